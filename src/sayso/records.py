"""The data types of the record; every other module speaks in these and adds none of its own.

Records are frozen standard-library dataclasses. Within one report they nest by value, so that an exported line
is whole. Offsets count Unicode code points into `Article.text` and are half-open. Unknown is `None`.
The values of the enums are the words shown to users.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.words import Encoding as Encoding
from sayso.words import Entity as Entity
from sayso.words import Parse as Parse
from sayso.words import Span as Span

# ---- the report -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was received; the text is never rewritten."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None  # ISO 639-1
    published: str | None = None  # ISO 8601 date or date-time
    published_basis: str | None = None  # "dateline" or "text" where it was inferred; None where it came with the report
    fetched: str | None = None  # ISO 8601 date-time
    capture: str | None = None  # how the text was got: "text", "html", and the encoding where it was detected
    revision_of: str | None = None  # store key of the version that this one revises


class FurnitureKind(StrEnum):
    """What a line that is no part of the report's prose is there for."""

    RELATED = "related"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    PROMO = "promo"
    CREDIT = "credit"
    BYLINE = "byline"
    COPYRIGHT = "copyright"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is not part of the report's prose: marked, never cut, and never read."""

    span: Span
    kind: FurnitureKind


# ---- who, where, when -------------------------------------------------------------------------------------------


class MentionForm(StrEnum):
    """How a mention refers: by name, office, common noun or pronoun."""

    NAME = "name"
    ROLE = "role"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to somebody or something able to act or to be spoken of."""

    span: Span
    form: MentionForm
    actor: str | None = None  # Actor.id
    score: float | None = None  # 0 to 1, of the choice of actor
    why: str | None = None  # a machine code for what decided, such as "alias" or "no-antecedent"
    candidates: tuple[str, ...] = ()  # ids of other actors that it might be, likeliest first


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    ORGANIZATION = "organization"
    ARMED_GROUP = "armed_group"
    OUTLET = "outlet"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that mentions of one report refer to."""

    id: str
    name: str  # the full, usual name
    kind: ActorKind | None = None
    country: str | None = None  # ISO 3166 alpha-3, or PLOVER's code of an international actor: UNO, EUR, IGO, NGO
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    sector: str | None = None  # PLOVER sector


class Tenure(StrEnum):
    """How a person stands to an office."""

    INCUMBENT = "incumbent"
    ACTING = "acting"
    ELECT = "elect"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Role:
    """An office held by a person, as the text has it."""

    person: str  # Actor.id
    title: str
    body: str | None = None  # Actor.id
    country: str | None = None  # ISO 3166 alpha-3
    evidence: Span | None = None  # takes in person and title
    as_of: str | None = None  # ISO 8601 date
    tenure: Tenure = Tenure.INCUMBENT
    why: str | None = None  # a machine code for what says so: "title", "apposition", "predicate", "title+knowledge"


class PlaceKind(StrEnum):
    """In what sense a name of a place is used."""

    LITERAL = "literal"
    METONYM = "metonym"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text and what it was resolved to."""

    span: Span | None
    kind: PlaceKind = PlaceKind.LITERAL
    name: str | None = None
    geonames: int | None = None
    lat: float | None = None  # degrees north, WGS 84
    lon: float | None = None  # degrees east, WGS 84
    country: str | None = None  # ISO 3166 alpha-3
    grain: str | None = None
    confidence: float | None = None  # 0 to 1
    note: str | None = None  # a machine code, such as "renamed:Astana:2022-09-17"


@dataclass(frozen=True, slots=True)
class When:
    """A time named in the text, with TIMEX3 type and value and the interval it stands for."""

    span: Span | None
    type: str | None = None  # DATE, TIME, DURATION, SET
    value: str | None = None
    earliest: str | None = None  # ISO 8601
    latest: str | None = None
    basis: str | None = None  # stated, relative, weekday, dateline, text, published, assumed
    anchor: str | None = None  # ISO 8601 date from which it was reckoned
    rule: str | None = None  # name of the rule that read the words
    note: str | None = None  # a machine code, such as "weekday-disagrees:wednesday"


# ---- what is said -----------------------------------------------------------------------------------------------


class Manner(StrEnum):
    """Whose words the content is in: the speaker's, the reporter's, both, or a headline's."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    HEADLINE = "headline"


class Act(StrEnum):
    """What the speaker does by saying it."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    ACCUSE = "accuse"
    CRITICIZE = "criticize"
    CONDEMN = "condemn"
    WARN = "warn"
    THREATEN = "threaten"
    DEMAND = "demand"
    REQUEST = "request"
    PROMISE = "promise"
    PROPOSE = "propose"
    REFUSE = "refuse"
    PRAISE = "praise"
    PREDICT = "predict"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """Words that decided a field of a statement or of an event."""

    field: str  # act, negated or hedged; status
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the report attributes to somebody other than its reporter.

    `content` is a tuple of spans, since a quote can be broken by its attribution. "accused X of Y" has target X and
    content Y; "urged X to do Z" has addressee X and content "to do Z".
    """

    content: tuple[Span, ...]
    manner: Manner
    act: Act
    speaker: Mention | None = None
    cue: Span | None = None
    role: str | None = None  # the speaker's office, as written beside the name
    addressee: Mention | None = None
    target: Mention | None = None
    about: tuple[Mention, ...] = ()
    when: When | None = None
    where: Place | None = None
    occasion: Span | None = None
    negated: bool = False
    hedged: bool = False
    relayed_by: Mention | None = None
    grounds: tuple[Ground, ...] = ()  # the words that decided act, negated and hedged; sorted
    confidence: float | None = None  # 0 to 1
    id: str = ""  # stamped by the pipeline


class Status(StrEnum):
    """Whether a deed is said to have happened, and by whom."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PROMISED = "promised"
    PREDICTED = "predicted"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


class Harm(StrEnum):
    """What happens to the people whom a deed's size counts."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people a deed killed, injured, arrested or displaced, in one piece of text."""

    harm: Harm
    span: Span  # the number with what qualifies it: "at least 12"
    least: int | None = None  # "up to 30" has none; of an exact number both are that number
    most: int | None = None  # "at least 12" has none
    approximate: bool = False  # "about 20", "dozens"


@dataclass(frozen=True, slots=True)
class Event:
    """One predication of a deed in PLOVER's terms; predications of one deed share `deed`."""

    type: str | None  # PLOVER's, by its rules of tense: promised help is AGREE; None where it codes no event
    trigger: Span
    status: Status
    deed: str | None = None
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    base_type: str | None = None  # the type of the deed itself: promised help is AID
    evidence: tuple[Span, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    when: When | None = None
    where: Place | None = None
    said_in: str | None = None  # Statement.id
    size: tuple[Toll, ...] = ()
    grounds: tuple[Ground, ...] = ()  # the words that decided the status
    why: str | None = None  # a machine code for what told the type: "verb:seize", "noun:raid", "network"
    confidence: float | None = None  # 0 to 1
    id: str = ""  # stamped by the pipeline


@dataclass(frozen=True, slots=True)
class Threat:
    """Who calls whom a threat to whom."""

    holder: Mention | None
    source: Mention | None
    target: Mention | None
    evidence: Span
    status: Status
    said_in: str | None = None  # Statement.id
    id: str = ""  # stamped by the pipeline


# ---- one report, read -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failure:
    """A stage that could not read one report: kept, shown and retried, while the rest goes on."""

    article: str  # Article.id
    stage: str
    error: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one report yields."""

    article: Article
    furniture: tuple[Furniture, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    threats: tuple[Threat, ...] = ()
    failures: tuple[Failure, ...] = ()
    parse: Parse | None = field(default=None, compare=False, repr=False)
    encoding: Encoding | None = field(default=None, compare=False, repr=False)


SLOTS: dict[type, str] = {
    Furniture: "furniture",
    Mention: "mentions",
    Actor: "actors",
    Role: "roles",
    Place: "places",
    When: "times",
    Statement: "statements",
    Event: "events",
    Threat: "threats",
    Failure: "failures",
}
"""Which field of a Reading holds the records of a type."""

Record = (
    Article
    | Furniture
    | Parse
    | Encoding
    | Mention
    | Actor
    | Role
    | Place
    | When
    | Statement
    | Event
    | Threat
    | Failure
)
"""What a stage may yield."""
