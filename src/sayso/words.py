"""Where words stand in a report, and how they hang together while it is being read.

Everybody imports these from `sayso.records`, with the other types of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Entity:
    """A run of tokens that the tagger calls a name: `first` (inclusive) to `stop` (exclusive)."""

    first: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """The words of one report and how they hang together; it never leaves the process.

    The first twelve fields run in parallel, one item a token. Tokens of a line marked as furniture are absent.
    `heads[i] == i` marks the root of a sentence. `lefts[i]`, `rights[i]` bound the subtree of token i: first token
    (inclusive) and last token (exclusive).
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]  # lower case
    tags: tuple[str, ...]  # Penn Treebank
    pos: tuple[str, ...]  # Universal Dependencies
    deps: tuple[str, ...]  # ClearNLP labels
    heads: tuple[int, ...]
    starts: tuple[int, ...]  # code points into Article.text
    ends: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    sentence_of: tuple[int, ...]  # index into `sentences`
    sentences: tuple[tuple[int, int], ...]  # token ranges, half-open
    paragraph_of: tuple[int, ...]  # per sentence: index of its paragraph in the article
    entities: tuple[Entity, ...]

    def span(self, first: int, stop: int) -> Span:
        """The characters of tokens `first` (inclusive) to `stop` (exclusive)."""
        return Span(self.starts[first], self.ends[stop - 1])


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """What a network made of a report's words, for stages that ask; it never leaves the process."""

    windows: tuple[Any, ...]  # one object a stretch of text, in order; what it is, the stage that writes it says
