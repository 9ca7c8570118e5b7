"""Drafts out of proposals: ranges, heads and act."""

from __future__ import annotations

import numpy as np
import pytest
from pages import page, proposal, tokens, words

from sayso.extract import learned
from sayso.records import Act

BRUSHED = page("The harbour master brushed aside, in a note to the crews, the fear of a strike.")


def test_the_parts_become_ranges_and_heads() -> None:
    seen = proposal(
        BRUSHED,
        "brushed aside",
        act=Act.DENY,
        cue="brushed aside",
        speaker="The harbour master",
        addressee="the crews",
        content="the fear of a strike",
    )
    draft = learned.draft(BRUSHED, seen)
    assert draft is not None
    assert [words(BRUSHED, piece) for piece in draft.content] == ["the fear of a strike"]
    assert draft.cue is not None
    assert words(BRUSHED, draft.cue) == "brushed aside"
    heads = [BRUSHED.parse.words[one] for one in (draft.speaker, draft.addressee) if one is not None]
    assert heads == ["master", "crews"]
    assert (draft.act, draft.frame, draft.target) == (Act.DENY, "learned", None)


def test_without_content_there_is_no_draft() -> None:
    assert learned.draft(BRUSHED, proposal(BRUSHED, "brushed aside", cue="brushed aside")) is None


def test_an_anchor_inside_its_content_is_no_cue() -> None:
    text = page("“It will rain.” He left.")
    draft = learned.draft(text, proposal(text, "“", content="“It will rain.”", speaker="He"))
    assert draft is not None
    assert draft.cue is None


@pytest.mark.parametrize(("likely", "expected"), [(0.4, 1), (0.1, 2)])
def test_a_doubtful_word_between_two_stretches_joins_them_if_it_is_likely_enough(likely: float, expected: int) -> None:
    seen = proposal(BRUSHED, "brushed", content="the fear of a strike")
    at, _ = tokens(BRUSHED, "of")
    seen.labels[0, at] = likely
    assert len(learned.stretches(seen, "content")) == expected


def test_commas_at_the_edges_go_and_scraps_beside_a_longer_stretch_too() -> None:
    seen = proposal(BRUSHED, "brushed", content=[", the fear of a strike", "The"])
    draft = learned.draft(BRUSHED, seen)
    assert draft is not None
    assert [words(BRUSHED, piece) for piece in draft.content] == ["the fear of a strike"]


def test_a_chance_outside_of_what_was_read_is_none() -> None:
    seen = proposal(BRUSHED, "brushed", content="the fear")
    assert np.isclose(seen.chance("content", tokens(BRUSHED, "fear")[0]), 0.99)
    assert seen.chance("content", len(BRUSHED.parse.words)) == 0
    assert seen.chance("content", -1) == 0
