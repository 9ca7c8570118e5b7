"""Names that cannot be trusted to be a person's, of whom no role is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_roles import read, told

from sayso.ground.role_names import garbled
from sayso.knowledge.actors import actor_words

GARBLED = (
    "MedinaDawson",
    "Todd MarshOvernight",
    "Ana Ruiz-HaleRuiz-Hale",
    "WATCHED Morsa",
    "Health Program",
    "Election",
    "Ana Ruiz Tellin Ruiz",
)
SOUND = (
    "Anna McCallum",
    "LeRoy MacArthur",
    "MaryAnn DeLuca",
    "Jo VanDyke",
    "Carl O'Hara",
    "Sean FitzPatrick",
    "JD Marsh",
    "Carl Dawson III",
    "ANA RUIZ",
    "Sirhan Sirhan",
    "Boutros Boutros-Ghali",
    "Kim Jong-un",
    "Ana Ruiz-Hale",
    "Thomas More",
)


@pytest.mark.parametrize("name", GARBLED)
def test_garbled(name: str) -> None:
    assert garbled(_words(name), actor_words())


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str) -> None:
    assert not garbled(_words(name), actor_words())


@given(st.lists(st.sampled_from(("Ana", "Ruiz", "Tellin", "Marsh", "Hale")), min_size=1, max_size=4, unique=True))
def test_words_that_differ_and_are_whole_are_sound(words: list[str]) -> None:
    assert not garbled(words, actor_words())
    assert garbled(
        [*words, "".join((words[-1], "Overnight")) if len(words[-1]) > 3 else "HaleOvernight"], actor_words()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ida Tellin Maria (Ida) Ida TellinUnder The Lamp says Sen. Ida Tellin.",
        "President MedinaDawson left.",
        "President Jorge] Medina said so.",
        "He can't stand (Afghan President Hamid) Karimi and his plan.",
        "President QUEEN MARVELLOUS spoke.",
        "President WATCHED Morsa spoke.",
        "Rep. Carl `` Bud '' Dawson of Ohio, agreed.",
        "Tim O’ Brandt, the executive editor of Laurel Press, agreed.",
        "Syria’s Ambassador Omar Sa’ idi told reporters.",
        "Top aide set to testify MORE, Dawson’s former national security adviser, has agreed.",
        "He is angry at Marsh or [Speaker Nancy] Tellin each day.",
        "President Tellin Ana spoke. Ana Tellin left.",
        "National Security Adviser Robert O’ Tellin left.",
        "He wants a snap General Election before May.",
    ],
)
def test_nobody_is_told_of(text: str) -> None:
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Dawson spoke.", "Dawson"),
        ("Senator Ana Sanders’ campaign paid.", "Ana Sanders"),
        ("Sen. Carl O'Hara spoke.", "Carl O'Hara"),
        ("Sen. Ana McCallum spoke.", "Ana McCallum"),
        ("Mayor Pete Tellin spoke. Pete Tellin 8 was all that the list had.", "Pete Tellin"),
    ],
)
def test_others_are(text: str, person: str) -> None:
    reading = read(text)
    assert [actor.name for actor in reading.actors if actor.id == reading.roles[0].person] == [person]


def _words(name: str) -> list[str]:
    return name.replace("-", " - ").split()
