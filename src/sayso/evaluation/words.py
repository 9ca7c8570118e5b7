"""Spans as sets of words, so that quotation marks, commas and full stops at their edges do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sayso.records import Span

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word: letters and digits, with apostrophes inside it."""

_MARK = re.compile('["“„«”»]')
_OPENERS, _CLOSERS = frozenset("“„«"), frozenset('”»"')
_BEFORE_OPENING = frozenset("([—–-‘'")  # what a straight mark that opens may follow, besides white space


@dataclass(frozen=True)
class Words:
    """The words of one text by number, and which characters lie inside quotation marks."""

    text: str

    @cached_property
    def _numbers(self) -> list[int | None]:
        numbers: list[int | None] = [None] * len(self.text)
        for number, word in enumerate(WORD.finditer(self.text)):
            numbers[word.start() : word.end()] = [number] * (word.end() - word.start())
        return numbers

    @cached_property
    def _quoted(self) -> list[bool]:
        return quoted(self.text)

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words that the spans touch."""
        return frozenset(
            number for span in spans for number in self._numbers[span.start : span.end] if number is not None
        )

    def characters(self, spans: Iterable[Span]) -> frozenset[int]:
        """The offsets of the characters in the spans, white space left out."""
        return frozenset(at for span in spans for at in range(span.start, span.end) if not self.text[at].isspace())

    def manner(self, spans: Iterable[Span]) -> str:
        """`direct` if all words of the spans are in quotation marks, `indirect` if none, or `mixed`."""
        inside = [
            self._quoted[word.start()] for span in spans for word in WORD.finditer(self.text, span.start, span.end)
        ]
        if not any(inside):
            return "indirect"
        return "direct" if all(inside) else "mixed"


def quoted(text: str) -> list[bool]:
    """For each character, whether it lies inside double quotation marks, the marks included.

    A curly mark opens or closes by its shape; a straight one opens after white space, a bracket or a dash and else
    closes. A quotation that is not closed ends with its line.
    """
    inside = [False] * len(text)
    for line in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in _MARK.finditer(text, line.start(), line.end()):
            sign, at = mark.group(), mark.start()
            if opened is None:
                before = text[at - 1] if at > line.start() else " "
                if sign in _OPENERS or (sign == '"' and (before.isspace() or before in _BEFORE_OPENING)):
                    opened = at
            elif sign in _CLOSERS:
                inside[opened : at + 1] = [True] * (at + 1 - opened)
                opened = None
        if opened is not None:
            inside[opened : line.end()] = [True] * (line.end() - opened)
    return inside


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the words of either that are in both, 0 to 1 (Jaccard)."""
    common = len(one & other)
    return common / len(one | other) if common else 0.0
