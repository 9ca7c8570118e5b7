"""The rows of a reading, in the form that scorers compare."""

from __future__ import annotations

from functools import cache

from sayso.evaluation.rows import Annotated, Deed, Moment, Office, Party, Said, Spans, Spot
from sayso.knowledge.states import states
from sayso.records import Actor, Event, Mention, MentionForm, Place, Reading, Role, Span, Statement, When


def annotated(reading: Reading) -> Annotated:
    """All rows of a reading, as gold."""
    return Annotated(
        reading.article,
        statements=statements(reading),
        events=events(reading),
        roles=tuple(office(each, reading.article.text) for each in reading.roles if each.evidence),
        places=places(reading),
        times=times(reading),
    )


def statements(reading: Reading) -> tuple[Said, ...]:
    """The statements of a reading."""
    return tuple(said(each) for each in reading.statements)


def said(statement: Statement) -> Said:
    """A statement as it is compared."""
    speaker = statement.speaker
    return Said(
        content=statement.content,
        speaker=_named(speaker),
        cue=(statement.cue,) if statement.cue else (),
        act=statement.act.value,
        negated=statement.negated,
        hedged=statement.hedged,
        addressee=_named(statement.addressee),
        target=_named(statement.target),
        pronoun=speaker is not None and speaker.form is MentionForm.PRONOUN and speaker.actor is None,
        confidence=statement.confidence,
    )


def _named(mention: Mention | None) -> Spans:
    return (mention.span,) if mention else ()


def events(reading: Reading) -> tuple[Deed, ...]:
    """The events of a reading, their actors with the countries and sectors of who is meant."""
    actors = {each.id: each for each in reading.actors}
    return tuple(deed(each, actors) for each in reading.events)


def deed(event: Event, actors: dict[str, Actor]) -> Deed:
    """An event as it is compared."""
    return Deed(
        type=event.type or "",
        trigger=(event.trigger,),
        base_type=event.base_type,
        status=event.status.value,
        actors=tuple(_party(each, actors) for each in event.actors),
        recipients=tuple(_party(each, actors) for each in event.recipients),
        in_words=event.said_in is not None,
        modes=event.mode,
        confidence=event.confidence,
    )


def _party(mention: Mention, actors: dict[str, Actor]) -> Party:
    actor = actors.get(mention.actor or "")
    return Party((mention.span,), (actor and actor.country) or "", (actor and actor.sector) or "")


def evidence(reading: Reading) -> tuple[Office, ...]:
    """The roles of a reading, each by the one span that takes in person and title."""
    return tuple(Office((each.evidence,), (each.evidence,)) for each in reading.roles if each.evidence)


def office(role: Role, text: str) -> Office:
    """A role as gold.

    Its title where it stands in the evidence, and the rest of the evidence for the person.
    """
    if role.evidence is None:
        return Office((), ())
    whole = role.evidence
    at = text.casefold().find(role.title.casefold(), whole.start, whole.end)
    if at < 0:
        return Office((whole,), (whole,))
    title = Span(at, at + len(role.title))
    rest: Spans = tuple(
        span for span in (Span(whole.start, title.start), Span(title.end, whole.end)) if span.start < span.end
    )
    return Office(rest or (whole,), (title,))


def places(reading: Reading) -> tuple[Spot, ...]:
    """The places of a reading that stand in its text."""
    return tuple(spot(each, each.span) for each in reading.places if each.span)


def spot(place: Place, span: Span) -> Spot:
    """A place as it is compared."""
    return Spot(
        span=span,
        lat=place.lat,
        lon=place.lon,
        country=_two_letters().get(place.country or ""),
        geonames=None if place.geonames is None else str(place.geonames),
        confidence=place.confidence,
    )


def times(reading: Reading) -> tuple[Moment, ...]:
    """The times of a reading that stand in its text."""
    return tuple(moment(each, each.span) for each in reading.times if each.span)


def moment(when: When, span: Span) -> Moment:
    """A time as it is compared."""
    return Moment(span, when.type, when.value)


@cache
def _two_letters() -> dict[str, str]:
    """The two-letter codes of countries by their three-letter codes (ISO 3166)."""
    return {code: state.iso2 for code, state in states().items() if state.iso2}
