"""Whose office it is: names of states, bodies and persons that stand before a title."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import BODIES, HYPHENS, INSIDE, Name, Scene, misled
from sayso.knowledge.organizations import key, organizations
from sayso.records import ActorKind, Tenure


@dataclass(slots=True)
class Left:
    """What has been read so far, from the noun of the office leftwards."""

    at: int  # next token to be read
    title: int  # first token of the title
    floor: int
    open: bool = True  # whether the title may still grow
    body: str | None = None
    home: str | None = None  # country of the body
    country: str | None = None
    tenure: Tenure = Tenure.INCUMBENT
    article: str = ""
    first: int = 0
    person: bool = False  # the office is said to be some person's
    firm: bool = False  # the body is no place
    named: bool = False  # a body, state or person is named before the title
    deputy: int = -1  # token of a "deputy" before the body, which is part of the title


def stricter(one: Tenure, other: Tenure) -> Tenure:
    """What two flags say together: "former acting director" is a former one."""
    if other is Tenure.INCUMBENT:
        return one
    return other if one is Tenure.INCUMBENT or other is Tenure.FORMER else one


def take_name(scene: Scene, left: Left, name: Name) -> bool:
    """A name before the title: of the state, of the body, or of a person, which ends the phrase."""
    left.named = True
    if name.person or name.first < left.floor:
        left.person = name.person
        before = name.first - (2 if scene.lower[name.first - 1] in HYPHENS else 1)
        if told := words_of.TENURES.get(scene.lower[before]):  # "former Ruiz campaign chairman", "then-Ruiz adviser"
            left.tenure = stricter(left.tenure, told)
        return False
    if _sent_there(scene, left, name) or _field(scene, left, name):
        left.title = name.first
    elif not _owned_by(scene, left, name):
        return False
    else:
        left.open = False
    left.at = name.first - 1
    if scene.lower[left.title] == "mayor" and (town := _town(scene, name)):
        left.body, left.at = town.actor.id, town.first - 1
    return True


def _town(scene: Scene, name: Name) -> Name | None:
    """The town before the name of where it lies: "Springdale, Ohio Mayor"."""
    town = scene.name_at.get(name.first - 2) if scene.lower[name.first - 1] == "," else None
    return town if town is not None and not town.person and name.actor.kind is None else None


def _owned_by(scene: Scene, left: Left, name: Name) -> bool:
    """Note the state or body that the office is of; false where the name has nothing to do with it."""
    actor = name.actor
    if told := words_of.TENURES.get(scene.lower[name.first]):  # "Former United Nations" may be taken for a name
        left.tenure = stricter(left.tenure, told)
    if actor.kind is ActorKind.STATE and not (actor.country == "GEO" and scene.lower[left.title] in _PARTS_OF_STATES):
        sent = scene.lower[left.title].rstrip(".") in words_of.SENT
        left.country = actor.country if sent or not left.country else left.country  # "Peru's US envoy" is Peru's
    elif actor.kind is ActorKind.PEOPLE:
        if state := scene.lexicon.adjectives.get(" ".join(scene.lower[name.first : name.stop])):
            left.country = left.country or state.code
    elif _only_before(scene, left, name):
        left.firm = True
    elif (
        _of_another(scene, left, name)
        or _told(scene, name)
        or not (left.body is None or (actor.kind in BODIES and not left.firm))
    ):
        return False
    else:
        left.firm = actor.kind in BODIES
        if (place := _without_party(scene, name)) is not None:
            if called := scene.aliases.get(place):
                left.body, left.home = called.id, called.country
        elif not (misled(scene, name) or _covered(scene, left, name)):
            american = actor.country == "GEO" and actor.kind is ActorKind.STATE
            left.body, left.home = actor.id, None if american else actor.country
    return True


def _without_party(scene: Scene, name: Name) -> str | None:
    """The place of a name that begins with what is said of a person: "Democratic New Jersey"; None if it does not."""
    rest = " ".join(scene.lower[name.first + 1 : name.stop])
    return rest if _of_person(scene.lower[name.first]) and rest in scene.lexicon.places else None


def _covered(scene: Scene, left: Left, name: Name) -> bool:
    """Whether the body is what a journalist writes about, not whom he works for: "House editor"."""
    noun = scene.lower[left.title + 1 if left.title + 1 < len(scene.lower) else left.title]
    return "editor" in (scene.lower[left.title], noun) and scene.lower[name.stop - 1] in _CHAMBERS


_CHAMBERS = frozenset("house senate congress parliament commons lords duma knesset bundestag pentagon".split())
"""Last words of public bodies that journalists are said to be of and that have no editors."""


def _of_person(word: str) -> bool:
    """Whether the word, before a place, says something of the holder of an office: "Independent Vermont Senator"."""
    return word in words_of.DROPPED or word in words_of.BUT_BEFORE


def _sent_there(scene: Scene, left: Left, name: Name) -> bool:
    """Whether a state's name says where an envoy is sent: "Yemen envoy"; "US envoy" says by whom."""
    if name.actor.kind is not ActorKind.STATE or not left.open or left.title != name.stop:
        return False
    noun = scene.lower[name.stop].rstrip(".")
    return noun in words_of.SENT and noun != "ambassador" and scene.lower[name.first] not in (*_ACRONYMS, "united")


def _field(scene: Scene, left: Left, name: Name) -> bool:
    """Whether a place is what the office looks after and not whose it is: "Asia policy director"."""
    if not left.open or left.title != name.stop:
        return False
    if scene.lower[name.stop] in ("minister", "secretary", "czar") and scene.lower[name.stop + 1] not in _HYPHENED:
        body = any(scene.lexicon.nouns.get(each) == "body" for each in scene.lower[name.first : name.stop])
        return not body and name.actor.kind not in (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.OUTLET)
    if name.actor.kind is not None:
        return False
    called = " ".join(scene.lower[name.first : name.stop])
    place = called in scene.lexicon.places or called in scene.lexicon.capitals
    return place and any(
        scene.lower[each] in words_of.FIELDED for each in range(name.stop, min(name.stop + 3, len(scene.lower)))
    )


def _only_before(scene: Scene, left: Left, name: Name) -> bool:
    """Whether the office is of a state, so that a party is the person's ("SPD chancellor") and an outlet chance."""
    noun = scene.lower[left.title].rstrip(".")
    if name.actor.kind is ActorKind.OUTLET and left.country:
        return True  # who took the picture: "Ruiz/AP Iranian President X"
    if name.actor.kind is ActorKind.OUTLET:
        return noun in _STATE_OFFICES or scene.lower[left.title : left.title + 3] == ("secretary", "of", "state")
    if noun in _TOWN_OFFICES and name.actor.kind in BODIES:
        return True  # "Louisville Mayor" where Louisville was taken for its police
    if noun not in _STATE_OFFICES:
        return False
    called = organizations().get(key(" ".join(scene.lower[name.first : name.stop])), ())
    return any(each.sector == "PTY" for each in called)


_TOWN_OFFICES = frozenset(("mayor", "governor", "gov", "sheriff"))
_STATE_OFFICES = frozenset(
    "chancellor premier governor gov senator sen representative rep congressman congresswoman mayor minister mp mep "
    "lawmaker councillor councilman pm taoiseach".split()
)
"""Beginnings of titles of offices that no party has to give."""

_HYPHENED = frozenset(("general", "-"))
"""What makes another office of a secretary: "Secretary-General"."""

_PARTS_OF_STATES = frozenset("gov gov. governor sen sen. senator rep rep. attorney spokesman state republican".split())
"""Beginnings of titles that there are in the American Georgia rather than in the other one."""


def _told(scene: Scene, name: Name) -> bool:
    """Whether the body is whom something is told, and has nothing to do with the office: "told Reuters President X"."""
    return scene.lower[name.first - 1] in ("told", "tell", "tells", "telling")


def _of_another(scene: Scene, left: Left, name: Name) -> bool:
    """Whether the body belongs to another office before a rank: "Chairman of the Joint Chiefs of Staff General X"."""
    at = name.first - 1
    if scene.lower[at] == "the":
        at -= 1
    if at - 1 < left.floor or scene.lower[at] != "of":
        return False
    return (
        scene.lower[at - 1].rstrip(".") in words_of.office_nouns()
        and scene.lower[left.title].rstrip(".") in words_of.RANKS
    )


def take_bracket(scene: Scene, left: Left) -> bool:
    """The short form of a body's name: "World Food Programme (WFP) head"."""
    at = left.at
    if at - 3 < left.floor or scene.lower[at - 2] != "(":
        return False
    name = scene.name_at.get(at - 3)
    if name is None or name.person or name.stop - name.first < 2 or not scene.parse.words[at - 1].isupper():
        return False
    left.at = at - 3
    return take_name(scene, left, name)


def take_possessor(scene: Scene, left: Left) -> bool:
    """A possessive: "Peru's president", "the ministry's spokesman"; a person's is not read."""
    at = left.at - 1
    left.article = "'s"
    if at < left.floor:
        return False
    if name := scene.name_at.get(at):
        left.at = at
        left.open = False
        if name.person:
            left.at = name.first - 1
            left.person = True
            return False
        return take_name(scene, left, name)
    if other := scene.others.get(at):
        if (
            other.actor.kind is not ActorKind.STATE and left.body is None
        ):  # which country "the country" is, is too unsure
            left.body, left.home = other.actor.id, other.actor.country
        left.at = other.first - 1
    else:
        left.at = _start_of(scene, at, left.floor) - 1
    return False


def _start_of(scene: Scene, last: int, floor: int) -> int:
    """Where the noun phrase that ends in token `last` begins, by its words alone."""
    at = last
    while at - 1 >= floor and scene.parse.tags[at] not in ("DT", "PRP$") and scene.parse.tags[at - 1] in INSIDE:
        at -= 1
    return at


def take_adjective(scene: Scene, left: Left) -> bool:
    """A state's adjective, of up to three words: "South Korean"; false where there is none."""
    at, lower = left.at, scene.lower
    for width in (3, 2, 1):
        joined = " ".join(lower[at - width + 1 : at + 1])
        if lower[at + 1] in _CONCERNS and left.open and left.title == at + 1:
            return False  # "Syrian refugee coordinator": what the office is about
        state = scene.lexicon.adjectives.get(joined) or (joined in _ACRONYMS and scene.lexicon.states.get(joined))
        if at - width + 1 >= left.floor and state:
            if lower[at - width] in HYPHENS and scene.parse.ends[at - width] == scene.parse.starts[at - width + 1]:
                told = words_of.TENURES.get(lower[at - width - 1])
                left.tenure = stricter(left.tenure, told or Tenure.INCUMBENT)
                if told:  # "ex-Russian"; "pro-Russian" tells of no country
                    left.country = left.country or state.code
                left.at -= width + 2
            else:
                left.country = left.country or state.code
                left.at -= width
            left.open = False
            return True
    return False


_CONCERNS = frozenset("refugee refugees affairs studies crisis history politics literature language law art".split())
"""What an adjective before tells the kind of, not the owner."""


def title_within(scene: Scene, left: Left, name: Name) -> bool:
    """Whether a name ends in words of the title: "Senate Minority" before "Leader"."""
    last = name.stop - 1
    if left.at != last:
        return last == left.title or last > left.at
    tail = scene.lower[last] in words_of.TAILS and scene.lower[last - 1] != "of"
    return left.open and (tail or last == left.title or _of_state(scene, left, name))


def _of_state(scene: Scene, left: Left, name: Name) -> bool:
    """Whether the name is a state's and then words of a public office: "U.S. Permanent" before "Representative"."""
    if scene.lower[name.first] not in _ACRONYMS or name.stop - name.first < 2:
        return False
    called = " ".join(scene.lower[name.first : name.stop])
    if scene.lower[left.title] in words_of.POSTS or called in scene.lexicon.known:
        return False
    kinds = scene.lexicon.nouns
    return not any(kinds.get(scene.lower[each]) in _BODIES for each in range(name.first, name.stop))


_BODIES = ("body", "organization", "outlet", "armed_group")


def take_known(scene: Scene, left: Left) -> bool:
    """A known body that was not taken for a name: "ex-FBI director"; false if there is none."""
    at = left.at
    for width in (3, 2, 1):
        called = " ".join(scene.lower[at - width + 1 : at + 1])
        if at - width + 1 >= left.floor and called in scene.lexicon.known:
            left.named = True
            actor = scene.aliases.get(called)
            if left.body is None and actor is not None and actor.kind is not ActorKind.PEOPLE:
                left.body, left.home = actor.id, actor.country
            left.open = False
            left.at -= width
            return True
    return False


def take_part(scene: Scene, left: Left, name: Name) -> bool:
    """Take what remains of such a name as a body or place; false where it is none."""
    first = name.first
    if _of_person(scene.lower[first]) and scene.lower[first + 1] in scene.lexicon.places and first < left.at:
        first += scene.lower[first] not in ("new", "young")
    called = " ".join(scene.lower[first : left.at + 1]).removeprefix("the ")
    actor = scene.aliases.get(called)
    lexicon = scene.lexicon
    if state := lexicon.states.get(called) or lexicon.adjectives.get(called):
        left.country = left.country or state.code
    elif actor is not None and actor.id != name.actor.id:
        if (
            actor.kind is not ActorKind.PEOPLE
            and left.body is None
            and (called not in lexicon.known or actor.name.lower().removeprefix("the ") == called)
        ):
            left.body, left.home = actor.id, actor.country
    elif not (called in lexicon.places or called in lexicon.capitals or called in lexicon.known):
        return take_place(scene, left)
    left.open, left.named = False, True
    left.at = first - 1
    return True


def take_place(scene: Scene, left: Left) -> bool:
    """Whether a place of several words stood there, untaken for a name; it is taken now."""
    noun = scene.lower[left.title].rstrip(".")
    if noun in words_of.SENT or noun in words_of.FIELDED:
        return False
    for width in (3, 2):
        first = left.at - width + 1
        called = " ".join(scene.lower[max(first, 0) : left.at + 1])
        if first >= left.floor and called in scene.lexicon.places:
            actor = scene.aliases.get(called)
            if left.body is None and actor is not None:
                left.body, left.home = actor.id, actor.country
            left.open, left.named = False, True
            left.at = first - 1
            return True
    return False


_ACRONYMS = frozenset(("us", "u.s.", "uk", "u.k.", "uae"))
