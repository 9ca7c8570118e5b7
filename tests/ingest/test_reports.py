from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import codec
from sayso.ingest.options import IngestError, Options, Problem
from sayso.ingest.reports import Source, article, columns
from sayso.records import Article

HERE = Source("a.jsonl", "jsonl", 3)
TEXT = " The mayor of Ostrand said no.\r\n"


def read(record: dict[str, object], **given_options: object) -> tuple[Article | None, list[Problem]]:
    problems: list[Problem] = []
    return article(record, Options(on_problem=problems.append, **given_options), HERE), problems  # type: ignore[arg-type]


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_text_is_kept_exactly(text: str) -> None:
    found, problems = read({"text": text})
    assert found == Article(codec.digest(text)[:16], text, capture="jsonl")
    assert not problems


def test_every_field_is_taken() -> None:
    record = {
        "id": "r-1",
        "text": TEXT,
        "title": " No,\nsays mayor ",
        "url": "https://ostrand.example/1",
        "outlet": "Ostrand Post",
        "published": "26 April 2024",
        "byline": ["Ada Voss", {"name": "Bo Lind"}],
        "language": "en-GB",
        "fetched": "2024-04-27",
    }
    found, problems = read(record)
    assert not problems
    assert found == Article(
        *(
            "r-1",
            TEXT,
            "https://ostrand.example/1",
            "Ostrand Post",
            "No, says mayor",
            "Ada Voss, Bo Lind",
            "en",
            "2024-04-26",
        ),
        fetched="2024-04-27",
        capture="jsonl",
    )


IDS: list[tuple[dict[str, object], str]] = [
    ({"id": "x", "url": "https://a.example/1"}, "x"),
    ({"id": " x "}, " x "),
    ({"id": 17}, "17"),
    ({"id": 0}, "0"),
    ({"id": 1.5}, "1.5"),
    ({"id": "", "url": "https://a.example/1"}, "https://a.example/1"),
    ({"id": None, "link": "https://a.example/1"}, "https://a.example/1"),
    ({}, codec.digest(TEXT)[:16]),
]


@pytest.mark.parametrize(("record", "name"), IDS)
def test_ids(record: dict[str, object], name: str) -> None:
    found, problems = read({**record, "text": TEXT})
    assert found is not None
    assert found.id == name
    assert not problems


def test_the_users_options_fill_in_what_is_lacking_and_no_more() -> None:
    options = {"published": "April 1, 2024", "outlet": "Gazette", "language": "FR_ca"}
    bare, _ = read({"text": TEXT}, **options)
    assert bare is not None
    assert (bare.published, bare.outlet, bare.language) == ("2024-04-01", "Gazette", "fr")
    full, _ = read({"text": TEXT, "date": "2023-01-01", "source": "Post", "lang": "EN"}, **options)
    assert full is not None
    assert (full.published, full.outlet, full.language) == ("2023-01-01", "Post", "en")


LOST: list[tuple[dict[str, object], str]] = [
    ({}, "neither text nor html"),
    ({"title": "only a title"}, "--text-column"),
    ({"text": None}, "neither text nor html"),
    ({"text": " \n\t"}, "is empty"),
    ({"text": ["one", "two"]}, "a list"),
    ({"text": 12}, "a number"),
    ({"html": 12}, "a number"),
    ({"html": "<html><body></body></html>"}, "no article"),
    ({"text": "half a pair \ud83d"}, "surrogate"),
]


@pytest.mark.parametrize(("record", "words"), LOST)
def test_a_record_that_holds_no_report_is_told(record: dict[str, object], words: str) -> None:
    found, problems = read(record)
    assert found is None
    assert [(problem.path, problem.line, problem.lost) for problem in problems] == [("a.jsonl", 3, True)]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("published", "soonish", "cannot be read"), ("id", {"a": 1}, "an object"), ("language", "english", "two-letter")],
)
def test_a_bad_field_is_told_but_costs_no_report(field: str, value: object, words: str) -> None:
    found, problems = read({"text": TEXT, field: value})
    assert found is not None
    assert found.text == TEXT
    assert [problem.lost for problem in problems] == [False]
    assert words in problems[0].message


def test_without_a_listener_a_problem_is_raised() -> None:
    with pytest.raises(IngestError, match=r"a\.jsonl, line 3: .*neither text nor html"):
        article({}, Options(), HERE)


NAMED = [
    (["Headline", "Body", "Date"], {"title": "Headline", "text": "Body", "published": "Date"}),
    (["content", "TEXT"], {"text": "TEXT"}),  # the likelier name wins
    (
        ["publication_date", "Source Name", "full-text"],
        {"published": "publication_date", "outlet": "Source Name", "text": "full-text"},
    ),
    (["publishedAt", "articleBody", "Link"], {"published": "publishedAt", "text": "articleBody", "url": "Link"}),
    (["words", "when"], {}),
]


@pytest.mark.parametrize(("names", "found"), NAMED)
def test_columns_are_guessed(names: list[str], found: dict[str, str]) -> None:
    assert columns(names, Options()) == found


def test_named_columns_win_and_are_not_guessed_around() -> None:
    assert columns(["text", "Words"], Options(text_column="words")) == {"text": "Words"}
    assert columns(["text"], Options(text_column="words")) == {}


def test_html_in_a_record_gives_text_and_what_the_record_lacks() -> None:
    sentence = "The mayor of Ostrand said on Monday that the bridge would stay closed until the inspectors were done. "
    head = '<meta property="og:site_name" content="Ostrand Post"><title>Bridge closed</title>'
    html = f"<html><head>{head}</head><body><article>{f'<p>{sentence * 2}</p>' * 4}</article></body></html>"
    found, problems = read({"id": "h", "html": html, "title": "Own title", "text": ""})
    assert not problems
    assert found is not None
    assert sentence.strip() in found.text
    assert (found.id, found.title, found.outlet, found.capture) == ("h", "Own title", "Ostrand Post", "jsonl; html")
