"""CAMEO's two-digit roots for PLOVER's types and modes, to set beside GDELT and ICEWS.

PLOVER's own table leads from CAMEO to PLOVER and joins roots; this one leads back, by mode where modes tell the roots
apart. It is ours: no published table has this direction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ROOTS: Mapping[str, str] = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}
"""The root of a type, whatever its mode."""

BY_MODE: Mapping[tuple[str, str], str] = {
    ("ACCUSE", "investigate"): "09",
    ("SANCTION", "convict"): "11",  # 116, find guilty
    ("ASSAULT", "destroy"): "17",  # 1712, destroy property
    ("ASSAULT", "crowd-control"): "17",  # 175, violent repression
    **{("ASSAULT", mode): "18" for mode in ("abduct", "torture", "sexual", "beat", "primitive")},
    **{("ASSAULT", mode): "18" for mode in ("explosives", "suicide-attack", "targeted")},  # 183 to 186
    ("ASSAULT", "unconventional"): "20",
}
"""The root of a type with a mode that CAMEO has elsewhere."""


def root(type_name: str | None, modes: Sequence[str] = ()) -> str | None:
    """The two digits of CAMEO for a PLOVER type with its modes.

    None for no type, and for one that is none of PLOVER's. Of several modes the highest root counts, which is the most
    hostile.
    """
    if type_name is None or type_name not in ROOTS:
        return None
    by_mode = [BY_MODE[type_name, mode] for mode in modes if (type_name, mode) in BY_MODE]
    plain = len(by_mode) < len(modes) or not modes
    return max([*by_mode, *([ROOTS[type_name]] if plain else [])])


def quad(root_code: str) -> int:
    """GDELT's QuadClass of a root.

    It is not PLOVER's quad: yielding is material there throughout.
    """
    number = int(root_code)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4
