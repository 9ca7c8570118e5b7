"""Names of persons made alike where they are looked up: as they are written, and as they sound."""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.spelling import plain

_PARTS = frozenset("al el bin ben ibn".split())
"""Words of a name that one writer sets and another leaves out."""

_COMMON = frozenset("muhamad muhamed mohamed mohammed muhammad mohammad mohamad".split())
"""First names that so many bear that news goes by the next one."""

_NUMERAL = re.compile(r"[ivx]+")
"""A number after a name that somebody reigns by."""

_MARKS = str.maketrans("-.", "  ", "'")

_SOUNDS = (
    (re.compile(r"ee"), "i"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"[ae][iy]"), "e"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck|c(?![ehiy])"), "k"),
    (re.compile(r"y|j(?=$)"), "i"),
    (re.compile(r"e"), "a"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Letters by which transliterations of one name differ, in the order in which they are made alike."""


def folded(name: str) -> str:
    """The name in lower case without accents, apostrophes, full stops and hyphens."""
    return " ".join(plain(name).lower().translate(_MARKS).split())


def sounding(name: str) -> str:
    """The first and the last word of a name as they sound, "Shoygu" as "Shoigu"; of one word "".

    A first name such as Mohammed, which is followed by another, is passed over.
    """
    words = sounds(name)
    return f"{words[0]} {words[-1]}" if words else ""


def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, but for "al" and the like; () of a single word."""
    words = [word for word in folded(name).split() if word not in _PARTS]
    if len(words) > 2 and words[0] in _COMMON:
        del words[0]
    return tuple(word if _NUMERAL.fullmatch(word) else _sound(word) for word in words) if len(words) > 1 else ()


def alike(one: str, other: str) -> bool:
    """Whether two full names may be one person's.

    They sound alike at both ends, and no word between says otherwise.
    """
    if sounding(one) != sounding(other) or not sounding(one):
        return False
    first, second = sounds(one)[1:-1], sounds(other)[1:-1]
    return not first or not second or first == second


@cache
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word
