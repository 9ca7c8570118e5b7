"""What users type, what is looked for, and how what was found is shown."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.store.search import CLOSE, OPEN, SNIPPET, fold, forms, marker, parse, same_outlet, snippet


@pytest.mark.parametrize(
    "alike",
    [
        "attack attacks attacked attacking",
        "deny denies denied denying",
        "march marches marched marching",
        "accuse accuses accused accusing",
        "stop stops stopped stopping",
        "play plays played playing",
        "pass passes passed passing",
        "veto vetoes vetoed vetoing",
        "missile missiles",
        "city cities",
        "tax taxes taxed taxing",
    ],
)
def test_each_regular_form_finds_all_the_others(alike):
    every = alike.split()
    for word in every:
        assert set(every) <= set(forms(word)), word
        assert forms(word)[0] == word


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("police", "policy"),
        ("organization", "organ"),
        ("glass", "glas"),
        ("virus", "viru"),
        ("sing", "s"),
        ("bed", "b"),
    ],
)
def test_words_that_only_look_alike_are_not_mixed(word, other):
    assert other not in forms(word)


@pytest.mark.parametrize("word", ["MH17", "of", "Ōta", "水", "U"])
def test_what_is_no_english_word_has_no_forms(word):
    assert forms(word) == (word.lower(),)


@given(typed=st.text(max_size=30))
def test_any_words_are_a_question_that_fts5_understands(typed):
    wanted = parse(typed)
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE found USING fts5 (words)")
        for term in (*sum(wanted.all_of, ()), *wanted.none_of):
            assert db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (term.fts(),)).fetchone() == (0,)


@given(text=st.text(st.characters(codec="utf-8")))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_drops_case_and_diacritics():
    assert fold("Ōta ŘEKL, naïve İstanbul") == "ota rekl, naive istanbul"


LONG = "Nobody came to the quay. " * 40


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("The dams hold.", "dam", "The <dams> hold."),
        ("The dams hold.", '"dams hold"', "The <dams hold>."),
        ("The damned dam", "dam", "The damned <dam>"),
        ("The damned dam", "dam*", "The <damned> <dam>"),
        ("Café in Ōta", "cafe ota", "<Café> in <Ōta>"),
        ("A U.S.-built dam", "u.s.", "A <U.S>.-built dam"),
        ("boats, no dams", "dam -ferries OR boat", "<boats>, no <dams>"),
        ("Two\n\n  lines", None, "Two lines"),
        ("Nothing of it", "dam", "Nothing of it"),
        ("\x02 odd \x03 signs", "signs", "odd <signs>"),
        (LONG + "The dam burst. " + LONG, "dam", None),
    ],
)
def test_matches_are_marked(text, typed, shown):
    found = snippet(text, marker(typed))
    if shown is None:
        assert len(found) < SNIPPET + 40
        assert f"{OPEN}dam{CLOSE} burst" in found
        assert found.startswith("… ")
        assert found.endswith(" …")
    else:
        assert found.replace(OPEN, "<").replace(CLOSE, ">") == shown


@given(text=st.text(st.characters(codec="utf-8")), typed=st.text(max_size=8))
def test_a_snippet_is_one_short_line_of_the_text(text, typed):
    found = snippet(text, marker(typed))
    assert len(found.splitlines()) <= 1
    assert found.count(OPEN) == found.count(CLOSE)
    bare = found.replace(OPEN, "").replace(CLOSE, "").removeprefix("… ").removesuffix(" …")
    assert "".join(bare.split()) in "".join(text.replace(OPEN, " ").replace(CLOSE, " ").split())


@pytest.mark.parametrize(
    ("name", "asked", "same"),
    [
        ("Harbour Post", "harbour post", True),
        ("Harbour Post (web)", "Harbour Post", True),
        ("Harbour Postal", "Harbour Post", False),
        ("The Harbour Post", "Harbour Post", False),
        ("Ōta News", "ota", True),
        ("Harbour Post", "", False),
    ],
)
def test_outlets_go_by_name_or_its_first_words(name, asked, same):
    assert same_outlet(name, asked) is same


def test_the_index_and_the_marks_agree_on_what_a_letter_is():
    for char in "éÉøßñçŁ":
        assert unicodedata.normalize("NFD", char)[0].lower() == fold(char)
