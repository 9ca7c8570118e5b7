"""Nouns and the PLOVER sectors that they put their referents into."""

from __future__ import annotations

import pytest

from sayso.knowledge.sectors import sector_of, sectors
from sayso.knowledge.tables import rows

PLOVER = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO".split()
)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("minister", "GOV"),
        ("troop", "MIL"),
        ("army chief", "MIL"),
        ("police officer", "COP"),
        ("opposition leader", "OPP"),
        ("rebel commander", "REB"),
        ("general", "MIL"),
        ("secretary general", "GOV"),
        ("attorney general", "JUD"),
        ("lawmaker", "LEG"),
        ("gunman", "UAF"),
        ("resident", "CVL"),
        ("party leader", "PTY"),
        ("bridge", None),
        ("army bridge", "MIL"),
    ],
)
def test_sector_of(words: str, sector: str | None) -> None:
    *before, noun = words.split()
    assert sector_of(noun, before) == sector


def test_every_sector_is_one_of_plover() -> None:
    assert set(sectors().values()) <= PLOVER
    assert len(sectors()) == len(list(rows("sectors")))
