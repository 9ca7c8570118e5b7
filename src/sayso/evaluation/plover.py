"""PLOVER's types, quads and codes of actors, and how older and other spellings of them read."""

from __future__ import annotations

from sayso.knowledge.plover import QUADS

_EARLIER_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_EARLIER_CODES = dict(
    pair.split("=")
    for pair in "JAP=JPN YUG=SRB SER=SRB ROM=ROU ZAR=COD GER=DEU KSV=KOS XKX=KOS PSE=PAL TMP=TLS".split()
)
_BETWEEN_STATES = frozenset({"UNO", "EUR", "EEC", "IGO"})  # the gold sentences call all of them IGO
_OPEN = ("---", "***")  # how some coders write that a code is not known


def type_of(name: str) -> str:
    """A type as PLOVER 2 calls it.

    Those of version 0.5 that were merged are read as what they were merged into.
    """
    plain = name.strip().upper()
    return _EARLIER_TYPES.get(plain, plain)


def quad_of(type_name: str, given: int | None) -> int | None:
    """The quad of a type, or the one given for a type that PLOVER does not have."""
    return QUADS.get(type_name, given)


def country_and_sector(code: str, sector: str) -> tuple[str, str]:
    """Three letters of country and of sector; a code of six letters holds both. Empty where it is not known."""
    country, sector = code.upper(), sector.upper()
    if country in _OPEN:
        country = ""
    if len(country) > 3:
        country, sector = country[:3], sector or country[3:6]
    if sector in _OPEN:
        sector = ""
    if country == "IGO" and sector in _BETWEEN_STATES - {"IGO"}:
        sector = ""
    if country in _BETWEEN_STATES:
        country = "IGO"
    sector = sector[:3]
    return _EARLIER_CODES.get(country, country), "CVL" if sector == "CIV" else sector
