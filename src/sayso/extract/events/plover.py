"""PLOVER's types: which deeds its coders would write down as events, and as what.

The manual codes what is said to be done, not its auxiliaries: help that is promised is an agreement, a withdrawal that
is demanded is the demand. What is denied, supposed or only feared it does not code at all. And a deed that only tells
what another is about, or what it goes with, is part of that one: the bombing that is condemned, the topic of a protest,
the arms that are moved in an attack.
"""

from __future__ import annotations

from collections.abc import Collection

from sayso.knowledge.plover import QUADS
from sayso.records import Parse, Status

_TO_COME = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"), "AGREE"),
    **dict.fromkeys(("RETREAT", "CONCEDE"), "CONCEDE"),
}
"""Rule of the future: cooperation to come is AGREE, yielding to come is CONCEDE."""

_MATERIAL_CONFLICT = 4
"""The quad of deeds that, announced by whoever will do them, are a threat."""

_IN_WORDS = {Status.DEMANDED: "REQUEST", Status.THREATENED: "THREATEN"}
"""What the words are that put a deed in this status."""

_COVERING = {"AGREE": {"AGREE", "CONCEDE"}, "REQUEST": {"REQUEST", "PROTEST"}, "CONCEDE": {"CONCEDE", "AGREE"}}
"""Events of the sentence that say it already: a march that demands is a PROTEST only."""


def plover_type(base: str, status: Status, beside: Collection[str]) -> str | None:
    """The type that PLOVER gives a deed; None where it codes no event.

    `beside` has the base types of the deeds in the same sentence that are done: the words that promise, demand or
    threaten are an event of their own, and what they speak of is not coded again.
    """
    if status in (Status.REPORTED, Status.CLAIMED, Status.HISTORICAL):
        return base
    if status in (Status.DENIED, Status.HYPOTHETICAL):
        return None
    coded = _IN_WORDS.get(status) or _TO_COME.get(base)
    if coded is None and status is Status.PROMISED:
        coded = "THREATEN" if QUADS[base] == _MATERIAL_CONFLICT else base
    return None if coded is None or _COVERING.get(coded, {coded}) & set(beside) else coded


def is_covered(parse: Parse, head: int, others: Collection[int]) -> bool:
    """Whether the deed at `head` hangs on one of the `others`, as object, topic or side clause.

    What is joined to another by "and" stands beside it: it is covered if that is.
    """
    while parse.heads[head] != head:
        label, head = parse.deps[head], parse.heads[head]
        if head in others and label != "conj":
            return True
    return False
