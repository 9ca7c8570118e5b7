"""The day on which a report came out, worked out from its text where it came without a date.

A wrong day would make every relative time of the report wrong, so only two kinds of evidence count: a full date in
the dateline or on a line of its own at the head ("dateline"), and the latest full date of a text whose bare weekdays
agree with it ("text"). See docs/times.md for how often each is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ground.anchors import YEARS
from sayso.ground.periods import later

_HEAD_LINES = 6
"""Within how many lines of its beginning a report has its own date, empty ones left out."""

_LABEL = re.compile(
    r"\W*(?:by [^,|\n]{3,60}[,|•·–—-]\s*)?(?:(?:first |last )?(?:published|posted|updated|issued|released|date)\W*"
    r"(?:on|at)?)?\W*",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\W*(?:(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{1,4}\)?)?)?\W*", re.IGNORECASE)
_PLACE = re.compile(r"\s*\(?(?:[A-Z][\w.'’-]*[ ,/]+){1,6}")
_AGENCY = re.compile(r"\)?\s*(?:\([^()\n]{2,40}\)\s*|/[^/\n]{2,30}/\s*)?(?:--|[–—-])\s*\S")
_POST = re.compile(r"\(@ ?\w+\) ?(?:on )?$")
"""What stands before the date of a post that is quoted whole: the account in brackets."""

_OLD_PICTURE = re.compile(r"\bfile\b", re.IGNORECASE)
_SUPPORT = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """A full date in the text, the weekday beside it, and whether its clause looks ahead (1)."""

    start: int
    end: int
    day: date
    weekday: int | None = None
    ahead: int = 0


def dateline(text: str, stated: Iterable[Stated]) -> date | None:
    """The day in the dateline, or on a line of its own at the head of the report."""
    last = _end_of_head(text)
    for one in stated:
        if one.start >= last or one.day.year not in YEARS or one.weekday not in (None, one.day.weekday()):
            continue
        before = text[text.rfind("\n", 0, one.start) + 1 : one.start]
        after = text[one.end :].split("\n", 1)[0]
        if _LABEL.fullmatch(before) and _HOUR.fullmatch(after):
            return one.day
        if _PLACE.fullmatch(before) and _AGENCY.match(after):
            return one.day
    return None


def latest(text: str, stated: Sequence[Stated], past: Counter[int]) -> date | None:
    """The latest full date of the text, where it is that of its news.

    It has to stand with its weekday, or under a quoted post, and `past`, which counts the bare weekdays of clauses
    that look back, has to name its weekday and none of the two after the next: those would be later. If the next
    weekday is named too, the report came out on that day.
    """
    held = [one for one in stated if one.ahead <= 0 and one.day.year in YEARS]
    if not held:
        return None
    day = max(one.day for one in held)
    weekday = day.weekday()
    following = past[(weekday + 1) % 7]
    if not past[weekday] or past[(weekday + 2) % 7] or past[(weekday + 3) % 7]:
        return None
    newest = [one for one in held if one.day == day]
    with_weekday = any(one.weekday == weekday and not _is_old_picture(text, one) for one in newest)
    if not with_weekday and not any(_POST.search(text, max(one.start - 50, 0), one.start) for one in newest):
        return None
    near = sum(abs((one.day - day).days) <= 1 for one in held) - 1
    if past[weekday] + following + near + (_SUPPORT if with_weekday else 0) < _SUPPORT:
        return None
    return later(day, 1) if following else day


def _end_of_head(text: str) -> int:
    """Where the first lines end."""
    at = 0
    for count, line in enumerate(re.finditer(r"\S[^\n]*", text), 1):
        at = line.end()
        if count == _HEAD_LINES:
            break
    return at


def _is_old_picture(text: str, one: Stated) -> bool:
    """Whether the words around a date say that it is that of a picture from the archive."""
    return _OLD_PICTURE.search(text, max(one.start - 60, 0), one.end + 40) is not None
