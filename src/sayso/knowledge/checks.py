"""What a sound row of a table is: its source known, its dates in order, its codes real."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.countries import WITHDRAWN, country_codes
from sayso.knowledge.layers import KEYS, Row
from sayso.knowledge.places import GRAINS
from sayso.records import ActorKind

LAST = ("source", "since", "until")
"""The last columns of every table but that of the sources themselves."""

SOURCE_COLUMNS = ("key", "title", "licence", "origin")
"""The columns of the table of sources."""

REFERENCES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("organizations", "parent"): ("organizations", "id"),
    ("seats", "body"): ("organizations", "id"),
    ("offices", "body"): ("organizations", "id"),
    ("roles", "body"): ("organizations", "id"),
    ("roles_by_hand", "body"): ("organizations", "id"),
}
"""Columns whose cells, where not empty, have to stand in a column of another table."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def fault(table: str, row: Row, sources: Collection[str]) -> str:
    """What is wrong with a row and how to mend it, in a sentence; empty if it is sound."""
    for column, cell in row.items():
        if cell != cell.strip():
            return f"{column} {cell!r} begins or ends with a blank; take it out"
        check = _CELLS.get(f"{table}.{column}") or _CELLS.get(column)
        if cell and check and (wrong := check(column, cell)):
            return wrong
    if "source" in row and row["source"] not in sources:
        known = ", ".join(sorted(sources)) or "none"
        return f"the source {row['source']!r} is not known; add it to the table sources, or name one of {known}"
    since, until = row.get("since", ""), row.get("until", "")
    if since and until and since[: len(until)] > until[: len(since)]:
        return f"it holds from {since} until {until}, which is earlier; swap or mend the two"
    return ""


def check_header(table: str, columns: list[str]) -> None:
    """Raise KnowledgeError if columns do not end as in every table, or one stands there twice."""
    wanted = list(SOURCE_COLUMNS) if table == "sources" else list(LAST)
    if columns[-len(wanted) :] != wanted:
        raise KnowledgeError(
            f"the last columns of the table {table} are {', '.join(columns[-len(wanted) :])}; "
            f"they have to be {', '.join(wanted)}"
        )
    if twice := sorted({each for each in columns if columns.count(each) > 1 or not each}):
        raise KnowledgeError(f"the table {table} has the column {twice[0]!r} twice or without a name; name each once")


def checked(table: str, lines: Iterable[str], *, where: str, sources: Collection[str]) -> Iterator[Row]:
    """The rows of a table, given line by line with its comments.

    Raises KnowledgeError at the first row that is not sound. `where` is what the table is called in errors, `sources`
    the keys that are known.
    """
    columns: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r\n").split("\t")
        if not columns:
            columns = cells
            check_header(table, columns)
            continue
        if len(cells) != len(columns):
            raise KnowledgeError(
                f"{where}, line {number}: it has {len(cells)} cells and the table {len(columns)} columns; "
                "part them by single tabs, and leave unknown ones empty"
            )
        row = dict(zip(columns, cells, strict=True))
        key = tuple(row[each] for each in KEYS.get(table, ()) if each in row)
        if wrong := fault(table, row, sources):
            raise KnowledgeError(f"{where}, line {number}: {wrong}")
        if key and key in seen:
            what = ", ".join(KEYS[table])
            raise KnowledgeError(f"{where}, line {number}: line {seen[key]} has the same {what}; keep one of the two")
        seen[key] = number
        yield row
    if not columns:
        raise KnowledgeError(f"{where} is empty; its first line has to name its columns")


def _date(column: str, cell: str) -> str:
    if _DATE.fullmatch(cell):
        try:
            date.fromisoformat((cell + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return ""
    return f"{column} {cell!r} is no day, month or year; write 2024-05-17, 2024-05 or 2024"


def _alpha3(column: str, cell: str) -> str:
    known = {*country_codes().values(), *WITHDRAWN}
    unknown = [code for code in cell.split("|") if code not in known]
    return f"{column} {unknown[0]!r} is no ISO 3166 alpha-3 code of a country (as in AFG)" if unknown else ""


def _alpha2(column: str, cell: str) -> str:
    return "" if cell in country_codes() else f"{column} {cell!r} is no ISO 3166 alpha-2 code of a country (as in AF)"


def _within(limit: float) -> Callable[[str, str], str]:
    def check(column: str, cell: str) -> str:
        if re.fullmatch(r"-?(?:\d+(?:\.\d+)?|\.\d+)", cell) and abs(float(cell)) <= limit:
            return ""
        return f"{column} {cell!r} is no number of degrees from -{limit:g} to {limit:g}"

    return check


def _among(words: Collection[str]) -> Callable[[str, str], str]:
    def check(column: str, cell: str) -> str:
        return "" if cell in words else f"{column} {cell!r} is none of {', '.join(words)}"

    return check


def _like(pattern: str, shown: str) -> Callable[[str, str], str]:
    def check(column: str, cell: str) -> str:
        return "" if re.fullmatch(pattern, cell) else f"{column} {cell!r} does not look like {shown}"

    return check


def _former(column: str, cell: str) -> str:
    for pair in cell.split("|"):
        name, _, until = pair.rpartition("=")
        if not name or _date(column, until):
            return f"{column} {pair!r} is no name with the day until which it was one (Oldtown=1991-09-06)"
    return ""


_CELLS: Mapping[str, Callable[[str, str], str]] = {
    "since": _date,
    "until": _date,
    "seen": _date,
    "country": _alpha3,
    "code": _alpha3,
    "claimed_by": _alpha3,
    "iso2": _alpha2,
    "lat": _within(90),
    "lon": _within(180),
    "grain": _among(GRAINS),
    "geonames": _like(r"[1-9]\d*", "a GeoNames id (1138958)"),
    "wikidata": _like(r"Q[1-9]\d*", "a Wikidata id (Q42)"),
    "weight": _like(r"[1-9]?\d", "a whole number from 0 to 99"),
    "former": _former,
    "organizations.kind": _among([kind.value for kind in ActorKind]),
}
"""What cells of a column have to be like, where they are not empty; "table.column" for one table alone."""
