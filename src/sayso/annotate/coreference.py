"""Coreference within one report: which names, roles, nominals and pronouns are one actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.annotate.antecedents import Antecedents
from sayso.annotate.chains import Chain, NameChains, Office, office
from sayso.annotate.phrases import Phrase
from sayso.knowledge.actors import ActorWords
from sayso.records import MentionForm, Parse

_THINGS = frozenset(("body", "organization", "armed_group", "outlet"))
_GENERIC = frozenset(
    "organization organisation group body movement bloc alliance company firm outlet agency newspaper paper "
    "broadcaster network channel station force militia".split()
)
"""Nouns that take up an organisation of any name; "the union" needs one that is called a union."""

_RECALLED = 20
"""How many nominals with one noun are looked back on."""

_NEAR = 3
"""Sentences back in which "the group" finds its group."""

_TOLD = 3
"""How many other antecedents of a pronoun are told."""


@dataclass(frozen=True, slots=True)
class Referent:
    """The chain of a phrase, what decided so, and the other chains that were near."""

    chain: Chain | None  # None where it is not known
    why: str  # a code: see `Mention.why` in docs/fields.md
    others: tuple[Chain, ...] = ()  # likeliest first


def resolve(
    parse: Parse, phrases: Sequence[Phrase], equated: Mapping[int, int], lexicon: ActorWords, *, speech: frozenset[str]
) -> list[Referent]:
    """What each phrase refers to.

    `phrases` stand in text order. `equated` says, by numbers of phrases, which role or nominal is apposed to or
    predicated of which other phrase; `speech` holds lemmas of verbs of saying.
    """
    resolution = _Resolution(parse, phrases, equated, lexicon, speech=speech)
    return [
        Referent(chain, why, resolution.others.get(number, ()))
        for number, (chain, why) in enumerate(zip(resolution.chains, resolution.why, strict=True))
    ]


class _Resolution:
    """One report being resolved: names first, offices beside names next, then everything in text order."""

    def __init__(
        self,
        parse: Parse,
        phrases: Sequence[Phrase],
        equated: Mapping[int, int],
        lexicon: ActorWords,
        *,
        speech: frozenset[str],
    ) -> None:
        self._parse, self._phrases, self._lexicon = parse, phrases, lexicon
        named = [number for number, phrase in enumerate(phrases) if phrase.form is MentionForm.NAME]
        names = NameChains(parse, [phrases[number] for number in named], lexicon)
        self.chains: list[Chain | None] = [None] * len(phrases)
        self.why = [""] * len(phrases)
        self.others: dict[int, tuple[Chain, ...]] = {}  # of pronouns, by number
        self._next = len(names.chains)
        for number, chain in zip(named, names.of, strict=True):
            self.chains[number], self.why[number] = chain, "name"
        self._offices: dict[str, dict[tuple[Office, Chain], int]] = {}  # by noun: who held what, first in which phrase
        self._called: dict[str, list[tuple[int, Chain]]] = {}  # by noun: the nominals so far
        for number, other in equated.items():
            if (chain := self.chains[other]) is not None:
                self._join(number, chain, "apposition")
        pronouns = Antecedents(parse, phrases, self.chains, speech)
        for number, phrase in enumerate(phrases):
            if self.chains[number] is None:
                if phrase.form is MentionForm.PRONOUN:
                    self._take_up(number, *pronouns.ranked(number))
                elif (other := equated.get(number, -1)) >= 0 and (chain := self.chains[other]) is not None:
                    self._join(number, chain, "apposition")
                else:
                    self._place(number, phrase)
            if (chain := self.chains[number]) is not None:
                chain.members.append(number)
                if phrase.form is MentionForm.NOMINAL:
                    self._called.setdefault(phrase.noun, []).append((number, chain))

    def _take_up(self, number: int, ranked: list[Chain], clear: bool) -> None:
        """Give the pronoun the first of its possible chains, if that leads clearly."""
        chain = ranked[0] if clear else None
        self.chains[number] = chain
        self.why[number] = "antecedent" if chain else "tie" if ranked else "no-antecedent"
        self.others[number] = tuple(each for each in ranked if each is not chain)[:_TOLD]
        if chain:
            gender = self._phrases[number].gender
            chain.called[gender] = chain.called.get(gender, 0) + 1

    def _join(self, number: int, chain: Chain, why: str) -> None:
        """Make the phrase one of the chain's, and remember what it says of the actor."""
        phrase = self._phrases[number]
        self.chains[number], self.why[number] = chain, why
        if phrase.form is MentionForm.ROLE:
            held = office(phrase, self._lexicon)
            self._offices.setdefault(phrase.noun, {}).setdefault((held, chain), number)
        if phrase.kind in ("role", "person") and not phrase.plural and not chain.sure:
            chain.kind, chain.sure = "person", True
        if phrase.gender in ("m", "f"):
            chain.gender = chain.gender or phrase.gender

    def _place(self, number: int, phrase: Phrase) -> None:
        """Find the chain of a role or nominal that stands by itself, or begin one."""
        chain, why = None, "same-noun"
        if phrase.definite:
            if phrase.form is MentionForm.ROLE:
                chain, why = self._holder(number, phrase), "same-office"
            elif phrase.plural:
                chain = self._same_noun(phrase)
            elif phrase.kind == "state":
                chain, why = self._last_state(number), "last-state"
            elif phrase.kind in _THINGS or phrase.kind == "people":
                chain = self._thing(number, phrase)
            elif phrase.kind == "person":
                chain = self._same_noun(phrase)
        if chain is None:
            chain = Chain(self._next, _kind(phrase), True, phrase.gender, plural=phrase.plural)
            self._next += 1
            why = "new"
        self._join(number, chain, why)

    def _holder(self, number: int, phrase: Phrase) -> Chain | None:
        """Who holds the office: the nearest earlier holder of one that fits, else the first later one."""
        wanted = office(phrase, self._lexicon)
        later: Chain | None = None
        nearest: tuple[int, Chain] | None = None
        for (held, chain), other in self._offices.get(phrase.noun, {}).items():
            if not wanted.fits(held) or (not wanted.words and held.flags):
                continue
            at = chain.members[-1] if chain.members else other if other < number else -1
            if at < 0:  # a later holder has to be told by all that is said here: "Russia's minister" is not just any
                later = later or (chain if wanted.words and wanted.words <= held.words else None)
            elif nearest is None or at > nearest[0]:
                nearest = (at, chain)
        return nearest[1] if nearest else later

    def _same_noun(self, phrase: Phrase) -> Chain | None:
        """The nearest earlier chain that was called by the same noun, where the words beside it do not conflict."""
        words = set(phrase.words)
        for other, chain in self._called.get(phrase.noun, [])[: -_RECALLED - 1 : -1]:
            fits = words <= set(self._phrases[other].words) or (chain.names and not words)
            if fits and chain.plural == phrase.plural:
                return chain
        return None

    def _last_state(self, number: int) -> Chain | None:
        parse = self._parse
        sentence = parse.sentence_of[self._phrases[number].head]
        for other in range(number - 1, -1, -1):
            if sentence - parse.sentence_of[self._phrases[other].head] > 2:
                return None
            chain = self.chains[other]
            if chain is not None and chain.kind == "state":
                return chain
        return None

    def _thing(self, number: int, phrase: Phrase) -> Chain | None:
        """The nearest earlier body, organisation or group that is called so, else the only one of its kind nearby."""
        if set(phrase.words):
            return self._same_noun(phrase)
        parse, noun = self._parse, phrase.noun
        sentence = parse.sentence_of[phrase.head]
        called = self._called.get(noun, ())
        latest = called[-1][0] if called else -1
        alike: set[Chain] = set()
        for other in range(number - 1, latest, -1):
            chain = self.chains[other]
            if chain is None or not chain.names:
                continue
            if any(noun in words for words in chain.names):
                return chain
            if sentence - parse.sentence_of[self._phrases[other].head] <= _NEAR and chain.kind == phrase.kind:
                alike.add(chain)
        if called:
            return called[-1][1]
        return alike.pop() if len(alike) == 1 and noun in _GENERIC else None


def _kind(phrase: Phrase) -> str:
    return "person" if phrase.kind == "role" else phrase.kind
