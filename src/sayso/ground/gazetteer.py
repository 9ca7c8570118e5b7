"""Which places bear a name: the compiled gazetteer and the table written by hand, looked up by exact name."""

from __future__ import annotations

import sys
import unicodedata
import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from sayso.knowledge.actors import actor_words

_REGIONAL = "peoples_of_regions.tsv"
SOURCES = ("places.zip", "places_by_hand.tsv", "country_codes.txt", _REGIONAL)
"""The data files that the gazetteer is read from."""

_LETTERS = str.maketrans(
    dict(zip("łøđıŁØĐəƏ’‘ʻʼ`", "lodiLODaA'''''", strict=True)) | {"æ": "ae", "ß": "ss", "ð": "d", "þ": "th"}
)
_OTHER_NAME = 20  # by how much a place that is mostly called otherwise comes after those that are called so
_SHORT = {"St.": "Saint", "St": "Saint", "Ste.": "Sainte", "Mt.": "Mount", "Ft.": "Fort", "Pt.": "Point"}
_CACHED = 20_000  # names whose candidates are kept: more than any batch of reports has


class Former(NamedTuple):
    """A name that a place no longer has, and the day (ISO 8601) from which it has another."""

    name: str
    until: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for."""

    name: str  # the usual name today
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east, WGS 84
    country: str | None  # ISO 3166 alpha-3; None where it lies in several
    grain: str  # city, province, country, region, water, building
    weight: int  # ten times the power of ten of its people, or how much it is spoken of in those terms
    geonames: int | None = None
    first: str = ""  # code of its first-level division after GeoNames, "" where not known
    former: str = ""  # day from which the name looked up is no longer its name, "" if it still is
    main: bool = True  # whether the name looked up is the one that it is mostly called by
    chosen: bool = False  # whether it stands in the table written by hand


class Gazetteer:
    """All names of places, without accents and case-sensitive. `gazetteer()` gives the one that ships."""

    def __init__(self, packed: bytes, by_hand: str, codes: str) -> None:
        """Read the bytes of `places.zip` and the texts of `places_by_hand.tsv` and `country_codes.txt`."""
        with zipfile.ZipFile(BytesIO(packed)) as members:
            self._names, self._accents, self._firsts = (
                members.read(f"{name}.txt").decode().split("\n") for name in ("names", "accents", "firsts")
            )
            self._countries = members.read("countries.txt").decode()
            self._lats, self._lons = (_unpacked("h", members.read(f"{name}.i16")) for name in ("lats", "lons"))
            self._people, self._ids = members.read("people.u8"), _unpacked("i", members.read("ids.i32"))
            self._others = members.read("others.tsv").decode().split("\n")
            divisions = members.read("divisions.tsv").decode()
        self._alpha3 = dict(line.split() for line in codes.splitlines() if line and not line.startswith("#"))
        self._divisions = self._read_divisions(divisions)
        self._by_hand = self._read_by_hand(by_hand)
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that are called `name`, the heaviest first; accents do not count, capitals do."""
        key = plain(name)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            begin, _, rest = key.partition(" ")
            other = f"{_SHORT[begin]} {rest}" if begin in _SHORT and rest else ""
            found = self._known[key] = tuple(self._look_up(key) or (self._look_up(other) if other else ()))
        return found

    def country(self, code: str) -> str | None:
        """The ISO 3166 alpha-3 code of a country's two-letter code or top-level domain ("ke", "uk")."""
        code = code.upper()
        return self._alpha3.get("GB" if code == "UK" else code) if len(code) == 2 else None

    def _look_up(self, key: str) -> list[Candidate]:
        found = list(self._by_hand.get(key, ()))
        ids = {each.geonames for each in found if each.geonames}
        divided = {(each.country, each.first, each.grain == "region") for each in found if each.first}
        found += [
            each
            for each in self._divisions.get(key, ())
            if (each.country, each.first, each.grain == "region") not in divided
        ]
        for number, main in self._numbers(key):
            if self._ids[number] not in ids:
                ids.add(self._ids[number])
                found.append(self._place(number, main=main))
        return sorted(_eponymous(found), key=lambda each: each.weight if each.main else each.weight - _OTHER_NAME)[::-1]

    def _numbers(self, key: str) -> Iterator[tuple[int, bool]]:
        """The numbers of the compiled places of that name, and whether it is the name that they are listed under."""
        at = bisect_left(self._names, key)
        while at < len(self._names) and self._names[at] == key:
            yield at, True
            at += 1
        row = key + "\t"
        at = bisect_left(self._others, row)
        if at < len(self._others) and self._others[at].startswith(row):
            for number in self._others[at][len(row) :].split():
                yield int(number), False

    def _place(self, number: int, *, main: bool) -> Candidate:
        return Candidate(
            name=self._accents[number] or self._names[number],
            lat=self._lats[number] / 100,
            lon=self._lons[number] / 100,
            country=self._alpha3.get(self._countries[2 * number : 2 * number + 2]),
            grain="city",
            weight=self._people[number],
            geonames=self._ids[number],
            first=self._firsts[number],
            main=main,
        )

    def _read_divisions(self, text: str) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for line in text.split("\n"):
            name, country, first, level, lat, lon, people, geonames = line.split("\t")
            each = Candidate(
                name,
                int(lat) / 100,
                int(lon) / 100,
                self._alpha3.get(country),
                "province" if level == "1" else "region",
                int(people),
                int(geonames) or None,
                first,
            )
            found.setdefault(name, []).append(each)
        return found

    def _read_by_hand(self, text: str) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for line in text.splitlines():
            if not line or line.startswith("#"):
                continue
            name, others, grain, country, lat, lon, geonames, weight, former = line.split("\t")
            place = Candidate(
                name,
                float(lat),
                float(lon),
                country or None,
                grain,
                int(weight),
                int(geonames) if geonames else None,
                self._first(plain(name), country, grain, int(geonames or 0)),
                chosen=True,
            )
            found.setdefault(plain(name), []).append(place)
            for other in filter(None, others.split("|")):
                found.setdefault(plain(other), []).append(place)
            for old, until in (pair.split("=") for pair in filter(None, former.split("|"))):
                found.setdefault(plain(old), []).append(replace(place, former=until))
        return found

    def _first(self, key: str, country: str, grain: str, geonames: int) -> str:
        """The code of the first-level division that a place of the table is, or lies in."""
        if grain == "city":
            return next((self._firsts[at] for at, _ in self._numbers(key) if self._ids[at] == geonames), "")
        rows = self._divisions.get(key, ())
        return next((each.first for each in rows if each.country == country and each.grain == "province"), "")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with sayso, read once a process."""
    folder = files("sayso.knowledge")
    packed, by_hand, codes = (folder.joinpath(name) for name in SOURCES[:3])
    return Gazetteer(packed.read_bytes(), by_hand.read_text(encoding="utf-8"), codes.read_text(encoding="utf-8"))


@cache
def peoples() -> dict[str, Candidate]:
    """Adjectives and names of peoples ("estonian", "estonians"), each with its state."""
    words, places = actor_words(), gazetteer()
    found: dict[str, Candidate] = {}
    for lexicon in (words.adjectives, words.peoples):
        for word, state in lexicon.items():
            if word not in words.states:
                country = [each for each in places.candidates(state.name) if each.grain == "country"]
                if country:
                    found[word] = country[0]
    for line in files("sayso.knowledge").joinpath(_REGIONAL).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            several, _, place = line.partition("\t")
            found.update(dict.fromkeys(several.lower().split("|"), places.candidates(place)[0]))
    return found


def plain(name: str) -> str:
    """The name without accents and with straight apostrophes, its capitals kept."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char)).strip()


def _eponymous(found: list[Candidate]) -> list[Candidate]:
    """The candidates; a division that is called like its chief town weighs less than the town, which is meant more."""
    towns = [each for each in found if each.grain == "city" and each.main and each.weight > 45]
    return [
        replace(each, weight=min([each.weight, *(town.weight - 2 for town in towns if _is_near(each, town))]))
        if each.grain in ("province", "region") and not each.chosen
        else each
        for each in found
    ]


def _is_near(one: Candidate, other: Candidate) -> bool:
    return one.country == other.country and abs(one.lat - other.lat) < 1.5 and abs(one.lon - other.lon) < 2.0


def _unpacked(code: str, data: bytes) -> array[int]:
    numbers: array[int] = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
