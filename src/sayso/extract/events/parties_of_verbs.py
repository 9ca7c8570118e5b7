"""Who does what a verb says, and to whom: subjects seen through control and coordination, objects, obliques."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.events.capable import antecedent, can_act, owner, under
from sayso.extract.syntax import RELATIVES, agent, child, children, has_to, is_verb, stray
from sayso.knowledge.cues import lexicon as cues
from sayso.knowledge.party_words import party_words
from sayso.records import Parse

_DEPTH = 8
"""Clauses that are climbed in search of a subject."""

_OBJECT_GERUND = frozenset(("of", "from", "for", "with", "into"))
"""Prepositions before a gerund that the object does: "accused them of killing", "stopped them from leaving"."""

_CLOSING = frozenset(('"', "”", "''", "'", "’", ","))
"""What stands between quoted words and the verb that reports them."""

_HEARING = frozenset(("addressee", "to"))


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is a passive, alone or joined to one: "was arrested and charged"."""
    if child(parse, verb, "auxpass", "nsubjpass") is not None:
        return True
    if reports(parse, verb) or _relative_before(parse, verb) is not None:
        return False
    if parse.tags[verb] not in ("VBN", "VBD") or child(parse, verb, "aux", "nsubj") is not None:
        return False
    label, head = parse.deps[verb], parse.heads[verb]
    if parse.tags[verb] == "VBD":  # "those arrested" and "charged" under "was", told as past tense by mistake
        return label == "acl" or (
            label == "conj" and child(parse, head, "auxpass") is not None and _no_object(parse, verb)
        )
    if label == "conj" and is_verb(parse, head):
        return is_passive(parse, head)
    return (
        label in ("acl", "amod", "advcl", "relcl", "ROOT", "oprd", "dep", "pcomp", "acomp", "attr")
        or agent(parse, verb) is not None
    )


def reports(parse: Parse, verb: int) -> bool:
    """Whether a verb of saying was taken for a participle: "..., the minister threatened"."""
    noun = parse.heads[verb]
    if parse.deps[verb] != "acl" or parse.tags[verb] not in ("VBD", "VBN") or agent(parse, verb) is not None:
        return False
    if parse.heads[noun] == noun and parse.tags[verb] == "VBD" and can_act(parse, noun):
        return True  # the parser took the whole sentence for a noun phrase
    begins = parse.lefts[noun]
    says = any(cue.frames & {"clause", "quote"} for cue in cues().verbs.get(parse.lemmas[verb], ()))
    return says and begins > 0 and parse.words[begins - 1] == "," and can_act(parse, noun)


def _relative_before(parse: Parse, verb: int) -> int | None:
    """The relative pronoun of a clause whose verb was taken for a participle: "the men whom soldiers arrested"."""
    noun = parse.heads[verb]
    if parse.deps[verb] != "acl" or parse.tags[verb] not in ("VBD", "VBN") or agent(parse, verb) is not None:
        return None
    before = parse.lefts[noun] - 1
    opens = before > 0 and parse.tags[before][0] == "W" and parse.words[before].lower() in RELATIVES
    return before if opens and antecedent(parse, before) != before else None


def _no_object(parse: Parse, verb: int) -> bool:
    return child(parse, verb, "dobj") is None


def doer(parse: Parse, verb: int) -> int | None:
    """The head of the noun phrase that does what the verb says; None where it is not told."""
    if is_passive(parse, verb):
        return _by(parse, verb)
    return topic(parse, verb)


def _by(parse: Parse, verb: int) -> int | None:
    """The doer of a passive, over coordination: "was seized and burned by rebels"."""
    found = agent(parse, verb)
    if found is None:
        found = next((by for one in children(parse, verb, "conj") if (by := agent(parse, one)) is not None), None)
    if found is None and parse.deps[verb] == "conj" and is_verb(parse, parse.heads[verb]):
        found = agent(parse, parse.heads[verb])
    if found is None and parse.deps[verb] == "amod":  # "British-backed"
        found = next((one for one in children(parse, verb, "npadvmod", "compound", "amod") if one < verb), None)
    return found


def topic(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """Whom the clause of a verb is about: its own subject, or the noun that is understood."""
    own = list(children(parse, verb, "nsubj", "nsubjpass"))
    if own:
        before = [one for one in own if one < verb]
        return antecedent(parse, before[-1] if before else own[0])
    says = _speaker_after(parse, verb)
    if says is not None or depth > _DEPTH:
        return says
    return None if parse.heads[verb] == verb else _understood(parse, verb, depth)


def _speaker_after(parse: Parse, verb: int) -> int | None:
    """The speaker who was taken for an object after quoted words: "...," warned the minister."""
    thing = child(parse, verb, "dobj")
    if thing is None or parse.lefts[thing] != verb + 1 or verb == 0 or parse.tags[verb] not in ("VBD", "VBZ"):
        return None
    says = any(cue.frames & {"clause", "quote"} for cue in cues().verbs.get(parse.lemmas[verb], ()))
    follows = parse.words[verb - 1] in _CLOSING and parse.deps[verb] != "conj"
    quoted = any(one < verb for one in children(parse, verb, "ccomp", "advcl", "parataxis", "dep"))
    return thing if (says or parse.words[verb - 1] != ",") and follows and quoted and can_act(parse, thing) else None


def _understood(parse: Parse, verb: int, depth: int) -> int | None:
    """Whom a clause without a subject is about, by what it hangs on."""
    label, head = parse.deps[verb], parse.heads[verb]
    if label in ("acl", "relcl") and not is_verb(parse, head):
        inverted = reports(parse, verb) or _relative_before(parse, verb) is not None
        return head if inverted else _of_noun(parse, verb, head, depth)
    if label == "amod":
        if gerund_above(parse, verb) is not None:
            return topic(parse, parse.heads[head], depth + 1)
        return head if parse.tags[verb] == "VBG" else None
    if label in ("xcomp", "ccomp", "advcl", "dep", "oprd"):
        return _controller(parse, verb, head, depth)
    if label == "pcomp":
        return _of_gerund(parse, verb, head, depth)
    if label == "conj":
        head = stray(parse, verb) or head
    if label in ("conj", "parataxis", "prep", "aux", "auxpass"):
        return topic(parse, head, depth + 1) if _verbal(parse, head) else _beside(parse, verb, head, depth)
    carried = label in ("acomp", "attr") or (label == "pobj" and is_verb(parse, verb))
    return topic(parse, head, depth + 1) if carried else None


def gerund_above(parse: Parse, verb: int) -> int | None:
    """The object of a gerund that was taken for an adjective: "denied striking civilians"."""
    noun = parse.heads[verb]
    if parse.tags[verb] != "VBG" or parse.deps[noun] != "dobj" or child(parse, noun, "det", "poss") is not None:
        return None
    above = parse.heads[noun]
    takes = any("ing" in cue.frames for cue in cues().verbs.get(parse.lemmas[above], ()))
    return noun if takes and above < verb else None


def _beside(parse: Parse, verb: int, head: int, depth: int) -> int | None:
    """The doer of a verb that is joined to a noun: "the killing and wounding of", "protests, burning cars"."""
    return _of_noun(parse, verb, head, depth) if parse.tags[head][:2] == "NN" else topic(parse, head, depth + 1)


def _verbal(parse: Parse, token: int) -> bool:
    return is_verb(parse, token) or parse.pos[token] in ("AUX", "VERB", "ADJ")


def _controller(parse: Parse, verb: int, head: int, depth: int) -> int | None:
    """Who does a complement: the object above it ("ordered troops to leave"), else the subject above it."""
    if not is_verb(parse, head):
        return topic(parse, head, depth + 1)
    if parse.lemmas[head] not in party_words().own:
        thing = next((one for one in children(parse, head, "dobj", "dative") if one < verb), None)
        asks = any(cue.frames >= _HEARING for cue in cues().verbs.get(parse.lemmas[head], ()))
        granted = (
            parse.lemmas[head] == "give" and child(parse, head, "dative") is not None
        )  # "gave them a day to leave"
        if granted:
            thing = child(parse, head, "dative")
        if parse.deps[verb] == "advcl" and not ((asks or granted) and has_to(parse, verb)):
            thing = None
        if thing is None and has_to(parse, verb):
            thing = _called_on(parse, head, verb)
        if thing is not None and thing < verb and can_act(parse, antecedent(parse, thing)):
            return antecedent(parse, thing)
    if is_passive(parse, head) and child(parse, head, "nsubjpass") is None and parse.deps[head] == "acl":
        return parse.heads[head]
    return topic(parse, head, depth + 1)


def _called_on(parse: Parse, verb: int, before: int) -> int | None:
    """Whom a preposition names that is to do what the infinitive says: "called on them to leave"."""
    for one in children(parse, verb, "prep"):
        if one < before and any(
            cue.frames >= _HEARING for cue in cues().verbs.get(f"{parse.lemmas[verb]} {parse.words[one].lower()}", ())
        ):
            return child(parse, one, "pobj")
    return None


def _of_gerund(parse: Parse, verb: int, preposition: int, depth: int) -> int | None:
    """Who does a gerund under a preposition: "accused them of killing", "ended the siege by storming it"."""
    holder, word = parse.heads[preposition], parse.words[preposition].lower()
    if parse.deps[preposition] == "agent":
        return None
    if is_verb(parse, holder):
        if word in _OBJECT_GERUND:
            thing = child(parse, holder, "dobj", "nsubjpass")
            if thing is not None and can_act(parse, antecedent(parse, thing)):
                return antecedent(parse, thing)
            if is_passive(parse, holder) and parse.deps[holder] == "acl":
                return parse.heads[holder]
        return topic(parse, holder, depth + 1)
    if parse.tags[holder][:2] == "NN":
        return _of_noun(parse, verb, holder, depth)
    return topic(parse, holder, depth + 1)


def _of_noun(parse: Parse, verb: int, noun: int, depth: int) -> int | None:
    """Who does what a clause says that hangs on a noun: "troops attacking it", "his order to leave"."""
    if parse.deps[verb] == "relcl" and not has_to(parse, verb):
        return noun
    if has_to(parse, verb) and parse.deps[noun] == "attr":  # "was the first president to refuse"
        return topic(parse, parse.heads[noun], depth + 1)
    if can_act(parse, noun) and (parse.tags[verb] != "VBN"):
        return noun
    of = owner(parse, noun)
    if of is not None:
        return resolved(parse, of)
    return holder(parse, noun, depth + 1)


def holder(parse: Parse, noun: int, depth: int = 0) -> int | None:
    """The subject of the verb whose object or complement the noun is: "they issued a statement"."""
    if depth > _DEPTH:
        return None
    at = noun
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]][:2] == "NN":
        at = parse.heads[at]
    label, head = parse.deps[at], parse.heads[at]
    if label in ("dobj", "attr", "oprd", "dative") and _verbal(parse, head):
        thing = child(parse, head, "dative")
        if parse.lemmas[head] == "give" and label == "dobj" and thing is not None and can_act(parse, thing):
            return thing
        return doer(parse, head)
    if label == "nsubjpass":
        return doer(parse, head)
    if label == "pobj":
        above = parse.heads[head]
        if is_verb(parse, above):
            return doer(parse, above)
        if parse.deps[head] == "prep" and parse.deps[above] in ("prep", "pobj", "dobj"):
            of = owner(parse, above)
            return of if of is not None and of != at else holder(parse, above, depth + 1)
    return None


def resolved(parse: Parse, owned: int) -> int:
    """The subject that "his" takes up in "X announced his resignation"; else the word itself."""
    if parse.tags[owned] != "PRP$" or parse.words[owned].lower() in ("my", "our", "your"):
        return owned
    at = parse.heads[owned]
    while parse.heads[at] != at:
        at = parse.heads[at]
        if _verbal(parse, at):
            found = topic(parse, at) if parse.lemmas[at] not in party_words().causing else None
            usable = found is not None and found < owned and can_act(parse, found)
            return found if found is not None and usable and parse.tags[found] != "PRP$" else owned
    return owned


# ---- to whom ----------------------------------------------------------------------------------------------------


def objects(parse: Parse, verb: int) -> list[int]:
    """What the verb is done to: its object, a passive's subject, the noun of its clause."""
    if is_passive(parse, verb):
        own = child(parse, verb, "nsubjpass", "nsubj")
        if own is not None:
            return [antecedent(parse, own)]
        label, head = parse.deps[verb], parse.heads[verb]
        if label in ("acl", "amod", "relcl"):
            return [head]
        found = topic(parse, verb)
        return [found] if found is not None else []
    relative = _relative_before(parse, verb)
    if relative is not None:
        return [antecedent(parse, relative)]
    gerund = gerund_above(parse, verb) if parse.deps[verb] == "amod" else None
    if gerund is not None:
        return [gerund]
    if child(parse, verb, "nsubj") is None and _speaker_after(parse, verb) is not None:
        return []
    things = list(children(parse, verb, "dobj")) or _late_object(parse, verb)
    if things:
        return [antecedent(parse, things[0])]
    if parse.deps[verb] == "relcl" and child(parse, verb, "nsubj") is not None and _leaves_gap(parse, verb):
        return [parse.heads[verb]]
    return _shared(parse, verb)


def _late_object(parse: Parse, verb: int) -> list[int]:
    """An object that was taken for what a preposition governs: "denounced as a crime their conduct"."""
    for holder in (verb, *children(parse, verb, "prt", "advmod")):
        for one in children(parse, holder, "prep"):
            governed, word = list(children(parse, one, "pobj")), parse.words[one].lower()
            if word == "as" and governed:
                return _behind(parse, governed)
            if word == "to" and governed and parse.words[one - 1].lower() == "up" and parse.tags[one + 1] == "CD":
                return governed  # "seized up to five men"
    return []


def _behind(parse: Parse, named: list[int]) -> list[int]:
    """The owned thing that stands behind what it is called, though the parser made one phrase of both."""
    last = named[-1]
    if len(named) > 1:
        return [last]
    beside = [one for one in children(parse, last, "appos") if child(parse, one, "poss") is not None]
    poss = child(parse, last, "poss")
    called = poss is not None and any(one < poss for one in children(parse, last, "nmod", "compound"))
    return beside or ([last] if called or _names_owner(parse, poss) else [])


def _names_owner(parse: Parse, poss: int | None) -> bool:
    """Whether a common noun was drawn into the name of the owner: "as theft Chile's purchase"."""
    if poss is None or parse.tags[poss][:3] != "NNP":
        return False
    return any(parse.tags[one] == "NN" for one in children(parse, poss, "compound") if parse.words[one].islower())


def _leaves_gap(parse: Parse, verb: int) -> bool:
    """Whether a relative clause lacks its object: "the man they arrested"."""
    own = child(parse, verb, "nsubj")
    return (
        own is not None
        and parse.words[own].lower() not in RELATIVES
        and not any(parse.rights[one] == one + 1 for one in children(parse, verb, "prep"))
    )


def _shared(parse: Parse, verb: int) -> list[int]:
    """The object that joined verbs have in common: "shot and killed two men"."""
    at = verb
    for one in children(parse, at, "conj"):
        if is_verb(parse, one) and child(parse, one, "nsubj") is None and one - verb <= 3:
            thing = child(parse, one, "dobj")
            if thing is not None:
                return [thing]
    return []


def obliques(parse: Parse, verb: int, word: str) -> Iterator[int]:
    """What a preposition of the verb governs, or one of its object or particle."""
    yield from under(parse, verb, *word.split()[:1])
    for one in children(parse, verb, "dobj", "prt", "advmod", "acomp", "nsubjpass"):
        if parse.deps[one] in ("prt", "advmod") or one > verb or parse.deps[one] == "nsubjpass":
            yield from under(parse, one, *word.split()[:1])
    if parse.deps[verb] in ("acomp", "attr") and not is_verb(
        parse, verb
    ):  # "was critical", with the copula's preposition
        yield from under(parse, parse.heads[verb], *word.split()[:1])


def claimed(parse: Parse, verb: int) -> Iterator[int]:
    """Of whom the clause speaks that the verb governs: "demanded that they leave"."""
    for one in children(parse, verb, "ccomp"):
        own = child(parse, one, "nsubj", "nsubjpass")
        if own is not None:
            yield antecedent(parse, own)


def hands_over(parse: Parse, verb: int) -> bool:
    """Whether the object is handed over: "gave food to them", not "supplied them with food"."""
    to, things = any(under(parse, verb, "to")), objects(parse, verb)
    if any(parse.tags[one] in ("PRP", "NNP") for one in things) or (any(under(parse, verb, "with")) and not to):
        return False
    return to if is_passive(parse, verb) else len(list(children(parse, verb, "dobj"))) < 2


def informs(parse: Parse, verb: int) -> bool:
    """Whether the object only hears what is said: "told the court that he had stolen"."""
    hears = any(cue.frames >= {"addressee", "clause"} for cue in cues().verbs.get(parse.lemmas[verb], ()))
    return hears and any(claimed(parse, verb))


def sides(parse: Parse, top: int) -> Iterator[int]:
    """Those between whom somebody stands, wherever below `top` they are named."""
    for one in range(parse.lefts[top], parse.rights[top]):
        if parse.words[one].lower() == "between" and parse.deps[one] == "prep":
            yield from children(parse, one, "pobj")


def conditions(parse: Parse, verb: int) -> Iterator[int]:
    """Who could avert what is threatened: subjects of "if", "unless" and "until" clauses."""
    near = [verb, *children(parse, verb, "ccomp", "xcomp"), parse.heads[verb]]
    near += [other for one in near[1:-1] for other in children(parse, one, "conj")]
    for at in near:
        for one in children(parse, at, "advcl"):
            mark = child(parse, one, "mark")
            own = child(parse, one, "nsubj", "nsubjpass")
            if mark is not None and own is not None and parse.words[mark].lower() in ("if", "unless", "until"):
                yield own


def undertaken(parse: Parse, verb: int) -> Iterator[int]:
    """The verbs of what one agrees, refuses or threatens to do, as infinitive or clause."""
    for one in children(parse, verb, "xcomp", "ccomp"):
        own = child(parse, one, "nsubj")
        if is_verb(parse, one) and (own is None or parse.tags[own] == "PRP"):
            yield one
