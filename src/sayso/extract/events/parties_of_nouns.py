"""Who does what a noun tells, and to whom: possessors, adjectives of peoples, prepositions, the verb around it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events import parties_of_verbs as verbs
from sayso.extract.events.capable import can_act, is_people, label, under
from sayso.extract.syntax import child, children, is_verb
from sayso.knowledge.actors import actor_words
from sayso.knowledge.cues import lexicon as cues
from sayso.knowledge.frames import lexicon as frames
from sayso.knowledge.party_words import party_words
from sayso.records import Act, Parse

_DOING = frozenset(("announce", "declare", "order", "proclaim", "propose", "unveil", "claim"))
"""Verbs of saying whose subject does what the object names: "announced new sanctions", "ordered the killing"."""

_LEAVING = frozenset(("RETREAT", "SANCTION"))
"""Types whose "from" names what is left, and not who does it."""

_CARRYING = frozenset(("in", "into", "to", "with", "on", "through", "by", "during", "at"))
"""Prepositions between a verb and a noun that its subject does: "entered into talks", "replied with raids"."""

_MEETING = frozenset(("in", "during", "at", "into", "to", "with"))

_FOREIGN = frozenset(
    (Act.DEMAND, Act.REQUEST, Act.CONDEMN, Act.CRITICIZE, Act.PRAISE, Act.ACCUSE, Act.ASSERT, Act.DENY, Act.QUESTION)
)
"""Acts of saying whose object somebody else does: "condemned the raid"."""


def doers(parse: Parse, noun: int, kind: str) -> list[int]:
    """The heads of the noun phrases that do what the noun tells; empty where nobody is named."""
    own = list(own_doers(parse, noun, kind))
    if own:
        return own
    blamed = _blamed(parse, noun)
    if blamed is not None:
        return [blamed]
    verb = carrier(parse, noun)
    if verb is None or not _does(parse, verb, noun):
        return []
    found = verbs.doer(parse, verb)
    return [found] if found is not None and found != noun else []


def _blamed(parse: Parse, noun: int) -> int | None:
    """Who is said to have done it: "blamed them for the raid", "were responsible for it", "claimed by them"."""
    words, above = party_words().blaming, parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lemmas[parse.heads[above]] in words:
        at = parse.heads[above]
        if parse.words[above].lower() in ("for", "of", "with", "in", "over"):
            thing = next(iter(verbs.objects(parse, at)), None) if is_verb(parse, at) else verbs.topic(parse, at)
            return thing if thing != noun else None
        if parse.words[above].lower() == "on":
            return None
    if parse.lemmas[above] == "blame" and parse.deps[noun] in ("dobj", "nsubjpass"):
        return next(under(parse, above, "on"), None)
    if parse.lemmas[above] == "claim" and parse.deps[noun] in ("dobj", "nsubjpass"):
        return verbs.doer(parse, above)
    if parse.lemmas[above] == "come" and parse.deps[noun] == "nsubj":
        return next(under(parse, above, "from"), None)
    return None


def meeting(parse: Parse, noun: int) -> list[int]:
    """Who is at a meeting that a clause only sets its scene with: "in a call with X, Y said"."""
    at = parse.heads[noun]
    verb = parse.heads[at]
    if parse.deps[noun] != "pobj" or parse.words[at].lower() not in _MEETING or not is_verb(parse, verb):
        return []
    found = [verbs.topic(parse, verb)]
    if not any(under(parse, noun, "with", "between")):
        found += verbs.objects(parse, verb)
    return [one for one in found if one is not None and can_act(parse, one)]


def own_doers(parse: Parse, noun: int, kind: str) -> Iterator[int]:
    """Those whom the noun phrase names itself, from the surest place."""
    words, lemma = party_words(), parse.lemmas[noun]
    ways = [_able(parse, under(parse, noun, "by"))]
    if lemma not in words.undergone:
        ways.append(verbs.resolved(parse, one) for one in _able(parse, children(parse, noun, "poss")))
        ways.append(_modifiers(parse, noun))
    else:
        ways.append(one for one in _modifiers(parse, noun) if is_people(parse, one))
    ways.append(_able(parse, under(parse, noun, "between", "among")))
    if kind not in _LEAVING:
        ways.append(_able(parse, under(parse, noun, "from")))
        ways.append(
            one for below in under(parse, noun, "for", "of") for one in _able(parse, under(parse, below, "from", "by"))
        )
    if lemma in words.doing or kind == "REQUEST" or (lemma in words.mutual and kind in ("CONSULT", "AGREE")):
        ways.append(_able(parse, under(parse, noun, "of")))
    ways.append(_clause(parse, noun))
    for way in ways:
        found = list(way)
        if found:
            yield from found
            return


def _able(parse: Parse, heads: Iterator[int]) -> Iterator[int]:
    return (one for one in heads if can_act(parse, one))


def _modifiers(parse: Parse, noun: int) -> Iterator[int]:
    """Doers that stand before the noun: "Israeli raids", "US sanctions", "a police operation"."""
    for one in children(parse, noun, "amod", "compound", "nmod"):
        if is_people(parse, one) or (parse.deps[one] == "compound" and _is_body(parse, one)):
            yield one


def _is_body(parse: Parse, one: int) -> bool:
    """Whether a noun before another is a party and no place: "police", "Hamas", but not "Kabul"."""
    if parse.tags[one][:3] == "NNP":
        name = label(parse, one)
        return name in ("ORG", "NORP") or parse.words[one].lower() in actor_words().known
    return actor_words().nouns.get(parse.lemmas[one], "place") != "place"


def _clause(parse: Parse, noun: int) -> Iterator[int]:
    """The doers of a clause that hangs on the noun: "a march led by students", "the raid they carried out"."""
    for one in children(parse, noun, "acl", "relcl"):
        if is_verb(parse, one):
            if verbs.is_passive(parse, one):
                found = verbs.doer(parse, one)
            else:
                found = child(parse, one, "nsubj") if parse.deps[one] == "relcl" else None
            if found is not None and can_act(parse, found) and parse.tags[found][0] != "W":
                yield found


def carrier(parse: Parse, noun: int) -> int | None:
    """The verb that carries the noun: "held" of "held talks", "entered" of "entered into talks"."""
    at = noun
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]][:2] == "NN":
        at = parse.heads[at]
    name, head = parse.deps[at], parse.heads[at]
    if name in ("dobj", "nsubjpass", "attr", "oprd") and (is_verb(parse, head) or parse.pos[head] == "AUX"):
        return head
    if name == "pobj":
        above = parse.heads[head]
        if is_verb(parse, above):
            return above if parse.words[head].lower() in _CARRYING else None
        if parse.pos[above] in ("NOUN", "ADJ", "DET") and parse.words[head].lower() in ("of", "in", "for", "to"):
            return carrier(parse, above) if above < noun else None
    return None


def _does(parse: Parse, verb: int, noun: int) -> bool:
    """Whether the verb's subject does what the noun tells."""
    words, lemma = party_words(), parse.lemmas[verb]
    if lemma in words.causing or lemma in words.undergoing or lemma in words.answering:
        return False
    if lemma == "turn" and any(parse.words[one].lower() == "down" for one in children(parse, verb, "prt")):
        return False
    if verbs.is_passive(parse, verb) and parse.deps[noun] == "pobj":
        return False
    if lemma in _DOING or lemma in cues().light_verbs or lemma in frames().light:
        return True
    acts = {cue.act for cue in cues().verbs.get(lemma, ())}
    return not acts or not acts <= _FOREIGN


# ---- to whom ----------------------------------------------------------------------------------------------------


def sufferers(parse: Parse, noun: int, places: tuple[str, ...]) -> Iterator[int]:
    """Those to whom the noun's deed is done, place by place; whether they can act or not."""
    words, lemma = party_words(), parse.lemmas[noun]
    if lemma in words.undergone:
        yield from children(parse, noun, "poss")
        yield from (one for one in children(parse, noun, "compound", "nmod") if _is_body(parse, one))
    verb = carrier(parse, noun)
    for place in places:
        if place == "of" and lemma in words.doing:
            continue
        yield from under(parse, noun, place)
        carried = verb is not None and parse.deps[noun] != "pobj" and lemma not in words.doing
        if carried and verb is not None and place not in ("of", "in", "from", "at", "by"):
            yield from under(parse, verb, place)
    yield from _harmed(parse, noun)
    yield from told_of(parse, noun)
    lying = _lying_under(parse, noun)
    if lying is not None:
        yield lying
    if verb is not None:
        if parse.lemmas[verb] in words.undergoing | words.answering:
            found = verbs.topic(parse, verb)
            if found is not None:
                yield found
        yield from children(parse, verb, "dative")
        if parse.deps[noun] == "pobj":
            yield from verbs.objects(parse, verb)  # "sentenced them to prison", "hit them with sanctions"


def _harmed(parse: Parse, noun: int) -> Iterator[int]:
    """Whom the verb names that an attack is the subject of: "the blast that injured three people"."""
    if parse.deps[noun] == "nsubj" and parse.lemmas[parse.heads[noun]] in party_words().harming:
        for one in (parse.heads[noun], *children(parse, parse.heads[noun], "conj")):
            if is_verb(parse, one):
                yield from children(parse, one, "dobj")
    for one in children(parse, noun, "relcl", "acl"):
        if parse.lemmas[one] in party_words().harming and not verbs.is_passive(parse, one):
            yield from children(parse, one, "dobj")


def appealing(parse: Parse, noun: int) -> int | None:
    """Who would be helped by what is asked for: "asked for support"."""
    verb = parse.heads[noun] if parse.deps[noun] == "dobj" else parse.heads[parse.heads[noun]]
    return verbs.doer(parse, verb) if parse.lemmas[verb] in party_words().appealing and is_verb(parse, verb) else None


def told_of(parse: Parse, noun: int) -> Iterator[int]:
    """Of whom the clause of a claim speaks: "the allegation that he took bribes"."""
    for one in children(parse, noun, "acl", "ccomp", "relcl"):
        own = child(parse, one, "nsubj", "nsubjpass")
        if own is not None and parse.tags[own][0] != "W" and child(parse, one, "mark") is not None:
            yield own


def _lying_under(parse: Parse, noun: int) -> int | None:
    """Who is under what the noun tells: "came under attack", "has been under two rounds of sanctions"."""
    at = noun
    while parse.deps[at] == "pobj":
        at = parse.heads[at]
        word, at = parse.words[at].lower(), parse.heads[at]
        if word == "under":
            return verbs.topic(parse, at) if is_verb(parse, at) or parse.pos[at] == "AUX" else None
        if word != "of":
            return None
    return None
