"""The tables of a SQLite store, as a list of changes that is only ever added to.

Why the tables are as they are (6,000 reports of 5.7 kB, 277 entries each, take 21 kB a report, all included):

- `records` holds a reading as one compressed piece (a few kilobytes). A row for each of its some 300 entries would take
  ten times the room, and an index over their ids would touch most of its pages with every batch. The entries are in
  there all the same, in order, and their ids follow from them (entries.py).
- `handle` holds the first 3 bytes of each id of a reading, so that an id is found by looking through 1 kB per report.
- `statement` and `reading` are small rows that `find` filters by; the words are in two FTS5 tables without content.
- `role` holds roles once more, so that the ledger of offices is drawn up without unpacking every reading.
- `event` and `threat` are rows like those of `statement`, one for each event and threat, with what `find` filters by;
  `deed` is the position of the first that tells the same, `same` a name shared by reports that tell it in the very same
  words. Lists of values stand between bars: `|RUS|UKR|`.
- `line` holds digests of lines; the words of a line are added once it has been seen often enough.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from sayso.store.base import StoreError

APPLICATION_ID = 0x7361796F
"""Marks a SQLite file as ours: the letters "sayo"."""

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "1 the first tables",
        """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY, recipe TEXT NOT NULL, stages TEXT NOT NULL, made_by TEXT NOT NULL,
            begun TEXT NOT NULL, finished TEXT
        );
        CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, reports INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE article (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, name TEXT NOT NULL, url TEXT,
            newest INTEGER NOT NULL DEFAULT 1, reading INTEGER
        );
        CREATE INDEX article_name ON article (name);
        CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
        CREATE TABLE body (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE reading (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL, run INTEGER NOT NULL, at TEXT NOT NULL,
            outlet INTEGER, published TEXT, statements INTEGER NOT NULL, failed INTEGER NOT NULL
        );
        CREATE INDEX reading_article ON reading (article);
        CREATE INDEX reading_published ON reading (published DESC, article, outlet);
        CREATE TABLE records (reading INTEGER PRIMARY KEY, json BLOB NOT NULL);
        CREATE TABLE handle (reading INTEGER PRIMARY KEY, ids BLOB NOT NULL);
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY, reading INTEGER NOT NULL, position INTEGER NOT NULL,
            act TEXT NOT NULL, negated INTEGER NOT NULL
        );
        CREATE INDEX statement_reading ON statement (reading, position, act, negated);
        CREATE VIRTUAL TABLE statement_words USING fts5 (
            content, speaker, cue, about, content = '', tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE article_words USING fts5 (
            title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TABLE line (
            outlet INTEGER NOT NULL, digest BLOB NOT NULL, reports INTEGER NOT NULL, text TEXT,
            recurs INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (outlet, digest)
        ) WITHOUT ROWID;
        CREATE INDEX line_recurs ON line (outlet) WHERE text IS NOT NULL
        """,
    ),
    (
        "2 roles, for the ledger of offices",
        """
        CREATE TABLE role (
            reading INTEGER NOT NULL, record TEXT NOT NULL, person TEXT NOT NULL, body TEXT, words TEXT NOT NULL
        );
        CREATE INDEX role_reading ON role (reading)
        """,
    ),
    (
        "3 events and threats, to be found",
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY, reading INTEGER NOT NULL, position INTEGER NOT NULL, deed INTEGER NOT NULL,
            same TEXT NOT NULL, status TEXT NOT NULL, said INTEGER NOT NULL, countries TEXT NOT NULL, language TEXT,
            type TEXT, base_type TEXT, modes TEXT NOT NULL, contexts TEXT NOT NULL, place_country TEXT,
            earliest TEXT, latest TEXT, confidence REAL
        );
        CREATE INDEX event_reading ON event (reading, deed);
        CREATE VIRTUAL TABLE event_words USING fts5 (
            words, actor, recipient, place, speaker, content = '', tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TABLE threat (
            id INTEGER PRIMARY KEY, reading INTEGER NOT NULL, position INTEGER NOT NULL, deed INTEGER NOT NULL,
            same TEXT NOT NULL, status TEXT NOT NULL, said INTEGER NOT NULL, countries TEXT NOT NULL, language TEXT
        );
        CREATE INDEX threat_reading ON threat (reading, deed);
        CREATE VIRTUAL TABLE threat_words USING fts5 (
            words, holder, source, target, speaker, content = '', tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
    ),
)
"""Names and SQL, in order; a semicolon parts two statements, so none may stand inside one."""


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring the tables up to date, or make them; `name` is what messages call the store.

    Raises StoreError if the file belongs to another program or to a newer sayso.
    """
    # in this order: another process may make the store between the two, and a mark is there once tables are
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and mark != APPLICATION_ID:
        raise StoreError(f"{name} is a database of another program, not a store of sayso; give another --store")
    if tables and _done(connection, name) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL)")
        for title, sql in MIGRATIONS[_done(connection, name) :]:
            for statement in sql.split(";"):
                connection.execute(statement)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute("INSERT INTO migration VALUES (?, ?)", (title, now))


def _done(connection: sqlite3.Connection, name: str) -> int:
    """How many of the migrations the store has seen; raises StoreError if it has seen others."""
    seen = {title for (title,) in connection.execute("SELECT name FROM migration")}
    if unknown := seen - {title for title, _ in MIGRATIONS}:
        raise StoreError(
            f"{name} was made by a newer sayso (it has the change {min(unknown)!r}); update sayso to use this store"
        )
    return len(seen)
