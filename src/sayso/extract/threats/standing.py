"""Whether somebody is a threat by the words: by somebody's account, by the report's own, not, perhaps, or some day."""

from __future__ import annotations

from sayso.extract.drafts import Page
from sayso.extract.events.outlook import outlook
from sayso.extract.events.said_in import Holding
from sayso.extract.events.signs import Kind
from sayso.extract.events.status import BY_KIND
from sayso.extract.syntax import children
from sayso.extract.threats.drafts import Danger, Way
from sayso.knowledge.statuses import statuses
from sayso.knowledge.threat_words import threat_words
from sayso.records import Act, Parse, Status

ASKED_FOR = frozenset((Kind.DEMANDED, Kind.DUTY, Kind.TOLD))
"""What makes of a calling something that the speaker wants of another."""

_BY_KIND: dict[Kind, Status] = {
    **{kind: status for kind, status in BY_KIND.items() if kind not in ASKED_FOR and kind is not Kind.CLAIMED},
    Kind.THREATENED: Status.PREDICTED,
    Kind.PROMISED: Status.PREDICTED,
    Kind.TOLD: Status.HYPOTHETICAL,
}
"""What a sign makes of a threat. Duties are absent: who must be called a threat is called one."""


def standing(page: Page, danger: Danger, held: Holding | None) -> tuple[Status | None, Kind]:
    """What the words make of a threat, and what the clause makes of its telling.

    The status is None where the threat is told as there.
    """
    parse = page.parse
    own = _of_noun(parse, danger)
    if danger.way is Way.GIVEN:
        return own if own is not None else _given(parse, danger), Kind.DONE
    if danger.way is Way.FEARED and parse.tags[danger.word][:2] == "NN":
        return own, Kind.DONE
    if _is_rejected(parse, danger.told):
        return Status.DENIED, Kind.DONE
    above = parse.heads[danger.told]
    if parse.deps[danger.told] == "xcomp" and parse.lemmas[above] in ("stop", "cease", "quit"):
        return own, Kind.DONE  # who stops has done it
    if parse.deps[danger.told] == "advcl" and parse.tags[danger.told] == "VBG" and danger.way is Way.CALLED:
        return own, Kind.DONE  # "efforts will grow, he said, describing Y as a threat"
    sign = outlook(page, danger.told)
    kind, status = sign.kind, _BY_KIND.get(sign.kind)
    if status is Status.DENIED and sign.at is not None and not _denies(parse, danger.told, sign.at):
        status = Status.HYPOTHETICAL  # "prevent X from endangering Y" and "must not endanger Y" deny nothing
    if kind is Kind.TOLD and danger.way is Way.CALLED:
        status = None
    if status is None and kind is Kind.DONE and held is not None and _is_all(parse, danger, held):
        status = {Act.DENY: Status.DENIED, Act.QUESTION: Status.HYPOTHETICAL, Act.REFUSE: Status.DENIED}.get(
            held.statement.act
        )
        if held.statement.negated and held.statement.act is not Act.DENY:
            status = Status.DENIED
    if status is None or own in (Status.DENIED, None):
        return status if status is not None else own, kind
    return status, kind


def _of_noun(parse: Parse, danger: Danger) -> Status | None:
    """What the words before the noun say: "no threat", "a potential threat", "the alleged threat"."""
    words = threat_words()
    for one in children(parse, danger.word, "det", "amod", "neg", "nmod", "advmod"):
        word = parse.words[one].lower()
        if word in ("no", "neither") or word in words.unreal:
            return Status.DENIED
        if word in words.maybe or (word == "any" and danger.way is Way.GIVEN):
            return Status.HYPOTHETICAL
        if word in words.supposed:
            return Status.CLAIMED
    return None


def _given(parse: Parse, danger: Danger) -> Status | None:
    """What the verb makes of a threat that is its object: "dismissed the threat from Y"."""
    verb, label = parse.heads[danger.word], parse.deps[danger.word]
    if label == "pobj" and parse.words[verb].lower() == "of":  # "no sign of a threat from Y"
        around = children(parse, parse.heads[verb], "det", "neg")
        return Status.DENIED if any(parse.words[one].lower() == "no" for one in around) else None
    return Status.DENIED if label == "dobj" and parse.lemmas[verb] in threat_words().denying else None


_HOLDING = frozenset(
    "think believe consider see regard view feel find agree seem appear prove deny refute reject dismiss".split()
)


def _denies(parse: Parse, told: int, no: int) -> bool:
    """Whether a negation is of the clause itself, or of a verb of denying or holding above it."""
    above = parse.heads[no]
    if any(parse.words[one].lower() in statuses().duty for one in children(parse, above, "aux")):
        return False
    own = told in (no, above, parse.heads[above]) and parse.lemmas[no] not in ("prevent", "stop", "keep", "discourage")
    return own or parse.lemmas[no] in _HOLDING or (above != no and parse.lemmas[above] in _HOLDING)


def _is_rejected(parse: Parse, told: int) -> bool:
    """Whether the clause is a notion that is said to be none: "the claim that Y is a threat is absurd"."""
    words, noun = threat_words(), parse.heads[told]
    if parse.deps[told] not in ("acl", "ccomp", "relcl", "appos") or parse.lemmas[noun] not in words.claims:
        return False
    verb = parse.heads[noun]
    if parse.deps[noun] == "dobj" or parse.deps[noun] == "nsubjpass":
        return parse.lemmas[verb] in words.denying
    told_of = children(parse, verb, "acomp", "attr") if parse.deps[noun] == "nsubj" else ()
    return any(parse.lemmas[one] in words.absurd for one in told_of)


def _is_all(parse: Parse, danger: Danger, held: Holding) -> bool:
    """Whether the threat is the main thing that the statement says."""
    up = parse.heads[danger.told]
    return held.has(danger.told) and (up == danger.told or not held.has(up))
