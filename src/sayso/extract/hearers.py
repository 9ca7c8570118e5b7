"""Who is spoken to: the object of the cue, or who is named beside it ("speaking to reporters, she said")."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.clauses import Said
from sayso.extract.syntax import child, children, is_verb
from sayso.extract.verbs import can_speak
from sayso.knowledge.cues import lexicon
from sayso.knowledge.moods import moods
from sayso.records import MentionForm, Parse

_TO = ("to", "with")
_NOBODY = frozenset(("this", "that", "which", "it", "himself", "herself", "themselves", "itself"))


def hearer(said: Said) -> int | None:
    """The head of the noun phrase that names who is spoken to; None where nobody is named.

    The object of a cue that has hearers comes first ("told the bank"), then what "to" governs ("said to the bank"), a
    clause of speaking beside the cue ("speaking to the bank") and an occasion ("in a letter to the bank").
    """
    draft, verb = said.draft, _verb(said)
    if draft.addressee is not None and (verb is None or _hears(said, verb, draft.addressee)):
        return draft.addressee
    if verb is None or draft.frame in ("small", "as"):
        return None
    return next((one for one in _named(said, verb) if _can_hear(said, one)), None)


def _verb(said: Said) -> int | None:
    """The verb of the cue."""
    cue = said.draft.cue
    return next((at for at in range(*cue) if is_verb(said.parse, at)), None) if cue is not None else None


def _hears(said: Said, verb: int, noun: int) -> bool:
    """Whether the object of the cue hears it: "told the bank", but not "indicated the bank (had failed)"."""
    parse, draft = said.parse, said.draft
    if draft.frame not in ("clause", "quote") or parse.deps[noun] != "dobj" or parse.heads[noun] != verb:
        return True
    return any("addressee" in cue.frames for cue in lexicon().verbs.get(draft.word, ()))


def _can_hear(said: Said, noun: int) -> bool:
    """Whether the noun may name a hearer, and is no part of what is said."""
    parse = said.parse
    if said.holds(noun) or noun == said.draft.speaker or said.page.quoted[noun] >= 0:
        return False
    if parse.words[noun].lower() in _NOBODY or parse.tags[noun][0] not in "NP":
        return False
    if parse.lemmas[noun] in lexicon().audiences or parse.tags[noun] in ("NNP", "NNPS", "PRP"):
        return True
    known = said.mention(noun)
    named = known is not None and known.form is MentionForm.NAME
    return named or (can_speak(parse, noun) and parse.lemmas[noun] not in lexicon().documents)


def _named(said: Said, verb: int) -> Iterator[int]:
    """The nouns beside a verb of saying that may name who hears it, the likeliest first."""
    parse = said.parse
    cues = lexicon().verbs.get(said.draft.word or parse.lemmas[verb], ())
    if any("addressee" in cue.frames for cue in cues) or parse.lemmas[verb] in moods().speaking:
        yield from children(parse, verb, "dative", "dobj")
    yield from _governed(parse, verb, ("to",))
    for one in children(parse, verb, "advcl"):
        yield from _spoken_to(parse, one)
    for holder in (verb, said.draft.speaker):
        if holder is not None:
            yield from _at_occasion(parse, holder)
            for one in children(parse, holder, "appos"):
                yield from _at_occasion(parse, one)
    yield from _above(parse, verb)


def _above(parse: Parse, verb: int) -> Iterator[int]:
    """Who is spoken to in the clause that the cue hangs on: "wrote to X, asking", "spoke to X and said"."""
    upper, label = parse.heads[verb], parse.deps[verb]
    if not is_verb(parse, upper):
        return
    beside = label == "conj" and child(parse, verb, "nsubj") is None and parse.deps[upper] not in ("ccomp", "relcl")
    if label == "advcl" or beside:
        yield from _spoken_to(parse, upper)
    if label in ("parataxis", "ccomp") or beside:
        for one in children(parse, upper, "advcl"):
            if one < verb:
                yield from _spoken_to(parse, one)


def _at_occasion(parse: Parse, holder: int) -> Iterator[int]:
    """Who hears what is said on an occasion: "in an interview with X", "in a letter to X"."""
    for one in children(parse, holder, "prep"):
        for noun in children(parse, one, "pobj"):
            if parse.lemmas[noun] in moods().hearing:
                yield from _governed(parse, noun, _TO)


def _spoken_to(parse: Parse, verb: int) -> Iterator[int]:
    """With whom a verb of speaking is done: "speaking to X", "addressing X", "interviewed by X"."""
    if parse.lemmas[verb] not in moods().speaking:
        return
    yield from children(parse, verb, "dobj", "dative")
    yield from _governed(parse, verb, _TO)
    for one in children(parse, verb, "prep"):  # "spoke about the bank with X": the parser hangs X on the bank
        for noun in children(parse, one, "pobj"):
            yield from _governed(parse, noun, ("with",))
    if child(parse, verb, "auxpass") is not None or parse.tags[verb] == "VBN":
        for by in children(parse, verb, "agent"):
            yield from children(parse, by, "pobj")


def _governed(parse: Parse, holder: int, words: tuple[str, ...]) -> Iterator[int]:
    """What the prepositions govern that hang on a word."""
    for one in children(parse, holder, "prep", "dative"):
        if parse.words[one].lower() in words:
            yield from children(parse, one, "pobj")
