"""Wrongs that a content lays to somebody: "X had lied", "X ordered the attack", "X is a liar"."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.clauses import Said, auxiliaries, negation
from sayso.extract.syntax import agent, child, children, is_passive
from sayso.knowledge.moods import moods
from sayso.records import Parse


@dataclass(frozen=True, slots=True)
class Wrong:
    """Who is said to have done wrong, and the tokens that say so."""

    doer: int
    words: tuple[int, ...]


def doer(parse: Parse, verb: int) -> int | None:
    """The noun that does what the verb says, active or passive; None if there is none."""
    return agent(parse, verb) if is_passive(parse, verb) else child(parse, verb, "nsubj")


def wrong(said: Said, verb: int) -> Wrong | None:
    """The wrong that a clause lays to a certain party: done already, not denied; None if none.

    A wrong of the speaker's own is no accusation.
    """
    parse, words = said.parse, moods()
    deed = _deed(parse, verb)
    if not deed or negation(parse, verb) is not None:
        return None
    around = auxiliaries(parse, verb).keys()
    if around & words.will or around & words.duty or around & words.might:
        return None
    found = _owner(parse, verb) or doer(parse, verb)
    certain = found is not None and said.holds(found) and said.is_named(found)
    return Wrong(found, deed) if certain and found is not None else None


def _owner(parse: Parse, verb: int) -> int | None:
    """Whose deed it is in "the fire was the army's doing"."""
    thing = child(parse, verb, "attr")
    owned = thing is not None and parse.lemmas[thing] in moods().owned_wrongs
    return child(parse, thing, "poss") if owned and thing is not None else None


def _deed(parse: Parse, verb: int) -> tuple[int, ...]:
    """The words that make what the verb says a wrong; none where it is none."""
    words, lemma = moods(), parse.lemmas[verb]
    if lemma in words.wrong_verbs:
        return (verb,)
    for one in children(parse, verb, "attr", "acomp"):
        if parse.lemmas[one] in words.owned_wrongs and child(parse, one, "poss") is not None:
            return (one,)
        if parse.lemmas[one] in words.wrong_persons or parse.lemmas[one] in words.wrong_adjectives:
            return (one,)
    if lemma in words.commit:
        for one in children(parse, verb, "dobj", "nsubjpass", "prep"):
            noun = child(parse, one, "pobj") if parse.deps[one] == "prep" else one
            if noun is not None and parse.lemmas[noun] in words.wrong_deeds:
                return verb, noun
    for one in children(parse, verb, "xcomp"):  # "attempted to poison him"
        if parse.lemmas[one] in words.wrong_verbs and child(parse, one, "nsubj") is None:
            return (one,)
    return ()
