"""Which PLOVER sector a noun puts its referent into: "troops" are MIL, "lawmakers" LEG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.knowledge.tables import rows

_WEAK = frozenset(("GOV", "CVL", "BUS", "ELI", "EDU", "LAB"))
"""Sectors that a word before the noun overrules: "army chief" is MIL, "opposition leader" OPP."""

_ARMED = frozenset(("MIL", "UAF"))
"""Sectors that only a word of one of the next overrules: "rebel commander" is REB, "opposition gunman" UAF."""

_STRONG = frozenset(("REB", "COP", "CRM"))
"""Sectors that a word before the noun gives even to soldiers."""

_POWERS = frozenset(("COP", "MIL", "LEG", "JUD", "REB", "SPY", "OPP", "PTY"))
"""Sectors that a word which tells only before a noun gives to officials: not MED to "health officials"."""

_FIXED = frozenset(("minister", "ministry", "secretary", "adviser", "advisor", "council", "department"))
"""Nouns whose sector no word before them changes: a labour minister is no trade unionist."""

_KIN = frozenset(
    "family relative wife husband son daughter brother sister widow mother father parent victim cousin".split()
)
"""Nouns that no word before them changes either: "the general's wife" is no soldier."""

_DESKS = frozenset(("agency", "commission", "commissioner", "bureau", "authority", "directorate"))
"""Offices of states, that are called by whom they look after: "the refugee agency"."""

_LOOKED_AFTER = frozenset(("REF", "LAB", "BUS", "EDU", "MED", "AGR", "CVL", "REL"))

_RANKS = frozenset("deputy other some several few many dead one general major captain marine child".split())
"""Words of the table that say nothing of the noun that they stand before."""

_GENERALS = frozenset(
    ("secretary", "attorney", "governor", "director", "consul", "solicitor", "inspector", "prosecutor")
)
"""Words before "general" that make it no soldier's rank."""

_BEFORE, _OF, _OWNED = "before", "of", "owned"


@cache
def sectors() -> dict[str, str]:
    """Lower-case singular words, each with its sector.

    It is empty where only the words around it tell.
    """
    return {row["noun"]: row["sector"] for row in rows("sectors")}


@cache
def _used(use: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("sectors") if row["use"] == use)


def can_act(noun: str) -> bool:
    """Whether the table has the noun, a lower-case lemma, as a word for somebody who can act."""
    return bool(sectors().get(noun)) and noun not in _used(_BEFORE) and noun not in _used(_OWNED)


def stands_for_owner(noun: str) -> bool:
    """Whether the noun is a thing that stands for those whose it is: "an army base"."""
    return noun in _used(_OWNED)


def takes_after(noun: str) -> bool:
    """Whether the phrase after "of" or "for" tells first whom it means: "hundreds", "a leader"."""
    return noun in _used(_OF)


def sector_of(noun: str, before: Sequence[str] = ()) -> str | None:
    """The sector of a noun, given the words before it; None where nothing tells.

    Both in lower case, the noun as a lemma.
    """
    if noun == "general" and before and before[-1] in _GENERALS:
        noun, before = before[-1], before[:-1]
    own = None if noun in _used(_BEFORE) else sectors().get(noun) or None
    if noun in _FIXED | _KIN and own:
        return own
    told = [(word, sector) for word in reversed(before) if word not in _RANKS and (sector := _before(word))]
    if told and noun in _used(_OWNED):
        return told[0][1]  # whose a thing is, the words before it tell: "a refugee camp"
    if noun in _DESKS:
        told = [(word, sector) for word, sector in told if sector not in _LOOKED_AFTER]
    for word, sector in told:
        if _overrules(own, sector, only_before=word in _used(_BEFORE)):
            return sector
    return own or next((sector for _, sector in told), None)


def _before(word: str) -> str:
    """The sector that a word gives to the noun after it; empty where it gives none."""
    known = sectors()
    return known.get(word) or known.get(word.removesuffix("s")) or ""


def _overrules(own: str | None, told: str, *, only_before: bool) -> bool:
    """Whether the sector of a word before the noun goes before the noun's own."""
    if own in _ARMED:
        return told in _STRONG
    if own == "GOV" and only_before:
        return told in _POWERS
    return told not in _WEAK and own in (None, *_WEAK)
