"""What a store keeps and gives beside the records themselves: entries, accounts of deeds, sightings of offices."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import (
    Act,
    Actor,
    Article,
    Event,
    Failure,
    Furniture,
    Mention,
    Place,
    Reading,
    Role,
    Statement,
    Tenure,
    Threat,
    When,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What makes the records of a run: the `made_by` of every stage, and a digest over them all."""

    stages: tuple[str, ...]
    made_by: dict[str, str]  # kind of record ("statement") -> made_by of the stage that writes it
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the store keeps it.

    `id` is a digest of article, `made_by` and the canonical record, so that a rerun adds nothing.
    """

    id: str
    kind: str  # "statement", "mention", ...
    article: str  # store key of the article
    record: Article | Furniture | Mention | Actor | Role | Place | When | Statement | Event | Threat | Failure
    made_by: str  # stage, version, settings digest, model hash
    run: int
    at: str  # ISO 8601 date-time, UTC


@dataclass(frozen=True, slots=True)
class Voice:
    """Who makes a statement and what is done by it: as much of it as deeds and threats refer to."""

    id: str  # Statement.id
    act: Act
    speaker: Mention | None = None
    relayed_by: Mention | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The deeds and threats of one reading, with what they refer to.

    It is quicker to load than the whole. The fields are called as in a Reading, so that the JSON of one is the JSON of
    the other.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Voice, ...] = ()
    events: tuple[Event, ...] = ()
    threats: tuple[Threat, ...] = ()


def account(reading: Reading) -> Account:
    """What a reading says of deeds and threats."""
    voices = tuple(Voice(each.id, each.act, each.speaker, each.relayed_by) for each in reading.statements)
    return Account(reading.article, reading.actors, voices, reading.events, reading.threats)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A role as one report has it, with what a ledger of offices needs to know of the report."""

    role: Role
    person: str  # the usual name of `role.person`
    body: str | None  # the usual name of `role.body`
    words: str  # of the evidence, on one line
    article: str  # store key of the article
    article_id: str
    outlet: str | None
    published: str | None  # ISO 8601 date or date-time


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A person in an office, as all reports together have it.

    `findings` are codes: `two-holders:PERSON` where another person is seen in the office in the same time,
    `knowledge-has:PERSON` where the knowledge base has another holder on a day on which this one is seen,
    `knowledge-has-incumbent` where it has a "former" holder still in office.
    """

    person: str  # Actor.id
    name: str
    title: str  # as first written
    office: str | None  # key of knowledge.offices, None where the title is none that is known
    country: str | None  # ISO 3166 alpha-3
    body: str | None  # usual name of the body
    tenure: Tenure
    first_seen: str | None  # ISO 8601 day; None where no report that has it is dated
    last_seen: str | None
    reports: int
    evidence: tuple[Sighting, ...]  # the first and the last, in order of publication
    findings: tuple[str, ...] = ()
