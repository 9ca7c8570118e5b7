"""The connection to a SQLite file: how it is opened, how it is written, and what is said when it fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sayso.store.base import StoreError
from sayso.store.migrations import migrate

MEMORY = ":memory:"
"""The path of a store that lives in memory."""

PATIENCE = 20.0
"""Seconds to wait for another process that is writing."""


def connect(path: str, url: str, *, create: bool, patience: float) -> sqlite3.Connection:
    """Open the file at `path`, with its tables as they should be; messages call it `url`.

    Raises StoreError if it cannot be opened, or is no store of this sayso.
    """
    _check_place(path, url, create=create)
    with told(url):
        db = sqlite3.connect(path, timeout=patience, isolation_level=None)
    with ExitStack() as undo, told(url):
        undo.callback(db.close)
        db.execute("PRAGMA synchronous = NORMAL")  # with WAL: safe against kill -9; power loss may cost the last commit
        migrate(db, url)
        if db.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
            db.execute("PRAGMA journal_mode = WAL")
        undo.pop_all()
    return db


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what SQLite complains of into a StoreError that says how to mend it."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(complaint(str(error), url)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"a report holds {error.object[error.start : error.end]!r}, which is half a character (a lone surrogate); "
            "its encoding was misread, so read the file again with the right one"
        ) from error


@contextmanager
def writing(db: sqlite3.Connection, url: str) -> Iterator[None]:
    """One transaction: kept as a whole, or not at all if anything is raised."""
    with told(url):
        db.execute("BEGIN IMMEDIATE")
        with db:
            yield


def complaint(said: str, url: str) -> str:
    """A sentence that says what the matter is with the store at `url`, from what SQLite said."""
    known = {
        "not a database": "is no SQLite file; give another --store, or move that file away",
        "malformed": "is damaged; restore it from a copy, or add the reports again to a new store",
        "locked": "is being written by another process; wait until that is done, or stop it, and try again",
        "readonly": "cannot be written; check the rights of the file and of its folder",
        "unable to open": "cannot be opened; check that its folder exists and that you may write there",
        "full": "cannot grow, the disk is full; make room and run the command again",
        "closed database": "was closed; open it again",
        "disk I/O error": "cannot be read or written, the disk reports an error; check the disk, or use another one",
    }
    return next((f"{url} {told}" for sign, told in known.items() if sign in said), f"{url}: SQLite says: {said}")


def _check_place(path: str, url: str, *, create: bool) -> None:
    if path == MEMORY:
        return
    place = Path(path)
    if place.is_dir():
        raise StoreError(f"{place} is a folder; a store is a file: {place / 'sayso.db'}, say")
    if not create and not (place.is_file() and place.stat().st_size):
        raise StoreError(f"there is no store at {place} yet; run `sayso add PATH… --store {url}` to make one")
    if not place.parent.is_dir():
        raise StoreError(f"the folder {place.parent} for the store {place.name} does not exist; make it first")
