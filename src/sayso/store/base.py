"""What a store promises: one contract, with one body of tests for every store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.records import Act, Article, Entry, Failure, Reading, Recipe, Statement


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; a field left at None does not narrow the search.

    `words` is full text over content, speaker and cue: bare words are all required, "a phrase" in double quotes, `-word`
    excludes, a trailing `*` matches beginnings. `speaker` and `about` match a name, alias or phrase, case-insensitively, at word
    boundaries. `since` and `until` are ISO dates, both inclusive, on the article's publication date.
    """

    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    act: Act | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    negated: bool | None = None
    kind: str = "statement"  # or "article"
    limit: int | None = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found: an entry, with what is needed to show it."""

    id: str  # entry id; for kind "article" the article's store key
    article_key: str
    article: Article
    statement: Statement | None  # None for kind "article"
    speaker: str | None  # the actor's full name, else the words of the mention
    about: tuple[str, ...]
    snippet: str  # the words found, in their context; matches stand between U+0002 and U+0003
    score: float | None  # rank by BM25, higher is better; None where there were no words to rank by


@dataclass(frozen=True, slots=True)
class Kept:
    """What one batch added to the store."""

    added: int = 0  # reports not there before
    revised: int = 0  # of those, reports that revise an earlier one
    already: int = 0  # reports that had been read by the same recipe
    failed: int = 0  # reports that a stage failed on
    statements: int = 0


class Store(Protocol):
    """Keeps readings, append-only, and finds them again. A context manager; `close` is idempotent."""

    url: str

    def begin(self, recipe: Recipe) -> int:
        """Open a run for the recipe, or take up its last one if that was interrupted; returns the run's number."""
        ...

    def unread(self, articles: Sequence[Article], recipe: Recipe, *, retry: bool = False) -> list[Article]:
        """Those of the articles that the recipe has not yet read here; with `retry` also those that failed."""
        ...

    def keep(self, readings: Sequence[Reading], run: int) -> Kept:
        """Add the readings in one transaction: all of each report or nothing; what is there already adds nothing."""
        ...

    def finish(self, run: int) -> None:
        """Close the run, and learn from all that is kept which lines recur in each outlet's reports."""
        ...

    def outlet_lines(self) -> Mapping[str, frozenset[str]]:
        """Per outlet, the lines (white space normalised) known to recur, as learned when runs were finished."""
        ...

    def find(self, query: Query) -> Iterator[Hit]:
        """What matches the query: best first where there are words, else newest report first, in text order."""
        ...

    def article_key(self, name: str) -> str:
        """The store key that a name stands for: an article's id or key, an entry's id, or a prefix (6+) of a key or id."""
        ...

    def reading(self, key: str) -> Reading:
        """The current reading of the article with this store key."""
        ...

    def entries(self, key: str | None = None, kind: str | None = None) -> Iterator[Entry]:
        """Everything kept, in the order of keeping, of one article or kind if given."""
        ...

    def failures(self) -> Iterator[tuple[Article, Failure]]:
        """Reports that a stage failed on in their current reading, with the failure."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many articles, statements, outlets and failures there are now, and runs so far."""
        ...

    def close(self) -> None:
        """Give the files or connections back."""
        ...
