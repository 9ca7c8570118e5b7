"""Fit how often a place is right, for knowledge/place_confidence.toml, and check it on news it has not seen.

    python training/calibrate_places.py ../shared/data/gold/train.jsonl [CACHE [../shared/data/places]]

A place is right if it meets a marked one and lies within 161 km of it. Its confidence is the chance that the words name
a place times the chance that it is the one that is meant. Either is a logistic function of the log odds that the stages
give; it is fitted on the reports of `train_toponyms`, each read with weights that were learned without it, and is held
to the odds as they are (slope 1, start 0) by a penalty, since few of the names in these reports are doubtful. Marked
places of which it is not known where they lie do not count.

With the folder of LGL, GeoWebNews and GeoVirus (`NAME.jsonl`: id, text, toponyms), prints the reliability table and the
expected calibration error of each of them too; they are only measured. Peoples in geovirus, whose markers left them
out, do not count. CACHE is a folder for the parses.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from train_toponyms import folds, own_sentences, readings, wikinews

from sayso.ground.gazetteer import Candidate
from sayso.ground.places import GROUNDS, grounds, sensed
from sayso.ground.toponyms import Weights
from sayso.records import Reading

OUT = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "place_confidence.toml"
SETS = ("geowebnews", "lgl", "geovirus")
WITHOUT_PEOPLES = ("geovirus",)  # whose markers left out adjectives and names of peoples
NEAR_KM = 161
BINS = 10
PENALTY = 5.0  # on the distance from slope 1 and start 0
Pairs = list[tuple[float, float]]
Judgement = tuple[bool, bool]  # whether the words name a place, and whether it is that place
Case = tuple[tuple[float, float], Judgement]  # what speaks for a place, and what is right of it
Judge = Callable[[int, int, Candidate], Judgement | None]  # by start and end in the text; None if it is not known


def main() -> None:
    """Fit, write, check."""
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    cases = list(_marked_cases(Path(sys.argv[1]), cache))
    weights = _fit(cases)
    pairs = zip(GROUNDS, weights, strict=True)
    text = "".join(f"\n[{name}]\nslope = {slope:.3f}\nstart = {start:.3f}\n" for name, (slope, start) in pairs)
    OUT.write_text(
        "# How often a place is right: that the words name one, times that it is the one that is meant; each a\n"
        f"# logistic function of the log odds; fitted by training/calibrate_places.py, see docs/models.md.\n{text}",
        encoding="utf-8",
    )
    _report("fitted on", cases, weights)
    if len(sys.argv) > 3:
        for name in SETS:
            _report(name, list(_unseen_cases(Path(sys.argv[3]) / f"{name}.jsonl", cache)), weights)


def _marked_cases(gold: Path, cache: Path | None) -> Iterator[Case]:
    """The places found in the reports of the project's own marking."""
    for part, weights in folds(wikinews(gold, cache), own_sentences()):
        for each in part:
            marks = each.places

            def judge(start: int, end: int, place: Candidate, marks: Any = marks) -> Judgement | None:
                met = [where for (low, high), where in marks.items() if low < end and start < high]
                return (False, False) if not met else (True, _is_near(*met[0], place)) if met[0] else None

            yield from _cases(each.reading, judge, weights=weights)


def _unseen_cases(path: Path, cache: Path | None) -> Iterator[Case]:
    """The places found in a public collection."""
    golds = [json.loads(line) for line in path.open(encoding="utf-8")]
    for gold, reading in zip(golds, readings(golds, cache / f"{path.stem}.pkl" if cache else None), strict=True):

        def judge(start: int, end: int, place: Candidate, marks: Any = gold["toponyms"]) -> Judgement | None:
            met = next((each for each in marks if each["start"] < end and start < each["end"]), None)
            if met is None:
                return False, False
            if place.geonames and str(met.get("geonameid")) == str(place.geonames):
                return True, True
            return None if met.get("lat") is None else (True, _is_near(met["lat"], met["lon"], place))

        yield from _cases(reading, judge, with_peoples=path.stem not in WITHOUT_PEOPLES)


def _cases(
    reading: Reading, judge: Judge, *, weights: Weights | None = None, with_peoples: bool = True
) -> Iterator[Case]:
    parse = reading.parse
    if parse is None or not parse.words:
        return
    for toponym, sense in sensed(reading.article, parse, weights=weights):
        if sense is not None and (with_peoples or not toponym.people):
            right = judge(parse.starts[toponym.first], parse.ends[toponym.stop - 1], sense.place)
            if right is not None:
                yield grounds(toponym, sense), right


def _is_near(lat: float, lon: float, place: Candidate) -> bool:
    one, other = math.radians(lat), math.radians(place.lat)
    east = math.radians(lon - place.lon)
    arc = math.sin((one - other) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(east / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(arc))) <= NEAR_KM


def _fit(cases: list[Case]) -> Pairs:
    """Slope and start for each of the grounds: the first by all places, the second by those that are named."""
    named = [its for its, (name, _) in cases], [name for _, (name, _) in cases]
    meant = [its for its, (name, _) in cases if name], [sense for _, (name, sense) in cases if name]
    return [_logistic([its[at] for its in table], right) for at, (table, right) in enumerate((named, meant))]


def _logistic(odds: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and start of a penalised logistic regression, by Newton's method."""
    table = np.array([[each, 1.0] for each in odds])
    wanted = np.array(right, dtype=float)
    usual = np.array([1.0, 0.0])
    weights = np.zeros(2)
    for _ in range(25):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + PENALTY * np.eye(2)
        weights += np.linalg.solve(curve, table.T @ (wanted - chance) - PENALTY * (weights - usual))
    return float(weights[0]), float(weights[1])


def _report(name: str, cases: list[Case], weights: Pairs) -> None:
    """Print a line for each tenth of confidence (places, said, right), and the expected calibration error."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for its, (_, right) in cases:
        pairs = zip(weights, its, strict=True)
        said = math.prod(1 / (1 + math.exp(-slope * each - start)) for (slope, start), each in pairs)
        bins[min(int(said * BINS), BINS - 1)].append((said, right))
    lines, error = [], 0.0
    for number, held in enumerate(bins):
        if held:
            mean, share = (sum(each[at] for each in held) / len(held) for at in (0, 1))
            error += abs(mean - share) * len(held) / len(cases)
            lines.append(f"  {number / BINS:.1f}  {len(held):5d}  said {mean:.3f}  right {share:.3f}")
    print(f"{name}: {len(cases)} places, expected calibration error {error:.3f}", *lines, sep="\n")


if __name__ == "__main__":
    main()
