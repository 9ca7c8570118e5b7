"""Why a row is wrong: causes in tables, each with the question that tells whether it is the one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.evaluation.rows import Case
from sayso.evaluation.words import Words
from sayso.records import Span

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Cause(Generic[W]):
    """A cause by its name, and whether a wrong row has it."""

    name: str
    holds: Callable[[W], bool]


def first(causes: Sequence[Cause[W]], wrong: W) -> str:
    """The first cause that holds, or nothing where none does."""
    return next((cause.name for cause in causes if cause.holds(wrong)), "")


def always(_: object) -> bool:
    """The question of the last cause in a table: it holds where no other does."""
    return True


def is_in_furniture(case: Case, spans: Sequence[Span]) -> bool:
    """Whether most words of the spans stand in lines that we marked as furniture."""
    words = Words(case.text)
    wanted = words.of(spans)
    return bool(wanted) and 2 * len(wanted & words.of([each.span for each in case.reading.furniture])) > len(wanted)


def names(causes: Sequence[Cause[W]]) -> tuple[str, ...]:
    """The names of the causes in a table."""
    return tuple(cause.name for cause in causes)
