"""When a report was published, in whatever form its source writes dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1600, 2199  # newspapers begin in 1605; what lies outside is a placeholder or a slip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_REST = r"(?:,?\s.*)?"  # a time of day in words is left out: without a sure zone it would claim too much
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}{_REST}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_REST}",
        rf"{_YEAR}\s*[-/.]\s*(?P<month>\d{{1,2}})\s*[-/.]\s*(?P<day>\d{{1,2}}){_REST}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}{_REST}",
    )
)
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/{_YEAR}{_REST}", re.DOTALL)
_RFC_2822 = re.compile(
    r"(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+\S+)?", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"(?:0000|0001|9999)\W?\d{2}\W?\d{2}\b.*|\d{4}-00-.*|\d{4}-\d{2}-00.*|0+|-1", re.DOTALL)
_NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "unknown", "-"})


class DateError(ValueError):
    """A date that cannot be read; the message says how to write it."""


def published(value: object) -> str | None:
    """The date or date-time `value` as ISO 8601, or None where it stands for no date at all.

    Reads ISO 8601, RFC 2822, "26 April 2024", "April 26, 2024", 20240426, 2024/4/26, 26.4.2024, slashed dates that can
    be read one way only, and seconds or milliseconds since 1970. Blank and placeholder dates (0000-00-00, years 1
    and 9999) are None. Raises DateError for anything else.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise DateError(f"the date {value!r} is neither text nor number; write it like 2024-04-26")
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if text.casefold() in _NOTHING or _PLACEHOLDER.fullmatch(text):
        return None
    found = _from_digits(text) or _from_iso(text) or _from_rfc_2822(text) or _from_words(text)
    if found is None:
        raise DateError(f"the date {text!r} cannot be read; write it like 2024-04-26")
    if found.year in (1, 9999):
        return None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise DateError(
            f"the date {text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; write it like 2024-04-26"
        )
    return found.isoformat()


def _from_digits(text: str) -> date | None:
    if re.fullmatch(r"\d{8}", text):
        return _date(text[:4], text[4:6], text[6:])
    if re.fullmatch(r"\d{14}", text):  # as web archives stamp their captures
        day = _date(text[:4], text[4:6], text[6:8])
        return None if day is None else _from_iso(f"{day.isoformat()}T{text[8:10]}:{text[10:12]}:{text[12:]}")
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(int(seconds), UTC)
    return None


def _from_iso(text: str) -> date | None:
    if not re.match(r"\d{4}-\d", text):
        return None
    text = re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text)
    text = re.sub(r"\s+([+-]\d{2}:?\d{2})$", r"\1", text)
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_rfc_2822(text: str) -> date | None:
    if not _RFC_2822.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _from_words(text: str) -> date | None:
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            return _date(found["year"], found["month"], found["day"])
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return _date(found["year"], found[2], found[1])
        if second > 12:
            return _date(found["year"], found[1], found[2])
        raise DateError(f"in the date {text!r} day and month cannot be told apart; write it like 2024-04-26")
    return None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
