"""Events, roles, places, times, pronouns and stories: what is right, and the cause of what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.evaluation import (
    score_coreference,
    score_events,
    score_places,
    score_roles,
    score_sentences,
    score_stories,
    score_times,
)
from sayso.evaluation.counts import Count, figure, total
from sayso.evaluation.plover import country_and_sector, type_of
from sayso.evaluation.rows import (
    Annotated,
    Candidate,
    Case,
    Deed,
    Moment,
    Office,
    Party,
    Pronoun,
    Spot,
    Standing,
)
from sayso.records import (
    Actor,
    Article,
    Event,
    Furniture,
    FurnitureKind,
    Mention,
    MentionForm,
    Place,
    Reading,
    Role,
    Span,
    Status,
    When,
)

TEXT = "On Friday the Minister of Orra, Ilka Sand, struck at rebels in Porto. She fled to Orra."
ARTICLE = Article("x", TEXT)
FURNITURE = (Furniture(Span(0, len(TEXT)), FurnitureKind.OTHER),)


def at(words: str, number: int = 1) -> Span:
    """The span of the words, where they stand for the n-th time."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def mention(words: str, actor: str | None = None) -> Mention:
    return Mention(at(words), MentionForm.NAME, actor)


def case(gold: dict[str, Any], ours: dict[str, Any], **more: Any) -> Case:
    return Case(Annotated(ARTICLE, **gold, **more.pop("report", {})), Reading(ARTICLE, **ours), **more)


# ---- events -----------------------------------------------------------------------------------------------------

STRUCK = Deed("ASSAULT", (at("struck"),), None, "reported", (Party((at("Ilka Sand"),)),), (Party((at("rebels"),)),))


def event(**more: Any) -> Event:
    fields = {"trigger": at("struck"), "status": Status.REPORTED, "actors": (mention("Sand"),)}
    return Event(**{"type": "ASSAULT", **fields, "recipients": (mention("rebels"),), **more})


@pytest.mark.parametrize(
    ("ours", "cause", "right"),
    [
        (event(), "", True),
        (event(type="COERCE", base_type="ASSAULT"), "", True),
        (event(type="COERCE"), "wrong type", False),
        (event(actors=()), "wrong doers", True),
        (event(recipients=(mention("Porto"),)), "wrong recipients", True),
        (event(status=Status.CLAIMED), "wrong status", True),
        (event(said_in="s"), "in words or not", True),
        (event(trigger=at("fled")), "missed trigger", False),
    ],
)
def test_events(ours: Event, cause: str, *, right: bool) -> None:
    scored = score_events.score(case({"events": (STRUCK,)}, {"events": (ours,)}))
    assert [(row.cause, row.right) for row in scored.rows] == [(cause, right)]
    assert [row.cause for row in scored.extra] == (["no such event"] if cause == "missed trigger" else [])
    assert scored.counts["events typed"].right == right
    whole = right and cause not in ("wrong doers", "wrong recipients")
    assert scored.counts["events typed, doers, recipients"].right == whole


def test_an_event_of_one_type_is_preferred() -> None:
    both = (event(type="COERCE"), event(confidence=0.6))
    scored = score_events.score(case({"events": (STRUCK,)}, {"events": both}))
    assert scored.rows[0].right
    assert [row.detail for row in scored.extra] == ["COERCE"]
    assert scored.sure == ((0.6, True),)


def test_events_in_furniture_and_failed_reports() -> None:
    assert score_events.score(case({"events": (STRUCK,)}, {"furniture": FURNITURE})).rows[0].cause == "furniture"
    assert score_events.score(case({"events": (STRUCK,)}, {}, failed=True)).rows[0].cause == "report failed"


USA, FRA, RUS = Party((), "USA", "GOV"), Party((), "FRA"), Party((at("Orra"),), "RUS", "MIL")


def coded(*events: tuple[str, str, str]) -> dict[str, Any]:
    """Events of ours by type, country that does, and country that receives."""
    countries = {country for _, *pair in events for country in pair if country}
    made = [
        Event(
            name,
            at("struck"),
            Status.REPORTED,
            actors=(mention("Sand", one),) if one else (),
            recipients=(mention("rebels", other),) if other else (),
        )
        for name, one, other in events
    ]
    return {"events": tuple(made), "actors": tuple(Actor(each, each, country=each) for each in sorted(countries))}


@pytest.mark.parametrize(
    ("gold", "ours", "cause", "triple"),
    [
        (Deed("AGREE", actors=(USA,), recipients=(FRA,)), [("AGREE", "USA", "FRA")], "", 1),
        (Deed("AGREE", actors=(USA, FRA)), [("AGREE", "FRA", "USA")], "", 1),  # an exchange: either way
        (Deed("AGREE", actors=(USA,), recipients=(FRA,)), [("AGREE", "USA", "")], "wrong target", 0),
        (Deed("AGREE", actors=(USA,), recipients=(FRA,)), [("AGREE", "FRA", "FRA")], "wrong source", 0),
        (Deed("AGREE", actors=(USA,), recipients=(FRA,)), [("AID", "USA", "FRA")], "wrong type", 0),
        (Deed("AGREE", actors=(USA,), recipients=(FRA,)), [], "no event found", 0),
    ],
)
def test_sentences(gold: Deed, ours: list[tuple[str, str, str]], cause: str, triple: int) -> None:
    scored = score_sentences.score(case({"events": (gold,)}, coded(*ours)))
    assert [row.cause for row in scored.rows] == [cause]
    assert scored.counts["triple"].right == triple
    assert not scored.extra


def test_more_events_than_gold_has_are_extra() -> None:
    scored = score_sentences.score(case({"events": (Deed("AGREE"),)}, coded(("AID", "", ""), ("COERCE", "", ""))))
    assert [row.cause for row in (*scored.rows, *scored.extra)] == ["wrong type", "no such event"]
    assert score_sentences.score(case({"events": (Deed("AID"),)}, {}, failed=True)).rows[0].cause == "report failed"


@pytest.mark.parametrize(
    ("code", "sector", "expected"),
    [
        ("usagov", "", ("USA", "GOV")),
        ("UNO", "", ("IGO", "")),
        ("IGO", "EUR", ("IGO", "")),
        ("---", "---", ("", "")),
        ("PSE", "civ", ("PAL", "CVL")),
        ("RUSMIL", "GOV", ("RUS", "GOV")),
    ],
)
def test_codes(code: str, sector: str, expected: tuple[str, str]) -> None:
    assert country_and_sector(code, sector) == expected


def test_types_of_an_earlier_version() -> None:
    assert [type_of(each) for each in ("fight", "DEMAND", "AID")] == ["ASSAULT", "REQUEST", "AID"]


# ---- roles ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "cause", "extra"),
    [
        (Span(at("Minister").start, at("Sand").end), "", []),
        (at("Minister of Orra"), "person or title only", ["no such role"]),
        (at("rebels"), "role not found", ["no such role"]),
        (None, "role not found", []),
    ],
)
def test_roles(ours: Span | None, cause: str, extra: list[str]) -> None:
    gold = Office((at("Ilka Sand"),), (at("Minister"),))
    scored = score_roles.score(case({"roles": (gold,)}, {"roles": (Role("p", "Minister", evidence=ours),)}))
    assert [row.cause for row in scored.rows] == [cause]
    assert [row.cause for row in scored.extra] == extra
    assert score_roles.score(case({"roles": (gold,)}, {"furniture": FURNITURE})).rows[0].cause == "furniture"
    assert score_roles.score(case({"roles": (gold,)}, {}, failed=True)).rows[0].cause == "report failed"


# ---- places -----------------------------------------------------------------------------------------------------

PORTO = Spot(at("Porto"), 41.15, -8.61, "PT", "2735943")


@pytest.mark.parametrize(
    ("ours", "cause", "right"),
    [
        (Place(at("Porto"), lat=41.0, lon=-8.6, country="PRT"), "", True),
        (Place(at("Porto"), lat=0.0, lon=0.0, country="PRT", geonames=2735943), "", True),
        (Place(at("Porto"), lat=38.7, lon=-9.1, country="PRT"), "wrong place", False),
        (Place(at("Porto"), country="PRT"), "no coordinates", False),
        (Place(at("in Porto"), lat=41.0, lon=-8.6, country="PRT"), "wrong extent", True),
        (Place(at("Porto"), lat=41.0, lon=-8.6, country="ESP"), "wrong country", True),
        (Place(at("Orra"), lat=41.0, lon=-8.6), "not recognised", False),
    ],
)
def test_places(ours: Place, cause: str, *, right: bool) -> None:
    scored = score_places.score(case({"places": (PORTO,)}, {"places": (ours,)}))
    assert [(row.cause, row.right) for row in scored.rows] == [(cause, right)]
    assert [row.cause for row in scored.extra] == (["no such place"] if cause == "not recognised" else [])
    assert scored.counts["end to end"].right == right
    assert score_places.score(case({"places": (PORTO,)}, {"furniture": FURNITURE})).rows[0].cause == "furniture"
    assert score_places.score(case({"places": (PORTO,)}, {}, failed=True)).rows[0].cause == "report failed"


def test_distances() -> None:
    scored = score_places.score(
        case({"places": (PORTO,)}, {"places": (Place(at("Porto"), lat=38.72, lon=-9.14, confidence=0.4),)})
    )
    assert scored.distances == pytest.approx((274,), abs=2)  # Porto to Lisbon
    assert scored.sure == ((0.4, False),)
    assert score_places.distances([], 0)["AUC, of all"] is None
    assert score_places.distances([0.0, 20038.0], 2) == {
        "mean km": 10019.0,
        "median km": 20038.0,
        "AUC, of resolved": 0.5,
        "AUC, of all": 0.5,
    }
    assert score_places.distances([0.0], 2)["AUC, of all"] == 0.5


def test_only_places_that_were_judged_count() -> None:
    orra = Spot(at("Orra"), standing=Standing.REJECTED)
    ours = tuple(Place(at(name)) for name in ("Porto", "Orra", "rebels"))
    held = case({"places": (PORTO, orra)}, {"places": ours}, report={"judged_only": True})
    assert score_places.score(held).counts["names found"] == (1, 1, 1, 2)


# ---- times ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "cause", "right"),
    [
        (When(at("Friday"), "DATE", "2024-05-17"), "", True),
        (When(at("Friday"), "DATE", "2024-05-17T00:00"), "", True),
        (When(at("Friday"), "DATE", "2024-05-24"), "wrong value", False),
        (When(at("Friday"), "TIME", "2024-05-17"), "wrong type", True),
        (When(at("On Friday"), "DATE", "2024-05-17"), "wrong extent", True),
        (When(at("Orra"), "DATE", "2024-05-17"), "not recognised", False),
    ],
)
def test_times(ours: When, cause: str, *, right: bool) -> None:
    gold = Moment(at("Friday"), "DATE", "2024-05-17")
    scored = score_times.score(case({"times": (gold,)}, {"times": (ours,)}))
    assert [(row.cause, row.right) for row in scored.rows] == [(cause, right)]
    assert [row.cause for row in scored.extra] == (["no such time"] if cause == "not recognised" else [])
    assert score_times.score(case({"times": (gold,)}, {"furniture": FURNITURE})).rows[0].cause == "furniture"
    assert score_times.score(case({"times": (gold,)}, {}, failed=True)).rows[0].cause == "report failed"


# ---- pronouns ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mentions", "causes"),
    [
        ([("She", "s"), ("Ilka Sand", "s"), ("rebels", "r")], ["", ""]),
        ([("She", "r"), ("Ilka Sand", "s"), ("rebels", "r")], ["somebody else", "taken together wrongly"]),
        ([("She", None), ("Ilka Sand", "s"), ("rebels", "r")], ["pronoun left open", ""]),
        ([("Ilka Sand", "s"), ("rebels", "r")], ["pronoun not marked", ""]),
        ([("She", "s"), ("rebels", "r")], ["name not marked", ""]),
    ],
)
def test_pronouns(mentions: list[tuple[str, str | None]], causes: list[str]) -> None:
    gold = Pronoun(at("She"), (Candidate(at("Ilka Sand"), True), Candidate(at("rebels"), False)))
    ours = tuple(mention(words, actor) for words, actor in mentions)
    scored = score_coreference.score(case({"coreference": (gold,)}, {"mentions": ours}))
    assert [row.cause for row in scored.rows] == causes
    assert [row.right for row in scored.rows] == [not cause for cause in causes]
    failed = score_coreference.score(case({"coreference": (gold,)}, {}, failed=True))
    assert [row.cause for row in failed.rows] == ["report failed", ""]


# ---- stories ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "causes", "f1"),
    [
        ({"a": "1", "b": "1"}, ["", "", ""], 1.0),
        ({}, ["not together", "not together", ""], 0.8),
        ({"a": "1", "b": "1", "c": "1"}, ["with others", "with others", "with others"], 5 / 7),
    ],
)
def test_stories(told: dict[str, str], causes: list[str], f1: float) -> None:
    reports = [Annotated(Article(each, each), stories=(story,)) for each, story in (("a", "x"), ("b", "x"), ("c", "y"))]
    scored = score_stories.score([*reports, Annotated(Article("d", "d"))], told)
    assert [row.cause for each in scored for row in each.rows] == causes
    assert figure(total(each.counts for each in scored)["b-cubed"], {}).f1 == pytest.approx(f1)
    assert score_stories.numbers(reports, told)["gold stories"] == 2


def test_a_share_has_no_precision() -> None:
    share = figure(Count(1, 4), {})
    assert (share.share, share.f1, share.main) == (0.25, None, 0.25)
    assert figure(Count(0, 0), {}).share is None
    assert figure(Count(0, 0, 0, 0), {}).f1 == 0.0


def test_every_cause_is_tried_here() -> None:
    import inspect
    import sys

    source = inspect.getsource(sys.modules[__name__])
    modules = (score_events, score_sentences, score_roles, score_places, score_times, score_coreference, score_stories)
    assert [cause for module in modules for cause in module.CAUSES if f'"{cause}"' not in source] == []
