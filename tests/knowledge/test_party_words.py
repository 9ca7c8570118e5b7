"""The lexicon of those who take part in deeds."""

from __future__ import annotations

from sayso.knowledge.actors import actor_words
from sayso.knowledge.party_words import PartyWords, party_words


def test_every_class_has_words_in_lower_case() -> None:
    for name in PartyWords.__slots__:
        words = getattr(party_words(), name)
        assert words, name
        assert all(word == word.lower() for word in words), name


def test_whoever_can_act_can_take_part() -> None:
    assert set(actor_words().nouns) <= party_words().party


def test_what_violence_is_done_with_suffers_none() -> None:
    words = party_words()
    assert not words.means & words.target
    assert not words.unlike & {"soldier", "voter", "farmer"}
