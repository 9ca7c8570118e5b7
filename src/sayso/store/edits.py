"""Whether one text is an edited version of another."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_RUN = 3
_SHORT = 120
"""Characters; texts as short as that are compared word by word."""

_SHARE, _SHARE_OF_WORDS = 0.2, 0.5
"""What an edit has in common with what it edits: runs of three words, or words, as a share of the shorter text's."""


def is_edit(earlier: str, later: str) -> bool:
    """Whether the later text keeps a good part of the earlier one's words in their order.

    Two files of rows may both call their first row 1; that makes no revision of the one report by the other.
    """
    short = min(len(earlier), len(later)) < _SHORT
    one, other = (_runs(text, 1 if short else _RUN) for text in (earlier, later))
    return len(one & other) >= (_SHARE_OF_WORDS if short else _SHARE) * min(len(one), len(other))


def _runs(text: str, size: int) -> set[tuple[str, ...]]:
    """Every run of so many words, in lower case."""
    words = _WORD.findall(text.lower())
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}
