"""What scorers compare: rows of gold and rows of ours, in one form whatever format the gold came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.records import Article, Reading, Span

LAYERS = ("statements", "events", "roles", "places", "times", "coreference", "stories", "factuality")
"""What can be scored, in the order in which it is shown."""

Spans = tuple[Span, ...]
"""Where the words of something stand; several spans where it is broken."""


class EvaluationError(ValueError):
    """Gold or floors that cannot be used; the message says where and how to mend it."""


class Standing(StrEnum):
    """What a row of gold asks of us."""

    GOLD = "gold"  # to be found
    REJECTED = "rejected"  # found once and judged to be none: found again, it is wrong


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its words, whose they are, and what reports them."""

    content: Spans
    speaker: Spans = ()
    cue: Spans = ()
    act: str | None = None
    negated: bool | None = None
    hedged: bool | None = None
    addressee: Spans | None = None  # None where the gold does not say; empty where there is none
    target: Spans | None = None
    speech: bool | None = None  # whether its cue is one of speech; None where the gold does not say
    pronoun: bool = False  # whether the speaker is a pronoun of which we do not know whom it means
    confidence: float | None = None
    standing: Standing = Standing.GOLD


@dataclass(frozen=True, slots=True)
class Party:
    """A doer or recipient of a deed; `spans` are the places where it is named."""

    spans: Spans
    country: str = ""  # upper case, three letters, as PLOVER writes them
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event in PLOVER's terms."""

    type: str
    trigger: Spans = ()
    base_type: str | None = None
    status: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    in_words: bool = False  # whether it stands inside a statement
    modes: tuple[str, ...] = ()
    quad: int | None = None  # 1 to 4, where the gold says it
    confidence: float | None = None
    standing: Standing = Standing.GOLD


@dataclass(frozen=True, slots=True)
class Office:
    """Who holds which title; of ours, `person` and `title` are the one span that takes in both."""

    person: Spans
    title: Spans
    standing: Standing = Standing.GOLD


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and where it lies."""

    span: Span
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166 alpha-2
    geonames: str | None = None
    confidence: float | None = None
    standing: Standing = Standing.GOLD


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, with type and value as in TIMEX3."""

    span: Span
    type: str | None = None
    value: str | None = None
    standing: Standing = Standing.GOLD


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a pronoun may stand for, and whether it does."""

    span: Span
    meant: bool


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and the names that it may stand for."""

    span: Span
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A word that tells something, and whether that happened: a value of Factuality."""

    span: Span
    factuality: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report of a gold file: the article as it will be read, and its rows by layer.

    `judged_only` means that what no row of gold speaks of counts neither for nor against (an analyst's reviews).
    """

    article: Article
    statements: tuple[Said, ...] = ()
    events: tuple[Deed, ...] = ()
    roles: tuple[Office, ...] = ()
    places: tuple[Spot, ...] = ()
    times: tuple[Moment, ...] = ()
    coreference: tuple[Pronoun, ...] = ()
    stories: tuple[str, ...] = ()  # the name of its story, if it has one
    factuality: tuple[Fact, ...] = ()
    judged_only: bool = False


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The reports of one gold file; `layers` are those to score, in the order of LAYERS."""

    name: str
    path: str
    form: str  # a key of gold.FORMS
    reports: tuple[Annotated, ...]
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the statements of a gold set tell besides content, speaker and cue.

    It is told if it is told in one report.
    """

    acts: bool = False
    speech: bool = False  # which cues are of speech

    @classmethod
    def by(cls, reports: Iterable[Annotated]) -> Told:
        """What these reports tell."""
        every = [each for report in reports for each in report.statements]
        return cls(any(each.act is not None for each in every), any(each.speech is not None for each in every))


@dataclass(frozen=True, slots=True)
class Case:
    """One report to score: its gold, what we read in it, and what the set that it is of tells."""

    gold: Annotated
    reading: Reading
    told: Told = Told()
    failed: bool = False  # then the reading holds nothing

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.gold.article.text


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a row, for showing it; `what` is a key of terminal.STYLES."""

    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and how it was judged: a row of gold, or one of ours that is too many.

    `right` is what the floors file remembers; a row can be right and have a cause (the right speaker, a wrong act).
    """

    right: bool
    cause: str = ""  # a key of causes.CAUSES; empty where nothing is wrong
    detail: str = ""
    gold: tuple[Piece, ...] = ()
    ours: tuple[Piece, ...] = ()


def pieces(what: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The spans as pieces of one sort."""
    return tuple(Piece(span, what) for span in spans)
