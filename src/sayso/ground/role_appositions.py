"""Offices set beside a name with a comma: "X, the mayor of Y," and "the mayor of Y, X,"."""

from __future__ import annotations

from sayso.ground.role_scene import Name, Office, Scene
from sayso.ground.role_titles import listed, past_bracket, past_courtesy

_COMMAS = frozenset((",", "(", "—", "–", "--", "-"))
_ENDS = frozenset((",", ".", ";", ":", ")", "—", "–", "--", "-", '"', "”", "''", "who", "which", "whose", "?", "!"))
_VERBS = ("VBD", "VBZ", "VBP", "MD")


def apposed(scene: Scene, office: Office) -> tuple[Name, ...]:
    """The persons that the office is set beside with a comma."""
    after = scene.lower[office.extent] if office.extent < len(scene.lower) else "."
    if scene.lower[office.extent : office.extent + 2] == ("and", "others"):
        return ()  # "met X, a senator and others"
    return _name_before(scene, office, after) or _name_after(scene, office, after) or _by_parse(scene, office, after)


def _name_before(scene: Scene, office: Office, after: str) -> tuple[Name, ...]:
    """The person named before the comma that the phrase follows."""
    parse, at = scene.parse, office.first - 1
    if at < 1 or scene.lower[at] not in _COMMAS or parse.sentence_of[at] != parse.sentence_of[office.head]:
        return ()
    name = scene.name_at.get(_back_to_name(scene, at))
    if name is None or not name.person:
        return ()
    head, dep = parse.heads[office.head], parse.deps[office.head]
    sure = dep == "appos" and name.first <= head < name.stop
    if not sure:
        if dep == "conj" and office.article == "the":
            return ()
        if dep in ("nsubj", "nsubjpass") and head > office.head and parse.tags[head] in _VERBS and after != ",":
            return ()
        if after not in _ENDS and not (after == "and" and office.article != "the"):
            return ()
    if not office.plural or office.single:
        return () if office.article == "both" else (name,)
    names = _names_back(scene, name)
    return names if len(names) > 1 else ()


def _back_to_name(scene: Scene, comma: int) -> int:
    """The last token of what the comma follows, without an age, a bracket or "of Ohio"."""
    at = comma - 1
    if scene.parse.tags[at] == "CD" and scene.lower[at - 1] == ",":
        at -= 2
    if scene.lower[at] == ")":
        for each in range(at - 1, max(at - 9, 0), -1):
            if scene.lower[each] == "(":
                return each - 1
    return at


def _names_back(scene: Scene, last: Name) -> tuple[Name, ...]:
    """The names that end with this one: "X, Y and Z"."""
    names, at = [last], last.first - 1
    while at > 0 and len(names) < 9 and scene.lower[at] in (",", "and", "&"):
        name = scene.name_at.get(at - 1)
        if name is None or not name.person:
            break
        names.append(name)
        at = name.first - 1
    return tuple(reversed(names))


def _name_after(scene: Scene, office: Office, after: str) -> tuple[Name, ...]:
    """The person named after the comma that follows the phrase."""
    parse, at = scene.parse, office.extent
    if after == "(":
        at = past_bracket(scene, at)
        after = scene.lower[at] if at < len(scene.lower) else "."
    if after != "," or at + 1 >= len(scene.lower):
        return ()
    start = past_courtesy(scene, at + 1, office)
    name = scene.name_at.get(start)
    if name is None or not name.person or name.first != start:
        return ()
    if office.plural and not office.single:
        names = listed(scene, name)
        return names if len(names) > 1 else ()
    last = name.stop
    follows = scene.lower[last] if last < len(scene.lower) else "."
    tied = any(parse.deps[each] == "appos" and parse.heads[each] == office.head for each in range(name.first, last))
    if tied:
        return (name,) if follows not in ("and", "or") or office.article == "'s" else ()
    if follows in (",", ".", ";", ")", '"', "”"):
        return (name,) if office.article and not _in_list(scene, office, last) else ()
    verb = last < len(scene.lower) and parse.tags[last] in _VERBS
    return (name,) if verb and office.article and parse.deps[office.head] in ("nsubj", "nsubjpass") else ()


def _in_list(scene: Scene, office: Office, last: int) -> bool:
    """Whether the phrase and the name are items of one list: "the mayor, X, and a priest"."""
    if scene.lower[last : last + 1] != (",",):
        return False
    return scene.lower[last + 1 : last + 2] in (("and",), ("or",)) or (
        scene.parse.deps[office.head] == "pobj" and scene.name_at.get(last + 1) is not None
    )


def _by_parse(scene: Scene, office: Office, after: str) -> tuple[Name, ...]:
    """The person that the parser has the phrase apposed to, past whatever stands between."""
    parse, at = scene.parse, office.head
    if after not in _ENDS and after != "and":
        return ()
    while parse.deps[at] == "conj" and parse.heads[at] < at:
        at = parse.heads[at]
    if parse.deps[at] != "appos" or (at != office.head and office.article == "the"):
        return ()
    name = scene.name_at.get(parse.heads[at])
    if name is None or not name.person or name.stop >= office.first or office.first - name.stop > 25 or office.plural:
        return ()
    if parse.tags[name.stop] == "POS" or scene.lower[name.stop : name.stop + 2] in (("’", "s"), ("'", "s")):
        return ()  # "X's brother-in-law and adviser"
    between = (scene.name_at.get(each) for each in range(name.stop, office.first))
    return () if any(each is not None and each.person for each in between) else (name,)
