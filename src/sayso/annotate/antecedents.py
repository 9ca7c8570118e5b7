"""Antecedents of pronouns: agreement and binding rule out, place, distance and topic rank, near ties abstain.

The rules are those of the literature on resolution without learned weights: Hobbs (1978) and Lappin and Leass (1994) for
binding and salience by place in the clause, Grosz, Joshi and Weinstein (1995) for going on with one topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from sayso.annotate.chains import Chain
from sayso.annotate.phrases import Phrase
from sayso.annotate.pronouns import Place, place, subjects
from sayso.records import MentionForm, Parse

WINDOW = 4
"""Sentences back in which an antecedent is sought."""

WEIGHTS: dict[str, float] = {
    # place of the earlier phrase: subject, object, object of a preposition, possessor, other; here: in the pronoun's sentence
    "S here": 1.3, "O here": 1.0, "P here": 0.5, "G here": 1.2, "X here": 1.2,
    "S before": 0.3, "O before": 0.0, "P before": -1.0, "G before": -0.4, "X before": -0.4,
    "both S here": 0.5, "both S before": 1.0, "S from P": -0.5,
    "main before": 0.7, "first before": 0.4, "further": -0.9, "token": -0.03, "rank": -0.2,
    "governs": 0.5, "owner": 0.4, "subject's": 0.5, "in its clause": 0.8, "and his": 2.0, "P's": 0.6, "agent": -0.3, "joined clause": 0.3,
    "ahead": 1.3, "joined": -0.8, "apposed": 0.4, "bracket": -0.5, "pronoun": -0.9,
    "quoted": -0.9, "quoting": -1.0, "speaker": 1.0,
    "named": 0.8, "plural": 1.0, "known": 0.3, "weak": 0.5, "wrong": -0.8, "miscalled": -0.8, "unlikely": -1.3, "unnamed person": -1.2, "unnamed": -0.5,
}  # fmt: skip
"""What speaks for a candidate, rounded; fitted by hand to half of the GAP development set (ids with even numbers)."""

_MARKS = frozenset(('"', "“", "”", "``", "''", "`"))


class Antecedents:
    """Ranks, for one report, the chains that a pronoun may belong to."""

    def __init__(
        self, parse: Parse, phrases: Sequence[Phrase], chain_of: Sequence[Chain | None], speech: frozenset[str]
    ) -> None:
        self._parse = parse
        self._phrases = phrases
        self._chain_of = chain_of  # grows while the report is read
        self._speech = speech
        self._places: dict[int, Place] = {}
        self._subjects_of: dict[int, tuple[int, ...]] = {}
        self._quotes = _quotes(parse)

    def best(self, number: int) -> Chain | None:
        """The chain that the pronoun with this number belongs to; None where nothing fits or two fit alike."""
        phrase = self._phrases[number]
        scores: dict[Chain, float] = {}
        seen: dict[Chain, int] = {}
        for other, chain in self._candidates(number):
            score = self._score(number, other)
            if score is None:
                continue
            rank = seen.setdefault(chain, len(seen))
            score += WEIGHTS["rank"] * min(rank, 4)
            if score > scores.get(chain, -99.0):
                scores[chain] = score
        best = max(scores, key=lambda chain: scores[chain] + self._fit(phrase, chain), default=None)
        return best

    def place_of(self, number: int) -> Place:
        """Where phrase `number` stands in its clause."""
        if number not in self._places:
            self._places[number] = place(self._parse, self._phrases[number].head)
        return self._places[number]

    def _candidates(self, number: int) -> list[tuple[int, Chain]]:
        """Phrases before the pronoun, and subjects after it in its sentence, whose chains agree with it."""
        parse, phrase = self._parse, self._phrases[number]
        sentence = parse.sentence_of[phrase.head]
        found: list[tuple[int, Chain]] = []
        for other in range(number - 1, -1, -1):
            if sentence - parse.sentence_of[self._phrases[other].head] > WINDOW:
                break
            chain = self._chain_of[other]
            if chain is not None and agrees(phrase, chain):
                found.append((other, chain))
        stop = parse.sentences[sentence][1]
        for other in range(number + 1, len(self._phrases)):
            if self._phrases[other].first >= stop:
                break
            chain = self._chain_of[other]
            if chain is not None and self._phrases[other].form is MentionForm.NAME and agrees(phrase, chain):
                found.append((other, chain))
        return found

    def _fit(self, phrase: Phrase, chain: Chain) -> float:
        """How well the chain as a whole suits the pronoun."""
        w, gender = WEIGHTS, phrase.gender
        fit = w["named"] * log2(1 + min(chain.total, 8))
        if gender == "p":
            fit += w["plural"] if chain.plural else 0.0
        if not chain.names:
            fit += w["unnamed person" if gender in ("m", "f") else "unnamed"]
        if gender in ("m", "f"):
            if chain.gender == gender:
                fit += w["known"]
            elif chain.weak_gender == gender:
                fit += w["weak"]
            elif chain.weak_gender:
                fit += w["wrong"]
            fit += w["miscalled"] * min(
                2, chain.called.get("f" if gender == "m" else "m", 0) + chain.called.get("n", 0)
            )
            if chain.kind != "person" and len(chain.names[0]) > 1:
                fit += w["unlikely"]
        return fit

    def _score(self, number: int, other: int) -> float | None:
        """How likely the pronoun takes up this phrase, from where the two stand; None where it cannot."""
        parse, w = self._parse, WEIGHTS
        phrase, candidate = self._phrases[number], self._phrases[other]
        token, head = phrase.head, candidate.head
        mine, its = self.place_of(number), self.place_of(other)
        here, there = parse.sentence_of[token], parse.sentence_of[head]
        if here == there:
            if self._barred(phrase, candidate, mine, its):
                return None
            if head > token and not self._looks_ahead(token, its):
                return None
            score = w[its.role + " here"] + self._within(phrase, head, mine, its)
        else:
            score = w[its.role + " before"]
            if its.role == "S":
                if self._is_main(its.verb):
                    score += w["main before"]
                if mine.role == "S":
                    score += w["both S before"]
            if here - there > 1:
                score += w["further"]
            elif candidate.first <= parse.sentences[there][0] + 1:
                score += w["first before"]
        if its.top != head:
            score += w["joined"] if parse.deps[head] == "conj" else w["apposed"] if parse.deps[head] == "appos" else 0.0
        if candidate.first > 0 and parse.words[candidate.first - 1] == "(":
            score += w["bracket"]
        if candidate.form is MentionForm.PRONOUN:
            score += w["pronoun"]
        if parse.deps[parse.heads[its.top]] == "agent":
            score += w["agent"]
        return score + self._spoken(token, head, mine, its) + w["token"] * min(abs(token - head), 60)

    def _within(self, phrase: Phrase, head: int, mine: Place, its: Place) -> float:
        """What the place of a candidate in the pronoun's own sentence adds."""
        parse, w, token = self._parse, WEIGHTS, phrase.head
        score = 0.0
        if head > token:
            score += w["ahead"]
        if its.role == "S":
            if mine.role == "S":
                score += w["both S here"]
            if its.verb != mine.verb and parse.lefts[its.verb] <= token < parse.rights[its.verb]:
                score += w["governs"]
            if mine.role == "S" and parse.deps[mine.verb] == "conj" and parse.heads[mine.verb] == its.verb:
                score += w["joined clause"]
        if parse.deps[mine.verb] == "relcl" and parse.heads[mine.verb] == head:
            score += w["in its clause"]
        if mine.role == "S" and its.role == "P":
            score += w["S from P"]
        if phrase.kind == "possessive":
            if its.role == "S" and its.verb == mine.verb:
                score += w["owner"]
            if its.role == "P":
                score += w["P's"]
            if head < token and its.top in self._subjects(mine.verb):
                score += w["subject's"]
            owned = parse.heads[token]
            if parse.deps[owned] == "conj" and parse.heads[owned] == head:
                score += w["and his"]
        return score

    def _spoken(self, token: int, head: int, mine: Place, its: Place) -> float:
        """What quotation adds: he who is spoken of in a quote is hardly its speaker, and speakers go on speaking."""
        parse, w = self._parse, WEIGHTS
        score = 0.0
        speaks = its.role == "S" and parse.lemmas[its.verb] in self._speech
        if self._quotes[head] != self._quotes[token]:
            if self._quotes[head]:
                score += w["quoted"]
            elif speaks or (its.role == "S" and parse.sentence_of[token] == parse.sentence_of[head]):
                score += w["quoting"]
        elif speaks and mine.role == "S" and parse.lemmas[mine.verb] in self._speech:
            score += w["speaker"]
        return score

    def _is_main(self, verb: int) -> bool:
        """Whether the verb is that of a main clause."""
        deps, heads = self._parse.deps, self._parse.heads
        while deps[verb] == "conj":
            verb = heads[verb]
        return heads[verb] == verb

    def _subjects(self, verb: int) -> tuple[int, ...]:
        if verb not in self._subjects_of:
            self._subjects_of[verb] = subjects(self._parse, verb)
        return self._subjects_of[verb]

    def _barred(self, phrase: Phrase, candidate: Phrase, mine: Place, its: Place) -> bool:
        """Whether binding rules the candidate out: arguments of one verb are different unless one is reflexive."""
        parse, token, head = self._parse, phrase.head, candidate.head
        if candidate.first <= token < candidate.stop:
            return True
        if phrase.kind == "possessive":
            owned = parse.heads[token]
            return head > token and (head == owned or parse.lefts[owned] <= head < parse.rights[owned])
        if phrase.kind == "reflexive":
            return head not in self._subjects(mine.verb)
        if mine.top == its.top:
            return True
        if mine.direct and its.direct and mine.verb == its.verb:
            return True
        return mine.direct and mine.role != "S" and its.top in self._subjects(mine.verb)

    def _looks_ahead(self, token: int, its: Place) -> bool:
        """Whether the pronoun stands in a fronted phrase or clause of a clause that has the later phrase as its subject.

        Or as possessor of its subject: "In her first year, Lopez's firm grew".
        """
        parse = self._parse
        subject, verb = its.top, its.verb
        if its.role == "G" and parse.deps[parse.heads[its.top]] in ("nsubj", "nsubjpass"):
            subject = parse.heads[its.top]
            verb = parse.heads[subject]
        elif its.role != "S":
            return False
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
    if wanted == "n":
        return not chain.plural and chain.gender in ("n", "") and (chain.kind != "person" or not chain.sure)
    if wanted == "p":
        return chain.plural or chain.kind not in ("person", "state", "place") or not chain.sure
    return False


def _quotes(parse: Parse) -> list[int]:
    """Per token the number of the quotation that it stands in, 0 for none; paragraphs end what was left open."""
    inside, number, out = False, 0, []
    last, before = -1, ""
    for token, word in enumerate(parse.words):
        paragraph = parse.paragraph_of[parse.sentence_of[token]]
        if paragraph != last:
            inside, last = False, paragraph
        if word in _MARKS:
            if word in ("“", "``", "`") or (word != "”" and not inside):
                number += not (word == before == "`")
                inside = True
            else:
                inside = False
            out.append(0)
        else:
            out.append(number if inside else 0)
        before = word
    return out
