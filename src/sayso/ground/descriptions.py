"""What a role phrase or a common noun tells of its referent: country, office, sector."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ground.setting import Setting
from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.sectors import sector_of
from sayso.knowledge.states import State
from sayso.records import Parse, Span

_BELONGING = frozenset(("of", "in", "from"))
"""Prepositions after which a state tells where somebody belongs; an envoy "for" a country is not of it."""

_GENERIC = frozenset("any no every each either neither which what whichever".split())
"""Words before a noun that make it mean nobody in particular."""

_INDEFINITE = frozenset("a an another some one next previous first new other".split())
"""Words before a noun that keep it from being the one in office on the day of the report."""

_RULED = frozenset(("led", "based", "born", "controlled", "ruled", "held", "run", "owned"))
"""Participles after whose state and hyphen stand those who belong to it: "US-led forces"."""

_LONGEST = 4  # words in the name of a state


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase tells of whom it refers to."""

    noun: str  # lemma of its head, lower case
    title: str  # its words without article, state and what follows the noun's "of"
    country: str | None  # ISO 3166 alpha-3
    state: str | None  # the usual name of that state
    sector: str | None  # of PLOVER
    plural: bool
    generic: bool  # whether nobody in particular is meant: "any president"
    definite: bool  # whether somebody known is meant: "the minister", "Peru's minister", not "a minister"


def describe(span: Span, setting: Setting) -> Description | None:
    """What the noun phrase in `span` tells; None where no token of the parse stands there."""
    parse, head = setting.parse, setting.head(span)
    if head < 0:
        return None
    tokens = setting.tokens(span)
    before = _before(setting, range(tokens.start, head))
    state = next((state for state, _ in before if state), None) or _after(setting, range(head + 1, tokens.stop))
    kept = [at for told, at in before if told is None]
    words = [parse.words[at] for at in kept if parse.tags[at] not in ("DT", "POS", "PRP$")]
    lemma = parse.lemmas[head].removesuffix("s") if parse.tags[head] == "NNPS" else parse.lemmas[head]
    lower = [parse.words[at].lower() for at in range(tokens.start, head)]
    return Description(
        lemma,
        " ".join([*words, parse.words[head]]).replace(" - ", "-"),
        state.code if state else None,
        state.name if state else None,
        sector_of(lemma, [fold(word) for word in words if word != "-"]),
        parse.tags[head] in ("NNS", "NNPS"),
        any(word in _GENERIC for word in lower),
        not any(word in _INDEFINITE or word in _GENERIC for word in lower),
    )


def owner(span: Span, setting: Setting) -> State | None:
    """The state that a name is said to belong to: "China's Foreign Ministry"."""
    parse, head = setting.parse, setting.head(span)
    if head < 0 or any(state for state, _ in _before(setting, setting.tokens(span))):
        return None  # the name itself says: "British Embassy in Peru"
    for child in parse.children[head]:
        reach = range(parse.lefts[child], parse.rights[child])
        if parse.deps[child] in ("poss", "amod", "compound", "nmod") and child not in setting.tokens(span):
            state = next((state for state, _ in _before(setting, reach) if state), None)
        elif parse.deps[child] == "prep":
            state = _after(setting, reach)
        else:
            continue
        if state is not None:
            return state
    return None


def is_backed(parse: Parse, at: int) -> bool:
    """Whether a participle follows that tells of others than the state's: "Iran-backed"."""
    words = parse.words
    if at + 1 >= len(words) or words[at] != "-" or parse.ends[at - 1] != parse.starts[at]:
        return False
    return parse.tags[at + 1] in ("VBN", "VBD", "JJ") and words[at + 1].lower() not in _RULED


def _before(setting: Setting, tokens: range) -> list[tuple[State | None, int]]:
    """The tokens before the noun, each with the state that it names or is part of the name of."""
    found: list[tuple[State | None, int]] = []
    at = tokens.start
    while at < tokens.stop:
        state, size = state_at(setting, at, tokens.stop)
        if state is not None and is_backed(setting.parse, at + size):
            state = None
        found += [(state, at + each) for each in range(size)]
        at += size
    return found


def _after(setting: Setting, tokens: range) -> State | None:
    """The state that the phrase after the noun says it belongs to: "of Peru", "in Lima"."""
    parse = setting.parse
    if not tokens or parse.words[tokens.start].lower() not in _BELONGING:
        return None
    at = tokens.start + 1
    while at < tokens.stop and parse.tags[at] != "IN":
        state, size = state_at(setting, at, tokens.stop, capitals=True)
        if state:
            return state
        at += size
    return None


def state_at(setting: Setting, at: int, stop: int, *, capitals: bool = False) -> tuple[State | None, int]:
    """The state that the words from `at` on name, and how many words that takes."""
    parse, lexicon = setting.parse, actor_words()
    if not parse.words[at][0].isupper() or (at > 0 and parse.words[at - 1] == "New"):
        return None, 1  # "New Mexico" is no state
    for size in range(min(_LONGEST, stop - at), 0, -1):
        joined = " ".join(fold(word) for word in parse.words[at : at + size]).replace(" - ", "-")
        if joined == "us" and parse.words[at] != "US":
            continue
        bare = joined.replace(".", "")
        for name in (joined, bare):
            state = lexicon.states.get(name) or lexicon.adjectives.get(name) or lexicon.peoples.get(name)
            if state := state or (lexicon.capitals.get(name) if capitals else None):
                return state, size
    return None, 1
