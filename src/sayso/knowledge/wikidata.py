"""Imports the JSON dump of Wikidata: who held which office when, and organisations with their other names.

The dump has one entity a line, in a list ("[" and "]" on lines of their own, a comma after each entity). It is read
twice, since the name of an office stands in another entity than its holders; what is found waits in a temporary SQLite
database, so memory does not grow with the dump, but for the names of the offices and of organisations' states.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.codec import CodecError, from_line
from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.dumps import BadLine, Text, Watch
from sayso.knowledge.imports import Imported, Source, put
from sayso.knowledge.layers import Row, knowledge
from sayso.knowledge.offices import office_of
from sayso.knowledge.spelling import plain, slug
from sayso.knowledge.tables import rows as table_rows

KEY = "wikidata"
"""The key of the source that imported rows name."""

HUMAN = "Q5"
"""The class of persons."""

_ID = re.compile(rb'"id"\s*:\s*"(Q\d+)"')
_PRECISIONS = {9: 4, 10: 7, 11: 10}  # year, month and day -> characters of an ISO 8601 day
_SCHEMA = """
CREATE TABLE held (person TEXT, names TEXT, office TEXT, since TEXT, until TEXT, seen TEXT, id TEXT);
CREATE TABLE bodies (
    slug TEXT, name TEXT, aliases TEXT, kind TEXT, sector TEXT, scope TEXT, state TEXT, since TEXT, until TEXT,
    id TEXT PRIMARY KEY
);
"""
Entity = Mapping[str, Any]
"""An entity of the dump, as its JSON has it."""


@dataclass(frozen=True, slots=True)
class Class:
    """What the members of a class of Wikidata are taken for."""

    kind: str
    sector: str
    scope: str
    rank: int  # of several classes of one organisation the one with the highest tells


@dataclass(slots=True)
class _Reader:
    """One import: the database in which finds wait, and what came of it so far."""

    base: sqlite3.Connection
    classes: Mapping[str, Class]
    watch: Watch
    text: Text
    states: dict[str, str] = field(default_factory=dict)  # entity -> ISO 3166 alpha-3
    offices: dict[str, tuple[str, str]] = field(default_factory=dict)  # entity -> title, entity of its state
    left_out: int = 0
    bad: int = 0

    def entities(
        self, *, wanted: re.Pattern[bytes], among: Mapping[str, Any] | None = None
    ) -> Iterator[tuple[int, Entity]]:
        """The entities whose lines have the wanted characters and whose ids are among those, with their lines' numbers.

        Lines that are no entities are told the first time they are met, which is when `among` is not given.
        """
        for number, packed in self.text.lines(self.watch):
            line = packed.strip().rstrip(b",")
            if line in (b"", b"[", b"]"):
                continue
            if among is not None and (found := _ID.search(line)) and found[1].decode() not in among:
                continue
            if not wanted.search(line) and line.startswith(b"{") and line.endswith(b"}"):
                continue
            try:
                entity = from_line(line)
                if not isinstance(entity, dict) or not isinstance(entity["id"], str):
                    raise TypeError("it is no entity")
            except (CodecError, KeyError, TypeError):
                if among is None:
                    self.refuse(number)
                continue
            yield number, entity | {name: entity.get(name) or {} for name in ("claims", "labels", "aliases")}

    def refuse(self, number: int) -> None:
        """Count and tell a line that cannot be used."""
        self.bad += 1
        message = "it is no entity in JSON, such as the dump has one on each line; get the dump again"
        self.watch.bad(BadLine(self.text.name, number, message))


def classes_known() -> dict[str, Class]:
    """The classes of organisations in the table wikidata_classes, by id."""
    return {
        row["class"]: Class(row["kind"], row["sector"], row["scope"], int(row["rank"]))
        for row in table_rows("wikidata_classes")
    }


def import_wikidata(
    path: str | Path, out: str | Path, *, classes: Mapping[str, Class] | None = None, watch: Watch | None = None
) -> Imported:
    """Put offices held and organisations from a JSON dump of Wikidata into a compiled file.

    The dump may be packed as .gz, .bz2 or .xz. Of persons those statements of "position held" (P39) are taken that say
    since or until when and whose office is one that sayso knows (see `offices`); of other entities those in one of the
    `classes` (`classes_known()` if not given) that have an English name. Raises KnowledgeError if nothing is found.
    """
    with (
        tempfile.TemporaryDirectory(prefix="sayso-wikidata-") as folder,
        closing(sqlite3.connect(Path(folder) / "found.db", isolation_level=None)) as base,
    ):
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;")
        base.executescript(_SCHEMA)
        base.execute("BEGIN")
        reader = _Reader(base, classes or classes_known(), watch or Watch(), Text(Path(path)))
        _gather(reader)
        if not any(base.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in ("held", "bodies")):
            raise KnowledgeError(
                f"{path} holds no office and no organisation; give a JSON dump of Wikidata, one entity a line"
            )
        _name_offices(reader)
        reader.watch.doing("compiling")
        counts = {"roles": 0, "organizations": 0}
        tables = {"organizations": _organizations(reader, counts), "roles": _roles(reader, counts)}
        put(out, Source(KEY, "Wikidata", "CC0 1.0", Path(path).name), tables=tables)
        return Imported(counts, reader.left_out, reader.bad)


def _gather(reader: _Reader) -> None:
    """The first reading: persons with offices, organisations, and the codes of states."""
    classes = "|".join(re.escape(name) for name in sorted(reader.classes))
    wanted = re.compile(rf'"P39"|"P298"|"(?:{classes})"'.encode())
    for number, entity in reader.entities(wanted=wanted):
        try:
            _take(reader, entity)
        except (AttributeError, KeyError, TypeError, ValueError):  # JSON, but not built as an entity is
            reader.refuse(number)


def _take(reader: _Reader, entity: Entity) -> None:
    """Keep what an entity says that is asked for."""
    if code := next(_values(entity, "P298"), ""):
        reader.states[entity["id"]] = str(code)
    kinds = set(_entities(entity, "P31"))
    if HUMAN in kinds:
        _take_person(reader, entity)
    elif kinds & reader.classes.keys():
        best = max((reader.classes[kind] for kind in kinds & reader.classes.keys()), key=lambda each: each.rank)
        _take_body(reader, entity, best)


def _take_person(reader: _Reader, entity: Entity) -> None:
    name, seen = _label(entity), str(entity.get("modified", ""))[:10]
    for claim in entity["claims"].get("P39", ()):
        office, since, until = (
            _entity_of(claim.get("mainsnak", {})),
            _qualifier(claim, "P580"),
            _qualifier(claim, "P582"),
        )
        if not name or not office or claim.get("rank") == "deprecated" or not (since or until):
            reader.left_out += 1
            continue
        reader.offices.setdefault(office, ("", ""))
        row = (name, "|".join(_others(entity, name)), office, since, until, until or seen, entity["id"])
        reader.base.execute("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _take_body(reader: _Reader, entity: Entity, found: Class) -> None:
    name = _label(entity)
    if not name or not slug(name):
        reader.left_out += 1
        return
    state = next(_entities(entity, "P17"), "")
    since, until = (next((_day(value) for value in _values(entity, each)), "") for each in ("P571", "P576"))
    row = (name, "|".join(_others(entity, name)), found.kind, found.sector, found.scope, state, since, until)
    reader.base.execute(
        "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (slug(name), *row, entity["id"])
    )


def _name_offices(reader: _Reader) -> None:
    """The second reading: the titles of the offices, and the states that they belong to."""
    for number, entity in reader.entities(wanted=re.compile(b""), among=reader.offices):
        if entity["id"] not in reader.offices:
            continue
        try:
            states = [*_entities(entity, "P1001"), *_entities(entity, "P17")]
            title = _label(entity)
        except (AttributeError, KeyError, TypeError, ValueError):
            reader.refuse(number)
        else:
            reader.offices[entity["id"]] = (title, next((each for each in states if each in reader.states), ""))


def _roles(reader: _Reader, counts: dict[str, int]) -> Iterator[Row]:
    asked = "SELECT * FROM held ORDER BY person, since, office, id"
    for person, names, position, since, until, seen, _ in reader.base.execute(asked):
        title, state = reader.offices[position]
        country = reader.states.get(state, "")
        office = office_of(title, country or None) if title else None
        if office is None or (since and until and since[: len(until)] > until[: len(since)]):
            reader.left_out += 1
            continue
        counts["roles"] += 1
        yield {
            "person": person,
            "names": names,
            "surname": person.rpartition(" ")[2],
            "title": title,
            "office": office.key,
            "country": country,
            "body": office.body or "",
            "seen": seen,
            "source": KEY,
            "since": since,
            "until": until,
        }


def _organizations(reader: _Reader, counts: dict[str, int]) -> Iterator[Row]:
    """Rows of organizations; one that ships already keeps what is said of it there and gains names and id."""
    shipped = list(knowledge().rows("organizations"))
    by_id = {row["id"]: row for row in shipped}
    by_entity = {row["wikidata"]: row for row in shipped if row["wikidata"]}
    used, last = set[str](), ""
    for row in _found_bodies(reader):
        key, there = row["id"], by_entity.get(row["wikidata"]) or by_id.get(row["id"])
        if there and there["wikidata"] in ("", row["wikidata"]) and there["id"] not in used:
            used.add(there["id"])
            names = dict.fromkeys([*there["aliases"].split("|"), row["name"], *row["aliases"].split("|")])
            aliases = [name for name in names if name not in ("", there["name"])]
            row |= {column: cell for column, cell in there.items() if cell and column != "source"}
            row["aliases"] = "|".join(aliases)
        elif there or key == last:  # a namesake
            row["id"] += f"-{row['wikidata'].lower()}"
        last = key
        counts["organizations"] += 1
        yield row


def _found_bodies(reader: _Reader) -> Iterator[Row]:
    asked = reader.base.execute("SELECT * FROM bodies ORDER BY slug, length(id), id")
    for key, name, aliases, kind, sector, scope, state, since, until, entity in asked:
        yield {
            "id": key,
            "name": name,
            "aliases": aliases,
            "kind": kind,
            "country": reader.states.get(state, ""),
            "sector": sector,
            "scope": scope,
            "wikidata": entity,
            "source": KEY,
            "since": since,
            "until": until if not since or since[: len(until)] <= until[: len(since)] else "",
        }


# ---- what an entity says ----------------------------------------------------------------------------------------


def _label(entity: Entity) -> str:
    """The English name, or the one for all languages; "" if it has none that can be written in Latin letters."""
    labels = entity["labels"]
    name = next((labels[each]["value"] for each in ("en", "en-gb", "mul") if each in labels), "")
    return " ".join(str(name).split()) if plain(str(name)).isascii() else ""


def _others(entity: Entity, name: str) -> list[str]:
    """The other English names, without what would break a cell of a table."""
    said = [*entity["aliases"].get("en", ()), *entity["aliases"].get("mul", ())]
    found = (" ".join(str(each.get("value", "")).replace("|", " ").split()) for each in said)
    return [each for each in dict.fromkeys(found) if each and each != name and plain(each).isascii()]


def _claims(entity: Entity, name: str) -> Iterator[Mapping[str, Any]]:
    """The statements of a property that are not deprecated, preferred ones first."""
    claims = [each for each in entity["claims"].get(name, ()) if each.get("rank") != "deprecated"]
    yield from sorted(claims, key=lambda each: each.get("rank") != "preferred")


def _values(entity: Entity, name: str) -> Iterator[Any]:
    for claim in _claims(entity, name):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None:
            yield value


def _entities(entity: Entity, name: str) -> Iterator[str]:
    for value in _values(entity, name):
        if isinstance(value, dict) and "id" in value:
            yield str(value["id"])


def _entity_of(snak: Mapping[str, Any]) -> str:
    value = snak.get("datavalue", {}).get("value")
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _qualifier(claim: Mapping[str, Any], name: str) -> str:
    found: Sequence[Mapping[str, Any]] = (claim.get("qualifiers") or {}).get(name, ())
    return next((day for each in found if (day := _day(each.get("datavalue", {}).get("value")))), "")


def _day(value: object) -> str:
    """A time of Wikidata as ISO 8601, as precise as it is; "" before our era and where not even the year is known."""
    if not isinstance(value, dict):
        return ""
    time, size = str(value.get("time", "")), _PRECISIONS.get(int(value.get("precision", 0)), 0)
    found = re.match(r"\+(\d{4}-\d\d-\d\d)T", time)
    return found[1][:size] if found else ""
