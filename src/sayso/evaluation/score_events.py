"""Events in running text: is the trigger met, is the type right, who does it to whom, and is it said to be so.

An event of ours answers one of gold if their triggers share a word; of several, one of the same type is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluation import found
from sayso.evaluation.causes import Cause, always, first, is_in_furniture, names
from sayso.evaluation.counts import Scored, Sheet
from sayso.evaluation.pairing import best_first
from sayso.evaluation.rows import Case, Deed, Judged, Party, Piece, Standing, pieces
from sayso.evaluation.words import Words

HEADLINES = ("events typed", "events typed, doers, recipients", "events typed, status", "events found")
"""The figures that are held to floors."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event by the numbers of its words."""

    deed: Deed
    trigger: frozenset[int]
    doers: tuple[frozenset[int], ...]
    recipients: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, deed: Deed, words: Words) -> Row:
        """The row of an event in the text of `words`."""

        def sets(parties: Sequence[Party]) -> tuple[frozenset[int], ...]:
            return tuple(words.of(each.spans) for each in parties)

        return cls(deed, words.of(deed.trigger), sets(deed.actors), sets(deed.recipients))

    def same_type(self, ours: Row) -> bool:
        """Whether the type of gold is ours, or the one that ours is a denial or promise of."""
        return self.deed.type in (ours.deed.type, ours.deed.base_type)


def _alike(gold: Row, ours: Row) -> int:
    if not gold.trigger & ours.trigger:
        return 0
    return 2 if gold.same_type(ours) else 1


def _all_met(wanted: Sequence[frozenset[int]], given: Sequence[frozenset[int]]) -> bool:
    """Whether each of the wanted is met by one given; where none is wanted, none may be given."""
    if not wanted:
        return not given
    return all(any(one & other for other in given) for one in wanted)


def score(case: Case) -> Scored:
    """Score the events of one report."""
    words = Words(case.text)
    gold = [Row.of(each, words) for each in case.gold.events if each.standing is Standing.GOLD]
    rejected = [Row.of(each, words) for each in case.gold.events if each.standing is Standing.REJECTED]
    ours = [Row.of(each, words) for each in found.events(case.reading)]
    if case.gold.judged_only:
        ours = [row for row in ours if any(row.trigger & each.trigger for each in (*gold, *rejected))]
    pairs = best_first(gold, ours, _alike)
    sheet = Sheet()
    rows, right_of_ours = [], {}
    for i, row in enumerate(gold):
        answer = ours[pairs[i][0]] if i in pairs else None
        right = _right(row, answer)
        for measure, holds in right.items():
            sheet.wanted(measure, holds)
        if i in pairs:
            right_of_ours[pairs[i][0]] = right
        cause = first(_FOUND if answer else _NOT_FOUND, _Wrong(case, row, answer))
        rows.append(Judged(right["events typed"], cause, _detail(row, answer, cause), _shown(row), _shown(answer)))
    extra = []
    for j, row in enumerate(ours):
        right = right_of_ours.get(j, dict.fromkeys(MEASURES, False))
        for measure, holds in right.items():
            sheet.given(measure, holds)
        if j not in right_of_ours:
            extra.append(Judged(False, "no such event", row.deed.base_type or row.deed.type, (), _shown(row)))
    sure = tuple(
        (row.deed.confidence, right_of_ours.get(j, {}).get("events typed", False))
        for j, row in enumerate(ours)
        if row.deed.confidence is not None
    )
    return Scored(sheet.counts(), tuple(rows), tuple(extra), sure)


MEASURES = (
    *("events found", "events typed", "events typed, doers", "events typed, doers, recipients"),
    *("events typed, status", "events typed, in words or not"),
)
"""What is counted."""


def _right(gold: Row, ours: Row | None) -> dict[str, bool]:
    if ours is None:
        return dict.fromkeys(MEASURES, False)
    typed = gold.same_type(ours)
    doers = typed and _all_met(gold.doers, ours.doers)
    values = (
        *(True, typed, doers, doers and _all_met(gold.recipients, ours.recipients)),
        *(typed and gold.deed.status == ours.deed.status, typed and gold.deed.in_words == ours.deed.in_words),
    )
    return dict(zip(MEASURES, values, strict=True))


# ---- why they are wrong -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A row of gold that may be wrong, and the row of ours that answers it."""

    case: Case
    gold: Row
    ours: Row | None

    def answer(self) -> Row:
        if self.ours is None:
            raise ValueError("a cause of found rows was asked of a row that was not found")
        return self.ours


_NOT_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("furniture", lambda wrong: is_in_furniture(wrong.case, wrong.gold.deed.trigger)),
    Cause("missed trigger", always),
)

_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("wrong type", lambda wrong: not wrong.gold.same_type(wrong.answer())),
    Cause("wrong doers", lambda wrong: not _all_met(wrong.gold.doers, wrong.answer().doers)),
    Cause("wrong recipients", lambda wrong: not _all_met(wrong.gold.recipients, wrong.answer().recipients)),
    Cause("wrong status", lambda wrong: wrong.gold.deed.status != wrong.answer().deed.status),
    Cause("in words or not", lambda wrong: wrong.gold.deed.in_words != wrong.answer().deed.in_words),
)

CAUSES = (*names(_NOT_FOUND), *names(_FOUND), "no such event")
"""Every cause, by name."""


def _detail(gold: Row, ours: Row | None, cause: str) -> str:
    if cause == "missed trigger" or ours is None:
        return gold.deed.type
    if cause == "wrong type":
        return f"{gold.deed.type}, not {ours.deed.base_type or ours.deed.type}"
    return f"{gold.deed.status}, not {ours.deed.status}" if cause == "wrong status" else ""


def _shown(row: Row | None) -> tuple[Piece, ...]:
    if row is None:
        return ()
    doers = [span for party in row.deed.actors for span in party.spans]
    recipients = [span for party in row.deed.recipients for span in party.spans]
    return (*pieces("cue", row.deed.trigger), *pieces("speaker", doers), *pieces("content", recipients))
