"""Statements out of drafts: tokens become spans, heads become mentions, and the words of the content decide the act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract import acts, headlines, syntax
from sayso.extract.clauses import Said
from sayso.extract.confidence import confidence
from sayso.extract.drafts import Draft, Page
from sayso.extract.hearers import hearer
from sayso.extract.hedging import hedges
from sayso.extract.mood import Decision
from sayso.extract.negation import negators
from sayso.extract.syntax import Range
from sayso.knowledge.actors import is_office
from sayso.records import Act, Ground, Manner, Mention, MentionForm, Parse, Span, Statement


class Mentions:
    """The mentions of a report, found by token or by stretch of text."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self._parse = parse
        self._mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._longest = max((mention.span.end - mention.span.start for mention in self._mentions), default=0)

    def at(self, token: int) -> Mention | None:
        """The smallest mention that covers the token."""
        start, end = self._parse.starts[token], self._parse.ends[token]
        covering = [
            one for one in self.within(start - self._longest, end) if one.span.start <= start and end <= one.span.end
        ]
        return min(covering, key=lambda one: one.span.end - one.span.start, default=None)

    def of_phrase(self, head: int, span: Span) -> Mention:
        """The noun phrase `span` of a head, with form and actor of the mention that stands there."""
        known = self.at(head)
        if known is not None:
            return known if known.form is MentionForm.PRONOUN else replace(known, span=span)
        return Mention(span, MentionForm.PRONOUN if self._parse.pos[head] == "PRON" else MentionForm.NOMINAL)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin from `start` to before `end`."""
        return self._mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]


class Writer:
    """Turns drafts of one page into statements."""

    def __init__(self, page: Page, mentions: Mentions) -> None:
        self._page = page
        self._mentions = mentions
        self._line = headlines.headline(page)

    def statement(self, draft: Draft) -> Statement:
        """The statement that the draft makes."""
        parse = self._page.parse
        said = Said.of(self._page, draft, self._mentions.at)
        decision = acts.decide(said)
        no, doubt = negators(said, decision), hedges(said)
        speaker = self._mention(draft.speaker, draft)
        relay = self._mention(draft.relayed_by, draft)
        if relay is not None and speaker is not None and relay.actor is not None and relay.actor == speaker.actor:
            relay = None  # nobody relays himself
        return Statement(
            content=self._content(draft),
            manner=self._manner(draft),
            act=decision.act,
            speaker=speaker,
            cue=parse.span(*draft.cue) if draft.cue else None,
            role=self._role(draft.speaker, draft),
            addressee=self._mention(hearer(said), draft),
            target=self._target(said, decision),
            about=self._about(draft),
            negated=bool(no),
            hedged=bool(doubt),
            relayed_by=relay,
            grounds=self._grounds(act=decision.words, negated=no, hedged=doubt),
            confidence=round(confidence(draft), 2),
        )

    def _target(self, said: Said, decision: Decision) -> Mention | None:
        """Whom the act is against; of what the content names, parties only: "praised Kerl", but not "the plan"."""
        head = said.draft.target if decision.target is None else decision.target
        if decision.act not in _AGAINST or head is None or (said.holds(head) and not said.is_named(head)):
            return None
        return self._mention(head, said.draft)

    def _content(self, draft: Draft) -> tuple[Span, ...]:
        return tuple(self._page.parse.span(first, stop) for first, stop in draft.content)

    def _grounds(self, **decided: tuple[Range, ...]) -> tuple[Ground, ...]:
        """The words that decided each field, as spans."""
        parse = self._page.parse
        return tuple(sorted({Ground(name, parse.span(*each)) for name, words in decided.items() for each in words}))

    def _mention(self, head: int | None, draft: Draft) -> Mention | None:
        """The noun phrase of `head` with the form and actor of the mention that stands there."""
        if head is None:
            return None
        span = self._page.parse.span(*self._phrase(head, draft))
        return self._mentions.of_phrase(head, span)

    def _phrase(self, head: int, draft: Draft) -> Range:
        """The tokens of the noun phrase of `head`, without the draft's content and cue."""
        pieces = (*draft.content, *((draft.cue,) if draft.cue else ()))
        return syntax.beside(self._page.parse, syntax.phrase(self._page.parse, head), head, pieces)

    def _role(self, head: int | None, draft: Draft) -> str | None:
        """The office that stands beside the speaker's name: "Ida Brandt, the mayor", "President Oya Tellin"."""
        known = self._mentions.at(head) if head is not None else None
        if head is None or known is None or known.form is not MentionForm.NAME:
            return None
        parse, (first, stop) = self._page.parse, self._phrase(head, draft)
        named = [at for at in range(first, stop) if known.span.holds(parse.span(at, at + 1))]
        for low, high in ((named[-1] + 1, stop), (first, named[0])) if named else ():
            low, high = syntax.trim(parse, (low, high))
            if any(is_office(parse.lemmas[at]) for at in range(low, high)):
                return parse.span(low, high).of(self._page.text)
        return None

    def _manner(self, draft: Draft) -> Manner:
        """Direct if all words stand in quotation marks, indirect if none do; what the headline says is headline."""
        if self._line is not None and draft.content[0][1] <= self._line[1]:
            return Manner.HEADLINE
        parse, quoted = self._page.parse, self._page.quoted
        inside = {quoted[at] >= 0 for a, b in draft.content for at in range(a, b) if parse.words[at][0].isalnum()}
        return Manner.MIXED if len(inside) > 1 else Manner.DIRECT if inside == {True} else Manner.INDIRECT

    def _about(self, draft: Draft) -> tuple[Mention, ...]:
        """Who and what the content speaks of: the first mention of each actor, the speaker aside."""
        parse = self._page.parse
        speaker = self._mentions.at(draft.speaker) if draft.speaker is not None else None
        seen: set[str | Span | None] = {speaker.actor} if speaker is not None and speaker.actor else set()
        found = []
        for first, stop in draft.content:
            for mention in self._mentions.within(parse.starts[first], parse.ends[stop - 1]):
                key = mention.actor or mention.span
                if key in seen or (mention.actor is None and mention.form is not MentionForm.NAME):
                    continue
                seen.add(key)
                found.append(mention)
        return tuple(found)


_AGAINST = frozenset((Act.ACCUSE, Act.CRITICIZE, Act.CONDEMN, Act.PRAISE, Act.THREATEN))
"""Acts that are done to somebody, who is the target."""
