"""Marks in a report: every character stays, every mark opens and closes where it should."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import terminal
from sayso.records import Span
from sayso.terminal import Mark

TEXT = "abcdefghij klmnop qrstuv wxyz"


@st.composite
def mark(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    what = draw(st.sampled_from(list(terminal.STYLES)))
    return Mark(Span(start, end), what, None if what == "furniture" else draw(st.integers(1, 12)))


@given(st.lists(mark(), max_size=8))
def test_no_character_is_lost_or_moved(marks: list[Mark]) -> None:
    plain = terminal.marked(TEXT, marks, plain=True).plain
    assert re.sub(r"[\[{<]\d+ |[\]}>~]", "", plain) == TEXT
    for opening, closing in ("[]", "{}", "<>"):
        assert plain.count(opening) == plain.count(closing)
    coloured = terminal.marked(TEXT, marks, plain=False).plain
    assert re.sub(r"\d+ ", "", coloured) == TEXT


@given(mark())
def test_a_mark_stands_around_its_words(one: Mark) -> None:
    opening, closing = terminal.BRACKETS[one.what]
    number = f"{one.number} " if one.number else ""
    assert f"{opening}{number}{one.span.of(TEXT)}{closing}" in terminal.marked(TEXT, [one], plain=True).plain


MARKED = [
    ([(0, 5, "content", 1)], "[1 abcde]fgh"),
    ([(0, 3, "speaker", 1), (0, 8, "content", 2)], "[2 {1 abc}defgh]"),
    ([(0, 5, "content", 1), (3, 8, "content", 2)], "[1 abc[2 de]fgh]"),
    ([(2, 4, "cue", 3), (4, 6, "speaker", 3)], "ab<3 cd>{3 ef}gh"),
    ([(0, 8, "furniture", None)], "~abcdefgh~"),
]


@pytest.mark.parametrize(("marks", "wanted"), MARKED)
def test_marks_nest_and_cross(marks: list[tuple[int, int, str, int | None]], wanted: str) -> None:
    found = [Mark(Span(start, end), what, number) for start, end, what, number in marks]
    assert terminal.marked("abcdefgh", found, plain=True).plain == wanted


def test_line_ends_of_other_systems_are_line_ends() -> None:
    assert terminal.marked("a\r\nb\rc", [Mark(Span(3, 4), "cue", 1)], plain=True).plain == "a \n<1 b>\nc"


@given(st.text())
def test_cleaning_keeps_the_length_and_leaves_nothing_that_commands_a_terminal(text: str) -> None:
    cleaned = terminal.clean(text)
    assert len(cleaned) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cleaned)


@pytest.mark.parametrize(
    ("count", "wanted"), [(0, ""), (1, "r0"), (5, "r0, r1, r2, r3, r4"), (7, "r0, r1, r2, r3, r4 and 2 more")]
)
def test_a_long_list_of_names_is_cut(count: int, wanted: str) -> None:
    assert terminal.few([f"r{number}" for number in range(count)]) == wanted
