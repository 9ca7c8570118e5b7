"""Antecedents of pronouns: agreement and binding rule out, place, distance and topic rank, near ties abstain.

The rules are those of the literature on resolution without learned weights: Hobbs (1978) and Lappin and Leass (1994) for
binding and salience by place in the clause, Grosz, Joshi and Weinstein (1995) for going on with one topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.annotate.chains import Chain
from sayso.annotate.phrases import Phrase
from sayso.annotate.pronouns import Place, place, subjects
from sayso.records import MentionForm, Parse

WINDOW = 4
"""Sentences back in which an antecedent is sought."""

WEIGHTS: dict[str, float] = {
    "S": 2.2, "O": 0.7, "P": 0.7, "G": 0.8, "X": 0.8,
    "main": 0.0, "sentence": 1.0, "paragraph": 0.0, "parallel": 0.5, "governs": 1.0, "owner": 1.3, "relative": 0.7, "token": 0.008,
    "between": 0.1, "near": 0.25, "total": 0.0, "known": 0.4, "weak": 0.3, "wrong": 2.0, "unsure": 0.6, "nominal": 0.2,
    "bracket": 0.5, "joined": 0.1, "ahead": -0.1, "margin": 0.0, "least": -9.0, "pronoun": 0.0, "passive": 0.0,
    "quoted": -0.1, "first": 0.4, "G0": 0.3, "S0": 0.0, "agent": -0.1, "coclause": 0.0, "speaker": 0.0, "called": 0.2, "miscalled": 1.5, "unlikely": 2.0, "quoting": 0.0,
}


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
            rank = len(seen)
            if chain in seen:
                seen[chain] += 1
                rank = 0
            score = self._score(number, other)
            if score is None:
                continue
            seen.setdefault(chain, 1)
            score -= WEIGHTS["between"] * min(rank, 4)
            if score > scores.get(chain, -99.0):
                scores[chain] = score
        ranked = sorted(
            ((score + self._fit(phrase, chain, seen[chain]), -chain.number) for chain, score in scores.items()), reverse=True
        )
        if not ranked or ranked[0][0] < WEIGHTS["least"]:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < WEIGHTS["margin"]:
            return None
        return next(chain for chain in scores if chain.number == -ranked[0][1])

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

    def _fit(self, phrase: Phrase, chain: Chain, near: int) -> float:
        """How well the chain as a whole suits the pronoun."""
        w = WEIGHTS
        fit = w["near"] * min(4, near) + w["total"] * min(6, chain.total)
        gender = phrase.gender
        if gender in ("m", "f"):
            if chain.gender == gender:
                fit += w["known"]
            elif chain.weak_gender == gender:
                fit += w["weak"]
            elif chain.weak_gender:
                fit -= w["wrong"]
            fit += w["called"] * min(2, chain.called.get(gender, 0))
            fit -= w["miscalled"] * min(2, chain.called.get("f" if gender == "m" else "m", 0) + chain.called.get("n", 0))
            if chain.kind != "person":
                fit -= w["unsure"] if len(chain.names[0]) == 1 else w["unlikely"]
        if not chain.names:
            fit -= w["nominal"]
        return fit

    def _score(self, number: int, other: int) -> float | None:
        """How likely the pronoun takes up this phrase, from where the two stand; None where it cannot."""
        parse, w = self._parse, WEIGHTS
        phrase, candidate = self._phrases[number], self._phrases[other]
        token, head = phrase.head, candidate.head
        mine, its = self.place_of(number), self.place_of(other)
        here, there = parse.sentence_of[token], parse.sentence_of[head]
        distance = here - there
        if distance == 0 and self._barred(phrase, candidate, mine, its):
            return None
        score = w[its.role]
        if head > token:
            if not self._looks_ahead(token, head, mine, its):
                return None
            score += w["ahead"]
        score -= w["sentence"] * distance
        if parse.paragraph_of[here] != parse.paragraph_of[there]:
            score -= w["paragraph"]
        if its.role == "S":
            if parse.heads[its.verb] == its.verb:
                score += w["main"]
            if parse.deps[its.top] == "nsubjpass":
                score += w["passive"]
        if parse.deps[parse.heads[its.top]] == "agent":
            score += w["agent"]
        if mine.role == its.role and its.role != "X":
            score += w["parallel"]
        if its.top != head and parse.deps[head] == "conj":
            score -= w["joined"]
        if candidate.first > 0 and parse.words[candidate.first - 1] == "(":
            score -= w["bracket"]
        if candidate.form is MentionForm.PRONOUN:
            score += w["pronoun"]
        if self._quotes[head] != self._quotes[token]:
            score -= w["quoted"] if self._quotes[head] else w["quoting"] if distance == 0 and its.role == "S" else 0.0
        if mine.role == "S" and its.role == "S" and parse.lemmas[mine.verb] in self._speech and parse.lemmas[its.verb] in self._speech:
            score += w["speaker"]
        if distance == 0:
            if its.role == "S" and its.verb != mine.verb and parse.lefts[its.verb] <= token < parse.rights[its.verb]:
                score += w["governs"]
            if phrase.kind == "possessive" and its.role == "S" and its.verb == mine.verb:
                score += w["owner"]
            if phrase.kind == "possessive" and head < token and (its.top in self._subjects(mine.verb)):
                score += w["relative"]
            if mine.role == "S" and its.role == "S" and parse.deps[mine.verb] == "conj" and parse.heads[mine.verb] == its.verb:
                score += w["coclause"]
            if its.role == "G":
                score += w["G0"]
            if its.role == "S":
                score += w["S0"]
        elif there == here - 1 and candidate.first <= parse.sentences[there][0] + 1:
            score += w["first"]
        return score - w["token"] * min(abs(token - head), 60)

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

    def _looks_ahead(self, token: int, head: int, mine: Place, its: Place) -> bool:
        """Whether the pronoun stands in a fronted phrase or clause whose clause has the later phrase as its subject."""
        parse = self._parse
        if its.role != "S" or not parse.lefts[its.verb] <= token < its.top:
            return False
        at = token
        while parse.heads[at] != its.verb:
            if parse.heads[at] == at:
                return False
            at = parse.heads[at]
        return at < head and parse.deps[at] in ("prep", "advcl", "npadvmod")


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
