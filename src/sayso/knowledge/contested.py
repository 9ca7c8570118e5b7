"""Contested territories: who holds them and who claims them, on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.organizations import key
from sayso.knowledge.states import states
from sayso.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class Contest:
    """For what time a territory was held by one or some, and claimed by which states."""

    name: str
    administered_by: tuple[str, ...]  # ISO 3166 alpha-3, or Organization.id of an authority that is no state's
    claimed_by: tuple[str, ...]  # ISO 3166 alpha-3, in the order of the alphabet
    since: str  # ISO 8601 day, month or year; empty if not told
    until: str  # the same; empty if it still is so

    @property
    def code(self) -> str:
        """The claims as a machine code: "contested:claimed-by:CHN+TWN"."""
        return f"contested:claimed-by:{'+'.join(self.claimed_by)}"

    def holds_on(self, day: str | None) -> bool:
        """Whether it was so on an ISO 8601 day; without a day, whether it still is so."""
        if day is None:
            return not self.until
        started = not self.since or day[: len(self.since)] >= self.since
        return started and (not self.until or day < self.until)


def contest(name: str, country: str | None = None, on: str | None = None) -> Contest | None:
    """The contest over a territory on an ISO 8601 day, or None if none is known.

    Without a day it is the contest of today. `country` (ISO 3166 alpha-3), where it is given, has to be one that holds
    or claims the territory, or a territory of such a one: a place elsewhere of the same name is not taken for it.
    """
    state = states().get(country or "")
    own = {country, state.sovereign if state else ""}
    for each in _contests().get(key(name), ()):
        if each.holds_on(on) and (not country or own & {*each.administered_by, *each.claimed_by}):
            return each
    return None


def contested(name: str, country: str | None = None, on: str | None = None) -> str | None:
    """The claims to a territory as a machine code: "contested:claimed-by:CHN+TWN"; or None.

    The arguments are those of `contest`.
    """
    found = contest(name, country, on)
    return found.code if found else None


@cache
def _contests() -> dict[str, tuple[Contest, ...]]:
    found: dict[str, tuple[Contest, ...]] = {}
    for row in rows("contested"):
        each = Contest(
            row["name"],
            tuple(row["administered_by"].split("|")),
            tuple(row["claimed_by"].split("|")),
            row["since"],
            row["until"],
        )
        for name in dict.fromkeys(key(name) for name in (row["name"], *row["others"].split("|")) if name):
            found[name] = (*found.get(name, ()), each)
    return found
