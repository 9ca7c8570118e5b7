"""Places: is the name marked, and does what it was resolved to lie where it should.

"Near" is within 161 km (100 miles), as in the literature; a place with the same GeoNames number is 0 km away, so that a
country is not punished for another centre. The measures are those of Gritta et al., "A pragmatic guide to geoparsing
evaluation" (2020).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluation import found
from sayso.evaluation.causes import Cause, always, first, is_in_furniture, names
from sayso.evaluation.counts import Scored, Sheet, paired
from sayso.evaluation.pairing import in_order
from sayso.evaluation.rows import Case, Judged, Piece, Spot, Standing

NEAR_KM = 161
"""How far off a place may be to count as right, in kilometres."""

FARTHEST_KM = 20038
"""Half of the way around the Earth, which an error is counted as at most, in kilometres."""

HEADLINES = ("end to end", "names found exactly", "near, of all", "country, of all")
"""The figures that are held to floors."""

SHARES = ("resolved", "near, of all", "near, of resolved", "country, of all", "country, of compared")
"""What is counted besides precision and recall, in the order in which it is shown."""

_EARTH_KM = 12742  # the diameter


def score(case: Case) -> Scored:
    """Score the places of one report."""
    gold = [each for each in case.gold.places if each.standing is Standing.GOLD]
    ours = list(found.places(case.reading))
    if case.gold.judged_only:
        ours = [each for each in ours if any(each.span.meets(one.span) for one in case.gold.places)]
    spans, other_spans = [each.span for each in gold], [each.span for each in ours]
    exact = in_order(spans, other_spans, exact=True)
    pairs = in_order(spans, other_spans)
    sheet = Sheet(*SHARES)
    sheet.put("names found exactly", paired(len(exact), len(gold), len(ours)))
    sheet.put("names found", paired(len(pairs), len(gold), len(ours)))
    distances = []
    near: set[int] = set()
    for i, wanted in enumerate(gold):
        given = ours[pairs[i]] if i in pairs else None
        away = None if given is None else _away(wanted, given)
        if wanted.lat is not None:
            _count_where(sheet, wanted, given, away)
            distances += [] if away is None else [away]
            near |= {i} if away is not None and away <= NEAR_KM else set()
        if wanted.country:
            sheet.share("country, of all", given is not None and given.country == wanted.country)
    located = sum(each.lat is not None for each in gold)
    sheet.put("end to end", paired(len(near), located, sum(each.lat is not None for each in ours)))
    rows = tuple(
        _judged(_Wrong(case, each, ours[pairs[i]] if i in pairs else None, i in near)) for i, each in enumerate(gold)
    )
    used = set(pairs.values())
    extra = tuple(
        Judged(False, "no such place", each.span.of(case.text), (), _shown(each))
        for j, each in enumerate(ours)
        if j not in used
    )
    return Scored(sheet.counts(), rows, extra, _sure(gold, ours, pairs, near), tuple(distances))


def _count_where(sheet: Sheet, wanted: Spot, given: Spot | None, away: float | None) -> None:
    """Count one place of gold whose coordinates are known."""
    is_near = away is not None and away <= NEAR_KM
    sheet.share("resolved", away is not None)
    sheet.share("near, of all", is_near)
    if away is not None:
        sheet.share("near, of resolved", is_near)
    if given is not None and wanted.country and given.country:
        sheet.share("country, of compared", wanted.country == given.country)


def _away(wanted: Spot, given: Spot) -> float | None:
    """The kilometres between two places; None where the coordinates of one are not known."""
    if wanted.lat is None or wanted.lon is None or given.lat is None or given.lon is None:
        return None
    if wanted.geonames and wanted.geonames == given.geonames:
        return 0.0
    one, other = math.radians(wanted.lat), math.radians(given.lat)
    east = math.radians(given.lon - wanted.lon)
    arc = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(east / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(arc)))


def _sure(
    gold: Sequence[Spot], ours: Sequence[Spot], pairs: dict[int, int], near: set[int]
) -> tuple[tuple[float, bool], ...]:
    """The confidence of places of ours and whether they are near; where nobody knows, they are left out."""
    answered = {j: i for i, j in pairs.items()}
    return tuple(
        (each.confidence, j in answered and answered[j] in near)
        for j, each in enumerate(ours)
        if each.confidence is not None and (j not in answered or gold[answered[j]].lat is not None)
    )


def distances(errors: Sequence[float], located: int) -> dict[str, float | None]:
    """Mean and median error in kilometres, and the area under its logarithm (0 is best).

    `located` is how many places of gold have coordinates; those that were not resolved count as farthest in "of all".
    """
    if not errors:
        return {
            "mean km": None,
            "median km": None,
            "AUC, of resolved": None,
            "AUC, of all": None if not located else 1.0,
        }
    lost = [float(FARTHEST_KM)] * (located - len(errors))
    return {
        "mean km": sum(errors) / len(errors),
        "median km": sorted(errors)[len(errors) // 2],
        "AUC, of resolved": _area(errors),
        "AUC, of all": _area([*errors, *lost]),
    }


def _area(errors: Sequence[float]) -> float:
    logs = sum(math.log(1 + min(each, FARTHEST_KM)) for each in errors)
    return logs / len(errors) / math.log(1 + FARTHEST_KM)


# ---- why they are wrong -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A place of gold that may be wrong, and that of ours which meets it."""

    case: Case
    gold: Spot
    ours: Spot | None
    near: bool

    def answer(self) -> Spot:
        if self.ours is None:
            raise ValueError("a cause of found rows was asked of a row that was not found")
        return self.ours

    def right(self) -> bool:
        """Whether it lies where it should or, where nobody knows, is marked."""
        return self.near if self.gold.lat is not None else self.ours is not None


_NOT_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("furniture", lambda wrong: is_in_furniture(wrong.case, (wrong.gold.span,))),
    Cause("not recognised", always),
)

_FOUND: tuple[Cause[_Wrong], ...] = (
    Cause("no coordinates", lambda wrong: wrong.gold.lat is not None and wrong.answer().lat is None),
    Cause("wrong place", lambda wrong: wrong.gold.lat is not None and not wrong.near),
    Cause("wrong extent", lambda wrong: wrong.gold.span != wrong.answer().span),
    Cause(
        "wrong country",
        lambda wrong: bool(wrong.gold.country) and wrong.gold.country != wrong.answer().country,
    ),
)

CAUSES = (*names(_NOT_FOUND), *names(_FOUND), "no such place")
"""Every cause, by name."""


def _judged(wrong: _Wrong) -> Judged:
    cause = first(_FOUND if wrong.ours else _NOT_FOUND, wrong)
    name = wrong.gold.span.of(wrong.case.text)
    return Judged(wrong.right(), cause, name, _shown(wrong.gold), _shown(wrong.ours))


def _shown(each: Spot | None) -> tuple[Piece, ...]:
    return () if each is None else (Piece(each.span, "content"),)
