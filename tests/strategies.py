"""Hypothesis strategies for the record's types: readings whose spans lie in their text."""

from __future__ import annotations

from hypothesis import strategies as st

from sayso.pipeline import stamp
from sayso.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Event,
    Failure,
    Furniture,
    FurnitureKind,
    Ground,
    Manner,
    Mention,
    MentionForm,
    Place,
    PlaceKind,
    Reading,
    Role,
    Span,
    Statement,
    Status,
    Threat,
    When,
)

words = st.text(st.characters(codec="utf-8"), max_size=20)
"""Any characters that UTF-8 can hold."""

prose = st.lists(
    st.sampled_from(
        ["Ada", "Lund", "said", "the", "dam", "holds", "naïve", "Ōta", "“no”", ".", "\n", "\n\n", "水", "🙂"]
    )
    | words,
    min_size=1,
    max_size=30,
).map(lambda parts: " ".join(parts) or ".")
"""Texts of at least one character, among them line breaks, quotes and letters of several scripts."""

dates = st.none() | st.dates().map(lambda day: day.isoformat())


def spans(text: str) -> st.SearchStrategy[Span]:
    """Non-empty spans of a text."""
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return pairs.map(lambda pair: Span(min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1])))


@st.composite
def articles(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = words) -> Article:
    """Articles, with or without what may be unknown."""
    return Article(
        id=draw(ids),
        text=draw(prose),
        outlet=draw(st.none() | st.sampled_from(["The Harbour Post", "Inland Wire", ""])),
        title=draw(st.none() | words),
        language=draw(st.none() | st.just("en")),
        published=draw(dates),
    )


@st.composite
def readings(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = words) -> Reading:
    """Readings of an article, some with a failure; actors are found by their ids, as the pipeline has it."""
    article = draw(articles(ids=ids))
    span = spans(article.text)
    actors = tuple(draw(st.lists(_actors(), max_size=3, unique_by=lambda actor: actor.id)))
    mention = _mentions(span, tuple(actor.id for actor in actors))
    statements = _some(draw, _statements(span, mention), article.id)
    said = st.none() | st.sampled_from([each.id for each in statements]) if statements else st.none()
    kinds = st.sampled_from(list(FurnitureKind))
    return Reading(
        article,
        furniture=_some(draw, st.builds(Furniture, span, kinds), article.id),
        mentions=_some(draw, mention, article.id),
        actors=actors,
        roles=_some(draw, st.builds(Role, words, words, evidence=st.none() | span, as_of=dates), article.id),
        places=_some(draw, _places(span), article.id),
        times=_some(draw, st.builds(When, st.none() | span, st.just("DATE"), dates), article.id),
        statements=statements,
        events=_some(draw, _events(span, mention, said), article.id),
        threats=_some(draw, _threats(span, mention, said), article.id),
        failures=_some(draw, st.builds(Failure, st.just(article.id), st.just("parse"), words), article.id),
    )


def _some(draw: st.DrawFn, kind: st.SearchStrategy, article: str) -> tuple:
    """Up to three records, equal ones among them, stamped as the pipeline does it."""
    return tuple(stamp(record, article) for record in draw(st.lists(kind, max_size=3)))


def _actors() -> st.SearchStrategy[Actor]:
    kinds = st.none() | st.sampled_from(list(ActorKind))
    return st.builds(Actor, words, words, kinds, aliases=st.lists(words, max_size=2).map(tuple))


def _mentions(span: st.SearchStrategy[Span], actors: tuple[str, ...]) -> st.SearchStrategy[Mention]:
    who = st.none() | st.sampled_from(actors) if actors else st.none()
    return st.builds(Mention, span, st.sampled_from(list(MentionForm)), who)


def _places(span: st.SearchStrategy[Span]) -> st.SearchStrategy[Place]:
    degrees = st.none() | st.floats(-90, 90)
    kinds = st.sampled_from(list(PlaceKind))
    return st.builds(Place, st.none() | span, kinds, words, st.none() | st.integers(1, 1 << 40), degrees, degrees)


def _statements(span: st.SearchStrategy[Span], mention: st.SearchStrategy[Mention]) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        st.lists(span, min_size=1, max_size=3).map(tuple),
        st.sampled_from(list(Manner)),
        st.sampled_from(list(Act)),
        speaker=st.none() | mention,
        cue=st.none() | span,
        role=st.none() | words,
        target=st.none() | mention,
        about=st.lists(mention, max_size=2).map(tuple),
        when=st.none() | st.builds(When, st.none() | span),
        negated=st.booleans(),
        grounds=st.lists(st.builds(Ground, st.sampled_from(["act", "negated", "hedged"]), span), max_size=2).map(tuple),
        confidence=st.none() | st.floats(0, 1),
    )


def _events(
    span: st.SearchStrategy[Span], mention: st.SearchStrategy[Mention], said: st.SearchStrategy[str | None]
) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        st.sampled_from(["CONSULT", "ASSAULT"]),
        span,
        st.sampled_from(list(Status)),
        actors=st.lists(mention, max_size=2).map(tuple),
        said_in=said,
    )


def _threats(
    span: st.SearchStrategy[Span], mention: st.SearchStrategy[Mention], said: st.SearchStrategy[str | None]
) -> st.SearchStrategy[Threat]:
    who = st.none() | mention
    return st.builds(Threat, who, who, who, span, st.sampled_from(list(Status)), said_in=said)
