"""Learn the weights of knowledge/toponyms.toml from reports in which the project marked the places.

    python training/train_toponyms.py ../shared/data/gold/train.jsonl [CACHE]

Two sources, both of the project's own marking, CC BY 4.0:

`place_annotations.jsonl` marks 150 of the Wikinews reports (CC BY 2.5) in gold/train.jsonl, a line a report: its id,
and for each place start and end in its text, kind, whether what an earlier sayso took it for was right (null: it took
it for nothing), and where it lies (latitude and longitude, null where that was not looked at). It holds no text.
`place_sentences.txt` has short reports of our own in the manner of local papers, with [places] marked.

What is marked: the whole name of a place in the sense it is used in, be it literal, a metonym (a government, a team, or
as a part of the name of a public body, school or club) or a demonym. Not marked: parts of the names of persons, firms
and papers, languages, diseases, holidays, and words like "the region".

Logistic regression with an L2 penalty over the features of `ground/place_evidence.py`. The settings below, and which
features there are, were chosen by cross-validation over the reports and by a look at the totals of LGL, GeoWebNews and
GeoVirus, of which nothing went into the weights. Prints the cross-validation. CACHE is a folder for the parses.
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.place_evidence import Evidence
from sayso.ground.place_spans import Spans
from sayso.ground.toponyms import Weights, find_toponyms
from sayso.ingest.furniture import FurnitureMarker
from sayso.pipeline import apply
from sayso.records import Article, Reading

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "sayso" / "knowledge" / "toponyms.toml"
RARE = 5  # how many reports a feature has to be seen in
PENALTY = 4.0
SENTENCES = 2.0  # how much a report of our own counts beside one of Wikinews
LEAST = -0.2  # the score from which words are taken: a name missed costs a little more than one too many
FOLDS = 5
Example = tuple[list[str], bool]


@dataclass(frozen=True, slots=True)
class Marked:
    """A report in which the places are marked."""

    reading: Reading
    places: dict[tuple[int, int], tuple[float, float] | None]  # by start and end: latitude and longitude, if known


def main() -> None:
    """Read the marked reports, learn, check, write."""
    cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    reports, sentences = wikinews(Path(sys.argv[1]), cache), own_sentences()
    print(f"{len(reports)} reports, {sum(len(each.places) for each in reports)} places")
    _check(reports, folds(reports, sentences))
    OUT.write_text(_toml(learn(reports, sentences)), encoding="utf-8")


def wikinews(path: Path, cache: Path | None) -> list[Marked]:
    """The marked reports of Wikinews, parsed."""
    golds = {gold["id"]: gold for gold in map(json.loads, path.open(encoding="utf-8"))}
    rows = [json.loads(line) for line in (HERE / "place_annotations.jsonl").open(encoding="utf-8")]
    read = readings([golds[row["id"]] for row in rows], cache / "wikinews.pkl" if cache else None)
    return [
        Marked(
            reading,
            {
                (start, end): None if lat is None else (lat, lon)
                for start, end, _kind, _right, lat, lon in row["places"]
            },
        )
        for row, reading in zip(rows, read, strict=True)
    ]


def readings(golds: Sequence[dict[str, Any]], stored: Path | None = None) -> list[Reading]:
    """The reports as parsed; they are kept in the file `stored`, if one is given."""
    if stored and stored.exists():
        kept: list[Reading] = pickle.loads(stored.read_bytes())
        return kept
    read = [
        Reading(
            Article(
                gold["id"],
                gold["text"],
                url=gold.get("url"),
                outlet=gold.get("outlet"),
                published=gold.get("published") or gold.get("date"),
            )
        )
        for gold in golds
    ]
    for stage in (FurnitureMarker(), LanguageIdentifier(), Parser()):
        read = apply(stage, read)
    if stored:
        stored.write_bytes(pickle.dumps(read))
    return read


def folds(reports: Sequence[Marked], sentences: Sequence[Marked]) -> Iterator[tuple[Sequence[Marked], Weights]]:
    """Parts of the reports, each with weights that were learned without it."""
    for number in range(FOLDS):
        others = [each for at, each in enumerate(reports) if at % FOLDS != number]
        yield reports[number::FOLDS], Weights(learn(others, sentences), LEAST)


def learn(reports: Sequence[Marked], sentences: Sequence[Marked]) -> dict[str, float]:
    """The weights learned from marked reports and from those of our own."""
    examples: list[Example] = []
    shares: list[float] = []
    seen: Counter[str] = Counter()
    for each, share in [*((each, 1.0) for each in reports), *((each, SENTENCES) for each in sentences)]:
        its = list(_examples(each))
        seen.update({feature for features, _ in its for feature in features})
        examples += its
        shares += [share] * len(its)
    return _fit(examples, np.array(shares), sorted(name for name, count in seen.items() if count >= RARE))


def own_sentences() -> list[Marked]:
    """The short reports of our own, parsed."""
    return list(_sentences())


def _sentences() -> Iterator[Marked]:
    lines = (HERE / "place_sentences.txt").read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("#"))
    marked = [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]
    plain = [{"id": str(number), "text": re.sub(r"[][]", "", each)} for number, each in enumerate(marked)]
    for each, reading in zip(marked, readings(plain), strict=True):
        # each mark before a place takes two characters, and its own bracket one
        found = enumerate(re.finditer(r"\[[^]]*\]", each))
        yield Marked(reading, {(its.start() - 2 * n, its.end() - 2 * n - 2): None for n, its in found})


def _examples(marked: Marked) -> Iterator[Example]:
    """The options of a report that are weighed, each with whether it is marked; words within a marked name are not."""
    parse = marked.reading.parse
    if parse is None or not parse.words:
        return
    spans = Spans(marked.reading.article.text, parse)
    rows = list(spans.options())
    evidence = Evidence(parse, spans, rows)
    reached = 0
    for row in rows:
        row = [option for option in row if not evidence.is_in_person(option)]
        if not row or row[0].first < reached:
            continue
        for option in row:
            right = (parse.starts[option.first], parse.ends[option.stop - 1]) in marked.places
            reached = option.stop if right else reached
            yield list(evidence.features(option)), right


def _fit(examples: list[Example], shares: Any, names: list[str]) -> dict[str, float]:
    """The weights: Newton's method on the penalised likelihood; the constant is called ""."""
    at = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    for number, (features, _) in enumerate(examples):
        table[number, [at[each] for each in features if each in at]] = 1
        table[number, -1] = 1
    right = np.array([1.0 if each else 0.0 for _, each in examples])
    weights = np.zeros(len(names) + 1)
    penalty = np.append(np.full(len(names), PENALTY), 1e-3)
    for _ in range(12):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (shares * (right - chance)) - penalty * weights
        curve = (table * (shares * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return {**{name: float(weights[number]) for name, number in at.items()}, "": float(weights[-1])}


def _check(reports: Sequence[Marked], parts: Iterable[tuple[Sequence[Marked], Weights]]) -> None:
    """Print precision, recall and F1 over the parts, each found with weights learned without it."""
    right = found = 0
    for part, weights in parts:
        for each in part:
            parse = each.reading.parse
            if parse is not None:
                its = find_toponyms(each.reading.article.text, parse, weights=weights)
                found += len(its)
                right += sum((parse.starts[one.first], parse.ends[one.stop - 1]) in each.places for one in its)
    marked = sum(len(each.places) for each in reports)
    print(f"cross-validation: P {right / found:.3f} R {right / marked:.3f} F1 {2 * right / (found + marked):.3f}")


def _toml(weights: dict[str, float]) -> str:
    lines: Iterable[str] = (f"{json.dumps(name)} = {round(weight, 2)}" for name, weight in sorted(weights.items()))
    return (
        "# How much each piece of evidence counts that words name a place, in the logarithm of the odds; learned by\n"
        "# training/train_toponyms.py from the project's own marking of reports; see docs/models.md.\n\n"
        f"least = {LEAST}\n\n[weights]\n" + "\n".join(lines) + "\n"
    )


if __name__ == "__main__":
    main()
