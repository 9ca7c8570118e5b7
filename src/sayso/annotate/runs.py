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

PARTICLES = frozenset("von van der den de del della di da dos la le bin ibn al el ben ter zu".split())
"""Words in a person's name that another has to follow: "Ursula von der" ends no name."""

_SHOUTED = 3
"""Letters of capitals up to which a word at the beginning of a name is an acronym or initials."""

_SYLLABLE = 5
"""Letters that the second part of a given name has fewer than: "Jae-in", "Kyung-wha"."""

_FLAGS = frozenset("acting former then late outgoing incoming".split())


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


def unrepeated(parse: Parse, first: int, stop: int) -> int:
    """Where the run ends before it begins anew, as lists of links do: "Ida Brandt Ida Tellin"."""
    again = (at for at in range(first + 2, stop) if parse.words[at] == parse.words[first] and parse.words[at].istitle())
    return next(again, stop)


def person_run(parse: Parse, first: int, stop: int, lexicon: ActorWords) -> tuple[int, int]:
    """The run that names a person, without what the tagger took in with it.

    "WATCHED Brandt", "Ida Brandt phenomenon", "Ida Brandt Peru", "Ida Brandt 8".
    """
    words = parse.words
    while stop - first > 1 and words[stop - 1].isdecimal():
        stop -= 1
    while stop - first > 1 and len(words[first]) > _SHOUTED and words[first].isupper() and words[stop - 1].istitle():
        first += 1
    while stop - first > 1 and words[stop - 1].isalpha() and words[stop - 1].islower() and words[stop - 2] not in "-–":
        if words[stop - 1] in PARTICLES:
            break
        stop -= 1
    if stop - first > 2 and words[stop - 1].lower() in lexicon.states and fold(words[first]) in lexicon.given:
        stop -= 1
    return first, stop


def body_run(parse: Parse, first: int, stop: int) -> tuple[int, int]:
    """The run that names no person, without a word of tenure before it: "Acting FAA"."""
    while stop - first > 1 and parse.words[first].lower() in _FLAGS:
        first += 1
    return first, stop


def is_hyphenated(parse: Parse, first: int, stop: int) -> bool:
    """Whether a given name goes on after a hyphen, however that is tagged: "Moon Jae" + "-in"."""
    if stop - first < 2 or stop + 1 >= len(parse.words) or parse.words[stop] != "-":
        return False
    apart = parse.ends[stop - 1] < parse.starts[stop] or parse.ends[stop] < parse.starts[stop + 1]
    syllable = parse.words[stop + 1]
    return not apart and syllable.isalpha() and syllable.islower() and len(syllable) < _SYLLABLE
