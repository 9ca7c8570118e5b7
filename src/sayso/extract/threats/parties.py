"""Whom a noun phrase of a threat stands for: itself, the owner of the deed or good that it names, or nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.extract.drafts import Page
from sayso.extract.syntax import agent, child, children, phrase
from sayso.extract.writing import Mentions
from sayso.knowledge.actors import actor_words
from sayso.knowledge.sectors import can_act, stands_for_owner
from sayso.knowledge.threat_words import threat_words
from sayso.records import Actor, ActorKind, Mention, MentionForm

_DEEP = 4
"""How many phrases within one another are read for an owner."""

DEMONYM = "demonym"
"""Why a mention of a state by its adjective means that state."""

_PERSONS = frozenset("i me we us you he him she her everyone everybody".split())
_BEFORE = ("poss", "nmod", "compound", "amod")
_OWNS = frozenset(("of", "by"))


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a phrase stands for."""

    mention: Mention
    token: int  # the token that the mention stands at
    known: bool  # whether it is a person, group, body or state, not a thing
    owned: bool = False  # whether the phrase names only something of the party's
    generic: bool = False  # whether it means people in general
    kind: ActorKind | None = None


class Parties:
    """Reads noun phrases of one report for the parties that they stand for."""

    def __init__(self, page: Page, mentions: Mentions, actors: Mapping[str, Actor]) -> None:
        self._page, self._parse = page, page.parse
        self._mentions, self._actors = mentions, actors

    def of(self, head: int, *, doing: bool = False) -> Party:
        """The party that the phrase of `head` stands for; of several joined, the first known.

        With `doing`, what nobody does ("the Peruvian economy") has no owner.
        """
        joined = (head, *self._joined(head))
        for one in joined:
            if (own := self._own(one)) is not None and own.known:
                return own
        for one in joined:
            idle = doing and self._parse.lemmas[one] in threat_words().ownerless
            if not idle and (owner := self._owner(one, 0)) is not None:
                return replace(owner, owned=True)
        return self._described(head) or self._own(head) or self._nominal(head)

    def country(self, mention: Mention | None) -> str | None:
        """The country of the actor that the mention means."""
        actor = self._actors.get(mention.actor or "") if mention is not None else None
        return actor.country if actor is not None else None

    # ---- one phrase -------------------------------------------------------------------------------------------------

    def _joined(self, head: int) -> Iterator[int]:
        at = child(self._parse, head, "conj")
        while at is not None:
            yield at
            at = child(self._parse, at, "conj")

    def _own(self, head: int) -> Party | None:
        """The mention that the token heads; None where there is none."""
        parse, mention = self._parse, self._people(head) or self._mentions.at(head)
        lemma = parse.lemmas[head]
        if mention is None or not self._heads(head, mention):
            return self._nominal(head) if _is_actor_noun(lemma) else None
        actor = self._actors.get(mention.actor or "")
        told = actor is not None and actor.country is not None and mention.why != "inferred"
        generic = self._is_generic(head) and not told
        if mention.form in (MentionForm.NOMINAL, MentionForm.ROLE) and parse.tags[head][:2] in ("NN", "VB"):
            mention = replace(mention, span=parse.span(*phrase(parse, head)))
        kind = actor.kind if actor is not None else None
        return Party(mention, head, self._is_known(head, mention, actor), generic=generic, kind=kind)

    def _is_generic(self, head: int) -> bool:
        """Whether the noun means people in general: not "a man", nor "its people"."""
        parse = self._parse
        if parse.lemmas[head] not in threat_words().generic or child(parse, head, "poss") is not None:
            return False
        one = parse.tags[head] == "NN" and child(parse, head, "det") is not None
        return not one or parse.lemmas[head] in ("public", "community", "population", "household", "family")

    def _people(self, head: int) -> Mention | None:
        """The state that an adjective of two words means: "North Korean"."""
        parse = self._parse
        if head == 0 or parse.tags[head][:2] != "JJ":
            return None
        state = actor_words().adjectives.get(f"{parse.words[head - 1]} {parse.words[head]}".lower())
        if state is None:
            return None
        its = (one for one in self._actors.values() if one.kind is ActorKind.STATE and one.country == state.code)
        actor = next(its, None)
        its_id = actor.id if actor is not None else None
        return Mention(parse.span(head - 1, head + 1), MentionForm.NOMINAL, its_id, why=DEMONYM)

    def _heads(self, head: int, mention: Mention) -> bool:
        """Whether the mention is of the token's phrase, and not of one around it."""
        above, span = self._parse.heads[head], mention.span
        if mention.form in (MentionForm.NAME, MentionForm.PRONOUN):
            return True
        return above == head or not (span.start <= self._parse.starts[above] and self._parse.ends[above] <= span.end)

    def _is_known(self, head: int, mention: Mention, actor: Actor | None) -> bool:
        described = actor is not None and (actor.kind is not None or actor.sector is not None)
        lemma = self._parse.lemmas[head]
        if mention.form is MentionForm.PRONOUN:
            return described or self._parse.words[head].lower() in _PERSONS
        if mention.form in (MentionForm.NAME, MentionForm.ROLE):
            return self._parse.tags[head] not in ("CD", "DT")
        if self._parse.tags[head] in ("JJ", "NNP", "NNPS"):  # "Iranian", "Islamists"
            return described or mention.why == DEMONYM
        return not stands_for_owner(lemma) and (_is_actor_noun(lemma) or (described and can_act(lemma)))

    def _owner(self, head: int, depth: int) -> Party | None:
        """The party to whom belongs what the phrase names: "Iran's missiles", "the security of Peru"."""
        parse = self._parse
        if depth == _DEEP:
            return None
        for one in (at for at in children(parse, head, *_BEFORE) if at < head):
            found = self._own(one)
            named = parse.deps[one] == "poss" or self._mentions.at(one) is not None
            if found is not None and found.known and not found.generic and named:
                return found
            if parse.deps[one] == "poss" and (deeper := self._owner(one, depth + 1)) is not None:
                return deeper
        for one in self._after(head):
            found = self._own(one)
            if found is not None and found.known:
                return found
            if (deeper := self._owner(one, depth + 1) or self._described(one)) is not None:
                return deeper
        return self._has(head)

    def _has(self, head: int) -> Party | None:
        """Who has what the phrase names: "Peru has a programme that ..."."""
        parse, verb = self._parse, self._parse.heads[head]
        if parse.deps[head] != "dobj" or parse.lemmas[verb] not in ("have", "own", "possess", "run"):
            return None
        holder = child(parse, verb, "nsubj")
        found = self._own(holder) if holder is not None else None
        return found if found is not None and found.known else None

    def _described(self, head: int) -> Party | None:
        """The thing itself, where the record has it for a country's: "Iranian missiles"."""
        own = self._own(head)
        actor = self._actors.get(own.mention.actor or "") if own is not None else None
        if own is None or actor is None or actor.country is None or actor.sector is None:
            return None
        return replace(own, known=True, owned=True)

    def _after(self, head: int) -> Iterator[int]:
        """What "of" and "by" govern, and the doer in "attacks carried out by X"."""
        parse = self._parse
        for one in children(parse, head, "prep", "agent"):
            if parse.words[one].lower() in _OWNS and (found := child(parse, one, "pobj")) is not None:
                yield found
        for one in children(parse, head, "acl"):
            if parse.tags[one] == "VBN" and (doer := agent(parse, one)) is not None:
                yield doer

    def _nominal(self, head: int) -> Party:
        """The phrase as a mention of nobody known."""
        parse = self._parse
        form = MentionForm.PRONOUN if parse.pos[head] == "PRON" else MentionForm.NOMINAL
        lemma = parse.lemmas[head]
        span = parse.span(*phrase(parse, head))
        return Party(Mention(span, form), head, _is_actor_noun(lemma), generic=self._is_generic(head))


def _is_actor_noun(lemma: str) -> bool:
    """Whether the noun means somebody who can act."""
    return lemma in threat_words().parties or actor_words().nouns.get(lemma) not in (None, "place")
