"""Which words of a report name places: the union of what the tagger found and what the gazetteer knows, weighed."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.ground.gazetteer import Candidate, Gazetteer, gazetteer
from sayso.ground.place_evidence import Evidence
from sayso.ground.place_spans import Option, Spans
from sayso.records import Parse

WEIGHTS = "toponyms.toml"
"""The data file that says how much each piece of evidence counts; see docs/models.md."""

_PASSED_BY = 2.0  # the least score of a place that those who mark places often pass by


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in tokens `first` to `stop`, and what it may stand for."""

    first: int
    stop: int
    name: str  # as it is looked up: blanks single, no capitals throughout
    candidates: tuple[Candidate, ...]
    chance: float = 1.0  # how likely it names a place here, 0 to 1
    people: bool = False  # whether it is the name or adjective of a people


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, and the score from which words are taken for a place."""

    of: Mapping[str, float]  # by feature, in the logarithm of the odds; the constant is called ""
    least: float

    def score(self, features: Iterable[str]) -> float:
        """What the evidence comes to, as the logarithm of the odds."""
        return sum(self.of.get(feature, 0.0) for feature in features) + self.of.get("", 0.0)


def find_toponyms(
    text: str, parse: Parse, files: tuple[str, ...] = (), *, weights: Weights | None = None
) -> list[Toponym]:
    """The names of places and of peoples in a report, in order; none crosses or holds another.

    `files` are compiled files of knowledge of the user's; `weights` are those that ship if not given.
    """
    spans = Spans(text, parse, files)
    options = list(spans.options())
    evidence = Evidence(parse, spans, options)
    found = [_toponym(option, odds) for option, odds in _chosen(options, evidence, weights or shipped_weights())]
    _spread_counties(parse, found, gazetteer(files))
    return found


@cache
def shipped_weights() -> Weights:
    """The weights that ship."""
    data = tomllib.loads(files("sayso.knowledge").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Weights(data["weights"], data["least"])


def _chosen(rows: Iterable[Sequence[Option]], evidence: Evidence, weights: Weights) -> Iterator[tuple[Option, float]]:
    """The likeliest option of each row, with its score, where that is enough; none crosses or holds another."""
    reached = 0
    for row in rows:
        row = [option for option in row if not evidence.is_in_person(option)]
        if not row or row[0].first < reached:
            continue
        scored = ((weights.score(evidence.features(option)), option) for option in row)
        best, option = max(scored, key=lambda pair: pair[0])
        if evidence.is_passed_by(option):
            best = max(best, _PASSED_BY)
        if best >= weights.least:
            yield option, best
            reached = option.stop


def _toponym(option: Option, odds: float) -> Toponym:
    chance = 1 / (1 + math.exp(-odds))
    return Toponym(option.first, option.stop, option.name, option.candidates, chance, option.people)


def _spread_counties(parse: Parse, toponyms: list[Toponym], places: Gazetteer) -> None:
    """Look the names of a list that ends in "counties", and a name before "county", up as those of counties."""
    last = ""
    for at in range(len(toponyms) - 1, -1, -1):
        each = toponyms[at]
        after = parse.words[each.stop] if each.stop < len(parse.words) else ""
        if after in ("counties", "Counties", "county"):
            last = "county"
        elif not (last and after in (",", "and", "or") and each.stop + 2 >= toponyms[at + 1].first):
            last = ""
        if last and (found := places.candidates(f"{each.name} County")):
            toponyms[at] = replace(each, candidates=found)
