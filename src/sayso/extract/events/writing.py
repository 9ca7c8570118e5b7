"""Events out of drafts: tokens become spans, heads become mentions, and what stands around is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.extract.drafts import Page
from sayso.extract.events.circumstances import circumstances
from sayso.extract.events.contexts import Contexts
from sayso.extract.events.deeds import deeds
from sayso.extract.events.drafts import Deed, Parties
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.parties import span
from sayso.extract.events.plover import is_covered, plover_type
from sayso.extract.events.sizes import Tolls
from sayso.extract.events.weighing import Draft
from sayso.extract.writing import Mentions
from sayso.knowledge.plover import SPOKEN
from sayso.records import Event, Ground, Mention, Reading, Span, Statement, Status

_DONE = frozenset((Status.REPORTED, Status.CLAIMED, Status.HISTORICAL))

_SPEAKING = frozenset("i we me us my our mine ours it its they their".split())


class Writer:
    """Turns drafts of one report into events."""

    def __init__(self, page: Page, reading: Reading, grammar: Grammar) -> None:
        self._page = page
        self._scene = grammar.scene
        self._mentions = Mentions(page.parse, reading.mentions)
        self._circumstances = circumstances(reading, page.parse)
        self._contexts, self._tolls = Contexts(page), Tolls(page)

    def events(self, drafts: Sequence[Draft]) -> list[Event]:
        """The events that the drafts make, in their order; one in several places is one for each."""
        sentence_of = self._page.parse.sentence_of
        done: dict[int, dict[int, str]] = {}  # by sentence: the deeds that are done, each head with its type
        for draft in drafts:
            if draft.standing.status in _DONE:
                done.setdefault(sentence_of[draft.deed.head], {})[draft.deed.head] = draft.deed.type
        tolls = self._tolls.among({draft.deed.head: draft.deed.type for draft in drafts})
        found: list[Event] = []
        words: list[str] = []
        for draft in drafts:
            head = draft.deed.head
            event = replace(self._event(draft, done.get(sentence_of[head], {})), size=tolls.get(head, ()))
            told = [event, *(replace(event, where=place) for place in self._circumstances.elsewhere(head))]
            found += told
            words += [self._page.parse.lemmas[head]] * len(told)
        return [replace(event, deed=deed) for event, deed in zip(found, deeds(found, words), strict=True)]

    def _event(self, draft: Draft, done: Mapping[int, str]) -> Event:
        page, deed, standing = self._page, draft.deed, draft.standing
        held = self._scene.said_in(deed.head, deed.trigger)
        around = self._circumstances.of(deed.head)
        status = _inside(deed, standing.status, held)
        return Event(
            type=self._coded(deed, status, done),
            trigger=page.parse.span(*deed.trigger),
            status=status,
            mode=deed.mode,
            contexts=self._contexts.of(deed.head, deed.type, deed.mode),
            base_type=deed.type,
            evidence=(self._evidence(deed, draft.parties),),
            actors=tuple(self._told(draft.parties.actors, held)),
            recipients=tuple(self._told(draft.parties.recipients, held)),
            when=around.when,
            where=around.where,
            said_in=held.id if held is not None else None,
            grounds=(Ground("status", page.parse.span(*standing.cue)),) if standing.cue is not None else (),
            why=_why(deed),
            confidence=round(draft.confidence, 2),
        )

    def _coded(self, deed: Deed, status: Status, done: Mapping[int, str]) -> str | None:
        """PLOVER's type of the deed; None where it codes no event."""
        others = {head: base for head, base in done.items() if head != deed.head}
        if is_covered(self._page.parse, deed.head, others):
            return None
        return plover_type(deed.type, status, others.values())

    def _told(self, heads: Iterable[int], held: Statement | None) -> Iterator[Mention]:
        """The mentions of the parties.

        "I" and "we" are whoever speaks the statement that holds the deed, and so is "it" or "they" if nobody is known
        to be meant; a place is the state that it lies in.
        """
        parse, speaker = self._page.parse, held.speaker if held is not None else None
        for head in heads:
            told = self._mentions.of_phrase(head, parse.span(*span(self._page, head)))
            if told.actor is None and told.why == "place" and told.candidates:
                told = replace(told, actor=told.candidates[0])
            elif told.actor is None and speaker is not None and parse.words[head].lower() in _SPEAKING:
                told = replace(told, actor=speaker.actor, score=speaker.score, why="speaker")
            yield told

    def _evidence(self, deed: Deed, parties: Parties) -> Span:
        """The words from the first to the last of trigger and parties of the same sentence."""
        parse = self._page.parse
        first, stop = parse.sentences[parse.sentence_of[deed.head]]
        near = [head for head in (*parties.actors, *parties.recipients) if first <= head < stop]
        ranges = [deed.trigger, *(span(self._page, head) for head in near)]
        return parse.span(min(low for low, _ in ranges), max(high for _, high in ranges))


def _inside(deed: Deed, status: Status, held: Statement | None) -> Status:
    """The status of a deed that a statement holds: what is only said is claimed, but an act of speech is done by it."""
    if held is None or status not in (Status.REPORTED, Status.HISTORICAL):
        return status
    return status if status is Status.REPORTED and deed.type in SPOKEN else Status.CLAIMED


def _why(deed: Deed) -> str:
    """A machine code for what told the type: the lexicon's entry with the codebook's rule, or the network."""
    if deed.frame is None:
        return "network"
    return f"{deed.frame.pos}:{deed.frame.lemma}" + (f" rule:{deed.rule}" if deed.rule else "")
