"""Counts of one report, their sums, and the figures that sums come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from sayso.evaluation.rows import Judged

T = TypeVar("T")


class Count(NamedTuple):
    """How many are right of those wanted, and of those that we gave.

    Where `given` is None it is a share: `right` of `wanted`, and precision has no meaning.
    """

    right: float
    wanted: float
    hits: float = 0
    given: float | None = None

    def plus(self, other: Count) -> Count:
        """The sum of the two."""
        given = None if self.given is None and other.given is None else (self.given or 0) + (other.given or 0)
        return Count(self.right + other.right, self.wanted + other.wanted, self.hits + other.hits, given)


@dataclass(frozen=True, slots=True)
class Scored:
    """What scoring one report in one layer gives.

    `rows` are those of gold, in order; `extra` are rows of ours that nothing in gold answers. `sure` has, for rows of
    ours with a confidence, the confidence and whether the row is right. `distances` are errors in kilometres.
    """

    counts: Mapping[str, Count]
    rows: tuple[Judged, ...] = ()
    extra: tuple[Judged, ...] = ()
    sure: tuple[tuple[float, bool], ...] = ()
    distances: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 or, for a share, `share` alone.

    Each is 0 to 1, and None where nothing was counted.

    `intervals` holds, under the names of these, the bounds within which 95% of the draws of a bootstrap lie.
    """

    wanted: float
    given: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    share: float | None
    intervals: Mapping[str, tuple[float, float]]

    @property
    def main(self) -> float | None:
        """F1, or the share: the one number to watch."""
        return self.share if self.given is None else self.f1


def total(counts: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """The sums over reports, by measure, in the order in which measures first come up."""
    summed: dict[str, Count] = {}
    for each in counts:
        for measure, count in each.items():
            summed[measure] = summed[measure].plus(count) if measure in summed else count
    return summed


def precision_recall_f1(count: Count) -> tuple[float, float, float]:
    """Precision, recall and F1 of a count that is no share; 0 where there is nothing."""
    precision = count.hits / count.given if count.given else 0.0
    recall = count.right / count.wanted if count.wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figure(count: Count, intervals: Mapping[str, tuple[float, float]]) -> Figure:
    """The figure that a sum comes to."""
    if count.given is None:
        share = count.right / count.wanted if count.wanted else None
        return Figure(count.wanted, None, None, None, None, share, intervals)
    precision, recall, f1 = precision_recall_f1(count)
    return Figure(count.wanted, count.given, precision, recall, f1, None, intervals)


class Sheet:
    """Counts under way: what is right is added up by measure."""

    def __init__(self, *shares: str) -> None:
        """A sheet on which the shares named stand first, in this order, also where nothing is counted."""
        self._sums: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
        self._shares: set[str] = set(shares)
        for name in shares:
            self._sums[name] = [0, 0, 0, 0]

    def wanted(self, measure: str, right: bool, number: int = 1) -> None:
        """Count a row of gold, found or not."""
        self._sums[measure][0] += number * right
        self._sums[measure][1] += number

    def given(self, measure: str, right: bool, number: int = 1) -> None:
        """Count a row of ours, right or not."""
        self._sums[measure][2] += number * right
        self._sums[measure][3] += number

    def share(self, measure: str, right: bool) -> None:
        """Count one more of those that a share is taken of."""
        self._shares.add(measure)
        self.wanted(measure, right)

    def put(self, measure: str, count: Count) -> None:
        """Set a count that was taken otherwise."""
        if count.given is None:
            self._shares.add(measure)
        self._sums[measure] = [count.right, count.wanted, count.hits, count.given or 0]

    def counts(self) -> dict[str, Count]:
        """What was counted."""
        return {
            measure: Count(sums[0], sums[1], sums[2], None if measure in self._shares else sums[3])
            for measure, sums in self._sums.items()
        }


def paired(right: int, wanted: int, given: int) -> Count:
    """The count of rows paired one to one: what is right of gold is right of ours."""
    return Count(right, wanted, right, given)


def common(gold: Iterable[T], ours: Iterable[T]) -> Count:
    """The count of labels that may repeat (multisets)."""
    one, other = Counter(gold), Counter(ours)
    return paired((one & other).total(), one.total(), other.total())
