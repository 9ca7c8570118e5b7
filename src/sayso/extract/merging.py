"""One list of drafts out of two: what the grammar gives and what the network sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.extract import learned, syntax
from sayso.extract.drafts import Draft, Page, Support
from sayso.extract.tagger import LABELS, Proposal

_SAME = 0.8
"""Contents that share so much of their words are taken as the grammar has them: its edges are cleaner."""

_SURE = 0.9
"""How far (0 to 1) the network must lean, on average, on the words that the two contents do not share."""

_MET = 0.5
"""Contents that share so much of their words are one statement, whatever their cues."""

_UNSEEN = Support(0.0, 0.0, 0.0, 0.0)
_QUOTING = frozenset(("quote", "run"))
_BELIEVED = 0.5
_UNASKED = frozenset(("headline", "colon", "run"))
"""Frames of which the network has seen too little for its silence to tell: its gold has no headlines."""

_NO_SOURCE = frozenset(("i", "we", "you"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A proposal of the network with the draft it makes."""

    proposal: Proposal
    draft: Draft
    tokens: frozenset[int]


def merge(page: Page, drafts: Sequence[Draft], proposals: Iterable[Proposal]) -> list[Draft]:
    """The drafts of both, each statement once, with what the network says to it.

    Drafts of the grammar are corrected by the proposals; proposals that no draft meets make drafts of their own.
    """
    made = ((proposal, learned.draft(page, proposal)) for proposal in proposals)
    seen = [_Seen(proposal, draft, _tokens(draft)) for proposal, draft in made if draft is not None]
    left = dict(enumerate(drafts))
    found: list[Draft] = []
    for one in sorted(seen, key=lambda one: -one.proposal.anchored):
        number = _partner(one, left)
        if number is not None:
            found.append(_both(page, left.pop(number), one))
        elif not any(_shared(one.tokens, _tokens(draft)) >= _MET for draft in found):
            alone = _alone(page, one)
            found += [alone] if alone is not None else []
    return found + [draft if draft.frame in _UNASKED else replace(draft, support=_UNSEEN) for draft in left.values()]


def _partner(one: _Seen, left: dict[int, Draft]) -> int | None:
    """The number of the draft that is the same statement: by its cue, else by its content."""
    at = one.proposal.at
    by_cue = [number for number, draft in left.items() if draft.cue is not None and draft.cue[0] <= at < draft.cue[1]]
    shared = {number: _shared(one.tokens, _tokens(draft)) for number, draft in left.items()}
    if by_cue:
        return max(by_cue, key=lambda number: shared[number])
    best = max(shared, key=lambda number: shared[number], default=None)
    return best if best is not None and shared[best] >= _MET else None


def _both(page: Page, draft: Draft, one: _Seen) -> Draft:
    """The grammar's draft, with the network's content and speaker where those are surer."""
    speaker = one.draft.speaker if _other_speaks(draft, one) else draft.speaker
    content = one.draft.content if not _is_quoted(page, draft) and _better(draft, one) else draft.content
    kept = replace(draft, content=content, speaker=speaker)
    return replace(kept, support=_support(kept, one, agreed=_shared(_tokens(draft), one.tokens)))


def _other_speaks(draft: Draft, one: _Seen) -> bool:
    """Whether the network's speaker is to be taken: the grammar has none, or one that the network does not believe.

    Whose a quotation is, which may stand far from its speaker, the grammar knows better.
    """
    if draft.speaker is None or one.draft.speaker is None:
        return draft.speaker is None
    return draft.frame not in _QUOTING and one.proposal.chance("speaker", draft.speaker) < _BELIEVED


def _is_quoted(page: Page, draft: Draft) -> bool:
    """Whether all of the content stands in quotation marks, whose ends the grammar knows."""
    return all(page.quoted[at] >= 0 for first, stop in draft.content for at in range(first, stop))


def _better(draft: Draft, one: _Seen) -> bool:
    """Whether the network's content is to be taken: it differs, and the network is sure of where."""
    tokens = _tokens(draft)
    if _shared(tokens, one.tokens) >= _SAME:
        return False
    likely, first = one.proposal.labels[LABELS.index("content")], one.proposal.first
    differ = [at - first for at in tokens ^ one.tokens]
    if any(not 0 <= at < len(likely) for at in differ):  # the grammar's content goes on where the network did not look
        return False
    return float(np.abs(likely[differ] - 0.5).mean()) * 2 >= _SURE


def _alone(page: Page, one: _Seen) -> Draft | None:
    """What only the network sees, unless it is "I" or "we" that speak; the grammar may know a speaker it lacks."""
    draft = one.draft
    if draft.speaker is None:
        draft = replace(draft, speaker=_by_grammar(page, one.proposal.at))
    if draft.speaker is not None and page.parse.words[draft.speaker].lower() in _NO_SOURCE:
        return None
    return replace(draft, support=_support(draft, one, agreed=0.0))


def _by_grammar(page: Page, cue: int) -> int | None:
    """Who does what the verb of the cue says."""
    if not syntax.is_verb(page.parse, cue):
        return None
    doer = syntax.agent if syntax.is_passive(page.parse, cue) else syntax.subject
    return doer(page.parse, cue)


def _support(draft: Draft, one: _Seen, *, agreed: float) -> Support:
    """What the network says to a draft that it sees."""
    proposal = one.proposal
    content = [proposal.chance("content", at) for at in _tokens(draft)]
    if draft.speaker is None:
        speaker = 1 - float(proposal.labels[LABELS.index("speaker")].max())
    else:
        speaker = proposal.chance("speaker", draft.speaker)
    return Support(proposal.anchored, agreed, sum(content) / len(content), speaker)


def _tokens(draft: Draft) -> frozenset[int]:
    return frozenset(at for first, stop in draft.content for at in range(first, stop))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share (0 to 1) of the tokens of either that both have."""
    return len(one & other) / len(one | other) if one or other else 0.0
