"""The words of mood are lemmas in lower case, and no word both blames and praises."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sayso.knowledge.moods import Moods, moods


@pytest.mark.parametrize("name", [field.name for field in fields(Moods)])
def test_a_set_has_words_and_they_are_in_lower_case(name: str) -> None:
    words = getattr(moods(), name)
    assert words
    assert sorted(words) == sorted({word.lower().strip() for word in words})


def test_no_word_both_blames_and_praises() -> None:
    known = moods()
    assert not known.praise & (known.blame | known.wrongs)


def test_no_word_hedges_both_anywhere_and_only_at_the_main_verb() -> None:
    assert not moods().hedges & moods().soft_hedges


def test_what_is_refused_is_no_mere_musing() -> None:
    assert not moods().consent & (moods().musing | moods().states)
