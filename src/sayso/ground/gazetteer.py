"""Which places bear a name: the compiled gazetteers and the table written by hand, looked up by exact name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.knowledge.actors import actor_words
from sayso.knowledge.countries import country_codes
from sayso.knowledge.layers import knowledge
from sayso.knowledge.places import DivisionRow, PlaceColumns
from sayso.knowledge.spelling import plain as plain
from sayso.knowledge.states import states
from sayso.knowledge.tables import rows

SOURCES = ("country_codes.txt", "places", "places_by_hand", "peoples_of_regions")
"""What the gazetteer is read from, as `fingerprint` names it."""

_OTHER_NAME = 20  # by how much a place that is mostly called otherwise comes after those that are called so
_SHORT = {"St.": "Saint", "St": "Saint", "Ste.": "Sainte", "Mt.": "Mount", "Ft.": "Fort", "Pt.": "Point"}
_CACHED = 20_000  # names whose candidates are kept: more than any batch of reports has


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
    source: str = ""  # key in the table of sources
    since: str = ""  # ISO 8601 day, month or year from which the place is so; "" where not known
    until: str = ""  # the same, until when; "" where not known, or if it still is


class Gazetteer:
    """All names of places, without accents and case-sensitive. `gazetteer()` gives the one that ships."""

    def __init__(self, layers: Sequence[PlaceColumns], by_hand: Iterable[Mapping[str, str]]) -> None:
        """Take the compiled gazetteers, the one on top first, and the rows of places_by_hand."""
        self._layers = tuple(layers)
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
        return country_codes().get("GB" if code == "UK" else code) if len(code) == 2 else None

    def _look_up(self, key: str) -> list[Candidate]:
        found = list(self._by_hand.get(key, ()))
        ids = {each.geonames for each in found if each.geonames}
        for layer in self._layers:
            found += _divisions(layer, key, found)
            for number, main, former in layer.named(key):
                if layer.id_of(number) not in ids:
                    ids.add(layer.id_of(number))
                    found.append(_place(layer, number, main=main, former=former))
        return sorted(_eponymous(found), key=lambda each: each.weight if each.main else each.weight - _OTHER_NAME)[::-1]

    def _read_by_hand(self, table: Iterable[Mapping[str, str]]) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for row in table:
            name, country, grain, geonames = row["name"], row["country"], row["grain"], int(row["geonames"] or 0)
            place = Candidate(
                name,
                float(row["lat"]),
                float(row["lon"]),
                country or None,
                grain,
                int(row["weight"]),
                geonames or None,
                self._first(plain(name), country, grain, geonames),
                chosen=True,
                source=row["source"],
                since=row["since"],
                until=row["until"],
            )
            for each in filter(None, (name, *row["others"].split("|"))):
                found.setdefault(plain(each), []).append(place)
            for old, until in (pair.split("=") for pair in filter(None, row["former"].split("|"))):
                found.setdefault(plain(old), []).append(replace(place, former=until))
        return found

    def _first(self, key: str, country: str, grain: str, geonames: int) -> str:
        """The code of the first-level division that a place of the table is, or lies in."""
        for layer in self._layers:
            if grain == "city":
                found = (
                    layer.place(each.number).first for each in layer.named(key) if layer.id_of(each.number) == geonames
                )
            else:
                levels = (1, 2) if grain == "region" else (1,)
                its = (each for each in layer.divisions(key) if each.level in levels)
                found = (each.first for each in its if _alpha3(each) == country)
            if first := next(found, ""):
                return first
        return ""


def _divisions(layer: PlaceColumns, key: str, found: Iterable[Candidate]) -> list[Candidate]:
    """The divisions of that name in a gazetteer, without those that were found before."""
    divided = {(each.country, each.first, each.grain == "region") for each in found if each.first}
    return [
        Candidate(
            each.name,
            each.lat,
            each.lon,
            _alpha3(each),
            "province" if each.level == 1 else "region",
            each.people,
            each.geonames,
            each.first,
            "",
            True,
            False,
            *layer.sources["divisions"],
        )
        for each in layer.divisions(key)
        if (_alpha3(each), each.first, each.level != 1) not in divided
    ]


def _place(layer: PlaceColumns, number: int, *, main: bool, former: str) -> Candidate:
    each = layer.place(number)
    country = country_codes().get(each.country)
    source = layer.sources["cities"]
    return Candidate(
        each.name,
        each.lat,
        each.lon,
        country,
        each.grain,
        each.people,
        each.geonames,
        each.first,
        former,
        main,
        False,
        *source,
    )


def _alpha3(division: DivisionRow) -> str | None:
    return country_codes().get(division.country)


def gazetteer(files: tuple[str, ...] = ()) -> Gazetteer:
    """The gazetteer that ships with sayso, those of the user's compiled files over it.

    It is read once a process.
    """
    return _gazetteer(tuple(files))


@cache
def _gazetteer(files: tuple[str, ...]) -> Gazetteer:
    return Gazetteer(tuple(knowledge(files).places()), rows("places_by_hand", files))


def capitals(files: tuple[str, ...] = ()) -> frozenset[int]:
    """The GeoNames ids of the capitals of states.

    `files` are compiled files of knowledge of the user's.
    """
    return _capitals(tuple(files))


@cache
def _capitals(files: tuple[str, ...]) -> frozenset[int]:
    places, found = gazetteer(files), set()
    for state in states(files).values():
        for name in () if state.sovereign or state.until else state.capitals:
            its = (each.geonames for each in places.candidates(name) if each.country == state.code and each.main)
            found.add(next(filter(None, its), 0))
    return frozenset(found - {0})


def peoples(files: tuple[str, ...] = ()) -> dict[str, Candidate]:
    """Adjectives and names of peoples ("estonian", "estonians"), each with its state."""
    return _peoples(tuple(files))


@cache
def _peoples(files: tuple[str, ...]) -> dict[str, Candidate]:
    words, places = actor_words(), gazetteer(files)
    found: dict[str, Candidate] = {}
    for lexicon in (words.adjectives, words.peoples):
        for word, state in lexicon.items():
            if word not in words.states:
                country = [each for each in places.candidates(state.name) if each.grain == "country"]
                if country:
                    found[word] = country[0]
    for row in rows("peoples_of_regions", files):
        found.update(dict.fromkeys(row["words"].lower().split("|"), places.candidates(row["place"])[0]))
    return found


def _eponymous(found: list[Candidate]) -> list[Candidate]:
    """The candidates; a division weighs less than the town that is meant more when its name is said.

    That is its chief town, if it is called like it; else, for a second-level division, the largest town of the name.
    """
    towns = [each for each in found if each.grain == "city" and each.main and each.weight >= 45]
    return [replace(each, weight=min(each.weight, *_bounds(each, towns), 255)) for each in found]


def _bounds(each: Candidate, towns: Sequence[Candidate]) -> list[int]:
    """Weights that a division does not exceed, since it has its name in common with towns."""
    if each.grain not in ("province", "region") or each.chosen:
        return []
    near = [town.weight - 2 for town in towns if _is_near(each, town)]
    return near or ([max(town.weight for town in towns) - 2] if towns and each.grain == "region" else [])


def _is_near(one: Candidate, other: Candidate) -> bool:
    return one.country == other.country and abs(one.lat - other.lat) < 1.5 and abs(one.lon - other.lon) < 2.0
