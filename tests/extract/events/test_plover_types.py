"""PLOVER's types: by base type and status, and which deeds are part of another."""

from __future__ import annotations

import pytest
from pages import page, tokens

from sayso.extract.events.plover import is_covered, plover_type
from sayso.knowledge.plover import TYPES
from sayso.records import Status

AHEAD = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "AGREE": "AGREE",
    "RETREAT": "CONCEDE",
    "CONCEDE": "CONCEDE",
}
"""What deeds to come are, by the codebook's rule of the future."""

DONE, UNDONE = (Status.REPORTED, Status.CLAIMED, Status.HISTORICAL), (Status.DENIED, Status.HYPOTHETICAL)

ALONE = [
    *((base, status, base) for base in TYPES for status in DONE),
    *((base, status, None) for base in TYPES for status in UNDONE),
    *((base, Status.DEMANDED, "REQUEST") for base in TYPES),
    *((base, Status.THREATENED, "THREATEN") for base in TYPES),
    *((base, status, coded) for base, coded in AHEAD.items() for status in (Status.PREDICTED, Status.PROMISED)),
    *((base, Status.PREDICTED, None) for base in TYPES if base not in AHEAD),
]

BESIDE = [
    ("AID", Status.PROMISED, {"AGREE"}, None),
    ("AID", Status.PROMISED, {"CONCEDE"}, None),
    ("AID", Status.PROMISED, {"REQUEST"}, "AGREE"),
    ("RETREAT", Status.PROMISED, {"AGREE"}, None),
    ("RETREAT", Status.PREDICTED, {"CONCEDE"}, None),
    ("RETREAT", Status.PREDICTED, {"ASSAULT"}, "CONCEDE"),
    ("RETREAT", Status.DEMANDED, {"REQUEST"}, None),
    ("RETREAT", Status.DEMANDED, {"PROTEST"}, None),
    ("RETREAT", Status.DEMANDED, {"ACCUSE"}, "REQUEST"),
    ("ASSAULT", Status.THREATENED, {"THREATEN"}, None),
    ("ASSAULT", Status.THREATENED, {"REQUEST"}, "THREATEN"),
    ("ASSAULT", Status.REPORTED, {"ASSAULT"}, "ASSAULT"),
    ("ACCUSE", Status.CLAIMED, {"ACCUSE", "REQUEST"}, "ACCUSE"),
]

COVERED = [  # the deed, those that are done in the sentence, and whether it is part of one
    ("The government condemned the attack by rebels.", "attack", ["condemned"], True),
    ("The government condemned the attack by rebels.", "condemned", ["attack"], False),
    ("Students protested against the arrest of the editor.", "arrest", ["protested"], True),
    ("Rebels attacked the barracks and kidnapped the governor.", "kidnapped", ["attacked"], False),
    ("Rebels attacked the barracks, killing nine soldiers.", "killing", ["attacked"], True),
    ("Police arrested a man who had attacked a shop.", "attacked", ["arrested"], True),
    ("The attack by rebels angered the mayor.", "attack", [], False),
    ("Rebels attacked the barracks. Police arrested the governor.", "arrested", ["attacked"], False),
]


@pytest.mark.parametrize(("base", "status", "coded"), ALONE)
def test_the_type_follows_the_status(base: str, status: Status, coded: str | None) -> None:
    assert plover_type(base, status, ()) == coded


@pytest.mark.parametrize(("base", "status", "beside", "coded"), BESIDE)
def test_what_the_sentence_says_already_is_not_coded_again(
    base: str, status: Status, beside: set[str], coded: str | None
) -> None:
    assert plover_type(base, status, beside) == coded


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("base", TYPES)
def test_the_type_is_one_of_plovers_and_more_beside_it_never_adds_one(base: str, status: Status) -> None:
    alone = plover_type(base, status, ())
    assert alone is None or alone in TYPES
    for other in TYPES:
        assert plover_type(base, status, {other}) in (alone, None)


@pytest.mark.parametrize(("text", "word", "others", "covered"), COVERED)
def test_a_deed_that_hangs_on_another_is_part_of_it(text: str, word: str, others: list[str], covered: bool) -> None:
    read = page(text)
    heads = {tokens(read, other)[0] for other in others}
    assert is_covered(read.parse, tokens(read, word)[0], heads) is covered
