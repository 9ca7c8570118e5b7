"""Intervals and calibration: known cases, and that seeds hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.bootstrap import intervals
from sayso.evaluation.calibration import calibration
from sayso.evaluation.counts import Count, figure, paired, total


def counted(numbers: tuple[int, int, int]) -> dict[str, Count]:
    """The counts of a report: what is right, what was missed, and what is too much."""
    right, missed, extra = numbers
    return {"f": paired(right, right + missed, right + extra), "s": Count(right, right + missed)}


NUMBERS = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
COUNTS = st.lists(NUMBERS.map(counted), min_size=1, max_size=8)


@given(COUNTS)
def test_intervals_hold_their_order_and_lie_within_bounds(counts: list[dict[str, Count]]) -> None:
    found = intervals(counts, draws=40)
    for each in found.values():
        for low, high in each.values():
            assert 0 <= low <= high <= 1
    assert "share" not in found["f"]
    assert set(found["s"]) <= {"share"}


def test_reports_that_are_all_alike_leave_nothing_to_chance() -> None:
    counts = [{"f": paired(1, 2, 2)}] * 5
    assert intervals(counts)["f"] == dict.fromkeys(("precision", "recall", "f1"), (0.5, 0.5))


def test_an_interval_is_as_wide_as_chance_makes_it() -> None:
    counts = [{"f": paired(number % 2, 1, 1)} for number in range(100)]
    low, high = intervals(counts)["f"]["f1"]
    assert low == pytest.approx(0.40, abs=0.02)  # 0.5 less 1.96 standard errors of 0.05
    assert high == pytest.approx(0.60, abs=0.02)
    assert intervals(counts) == intervals(counts)
    assert intervals(counts, seed=1) != intervals(counts, seed=2)


def test_a_measure_may_be_absent_from_a_report() -> None:
    counts = [{"f": paired(1, 1, 1)}, {}, {"f": paired(0, 1, 0), "s": Count(1, 1)}]
    assert total(counts)["f"] == (1, 2, 1, 1)
    assert figure(total(counts)["s"], {}).share == 1.0
    assert intervals(counts)["s"]["share"] == (1.0, 1.0)


def test_calibration_is_the_mean_distance_of_the_bins() -> None:
    found = calibration([(0.95, True), (0.95, False), (0.15, False), (1.0, True)])
    assert found is not None
    assert [(each.low, each.rows) for each in found.bins] == [(0.1, 1), (0.9, 3)]
    assert found.bins[1].said == pytest.approx(2.9 / 3)
    assert found.bins[1].right == pytest.approx(2 / 3)
    assert found.error == pytest.approx((0.15 + 0.9) / 4)
    assert calibration([]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_row_is_in_a_bin(rows: list[tuple[float, bool]]) -> None:
    found = calibration(rows)
    assert found is not None
    assert sum(each.rows for each in found.bins) == found.rows == len(rows)
    assert 0 <= found.error <= 1
