"""Events and threats in the index of a store: one row for each, found together as the deeds that they tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from sayso import codec
from sayso.kept import Account, account
from sayso.records import Event, Mention, Reading, Threat
from sayso.store import entries, hits, search
from sayso.store.base import Query

KINDS = ("event", "threat")
"""The kinds of entry that this module finds."""

LONG = 10
"""Words: evidence as long as that, word for word in another report, tells the same deed.

One has copied the other.
"""

_GROUPED = (
    "told AS (SELECT reading, deed, same, published, lower(hex(key)) AS key, group_concat(position) AS positions, "
    "count(*) AS told, max(score) AS best, min(position) AS first FROM found GROUP BY reading, deed), "
    "counted AS (SELECT *, row_number() OVER (PARTITION BY same ORDER BY published IS NULL, published, reading) "
    "AS number, sum(told) OVER (PARTITION BY same) AS mentions, group_concat(key) OVER (PARTITION BY same) AS keys "
    "FROM told)"
)
"""From events to deeds, and from the deeds of each report to those of all."""

_EVENT = "INSERT INTO event VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_EVENT_WORDS = "INSERT INTO event_words (rowid, words, actor, recipient, place, speaker) VALUES (?, ?, ?, ?, ?, ?)"
_THREAT = "INSERT INTO threat VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"
_THREAT_WORDS = "INSERT INTO threat_words (rowid, words, holder, source, target, speaker) VALUES (?, ?, ?, ?, ?, ?)"


def keep(connection: sqlite3.Connection, reading: Reading, number: int) -> None:
    """Keep what the events and threats of the reading with this number are found by."""
    told = account(reading)
    for group in entries.deeds(reading.events):
        same = _same(reading.events[group[0]], told) or f"{number}:{group[0]}"
        for position in group:
            event = reading.events[position]
            parties = (*event.actors, *event.recipients)
            row = (number, position, group[0], same, *_told(event, parties, told), *_deed(event))
            at = connection.execute(_EVENT, row).lastrowid
            connection.execute(_EVENT_WORDS, (at, *_event_words(event, told)))
    for group in entries.perils(reading.threats):
        same = _same(reading.threats[group[0]], told) or f"{number}:{group[0]}"
        for position in group:
            threat = reading.threats[position]
            those = (threat.holder, threat.source, threat.target)
            at = connection.execute(_THREAT, (number, position, group[0], same, *_told(threat, those, told))).lastrowid
            words = (_words(threat, told), *(_names([party], told) for party in those), _speaker(threat, told))
            connection.execute(_THREAT_WORDS, (at, *words))


def sql(query: Query, outlets: Sequence[int] | None) -> tuple[str, list[object]]:
    """The SELECT that finds the deeds or threats that a query asks for, and its parameters.

    Its rows: reading, positions of those that match in it (with commas), score, how many match in all reports that have
    it in the same words, and the keys of those reports (with commas). Of several such reports the first one published
    is given. Raises StoreError for a query that cannot be.
    """
    where = search.asked(query, outlets)
    kind = query.kind
    must, never, ranked = search.match(query)
    _add_facts(query, where)
    if must:
        where.add(f"{kind}_words MATCH ?", must)
        tables = f"{kind}_words CROSS JOIN {kind} ON {kind}.id = {kind}_words.rowid "
        tables += (
            f"CROSS JOIN reading ON reading.id = {kind}.reading CROSS JOIN article ON article.id = reading.article"
        )
    else:
        tables = "reading CROSS JOIN article ON article.id = reading.article "
        tables += f"CROSS JOIN {kind} ON {kind}.reading = reading.id"
    if never:
        where.add(f"{kind}.id NOT IN (SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?)", never)
    score = f"-bm25({kind}_words)" if ranked else "NULL"
    columns = f"{kind}.reading, {kind}.deed, {kind}.position, {kind}.same, reading.published, article.key, {score}"
    order = ("best DESC, " if ranked else "") + "published DESC, reading, first"
    found = (  # bm25 cannot stand where rows are grouped
        f"WITH found (reading, deed, position, same, published, key, score) AS MATERIALIZED "
        f"(SELECT {columns} FROM {tables} WHERE {where}), {_GROUPED} "
        f"SELECT reading, positions, best, mentions, keys FROM counted WHERE number = 1 ORDER BY {order} LIMIT ?"
    )
    return found, [*where.values, -1 if query.limit is None else query.limit]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many deeds and threats the current readings of newest versions tell."""
    query = (
        "SELECT count(*) FROM (SELECT DISTINCT {0}.reading, {0}.deed FROM article "
        "CROSS JOIN {0} ON {0}.reading = article.reading WHERE newest)"
    )
    return {f"{name}s": connection.execute(query.format(kind)).fetchone()[0] for name, kind in _NAMES.items()}


_NAMES = {"deed": "event", "threat": "threat"}


def _add_facts(query: Query, where: search.Where) -> None:
    kind = query.kind
    if query.statuses:
        where.add(f"{kind}.status IN ({_marks(query.statuses)})", *map(str, query.statuses))
    if query.said is not None:
        where.add(f"{kind}.said = ?", int(query.said))
    if query.country is not None:
        where.add(f"instr({kind}.countries, ?)", _listed([query.country]))
    if query.language is not None:
        where.add(f"{kind}.language = ?", query.language)
    if kind == "event":
        _add_deeds(query, where)


def _add_deeds(query: Query, where: search.Where) -> None:
    for column, several in (("type", query.types), ("base_type", query.base_types)):
        if several:
            where.add(f"event.{column} IN ({_marks(several)})", *several)
    for column, several in (("modes", query.modes), ("contexts", query.contexts)):
        if several:
            one = " OR ".join([f"instr(event.{column}, ?)"] * len(several))
            where.add(f"({one})", *(_listed([each]) for each in several))
    if query.place_country is not None:
        where.add("event.place_country = ?", query.place_country)
    if query.confidence is not None:
        where.add("event.confidence >= ?", query.confidence)
    if query.happened_since is not None:
        where.add("event.latest >= ?", query.happened_since)
    if query.happened_until is not None:
        where.add("event.earliest < ?", search.end_of(query.happened_until))


def _told(record: Event | Threat, parties: Iterable[Mention | None], told: Account) -> tuple[object, ...]:
    """What the rows of events and threats have in common."""
    named = {mention.actor for mention in parties if mention}
    countries = dict.fromkeys(actor.country for actor in told.actors if actor.id in named and actor.country)
    said = record.said_in is not None
    return record.status.value, int(said), _listed(countries), told.article.language


def _same(record: Event | Threat, told: Account) -> str | None:
    """A name for what is told, and in which words; None where the words are too few to tell copies by."""
    words = search.fold(entries.words(hits.evidence(record), told.article.text))
    if len(words.split()) < LONG:
        return None
    kind = (record.base_type or record.type or "") if isinstance(record, Event) else ""
    start = record.trigger.start - hits.evidence(record)[0].start if isinstance(record, Event) else 0
    return codec.digest(type(record).__name__, record.status, kind, str(start), words)[:16]


def _deed(event: Event) -> tuple[object, ...]:
    when, where = event.when, event.where
    return (
        event.type,
        event.base_type or event.type,
        _listed(event.mode),
        _listed(event.contexts),
        where.country if where else None,
        when.earliest if when else None,
        (when.latest or when.earliest) if when else None,
        event.confidence,
    )


def _event_words(event: Event, told: Account) -> tuple[str, ...]:
    place = event.where
    text = told.article.text
    places = (place.name, place.span.of(text) if place.span else None) if place else ()
    return (
        _words(event, told),
        _names(event.actors, told),
        _names(event.recipients, told),
        entries.SEPARATOR.join(filter(None, places)),
        _speaker(event, told),
    )


def _words(record: Event | Threat, told: Account) -> str:
    spans = hits.evidence(record)
    if isinstance(record, Event) and not any(span.holds(record.trigger) for span in spans):
        spans = (*spans, record.trigger)
    return entries.words(spans, told.article.text)


def _names(mentions: Sequence[Mention | None], told: Account) -> str:
    return entries.SEPARATOR.join(entries.all_names(mentions, told))


def _speaker(record: Event | Threat, told: Account) -> str:
    return _names([hits.speaker(record, told)], told)


def _listed(values: Iterable[str]) -> str:
    """Values between bars, so that one is found whole: `|RUS|UKR|`."""
    found = "|".join(values)
    return f"|{found}|" if found else ""


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
