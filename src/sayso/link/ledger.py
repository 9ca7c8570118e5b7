"""The ledger of offices: who was seen in which office, from when to when, and where that does not fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.kept import LedgerRow, Sighting
from sayso.knowledge.actors import fold
from sayso.knowledge.holders import holders
from sayso.knowledge.offices import office_of
from sayso.records import Tenure

_SHARED = ("spokesperson", "ambassador", "minister_of_state")
"""Endings of offices that several hold at once, as deputies do."""

_HOLDING = (Tenure.INCUMBENT, Tenure.ACTING)


def ledger(sightings: Iterable[Sighting]) -> list[LedgerRow]:
    """The rows that the sightings make, by country, office, body and time."""
    grouped: dict[tuple[str | None, ...], list[Sighting]] = defaultdict(list)
    for seen in sightings:
        grouped[_key(seen)].append(seen)
    rows = [_row(its) for its in grouped.values()]
    by_office: dict[tuple[str | None, ...], list[LedgerRow]] = defaultdict(list)
    for row in rows:
        by_office[row.office, row.country, row.body].append(row)
    checked = [
        replace(row, findings=(*_beside(row, by_office[row.office, row.country, row.body]), *_against(row)))
        for row in rows
    ]
    return sorted(checked, key=lambda row: tuple(each or "" for each in _order(row)))


def _key(seen: Sighting) -> tuple[str | None, ...]:
    role = seen.role
    return role.person, _office(seen) or fold(role.title), role.country, role.body, role.tenure


def _office(seen: Sighting) -> str | None:
    """The key of the office, None where the title is none that is known, or means another in the body that it is of."""
    role = seen.role
    if seen.body is None:
        office = office_of(role.title, role.country)
        return office.post if office else None
    office = office_of(f"{role.title} of {seen.body}") or office_of(role.title, role.country)
    if office is None or not (office.body or office.key.endswith("_minister")):
        return None
    return office.post


def _row(its: list[Sighting]) -> LedgerRow:
    dated = sorted((each for each in its if each.published), key=lambda each: each.published or "")
    first, last = (dated[0], dated[-1]) if dated else (its[0], its[-1])
    role = first.role
    return LedgerRow(
        person=role.person,
        name=first.person,
        title=role.title,
        office=_office(first),
        country=role.country,
        body=first.body,
        tenure=role.tenure,
        first_seen=_day(first),
        last_seen=_day(last),
        reports=len({each.article for each in its}),
        evidence=(first,) if first is last else (first, last),
    )


def _day(seen: Sighting) -> str | None:
    return seen.published[:10] if seen.published else None


def _order(row: LedgerRow) -> tuple[str | None, ...]:
    return row.country, row.office or fold(row.title), row.body, row.first_seen, row.person


def _beside(row: LedgerRow, others: Sequence[LedgerRow]) -> Iterator[str]:
    """Others who are seen in the office while this person is."""
    if _is_shared(row) or row.tenure not in _HOLDING or not row.first_seen:
        return
    if row.country is None and row.body is None:
        return
    for other in others:
        if other.person == row.person or other.tenure not in _HOLDING or not other.first_seen:
            continue
        if other.first_seen <= (row.last_seen or "") and row.first_seen <= (other.last_seen or ""):
            yield f"two-holders:{other.person}"


def _is_shared(row: LedgerRow) -> bool:
    """Whether the office is none that is known, or one that several hold at once."""
    return row.office is None or row.office.endswith(_SHARED) or row.office.startswith("deputy_")


def _against(row: LedgerRow) -> Iterator[str]:
    """What the knowledge base has otherwise on the days on which the person is seen."""
    where = row.country or row.evidence[0].role.body
    if row.office is None or where is None or _is_shared(row):
        return
    told: dict[str, None] = {}
    for day in filter(None, (row.first_seen, row.last_seen)):
        known = [each.person_id for each in holders().at(where, row.office, day) if each.certain]
        if row.tenure is Tenure.FORMER and row.person in known:
            told["knowledge-has-incumbent"] = None
        elif row.tenure in _HOLDING and known and row.person not in known:
            told |= dict.fromkeys(f"knowledge-has:{each}" for each in known)
    yield from told
