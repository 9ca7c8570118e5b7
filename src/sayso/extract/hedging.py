"""The words by which a statement says that it may not be so."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.clauses import SHORT, Said
from sayso.extract.syntax import Range, child, children, is_passive
from sayso.knowledge.moods import moods
from sayso.records import Parse

_OPENING = 4
"""Tokens at the start of a content without a verb in which a weaker word hedges the whole."""


_SEEMING = frozenset(("seem", "appear"))


def hedges(said: Said) -> tuple[Range, ...]:
    """The hedges of a statement; none where it is said without doubt.

    Words of doubt in the content ("allegedly", "likely"), or beside the cue ("reportedly said"); "may" and the like,
    and weaker words, at a main verb or what it governs; a cue that only guesses ("speculated"). Of a content of many
    sentences the first counts.
    """
    found = {*_beside_cue(said), *_strong(said), *_modal(said), *_soft(said)}
    return tuple((at, at + 1) for at in sorted(found))


def _beside_cue(said: Said) -> Iterator[int]:
    """Adverbs of the cue, and the cue itself where it is a guess."""
    parse, cue, words = said.parse, said.draft.cue, moods()
    for at in range(*cue) if cue is not None else ():
        if parse.lemmas[at] in words.conjecture:
            yield at
        for one in children(parse, at, "advmod"):
            if not said.holds(one) and parse.lemmas[one] in words.hedges:
                yield one


def _strong(said: Said) -> Iterator[int]:
    """Words that hedge wherever they stand."""
    parse, words = said.parse, moods().hedges
    found = [at for first, stop in said.draft.content for at in range(first, stop) if parse.lemmas[at] in words]
    found = [at for at in found if not _measures(parse, at)]
    if found:
        spoken = {parse.sentence_of[at] for first, stop in said.draft.content for at in range(first, stop)}
        yield from (at for at in found if len(spoken) <= SHORT or parse.sentence_of[at] == min(spoken))


def _measures(parse: Parse, word: int) -> bool:
    """Whether the word tells a share, not a doubt: "likely voters", "more likely than men"."""
    if parse.deps[word] == "amod":
        return parse.deps[parse.heads[word]] not in ("attr", "nsubj", "ROOT")
    return any(parse.lemmas[one] in ("more", "less") for one in children(parse, word, "advmod"))


def _modal(said: Said) -> Iterator[int]:
    """The "may" and "might" of main verbs, and of what they govern."""
    parse, words = said.parse, moods().might
    for verb in said.leading:
        for one in (verb, *children(parse, verb, "ccomp", "xcomp")):
            for at in children(parse, one, "aux"):
                if parse.words[at].lower() in words and said.holds(at) and not _is_firm(parse, one, at):
                    yield at


def _is_firm(parse: Parse, verb: int, modal: int) -> bool:
    """Whether the word leaves no doubt: "could not", "could have found", "may God protect"."""
    word, doer = parse.words[modal].lower(), child(parse, verb, "nsubj", "nsubjpass", "expl")
    if word == "might":
        return False
    if doer is not None and modal < doer:
        return True
    back = any(parse.lemmas[one] == "have" for one in children(parse, verb, "aux"))
    return word == "could" and (back or child(parse, verb, "neg") is not None)


def _soft(said: Said) -> Iterator[int]:
    """Weaker words: at the main verb and what it links to, or where a content without a verb begins."""
    parse, root, words = said.parse, said.root, moods()
    first, stop = said.draft.content[0]
    near = range(first, min(stop, first + _OPENING)) if root is None else _linked(parse, root)
    yield from (at for at in near if parse.lemmas[at] in words.soft_hedges and said.holds(at))
    if root is not None and parse.lemmas[root] in words.doubting and is_passive(parse, root):
        yield root  # "is believed to have fled"


def _linked(parse: Parse, root: int) -> Iterator[int]:
    """The verb, its adverbs and complements, and the adjectives at them."""
    if parse.lemmas[root] not in _SEEMING or child(parse, root, "xcomp", "ccomp", "acomp", "oprd") is not None:
        yield root  # but "will appear at the hearing"
    for one in children(parse, root, "advmod", "acomp", "attr", "dobj"):
        yield one
        yield from children(parse, one, "amod")
