"""The roles of one report: each office of each person once, with what all mentions of it tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import Holding, Office, Scene
from sayso.ground.role_times import elsewhen, tenure_of
from sayso.records import Role, Span, Tenure


def merged(scene: Scene, holdings: Iterable[Holding], as_of: str | None) -> list[Role]:
    """One role for each office of a person; `as_of` is the day of the report, ISO 8601."""
    kept: list[tuple[Role, Holding]] = []
    by_person: dict[str, list[int]] = {}
    spans = [(holding.span(scene.parse), holding) for holding in holdings]
    for _, holding in sorted(spans, key=lambda each: (each[0].start, each[0].end)):
        role = _role(scene, holding, as_of)
        mine = by_person.setdefault(role.person, [])
        for number in mine:
            if joined := _joined(kept[number], (role, holding)):
                kept[number] = joined
                break
        else:
            mine.append(len(kept))
            kept.append((role, holding))
    return sorted((role for role, _ in kept), key=_place)


def _place(role: Role) -> tuple[int, int, str]:
    evidence = role.evidence or Span(0, 0)
    return evidence.start, evidence.end, role.title


def _role(scene: Scene, holding: Holding, as_of: str | None) -> Role:
    office = holding.office
    tenure = tenure_of(scene, holding, as_of)
    return Role(
        person=holding.person.actor.id,
        title=holding.title or _title(scene, office),
        body=office.body if office.body != holding.person.actor.id else None,
        country=office.country,
        evidence=holding.span(scene.parse),
        as_of=None if tenure is Tenure.FORMER or elsewhen(scene, holding, as_of) else as_of,
        tenure=tenure,
        why=holding.why,
    )


def _title(scene: Scene, office: Office) -> str:
    """The words of the title without a state; a plural, which speaks of several holders, is put in the singular."""
    parse = scene.parse
    (first, stop), (cut, uncut), head = office.title, office.cut, office.head
    words = parse.words[head]
    if office.plural:
        noun = words_of.office_nouns()[scene.lower[head].rstrip(".")][0]
        noun = noun.upper() if words.isupper() and len(noun) > 1 else noun
        words = (noun[0].upper() + noun[1:] if words[0].isupper() else noun) + ("." if words.endswith(".") else "")
    title = ""
    for token in range(first, stop):
        if cut <= token < uncut:
            continue
        apart = token == uncut or (token > first and parse.starts[token] > parse.ends[token - 1])
        title += (" " if title and apart else "") + (words if token == head else parse.words[token])
    return title


def _joined(one: tuple[Role, Holding], other: tuple[Role, Holding]) -> tuple[Role, Holding] | None:
    """The earlier role with what the later one adds to it; None where they are of two offices."""
    (first, its), (later, also) = one, other
    if not _same_office(its, also, first, later):
        return None
    tenure = first.tenure
    if first.tenure is not later.tenure:
        free = also.office.noun in words_of.FREE or _words(first.title) == _words(later.title)
        if later.tenure is Tenure.ACTING and later.why in ("predicate", "relative", "appointment"):
            return None  # "became acting president" is of another time
        if free and (also.office.bare or its.office.bare or _compatible(first, later, strictly=True)):
            tenure = first.tenure if first.tenure is not Tenure.INCUMBENT else later.tenure
        else:
            return None
    if not _compatible(first, later, strictly=False):
        return None
    title = first.title
    joined = replace(
        first,
        title=title,
        body=first.body or (None if its.office.named else later.body),
        country=first.country or later.country,
        tenure=tenure,
        as_of=None if tenure is Tenure.FORMER else first.as_of,
    )
    return joined, its


def _compatible(one: Role, other: Role, *, strictly: bool) -> bool:
    """Whether nothing that both tell differs; strictly, whether both tell the same."""
    pairs = ((one.body, other.body), (one.country, other.country))
    if strictly:
        return all(a == b for a, b in pairs)
    return all(a == b or a is None or b is None for a, b in pairs)


def _same_office(one: Holding, other: Holding, first: Role, later: Role) -> bool:
    """Whether two titles can be one office: one head, nothing of rank between them, one says no more than the other."""
    a, b = words_of.SAME.get(one.office.noun, one.office.noun), words_of.SAME.get(other.office.noun, other.office.noun)
    if a != b:
        return False
    mine, its = _words(first.title), _words(later.title)
    if (mine & words_of.RANKED_BELOW) != (its & words_of.RANKED_BELOW):
        return False
    return mine <= its or its <= mine


def _words(title: str) -> frozenset[str]:
    words = title.lower().replace("-", " ").replace(".", "").split()
    return frozenset(words_of.SAME.get(word, word) for word in words)
