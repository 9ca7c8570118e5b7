"""Times of the clock: the zone that is named beside them, and the moment that they stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sayso.ground.found import Found
from sayso.ground.periods import Period, later
from sayso.ground.scene import Hit

_CLOCK = re.compile(r"(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?")
_DAY = 24 * 60
_WEST = -11 * 60 - 1
"""The minutes that no clock of a town is behind UTC."""


def offset(hit: Hit) -> str:
    """The offset of the zone named beside an hour: "Z", "+03:00"; empty if not certain."""
    base = hit.of("ZONE", "z") or hit.of("ZONE", "zone") or hit.of("CLOCKTOWN", "town") or ""
    if not hit.has("sign"):
        return str(base)
    hours, minutes = int(hit.number("off") or 0), int(hit.number("offmin") or 0)
    if base != "Z" or hours > 14 or minutes > 59:
        return str(base)
    return f"{'+' if hit.phrase('sign') == '+' else '-'}{hours:02d}:{minutes:02d}"


def moment(day: date, clock: str | None) -> str | None:
    """The ISO 8601 date-time of a clock time; None for what is no more than a part of the day."""
    told = _CLOCK.fullmatch(clock or "")
    if told is None:
        return None
    if told[1] == "24":
        following = later(day, 1)
        return None if following is None else f"{following}T00:{told[2]}{told[3] or ''}"
    return f"{day}T{clock}"


def same_moment(first: Found, second: Found) -> Found | None:
    """The second time on the day that makes it the moment of the first: "9 p.m. EST Tuesday (0200 GMT)".

    Where the first names no zone, its clock is taken to be at most eleven hours behind UTC and thirteen ahead. None
    where the two cannot be one moment.
    """
    here, there = _CLOCK.fullmatch(first.clock or ""), _CLOCK.fullmatch(second.clock or "")
    if not (here and there and first.period and second.period) or there[3] is None:
        return None
    ahead = _minutes(here) - _minutes(there) + _shift(there[3])  # of UTC, if both were of one day
    if here[3] is None:
        days, rest = (ahead - _WEST - 1) // _DAY, ahead % 15
    else:
        days, rest = divmod(ahead - _shift(here[3]), _DAY)
    if rest:
        return None
    day = later(first.period.first, days)
    if day is None:
        return None
    return replace(
        second, value=f"{day}T{second.clock}", period=Period("day", day), basis=first.basis, anchor=first.period.first
    )


def _minutes(clock: re.Match[str]) -> int:
    return int(clock[1]) * 60 + int(clock[2])


def _shift(zone: str) -> int:
    """The minutes by which a zone is ahead of UTC."""
    if zone == "Z":
        return 0
    hours, minutes = zone[1:].split(":")
    return (int(hours) * 60 + int(minutes)) * (-1 if zone[0] == "-" else 1)
