"""What every store promises to find of deeds and threats: one body of tests, run on each kind of store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Event, Mention, MentionForm, Reading, Span, Status
from sayso.store import Kept, Query, StoreError
from told import RECIPE, reading

DEEDS = ["shelled", "burned", "send", "freed"]


def keep(store, *readings: Reading) -> Kept:
    run = store.begin(RECIPE)
    kept = store.keep(readings, run)
    store.finish(run)
    return kept


def triggers(store, **asked) -> list[str]:
    """The trigger of the event that stands for each deed found, in order."""
    found = store.find(Query(kind="event", **asked))
    return [hit.events[0].trigger.of(hit.article.text) for hit in found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, DEEDS),
        ({"limit": 2}, DEEDS[:2]),
        ({"limit": 0}, []),
        ({"types": ("ASSAULT",)}, ["shelled", "burned"]),
        ({"types": ("AGREE", "RETREAT")}, ["send", "freed"]),
        ({"types": ("AID",)}, []),
        ({"base_types": ("AID",)}, ["send"]),
        ({"modes": ("destroy", "release")}, ["burned", "freed"]),
        ({"contexts": ("military",)}, ["shelled"]),
        ({"statuses": (Status.REPORTED,)}, ["shelled"]),
        ({"statuses": (Status.DENIED, Status.PROMISED)}, ["burned", "send"]),
        ({"said": True}, ["burned"]),
        ({"said": False}, ["shelled", "send", "freed"]),
        ({"speaker": "Brun"}, ["burned"]),
        ({"speaker": "Estonia"}, []),
        ({"actor": "warsaw"}, ["freed"]),
        ({"actor": "polish gunners"}, ["shelled"]),
        ({"recipient": "village"}, ["shelled"]),
        ({"recipient": "militia"}, []),
        ({"place": "Marle"}, ["shelled", "send"]),
        ({"place_country": "POL"}, ["shelled", "send"]),
        ({"country": "EST"}, ["send"]),
        ({"country": "POL"}, ["shelled", "freed"]),
        ({"confidence": 0.75}, ["shelled", "send"]),
        ({"happened_since": "2031"}, ["shelled"]),
        ({"happened_until": "2014-06"}, ["freed"]),
        ({"happened_since": "2031-05-07"}, []),
        ({"language": "en"}, DEEDS),
        ({"language": "fr"}, []),
        ({"outlet": "hill post"}, DEEDS),
        ({"since": "2031-05-09"}, []),
        ({"words": "mill"}, ["burned"]),
        ({"words": "shelling"}, ["shelled"]),
        ({"words": "-mill"}, ["shelled", "send", "freed"]),
        ({"words": "warsaw"}, ["freed"]),
    ],
    ids=repr,
)
def test_deeds_are_found_by_what_is_asked(store, asked, found):
    keep(store, reading())
    got = triggers(store, **asked)
    assert [{"shelling": "shelled"}.get(each, each) for each in got] == found


def test_a_deed_is_one_hit_with_all_that_tells_it(store):
    keep(store, reading())
    shelled, burned, *_ = store.find(Query(kind="event"))
    assert [event.trigger.of(shelled.article.text) for event in shelled.events] == ["shelled", "shelling"]
    assert (shelled.mentions, len(shelled.reports), shelled.speaker) == (2, 1, None)
    assert [event.status for event in burned.events] == ["claimed", "denied"]
    assert burned.speaker == "Ada Brun"
    assert burned.account.article.text == burned.article.text
    assert store.counts()["deeds"] == 4


def test_what_matches_stands_for_the_deed(store):
    keep(store, reading())
    (hit,) = store.find(Query(kind="event", statuses=(Status.DENIED,)))
    assert [event.status for event in hit.events] == ["denied", "claimed"]
    assert hit.speaker == "the militia"


def test_the_firmest_stands_for_the_deed(store):
    one = reading()
    events = tuple(replace(each, status=Status.PREDICTED) if each.trigger == one.events[0].trigger else each
                   for each in one.events)  # fmt: skip
    keep(store, replace(one, events=events))
    hit = next(store.find(Query(kind="event")))
    assert [event.status for event in hit.events] == ["reported", "predicted"]


def test_reports_that_have_it_word_for_word_share_a_hit(store):
    keep(store, reading("r1"), reading("r2", outlet="Vale Wire", published="2031-05-07"))
    found = list(store.find(Query(kind="event")))
    rest = [hit for hit in found if hit.events[0].deed != "d1"]
    (shelled,) = [hit for hit in found if hit.events[0].deed == "d1"]
    assert (shelled.article.id, shelled.mentions, len(shelled.reports)) == ("r2", 4, 2), "the first that had it"
    assert shelled.article_key in shelled.reports
    # the other deeds are told in fewer words than copies are known by
    assert len(rest) == 6
    assert all(len(hit.reports) == 1 for hit in rest)


def test_the_parties_of_a_threat_are_found(store):
    keep(store, reading())
    for asked in ({"holder": "Ada Brun"}, {"source": "militia"}, {"target": "Warsaw"}, {"words": "danger"}, {}):
        (hit,) = store.find(Query(kind="threat", **asked))
        assert [each.status for each in hit.threats] == ["claimed"]
        assert (hit.events, hit.mentions) == ((), 1)
    for asked in ({"holder": "militia"}, {"target": "Estonia"}, {"statuses": (Status.DENIED,)}, {"said": True}):
        assert not list(store.find(Query(kind="threat", **asked)))
    assert store.counts()["threats"] == 1


def test_a_threat_said_twice_is_one(store):
    one = reading()
    (threat,) = one.threats
    again = replace(threat, id="", evidence=Span(threat.evidence.start + 5, threat.evidence.end))
    nobody = replace(threat, id="", source=Mention(threat.source.span, MentionForm.NOMINAL))
    kept = keep(store, replace(one, threats=(threat, again, nobody)))
    assert [len(hit.threats) for hit in store.find(Query(kind="threat"))] == [2, 1]
    assert (kept.deeds, kept.threats) == (4, 2)


def test_an_entry_is_found_again_by_the_id_of_a_hit(store):
    keep(store, reading("r1"), reading("r9", published="2030-01-01"))
    for kind in ("event", "threat"):
        for hit in store.find(Query(kind=kind, limit=None)):
            assert store.article_key(hit.id) == hit.article_key
            (entry,) = [each for each in store.entries(hit.article_key, kind) if each.id == hit.id]
            assert entry.record == (hit.events or hit.threats)[0]


def test_a_deed_without_a_type_of_plovers_is_kept(store):
    one = reading()
    event: Event = replace(one.events[0], type=None, deed=None)
    keep(store, replace(one, events=(event,)))
    assert triggers(store, base_types=("ASSAULT",)) == ["shelled"]
    assert triggers(store, types=("ASSAULT",)) == []


def test_only_the_newest_version_is_searched(store):
    old = reading("r1")
    text = old.article.text + " More follows."
    keep(store, old, replace(old, article=replace(old.article, text=text), events=old.events[:1], threats=()))
    assert triggers(store) == ["shelled"]
    assert not list(store.find(Query(kind="threat")))
    assert len(triggers(store, revisions=True)) == 4
    assert (store.counts()["deeds"], store.counts()["threats"]) == (1, 0)


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        (Query(kind="event", act="deny"), "act does not narrow a search for kind 'event'"),
        (Query(kind="event", holder="Brun"), "holder does not narrow"),
        (Query(kind="threat", actor="Brun"), "actor does not narrow"),
        (Query(types=("ASSAULT",)), "types does not narrow a search for kind 'statement'"),
        (Query(kind="event", statuses=("rumoured",)), "no status 'rumoured'"),
        (Query(kind="event", happened_since="soon"), "happened_since 'soon' is no date"),
        (Query(kind="deed"), "nothing of kind 'deed'"),
    ],
    ids=repr,
)
def test_a_query_that_cannot_be_is_refused(store, query, complaint):
    with pytest.raises(StoreError, match=complaint):
        list(store.find(query))
