"""Whether what any verb or noun tells happened, by the grammar alone: who says so does not matter.

It shares the grammar of `outlook` with the status of deeds and asks less: what is announced or expected counts as what
happens, as readers take it (Lee, Artzi, Choi and Zettlemoyer 2015: annotators judge by the certainty of author and
speaker together).
"""

from __future__ import annotations

from enum import StrEnum

from sayso.extract.drafts import Page
from sayso.extract.events.outlook import outlook
from sayso.extract.events.signs import Kind, Sign
from sayso.knowledge.statuses import statuses


class Factuality(StrEnum):
    """Whether something happened."""

    HAPPENED = "happened"
    DID_NOT = "did not"
    UNCERTAIN = "uncertain"


_DOUBTFUL = frozenset((Kind.HYPOTHETICAL, Kind.IF, Kind.MAY, Kind.DUTY, Kind.ASKED))
_WISHED = frozenset((Kind.DEMANDED, Kind.THREATENED))
_CLAUSES = frozenset(("ccomp", "advcl", "acl"))
_ENDED = frozenset(("", "xcomp", "advcl", "acl", "on", "prep", "in"))
"""Links over which a word of refusal says that nothing happened: "refused to go", but not "denied that he went"."""


def factuality(page: Page, head: int) -> Factuality:
    """Whether what the verb, noun or adjective at `head` tells happened, did not, or may have."""
    sign = outlook(page, head)
    word = "" if sign.at is None else page.parse.words[sign.at].lower()
    return of_sign(sign, word)


def of_sign(sign: Sign, word: str) -> Factuality:
    """What a sign of the grammar, given by `word` in lower case, says of whether it happened."""
    if sign.kind is Kind.UNDONE:
        if sign.link == "dobj":
            return Factuality.HAPPENED  # "rejected the offer": there was one
        return Factuality.DID_NOT if sign.link in _ENDED else Factuality.UNCERTAIN
    if sign.kind is Kind.IF and word in statuses().before:
        return Factuality.HAPPENED
    wished = sign.kind in _WISHED and sign.link in _CLAUSES
    aimed = sign.kind is Kind.PURPOSE and sign.link == "acl"  # "the effort to", but "left to"
    return Factuality.UNCERTAIN if sign.kind in _DOUBTFUL or wished or aimed else Factuality.HAPPENED
