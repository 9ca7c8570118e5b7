"""What every store promises to keep: one body of tests, run on each kind of store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import (
    DAM,
    DAM_READING,
    FERRY_READING,
    UNDATED_READING,
    contents,
    every_store,
    keep,
    recipe,
)

from sayso import codec
from sayso.records import Actor, Article, Failure, Reading, Role, Span, Tenure
from sayso.store import Kept, Query, StoreError
from strategies import readings

# ---- keeping ----------------------------------------------------------------------------------------------------


@every_store
@settings(max_examples=25)
@given(reading=readings())
def test_a_reading_comes_back_as_it_was_kept(opener, reading):
    with opener() as store:
        keep(store, reading)
        assert store.reading(store.article_key(reading.article.id)) == reading


@every_store
@settings(max_examples=25)
@given(given_readings=st.lists(readings(), max_size=4, unique_by=lambda each: (each.article.id, each.article.text)))
def test_a_rerun_adds_nothing(opener, given_readings):
    with opener() as store:
        keep(store, *given_readings)
        before, counts = [entry.id for entry in store.entries()], store.counts()
        kept = keep(store, *given_readings)
        assert [entry.id for entry in store.entries()] == before
        assert (kept.added, kept.statements, kept.already) == (0, 0, len(given_readings))
        assert {**store.counts(), "runs": 1} == counts
        assert len(set(before)) == len(before)


@every_store
@settings(max_examples=25)
@given(given_readings=st.lists(readings(ids=st.sampled_from(["a", "b", "c"])), max_size=6), size=st.integers(1, 4))
def test_the_size_of_batches_does_not_matter(opener, given_readings, size):
    with opener() as whole, opener() as parts:
        one = keep(whole, *given_readings)
        run = parts.begin(recipe())
        many = [parts.keep(given_readings[at : at + size], run) for at in range(0, len(given_readings), size)]
        parts.finish(run)
        assert one == Kept(*(sum(getattr(kept, name) for kept in many) for name in Kept.__slots__))
        assert [_timeless(entry) for entry in whole.entries()] == [_timeless(entry) for entry in parts.entries()]
        assert list(whole.find(Query(limit=None))) == list(parts.find(Query(limit=None)))
        assert whole.counts() == parts.counts()


def _timeless(entry):
    return replace(entry, at="")


def test_entries_say_what_made_them_and_have_ids_by_content(store):
    keep(store, DAM_READING)
    found = list(store.entries())
    key = store.article_key("r1")
    assert [entry.kind for entry in found] == [
        "article",
        "mention",
        "mention",
        "actor",
        "actor",
        "statement",
        "statement",
    ]
    assert {entry.article for entry in found} == {key}
    assert key == codec.digest("article", "r1", DAM)
    last = found[-1]
    assert last.record == DAM_READING.statements[1]
    assert last.made_by == "statements/1 0a1b2c3d"
    assert last.id == codec.digest(key, last.made_by, "statement", codec.canonical(last.record))
    assert last.run == 1
    assert last.at.endswith("+00:00")
    assert [entry.id for entry in store.entries(key, "statement")] == [entry.id for entry in found[-2:]]
    assert [entry.kind for entry in store.entries(kind="actor")] == ["actor", "actor"]
    with pytest.raises(StoreError, match="no entry is of kind 'opinion'"):
        store.entries(kind="opinion")


def test_kept_counts_what_a_batch_added(store):
    failed = Reading(Article("r4", "Torn."), failures=(Failure("r4", "parse", "ValueError: torn"),))
    edited = replace(
        UNDATED_READING, article=replace(UNDATED_READING.article, text="Much was decided, officials said.", outlet=None)
    )
    kept = keep(store, DAM_READING, DAM_READING, UNDATED_READING, failed, edited)
    assert kept == Kept(added=4, revised=1, already=1, failed=1, statements=4)
    assert store.counts() == {
        "articles": 3,
        "revisions": 1,
        "statements": 3,
        "failures": 1,
        "outlets": 1,
        "runs": 1,
        "deeds": 0,
        "threats": 0,
    }


def test_an_error_in_a_batch_keeps_none_of_it(store):
    run = store.begin(recipe())
    with pytest.raises(StoreError, match="half a character"):
        store.keep([DAM_READING, Reading(Article("r9", "bad \ud800 text"))], run)
    assert list(store.entries()) == []
    assert store.keep([DAM_READING], run).added == 1


def test_a_run_that_is_not_there_is_refused(store):
    with pytest.raises(StoreError, match="no run 7"):
        store.keep([DAM_READING], 7)
    with pytest.raises(StoreError, match="no run 7"):
        store.finish(7)


# ---- runs -------------------------------------------------------------------------------------------------------


def test_an_interrupted_run_is_taken_up_and_a_finished_one_is_not(store):
    first = store.begin(recipe())
    assert store.begin(recipe()) == first
    other = store.begin(recipe("2"))
    assert other != first
    assert store.begin(recipe()) == first
    store.finish(first)
    assert store.begin(recipe()) not in (first, other)
    assert store.begin(recipe("2")) == other


def test_unread_goes_by_text_and_recipe(store):
    articles = [DAM_READING.article, FERRY_READING.article]
    assert store.unread([*articles, articles[0]], recipe()) == articles
    keep(store, DAM_READING)
    assert store.unread(articles, recipe()) == articles[1:]
    assert store.unread(articles, recipe("2")) == articles
    retitled = replace(articles[0], title="Another title")
    edited = replace(articles[0], text="Other words.")
    assert store.unread([retitled, edited], recipe()) == [edited]


def test_a_failure_is_kept_listed_and_retried(store):
    failure = Failure("r1", "parse", "ValueError: no words")
    broken = Reading(DAM_READING.article, failures=(failure,))
    keep(store, broken, FERRY_READING)
    assert list(store.failures()) == [(broken.article, failure)]
    (entry,) = store.entries(kind="failure")
    assert entry.made_by == "parse/1 0a1b2c3d"
    assert store.unread([broken.article], recipe()) == []
    assert store.unread([broken.article, FERRY_READING.article], recipe(), retry=True) == [broken.article]
    assert keep(store, broken) == Kept(already=1, failed=1)
    assert keep(store, DAM_READING) == Kept(statements=2)
    assert list(store.failures()) == []
    assert store.counts()["failures"] == 0
    assert store.reading(entry.article) == DAM_READING
    assert entry.id in [each.id for each in store.entries()]


def test_another_recipe_reads_anew_and_nothing_is_lost(store):
    keep(store, DAM_READING, FERRY_READING)
    before = [entry.id for entry in store.entries()]
    shorter = replace(DAM_READING, statements=DAM_READING.statements[:1])
    assert keep(store, shorter, made=recipe("2")) == Kept(statements=1)
    assert store.reading(store.article_key("r1")) == shorter
    assert len(contents(store, Query())) == 3
    assert [entry.id for entry in store.entries()][: len(before)] == before
    assert store.counts()["statements"] == 3
    store.begin(recipe())
    assert store.reading(store.article_key("r1")) == DAM_READING, "the recipe begun last is the one that counts"


def test_an_entry_that_two_recipes_make_alike_is_kept_once(store):
    second = replace(recipe("2"), made_by=recipe().made_by)
    keep(store, DAM_READING)
    before = list(store.entries())
    keep(store, replace(DAM_READING, statements=DAM_READING.statements[1:]), made=second)
    assert list(store.entries()) == before


# ---- revisions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Article("r1", "Four boats sank.", url="u:1"), Article("r1", "Five boats sank.", url="u:2")),
        (Article("r1", "Four boats sank.", url="u:1"), Article("r2", "Five boats sank.", url="u:1")),
    ],
    ids=["same id", "same url"],
)
def test_another_text_under_the_same_id_or_url_is_a_revision(store, first, second):
    kept = keep(store, Reading(first), Reading(second))
    assert kept == Kept(added=2, revised=1)
    old, new = codec.digest("article", first.id, first.text), codec.digest("article", second.id, second.text)
    assert store.reading(new).article == replace(second, revision_of=old)
    assert store.reading(old).article == first
    assert store.article_key(second.id) == new
    assert [hit.article_key for hit in store.find(Query(kind="article"))] == [new]
    assert [hit.article_key for hit in store.find(Query(kind="article", revisions=True))] == [old, new]
    assert keep(store, Reading(first)) == Kept(already=1)
    assert store.article_key(second.id) == new, "an old version that is added again is still an old version"


def test_no_url_is_not_a_common_url(store):
    assert keep(store, Reading(Article("a", "One.")), Reading(Article("b", "Two."))).revised == 0
    assert keep(store, Reading(Article("c", "One.", url="")), Reading(Article("d", "Two.", url=""))).revised == 0


def test_a_third_version_revises_the_second(store):
    texts = ("The dam holds.", "The dam still holds.", "The dam holds, again.")
    keep(store, *(Reading(Article("r", text)) for text in texts))
    second = codec.digest("article", "r", "The dam still holds.")
    assert store.reading(store.article_key("r")).article.revision_of == second
    assert store.counts()["revisions"] == 2


def test_one_id_for_two_reports_makes_no_revision(store):
    keep(store, Reading(Article("1", "The dam holds.")), Reading(Article("1", "Nine boats left port at dawn.")))
    assert store.counts()["revisions"] == 0
    assert store.counts()["articles"] == 2


def test_one_address_for_two_texts_does(store):
    here = "https://dam.example/live"
    keep(store, Reading(Article("1", "The dam holds.", url=here)), Reading(Article("2", "Nine boats left.", url=here)))
    assert store.counts()["revisions"] == 1


def test_the_same_text_with_other_metadata_adds_nothing(store):
    keep(store, DAM_READING)
    assert keep(store, replace(DAM_READING, article=replace(DAM_READING.article, title="New"))) == Kept(already=1)
    assert store.reading(store.article_key("r1")) == DAM_READING


# ---- names ------------------------------------------------------------------------------------------------------


def test_every_id_leads_to_its_article(store):
    keep(store, DAM_READING, FERRY_READING)
    key = store.article_key("r1")
    names = [key, key[:6], key.upper()[:9], DAM_READING.statements[1].id, DAM_READING.statements[1].id[:8]]
    for entry in store.entries(key):
        names += [entry.id, entry.id[:12]]
    assert {store.article_key(name) for name in names} == {key}


def test_a_long_article_id_can_be_shortened_and_has_no_wildcards(store):
    keep(store, Reading(Article("wire-77%_a", "One.")), Reading(Article("wire-77bbb", "Two.")))
    assert store.article_key("wire-77%") == codec.digest("article", "wire-77%_a", "One.")
    with pytest.raises(StoreError, match="stands for 2 articles"):
        store.article_key("wire-77")
    with pytest.raises(StoreError, match="is called 'wire-7_'"):
        store.article_key("wire-7_")


@pytest.mark.parametrize("name", ["", "r", "r9", "ffffff", "zzzzzzzz", "00000000000000000000000000000000", "%%%%%%"])
def test_a_name_of_nothing_is_told(store, name):
    keep(store, DAM_READING)
    with pytest.raises(StoreError, match=r"nothing in .* is called"):
        store.article_key(name)


@pytest.mark.parametrize("key", ["", "no key", "00" * 16])
def test_a_key_of_nothing_is_told(store, key):
    with pytest.raises(StoreError, match="has no article with the key"):
        store.reading(key)
    assert list(store.entries(key)) == []


# ---- lines that recur -------------------------------------------------------------------------------------------

PROMO = "Write to our night desk"


def _pages(count: int, *, outlet: str = "Harbour Post", first: int = 0) -> list[Reading]:
    """Reports of one outlet, each with prose of its own and one line common to them all."""
    prose = [
        f"Boat number {n} left the quay at hour {n} with {n} barrels of salt and a crew of {n}."
        for n in range(first, first + count)
    ]
    return [
        Reading(Article(f"{outlet}-{n}", f"{text}\n  {PROMO.replace(' ', '  ')} \n", outlet=outlet))
        for n, text in enumerate(prose, first)
    ]


def test_a_line_of_five_reports_is_learned_when_the_run_is_finished(store):
    run = store.begin(recipe())
    store.keep(_pages(5), run)
    store.keep(_pages(4, outlet="Inland Wire"), run)
    assert store.outlet_lines() == {}
    store.finish(run)
    assert store.outlet_lines() == {"Harbour Post": {PROMO}}


def test_copies_do_not_make_a_line_recur(store):
    (page,) = _pages(1)
    keep(store, *(replace(page, article=replace(page.article, id=f"copy {n}")) for n in range(9)))
    assert store.outlet_lines() == {}


def test_a_line_of_too_few_reports_is_forgotten(store):
    keep(store, *_pages(5))
    assert store.outlet_lines() == {"Harbour Post": {PROMO}}
    rest = [
        replace(page, article=replace(page.article, text=page.article.text.split("\n")[0]))
        for page in _pages(300, first=5)
    ]
    keep(store, *rest)
    assert store.outlet_lines() == {}


def test_reading_anew_counts_no_line_twice(store):
    keep(store, *_pages(4))
    keep(store, *_pages(4), made=recipe("2"))
    keep(store, *_pages(4))
    assert store.outlet_lines() == {}
    keep(store, *_pages(1, first=4))
    assert store.outlet_lines() == {"Harbour Post": {PROMO}}


# ---- opening and closing ----------------------------------------------------------------------------------------


def test_an_empty_store_answers(store):
    assert set(store.counts().values()) == {0}
    assert list(store.find(Query(words="dam"))) == list(store.failures()) == list(store.entries()) == []


def test_closing_twice_is_no_harm_and_using_it_then_is_told(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.counts()


# ---- who was seen in which office -------------------------------------------------------------------------------


def with_roles(name: str, text: str, *roles: Role, **facts: object) -> Reading:
    actors = (Actor("ida-brandt", "Ida Brandt"), Actor("harbour-board", "Harbour Board"))
    return Reading(Article(name, text, **facts), actors=actors, roles=roles)


CHAIR = Role("ida-brandt", "chair", "harbour-board", "SWE", Span(0, 17), "2031-05-02", why="title")
"""A role in a text that begins with "Chair Ida Brandt"."""


@every_store
def test_roles_are_kept_with_what_a_ledger_needs(opener):
    text = "Chair\nIda Brandt spoke."
    reading = with_roles("r1", text, CHAIR, Role("nobody", "mayor"), outlet="Harbour Post", published="2031-05-02")
    with opener() as store:
        keep(store, reading)
        first, second = store.sightings()
        assert first.role == CHAIR
        assert (first.person, first.body, first.words) == ("Ida Brandt", "Harbour Board", "Chair Ida Brandt")
        assert (first.article_id, first.outlet, first.published) == ("r1", "Harbour Post", "2031-05-02")
        assert first.article == store.article_key("r1")
        assert (second.person, second.body, second.words) == ("nobody", None, "")


@every_store
def test_roles_are_those_of_current_readings_of_newest_versions(opener):
    former = replace(CHAIR, tenure=Tenure.FORMER)
    with opener() as store:
        keep(store, with_roles("r1", "Chair Ida Brandt spoke.", CHAIR, url="a"))
        keep(store, with_roles("r1", "Chair Ida Brandt spoke again.", former, url="a"))
        assert [each.role for each in store.sightings()] == [former]
        keep(store, with_roles("r1", "Chair Ida Brandt spoke again.", CHAIR, CHAIR, url="a"), made=recipe("2"))
        assert [each.role for each in store.sightings()] == [CHAIR, CHAIR]


@every_store
def test_settled_roles_are_those_of_finished_runs(opener):
    with opener() as store:
        keep(store, with_roles("r1", "Chair Ida Brandt spoke.", CHAIR))
        store.keep([with_roles("r2", "Chair Ida Brandt left.", CHAIR)], store.begin(recipe("2")))
        assert len(list(store.sightings())) == 2
        assert [each.article_id for each in store.sightings(settled=True)] == ["r1"]
