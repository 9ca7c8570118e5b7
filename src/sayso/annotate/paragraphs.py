"""Where the paragraphs of a plain text begin and end."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_LONGEST = 20_000
"""Longer paragraphs are cut, so that no parse needs more than a few hundred megabytes."""


def paragraphs(text: str, without: Iterable[Span] = ()) -> Iterator[Span]:
    """The paragraphs of `text` in order, white space trimmed.

    Lines that meet a span of `without` are left out. A line is a paragraph, but in hard-wrapped text lines run on
    until a blank one, and a long line runs on into one that begins in lower case.
    """
    lines = [_trim(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    wrapped = _is_wrapped(text, lines)
    barred = deque(sorted(without))
    current: Span | None = None
    for line in lines:
        while barred and barred[0].end <= line.start:
            barred.popleft()
        if barred and line.meets(barred[0]):
            if current:
                yield from _cut(text, current)
            current = None
        elif current and _adjacent(text, current, line) and (wrapped or _runs_on(text, current, line)):
            current = Span(current.start, line.end)
        else:
            if current:
                yield from _cut(text, current)
            current = line
    if current:
        yield from _cut(text, current)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _adjacent(text: str, before: Span, after: Span) -> bool:
    """Whether just one line break lies between the two."""
    gap = text[before.end : after.start]
    return len(gap.replace("\r\n", "\n").strip(" \t")) == 1


def _runs_on(text: str, before: Span, after: Span, *, least: int = 30) -> bool:
    """Whether a sentence runs from one line into the next.

    The line has at least so many characters and stops without a full stop, and the next begins in lower case.
    """
    long_enough = before.end - before.start >= least
    return long_enough and text[after.start].islower() and not _ENDS.search(text, before.start, before.end)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether sentences run over line ends: lines stop without a full stop and the next begins in lower case."""
    breaks = running = 0
    for before, after in pairwise(lines):
        if not _adjacent(text, before, after):
            continue
        breaks += 1
        running += _runs_on(text, before, after, least=1)
    return running >= 2 and running >= 0.25 * breaks


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        half, full = start + _LONGEST // 2, start + _LONGEST
        end = text.rfind(". ", half, full) + 1 or text.rfind(" ", half, full) + 1 or full  # sentence, word, anywhere
        if (piece := _trim(text, start, end)).start < piece.end:
            yield piece
        start = end
    if (last := _trim(text, start, paragraph.end)).start < last.end:
        yield last
