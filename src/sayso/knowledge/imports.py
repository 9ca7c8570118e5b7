"""Puts what a user imports into a compiled file of his own, beside what is in it already."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.knowledge.build import taken_over
from sayso.knowledge.checks import SOURCE_COLUMNS, fault
from sayso.knowledge.compiled import (
    Chunks,
    Compiled,
    KnowledgeError,
    shipped,
    table_member,
    write,
)
from sayso.knowledge.dumps import BadLine, Text, Watch
from sayso.knowledge.layers import KEYS, Row, knowledge, parse
from sayso.knowledge.offices import office_of
from sayso.knowledge.spelling import slug

TABLES: Mapping[str, str] = {
    "organizations": "organizations",
    "roles": "roles_by_hand",
    "places": "places_by_hand",
    "states": "states",
}
"""What users call the tables that they can import from CSV, and what the tables are called."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "organizations": ("name", "kind"),
    "roles": ("person", "title"),
    "places": ("name", "grain", "lat", "lon"),
    "states": ("code", "name"),
}
"""The columns that a CSV file has to have, and whose cells are never empty."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where imported rows come from, and under which licence they may be used."""

    key: str
    title: str
    licence: str
    origin: str  # the file's name


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    rows: Mapping[str, int]  # table, "cities" or "divisions" -> rows that came in
    left_out: int = 0  # sound, but not asked for
    bad: int = 0  # lines that could not be used


def columns_of(table: str) -> list[str]:
    """The columns of a table that ships, in order; raises KnowledgeError if there is none."""
    packed = knowledge().layers[0].read(table_member(table))
    if not packed:
        raise KnowledgeError(f"no table {table!r} ships with this version of sayso, so none can be imported")
    return packed.partition(b"\n")[0].decode().split("\t")


def put(
    out: str | Path,
    source: Source,
    *,
    tables: Mapping[str, Iterable[Row]] | None = None,
    places: Callable[[], Iterator[tuple[str, Chunks]]] | None = None,
) -> Compiled:
    """Put rows of tables, or columns of places, of one source into a compiled file; returns it.

    The file is made if it is not there. What the same source put into the same table earlier goes; everything else
    stays. Rows are taken one by one, so they need not fit into memory. Raises KnowledgeError if the file is none of
    ours, is the one that ships, or cannot be written; it is then as it was before.
    """
    target = Path(out)
    if target.resolve() == shipped().resolve():
        raise KnowledgeError(f"{target} is the file that ships with sayso; name a file of your own, as --to mine.zip")
    there = Compiled(target) if target.exists() else None
    write(target, _members(there, source, tables or {}, places))
    return Compiled(target)


def _members(
    there: Compiled | None,
    source: Source,
    tables: Mapping[str, Iterable[Row]],
    places: Callable[[], Iterator[tuple[str, Chunks]]] | None,
) -> Iterator[tuple[str, Chunks]]:
    if places is not None:
        yield from places()
    elif there is not None:
        yield from taken_over(there)
    held = {name for name, _ in there.tables()} if there else set()
    for name in sorted({*held, *tables} - {"sources"}):
        if name in tables:
            yield table_member(name), _merged(there, name, tables[name], source.key)
        elif there is not None:
            yield table_member(name), there.read(table_member(name)).splitlines(keepends=True)
    yield table_member("sources"), _sources(there, source)


def _merged(there: Compiled | None, table: str, rows: Iterable[Row], source: str) -> Chunks:
    """The table's header, its rows from other sources, and the new rows."""
    columns = columns_of(table)
    yield _line(columns)
    if there is not None:
        for row in parse(there.read(table_member(table)).decode()):
            if row["source"] != source:
                yield _line(row.get(column, "") for column in columns)
    for row in rows:
        yield _line(row.get(column, "") for column in columns)


def _sources(there: Compiled | None, source: Source) -> Chunks:
    yield _line(SOURCE_COLUMNS)
    if there is not None:
        for row in parse(there.read(table_member("sources")).decode()):
            if row["key"] != source.key:
                yield _line(row[column] for column in SOURCE_COLUMNS)
    yield _line((source.key, source.title, source.licence, source.origin))


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode()


# ---- CSV --------------------------------------------------------------------------------------------------------


def import_csv(
    path: str | Path, table: str, out: str | Path, *, source: str, licence: str, watch: Watch | None = None
) -> Imported:
    """Put the rows of a CSV file into a compiled file; its first line names our columns.

    `table` is a key of `TABLES`. Columns that are missing stay empty. Rows that are not sound are told to `watch` and
    left out. Raises KnowledgeError for a column that we do not have, and if no row can be used.
    """
    if table not in TABLES:
        raise KnowledgeError(f"{table!r} is no table that can be imported; name one of {', '.join(TABLES)}")
    for what, given in (("source", source), ("licence", licence)):
        if not given.strip():
            raise KnowledgeError(f"the {what} of the rows is needed, so that every fact can be traced; give --{what}")
    origin = Source(slug(source) or "csv", source.strip(), licence.strip(), Path(path).name)
    if origin.key in {row["key"] for row in knowledge().rows("sources")}:
        raise KnowledgeError(f"{source!r} is a source that ships with sayso; call yours otherwise")
    reader = _CsvRows(Path(path), table, origin.key, watch or Watch())
    rows = list(reader.rows())
    if not rows:
        raise KnowledgeError(f"{path} holds no row that can be used ({reader.bad} are bad); mend it and import again")
    put(out, origin, tables={TABLES[table]: rows})
    return Imported({table: len(rows)}, bad=reader.bad)


class _CsvRows:
    """The rows of a CSV file, as rows of a table."""

    def __init__(self, path: Path, table: str, source: str, watch: Watch) -> None:
        self._text, self._table, self._source, self._watch = Text(path), table, source, watch
        self._required = REQUIRED[table]
        self.bad = 0

    def rows(self) -> Iterator[Row]:
        """The sound rows; the others are told and counted."""
        lines = (self._decoded(number, line) for number, line in self._text.lines(self._watch))
        first = next(lines, "").lstrip("\ufeff")
        delimiter = max("\t,;", key=first.count)
        columns = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
        allowed = columns_of(TABLES[self._table])
        self._check(columns, allowed)
        seen: set[tuple[str, ...]] = set()
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        for cells in self._cells(reader):
            if not any(cell.strip() for cell in cells):
                continue
            row, wrong = self._row(columns, cells, allowed)
            key = tuple(row.get(each, "") for each in KEYS.get(TABLES[self._table], ()))
            if not wrong and key and key in seen:
                wrong = f"an earlier row has the same {', '.join(KEYS[TABLES[self._table]])}; keep one of the two"
            if wrong:
                self.bad += 1
                self._watch.bad(BadLine(self._text.name, reader.line_num + 1, wrong))
            else:
                seen.add(key)
                yield row

    def _cells(self, reader: Iterator[list[str]]) -> Iterator[list[str]]:
        try:
            yield from reader
        except csv.Error as error:
            raise KnowledgeError(f"{self._text.name} is no CSV that can be read: {error}; mend its quotes") from error

    def _decoded(self, number: int, line: bytes) -> str:
        try:
            return line.decode() + "\n"
        except UnicodeDecodeError as error:
            raise KnowledgeError(
                f"{self._text.name}, line {number}: it is not UTF-8; save the file as UTF-8 and import it again"
            ) from error

    def _check(self, columns: Sequence[str], allowed: Sequence[str]) -> None:
        """Raise KnowledgeError for a column that is not ours, stands twice, or is missing."""
        name = self._text.name
        if "source" in columns:
            raise KnowledgeError(f"{name} has a column 'source'; take it out, --source says it for all rows")
        usable = [column for column in allowed if column != "source"]
        for column in columns:
            if column not in usable:
                raise KnowledgeError(
                    f"{name} has a column {column!r}, which the table {self._table} has not{_nearest(column, usable)}; "
                    f"its columns are {', '.join(usable)}"
                )
        if twice := [column for column in columns if columns.count(column) > 1]:
            raise KnowledgeError(f"{name} has the column {twice[0]!r} twice; keep one of the two")
        if missing := [column for column in self._required if column not in columns]:
            raise KnowledgeError(f"{name} lacks the column {missing[0]!r}; name it in the first line")

    def _row(self, columns: Sequence[str], cells: Sequence[str], allowed: Sequence[str]) -> tuple[Row, str]:
        """A row of the table with what is wrong with it, "" if nothing is."""
        if len(cells) != len(columns):
            return {}, f"it has {len(cells)} cells and the first line {len(columns)}; quote cells that hold a delimiter"
        row = dict.fromkeys(allowed, "") | {
            column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=True)
        }
        row["source"] = self._source
        if "id" in row and not row["id"]:
            row["id"] = slug(row.get("name", ""))
        if "weight" in row and not row["weight"]:
            row["weight"] = _WEIGHT
        if "surname" in row and not row["surname"]:
            row["surname"] = row["person"].rpartition(" ")[2]
        if "office" in row and not row["office"]:
            office = office_of(row["title"], row["country"] or None)
            row["office"] = office.key if office else ""
        if empty := [column for column in (*self._required, "id") if row.get(column) == ""]:
            return row, f"{empty[0]} is empty; fill it in"
        return row, fault(TABLES[self._table], row, (self._source,))


_WEIGHT = "40"
"""What a user's place weighs if he does not say: as much as a town of 10,000."""


def _nearest(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""
