"""What a store promises: one contract, with one body of tests for every store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

from sayso.kept import Account, Entry, Recipe, Sighting
from sayso.records import Act, Article, Event, Failure, Reading, Statement, Status, Threat


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; a field left at None does not narrow the search.

    `words` is full text over content, speaker and cue; for articles over title and text, for deeds and threats over
    their evidence and parties; case and diacritics are all one.
    Bare words are all required, each in any of its regular English forms (attack, attacks, attacked, attacking);
    "a phrase" in double quotes is taken as written; `-word` excludes; `this OR that` needs one of the two; a trailing
    `*` matches beginnings. Nothing a user can type is an error; words with no letter or digit find nothing.
    `speaker` matches the actor's name, an alias or the words of the mention, whole words only, case-insensitively;
    `about` does so for the mentions in `about` and for the target. `outlet` is the outlet's name or the first words of
    it, case-insensitively. `since` and `until` are ISO dates (or years, or months), both inclusive, on the article's
    publication date; reports without one are then left out.
    For kind "article", `speaker`, `about`, `act` and `negated` ask for reports with such a statement in them.
    For kinds "event" and "threat", which give a hit for each deed and each threat (one hit too where other reports have
    it word for word): `speaker` asks for those told in a
    statement of such a speaker, `said` for those told in any statement, or (False) by the outlet itself. `actor`,
    `recipient`, `place`, `holder`, `source` and `target` match names as `speaker` does. Of several `types` (and so on)
    one has to hold. `country` is that of an actor or recipient, `place_country` that of the place (ISO 3166 alpha-3).
    `happened_since` and `happened_until` are dates on what is known of the deed's own date; deeds without one are then
    left out, as are those without a confidence where a least `confidence` is asked for. A deed is found if one of the
    events that tell it has all that is asked for.
    A field that does not go with the kind is an error.
    Of a report that was edited only the newest version is searched, unless `revisions` is set.
    """

    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    act: Act | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    negated: bool | None = None
    kind: str = "statement"  # "article", "event" or "threat"
    limit: int | None = 50
    revisions: bool = False  # also the versions of a report that a later one revises
    statuses: tuple[Status, ...] = ()  # from here on: of deeds and threats
    said: bool | None = None
    country: str | None = None
    language: str | None = None  # of the article
    types: tuple[str, ...] = ()  # from here on: of deeds
    base_types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    place_country: str | None = None
    confidence: float | None = None
    happened_since: str | None = None
    happened_until: str | None = None
    holder: str | None = None  # from here on: of threats
    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found: an entry, with what is needed to show it."""

    id: str  # entry id; for kind "article" the article's store key
    article_key: str
    article: Article
    statement: Statement | None  # of kind "statement" alone
    speaker: str | None  # of the statement, or of that in which a deed is told: the full name, else the words
    about: tuple[str, ...]
    snippet: str  # the words found, in their context; matches stand between U+0002 and U+0003
    score: float | None  # rank by BM25, higher is better; None where there were no words to rank by
    events: tuple[Event, ...] = ()  # of kind "event": all that tell the deed; first those that match, the firmest first
    threats: tuple[Threat, ...] = ()  # of kind "threat": all that say the same, in that order too
    mentions: int = 0  # how many events or threats tell it, in all reports that have it in the same words
    reports: tuple[str, ...] = ()  # store keys of those reports
    account: Account | None = field(default=None, repr=False, compare=False)  # of kinds "event" and "threat"


@dataclass(frozen=True, slots=True)
class Kept:
    """What one batch added to the store."""

    added: int = 0  # reports not there before
    revised: int = 0  # of those, reports that revise an earlier one
    already: int = 0  # reports that had been read by the same recipe
    failed: int = 0  # reports that a stage failed on
    statements: int = 0
    deeds: int = 0
    threats: int = 0


class Store(Protocol):
    """Keeps readings, append-only, and finds them again. A context manager; `close` is idempotent.

    An article's store key is a digest of its id and text. Another text under the same id or url is a revision: its
    `revision_of` names the latest earlier version, and everything below but `reading` and `entries` then looks at the
    newest version only. The same text with other metadata is the same article and adds nothing.
    The current reading of an article is the one by the recipe that was last begun, of those that have read it.
    """

    url: str

    def begin(self, recipe: Recipe) -> int:
        """The number of a run for the recipe: its last one if that was interrupted, else a new one.

        Where the recipe has read an article before, that reading becomes the current one again.
        """
        ...

    def unread(self, articles: Sequence[Article], recipe: Recipe, *, retry: bool = False) -> list[Article]:
        """Those of the articles not read here yet by the recipe; with `retry`, failed ones too.

        An article that stands in the list twice is given back once.
        """
        ...

    def keep(self, readings: Sequence[Reading], run: int) -> Kept:
        """Add the readings in one transaction; what is there already adds nothing.

        A report is kept as a whole or not at all. One that the run's recipe failed on is read anew by this: the new
        reading becomes the current one.
        """
        ...

    def finish(self, run: int) -> None:
        """Close the run, and learn which lines recur in each outlet's reports."""
        ...

    def outlet_lines(self) -> Mapping[str, frozenset[str]]:
        """Per outlet, the lines that recur (white space normalised), as finished runs learned them."""
        ...

    def find(self, query: Query) -> Iterator[Hit]:
        """What matches the query: best first where there are words, else newest report first.

        Hits of one report stand in text order. Raises StoreError for a kind, date or limit that cannot be.
        """
        ...

    def article_key(self, name: str) -> str:
        """The store key that an id, a key, or the first 6 or more characters of one stand for.

        The ids of articles, entries, statements, events and threats will do. An article's id gives its newest version.
        Raises StoreError where the name stands for nothing or for several articles.
        """
        ...

    def reading(self, key: str) -> Reading:
        """The current reading of the article with this store key, as it was kept, without the parse."""
        ...

    def entries(self, key: str | None = None, kind: str | None = None) -> Iterator[Entry]:
        """Everything kept, each entry once, in order of keeping; of one article or kind if given."""
        ...

    def failures(self) -> Iterator[tuple[Article, Failure]]:
        """Reports that a stage failed on in their current reading, with the failure."""
        ...

    def sightings(self, *, settled: bool = False) -> Iterator[Sighting]:
        """The roles in the current readings of newest versions, in order of keeping.

        With `settled`, those of finished runs alone.
        """
        ...

    def counts(self) -> Mapping[str, int]:
        """How many articles, statements, deeds, threats and so on there are now, and runs so far.

        The keys: "articles", "revisions" (older versions of those), "statements", "deeds", "threats" and "failures"
        (all four of current readings of newest versions), "outlets", "runs".
        """
        ...

    def close(self) -> None:
        """Give the files or connections back."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(self, *error: object) -> None:
        """Close the store."""
        ...
