"""What was found, as lines of JSON, CSV and Markdown: one row a hit, with what is needed to check it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from sayso import codec
from sayso.records import Mention, Statement
from sayso.store.base import Hit
from sayso.store.entries import words
from sayso.store.search import CLOSE, OPEN

_ARTICLE_COLUMNS = ("article_key", "article", "url", "outlet", "published", "title", "snippet", "score")
_STATEMENT_COLUMNS = (
    *("id", "speaker", "act", "content", "negated", "hedged", "manner", "cue", "addressee", "target", "about"),
    *("confidence", "content_spans", "speaker_span", "article_key", "article", "url", "outlet", "published", "score"),
)


def unmarked(snippet: str) -> str:
    """The snippet without the signs around the words that match."""
    return snippet.replace(OPEN, "").replace(CLOSE, "")


def json_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """One JSON object a hit: ids, the article it stands in, and the statement with its spans."""
    for hit in hits:
        yield codec.to_line(as_json(hit))


def as_json(hit: Hit) -> dict[str, Any]:
    """A hit as plain JSON types; spans quote their words."""
    article = hit.article
    named = ("id", "url", "outlet", "title", "byline", "language", "published")
    statement = None if hit.statement is None else codec.record_to_json(hit.statement, article.text)
    return {
        "id": hit.id,
        "article": {"key": hit.article_key, **{name: getattr(article, name) for name in named}},
        "statement": statement,
        "speaker": hit.speaker,
        "about": list(hit.about),
        "snippet": unmarked(hit.snippet),
        "score": hit.score,
    }


def write_csv(hits: Iterable[Hit], out: TextIO, *, kind: str) -> int:
    """Write the hits as CSV with a heading; returns how many there were.

    Spans are written `12-40 55-80`.
    """
    writer = csv.DictWriter(out, _STATEMENT_COLUMNS if kind == "statement" else _ARTICLE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for hit in hits:
        writer.writerow(_row(hit))
        count += 1
    return count


def markdown(hits: Iterable[Hit], *, kind: str) -> Iterator[str]:
    """The lines of a Markdown table of the hits; nothing if there are none."""
    heading = (
        ("Speaker", "Act", "Words", "Outlet", "Date", "Id")
        if kind == "statement"
        else ("Title", "Words", "Outlet", "Date", "Id")
    )
    for number, hit in enumerate(hits):
        if number == 0:
            yield "| " + " | ".join(heading) + " |"
            yield "|" + " --- |" * len(heading)
        yield "| " + " | ".join(_cell(cell) for cell in _cells(hit)) + " |"


def act_words(statement: Statement) -> str:
    """The act in the words of the record, with what qualifies it: `assert (negated, hedged)`."""
    marks = [name for name in ("negated", "hedged") if getattr(statement, name)]
    return statement.act + (f" ({', '.join(marks)})" if marks else "")


def day(published: str | None) -> str:
    """The date of an ISO 8601 date or date-time, or nothing."""
    return (published or "")[:10]


def _cells(hit: Hit) -> tuple[str, ...]:
    where = (hit.article.outlet or "", day(hit.article.published), hit.id[:8])
    shown = hit.snippet.replace(OPEN, "**").replace(CLOSE, "**")
    if hit.statement is None:
        return hit.article.title or "", shown, *where
    return hit.speaker or "", act_words(hit.statement), shown, *where


def _cell(shown: str) -> str:
    return " ".join(shown.split()).replace("\\", "\\\\").replace("|", "\\|")


def _row(hit: Hit) -> dict[str, Any]:
    article = hit.article
    row: dict[str, Any] = {
        "article_key": hit.article_key,
        "article": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "score": hit.score,
    }
    statement = hit.statement
    if statement is None:
        return {**row, "title": article.title, "snippet": unmarked(hit.snippet)}
    return {
        **row,
        "id": hit.id,
        "speaker": hit.speaker,
        "act": statement.act.value,
        "content": words(statement.content, article.text),
        "negated": "true" if statement.negated else "false",
        "hedged": "true" if statement.hedged else "false",
        "manner": statement.manner.value,
        "cue": statement.cue.of(article.text) if statement.cue else None,
        "addressee": _words(statement.addressee, article.text),
        "target": _words(statement.target, article.text),
        "about": "; ".join(hit.about),
        "confidence": statement.confidence,
        "content_spans": " ".join(f"{span.start}-{span.end}" for span in statement.content),
        "speaker_span": f"{statement.speaker.span.start}-{statement.speaker.span.end}" if statement.speaker else None,
    }


def _words(mention: Mention | None, text: str) -> str | None:
    return None if mention is None else words([mention.span], text)
