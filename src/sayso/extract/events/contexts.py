"""What a deed is about: PLOVER's contexts, from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.drafts import Page
from sayso.knowledge.actors import actor_words
from sayso.knowledge.contexts import STEM, Clue, context_words
from sayso.knowledge.plover import CONTEXTS
from sayso.knowledge.sectors import sectors
from sayso.records import Parse

ENOUGH, ENOUGH_OF_LITTLE = 1.0, 0.9
"""The weight from which a context is given; in a text of fewer than _FEW sentences nothing around can add to it."""

_FEW = 4

_SURE, _SIGN = 1.0, 0.45
"""What a sure word and a sign weigh in the deed's own sentence."""

_BESIDE, _PARAGRAPH, _REPORT = 0.35, 0.2, 0.3
"""What the sentence before, the paragraph and the report add at most."""

_LEAST_NEAR = 0.4
"""Weight that has to stand in the deed's own sentence, whatever stands around it."""

_ARMED_OPPOSITION = frozenset(
    ("rebel", "militant", "insurgent", "guerrilla", "fighter", "separatist", "gunman", "militia")
)
"""Force against these is no repression."""

_LABELLING = frozenset(("designate", "label", "brand", "call", "blacklist", "describe", "list", "denounce", "sanction"))
"""Verbs by which somebody is called a terrorist without having committed terrorism in the sentence."""

_LABELS = frozenset(("terrorist", "terrorism", "extremist", "terror group", "militant group"))
_APART = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"))
"""Types that make no diplomacy of two states' being named."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A clue that stands in the text."""

    at: int
    clue: Clue


class Contexts:
    """Tells what the deeds of one report are about."""

    def __init__(self, page: Page) -> None:
        self._parse = page.parse
        self._hits = _hits(page.parse)
        self._starts = [hit.at for hit in self._hits]
        self._states = dict(_states(page.parse))
        self._told = self._shares()

    def of(self, head: int, kind: str = "", mode: Sequence[str] = ()) -> tuple[str, ...]:
        """The contexts of the deed at a token, in the codebook's order.

        Its type (`kind`) and its modes tell more, where they are given.
        """
        parse, known = self._parse, context_words()
        sentence = parse.sentence_of[head]
        near = self._weights(sentence)
        for told in (kind, *(f"{kind}:{one}" for one in mode)):
            for context in known.modes.get(told, ()):
                near[context] = near.get(context, 0.0) + _SURE
        if kind not in _APART and len(self._named(sentence)) > 1:
            near["diplomatic"] = near.get("diplomatic", 0.0) + _SIGN
        around = self._around(sentence)
        enough = ENOUGH if len(parse.sentences) >= _FEW else ENOUGH_OF_LITTLE
        given = {
            context
            for context, weight in near.items()
            if weight >= _LEAST_NEAR and weight + around.get(context, 0.0) >= enough
        }
        given = {context for context in given if not known.yields[context] & given}
        return tuple(context for context in CONTEXTS if context in given and not self._barred(context, sentence))

    def _weights(self, sentence: int) -> dict[str, float]:
        """What the words of a sentence weigh for each context."""
        weights: dict[str, float] = {}
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for hit in self._inside(sentence):
            clue = hit.clue
            if (clue.context, clue.words) not in seen:
                seen.add((clue.context, clue.words))
                weights[clue.context] = weights.get(clue.context, 0.0) + (_SURE if clue.sure else _SIGN)
        return weights

    def _inside(self, sentence: int) -> list[_Hit]:
        first, stop = self._parse.sentences[sentence]
        return self._hits[bisect_left(self._starts, first) : bisect_left(self._starts, stop)]

    def _named(self, sentence: int) -> set[str]:
        """The states that a sentence names."""
        first, stop = self._parse.sentences[sentence]
        return {state for at, state in self._states.items() if first <= at < stop}

    def _around(self, sentence: int) -> dict[str, float]:
        """What the sentence before, the paragraph and the report add for each context."""
        paragraphs = self._parse.paragraph_of
        found: dict[str, float] = {context: _REPORT * share for context, share in self._told.items()}
        beside = range(max(sentence - 3, 0), min(sentence + 4, len(paragraphs)))
        fellows = [one for one in beside if paragraphs[one] == paragraphs[sentence] and one != sentence]
        for weight, sentences in ((_BESIDE, [sentence - 1] if sentence else []), (_PARAGRAPH, fellows)):
            for context in {hit.clue.context for one in sentences for hit in self._inside(one) if hit.clue.sure}:
                found[context] = found.get(context, 0.0) + weight
        return found

    def _shares(self) -> dict[str, float]:
        """How much of the report each context takes up: 1 where a third of its sentences has a sure word of it."""
        told = {(hit.clue.context, self._parse.sentence_of[hit.at]) for hit in self._hits if hit.clue.sure}
        counts: dict[str, int] = {}
        for context, _ in told:
            counts[context] = counts.get(context, 0) + 1
        least = max(len(self._parse.sentences), 4) / 3
        return {context: min(count / least, 1.0) for context, count in counts.items()}

    def _barred(self, context: str, sentence: int) -> bool:
        """Whether the codebook's notes rule the context out for a sentence."""
        first, stop = self._parse.sentences[sentence]
        lemmas = set(self._parse.lemmas[first:stop])
        if context == "repression":
            return bool(lemmas & _ARMED_OPPOSITION)
        if context == "terrorism" and lemmas & _LABELLING:
            words = {" ".join(hit.clue.words) for hit in self._inside(sentence) if hit.clue.context == context}
            return words <= _LABELS
        return False


def contexts(page: Page, head: int, kind: str = "", mode: Sequence[str] = ()) -> tuple[str, ...]:
    """The contexts of one deed.

    For all deeds of a report ask one `Contexts`, which looks its words up once.
    """
    return Contexts(page).of(head, kind, mode)


def _hits(parse: Parse) -> list[_Hit]:
    """The clues that stand in the text, in its order; of two, one within the other, the longer: "Islamic State"."""
    found = list(_all_hits(parse))
    longest: dict[int, int] = {}
    for hit in found:
        for at in range(hit.at, hit.at + len(hit.clue.words)):
            longest[at] = max(longest.get(at, 0), len(hit.clue.words))
    return [hit for hit in found if longest[hit.at] <= len(hit.clue.words)]


def _all_hits(parse: Parse) -> Iterator[_Hit]:
    known, table = context_words(), sectors()
    words = [word.lower() for word in parse.words]
    lemmas = parse.lemmas
    for at, (word, lemma) in enumerate(zip(words, lemmas, strict=True)):
        found: Iterable[Clue] = known.clues.get(word, ())
        if lemma != word:
            found = (*found, *known.clues.get(lemma, ()))
        for clue in found:
            if len(clue.words) == 1 or _stands(clue.words, words, lemmas, at):
                yield _Hit(at, clue)
        for clue in known.stems.get(word[:STEM], ()):
            if word.startswith(clue.words[0]):
                yield _Hit(at, clue)
        if parse.tags[at][0] == "N":
            for context in known.sectors.get(table.get(lemma, ""), ()):
                yield _Hit(at, Clue((lemma,), context, False))


def _stands(run: Sequence[str], words: Sequence[str], lemmas: Sequence[str], at: int) -> bool:
    if at + len(run) > len(words):
        return False
    return all(one in (words[at + step], lemmas[at + step]) for step, one in enumerate(run))


def _states(parse: Parse) -> Iterator[tuple[int, str]]:
    """The tokens that name a state, or its people, each with the state's code."""
    known = actor_words()
    for name in parse.entities:
        if name.label in ("GPE", "NORP"):
            text = " ".join(parse.words[name.first : name.stop]).lower().removeprefix("the ")
            state = (
                known.states.get(text)
                or known.adjectives.get(text)
                or known.peoples.get(text)
                or known.capitals.get(text)
            )
            if state is not None:
                yield name.first, state.code
