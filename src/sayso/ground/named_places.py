"""Names of actors that are names of places: the states among them, and those that only say where something is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.ground.identities import Identity, identifier
from sayso.ground.setting import Setting
from sayso.knowledge.states import State, states
from sayso.records import Actor, ActorKind, Mention, MentionForm, PlaceKind, Reading, Span

_MODIFIES = ("compound", "nmod", "poss", "nsubj", "nsubjpass")
"""Places of a name in its clause where it means those who sit there: "White House advisers"."""

_OF_PERSONS = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"))


class NamedPlaces:
    """Knows the places among the names of one report.

    `names` has the names of actors by ids of the report.
    """

    def __init__(self, reading: Reading, setting: Setting, names: Mapping[str, Sequence[Mention]]) -> None:
        self._setting, self._names = setting, names
        text = reading.article.text
        self._persons: set[str | None] = {role.person for role in reading.roles}
        self._persons |= {
            mention.actor
            for mention in reading.mentions
            if mention.form is MentionForm.ROLE
            or (mention.form is MentionForm.PRONOUN and mention.span.of(text).lower() in _OF_PERSONS)
        }

    def sorted(self, actor: Actor) -> Actor:
        """The actor, as no person where all its names are names of places; a state as one."""
        its = self._names.get(actor.id, ())
        if not its or actor.kind is ActorKind.STATE or actor.id in self._persons:
            return actor
        if actor.kind not in (ActorKind.PERSON, None):
            return actor
        found = [self._setting.place(mention.span) for mention in its]
        places = [
            place for place in found if place is not None and place.country and place.kind is not PlaceKind.DEMONYM
        ]
        if len(places) < len(its):
            return actor
        state = states(self._setting.knowledge).get(places[0].country or "")
        if state is not None and all(each.grain == "country" and each.country == state.code for each in places):
            return replace(actor, kind=ActorKind.STATE, country=state.code, name=state.name)
        return replace(actor, kind=None)

    def is_only_place(self, actor: Actor) -> bool:
        """Whether the actor is named, and named as nothing but places: nobody who could act."""
        return (
            actor.kind is None
            and actor.id in self._names
            and all(self._setting.place(mention.span, PlaceKind.LITERAL) for mention in self._names[actor.id])
        )

    def is_where(self, mention: Mention, identity: Identity | None) -> bool:
        """Whether a name that may stand for those who govern a place means the place here."""
        if identity is None or identity.why != "seat" or mention.form is not MentionForm.NAME:
            return False
        head = self._setting.head(mention.span)
        if head >= 0 and self._setting.parse.deps[head] in _MODIFIES:
            return False
        return self._setting.place(mention.span, PlaceKind.LITERAL) is not None

    def meant(self, mention: Mention) -> tuple[Mention, Actor | None]:
        """A place, its state being who else is meant: "strikes on Haifa"."""
        state = self._state(mention.span)
        if state is None:
            return mention, None
        actor = Actor(identifier(state.name), state.name, ActorKind.STATE, state.code)
        return replace(mention, candidates=(actor.id,)), actor

    def _state(self, span: Span) -> State | None:
        place = self._setting.place(span, PlaceKind.LITERAL)
        return states(self._setting.knowledge).get(place.country or "") if place else None
