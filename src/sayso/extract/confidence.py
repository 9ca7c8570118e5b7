"""How sure it is that a statement is one and has the right speaker."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.extract.drafts import Draft

SHORT = 4
"""Contents of fewer words are counted apart: they are wrong more often."""

FEATURES = ("anchor", "by_grammar", "unseen", "agreed", "content", "speaker", "nobody", "frame", "short")
"""What a confidence is weighed from where the network was asked; `features` tells each."""

_PRIOR = 4
"""Rows of the average kind that are added to each cell, so that few rows prove little."""

_CLIP = 0.01
"""Chances nearer than this to 0 or 1 count as this near."""


def confidence(draft: Draft) -> float:
    """The chance (0 to 1) that the statement is one and its speaker right.

    From the grammar alone, it is the share of the statements found in that way that were right, for short and longer
    contents apart. Where the network was asked, what it says is weighed beside that share. Both were fitted to gold by
    training/calibrate_confidence.py.
    """
    if draft.support is None:
        return share(draft)
    weights = _table()["network"]
    score = weights["start"] + sum(weights[name] * value for name, value in features(draft).items())
    return 1 / (1 + math.exp(-score))


def features(draft: Draft) -> dict[str, float]:
    """What speaks for a draft that the network was asked about, as numbers.

    anchor: log odds that a statement is anchored there; by_grammar: 1 if the grammar has it; unseen: 1 if the network
    has not; agreed: the share of the words that both give; content and speaker: how likely their words are these
    parts; nobody: 1 without a speaker; frame: log odds of the grammar's way of finding; short: 1 for a short content.
    """
    support = draft.support
    if support is None:
        return {}
    by_grammar = draft.frame != "learned"
    return {
        "anchor": _log_odds(support.anchor),
        "by_grammar": float(by_grammar),
        "unseen": float(support.anchor == 0),
        "agreed": support.agreed,
        "content": support.content,
        "speaker": support.speaker,
        "nobody": float(draft.speaker is None),
        "frame": _log_odds(share(draft)) if by_grammar else 0.0,
        "short": float(_words(draft) < SHORT),
    }


def share(draft: Draft) -> float:
    """The share (0 to 1) of statements found by the draft's frame that were right."""
    cells, average = _cells()
    rows, right = cells.get((draft.frame, _words(draft) < SHORT), (0, 0))
    return (right + _PRIOR * average) / (rows + _PRIOR)


def _words(draft: Draft) -> int:
    return sum(stop - first for first, stop in draft.content)


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _CLIP), 1 - _CLIP)
    return math.log(kept / (1 - kept))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("sayso.knowledge").joinpath("confidence.toml").read_text(encoding="utf-8"))


@cache
def _cells() -> tuple[dict[tuple[str, bool], tuple[int, int]], float]:
    """Rows and right ones for each frame and length, and the share that is right of all."""
    frames = _table()["frames"]
    cells = {(frame, short): tuple(frames[frame][not short]) for frame in frames for short in (True, False)}
    total = sum(rows for rows, _ in cells.values())
    return cells, sum(right for _, right in cells.values()) / max(1, total)
