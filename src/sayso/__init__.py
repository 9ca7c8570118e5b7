"""Reads news reports and keeps a record that can be audited: who said what about whom.

    import sayso

    reading = sayso.read("The minister said that talks would resume on Monday.")
    sayso.add("reports/", "sqlite:///sayso.db")
    for hit in sayso.find(sayso.Query(speaker="minister"), "sqlite:///sayso.db"):
        print(hit.speaker, hit.statement.act, hit.article.outlet)

What is named here is loaded when it is first used, so that `import sayso` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.records import Act, Actor, Article, Failure, Manner, Mention, Reading, Span, Statement
    from sayso.settings import Settings
    from sayso.store.base import Hit, Query, Store
    from sayso.verbs import Tally, add, evaluate, find, read, read_all
    from sayso.verbs import open_url as open  # noqa: A004 -- `sayso.open` is what a user looks for

__all__ = [
    "Act",
    "Actor",
    "Article",
    "Failure",
    "Hit",
    "Manner",
    "Mention",
    "Query",
    "Reading",
    "Settings",
    "Span",
    "Statement",
    "Store",
    "Tally",
    "add",
    "evaluate",
    "find",
    "open",
    "read",
    "read_all",
]

_HOMES = {
    "sayso.records": ("Act", "Actor", "Article", "Failure", "Manner", "Mention", "Reading", "Span", "Statement"),
    "sayso.settings": ("Settings",),
    "sayso.store.base": ("Hit", "Query", "Store"),
    "sayso.verbs": ("Tally", "add", "evaluate", "find", "open", "read", "read_all"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), "open_url" if name == "open" else name)
    if name == "__version__":
        return import_module("importlib.metadata").version("sayso")
    raise AttributeError(f"sayso has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
