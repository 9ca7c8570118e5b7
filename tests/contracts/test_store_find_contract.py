"""What every store promises to find: one body of tests, run on each kind of store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stores import (
    DAM_READING,
    FERRIES,
    FERRY_READING,
    HOLDS,
    NOTHING,
    SAILED,
    STOPPED,
    UNDATED_READING,
    contents,
    every_store,
    keep,
    report,
    said,
)

from sayso.records import (
    Act,
)
from sayso.store import Query, StoreError
from strategies import words

# ---- finding ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), [FERRIES, SAILED, HOLDS, STOPPED, NOTHING]),
        (Query(limit=2), [FERRIES, SAILED]),
        (Query(limit=0), []),
        (Query(speaker="Lund"), [HOLDS]),
        (Query(speaker="ingrid lund"), [HOLDS]),
        (Query(speaker="lund minister"), []),
        (Query(speaker="Oren"), [STOPPED]),
        (Query(speaker="pavel ořen"), [STOPPED]),
        (Query(speaker="or\u030cen"), [STOPPED]),
        (Query(speaker="the envoy"), [FERRIES, STOPPED]),
        (Query(speaker="Lundberg"), [SAILED]),
        (Query(speaker="?!"), []),
        (Query(about="dam"), [STOPPED]),
        (Query(about="Ingrid Lund"), [STOPPED]),
        (Query(act=Act.DENY), [STOPPED]),
        (Query(act=Act.PRAISE), []),
        (Query(negated=True), [STOPPED]),
        (Query(negated=False, speaker="Lund"), [HOLDS]),
        (Query(outlet="HARBOUR POST"), [FERRIES, SAILED, HOLDS, STOPPED, NOTHING]),
        (Query(outlet="Harbour Post Sunday"), [FERRIES, SAILED]),
        (Query(outlet="Harb"), []),
        (Query(since="2031-05-03"), [FERRIES, SAILED]),
        (Query(until="2031-05-03"), [FERRIES, SAILED, HOLDS, STOPPED]),
        (Query(until="2031-05-02"), [HOLDS, STOPPED]),
        (Query(since="2031-05", until="2031-05"), [FERRIES, SAILED, HOLDS, STOPPED]),
        (Query(since="2032"), []),
    ],
    ids=repr,
)
def test_filters_narrow_and_the_newest_report_comes_first(store, query, found):
    keep(store, DAM_READING, UNDATED_READING, FERRY_READING)
    assert contents(store, query) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dam", {HOLDS, STOPPED}),
        ("DAM hold", {HOLDS}),
        ("attack", {STOPPED, FERRIES}),
        ("attacks", {STOPPED, FERRIES}),
        ("attacking", {STOPPED, FERRIES}),
        ('"attacks"', {STOPPED}),
        ("ferry", {FERRIES}),
        ("stop", {STOPPED}),
        ('"dam will hold"', {HOLDS}),
        ('"hold dam"', set()),
        ("dam -stopped", {HOLDS}),
        ("-dam", {FERRIES, SAILED, NOTHING}),
        ('-"dam will" -sailed', {FERRIES, STOPPED, NOTHING}),
        ("ferr*", {FERRIES}),
        ("harb*", {HOLDS}),
        ('"were att"*', {FERRIES}),
        ("hold OR sailed", {HOLDS, SAILED}),
        ("harbour hold OR sailed", {HOLDS}),
        ("dam AND hold", {HOLDS}),
        ("oren", {STOPPED}),
        ("O\u0308ren", {STOPPED}),
        ("minister", {HOLDS}),
        ("denied", {STOPPED}),
        ("deny", {STOPPED}),
        ("dam speaker:lund", set()),
        ("sunken", set()),
        ("!?", set()),
        ("  ", {FERRIES, SAILED, HOLDS, STOPPED, NOTHING}),
    ],
)
def test_words_find_statements(store, typed, found):
    keep(store, DAM_READING, UNDATED_READING, FERRY_READING)
    assert set(contents(store, Query(words=typed))) == found


@every_store
def test_any_words_a_user_types_are_no_error(opener):
    with opener() as store:
        keep(store, DAM_READING, FERRY_READING)

        @given(
            typed=words | st.text('dam"*-()^:+~OR AND{}\x00', max_size=12),
            kind=st.sampled_from(["statement", "article"]),
        )
        def types(typed, kind):
            for query in (Query(words=typed), Query(speaker=typed), Query(about=typed, outlet=typed)):
                for hit in store.find(replace(query, kind=kind)):
                    assert hit.article.id in ("r1", "r2")

        types()


def test_a_hit_holds_what_is_shown(store):
    keep(store, DAM_READING, FERRY_READING)
    (hit,) = store.find(Query(words="stop", speaker="Oren"))
    assert hit.article == DAM_READING.article
    assert hit.article_key == store.article_key("r1")
    assert hit.id in [entry.id for entry in store.entries(kind="statement")]
    assert hit.statement == DAM_READING.statements[1]
    assert (hit.speaker, hit.about) == ("Pável Ořen", ("dam",))
    assert hit.snippet == "that the dam attacks had \x02stopped\x03"
    assert hit.score is not None
    (hit,) = store.find(Query(act=Act.WARN))
    assert (hit.speaker, hit.about, hit.snippet, hit.score) == ("the envoy", (), FERRIES, None)


def test_the_best_hit_comes_first(store):
    texts = [
        "Rain and boats and roads and mills and rain were spoken of, he said.",
        "Mills, mills, mills, he said.",
        "No, he said.",
    ]
    made = [report(f"m{n}", text, said(text, text.removesuffix(", he said."))) for n, text in enumerate(texts)]
    keep(store, *made)
    hits = list(store.find(Query(words="mills")))
    assert [hit.article.id for hit in hits] == ["m1", "m0"]
    assert hits[0].score > hits[1].score


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(kind="article"), ["r2", "r1", "r3"]),
        (Query(kind="article", words="monday"), ["r1"]),
        (Query(kind="article", words="safe"), ["r1"]),
        (Query(kind="article", words="-monday"), ["r2", "r3"]),
        (Query(kind="article", speaker="Lund"), ["r1"]),
        (Query(kind="article", about="dam", act=Act.DENY), ["r1"]),
        (Query(kind="article", about="dam", act=Act.ASSERT), []),
        (Query(kind="article", negated=True), ["r1"]),
        (Query(kind="article", words="said", outlet="harbour post", until="2031"), ["r1"]),
    ],
    ids=repr,
)
def test_articles_are_found(store, query, found):
    keep(store, DAM_READING, UNDATED_READING, FERRY_READING)
    hits = list(store.find(query))
    assert [hit.article.id for hit in hits] == found
    assert all(hit.id == hit.article_key and hit.statement is None for hit in hits)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(kind="opinion"), "nothing of kind 'opinion'"),
        (Query(since="yesterday"), "since 'yesterday' is no date"),
        (Query(until="3 May"), "until '3 May' is no date"),
        (Query(limit=-1), "limit of -1"),
    ],
)
def test_a_query_that_cannot_be_is_told(store, query, told):
    with pytest.raises(StoreError, match=told):
        store.find(query)


def test_keeping_while_finding_is_no_harm(store):
    keep(store, DAM_READING)
    hits = store.find(Query())
    next(hits)
    keep(store, FERRY_READING)
    assert len(list(hits)) == 1
