"""Where quotations begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Parse

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_STRAIGHT = '"'
_BEFORE_OPENING = frozenset("([—–-‘'/:;,")
_SPEECH_ENDS = frozenset(",.?!…")
_AFTER_CLOSING = frozenset(".,;:!?)]—–-’'/…")


_LONGEST_SINGLE = 2_000
"""Characters that speech in single marks may take; an apostrophe further on is another's."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: tokens `first` to `stop` (exclusive), the marks among them.

    `continues` is the number of the quotation that this one carries on, where a quotation runs over paragraphs: each
    paragraph opens with a mark and only the last one closes.
    """

    number: int
    first: int
    stop: int
    closed: bool
    paragraph: int
    continues: int | None = None


def quotations(text: str, parse: Parse) -> list[Quotation]:
    """The quotations of a parsed text, in order.

    A mark that nothing closes runs to the end of its paragraph.
    """
    found: list[Quotation] = []
    for paragraph, (first, stop) in enumerate(_paragraphs(parse)):
        start, end = parse.starts[first], parse.ends[stop - 1]
        last = found[-1] if found else None
        open_before = last is not None and not last.closed and last.paragraph == paragraph - 1
        for begin, finish, closed in _pairs(text, start, end):
            one = max(first, bisect_left(parse.ends, begin + 1, first, stop))
            after = bisect_left(parse.starts, finish, first, stop)
            carries_on = found[-1].number if open_before and begin == start else None
            if one < after:
                found.append(Quotation(len(found), one, after, closed, paragraph, carries_on))
    return found


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Token ranges of the paragraphs."""
    first = None
    for number, (start, stop) in enumerate(parse.sentences):
        if first is None:
            first = start
        if number + 1 == len(parse.sentences) or parse.paragraph_of[number + 1] != parse.paragraph_of[number]:
            yield first, stop
            first = None


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each stretch in quotation marks between two offsets."""
    at = start
    while at < end:
        width = _mark(text, at)
        if width and (text[at] in _OPENERS or _can_open(text, at, start)):
            stop = _closing(text, at, width, end)
            yield at, stop or end, stop is not None
            at = stop or end
        elif stop := _single(text, at, start, end):
            yield at, stop, True
            at = stop
        else:
            at += width or 1


def _mark(text: str, at: int) -> int:
    """How many characters the double quotation mark at this place takes: 0 where there is none, 2 for ''."""
    if text[at] == _STRAIGHT or text[at] in _OPENERS or text[at] in "”»":
        return 1
    return 2 if text[at : at + 2] in ("''", "``", "‘‘", "’’") else 0


def _single(text: str, at: int, start: int, end: int) -> int | None:
    """Where speech in single marks that begins at `at` ends; apostrophes and words in such marks are none.

    It has to close after a comma or the end of a sentence, before any double mark.
    """
    if text[at] not in "'‘" or not _can_open(text, at, start) or text[at + 1 : at + 2].isspace():
        return None
    for here in range(at + 2, min(end, at + _LONGEST_SINGLE)):
        if _mark(text, here):
            return None
        after = text[here + 1] if here + 1 < end else " "
        if text[here] in "'’" and text[here - 1] in _SPEECH_ENDS and (after.isspace() or after in _AFTER_CLOSING):
            return here + 1
    return None


def _can_open(text: str, at: int, start: int) -> bool:
    if text[at] in "”»" or text[at : at + 2] == "’’":
        return False
    before = text[at - 1] if at > start else " "
    return before.isspace() or before in _BEFORE_OPENING


def _closing(text: str, at: int, width: int, end: int) -> int | None:
    """Where the quotation that opens at `at` ends, its closing mark included; None where nothing closes it."""
    closers = _OPENERS.get(text[at], "")
    nested = 0
    here = at + width
    while here < end:
        size = _mark(text, here)
        if not size:
            here += 1
            continue
        if text[here] in closers and not nested:
            return here + size
        if not closers or text[here] not in _OPENERS:
            opens = _can_open(text, here, at + width) and not _looks_closing(text, here, size, end)
            if opens and closers:
                nested += 1
            elif nested:
                nested -= 1
            else:
                return here + size
        here += size
    return None


def _looks_closing(text: str, at: int, size: int, end: int) -> bool:
    after = text[at + size] if at + size < end else " "
    return after.isspace() or after in _AFTER_CLOSING
