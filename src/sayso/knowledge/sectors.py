"""Which PLOVER sector a noun puts its referent into: "troops" are MIL, "lawmakers" LEG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.knowledge.tables import rows

_WEAK = frozenset(("GOV", "CVL", "BUS", "ELI", "EDU"))
"""Sectors that a word before the noun overrules: "army chief" is MIL, "opposition leader" OPP."""


_STRONG = frozenset(("REB", "COP", "CRM"))
"""Sectors that a word before the noun gives even to soldiers: "rebel commander" is REB."""

_GENERALS = frozenset(
    ("secretary", "attorney", "governor", "director", "consul", "solicitor", "inspector", "prosecutor")
)
"""Words before "general" that make it no soldier's rank."""


@cache
def sectors() -> dict[str, str]:
    """Lower-case singular nouns, each with its sector."""
    return {row["noun"]: row["sector"] for row in rows("sectors")}


def sector_of(noun: str, before: Sequence[str] = ()) -> str | None:
    """The sector of a noun, given the words before it; None where nothing tells.

    Both in lower case, the noun as a lemma.
    """
    known = sectors()
    if noun == "general" and before and before[-1] in _GENERALS:
        noun, before = before[-1], before[:-1]
    own = known.get(noun)
    for word in reversed(before):
        told = known.get(word) or known.get(word.removesuffix("s"))
        if told in _STRONG if own == "MIL" else told is not None and told not in _WEAK and own in (None, *_WEAK):
            return told
    return own or next((known[word] for word in reversed(before) if word in known), None)
