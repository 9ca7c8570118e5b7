"""Who did what to whom and whether it happened, by all stages: marked pairs, and what holds of every event."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from event_markup import PUBLISHED, compare, stages, unmark
from event_texts import ALL, DEEDS, REPORTS, STARRED, WEATHER, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import codec, pipeline
from sayso.extract import tagger
from sayso.extract.events.stage import EventExtractor
from sayso.extract.events.status import SPOKEN
from sayso.records import Article, Event, Harm, Reading, Span, Status


def events(found: dict[str, Reading]) -> Iterator[tuple[Reading, Event]]:
    """Every event of the readings, with its reading."""
    for reading in found.values():
        for event in reading.events:
            yield reading, event


# ---- pairs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", ALL)
def test_the_grammar_finds_the_deeds_of_the_markup(pair: str, by_grammar: dict[str, Reading]) -> None:
    expected, given = compare(pair.removeprefix("* "), by_grammar[plain(pair)])
    assert given == expected


@pytest.mark.parametrize("pair", STARRED)
def test_the_network_finds_the_deeds_of_the_markup(pair: str, by_network: dict[str, Reading]) -> None:
    expected, given = compare(pair.removeprefix("* "), by_network[plain(pair)])
    assert given == expected


def test_the_tables_hold_all_types_and_all_statuses() -> None:
    deeds = [deed for one in ALL for deed in unmark(str(one.values[0]).removeprefix("* "))[1]]
    assert len({deed.base for deed in deeds}) == 16
    assert {deed.status for deed in deeds} == {status.value for status in Status}
    starred = [deed for one in STARRED for deed in unmark(str(one.values[0]).removeprefix("* "))[1]]
    assert len(STARRED) >= 30
    assert len({deed.base for deed in starred}) >= 10
    assert len({deed.status for deed in starred}) >= 6


def test_the_network_reports_nothing_that_has_not_happened(by_network: dict[str, Reading]) -> None:
    found = 0
    for one in ALL:
        text, deeds = unmark(str(one.values[0]).removeprefix("* "))
        undone = [deed for deed in deeds if deed.status not in ("reported", "claimed", "historical")]
        for event in by_network[text].events:
            if any(event.trigger.meets(deed.trigger) and event.base_type == deed.base for deed in undone):
                found += 1
                assert event.status not in (Status.REPORTED, Status.HISTORICAL)
    assert found >= 20


def test_wrong_markup_is_told() -> None:
    for wrong in ("[A:open", "closed]", "[X:what] [E/ASSAULT/reported:hit]", "[A2:nobody] [E/ASSAULT/reported:hit]"):
        with pytest.raises(ValueError, match="bracket"):
            unmark(wrong)


# ---- what holds of every event ----------------------------------------------------------------------------------


def test_nothing_in_a_statement_is_reported_but_what_its_words_do(either: dict[str, Reading]) -> None:
    inside = [event for _, event in events(either) if event.said_in is not None]
    assert len(inside) >= 30
    for event in inside:
        assert event.status is not Status.REPORTED or event.base_type in SPOKEN
        assert event.status is not Status.HISTORICAL


def test_said_in_names_a_statement_whose_content_has_the_deed(either: dict[str, Reading]) -> None:
    for reading, event in events(either):
        if event.said_in is not None:
            (held,) = (statement for statement in reading.statements if statement.id == event.said_in)
            assert any(piece.meets(event.trigger) for piece in held.content)


def test_the_grounds_are_of_the_status_and_stand_beside_the_deed(either: dict[str, Reading]) -> None:
    grounded = 0
    for reading, event in events(either):
        assert len(event.grounds) <= 1
        for ground in event.grounds:
            grounded += 1
            assert ground.field == "status"
            assert event.status is not Status.REPORTED
            low, high = sorted((ground.span, event.trigger))
            assert ". " not in reading.article.text[low.end : high.start]
    assert grounded >= 30


def test_by_the_grammar_whatever_is_not_plainly_reported_says_by_which_words(by_grammar: dict[str, Reading]) -> None:
    for _, event in events(by_grammar):
        assert (event.status is Status.REPORTED) is (not event.grounds)


def test_the_evidence_is_one_stretch_with_trigger_and_parties_of_the_sentence(either: dict[str, Reading]) -> None:
    for reading, event in events(either):
        (evidence,) = event.evidence
        assert evidence.holds(event.trigger)
        assert "\n\n" not in evidence.of(reading.article.text)
        for mention in (*event.actors, *event.recipients):
            if ". " not in reading.article.text[min(mention.span.start, evidence.start) : evidence.end]:
                assert evidence.holds(mention.span)


def test_nobody_is_named_twice(either: dict[str, Reading]) -> None:
    for _, event in events(either):
        named = [mention.span for mention in (*event.actors, *event.recipients)]
        assert len(set(named)) == len(named)


def test_events_stand_in_the_order_of_their_triggers_with_ids_of_their_own(either: dict[str, Reading]) -> None:
    for reading in either.values():
        heads = [event.trigger.end for event in reading.events]
        assert heads == sorted(heads)
        assert len({event.id for event in reading.events}) == len(reading.events)
        assert all(len(event.id) == 16 and event.deed for event in reading.events)


def test_every_event_says_how_sure_it_is_and_what_told_its_type(either: dict[str, Reading]) -> None:
    for _, event in events(either):
        assert event.confidence is not None
        assert 0 < event.confidence < 1
        assert event.why is not None
        assert event.why == "network" or event.why.partition(":")[0] in ("verb", "noun", "adj")


def test_the_parties_are_the_mentions_of_the_report_with_their_actors(by_grammar: dict[str, Reading]) -> None:
    reading = by_grammar["Norway donated four ambulances to Nepal."]
    (event,) = reading.events
    actors = {actor.id: actor for actor in reading.actors}
    countries = [actors[mention.actor or ""].country for mention in (*event.actors, *event.recipients)]
    assert countries == ["NOR", "NPL"]


def test_i_is_whoever_speaks(by_grammar: dict[str, Reading]) -> None:
    reading = by_grammar["“I condemn the army,” the mayor said."]
    (event,) = reading.events
    (statement,) = reading.statements
    assert statement.speaker is not None
    assert [mention.actor for mention in event.actors] == [statement.speaker.actor]


# ---- place, time, size and deeds --------------------------------------------------------------------------------


def test_place_time_and_size_are_attached(by_grammar: dict[str, Reading]) -> None:
    first = by_grammar[REPORTS[0]].events[0]
    assert first.where is not None
    assert (first.where.name, first.where.country) == ("Herāt", "AFG")
    assert first.when is not None
    assert (first.when.value, first.when.earliest) == ("2024-05-07", "2024-05-07")
    killed = next(event for event in by_grammar[REPORTS[0]].events if event.size)
    (toll,) = killed.size
    assert (toll.harm, toll.least, toll.most, toll.span.of(REPORTS[0])) == (Harm.KILLED, 9, None, "at least nine")
    assert killed.status is Status.CLAIMED


@pytest.mark.parametrize("text", DEEDS)
def test_predications_of_one_deed_share_its_name(text: str, by_grammar: dict[str, Reading]) -> None:
    names: dict[str, int] = {}
    given: dict[str, list[int]] = {}
    for event in by_grammar[text].events:
        assert event.deed is not None
        given.setdefault(event.base_type or "", []).append(names.setdefault(event.deed, len(names) + 1))
    assert given == DEEDS[text]


# ---- batches, offsets, ids --------------------------------------------------------------------------------------


def many(order: Sequence[int], batch: int) -> list[Reading]:
    """The readings of the reports in an order, so many at a time."""
    articles = [Article(f"r{number}", REPORTS[number], published=PUBLISHED) for number in order]
    return list(pipeline.run(articles, stages(learned=True), batch=batch))


@pytest.fixture(scope="module")
def alone() -> list[Reading]:
    """The readings of the reports, one a batch."""
    return many(range(len(REPORTS)), 1)


def test_the_reports_have_something_to_read(alone: list[Reading]) -> None:
    assert [len(reading.events) > 2 for reading in alone] == [True, True, False, False]
    assert [bool(reading.failures) for reading in alone] == [False, False, False, True]


@settings(max_examples=5)
@given(order=st.permutations(range(len(REPORTS))), batch=st.integers(1, len(REPORTS)))
def test_batch_size_and_order_do_not_matter(order: list[int], batch: int, alone: list[Reading]) -> None:
    found = many(order, batch)
    assert found == [alone[number] for number in order]
    assert [[event.id for event in reading.events] for reading in found] == [
        [event.id for event in alone[number].events] for number in order
    ]


def moved(value: Any, by: int) -> Any:
    """The record with every span moved by so many characters; names that are made of spans are taken off."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(moved(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {each.name: moved(getattr(value, each.name), by) for each in fields(value)}
        if isinstance(value, Event):
            new |= {"id": "", "deed": None, "said_in": None}
        return replace(value, **new)
    return value


@pytest.mark.parametrize("learned", [True, False])
@pytest.mark.parametrize("number", [0, 1])
def test_a_paragraph_in_front_shifts_every_span_and_changes_nothing_else(number: int, *, learned: bool) -> None:
    ours, shifted = (
        next(pipeline.run([Article("r", text, language="en", published=PUBLISHED)], stages(learned=learned)))
        for text in (REPORTS[number], WEATHER + REPORTS[number])
    )
    assert len(ours.events) > 2
    assert moved(shifted.events, 0) == moved(ours.events, len(WEATHER))
    for name in ("deed", "said_in"):
        one, other = ([getattr(event, name) for event in reading.events] for reading in (ours, shifted))
        assert [one.index(each) for each in one] == [other.index(each) for each in other]


# ---- texts that nobody expects ----------------------------------------------------------------------------------

ATTACKS = "Rebels attacked the barracks. “No,” said Ivo Brandt."


@pytest.mark.parametrize("learned", [True, False])
def test_odd_texts_are_read_without_a_failure(*, learned: bool) -> None:
    texts = [
        *("", " ", "\n", "\ufeff", ".", "?!", "“”", "attacked", "Attack!", "of", "by by by", "and and", "1"),
        *("Killed.", "Did?", "To attack to attack to attack", "attack " * 300, "If " * 100 + ATTACKS),
        *("\n".join(ATTACKS.split()), ",".join(ATTACKS), "(" * 200 + ATTACKS + ")" * 200, "“" * 300 + ATTACKS),
        *(
            "🙂🙂 " + ATTACKS,
            ATTACKS.replace(" ", "\u2003"),
            ATTACKS.replace(" ", "\t\x00 "),
            "Q" * 9000 + " " + ATTACKS,
        ),
    ]
    articles = [Article(f"odd-{number}", text, language="en") for number, text in enumerate(texts)]
    for reading in pipeline.run(articles, stages(learned=learned)):
        assert not reading.failures, reading.article.text[:40]
        line = codec.to_line(codec.reading_to_json(reading))
        assert codec.reading_from_json(codec.from_line(line)) == reading


@pytest.mark.parametrize("front", ["🌊 ", "👩\u200d🌾🇮🇹 ", "𝒜𝒷 "])
def test_offsets_count_code_points(front: str) -> None:
    text = front + "Rebels attacked the barracks."
    (reading,) = pipeline.run([Article("r", text, language="en")], stages(learned=False))
    assert [event.trigger.of(text) for event in reading.events] == ["attacked"]


# ---- with the network and without -------------------------------------------------------------------------------


def until_events(*networks: str) -> Reading:
    """The first report after the stage of events, passing fields with it, the stages named reading by their network."""
    readings = [Reading(Article("r0", REPORTS[0], language="en", published=PUBLISHED))]
    for learned, grammar in zip(stages(learned=True), stages(learned=False), strict=True):
        readings = pipeline.apply(learned if learned.name in networks else grammar, readings)
    return readings[0]


def test_without_an_encoding_the_grammar_alone_decides(by_grammar: dict[str, Reading]) -> None:
    reading = until_events("events")
    assert reading.encoding is None
    assert not reading.failures
    assert reading.events == until_events().events
    assert [event.trigger for event in reading.events] == [event.trigger for event in by_grammar[REPORTS[0]].events]


def test_the_network_says_how_sure_each_event_is(
    by_grammar: dict[str, Reading], by_network: dict[str, Reading]
) -> None:
    assert len({event.confidence for _, event in events(by_grammar)}) == 2  # whether the lexicon is sure, no more
    assert len({event.confidence for _, event in events(by_network)}) > 10


def test_without_its_runtime_a_report_fails_with_what_to_do_and_the_grammar_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    tagger._network.cache_clear()
    (failure,) = until_events("statements", "events").failures
    assert failure.stage == "statements"
    assert "learned = false" in failure.error
    assert "pip install onnxruntime" in failure.error
    reading = until_events("events")
    assert not reading.failures
    assert len(reading.events) > 2


def test_the_encoding_never_leaves_the_process() -> None:
    reading = until_events("statements", "events")
    assert reading.encoding is not None
    line = codec.to_line(codec.reading_to_json(reading))
    assert not {"encoding", "parse"} & json.loads(line).keys()
    assert b"states" not in (line if isinstance(line, bytes) else line.encode())
    assert "encoding" not in repr(reading)
    (run,) = pipeline.run([reading.article], stages(learned=True))
    assert (run.encoding, run.parse) == (None, None)
    assert run == reading


def test_the_stage_reads_the_grounds_that_it_names_and_says_what_made_an_event() -> None:
    assert pipeline.made_by(EventExtractor()).startswith("events/1 ")
    assert " network:" in pipeline.made_by(EventExtractor())
    assert " network:" not in pipeline.made_by(EventExtractor(learned=False))
    assert pipeline.made_by(EventExtractor()) != pipeline.made_by(EventExtractor(learned=False))
    with pytest.raises(pipeline.PipelineError, match="stage 'events' reads"):
        pipeline.check([EventExtractor()])


def test_a_reading_without_words_has_no_events() -> None:
    empty = Reading(Article("r", " "))
    assert list(EventExtractor()([empty, empty])) == [(), ()]
