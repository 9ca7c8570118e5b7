from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.html import page

PAGES = Path(__file__).parents[2] / "../shared/data/pages"

PARAGRAPHS = [
    "The harbour master of Velden said on Tuesday that the ferry line would stop at the end of the month.",
    "“We can no longer pay for the fuel,” Ingrid Maas told reporters at the quay, where forty people had gathered.",
    "The island's council denied that it had been warned, and demanded that the company publish its accounts.",
    "A spokeswoman for the company, Rederij Noord, said that talks with the council were to begin on Thursday morning.",
]
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry to stop - The Velden Courier</title>
<link rel="canonical" href="https://courier.example/news/ferry-to-stop">
<meta property="og:title" content="Ferry to stop at month's end - The Velden Courier">
<meta property="og:site_name" content="The Velden Courier"><meta name="author" content="Jan de Boer">
<meta property="article:published_time" content="2024-04-26T08:00:00+02:00"></head>"""
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
COMMENTS = (
    '<div id="comments"><p>Typical, they never listen to us on the island, says Piet under this report.</p></div>'
)


def document(head: str = HEAD, extra: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = f"<article><h1>Ferry to stop</h1>{body}{extra}</article>"
    return f"{head}<body>{NAVIGATION}{article}{COMMENTS}<footer>All rights</footer></body></html>"


def test_the_article_is_found_and_no_more() -> None:
    found = page(document())
    assert found is not None
    assert [line for line in found.text.split("\n") if line != "Ferry to stop"] == PARAGRAPHS


def test_what_the_page_says_about_the_report() -> None:
    found = page(document())
    assert found is not None
    assert found.title == "Ferry to stop at month's end"  # without the outlet that the page appends
    assert found.outlet == "The Velden Courier"
    assert found.byline == "Jan de Boer"
    assert found.published == "2024-04-26"
    assert found.url == "https://courier.example/news/ferry-to-stop"


def test_the_front_page_is_no_address_of_a_report() -> None:
    found = page(document(HEAD.replace("/news/ferry-to-stop", "/")))
    assert found is not None
    assert found.url is None


def test_a_page_that_says_nothing_about_itself() -> None:
    found = page(document("<html><head><title></title></head>"))
    assert found is not None
    assert (found.outlet, found.byline, found.url) == (None, None, None)


def test_an_xml_declaration_does_not_spoil_characters() -> None:
    found = page(
        '<?xml version="1.0" encoding="iso-8859-1"?>'
        + document(extra="<p>Žofie Čapková, the café’s owner, agreed with her.</p>")
    )
    assert found is not None
    assert "Žofie Čapková, the café’s owner" in found.text


@pytest.mark.parametrize(
    "source",
    [
        "",
        "no mark-up at all",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<",
        "<!-- -->",
        "<a" * 5000,
    ],
)
def test_a_page_without_an_article(source: str) -> None:
    assert page(source) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<table><tr>",
                "<script>",
                "<!--",
                "&#0;",
                "\x00",
                "\ud800",
                "words here",
                "<meta charset=x>",
                "<",
            ]
        )
        | st.text(max_size=8),
        max_size=25,
    )
)
def test_no_mark_up_raises(pieces: list[str]) -> None:
    found = page("<html><body>" + "".join(pieces))
    assert found is None or found.text.strip()


def overlap(got: str, want: str) -> float:
    """F1 of the words, as bags."""
    mine, theirs = (Counter(re.findall(r"\w+", text)) for text in (got, want))
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


@pytest.mark.corpus
def test_the_benchmark_pages_keep_their_floor(record_property: Callable[[str, object], None]) -> None:
    truth = PAGES / "ground-truth.json"
    if not truth.exists():
        record_property("passed by", "the pages of ../shared are absent")
        return
    scores = []
    for name, wanted in json.loads(truth.read_text(encoding="utf-8")).items():
        found = page(gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"))
        scores.append(overlap(found.text if found else "", wanted["articleBody"]))
    assert len(scores) == 92
    assert sum(scores) / len(scores) >= 0.96
