"""Who held which office when: by office and day, or by the name of a person."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sayso.knowledge.person_names import alike, folded, sounding
from sayso.knowledge.spelling import slug
from sayso.knowledge.tables import rows

TABLES = ("roles_by_hand", "roles")
"""The tables that the holdings are read from, the one written by hand first."""

_AFTER = 366
"""Days for which somebody last seen in office is still taken for a possible holder, where no successor is known."""

_BEFORE = 366
"""Days before the end for which somebody whose beginning is not known is taken for a possible holder."""

_DEPUTY = "deputy_"


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a person held: from when until when, as far as the source tells.

    Dates are ISO 8601 days, months or years; empty where not known. An open end means that the person was still in
    office at `seen`, and no more than that. The key of a deputy's office begins with "deputy_".
    """

    person_id: str  # slug of `person`; with the state added where it is a namesake's
    person: str  # the full usual name
    names: tuple[str, ...]  # other spellings
    title: str
    office: str  # key, as `office_of` gives it
    country: str  # ISO 3166 alpha-3; empty for the office of a body
    body: str  # slug of an organisation; empty for the office of a state
    since: str
    until: str
    seen: str
    source: str  # key in the table of sources
    certain: bool = True  # whether the source vouches for the day that was asked for

    def holds(self, day: str) -> bool:
        """Whether the source vouches for the person on the day (ISO 8601), both ends taken in."""
        end = _first(self.until) if self.until else _last(self.seen)
        return bool(self.since and end) and _last(self.since) <= day <= end

    def may_hold(self, day: str) -> bool:
        """Whether no date of the source denies the person the office on the day (ISO 8601)."""
        if day > (_last(self.until) or _moved(_last(self.seen or self.since), _AFTER)):
            return False
        return day >= (_first(self.since) or _moved(_first(self.until or self.seen), -_BEFORE))


class Holders:
    """All holdings that are known. `holders()` gives them."""

    def __init__(self, table: Iterable[Mapping[str, str]]) -> None:
        """Take in the rows of a table like "roles"."""
        self._by_office: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
        self._by_name: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        self._by_sound: dict[str, list[Mapping[str, str]]] = {}
        for row in table:
            self._by_office[row["country"] or row["body"], row["office"]].append(row)
            for name in _called(row):
                self._by_name[name].append(row)

    def at(self, country_or_body: str, office: str, day: str) -> tuple[Holding, ...]:
        """Who held the office of a state or of a body on the day.

        The state is given as ISO 3166 alpha-3, the body as its slug in the table of organisations, the day in ISO 8601.
        `certain` says of each whether the source vouches for that day. Where it vouches for several persons, none is
        certain: they shared the office, or one followed the other on that very day. Nobody known gives ().
        """
        held = [_holding(row) for row in self._by_office.get((country_or_body, office), ())]
        sure = [each for each in held if each.holds(day)]
        if sure:
            alone = len({each.person_id for each in sure}) == 1
            return _once(sure if alone else [replace(each, certain=False) for each in sure])
        possible = (each for each in held if each.may_hold(day) and not _followed(each, held, day))
        return _once(replace(each, certain=False) for each in possible)

    def persons(self, name: str, country: str | None = None) -> tuple[Holding, ...]:
        """All that the persons of this name held, person by person.

        The name is a full one in any spelling, or a surname. One that no source spells so is looked up by its sound.
        `country` (ISO 3166 alpha-3) keeps the offices of one state. Nobody known gives ().
        """
        found = self._by_name.get(folded(name)) or self._like(name)
        kept = (_holding(row) for row in found if country in (None, row["country"]))
        return tuple(sorted(kept, key=lambda each: (each.person_id, each.since or each.until or each.seen)))

    def _like(self, name: str) -> Sequence[Mapping[str, str]]:
        """The rows of the persons whose names sound so; what stands between first and last name may be left out."""
        if not self._by_sound:
            by_sound: dict[str, dict[int, Mapping[str, str]]] = defaultdict(dict)
            for other, held in self._by_name.items():
                by_sound[sounding(other)].update((id(row), row) for row in held)
            self._by_sound = {key: list(held.values()) for key, held in by_sound.items() if key}
        rows_like = self._by_sound.get(sounding(name), ())
        return [row for row in rows_like if any(alike(name, other) for other in _called(row))]


@cache
def holders(files: tuple[str, ...] = ()) -> Holders:
    """The holdings of the tables that ship, and of the user's compiled `files`."""
    return Holders(row for table in TABLES for row in rows(table, files))


def _called(row: Mapping[str, str]) -> set[str]:
    """What the person of a row is called: full names, the surname, and how other spellings have the surname."""
    names = {folded(name) for name in (row["person"], *row["names"].split("|")) if name}
    surname = folded(row["surname"])
    if folded(row["person"]).endswith(f" {surname}"):
        names.update([name.rpartition(" ")[2] for name in names if " " in name])
    return names | {surname} if surname else names


def _holding(row: Mapping[str, str]) -> Holding:
    return Holding(
        person_id=row.get("id") or slug(row["person"]),
        person=row["person"],
        names=tuple(row["names"].split("|")) if row["names"] else (),
        title=row["title"],
        office=row["office"],
        country=row["country"],
        body=row["body"],
        since=row["since"],
        until=row["until"],
        seen=row["seen"],
        source=row["source"],
    )


def _once(found: Iterable[Holding]) -> tuple[Holding, ...]:
    """Each person once, by the holding that came first."""
    persons: dict[str, Holding] = {}
    for each in found:
        persons.setdefault(each.person_id, each)
    return tuple(persons.values())


def _followed(holding: Holding, held: Iterable[Holding], day: str) -> bool:
    """Whether somebody else came into the office after the holder was last seen there, and by the day."""
    if holding.until or holding.office.startswith(_DEPUTY):
        return False
    return any(
        other.person_id != holding.person_id
        and other.since
        and _last(holding.seen or holding.since) < _last(other.since) <= day
        for other in held
    )


def _first(when: str) -> str:
    """The first day of a day, month or year; empty if it is empty."""
    return (when + "-01-01")[:10] if when else ""


def _last(when: str) -> str:
    """The last day of a day, month or year; empty if it is empty."""
    if len(when) == 7:
        return f"{when}-{monthrange(int(when[:4]), int(when[5:]))[1]}"
    return f"{when}-12-31" if len(when) == 4 else when


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if day else ""
