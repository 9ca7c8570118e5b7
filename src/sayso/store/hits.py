"""What was found, with what is needed to show it: rows of the index made into hits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.kept import Account
from sayso.records import Event, Mention, Reading, Span, Status, Threat
from sayso.store import entries, search
from sayso.store.base import Hit

FIRMNESS = (
    *(Status.REPORTED, Status.HISTORICAL, Status.CLAIMED, Status.DENIED, Status.PROMISED, Status.THREATENED),
    *(Status.DEMANDED, Status.PREDICTED, Status.HYPOTHETICAL),
)
"""Statuses in the order in which they stand for a deed that several events tell."""


@dataclass(frozen=True, slots=True)
class Source:
    """The report in which something was found."""

    key: str  # store key of the article
    record: Reading | Account
    stages: Sequence[str]
    made_by: Mapping[str, str]

    def name(self, kind: str, record: Any) -> str:
        """The id of the entry that keeps a record of this report."""
        made_by = entries.maker(kind, record, stages=self.stages, made_by=self.made_by)
        return entries.entry_id(self.key, made_by, kind=kind, record=record)


def hit(source: Source, kind: str, row: Sequence[Any], marks: re.Pattern[str] | None) -> Hit:
    """The hit for a row of the index.

    The row: where the record stands in its reading (None for an article), and its score. For kinds "event" and "threat"
    the rest of the row is as `deeds.sql` gives it.
    """
    record, key = source.record, source.key
    text = record.article.text
    at, score = row[:2]
    if at is None:
        return Hit(key, key, record.article, None, None, (), search.snippet(text, marks), score)
    if isinstance(record, Account):
        return _deed(source, record, kind, row=row, marks=marks)
    said = record.statements[at]
    names = (entries.called(mention, record) for mention in said.about)
    return Hit(
        source.name("statement", said),
        key,
        record.article,
        said,
        speaker=entries.called(said.speaker, record),
        about=tuple(dict.fromkeys(name for name in names if name)),
        snippet=search.snippet(entries.words(said.content, text), marks),
        score=score,
    )


def _deed(source: Source, account: Account, kind: str, *, row: Sequence[Any], marks: re.Pattern[str] | None) -> Hit:
    """A hit for the events that tell a deed, or for the threats that say the same."""
    records: Sequence[Event | Threat] = account.events if kind == "event" else account.threats
    groups = entries.deeds(account.events) if kind == "event" else entries.perils(account.threats)
    at, score, mentions, keys = row
    found = {int(position) for position in at.split(",")}
    group = next(group for group in groups if found <= set(group))
    ordered = sorted(group, key=lambda at: (at not in found, FIRMNESS.index(records[at].status), at))
    told = [records[position] for position in ordered]
    return Hit(
        source.name(kind, told[0]),
        source.key,
        account.article,
        None,
        speaker=entries.called(speaker(told[0], account), account),
        about=(),
        snippet=search.snippet(entries.words(evidence(told[0]), account.article.text), marks),
        score=score,
        events=tuple(each for each in told if isinstance(each, Event)),
        threats=tuple(each for each in told if isinstance(each, Threat)),
        mentions=mentions + len(told) - len(found),
        reports=tuple(dict.fromkeys(keys.split(","))),
        account=account,
    )


def evidence(record: Event | Threat) -> tuple[Span, ...]:
    """The words that bear it out; of an event without any, its trigger."""
    if isinstance(record, Threat):
        return (record.evidence,)
    return record.evidence or (record.trigger,)


def speaker(record: Event | Threat, account: Account) -> Mention | None:
    """Who makes the statement in which it is told.

    None for nobody who is named, and for the outlet itself.
    """
    if record.said_in is None:
        return None
    return next((voice.speaker for voice in account.statements if voice.id == record.said_in), None)
