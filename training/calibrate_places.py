"""Fit how often a place is right, for knowledge/place_confidence.toml, and check it.

    python training/calibrate_places.py ../shared/data/places [CACHE]

A place is right if it meets a marked one and lies within 161 km of it, or has its GeoNames id. Fitted on the
even-numbered reports of lgl, geowebnews and geovirus by logistic regression from the odds that the words name a place
and from the odds of its sense among those of the name, above and below even. Prints the reliability table and the
expected calibration error of both halves. Marked places without coordinates, and peoples in geovirus, whose markers
left them out, do not count.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from train_toponyms import SETS, WITHOUT_PEOPLES, readings

from sayso.ground.gazetteer import Candidate
from sayso.ground.places import GROUNDS, grounds, sensed
from sayso.records import Reading

OUT = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "place_confidence.toml"
NEAR_KM = 161
BINS = 10
Case = tuple[list[float], bool]  # what speaks for a place, and whether it is right


def main() -> None:
    """Fit, write, check."""
    folder, cache = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None
    even, odd = (list(_cases(folder, cache, half)) for half in (0, 1))
    weights = _fit(even)
    text = "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(GROUNDS, weights, strict=True))
    OUT.write_text(
        "# How often a place is right: the logistic function of the weighted log odds; fitted by\n"
        f"# training/calibrate_places.py.\n\n{text}",
        encoding="utf-8",
    )
    for half, cases in (("even, fitted on", even), ("odd", odd)):
        table, error = _reliability(cases, weights)
        print(f"{half}: {len(cases)} places, expected calibration error {error:.3f}\n{table}")


def _cases(folder: Path, cache: Path | None, half: int) -> Iterator[Case]:
    for name in SETS:
        for gold, reading in readings(folder / f"{name}.jsonl", cache, half):
            yield from _of_report(gold, reading, with_peoples=name not in WITHOUT_PEOPLES)


def _of_report(gold: dict[str, Any], reading: Reading, *, with_peoples: bool) -> Iterator[Case]:
    parse = reading.parse
    if parse is None or not parse.words:
        return
    for toponym, sense in sensed(reading.article, parse):
        if sense is None or (toponym.people and not with_peoples):
            continue
        start, end = parse.starts[toponym.first], parse.ends[toponym.stop - 1]
        marked = [each for each in gold["toponyms"] if each["start"] < end and start < each["end"]]
        if not marked or marked[0].get("lat") is not None:
            yield list(grounds(toponym, sense)), bool(marked) and _is_near(marked[0], sense.place)


def _is_near(marked: dict[str, Any], place: Candidate) -> bool:
    if place.geonames and str(marked.get("geonameid")) == str(place.geonames):
        return True
    one, other = math.radians(marked["lat"]), math.radians(place.lat)
    east = math.radians(marked["lon"] - place.lon)
    arc = math.sin((one - other) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(east / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(arc))) <= NEAR_KM


def _fit(cases: list[Case]) -> list[float]:
    """The weights of the grounds, by Newton's method."""
    table = np.array([its for its, _ in cases])
    right = np.array([1.0 if each else 0.0 for _, each in cases])
    weights = np.zeros(len(GROUNDS))
    for _ in range(25):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + 1e-6 * np.eye(len(GROUNDS))
        weights += np.linalg.solve(curve, table.T @ (right - chance) - 1e-6 * weights)
    return [float(weight) for weight in weights]


def _reliability(cases: list[Case], weights: list[float]) -> tuple[str, float]:
    """A line for each tenth of confidence (places, said, right), and the expected calibration error."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for its, right in cases:
        said = 1 / (1 + math.exp(-sum(weight * each for weight, each in zip(weights, its, strict=True))))
        bins[min(int(said * BINS), BINS - 1)].append((said, right))
    lines, error = [], 0.0
    for number, its in enumerate(bins):
        if its:
            said, right = (sum(each[at] for each in its) / len(its) for at in (0, 1))
            error += abs(said - right) * len(its) / len(cases)
            lines.append(f"  {number / BINS:.1f}  {len(its):5d}  said {said:.3f}  right {right:.3f}")
    return "\n".join(lines), error


if __name__ == "__main__":
    main()
