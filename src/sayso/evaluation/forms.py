"""One function a format of gold: a line of the file becomes a report with its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso import codec
from sayso.evaluation import found
from sayso.evaluation.checked import Json, Locus
from sayso.evaluation.rows import (
    Annotated,
    Candidate,
    Deed,
    Moment,
    Office,
    Party,
    Pronoun,
    Said,
    Spot,
)
from sayso.ingest import reports
from sayso.ingest.options import IngestError, Options, Problem
from sayso.records import Act, Article, Reading, Status

KINDS = {"statements": "statement", "events": "event", "roles": "role", "places": "place", "times": "time"}
"""What a row of each list of a reading is called."""


def article(record: Json, locus: Locus) -> Article:
    """The article of a line that holds a report itself, made as `sayso read` makes it.

    A date that cannot be read is left out, as reading does.
    """
    identity = next((record[key] for key in ("id", "doc_id", "sent_id") if record.get(key) not in (None, "")), None)
    if identity is None:
        raise locus.error("this report has no id; give it one as `id`")
    fields = {"id": identity, "text": locus.need(record, "text")}
    fields |= {key: record[key] for key in ("title", "outlet", "url") if record.get(key)}
    if published := next((record[key] for key in ("published", "dct", "date") if record.get(key)), None):
        fields["published"] = published
    return _made(fields, locus)


def _made(fields: Json, locus: Locus) -> Article:
    def tell(problem: Problem) -> None:
        if problem.lost:
            raise locus.error(problem.message)

    made = reports.article(fields, Options(on_problem=tell), reports.Source(locus.path, "jsonl", locus.line))
    if made is None:  # told above
        raise IngestError(f"{locus.path}, line {locus.line}: no report")
    return made


def _begun(record: Json, locus: Locus) -> tuple[Annotated, Locus]:
    """The report without rows, and the place with the text that its offsets count in."""
    made = article(record, locus)
    return Annotated(made), replace(locus, text=made.text)


# ---- PolNeAR ----------------------------------------------------------------------------------------------------


def quotes(record: Json, locus: Locus) -> Annotated:
    """PolNeAR: {"doc_id", "text", "quotes": [{"content", "source", "cue", "cue_class"}]}."""
    begun, locus = _begun(record, locus)
    said = tuple(
        Said(
            content=there.spans(there.need(row, "content")),
            speaker=there.spans(row.get("source")),
            cue=there.spans(row.get("cue")),
            speech=row["cue_class"] == "speech" if "cue_class" in row else None,
        )
        for row, there in locus.rows(record, "quotes", "quote")
    )
    return replace(begun, statements=said)


# ---- our own gold -----------------------------------------------------------------------------------------------


def is_record(record: Json) -> bool:
    """Whether a line is in the form of our own gold."""
    return "text" in record and bool({"statements", "events", "roles"} & record.keys())


def record(record: Json, locus: Locus) -> Annotated:
    """Our own gold: {"id", "text", "statements", "events", "roles"}, pieces as [start, end]."""
    begun, locus = _begun(record, locus)
    return replace(
        begun,
        statements=tuple(_said(row, there) for row, there in locus.rows(record, "statements", "statement")),
        events=tuple(
            _deed(row, there) for row, there in locus.rows(record, "events", "event") if row.get("trigger") is not None
        ),
        roles=tuple(
            Office(there.one(row["person"]), there.one(row["title"]))
            for row, there in locus.rows(record, "roles", "role")
            if row.get("person") and row.get("title")
        ),
    )


def _said(row: Json, locus: Locus) -> Said:
    return Said(
        content=locus.spans(locus.need(row, "content")),
        speaker=locus.one(row.get("speaker")),
        cue=locus.one(row.get("cue")),
        act=_word(locus.need(row, "act"), "act", Act, locus),
        negated=bool(row.get("negated")),
        hedged=bool(row["hedged"]) if "hedged" in row else None,
        addressee=locus.one(row["addressee"]) if "addressee" in row else None,
        target=locus.one(row["target"]) if "target" in row else None,
    )


def _deed(row: Json, locus: Locus) -> Deed:
    return Deed(
        type=str(locus.need(row, "type")),
        trigger=locus.one(row["trigger"]),
        status=_word(locus.need(row, "status"), "status", Status, locus),
        actors=tuple(Party((span,)) for span in locus.spans(row.get("actors"))),
        recipients=tuple(Party((span,)) for span in locus.spans(row.get("recipients"))),
        in_words=row.get("said_in") is not None,
    )


def _word(value: Any, field: str, kind: type[Act] | type[Status], locus: Locus) -> str:
    words = [each.value for each in kind]
    if value not in words:
        raise locus.error(f"the {field} {value!r} is none of: {', '.join(words)}")
    return str(value)


# ---- PLOVER sentences -------------------------------------------------------------------------------------------


def is_sentence(record: Json) -> bool:
    """Whether a line is a sentence coded in PLOVER's terms."""
    events = record.get("events")
    return isinstance(events, list) and (
        "sent_id" in record or any(isinstance(each, dict) and "source_actor" in each for each in events)
    )


def sentence(record: Json, locus: Locus) -> Annotated:
    """PLOVER: {"sent_id", "text", "events": [{"type", "source_actor", "target_actor", ...}]}.

    An actor is {"code", "sector", "spans"}; in place of a list of them there may be one, or a code alone.
    """
    begun, locus = _begun(record, locus)
    deeds = tuple(
        Deed(
            type=str(locus.need(row, "type")).strip().upper(),
            quad=row.get("quad"),
            modes=tuple(_listed(row.get("mode"))),
            actors=tuple(_party(each, there) for each in _listed(row.get("source_actor"))),
            recipients=tuple(_party(each, there) for each in _listed(row.get("target_actor"))),
        )
        for row, there in locus.rows(record, "events", "event")
    )
    return replace(begun, events=deeds)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _party(value: Any, locus: Locus) -> Party:
    given = {"code": value} if isinstance(value, str) else value
    if not isinstance(given, dict):
        raise locus.error(f"{value!r} is no actor; write it as {{code, sector, spans}}")
    return Party(locus.spans(given.get("spans")), str(given.get("code") or ""), str(given.get("sector") or ""))


# ---- places, times, pronouns, stories ---------------------------------------------------------------------------


def places(record: Json, locus: Locus) -> Annotated:
    """Places: {"id", "text", "toponyms": [{"start", "end", "lat", "lon", ...}]}.

    Also `country_iso` (two letters) and `geonameid`.
    """
    begun, locus = _begun(record, locus)
    spots = tuple(
        Spot(
            span=there.span({key: row.get(key) for key in ("start", "end")}),
            lat=row.get("lat"),
            lon=row.get("lon"),
            country=row.get("country_iso") or None,
            geonames=str(row["geonameid"]) if row.get("geonameid") else None,
        )
        for row, there in locus.rows(record, "toponyms", "toponym")
    )
    return replace(begun, places=spots)


def times(record: Json, locus: Locus) -> Annotated:
    """Times: {"id", "text", "dct", "timexes": [{"start", "end", "type", "value"}]}."""
    begun, locus = _begun(record, locus)
    moments = tuple(
        Moment(there.span({key: row.get(key) for key in ("start", "end")}), row.get("type"), row.get("value"))
        for row, there in locus.rows(record, "timexes", "time")
    )
    return replace(begun, times=moments)


def pronouns(record: Json, locus: Locus) -> Annotated:
    """GAP: a table with ID, Text, Pronoun, A and B, each with its offset, and A-coref, B-coref."""
    made = _made({"id": record["ID"], "text": record["Text"]}, locus)
    locus = replace(locus, text=made.text)

    def span(word: str, offset: str) -> Any:
        start = record[offset]
        if not str(start).isdigit():
            raise locus.error(f"`{offset}` is {start!r}, no number; write the offset of the first character")
        words = record[word] or ""
        return locus.fitting(int(start), int(start) + len(words), words)

    candidates = tuple(Candidate(span(name, f"{name}-offset"), record[f"{name}-coref"] == "TRUE") for name in "AB")
    return Annotated(made, coreference=(Pronoun(span("Pronoun", "Pronoun-offset"), candidates),))


def story(record: Json, locus: Locus) -> Annotated:
    """Stories: {"id", "text", "story"}, with title, outlet and date as reports have them."""
    begun, _ = _begun(record, locus)
    return replace(begun, stories=(str(record["story"]),))


# ---- readings ---------------------------------------------------------------------------------------------------


def is_reading(record: Json) -> bool:
    """Whether a line is a reading, as `sayso read --format jsonl` prints it."""
    return isinstance(record.get("article"), dict) and "verdict" not in record


def reading(record: Json, locus: Locus) -> Annotated:
    """A reading that somebody has corrected: its rows are the gold.

    Each row is checked by itself, so that what is wrong is told with its number.
    """
    made = held(record["article"], locus)
    locus = replace(locus, text=made.text)
    for name, kind in {**KINDS, "actors": "actor"}.items():
        for row, there in locus.rows(record, name, kind):
            check_spans(row, there)
            as_record(row, name, there)
    given = {name: record.get(name) or [] for name in (*KINDS, "actors")}
    try:
        return found.annotated(codec.record_from_json(Reading, {**given, "article": record["article"]}))
    except codec.CodecError as error:
        raise locus.error(f"{error}; docs/schema.json says what a reading is") from error


def held(record: Any, locus: Locus) -> Article:
    """The article of a reading or a review, which has to have an id and a text."""
    try:
        made = codec.record_from_json(Article, record)
    except codec.CodecError as error:
        raise locus.error(f"{error}; an article has at least `id` and `text`") from error
    if not made.text.strip() or not made.id.strip():
        raise locus.error("the article has no text or no id; gold needs both")
    return made


def as_record(row: Json, name: str, locus: Locus) -> Any:
    """The record that a row of a reading's list `name` holds."""
    from sayso.records import SLOTS

    kind = next(kind for kind, slot in SLOTS.items() if slot == name)
    try:
        return codec.record_from_json(kind, row)
    except codec.CodecError as error:
        raise locus.error(str(error)) from error


def check_spans(value: Any, locus: Locus) -> None:
    """Refuse a span below `value` that leaves the text, or quotes other words than stand there."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            locus.span(value)
            return
        for each in value.values():
            check_spans(each, locus)
    elif isinstance(value, list):
        for each in value:
            check_spans(each, locus)
