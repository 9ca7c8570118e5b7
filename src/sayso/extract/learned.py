"""Drafts out of what the network proposes: its probabilities turned into ranges, heads and an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.extract.drafts import Draft, Page
from sayso.extract.syntax import Range, trim
from sayso.extract.tagger import ACTS, LABELS, Proposal
from sayso.records import Parse

_IN = 0.5
"""A token belongs to a part from this probability on."""

_BETWEEN = 0.3
"""Tokens between two stretches of one part belong to it too if they are at least so likely, and at most _GAP."""

_GAP = 2
_NEAR = 6
"""Stretches of content so few tokens apart are joined."""

_SCRAP = 3
"""Stretches of fewer tokens beside a longer one are left out, unless they are quoted."""


def draft(page: Page, proposal: Proposal) -> Draft | None:
    """The draft that a proposal makes, or None if it has no content."""
    content = _content(page, proposal)
    if not content:
        return None
    speaker, addressee, target = (_head(page.parse, proposal, part) for part in ("speaker", "addressee", "target"))
    cues = [one for one in stretches(proposal, "cue") if one[0] <= proposal.at < one[1]]
    held = any(first <= proposal.at < stop for first, stop in content)
    cue = cues[0] if cues else None if held else (proposal.at, proposal.at + 1)
    act = ACTS[int(proposal.acts.argmax())]
    return Draft(content, act, "learned", cue, speaker, addressee=addressee, target=target)


def stretches(proposal: Proposal, part: str, least: float = _IN) -> list[Range]:
    """The token ranges that are the part of the statement, in order."""
    likely: NDArray[np.float32] = proposal.labels[LABELS.index(part)]
    found: list[list[int]] = []
    for at in np.flatnonzero(likely >= least).tolist():
        if found and at - found[-1][1] <= _GAP and bool((likely[found[-1][1] : at] >= _BETWEEN).all()):
            found[-1][1] = at + 1
        else:
            found.append([at, at + 1])
    return [(proposal.first + first, proposal.first + stop) for first, stop in found]


def _content(page: Page, proposal: Proposal) -> tuple[Range, ...]:
    """The content's ranges, trimmed of commas and the like.

    Two stretches stay two where the cue or the speaker stands between them; else they are joined if little does.
    Scraps go, unless they are quoted.
    """
    parts = [part for name in ("cue", "speaker") for part in stretches(proposal, name)]
    pieces: list[Range] = []
    for first, stop in stretches(proposal, "content"):
        if pieces and first - pieces[-1][1] <= _NEAR and not _parted(parts, pieces[-1][1], first):
            pieces[-1] = (pieces[-1][0], stop)
        else:
            pieces.append((first, stop))
    pieces = [trim(page.parse, piece) for piece in pieces]
    longest = max((stop - first for first, stop in pieces), default=0)
    return tuple(
        page.whole((first, stop))
        for first, stop in pieces
        if stop > first and (stop - first >= min(_SCRAP, longest) or page.quoted[first] >= 0)
    )


def _parted(parts: Sequence[Range], first: int, stop: int) -> bool:
    """Whether one of the parts stands between the two tokens."""
    return any(low < stop and high > first for low, high in parts)


def _head(parse: Parse, proposal: Proposal, part: str) -> int | None:
    """The head of the noun phrase that is the likeliest for the part, if any is likely."""
    likely = proposal.labels[LABELS.index(part)]
    best = proposal.first + int(likely.argmax())
    if likely.max() < _IN:
        return None
    first, stop = next(one for one in stretches(proposal, part) if one[0] <= best < one[1])
    return next(_tops(parse, first, stop))


def _tops(parse: Parse, first: int, stop: int) -> Iterator[int]:
    """The tokens of a range whose heads stand outside of it; the roots of the phrase."""
    for at in range(first, stop):
        if parse.heads[at] == at or not first <= parse.heads[at] < stop:
            yield at
