"""A statement as sets of words, and the statements of a report beside those of gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluation.rows import Case, Said
from sayso.evaluation.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A statement by the numbers of its words."""

    said: Said
    words: frozenset[int]
    characters: frozenset[int]
    speaker: frozenset[int]
    cue: frozenset[int]
    manner: str

    @classmethod
    def of(cls, said: Said, words: Words) -> Row:
        """The row of a statement in the text of `words`."""
        return cls(
            said,
            words.of(said.content),
            words.characters(said.content),
            words.of(said.speaker),
            words.of(said.cue),
            words.manner(said.content),
        )

    def same_speaker(self, other: Row) -> bool:
        """Whether the speakers share a word, or neither has one."""
        return bool(self.speaker & other.speaker) or not (self.speaker or other.speaker)

    def covers(self, other: Row) -> float:
        """The share of the other's words that are in this one, 0 to 1."""
        return len(self.words & other.words) / len(other.words) if other.words else 0.0


@dataclass(frozen=True, slots=True)
class WholeReport:
    """All statements of a report: gold, ours, the pairs, and those pairs that are alike enough."""

    gold: Sequence[Row]
    ours: Sequence[Row]
    pairs: dict[int, tuple[int, float]]
    answers: dict[int, int]
    case: Case
