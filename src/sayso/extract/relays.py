"""Who relays whom: statements whose cue stands in the content of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.records import Act


def relayed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those whose cue stands in the content of another as relayed by its speaker.

    What somebody refuses to say ("declined to say whether ...") is not said: that draft is left out.
    """
    around = _around(drafts)
    out = []
    for number, inner in enumerate(drafts):
        outers = [drafts[one] for one in around.get(number, ())]
        if any(outer.act is Act.REFUSE and outer.speaker == inner.speaker for outer in outers):
            continue
        others = [outer for outer in outers if outer.speaker not in (None, inner.speaker)]
        nearest = min(others, key=_length, default=None)
        out.append(inner if nearest is None else replace(inner, relayed_by=nearest.speaker))
    return out


def _around(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """For each draft, by number, the others in whose content its cue stands."""
    cues = sorted((draft.cue[0], draft.cue[1], number) for number, draft in enumerate(drafts) if draft.cue)
    found: dict[int, list[int]] = {}
    for outer, draft in enumerate(drafts):
        for first, stop in draft.content:
            for _, end, inner in cues[bisect_left(cues, (first,)) : bisect_left(cues, (stop,))]:
                if inner != outer and end <= stop:
                    found.setdefault(inner, []).append(outer)
    return found


def _length(draft: Draft) -> int:
    """How many tokens the content reaches over."""
    return draft.content[-1][1] - draft.content[0][0]
