"""Texts with marked times: "They left [two days ago=2024-04-24]." marks a time and its value.

A value that begins with P is a duration, one with "set " before it a set, one with T in it a time of the day; "?"
stands for the X of what is not known. Every time that is found has to be marked.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.annotate.parse import Parser
from sayso.ground.times import TimeTagger
from sayso.pipeline import apply
from sayso.records import Article, Reading, When

_MARK = re.compile(r"\[([^\]=]+)=([^\]]+)\]")
FRIDAY = "2024-04-26"
"""The publication date of a text that gives no other."""


def plain(marked: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text without marks, and words, type and value of each mark."""
    marks = []
    for words, value in _MARK.findall(marked):
        is_set, bare = value.startswith("set "), value.removeprefix("set ").replace("?", "X")
        kind = (
            "SET"
            if is_set
            else "DURATION"
            if re.match(r"P[T\dX]", bare)
            else "TIME"
            if re.search(r"\dT|XT", bare)
            else "DATE"
        )
        marks.append((words, kind, bare))
    return _MARK.sub(r"\1", marked), marks


@cache
def times(text: str, published: str | None = FRIDAY) -> tuple[When, ...]:
    """The times that are found in the text."""
    readings = [Reading(Article("t", text, published=published, language="en"))]
    (reading,) = apply(TimeTagger(), apply(Parser(), readings))
    assert not reading.failures, reading.failures
    return reading.times


def told(when: When, text: str) -> tuple[str, str | None, str | None]:
    """Words, type and value of a time."""
    assert when.span is not None
    return when.span.of(text), when.type, when.value


def complaints(marked: str, published: str | None = FRIDAY) -> list[str]:
    """What is found in a marked text and not marked, and the other way round."""
    text, marks = plain(marked)
    found = [told(when, text) for when in times(text, published)]
    wrong = [f"not found: {one}" for one in marks if one not in found]
    return wrong + [f"not marked: {one}" for one in found if one not in marks]
