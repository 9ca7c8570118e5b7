"""Readers of rules for the calendar: days, months, quarters, years, centuries, feasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sayso.ground import weekdays
from sayso.ground.found import Found
from sayso.ground.periods import Period, a_day, a_month, a_year, easter, nth_weekday
from sayso.ground.scene import Hit, Scene

UNKNOWN = "X"
"""What stands in a TIMEX3 value for a figure that is not known."""
_YEAR = UNKNOWN * 4
_CUES = frozenset(
    "in since by of until till from during before after for the early late mid around about circa through and to year"
    " between than than ( , - –".split()
)


def given(period: Period | None, basis: str = "stated", anchor: date | None = None) -> Found | None:
    """A DATE for the period, and the day it was reckoned from; None where the calendar has none."""
    return None if period is None else Found("DATE", period.value, period, basis, anchor=anchor)


def reckoned(scene: Scene, period: Period | None, anchor: date | None = None) -> Found | None:
    """A DATE told by how far it lies from `anchor`; if none is given, from `scene.now`."""
    return given(period, scene.relative, anchor or scene.now)


def fitting(scene: Scene, token: int, periods: Iterable[Period | None]) -> Found | None:
    """The one of the periods that lies nearest to the publication date, by tense.

    What lies where the clause does not look counts as six times as far; where the tense tells nothing, what is past
    counts as twice as near. None without a date to reckon from.
    """
    now = scene.now
    if now is None:
        return None
    ahead = scene.direction(token)
    every = [one for one in periods if one is not None]
    past = {-1: 1.0, 0: 0.5, 1: 6.0}[ahead]

    def far(one: Period) -> float:
        return one.distance(now) * (past if one.last < now else 6.0 if ahead < 0 else 1.0)

    return given(min(every, key=far, default=None), scene.source, now)


def years(scene: Scene) -> range:
    """The years a date without one may belong to."""
    year = scene.now.year if scene.now else 1
    return range(year - 1, year + 2)


def _year_told(hit: Hit) -> tuple[int | None, date | None]:
    """The year that the words give, in figures or as "of last year", and the day it was reckoned from."""
    if hit.has("y"):
        return hit.year(), None
    relation = hit.relation()
    if relation and hit.scene.now:
        steps, anchor = relation
        base = hit.scene.then("year") if anchor == "then" else hit.scene.now
        if base:
            return base.year + steps, base
    return None, None


def _of_year(scene: Scene, period: Period | None, anchor: date | None) -> Found | None:
    """A DATE in a year that `_year_told` gave."""
    return reckoned(scene, period, anchor) if anchor else given(period)


def day(hit: Hit) -> Found | None:
    """Read "Friday, April 26, 2024", "26 April", "the 26th"."""
    number = int("".join(c for c in hit.phrase("d") if c.isdigit()))
    month = hit.of("MONTH", "m")
    year, anchor = _year_told(hit)
    if month is None:
        return _day_of_month(hit, number)
    if not 0 < number <= 31 or weekdays.of_list(hit):
        return None
    weekday = weekdays.named(hit)
    if year is not None:
        found = _of_year(hit.scene, a_day(year, month, number), anchor)
    elif hit.scene.now is None:
        found = Found("DATE", f"{_YEAR}-{month:02d}-{number:02d}")
    else:
        every = [a_day(one, month, number) for one in years(hit.scene)]
        agreeing = weekdays.agreeing(hit, every)
        found = fitting(hit.scene, hit.first, agreeing or every)
    return found and replace(found, weekday=weekday)


def day_part(hit: Hit) -> Found | None:
    """Read "Friday night, April 26"."""
    found, sign = day(hit), str(hit.of("PART", "p"))
    return found and replace(found, type="TIME", value=f"{found.value}T{sign}", clock=sign)


def _day_of_month(hit: Hit, number: int) -> Found | None:
    """Read "on the 26th": of the month before, this one or the next."""
    scene = hit.scene
    if scene.now is None or scene.tag(hit.stop)[:1] in ("N", "J"):
        return None
    beside = scene.day_beside(hit.first, 0)
    if beside:
        return reckoned(scene, a_day(beside.year, beside.month, number), beside)
    here = Period.around(scene.now, "month")
    months = [here.step(step) for step in (-1, 0, 1)]
    return fitting(scene, hit.first, [a_day(one.first.year, one.first.month, number) for one in months if one])


def figures(hit: Hit) -> Found | None:
    """Read "2024-04-26", "4/26/2024", "26.04.2024": month first, if it can be.

    A weekday beside the figures decides, where it fits only one order.
    """
    tokens = hit.scene.tokens
    first = hit.stop - 5  # three figures and two marks between them, after a weekday or not
    if any(tokens.ends[at] != tokens.starts[at + 1] for at in range(first, hit.stop - 1)):
        return None
    month, number, digits = int(hit.phrase("k")), int(hit.phrase("d")), hit.phrase("y")
    if not digits.isdigit() or len(digits) not in (2, 4):
        return None
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > 50 else 2000)
    weekday, turned = weekdays.named(hit), a_day(year, number, month)
    if month > 12 or (weekday is not None and turned and turned.first.weekday() == weekday):
        month, number = number, month
    found = given(a_day(year, month, number))
    return found and replace(found, weekday=weekday)


def month(hit: Hit) -> Found | None:
    """Read "April", "April 2024", "last April", "April of last year"."""
    scene, number = hit.scene, hit.of("MONTH", "m")
    year, anchor = _year_told(hit)
    relation = hit.relation()
    if hit.has("y"):
        return given(a_month(year, number)) if year else None
    if relation is None and not _is_month(scene, hit.first, number):
        return None
    if scene.now is None:
        return Found("DATE", f"{_YEAR}-{number:02d}")
    if relation is None:
        return fitting(scene, hit.first, [a_month(one, number) for one in years(scene)])
    every = [one for one in (a_month(each, number) for each in years(scene)) if one]
    if hit.stop - hit.first > 2 and year is not None:
        return reckoned(scene, a_month(year, number), anchor)
    steps, _ = relation
    if steps < 0:
        return reckoned(scene, max((one for one in every if one.last < scene.now), key=_first))
    if steps > 0:
        return reckoned(scene, min((one for one in every if one.first > scene.now), key=_first))
    return reckoned(scene, a_month(scene.now.year, number))


def _first(period: Period) -> date:
    return period.first


def _is_month(scene: Scene, token: int, number: int) -> bool:
    """Whether a word that may also be a name or a verb is the month.

    "May" has to follow a preposition or the like; "the March on the capital" is a march; "Jan" needs its dot.
    """
    word, before, after = scene.word(token), scene.tag(token - 1), scene.tag(token + 1)
    if len(word) == 3 and number != 5:
        return False
    if number == 5:
        led = before in ("IN", "DT", "JJ", "TO", "CC") or scene.word(token - 1) in ("early", "late", "-")
        return led and not after.startswith(("NNP", "VB")) and not scene.in_person(token)
    if number == 3:
        marched = after == "IN" and (before in ("DT", "JJ") or before == "PRP$")
        return scene.tag(token)[:2] == "NN" and not marched
    return not scene.in_person(token)


def year(hit: Hit) -> Found | None:
    """Read "2024", "fiscal 2015", "nineteen ninety-seven"; not a number of people or a house."""
    scene, number = hit.scene, hit.year()
    if number is None or not 1000 <= number <= 2199:
        return None
    if hit.stop - hit.first > 1:
        return given(a_year(number)) if hit.words("y")[0].isdigit() or number >= 1900 else None
    before, after = scene.word(hit.first - 1), scene.word(hit.stop)
    if before in ("roughly", "approximately", "some", "nearly", "almost", "least"):
        return None
    if before in ("$", "£", "€", "#", "no", "nos", ".") and _close(scene, hit.first - 1):
        return None
    if (after in ("%", "percent", "per", "million", "billion", "-", "/") and _close(scene, hit.stop - 1)) or after in (
        "percent",
        "gmt",
    ):
        return None
    if before in ("-", "/", ":") and _close(scene, hit.first - 1) and scene.word(hit.first - 2)[:1].isdigit():
        return None
    if scene.tag(hit.first - 1) in ("NN", "NNP", "NNPS") and before not in _CUES:
        return None  # a flight, a room, a resolution
    counted = scene.tag(hit.stop) in ("NNS", "NNPS") and before not in ("the", "in", "'s")
    if counted or not (
        1900 <= number <= 2050 or (before in _CUES and before not in ("than", "to", "about", "for", "and", "the"))
    ):
        return None
    return given(a_year(number))


def _close(scene: Scene, token: int) -> bool:
    """Whether nothing stands between the token and the next."""
    tokens = scene.tokens
    return 0 <= token < len(tokens.words) - 1 and tokens.ends[token] == tokens.starts[token + 1]


def short_year(hit: Hit) -> Found | None:
    """Read "'96" in "since '96"."""
    digits = hit.phrase("y")
    if len(digits) != 2 or not digits.isdigit() or not _close(hit.scene, hit.first):
        return None
    return given(a_year(int(digits) + (1900 if int(digits) > 40 else 2000)))


def two_years(hit: Hit) -> Found | None:
    """Read "2019/20", "2019-20": what begins in one year and ends in the next."""
    first, digits = hit.year(), hit.phrase("z")
    if first is None or not digits.isdigit() or int(digits) != (first + 1) % 10 ** len(digits) or len(digits) == 1:
        return None
    period = a_year(first)
    return Found("DATE", f"{first}/{first + 1}", period, "stated", until=date(first + 1, 12, 31)) if period else None


def decade(hit: Hit) -> Found | None:
    """Read "the 1990s", "the '90s", "the nineties"."""
    word = hit.words("t")[-1]
    digits = "".join(c for c in word if c.isdigit())
    if digits and len(digits) == 2 and word[0].isdigit() and hit.scene.word(hit.first) != "the":
        return None
    number = int(digits) if digits else hit.scene.lexicon.number(word)
    if number < 100:
        number += 1900 if number >= 20 else 2000
    period = a_year(number)
    return given(Period("decade", period.first)) if period else None


def century(hit: Hit) -> Found | None:
    """Read "the 20th century"."""
    number = hit.ordinal("o")
    period = a_year(max((number - 1) * 100, 1))
    if not 0 < number < 23 or period is None:
        return None
    return given(Period.around(period.first, "century"))


def _part(hit: Hit, grain: str, most: int) -> Found | None:
    """A quarter or half, of the year that is told or of the one that fits."""
    scene = hit.scene
    word = hit.phrase("o")
    number = 2 if word == "latter" else int(word) if word.isdigit() else hit.ordinal("o")
    if not 0 < number <= most:
        return None
    length = 12 // most
    year, anchor = _year_told(hit)
    if year is not None:
        period = a_month(year, (number - 1) * length + 1)
        return _of_year(scene, Period(grain, period.first) if period else None, anchor)
    if scene.now is None:
        return Found("DATE", f"{_YEAR}-{grain[0].upper()}{number}")
    every = [a_month(one, (number - 1) * length + 1) for one in years(scene)]
    return fitting(scene, hit.first, [Period(grain, one.first) for one in every if one])


def quarter(hit: Hit) -> Found | None:
    """Read "the third quarter", "Q3 2015", "last year's third quarter"; not a quarter of a town."""
    if hit.scene.parted(hit.stop):
        return None
    return _part(hit, "quarter", 4)


def half(hit: Hit) -> Found | None:
    """Read "the first half of 2015"."""
    return _part(hit, "half", 2)


def quarter_then(hit: Hit) -> Found | None:
    """Read "the quarter", "the year-ago period": the one spoken of, or the last that has ended."""
    scene = hit.scene
    base = scene.quarter()
    if hit.phrase_at(hit.first, 2) == "the latest":
        base = Period.around(scene.now, "quarter").step(-1) if scene.now else None
    if hit.has("o") and scene.now:
        told = quarter(hit)
        base = told.period if told else base
    elif base is None and scene.now:
        base = Period.around(scene.now, "quarter").step(-1)
    if base is None:
        return Found("DATE", f"{_YEAR}-Q{UNKNOWN}")
    if hit.has("y"):
        year = hit.year() or base.first.year
        return reckoned(scene, base.step(4 * (year - base.first.year)))
    found = reckoned(scene, base.step(-4) if hit.has("x") else base)
    return found and replace(found, told=not hit.has("x"))


def season(hit: Hit) -> Found | None:
    """Read "last winter", "the summer of 2015"; not "the fall of a city"."""
    scene, sign = hit.scene, hit.of("SEASON", "s")
    if scene.tag(hit.stop - 1)[:2] == "VB" or (not hit.has("y") and not hit.has("r") and scene.word(hit.stop) == "of"):
        return None
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[sign]
    told = hit.has("y") or (hit.phrase("r") in ("this", "current") and sign != "WI")
    year, anchor = _year_told(hit) if told else (None, None)
    if year is not None:
        period = a_month(year, first_month)
        return _of_year(scene, Period("season", period.first) if period else None, anchor)
    if scene.now is None:
        return Found("DATE", f"{_YEAR}-{sign}")
    months = [a_month(one, first_month) for one in (scene.now.year - 2, *years(scene))]
    every = [Period("season", one.first) for one in months if one]
    relation = hit.relation()
    if relation and relation[0] < 0:
        return reckoned(scene, max((one for one in every if one.last < scene.now), key=_first))
    if relation and relation[0] > 0:
        return reckoned(scene, min((one for one in every if one.first > scene.now), key=_first))
    return fitting(scene, hit.first, every)


def feast(hit: Hit) -> Found | None:
    """Read "Thanksgiving Day", "Easter", "New Year's Eve 1999"."""
    scene = hit.scene
    name = " ".join(word for word in hit.words("f") if word not in ("'", "’", "s"))
    name = name.replace("years", "year")
    rule = scene.lexicon.feasts[name]

    def on(year: int) -> Period:
        if len(rule) == 1:
            return Period("day", date.fromordinal(easter(year).toordinal() + rule[0]))
        if len(rule) == 2:
            return Period("day", date(year, rule[0], rule[1]))
        start = nth_weekday(year, rule[2], rule[0], rule[1])
        return Period("day", date.fromordinal(start.toordinal() + (name == "election day")))

    told = hit.year()
    if told is not None:
        return given(on(told)) if 1 <= told <= 9998 else None
    if scene.now is None:
        fixed = len(rule) == 2
        return Found(
            "DATE", f"{_YEAR}-{rule[0]:02d}-{rule[1]:02d}" if fixed else f"{_YEAR}-{UNKNOWN * 2}-{UNKNOWN * 2}"
        )
    relation = hit.relation()
    every = [on(year) for year in years(scene)]
    if relation and relation[0]:
        now, back = scene.now, relation[0] < 0
        chosen = [one for one in every if (one.first < now if back else one.first > now)]
        return reckoned(scene, (max if back else min)(chosen, key=_first))
    return fitting(scene, hit.first, every)


_NAMED: tuple[Callable[[Hit], Found | None], ...] = (
    day_part, figures, month, year, short_year, two_years, decade, century, quarter, half, quarter_then, season, feast,
)  # fmt: skip
READERS: dict[str, Callable[[Hit], Found | None]] = {"date": day, **{one.__name__: one for one in _NAMED}}
"""What `reads` in times.toml calls: the calendar."""
