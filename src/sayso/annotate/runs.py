"""Runs of tokens that may be names: cleaned at their edges, parted, and folded to be compared."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.actors import ActorWords, fold
from sayso.records import Parse

_PROPER = ("NNP", "NNPS")
_SPLITS = frozenset((",", "and", "&", "/", ";", "–", "—", "--", "or"))
_ALWAYS_SPLIT = frozenset(("(", ")", "[", "]", "/", ";", "--", "–", "—", "`", ":"))
_EDGE = frozenset("'\"`“”‘’.,;:-–—()[]*#…") | {"''", "``", "--", "'s", "’s"}
_EDGE_TAGS = frozenset(("DT", "PRP$", "POS", "RB", "IN", "CC"))


def trimmed(parse: Parse, first: int, stop: int) -> tuple[int, int]:
    """The run without articles, quote marks, prepositions and the like at its edges."""
    words, tags = parse.words, parse.tags
    while first < stop and (words[first] in _EDGE or tags[first] in _EDGE_TAGS):
        first += 1
    while stop > first and (words[stop - 1] in _EDGE or tags[stop - 1] in ("POS", "IN", "CC")):
        stop -= 1
    return first, stop


def pieces(parse: Parse, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The names within a tagged run: "A and B", "Organization (ORG)", "A, B" are two each."""
    words, start = parse.words, first
    proper = all(parse.tags[each] in _PROPER or words[each] in _SPLITS for each in range(first, stop))
    for at in range(first, stop):
        word = words[at]
        if word in _ALWAYS_SPLIT or (proper and word in (",", "and", "or") and stop - first < 8):
            if start < at:
                yield start, at
            start = at + 1
    if start < stop:
        yield start, stop


def head_of(parse: Parse, first: int, stop: int) -> int:
    """The token of the run whose head lies outside it."""
    for token in range(stop - 1, first - 1, -1):
        head = parse.heads[token]
        if head == token or not first <= head < stop:
            return token
    return stop - 1


def compared(words: tuple[str, ...], lexicon: ActorWords) -> list[str]:
    """The words of a name as they are compared: lower case, no accents, no dots, no suffix."""
    folded = [fold(word).replace(".", "") for word in words]
    folded = [word for word in folded if word and word not in _EDGE and word not in ("the", "'s")]
    if len(folded) > 2 and folded[-1] in lexicon.suffixes:
        folded.pop()
    return folded
