"""Verbs that report: where they stand, and who does them."""

from __future__ import annotations

from sayso.extract import syntax
from sayso.extract.drafts import Page, Use
from sayso.extract.syntax import Range, child, children, phrase
from sayso.knowledge.actors import actor_words
from sayso.knowledge.cues import Cue, Lexicon, lexicon
from sayso.records import Act, Parse

_NO_SOURCE = frozenset(("i", "we", "you", "nobody", "none", "neither"))
_ASKING = frozenset((Act.QUESTION, Act.REQUEST))
_PEOPLE = ("er", "ist", "ian", "man", "ee")
"""Endings of plurals that name people by what they do or where they live: "islanders", "lobbyists"."""

_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"))


def uses(page: Page, words: Lexicon) -> list[Use]:
    """The verbs of the page, outside quotations, that the lexicon knows, with their speakers."""
    parse, found = page.parse, []
    for verb, tag in enumerate(parse.tags):
        if tag[:2] != "VB" or parse.pos[verb] == "AUX" or page.quoted[verb] >= 0:
            continue
        parts, key = _compound(parse, verb, words)
        cues = words.verbs.get(key)
        if cues and key == parse.lemmas[verb] and parse.deps[verb] == "amod":
            continue
        if cues:
            found.append(_use(page, verb, parts, cues))
    return [use for use in found if use is not None]


def _compound(parse: Parse, verb: int, words: Lexicon) -> tuple[tuple[int, ...], str]:
    """The longest entry of the lexicon that the verb makes with its particle, preposition or fixed word."""
    lemma = parse.lemmas[verb]
    if lemma not in words.compounds:
        return (verb,), lemma
    parts = [
        one
        for one in parse.children[verb]
        if one > verb
        and (parse.deps[one] in ("prt", "prep", "advmod", "acomp", "dative") or _fixed(parse, one))
        and not (parse.deps[one] == "prep" and _names_a_time(parse, one))
    ]
    for clause in children(parse, verb, "advcl", "ccomp", "xcomp"):  # "called for the port to be opened"
        parts += [one for one in children(parse, clause, "mark") if parse.lemmas[one] == "for" and one > verb]
    for one in parts:
        for two in [*(p for p in parts if p > one), *children(parse, one, "prep")]:
            key = f"{lemma} {parse.lemmas[one]} {parse.lemmas[two]}"
            if key in words.verbs:
                return (verb, one, two), key
    for one in parts:
        key = f"{lemma} {parse.lemmas[one]}"
        if key in words.verbs:
            return (verb, one), key
    return (verb,), lemma


def _fixed(parse: Parse, token: int) -> bool:
    """Whether the word may be the fixed part of an idiom: "it" in "put it", "clear" in "made clear that"."""
    return parse.lemmas[token] == "it" if parse.deps[token] == "dobj" else parse.tags[token] == "JJ"


def _names_a_time(parse: Parse, preposition: int) -> bool:
    """Whether the preposition governs a time: "insisted on Tuesday" is no "insist on"."""
    governed = child(parse, preposition, "pobj")
    return any(name.label in ("DATE", "TIME") and name.first <= (governed or -1) < name.stop for name in parse.entities)


def _use(page: Page, verb: int, parts: tuple[int, ...], cues: tuple[Cue, ...]) -> Use | None:
    parse = page.parse
    passive = syntax.is_passive(parse, verb)
    speaker = syntax.agent(parse, verb) if passive else syntax.subject(parse, verb)
    if speaker is None and not passive:
        speaker = _inverted(parse, verb)
    if speaker is None and _is_reporters(parse, verb, passive=passive, asks=cues[0].act in _ASKING):
        return None
    if speaker is not None and (parse.words[speaker].lower() in _NO_SOURCE or page.quoted[speaker] >= 0):
        return None
    documents = speaker is not None and parse.lemmas[speaker] in lexicon().documents
    kept = tuple(cue for cue in cues if documents or not cue.needs_document)
    negated = child(parse, verb, "neg") is not None
    return Use(verb, kept, parts, speaker, passive, negated) if kept else None


def _is_reporters(parse: Parse, verb: int, *, passive: bool, asks: bool) -> bool:
    """Whether it is the reporter who speaks: "it should be noted that", "Asked whether he knew, ..."."""
    if passive and any(parse.tags[one] == "MD" for one in children(parse, verb, "aux")):
        return True
    return asks and parse.deps[verb] == "advcl" and child(parse, verb, "auxpass") is None


def _inverted(parse: Parse, verb: int) -> int | None:
    """The speaker in "..., said the minister", where the parser takes him for an object."""
    after = child(parse, verb, "dobj", "attr", "npadvmod", "oprd")
    if (
        after is None
        or parse.lefts[after] != verb + 1
        or any(name.label in _TIMES and name.first <= after < name.stop for name in parse.entities)
    ):
        return None
    named = parse.tags[after] in ("NNP", "NNPS") or parse.words[verb + 1].lower() == "the"
    person = parse.lemmas[after] in actor_words().nouns and child(parse, after, "det") is not None
    return after if named or person else None


def core(page: Page, use: Use) -> Range:
    """The tokens of the cue's own clause: subject, verb, time and place, not the content."""
    parse, verb = page.parse, use.verb
    first, stop = verb, max(use.words) + 1
    if use.speaker is not None and syntax.sentence(parse, use.speaker) == syntax.sentence(parse, verb):
        low, high = phrase(parse, use.speaker)
        if low <= verb or parse.heads[use.speaker] == verb:
            first, stop = min(first, low), max(stop, high if high > verb else stop)
    for one in parse.children[verb]:
        label = parse.deps[one]
        if label in ("aux", "auxpass", "neg", "advmod") and one < verb:
            first = min(first, parse.lefts[one])
        elif label in ("dobj", "dative", "prep", "npadvmod", "advmod", "prt", "agent") and one > verb:
            low, high = parse.lefts[one], parse.rights[one]
            if all(page.quoted[at] < 0 for at in range(low, high)) and low <= stop + 1:
                stop = max(stop, high)
    return first, stop


def can_speak(parse: Parse, head: int) -> bool:
    """Whether the noun can name a speaker: a name, a person, a body, a document."""
    if parse.tags[head] not in ("NN", "NNS", "VBG"):
        return True
    lemma = parse.lemmas[head]
    people = parse.tags[head] == "NNS" and lemma.endswith(_PEOPLE)
    return people or lemma in actor_words().nouns or lemma in lexicon().documents
