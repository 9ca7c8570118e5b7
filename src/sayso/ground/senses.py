"""Which of the places that bear a name is meant: by size, by what contains it, and by the company it keeps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.ground.gazetteer import Candidate, capitals, gazetteer, peoples
from sayso.ground.outlets import Home, home
from sayso.ground.place_words import DASHES, DIVIDED, OF_DIVISIONS, PARTS
from sayso.ground.toponyms import Toponym
from sayso.knowledge.actors import fold
from sayso.records import Article, Parse

# Weights of the evidence, in the logarithm of the odds; set by hand, by trial against the totals of half of LGL,
# GeoWebNews and GeoVirus; a few later ones (capitals, fame) with a look at the totals of all.
_SIZE = 0.16  # for each tenth of a power of ten of people
_CONTAINED = 9.0  # its container is named right after it
_COUNTRY = 4.0  # share of the other places that lie in its country
_FIRST = 7.0  # share of the other places of its country that lie in its first-level division
_NEAR = 2.0  # another place is near
_NOT_MAIN = 3.0  # it is mostly called by another name
_FORMER = 6.0  # it was called so, and another place is called so today
_CHOSEN = 2.0  # it stands in the table written by hand
_CAPITAL = 1.5  # it is the capital of a state: it is spoken of more than its people tell
_COUNTRY_GRAIN = 3.0  # it is a country
_ALIKE = 2.0  # it stands in a list with others of its sort in its country ("Ohio, Washington and Utah")
_PART = 3.0  # a part of it is spoken of ("central Washington"), and it is no city
_CITY = 0.3  # a city goes before a division of the same name
_NEAR_KM = 120.0
_SAME_KM = 161.0  # how far a division may lie from the town of its name and count as the same place: 100 miles
_PEOPLE = 0.5  # how much a word for a people counts beside a place
_HOME = 1.0  # how much the country of the report's outlet counts
_LOCAL = 1.5  # how much the first-level division of a local outlet counts
_AROUND = 3.0  # it is near the town of a local outlet
_ITSELF = 4.0  # it is the town of a local outlet
_DATELINE = 2.0  # it is a city, and a dateline names it
_NONE = 7.0  # a place that the gazetteer lacks
_LISTED = 40  # candidates of a name that are weighed, the heaviest first
_ROUNDS = 3
_LIST = frozenset((",", "and", "or"))
_Votes = defaultdict[tuple[str, str], float]  # by country, and by country and first-level division
_Key = tuple[str, str, bool]  # a name, the name of what contains it or "", and whether it contains the name before it
_BETWEEN = frozenset(", in ( northern southern eastern western central north south east west the 's of".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that a name stands for, and its share among all places of the name (0 to 1)."""

    place: Candidate
    share: float


def resolve(
    article: Article, parse: Parse, toponyms: Sequence[Toponym], *, files: tuple[str, ...] = ()
) -> list[Sense | None]:
    """The sense of each toponym, in order; None where the gazetteer has no place of that name.

    `files` are compiled files of knowledge of the user's.
    """
    return _Report(article, parse, toponyms, files).senses()


@dataclass(slots=True)
class _Name:
    """A name in one report with one sense: its candidates, what speaks for each, and what they come to."""

    candidates: Sequence[Candidate]
    base: list[float]  # what speaks for each candidate whatever the others are
    shares: list[float]  # how likely each is, as far as known
    same: list[list[int]]  # for each its number and those of candidates that are in practice the same place
    chance: float  # how likely it names a place at all
    divided: bool = False

    def favour(self, bonus: Sequence[float]) -> None:
        """Note what else speaks for the candidates, one number each."""
        self.base = [base + more for base, more in zip(self.base, bonus, strict=True)]
        self.shares = _shares(self.base)

    def favour_divisions(self) -> None:
        """Note that the words around speak of a part or a division: "central Washington", "Washington state"."""
        if not self.divided:
            self.divided = True
            self.favour([_PART if each.grain != "city" else 0.0 for each in self.candidates])

    def best(self) -> Sense:
        """The likeliest place, with the chance of all that are in practice the same, as a town and its district."""
        sums = [sum(self.shares[at] for at in its) for its in self.same]
        its = self.same[max(range(len(sums)), key=lambda at: (round(sums[at], 6), self.shares[at]))]
        at = max(its, key=self.shares.__getitem__)
        return Sense(self.candidates[at], min(sums[at], 1.0))

    def like(self, other: Candidate) -> float:
        """How likely the name is one of a place of the sort of another, in the same country."""
        return sum(
            share
            for share, each in zip(self.shares, self.candidates, strict=True)
            if each.grain == other.grain and (each.country == other.country or each.grain == "country")
        )


class _Report:
    """The names of one report, weighed against one another."""

    def __init__(self, article: Article, parse: Parse, toponyms: Sequence[Toponym], files: tuple[str, ...]) -> None:
        self._parse, self._toponyms, self._places = parse, toponyms, gazetteer(files)
        self._capitals = capitals(files)
        containers = _containers(parse, toponyms)
        above = _above(toponyms, containers)
        self._key = [
            (toponym.name, containers.get(number, ""), number in above) for number, toponym in enumerate(toponyms)
        ]
        told = {name: container for name, container, _ in self._key if container}
        self._key = [(name, container or told.get(name, ""), held) for name, container, held in self._key]
        self._names: dict[_Key, _Name] = {}
        for key, toponym in zip(self._key, toponyms, strict=True):
            if toponym.candidates:
                self._note(key, toponym)
        self._alike = _lists(parse, toponyms, self._key, containers)
        self._home = home(article, files)
        self._fixed = _fixed(parse, self._home, peoples(files))
        if self._home:
            for name in self._names.values():
                name.favour([_less_famed(each, self._home.country) for each in name.candidates])
        if self._home and self._home.local and self._home.place:
            for name in self._names.values():
                name.favour([_at_home(each, self._home.place) for each in name.candidates])

    def _note(self, key: _Key, toponym: Toponym) -> None:
        """Enter a name, and what the words around one of its uses say."""
        name = self._names.get(key)
        if name is None:
            containers = self._places.candidates(key[1]) if key[1] else ()
            name = self._names[key] = _named(toponym, containers, self._capitals)
        name.chance = max(name.chance, toponym.chance)
        if key[2] or _in_part(self._parse, toponym):
            name.favour_divisions()
        if _opens(self._parse, toponym):
            name.favour([_DATELINE if each.grain == "city" else 0.0 for each in name.candidates])

    def senses(self) -> list[Sense | None]:
        """The likeliest place of each toponym."""
        for _ in range(_ROUNDS):
            self._weigh()
        found = {key: name.best() for key, name in self._names.items()}
        return [found.get(key) for key in self._key]

    def _bests(self) -> Iterator[tuple[_Key, Sense]]:
        for key, name in self._names.items():
            yield key, name.best()

    def _weigh(self) -> None:
        """Let each name's places be voted for by those of the other names."""
        votes = self._fixed.copy()
        for name in self._names.values():
            for at, weight in _votes(name).items():
                votes[at] += weight
        total = sum(weight for (_, first), weight in votes.items() if not first) + 1.0
        firm = [(key, *_where(best.place)) for key, best in self._bests() if best.share > 0.5]
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


def _named(toponym: Toponym, containers: Sequence[Candidate], capitals: frozenset[int]) -> _Name:
    candidates = toponym.candidates[:_LISTED]
    current = any(each.main and not each.former and each.grain == "city" for each in candidates)
    base = []
    for each in candidates:
        score = _SIZE * each.weight + (_CITY if each.grain == "city" else 0.0) - (0.0 if each.main else _NOT_MAIN)
        score += (_CHOSEN if each.chosen else 0.0) + (_COUNTRY_GRAIN if each.grain == "country" else 0.0)
        score -= _FORMER if each.former and current else 0.0
        score += _CAPITAL if each.geonames in capitals and each.main else 0.0
        if any(_holds(container, each) for container in containers):
            score += _CONTAINED
        base.append(score)
    return _Name(candidates, base, _shares(base), _same(candidates), toponym.chance)


def _same(candidates: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate its number and those of the candidates that are in practice the same place.

    These are a town and the divisions of its name around it; two towns are never the same.
    """
    same = [[at] for at in range(len(candidates))]
    for at, each in enumerate(candidates):
        if each.grain in ("province", "region", "country"):
            for number, other in enumerate(candidates):
                if number != at and (other.grain == "city" or number > at) and _is_around(each, other):
                    same[at].append(number)
                    same[number].append(at)
    return same


def _is_around(division: Candidate, other: Candidate) -> bool:
    """Whether a town or another division lies where the division is."""
    if division.grain == other.grain or division.country is None or division.country != other.country:
        return False
    return _distance(division, (other.lat, other.lon)) < _SAME_KM


def _holds(container: Candidate, each: Candidate) -> bool:
    """Whether a place lies in another, as far as the gazetteer tells."""
    if container is each or container.country is None or container.country != each.country:
        return False
    if container.grain == "country" and not container.first:
        return each.grain != "country"
    if container.grain in ("province", "country"):
        if each.grain in ("province", "country"):
            return False
        if container.first:
            return container.first == each.first
    return container.grain in ("region", "province") and _distance(container, (each.lat, each.lon)) < _NEAR_KM


def _shares(scores: Sequence[float]) -> list[float]:
    """How likely each candidate is; what is missing to 1 is the chance that it is none of them."""
    top = max(*scores, _NONE) if scores else _NONE
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds) + math.exp(_NONE - top)
    return [each / total for each in odds]


def _votes(name: _Name) -> _Votes:
    """How much a name says for each country, and for each first-level division."""
    votes: _Votes = defaultdict(float)
    for share, each in zip(name.shares, name.candidates, strict=True):
        if each.country and share > 0.02:
            votes[each.country, ""] += share * name.chance
            if each.first:
                votes[each.country, each.first] += share * name.chance
    return votes


def _where(place: Candidate) -> tuple[float, float, bool]:
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


def _above(toponyms: Sequence[Toponym], containers: Mapping[int, str]) -> frozenset[int]:
    """The numbers of the toponyms that name what contains the one before them and may be a division or a state."""
    return frozenset(
        number + 1 for number in containers if any(each.grain != "city" for each in toponyms[number + 1].candidates)
    )


def _in_part(parse: Parse, toponym: Toponym) -> bool:
    """Whether the words around say that the name is that of a division or of something with parts."""
    words, first = parse.words, toponym.first
    before = words[first - 1] if first else ""
    after = words[toponym.stop] if toponym.stop < len(words) else ""
    if before == "of" and first > 1 and words[first - 2].lower() in DIVIDED:
        return True
    if before.lower() in PARTS or after.lower() in DIVIDED:
        return True
    following = words[toponym.stop : toponym.stop + 2]
    return bool(following) and (following[0] in OF_DIVISIONS or " ".join(following) in OF_DIVISIONS)


def _opens(parse: Parse, toponym: Toponym) -> bool:
    """Whether the name stands in capitals at the head of a sentence and is cut off: "PARIS (AP) -"."""
    words, stop = parse.words, toponym.stop
    begins = parse.sentences[parse.sentence_of[toponym.first]][0] == toponym.first
    return begins and words[toponym.first].isupper() and stop < len(words) and words[stop] in DASHES


def _less_famed(each: Candidate, home: str) -> float:
    """What speaks against a city that is known the world over, in an outlet that is at home in another country."""
    return -_CHOSEN if each.chosen and each.grain == "city" and each.country != home else 0.0


def _at_home(each: Candidate, town: Candidate) -> float:
    """What speaks for a place since the report's outlet is at home in a town."""
    if each.country != town.country or each.grain == "country":
        return 0.0
    if each.geonames == town.geonames:
        return _ITSELF
    return (_AROUND if each.grain in ("city", "region") else 0.0) * _closeness(each, (town.lat, town.lon))


def _fixed(parse: Parse, its: Home | None, known: Mapping[str, Candidate]) -> _Votes:
    """Votes that no name of a place casts: words for peoples, and the home of the report's outlet."""
    votes: _Votes = defaultdict(float)
    for entity in parse.entities:
        if entity.label == "NORP" and (place := known.get(fold(parse.words[entity.stop - 1]))) and place.country:
            votes[place.country, ""] = _PEOPLE
    if its:
        votes[its.country, ""] += _HOME
        if its.local and its.place and its.place.first:
            votes[its.country, its.place.first] += _LOCAL
    return votes
