"""Stretches of the calendar: their first and last day, their TIMEX3 value, and how to step from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months a grain of the calendar lasts, for those that months make up."""

DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
"""How many days a step of a grain takes, for those that days make up."""

FINENESS = ("day", "weekend", "week", "fortnight", "month", "quarter", "season", "half", "year", "decade", "century")
"""The grains of the calendar, finest first."""

_SEASONS = ("WI", "SP", "SU", "FA")
_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month and so on: `grain` is one of FINENESS and `first` is its first day.

    Seasons are those of the northern hemisphere by whole months; winter begins in December and bears that year's
    number. Weeks are those of ISO 8601.
    """

    grain: str
    first: date

    @classmethod
    def around(cls, day: date, grain: str) -> Period:
        """The period of this grain in which the day lies."""
        if grain in ("week", "fortnight"):
            return cls("week", day - timedelta(days=day.weekday()))
        if grain == "weekend":
            return cls("weekend", day + timedelta(days=5 - day.weekday()))
        if grain == "season":
            month = day.month // 3 * 3
            return cls("season", date(day.year, month, 1) if month else date(max(day.year - 1, 1), 12, 1))
        months = MONTHS_IN.get(grain)
        if months is None:
            return cls("day", day)
        return cls(grain, _month(_number(day) // months * months))

    @property
    def last(self) -> date:
        """Its last day, itself included."""
        if self.grain in MONTHS_IN:
            return _month(_number(self.first) + MONTHS_IN[self.grain]) - timedelta(days=1)
        return self.first + timedelta(days={"day": 0, "weekend": 1}.get(self.grain, 6))

    @property
    def value(self) -> str:
        """Its TIMEX3 value, such as "2024-W17", "2024-Q2", "2024-SP", "202" for the 2020s."""
        first = self.first
        year = f"{first.year:04d}"
        if self.grain in ("week", "weekend"):
            iso = first.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
        return {
            "day": first.isoformat(),
            "month": f"{year}-{first.month:02d}",
            "quarter": f"{year}-Q{(first.month + 2) // 3}",
            "half": f"{year}-H{(first.month + 5) // 6}",
            "season": f"{year}-{_SEASONS[first.month // 3 % 4]}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }[self.grain]

    def step(self, count: int) -> Period | None:
        """The period of the same grain so many further on (or back); None outside the calendar."""
        if self.grain in MONTHS_IN:
            number = _number(self.first) + count * MONTHS_IN[self.grain]
            inside = _FIRST_YEAR <= number // 12 <= _LAST_YEAR
            return Period(self.grain, _month(number)) if inside else None
        moved = later(self.first, count * DAYS_IN[self.grain])
        return None if moved is None else Period(self.grain, moved)

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last

    def distance(self, day: date) -> int:
        """How many days lie between it and the day; 0 if the day is in it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def later(day: date, days: int) -> date | None:
    """The day so many days further on (or back); None outside the calendar."""
    number = day.toordinal() + days
    inside = date(_FIRST_YEAR, 1, 1).toordinal() <= number <= date(_LAST_YEAR, 12, 31).toordinal()
    return date.fromordinal(number) if inside else None


def moved(day: date, count: int, unit: str) -> Period | None:
    """What lies `count` units from the day, as coarse as the unit: two months on is a month."""
    if unit == "fortnight":
        return Period.around(day, "week").step(2 * count)
    return Period.around(day, unit).step(count)


def a_year(year: int) -> Period | None:
    """The year with this number; None outside the calendar."""
    return Period("year", date(year, 1, 1)) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def a_month(year: int, month: int) -> Period | None:
    """The month of the year; None outside the calendar."""
    return Period("month", date(year, month, 1)) if _FIRST_YEAR <= year <= _LAST_YEAR and 0 < month < 13 else None


def a_day(year: int, month: int, day: int) -> Period | None:
    """The day with this date; None where the calendar has no such day."""
    try:
        return Period("day", date(year, month, day)) if year <= _LAST_YEAR else None
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous method of Nature (1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first (1), second or last (-1) such weekday of a month, Monday being 0."""
    if number < 0:
        end = _month(year * 12 + month) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (number - 1))


def _number(day: date) -> int:
    """The month of the day, counted from the beginning of year 0."""
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    """The first day of the month with that number; years before 1 are cut off."""
    return date(max(number // 12, 1), number % 12 + 1, 1)
