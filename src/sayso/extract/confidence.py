"""How sure it is that a statement is one and has the right speaker."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

SHORT = 4
"""Contents of fewer words are counted apart: they are wrong more often."""

_PRIOR = 4
"""Rows of the average kind that are added to each cell, so that few rows prove little."""


def confidence(frame: str, words: int) -> float:
    """The share (0 to 1) of statements found in this way that were right.

    Counted over gold by training/calibrate_confidence.py, for short and longer contents apart. `frame` is that of the
    draft, `words` the number of tokens of its content.
    """
    cells, average = _table()
    rows, right = cells.get((frame, words < SHORT), (0, 0))
    return round((right + _PRIOR * average) / (rows + _PRIOR), 2)


@cache
def _table() -> tuple[dict[tuple[str, bool], tuple[int, int]], float]:
    """Rows and right ones for each frame and length, and the share that is right of all."""
    data = tomllib.loads(files("sayso.knowledge").joinpath("confidence.toml").read_text(encoding="utf-8"))
    cells = {(frame, short): tuple(data[frame][not short]) for frame in data for short in (True, False)}
    total = sum(rows for rows, _ in cells.values())
    return cells, sum(right for _, right in cells.values()) / max(1, total)
