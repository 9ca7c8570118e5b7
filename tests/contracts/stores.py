"""The stores that the contract is tested on, and reports to put into them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso import codec
from sayso.kept import Recipe
from sayso.pipeline import stamp
from sayso.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Manner,
    Mention,
    MentionForm,
    Reading,
    Span,
    Statement,
)
from sayso.store import Kept, Query, Store, open_store

Opener = Callable[[], "contextmanager[Store]"]


@contextmanager
def in_memory() -> Iterator[Store]:
    with open_store("sqlite://") as store:
        yield store


@contextmanager
def in_a_file() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'sayso.db'}") as store:
        yield store


OPENERS = [in_memory, in_a_file]


every_store = pytest.mark.parametrize("opener", OPENERS, ids=lambda opener: opener.__name__)

KINDS = ("article", "furniture", "mention", "actor", "role", "place", "when", "statement", "event", "threat")


def recipe(version: str = "1") -> Recipe:
    made_by = {kind: f"{kind}s/{version} 0a1b2c3d" for kind in KINDS}
    stages = (*made_by.values(), f"parse/{version} 0a1b2c3d")
    return Recipe(stages, made_by, codec.digest(*stages))


def said(
    text: str, content: str, *, speaker: str | None = None, about: tuple[str, ...] = (), **facts: object
) -> Statement:
    """A statement whose parts stand in the text; a speaker "Lund=a1" is one with an actor."""
    return Statement(
        (_span(text, content),),
        facts.pop("manner", Manner.INDIRECT),
        facts.pop("act", Act.ASSERT),
        speaker=_mention(text, speaker) if speaker else None,
        about=tuple(_mention(text, each) for each in about),
        **facts,
    )


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def _mention(text: str, named: str) -> Mention:
    part, _, actor = named.partition("=")
    return Mention(_span(text, part), MentionForm.NAME, actor or None)


def report(name: str, text: str, *statements: Statement, actors: tuple[Actor, ...] = (), **facts: object) -> Reading:
    stamped = tuple(stamp(each, name) for each in statements)
    mentions = tuple(each.speaker for each in stamped if each.speaker)
    return Reading(Article(name, text, **facts), mentions=mentions, actors=actors, statements=stamped)


LUND = Actor("a1", "Ingrid Lund", ActorKind.PERSON, "SWE", ("Lund", "Minister Lund"))
OREN = Actor("a2", "Pável Ořen", ActorKind.PERSON, None, ("the envoy from the north",))
DAM = "The harbour dam will hold, Lund said on Monday. Ořen denied that the dam attacks had stopped."
FERRY = "Ferries were attacked twice, the envoy warned. The Lundberg line has not sailed."
DAM_READING = report(
    "r1",
    DAM,
    said(DAM, "The harbour dam will hold", speaker="Lund=a1", cue=_span(DAM, "said")),
    said(
        DAM,
        "that the dam attacks had stopped",
        speaker="Ořen=a2",
        about=("dam",),
        cue=_span(DAM, "denied"),
        act=Act.DENY,
        negated=True,
        target=_mention(DAM, "Lund=a1"),
    ),
    actors=(LUND, OREN),
    outlet="Harbour Post",
    published="2031-05-02",
    title="Dam safe",
)
FERRY_READING = report(
    "r2",
    FERRY,
    said(FERRY, "Ferries were attacked twice", speaker="the envoy", act=Act.WARN, cue=_span(FERRY, "warned")),
    said(FERRY, "has not sailed", speaker="Lundberg"),
    outlet="Harbour Post Sunday",
    published="2031-05-03T08:00:00Z",
)
UNDATED = "Nothing was decided, officials said."
UNDATED_READING = report(
    "r3", UNDATED, said(UNDATED, "Nothing was decided", speaker="officials"), outlet="harbour post"
)


def keep(store: Store, *given_readings: Reading, made: Recipe | None = None) -> Kept:
    """One whole run."""
    run = store.begin(made or recipe())
    kept = store.keep(given_readings, run)
    store.finish(run)
    return kept


def contents(store: Store, query: Query) -> list[str]:
    return [" … ".join(span.of(hit.article.text) for span in hit.statement.content) for hit in store.find(query)]


HOLDS, STOPPED, FERRIES = "The harbour dam will hold", "that the dam attacks had stopped", "Ferries were attacked twice"
SAILED, NOTHING = "has not sailed", "Nothing was decided"
