"""Events of single sentences, by codes: PLOVER's gold standard, which says of no word that it is the trigger.

Within a sentence what is compared are the types, the countries and sectors of who does and who receives, and triples
of them. An event with two doers and no recipient is an exchange between them, whichever is named as the doer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.evaluation import found
from sayso.evaluation.causes import Cause, first, names
from sayso.evaluation.counts import Count, Scored, common, paired
from sayso.evaluation.plover import country_and_sector, quad_of, type_of
from sayso.evaluation.rows import Case, Deed, Judged, Party, Piece, Spans, pieces

HEADLINES = ("type", "triple", "source and sector", "target and sector")
"""The figures that are held to floors."""

Label = str | int | None
"""What stands between source and target in a triple: a type, a quad, or nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event by its codes; the spans of each doer and recipient are kept for showing."""

    type: str
    quad: int | None
    modes: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]  # country and sector
    targets: tuple[tuple[str, str], ...]
    source_spans: tuple[Spans, ...]
    target_spans: tuple[Spans, ...]
    trigger: Spans

    @classmethod
    def of(cls, deed: Deed) -> Row:
        """The row of an event."""
        name = type_of(deed.type)
        return cls(
            name,
            quad_of(name, deed.quad),
            tuple(mode.lower() for mode in deed.modes),
            _codes(deed.actors),
            _codes(deed.recipients),
            tuple(party.spans for party in deed.actors if party.spans),
            tuple(party.spans for party in deed.recipients if party.spans),
            deed.trigger,
        )

    def countries(self, side: str) -> list[str]:
        """The countries that are known of `sources` or `targets`, in order."""
        codes: tuple[tuple[str, str], ...] = getattr(self, side)
        return [country for country, _ in codes if country]


def _codes(parties: Sequence[Party]) -> tuple[tuple[str, str], ...]:
    return tuple(country_and_sector(each.country, each.sector) for each in parties)


def score(case: Case) -> Scored:
    """Score the events of one sentence."""
    gold = [Row.of(each) for each in case.gold.events]
    ours = [Row.of(each) for each in found.events(case.reading) if each.type]  # what PLOVER codes
    counts = {
        "any event": paired(int(bool(gold and ours)), int(bool(gold)), int(bool(ours))),
        "quad": common([row.quad for row in gold], [row.quad for row in ours]),
        "quad, each once": common({row.quad for row in gold}, {row.quad for row in ours}),
        "type": common([row.type for row in gold], [row.type for row in ours]),
        "type, each once": common({row.type for row in gold}, {row.type for row in ours}),
        "mode": _modes(gold, ours),
        "source": common(_countries(gold, "sources"), _countries(ours, "sources")),
        "source and sector": common(_with_sector(gold, "sources"), _with_sector(ours, "sources")),
        "target": common(_countries(gold, "targets"), _countries(ours, "targets")),
        "target and sector": common(_with_sector(gold, "targets"), _with_sector(ours, "targets")),
        "actors": common(
            _countries(gold, "sources") | _countries(gold, "targets"),
            _countries(ours, "sources") | _countries(ours, "targets"),
        ),
        "dyad": _linked(gold, ours, lambda _: None),
        "triple": _linked(gold, ours, lambda row: row.type),
        "triple by quad": _linked(gold, ours, lambda row: row.quad),
        "source words": _words(gold, ours, "source_spans"),
        "target words": _words(gold, ours, "target_spans"),
    }
    return Scored(counts, *_judged(case, gold, ours), sure=_sure(case, gold))


def _modes(gold: Sequence[Row], ours: Sequence[Row]) -> Count:
    """Types with their modes, in sentences whose gold has any."""
    wanted = [(row.type, mode) for row in gold for mode in row.modes]
    return common(wanted, [(row.type, mode) for row in ours for mode in row.modes] if wanted else [])


def _countries(rows: Sequence[Row], side: str) -> set[str]:
    return {country for row in rows for country in row.countries(side)}


def _with_sector(rows: Sequence[Row], side: str) -> set[tuple[str, str]]:
    return {code for row in rows for code in getattr(row, side) if code[0]}


# ---- who to whom ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Links:
    """What is done by whom to whom: with a direction, and between two."""

    directed: frozenset[tuple[str, Label, str]]
    mutual: frozenset[tuple[frozenset[str], Label]]

    @classmethod
    def of(cls, rows: Sequence[Row], label: Callable[[Row], Label]) -> _Links:
        directed: set[tuple[str, Label, str]] = set()
        mutual: set[tuple[frozenset[str], Label]] = set()
        for row in rows:
            sources, targets = row.countries("sources"), row.countries("targets")
            among = sorted(set(sources))
            if len(among) > 1 and not targets:
                mutual |= {(frozenset((a, b)), label(row)) for n, a in enumerate(among) for b in among[n + 1 :]}
            else:
                directed |= {(a, label(row), b) for a in sources or [""] for b in targets or [""]}
        return cls(frozenset(directed), frozenset(mutual))


def _linked(gold: Sequence[Row], ours: Sequence[Row], label: Callable[[Row], Label]) -> Count:
    """How many links of gold are among ours; an exchange is met by either direction, and the other way round.

    Rows of ours that met none count against precision.
    """
    wanted, given = _Links.of(gold, label), _Links.of(ours, label)
    met = 0
    used: set[tuple[str, Label, str]] = set()
    used_mutual: set[tuple[frozenset[str], Label]] = set()
    for source, name, target in wanted.directed:
        between = (frozenset((source, target)), name)
        if (source, name, target) in given.directed:
            used.add((source, name, target))
        elif between in given.mutual:
            used_mutual.add(between)
        else:
            continue
        met += 1
    for pair, name in wanted.mutual:
        one, other = sorted(pair)
        ways = {(one, name, other), (other, name, one)} & given.directed
        used |= ways
        used_mutual |= {(pair, name)} & given.mutual
        met += bool(ways) or (pair, name) in given.mutual
    idle = len(given.directed - used) + len(given.mutual - used_mutual)
    return paired(met, len(wanted.directed) + len(wanted.mutual), met + idle)


def _words(gold: Sequence[Row], ours: Sequence[Row], side: str) -> Count:
    """How many doers or recipients of gold are met by words of ours, and of ours by words of gold."""
    wanted: list[Spans] = [spans for row in gold for spans in getattr(row, side)]
    given: list[Spans] = [spans for row in ours for spans in getattr(row, side)]

    def met(spans: Spans, others: Sequence[Spans]) -> bool:
        return any(one.meets(other) for one in spans for each in others for other in each)

    right, hits = sum(met(each, given) for each in wanted), sum(met(each, wanted) for each in given)
    return Count(right, len(wanted), hits, len(given))


# ---- why they are wrong -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wrong:
    """An event of gold that may be wrong, and all of ours in the sentence."""

    case: Case
    gold: Row
    ours: Sequence[Row]

    def same(self) -> list[Row]:
        """Those of ours that have its type."""
        return [row for row in self.ours if row.type == self.gold.type]

    def lacks(self, side: str) -> bool:
        """Whether none of its type has all countries of gold on that side; in an exchange, on either."""
        wanted = set(self.gold.countries(side))
        sides = ("sources", "targets") if len(wanted) > 1 and not self.gold.targets else (side,)
        return not any(wanted <= {each for one in sides for each in row.countries(one)} for row in self.same())


_CAUSES: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("no event found", lambda wrong: not wrong.ours),
    Cause("wrong type", lambda wrong: not wrong.same()),
    Cause("wrong source", lambda wrong: wrong.lacks("sources")),
    Cause("wrong target", lambda wrong: wrong.lacks("targets")),
)

CAUSES = (*names(_CAUSES), "no such event")
"""Every cause, by name."""


def _judged(case: Case, gold: Sequence[Row], ours: Sequence[Row]) -> tuple[tuple[Judged, ...], tuple[Judged, ...]]:
    """For each event of gold whether its type was found, each of ours used once; and the rest of ours."""
    free = list(ours)
    rows = []
    for row in gold:
        answer = next((each for each in free if each.type == row.type), None)
        if answer:
            free.remove(answer)
        cause = first(_CAUSES, _Wrong(case, row, ours))
        near = answer or (ours[0] if ours else None)
        detail = f"{row.type}, not {near.type}" if near and cause == "wrong type" else row.type
        rows.append(Judged(answer is not None, cause, detail, _shown(row), _shown(near)))
    told = sum(not row.right for row in rows)  # each of these is told with one of ours already
    extra = [Judged(False, "no such event", row.type, (), _shown(row)) for row in free[told:]]
    return tuple(rows), tuple(extra)


def _sure(case: Case, gold: Sequence[Row]) -> tuple[tuple[float, bool], ...]:
    """The confidence of events of ours, each right if gold has one of its type left."""
    left = [row.type for row in gold]
    sure = []
    for deed in found.events(case.reading):
        right = type_of(deed.type) in left
        if right:
            left.remove(type_of(deed.type))
        if deed.confidence is not None:
            sure.append((deed.confidence, right))
    return tuple(sure)


def _shown(row: Row | None) -> tuple[Piece, ...]:
    if row is None:
        return ()
    sources = [span for spans in row.source_spans for span in spans]
    targets = [span for spans in row.target_spans for span in spans]
    return (*pieces("cue", row.trigger), *pieces("speaker", sources), *pieces("content", targets))
