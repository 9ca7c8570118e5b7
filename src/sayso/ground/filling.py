"""What the phrases that a report has for its actors tell of their country and sector, or the places they act at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.ground.belonging import INTERNATIONAL
from sayso.ground.identities import Identity, identifier
from sayso.ground.parties import Parties
from sayso.knowledge.actors import fold
from sayso.knowledge.organizations import WORLDWIDE
from sayso.knowledge.sectors import can_act, sector_of
from sayso.knowledge.states import states
from sayso.records import Actor, ActorKind, Mention, MentionForm

_FILLED = frozenset(("described", "named", "surname-only", "ambiguous", "office"))
"""What decided on actors that knowledge has not: of them the report may tell more."""

_STATES_OWN = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
"""Sectors whose bodies and officers are some state's, told or not."""

_ANYWHERE = frozenset(("REB", "UAF", "CRM", "UNK"))
"""Sectors of those who, where they are named, need not be of the country that is spoken of."""

_PAST = frozenset(("former", "ex", "late", "then", "onetime", "outgoing"))
"""Words of a title that is no more, or was never, the present one."""

_SENT = frozenset(("ambassador", "envoy", "representative", "delegate"))
"""Nouns of those whom states send to a body of several states: "UN ambassador" is no officer of the UN's."""


def filled(identity: Identity, mentions: Sequence[Mention], parties: Parties) -> Identity:
    """The identity with what the phrases of its mentions add of country and sector."""
    if identity.why == "people":
        return _at_home(identity, mentions, parties)
    whole = identity.actor.country and identity.actor.sector and identity.why != "described"
    if not whole and identity.why in _FILLED:
        identity = _told(identity, mentions, parties)
    elif identity.actor.kind is ActorKind.PERSON:
        identity = _officer(identity, mentions, parties)
    actor = coded(identity.actor)
    return identity if actor is identity.actor else replace(identity, actor=actor)


def coded(actor: Actor) -> Actor:
    """The actor, without the sector of governments where it is of a body of several states."""
    return replace(actor, sector=None) if actor.country in WORLDWIDE and actor.sector == "GOV" else actor


def _told(identity: Identity, mentions: Sequence[Mention], parties: Parties) -> Identity:
    actor, why, score = identity.actor, identity.why, identity.score
    country, sector = (None, None) if why == "described" else (actor.country, actor.sector)
    named = mentions[0].form is MentionForm.NAME
    for mention in mentions:
        party = parties.beside(mention) if mention.form is MentionForm.NAME else parties.told(mention)
        country, sector = country or party.country, sector or party.sector
        if mention.form is MentionForm.NAME and actor.kind is not ActorKind.PERSON:
            ahead = parties.ahead(mention)
            country, sector = country or ahead.country or parties.in_name(mention), sector or ahead.sector
    minority = any(parties.origin(mention) for mention in mentions)
    country = country or (None if minority else actor.country)
    sector = sector or (None if country in INTERNATIONAL and why == "described" else actor.sector)
    if sector is None and named:
        sector = _title_in(identity.names) if actor.kind is ActorKind.PERSON else _sector_in(identity.names)
    if actor.kind is ActorKind.PEOPLE and named:
        sector = sector or "CVL"
    described = any(mention.form is not MentionForm.NAME for mention in mentions)
    own = sector in _STATES_OWN or (described and sector not in _ANYWHERE)
    if country is None and sector and (own or minority or actor.kind is ActorKind.PEOPLE):
        party = parties.inferred(mentions[0], sector)
        country = party.country
        if why == "described" and country:
            why, score = "inferred", party.score
    return replace(identity, actor=replace(actor, country=country, sector=sector), why=why, score=score)


def _at_home(identity: Identity, mentions: Sequence[Mention], parties: Parties) -> Identity:
    """A people with the country in which the report says that they live: "the Danes of Germany"."""
    for mention in mentions:
        party = parties.home(mention) if mention.form is MentionForm.NAME else None
        if party is None or party.country is None or party.country == identity.actor.country:
            continue
        state = states().get(party.country)
        name = f"{identity.actor.name} of {state.name if state else party.country}"
        aliases = tuple(dict.fromkeys((identity.actor.name, *identity.actor.aliases)))
        actor = replace(identity.actor, id=identifier(name), name=name, country=party.country, aliases=aliases)
        return replace(
            identity, actor=actor, score=min(identity.score, party.score) if party.inferred else identity.score
        )
    return identity


def _officer(identity: Identity, mentions: Sequence[Mention], parties: Parties) -> Identity:
    """Somebody known to knowledge with the code of the body of several states whose officer the report calls him."""
    for mention in mentions:
        if mention.form is not MentionForm.ROLE or (words := parties.description(mention)) is None:
            continue
        if words.noun in _SENT or _PAST & set(words.title.lower().replace("-", " ").split()):
            continue
        party = parties.told(mention)
        if party.country in WORLDWIDE and party.country != identity.actor.country:
            return replace(identity, actor=replace(identity.actor, country=party.country, sector=party.sector))
    return identity


def _sector_in(names: Sequence[str]) -> str | None:
    """The sector that the words of a name tell: "Peasants' Union", "Interior Ministry"."""
    for name in names:
        words = [fold(word) for word in name.split()]
        of = words.index("of") if "of" in words[1:] else len(words)
        if words and (sector := _sector(words[of - 1], words[: of - 1])):
            return sector
    return None


def _sector(word: str, before: Sequence[str]) -> str | None:
    """The sector of a word of a name, in the singular or plural: "Peasants' Union", "Socialists"."""
    return sector_of(word, before) or sector_of(word.removesuffix("s"), before)


def _title_in(names: Sequence[str]) -> str | None:
    """The sector of a title that stands in the name of a person: "Warlord Omar Dar", "Emir of Kano"."""
    for name in names:
        words = [fold(word) for word in name.split()]
        if len(words) > 1 and can_act(words[0]) and (len(words) > 2 or "of" in words):
            return sector_of(words[0])
    return None
