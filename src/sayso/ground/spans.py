"""Readers of rules for durations, sets, and words that name no date: "three years", "every Friday", "recently"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.ground.dated import UNKNOWN
from sayso.ground.found import Found
from sayso.ground.numbers import written
from sayso.ground.scene import Hit

_YEAR = UNKNOWN * 4
_LENGTHS = {  # unit -> what stands before the number, how many of which unit of TIMEX3
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "D"),
    "weekend": ("P", 2, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}
_VAGUE = {"decade": "DE", "century": "CE", "millennium": "ML", "quarter": "Q", "weekend": "D", "fortnight": "W"}


def length(unit: str, count: float | None) -> str:
    """The TIMEX3 value of so many units; X for a count that is not known."""
    before, each, sign = _LENGTHS[unit]
    if count is None:
        return f"{before}{UNKNOWN}{_VAGUE.get(unit, sign)}"
    return f"{before}{written(count * each)}{sign}"


def _unit(hit: Hit) -> str:
    return str(hit.of("UNIT", "u") or hit.of("UNITS", "u") or hit.of("LONG", "u"))


def duration(hit: Hit) -> Found | None:
    """Read "three years", "a two-day visit", "half an hour", "a year and a half"."""
    scene = hit.scene
    unit = _unit(hit)
    if hit.has("e") and scene.tag(hit.first)[:2] == "VB":
        return None  # "it would last three years"
    if not hit.has("n") and hit.of("UNITS", "u"):
        return Found("DURATION", length(unit, None))  # "a minutes-long ride"
    count = hit.number("n") if hit.has("n") else 0.0 if hit.has("f") else 1.0
    if count is None or (unit == "second" and not scene.tag(hit.stop - 1).startswith("N")):
        return None
    if hit.words("n") == ("one",) and unit == "day" and scene.tag(hit.first - 1) == "MD":
        return Found("DATE", "FUTURE_REF")
    if unit == "quarter" and scene.word(hit.stop) == "of":
        return None
    if hit.has("f"):
        count += 0.5
        if unit == "year" and count == 0.5:
            return Found("DURATION", "P6M")
        if unit == "hour" and count != int(count):
            return Found("DURATION", f"PT{written(count * 60)}M")
    if count >= 1000 and 1000 <= count <= 2199 and scene.word(hit.first).isdigit() and unit in ("year", "month"):
        return None
    return Found("DURATION", length(unit, count))


def vague(hit: Hit) -> Found | None:
    """Read "several months", "recent weeks", "a while"."""
    if hit.has("v"):
        return Found("DURATION", f"P{UNKNOWN}{UNKNOWN}")
    return Found("DURATION", length(_unit(hit), None))


def every(hit: Hit) -> Found | None:
    """Read "every Friday", "annually", "twice a week", "each July"."""
    value = hit.of("CYCLE", "v")
    if value is None and hit.has("u"):
        count = 1.0
        if hit.has("q"):
            count = 2.0 if hit.phrase("q") in ("other", "second") else hit.number("q") or 0.0
        value = length(_unit(hit), count or None)
    elif value is None and hit.has("m"):
        value = f"{_YEAR}-{hit.of('MONTH', 'm'):02d}"
    elif value is None and hit.has("s"):
        value = f"{_YEAR}-{hit.of('SEASON', 's') or hit.of('SEASONS', 's')}"
    elif value is None and hit.has("w"):
        day = hit.of("WEEKDAY", "w")
        day = hit.of("WEEKDAYS", "w") if day is None else day
        sign = hit.of("PART", "p") or hit.of("PARTS", "p") if hit.has("p") else None
        value = f"{_YEAR}-W{UNKNOWN * 2}-{day + 1}" + (f"T{sign}" if sign else "")
    elif value is None:
        value = f"{_YEAR}-{UNKNOWN * 2}-{UNKNOWN * 2}T{hit.of('PART', 'p')}"
    return Found("SET", value)


def rate(hit: Hit) -> Found | None:
    """Read "a year" in "ten thousand cars a year"."""
    counted = (
        hit.scene.tag(hit.first - 1) == "NNS" and hit.scene.word(hit.first - 1) not in hit.scene.lexicon.tables["UNITS"]
    )
    return Found("SET", length(_unit(hit), 1)) if counted else None


def present(hit: Hit) -> Found | None:
    """Read "now", "currently"; not "now" in "now that"."""
    return None if _in_noun(hit) else Found("DATE", "PRESENT_REF")


def past(hit: Hit) -> Found | None:
    """Read "recently", "the past"; not "previously" in "the previously announced talks"."""
    return None if _in_noun(hit) else Found("DATE", "PAST_REF")


def future(hit: Hit) -> Found | None:
    """Read "soon", "the future"; not in "its future course", nor in "they soon left"."""
    scene, word = hit.scene, hit.phrase_at(hit.first, hit.stop - hit.first)
    if (word == "future" and scene.tag(hit.first) == "JJ") or (
        word in ("soon", "shortly") and scene.direction(hit.first) < 0
    ):
        return None
    return Found("DATE", "FUTURE_REF")


def _in_noun(hit: Hit) -> bool:
    """Whether an adverb stands before a participle that describes a noun: "a recently built bridge"."""
    scene = hit.scene
    if (
        hit.stop - hit.first > 1
        or scene.word(hit.first) == "now"
        or scene.tag(hit.first) != "RB"
        or scene.tag(hit.stop) != "VBN"
    ):
        return False
    node = scene.node(hit.stop)
    return node is not None and scene.parse.deps[node] in ("amod", "acl")


def nothing(_: Hit) -> None:
    """What only looks like a time: "25-year-old"."""


READERS: dict[str, Callable[[Hit], Found | None]] = {
    reader.__name__: reader for reader in (duration, vague, every, rate, present, past, future, nothing)
}
"""What `reads` in times.toml calls: durations, sets, and references without a date."""
