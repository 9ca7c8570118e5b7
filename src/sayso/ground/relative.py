"""Readers of rules for what is reckoned from another day: yesterday, last week, two days ago, Friday; and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sayso.ground import zones
from sayso.ground.dated import UNKNOWN, fitting, given, reckoned
from sayso.ground.found import Found
from sayso.ground.periods import DAYS_IN, MONTHS_IN, Period, later, moved
from sayso.ground.scene import Hit, Scene

_YEAR, _TWO = UNKNOWN * 4, UNKNOWN * 2
_BLANK = {
    "day": f"{_YEAR}-{_TWO}-{_TWO}",
    "night": f"{_YEAR}-{_TWO}-{_TWO}",
    "week": f"{_YEAR}-W{_TWO}",
    "fortnight": f"{_YEAR}-W{_TWO}",
    "weekend": f"{_YEAR}-W{_TWO}-WE",
    "month": f"{_YEAR}-{_TWO}",
    "quarter": f"{_YEAR}-Q{UNKNOWN}",
    "year": _YEAR,
    "decade": UNKNOWN * 3,
    "century": _TWO,
}
"""Values for what cannot be placed, by grain."""

_OPEN = frozenset(("as soon as", "as early as", "as late as"))
"""Words after which a weekday is still to come."""

_CLOCK = ("AMPM", "ZONE", "NOON", "PART")
"""Tables of the words that an hour is made of."""


def dayword(hit: Hit) -> Found | None:
    """Read "today", "yesterday", "the day after tomorrow"."""
    scene = hit.scene
    if scene.now is None:
        return Found("DATE", _BLANK["day"])
    offset = hit.of("DAYWORD", "t") + hit.has("a") - hit.has("b") * (1 if hit.phrase("b") == "before" else -1)
    return _day(scene, later(scene.now, offset))


def _day(scene: Scene, day: date | None) -> Found | None:
    return reckoned(scene, Period("day", day)) if day else None


def weekday(hit: Hit) -> Found | None:
    """Read "Friday" by the tense of its clause, "last Friday", "Friday of next week"."""
    scene, number = hit.scene, hit.of("WEEKDAY", "w")
    now = scene.now
    if now is None:
        return Found("DATE", f"{_YEAR}-W{_TWO}-{number + 1}")
    relation = hit.relation()
    if hit.has("v") and relation:
        week = Period.around(now, "week").step(relation[0])
        return _day(scene, later(week.first, number)) if week else None
    ago, ahead = (now.weekday() - number) % 7, (number - now.weekday()) % 7
    if relation is None or relation[0] == 0:
        basis = "weekday" if scene.source == "published" else scene.source
        forward = _is_open(hit) or scene.direction(hit.first) > 0
        day = later(now, ahead if forward else -ago)
        return given(Period("day", day), basis, now) if day else None
    steps, anchor = relation
    if anchor == "then":
        start = scene.then("day") or now
        span = (number - start.weekday()) % 7 or 7 if steps > 0 else -((start.weekday() - number) % 7 or 7)
        day = later(start, span)
        return reckoned(scene, Period("day", day), start) if day else None
    return _day(scene, later(now, (ahead or 7) if steps > 0 else -(ago or 7)))


def _is_open(hit: Hit) -> bool:
    """Whether the words before a weekday say that it is to come: "until 9 a.m. Tuesday", "as soon as Tuesday"."""
    scene, at = hit.scene, hit.first - 1
    tables = scene.lexicon.tables
    while at > 0 and (
        scene.word(at) in ("on", ":")
        or scene.word(at)[:1].isdigit()
        or any(scene.word(at) in tables[name] for name in _CLOCK)
    ):
        at -= 1
    if scene.word(at) == "until":
        return not scene.opens(at)
    return hit.phrase_at(max(at - 2, 0), 3) in _OPEN or hit.phrase_at(max(at - 1, 0), 2) == "ahead of"


def unit(hit: Hit) -> Found | None:
    """Read "last week", "the previous year", "that day", "the end of the month"."""
    scene, grain = hit.scene, _grain(hit)
    if grain == "quarter" and scene.parted(hit.stop):
        return None
    if grain in ("second", "minute", "hour"):
        return Found("TIME", "PRESENT_REF") if hit.has("r") and hit.phrase("r") == "this" else None
    steps, anchor = hit.relation() or (0, "now")
    if grain == "weekend" and not hit.has("r") and scene.now:
        here = Period.around(scene.now, "weekend")
        return fitting(scene, hit.first, [here.step(-1), here])
    if hit.has("z"):
        steps = -2 if hit.words("z")[0] == "before" else 2
    if hit.has("r") and hit.phrase("r") == "past":
        return Found("DURATION", {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}.get(grain, _long(grain)))
    led = hit.phrase_at(hit.first, 2) == "the next" and scene.direction(hit.first) < 0
    if led or (hit.phrase("r") in ("last", "next") and grain == "day"):
        anchor = "then"
    base = scene.then(grain) if anchor == "then" else scene.now
    if base is None:
        return Found("DATE", _BLANK[grain])
    return reckoned(scene, moved(base, steps, grain), base)


def _long(grain: str) -> str:
    return {"decade": "P10Y", "century": "P100Y", "quarter": "P3M", "weekend": "P2D", "fortnight": "P2W"}.get(
        grain, "PX"
    )


def _grain(hit: Hit) -> str:
    told = str(hit.of("UNIT", "u") or hit.of("UNITS", "u"))
    return "day" if told == "night" else told


def shift(hit: Hit) -> Found | None:
    """Read "two days ago", "a year earlier", "three weeks from now", "decades ago"."""
    scene = hit.scene
    words = hit.words("x")
    back = words[0] in ("ago", "earlier", "before")
    told = hit.of("UNIT", "c") or hit.of("UNITS", "c") if hit.has("c") else _grain(hit)
    count = 1.0 if not hit.has("n") and not hit.has("c") else hit.number("n")
    anchor = "now" if words[0] in ("ago", "from", "hence", "in") else "then"
    if count is None or hit.of("VAGUE", "n") is not None:
        value = "PAST_REF" if back else "FUTURE_REF"
        return Found("DATE", value, basis=scene.relative if scene.now else None, anchor=scene.now)
    if told in ("second", "minute", "hour"):
        base = scene.now if anchor == "now" else scene.then("day")
        return Found("TIME", _BLANK["day"]) if base is None else None
    if hit.has("f"):
        count, told = _halves(count if hit.has("n") else 0.0, told)
    if told == "millennium" or count != int(count):
        return None
    comparison = scene.quarter(hit.first)
    if told == "year" and count == 1 and back and comparison:
        found = reckoned(scene, comparison.step(-4), comparison.first)
        return found and replace(found, told=False)
    base = scene.now if anchor == "now" else scene.then(told)
    if base is None:
        return Found("DATE", _BLANK[told])
    steps = int(-count if back else count)
    found = reckoned(scene, moved(base, steps, told), base) if _near(steps, told) else None
    looks_aside = back and anchor == "then"  # what comes next is still told from the date before
    return replace(found, told=False) if found and looks_aside else found


def _halves(count: float, grain: str) -> tuple[float, str]:
    """So many and a half of a grain, in the grain below: a year and a half is eighteen months."""
    below = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "week": (7, "day")}
    times, finer = below.get(grain, (1, grain))
    return (count + 0.5) * times, finer


def _near(steps: int, grain: str) -> bool:
    """Whether so many steps stay within the calendar."""
    return abs(steps) * (MONTHS_IN.get(grain, 0) * 31 + DAYS_IN.get(grain, 0)) < 700_000


def clock(hit: Hit) -> Found | None:
    """Read "10:30 p.m.", "1400 GMT", "noon", "five o'clock"."""
    minutes = 0
    if hit.has("c"):
        hour = int(hit.of("NOON", "c")[:2])
    elif hit.has("j"):
        whole, _, after = hit.phrase("j").partition(".")
        if not whole.isdigit() or len(after) != 2 or int(whole) > 12:
            return None
        hour, minutes = int(whole), int(after)
    elif hit.has("g"):
        if hit.rule.of and not hit.phrase("g").startswith("0"):
            return None  # a year, or a number of something
        hour, minutes = divmod(int(hit.phrase("g")), 100)
    else:
        told = hit.number("h")
        if told is None or (hit.has("i") and not _joined(hit)):
            return None
        hour = int(told)
        minutes = int(hit.phrase("i")) if hit.has("i") else 0
    if hit.has("a"):
        hour = hour % 12 + hit.of("AMPM", "a")
    elif hit.has("p") and hour < 12 and hit.of("PART", "p") in ("AF", "EV", "NI"):
        hour += 12
    if hour > 24 or minutes > 59:
        return None
    return _at(hit, f"{hour:02d}:{minutes:02d}{zones.offset(hit)}")


def _joined(hit: Hit) -> bool:
    """Whether hour and minutes are written as one: "10:30"."""
    tokens, at = hit.scene.tokens, hit.first
    joined = tokens.ends[at] == tokens.starts[at + 1] and tokens.ends[at + 1] == tokens.starts[at + 2]
    return joined and len(hit.phrase("i")) == 2 and (hit.has("a") or tokens.words[at + 1] == ":")


def part(hit: Hit) -> Found | None:
    """Read "this morning", "last night", "tonight", "the next evening"."""
    scene = hit.scene
    sign = hit.of("PART", "p") or "NI"
    steps, anchor = hit.relation() or (0, "now")
    if hit.phrase("v") == "next":
        anchor = "then"
    base = scene.then("day") if anchor == "then" else scene.now
    if base is None:
        return Found("TIME", f"{_BLANK['day']}T{sign}", clock=sign)
    day = later(base, steps)
    if day is None:
        return None
    return Found("TIME", f"{day}T{sign}", Period("day", day), scene.relative, clock=sign, anchor=base)


def bare_part(hit: Hit) -> Found | None:
    """Read "night" beside a day; "in the morning" and "overnight" also alone."""
    sign = "NI" if hit.phrase("p") == "overnight" else hit.of("PART", "p")
    found = _at(hit, sign)
    alone = hit.has("k") or hit.phrase("p") == "overnight"
    return replace(found, weak=not alone, told=False)


def _at(hit: Hit, time: str) -> Found:
    """The time of the day named last, in this sentence or the one before, else of `now`."""
    scene = hit.scene
    beside = scene.day_beside(hit.first, 1)
    day = beside or scene.now
    if day is None:
        return Found("TIME", f"{_BLANK['day']}T{time}", clock=time)
    basis = scene.relative if beside else "assumed"
    return Found("TIME", f"{day}T{time}", Period("day", day), basis, time, told=False, anchor=day)


READERS: dict[str, Callable[[Hit], Found | None]] = {
    reader.__name__: reader for reader in (dayword, weekday, unit, shift, clock, part, bare_part)
}
"""What `reads` in times.toml calls: what is reckoned from another day."""
