"""Count how often statements found in each way are right, and write the table that confidences are read from.

    python training/calibrate_confidence.py ../shared/data/gold/train.jsonl [--check ../shared/data/gold/dev.jsonl]

Gold is in the form of ../shared/data/gold/GUIDE.md (text CC BY 2.5 Wikinews, annotation CC BY 4.0). A statement is
right when its content overlaps a gold content by half of their words and its speaker shares a word with the gold one.
`--check` prints the calibration error (ten bins) and the bins on gold that the table was not counted on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso import pipeline, settings
from sayso.extract import statements, syntax
from sayso.extract.confidence import SHORT, confidence
from sayso.extract.drafts import Draft, Page
from sayso.records import Article, Parse, Reading

TABLE = Path(__file__).parents[1] / "src/sayso/knowledge/confidence.toml"
WORD = re.compile(r"\w+(?:['’]\w+)*")
HEAD = """# How often statements found in each way were right. Written by training/calibrate_confidence.py: do not edit.
# Counted over {rows} rows in {reports} reports of our own gold; annotation CC BY 4.0.
# frame = [[rows, right], [rows, right]]: first those with a content of fewer than {short} words, then the longer.

"""


class Row(NamedTuple):
    """One statement that was found, and whether it is right."""

    frame: str
    words: int
    right: bool


def main() -> None:
    """Count over gold, write the table, and check it on other gold if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", type=Path)
    given = parser.parse_args()
    rows = list(judged(given.gold))
    counts: defaultdict[str, list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    for row in rows:
        cell = counts[row.frame][row.words >= SHORT]
        cell[0] += 1
        cell[1] += row.right
    head = HEAD.format(reports=len(given.gold.read_text().splitlines()), rows=len(rows), short=SHORT)
    TABLE.write_text(head + "".join(f"{frame} = {cells}\n" for frame, cells in sorted(counts.items())))
    print(f"{len(rows)} rows counted; {TABLE.name} written")
    if given.check:
        check(list(judged(given.check)))


def check(rows: list[Row]) -> None:
    """Print how far the confidences are from the shares that are right, in ten bins."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in rows:
        sure = confidence(row.frame, row.words)
        bins[min(9, int(sure * 10))].append((sure, row.right))
    error = 0.0
    for number, held in sorted(bins.items()):
        said, true = sum(sure for sure, _ in held) / len(held), sum(right for _, right in held) / len(held)
        error += abs(said - true) * len(held) / len(rows)
        print(f"{number / 10:.1f} to {number / 10 + 0.1:.1f}: {len(held):4} rows, said {said:.2f}, right {true:.2f}")
    print(f"expected calibration error {error:.3f} over {len(rows)} rows")


def judged(gold: Path) -> Iterator[Row]:
    """Read the reports of a gold file and judge every statement found."""
    answers = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    readings = [Reading(Article(answer["id"], answer["text"])) for answer in answers]
    for stage in settings.stages(settings.Settings()):
        if stage.name == "statements":
            break
        readings = pipeline.apply(stage, readings)
    for answer, reading in zip(answers, readings, strict=True):
        if reading.parse is not None:
            yield from judge(answer, Page.of(reading.article.text, reading.parse))


def judge(answer: dict[str, Any], page: Page) -> Iterator[Row]:
    """Pair what is found in one report with its gold, best overlap first, each once."""
    at = word_numbers(answer["text"])
    gold = [(at(statement["content"]), at([statement["speaker"]])) for statement in answer["statements"]]
    drafts = statements.find(page)
    found = [(at(ranges(page.parse, draft.content)), at(speaker(page.parse, draft))) for draft in drafts]
    pairs = sorted(
        (
            (len(one & other) / len(one | other), -i, -j)
            for i, (one, _) in enumerate(gold)
            for j, (other, _) in enumerate(found)
            if one & other
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for overlap, i, j in pairs:
        if overlap >= 0.5 and -i not in taken.values() and -j not in taken:
            taken[-j] = -i
    for number, draft in enumerate(drafts):
        said_by = gold[taken[number]][1] if number in taken else frozenset()
        right = number in taken and bool(said_by & found[number][1] or not (said_by or found[number][1]))
        yield Row(draft.frame, sum(stop - first for first, stop in draft.content), right)


def word_numbers(text: str) -> Any:
    """A function from character ranges (None among them) to the numbers of the words that they meet."""
    at = [-1] * (len(text) + 1)
    for number, match in enumerate(WORD.finditer(text)):
        at[match.start() : match.end()] = [number] * (match.end() - match.start())
    return lambda spans: frozenset(n for span in spans if span for n in at[span[0] : span[1]] if n >= 0)


def ranges(parse: Parse, tokens: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Token ranges as character ranges."""
    return [(parse.starts[first], parse.ends[stop - 1]) for first, stop in tokens]


def speaker(parse: Parse, draft: Draft) -> list[tuple[int, int]]:
    """The characters of the draft's speaker, if it has one."""
    return ranges(parse, (syntax.phrase(parse, draft.speaker),)) if draft.speaker is not None else []


if __name__ == "__main__":
    main()
