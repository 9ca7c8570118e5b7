"""Words by number, quotation marks, and which rows answer which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.pairing import best_first, in_order
from sayso.evaluation.words import Words, quoted, shared
from sayso.records import Span


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no way" twice.', '"no way"'),
        ("He said “no way” twice.", "“no way”"),
        ('He said "no way', '"no way'),
        ('The 6" pipe burst', ""),
        ('(so "yes"), he said', '"yes"'),
        ("«Nie», said he", "«Nie»"),
        ('"One\ntwo" three', '"One'),  # a line ends what was not closed
        ("“A “ and b” c", "“A “ and b”"),
    ],
)
def test_what_lies_in_quotation_marks(text: str, inside: str) -> None:
    assert "".join(sign for sign, is_inside in zip(text, quoted(text), strict=True) if is_inside) == inside


@pytest.mark.parametrize(
    ("span", "manner"), [((8, 16), "direct"), ((17, 22), "indirect"), ((0, 16), "mixed"), ((7, 8), "indirect")]
)
def test_the_manner_of_a_content(span: tuple[int, int], manner: str) -> None:
    assert Words('He said "no way" twice.').manner([Span(*span)]) == manner


@given(st.text(alphabet='ab "”“\n’', max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marks_around_a_span_do_not_change_its_words(text: str, start: int, size: int) -> None:
    padded = f"“{text}”, "
    inner = Span(min(start, len(text)) + 1, min(start + size, len(text)) + 1)
    assert Words(padded).of([inner]) == Words(padded).of([inner, Span(0, 1)])


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_what_is_shared_is_the_same_both_ways(one: set[int], other: set[int]) -> None:
    first, second = frozenset(one), frozenset(other)
    assert shared(first, second) == shared(second, first) <= 1.0
    assert (shared(first, second) == 1.0) == (first == second and bool(first))


def test_the_most_alike_are_paired_first_and_each_once() -> None:
    likeness = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.9, ("b", "x"): 0.0}
    assert best_first(["a", "b"], ["x", "y"], lambda g, o: likeness[g, o]) == {0: (1, 0.9)}


def test_spans_are_paired_in_the_order_of_gold() -> None:
    gold, ours = [Span(0, 5), Span(3, 9)], [Span(2, 9), Span(0, 2)]
    assert in_order(gold, ours) == {0: 0}  # it takes the longer overlap, and leaves none for the second
    assert in_order(gold, [Span(3, 9)], exact=True) == {1: 0}


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=6))
def test_spans_are_paired_with_themselves(raw: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + size) for start, size in raw]
    assert len(in_order(spans, spans, exact=True)) == len(spans)
