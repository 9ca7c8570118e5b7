"""Where the outlet of a report has its home: by its address, by its name, by the country that its address ends in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.ground.gazetteer import Candidate, gazetteer
from sayso.knowledge.actors import fold
from sayso.knowledge.tables import rows
from sayso.records import Article

_SURE = 50  # the weight from which a town in an outlet's name is taken to be the one of that name
_AHEAD = 5  # by how much it has to be heavier than the next


@dataclass(frozen=True, slots=True)
class Home:
    """Where an outlet is at home."""

    country: str  # ISO 3166 alpha-3
    place: Candidate | None = None  # the town, where that is known
    local: bool = False  # whether it reports from its town and around


def home(article: Article, files: tuple[str, ...] = ()) -> Home | None:
    """The home of the outlet of a report; None where it reports from the whole world.

    `files` are compiled files of knowledge of the user's.
    """
    host = (article.url or "").partition("//")[2].partition("/")[0].partition(":")[0].lower()
    known = _by_domain(files)
    while host.count("."):
        if host in known:
            return known[host]
        top, host = host.rpartition(".")[2], host.partition(".")[2]
        if not host.count(".") and (country := gazetteer(files).country(top)):
            return _named(article.outlet, files) or Home(country)
    return _named(article.outlet, files)


def _named(outlet: str | None, files: tuple[str, ...]) -> Home | None:
    """The home that the name of an outlet tells: as the table has it, or as its first words name a town."""
    name = _bare(outlet or "")
    if name in _by_name(files):
        return _by_name(files)[name]
    words = (outlet or "").split()
    if words and words[0].lower() == "the":
        del words[0]
    for stop in range(min(len(words) - 1, 3), 0, -1):
        found = [each for each in gazetteer(files).candidates(" ".join(words[:stop])) if each.main]
        if found and found[0].country and found[0].weight >= _SURE:
            towns = [each for each in found if each.grain == "city"]
            alone = len(towns) < 2 or towns[0].weight >= towns[1].weight + _AHEAD
            return Home(found[0].country, towns[0] if towns[:1] == found[:1] and alone else None) if alone else None
    return None


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").strip()


@cache
def _homes(files: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...], Home | None], ...]:
    """Name, domains and home of each outlet of the table."""
    found = []
    for row in rows("outlets", files):
        number = int(row["geonames"] or 0)
        places = [each for each in gazetteer(files).candidates(row["place"]) if each.country == row["country"]]
        place = next((each for each in places if each.geonames == number), None)
        its = None if row["reach"] == "world" else Home(row["country"], place, row["reach"] == "local")
        found.append((_bare(row["name"]), tuple(row["domain"].split("|")), its))
    return tuple(found)


@cache
def _by_domain(files: tuple[str, ...]) -> dict[str, Home | None]:
    return {domain: its for _, domains, its in _homes(files) for domain in domains}


@cache
def _by_name(files: tuple[str, ...]) -> dict[str, Home | None]:
    """Homes by name; a name that several outlets bear tells nothing."""
    found: dict[str, Home | None] = {}
    several: set[str] = set()
    for name, _, its in _homes(files):
        if name in found:
            several.add(name)
        found[name] = its
    return {name: its for name, its in found.items() if name not in several}
