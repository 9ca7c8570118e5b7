"""Events out of drafts put together by hand: spans, mentions, PLOVER's type, and what a statement makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import page, tokens
from sights import deed, grammar, reading

from sayso.extract.drafts import Page
from sayso.extract.events.drafts import Parties, Standing
from sayso.extract.events.weighing import Draft
from sayso.extract.events.writing import Writer
from sayso.knowledge.frames import lexicon
from sayso.records import Act, Event, Manner, Mention, MentionForm, Span, Statement, Status

ATTACK = next(frame for frame in lexicon().verbs["attack"] if frame.type == "ASSAULT")


def span(read: Page, words: str) -> Span:
    """The characters of the first place where the words stand."""
    return read.parse.span(*tokens(read, words))


def draft(
    read: Page,
    words: str,
    kind: str = "ASSAULT",
    status: Status = Status.REPORTED,
    *,
    by: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
    cue: str | None = None,
) -> Draft:
    """A draft of a deed told by the words, its parties named by their heads."""
    heads = Parties(*(tuple(tokens(read, head)[0] for head in side) for side in (by, to)))
    standing = Standing(status, tokens(read, cue) if cue is not None else None)
    return Draft(deed(read, words, kind), heads, standing, 0.876)


def said(read: Page, words: str, *, speaker: str = "", cue: str = "", act: Act = Act.ASSERT) -> Statement:
    """A statement with those words as its content."""
    who = Mention(span(read, speaker), MentionForm.ROLE, "mayor@1", 0.8) if speaker else None
    return Statement((span(read, words),), Manner.INDIRECT, act, who, span(read, cue) if cue else None, id=f"s {words}")


def written(
    read: Page, *drafts: Draft, said: tuple[Statement, ...] = (), known: tuple[Mention, ...] = ()
) -> list[Event]:
    """The events that the drafts make, of a reading with those statements and mentions."""
    whole = replace(reading(read, *said), mentions=known)
    return Writer(read, whole, grammar(read, *said)).events(drafts)


HIT = page("Rebels attacked the old barracks near Tarun on Monday.")
SAID = page("The mayor said rebels attacked the barracks and that we condemn it.")


# ---- words and parties ------------------------------------------------------------------------------------------


def test_tokens_become_spans_and_confidence_is_rounded() -> None:
    (event,) = written(HIT, draft(HIT, "attacked", by=("Rebels",), to=("barracks",)))
    text = HIT.text
    assert event.trigger.of(text) == "attacked"
    assert [one.span.of(text) for one in (*event.actors, *event.recipients)] == ["Rebels", "the old barracks"]
    assert event.evidence == (Span(0, text.index(" near")),)
    assert (event.confidence, event.status, event.grounds, event.said_in) == (0.88, Status.REPORTED, (), None)


def test_a_party_is_the_mention_that_stands_there_with_its_actor() -> None:
    known = Mention(span(HIT, "Rebels"), MentionForm.NAME, "rebels@1", 0.7, "alias")
    (event,) = written(HIT, draft(HIT, "attacked", by=("Rebels",), to=("barracks",)), known=(known,))
    assert event.actors == (known,)
    assert (event.recipients[0].actor, event.recipients[0].form) == (None, MentionForm.NOMINAL)


def test_the_evidence_stays_in_the_sentence_though_a_party_stands_in_another() -> None:
    read = page("Gunmen came at dawn. The barracks were attacked.")
    (event,) = written(read, draft(read, "attacked", by=("Gunmen",), to=("barracks",)))
    assert [one.span.of(read.text) for one in event.actors] == ["Gunmen"]
    assert event.evidence[0].of(read.text) == "The barracks were attacked"


@pytest.mark.parametrize(("rule", "why"), [("", "verb:attack"), ("some-rule", "verb:attack rule:some-rule")])
def test_why_names_the_lexicons_entry_and_the_codebooks_rule(rule: str, why: str) -> None:
    one = draft(HIT, "attacked")
    (event,) = written(HIT, replace(one, deed=replace(one.deed, frame=ATTACK, rule=rule, mode=("aerial",))))
    assert (event.why, event.mode) == (why, ("aerial",))


def test_what_no_entry_told_was_seen_by_the_network() -> None:
    (event,) = written(HIT, draft(HIT, "attacked"))
    assert event.why == "network"


def test_the_words_of_the_status_are_its_ground() -> None:
    read = page("Rebels might attack the barracks.")
    (event,) = written(read, draft(read, "attack", status=Status.HYPOTHETICAL, cue="might"))
    (ground,) = event.grounds
    assert (ground.field, ground.span.of(read.text)) == ("status", "might")


def test_events_keep_the_order_of_their_drafts() -> None:
    read = page("Rebels attacked the barracks and kidnapped the governor.")
    found = written(read, draft(read, "attacked"), draft(read, "kidnapped"))
    assert [event.trigger.of(read.text) for event in found] == ["attacked", "kidnapped"]
    assert written(read) == []


# ---- inside a statement -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("ASSAULT", Status.REPORTED, Status.CLAIMED),
        ("ASSAULT", Status.HISTORICAL, Status.CLAIMED),
        ("ASSAULT", Status.DENIED, Status.DENIED),
        ("ASSAULT", Status.PREDICTED, Status.PREDICTED),
        ("CONSULT", Status.REPORTED, Status.CLAIMED),
        ("ACCUSE", Status.REPORTED, Status.REPORTED),
        ("ACCUSE", Status.HISTORICAL, Status.CLAIMED),
        ("REQUEST", Status.REPORTED, Status.REPORTED),
    ],
)
def test_what_a_statement_holds_is_claimed_unless_its_words_do_it(kind: str, status: Status, expected: Status) -> None:
    held = said(SAID, "rebels attacked the barracks", cue="said")
    (event,) = written(SAID, draft(SAID, "attacked", kind, status), said=(held,))
    assert (event.status, event.said_in) == (expected, held.id)


def test_the_smallest_statement_that_holds_the_deed_is_named() -> None:
    outer = said(SAID, "rebels attacked the barracks and that we condemn it", cue="said")
    inner = said(SAID, "rebels attacked the barracks")
    (event,) = written(SAID, draft(SAID, "attacked"), said=(outer, inner))
    assert event.said_in == inner.id


def test_the_cue_of_a_statement_is_no_part_of_it() -> None:
    read = page("The mayor condemned the barracks.")
    held = said(read, "The mayor condemned the barracks", cue="condemned")
    (event,) = written(read, draft(read, "condemned", "ACCUSE"), said=(held,))
    assert event.said_in is None


def test_we_are_whoever_speaks() -> None:
    held = said(SAID, "we condemn it", speaker="The mayor", cue="said")
    (event,) = written(SAID, draft(SAID, "condemn", "ACCUSE", by=("we",)), said=(held,))
    (actor,) = event.actors
    assert (actor.span.of(SAID.text), actor.actor, actor.score, actor.why) == ("we", "mayor@1", 0.8, "speaker")


@pytest.mark.parametrize("speaker", ["", "The mayor"])
def test_others_are_not_and_nobody_is_where_no_speaker_is_known(speaker: str) -> None:
    held = said(SAID, "rebels attacked the barracks and that we condemn it", speaker=speaker, cue="said")
    first, second = written(
        SAID, draft(SAID, "attacked", by=("rebels",)), draft(SAID, "condemn", "ACCUSE", by=("we",)), said=(held,)
    )
    assert first.actors[0].actor is None
    assert second.actors[0].actor == ("mayor@1" if speaker else None)


# ---- what PLOVER codes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "coded"),
    [
        ("ASSAULT", Status.REPORTED, "ASSAULT"),
        ("ASSAULT", Status.DENIED, None),
        ("ASSAULT", Status.THREATENED, "THREATEN"),
        ("AID", Status.PREDICTED, "AGREE"),
        ("RETREAT", Status.DEMANDED, "REQUEST"),
    ],
)
def test_the_type_is_plovers_and_the_base_type_the_deeds(kind: str, status: Status, coded: str | None) -> None:
    (event,) = written(HIT, draft(HIT, "attacked", kind, status))
    assert (event.type, event.base_type) == (coded, kind)


def test_what_is_demanded_is_the_demand_if_that_is_told_in_the_sentence() -> None:
    read = page("The council urged the rebels to withdraw.")
    demanded = draft(read, "withdraw", "RETREAT", Status.DEMANDED)
    (alone,) = written(read, demanded)
    assert alone.type == "REQUEST"
    both = written(read, draft(read, "urged", "REQUEST"), demanded)
    assert [event.type for event in both] == ["REQUEST", None]
    denied = written(read, draft(read, "urged", "REQUEST", Status.DENIED), demanded)
    assert [event.type for event in denied] == [None, "REQUEST"]


def test_a_demand_in_another_sentence_covers_nothing() -> None:
    read = page("The council urged the rebels to talk. They have to withdraw.")
    found = written(read, draft(read, "urged", "REQUEST"), draft(read, "withdraw", "RETREAT", Status.DEMANDED))
    assert [event.type for event in found] == ["REQUEST", "REQUEST"]


def test_the_topic_of_a_deed_that_is_done_is_part_of_it() -> None:
    read = page("The council condemned the raid by rebels.")
    both = written(read, draft(read, "condemned", "ACCUSE"), draft(read, "raid"))
    assert [(event.type, event.base_type) for event in both] == [("ACCUSE", "ACCUSE"), (None, "ASSAULT")]
    (alone,) = written(read, draft(read, "raid"))
    assert alone.type == "ASSAULT"
