"""What is known: the compiled file that ships, with the user's files laid over it, looked at as one.

A row of a later file takes the place of one with the same key (`KEYS`) in an earlier file; tables without a key gain
rows. Every row says its source, and from when until when it holds; `Knowledge.provenance` spells that out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.compiled import PLACES, Compiled, KnowledgeError, digest_of, shipped, table_member
from sayso.knowledge.places import PlaceColumns

KEYS: Mapping[str, tuple[str, ...]] = {
    "sources": ("key",),
    "organizations": ("id",),
    "states": ("code",),
    "places_by_hand": ("name", "country", "grain"),
    "contested": ("name", "since"),
    "outlets": ("name", "country", "place"),
}
"""The columns by which a row of a later file takes the place of an earlier one."""

Row = dict[str, str]
"""A row of a table, by column; an empty cell is an empty str."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from, under which licence, and for what time it holds."""

    source: str  # key in the table of sources
    title: str
    licence: str
    origin: str  # package and version, file, or "this project"
    since: str  # ISO 8601 day, month or year; empty if not known
    until: str  # the same; empty if not known, or if it still holds


class Knowledge:
    """The files of knowledge, the one that ships first. `knowledge()` gives it."""

    def __init__(self, layers: Sequence[Compiled]) -> None:
        """Lay the compiled files over one another, the last on top."""
        self.layers = tuple(layers)
        self._sources: dict[str, Row] | None = None

    def has(self, name: str) -> bool:
        """Whether there is a table of that name."""
        return any(table_member(name) in layer.members for layer in self.layers)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table; raises KnowledgeError if there is none of that name."""
        tables = [layer.read(table_member(name)) for layer in self.layers if table_member(name) in layer.members]
        if not tables:
            raise self._lacking(name)
        key = KEYS.get(name, ())
        if not key or len(tables) == 1:
            for table in tables:
                yield from parse(table.decode())
            return
        found: dict[tuple[str, ...], Row] = {}
        for table in tables:
            found.update((tuple(row[each] for each in key), row) for row in parse(table.decode()))
        yield from found.values()

    def places(self) -> Iterator[PlaceColumns]:
        """The gazetteers of the files that have one, the one on top first."""
        for layer in reversed(self.layers):
            if any(member.startswith(PLACES) for member in layer.members):
                yield PlaceColumns(layer)

    def digest(self, *names: str) -> str:
        """A digest of what is in the tables named, or in "places"; of everything if none is named.

        It depends on the content alone, neither on paths nor on days. Raises KnowledgeError for a table that is in
        none.
        """
        for name in names:
            if name != "places" and not self.has(name):
                raise self._lacking(name)
        return digest_of(f"{layer.digest(*names)}\n".encode() for layer in self.layers)

    def _lacking(self, name: str) -> KnowledgeError:
        return KnowledgeError(
            f"there is no table {name!r} in {', '.join(str(layer.path) for layer in self.layers)}; "
            "`sayso knowledge show` lists them, and `make knowledge` compiles one that was added"
        )

    def provenance(self, source: str, since: str = "", until: str = "") -> Provenance:
        """Where a fact with these last three cells comes from, and when it holds.

        Raises KnowledgeError for a source that no file of knowledge names.
        """
        if self._sources is None:
            self._sources = {row["key"]: row for row in self.rows("sources")}
        row = self._sources.get(source)
        if row is None:
            raise KnowledgeError(f"no file of knowledge names the source {source!r}; add it to the table sources")
        return Provenance(source, row["title"], row["licence"], row["origin"], since, until)


def knowledge(files: tuple[str, ...] = ()) -> Knowledge:
    """What ships with sayso, with the user's compiled files over it.

    Each file is read once a process. Raises KnowledgeError for a file that is not there or is none of ours.
    """
    return _knowledge(tuple(files))


@cache
def _knowledge(files: tuple[str, ...]) -> Knowledge:
    return Knowledge([Compiled(shipped()), *(Compiled(path) for path in files)])


def parse(text: str) -> Iterator[Row]:
    """The rows of a table's text, comment lines and empty lines passed by."""
    lines = (line for line in text.split("\n") if line and not line.isspace() and not line.startswith("#"))
    columns = next(lines, "").split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))
