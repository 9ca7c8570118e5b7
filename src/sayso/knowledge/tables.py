"""The tables of facts that ship with sayso: rows of text, each with its source and the time for which it holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources

from sayso.knowledge.layers import knowledge


def rows(name: str, files: tuple[str, ...] = ()) -> Iterator[dict[str, str]]:
    """The rows of a table, such as "organizations", by column; an empty cell is an empty str.

    A table is a file of tab-separated columns with their names in the first line that is no comment (`#`). Several
    values in one cell are split by `|`.
    """
    if files:
        yield from knowledge(files).rows(name)
        return
    text = resources("sayso.knowledge").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    columns = next(lines).split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))
