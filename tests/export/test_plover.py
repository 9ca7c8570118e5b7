"""Deeds as PLOVER records: what stands in them, and that the schema takes them and nothing else."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from sayso import deed_rows
from sayso.export import entities, plover
from sayso.kept import account
from sayso.records import Actor, ActorKind, Event, Harm, Place, Reading, Span, Status, Toll, When
from strategies import readings
from told import TEXT, mention, reading, span

VALIDATOR = Draft202012Validator(plover.schema())


def record(event: Event, of: Reading | None = None, *told: Event) -> Any:
    """The record of a deed that this event tells, and further ones."""
    given_account = account(of or reading())
    said_by = deed_rows.speaker(event, given_account)
    found = plover.record("x1", (event, *told), given_account, said_by=said_by)
    if found is not None:
        VALIDATOR.validate(found)
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(plover.schema())


def test_a_reported_deed_has_all_that_plover_asks_for() -> None:
    one = reading(url="https://hill.example/1", title="Marle shelled")
    found = record(one.events[0], one, one.events[3])
    assert found | {"sayso": None, "cite_info": None} == {
        "id": "x1",
        "has_event": True,
        "date": "2031-05-06",
        "actor": [{"code": "POL", "sector": "MIL", "entity_text": "Polish gunners", "sayso_actor": "gunners"}],
        "recipient": [{"sector": "UNK", "entity_text": "the village of Marle"}],
        "event": ["ASSAULT"],
        "event_loc": {
            "extracted_place": "Marle",
            "resolved_place": "Marle",
            "geonameid": 771,
            "lat": 52.0,
            "lon": 0.0,
            "city": "Marle",
            "country": "Poland",
            "country_code": "POL",
            "resolution": 4,
        },
        "event_text": ["shelled"],
        "quad_code": 4,
        "event_scale": -9.5,
        "mode": ["heavy-weapons"],
        "context": ["military"],
        "link": "d1",
        "text": "Polish gunners shelled the village of Marle on Tuesday, killing at least 12 people",
        "text_info": {"start": 0, "end": 82},
        "size": {"dead": 12},
        "cite_info": None,
        "coder": "sayso",
        "sayso": None,
    }
    assert found["cite_info"] == {
        "citation": "r1",
        "url": "https://hill.example/1",
        "title": "Marle shelled",
        "language": "en",
        "publication": "Hill Post",
        "codebook": "PLOVER 2.0",
    }
    own = found["sayso"]
    assert (own["status"], own["in_statement"], own["date_basis"]) == ("reported", False, "event")
    assert (own["cameo_root"], own["cameo_quad"], own["mentions"]) == ("19", 4, 2)
    assert [TEXT[each["start"] : each["end"]] for each in own["evidence"]] == [each["text"] for each in own["evidence"]]
    assert TEXT[found["text_info"]["start"] : found["text_info"]["end"]] == found["text"]


@pytest.mark.parametrize(
    ("number", "status", "auxiliary", "date", "comment"),
    [
        (0, "reported", None, "2031-05-06", None),
        (1, "claimed", None, "2031-05-08", "claimed by Ada Brun: the outlet does not say that it happened"),
        (2, "denied", ["negation"], "2031-05-08", "denied by the militia: the outlet does not say that it happened"),
        (4, "promised", ["future"], "2031-05-08", "promised: the outlet does not say that it happened"),
        (5, "historical", ["historical"], "2014-01-01", "historical: background to the report"),
    ],
)
def test_what_did_not_happen_says_so(
    number: int, status: str, auxiliary: list[str] | None, date: str, comment: str | None
) -> None:
    found = record(reading().events[number])
    assert found["sayso"]["status"] == status
    assert found.get("auxiliary") == auxiliary
    assert found["date"] == date
    assert found.get("comment") == comment


def test_what_is_told_in_a_statement_names_the_speaker() -> None:
    one = reading()
    assert record(one.events[1])["sayso"]["said_by"] == "Ada Brun"
    unnamed = replace(one.events[1], said_in="another")
    assert "said_by" not in record(unnamed)["sayso"]
    assert record(unnamed)["comment"].startswith("claimed by somebody whom the report does not name")


def test_promised_help_goes_out_as_agreement_and_keeps_its_own_type() -> None:
    found = record(reading().events[4])
    assert (found["event"], found["quad_code"], found["sayso"]["cameo_root"]) == (["AGREE"], 1, "03")
    assert found["sayso"]["base_type"] == "AID"
    promised = replace(reading().events[0], type="THREATEN", status=Status.THREATENED)
    assert "mode" not in record(promised)
    assert record(promised)["sayso"]["base_mode"] == ["heavy-weapons"]


def test_days_without_a_true_date_are_not_made_up() -> None:
    one = reading(published=None)
    assert record(one.events[0], one)["date"] == "2031-05-06"
    assert record(one.events[1], one) is None
    undated = replace(one.events[5], when=None)
    assert record(undated, reading()) is None, "what lies further back is not of the day of the report"
    assert record(replace(one.events[5], status=Status.REPORTED, when=None), reading())["date"] == "2031-05-08"


def test_several_days_have_an_end() -> None:
    event = replace(reading().events[0], when=When(None, "DATE", "2031-05", "2031-05-01T06:00", "2031-05-31"))
    found = record(event)
    assert (found["date"], found["enddate"]) == ("2031-05-01", "2031-05-31")
    found = record(replace(event, when=When(None, "DATE", "PAST_REF")))
    assert (found["date"], found["sayso"]["date_basis"]) == ("2031-05-08", "published")


def test_what_plover_codes_as_no_event_does_not_go_out() -> None:
    assert record(replace(reading().events[0], type=None)) is None


def test_a_doer_who_is_not_named_is_unk() -> None:
    assert record(replace(reading().events[0], actors=()))["actor"] == [{"sector": "UNK"}]


def test_sizes_give_a_number_only_where_the_text_does() -> None:
    event = replace(
        reading().events[0],
        size=(
            Toll(Harm.KILLED, span("at least 12"), None, 12),
            Toll(Harm.INJURED, span("forty"), 40, 40),
            Toll(Harm.ARRESTED, span("forty"), 0, 0),
            Toll(Harm.DISPLACED, span("forty"), 40, None, approximate=True),
        ),
    )
    found = record(event)
    assert found["size"] == {"injured": 40, "arrested": 0}
    assert [each["harm"] for each in found["sayso"]["size"]] == ["killed", "injured", "arrested", "displaced"]


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Actor("a", "A", ActorKind.STATE, "XKX"), "KOS"),
        (Actor("a", "A", ActorKind.STATE, "PRI"), "USA"),
        (Actor("a", "A", ActorKind.STATE, "HKG"), "HKG"),
        (Actor("a", "A", ActorKind.ARMED_GROUP), "IMG"),
        (Actor("a", "A", ActorKind.ARMED_GROUP, "SYR"), "SYR"),
        (Actor("united-nations", "United Nations", ActorKind.ORGANIZATION), "UNO"),
        (Actor("a", "A", ActorKind.PERSON), None),
    ],
)
def test_countries_and_bodies_have_plovers_codes(actor: Actor, code: str | None) -> None:
    assert entities.code(actor) == code
    one = replace(account(reading()), actors=(actor,))
    found = entities.entity(mention("Poland", actor.id), one)
    assert found.get("code") == code
    assert ("sector" in found) == (code is None)


def test_places_of_each_grain_have_their_resolution() -> None:
    for grain, resolution in (("country", 1), ("province", 2), ("city", 4), ("building", 5), ("water", None)):
        place = Place(Span(0, 6), name="X", grain=grain)
        location = record(replace(reading().events[0], where=place))["event_loc"]
        assert location.get("resolution") == resolution


@given(readings())
def test_whatever_is_read_gives_valid_records(one: Reading) -> None:
    dated = replace(one, article=replace(one.article, published="2031-05-08T10:00:00Z"))
    for event in dated.events:
        found = record(event, dated)
        assert (found is None) == (event.status is Status.HISTORICAL)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("date",), "2031"),
        (("actor",), []),
        (("actor", 0), {"entity_text": "somebody"}),
        (("actor", 0, "sector"), "ARMY"),
        (("event",), ["FIGHT"]),
        (("mode",), ["visit"]),
        (("quad_code",), 1),
        (("context",), ["war"]),
        (("auxiliary",), ["alleged"]),
        (("size",), {"wounded": 3}),
        (("text_info", "start"), -1),
        (("sayso", "status"), "rumoured"),
        (("source",), []),
    ],
)
def test_the_schema_refuses_what_is_no_record(path: tuple[Any, ...], value: Any) -> None:
    found = copy.deepcopy(record(reading().events[0]))
    place = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(found)


@pytest.mark.parametrize("key", ["id", "date", "actor", "event", "sayso"])
def test_the_schema_asks_for_what_is_required(key: str) -> None:
    found = record(reading().events[0])
    del found[key]
    assert not VALIDATOR.is_valid(found)
