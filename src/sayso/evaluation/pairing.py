"""Which row of ours answers which row of gold; each row is used once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sayso.records import Span

G = TypeVar("G")
R = TypeVar("R")


def best_first(gold: Sequence[G], ours: Sequence[R], alike: Callable[[G, R], float]) -> dict[int, tuple[int, float]]:
    """Pair rows by likeness, the most alike first; of equals the earlier.

    Gives, for each row of gold that has a partner, the number of the partner and how alike they are (over 0).
    """
    likeness = {(i, j): alike(g, o) for i, g in enumerate(gold) for j, o in enumerate(ours)}
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for (i, j), much in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if much > 0 and i not in pairs and j not in taken:
            pairs[i] = (j, much)
            taken.add(j)
    return pairs


def in_order(gold: Sequence[Span], ours: Sequence[Span], *, exact: bool = False) -> dict[int, int]:
    """Pair spans in the order of gold, each with the free one of ours that it shares most with.

    If `exact`, only with one that is the same. This is how places and times are scored in the literature.
    """
    pairs: dict[int, int] = {}
    free = dict(enumerate(ours))
    for i, wanted in enumerate(gold):
        if exact:
            common = {j: 1 for j, span in free.items() if span == wanted}
        else:
            common = {j: overlap(wanted, span) for j, span in free.items() if wanted.meets(span)}
        if common:
            best = max(common, key=lambda j: (common[j], -j))
            pairs[i] = best
            del free[best]
    return pairs


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share; less than 1 where they do not meet."""
    return min(one.end, other.end) - max(one.start, other.start)
