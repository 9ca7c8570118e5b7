"""Who holds the offices that a report speaks of: each construction is tried in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.ground import role_words as words_of
from sayso.ground.role_appositions import apposed
from sayso.ground.role_checks import counts
from sayso.ground.role_clauses import leading, said_of
from sayso.ground.role_complements import complemented
from sayso.ground.role_names import doubtful, trusted
from sayso.ground.role_phrases import office_at
from sayso.ground.role_scene import Holding, Name, Office, Scene
from sayso.ground.role_titles import after_title, inside, owner_after
from sayso.records import Tenure


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of a report with their complements, by where they begin and where they end."""

    all: tuple[Office, ...]
    by_first: dict[int, Office]
    by_extent: dict[int, Office]


def found(scene: Scene) -> Iterator[Holding]:
    """Who holds which office, by every construction; one office may be said several times.

    Persons whose names cannot be trusted are left out.
    """
    unsure = doubtful(scene)
    for holding in _every(scene):
        if holding.person.actor.id not in unsure and trusted(scene, holding.person):
            yield holding


def _every(scene: Scene) -> Iterator[Holding]:
    offices = _offices(scene)
    for office in offices.all:
        if not _possesses(scene, office):
            yield from _held(scene, office, offices)
    yield from leading(scene)


def _offices(scene: Scene) -> Offices:
    nouns = words_of.office_nouns()
    every = []
    for token, word in enumerate(scene.lower):
        noun = nouns.get(word) or (nouns.get(word[:-1]) if word[-1] == "." else None)
        if noun is None or not _noun(scene, token):
            continue
        if noun[0] == "general" and scene.lower[token - 2] in words_of.BEFORE_GENERAL and scene.lower[token - 1] == "-":
            continue  # "Secretary-General" is found by its first word
        office = office_at(scene, token, noun[0], many=noun[1])
        if office is not None:
            every.append(complemented(scene, office))
    return Offices(
        tuple(every), {office.first: office for office in every}, {office.extent: office for office in every}
    )


def _noun(scene: Scene, token: int) -> bool:
    """Whether the word is used as a noun, as far as the tagger can tell."""
    tag = scene.parse.tags[token]
    return tag[:2] == "NN" or (scene.parse.words[token][0].isupper() and tag not in ("VB", "VBZ", "VBD"))


def _held(scene: Scene, office: Office, offices: Offices) -> Iterator[Holding]:
    """Whose office it is; a construction is tried only where those before it found nobody."""
    if persons := inside(scene, office) or after_title(scene, office.stop, office):
        yield from _titled(scene, office, persons, offices)
        return
    persons, why = apposed(scene, office), "apposition"
    if persons and not office.article and office.extent > office.stop and after_title(scene, office.extent, office):
        persons = ()  # "X, acting director of Y Z": the director is Z
    if not persons and office.extent > office.stop and (persons := after_title(scene, office.extent, office)):
        if counts(scene, office, before=False) and not _run_together(scene, office):
            yield from (Holding(person, office, "title") for person in persons)
        return
    if not persons:
        said = said_of(scene, office)
        if said is None:
            return
        persons, why, office = (said[0],), said[1], replace(office, tenure=said[2])
    if why == "apposition":
        office = _coordinated(scene, office, offices)
    for each in (office, *_paired_after(scene, office, offices)):
        each = _whole(scene, office, offices) if each is office else _following(scene, office, each)
        if counts(scene, each, before=False):
            yield from (Holding(person, each, why) for person in persons)


def _run_together(scene: Scene, office: Office) -> bool:
    """Whether a title ends in a noun for somebody else: "Editor For Acme student X" is two lines in one."""
    last = scene.lexicon.nouns.get(scene.lower[office.extent - 1])
    return last == "person" and office.title[1] == office.extent


def _following(scene: Scene, office: Office, other: Office) -> Office:
    """The office after an "and", held when the first one was: "a former governor of A and senator"."""
    own = other.tenure is not Tenure.INCUMBENT or other.article or scene.lower[other.stop : other.stop + 1] == ("at",)
    return other if own or _anew(office, other) else replace(other, tenure=office.tenure)


def _coordinated(scene: Scene, office: Office, offices: Offices) -> Office:
    """The office as a former one where it goes on a list of such: "a former officer, attorney and adviser"."""
    at = office.head
    if office.tenure is not Tenure.INCUMBENT or office.article:
        return office
    while scene.parse.deps[at] == "conj" and scene.parse.heads[at] < at:
        at = scene.parse.heads[at]
    first = next((each for each in offices.all if each.head == at != office.head), None)
    if first is None or first.tenure is not Tenure.FORMER or scene.lower[office.stop : office.stop + 1] == ("at",):
        return office
    return office if _anew(first, office) else replace(office, tenure=Tenure.FORMER)


def _anew(first: Office, other: Office) -> bool:
    """Whether each of two offices has its own body: "a former Acme official and president of the Ruiz Institute"."""
    return bool(first.body and first.extent == first.stop and other.body and other.extent > other.stop)


def _possesses(scene: Scene, office: Office) -> bool:
    """Whether the phrase says whose something is, and not who somebody is: "the president's adviser"."""
    return any(
        scene.parse.tags[at : at + 1] == ("POS",) or scene.lower[at : at + 2] in (("’", "s"), ("'", "s"), ("`", "s"))
        for at in (office.stop, office.extent)
    )


def _titled(scene: Scene, office: Office, persons: tuple[Name, ...], offices: Offices) -> Iterator[Holding]:
    """The office whose title stands right before names, and the one that an "and" joins to it."""
    short = replace(office, title=(office.title[0], office.stop), extent=office.stop)
    if not counts(scene, short, before=True):
        return
    short = owner_after(scene, short, persons)
    other = _paired_before(scene, short, offices)
    if other is not None:
        short = _sharing(short, other)
        yield from (Holding(person, other, "title") for person in persons)
    yield from (Holding(person, short, "title") for person in persons)


def _whole(scene: Scene, office: Office, offices: Offices) -> Office:
    """The office with what the one after an "and" says for both: "chairman and chief executive of Acme"."""
    pair = _paired_after(scene, office, offices)
    if pair and office.extent == office.stop and pair[0].first == pair[0].title[0]:
        return _sharing(office, pair[0])
    return office


def _paired_before(scene: Scene, office: Office, offices: Offices) -> Office | None:
    """The office before an "and": "party leader and Prime Minister X" holds both."""
    at = office.first - 1
    if at < 1 or scene.lower[at] not in ("and", "&") or office.article or office.plural:
        return None
    other = offices.by_extent.get(at)
    if other is None or other.plural or not counts(scene, other, before=False):
        return None
    if other.article == "the" and other.bare:
        return None  # "the President and Secretary X" are two
    alike = scene.parse.words[other.head][0].isupper() == scene.parse.words[office.head][0].isupper()
    if (other.article and not (alike and office.bare)) or not (alike or other.body or other.country):
        return None
    if scene.lower[other.first - 1] == "," and scene.name_at.get(other.first - 2):
        return None
    return other


def _sharing(office: Office, other: Office) -> Office:
    """The office with body and state of the other where both are posts of one firm: "Acme chairman and CEO"."""
    if office.noun not in words_of.POSTS or other.noun not in words_of.POSTS or office.body or office.country:
        return office
    return replace(office, body=other.body, country=other.country)


def _paired_after(scene: Scene, office: Office, offices: Offices) -> list[Office]:
    """The offices that follow with an "and": "X, president of A and former governor of B"."""
    found: list[Office] = []
    while True:
        at = office.extent
        if scene.lower[at : at + 2] == (",", "and"):
            at += 1
        other = offices.by_first.get(at + 1)
        if at >= len(scene.lower) or scene.lower[at] not in ("and", "&") or other is None:
            return found
        if other.plural or other.article == "the" or after_title(scene, other.stop, other):
            return found
        if other.extent > other.stop and after_title(scene, other.extent, other):
            return found
        found.append(other)
        office = other
