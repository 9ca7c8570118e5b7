"""Spans, and what is left out when readings are compared."""

from __future__ import annotations

import ast
import inspect
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from types import ModuleType

import pytest

from sayso import records, words
from sayso.records import Article, Parse, Reading, Span

NO_WORDS = Parse(**{each.name: () for each in fields(Parse)})


@pytest.mark.parametrize(
    ("one", "other", "meets", "holds"),
    [
        (Span(0, 4), Span(4, 6), False, False),  # half-open: they touch and share nothing
        (Span(0, 4), Span(3, 6), True, False),
        (Span(0, 6), Span(3, 6), True, True),
        (Span(3, 6), Span(0, 6), True, False),
        (Span(2, 5), Span(2, 5), True, True),
        (Span(7, 9), Span(0, 3), False, False),
    ],
)
def test_spans_are_half_open(one: Span, other: Span, *, meets: bool, holds: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets
    assert one.holds(other) is holds


def test_a_span_counts_code_points() -> None:
    assert Span(2, 5).of("🌊 dam") == "dam"


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


def test_the_parse_is_left_out_of_comparisons_and_of_what_is_printed() -> None:
    article = Article("a", "Rain.")
    assert Reading(article, parse=NO_WORDS) == Reading(article)
    assert "parse" not in repr(Reading(article, parse=NO_WORDS))


def test_a_parse_gives_the_characters_of_its_tokens() -> None:
    empty = {each.name: () for each in fields(Parse)}
    parse = Parse(**{**empty, "starts": (0, 5, 9), "ends": (4, 8, 13)})
    assert parse.span(1, 3) == Span(5, 13)


def test_every_record_is_frozen_and_slotted() -> None:
    kinds = [each for each in vars(records).values() if inspect.isclass(each) and is_dataclass(each)]
    assert len(kinds) > 12
    assert all(hasattr(kind, "__slots__") and kind.__dataclass_params__.frozen for kind in kinds)
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start = 3  # type: ignore[misc]


@pytest.mark.parametrize(("module", "own"), [(words, set()), (records, {"sayso.words"})])
def test_the_types_import_the_standard_library_only(module: ModuleType, own: set[str]) -> None:
    tree = ast.parse(inspect.getsource(module))
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert {name.split(".")[0] for name in set(named) - own} <= sys.stdlib_module_names
