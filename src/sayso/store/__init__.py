"""What is kept."""

from __future__ import annotations

import re

from sayso.store.base import Hit, Kept, Query, Store, StoreError
from sayso.store.connection import MEMORY, PATIENCE
from sayso.store.sqlite import SqliteStore

__all__ = ["Hit", "Kept", "Query", "Store", "StoreError", "open_store"]

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<rest>.*)", re.DOTALL)


def open_store(url: str, *, create: bool = True, patience: float = PATIENCE) -> Store:
    """Open the store at `url`, making it if it is not there; a bare path is a SQLite file.

    "sqlite:///relative.db", "sqlite:////absolute.db"; "sqlite://" and "sqlite:///:memory:" keep it in memory.
    With `create=False` a store that is not there is an error. `patience`: seconds to wait while another process writes.
    Raises StoreError.
    """
    found = _URL.fullmatch(url)
    if found is None:
        if not url:
            raise StoreError("the store has no name; write it as in sqlite:///sayso.db")
        return SqliteStore(url, create=create, patience=patience)
    if found["scheme"].lower() != "sqlite":
        raise StoreError(
            f"there are no {found['scheme']} stores yet, only SQLite; write the store as in sqlite:///sayso.db"
        )
    rest = found["rest"]
    if rest in ("", "/"):
        return SqliteStore(MEMORY, create=create, patience=patience)
    if not rest.startswith("/"):
        raise StoreError(
            f"{url!r} lacks a slash; write sqlite:///{rest} for a file beside you, sqlite:////… for a full path"
        )
    return SqliteStore(rest[1:], create=create, patience=patience)
