"""The stage that finds the places of a report and says which they are."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import ClassVar

from sayso.ground.gazetteer import SOURCES, Candidate
from sayso.ground.place_evidence import EVERYDAY
from sayso.ground.place_kinds import kind
from sayso.ground.senses import Sense, resolve
from sayso.ground.toponyms import WEIGHTS, Toponym, Weights, find_toponyms
from sayso.knowledge import fingerprint
from sayso.knowledge.contested import contested
from sayso.records import Article, Parse, Place, Reading

CONFIDENCE = "place_confidence.toml"
"""The data file that says how often a place is right."""

GROUNDS = ("name", "sense")
"""What has to be right: that the words name a place, and that it is the one that is meant."""

_KNOWN = (*SOURCES, "outlets", "contested", WEIGHTS, CONFIDENCE, EVERYDAY)
_MOST = 1e-4  # how near to 0 and 1 the chance of a name may come
_MOST_OF_SENSE = 0.02  # the same of a sense: beyond, what is wrong has other causes than the places of the name


@dataclass(frozen=True, slots=True)
class PlaceResolver:
    """Finds the names of places in a report and resolves them to places in the gazetteer.

    A name has one sense in a report unless its container is named ("Paris, Texas"). A name that no place in the
    gazetteer bears, or whose place is too unlikely, has neither coordinates nor country. The adjectives and names of
    peoples ("Estonian") are of kind demonym, resolved to the state; names used for a government, a team or as part of
    the name of a body ("Oslo said", "Bank of Norway") are of kind metonym.

    "Fighting went on in Kandahar, southern Afghanistan." has the places Kandahar, a city, and Afghanistan, a country.
    """

    demonyms: bool = True  # whether peoples are given
    least: float = 0.5  # confidence under which no place is given
    knowledge: tuple[str, ...] = field(default=(), metadata={"outside_recipe": True})  # compiled files of the user's

    name: ClassVar[str] = "places"
    version: ClassVar[str] = "3"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse)
    writes: ClassVar[tuple[type, ...]] = (Place,)

    @property
    def model(self) -> str:
        """What stands for a model here: the gazetteer and the weights of the evidence."""
        return f"gazetteer:{fingerprint(*_KNOWN, files=self.knowledge)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Place]]:
        """Yield the places of each reading, in order."""
        for reading in readings:
            parse = reading.parse
            if parse is None or not parse.words:
                yield ()
                continue
            found = sensed(reading.article, parse, self.knowledge)
            published = reading.article.published
            yield tuple(self._place(parse, *pair, published) for pair in found if self.demonyms or not pair[0].people)

    def _place(self, parse: Parse, toponym: Toponym, sense: Sense | None, published: str | None) -> Place:
        span = parse.span(toponym.first, toponym.stop)
        sure = confidence(toponym, sense) if sense else 0.0
        if sense is None or sure < self.least:
            return Place(span, kind(parse, toponym, None))
        chosen = sense.place
        return Place(
            span,
            kind(parse, toponym, chosen),
            name=chosen.name,
            geonames=chosen.geonames,
            lat=chosen.lat,
            lon=chosen.lon,
            country=chosen.country,
            grain=chosen.grain,
            confidence=round(sure, 3),
            note=_note(toponym, chosen, published),
        )


def sensed(
    article: Article, parse: Parse, files: tuple[str, ...] = (), *, weights: Weights | None = None
) -> list[tuple[Toponym, Sense | None]]:
    """The names of places of a report, in order, each with what it most likely stands for.

    `files` are compiled files of knowledge of the user's; `weights` are those that ship if not given.
    """
    found = find_toponyms(article.text, parse, files, weights=weights)
    return list(zip(found, resolve(article, parse, found, files=files), strict=True))


def confidence(toponym: Toponym, sense: Sense) -> float:
    """How often a place that is as well founded is right, that is within 161 km (0 to 1)."""
    return math.prod(
        1 / (1 + math.exp(-slope * each - start))
        for (slope, start), each in zip(_weights(), grounds(toponym, sense), strict=True)
    )


def grounds(toponym: Toponym, sense: Sense) -> tuple[float, float]:
    """What speaks for each of GROUNDS, as logarithms of odds."""
    return _log_odds(toponym.chance, _MOST), _log_odds(sense.share, _MOST_OF_SENSE)


def _log_odds(chance: float, most: float) -> float:
    chance = min(max(chance, most), 1 - most)
    return math.log(chance / (1 - chance))


@cache
def _weights() -> tuple[tuple[float, float], ...]:
    """By how much the log odds of each of GROUNDS are stretched, and what is added to them."""
    data = tomllib.loads(files("sayso.knowledge").joinpath(CONFIDENCE).read_text(encoding="utf-8"))
    return tuple((data[name]["slope"], data[name]["start"]) for name in GROUNDS)


def _note(toponym: Toponym, place: Candidate, published: str | None) -> str | None:
    """That the place is renamed, unless the report is older than its new name; that it is claimed by several states."""
    if toponym.people:
        return None
    day = published[:10] if published else None
    until = place.former
    renamed = until and (day is None or day[: len(until)] >= until)
    notes = (f"renamed:{place.name}:{until}" if renamed else None, contested(place.name, place.country, day))
    return ";".join(filter(None, notes)) or None
