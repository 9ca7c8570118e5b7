"""The day that a report's relative times are reckoned from: its publication date, given or worked out."""

from __future__ import annotations

from datetime import date

from sayso.records import Article

YEARS = range(1000, 3000)
"""The years of reports; 0001 and 9999 are what programs write where they know no date."""


def published(article: Article) -> date | None:
    """The day of the publication date that came with the report.

    None where it has none that is as fine as a day, and where an earlier reading worked it out.
    """
    if article.published_basis:
        return None
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return day if day.year in YEARS else None
