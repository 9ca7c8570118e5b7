"""Whether a deed happened, is claimed, denied, demanded, threatened, promised, foretold, supposed, or long past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.extract.drafts import Page
from sayso.extract.events.background import Background
from sayso.extract.events.drafts import Standing
from sayso.extract.events.outlook import outlook
from sayso.extract.events.said_in import Holding, holding, holdings
from sayso.extract.events.signs import Kind, Sign
from sayso.extract.syntax import Range, child, is_verb, subject
from sayso.extract.writing import Mentions
from sayso.knowledge.plover import SPOKEN
from sayso.records import Act, Parse, Reading, Statement, Status

BY_KIND: Mapping[Kind, Status] = {
    Kind.UNDONE: Status.DENIED,
    Kind.DEMANDED: Status.DEMANDED,
    Kind.DUTY: Status.DEMANDED,
    Kind.TOLD: Status.DEMANDED,
    Kind.THREATENED: Status.THREATENED,
    Kind.PROMISED: Status.PROMISED,
    Kind.PREDICTED: Status.PREDICTED,
    Kind.WILL: Status.PREDICTED,
    Kind.WOULD: Status.PREDICTED,
    Kind.HYPOTHETICAL: Status.HYPOTHETICAL,
    Kind.MAY: Status.HYPOTHETICAL,
    Kind.IF: Status.HYPOTHETICAL,
    Kind.ASKED: Status.HYPOTHETICAL,
    Kind.PURPOSE: Status.HYPOTHETICAL,
    Kind.CLAIMED: Status.CLAIMED,
}
"""What a sign makes of a deed, whoever tells it."""

_DONE_BY = {
    "ACCUSE": (Act.ACCUSE, Act.CRITICIZE, Act.CONDEMN),
    "REQUEST": (Act.DEMAND, Act.REQUEST, Act.PROPOSE),
    "SUPPORT": (Act.PRAISE,),
    "THREATEN": (Act.THREATEN, Act.WARN),
    "REJECT": (Act.REFUSE,),
    "AGREE": (Act.PROMISE,),
}
"""The acts of statements by which a deed of words is done."""

_BY_ACT = {
    Act.DENY: Status.DENIED,
    Act.DEMAND: Status.DEMANDED,
    Act.REQUEST: Status.DEMANDED,
    Act.PROPOSE: Status.DEMANDED,
    Act.PROMISE: Status.PROMISED,
    Act.THREATEN: Status.THREATENED,
    Act.PREDICT: Status.PREDICTED,
    Act.QUESTION: Status.HYPOTHETICAL,
    Act.REFUSE: Status.DENIED,
}
"""What the act of a statement makes of the deed that is the whole of what is said."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is around the deeds of one report: page, statements in tokens, and background."""

    page: Page
    held: tuple[Holding, ...]
    background: Background
    mentions: Mentions

    @classmethod
    def of(cls, page: Page, reading: Reading) -> Scene:
        """The scene of a reading that has its statements and times."""
        parse = page.parse
        return cls(
            page,
            holdings(parse, reading.statements),
            Background.of(parse, reading),
            Mentions(parse, reading.mentions),
        )

    def said_in(self, head: int, trigger: Range) -> Statement | None:
        """The statement whose words tell the deed at `head`, `trigger` being all words of it.

        None where the report itself tells it, or the deed is the cue of the only statement there.
        """
        found = holding(self.held, head, trigger)
        return found.statement if found is not None else None


def standing(scene: Scene, head: int, *, type: str, trigger: Range | None = None) -> Standing:  # noqa: A002 -- PLOVER's word
    """Whether the deed at the token `head` is said to have happened, and the words that tell.

    `type` is its PLOVER type; words inside `trigger` are the deed itself and say nothing of it.

    The grammar of the clause comes first (outlook.py), then the act of the statement that holds it. What is told as
    done is claimed inside a statement and reported outside of one; historical where it lies before the story.
    """
    trigger = trigger or (head, head + 1)
    held = holding(scene.held, head, trigger)
    sign = outlook(scene.page, head, trigger=trigger)
    if type in SPOKEN and sign.kind is Kind.CLAIMED and sign.link:
        sign = Sign()  # who is charged is accused, whatever he did
    if held is not None and type in SPOKEN and _does_it(scene, head, type, held):
        return Standing(Status.REPORTED)
    if sign.kind is not Kind.DONE and not _is_whole(scene, head, sign, held):
        return _turned(scene, head, sign, held)
    if held is None:
        back = scene.background.since(head)
        return Standing(Status.HISTORICAL, back) if back is not None else Standing(Status.REPORTED)
    return _inside(scene, head, type, held)


def _is_whole(scene: Scene, head: int, sign: Sign, held: Holding | None) -> bool:
    """Whether the deed is all that is demanded or promised, so that the statement's act decides: "asked them to go"."""
    if held is None or sign.kind not in (Kind.PURPOSE, Kind.HYPOTHETICAL):
        return False
    outside = sign.at is None or not held.has(sign.at) or sign.kind is Kind.PURPOSE
    return outside and held.statement.act in _BY_ACT and _is_top(scene.page.parse, head, held)


def _turned(scene: Scene, head: int, sign: Sign, held: Holding | None) -> Standing:
    """The standing that a sign makes; "would" in a look back tells what was: "they would be held for a year"."""
    if sign.kind is Kind.WOULD and held is None and scene.background.looks_back[scene.page.parse.sentence_of[head]]:
        return Standing(Status.HISTORICAL, sign.cue)
    return Standing(_status(scene, head, sign, held), sign.cue)


def _status(scene: Scene, head: int, sign: Sign, held: Holding | None) -> Status:
    """The status that a sign makes; whose will it is decides between promise, threat and forecast."""
    status = BY_KIND[sign.kind]
    if status not in (Status.PREDICTED, Status.PROMISED) or held is None:
        return status
    if status is Status.PROMISED and held.statement.act not in (Act.DEMAND, Act.REQUEST):
        return status
    if held.statement.act in (Act.THREATEN, Act.DEMAND, Act.REQUEST):
        return _BY_ACT[held.statement.act]
    if held.statement.act is Act.PROMISE or _is_own(scene, sign, head, held):
        return Status.PROMISED
    return status


def _is_own(scene: Scene, sign: Sign, head: int, held: Holding) -> bool:
    """Whether the doer is the speaker of the statement."""
    parse, speaker = scene.page.parse, held.statement.speaker
    verb = head if sign.at is None or is_verb(parse, head) else sign.at
    verb = verb if is_verb(parse, verb) else parse.heads[verb]
    doer = child(parse, verb, "nsubj")
    if doer is None:
        doer = subject(parse, verb)
    if doer is None:
        return False
    if scene.page.quoted[doer] >= 0:
        return parse.words[doer].lower() in ("i", "we")
    if parse.words[doer].lower() in ("i", "we"):
        return True
    known = scene.mentions.at(doer)
    if known is not None and speaker is not None and known.actor is not None and speaker.actor is not None:
        return known.actor == speaker.actor
    return parse.words[doer].lower() in ("he", "she", "they")


def _inside(scene: Scene, head: int, deed: str, held: Holding) -> Standing:
    """The standing of a deed told as done inside a statement."""
    parse, act = scene.page.parse, held.statement.act
    by_act = _BY_ACT.get(act)
    if by_act is not None and _is_top(parse, head, held):
        return Standing(by_act, held.cue)
    if deed in SPOKEN and (_is_performed(scene, head) or _does_it(scene, head, deed, held)):
        return Standing(Status.REPORTED)
    return Standing(Status.CLAIMED, held.cue)


def _is_top(parse: Parse, head: int, held: Holding) -> bool:
    """Whether the deed is the main word of the content, or what carries it."""
    up = parse.heads[head]
    return up == head or not held.has(up) or (parse.pos[up] in ("ADP",) and not held.has(parse.heads[up]))


def _does_it(scene: Scene, head: int, deed: str, held: Holding) -> bool:
    """Whether the main clause of what is said does the deed: "the judges must rule", "they are liars"."""
    parse = scene.page.parse
    if held.statement.act not in _DONE_BY.get(deed, ()):
        return False
    if parse.tags[head] in ("MD", "UH"):
        return True
    at = head
    while held.has(parse.heads[at]) and parse.heads[at] != at:
        if parse.deps[at] not in ("attr", "acomp", "xcomp", "conj", "aux", "dobj", "neg", "oprd"):
            return False
        at = parse.heads[at]
    return True


def _is_performed(scene: Scene, head: int) -> bool:
    """Whether the speaker does it by the word: "I urge", "this is an outrage"."""
    parse = scene.page.parse
    verb = head
    while not (is_verb(parse, verb) or parse.pos[verb] == "AUX") and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    doer = child(parse, verb, "nsubj")
    if doer is not None and parse.words[doer].lower() in ("i", "we"):
        return parse.tags[verb] != "VBD"
    return parse.tags[verb] in ("VBZ", "VBP") and scene.page.quoted[head] >= 0
