"""Clauses that say who holds an office: "X is the mayor of Y", "named X as director", "X, who heads Y"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import BODIES, Holding, Name, Office, Scene
from sayso.records import Tenure

_SUBJECTS = ("nsubj", "nsubjpass")
_PREDICATES = ("attr", "oprd", "dobj", "acomp", "xcomp")


def said_of(scene: Scene, office: Office) -> tuple[Name, str, Tenure] | None:
    """The person whose office a clause says it is, the construction, and the tenure."""
    parse, at = scene.parse, office.head
    if scene.parse.tags[office.extent : office.extent + 1] == ("TO",):
        return None  # "is the first president to visit"
    if office.plural:  # "is one of the senators"
        if not office.single or not (office.body or office.country):
            return None
        at = office.first
    while parse.deps[at] == "conj" and parse.heads[at] < at and parse.heads[at] - at > -12:
        at = parse.heads[at]
    verb, by_as = parse.heads[at], False
    if parse.deps[at] == "pobj" and scene.lower[verb] == "as" and parse.deps[verb] == "prep":
        verb, by_as = parse.heads[verb], True
    elif parse.deps[at] not in _PREDICATES or verb > at:
        return None
    lemma = parse.lemmas[verb]
    if _unreal(scene, verb):
        return None
    if lemma in words_of.APPOINTS and not _long_since(scene, verb) and (by_as or parse.deps[at] in _PREDICATES):
        return _appointed(scene, office, verb)
    if (lemma in words_of.COPULAS and not by_as) or (lemma in words_of.SERVES and by_as):
        person = _person(scene, _subject(scene, verb))
        tenure = _tenure(scene, verb, office.tenure, stood=office.noun == "candidate")
        if person is None or tenure is None or person.stop > verb:
            return None
        return person, "relative" if parse.deps[verb] == "relcl" else "predicate", tenure
    return None


def _person(scene: Scene, token: int) -> Name | None:
    name = scene.name_at.get(token)
    if name is None and token >= 0 and scene.parse.deps[token] == "appos":  # "X, an engineer who became president"
        name = scene.name_at.get(scene.parse.heads[token])
    if name is not None and scene.lower[name.first - 1] == "of":  # "Ana Ruiz of Mercy Hospital, who is"
        name = scene.name_at.get(name.first - 2) or name
    if name is None or not name.person:
        return None
    owns = scene.parse.tags[name.stop : name.stop + 1] == ("POS",) or scene.lower[name.stop : name.stop + 2] in (
        ("’", "s"),
        ("'", "s"),
    )
    return None if owns else name  # "Ruiz’ s minister is" says nothing of Ruiz


def _subject(scene: Scene, verb: int) -> int:
    """The token of the verb's subject; of "who", what it stands for; -1 where there is none or several are named."""
    parse = scene.parse
    for _ in range(3):
        for child in parse.children[verb]:
            if child < verb and parse.deps[child] in _SUBJECTS:
                if parse.tags[child] in ("WP", "WDT"):
                    return parse.heads[verb] if parse.deps[verb] == "relcl" else -1
                if any(parse.deps[each] == "conj" for each in parse.children[child]):
                    return -1
                return child
        if parse.deps[verb] != "conj" or parse.heads[verb] > verb:
            return -1
        verb = parse.heads[verb]
    return -1


def _unreal(scene: Scene, verb: int) -> bool:
    """Whether the clause is negated, asked, a condition, or of what may or shall be; "will" is left to the tense."""
    parse = scene.parse
    first, stop = parse.sentences[parse.sentence_of[verb]]
    if scene.lower[stop - 1] == "?" or first == stop:
        return True
    for child in parse.children[verb]:
        dep, word = parse.deps[child], scene.lower[child]
        if dep == "neg" or (dep == "mark" and word in ("if", "whether", "unless", "though")):
            return True
        if dep in ("aux", "auxpass") and (parse.tags[child] == "TO" or (parse.tags[child] == "MD" and word != "will")):
            return True
        if dep == "advmod" and word in ("never", "almost", "nearly", "maybe", "perhaps"):
            return True
    above = parse.heads[verb]
    return parse.deps[verb] == "ccomp" and any(parse.deps[child] == "neg" for child in parse.children[above])


def _tenure(scene: Scene, verb: int, told: Tenure, *, stood: bool = False) -> Tenure | None:
    """How somebody of whom the verb says an office stands to it; None where the tense does not tell."""
    parse = scene.parse
    tag, lemma = parse.tags[verb], parse.lemmas[verb]
    helpers = {scene.lower[child] for child in parse.children[verb] if parse.deps[child] in ("aux", "auxpass")}
    if lemma == "become" and tag in ("VBZ", "VBP"):
        return None
    if tag in ("VBZ", "VBP") or (tag == "VBG" and helpers & {"is", "are", "'s", "’s"}):
        return told
    if told is Tenure.ACTING and tag == "VBD" and lemma in ("be", "serve"):
        return Tenure.FORMER
    if told is not Tenure.INCUMBENT:
        return told if tag != "VBG" else None
    if helpers & {"will", "'ll", "’ll"}:
        return Tenure.ELECT if lemma == "become" else None
    if lemma in ("become", "remain"):
        return Tenure.INCUMBENT if tag in ("VBD", "VBN") and "had" not in helpers else None
    if tag == "VBN" and helpers & {"has", "have", "'s", "’s", "'ve", "’ve"}:
        return None if stood else Tenure.INCUMBENT  # "has been a two-time candidate"
    if tag == "VBD" or (tag == "VBN" and "had" in helpers):
        return Tenure.FORMER
    return None


def _long_since(scene: Scene, verb: int) -> bool:
    """Whether the clause tells of a time gone by, since which much may have come: "was elected while I was a boy"."""
    parse = scene.parse
    for child in parse.children[verb]:
        if parse.deps[child] == "aux" and scene.lower[child] == "had":
            return True
        if parse.deps[child] != "advcl" or parse.tags[child] not in ("VBD", "VBN"):
            continue
        if any(scene.lower[each] in ("while", "when") for each in parse.children[child]):
            return True
    return False


def _appointed(scene: Scene, office: Office, verb: int) -> tuple[Name, str, Tenure] | None:
    """The person whom the verb puts into the office: subject of a passive, else object."""
    parse = scene.parse
    tenure = words_of.APPOINTS[parse.lemmas[verb]]
    if office.tenure is not Tenure.INCUMBENT:
        tenure = office.tenure
    if any(scene.lower[child] == "will" for child in parse.children[verb]):
        tenure = Tenure.ELECT
    passive = any(parse.deps[child] in ("auxpass", "nsubjpass") for child in parse.children[verb])
    token = -1
    if passive:
        if any(parse.deps[child] == "dobj" and child < office.first for child in parse.children[verb]):
            return None
        token = _subject(scene, verb)
    else:
        for child in parse.children[verb]:
            if verb < child < office.first and parse.deps[child] in ("dobj", "nsubj", "dative"):
                token = child
    person = _person(scene, token)
    return None if person is None else (person, "appointment", tenure)


# ---- verbs that say it by themselves ----------------------------------------------------------------------------


def leading(scene: Scene) -> Iterator[Holding]:
    """Who heads, leads or chairs which body: "X, who heads the Electoral Commission"."""
    parse = scene.parse
    for verb, lemma in enumerate(parse.lemmas):
        if lemma not in words_of.LEADS or parse.tags[verb] not in ("VBZ", "VBP", "VBD", "VBN"):
            continue
        person, body = _leader(scene, verb), _led(scene, verb)
        if person is None or body is None or _unreal(scene, verb):
            continue
        tenure = _tenure(scene, verb, Tenure.INCUMBENT)
        if tenure is not None:
            office = Office(
                words_of.LEADS[lemma],
                verb,
                verb,
                verb + 1,
                (verb, verb + 1),
                body=body.actor.id,
                country=body.actor.country,
                tenure=tenure,
            )
            why = "relative" if parse.deps[verb] == "relcl" else "predicate"
            yield Holding(person, office, why, title=words_of.LEADS[lemma])


def _leader(scene: Scene, verb: int) -> Name | None:
    """The person who leads: what "who" stands for, or in the present tense the subject itself."""
    parse = scene.parse
    token = _subject(scene, verb)
    person = _person(scene, token)
    if person is None or person.stop > verb:
        return None
    if parse.deps[verb] == "relcl":
        return person
    return person if parse.tags[verb] == "VBZ" and parse.lemmas[verb] in ("head", "chair", "lead") else None


_BODIES = ("body", "organization", "armed_group", "outlet")
"""Kinds of nouns for what is led; who leads "the agency's probe" does not lead the agency."""


def _led(scene: Scene, verb: int) -> Name | None:
    """The body that is led, where the report names it or speaks of it elsewhere."""
    parse = scene.parse
    for child in parse.children[verb]:
        if child > verb and parse.deps[child] == "dobj":
            name = scene.name_at.get(child) or scene.others.get(child)
            whole = name is not None and (not name.nominal or scene.lexicon.nouns.get(scene.lower[child]) in _BODIES)
            if name is not None and whole and name.actor.kind in BODIES:
                return name
    return None
