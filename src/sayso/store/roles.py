"""The roles of the readings in a store, kept where a ledger can be drawn up from them quickly."""

from __future__ import annotations

import sqlite3

from sayso import codec
from sayso.kept import Sighting
from sayso.records import Reading, Role
from sayso.store.entries import words


def keep(connection: sqlite3.Connection, reading: Reading, number: int) -> None:
    """Keep the roles of the reading with this number."""
    names = {actor.id: actor.name for actor in reading.actors}
    rows = [
        (
            number,
            codec.canonical(role).decode(),
            names.get(role.person, role.person),
            names.get(role.body) if role.body else None,
            words([role.evidence], reading.article.text) if role.evidence else "",
        )
        for role in reading.roles
    ]
    connection.executemany("INSERT INTO role VALUES (?, ?, ?, ?, ?)", rows)


def kept(connection: sqlite3.Connection, *, settled: bool) -> list[Sighting]:
    """The roles of the current readings of newest versions; `settled`: of finished runs."""
    query = (
        "SELECT record, person, body, words, key, article.name, outlet.name, published "
        "FROM role JOIN article ON article.reading = role.reading JOIN reading ON reading.id = role.reading "
        "JOIN run ON run.id = reading.run LEFT JOIN outlet ON outlet.id = reading.outlet "
        "WHERE article.newest AND (run.finished IS NOT NULL OR NOT ?) ORDER BY role.rowid"
    )
    return [
        Sighting(codec.decode(Role, record), person, body, evidence, key.hex(), *rest)
        for record, person, body, evidence, key, *rest in connection.execute(query, (settled,))
    ]
