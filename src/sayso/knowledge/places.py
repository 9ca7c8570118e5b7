"""The compiled gazetteer of one file: places in columns, ordered by name, looked up without reading them all.

Numbers are little-endian; one item a place, in the order of `names.txt`:

`names.txt` (without accents), `accents.txt` (the name with its accents, empty where it has none), `countries.txt` (ISO
3166 alpha-2, not parted), `firsts.txt` (code of the first-level division), `lats.i16`, `lons.i16` (hundredths of a
degree), `people.u8` (ten times the power of ten), `ids.i32` (GeoNames), `grains.u8` (index into `GRAINS`).

`divisions.tsv`, ordered: name, country, first-level code, level, latitude, longitude, people, GeoNames id or 0.
`others.tsv`, ordered: another name, then the numbers of the places that have it, from 0; `7=1991-09-06` is a place that
had it until that day. `sources.tsv`: "cities" or "divisions", then the key of the source, since and until.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple, overload

from sayso.knowledge.compiled import PLACES, Compiled

GRAINS = ("city", "province", "country", "region", "water", "building")
"""What a place can be, in the order of their numbers in `grains.u8`."""


class PlaceRow(NamedTuple):
    """One place of the columns."""

    name: str  # with its accents
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east, WGS 84
    country: str  # ISO 3166 alpha-2, as GeoNames has it
    grain: str
    people: int  # ten times the power of ten
    geonames: int
    first: str  # code of the first-level division, "" where not known


class DivisionRow(NamedTuple):
    """A first- or second-level division."""

    name: str
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east, WGS 84
    country: str  # ISO 3166 alpha-2, as GeoNames has it
    level: int  # 1 or 2
    people: int  # ten times the power of ten
    geonames: int | None
    first: str  # code of the first-level division that it is or lies in


class Named(NamedTuple):
    """A place, by its number, that bears the name that was looked up."""

    number: int
    main: bool  # whether it is listed under that name
    former: str  # ISO 8601 day from which the name is no longer its name, "" if it still is


class Lines(Sequence[str]):
    """The lines of a text, held as bytes: a line becomes a str when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Note where the lines begin; each ends with a line feed."""
        self._data = data
        self._starts = array("Q", accumulate(map(len, BytesIO(data)), initial=0))
        self._firsts = [self._line(at) for at in range(0, len(self), _BLOCK)]

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._line(index).decode()

    def position(self, key: str) -> int:
        """How many lines come before the key; the lines have to be in order."""
        sought = key.encode("utf-8", "surrogatepass")
        begin = max(bisect_left(self._firsts, sought) - 1, 0) * _BLOCK
        stop = min(begin + _BLOCK, len(self))
        return begin + bisect_left(self._data[self._starts[begin] : self._starts[stop]].split(b"\n")[:-1], sought)

    def beginning(self, key: str) -> Iterator[tuple[int, str]]:
        """The lines that begin with the key, with their numbers; the lines have to be in order."""
        at = self.position(key)
        while at < len(self) and (line := self[at]).startswith(key):
            yield at, line
            at += 1

    def _line(self, at: int) -> bytes:
        return self._data[self._starts[at] : self._starts[at + 1] - 1]


class PlaceColumns:
    """The gazetteer of one compiled file."""

    def __init__(self, packed: Compiled) -> None:
        """Read the columns; raises KnowledgeError if the file is damaged."""

        def column(name: str) -> bytes:
            return packed.read(f"{PLACES}{name}")

        self._names, self._accents, self._firsts = (Lines(column(f"{each}.txt")) for each in _TEXTS)
        self._countries = column("countries.txt").decode()
        self._lats, self._lons = numbers("h", column("lats.i16")), numbers("h", column("lons.i16"))
        self._people, self._grains = column("people.u8"), column("grains.u8")
        self._ids = numbers("i", column("ids.i32"))
        self._others, self._divisions = Lines(column("others.tsv")), Lines(column("divisions.tsv"))
        self.sources: dict[str, tuple[str, str, str]] = {}
        """Of "cities" and "divisions" the key of their source, since and until."""
        for line in column("sources.tsv").decode().splitlines():
            part, source, since, until = line.split("\t")
            self.sources[part] = (source, since, until)

    def __len__(self) -> int:
        return len(self._ids)

    def named(self, name: str) -> Iterator[Named]:
        """The places of a name without accents, first those that are listed under it."""
        at = self._names.position(name)
        while at < len(self._names) and self._names[at] == name:
            yield Named(at, True, "")
            at += 1
        for _, line in self._others.beginning(f"{name}\t"):
            for each in line[len(name) + 1 :].split():
                number, _, until = each.partition("=")
                yield Named(int(number), False, until)

    def place(self, number: int) -> PlaceRow:
        """The place of that number, from 0."""
        return PlaceRow(
            self._accents[number] or self._names[number],
            self._lats[number] / 100,
            self._lons[number] / 100,
            self._countries[2 * number : 2 * number + 2],
            GRAINS[self._grains[number]],
            self._people[number],
            self._ids[number],
            self._firsts[number],
        )

    def id_of(self, number: int) -> int:
        """The GeoNames id of the place of that number."""
        return self._ids[number]

    def divisions(self, name: str) -> Iterator[DivisionRow]:
        """The divisions of that name, which is written without accents."""
        for _, line in self._divisions.beginning(f"{name}\t"):
            _, country, first, level, lat, lon, people, geonames = line.split("\t")
            yield DivisionRow(
                name, int(lat) / 100, int(lon) / 100, country, int(level), int(people), int(geonames) or None, first
            )


_TEXTS = ("names", "accents", "firsts")
_BLOCK = 64  # lines that are looked through at once: few enough to be quick, many enough to keep the index small


def numbers(code: str, data: bytes) -> array[int]:
    """The numbers that the little-endian bytes hold; `code` is that of `array`."""
    found: array[int] = array(code)
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found
