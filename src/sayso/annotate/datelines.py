"""Datelines: place, date and agency that stand before the first words of a report, on the same line.

"KABUL (Reuters) - A spokesman said ..." parses as if KABUL and the spokesman were one noun phrase, so the dateline is
taken off the paragraph before it is parsed and parsed on its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?|\d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?)"
_AGENCY = r"\([A-Z][^()\n]{0,39}\)"
_DATELINE = re.compile(
    rf"""
    (?:
        [A-Z][A-Z.'’-]{{2,}}(?:[\ /][A-Z][A-Z.'’-]*)*     # a place in capitals,
        (?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*)*?)??           # its region,
        (?:,\ {_DATE})?(?:\ ?{_AGENCY})?                  # the date and the agency
      | [A-Z][\w.'’]+(?:\ [A-Z][\w.'’]+){{0,3}}(?:,\ (?:{_DATE}|[A-Z][\w.]+))?\ ?{_AGENCY}   # Place (Agency)
      | [A-Z][\w.'’]+(?:\ [A-Z][\w.'’]+){{0,3}},\ {_DATE}                                     # Place, date
      | (?:[A-Z][\w.'’]*\ ){{0,4}}
        (?:News|Press|Agency|Times|Post|Wire|Daily|Tribune|Herald|Gazette|Reuters|AFP|AP|TASS|Xinhua|Interfax|UPI)
    )
    (?:\ *(?:--|[–—])\ *|\ +-\ +)
    (?=["“‘'«A-Z0-9])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is parsed on its own, and the number of its paragraph."""

    span: Span
    paragraph: int


def pieces(text: str, paragraphs: list[Span]) -> list[Piece]:
    """The paragraphs, with a dateline cut off from what follows it."""
    found = []
    for number, span in enumerate(paragraphs):
        dateline = _DATELINE.match(text, span.start, span.end)
        if dateline:
            found.append(Piece(Span(span.start, dateline.end() - _blanks(dateline.group())), number))
            span = Span(dateline.end(), span.end)
        found.append(Piece(span, number))
    return found


def _blanks(text: str) -> int:
    """How many blanks the text ends in."""
    return len(text) - len(text.rstrip())
