"""Nouns that call somebody a threat: "Y is a threat to X", "threats to X stem from Y", "the danger posed by Y"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Page
from sayso.extract.syntax import agent, child, children, has_to, is_passive, is_verb
from sayso.extract.threats.drafts import Danger, Way
from sayso.extract.threats.grammar import after, antecedent, doer, is_nobody, patient
from sayso.extract.threats.parties import DEMONYM, Parties
from sayso.knowledge.threat_words import threat_words
from sayso.records import ActorKind, MentionForm, Parse

_TO = frozenset(("to", "for", "against", "toward", "towards"))
_NEAR = 12
"""How many words "as" may stand after the verb of calling that it belongs to."""

_EMPTY = frozenset(("there", "here"))
_SOME = frozenset(("one", "some", "more", "less", "much", "any"))


def dangers(page: Page, parties: Parties) -> Iterator[Danger]:
    """What the nouns of the page call a threat, in order."""
    parse, words = page.parse, threat_words()
    known = words.nouns | words.weak_nouns
    for noun, lemma in enumerate(parse.lemmas):
        if lemma not in known or parse.tags[noun] not in ("NN", "NNS"):
            continue
        if (
            parse.deps[noun] in ("compound", "nmod", "amod", "npadvmod")
            or _repeats(parse, noun)
            or _is_play(parse, noun)
        ):
            continue
        if _has_infinitive(parse, noun):
            continue
        weak = lemma in words.weak_nouns and not _is_marked(parse, noun)
        found = _predicated(page, noun, parties) if not weak else _posed(page, noun)
        if found is None and not weak and not _is_uttered(parse, noun):
            found = _given(page, noun, parties)
        if found is not None and found.source not in (None, noun) and not is_nobody(parse, found.source or 0):
            yield found


# ---- what the noun is not -------------------------------------------------------------------------------------------


def _repeats(parse: Parse, noun: int) -> bool:
    """Whether the noun stands beside another of its kind, which counts: "a threat and a menace"."""
    at = noun
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]][:2] == "NN":
        at = parse.heads[at]
        if parse.lemmas[at] in threat_words().nouns:
            return True
    return False


def _is_play(parse: Parse, noun: int) -> bool:
    """Whether the sentence is about sport."""
    words, (first, stop) = threat_words(), parse.sentences[parse.sentence_of[noun]]
    before = (parse.words[one].lower() for one in children(parse, noun, "compound", "amod", "nmod"))
    return any(word in words.play_before for word in before) or not words.play_around.isdisjoint(
        parse.lemmas[first:stop]
    )


def _has_infinitive(parse: Parse, noun: int) -> bool:
    """Whether the noun says what somebody will do: "a threat to leave"."""
    return any(has_to(parse, one) for one in children(parse, noun, "acl", "xcomp", "ccomp", "relcl"))


def _is_marked(parse: Parse, noun: int) -> bool:
    """Whether words before a weak noun make it a threat: "a security risk"."""
    return any(
        parse.lemmas[one] in threat_words().weak_marks for one in children(parse, noun, "compound", "amod", "nmod")
    )


def _is_uttered(parse: Parse, noun: int) -> bool:
    """Whether the threat is words: "a bomb threat", "issued threats", "threats and insults", "threats of war"."""
    words = threat_words()
    if parse.lemmas[noun] != "threat":
        return False
    if any(
        parse.words[one].lower() in words.acts for one in children(parse, noun, "compound", "amod", "nmod", "advmod")
    ):
        return True
    near = [one for one in children(parse, noun, "conj") if one > noun]
    above = parse.heads[noun]
    if parse.deps[noun] == "conj" or (parse.deps[noun] == "pobj" and parse.words[above].lower() == "of"):
        near.append(above if parse.deps[noun] == "conj" else parse.heads[above])
    if any(parse.lemmas[one] in words.speech for one in near):
        return True
    verbs = [one for one in children(parse, noun, "acl") if parse.tags[one] == "VBN"]
    verbs += [above] if parse.deps[noun] in ("dobj", "nsubjpass") else []
    verbs += [parse.heads[above]] if parse.deps[noun] == "pobj" and parse.words[above].lower() in ("on", "with") else []
    return any(is_verb(parse, verb) and parse.lemmas[verb] in words.uttering for verb in verbs)


# ---- what is said of the noun ---------------------------------------------------------------------------------------


def _carrier(parse: Parse, noun: int) -> int:
    """The noun that stands for the threat in its clause: "the main source of threats", "a force and a threat"."""
    at = noun
    for _ in range(4):
        above = parse.heads[at]
        if parse.deps[at] == "pobj" and parse.lemmas[above] in ("of", "for") and _carries(parse, parse.heads[above]):
            at = parse.heads[above]
        elif parse.deps[at] == "conj" and parse.tags[above][:2] == "NN":
            at = above
        else:
            break
    return at


def _carries(parse: Parse, noun: int) -> bool:
    """Whether the noun before "of" only carries what follows: "source", "one", "more"."""
    return parse.lemmas[noun] in threat_words().carriers or parse.words[noun].lower() in _SOME


def _predicated(page: Page, noun: int, parties: Parties) -> Danger | None:
    """The source as the clause names it: subject, complement, object of a verb of calling, or after "from"."""
    parse = page.parse
    at = _carrier(parse, noun)
    verb, label = parse.heads[at], parse.deps[at]
    if label in ("nsubj", "nsubjpass"):
        return _as_subject(parse, noun, at, parties)
    if label in ("attr", "acomp"):
        return _as_complement(page, noun, at, parties)
    if label == "dobj" and parse.lemmas[verb] in threat_words().poses:
        return _posed(page, noun)
    if label in ("oprd", "dobj", "ccomp", "xcomp"):
        return _as_object(page, noun, at)
    if label == "pobj" and parse.words[verb].lower() in ("as", "to"):
        return _after_as(page, noun, verb)
    if label == "appos" and verb < at and parse.tags[verb][:2] == "NN" and child(parse, at, "det") is not None:
        return (
            Danger(noun, noun, Way.IS, verb, _target(parse, noun, at))
            if _source(parse, noun, parties) is None
            else None
        )
    return None


def _as_complement(page: Page, noun: int, at: int, parties: Parties) -> Danger | None:
    """Finds "Y is a threat", "considers Y to be a threat", "there is a threat from Y"."""
    parse, words = page.parse, threat_words()
    verb = parse.heads[at]
    if parse.lemmas[verb] not in words.equals | words.called | words.called_as:
        return None
    if child(parse, verb, "expl") is not None:
        source = _source(parse, noun, parties)
        return Danger(noun, verb, Way.IS, source, _target(parse, noun, at)) if source is not None else None
    target, above = _target(parse, noun, at, verb), parse.heads[verb]
    if parse.deps[verb] in ("ccomp", "xcomp") and parse.lemmas[above] in words.called and _is_small(parse, verb):
        if is_passive(parse, above):
            source, holder = patient(parse, above), agent(parse, above)
        else:
            source, holder = doer(page, verb), doer(page, above)
        return Danger(noun, above, Way.CALLED, source, target, holder) if source not in (None, holder) else None
    source = doer(page, verb)
    if source is None or source == noun or parse.words[source].lower() in _EMPTY:
        return None
    return Danger(noun, verb, Way.IS, source, target)


def _is_small(parse: Parse, verb: int) -> bool:
    """Whether the clause has no tense of its own: "considers Y to be", "makes Y a threat"."""
    return has_to(parse, verb) or (parse.tags[verb] == "VBG" and child(parse, verb, "aux") is None)


def _posed(page: Page, noun: int) -> Danger | None:
    """Finds "Y poses a threat to X"."""
    parse = page.parse
    at = _carrier(parse, noun)
    verb = parse.heads[at]
    weak = parse.lemmas[noun] in threat_words().weak_nouns and not _is_marked(parse, noun)
    if parse.deps[at] not in ("dobj", "nsubjpass") or parse.lemmas[verb] not in threat_words().poses:
        return None
    if parse.lemmas[verb] == "present" and any(parse.words[one].lower() == "the" for one in children(parse, at, "det")):
        return None  # to present the threat is to speak of it
    source = doer(page, verb) if parse.deps[at] == "dobj" else agent(parse, verb)
    target = _target(parse, noun, at, verb)
    if source is None or parse.words[source].lower() in _EMPTY or (weak and target is None):
        return None
    return Danger(noun, verb, Way.IS, source, target, weak=weak)


def _as_subject(parse: Parse, noun: int, at: int, parties: Parties) -> Danger | None:
    """Finds "the main threat to X is Y", "threats to X stem from Y"."""
    words, verb = threat_words(), parse.heads[at]
    target = _target(parse, noun, at, verb)
    if parse.lemmas[verb] in words.comes and (origin := after(parse, verb, "from")) is not None:
        return Danger(noun, verb, Way.IS, origin, target)
    other = child(parse, verb, "attr")
    if target is None and child(parse, at, "det", "poss") is None:
        return None  # "threats are its business"
    if other is None or other < at or parse.lemmas[verb] != "be" or parse.lemmas[other] in words.nouns:
        return None
    return Danger(noun, verb, Way.IS, other, target) if _source(parse, noun, parties) is None else None


def _as_object(page: Page, noun: int, at: int) -> Danger | None:
    """Finds "called Y a threat", "is considered a threat"."""
    parse, words, verb = page.parse, threat_words(), page.parse.heads[at]
    if parse.lemmas[verb] not in words.called | words.called_as or not is_verb(parse, verb):
        return None
    if is_passive(parse, verb):
        source, holder = patient(parse, verb), agent(parse, verb)
    else:
        inside = [one for one in children(parse, verb, "dobj", "nsubj", "dative") if verb < one < at]
        inside += [one for one in children(parse, at, "nsubj") if one > verb]
        source, holder = next(iter(inside), None), doer(page, verb)
    if source is None or source in (at, holder):
        return None
    return Danger(noun, verb, Way.CALLED, antecedent(parse, source), _target(parse, noun, at, verb), holder)


def _caller(parse: Parse, preposition: int) -> int:
    """The verb that "as" belongs to: the nearest one before it that calls, else the one that it hangs on."""
    if parse.words[preposition].lower() == "as":
        first, _ = parse.sentences[parse.sentence_of[preposition]]
        for at in range(preposition - 1, max(first, preposition - _NEAR), -1):
            if parse.lemmas[at] in threat_words().called_as and is_verb(parse, at):
                return at
    return parse.heads[preposition]


def _after_as(page: Page, noun: int, preposition: int) -> Danger | None:
    """Finds "sees Y as a threat", "is classified as a threat", "amounts to a threat", "emerged as a threat"."""
    parse, words, verb = page.parse, threat_words(), _caller(page.parse, preposition)
    target, lemma = _target(parse, noun, noun, verb), parse.lemmas[verb]
    if (lemma == "amount") if parse.words[preposition].lower() == "to" else lemma in words.appears:
        source = doer(page, verb)
        return Danger(noun, verb, Way.IS, source, target) if source is not None else None
    if parse.words[preposition].lower() == "to" or lemma not in words.called_as:
        return None
    if is_passive(parse, verb):
        source, holder = patient(parse, verb), agent(parse, verb)
    else:
        named = child(parse, verb, "dobj")
        source = antecedent(parse, named) if named is not None else after(parse, verb, "to", "upon", "on", "at", "of")
        holder = doer(page, verb)
    return Danger(noun, verb, Way.CALLED, source, target, holder) if source not in (None, holder) else None


# ---- what stands in the phrase of the noun --------------------------------------------------------------------------


def _given(page: Page, noun: int, parties: Parties) -> Danger | None:
    """Finds "the threat from Y", "the threat Y poses", "threats emanating from Y", "the Y threat"."""
    parse, words = page.parse, threat_words()
    for verb in children(parse, noun, "relcl"):
        own = child(parse, verb, "nsubj")
        if parse.lemmas[verb] in words.poses and own is not None and parse.tags[own][0] != "W":
            return Danger(noun, verb, Way.IS, own, _target(parse, noun, noun))
    source = _source(parse, noun, parties)
    if source is None:
        return None
    return Danger(noun, noun, Way.GIVEN, source, _target(parse, noun, noun) or _faced(page, noun))


def _source(parse: Parse, noun: int, parties: Parties) -> int | None:
    """The source that the phrase of the noun names."""
    words = threat_words()
    for verb in children(parse, noun, "acl", "relcl"):
        if parse.lemmas[verb] in words.posed and parse.tags[verb] == "VBN" and (one := agent(parse, verb)) is not None:
            return one
        if parse.lemmas[verb] in words.comes and (origin := after(parse, verb, "from")) is not None:
            return origin
    origin = after(parse, noun, "from")
    if origin is not None:
        person = parties.of(origin).kind is ActorKind.PERSON
        return None if person and parse.tags[noun] == "NNS" else origin  # "threats from the general" are words
    for one in children(parse, noun, "prep"):  # "threats to X such as Y"
        word = parse.words[one].lower()
        if word in ("like", "including") or (word == "as" and parse.words[one - 1].lower() == "such"):
            return child(parse, one, "pobj")
    return _named(parse, noun, parties) if parse.tags[noun] == "NN" else None


def _named(parse: Parse, noun: int, parties: Parties) -> int | None:
    """The party that the phrase of a threat names: "the threat of Peru", "the Peruvian threat", "Peru's threat"."""
    of = after(parse, noun, "of")
    if of is not None:
        party = parties.of(of)
        if parse.lemmas[noun] not in ("threat", "menace") and party.mention.form is not MentionForm.NAME:
            return None
        if not party.known or party.token != of or party.generic or party.kind in (ActorKind.PERSON, None):
            return None
        return of if parse.lemmas[of] not in threat_words().deeds else None
    for one in children(parse, noun, "poss", "nmod", "compound", "amod"):
        party = parties.of(one)
        if one > noun or not party.known or party.token != one:
            continue
        if party.mention.actor is None and party.mention.why != DEMONYM:
            continue
        if parse.deps[one] == "poss":
            to = after(parse, noun, "to")
            beside = (parse.lemmas[at] for at in children(parse, noun, "amod", "compound"))
            marked = any(lemma in threat_words().named_marks for lemma in beside)
            told = party.kind is not ActorKind.PERSON and (marked or (to is not None and parties.of(to).known))
            return one if told else None  # "his threat" is words
        return one
    return None


def _target(parse: Parse, noun: int, carrier: int, *verbs: int) -> int | None:
    """What is threatened: after "to", "for" or "against", or the subject of "we" in "the threat we face"."""
    words = threat_words()
    for place in dict.fromkeys((noun, carrier, *verbs)):
        for one in children(parse, place, "prep", "dative"):
            if one > min(noun, carrier) and parse.words[one].lower() in _TO and (found := child(parse, one, "pobj")):
                return found
    beside = min(noun + 1, len(parse.words) - 1)
    if parse.words[beside].lower() in ("to", "against") and parse.heads[beside] == parse.heads[noun]:
        return child(parse, beside, "pobj")  # the parser hangs it on the verb
    for verb in (*children(parse, noun, "relcl", "acl"), *children(parse, carrier, "relcl")):
        own = child(parse, verb, "nsubj")
        if parse.lemmas[verb] in words.facing and own is not None and parse.tags[own][0] != "W":
            return own
        if parse.lemmas[verb] in words.poses or parse.deps[verb] == "acl":
            return after(parse, verb, "to", "for", "against")
    return child(parse, carrier, "poss") if verbs or carrier != noun else None  # "Y is X's main threat"


def _faced(page: Page, noun: int) -> int | None:
    """Who faces the threat: "X faces a threat from Y", "protect X from the threat of Y", "X is under threat from Y"."""
    parse, words, at = page.parse, threat_words(), _carrier(page.parse, noun)
    verb = parse.heads[at]
    if parse.deps[at] == "dobj" and parse.lemmas[verb] in words.facing:
        return doer(page, verb)
    if parse.deps[at] != "pobj":
        return None
    word, verb = parse.words[verb].lower(), parse.heads[verb]
    if word == "under":
        if parse.tags[verb][:2] == "NN":
            return verb
        return doer(page, verb) if is_verb(parse, verb) or parse.pos[verb] == "AUX" else None
    if word in ("from", "against") and parse.lemmas[verb] in words.guarding:
        return child(parse, verb, "dobj", "nsubjpass")
    return None
