"""Which lines recur in an outlet's reports: what is counted, and when a line counts as recurring."""

from __future__ import annotations

import sqlite3

from sayso import codec

LENGTHS = range(2, 201)
"""Lengths (characters) of lines that can be learned; longer ones are prose."""

REPORTS = 5
"""A line recurs once it stands in this many reports of an outlet,"""

SHARE = 0.02
"""and in this share of the outlet's reports."""

COPIED = 0.5
"""A report with this share of its characters in known lines is a copy: it is not counted.

By characters and not by lines, since a short report can have more lines around its prose than in it.
"""


def lines_of(text: str) -> dict[bytes, str]:
    """The distinct lines of a text, white space normalised, by an 8-byte digest."""
    lines = dict.fromkeys(" ".join(line.split()) for line in text.splitlines())
    return {bytes.fromhex(codec.digest(line)[:16]): line for line in lines if len(line) >= LENGTHS.start}


def count(connection: sqlite3.Connection, outlet: int, text: str) -> None:
    """Count the lines of a report that is new to the store, unless it is mostly a copy."""
    lines = lines_of(text)
    query = "SELECT reports FROM line WHERE outlet = ? AND digest = ?"
    seen = {key: row[0] for key in lines if (row := connection.execute(query, (outlet, key)).fetchone())}
    if seen and sum(len(lines[key]) for key in seen) >= COPIED * sum(map(len, lines.values())):
        return
    connection.execute("UPDATE outlet SET reports = reports + 1 WHERE id = ?", (outlet,))
    new = [(outlet, key) for key in lines if key not in seen]
    connection.executemany("INSERT INTO line (outlet, digest, reports) VALUES (?, ?, 1)", new)
    again = []
    for key, reports in seen.items():
        # the words are at hand now, and only lines that have come this far need them
        keeps = reports + 1 >= REPORTS and len(lines[key]) in LENGTHS
        again.append((reports + 1, lines[key] if keeps else None, outlet, key))
    connection.executemany("UPDATE line SET reports = ?, text = ? WHERE outlet = ? AND digest = ?", again)


def learn(connection: sqlite3.Connection) -> None:
    """Settle, from all that was counted, which lines recur."""
    connection.execute(
        "UPDATE line SET recurs = line.reports >= ? AND line.reports >= ? * outlet.reports "
        "FROM outlet WHERE outlet.id = line.outlet AND line.text IS NOT NULL",
        (REPORTS, SHARE),
    )


def learned(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Per outlet, the lines that were settled to recur."""
    query = (
        "SELECT outlet.name, line.text FROM line JOIN outlet ON outlet.id = line.outlet "
        "WHERE line.text IS NOT NULL AND line.recurs"
    )
    found: dict[str, set[str]] = {}
    for outlet, line in connection.execute(query):
        found.setdefault(outlet, set()).add(line)
    return {outlet: frozenset(lines) for outlet, lines in found.items()}
