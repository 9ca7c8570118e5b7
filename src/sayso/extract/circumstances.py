"""The stage that says when, where and at what occasion a statement was made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from sayso.extract.adjuncts import NOTHING, AdjunctFinder, Adjuncts
from sayso.extract.syntax import Range, is_verb
from sayso.knowledge import fingerprint
from sayso.knowledge.cues import lexicon
from sayso.records import Article, Mention, Parse, Place, Reading, Span, Statement, When


@dataclass(frozen=True, slots=True)
class CircumstanceFinder:
    """Gives each statement the time, place and occasion that the text gives it, or none.

    The adjuncts of the verb that reports come first. A statement without any takes those of the same speaker's
    statement in the sentence before; and a sentence that speaks of what was just said ("She made the remarks in
    Geneva") gives its own to the speaker's statements right before and right after it.

    "Talks failed, she said in Oslo on 3 May 2024." gives a statement made in Oslo on 2024-05-03.
    """

    name: ClassVar[str] = "circumstances"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention, When, Place, Statement)
    writes: ClassVar[tuple[type, ...]] = (Statement,)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the lexicon."""
        return f"cues:{fingerprint('cues.toml')}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Statement]]:
        """Yield the statements of each reading, with their circumstances."""
        for reading in readings:
            if reading.parse is None or not reading.statements:
                yield reading.statements
            else:
                yield _Circumstances(reading, reading.parse).statements()


class _Circumstances:
    """One report whose statements are given their circumstances."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._reading, self._parse = reading, parse
        self._finder = AdjunctFinder(reading, parse)
        self._own = [self._adjuncts(statement) for statement in reading.statements]
        self._sentences = [self._sentence(statement) for statement in reading.statements]
        self._remarks = dict(self._taken_up())

    def statements(self) -> list[Statement]:
        """The statements in their order, with their circumstances."""
        told = []
        for number, statement in enumerate(self._reading.statements):
            found = self._own[number]
            for other in self._nearby(number):
                found = found.filled(other)
            told.append(replace(statement, when=found.when, where=found.where, occasion=found.occasion))
        return told

    def _adjuncts(self, statement: Statement) -> Adjuncts:
        """What the verb that reports has of its own."""
        verb = self._verb(statement)
        if verb is None:
            return NOTHING
        mentions = (statement.speaker, statement.target, statement.addressee)
        spans = [*statement.content, *(mention.span for mention in mentions if mention is not None)]
        ranges = [each for each in map(self._range, spans) if not self._is_audience(each)]
        return self._finder.of(verb, ranges)

    def _is_audience(self, phrase: Range) -> bool:
        """Whether the phrase is of those who come to hear: "reporters in Geneva" are where they are told."""
        words = lexicon()
        return any(self._parse.lemmas[at] in words.audiences | words.occasions for at in range(*phrase))

    def _verb(self, statement: Statement) -> int | None:
        """The verb that reports; None where a noun or preposition does."""
        if statement.cue is None:
            return None
        first, stop = self._range(statement.cue)
        return next((at for at in range(first, stop) if is_verb(self._parse, at)), None)

    def _range(self, span: Span) -> Range:
        parse = self._parse
        return bisect_left(parse.starts, span.start), bisect_left(parse.starts, span.end)

    def _sentence(self, statement: Statement) -> tuple[int, int]:
        """The first and the last sentence that the statement and its cue stand in."""
        parse = self._parse
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        ends = [parse.sentence_of[min(self._range(span)[0], len(parse.words) - 1)] for span in spans]
        ends += [parse.sentence_of[max(bisect_left(parse.starts, span.end) - 1, 0)] for span in spans]
        return min(ends), max(ends)

    def _nearby(self, number: int) -> Iterator[Adjuncts]:
        """What is told of the statement by the sentences beside it, and by the speaker's statement just before."""
        statement = self._reading.statements[number]
        actor = _actor(statement)
        if actor is None or self._is_told(statement):
            return
        first, last = self._sentences[number]
        for sentence in (last + 1, first - 1):
            if (told := self._remarks.get((sentence, actor))) is not None:
                yield told
        for other in range(number - 1, -1, -1):
            begun, ended = self._sentences[other]
            if ended < first - 1:
                break
            if _actor(self._reading.statements[other]) == actor and begun <= first:
                yield self._own[other]

    def _is_told(self, statement: Statement) -> bool:
        """Whether it is part of what another statement says: that it was made then and there is not said of it."""
        cue = statement.cue
        return cue is not None and any(
            piece.holds(cue) for other in self._reading.statements if other is not statement for piece in other.content
        )

    def _taken_up(self) -> Iterator[tuple[tuple[int, str], Adjuncts]]:
        """Sentences that speak of what was just said, by number and actor, with their adjuncts."""
        parse, words = self._parse, lexicon()
        mentions = sorted(self._reading.mentions, key=lambda mention: mention.span.start)
        starts = [mention.span.start for mention in mentions]
        for number, (first, stop) in enumerate(parse.sentences):
            root = next((at for at in range(first, stop) if parse.heads[at] == at), first)
            if parse.lemmas[root] not in words.take_up:
                continue
            subject = next((one for one in parse.children[root] if parse.deps[one] == "nsubj"), None)
            told = parse.lemmas[root] in ("speak", "comment") or any(
                parse.deps[one] == "dobj" and self._points_back(one) for one in parse.children[root]
            )
            if subject is None or not told:
                continue
            at = bisect_right(starts, parse.starts[subject])
            holding = [each for each in mentions[max(0, at - 3) : at] if each.span.end >= parse.ends[subject]]
            if holding and holding[-1].actor:
                yield (number, holding[-1].actor), self._finder.of(root)

    def _points_back(self, noun: int) -> bool:
        """Whether the noun is one of saying that takes up what was said: "these remarks", "the comments"."""
        parse = self._parse
        definite = any(parse.words[one].lower() in ("the", "these", "those", "this") for one in parse.children[noun])
        return definite and parse.lemmas[noun] in lexicon().remarks


def _actor(statement: Statement) -> str | None:
    return statement.speaker.actor if statement.speaker else None
