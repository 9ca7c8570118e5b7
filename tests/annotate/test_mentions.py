from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import plain, read

from sayso.records import ActorKind, Mention, MentionForm

FORMS = [
    ("Dr. {name:Marta Lindqvist} spoke to reporters.", "a title before a name is no part of it"),
    ("{name:Pope Francis} prayed for peace.", "but an honorific is"),
    ("The {name:Nordic Grain Council}, a lobby, met.", "a leading article is no part of a name"),
    ("{name:Kenya}'s parliament adjourned.", "nor is the possessive ending"),
    ("The talks between {name:Peru} and {name:Chile} failed.", "two names are two"),
    ("{role:The Norwegian foreign minister} declined to comment.", "an office is a role"),
    ("{role:Norwegian Foreign Minister} {name:Kari Holm} declined to comment.", "an office before a name"),
    ("{role:The finance minister of Ghana} resigned.", "the country belongs to the office"),
    ("{nominal:Senior Turkish officials} denied it.", "officials, being many, are no role"),
    ("They asked {nominal:the delegates of the union} to stay.", "a nominal without what is set off"),
    ("{nominal:The villagers}, who had fled, returned.", "a relative clause is no part of it"),
    ("According to {nominal:the memo}, prices fell.", "whatever speaks is mentioned"),
    ("{nominal:The rebels} said {pronoun:they} had left.", "a pronoun"),
    ("{nominal:Some} said that it was late.", "a pronoun of quantity that speaks"),
]


@pytest.mark.parametrize(("marked", "why"), FORMS, ids=[why for _, why in FORMS])
def test_form_and_span(marked: str, why: str) -> None:
    text, marks = plain(marked)
    (reading,) = read(text)
    found = {mention.span: mention.form for mention in reading.mentions}
    for form, span in marks:
        assert found.get(span) == form, (why, span.of(text), [(each.of(text), str(found[each])) for each in found])


NO_MENTION = [
    ("It should be noted that the Danube froze.", "It"),
    ("The committee meets on Friday.", "Friday"),
    ("They had nobody on board.", "board"),
    ("He was brought to justice in Lima.", "justice"),
    ("The Russian Energy Minister left.", "Energy"),
    ("The picnic was pleasant.", "The picnic"),
]


@pytest.mark.parametrize(("text", "words"), NO_MENTION, ids=[words for _, words in NO_MENTION])
def test_no_mention(text: str, words: str) -> None:
    (reading,) = read(text)
    assert words not in [mention.span.of(text) for mention in reading.mentions]


KINDS = [
    ("Portugal denied the report.", "Portugal", ActorKind.STATE, "PRT"),
    ("Marta Lindqvist denied the report.", "Marta Lindqvist", ActorKind.PERSON, None),
    ("The Ministry of Health of Peru denied the report.", "Ministry of Health", ActorKind.GOVERNMENT_BODY, None),
    ("The Nordic Grain Association denied the report.", "Nordic Grain Association", ActorKind.ORGANIZATION, None),
    ("Reuters reported heavy losses.", "Reuters", ActorKind.OUTLET, None),
    ("The Portuguese foreign minister denied it.", "The Portuguese foreign minister", ActorKind.PERSON, None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), KINDS, ids=[row[1] for row in KINDS])
def test_kind_of_actor(text: str, name: str, kind: ActorKind, country: str | None) -> None:
    (reading,) = read(text)
    kinds = {actor.name: (actor.kind, actor.country) for actor in reading.actors}
    match = [found for known, found in kinds.items() if known.startswith(name)]
    assert match == [(kind, country)], kinds


def test_example_of_the_docstring() -> None:
    (reading,) = read("Maria Lopez, the mayor, resigned. She left.")
    assert [actor.name for actor in reading.actors] == ["Maria Lopez"]
    assert [mention.actor for mention in reading.mentions] == ["maria-lopez"] * 3


def test_actor_has_fullest_name_and_aliases() -> None:
    text = (
        "Lindqvist quits\n\nMarta Lindqvist, the Swedish trade minister, resigned on Monday. "
        "Lindqvist thanked her staff. The trade minister gave no reason."
    )
    (reading,) = read(text)
    actor = next(actor for actor in reading.actors if actor.id == "marta-lindqvist")
    assert actor.name == "Marta Lindqvist"
    assert {"Lindqvist", "the Swedish trade minister", "The trade minister"} <= set(actor.aliases)
    assert actor.name not in actor.aliases


def test_actor_ids_are_unique_in_a_report() -> None:
    text = "A spokesman for Peru said no. A spokesman for Chile said no. A spokesman said no. A spokesman said yes."
    (reading,) = read(text)
    ids = [actor.id for actor in reading.actors]
    assert len(ids) == len(set(ids)) >= 4


def test_every_actor_of_a_mention_is_there_and_mentioned() -> None:
    (reading,) = read("Peru and Chile met. The two countries agreed. Ana Ruiz, Peru's envoy, said she was glad.")
    assert {mention.actor for mention in reading.mentions} - {None} == {actor.id for actor in reading.actors}


PIECES = [
    "Ana Ruiz",
    "the Peruvian envoy",
    "she",
    "the organization",
    "Nordic Grain Council (NGC)",
    "said that",
    "its",
    "met",
    "and",
    ",",
    "“",
    "”",
    ".",
    "\n\n",
    "President",
    "of Peru",
    "officials",
    "who",
    "(",
    "one of",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_mentions_are_ordered_and_do_not_cross(pieces: list[str]) -> None:
    (reading,) = read(" ".join(pieces))
    assert not reading.failures
    spans = [mention.span for mention in reading.mentions]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert len(spans) == len(set(spans))
    for one in spans:
        for other in spans:
            assert not one.start < other.start < one.end < other.end, (one, other)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=15))
def test_a_paragraph_before_shifts_mentions_by_its_length(pieces: list[str]) -> None:
    text, before = " ".join(pieces), "Nothing of note happened on that day.\n\n"
    (alone,), (after,) = read(text), read(before + text)

    def shape(mention: Mention, shift: int) -> tuple[int, int, MentionForm]:
        return mention.span.start - shift, mention.span.end - shift, mention.form

    assert [shape(each, 0) for each in alone.mentions] == [shape(each, len(before)) for each in after.mentions]


def test_batches_do_not_matter() -> None:
    texts = ["Ana Ruiz spoke. She left.", "The mayor spoke. He left.", "", "Peru spoke."]
    together = read(*texts)
    assert [reading.mentions for reading in together] == [read(text)[0].mentions for text in texts]
