"""Whether rows that are said to be 90% sure are right nine times in ten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
"""Confidences are gathered in this many bins of equal width."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose confidence lies between `low` (inclusive) and `high`."""

    low: float
    high: float
    rows: int
    said: float  # the mean confidence
    right: float  # the share that is right


@dataclass(frozen=True, slots=True)
class Calibration:
    """The expected calibration error, 0 at best, and the bins that it is the weighted mean over.

    After Naeini et al., "Obtaining well calibrated probabilities using Bayesian binning" (2015).
    """

    error: float
    rows: int
    bins: tuple[Bin, ...]


def calibration(sure: Sequence[tuple[float, bool]]) -> Calibration | None:
    """The calibration of rows, each given by its confidence and whether it is right.

    None where there is no row.
    """
    if not sure:
        return None
    held: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, right in sure:
        held[min(BINS - 1, int(said * BINS))].append((said, right))
    bins = tuple(_bin(number, rows) for number, rows in sorted(held.items()))
    error = sum(abs(each.said - each.right) * each.rows for each in bins) / len(sure)
    return Calibration(error, len(sure), bins)


def _bin(number: int, rows: Sequence[tuple[float, bool]]) -> Bin:
    said, right = sum(each for each, _ in rows) / len(rows), sum(right for _, right in rows) / len(rows)
    return Bin(number / BINS, (number + 1) / BINS, len(rows), said, right)
