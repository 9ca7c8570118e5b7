"""Who does a deed and to whom: the heads of noun phrases that the grammar gives a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.extract import syntax
from sayso.extract.drafts import Page
from sayso.extract.events import parties_of_nouns as nouns
from sayso.extract.events import parties_of_types as types
from sayso.extract.events import parties_of_verbs as verbs
from sayso.extract.events.capable import can_act, conjuncts, involved, owner, under
from sayso.extract.events.drafts import Parties
from sayso.extract.events.parties_places import FINDERS, Case, at_place, predicate
from sayso.extract.events.party_spans import span
from sayso.extract.syntax import is_verb
from sayso.knowledge.frames import Frame
from sayso.knowledge.party_words import party_words
from sayso.knowledge.plover import SPOKEN
from sayso.records import Parse

__all__ = ["parties", "span"]


def parties(page: Page, head: int, frame: Frame | None, type: str) -> Parties:  # noqa: A002 -- PLOVER's word
    """Who does a deed and to whom: the heads of their noun phrases, in the order of the text.

    `head` is the trigger's verb, noun or adjective, `frame` its entry in the lexicon if it has one, `type` the PLOVER
    type of the deed. Parties that are joined come apart; all sides of a mutual deed are actors.
    """
    case = Case(page, head, frame, type)
    if case.mediates and (sides := _spread(case.parse, _partners(case))):
        brokers = _spread(case.parse, _actors(case))
        return Parties(tuple(sorted(set(brokers) - set(sides))), tuple(sorted(sides)))
    actors = _spread(case.parse, _actors(case))
    recipients = [one for one in _spread(case.parse, _recipients(case, actors)) if one not in actors and one != head]
    partners: list[int] = []
    if case.mutual or type in types.SHARED:
        partners = _spread(case.parse, _partners(case))
    if case.mutual and case.type not in types.APART:
        partners += recipients
    if case.type == "CONSULT" and case.lemma in party_words().hosting and recipients and not case.mutual:
        return Parties(tuple(sorted(recipients)), tuple(sorted(actors)))
    if partners:
        recipients = [one for one in recipients if one not in partners]
    return Parties(tuple(sorted({*actors, *partners})), tuple(sorted(recipients)))


def _spread(parse: Parse, heads: Iterable[int]) -> list[int]:
    """The heads with those joined to them that can take part too, each once; words that only ask are left out."""
    found: dict[int, None] = {}
    for head in heads:
        for one in conjuncts(parse, head):
            if (one == head or can_act(parse, one)) and parse.tags[one][0] != "W":
                found[one] = None
    return list(found)


# ---- who --------------------------------------------------------------------------------------------------------


def _actors(case: Case) -> list[int]:
    """The heads of those who do the deed."""
    parse, head = case.parse, case.head
    if _judges(case):
        says = next((one for one in syntax.above(parse, parse.heads[head]) if is_verb(parse, one)), None)
        found = verbs.doer(parse, says) if says is not None else None
        return _able(case, found) if found is not None else []
    if case.noun and case.mediates:
        effort = _effort(parse, head)
        carrier = nouns.carrier(parse, effort)
        broker = verbs.doer(parse, carrier) if carrier is not None else owner(parse, effort)
        return [] if broker is None else _able(case, broker)
    if case.noun:
        return [one for each in nouns.doers(parse, head, case.type) for one in _able(case, each)]
    if parse.words[head].lower() == "according":
        return list(under(parse, head, "to"))
    if parse.tags[head] == "MD" and case.type in ("REQUEST", "ACCUSE"):
        says = next((one for one in syntax.above(parse, parse.heads[head]) if is_verb(parse, one)), None)
        found = verbs.doer(parse, says) if says is not None else None
        return _able(case, found) if found is not None else []
    if parse.deps[head] == "amod" and parse.tags[head] in ("JJ", "NN"):  # "striking doctors"
        return _able(case, parse.heads[head]) if parse.words[head].endswith("ing") else []
    verb = predicate(parse, head)
    if case.undergone:
        places = ("from", "by", "at")
        return next(([one] for each in places for one in verbs.obliques(parse, verb, each) if can_act(parse, one)), [])
    found = verbs.doer(parse, verb)
    if found is None and case.mutual:
        found = verbs.topic(parse, verb)  # "is allied with"
    if found is not None and parse.words[found].lower() in ("i", "we", "let"):
        found = _quoted(case, verb) or found
    return _able(case, found) if found is not None else []


def _effort(parse: Parse, head: int) -> int:
    """The noun that a noun stands before: the effort of "a mediation effort"; else the word itself."""
    return parse.heads[head] if parse.deps[head] == "compound" else head


def _quoted(case: Case, verb: int) -> int | None:
    """Who is quoted where the quoted words are the deed itself: "I urge you to leave", she said."""
    parse = case.parse
    if case.type not in SPOKEN or case.page.quoted[verb] < 0:
        return None
    for one in syntax.above(parse, verb):
        if is_verb(parse, one) and case.page.quoted[one] < 0 and parse.deps[verb] in ("ccomp", "parataxis"):
            return verbs.doer(parse, one)
    return None


def _judges(case: Case) -> bool:
    """Whether a predicate noun or adjective is a judgement that its speaker passes: "it is an outrage", he said."""
    parse, head = case.parse, case.head
    if case.type not in ("ACCUSE", "SUPPORT") or is_verb(parse, head) or parse.deps[head] not in ("attr", "acomp"):
        return False
    if parse.lemmas[parse.heads[head]] != "be" or (case.frame is not None and not case.noun):
        return False
    if case.noun:
        return not any(can_act(parse, one) for one in nouns.own_doers(parse, head, case.type))
    found = verbs.topic(parse, parse.heads[head])
    return found is None or not can_act(parse, found) or parse.words[found].lower() == "it"


def _able(case: Case, head: int) -> list[int]:
    """The noun, if it can act; else whose act or thing it is."""
    parse = case.parse
    if can_act(parse, head):
        return [head]
    if parse.tags[head][:2] != "NN":
        return []
    return [one for one in nouns.doers(parse, head, case.type) if can_act(parse, one)]


def _partners(case: Case) -> list[int]:
    """Those with whom a mutual deed is done: "met with", "talks between", "a deal with"."""
    parse, head = case.parse, case.head
    found: list[int] = []
    if case.mediates:
        effort = _effort(parse, head)
        carrier = nouns.carrier(parse, effort)
        found += verbs.sides(parse, effort if carrier is None else carrier)
    for word in types.PARTNERS if not found else ():
        found += nouns.sufferers(parse, head, (word,)) if case.noun else verbs.obliques(parse, head, word)
    if case.noun and case.type == "CONSULT" and len(found) < 2:
        found += nouns.meeting(parse, head)
    return [each for one in found for each in _suffering(case, one)]


# ---- to whom ----------------------------------------------------------------------------------------------------


def _recipients(case: Case, actors: Sequence[int]) -> list[int]:
    """Those that stand at the first place that names somebody."""
    parse = case.parse
    if case.noun and _judges(case):
        where: Iterable[int] = at_place(case, parse.heads[case.head], "subject")
    elif case.noun:
        names = tuple(one for one in case.places if one not in FINDERS)
        more = tuple(one for one in types.PLACES[case.type] if one not in names and one not in FINDERS)
        where = nouns.sufferers(parse, case.head, names + more)
        if case.type in ("AID", "SUPPORT") and (asker := nouns.appealing(parse, case.head)) is not None:
            where = [asker]
    else:
        verb = predicate(parse, case.head)
        places = ("subject",) if case.undergone or _judges(case) or parse.tags[case.head] == "MD" else case.places
        where = (one for place in places for one in at_place(case, verb, place))
    for one in where:
        if one not in actors:
            found = [each for each in _suffering(case, one) if each not in actors]
            if found:
                return found
    return _deep(case, actors)


def _deep(case: Case, actors: Sequence[int]) -> list[int]:
    """Whom only the thing names that is asked, refused or granted: "agreed to lift a ban on sales to them"."""
    if case.noun or case.undergone or _judges(case):
        return []
    verb = predicate(case.parse, case.head)
    for place in types.DEEP.get(case.type, ()):
        for one in at_place(case, verb, place):
            found = involved(case.parse, one)
            if found is not None and found not in actors and one not in actors:
                return [found]
    return []


def _suffering(case: Case, head: int) -> list[int]:
    """The noun, if it can undergo the deed; else whose thing it is."""
    parse = case.parse
    if parse.words[head].lower() == "it" and case.type not in ("ASSAULT", "COERCE", "REQUEST", "THREATEN", "PROTEST"):
        return []
    if parse.words[head].lower().endswith(("self", "selves")):
        return []
    if can_act(parse, head):
        return [head]
    if parse.tags[head][:2] != "NN":
        return []
    if case.type == "REQUEST":
        return [one for one in nouns.own_doers(parse, head, case.type) if can_act(parse, one)]
    deep = []
    if case.type in types.HARD or case.type in ("THREATEN", "COOPERATE"):
        deep = [
            one for one in nouns.sufferers(parse, head, ("of", "against", "on", "with", "to")) if can_undergo(case, one)
        ]
    if not deep and case.type in types.OWNED:
        whose = owner(parse, head)
        if whose is not None and (case.type not in ("SUPPORT", "AGREE") or parse.deps[whose] in ("poss", "pobj")):
            deep = [whose]
    if not deep and case.type == "ACCUSE":
        deep = [one for one in nouns.told_of(parse, head) if can_act(parse, one)]
    if not deep and can_undergo(case, head):
        return [head]
    return [one for one in deep[:1] if not (parse.tags[one] == "PRP$" and case.type in types.OWN)]


def can_undergo(case: Case, head: int) -> bool:
    """Whether the deed may be done to the noun itself."""
    parse = case.parse
    if can_act(parse, head):
        return True
    words, lemma = party_words(), parse.lemmas[head]
    if case.type in types.THINGS and lemma in words.target:
        return True
    told = parse.deps[head] in ("dobj", "nsubjpass") or parse.deps[case.head] == "relcl"
    return case.type == "ASSAULT" and told and lemma not in words.means and lemma not in words.undergone
