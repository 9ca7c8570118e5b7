"""What the grammar gives and what the network sees become one list."""

from __future__ import annotations

from dataclasses import replace

from pages import page, proposal, words

from sayso.extract import grammar, merging
from sayso.extract.drafts import Draft

SAID = page("Brandt said the ferry would sail on Monday despite the wind.")
RARE = page("Brandt pooh-poohed the idea of a tunnel.")


def contents(drafts: list[Draft], read: object = SAID) -> list[list[str]]:
    assert isinstance(read, type(SAID))
    return [[words(read, piece) for piece in draft.content] for draft in drafts]


def test_where_both_agree_the_grammars_draft_stays() -> None:
    (found,) = grammar.find(SAID)
    seen = proposal(SAID, "said", cue="said", speaker="Brandt", content="the ferry would sail on Monday despite the")
    (merged,) = merging.merge(SAID, [found], [seen])
    assert (merged.content, merged.frame, merged.speaker) == (found.content, found.frame, found.speaker)
    assert merged.support is not None
    assert merged.support.anchor > 0.8
    assert 0.8 < merged.support.agreed < 1


def test_the_networks_content_is_taken_where_it_is_sure() -> None:
    (found,) = grammar.find(SAID)
    seen = proposal(SAID, "said", cue="said", speaker="Brandt", content="the ferry would sail")
    assert contents(merging.merge(SAID, [found], [seen])) == [["the ferry would sail"]]


def test_the_grammars_content_stays_where_the_network_wavers() -> None:
    (found,) = grammar.find(SAID)
    seen = proposal(SAID, "said", cue="said", speaker="Brandt", content="the ferry would sail")
    seen.labels[0] = seen.labels[0].clip(0.45, 0.55)
    assert contents(merging.merge(SAID, [found], [seen])) == contents([found])


def test_the_grammars_content_stays_where_it_goes_on_beyond_what_the_network_read() -> None:
    (found,) = grammar.find(SAID)
    whole = proposal(SAID, "said", cue="said", speaker="Brandt", content="the ferry would sail")
    short = type(whole)(whole.at, whole.anchored, 0, whole.labels[:, :7], whole.acts)
    assert contents(merging.merge(SAID, [found], [short])) == contents([found])


def test_what_only_the_network_sees_is_a_draft_whose_speaker_the_grammar_may_know() -> None:
    assert grammar.find(RARE) == []
    seen = proposal(RARE, "pooh", cue="pooh-poohed", speaker="Brandt", content="the idea of a tunnel")
    (merged,) = merging.merge(RARE, [], [seen])
    assert contents([merged], RARE) == [["the idea of a tunnel"]]
    assert merged.speaker is not None
    unnamed = proposal(SAID, "said", cue="said", content="the ferry would sail")
    (merged,) = merging.merge(SAID, [], [unnamed])
    assert merged.speaker is not None
    assert SAID.parse.words[merged.speaker] == "Brandt"


def test_what_the_reporter_says_of_himself_is_left_out() -> None:
    own = page("We wonder about the idea of a tunnel.")
    seen = proposal(own, "wonder", cue="wonder", speaker="We", content="the idea of a tunnel")
    assert merging.merge(own, [], [seen]) == []


def test_two_proposals_of_one_content_make_one_draft() -> None:
    one = proposal(RARE, "pooh", cue="pooh-poohed", speaker="Brandt", content="the idea of a tunnel")
    two = proposal(RARE, "idea", anchored=0.7, speaker="Brandt", content="the idea of a tunnel")
    assert len(merging.merge(RARE, [], [two, one])) == 1


def test_what_the_network_does_not_see_stays_with_no_support() -> None:
    (found,) = grammar.find(SAID)
    (merged,) = merging.merge(SAID, [found], [])
    assert merged.content == found.content
    assert merged.support is not None
    assert merged.support.anchor == 0


def test_a_speaker_that_the_network_does_not_believe_gives_way_but_for_quotations() -> None:
    text = page("Brandt told the crew she thought it safe, saying the ferry would sail.")
    found = next(draft for draft in grammar.find(text) if draft.cue is not None and words(text, draft.cue) == "saying")
    seen = proposal(text, "saying", cue="saying", speaker="Brandt", content="the ferry would sail")
    (merged,) = merging.merge(text, [replace(found, speaker=text.parse.words.index("she"))], [seen])
    assert merged.speaker == text.parse.words.index("Brandt")
    quote = replace(found, speaker=text.parse.words.index("she"), frame="quote")
    (merged,) = merging.merge(text, [quote], [seen])
    assert merged.speaker == text.parse.words.index("she")
