"""The publication date worked out from dateline and text, and how the stage puts it in the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.times import TimeTagger
from sayso.ingest.furniture import FurnitureMarker
from sayso.pipeline import run
from sayso.records import Article, Reading

STAGES = (FurnitureMarker(), LanguageIdentifier(), Parser(), TimeTagger())
NEWS = "Shells fell on the port on Tuesday, a medic said. The mayor fled on Monday."
SEED = (Path(__file__).parents[2] / "../shared/seed/article.txt").resolve()


def _read(article: Article) -> Reading:
    (reading,) = run([article], STAGES)
    assert not reading.failures
    return reading


def _told(text: str) -> tuple[str | None, str | None]:
    article = _read(Article("t", text)).article
    return article.published, article.published_basis


@pytest.mark.parametrize(
    "head",
    [
        "OSLO, April 23, 2024 (Wire) - ",
        "OSLO, Norway, Tuesday, 23 April 2024 (Wire) -- ",
        "PORT ALDA, April 23, 2024 /Wire/ – ",
        "Port Alda, April 23, 2024 — ",
        "Tuesday, April 23, 2024\n\n",
        "Rebels shell the port\n\nApril 23, 2024\n\n",
        "Rebels shell the port\n\n23.04.2024\n\n",
        "Rebels shell the port\n\nPublished: April 23, 2024 10:30 GMT\n\n",
        "Rebels shell the port\nUpdated on Tuesday, April 23, 2024\n\n",
        "Rebels shell the port\n\nBy Ana Mehta, April 23, 2024\n\n",
    ],
)
def test_the_dateline_gives_the_date(head: str) -> None:
    assert _told(head + NEWS) == ("2024-04-23", "dateline")


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "On April 23, 2024, shells fell on the port, a medic said.",
        "April 23, 2024 was the day on which the port fell, a medic said.",
        "OSLO, April 23 (Wire) - " + NEWS,  # no year
        "Monday, April 23, 2024\n\n" + NEWS,  # it was a Tuesday
        "The pact was signed on April 9, 2019. " + NEWS,  # a Tuesday, but nothing says that it is this one
        "Talks on the pact will open on Tuesday, April 30, 2024. " + NEWS,  # still to come
        "Crews rest in a file picture of Tuesday, April 23, 2024. " + NEWS,
        "The envoys met on Tuesday, April 23, 2024. The raid came on Wednesday. The mayor fled on Friday.",
        "The envoys met on Tuesday, April 23, 2024. The raid came on Friday.",
        "\n\n".join([*(f"Nobody was hurt in street {one}." for one in "abcdef"), "April 23, 2024", NEWS]),
    ],
)
def test_what_is_not_certain_is_left_open(text: str) -> None:
    assert _told(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Crews carry the hurt in Port Alda, Tuesday, April 23, 2024.\n\n" + NEWS, "2024-04-23"),
        ("The pact dates from 2019. The envoys met on Monday, April 22, 2024.\n\n" + NEWS, "2024-04-23"),
        (
            "Huts burned on Tuesday. " + NEWS + "\n\nThe port is ours! — Port Office (@port) April 23, 2024",
            "2024-04-23",
        ),
    ],
)
def test_a_full_date_that_the_weekdays_bear_out_gives_the_date(text: str, published: str) -> None:
    assert _told(text) == (published, "text")


def test_what_is_relative_is_reckoned_from_the_date_that_was_worked_out() -> None:
    reading = _read(Article("t", "OSLO, April 23, 2024 (Wire) - Shells fell yesterday and on Monday."))
    assert [(when.value, when.basis, when.anchor) for when in reading.times] == [
        ("2024-04-23", "stated", None),
        ("2024-04-22", "dateline", "2024-04-23"),
        ("2024-04-22", "dateline", "2024-04-23"),
    ]


def test_a_date_that_came_with_the_report_is_kept() -> None:
    for published in ("2020-01-01", "April 2024"):
        article = _read(Article("t", "OSLO, April 23, 2024 (Wire) - " + NEWS, published=published)).article
        assert (article.published, article.published_basis) == (published, None)


def test_a_date_that_was_worked_out_before_is_worked_out_anew() -> None:
    once = _read(Article("t", "OSLO, April 23, 2024 (Wire) - " + NEWS))
    assert _read(once.article) == once
    wrong = replace(once.article, published="1999-12-31", published_basis="text")
    assert _read(wrong) == once
    assert _read(replace(wrong, text=NEWS)).article.published is None


def test_the_seed_report_stays_open(record_property: pytest.RecordProperty) -> None:
    if not SEED.exists():
        record_property("not read", "../shared/seed/article.txt is absent")
        return
    reading = _read(Article("seed", SEED.read_text(encoding="utf-8")))
    assert (reading.article.published, reading.article.published_basis) == (None, None)
    assert [(when.value, when.note) for when in reading.times][:2] == [
        ("PAST_REF", None),
        ("????-04-26".replace("?", "X"), "years:2013,2019,2024,2030"),
    ]
