"""Chains: the phrases of one report that refer to one actor, grown name by name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.annotate.phrases import FLAGS, Phrase
from sayso.knowledge.actors import ActorWords
from sayso.knowledge.organizations import key, organizations
from sayso.records import Parse

_REGAL = frozenset(("king", "queen", "emperor", "empress", "pope", "sultan", "emir"))
"""Titles before the name that somebody reigns by."""

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "&", "-"))


@dataclass(frozen=True, slots=True)
class Office:
    """What a role phrase says of its holder, ready to be compared."""

    noun: str
    words: frozenset[str]  # what it is the office of: "defense", and codes of states
    flags: frozenset[str]  # former, deputy, ...

    def fits(self, other: Office) -> bool:
        """Whether the two may be one office: one says no more than what the other says too."""
        return (
            self.noun == other.noun
            and self.flags == other.flags
            and (self.words <= other.words or other.words <= self.words)
        )


@dataclass(slots=True, eq=False)
class Chain:
    """Phrases that refer to one actor; it grows while a report is read, and never outlives that."""

    number: int
    kind: str
    sure: bool
    gender: str
    weak_gender: str = ""  # what a given name standing alone suggests
    called: dict[str, int] = field(default_factory=dict)  # gender of pronouns that took it up -> how often
    plural: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    members: list[int] = field(default_factory=list)  # numbers of its phrases so far
    named: list[int] = field(default_factory=list)  # numbers of its names among all names, in order
    state: str = ""  # ISO 3166 alpha-3 of the state that it is


def office(phrase: Phrase, lexicon: ActorWords) -> Office:
    """The office that a role phrase speaks of.

    States are given as codes, so that "Russian" equals "of Russia".
    """
    words: set[str] = set()
    flags: set[str] = set()
    marks = list(phrase.words)
    at = 0
    while at < len(marks):
        for size in (3, 2, 1):
            joined = " ".join(marks[at : at + size])
            if state := lexicon.states.get(joined) or lexicon.adjectives.get(joined):
                words.add(state.code)
                break
        else:
            size = 1
            (flags if marks[at] in FLAGS else words).add(marks[at])
        at += size
    return Office(phrase.noun, frozenset(words), frozenset(flags))


class NameChains:
    """Puts the names of a report into chains: equal names, surnames, short forms and initials."""

    def __init__(self, parse: Parse, names: Sequence[Phrase], lexicon: ActorWords) -> None:
        self.chains: list[Chain] = []
        self.of: list[Chain | None] = [None] * len(names)  # the chain of each name
        self._lexicon = lexicon
        self._by_words: dict[tuple[str, ...], Chain] = {}
        self._by_last: dict[str, list[Chain]] = {}
        self._by_any: dict[str, list[Chain]] = {}
        self._by_initials: dict[str, Chain] = {}
        for number, name in enumerate(names):
            if len(name.words) > 1 or name.kind == "state":
                self._add(number, name, self._full(name))
        for number, name in enumerate(names):
            if self.of[number] is None:
                self._add(number, name, self._bracketed(parse, names, number) or self._short(number, name))

    def _add(self, number: int, name: Phrase, chain: Chain | None) -> None:
        words = name.words
        if chain is None:
            chain = Chain(len(self.chains), name.kind, name.sure, "", plural=name.plural)
            self.chains.append(chain)
            if name.kind != "person" and (state := self._lexicon.states.get(" ".join(words))):
                chain.state = state.code
        elif (name.kind == "person") != (chain.kind == "person") and "state" not in (name.kind, chain.kind):
            chain.kind, chain.sure = "person", False  # the tagger is of two minds: somebody may be meant
            chain.gender = "" if chain.gender == "n" else chain.gender
        elif name.sure and not chain.sure:
            chain.kind, chain.sure = name.kind, True
        if words not in self._by_words:
            self._index(chain, words)
        if words not in chain.names:
            chain.names.append(words)
        if name.title and (gender := self._lexicon.titles.get(name.title)):
            chain.gender = gender
        elif name.gender == "n":
            chain.gender = chain.gender or ("n" if chain.sure and chain.kind != "person" else "")
        elif len(words) > 1:
            chain.gender = chain.gender or name.gender
        else:
            chain.weak_gender = chain.weak_gender or name.gender
        self.of[number] = chain
        insort(chain.named, number)

    def _index(self, chain: Chain, words: tuple[str, ...]) -> None:
        self._by_words[words] = chain
        if len(words) > 1:
            self._by_last.setdefault(words[-1], []).append(chain)
            for word in words:
                if chain not in (known := self._by_any.setdefault(word, [])):
                    known.append(chain)
            self._by_initials.setdefault("".join(word[0] for word in words if word not in _SMALL), chain)

    def _full(self, name: Phrase) -> Chain | None:
        """The chain of a name of several words, if it has one already."""
        if chain := self._by_words.get(name.words):
            return chain
        if state := self._lexicon.states.get(" ".join(name.words)):
            return next((chain for chain in self.chains if chain.state == state.code), None)
        if len(name.words) == 1:
            return None
        for chain in self._by_last.get(name.words[-1], ()) if name.kind in ("person", "") else ():
            if (
                chain.kind in ("person", "")
                and any(_one_person(name.words, known) for known in chain.names)
                and _may_merge(name, chain)
            ):
                return chain
        if name.kind in ("state", "place"):
            return None
        for chain in self._by_any.get(name.words[0], ()):
            if chain.kind in ("state", "place") or not _may_merge(name, chain):
                continue
            if any(_within(name.words, known) or _within(known, name.words) for known in chain.names):
                return chain
        return None

    def _short(self, number: int, name: Phrase) -> Chain | None:
        """The chain of a name of one word."""
        word = name.words[0]
        chain = self._by_initials.get(word) if len(word) > 1 and name.kind != "person" else None
        if chain is not None and self._is_known_as(chain, word):
            return chain
        known = [chain for chain in self._by_any.get(word, ()) if self._short_for(number, name, chain)]
        if not known:
            return self._by_words.get(name.words)
        last = [chain for chain in known if any(names[-1] == word for names in chain.names)]
        return self._nearest(number, last or known)

    def _bracketed(self, parse: Parse, names: Sequence[Phrase], number: int) -> Chain | None:
        """The chain of the organisation that a name in brackets right after it is short for."""
        name, before = names[number], names[number - 1] if number else None
        if before is None or before.stop + 1 != name.first or parse.words[before.stop] != "(":
            return None
        chain = self.of[number - 1]
        if chain is None or chain.kind in ("person", "place") or parse.words[name.stop : name.stop + 1] != (")",):
            return None
        self._by_words.setdefault(name.words, chain)
        return chain

    def _short_for(self, number: int, name: Phrase, chain: Chain) -> bool:
        """Whether a name of one word can be short for the name of the chain."""
        word = name.words[0]
        if chain.kind in ("person", ""):
            gender = self._lexicon.titles.get(name.title, "")
            if gender and chain.gender and gender != chain.gender:
                return False
            if name.title in _REGAL:  # "King Salman" is called by his first name, not by his father's
                return any(names[0] == word for names in chain.names if len(names) > 1)
            return any(
                word in (names[0], names[-1]) or (len(names) > 2 and word not in self._lexicon.given)
                for names in chain.names
                if len(names) > 1 and word in names
            )
        if chain.kind in ("state", "place", "people") or name.kind in ("person", "state"):
            return False
        if not self._is_known_as(chain, word):
            return False
        if word in self._lexicon.nouns or word in self._lexicon.adjectives:
            return False
        for names in chain.names:
            if len(names) > 1 and word == names[0]:
                rest = names[1:]
                return chain.named[0] < number or all(self._says_kind(each) for each in rest)
        return False

    def _is_known_as(self, chain: Chain, word: str) -> bool:
        """Whether a word can be short for the chain's name, going by what else it is known to be short for."""
        if word not in self._lexicon.known:
            return True
        called = {
            key(each)
            for body in organizations().get(word, ())
            for each in (body.name, *body.aliases, *body.weak_aliases)
        }
        return not called or any(" ".join(words) in called for words in chain.names)

    def _says_kind(self, word: str) -> bool:
        return word in self._lexicon.nouns or word in self._lexicon.company

    def _nearest(self, number: int, known: list[Chain]) -> Chain:
        """Of several with one surname the one named last before; where none was named before, the first."""
        before = {chain: bisect_left(chain.named, number) for chain in known}
        if not any(before.values()):
            return known[0]
        return max(known, key=lambda chain: chain.named[before[chain] - 1] if before[chain] else -1)


def _may_merge(name: Phrase, chain: Chain) -> bool:
    return (name.kind == "person") == (chain.kind == "person") or not (name.sure and chain.sure)


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one surname may be one person's: equal first names or initials, no other in between."""
    if len(one) < 2 or len(other) < 2:
        return False
    if len(one) > 2 and len(other) > 2 and one[1][0] != other[1][0]:
        return False  # "George W. Bush", "George H. W. Bush"
    a, b = one[0], other[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short`, two words at least, stands as a run of words in `long`; a junior is not his senior."""
    size = len(short)
    if size < 2 or size >= len(long) or (long[-1] == "jr" and short[-1] != "jr"):
        return False
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))
