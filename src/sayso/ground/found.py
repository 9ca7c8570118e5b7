"""What the words of a time mean, as its reader found it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.ground.periods import Period


@dataclass(frozen=True, slots=True)
class Found:
    """What a match means: TIMEX3 type and value, and the period, where that is known."""

    type: str
    value: str
    period: Period | None = None
    basis: str | None = None
    clock: str | None = None  # what follows the "T" of the value
    weak: bool = False  # counts only if it joins a day beside it
    until: date | None = None  # the last day, where it is not that of the period
    told: bool = True  # whether later words may refer back to it
    anchor: date | None = None  # the day from which it was reckoned
    weekday: int | None = None  # the weekday named beside a date, Monday being 0
