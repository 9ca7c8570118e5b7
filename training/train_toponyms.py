"""Learn the weights of knowledge/toponyms.toml from news in which places are marked.

    python training/train_toponyms.py ../shared/data/places [CACHE]

Takes the even-numbered reports of lgl, geowebnews and geovirus (`NAME.jsonl`: id, text, toponyms with start and end);
the odd ones are for measuring. Logistic regression with an L2 penalty over the features of `ground/place_evidence.py`;
the collections count alike. CACHE is a folder for the parses.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.place_evidence import Evidence
from sayso.ground.place_spans import Spans
from sayso.ingest.furniture import FurnitureMarker
from sayso.pipeline import apply
from sayso.records import Article, Reading

OUT = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "toponyms.toml"
SETS = ("geowebnews", "lgl", "geovirus")
WITHOUT_PEOPLES = ("geovirus",)  # whose markers left out adjectives and names of peoples
RARE = 3  # how many reports a feature has to be seen in
PENALTY = 2.5
LEAST = -0.4  # the score from which words are taken: below 0, since a name missed costs as much as one too many
Example = tuple[list[str], bool]


def main() -> None:
    """Read the marked reports, learn, write."""
    folder = Path(sys.argv[1])
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    examples: list[Example] = []
    shares: list[float] = []
    reports: Counter[str] = Counter()
    for name in SETS:
        before = len(examples)
        for gold, reading in readings(folder / f"{name}.jsonl", cache, 0):
            its = [each for each in _examples(gold, reading) if name not in WITHOUT_PEOPLES or "people" not in each[0]]
            reports.update({feature for features, _ in its for feature in features})
            examples += its
        marked = sum(right for _, right in examples[before:])
        shares += [1000 / max(marked, 1)] * (len(examples) - before)
    weights = _learn(examples, np.array(shares), sorted(each for each, count in reports.items() if count >= RARE))
    OUT.write_text(_toml(weights), encoding="utf-8")


def readings(path: Path, cache: Path | None, half: int) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The even-numbered (half 0) or odd-numbered reports (1) of a collection, as marked and as parsed."""
    golds = [json.loads(line) for line in path.open(encoding="utf-8")]
    stored = cache / f"{path.stem}.pkl" if cache else None
    if stored and stored.exists():
        read = pickle.loads(stored.read_bytes())
    else:
        read = [Reading(_article(gold)) for gold in golds]
        for stage in (FurnitureMarker(), LanguageIdentifier(), Parser()):
            read = apply(stage, read)
        if stored:
            stored.write_bytes(pickle.dumps(read))
    yield from list(zip(golds, read, strict=True))[half::2]


def _article(gold: dict[str, Any]) -> Article:
    published = gold.get("published") or gold.get("date")
    return Article(gold["id"], gold["text"], url=gold.get("url"), outlet=gold.get("outlet"), published=published)


def _examples(gold: dict[str, Any], reading: Reading) -> Iterator[Example]:
    """The options of a report that are weighed, each with whether it is marked; words within a marked name are not."""
    parse = reading.parse
    if parse is None or not parse.words:
        return
    marked = {(each["start"], each["end"]) for each in gold["toponyms"]}
    spans = Spans(reading.article.text, parse)
    rows = list(spans.options())
    evidence = Evidence(parse, spans, rows)
    reached = 0
    for row in rows:
        row = [option for option in row if not evidence.is_in_person(option)]
        if not row or row[0].first < reached:
            continue
        for option in row:
            right = (parse.starts[option.first], parse.ends[option.stop - 1]) in marked
            reached = option.stop if right else reached
            yield list(evidence.features(option)), right


def _learn(examples: list[Example], shares: Any, names: list[str]) -> dict[str, float]:
    """The weights: Newton's method on the penalised likelihood; the constant is called ""."""
    at = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    for number, (features, _) in enumerate(examples):
        table[number, [at[each] for each in features if each in at]] = 1
        table[number, -1] = 1
    right = np.array([1.0 if each else 0.0 for _, each in examples])
    weights = np.zeros(len(names) + 1)
    penalty = np.append(np.full(len(names), PENALTY), 1e-6)
    for _ in range(12):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (shares * (right - chance)) - penalty * weights
        curve = (table * (shares * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return {**{name: float(weights[number]) for name, number in at.items()}, "": float(weights[-1])}


def _toml(weights: dict[str, float]) -> str:
    lines: Iterable[str] = (f"{json.dumps(name)} = {round(weight, 2)}" for name, weight in sorted(weights.items()))
    return (
        "# How much each piece of evidence counts that words name a place, in the logarithm of the odds; learned by\n"
        "# training/train_toponyms.py from half of three collections of news (LGL, GeoWebNews, GeoVirus).\n\n"
        f"least = {LEAST}\n\n[weights]\n" + "\n".join(lines) + "\n"
    )


if __name__ == "__main__":
    main()
