"""Facts of PLOVER's manual (version 2.0): types, modes, quads, contexts, and its scale from conflict to cooperation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MODES: Mapping[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "arrest", "deport", "withhold", "cyber", "censor", "curfew"),
        *("misinformation", "martial-law"),
    ),
    "ASSAULT": (
        *("abduct", "torture", "sexual", "destroy", "beat", "crowd-control", "primitive", "firearms", "explosives"),
        *("targeted", "suicide-attack", "aerial", "drone", "heavy-weapons", "unconventional"),
    ),
}
"""PLOVER's types, each with the modes that it may have."""

TYPES: Sequence[str] = tuple(MODES)
"""The 16 types, from cooperation in words to conflict in deeds."""

SPOKEN = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"))
"""Types of deeds that are done by saying so."""

QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

Where the manual has SANCTION both in 3 and in 4, its section on the type decides: 4.
"""

CONTEXTS: Sequence[str] = (
    *("military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy"),
    *("pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression"),
    *("human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory"),
    *("peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology"),
    *("terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking"),
)
"""The 37 contexts, in the codebook's order."""

_OF_TYPES = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10,
    "RETREAT": 6.5,
    "REQUEST": 0,
    "ACCUSE": -3,
    "REJECT": -2,
    "THREATEN": -3.5,
    "PROTEST": -5,
    "SANCTION": -6,
    "MOBILIZE": -5.5,
    "COERCE": -7,
    "ASSAULT": -9,
}
"""The manual prints 3 for ACCUSE, whose modes are -2 and -3.5: a sign that was lost."""

_OF_MODES: Mapping[str, Mapping[str, float]] = {
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "RETREAT": {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {"restrict": -3, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    "PROTEST": {"demo": -5, "riot": -7, "strike": -5, "obstruct": -4.5},
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {"cyber": -7, "censor": -6.5, "curfew": -6.5, "misinformation": -6.5, "martial-law": -7.5},
    "ASSAULT": {
        **dict.fromkeys(("abduct", "torture", "sexual", "destroy"), -8.5),
        "beat": -7.5,
        "crowd-control": -7.5,
        "primitive": -8,
        "firearms": -9,
        "explosives": -9,
        **dict.fromkeys(("targeted", "suicide-attack", "aerial", "drone", "heavy-weapons"), -9.5),
        "unconventional": -10,
    },
}
"""Modes that have a value of their own; the others have that of their type."""


def score(type_name: str, modes: Sequence[str]) -> float | None:
    """PLOVER's value, from -10 (conflict) to 10 (cooperation).

    That of the strongest mode, else of the type. None for a type that is none of PLOVER's.
    """
    own = _OF_MODES.get(type_name, {})
    values = [own[mode] for mode in modes if mode in own]
    return float(max(values, key=abs)) if values else _OF_TYPES.get(type_name)
