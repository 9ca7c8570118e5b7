"""Salience: how likely a pronoun takes up a phrase, from where the two stand and what is known of the actor.

A sum of weights, as in Lappin and Leass (1994): place in the clause and distance, the preference for going on with one
topic (Grosz, Joshi and Weinstein 1995), agreement in gender, and quotation. The weights were fitted by hand, rounded,
to the half of the GAP development set (Webster et al. 2018) whose ids are even.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2
from types import MappingProxyType

from sayso.annotate.chains import Chain
from sayso.annotate.clauses import Clauses, Place
from sayso.annotate.phrases import Phrase
from sayso.records import MentionForm, Parse

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        # part of its clause that the phrase is, in the pronoun's sentence and in one before (see clauses.Place)
        "S here": 1.3,
        "O here": 1.0,
        "P here": 0.5,
        "G here": 1.2,
        "X here": 1.2,
        "S before": 0.3,
        "O before": 0.0,
        "P before": -1.0,
        "G before": -0.4,
        "X before": -0.4,
        "both subjects here": 0.5,
        "both subjects before": 1.0,
        "main clause before": 0.7,
        "first words of the sentence before": 0.4,
        "two sentences back or more": -0.9,
        "each token between": -0.03,  # up to 60
        "each nearer actor": -0.2,  # up to 4
        # in the pronoun's sentence
        "subject of a clause around it": 0.5,
        "subject of the clause before": 0.3,
        "after it": 1.3,  # only subjects whose clause begins with the pronoun's phrase get so far
        "it stands in a clause about the phrase": 0.8,
        "subject from a prepositional phrase": -0.5,
        "owner from the subject": 0.4,
        "owner from a shared subject": 0.5,
        "owner from a prepositional phrase": 0.6,
        "joined to what it owns": 2.0,  # "Ana Ruiz and her brother"
        # the phrase itself
        "joined to another": -0.8,
        "apposed": 0.4,
        "in brackets": -0.5,
        "a pronoun": -0.9,
        "agent of a passive": -0.3,
        # quotation
        "quoted, the pronoun not": -0.9,
        "speaker, the pronoun quoted": -1.0,
        "both speakers": 1.0,
        # the actor
        "names of it, logarithm": 0.8,
        "plural": 1.0,
        "same gender": 0.3,
        "same gender by given name": 0.5,
        "other gender by given name": -0.8,
        "called otherwise": -0.8,  # each time a pronoun of another gender took it up, up to 2
        "hardly a person": -1.3,
        "unnamed person": -1.2,
        "unnamed": -0.5,
    }
)
"""What speaks for a phrase (or against it, below 0) as what a pronoun takes up."""


class Salience:
    """Scores phrases of one report as antecedents of its pronouns; higher is likelier."""

    def __init__(self, parse: Parse, phrases: Sequence[Phrase], clauses: Clauses) -> None:
        self._parse = parse
        self._phrases = phrases
        self._clauses = clauses

    def of_actor(self, pronoun: Phrase, chain: Chain) -> float:
        """How well the actor suits the pronoun, wherever it is mentioned."""
        w, gender = WEIGHTS, pronoun.gender
        fit = w["names of it, logarithm"] * log2(1 + min(len(chain.named), 8))
        if gender not in ("m", "f"):
            if gender == "p" and chain.plural:
                fit += w["plural"]
            return fit if chain.names else fit + w["unnamed"]
        if chain.gender == gender:
            fit += w["same gender"]
        elif chain.weak_gender:
            fit += w["same gender by given name" if chain.weak_gender == gender else "other gender by given name"]
        otherwise = chain.called.get("f" if gender == "m" else "m", 0) + chain.called.get("n", 0)
        fit += w["called otherwise"] * min(2, otherwise)
        if not chain.names:
            fit += w["unnamed person"]
        elif chain.kind != "person" and len(chain.names[0]) > 1:
            fit += w["hardly a person"]
        return fit

    def of_phrase(self, number: int, other: int) -> float:
        """How likely pronoun `number` takes up phrase `other`, from where the two stand."""
        parse, w, clauses = self._parse, WEIGHTS, self._clauses
        pronoun, phrase = self._phrases[number], self._phrases[other]
        token, head = pronoun.head, phrase.head
        mine, its = clauses.place(token), clauses.place(head)
        if parse.sentence_of[token] == parse.sentence_of[head]:
            score = self._here(pronoun, head, mine, its)
        else:
            score = self._before(token, phrase, mine, its)
        if its.top != head:
            score += w["joined to another"] if parse.deps[head] == "conj" else 0.0
            score += w["apposed"] if parse.deps[head] == "appos" else 0.0
        if phrase.first > 0 and parse.words[phrase.first - 1] == "(":
            score += w["in brackets"]
        if phrase.form is MentionForm.PRONOUN:
            score += w["a pronoun"]
        if parse.deps[parse.heads[its.top]] == "agent":
            score += w["agent of a passive"]
        score += w["each token between"] * min(abs(token - head), 60)
        return score + self._spoken(token, head, mine, its)

    def _before(self, token: int, phrase: Phrase, mine: Place, its: Place) -> float:
        """What the place of a phrase in an earlier sentence adds."""
        parse, w = self._parse, WEIGHTS
        here, there = parse.sentence_of[token], parse.sentence_of[phrase.head]
        score = w[its.role + " before"]
        if its.role == "S":
            if self._clauses.is_main(its.verb):
                score += w["main clause before"]
            if mine.role == "S":
                score += w["both subjects before"]
        if here - there > 1:
            score += w["two sentences back or more"]
        elif phrase.first <= parse.sentences[there][0] + 1:
            score += w["first words of the sentence before"]
        return score

    def _here(self, pronoun: Phrase, head: int, mine: Place, its: Place) -> float:
        """What the place of a phrase in the pronoun's own sentence adds."""
        parse, w, token = self._parse, WEIGHTS, pronoun.head
        score = w[its.role + " here"]
        if head > token:
            score += w["after it"]
        if its.role == "S":
            if mine.role == "S":
                score += w["both subjects here"]
                if parse.deps[mine.verb] == "conj" and parse.heads[mine.verb] == its.verb:
                    score += w["subject of the clause before"]
            if its.verb != mine.verb and parse.lefts[its.verb] <= token < parse.rights[its.verb]:
                score += w["subject of a clause around it"]
        elif its.role == "P" and mine.role == "S":
            score += w["subject from a prepositional phrase"]
        if parse.deps[mine.verb] == "relcl" and parse.heads[mine.verb] == head:
            score += w["it stands in a clause about the phrase"]
        if pronoun.kind == "possessive":
            score += self._owns(token, head, mine, its)
        return score

    def _owns(self, token: int, head: int, mine: Place, its: Place) -> float:
        """What speaks for a phrase as the owner that a possessive pronoun names."""
        parse, w = self._parse, WEIGHTS
        owned, score = parse.heads[token], 0.0
        if its.role == "S" and its.verb == mine.verb:
            score += w["owner from the subject"]
        elif its.role == "P":
            score += w["owner from a prepositional phrase"]
        if head < token and its.top in self._clauses.subjects(mine.verb):
            score += w["owner from a shared subject"]
        if parse.deps[owned] == "conj" and parse.heads[owned] == head:
            score += w["joined to what it owns"]
        return score

    def _spoken(self, token: int, head: int, mine: Place, its: Place) -> float:
        """What quotation adds: whom a quote speaks of is hardly its speaker, and speakers go on speaking."""
        parse, w, clauses = self._parse, WEIGHTS, self._clauses
        if clauses.quotes[head] != clauses.quotes[token]:
            if clauses.quotes[head]:
                return w["quoted, the pronoun not"]
            same = parse.sentence_of[token] == parse.sentence_of[head]
            return w["speaker, the pronoun quoted"] if clauses.speaks(its) or (its.role == "S" and same) else 0.0
        return w["both speakers"] if clauses.speaks(its) and clauses.speaks(mine) else 0.0
