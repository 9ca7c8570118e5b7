"""Whom the actors of a report are, across reports: states, organisations, persons, offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso import codec
from sayso.ground.descriptions import Description
from sayso.ground.setting import Setting
from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.holders import Holding, holders
from sayso.knowledge.offices import office_of
from sayso.knowledge.organizations import WORLDWIDE, Organization, by_id, code_of, key, organizations
from sayso.knowledge.peoples import peoples
from sayso.knowledge.sectors import sector_of
from sayso.knowledge.spelling import slug
from sayso.knowledge.states import State, seats, states
from sayso.records import Actor, ActorKind, Place, Role

_TOP = frozenset(("head_of_state", "head_of_government", "foreign_minister", "defence_minister"))
"""Offices whose holders news names by surname alone."""

_GOVERNMENTS = frozenset(("government", "regime", "leadership"))
"""Nouns that mean those who govern a state: "the Peruvian government" is Peru."""

_TITLES = frozenset(
    "crown prince princess king queen emperor empress sultan emir his her royal highness mawlawi mullah maulana sheikh "
    "shaikh sheik ayatollah hojatoleslam sayyid sayed hajji haji".split()
)
"""Words of titles that one report sets before a full name and another leaves out."""

_NAMED = 4
"""How many other candidates are told."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom an actor of a report turns out to be, how sure that is, and what decided."""

    actor: Actor
    score: float  # 0 to 1
    why: str  # a code: see docs/grounding.md
    candidates: tuple[str, ...] = ()  # ids of others that it might be, likeliest first
    names: tuple[str, ...] = ()  # as the report writes them


@dataclass(frozen=True, slots=True)
class Choice:
    """How sure a choice is, what decided, and who else it might have been."""

    score: float
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """An actor as one report alone tells of it."""

    actor: Actor  # with an id that holds in the report only
    names: tuple[str, ...]  # its names as written, each once
    descriptions: tuple[Description, ...]  # what role phrases and nominals that refer to it tell
    owner: State | None = None  # whose it is said to be: "China's Foreign Ministry"
    governs: Place | None = None  # the place that stands for those who govern there: "Tehran said"
    roles: tuple[Role, ...] = ()


def identify(local: Local, setting: Setting) -> Identity:
    """Who the actor is: known to the knowledge base, or to this report alone."""
    return replace(_identity(local, setting), names=local.names)


def _identity(local: Local, setting: Setting) -> Identity:
    actor = local.actor
    if actor.kind is ActorKind.STATE and actor.country:
        return Identity(replace(actor, id=identifier(actor.name)), 0.98, "state")
    if local.governs is not None and actor.kind is None:
        return _governing(local, local.governs, setting)
    ruled = next((each.country for each in local.descriptions if each.noun in _GOVERNMENTS and not each.plural), None)
    if ruled and not local.names and (found := government(ruled, local, setting, "government")):
        return found
    if actor.kind is not ActorKind.PERSON:
        found = _seat(local, setting) or _known(local, setting)
        if found is not None:
            return found
    if actor.kind is ActorKind.PERSON or (actor.kind is None and local.roles):
        return _person(local, setting) if local.names else _office(local, setting)
    return _named(local, setting)


def identifier(name: str) -> str:
    """The id of an actor of that name: its slug, or a digest where it has no Latin letter."""
    return slug(name) or codec.digest(name)[:12]


# ---- states and organisations -----------------------------------------------------------------------------------


def _seat(local: Local, setting: Setting) -> Identity | None:
    """The government or body that is called by the place or house where it sits."""
    for name in local.names:
        seat = seats(setting.knowledge).get(key(name))
        if seat is None or not seat.stands_on(setting.day) or (seat.grain != "building" and local.governs is None):
            continue
        if not seat.body:
            return government(seat.country, local, setting)
        return _organization(local, by_id(setting.knowledge)[seat.body], setting, Choice(0.9, "seat"))
    return None


def government(country: str, local: Local, setting: Setting, why: str = "seat") -> Identity | None:
    """The state whose government is meant; None if it is no state that is known."""
    state = states(setting.knowledge).get(country)
    if state is None:
        return None
    actor = Actor(
        identifier(state.name), state.name, ActorKind.STATE, country, _aliases(local, state.name), sector="GOV"
    )
    return Identity(actor, 0.9, why)


def _governing(local: Local, place: Place, setting: Setting) -> Identity:
    """Those who govern in a place: of a capital the state, else an actor that is called like the place."""
    name = place.name or local.actor.name
    capital = actor_words().capitals.get(fold(name))
    if capital is not None and capital.code == place.country and (found := government(capital.code, local, setting)):
        return replace(found, actor=replace(found.actor, sector=None))  # as a state that is named
    kind = ActorKind.STATE if place.grain == "country" else ActorKind.GOVERNMENT_BODY
    actor = Actor(identifier(name), name, kind, place.country, _aliases(local, name), sector="GOV")
    return Identity(actor, 0.8, "seat")


def _known(local: Local, setting: Setting) -> Identity | None:
    """The organisation of one of the names, the longest first; of several the one that fits the report best."""
    for name in sorted(local.names, key=len, reverse=True):
        for called in _owned(name, local.owner):
            if found := organizations(setting.knowledge).get(key(called), ()):
                return _chosen(local, called, found, setting)
        found = organizations(setting.knowledge).get(key(name), ())
        if found := tuple(each for each in found if _may_belong(each, name, local.owner)):
            return _chosen(local, name, found, setting)
    return None


def _may_belong(organization: Organization, name: str, state: State | None) -> bool:
    """Whether it can be one that is said to be of the state: "Russia's Security Council" is not the United Nations'."""
    if state is None or organization.country == state.code:
        return True
    return organization.country is None and key(name) not in {key(each) for each in organization.weak_aliases}


def _owned(name: str, state: State | None) -> Iterator[str]:
    """The name as it is called where its state is named with it: "Chinese Foreign Ministry"."""
    if state is not None:
        yield from (f"{word} {name}" for word in (*state.adjectives[:1], state.name))
        yield f"{name} of {state.name}"


def _chosen(local: Local, name: str, found: Sequence[Organization], setting: Setting) -> Identity | None:
    """The organisation that is meant, where one of them is; None where the name is too weak to tell."""
    others_too = {key(each) for each in local.names} - {key(name)}
    ranked = sorted(found, key=lambda each: _fit(each, others_too, setting), reverse=True)
    best, others = ranked[0], tuple(each.id for each in ranked[1 : _NAMED + 1])
    weak = key(name) in {key(each) for each in best.weak_aliases}
    supported = best.country is None or best.country in setting.countries
    if weak and not supported:
        return None
    if not others:
        usual = key(name) == key(best.name)
        choice = Choice(0.97, "name") if usual else Choice(0.75, "weak-alias") if weak else Choice(0.93, "alias")
        return _organization(local, best, setting, choice)
    if _fit(best, others_too, setting) > _fit(ranked[1], others_too, setting):
        return _organization(local, best, setting, Choice(0.85, "alias-in-context", others))
    actor = within(local, setting)
    if len({(code_of(each), each.sector) for each in ranked}) == 1:  # whichever is meant, it is of the same sort
        actor = replace(actor, country=code_of(best), sector=best.sector)
    return Identity(actor, 0.5, "ambiguous", (best.id, *others))


def _organization(local: Local, found: Organization, setting: Setting, choice: Choice) -> Identity:
    actor = Actor(
        found.id,
        found.name,
        found.kind,
        code_of(found),
        _aliases(local, found.name),
        found.wikidata,
        found.sector_on(setting.day),
    )
    return Identity(actor, choice.score, choice.why, choice.candidates)


def _fit(organization: Organization, names: set[str], setting: Setting) -> tuple[int, int]:
    """How well an organisation fits: how many of its other names the report has, how often it has its country."""
    own = sum(key(each) in names for each in (organization.name, *organization.aliases))
    return own, setting.countries.get(organization.country, 0) if organization.country else 0


# ---- persons and offices ----------------------------------------------------------------------------------------


def _person(local: Local, setting: Setting) -> Identity:
    """The holder of an office who is called so, where knowledge has one, else the person whom the report names."""
    full = max(map(_bare, local.names), key=lambda name: (len(name.split()), len(name)))
    held = {
        office.post
        for role in local.roles
        if (office := office_of(role.title, role.country)) and (role.body is None or office.body)
    }
    known = _alive(holders(setting.knowledge).persons(full), setting)
    usual = [each for each in known if fold(each.person) == fold(full)]
    spelled = usual or [each for each in known if fold(full) in map(fold, each.names)]
    known = usual or known
    same = [each for each in known if each.office in held]
    spoken = [each for each in known if each.country in setting.countries]
    several = len(full.split()) > 1
    if chosen := _one(same):
        return _holder(local, setting, chosen, 0.97 if several else 0.93, "name-and-office", known)
    if several and (chosen := _one(spoken) or _one(spelled)):  # by its sound alone a name may be anybody's
        return _holder(local, setting, chosen, 0.9 if spoken else 0.75, "name", known)
    if not several and (chosen := _one([each for each in spoken if _in_office(each, setting)])):
        return _holder(local, setting, chosen, 0.8, "surname", known)
    if several:
        candidates = tuple(dict.fromkeys(each.person_id for each in known))[:_NAMED]
        actor = replace(local.actor, id=identifier(full), name=full, aliases=_aliases(local, full))
        return Identity(_about(local, actor), 0.9, "named", candidates)
    candidates = tuple(dict.fromkeys(each.person_id for each in known))[:_NAMED]
    told = _about(local, within(local, setting))
    return Identity(_of_state(told, full, known, setting), 0.6, "surname-only", candidates)


def _of_state(actor: Actor, name: str, known: Sequence[Holding], setting: Setting) -> Actor:
    """The person of a surname alone, with the only country that the name's holders of high offices have led."""
    if actor.country is None and (state := actor_words().states.get(fold(name))):
        return replace(actor, country=state.code)  # the tagger took a state for a person
    if actor.country is not None:
        return actor
    led = [each for each in known if each.office in _TOP]
    if setting.day is not None:
        led = [each for each in led if _in_office(each, setting)]
    if len({each.country for each in led}) != 1:
        return actor
    return replace(actor, country=led[0].country or None, sector=actor.sector or "GOV")


def _bare(name: str) -> str:
    """The name of a person without its titles, as long as two words are left."""
    words = name.split()
    while len(words) > 2 and words[0].lower() in _TITLES:
        words = words[1:]
    return " ".join(words)


def _alive(found: Iterable[Holding], setting: Setting) -> list[Holding]:
    """The holdings that began before the report was published."""
    day = setting.day
    return [each for each in found if day is None or not each.since or each.since[: len(day)] <= day[: len(each.since)]]


def _in_office(holding: Holding, setting: Setting) -> bool:
    return setting.day is not None and holding.office in _TOP and holding.holds(setting.day)


def _one(found: Sequence[Holding]) -> Holding | None:
    """The latest holding of the only person among the found; None where there are several persons or none."""
    if len({each.person_id for each in found}) != 1:
        return None
    return max(found, key=lambda each: each.since)


def _holder(
    local: Local, setting: Setting, chosen: Holding, score: float, why: str, known: Sequence[Holding]
) -> Identity:
    others = dict.fromkeys(each.person_id for each in known if each.person_id != chosen.person_id)
    aliases = _aliases(local, chosen.person)
    country = chosen.country or _country_of(chosen.body, setting)
    actor = _about(local, Actor(chosen.person_id, chosen.person, ActorKind.PERSON, country or None, aliases))
    if actor.sector is None and country not in WORLDWIDE:
        words = fold(chosen.title).split()
        actor = replace(actor, sector=(sector_of(words[-1], words[:-1]) if words else None) or "GOV")
    return Identity(actor, score, why, tuple(others)[:_NAMED])


def _office(local: Local, setting: Setting) -> Identity:
    """Who held the office on the day of the report; where that is not known, the office itself."""
    told = next((each for each in local.descriptions if each.definite and not each.plural), None)
    office = office_of(told.title, told.country) if told else None
    where = (office.body or told.country) if told and office else None
    if told is None or office is None or where is None or not office.current:
        return _described(local, setting)
    found: list[Holding] = []
    if setting.day:
        if told.country and (seen := _seen(local, told.country, office.key, setting)) is not None:
            return seen
        found = [each for each in holders(setting.knowledge).at(where, office.key, setting.day) if each.certain]
        if chosen := _one(found):
            return _holder(local, setting, chosen, 0.85, f"office-on-day:{chosen.source}", found)
    name = f"{told.title} of {told.state}" if told.state else told.title
    kind = ActorKind.GOVERNMENT_BODY if told.state else ActorKind.ORGANIZATION
    sector = told.sector or ("GOV" if told.state else None)
    actor = Actor(identifier(name), name, kind, told.country, _aliases(local, name), sector=sector)
    return Identity(actor, 0.8, "office", tuple(dict.fromkeys(each.person_id for each in found)))


def _country_of(body: str, setting: Setting) -> str | None:
    """What stands in the country's place for the body of an office; None for no body."""
    found = by_id(setting.knowledge).get(body)
    return code_of(found) if found else None


def _seen(local: Local, country: str, office: str, setting: Setting) -> Identity | None:
    """The only person whom reports of about the same day have in the office; None if there is none or more."""
    rows = setting.seen_in(country, office)
    if len({row.person for row in rows}) != 1:
        return None
    actor = Actor(rows[0].person, rows[0].name, ActorKind.PERSON, country, _aliases(local, rows[0].name))
    return Identity(_about(local, actor), 0.85, "office-in-reports")


# ---- whom only this report tells of -----------------------------------------------------------------------------


def _named(local: Local, setting: Setting) -> Identity:
    """What is named and not in the knowledge base; without a name, what is described."""
    if not local.names:
        return _described(local, setting)
    actor = local.actor
    if actor.kind is ActorKind.GOVERNMENT_BODY and local.owner is not None:
        name = f"{actor.name} of {local.owner.name}"
        actor = replace(actor, name=name, country=local.owner.code, aliases=_aliases(local, name))
    actor = replace(actor, id=identifier(actor.name))
    if (country := _people(local, setting)) is not None:
        return Identity(replace(actor, kind=ActorKind.PEOPLE, country=country or None, sector="CVL"), 0.9, "people")
    if actor.kind is None and len(local.names) == 1 and " " not in local.names[0]:
        actor = _of_state(
            actor, local.names[0], _alive(holders(setting.knowledge).persons(local.names[0]), setting), setting
        )
    return Identity(_about(local, actor), 0.85 if len(local.actor.name.split()) > 1 else 0.7, "named")


def _people(local: Local, setting: Setting) -> str | None:
    """The country of the people that is called so, empty where none can be told; None if it is no people."""
    name = fold(local.actor.name)
    if (known := peoples().get(name)) is not None:
        return known.country(setting.countries) or ""
    if (state := actor_words().peoples.get(name)) is not None:
        return state.code
    first, _, last = name.rpartition(" ")
    if last in peoples() or last in actor_words().peoples:  # "Romanian Hungarians" live in Romania
        home = actor_words().adjectives.get(first) or actor_words().states.get(first)
        return home.code if home is not None else None
    return None


def _described(local: Local, setting: Setting) -> Identity:
    """Somebody whom the report describes and does not name: an actor of this report alone."""
    return Identity(_about(local, within(local, setting)), 0.6, "described")


def within(local: Local, setting: Setting) -> Actor:
    """The actor with an id that no other report's can be."""
    mark = codec.digest("actor", setting.article, local.actor.id)[:8]
    return replace(local.actor, id=f"{identifier(local.actor.name)}@{mark}")


def _about(local: Local, actor: Actor) -> Actor:
    """The actor with the country and sector that its offices and descriptions tell, where it has none."""
    country = actor.country or next((role.country for role in local.roles if role.country), None)
    country = country or next((each.country for each in local.descriptions if each.country), None)
    country = country or (local.owner.code if local.owner else None)
    titles = (sector_of(role.title.lower().split()[-1], role.title.lower().split()[:-1]) for role in local.roles)
    sector = actor.sector or next(filter(None, titles), None)
    sector = sector or next((each.sector for each in local.descriptions if each.sector), None)
    return replace(actor, country=country, sector=sector)


def _aliases(local: Local, name: str) -> tuple[str, ...]:
    """All that the report calls the actor, but for its usual name."""
    return tuple(dict.fromkeys(each for each in (local.actor.name, *local.actor.aliases) if each != name))
