"""The stage that finds times: intervals, bases, what it keeps to, and that it can be run like any other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timed import complaints, plain, times, told

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.lexicon import lexicon
from sayso.ground.times import TimeTagger
from sayso.ingest.furniture import FurnitureMarker
from sayso.pipeline import apply
from sayso.records import Article, Furniture, FurnitureKind, Reading, Span


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "basis"),
    [
        ("Delegates met on Friday (April 26).", "2024-04-26", "2024-04-26", "published"),
        ("The truce was signed on April 9, 2019.", "2019-04-09", "2019-04-09", "stated"),
        ("Fighting began in April 2023.", "2023-04-01", "2023-04-30", "stated"),
        ("The town fell in 2015.", "2015-01-01", "2015-12-31", "stated"),
        ("The dam was built in the 1970s.", "1970-01-01", "1979-12-31", "stated"),
        ("Crops failed in 2019/20.", "2019-01-01", "2020-12-31", "stated"),
        ("Exports rose in the first quarter of 2023.", "2023-01-01", "2023-03-31", "stated"),
        ("They fought through the winter of 2014.", "2014-12-01", "2015-02-28", "stated"),
        ("They met last week.", "2024-04-15", "2024-04-21", "relative"),
        ("They met over the weekend.", "2024-04-20", "2024-04-21", "published"),
        ("They met two days ago.", "2024-04-24", "2024-04-24", "relative"),
        ("They met on Tuesday.", "2024-04-23", "2024-04-23", "weekday"),
        ("They met on Tuesday night.", "2024-04-23", "2024-04-23", "weekday"),
        ("Shells fell at noon.", "2024-04-26T12:00", "2024-04-26T12:00", "assumed"),
        ("Shells fell at 0600 UTC on Tuesday.", "2024-04-23T06:00Z", "2024-04-23T06:00Z", "weekday"),
        ("Shells fell at midnight on Tuesday.", "2024-04-24T00:00", "2024-04-24T00:00", "weekday"),
        ("They talked for three years.", None, None, None),
        ("They met recently.", None, None, None),
        ("They meet every Friday.", None, None, None),
    ],
)
def test_the_interval_and_what_it_rests_on(
    text: str, earliest: str | None, latest: str | None, basis: str | None
) -> None:
    (when,) = times(text)
    assert (when.earliest, when.latest, when.basis) == (earliest, latest, basis)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("OSLO, April 26, 2024 (Wire) - Shells fell on Tuesday.", ["stated", "dateline"]),
        ("The pact was signed on April 9, 2019. It lapsed yesterday.", ["stated", None]),
        (
            "Police met the crowd on Friday, April 26, 2024. On Friday night shells fell on the port.",
            ["stated", "text"],
        ),
        ("Shells fell on Tuesday.", [None]),
    ],
)
def test_without_a_publication_date_the_text_gives_one_or_none(text: str, bases: list[str | None]) -> None:
    assert [when.basis for when in times(text, None)] == bases


def test_what_cannot_be_placed_has_no_interval() -> None:
    for when in times("Shells fell yesterday, last month and on April 9.", None):
        assert (when.earliest, when.latest) == (None, None)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "soon", ""])
def test_a_date_that_is_none_is_not_reckoned_from(published: str) -> None:
    assert [when.value for when in times("Shells fell yesterday.", published)] == ["-".join(["X" * 4, "XX", "XX"])]


def test_the_example_of_the_docstring() -> None:
    example = re.search(
        r'"(Troops [^"]+)" in a report of (\S+) gives "([^"]+)" with the value (\S+)\.', TimeTagger.__doc__ or ""
    )
    assert example is not None
    text, published, words, value = example.groups()
    assert complaints(text.replace(words, f"[{words}={value}]"), published) == []


def test_furniture_is_not_read() -> None:
    text = "Shells fell on Tuesday.\n\nRead more: What we know of April 9, 2019\n\nTalks begin on Monday."
    start = text.index("Read more")
    line = Furniture(Span(start, text.index("\n\nTalks")), FurnitureKind.RELATED)
    reading = Reading(Article("t", text, published="2024-04-26", language="en"), furniture=(line,))
    (read,) = apply(TimeTagger(), apply(Parser(), [reading]))
    assert [told(when, text)[0] for when in read.times] == ["Tuesday", "Monday"]


def test_the_stage_runs_after_the_parser_and_not_before() -> None:
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), TimeTagger())
    article = Article("t", "The ministry said that shells fell on the town yesterday.", published="2024-04-26")
    (reading,) = pipeline.run([article], stages)
    assert [when.value for when in reading.times] == ["2024-04-25"]
    with pytest.raises(pipeline.PipelineError, match="reads Parse"):
        pipeline.check((TimeTagger(), Parser()))


def test_a_reading_without_a_parse_has_no_times() -> None:
    assert list(TimeTagger()([Reading(Article("t", "Yesterday."))])) == [()]


def test_words_before_a_text_only_shift_its_times() -> None:
    text = "Shells fell on Tuesday. The mayor left two days ago and will be back next month."
    before = "Nobody was hurt.\n\n"
    moved = [
        replace(one, span=Span(one.span.start + len(before), one.span.end + len(before)))
        for one in times(text)
        if one.span
    ]
    assert list(times(before + text)) == moved


RULES = {rule.name for rule in lexicon().rules}
_WORDS = sorted(lexicon().alphabet.characters)
_SOUP = st.lists(
    st.sampled_from(
        [
            *_WORDS,
            "2024",
            "26",
            "31",
            "30th",
            "0",
            "99999999999",
            "0000",
            "24:00",
            "1:2:3",
            "5.75",
            "\n\n",
            "²",
            "½",
            "1990s",
        ]
    ),
    min_size=1,
    max_size=20,
)


@given(_SOUP, st.sampled_from([None, "2024-02-29", "1900-01-01", "2999-12-31", "1000-01-01"]))
def test_whatever_stands_beside_what_times_stay_in_the_text_and_apart(words: list[str], published: str | None) -> None:
    text = " ".join(word.capitalize() if at % 2 else word for at, word in enumerate(words))
    end = 0
    for when in times(text, published):
        assert when.span is not None
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.value
        assert (when.earliest or "") <= (when.latest or "")
        assert set((when.rule or "").split("-at-")) <= RULES
        assert when.anchor or when.basis in (None, "stated", "text")
        end = when.span.end


def test_marks_are_taken_off() -> None:
    assert plain("They left [two days ago=2024-04-24].") == (
        "They left two days ago.",
        [("two days ago", "DATE", "2024-04-24")],
    )
