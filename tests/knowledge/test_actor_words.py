from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sayso.knowledge.actors import actor_words, fold

FILES = ("actor_nouns.txt", "titles.txt", "given_names.txt", "regions.txt")


def test_states_have_three_letters_and_one_name() -> None:
    states = set(actor_words().states.values())
    assert len(states) > 190
    assert len({state.code for state in states}) == len({state.name for state in states}) == len(states)
    assert all(re.fullmatch("[A-Z]{3}", state.code) for state in states)


@pytest.mark.parametrize(
    ("word", "code"),
    [("u.s.", "USA"), ("britain", "GBR"), ("côte d'ivoire", "CIV"), ("north korea", "PRK"), ("uae", "ARE")],
)
def test_names_of_states(word: str, code: str) -> None:
    assert actor_words().states[word].code == code


def test_adjectives_peoples_and_capitals() -> None:
    words = actor_words()
    assert words.adjectives["dutch"].code == words.capitals["the hague"].code == "NLD"
    assert words.peoples["danes"].code == words.adjectives["danish"].code == "DNK"
    assert words.adjectives["nigerien"].code != words.adjectives["nigerian"].code


@pytest.mark.parametrize(
    ("noun", "kind", "gender"),
    [
        ("spokeswoman", "role", "f"),
        ("minister", "role", ""),
        ("brother", "person", "m"),
        ("ministry", "body", ""),
        ("movement", "armed_group", ""),
        ("newspaper", "outlet", ""),
        ("country", "state", ""),
    ],
)
def test_nouns(noun: str, kind: str, gender: str) -> None:
    words = actor_words()
    assert (words.nouns[noun], words.noun_gender.get(noun, "")) == (kind, gender)


def test_given_names_are_folded_and_tell_one_gender() -> None:
    given = actor_words().given
    assert given["sergei"] == given["mohammad"] == "m"
    assert given["olga"] == given["fatima"] == "f"
    assert "season" not in given
    assert all(name == fold(name) for name in given)


def test_titles_of_several_lines_are_all_read() -> None:
    words = actor_words()
    assert {"pope", "mawlawi", "shah"} <= words.honorifics
    assert words.titles["mrs"] == "f"
    assert words.honorifics <= set(words.titles)


def test_fold() -> None:
    assert fold("Łukasz’s Ångström") == "lukasz's angstrom"


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_source(name: str) -> None:
    head = files("sayso.knowledge").joinpath(name).read_text(encoding="utf-8")[:600]
    assert head.startswith("#")
    assert "sayso project" in head
