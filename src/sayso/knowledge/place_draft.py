"""Places on their way into a compiled gazetteer: gathered in any order on disk, given out in the order of the columns.

They wait in a temporary SQLite database, so that the full dump of GeoNames takes no more memory than a small one.
"""

from __future__ import annotations

import math
import sqlite3
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple, Self

from sayso.knowledge.compiled import PLACES, Chunks
from sayso.knowledge.places import GRAINS
from sayso.knowledge.spelling import plain

_PIECE = 20_000  # rows that are held at once
_SCHEMA = """
CREATE TABLE towns (
    id INTEGER PRIMARY KEY, name TEXT, accent TEXT, country TEXT, first TEXT, second TEXT, lat REAL, lon REAL,
    population INTEGER, grain INTEGER
);
CREATE TABLE others (name TEXT, id INTEGER, until TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE divisions (
    country TEXT, first TEXT, second TEXT, name TEXT, lat INTEGER, lon INTEGER, people INTEGER, id INTEGER,
    PRIMARY KEY (country, first, second)
) WITHOUT ROWID;
CREATE TABLE names (
    country TEXT, first TEXT, second TEXT, name TEXT, id INTEGER, PRIMARY KEY (country, first, second)
) WITHOUT ROWID;
"""


class Town(NamedTuple):
    """A place to be compiled."""

    geonames: int
    name: str  # with its accents; without them it is ASCII
    country: str  # ISO 3166 alpha-2
    first: str  # code of the first-level division, "" where not known
    second: str  # code or name of the second-level division, "" where not known
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east, WGS 84
    population: int
    grain: str = "city"


class Division(NamedTuple):
    """A division that a place lies in, by the codes that places give for it."""

    country: str  # ISO 3166 alpha-2
    first: str
    second: str  # "" for a division of the first level
    name: str
    geonames: int = 0
    lat: float | None = None  # degrees; None where it has to be reckoned from its towns
    lon: float | None = None
    population: int = 0


class PlaceDraft:
    """Gathers places and gives the members of a compiled file that hold them. A context manager."""

    def __enter__(self) -> Self:
        """Make the temporary database."""
        self._folder = tempfile.TemporaryDirectory(prefix="sayso-places-")
        self._base = sqlite3.connect(Path(self._folder.name) / "places.db", isolation_level=None)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;")
        self._base.executescript(_SCHEMA)
        self._base.execute("BEGIN")
        return self

    def __exit__(self, *error: object) -> None:
        """Remove the temporary database."""
        self._base.close()
        self._folder.cleanup()

    def add(self, towns: Iterable[Town]) -> None:
        """Take the places in; a later one of the same GeoNames id takes the place of an earlier one."""
        self._base.executemany(
            "INSERT OR REPLACE INTO towns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(each.geonames, plain(each.name), each.name if plain(each.name) != each.name else ""),
                    *(each.country, each.first, each.second, each.lat, each.lon, each.population),
                    GRAINS.index(each.grain),
                )
                for each in towns
            ),
        )

    def call(self, names: Iterable[tuple[int, str, str | None]]) -> None:
        """Take in other names of the places that were taken in.

        A name is given as GeoNames id, name without accents, and until when it was one. The last is an ISO 8601 day,
        month or year, "" for a name that still is one, None where that is not known. A name is one of old only where
        nothing says that it still is one.
        """
        self._base.executemany(
            "INSERT INTO others (id, name, until) SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM towns WHERE id = ?1) "
            "ON CONFLICT DO UPDATE SET until = CASE WHEN until IS NULL OR excluded.until IS NULL "
            "THEN coalesce(until, excluded.until) WHEN until = '' THEN '' WHEN excluded.until = '' THEN '' "
            "ELSE max(until, excluded.until) END",
            names,
        )

    def divide(self, divisions: Iterable[Division]) -> None:
        """Take divisions in; one without coordinates is put where its towns are."""
        for each in divisions:
            name = plain(each.name)
            if each.lat is None or each.lon is None:
                row = (each.country, each.first, each.second, name, each.geonames)
                self._base.execute("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?, ?)", row)
            else:
                where = (round(each.lat * 100), round(each.lon * 100), power(each.population))
                self._base.execute(
                    "INSERT OR REPLACE INTO divisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (each.country, each.first, each.second, name, *where, each.geonames),
                )

    def count(self) -> int:
        """How many places were taken in."""
        return int(self._base.execute("SELECT count(*) FROM towns").fetchone()[0])

    def members(self, sources: Mapping[str, tuple[str, str, str]]) -> Iterator[tuple[str, Chunks]]:
        """The members of a compiled file, each with its bytes piece by piece.

        `sources` has the key of the source, since and until of "cities" and of "divisions".
        """
        self._base.execute("CREATE TABLE ordered AS SELECT * FROM towns ORDER BY name, id")
        self._base.execute("CREATE INDEX ordered_by_division ON ordered (country, first, second)")
        for second in ("''", "t.second"):
            self._reckon(second)
        yield f"{PLACES}accents.txt", self._lines("SELECT accent FROM ordered ORDER BY rowid")
        yield f"{PLACES}countries.txt", self._packed("SELECT country FROM ordered ORDER BY rowid", _letters)
        yield (
            f"{PLACES}divisions.tsv",
            self._lines(
                "SELECT DISTINCT name, country, first, 1 + (second <> '') AS level, lat, lon, people, id "
                "FROM divisions WHERE name <> '' ORDER BY name, country, first, level, lat, lon, people, id"
            ),
        )
        yield f"{PLACES}firsts.txt", self._lines("SELECT first FROM ordered ORDER BY rowid")
        yield f"{PLACES}grains.u8", self._packed("SELECT grain FROM ordered ORDER BY rowid", bytes)
        yield f"{PLACES}ids.i32", self._packed("SELECT id FROM ordered ORDER BY rowid", _whole)
        yield f"{PLACES}lats.i16", self._packed("SELECT lat FROM ordered ORDER BY rowid", _hundredths)
        yield f"{PLACES}lons.i16", self._packed("SELECT lon FROM ordered ORDER BY rowid", _hundredths)
        yield f"{PLACES}names.txt", self._lines("SELECT name FROM ordered ORDER BY rowid")
        yield f"{PLACES}others.tsv", self._others()
        yield f"{PLACES}people.u8", self._packed("SELECT population FROM ordered ORDER BY rowid", _powers)
        listed = "".join("\t".join((part, *source)) + "\n" for part, source in sorted(sources.items()))
        yield f"{PLACES}sources.tsv", [listed.encode()]

    def _reckon(self, second: str) -> None:
        """Put the divisions of a level that have a name but no coordinates where their towns are.

        `second` is the code of the second level in SQL: "''" for divisions of the first level.
        """
        asked = (
            "SELECT names.country, names.first, names.second, names.name, names.id, t.lat, t.lon, t.population, t.name "
            "FROM names JOIN ordered AS t ON t.country = names.country AND t.first = names.first "
            f"AND names.second = {second} WHERE t.grain = 0 ORDER BY 1, 2, 3, t.rowid"
        )
        reckoned = [
            (*codes, name, *_middle([_Inside(*row[5:]) for row in its], name if codes[2] else ""), geonames)
            for (*codes, name, geonames), its in groupby(self._rows(asked), lambda row: row[:5])
        ]
        self._base.executemany("INSERT OR IGNORE INTO divisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", reckoned)

    def _others(self) -> Chunks:
        asked = (
            "SELECT others.name, ordered.rowid - 1, others.until FROM others JOIN ordered ON ordered.id = others.id "
            "WHERE others.name <> ordered.name ORDER BY others.name, ordered.rowid"
        )
        self._base.execute("CREATE UNIQUE INDEX ordered_by_id ON ordered (id)")
        for name, rows in groupby(self._rows(asked), lambda row: row[0]):
            bearers = " ".join(f"{number}={until}" if until else str(number) for _, number, until in rows)
            yield f"{name}\t{bearers}\n".encode()

    def _rows(self, asked: str) -> Iterator[tuple[Any, ...]]:
        with closing(self._base.execute(asked)) as cursor:
            yield from cursor

    def _lines(self, asked: str) -> Chunks:
        rows = self._rows(asked)
        while piece := list(islice(rows, _PIECE)):
            yield "".join("\t".join(map(str, row)) + "\n" for row in piece).encode()

    def _packed(self, asked: str, pack: Callable[[list[Any]], bytes]) -> Chunks:
        rows = self._rows(asked)
        while piece := [row[0] for row in islice(rows, _PIECE)]:
            yield pack(piece)


class _Inside(NamedTuple):
    """A town that lies in a division."""

    lat: float
    lon: float
    population: int
    name: str


def _middle(towns: list[_Inside], second: str) -> tuple[int, int, int]:
    """Latitude and longitude in hundredths of a degree, and people, of a division with such towns.

    It lies at their mean, weighted by the root of their population. Its people are theirs; but one town of another name
    that has most of the people of a second-level division, called `second`, does not count: a metropolis is counted in
    the district in which its middle is put, and says nothing of how well that district is known.
    """
    total = north = sines = cosines = 0.0
    for lat, lon, population, _ in towns:
        weight, east = math.sqrt(population + 100), math.radians(lon)
        total += weight
        north += weight * lat
        sines += weight * math.sin(east)
        cosines += weight * math.cos(east)
    people, largest = sum(town.population for town in towns), max(towns, key=lambda town: town.population)
    if second and largest.name not in second and 2 * largest.population > people:
        people -= largest.population
    return round(100 * north / total), round(100 * math.degrees(math.atan2(sines, cosines))), power(people)


def power(people: float) -> int:
    """Ten times the power of ten of so many people, at most 255; 0 for one or none."""
    return round(10 * math.log10(people)) if people > 1 else 0


def _letters(values: list[str]) -> bytes:
    return "".join(f"{value:2.2}" for value in values).encode()


def _whole(values: list[int]) -> bytes:
    return _little("i", values)


def _hundredths(values: list[float]) -> bytes:
    return _little("h", (round(value * 100) for value in values))


def _powers(values: list[int]) -> bytes:
    return bytes(map(power, values))


def _little(code: str, values: Iterable[int]) -> bytes:
    packed = array(code, values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
