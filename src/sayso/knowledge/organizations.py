"""Organisations, bodies of states, armed groups and outlets: what they are, and what they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.spelling import plain
from sayso.knowledge.tables import rows
from sayso.records import ActorKind

_APART = re.compile(r"[-‐‑–—/(),\"“”;:]")
_OWNED = re.compile(r"'s\b|'(?!\w)|(?<!\w)'")


@dataclass(frozen=True, slots=True)
class Organization:
    """One organisation, body of a state, armed group or outlet, as the table has it."""

    id: str
    name: str
    aliases: tuple[str, ...]  # other names that stand for it alone, or nearly
    weak_aliases: tuple[str, ...]  # names that are more often something else
    kind: ActorKind
    country: str | None  # ISO 3166 alpha-3; None if it is of no one state
    sector: str | None  # PLOVER's primary sector, today's
    former_sectors: tuple[tuple[str, str], ...]  # (sector, day from which it no longer holds), the earliest first
    scope: str | None  # UNO, IGO, EUR, NGO, ISM, IMG, MNC; None for what belongs to one state
    wikidata: str | None
    parent: str | None  # Organization.id
    source: str
    since: str | None  # ISO 8601 day, month or year; None if unknown
    until: str | None  # ISO 8601 day, month or year from which it was no more; None if unknown or open

    def sector_on(self, day: str | None) -> str | None:
        """The PLOVER sector on an ISO 8601 day; today's where no day is given."""
        if day is not None:
            for sector, until in self.former_sectors:
                if day < until:
                    return sector
        return self.sector

    def existed_on(self, day: str) -> bool:
        """Whether it may have existed on an ISO 8601 day; unknown ends count as open."""
        early = self.since is not None and day[: len(self.since)] < self.since
        return not early and (self.until is None or day[: len(self.until)] <= self.until)


WORLDWIDE = frozenset(("UNO", "EUR", "IGO"))
"""PLOVER's codes of bodies of several states: they go before the country of the seat."""


def code_of(body: Organization) -> str | None:
    """What PLOVER has for its country: a code of an international actor, else alpha-3."""
    return body.scope if body.scope in WORLDWIDE else body.country or body.scope


def key(name: str) -> str:
    """The name as names are compared: lower case, without what varies from text to text.

    Accents, dots, hyphens, brackets, "the" and the "'s" of owners are left out.
    """
    words = _APART.sub(" ", _OWNED.sub("", plain(name).lower().replace(".", ""))).split()
    return " ".join(word for word in words if word != "the")


@cache
def organizations(files: tuple[str, ...] = ()) -> dict[str, tuple[Organization, ...]]:
    """The organisations by each of their names as `key` gives it, the likeliest first.

    Those of which it is a name or an alias stand before those of which it is a weak alias. `files` are the user's
    compiled files of knowledge, laid over the one that ships.
    """
    found: dict[str, dict[str, Organization]] = {}
    every = tuple(by_id(files).values())
    for body in every:
        for name in (body.name, *body.aliases):
            found.setdefault(key(name), {})[body.id] = body
    for body in every:
        for name in body.weak_aliases:
            found.setdefault(key(name), {}).setdefault(body.id, body)
    return {name: tuple(bodies.values()) for name, bodies in found.items()}


@cache
def by_id(files: tuple[str, ...] = ()) -> dict[str, Organization]:
    """The organisations by their id, in the order of the table; `files` as for `organizations`."""
    return {row["id"]: _organization(row) for row in rows("organizations", files)}


def _organization(row: dict[str, str]) -> Organization:
    """The organisation of a row; a user's table may lack all columns but id, name and kind and the last three."""
    cell = defaultdict(str, row)
    former = (each.partition("=") for each in _several(cell["former_sectors"]))
    return Organization(
        id=row["id"],
        name=row["name"],
        aliases=_several(cell["aliases"]),
        weak_aliases=_several(cell["weak_aliases"]),
        kind=ActorKind(row["kind"]),
        country=cell["country"] or None,
        sector=cell["sector"].partition("|")[0] or None,
        former_sectors=tuple((sector, until) for sector, _, until in former),
        scope=cell["scope"] or None,
        wikidata=cell["wikidata"] or None,
        parent=cell["parent"] or None,
        source=row["source"],
        since=row["since"] or None,
        until=row["until"] or None,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
