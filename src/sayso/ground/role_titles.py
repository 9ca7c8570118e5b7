"""Titles before names: "Prime Minister X", "Senators X and Y", "Queen Anne", "Sen. X (D-Ohio)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import Name, Office, Scene


def inside(scene: Scene, office: Office) -> tuple[Name, ...]:
    """The person whose name the title is part of: "Queen Anne"."""
    name = scene.name_at.get(office.head)
    return (name,) if name is not None and name.person and office.head < name.stop - 1 else ()


def after_title(scene: Scene, at: int, office: Office) -> tuple[Name, ...]:
    """The persons named from the token on: one, or several after a plural."""
    start = past_courtesy(scene, at, office)
    first = scene.name_at.get(start)
    if first is None or first.first != start or not first.person or _lends(scene, first):
        return ()
    names = listed(scene, first)
    if not office.plural:
        return (first,)
    return names if len(names) > 1 else ()


def _lends(scene: Scene, name: Name) -> bool:
    """Whether the name goes with a thing after it: "Sergeant Ruiz Bridge"."""
    parse, last = scene.parse, name.stop - 1
    if name.stop >= len(parse.words) or parse.deps[last] != "compound" or parse.tags[name.stop] not in ("NN", "NNP"):
        return False
    kind = scene.lexicon.nouns.get(scene.lower[name.stop])
    thing = parse.words[name.stop][0].isupper() or kind in ("body", "organization", "place")
    loose = scene.lower[name.first - 1].rstrip(".") in words_of.RANKS | words_of.HONORIFICS
    return parse.heads[last] >= name.stop and (thing or loose) and scene.lower[name.stop] not in words_of.REGIMES


_SEATS = frozenset("sen senator rep representative gov governor congressman congresswoman mayor justice".split())
_SEATED = frozenset("candidate nominee leader chairman chairwoman whip speaker member".split())
"""Offices that holders of a seat may have besides: "presidential candidate Sen. X"."""


def past_courtesy(scene: Scene, at: int, office: Office) -> int:
    """The first token from `at` on that is no rank or courtesy title; `at` within an office."""
    parse, start = scene.parse, at
    if scene.lower[at : at + 1] == ("]",):  # "[former minister] Ruiz": an editor's insertion
        start = at = at + 1
    while start < len(scene.lower) and start - at < 6 and start not in scene.name_at:
        word = scene.lower[start].rstrip(".")
        if word not in words_of.COURTESY and not (word in _SEATS and office.noun in _SEATED):
            break
        if not parse.words[start][0].isupper():
            break
        ranked = office.noun in words_of.RANKS and parse.words[office.head][0].isupper()
        if ranked or (word == "general" and office.noun in words_of.BEFORE_GENERAL):
            return at
        start += 2 if scene.dotted(start) else 1
    return start


def listed(scene: Scene, first: Name) -> tuple[Name, ...]:
    """The names of a list, "X, Y and Z"; only the first where no "and" closes it."""
    names, at = [first], past_bracket(scene, first.stop)
    while at + 1 < len(scene.lower) and len(names) < 9:
        word = scene.lower[at]
        if word == "," and scene.lower[at + 1] in ("and", "&"):
            at, word = at + 1, "and"
        name = scene.name_at.get(at + 1)
        if word not in (",", "and", "&") or name is None or not name.person or name.first != at + 1:
            break
        names.append(name)
        if word in ("and", "&"):
            return tuple(names)
        at = past_bracket(scene, name.stop)
    return (first,)


def past_bracket(scene: Scene, at: int) -> int:
    """The token after "(D-Ohio)" or "of Ohio", if that stands at the token."""
    if at >= len(scene.lower):
        return at
    if scene.lower[at] == "(":
        for each in range(at + 1, min(at + 13, len(scene.lower))):
            if scene.lower[each] == ")":
                return each + 1
    if scene.lower[at] in ("of", "from"):
        name = scene.name_at.get(at + 1)
        if name is not None and not name.person and name.first == at + 1:
            return name.stop
    return at


def owner_after(scene: Scene, office: Office, persons: Sequence[Name]) -> Office:
    """The office with the state or body that follows the name: "President Ruiz of Peru", "Sen. Lee, R-Utah"."""
    if len(persons) != 1 or persons[0].stop + 1 >= len(scene.lower):
        return office
    at = persons[0].stop
    if office.noun in _STATESIDE and office.country is None and _party(scene, at):
        return replace(office, country="USA")
    owner = scene.name_at.get(at + 1) or scene.name_at.get(at + 2)
    taught = scene.lower[at] == "at" and office.noun in ("professor", "prof")
    if not (scene.lower[at] in ("of", "from") or taught) or owner is None or owner.person:
        return office
    if owner.first != at + 1 and not (owner.first == at + 2 and scene.lower[at + 1] == "the"):
        return office
    if scene.parse.tags[owner.stop : owner.stop + 1] == ("POS",) or scene.lower[owner.stop : owner.stop + 1] == ("’",):
        return office  # "Bishop Ruiz of Chicago's cathedral"
    if owner.actor.country == "GEO" and office.noun in _STATESIDE:
        return office  # of the American Georgia
    if owner.actor.kind is not None and owner.actor.country and office.country is None and office.body is None:
        return replace(office, country=owner.actor.country) if owner.actor.kind == "state" else office
    if owner.actor.kind == "state" or office.body is not None or (owner.actor.kind is None and office.noun in _CHOSEN):
        return office
    return replace(office, body=owner.actor.id)


_STATESIDE = frozenset(
    "sen senator rep representative gov governor congressman congresswoman whip leader chairman speaker".split()
)


_CHOSEN = frozenset("leader whip speaker chairman chairwoman".split())
"""Offices that a house gives its members, whose places are not what they lead."""


def _party(scene: Scene, at: int) -> bool:
    """Whether "(D-Ohio)" or ", R-Ohio" stands at the token: how American members of Congress are told apart."""
    if scene.lower[at] not in ("(", ",") or at + 1 >= len(scene.lower):
        return False
    text = scene.text[scene.parse.starts[at + 1] : scene.parse.starts[at + 1] + 3]
    return len(text) == 3 and text[0] in "RDI" and text[1] in "-–—" and text[2].isupper()
