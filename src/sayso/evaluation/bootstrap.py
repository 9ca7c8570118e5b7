"""Intervals by drawing reports again and again, with those drawn twice counted twice (Efron's bootstrap)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from sayso.evaluation.counts import Count, figure

DRAWS = 1000
"""How many times the reports are drawn."""

SEED = 20241124
"""What the draws begin with, so that the same counts give the same intervals."""

INSIDE = 0.95
"""The share of the draws that an interval holds."""

Intervals = Mapping[str, Mapping[str, tuple[float, float]]]
"""By measure and by the name of a number of its figure, the lower and the upper bound."""

_NUMBERS = ("precision", "recall", "f1", "share")


def intervals(counts: Sequence[Mapping[str, Count]], *, draws: int = DRAWS, seed: int = SEED) -> Intervals:
    """The intervals of all measures, given the counts of each report."""
    names = list(dict.fromkeys(name for each in counts for name in each))
    columns = {name: _columns(name, counts) for name in names}
    distinct = list(dict.fromkeys(column for each in columns.values() for column in each))
    at = {column: number for number, column in enumerate(distinct)}
    is_share = {name: all(each[name].given is None for each in counts if name in each) for name in names}
    drawn: dict[str, list[tuple[float | None, ...]]] = {name: [] for name in names}
    for weights in _weights(len(counts), draws, seed):
        sums = [sum(map(mul, weights, column)) for column in distinct]
        for name, each in columns.items():
            right, wanted, hits, given = (sums[at[column]] for column in each)
            whole = figure(Count(right, wanted, hits, None if is_share[name] else given), {})
            drawn[name].append(tuple(getattr(whole, number) for number in _NUMBERS))
    return {name: dict(_bounds(values)) for name, values in drawn.items()}


def _columns(name: str, counts: Sequence[Mapping[str, Count]]) -> tuple[tuple[float, ...], ...]:
    """The four numbers of a measure's counts, each over all reports."""
    nothing = Count(0, 0, 0, 0)
    rows = [each.get(name, nothing) for each in counts]
    return tuple(tuple(number or 0 for number in column) for column in zip(*rows, strict=True))


def _weights(reports: int, draws: int, seed: int) -> Iterator[list[int]]:
    """How often each report is drawn, draw by draw."""
    chance = random.Random(seed)
    every = range(reports)
    for _ in range(draws):
        times = Counter(chance.choices(every, k=reports))
        yield [times[number] for number in every]


def _bounds(values: Sequence[tuple[float | None, ...]]) -> Iterator[tuple[str, tuple[float, float]]]:
    for name, column in zip(_NUMBERS, zip(*values, strict=True), strict=True):
        known = sorted(each for each in column if each is not None)
        if known:
            cut = (1 - INSIDE) / 2
            yield name, (known[int(cut * len(known))], known[min(len(known) - 1, int((1 - cut) * len(known)))])
