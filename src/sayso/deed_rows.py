"""Deeds and threats as people and programs read them: in words, as cells of CSV and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso import codec
from sayso.export import cameo
from sayso.export.entities import entity
from sayso.kept import Account
from sayso.knowledge.plover import QUADS
from sayso.records import Event, Harm, Mention, Place, Threat, Toll, When
from sayso.store import hits
from sayso.store.base import Hit
from sayso.store.entries import called, words
from sayso.store.search import CLOSE, OPEN

_ARTICLE = ("article_key", "article", "url", "outlet", "published")

EVENT_COLUMNS = (
    *("id", "status", "said_by", "base_type", "mode", "type", "contexts", "quad", "cameo_root", "actors"),
    *("actor_codes", "recipients", "recipient_codes", "trigger", "words", "date_earliest", "date_latest", "place"),
    *("geonames", "lat", "lon", "place_country", "killed", "injured", "arrested", "displaced", "mentions", "reports"),
    *("also", "confidence", "trigger_span", "spans", *_ARTICLE, "score"),
)
"""The columns of deeds as CSV."""

THREAT_COLUMNS = (
    *("id", "status", "said_by", "holder", "source", "target", "holder_codes", "source_codes", "target_codes", "words"),
    *("mentions", "reports", "also", "spans", *_ARTICLE, "score"),
)
"""The columns of threats as CSV."""


# ---- in words ---------------------------------------------------------------------------------------------------


def told(hit: Hit) -> Sequence[Event | Threat]:
    """The events that tell a deed, or the threats that say the same.

    That which stands for it comes first.
    """
    return hit.events or hit.threats


def speaker(record: Event | Threat, account: Account) -> str | None:
    """Who says so, by name; None where the outlet itself does, and where nobody is named."""
    return called(hits.speaker(record, account), account)


def status_words(record: Event | Threat, account: Account) -> str:
    """The status and who says so: "claimed by Ada Lund".

    "reported" alone is the outlet's own word.
    """
    if record.said_in is None:
        return record.status.value
    return f"{record.status} by {speaker(record, account) or 'somebody unnamed'}"


def also_words(records: Sequence[Event | Threat], account: Account) -> str:
    """How else the report tells it: "denied by Pavel Oren"; empty where it tells it in one way."""
    first, *rest = (status_words(record, account) for record in records)
    return ", ".join(dict.fromkeys(each for each in rest if each != first))


def whole_status(records: Sequence[Event | Threat], account: Account) -> str:
    """The status of what records tell together: "reported; also claimed by Ada Lund"."""
    also = also_words(records, account)
    return status_words(records[0], account) + (f"; also {also}" if also else "")


def type_words(event: Event) -> str:
    """What is done, with its mode.

    In brackets stands PLOVER's type where tense makes it another: "AID (AGREE)".
    """
    own = event.base_type or event.type or "?"
    coded = f"({event.type})" if event.type and event.type != own else ""
    return " ".join(filter(None, (own, ", ".join(event.mode), coded)))


def names(mentions: Iterable[Mention | None], account: Account) -> list[str]:
    """What to call those whom mentions refer to, each once."""
    return list(dict.fromkeys(name for mention in mentions if (name := called(mention, account))))


def party_words(event: Event, account: Account) -> str:
    """Who does it and to whom: "Russia → Ukraine"; a dash for a doer who is not named."""
    doers, others = (", ".join(names(each, account)) for each in (event.actors, event.recipients))
    return f"{doers or '—'} → {others}" if others else doers or "—"


def setting_words(event: Event, text: str) -> str:
    """Where and when it was done and what it cost.

    As in "in Herat (AFG); 2024-04-24; at least 12 killed".
    """
    return "; ".join(filter(None, (_place(event.where, text), _day(event.when), *_tolls(event.size, text))))


def seen_words(hit: Hit) -> str:
    """How much bears it out: "3 mentions in 2 reports"; of one report the mentions alone."""
    several = len(hit.reports)
    return _counted(hit.mentions, "mention") + (f" in {several} reports" if several > 1 else "")


def _place(place: Place | None, text: str) -> str:
    if place is None:
        return ""
    name = place.name or (words([place.span], text) if place.span else "")
    return f"in {name}" + (f" ({place.country})" if place.country and place.grain != "country" else "") if name else ""


def _day(when: When | None) -> str:
    """The day or days of a time, else its value."""
    if when is None:
        return ""
    first, last = (when.earliest or "")[:10], (when.latest or "")[:10]
    return (f"{first} to {last}" if first and last and first != last else first or last) or when.value or ""


def _tolls(tolls: Sequence[Toll], text: str) -> list[str]:
    return [f"{words([toll.span], text)} {toll.harm}" for toll in tolls]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


# ---- for programs -----------------------------------------------------------------------------------------------


def as_json(hit: Hit) -> dict[str, Any]:
    """A deed or threat as plain JSON types, with all that tells it; spans quote their words."""
    article, account = hit.article, _account(hit)
    named = ("id", "url", "outlet", "title", "byline", "language", "published")
    records = told(hit)
    kind = "event" if hit.events else "threat"
    return {
        "id": hit.id,
        "status": records[0].status.value,
        "said_by": hit.speaker,
        "article": {"key": hit.article_key, **{name: getattr(article, name) for name in named}},
        kind: codec.record_to_json(records[0], article.text),
        **_parties(records[0], account),
        "mentions": hit.mentions,
        "reports": list(hit.reports),
        "told": [
            {
                "id": record.id,
                "status": record.status.value,
                "said_by": speaker(record, account),
                "evidence": codec.record_to_json({"spans": hits.evidence(record)}, article.text)["spans"],
            }
            for record in records
        ],
        "snippet": hit.snippet.replace(OPEN, "").replace(CLOSE, ""),
        "score": hit.score,
    }


def as_cells(hit: Hit) -> dict[str, Any]:
    """A deed or threat as cells of CSV: several values parted by semicolons, spans as `12-40`."""
    article, account = hit.article, _account(hit)
    records = told(hit)
    spans = hits.evidence(records[0])
    cells = {
        "id": hit.id,
        "status": records[0].status.value,
        "said_by": hit.speaker,
        "words": words(spans, article.text),
        "mentions": hit.mentions,
        "reports": len(hit.reports),
        "also": also_words(records, account),
        "spans": " ".join(f"{span.start}-{span.end}" for span in spans),
        "article_key": hit.article_key,
        "article": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "score": hit.score,
    }
    own = _event_cells(hit.events[0], account) if hit.events else _threat_cells(hit.threats[0], account)
    return {**cells, **own}


def _event_cells(event: Event, account: Account) -> dict[str, Any]:
    text, when, where = account.article.text, event.when, event.where
    harmed: dict[str, str] = {}
    for toll in event.size:
        harmed[toll.harm.value] = words([toll.span], text) if toll.least != toll.most else str(toll.least)
    return {
        "base_type": event.base_type or event.type,
        "mode": "; ".join(event.mode),
        "type": event.type,
        "contexts": "; ".join(event.contexts),
        "quad": QUADS.get(event.type or ""),
        "cameo_root": cameo.root(event.type, event.mode if event.base_type in (None, event.type) else ()),
        "actors": "; ".join(names(event.actors, account)),
        "actor_codes": _codes(event.actors, account),
        "recipients": "; ".join(names(event.recipients, account)),
        "recipient_codes": _codes(event.recipients, account),
        "trigger": words([event.trigger], text),
        "date_earliest": when.earliest if when else None,
        "date_latest": when.latest if when else None,
        "place": where.name or (words([where.span], text) if where.span else None) if where else None,
        **{name: getattr(where, name, None) for name in ("geonames", "lat", "lon")},
        "place_country": where.country if where else None,
        **{harm.value: harmed.get(harm.value) for harm in Harm},
        "confidence": event.confidence,
        "trigger_span": f"{event.trigger.start}-{event.trigger.end}",
    }


def _threat_cells(threat: Threat, account: Account) -> dict[str, Any]:
    parties = {"holder": threat.holder, "source": threat.source, "target": threat.target}
    return {
        **{name: called(mention, account) for name, mention in parties.items()},
        **{f"{name}_codes": _codes([mention] if mention else [], account) for name, mention in parties.items()},
    }


def _parties(record: Event | Threat, account: Account) -> Mapping[str, Any]:
    """The parties by name."""
    if isinstance(record, Event):
        return {"actors": names(record.actors, account), "recipients": names(record.recipients, account)}
    return {name: called(getattr(record, name), account) for name in ("holder", "source", "target")}


def _codes(mentions: Iterable[Mention], account: Account) -> str:
    """PLOVER's codes of country and sector: `RUS GOV; UNK`."""
    entities = (entity(mention, account) for mention in mentions)
    return "; ".join(" ".join(filter(None, (each.get("code"), each.get("sector")))) for each in entities)


def _account(hit: Hit) -> Account:
    if hit.account is None:
        raise ValueError("a statement or report is no deed; ask for those with Query(kind='event') or 'threat'")
    return hit.account
