"""Times: is the expression marked, and is its value right, as in TempEval-3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.evaluation import found
from sayso.evaluation.causes import Cause, always, first, is_in_furniture, names
from sayso.evaluation.counts import Scored, Sheet, paired
from sayso.evaluation.pairing import in_order
from sayso.evaluation.rows import Case, Judged, Moment, Piece, Standing

HEADLINES = ("value", "strict")
"""The figures that are held to floors."""


def score(case: Case) -> Scored:
    """Score the times of one report."""
    gold = [each for each in case.gold.times if each.standing is Standing.GOLD]
    ours = list(found.times(case.reading))
    if case.gold.judged_only:
        ours = [each for each in ours if any(each.span.meets(one.span) for one in case.gold.times)]
    spans, other_spans = [each.span for each in gold], [each.span for each in ours]
    strict, pairs = in_order(spans, other_spans, exact=True), in_order(spans, other_spans)
    valued = {i for i, j in pairs.items() if _value(gold[i]) == _value(ours[j])}
    sheet = Sheet("value, of those marked", "value of dates, as fine as gold")
    right = {
        "strict": len(strict),
        "relaxed": len(pairs),
        "type": sum(gold[i].type == ours[j].type for i, j in pairs.items()),
        "value": len(valued),
        "strict, value": sum(_value(gold[i]) == _value(ours[j]) for i, j in strict.items()),
    }
    for measure, number in right.items():
        sheet.put(measure, paired(number, len(gold), len(ours)))
    for i in pairs:
        sheet.share("value, of those marked", i in valued)
    for i, each in enumerate(gold):
        if each.type == "DATE":
            sheet.share("value of dates, as fine as gold", i in pairs and _as_fine(each, ours[pairs[i]]))
    rows = tuple(
        _judged(_Wrong(case, each, ours[pairs[i]] if i in pairs else None, i in valued)) for i, each in enumerate(gold)
    )
    used = set(pairs.values())
    extra = tuple(
        Judged(False, "no such time", each.span.of(case.text), (), _shown(each))
        for j, each in enumerate(ours)
        if j not in used
    )
    return Scored(sheet.counts(), rows, extra)


def _value(each: Moment) -> str:
    """The value, midnight left out."""
    return re.sub(r"T00:00(:00)?$", "", (each.value or "").strip().upper())


def _as_fine(gold: Moment, ours: Moment) -> bool:
    """Whether our value says what that of gold says, and perhaps more (2024-04-26 where gold has 2024-04)."""
    return bool(_value(gold)) and _value(ours).startswith(_value(gold))


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A time of gold that may be wrong, and that of ours which meets it."""

    case: Case
    gold: Moment
    ours: Moment | None
    valued: bool

    def answer(self) -> Moment:
        if self.ours is None:
            raise ValueError("a cause of found rows was asked of a row that was not found")
        return self.ours


_NOT_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("furniture", lambda wrong: is_in_furniture(wrong.case, (wrong.gold.span,))),
    Cause("not recognised", always),
)

_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("wrong value", lambda wrong: not wrong.valued),
    Cause("wrong type", lambda wrong: wrong.gold.type != wrong.answer().type),
    Cause("wrong extent", lambda wrong: wrong.gold.span != wrong.answer().span),
)

CAUSES = (*names(_NOT_FOUND), *names(_FOUND), "no such time")
"""Every cause, by name."""


def _judged(wrong: _Wrong) -> Judged:
    cause = first(_FOUND if wrong.ours else _NOT_FOUND, wrong)
    words = wrong.gold.span.of(wrong.case.text)
    if cause == "wrong value":
        words += f": {wrong.gold.value}, not {wrong.answer().value}"
    return Judged(wrong.valued, cause, words, _shown(wrong.gold), _shown(wrong.ours))


def _shown(each: Moment | None) -> tuple[Piece, ...]:
    return () if each is None else (Piece(each.span, "content"),)
