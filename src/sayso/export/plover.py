"""Deeds as PLOVER's JSON records, one line each; `plover_schema.json` beside this file says what may stand in one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from sayso import codec
from sayso.export import cameo
from sayso.export.entities import country_code, entity
from sayso.kept import Account
from sayso.knowledge.plover import QUADS, score
from sayso.knowledge.states import states
from sayso.records import Event, Harm, Place, Status, Toll, When

HAPPENED = (Status.REPORTED, Status.HISTORICAL)
"""What goes out where nothing else is asked for: what the outlet itself says was done."""

AUXILIARY: Mapping[Status, str] = {
    Status.HISTORICAL: "historical",
    Status.DENIED: "negation",
    Status.PROMISED: "future",
    Status.PREDICTED: "future",
    Status.THREATENED: "future",
    Status.DEMANDED: "hypothetical",
    Status.HYPOTHETICAL: "hypothetical",
}
"""PLOVER's auxiliary mode for a status.

`reported` needs none, and for `claimed` PLOVER has none.
"""

_HARMS = {Harm.KILLED: "dead", Harm.INJURED: "injured", Harm.ARRESTED: "arrested"}
_RESOLUTIONS = {"building": 5, "city": 4, "province": 2, "country": 1}  # Mordecai's scale, 5 the finest
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def record(name: str, told: Sequence[Event], account: Account, *, said_by: str | None) -> dict[str, Any] | None:
    """The PLOVER record, called `name`, of the deed that events of one report tell.

    The first of them stands for it. `said_by` names the speaker of the statement in which that one is told. None where
    PLOVER codes no event (it has no type), and where no date can be given.
    """
    event = told[0]
    dates = _dates(event, account.article.published)
    if event.type is None or dates is None:
        return None
    text, article = account.article.text, account.article
    spans = event.evidence or (event.trigger,)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    found: dict[str, Any] = {
        "id": name,
        "has_event": True,
        **dates,
        "actor": [entity(each, account) for each in event.actors or (None,)],
        "recipient": [entity(each, account) for each in event.recipients],
        "event": [event.type],
        "event_loc": _location(event.where, text),
        "event_text": [words] if (words := " ".join(event.trigger.of(text).split())) else [],
        "quad_code": QUADS.get(event.type),
        "event_scale": score(event.type, _modes(event)),
        "mode": list(_modes(event)),
        "context": list(event.contexts),
        "auxiliary": [AUXILIARY[event.status]] if event.status in AUXILIARY else [],
        "link": event.deed,
        "text": text[start:end],
        "text_info": {"start": start, "end": end},
        "size": _size(event.size),
        "cite_info": {
            "citation": article.id,
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "publication": article.outlet,
            "codebook": "PLOVER 2.0",
        },
        "coder": "sayso",
        "comment": _comment(event, said_by),
        "sayso": _own(told, account, said_by),
    }
    return _without_nothing(found)


def schema() -> dict[str, Any]:
    """The JSON Schema of a line, written from the facts of PLOVER's manual."""
    found: dict[str, Any] = codec.from_line(
        files("sayso.export").joinpath("plover_schema.json").read_text(encoding="utf-8")
    )
    return found


def _modes(event: Event) -> tuple[str, ...]:
    """The modes of the type that goes out: those of the deed itself, unless tense gave it another type."""
    return event.mode if event.base_type in (None, event.type) else ()


def _dates(event: Event, published: str | None) -> dict[str, str] | None:
    """PLOVER's date and, for a deed of several days, its end; None where there is none that would be true.

    What was done has the day on which it was done or, if nothing tells, the day of the report. What lies further back
    has no such stand-in. What was not done (promised, demanded, denied) is dated by the report, in which that was said.
    """
    day = (published or "")[:10] if _DAY.match(published or "") else None
    if event.status in (*HAPPENED, Status.CLAIMED):
        own = _interval(event.when)
        if own is not None:
            return own
    return {"date": day} if day and event.status is not Status.HISTORICAL else None


def _interval(when: When | None) -> dict[str, str] | None:
    if when is None or not _DAY.match(when.earliest or ""):
        return None
    first = (when.earliest or "")[:10]
    last = (when.latest or "")[:10]
    return {"date": first} | ({"enddate": last} if _DAY.match(last) and last > first else {})


def _location(place: Place | None, text: str) -> dict[str, Any] | None:
    if place is None:
        return None
    state = states().get(place.country or "")
    name = place.name or (" ".join(place.span.of(text).split()) if place.span else None)
    return {
        "extracted_place": " ".join(place.span.of(text).split()) if place.span else None,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "city": name if place.grain in ("city", "building") else None,
        "province": name if place.grain == "province" else None,
        "country": state.name if state else None,
        "country_code": country_code(place.country),
        "resolution": _RESOLUTIONS.get(place.grain or ""),
    }


def _size(tolls: Sequence[Toll]) -> dict[str, int]:
    """PLOVER's counts: the number, the least where there is one; what is only "up to" a number gives none."""
    return {_HARMS[toll.harm]: toll.least for toll in tolls if toll.harm in _HARMS and toll.least is not None}


def _comment(event: Event, said_by: str | None) -> str | None:
    """A warning for whoever reads no field but PLOVER's."""
    if event.status is Status.REPORTED:
        return None
    if event.status is Status.HISTORICAL:
        return "historical: background to the report"
    by = f" by {said_by}" if said_by else " by somebody whom the report does not name" if event.said_in else ""
    return f"{event.status}{by}: the outlet does not say that it happened"


def _own(told: Sequence[Event], account: Account, said_by: str | None) -> dict[str, Any]:
    """What PLOVER has no place for."""
    event, text = told[0], account.article.text
    root = cameo.root(event.type, _modes(event))
    when = event.when
    own = _interval(when) is not None and event.status in (*HAPPENED, Status.CLAIMED)
    return {
        "status": event.status.value,
        "said_by": said_by,
        "in_statement": event.said_in is not None,
        "base_type": event.base_type,
        "base_mode": list(event.mode),
        "date_basis": "event" if own else "published",
        "when": {"earliest": when.earliest, "latest": when.latest} if when else None,
        "cameo_root": root,
        "cameo_quad": cameo.quad(root) if root else None,
        "mentions": len(told),
        "evidence": [
            {"status": each.status.value, "start": span.start, "end": span.end, "text": span.of(text)}
            for each in told
            for span in each.evidence or (each.trigger,)
        ],
        "trigger": {"start": event.trigger.start, "end": event.trigger.end},
        "size": [
            {
                "harm": toll.harm.value,
                "least": toll.least,
                "most": toll.most,
                "approximate": toll.approximate,
                "text": toll.span.of(text),
            }
            for toll in event.size
        ],
        "confidence": event.confidence,
    }


def _without_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """The object without keys whose value is not known; `actor` and `event` are never empty."""
    found = {key: _without_nothing(each) if isinstance(each, dict) else each for key, each in value.items()}
    return {key: each for key, each in found.items() if each is not None and each not in ([], {}, "")}
