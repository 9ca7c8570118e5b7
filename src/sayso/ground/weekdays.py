"""The weekday that stands beside a date: which years it fits, and whether it is the one that the date has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sayso.ground.found import Found
from sayso.ground.periods import Period, a_day
from sayso.ground.scene import Hit

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week, as `date.weekday` counts them."""

_UNPLACED = re.compile(r"X{4}-WXX-([1-7])")
_JOINING = frozenset("and or to through until till - – —".split())
"""What stands between the first and the last of several days."""


def named(hit: Hit) -> int | None:
    """The weekday that the words of a date name, Monday being 0; None where they name none."""
    found: int | None = hit.of("WEEKDAY", "w")
    return hit.of("SHORTDAY", "w") if found is None else found


def bare(found: Found) -> int | None:
    """The weekday of a time that is a weekday of some week and no more; else None."""
    told = _UNPLACED.fullmatch(found.value)
    return int(told[1]) - 1 if told else None


def of_list(hit: Hit) -> bool:
    """Whether the weekday belongs to another day: "Monday and [Tuesday, May 1] and 2"."""
    scene, tables = hit.scene, hit.scene.lexicon.tables
    listed = scene.word(hit.first - 1) in _JOINING and scene.word(hit.stop) in _JOINING
    before = scene.word(hit.first - 2)
    several = before in tables["WEEKDAY"] or before in tables["SHORTDAY"]
    return listed and several and hit.has("w") and scene.word(hit.stop + 1)[:1].isdigit()


def agreeing(hit: Hit, days: Iterable[Period | None]) -> list[Period]:
    """Those of the days that fall on the weekday named and that the tense allows."""
    scene, weekday = hit.scene, named(hit)
    if weekday is None or scene.now is None:
        return []
    ahead, now = scene.direction(hit.first), scene.now
    held = [one for one in days if one and one.first.weekday() == weekday]
    return [one for one in held if (one.first - now).days * ahead >= 0]


def note(found: Found, years: range) -> str | None:
    """What a reader should know of the weekday beside a date; None where it is the date's own.

    "weekday-disagrees:thursday" names the weekday that the date has. "years:2013,2019" are those of `years` in which
    day and weekday meet, where nothing decides the year.
    """
    if found.weekday is None:
        return None
    if found.period is None:
        month, day = (int(part) for part in found.value[5:10].split("-"))
        fitting = [year for year in years if _falls(a_day(year, month, day), found.weekday)]
        return f"years:{','.join(map(str, fitting))}" if fitting else None
    return _disagreement(found.period.first, found.weekday)


def placed(found: Found, stated: Collection[int], years: range) -> Found:
    """A date with a weekday but no year, in the latest year that the text states.

    That has to be one of `years`, and the only one stated in which the day falls on the weekday; else the date is as
    it was.
    """
    if found.weekday is None or found.period or not stated:
        return found
    month, day = (int(part) for part in found.value[5:10].split("-"))
    held = [one for year in stated if _falls(one := a_day(year, month, day), found.weekday) and one]
    if len(held) != 1 or held[0].first.year != max(stated) or max(stated) not in years:
        return found
    return replace(found, value=held[0].value + found.value[10:], period=held[0], basis="text")


def _falls(period: Period | None, weekday: int) -> bool:
    return period is not None and period.first.weekday() == weekday


def _disagreement(day: date, weekday: int) -> str | None:
    return None if day.weekday() == weekday else f"weekday-disagrees:{NAMES[day.weekday()]}"
