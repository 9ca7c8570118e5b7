"""The stage that finds who did what to whom, and whether it is said to have happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sayso.extract.drafts import Page
from sayso.extract.events import network
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.weighing import by_lexicon, weigh
from sayso.extract.events.writing import Writer
from sayso.knowledge import fingerprint
from sayso.records import Actor, Article, Event, Mention, Parse, Place, Reading, Statement, When

SOURCES = (
    *("frames.toml", "statuses.toml", "contexts.toml", "party_words.txt", "cues.toml", "moods.toml", "actor_nouns.txt"),
    *("events_confidence.toml", "sectors"),
)
"""The lexicons and the table that deeds are read by."""


@dataclass(frozen=True, slots=True)
class EventExtractor:
    """Finds deeds in PLOVER's terms: who did what to whom, where, when, and whether it is real.

    A lexicon of frames names verbs, nouns and light verbs; the codebook's rules decide between types; the grammar finds
    parties, status, place, time and size. Where the network has encoded the report for the stage of statements, a
    small network weighs all that, and sees deeds that the lexicon lacks. One event is one predication; those of one
    deed share `deed`.

    "Rebels said the army had shelled Tarun." gives an ASSAULT by "the army" on "Tarun" that is claimed, not reported.
    """

    learned: bool = True

    name: ClassVar[str] = "events"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention, Actor, When, Place, Statement)
    writes: ClassVar[tuple[type, ...]] = (Event,)

    @property
    def model(self) -> str:
        """Lexicons and counts, and the weights where they are used."""
        known = f"frames:{fingerprint(*SOURCES)}"
        return f"{known} network:{network.fingerprint()}" if self.learned else known

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Event]]:
        """Yield the events of each reading, in the order of their triggers."""
        for reading in readings:
            yield () if reading.parse is None or not reading.parse.words else self._events(reading, reading.parse)

    def _events(self, reading: Reading, parse: Parse) -> tuple[Event, ...]:
        page = Page.of(reading.article.text, parse)
        grammar = Grammar.of(page, reading)
        encoding = reading.encoding.windows if self.learned and reading.encoding is not None else None
        drafts = by_lexicon(page, grammar) if encoding is None else weigh(page, grammar, encoding)
        return tuple(Writer(page, reading, grammar).events(drafts))
