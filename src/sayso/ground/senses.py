"""Which of the places that bear a name is meant: by size, by what contains it, and by the company it keeps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.ground.gazetteer import Candidate, gazetteer, peoples
from sayso.ground.toponyms import Toponym
from sayso.knowledge.actors import fold
from sayso.records import Article, Parse

# Weights of the evidence, in the logarithm of the odds; tuned on half of three collections of news.
_SIZE = 0.16  # for each tenth of a power of ten of people
_CONTAINED = 9.0  # its container is named right after it
_COUNTRY = 4.0  # share of the other places that lie in its country
_FIRST = 7.0  # share of the other places of its country that lie in its first-level division
_NEAR = 2.0  # another place is near
_NOT_MAIN = 3.0  # it is mostly called by another name
_CHOSEN = 2.0  # it stands in the table written by hand
_COUNTRY_GRAIN = 3.0  # it is a country
_ALIKE = 2.0  # it stands in a list with others of its sort in its country ("Ohio, Washington and Utah")
_PART = 3.0  # a part of it is spoken of ("central Washington"), and it is no city
_CITY = 0.3  # a city goes before a division of the same name
_NEAR_KM = 120.0
_PEOPLE = 0.5  # how much a word for a people counts beside a place
_HOME = 1.0  # how much the country that the report's address ends in counts
_AT_MOST = 0.97  # how often a place is right for which everything speaks
_NONE = 6.0  # a place that the gazetteer lacks
_LISTED = 40  # candidates of a name that are weighed, the heaviest first
_ROUNDS = 3
_LIST = frozenset((",", "and", "or"))
_PARTS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern".split()
)
_DIVISIONS = frozenset("state province region county oblast governorate counties provinces states".split())
_Votes = defaultdict[tuple[str, str], float]  # by country, and by country and first-level division
_Key = tuple[str, str]  # a name, and the name of what contains it or ""
_BETWEEN = frozenset(", in ( northern southern eastern western central north south east west the 's of".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that a name stands for, and how likely it is the right one (0 to 1)."""

    place: Candidate
    confidence: float


def resolve(article: Article, parse: Parse, toponyms: Sequence[Toponym]) -> list[Sense | None]:
    """The sense of each toponym, in order; None where the gazetteer has no place of that name."""
    return _Report(article, parse, toponyms).senses()


@dataclass(slots=True)
class _Name:
    """A name in one report with one sense: its candidates, what speaks for each, and what they come to."""

    candidates: Sequence[Candidate]
    base: list[float]  # what speaks for each candidate whatever the others are
    shares: list[float]  # how likely each is, as far as known
    divided: bool = False

    def favour_divisions(self) -> None:
        """Note that the words around speak of a part or a division: "central Washington", "Washington state"."""
        if any(each.grain != "city" for each in self.candidates) and not self.divided:
            self.divided = True
            self.base = [
                base + (_PART if each.grain != "city" else 0.0)
                for base, each in zip(self.base, self.candidates, strict=True)
            ]
            self.shares = _shares(self.base)

    def like(self, other: Candidate) -> float:
        """How likely the name is one of a place of the sort of another, in the same country."""
        return sum(
            share
            for share, each in zip(self.shares, self.candidates, strict=True)
            if each.grain == other.grain and (each.country == other.country or each.grain == "country")
        )


class _Report:
    """The names of one report, weighed against one another."""

    def __init__(self, article: Article, parse: Parse, toponyms: Sequence[Toponym]) -> None:
        self._parse, self._toponyms = parse, toponyms
        containers = _containers(parse, toponyms)
        self._key = [(toponym.name, containers.get(number, "")) for number, toponym in enumerate(toponyms)]
        told = {name: container for name, container in self._key if container}
        self._key = [(name, container or told.get(name, "")) for name, container in self._key]
        self._names: dict[_Key, _Name] = {}
        for key, toponym in zip(self._key, toponyms, strict=True):
            if toponym.candidates and key not in self._names:
                self._names[key] = _named(toponym, gazetteer().candidates(key[1]) if key[1] else ())
            if toponym.candidates and _in_part(parse, toponym):
                self._names[key].favour_divisions()
        self._alike = _lists(parse, toponyms, self._key, containers)
        self._fixed = _fixed(article, parse)

    def senses(self) -> list[Sense | None]:
        """The likeliest place of each toponym."""
        for _ in range(_ROUNDS):
            self._weigh()
        found = {key: _best(name) for key, name in self._names.items()}
        return [found.get(key) for key in self._key]

    def _weigh(self) -> None:
        """Let each name's places be voted for by those of the other names."""
        votes = self._fixed.copy()
        for name in self._names.values():
            for at, weight in _votes(name).items():
                votes[at] += weight
        total = sum(weight for (_, first), weight in votes.items() if not first) + 1.0
        firm = [(key, *_where(name)) for key, name in self._names.items() if max(name.shares) > 0.5]
        for key, name in self._names.items():
            own = _votes(name)
            points = [(lat, lon) for other, lat, lon, is_small in firm if other[0] != key[0] and is_small]
            beside = [self._names[other] for other in self._alike.get(key, ()) if other in self._names]
            score = []
            for base, each in zip(name.base, name.candidates, strict=True):
                country = each.country or "-"
                rest = max(total - sum(weight for (_, first), weight in own.items() if not first), 1.0)
                base += _COUNTRY * (votes[country, ""] - own[country, ""]) / rest
                if each.first:
                    at = (country, each.first)
                    base += _FIRST * (votes[at] - own[at]) / rest
                if points and each.grain == "city":
                    base += _NEAR * max(_closeness(each, point) for point in points)
                if beside:
                    base += _ALIKE * max(other.like(each) for other in beside)
                score.append(base)
            name.shares = _shares(score)


def _named(toponym: Toponym, containers: Sequence[Candidate]) -> _Name:
    candidates = toponym.candidates[:_LISTED]
    base = []
    for each in candidates:
        score = _SIZE * each.weight + (_CITY if each.grain == "city" else 0.0) - (0.0 if each.main else _NOT_MAIN)
        score += (_CHOSEN if each.chosen else 0.0) + (_COUNTRY_GRAIN if each.grain == "country" else 0.0)
        if any(_holds(container, each) for container in containers):
            score += _CONTAINED
        base.append(score)
    return _Name(candidates, base, _shares(base))


def _holds(container: Candidate, each: Candidate) -> bool:
    """Whether a place lies in another, as far as the gazetteer tells."""
    if container is each or container.country is None or container.country != each.country:
        return False
    if container.grain == "country" and not container.first:
        return each.grain != "country"
    if container.grain in ("province", "country"):
        return container.first == each.first and each.grain not in ("province", "country")
    return container.grain == "region" and _distance(container, (each.lat, each.lon)) < _NEAR_KM


def _shares(scores: Sequence[float]) -> list[float]:
    """How likely each candidate is; what is missing to 1 is the chance that it is none of them."""
    top = max(*scores, _NONE) if scores else _NONE
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds) + math.exp(_NONE - top)
    return [each / total for each in odds]


def _best(name: _Name) -> Sense:
    at = max(range(len(name.shares)), key=name.shares.__getitem__)
    return Sense(name.candidates[at], name.shares[at] * _AT_MOST)


def _votes(name: _Name) -> _Votes:
    """How much a name says for each country, and for each first-level division."""
    votes: _Votes = defaultdict(float)
    for share, each in zip(name.shares, name.candidates, strict=True):
        if each.country and share > 0.02:
            votes[each.country, ""] += share
            if each.first:
                votes[each.country, each.first] += share
    return votes


def _where(name: _Name) -> tuple[float, float, bool]:
    place = _best(name).place
    return place.lat, place.lon, place.grain == "city" or (place.grain == "region" and bool(place.first))


def _closeness(place: Candidate, point: tuple[float, float]) -> float:
    """1 where the place is at the point, falling to 0.37 at the distance that counts as near."""
    if abs(place.lat - point[0]) > 5:
        return 0.0
    return math.exp(-_distance(place, point) / _NEAR_KM)


def _distance(place: Candidate, point: tuple[float, float]) -> float:
    """Kilometres to the point, on a flat map: right to some per cent where it is short."""
    east = abs(place.lon - point[1])
    east = min(east, 360 - east) * math.cos(math.radians((place.lat + point[0]) / 2))
    return 111.2 * math.hypot(place.lat - point[0], east)


def _containers(parse: Parse, toponyms: Sequence[Toponym]) -> dict[int, str]:
    """For each toponym, by number, the name that follows it as that of what contains it: "Paris, Texas"."""
    found = {}
    for number, (one, other) in enumerate(pairwise(toponyms)):
        between = parse.words[one.stop : other.first]
        if not between or len(between) > 3 or not _BETWEEN.issuperset(between) or between[0] not in (",", "in", "("):
            continue
        if any(_holds(above, below) for above in other.candidates for below in one.candidates):
            found[number] = other.name
    return found


def _lists(
    parse: Parse, toponyms: Sequence[Toponym], keys: Sequence[_Key], containers: Mapping[int, str]
) -> dict[_Key, set[_Key]]:
    """For each name the names beside it in lists: "Ohio, Washington and Utah"."""
    found: dict[_Key, set[_Key]] = {}
    for number, (one, other) in enumerate(pairwise(toponyms)):
        between = parse.words[one.stop : other.first]
        if number not in containers and 0 < len(between) < 3 and _LIST.issuperset(between):
            found.setdefault(keys[number], set()).add(keys[number + 1])
            found.setdefault(keys[number + 1], set()).add(keys[number])
    return found


def _in_part(parse: Parse, toponym: Toponym) -> bool:
    """Whether the words around say that the name is that of a division or of something with parts."""
    before = parse.words[toponym.first - 1] if toponym.first else ""
    after = parse.words[toponym.stop] if toponym.stop < len(parse.words) else ""
    return before in _PARTS or after in _DIVISIONS


def _fixed(article: Article, parse: Parse) -> _Votes:
    """Votes that no name of a place casts: words for peoples, and the country of the report's address."""
    votes: _Votes = defaultdict(float)
    known = peoples()
    for entity in parse.entities:
        if entity.label == "NORP" and (place := known.get(fold(parse.words[entity.stop - 1]))) and place.country:
            votes[place.country, ""] = _PEOPLE
    host = (article.url or "").partition("//")[2].partition("/")[0]
    if home := gazetteer().country(host.rpartition(".")[2]):
        votes[home, ""] += _HOME
    return votes
