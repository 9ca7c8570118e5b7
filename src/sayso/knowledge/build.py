"""Compiles the tables and the gazetteer into the one file that ships."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path

from sayso.knowledge import geodata
from sayso.knowledge.checks import REFERENCES, checked
from sayso.knowledge.compiled import PLACES, Chunks, Compiled, KnowledgeError, shipped, table_member, write
from sayso.knowledge.layers import Row, parse
from sayso.knowledge.place_draft import PlaceDraft


def tables_folder() -> Path:
    """The folder of the tables that ship, one NAME.tsv each."""
    return Path(str(files("sayso.knowledge"))) / "tables"


def build(
    out: str | Path | None = None, *, tables: str | Path | None = None, geodata_from: str | Path | None = None
) -> Compiled:
    """Compile the tables, checked row by row, and the gazetteer into one file; returns it.

    `out` is the file that ships if not given, `tables` the folder of those that ship. `geodata_from` is the folder in
    which the packages lie that the gazetteer is made of (see `geodata`); without it the gazetteer is taken over from
    the compiled file that ships. Equal inputs give an equal file. Raises KnowledgeError for a row that is not sound,
    with table, line and how to mend it; nothing is written then.
    """
    target = Path(out) if out is not None else shipped()
    compiled = list(table_members(Path(tables) if tables is not None else tables_folder()))
    with ExitStack() as stack:
        if geodata_from is not None:
            draft = stack.enter_context(PlaceDraft())
            geodata.gather(Path(geodata_from), draft)
            places = draft.members(geodata.SOURCES)
        else:
            places = taken_over(_present())
        write(target, _in_order(places, compiled))
    return Compiled(target)


def table_members(folder: Path) -> Iterator[tuple[str, Chunks]]:
    """The members of a compiled file for the tables in a folder, in alphabetical order.

    Raises KnowledgeError at the first row that is not sound, or refers to what is not there.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tsv"))}
    if "sources" not in texts:
        raise KnowledgeError(f"there is no table of sources in {folder}; every row names its source, so one is needed")
    sources = {row["key"] for row in parse(texts["sources"])}
    rows = {
        name: list(checked(name, text.split("\n"), where=f"{name}.tsv", sources=sources))
        for name, text in texts.items()
    }
    _check_references(rows)
    for name, its in rows.items():
        columns = next(line for line in texts[name].split("\n") if line.strip() and not line.startswith("#"))
        yield table_member(name), table_chunks(columns.split("\t"), its)


def table_chunks(columns: list[str], rows: list[Row]) -> Chunks:
    """A table as the bytes of its lines, the names of its columns first."""
    yield ("\t".join(columns) + "\n").encode()
    for row in rows:
        yield ("\t".join(row[column] for column in columns) + "\n").encode()


def taken_over(packed: Compiled) -> Iterator[tuple[str, Chunks]]:
    """The members of a compiled file that hold its gazetteer, as they are."""
    for member in sorted(packed.members):
        if member.startswith(PLACES):
            yield member, [packed.read(member)]


def _present() -> Compiled:
    """The compiled file that ships, to take its gazetteer over."""
    try:
        return Compiled(shipped())
    except KnowledgeError as error:
        raise KnowledgeError(
            f"no places can be taken over from {shipped()}: {error}. Compile them: sayso knowledge build --from DIR"
        ) from error


def _in_order(*parts: Iterator[tuple[str, Chunks]] | list[tuple[str, Chunks]]) -> Iterator[tuple[str, Chunks]]:
    for part in parts:
        yield from part


def _check_references(tables: dict[str, list[Row]]) -> None:
    """Raise KnowledgeError for a cell that has to stand in another table and does not."""
    for (table, column), (other, its_column) in REFERENCES.items():
        if table not in tables or other not in tables:
            continue
        there = {row[its_column] for row in tables[other]}
        for number, row in enumerate(tables[table], 1):
            if row.get(column) and row[column] not in there:
                raise KnowledgeError(
                    f"{table}.tsv, row {number}: {column} {row[column]!r} is no {its_column} in the table {other}; "
                    "add it there or mend it here"
                )
