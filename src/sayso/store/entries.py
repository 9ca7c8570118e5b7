"""The entries of a reading: their kinds, their ids, and the handles by which an id is found again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sayso import codec
from sayso.kept import Account
from sayso.records import SLOTS, Actor, Article, Event, Mention, Reading, Span, Statement, Threat

Whole = TypeVar("Whole", Reading, Account)

KINDS = {kind.__name__.lower(): slot for kind, slot in SLOTS.items()}
"""Kind of entry -> the field of a Reading that holds it; articles stand before them all."""

SEPARATOR = " ǁ "
"""A word that parts names in the index, so that no phrase runs from one into the next."""

HANDLE = 3
"""Bytes of an id that are kept to look it up by; six hexadecimal digits."""


def article_key(article: Article) -> str:
    """The store key of an article: 32 hexadecimal digits, from its id and text alone."""
    return codec.digest("article", article.id, article.text)


def entry_id(key: str, made_by: str, *, kind: str, record: object) -> str:
    """The id of the entry that keeps `record` for the article with the key `key`: 32 hex digits."""
    return codec.digest(key, made_by, kind, codec.canonical(record))


def records_of(reading: Reading) -> Iterator[tuple[str, Any]]:
    """Kind and record of everything that a reading holds but its parse: the article first."""
    yield "article", reading.article
    for kind, slot in KINDS.items():
        for record in getattr(reading, slot):
            yield kind, record


def maker(kind: str, record: Any, *, stages: Sequence[str], made_by: Mapping[str, str]) -> str:
    """What made a record, in a run with these `stages` and this table of kinds (see Recipe).

    A Failure was made by the stage that failed; a kind that no stage writes (an article may be one) by "ingest".
    """
    if kind == "failure":
        return next((stage for stage in stages if stage.split("/")[0] == record.stage), record.stage)
    return made_by.get(kind, "ingest")


def pack(reading: Reading) -> bytes:
    """The reading as compressed JSON, without the parse and the text."""
    return zlib.compress(codec.canonical(replace(reading, parse=None, article=replace(reading.article, text=""))))


def unpack(packed: bytes, text: str, kind: type[Whole]) -> Whole:
    """The reading that was packed, or the account of it, with its text put back."""
    whole = codec.decode(kind, zlib.decompress(packed))
    return replace(whole, article=replace(whole.article, text=text))


def handle(name: str) -> bytes:
    """The bytes by which an id, or six or more characters of its beginning, is looked up."""
    try:
        return bytes.fromhex(name[: 2 * HANDLE])
    except ValueError:  # not one of our ids: a stage may give its records ids of its own
        return name.encode()[:HANDLE]


def names_of(reading: Reading, ids: Sequence[str]) -> set[str]:
    """All ids that lead to a reading: `ids`, of its entries, and those of its own records."""
    own = (record.id for slot in (reading.statements, reading.events, reading.threats) for record in slot)
    return {*ids, *own} - {""}


def words(spans: Sequence[Span], text: str) -> str:
    """The words of the spans on one line, an ellipsis where they are broken."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def called(mention: Mention | None, reading: Reading | Account) -> str | None:
    """What to call whom a mention refers to: the actor's full name, else the mention's words."""
    if mention is None:
        return None
    actor = _actor(mention, reading)
    return actor.name if actor else words([mention.span], reading.article.text)


def all_names(mentions: Sequence[Mention | None], reading: Reading | Account) -> list[str]:
    """All that the mentions' actors are called: names, aliases and the words themselves."""
    found: dict[str, None] = {}
    for mention in mentions:
        if mention is not None:
            actor = _actor(mention, reading)
            names = (actor.name, *actor.aliases) if actor else ()
            found |= dict.fromkeys((*names, words([mention.span], reading.article.text)))
    return list(found)


def spoken_of(statement: Statement) -> tuple[Mention | None, ...]:
    """The mentions that `about` in a query looks at."""
    return (*statement.about, statement.target)


def deeds(events: Sequence[Event]) -> list[list[int]]:
    """The positions of the events that tell one deed, for each deed; in order of the first."""
    return _grouped([event.deed or position for position, event in enumerate(events)])


def perils(threats: Sequence[Threat]) -> list[list[int]]:
    """The positions of the threats that say the same of the same actors, for each such group."""
    return _grouped([_peril(threat) or position for position, threat in enumerate(threats)])


def _peril(threat: Threat) -> tuple[object, ...] | None:
    parties = [mention.actor if mention else None for mention in (threat.holder, threat.source, threat.target)]
    return (threat.status, *parties) if parties[1] and parties[2] else None


def _grouped(keys: Sequence[object]) -> list[list[int]]:
    groups: dict[object, list[int]] = {}
    for position, key in enumerate(keys):
        groups.setdefault(key, []).append(position)
    return list(groups.values())


def _actor(mention: Mention, reading: Reading | Account) -> Actor | None:
    if mention.actor is None:
        return None
    return next((actor for actor in reading.actors if actor.id == mention.actor), None)
