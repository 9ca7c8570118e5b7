"""The tables of facts: rows of text, each with its source and the time for which it holds."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.layers import knowledge


def rows(name: str, files: tuple[str, ...] = ()) -> Iterator[dict[str, str]]:
    """The rows of a table, such as "organizations", by column; an empty cell is an empty str.

    They come from the compiled file that ships, with the user's compiled `files` laid over it. Several values in one
    cell are split by `|`. Raises KnowledgeError if there is no such table, or a file is none of ours.
    """
    return knowledge(files).rows(name)
