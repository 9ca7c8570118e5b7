"""Stretches of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ground.periods import FINENESS, Period, a_day, a_month, a_year, easter, later, moved, nth_weekday

DAYS = st.dates(date(1500, 1, 1), date(2500, 12, 31))
GRAINS = st.sampled_from([grain for grain in FINENESS if grain != "fortnight"])


@pytest.mark.parametrize(
    ("day", "grain", "value", "first", "last"),
    [
        ("2024-04-26", "day", "2024-04-26", "2024-04-26", "2024-04-26"),
        ("2024-04-26", "week", "2024-W17", "2024-04-22", "2024-04-28"),
        ("2024-12-31", "week", "2025-W01", "2024-12-30", "2025-01-05"),
        ("2024-04-26", "weekend", "2024-W17-WE", "2024-04-27", "2024-04-28"),
        ("2024-02-26", "month", "2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12-26", "quarter", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-06-30", "half", "2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-01-15", "season", "2023-WI", "2023-12-01", "2024-02-29"),
        ("2024-09-15", "season", "2024-FA", "2024-09-01", "2024-11-30"),
        ("2024-04-26", "year", "2024", "2024-01-01", "2024-12-31"),
        ("2024-04-26", "decade", "202", "2020-01-01", "2029-12-31"),
        ("1950-04-26", "century", "19", "1900-01-01", "1999-12-31"),
    ],
)
def test_value_and_bounds(day: str, grain: str, value: str, first: str, last: str) -> None:
    period = Period.around(date.fromisoformat(day), grain)
    assert (period.value, period.first.isoformat(), period.last.isoformat()) == (value, first, last)


@given(DAYS, GRAINS)
def test_a_day_lies_in_the_period_around_it(day: date, grain: str) -> None:
    period = Period.around(day, grain)
    assert period.first <= period.last
    assert period.distance(day) == 0 or (grain == "weekend" and day.weekday() < 5)


@given(DAYS, GRAINS, st.integers(-30, 30))
def test_steps_lead_back(day: date, grain: str, count: int) -> None:
    period = Period.around(day, grain)
    there = period.step(count)
    if there is not None:
        assert there.step(-count) == period


@given(DAYS, GRAINS)
def test_the_next_period_begins_where_this_one_ends(day: date, grain: str) -> None:
    period = Period.around(day, grain)
    following = period.step(1)
    assert following is not None
    gap = 6 if grain == "weekend" else 1
    assert following.first == period.last + timedelta(days=gap)


def test_what_is_outside_the_calendar_is_none() -> None:
    assert a_day(2023, 2, 29) is None
    assert a_month(2023, 13) is None
    assert a_year(0) is None
    assert a_year(9999) is None
    assert later(date(2024, 1, 1), 10**7) is None
    assert Period("century", date(1900, 1, 1)).step(-30) is None


def test_two_weeks_on_is_a_week_and_a_fortnight_on_too() -> None:
    day = date(2024, 4, 26)
    assert moved(day, 2, "week") == moved(day, 1, "fortnight") == Period("week", date(2024, 5, 6))


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2019, "04-21"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_weekdays_of_a_month_are_counted_from_either_end() -> None:
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
    assert nth_weekday(2024, 12, 1, -1) == date(2024, 12, 31)
