"""The stage that reads off the text who holds which office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sayso.ground.role_holders import found
from sayso.ground.role_ledger import merged
from sayso.ground.role_scene import scene
from sayso.ground.role_times import dead, has_left, in_office, long_gone, mistaken
from sayso.knowledge import fingerprint
from sayso.knowledge.actors import SOURCES
from sayso.knowledge.holders import TABLES, Holders, holders
from sayso.knowledge.states import states
from sayso.records import Actor, Article, Mention, Parse, Reading, Role, Tenure

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class RoleFinder:
    """Finds who is said to hold, have held or be about to hold which office.

    The title is written as in the text, without state, body and "former"; where several are named with one title
    ("Senators X and Y") it is put in the singular. `why` is the construction: title, apposition, predicate,
    appointment, relative; "+knowledge" where the knowledge base has it that the holder left the office, or that the
    state was no more, before the report. `as_of` is the day of the report, None where the words tell of another time.
    A second mention of an office adds nothing but what the first one left open. Whom the report says to be dead is a
    former holder. Of persons whose names are garbled or cut nothing is told.

    "Ana Ruiz, the Defense Minister of Peru, resigned." gives Ana Ruiz the title "Defense Minister", country PER.
    """

    knowledge: tuple[str, ...] = field(default=(), metadata={"outside_recipe": True})  # compiled files of the user's

    name: ClassVar[str] = "roles"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention, Actor)
    writes: ClassVar[tuple[type, ...]] = (Role,)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: words, states and holders of offices."""
        return f"offices:{fingerprint(*SOURCES, *TABLES, 'offices', 'states', files=self.knowledge)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Role]]:
        """Yield the roles of each reading, in order of their evidence."""
        known = holders(self.knowledge)
        for reading in readings:
            if reading.parse is None or not reading.actors:
                yield ()
            else:
                yield tuple(find(reading, reading.parse, known))


def find(reading: Reading, parse: Parse, known: Holders) -> list[Role]:
    """The roles of a report, by start of their evidence."""
    match = _DAY.match(reading.article.published or "")
    day = match.group() if match else None
    view = scene(reading, parse)
    roles = merged(view, (each for each in found(view) if not mistaken(view, known, each)), day)
    names = {actor.id: actor.name for actor in reading.actors}
    if gone := dead(view):
        roles = [
            _ended(role)
            if role.person in gone and not (day and in_office(known, role, names[role.person], day))
            else role
            for role in roles
        ]
    if day is None:
        return [_ended(role) if long_gone(known, role, names[role.person]) else role for role in roles]
    past = frozenset(state.code for state in states().values() if state.until and state.until <= day)
    return [
        replace(_ended(role), why=f"{role.why}+knowledge")
        if role.tenure is not Tenure.FORMER and (role.country in past or has_left(known, role, names[role.person], day))
        else role
        for role in roles
    ]


def _ended(role: Role) -> Role:
    """The role as one that its holder has no longer."""
    return replace(role, tenure=Tenure.FORMER, as_of=None)
