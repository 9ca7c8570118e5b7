"""Analysts' reviews as gold: what was judged counts, and nothing else of the report does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso import codec
from sayso.evaluation import forms, found
from sayso.evaluation.checked import Json, Locus
from sayso.evaluation.rows import Annotated, Standing
from sayso.records import Article

VERDICTS = ("accepted", "rejected", "corrected", "added")
"""What an analyst can say of a row."""

SLOTS = {kind: slot for slot, kind in forms.KINDS.items()}
"""The kinds of rows that can be judged, and the layer of each."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one analyst said of one row."""

    article: Article
    kind: str  # a key of SLOTS
    verdict: str
    row: Json
    correction: Json
    at: str  # ISO 8601; empty if it is not said
    locus: Locus


def is_review(record: Json) -> bool:
    """Whether a line is a review."""
    return isinstance(record.get("article"), dict) and "verdict" in record


def reports(lines: Iterable[tuple[Json, Locus]]) -> Iterator[Annotated]:
    """The reports that were reviewed, with what was judged in them.

    Of several judgements of one row the latest by `at` holds, of equals the last. An accepted, corrected or added row
    is to be found; a rejected one, and a corrected one as it was before, is wrong if it is found again.
    """
    latest: dict[tuple[str, str, str], Judgement] = {}
    articles: dict[str, Article] = {}
    for record, locus in lines:
        judgement = _judgement(record, locus)
        known = articles.setdefault(judgement.article.id, judgement.article)
        if known.text != judgement.article.text:
            raise locus.error(
                f"the article {known.id!r} has another text than in an earlier line; review one version of it"
            )
        row = (known.id, judgement.kind, _identity(judgement.row))
        if row not in latest or judgement.at >= latest[row].at:
            latest[row] = judgement
    for identity, article in articles.items():
        yield _report(article, [each for each in latest.values() if each.article.id == identity])


def _identity(row: Json) -> str:
    """What tells one row from another: its id or, where it has none, all of it."""
    return str(row.get("id") or "") or codec.digest(codec.canonical(row))


def _judgement(record: Json, locus: Locus) -> Judgement:
    article = forms.held(record["article"], locus)
    kind, verdict = record.get("kind", "statement"), record["verdict"]
    locus = replace(locus, text=article.text)
    if kind not in SLOTS:
        raise locus.error(f"the kind {kind!r} is none of: {', '.join(SLOTS)}")
    if verdict not in VERDICTS:
        raise locus.error(f"the verdict {verdict!r} is none of: {', '.join(VERDICTS)}")
    row, correction = locus.need(record, "row"), record.get("correction") or {}
    if not isinstance(row, dict) or not isinstance(correction, dict):
        raise locus.error("`row` and `correction` are objects: a record as `sayso read` prints it, and what differs")
    if verdict == "corrected" and not correction:
        raise locus.error("the verdict is corrected, and `correction` is empty; put the fields that differ into it")
    if kind in ("place", "time") and not isinstance(row.get("span"), dict):
        raise locus.error(f"a {kind} to be judged needs a `span`; one that stands nowhere in the text cannot be")
    forms.check_spans(row, locus)
    forms.check_spans(correction, locus)
    return Judgement(article, kind, verdict, row, correction, str(record.get("at") or ""), locus)


def _report(article: Article, judgements: list[Judgement]) -> Annotated:
    rows: dict[str, list[Any]] = {slot: [] for slot in SLOTS.values()}
    for each in judgements:
        slot, convert = SLOTS[each.kind], CONVERTED[each.kind]
        if each.verdict in ("rejected", "corrected"):
            before = convert(forms.as_record(each.row, slot, each.locus), article)
            rows[slot].append(replace(before, standing=Standing.REJECTED))
        if each.verdict != "rejected":
            row = {**each.row, **(each.correction if each.verdict == "corrected" else {})}
            rows[slot].append(convert(forms.as_record(row, slot, each.locus), article))
    held = {slot: tuple(sorted(given, key=_standing)) for slot, given in rows.items()}
    return Annotated(article, **held, judged_only=True)


def _standing(row: Any) -> int:
    """Rows that are to be found come first, in their order."""
    return int(row.standing is Standing.REJECTED)


CONVERTED: dict[str, Callable[[Any, Article], Any]] = {
    "statement": lambda record, _: found.said(record),
    "event": lambda record, _: found.deed(record, {}),
    "role": lambda record, article: found.office(record, article.text),
    "place": lambda record, _: found.spot(record, record.span),
    "time": lambda record, _: found.moment(record, record.span),
}
"""For each kind, how a record becomes a row."""
