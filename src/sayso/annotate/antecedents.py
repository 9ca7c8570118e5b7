"""Antecedents of pronouns: agreement and binding rule out, salience ranks, near ties abstain.

Binding as in Hobbs (1978) and Lappin and Leass (1994): arguments of one verb are different actors, but for reflexives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.annotate.chains import Chain
from sayso.annotate.clauses import Clauses, Place
from sayso.annotate.phrases import Phrase
from sayso.annotate.salience import WEIGHTS, Salience
from sayso.records import MentionForm, Parse

WINDOW = 4
"""Sentences back in which an antecedent is sought."""

MARGIN = 0.05
"""By how much the best actor has to lead; where it does not, nobody is named."""

LEAST = 0.0
"""The score below which even the only candidate is too far-fetched."""


class Antecedents:
    """Finds, for the pronouns of one report, the chains that they belong to."""

    def __init__(
        self, parse: Parse, phrases: Sequence[Phrase], chain_of: Sequence[Chain | None], speech: frozenset[str]
    ) -> None:
        self._parse = parse
        self._phrases = phrases
        self._chain_of = chain_of  # fills up while the report is read
        self._clauses = Clauses(parse, speech)
        self._salience = Salience(parse, phrases, self._clauses)

    def ranked(self, number: int) -> tuple[list[Chain], bool]:
        """The chains that the pronoun with this number may belong to, likeliest first.

        The second result says whether the first of them leads clearly enough to be believed.
        """
        pronoun = self._phrases[number]
        scores: dict[Chain, float] = {}
        nearer: dict[Chain, int] = {}
        for other, chain in self._candidates(number):
            rank = nearer.setdefault(chain, len(nearer))
            score = self._salience.of_phrase(number, other) + WEIGHTS["each nearer actor"] * min(rank, 4)
            if score > scores.get(chain, score - 1):
                scores[chain] = score
        if self._clauses.quotes[pronoun.head] and (speaker := self._speaker_after(number)):
            scores.pop(speaker, None)
        for chain in scores:
            scores[chain] += self._salience.of_actor(pronoun, chain)
        ranked = sorted(scores, key=lambda chain: -scores[chain])
        if not ranked or scores[ranked[0]] < LEAST:
            return ranked, False
        return ranked, len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= MARGIN

    def _candidates(self, number: int) -> Iterator[tuple[int, Chain]]:
        """Phrases that agree with the pronoun and that binding allows, nearest first, then subjects that follow it."""
        parse, phrases, pronoun = self._parse, self._phrases, self._phrases[number]
        sentence = parse.sentence_of[pronoun.head]
        begins, stop = parse.sentences[sentence]
        window = parse.sentences[max(0, sentence - WINDOW)][0]
        mine = self._clauses.place(pronoun.head)
        fits: dict[Chain, bool] = {}
        for other in range(number - 1, -1, -1):
            head = phrases[other].head
            if head < window:
                break
            if (chain := self._chain_of[other]) is None:
                continue
            if chain not in fits:
                fits[chain] = agrees(pronoun, chain)
            if fits[chain] and (head < begins or not self._barred(pronoun, phrases[other], mine)):
                yield other, chain
        for other in range(number + 1, len(phrases)):
            later = phrases[other]
            if later.first >= stop:
                break
            chain = self._chain_of[other]
            if chain is None or later.form is not MentionForm.NAME or not agrees(pronoun, chain):
                continue
            its = self._clauses.place(later.head)
            if self._leads_up_to(pronoun.head, its) and not self._barred(pronoun, later, mine):
                yield other, chain

    def _speaker_after(self, number: int) -> Chain | None:
        """Who is said, later in the sentence, to have spoken the quote that the pronoun stands in."""
        parse, sentence = self._parse, self._parse.sentence_of[self._phrases[number].head]
        for other in range(number + 1, len(self._phrases)):
            head = self._phrases[other].head
            if parse.sentence_of[head] != sentence:
                break
            if not self._clauses.quotes[head] and self._clauses.speaks(self._clauses.place(head)):
                return self._chain_of[other]
        return None

    def _barred(self, pronoun: Phrase, candidate: Phrase, mine: Place) -> bool:
        """Whether binding rules out a phrase of the pronoun's sentence."""
        parse, token, head = self._parse, pronoun.head, candidate.head
        if candidate.first <= token < candidate.stop:
            return True
        if pronoun.kind == "possessive":
            owned = parse.heads[token]
            return head > token and (head == owned or parse.lefts[owned] <= head < parse.rights[owned])
        if pronoun.kind == "reflexive":
            return head not in self._clauses.subjects(mine.verb)
        its = self._clauses.place(head)
        if mine.top == its.top or (mine.direct and its.direct and mine.verb == its.verb):
            return True
        return mine.direct and mine.role != "S" and its.top in self._clauses.subjects(mine.verb)

    def _leads_up_to(self, token: int, its: Place) -> bool:
        """Whether the token stands in a fronted phrase or clause before a subject, or before a subject's possessor.

        "In her first year, Lopez won", "In her first year, Lopez's firm grew".
        """
        parse, subject = self._parse, its.top
        if its.role == "G" and parse.deps[parse.heads[its.top]] in ("nsubj", "nsubjpass"):
            subject = parse.heads[its.top]
        elif its.role != "S":
            return False
        verb = parse.heads[subject]
        if not parse.lefts[verb] <= token < parse.lefts[subject]:
            return False
        at = token
        while parse.heads[at] != verb:
            if parse.heads[at] == at:
                return False
            at = parse.heads[at]
        return at < subject and parse.deps[at] in ("prep", "advcl", "npadvmod")


def agrees(pronoun: Phrase, chain: Chain) -> bool:
    """Whether the pronoun can stand for the actor of the chain, by gender, number and kind."""
    wanted = pronoun.gender
    if wanted in ("m", "f"):
        if chain.plural or (chain.gender and chain.gender != wanted):
            return False
        return chain.kind == "person" or (bool(chain.names) and not chain.sure)
    if chain.called.get("m") or chain.called.get("f"):
        return False
    if wanted == "n":
        return not chain.plural and chain.gender in ("n", "") and (chain.kind != "person" or not chain.sure)
    if wanted == "p":
        return chain.plural or chain.kind not in ("person", "state", "place") or not chain.sure
    return False
