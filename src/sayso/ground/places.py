"""The stage that finds the places of a report and says which they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sayso.ground.gazetteer import SOURCES
from sayso.ground.senses import Sense, resolve
from sayso.ground.toponyms import Toponym, find_toponyms
from sayso.knowledge import fingerprint
from sayso.records import Article, Parse, Place, Reading


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Finds the names of places in a report and resolves them to places in the gazetteer.

    A name has one sense in a report unless its container is named ("Paris, Texas"). A name that no place in the
    gazetteer bears, or for none of whose places anything speaks, has neither coordinates nor country. With `demonyms`,
    adjectives and names of peoples ("Estonian") are yielded as well, resolved to the state and noted as "demonym".

    "Fighting went on in Kandahar, southern Afghanistan." has the places Kandahar, a city, and Afghanistan, a country.
    """

    demonyms: bool = False
    least: float = 0.3  # confidence under which no place is given

    name: ClassVar[str] = "places"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse)
    writes: ClassVar[tuple[type, ...]] = (Place,)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the gazetteer."""
        return f"gazetteer:{fingerprint(*SOURCES)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Place]]:
        """Yield the places of each reading, in order."""
        for reading in readings:
            parse = reading.parse
            if parse is None or not parse.words:
                yield ()
                continue
            found = find_toponyms(reading.article.text, parse, with_peoples=self.demonyms)
            senses = resolve(reading.article, parse, found)
            yield tuple(self._place(reading, parse, *pair) for pair in zip(found, senses, strict=True))

    def _place(self, reading: Reading, parse: Parse, toponym: Toponym, sense: Sense | None) -> Place:
        span = parse.span(toponym.first, toponym.stop)
        if sense is None or sense.confidence < self.least:
            return Place(span)
        chosen = sense.place
        return Place(
            span,
            name=chosen.name,
            geonames=chosen.geonames,
            lat=chosen.lat,
            lon=chosen.lon,
            country=chosen.country,
            grain=chosen.grain,
            confidence=round(sense.confidence, 3),
            note=_note(toponym, sense, reading.article.published),
        )


def _note(toponym: Toponym, sense: Sense, published: str | None) -> str | None:
    """A renamed place, unless the report is older than its new name; a people."""
    if toponym.people:
        return "demonym"
    until = sense.place.former
    if until and (published is None or published[: len(until)] >= until):
        return f"renamed:{sense.place.name}:{until}"
    return None
