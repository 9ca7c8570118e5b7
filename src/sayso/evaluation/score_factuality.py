"""Factuality: is it said rightly that what a word tells happened, did not, or may have.

The words are given; what is asked is the class. The macro F1 gives the three classes the same weight.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.evaluation.counts import Count, Scored, Sheet, precision_recall_f1
from sayso.evaluation.rows import Case, Fact, Judged, Piece
from sayso.extract.drafts import Page
from sayso.extract.events.factuality import Factuality, factuality
from sayso.records import Parse

HEADLINES = ("happened", "did not", "uncertain", "right class")
"""The figures that are held to floors."""

CAUSES = ("report failed", "took for happened", "took for not happened", "took for uncertain")
"""Every cause, by name."""

_CAUSE = {
    Factuality.HAPPENED: "took for happened",
    Factuality.DID_NOT: "took for not happened",
    Factuality.UNCERTAIN: "took for uncertain",
}

MACRO = "class F1"
"""The name of the mean over the classes."""


def score(case: Case) -> Scored:
    """Score the words of one sentence; its reading has to hold the parse."""
    parse = case.reading.parse
    page = Page.of(case.text, parse) if parse is not None and parse.words else None
    sheet, rows = Sheet("right class"), []
    for fact in case.gold.factuality:
        ours = factuality(page, _head(page.parse, fact)) if page is not None else None
        for each in Factuality:
            if fact.factuality == each:
                sheet.wanted(each.value, ours is each)
            if ours is each:
                sheet.given(each.value, fact.factuality == each)
        right = fact.factuality == ours
        sheet.share("right class", right)
        cause = "" if right else "report failed" if ours is None else _CAUSE[ours]
        detail = "" if right else fact.factuality
        rows.append(
            Judged(right, cause, detail, (Piece(fact.span, "cue"),), (Piece(fact.span, "cue"),) if ours else ())
        )
    return Scored(sheet.counts(), tuple(rows))


def macro(counts: Mapping[str, Count]) -> dict[str, float | None]:
    """The mean of the F1 of the three classes; None where there is nothing to score."""
    figures = [precision_recall_f1(counts[each.value])[2] for each in Factuality if each.value in counts]
    return {MACRO: sum(figures) / len(Factuality) if figures else None}


def _head(parse: Parse, fact: Fact) -> int:
    """The token of the span on which the others hang; the nearest token where a line was parsed otherwise."""
    inside = [
        at for at in range(len(parse.words)) if parse.starts[at] < fact.span.end and parse.ends[at] > fact.span.start
    ]
    if not inside:
        return min(range(len(parse.words)), key=lambda at: abs(parse.starts[at] - fact.span.start))
    return next((at for at in inside if parse.heads[at] not in inside or parse.heads[at] == at), inside[0])
