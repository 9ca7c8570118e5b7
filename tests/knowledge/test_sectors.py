"""Nouns and the PLOVER sectors that they put their referents into."""

from __future__ import annotations

import pytest

from sayso.knowledge.sectors import can_act, sector_of, sectors, stands_for_owner, takes_after
from sayso.knowledge.tables import rows

PLOVER = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
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
        ("labour minister", "GOV"),
        ("health official", "GOV"),
        ("security force", "COP"),
        ("security", None),
        ("rebel fighter", "REB"),
        ("militant", "UAF"),
        ("unidentified man", "UNK"),
        ("aid worker", "SOC"),
        ("deputy minister", "GOV"),
        ("general manager", None),
        ("army bridge", "MIL"),
        ("refugee agency", "GOV"),
        ("intelligence agency", "SPY"),
        ("general wife", "CVL"),
        ("refugee camp", "REF"),
        ("camp", "MIL"),
        ("civilian plane", "CVL"),
        ("police helicopter", "COP"),
    ],
)
def test_sector_of(words: str, sector: str | None) -> None:
    *before, noun = words.split()
    assert sector_of(noun, before) == sector


def test_every_sector_is_one_of_plover() -> None:
    assert set(sectors().values()) - {""} <= PLOVER
    assert {row["use"] for row in rows("sectors")} == {"", "of", "before", "owned"}
    assert all(row["sector"] or row["use"] in ("of", "owned") for row in rows("sectors"))
    assert len(sectors()) == len(list(rows("sectors")))


def test_what_a_word_is_used_for() -> None:
    assert can_act("soldier")
    assert not can_act("security")
    assert not can_act("hundred")
    assert not can_act("bridge")
    assert takes_after("hundred")
    assert takes_after("leader")
    assert not takes_after("soldier")
    assert stands_for_owner("base")
    assert not stands_for_owner("soldier")
