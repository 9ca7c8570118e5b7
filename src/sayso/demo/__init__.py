"""Fourteen short reports on one event, made up for the demo: who said what, told by invented outlets."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def paths() -> list[Path]:
    """The files that hold the demo reports, in the order of their names."""
    folder = Path(str(files(__name__)))
    kinds = {".txt", ".html", ".jsonl", ".csv"}
    return sorted(path for path in folder.iterdir() if path.suffix in kinds and path != gold())


def gold() -> Path:
    """The file that holds our own annotation of the demo reports; it is none of them."""
    return Path(str(files(__name__))) / "gold.jsonl"
