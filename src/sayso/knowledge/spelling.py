"""How names are written where they are looked up: without accents, with straight apostrophes."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    dict(zip("łøđıŁØĐəƏ’‘ʻʼ`", "lodiLODaA'''''", strict=True)) | {"æ": "ae", "ß": "ss", "ð": "d", "þ": "th"}
)


def plain(name: str) -> str:
    """The name without accents and with straight apostrophes, its capitals kept."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name)
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS).strip()


def slug(name: str) -> str:
    """The name as an id: plain, in lower case, words joined by dashes.

    It is empty if the name has neither a Latin letter nor a digit.
    """
    return "-".join(re.findall(r"[a-z0-9]+", plain(name).lower().replace("'", "")))
