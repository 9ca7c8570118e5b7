"""Roles: is there one whose evidence takes in words of the person and of the title."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluation import found
from sayso.evaluation.causes import Cause, always, first, is_in_furniture, names
from sayso.evaluation.counts import Scored, paired
from sayso.evaluation.pairing import best_first
from sayso.evaluation.rows import Case, Judged, Office, Piece, Standing, pieces
from sayso.evaluation.words import Words

HEADLINES = ("roles",)
"""The figures that are held to floors."""


def score(case: Case) -> Scored:
    """Score the roles of one report."""
    words = Words(case.text)
    gold = [each for each in case.gold.roles if each.standing is Standing.GOLD]
    ours = list(found.evidence(case.reading))
    if case.gold.judged_only:
        ours = [each for each in ours if any(_meets(words, one, each) for one in case.gold.roles)]
    pairs = best_first(gold, ours, lambda one, other: int(_meets(words, one, other)))
    rows = []
    for i, each in enumerate(gold):
        cause = "" if i in pairs else first(_CAUSES, _Wrong(case, words, each, ours))
        answer = ours[pairs[i][0]] if i in pairs else None
        title = " ".join(span.of(case.text) for span in each.title).lower()
        rows.append(Judged(i in pairs, cause, title, _shown(each), _shown(answer, whole=True)))
    used = {j for j, _ in pairs.values()}
    extra = [
        Judged(False, "no such role", "", (), _shown(each, whole=True)) for j, each in enumerate(ours) if j not in used
    ]
    return Scored({"roles": paired(len(pairs), len(gold), len(ours))}, tuple(rows), tuple(extra))


def _meets(words: Words, gold: Office, ours: Office) -> bool:
    evidence = words.of(ours.person)
    return bool(words.of(gold.person) & evidence) and bool(words.of(gold.title) & evidence)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A role of gold that was not found, and all of ours in the report."""

    case: Case
    words: Words
    gold: Office
    ours: list[Office]

    def half(self) -> bool:
        """Whether a role of ours takes in some of it."""
        wanted = self.words.of((*self.gold.person, *self.gold.title))
        return any(wanted & self.words.of(each.person) for each in self.ours)


_CAUSES: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("furniture", lambda wrong: is_in_furniture(wrong.case, (*wrong.gold.person, *wrong.gold.title))),
    Cause("person or title only", _Wrong.half),
    Cause("role not found", always),
)

CAUSES = (*names(_CAUSES), "no such role")
"""Every cause, by name."""


def _shown(each: Office | None, *, whole: bool = False) -> tuple[Piece, ...]:
    if each is None:
        return ()
    return (*pieces("speaker", each.person), *(() if whole else pieces("content", each.title)))
