"""Which PLOVER sector a noun puts its referent into: "troops" are MIL, "lawmakers" LEG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.knowledge.tables import rows

_WEAK = frozenset(("GOV", "CVL", "BUS", "ELI", "EDU"))
"""Sectors that a word before the noun overrules: "army chief" is MIL, "opposition leader" OPP."""


@cache
def sectors() -> dict[str, str]:
    """Lower-case singular nouns, each with its sector."""
    return {row["noun"]: row["sector"] for row in rows("sectors")}


def sector_of(noun: str, before: Sequence[str] = ()) -> str | None:
    """The sector of a noun, given the words before it; None where nothing tells.

    Both in lower case, the noun as a lemma.
    """
    known = sectors()
    own = known.get(noun)
    if own is None or own in _WEAK:
        for word in reversed(before):
            told = known.get(word) or known.get(word.removesuffix("s"))
            if told is not None and told not in _WEAK:
                return told
    return own or next((known[word] for word in reversed(before) if word in known), None)
