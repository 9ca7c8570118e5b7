"""Numbers in figures and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def number(words: Sequence[str], table: Mapping[str, int]) -> float | None:
    """The number that lower-case words stand for, as "1,000" or "twenty", "-", "four".

    None if they are none. "a" counts as one; "and" and hyphens are passed over.
    """
    total, open_, seen = 0.0, 0.0, False
    for word in words:
        if word[0].isdigit():
            plain = word.replace(",", "").rstrip("stndrh")
            open_, seen = open_ + float(plain), True
        elif word in ("a", "an"):
            open_, seen = open_ + 1, True
        elif word in ("hundred", "dozen", "couple"):
            open_, seen = max(open_, 1) * table[word], True
        elif word == "thousand":
            total, open_, seen = total + max(open_, 1) * 1000, 0.0, True
        elif word in table:
            open_, seen = open_ + table[word], True
    return total + open_ if seen else None


def year(words: Sequence[str], table: Mapping[str, int]) -> int | None:
    """The year that the words name, as "1997" or "two thousand and four"; None if none."""
    if len(words) == 1 and words[0].isdigit():
        return int(words[0])
    first = table.get(words[0])
    if first in (19, 20) and len(words) > 1 and words[1] not in ("hundred", "thousand"):
        rest = number(words[1:], table)
        return None if rest is None else first * 100 + int(rest)
    whole = number(words, table)
    return None if whole is None else int(whole)


def written(count: float) -> str:
    """The number as a TIMEX3 duration has it: 3, 2.5."""
    return f"{count:g}" if count < 1e6 else str(int(count))
