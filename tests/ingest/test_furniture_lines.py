"""Lines and what can be told of each from its own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.lines import Shape, bulleted, ends_sentence, split_lines, titled


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("The harbour will stay closed until Thursday.", Shape.PROSE),
        ("The harbour will stay closed. Nobody knows for how long the ships must wait", Shape.PROSE),
        ("Harbour stays closed", Shape.SHORT),
        ("Nobody was hurt.", Shape.KEPT),
        ("The captain said:", Shape.KEPT),
        ("“Nobody was hurt", Shape.KEPT),
        ("港口将关闭至星期四,海岸警卫队周一表示,雾太大了。", Shape.PROSE),
        ("بندر تا روز پنجشنبه بسته می‌ماند، گارد ساحلی گفت.", Shape.PROSE),
    ],
)
def test_the_shape_of_a_line(line: str, shape: Shape) -> None:
    assert [each.shape for each in split_lines(line)] == [shape]


@given(st.text(alphabet=st.sampled_from("ab \t\r\n.\u00a0\u2028")))
def test_lines_cover_all_that_is_no_white_space(text: str) -> None:
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text == line.text.strip() != "" for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())


def test_a_hard_wrap_is_seen_only_where_lines_begin_small() -> None:
    wrapped = "The harbour will stay closed until the end of\nthe week, said the guard, and the ferries\nwait outside."
    assert [line.inside for line in split_lines(wrapped)] == [True, True, True]
    assert not any(line.inside for line in split_lines(wrapped.replace("\n", "\n\n")))
    assert not any(line.inside for line in split_lines("Harbour stays closed\nFerries wait outside\nStorm expected"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Council Sues Architect Over Stadium Fees", True),
        ("Council sues architect over stadium fees", False),
        ("Council", False),
    ],
)
def test_title_case(line: str, expected: bool) -> None:
    assert titled(line) is expected


@pytest.mark.parametrize(("line", "expected"), [("- a", True), ("12. a", True), ("3) a", True), ("1998 was", False)])
def test_items_of_a_list(line: str, expected: bool) -> None:
    assert bulleted(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It rained. ", True), ("It rained.” (", True), ("It rained", False), ("Mr. Holm and J. Vance ", False)],
)
def test_whether_a_sentence_ends_in_a_text(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected
