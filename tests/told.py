"""A made-up report with deeds of every sort and a threat, for the tests of what is listed and exported."""

from __future__ import annotations

from dataclasses import replace

from sayso import codec
from sayso.kept import Recipe
from sayso.pipeline import stamp
from sayso.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Event,
    Harm,
    Manner,
    Mention,
    MentionForm,
    Place,
    Reading,
    Span,
    Statement,
    Status,
    Threat,
    Toll,
    When,
)

TEXT = (
    "Polish gunners shelled the village of Marle on Tuesday, killing at least 12 people. "
    "General Ada Brun said that the militia had burned the mill that night. "
    "The militia denied that it had burned the mill. "
    "The shelling went on until dark. "
    "Estonia will send grain to Marle. "
    "In 2014 Poland had freed forty prisoners. "
    "Brun called the militia a danger to Poland."
)
KINDS = ("statement", "event", "threat", "actor")
RECIPE = Recipe(
    tuple(f"{kind}s/1 0a1b2c3d" for kind in KINDS),
    {kind: f"{kind}s/1 0a1b2c3d" for kind in KINDS},
    codec.digest("told"),
)
ACTORS = (
    Actor("poland", "Poland", ActorKind.STATE, "POL", ("Warsaw",), "Q36", "GOV"),
    Actor("gunners", "Polish gunners", ActorKind.PEOPLE, "POL", sector="MIL"),
    Actor("ada-brun", "Ada Brun", ActorKind.PERSON, "POL", sector="MIL"),
    Actor("militia", "the militia", ActorKind.ARMED_GROUP, None, sector="REB"),
    Actor("estonia", "Estonia", ActorKind.STATE, "EST", sector="GOV"),
)


def span(part: str, number: int = 1, text: str = TEXT) -> Span:
    """Where the words stand in the text for the n-th time."""
    start = -1
    for _ in range(number):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def mention(part: str, actor: str | None, number: int = 1) -> Mention:
    """A mention with these words."""
    return Mention(span(part, number), MentionForm.NAME, actor)


def reading(
    name: str = "r1", *, outlet: str | None = "Hill Post", published: str | None = "2031-05-08", **more: object
) -> Reading:
    """The report as it was read, under this id; `more` are fields of its article."""
    brun = stamp(
        Statement((span("that the militia had burned the mill that night"),), Manner.INDIRECT, Act.ACCUSE,
                  mention("General Ada Brun", "ada-brun"), span("said")), name
    )  # fmt: skip
    denied = stamp(
        Statement((span("that it had burned the mill"),), Manner.INDIRECT, Act.DENY,
                  mention("The militia", "militia"), span("denied"), negated=True), name
    )  # fmt: skip
    marle = Place(span("Marle"), name="Marle", geonames=771, lat=52.0, lon=0.0, country="POL", grain="city")
    shelled = Event(
        "ASSAULT", span("shelled"), Status.REPORTED, "d1", ("heavy-weapons",), ("military",), "ASSAULT",
        (span("Polish gunners shelled the village of Marle on Tuesday, killing at least 12 people"),),
        (mention("Polish gunners", "gunners"),), (mention("the village of Marle", None),),
        When(span("Tuesday"), "DATE", "2031-05-06", "2031-05-06", "2031-05-06"), marle,
        size=(Toll(Harm.KILLED, span("at least 12"), 12),), confidence=0.9,
    )  # fmt: skip
    went_on = replace(
        shelled, trigger=span("shelling"), evidence=(span("The shelling went on until dark"),), size=(), actors=(),
        recipients=(), confidence=0.4,
    )  # fmt: skip
    burned = Event(
        "ASSAULT", span("burned"), Status.CLAIMED, "d2", ("destroy",), (), "ASSAULT",
        (span("the militia had burned the mill that night"),), (mention("the militia", "militia"),),
        said_in=brun.id, confidence=0.7,
    )  # fmt: skip
    not_burned = replace(
        burned, trigger=span("burned", 2), status=Status.DENIED, evidence=(span("it had burned the mill"),),
        actors=(mention("it", "militia", 3),), said_in=denied.id,
    )  # fmt: skip
    grain = Event(
        "AGREE", span("send"), Status.PROMISED, "d3", (), ("economic",), "AID",
        (span("Estonia will send grain to Marle"),), (mention("Estonia", "estonia"),), where=marle, confidence=0.8,
    )  # fmt: skip
    freed = Event(
        "RETREAT", span("freed"), Status.HISTORICAL, None, ("release",), (), "RETREAT",
        (span("In 2014 Poland had freed forty prisoners"),), (mention("Poland", "poland"),),
        when=When(span("2014"), "DATE", "2014", "2014-01-01", "2014-12-31"), confidence=0.6,
    )  # fmt: skip
    threat = Threat(
        mention("Brun", "ada-brun", 2), mention("the militia", "militia", 2), mention("Poland", "poland", 2),
        span("Brun called the militia a danger to Poland"), Status.CLAIMED,
    )  # fmt: skip
    events = (shelled, burned, not_burned, went_on, grain, freed)
    return Reading(
        Article(name, TEXT, outlet=outlet, published=published, language="en", **more),
        mentions=tuple(each for event in events for each in event.actors),
        actors=ACTORS,
        statements=(brun, denied),
        events=tuple(stamp(event, name) for event in events),
        threats=(stamp(threat, name),),
    )
