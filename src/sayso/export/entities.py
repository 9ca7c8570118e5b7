"""Who does a deed and to whom, by PLOVER's codes of country and sector."""

from __future__ import annotations

from typing import Any

from sayso.kept import Account
from sayso.knowledge.organizations import by_id, code_of
from sayso.knowledge.states import states
from sayso.records import Actor, ActorKind, Mention

UNKNOWN = "UNK"
"""The sector of whoever is not named, or has neither code nor sector.

PLOVER wants one of the two.
"""

_OWN_CODES = frozenset(("HKG", "PSE", "ATA"))
"""What is no state, and yet has a code of its own in PLOVER."""

_SPELLED = {"XKX": "KOS"}


def country_code(country: str | None) -> str | None:
    """PLOVER's code of a country: ISO 3166 alpha-3, but KOS.

    A dependency has that of the state it belongs to.
    """
    if country is None:
        return None
    state = states().get(country)
    if state and state.sovereign and country not in _OWN_CODES:
        country = state.sovereign
    return _SPELLED.get(country, country)


def code(actor: Actor) -> str | None:
    """What PLOVER has in the country's place: of an international body UNO, EUR, IGO and so on."""
    body = by_id().get(actor.id)
    if body is not None and (found := code_of(body)):
        return country_code(found)
    if actor.kind is ActorKind.ARMED_GROUP and actor.country is None:
        return "IMG"
    return country_code(actor.country)


def entity(mention: Mention | None, account: Account) -> dict[str, Any]:
    """PLOVER's entity for a mention; None stands for somebody who is not named."""
    if mention is None:
        return {"sector": UNKNOWN}
    actor = next((each for each in account.actors if each.id == mention.actor), None)
    words = " ".join(mention.span.of(account.article.text).split())
    found: dict[str, Any] = {"entity_text": words} if words else {}
    if actor is None:
        return {"sector": UNKNOWN, **found}
    own = code(actor)
    sector = actor.sector or (None if own else UNKNOWN)
    named = {"code": own, "sector": sector, **found}
    if actor.wikidata:
        named |= {"identifier_id": actor.wikidata, "identifier_text": actor.name}
    return {key: value for key, value in {**named, "sayso_actor": actor.id}.items() if value}
