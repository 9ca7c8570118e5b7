"""Fit how sure a statement is, and write the table that confidences are read from.

    python training/calibrate_confidence.py ../shared/data/gold/train.jsonl training/statements/*.txt

Gold is in the form of ../shared/data/gold/GUIDE.md (text CC BY 2.5 Wikinews, annotation CC BY 4.0). A statement is
right when its content overlaps a gold content by half of their words and its speaker shares a word with the gold one.
How often each of the grammar's frames is right is counted over the first file. What the network says is weighed by a
logistic regression over the reports of all files that it was not trained on; it also prints how F1 depends on the
confidence from which rows are kept. Needs the extra `train`. `sayso eval` measures the calibration on other gold.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from statement_gold import answers, is_held_out, pages

from sayso.evaluation.pairing import best_first
from sayso.evaluation.words import Words, shared
from sayso.extract import grammar, merging, syntax, tagger
from sayso.extract.confidence import FEATURES, SHORT, features
from sayso.extract.drafts import Draft, Page
from sayso.records import Span

TABLE = Path(__file__).parents[1] / "src/sayso/knowledge/confidence.toml"
HEAD = """# How sure a statement is. Written by training/calibrate_confidence.py: do not edit.
# Counted over reports annotated by the project, and some that it wrote; annotation CC BY 4.0.

"""
FRAMES = f"""# How often statements found in each way by the grammar were right: frame = [[rows, right], [rows, right]],
# first those with a content of fewer than {SHORT} words, then the longer.
[frames]
"""
NETWORK = """
# What counts how much where the network was asked; extract/confidence.py tells each.
[network]
"""


class Row(NamedTuple):
    """One statement that was found, and whether it is right."""

    draft: Draft
    right: bool


def main() -> None:
    """Count and fit over gold, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args()
    counts: defaultdict[str, list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    for row in judged(answers(given.files[0]), grammar.find):
        cell = counts[row.draft.frame][sum(stop - first for first, stop in row.draft.content) >= SHORT]
        cell[0] += 1
        cell[1] += row.right
    frames = "".join(f"{frame} = {cells}\n" for frame, cells in sorted(counts.items()))
    held = [answer for path in given.files for answer in answers(path) if is_held_out(answer["id"])]
    both = judged(held, lambda page: merging.merge(page, grammar.find(page), tagger.proposals(tagger.encode(page))))
    rows = [row for row in both if row.draft.support is not None]
    weights, chances = fitted(rows)
    network = "".join(f"{name} = {value:.3f}\n" for name, value in weights.items())
    TABLE.write_text(HEAD + FRAMES + frames + NETWORK + network, encoding="utf-8")
    print(f"{len(rows)} rows of {len(held)} reports fitted, {sum(row.right for row in rows)} right")
    told(rows, chances, sum(len(answer["statements"]) for answer in held))


def fitted(rows: Sequence[Row]) -> tuple[dict[str, float], np.ndarray[Any, np.dtype[np.float64]]]:
    """The weights of the features, and the chances that they give the rows."""
    values = np.array([[features(row.draft)[name] for name in FEATURES] for row in rows])
    model = LogisticRegression(C=1.0, max_iter=1000).fit(values, [row.right for row in rows])
    weights = {"start": float(model.intercept_[0]), **dict(zip(FEATURES, map(float, model.coef_[0]), strict=True))}
    return weights, model.predict_proba(values)[:, 1]


def told(rows: Sequence[Row], chances: np.ndarray[Any, np.dtype[np.float64]], gold: int) -> None:
    """Print precision, recall and F1 of the rows kept from each confidence on."""
    right = np.array([row.right for row in rows])
    for least in np.arange(0.1, 0.75, 0.05):
        kept = chances >= least
        hits = int(right[kept].sum())
        print(
            f"from {least:.2f}: P {hits / kept.sum():.3f} R {hits / gold:.3f} F1 {2 * hits / (kept.sum() + gold):.3f}"
        )


def judged(reports: list[dict[str, Any]], find: Callable[[Page], list[Draft]]) -> Iterator[Row]:
    """Read reports and judge every statement found."""
    for answer, page in zip(reports, pages(reports), strict=True):
        yield from judge(answer, page, find(page))


def judge(answer: dict[str, Any], page: Page, drafts: Sequence[Draft]) -> Iterator[Row]:
    """Pair what is found in one report with its gold, as `sayso eval` does, and judge each draft."""
    words, parse = Words(answer["text"]), page.parse

    def of(spans: Iterable[Sequence[int] | None]) -> frozenset[int]:
        return words.of(Span(*span) for span in spans if span)

    gold = [(of(statement["content"]), of([statement["speaker"]])) for statement in answer["statements"]]
    found = [
        (
            words.of(parse.span(*piece) for piece in draft.content),
            words.of([parse.span(*syntax.phrase(parse, draft.speaker))] if draft.speaker is not None else []),
        )
        for draft in drafts
    ]
    pairs = best_first(gold, found, lambda one, other: shared(one[0], other[0]))
    answered = {j: i for i, (j, much) in pairs.items() if much >= 0.5}
    for number, (draft, (_, said_by)) in enumerate(zip(drafts, found, strict=True)):
        true = gold[answered[number]][1] if number in answered else frozenset()
        yield Row(draft, number in answered and bool(true & said_by or not (true or said_by)))


if __name__ == "__main__":
    main()
