"""The stage that says whom mentions refer to, by ids that hold across reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sayso.ground.belonging import INTERNATIONAL
from sayso.ground.descriptions import Description, describe, owner
from sayso.ground.filling import coded, filled
from sayso.ground.identities import Identity, Local, identifier, identify, within
from sayso.ground.named_places import NamedPlaces
from sayso.ground.nominals import DEMONYM
from sayso.ground.parties import Parties
from sayso.ground.setting import Setting
from sayso.kept import LedgerRow
from sayso.knowledge import fingerprint
from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.sectors import can_act
from sayso.knowledge.states import State
from sayso.records import (
    Actor,
    ActorKind,
    Article,
    Mention,
    MentionForm,
    Parse,
    Place,
    PlaceKind,
    Reading,
    Role,
    Span,
    Tenure,
)

SOURCES = ("states", "seats", "organizations", "roles", "roles_by_hand", "offices", "sectors", "peoples")
"""The tables of knowledge that actors are looked up in."""

_LINKS = {
    "name": 1.0,
    "apposition": 0.97,
    "same-office": 0.93,
    "antecedent": 0.79,
    "same-noun": 0.85,
    "last-state": 0.85,
    "new": 1.0,
}
"""How likely a mention belongs to the actor that it was linked to, by what linked it.

Of pronouns as counted on GAP's development set; of the others set by hand after reading.
"""

_SORTS = frozenset(
    "group organization organisation movement party network agency militia company newspaper alliance faction "
    "outlet broadcaster gang front army cartel union".split()
)
"""Nouns that say of what sort the name before them is: "the Taliban movement" is the Taliban."""

_GROUPS = (ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET, ActorKind.GOVERNMENT_BODY, None)


@dataclass(frozen=True, slots=True)
class ActorResolver:
    """Finds out whom mentions refer to; one actor has one id in all reports.

    Names are looked up among states, organisations and holders of offices; offices are given to whom the report, else
    the knowledge base, has in them on the day of the report, else they are actors themselves. Whom only this report
    describes has an id with "@" in it, which no other report shares. Mentions, actors and roles are given anew.

    With a store, `ledger` has who was seen in which office in its reports: it goes before the knowledge base.

    "Moscow said that Russia would leave the talks." has one actor, Russia, with two mentions.
    """

    knowledge: tuple[str, ...] = field(default=(), metadata={"outside_recipe": True})  # compiled files of the user's
    ledger: tuple[LedgerRow, ...] = field(default=(), repr=False, metadata={"outside_recipe": True})

    name: ClassVar[str] = "actors"
    version: ClassVar[str] = "2"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention, Actor, Place, Role)
    writes: ClassVar[tuple[type, ...]] = (Mention, Actor, Role)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the knowledge base."""
        return f"knowledge:{fingerprint(*SOURCES, files=self.knowledge)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Mention | Actor | Role]]:
        """Yield mentions, actors and roles of each reading, with ids that hold across reports."""
        ledger: dict[tuple[str, str], list[LedgerRow]] = {}
        for row in self.ledger:
            if row.country and row.office and row.tenure in (Tenure.INCUMBENT, Tenure.ACTING):
                ledger.setdefault((row.country, row.office), []).append(row)
        for reading in readings:
            if reading.parse is None:
                yield (*reading.mentions, *reading.actors, *reading.roles)
            else:
                yield _Resolved(reading, Setting.of(reading, reading.parse, ledger, self.knowledge)).records()


class _Resolved:
    """One report whose actors are being identified."""

    def __init__(self, reading: Reading, setting: Setting) -> None:
        self._reading, self._setting = reading, setting
        self._descriptions = {
            mention: told
            for mention in reading.mentions
            if mention.form in (MentionForm.ROLE, MentionForm.NOMINAL)
            and (told := describe(mention.span, self._setting))
        }
        self._names: dict[str, list[Mention]] = {}
        for mention in reading.mentions:
            if mention.actor is not None and mention.form is MentionForm.NAME:
                self._names.setdefault(mention.actor, []).append(mention)
        self._where = NamedPlaces(reading, setting, self._names)
        self._actors = tuple(self._where.sorted(actor) for actor in reading.actors)
        self._places = frozenset(actor.id for actor in self._actors if self._where.is_only_place(actor))
        self._identities = {
            local.actor.id: identify(local, self._setting)
            for local in self._locals()
            if local.actor.id not in self._places
        }
        self._sorted()
        self._parties = Parties(setting, self._named_tokens(), reading.mentions)
        self._fill()

    def records(self) -> list[Mention | Actor | Role]:
        """The mentions in their order, then the actors, each once, then the roles."""
        found: dict[str, Actor] = {}
        for identity in self._identities.values():
            found[identity.actor.id] = _joined(found.get(identity.actor.id), identity.actor)
        mentions = []
        more = self._parties.more
        every = sorted((*self._reading.mentions, *more), key=lambda each: (each.span.start, -each.span.end))
        for mention in every:
            grounded, described = self._mention(mention)
            mentions.append(grounded)
            if described is not None:
                found[described.id] = _joined(found.get(described.id), described)
        return [*mentions, *found.values(), *self._roles()]

    def _named_tokens(self) -> dict[int, Actor]:
        """The actors of the names by the tokens that their names take, and of possessive pronouns by theirs."""
        owners = {
            self._setting.head(mention.span): self._identities[mention.actor].actor
            for mention in self._reading.mentions
            if mention.form is MentionForm.PRONOUN and mention.actor in self._identities
        }
        tags = self._setting.parse.tags
        return {token: actor for token, actor in owners.items() if token >= 0 and tags[token] == "PRP$"} | {
            token: identity.actor
            for local, its in self._names.items()
            if (identity := self._identities.get(local)) is not None
            for mention in its
            if not self._is_where(mention)
            for token in self._setting.tokens(mention.span)
        }

    def _fill(self) -> None:
        """Give the actors that lack them the country and sector that their phrases tell, or that are inferred.

        First those who are named, as phrases that tell of others have names in them.
        """
        mentions: dict[str, list[Mention]] = {}
        for mention in self._reading.mentions:
            if mention.actor in self._identities and mention.form is not MentionForm.PRONOUN:
                mentions.setdefault(mention.actor or "", []).append(mention)
        for named in (True, False):
            for local, its in mentions.items():
                if (local in self._names) is named:
                    self._identities[local] = filled(self._identities[local], its, self._parties)
            if named:
                self._parties.renamed(self._named_tokens())

    def _sorted(self) -> None:
        """Give phrases such as "the Taliban movement" to whom they name: the name stands before its sort."""
        ends = {each.span.end: actor for actor, its in self._names.items() for each in its}
        for mention, told in self._descriptions.items():
            if told.noun not in _SORTS or told.plural or mention.actor in self._names:
                continue
            head = self._setting.head(mention.span)
            before = self._setting.parse.ends[head - 1] if head > 0 else 0
            named = self._identities.get(ends.get(before, ""))
            if named is not None and named.actor.kind in _GROUPS:
                identity = replace(named, why="sort", score=round(named.score * 0.95, 3))
                self._identities[mention.actor or f"@{mention.span.start}"] = identity

    def _locals(self) -> Iterator[Local]:
        mentions: dict[str, list[Mention]] = {}
        for mention in self._reading.mentions:
            if mention.actor is not None:
                mentions.setdefault(mention.actor, []).append(mention)
        roles: dict[str, list[Role]] = {}
        for role in self._reading.roles:
            roles.setdefault(role.person, []).append(role)
        text = self._reading.article.text
        for actor in self._actors:
            its = mentions.get(actor.id, [])
            names = (" ".join(each.span.of(text).split()) for each in its if each.form is MentionForm.NAME)
            told = tuple(self._descriptions[each] for each in its if each in self._descriptions)
            if actor.id not in self._names and told and all(each.generic for each in told):
                continue
            spans = [each.span for each in self._names.get(actor.id, ())]
            yield Local(
                actor,
                tuple(dict.fromkeys(names)),
                told,
                owner=self._owner(actor, spans),
                governs=next(filter(None, (self._setting.place(span, PlaceKind.METONYM) for span in spans)), None),
                roles=tuple(roles.get(actor.id, ())),
            )

    def _owner(self, actor: Actor, spans: Sequence[Span]) -> State | None:
        """The state that a body or organisation is said to be of, where one of its names stands beside it."""
        if actor.kind not in (ActorKind.GOVERNMENT_BODY, ActorKind.ORGANIZATION):
            return None
        return next(filter(None, (owner(span, self._setting) for span in spans)), None)

    def _mention(self, mention: Mention) -> tuple[Mention, Actor | None]:
        """The mention with its actor; the second result is an actor that no other mention refers to."""
        candidates = tuple(
            dict.fromkeys(self._identities[each].actor.id for each in mention.candidates if each in self._identities)
        )
        if mention.actor in self._places or self._is_where(mention):
            return self._where.meant(replace(mention, actor=None, why="place", candidates=()))
        identity = self._identities.get(mention.actor or f"@{mention.span.start}")
        if identity is None:
            return self._alone(replace(mention, actor=None, candidates=candidates))
        if identity.why == "state" and mention.form is MentionForm.NAME and self._is_force(mention):
            return self._alone(replace(mention, form=MentionForm.NOMINAL, why="new"))
        why, link = mention.why or "name", _LINKS.get(mention.why or "name", 0.8)
        if mention.form is MentionForm.NAME:
            why, link = self._named(mention, identity)
        elif why == "new":
            why = identity.why
        if why == identity.why:
            candidates = identity.candidates
        others = tuple(each for each in candidates if each != identity.actor.id)
        score = round(identity.score * link, 3)
        return replace(mention, actor=identity.actor.id, score=score, why=why, candidates=others), None

    def _is_where(self, mention: Mention) -> bool:
        return self._where.is_where(mention, self._identities.get(mention.actor or ""))

    def _is_force(self, mention: Mention) -> bool:
        """Whether a name that begins with a state's ends with a noun for some of its people: "US military"."""
        tokens, parse = self._setting.tokens(mention.span), self._setting.parse
        return len(tokens) > 1 and can_act(parse.lemmas[tokens[-1]]) and parse.tags[tokens[-1]] in ("NN", "NNS")

    def _named(self, mention: Mention, identity: Identity) -> tuple[str, float]:
        """What decided on the actor of a name: its own words, or the longer name that it is short for."""
        name = " ".join(mention.span.of(self._reading.article.text).split())
        if identity.why == "state":
            capital = actor_words().capitals.get(fold(name))
            return ("seat", 0.92) if capital and capital.code == identity.actor.country else ("state", 1.0)
        short = len(name.split()) == 1 and any(len(each.split()) > 1 for each in identity.names)
        return ("short-form", 0.97) if short else (identity.why, 1.0)

    def _alone(self, mention: Mention) -> tuple[Mention, Actor | None]:
        """A mention that nothing else in the report refers to: an actor if it tells country or sector."""
        if mention.form not in (MentionForm.ROLE, MentionForm.NOMINAL):
            return mention, None
        if mention.why == DEMONYM:
            return self._demonym(mention)
        told = self._descriptions.get(mention) or self._parties.description(mention)
        if told is None:
            return mention, None
        party = self._parties.told(mention)
        if told.generic and not (told.plural and party.country):  # "any Syrian refugees" are those of Syria
            return replace(mention, why="generic"), None
        sector = party.sector
        if party.country is None and sector:
            party = self._parties.inferred(mention, sector)
        if not (party.country or sector):
            return mention, None
        text = " ".join(mention.span.of(self._reading.article.text).split())
        called = fold(f"{text} {party.country}") if party.inferred else fold(text)
        local = Local(Actor(called, text, _kind(told), party.country, sector=sector), (), (told,))
        identity = identify(local, self._setting)
        if identity.why == "described" and party.inferred:
            identity = replace(identity, why="inferred", score=party.score)
        actor = identity.actor
        if identity.why in ("described", "inferred"):
            actor = coded(replace(actor, sector=sector) if party.country in INTERNATIONAL else actor)
        return replace(mention, actor=actor.id, score=identity.score, why=identity.why), actor

    def _demonym(self, mention: Mention) -> tuple[Mention, Actor | None]:
        """An adjective that stands for its state, or for those of the state whose noun another adjective has too."""
        found = self._parties.demonym(mention)
        if found is None:
            return mention, None
        state, noun, sector = found
        actor = Actor(identifier(state.name), state.name, ActorKind.STATE, state.code)
        if noun:
            name = f"{mention.span.of(self._reading.article.text)} {noun}"
            local = Local(Actor(fold(name), name, None, state.code, sector=sector), (), ())
            actor = within(local, self._setting)
        return replace(mention, actor=actor.id, score=0.9 if not noun else 0.6), actor

    def _roles(self) -> Iterator[Role]:
        """The roles with their persons' and bodies' new ids; what is looked up is no role that the report states."""
        for role in self._reading.roles:
            person = self._identities.get(role.person)
            if person is not None:
                body = self._identities.get(role.body) if role.body else None
                yield replace(role, person=person.actor.id, body=body.actor.id if body else None)


def _kind(told: Description) -> ActorKind | None:
    return ActorKind.PEOPLE if told.plural else None


def _joined(one: Actor | None, other: Actor) -> Actor:
    """One actor of two that turned out to be the same: all its aliases, and whatever either knows."""
    if one is None:
        return other
    aliases = dict.fromkeys(each for each in (*one.aliases, other.name, *other.aliases) if each != one.name)
    return replace(
        one,
        kind=one.kind or other.kind,
        country=one.country or other.country,
        aliases=tuple(aliases),
        wikidata=one.wikidata or other.wikidata,
        sector=one.sector or other.sector,
    )
