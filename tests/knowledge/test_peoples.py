"""Peoples without a state of their own, and the states that they are met in."""

from __future__ import annotations

import pytest

from sayso.knowledge.countries import country_codes
from sayso.knowledge.peoples import LONGEST, peoples
from sayso.knowledge.tables import rows


@pytest.mark.parametrize(
    ("word", "spoken", "country"),
    [
        ("tamil", {}, "LKA"),
        ("tamil", {"IND": 2}, "IND"),
        ("kurdish", {}, None),
        ("kurdish", {"IRQ": 1, "TUR": 2}, "TUR"),
        ("kurdish", {"PER": 9}, None),
        ("serb", {"SRB": 1}, "SRB"),
        ("serb", {"SRB": 1, "BIH": 1}, "BIH"),
        ("bosnian serbs", {"SRB": 4}, "BIH"),
    ],
)
def test_the_state_depends_on_what_is_spoken_of(word: str, spoken: dict[str, int], country: str | None) -> None:
    assert peoples()[word].country(spoken) == country


def test_every_state_is_one_and_no_word_is_told_twice() -> None:
    words = [word for row in rows("peoples") for word in row["words"].split("|")]
    assert len(set(words)) == len(words)
    assert all(len(word.split()) <= LONGEST for word in words)
    assert {code for row in rows("peoples") for code in row["countries"].split("|")} <= set(country_codes().values())
    assert {row["alone"] for row in rows("peoples")} <= {"", "yes"}
