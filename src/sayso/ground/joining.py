"""How what was read piece by piece becomes one time: a day with its hour, and the words that qualify them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.ground import zones
from sayso.ground.found import Found
from sayso.ground.patterns import Rule
from sayso.ground.scene import Scene

_BETWEEN = frozenset(
    [
        (),
        ("on",),
        (",",),
        ("at",),
        ("of",),
        (",", "on"),
        ("at", "about"),
        ("at", "around"),
        ("in", "the"),
    ]
)
"""What may stand between a day and the time of the day."""

_AGAIN = frozenset([("(",), (",", "or"), (",",), ("/",)])
"""What may stand between a time and the same time for another zone."""

_DATE_LENGTH = 10
"""How long the value of a day is, known or not: that of a day in figures, or of a weekday of some week."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it is put together, over tokens `first` to `stop`; `reads` names its reader."""

    first: int
    stop: int
    found: Found
    reads: str
    rule: str


def joined(scene: Scene, times: Sequence[Time]) -> list[Time]:
    """The times, with a day and the time of the day beside it made one.

    A part of the day that counts only beside a day, and has none, is left out. An hour without a day beside it is
    that of the first day named after it in the sentence, if none is named before it there.
    """
    out: list[Time] = []
    for time in times:
        one = _one(scene, out[-1], time) if out else None
        if one:
            out[-1] = one
        else:
            out.append(time)
    kept = [time for time in out if not time.found.weak]
    placed = [_placed(scene, kept, number) for number in range(len(kept))]
    for number in range(1, len(placed)):
        placed[number] = _twice(scene, placed[number - 1], placed[number])
    return placed


def _twice(scene: Scene, before: Time, time: Time) -> Time:
    """The time; if it is an hour in brackets that tells the one before it for another zone, on its right day."""
    if scene.tokens.words[before.stop : time.first] not in _AGAIN or time.found.told:
        return time
    found = zones.same_moment(before.found, time.found)
    return replace(time, found=found) if found else time


def _one(scene: Scene, before: Time, after: Time) -> Time | None:
    """The two as one time, if one is a day and the other a time of the day."""
    if scene.tokens.words[before.stop : after.first] not in _BETWEEN:
        return None
    for day, time in ((before, after), (after, before)):
        if _is_day(day.found) and time.found.clock and not time.found.told:
            value = f"{day.found.value}T{time.found.clock}"
            found = replace(day.found, type="TIME", value=value, clock=time.found.clock)
            return Time(before.first, after.stop, found, "clock", f"{day.rule}-at-{time.rule}")
    return None


def _is_day(found: Found) -> bool:
    if found.type != "DATE" or found.clock is not None:
        return False
    return found.period.grain == "day" if found.period else len(found.value) == _DATE_LENGTH


def _placed(scene: Scene, times: Sequence[Time], number: int) -> Time:
    """The time; if it is an hour without a day, moved to the day that is named after it in its sentence."""
    time = times[number]
    if time.found.told or not time.found.clock or scene.day_before(time.first):
        return time
    here = scene.sentence(time.first)
    for other in times[number + 1 :]:
        period = other.found.period
        if scene.sentence(other.first) != here:
            break
        if period and period.grain == "day" and other.found.told:
            clock, day = time.found.clock, period.first
            found = replace(
                other.found, type="TIME", value=f"{day}T{clock}", clock=clock, anchor=day, weekday=None, told=False
            )
            return replace(time, found=found)
    return time


def widened(scene: Scene, times: Sequence[Time]) -> list[Time]:
    """The times with the words around them that belong to them: "early", "or so"."""
    line, words = scene.tokens.line, scene.tokens.words
    before = _stops(scene.lexicon.prefixes, line)
    out: list[Time] = []
    for number, time in enumerate(times):
        kind = "AGO" if time.reads == "shift" else time.found.type
        bare = time.found.value.endswith("_REF") or (kind == "DURATION" and words[time.first] == "the")
        starts = [] if bare else [at for kinds, at in before.get(time.first, ()) if kind in kinds]
        least = out[-1].stop if out else 0
        first = min((at for at in starts if at >= least), default=time.first)
        most = times[number + 1].first if number + 1 < len(times) else len(line)
        ends = [
            match.end()
            for rule in scene.lexicon.suffixes
            if kind in rule.options and (match := rule.pattern.match(line, time.stop))
        ]
        stop = max((end for end in ends if end <= most), default=time.stop)
        out.append(replace(time, first=first, stop=stop))
    return out


def _stops(rules: Sequence[Rule], line: str) -> dict[int, list[tuple[frozenset[str], int]]]:
    """Where matches of the rules end, with the kinds of time they go before and where they begin."""
    found: dict[int, list[tuple[frozenset[str], int]]] = {}
    for rule in rules:
        for match in rule.pattern.finditer(line):
            found.setdefault(match.end(), []).append((rule.options, match.start()))
    return found
