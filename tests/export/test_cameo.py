"""CAMEO's roots for PLOVER's types and modes."""

from __future__ import annotations

import pytest

from sayso.export import cameo
from sayso.knowledge.plover import CONTEXTS, MODES, QUADS, score


@pytest.mark.parametrize(
    ("type_name", "modes", "root", "quad"),
    [
        ("AGREE", (), "03", 1),
        ("CONSULT", ("visit",), "04", 1),
        ("CONCEDE", (), "08", 2),
        ("RETREAT", ("withdraw",), "08", 2),
        ("ACCUSE", ("investigate",), "09", 3),
        ("ACCUSE", ("investigate", "allege"), "11", 3),
        ("ACCUSE", (), "11", 3),
        ("SANCTION", ("convict",), "11", 3),
        ("SANCTION", ("expel",), "16", 4),
        ("COERCE", ("arrest",), "17", 4),
        ("ASSAULT", ("abduct",), "18", 4),
        ("ASSAULT", ("aerial",), "19", 4),
        ("ASSAULT", ("beat", "firearms"), "19", 4),
        ("ASSAULT", ("crowd-control",), "17", 4),
        ("ASSAULT", ("unconventional",), "20", 4),
    ],
)
def test_a_type_with_its_modes_has_a_root(type_name: str, modes: tuple[str, ...], root: str, quad: int) -> None:
    assert cameo.root(type_name, modes) == root
    assert cameo.quad(root) == quad


@pytest.mark.parametrize("type_name", [None, "FIGHT", "STATEMENT"])
def test_what_is_no_type_has_no_root(type_name: str | None) -> None:
    assert cameo.root(type_name) is None


def test_all_types_and_modes_have_root_quad_and_score() -> None:
    assert set(cameo.ROOTS) == set(QUADS) == set(MODES)
    assert {type_name for type_name, _ in cameo.BY_MODE} <= set(MODES)
    assert all(mode in MODES[type_name] for type_name, mode in cameo.BY_MODE)
    for type_name, modes in MODES.items():
        values = [score(type_name, ()), *(score(type_name, (mode,)) for mode in modes)]
        assert all(value is not None and -10 <= value <= 10 for value in values)
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 37


@pytest.mark.parametrize(
    ("type_name", "modes", "value"),
    [
        ("CONSULT", (), 2.5),
        ("CONSULT", ("phone", "visit"), 4.0),
        ("ASSAULT", ("beat", "heavy-weapons"), -9.5),
        ("PROTEST", ("vandalize",), -5.0),
        ("REQUEST", (), 0.0),
        ("NOTHING", (), None),
    ],
)
def test_the_strongest_mode_gives_the_score(type_name: str, modes: tuple[str, ...], value: float | None) -> None:
    assert score(type_name, modes) == value
