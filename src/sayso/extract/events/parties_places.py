"""The places of a clause at which those stand to whom a deed is done: object, "to" whom, in whose infinitive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sayso.extract.drafts import Page
from sayso.extract.events import parties_of_types as types
from sayso.extract.events import parties_of_verbs as verbs
from sayso.extract.events.capable import can_act, label, owner
from sayso.extract.syntax import child, children, has_to, is_verb
from sayso.knowledge.frames import Frame
from sayso.knowledge.party_words import party_words
from sayso.records import Parse


@dataclass(frozen=True, slots=True)
class Case:
    """One trigger and what is asked of it."""

    page: Page
    head: int
    frame: Frame | None
    type: str

    @property
    def parse(self) -> Parse:
        """The parse of the trigger's page."""
        return self.page.parse

    @property
    def lemma(self) -> str:
        """The trigger's lemma."""
        return self.parse.lemmas[self.head]

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.parse.tags[self.head][:2] == "NN"

    @property
    def places(self) -> tuple[str, ...]:
        """Where recipients may stand, first choice first."""
        first = self.frame.recipients if self.frame is not None else ()
        return first + tuple(place for place in types.PLACES[self.type] if place not in first)

    @property
    def mutual(self) -> bool:
        """Whether all sides do the deed alike."""
        words = party_words()
        if self.frame is not None and self.frame.symmetric:
            return True
        if self.lemma in words.travel:
            return False
        alike = self.frame is None and self.type in ("CONSULT", "COOPERATE")
        return alike or (self.lemma in words.mutual and self.type not in ("ACCUSE", "SUPPORT"))

    @property
    def mediates(self) -> bool:
        """Whether somebody brings two sides together: "mediated between them", "a mediation effort"."""
        parse, words = self.parse, party_words().mediating
        beside = (parse.lemmas[one] for one in children(parse, self.head, "compound", "amod", "dobj"))
        return self.type in ("CONSULT", "COOPERATE") and (self.lemma in words or any(one in words for one in beside))

    @property
    def undergone(self) -> bool:
        """Whether the verb's subject undergoes the deed: "faces charges", "received an award"."""
        parse = self.parse
        if self.noun or verbs.is_passive(parse, self.head):
            return False
        if self.frame is not None and "subject" in self.frame.recipients:
            return True
        return self.lemma in party_words().undergoing


def predicate(parse: Parse, head: int) -> int:
    """The word on which subject and objects hang: a verb, or what an adjective belongs to."""
    if parse.deps[head] in ("aux", "auxpass", "prt", "advmod") and is_verb(parse, parse.heads[head]):
        return parse.heads[head]
    return head


def at_place(case: Case, verb: int, place: str) -> Iterator[int]:
    """The heads that stand at a place of a verb's clause."""
    if place in FINDERS:
        yield from FINDERS[place](case, verb)
    elif not (is_verb(case.parse, verb) and (case.type, place) in types.NO_VERBS):
        yield from verbs.obliques(case.parse, verb, place)


def _object(case: Case, verb: int) -> Iterator[int]:
    """The object, unless it is what is given, left or moved."""
    parse, words = case.parse, party_words()
    lemma = parse.lemmas[verb]
    if case.type in ("ASSAULT", "COERCE") and lemma in words.wresting:
        yield from (one for one in verbs.obliques(parse, verb, "from") if label(parse, one) not in ("GPE", "LOC"))
    if case.type == "ACCUSE" and (verbs.informs(parse, verb) or lemma in words.delivering):
        return
    left = case.type == "RETREAT" and lemma in words.leaving
    inner = verb != predicate(parse, case.head)  # "refused to send troops to them"
    if not left and not (
        (inner or case.type in types.GIVEN) and lemma in words.delivering and verbs.hands_over(parse, verb)
    ):
        yield from (one for one in verbs.objects(parse, verb) if not _is_own(case, one))


def _person(case: Case, verb: int) -> Iterator[int]:
    """The object, if it is somebody: "assured the union"."""
    if case.parse.lemmas[verb] not in party_words().delivering:
        yield from (one for one in _object(case, verb) if can_act(case.parse, one))


def _subject(case: Case, verb: int) -> Iterator[int]:
    found = verbs.topic(case.parse, verb)
    if found is not None:
        yield found


def _dative(case: Case, verb: int) -> Iterator[int]:
    return children(case.parse, verb, "dative")


def _owner(case: Case, verb: int) -> Iterator[int]:
    """Whose the object is: "rejected the union's offer"."""
    for one in verbs.objects(case.parse, verb):
        whose = owner(case.parse, one)
        if whose is not None:
            yield whose


def _clause(case: Case, verb: int) -> Iterator[int]:
    """Of whom the clause speaks; what a threat has a pronoun for is the doer himself ("warned that it would")."""
    parse, threat = case.parse, case.type == "THREATEN"
    for one in verbs.claimed(parse, verb):
        passive = parse.deps[one] == "nsubjpass"
        if not (threat and (parse.tags[one] == "PRP" or not passive)) and not (passive and case.type == "REQUEST"):
            yield one


def _infinitive(case: Case, verb: int) -> Iterator[int]:
    """To whom is done what the doer agrees, refuses or threatens to do."""
    for one in verbs.undertaken(case.parse, verb):
        for place in types.ANYWHERE:
            yield from at_place(case, one, place)


def _let(case: Case, verb: int) -> Iterator[int]:
    """Who may do something now, or no longer: "let the monitors in", "forbade the clerks to strike"."""
    parse = case.parse
    if parse.lemmas[verb] in party_words().letting:
        yield from verbs.claimed(parse, verb)
        yield from verbs.objects(parse, verb)


def _ruled(case: Case, verb: int) -> Iterator[int]:
    """The country or region in which emergency rule is proclaimed: "imposed martial law in the province"."""
    if case.parse.lemmas[verb] in party_words().ruling:
        yield from (one for one in verbs.obliques(case.parse, verb, "in") if label(case.parse, one) in ("GPE", "LOC"))


def _haven(case: Case, verb: int) -> Iterator[int]:
    """The country that is asked to take somebody in: "sought refuge in Chad"."""
    if any(case.parse.lemmas[one] in party_words().haven for one in verbs.objects(case.parse, verb)):
        yield from verbs.obliques(case.parse, verb, "in")


def _purpose(case: Case, verb: int) -> Iterator[int]:
    """Whom the clause names that tells to what end: "marched to demand reforms", "fired to scatter the crowd"."""
    parse = case.parse
    for one in children(parse, verb, "advcl", "xcomp"):
        asks = parse.tags[one] == "VBG" and (case.type == "PROTEST" or parse.lemmas[one] in party_words().harming)
        if (has_to(parse, one) or asks) and one > verb and child(parse, one, "nsubj") is None:
            yield from verbs.objects(parse, one)
            yield from verbs.claimed(parse, one)
            for word in ("against", "for", "on", "at", "over") if case.type == "PROTEST" else ():
                yield from verbs.obliques(parse, one, word)


def _condition(case: Case, verb: int) -> Iterator[int]:
    return verbs.conditions(case.parse, verb)


def _above(case: Case, verb: int) -> Iterator[int]:
    """To whom the clause above is directed: "wrote to the bank asking for a loan"."""
    parse = case.parse
    if parse.deps[verb] == "advcl" and parse.tags[verb] == "VBG":
        yield from verbs.obliques(parse, parse.heads[verb], "to")


FINDERS: Mapping[str, Callable[[Case, int], Iterator[int]]] = {
    "object": _object,
    "person": _person,
    "subject": _subject,
    "dative": _dative,
    "owner": _owner,
    "clause": _clause,
    "infinitive": _infinitive,
    "condition": _condition,
    "let": _let,
    "purpose": _purpose,
    "ruled": _ruled,
    "haven": _haven,
    "above": _above,
}
"""What finds the heads at the places that are no prepositions."""


def _is_own(case: Case, head: int) -> bool:
    """Whether a doer only moves his own people: "recalled its ambassador"."""
    poss = child(case.parse, head, "poss")
    return poss is not None and case.parse.tags[poss] == "PRP$" and case.type in ("SANCTION", "AGREE")
