"""The day that a report's relative times are reckoned from: its publication date, or what its text tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sayso.records import Article

_DATELINE = 160
"""Within how many characters of its beginning a report's dateline has its date."""

_YEARS = range(1000, 3000)
"""The years of reports; 0001 and 9999 are what programs write where they know no date."""


def published(article: Article) -> date | None:
    """The day of the publication date; None where the article has none that is as fine as a day."""
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def told(days: Iterable[tuple[int, date]], text: str) -> tuple[date, str] | None:
    """The day that the text points to, and "dateline" or "assumed" for what that rests on.

    `days` are the full dates of the text with their offsets, in order. One in the first lines is the report's own;
    else the report is assumed to be of the latest day that it names.
    """
    first = len(text) - len(text.lstrip())
    held = [(offset, day) for offset, day in days if day.year in _YEARS]
    for offset, day in held:
        if offset - first < _DATELINE:
            return day, "dateline"
    return (max(day for _, day in held), "assumed") if held else None
