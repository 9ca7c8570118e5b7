"""States and territories as they are called, and the words for a place that stand for those who govern there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.organizations import key
from sayso.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory as it is called: its names, adjectives, people and capitals."""

    code: str  # ISO 3166 alpha-3 (XKX for Kosovo); of a state that is no more its code of ISO 3166-3
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]  # plural
    capitals: tuple[str, ...]
    people_singular: tuple[str, ...] = ()
    iso2: str = ""  # ISO 3166 alpha-2; empty for a state that is no more
    former: tuple[tuple[str, str], ...] = ()  # (name, ISO 8601 day from which it was no longer the name)
    sovereign: str = ""  # alpha-3 of the state that a territory is a part of; empty for a state
    since: str = ""  # ISO 8601 day, month or year; empty if not told
    until: str = ""  # the day from which it was no more; empty if it still is

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the usual one first and former ones last."""
        return (self.name, *self.others, *(name for name, _ in self.former))

    def former_name(self, name: str) -> tuple[str, str] | None:
        """A former name as the table has it, and the day from which it was no longer one; else None."""
        wanted = key(name)
        return next(((former, until) for former, until in self.former if key(former) == wanted), None)


@dataclass(frozen=True, slots=True)
class Seat:
    """Words for a place that stand for a government or for a body there ("the Kremlin")."""

    name: str
    grain: str  # "building", "city" or "region"; the last two stand for those who govern only where they act
    kind: str  # "government" of the country, or "body"
    country: str  # ISO 3166 alpha-3; empty if it is of no one state
    body: str  # Organization.id; empty where no body of its own is named
    since: str  # ISO 8601 day, month or year; empty if not told
    until: str  # the same; empty if it still stands for it

    def stands_on(self, day: str | None) -> bool:
        """Whether it stood for it on an ISO 8601 day; without a day, whether it still does."""
        if day is None:
            return not self.until
        started = not self.since or day[: len(self.since)] >= self.since
        return started and (not self.until or day < self.until)


@cache
def states(files: tuple[str, ...] = ()) -> dict[str, State]:
    """The states and territories by code, those that are no more last.

    `files` are the user's compiled ones.
    """
    return {row["code"]: _state(row) for row in rows("states", files)}


@cache
def seats(files: tuple[str, ...] = ()) -> dict[str, Seat]:
    """The seats by name, as `organizations.key` gives it; `files` are the user's compiled ones."""
    found = {}
    for row in rows("seats", files):
        seat = Seat(row["name"], row["grain"], row["kind"], row["country"], row["body"], row["since"], row["until"])
        found[key(seat.name)] = seat
    return found


@cache
def state_names() -> dict[tuple[str, str], str]:
    """The codes of states by language (ISO 639-1, and "prs" for Dari) and name in it."""
    return {(row["language"], row["name"]): row["code"] for row in rows("state_names")}


def _state(row: dict[str, str]) -> State:
    former = (each.rpartition("=") for each in _several(row.get("former", "")))
    return State(
        code=row["code"],
        name=row["name"],
        others=_several(row.get("others", "")),
        adjectives=_several(row.get("adjectives", "")),
        people=_several(row.get("people", "")),
        capitals=_several(row.get("capitals", "")),
        people_singular=_several(row.get("people_singular", "")),
        iso2=row.get("iso2", ""),
        former=tuple((name, until) for name, _, until in former),
        sovereign=row.get("sovereign", ""),
        since=row["since"],
        until=row["until"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
