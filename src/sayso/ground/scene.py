"""What a time is read against: the words around it, the day the report came out, the times named before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sayso.ground.lexicon import Lexicon
from sayso.ground.numbers import number, year
from sayso.ground.patterns import Rule, Tokens
from sayso.ground.periods import FINENESS, Period
from sayso.ground.tense import direction
from sayso.records import Parse


@dataclass
class Scene:
    """The report as far as it has been read; `named` grows with each time that is found."""

    lexicon: Lexicon
    tokens: Tokens
    parse: Parse
    now: date | None
    source: str = "published"  # what `now` rests on: published, dateline, assumed
    named: list[tuple[int, Period]] = field(default_factory=list)  # token, period

    @property
    def relative(self) -> str:
        """The basis of what is reckoned from `now` or from an earlier date."""
        return "relative" if self.source == "published" else self.source

    def then(self, grain: str) -> date | None:
        """The first day of the period named last that is no coarser than the grain; else `now`."""
        fine = FINENESS.index(grain)
        for _, period in reversed(self.named):
            if FINENESS.index(period.grain) <= fine:
                return period.first
        return self.now

    def named_last(self, grain: str) -> Period | None:
        """The period of that grain named last."""
        return next((period for _, period in reversed(self.named) if period.grain == grain), None)

    def quarter(self, token: int | None = None) -> Period | None:
        """The quarter named last of those that have ended; near the token, if one is given."""
        if token is not None:
            near = self.sentence(token) - 2
            if not any(one.grain == "quarter" and self.sentence(at) >= near for at, one in self.named):
                return None
        now = self.now
        return next((one for _, one in reversed(self.named) if one.grain == "quarter" and now and one.last < now), None)

    def node(self, token: int) -> int | None:
        """Which token of the parse holds the beginning of this one; None if it was not parsed."""
        start = self.tokens.starts[token]
        at = bisect_right(self.parse.starts, start) - 1
        return at if at >= 0 and start < self.parse.ends[at] else None

    def tag(self, token: int) -> str:
        """The Penn tag at the token; empty beyond the text and where it was not parsed."""
        if not 0 <= token < len(self.tokens.words):
            return ""
        node = self.node(token)
        return "" if node is None else self.parse.tags[node]

    def word(self, token: int) -> str:
        """The lower-case word of the token; empty beyond the text."""
        return self.tokens.words[token] if 0 <= token < len(self.tokens.words) else ""

    def sentence(self, token: int) -> int:
        """The number of the sentence in which the token stands; -1 where it was not parsed."""
        node = self.node(token)
        return -1 if node is None else self.parse.sentence_of[node]

    def in_person(self, token: int) -> bool:
        """Whether the token stands in the name of a person."""
        node = self.node(token)
        return node is not None and node in self._people

    @cached_property
    def _people(self) -> frozenset[int]:
        named = (one for one in self.parse.entities if one.label == "PERSON" and one.stop - one.first > 1)
        return frozenset(node for one in named for node in range(one.first, one.stop))

    def day_beside(self, token: int, sentences: int) -> date | None:
        """The day named last in the sentence of the token, or in so many before it."""
        here = self.sentence(token)
        near = (
            one.first
            for at, one in reversed(self.named)
            if one.grain == "day" and here - self.sentence(at) <= sentences
        )
        return next(near, None)

    def day_before(self, token: int) -> bool:
        """Whether a day is named before the token in its sentence."""
        here = self.sentence(token)
        return any(at < token and one.grain == "day" and self.sentence(at) == here for at, one in self.named)

    def parted(self, token: int) -> bool:
        """Whether "of the town" or its like begins here, so that a quarter before it is a share."""
        told = self.word(token) == "of" and self.tag(token + 1) in ("DT", "PRP$")
        return told and self.word(token + 2) not in ("year", "fiscal")

    def opens(self, token: int) -> bool:
        """Whether a sentence begins with the token."""
        node = self.node(token)
        return node is not None and self.parse.sentences[self.parse.sentence_of[node]][0] == node

    def direction(self, token: int) -> int:
        """Whether the clause around the token looks back (-1), ahead (1) or tells neither (0)."""
        node = self.node(token)
        return 0 if node is None else direction(self.parse, node)


class Hit:
    """A match of a rule, read by the names of its groups."""

    def __init__(self, rule: Rule, match: re.Match[str], scene: Scene) -> None:
        self.rule = rule
        self.scene = scene
        self._match = match
        self.first, self.stop = match.span(rule.of or 0)
        self.reach = match.end() - match.start()

    def has(self, name: str) -> bool:
        """Whether the group took part in the match."""
        return name in self._match.re.groupindex and self._match.start(name) >= 0

    def words(self, name: str) -> tuple[str, ...]:
        """The lower-case words of the group; none if it took no part."""
        if not self.has(name):
            return ()
        first, stop = self._match.span(name)
        return self.scene.tokens.words[first:stop]

    def phrase(self, name: str) -> str:
        """The words of the group with a blank between them."""
        return " ".join(self.words(name))

    def phrase_at(self, first: int, count: int) -> str:
        """So many lower-case words from a token on, with a blank between them."""
        return " ".join(self.scene.tokens.words[first : first + count])

    def of(self, table: str, name: str) -> Any:
        """The value in a table of the first word of the group that it has; None if none."""
        known: Mapping[str, Any] = self.scene.lexicon.tables[table]
        return next((known[word] for word in self.words(name) if word in known), None)

    def number(self, name: str) -> float | None:
        """The number that the group stands for."""
        return number(self.words(name), self._numbers)

    def ordinal(self, name: str) -> int:
        """The number that an ordinal stands for ("3rd", "twenty-first"); 0 if none."""
        words = self.words(name)
        parts = [
            int(re.sub(r"\D", "", word)) if word[0].isdigit() else self.scene.lexicon.number(word) for word in words
        ]
        return sum(parts)

    def year(self) -> int | None:
        """The year named in the group y."""
        words = self.words("y")
        return year(words, self._numbers) if words else None

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return self.scene.lexicon.tables["NUMBER"]

    def relation(self) -> tuple[int, str] | None:
        """How many steps, and from "now" or "then"; None where the match has no such word."""
        told = self.of("REL", "r") or self.of("REL", "v")
        if told is None:
            return None
        steps, anchor = told.split()
        return int(steps), anchor
