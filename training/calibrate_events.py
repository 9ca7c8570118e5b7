"""Fit how sure an event is, and write the table that confidences are read from.

    python training/calibrate_events.py ../shared/data/gold/train.jsonl training/events/*.txt

Gold is in the form of ../shared/data/gold/GUIDE.md (text CC BY 2.5 Wikinews, annotation CC BY 4.0). A deed is right
when its trigger shares a word with that of a gold event of the same type. How often the lexicon's candidates are
right, open ones apart, is counted over the first file. What network and lexicon say together is weighed by a logistic
regression over the reports of all files that the network was not trained on; it also prints how F1 depends on the
confidence from which rows are kept. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from event_gold import Told, answers, read, told
from sklearn.linear_model import LogisticRegression
from statement_gold import is_held_out

from sayso.extract.drafts import Page
from sayso.extract.events.candidates import candidates
from sayso.extract.events.drafts import Deed
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.weighing import FEATURES, known, sights
from sayso.records import Reading

TABLE = Path(__file__).parents[1] / "src/sayso/knowledge/events_confidence.toml"
HEAD = """# How sure an event is. Written by training/calibrate_events.py: do not edit.
# Counted over reports annotated by the project, and some that it wrote; annotation CC BY 4.0.
"""


def main() -> None:
    """Count and fit over gold, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args()
    shares = {"known": [1.0, 2.0], "open": [1.0, 2.0]}
    rows: list[tuple[list[float], bool]] = []
    gold = 0
    for number, path in enumerate(given.files):
        reports = answers(path)
        if number:
            reports = [report for report in reports if is_held_out(report["id"])]
        for answer, reading in zip(reports, read(reports), strict=True):
            page, events = Page.of(reading.article.text, reading.parse), told(answer, reading.parse)
            deeds = candidates(page)
            if not number:
                for deed in deeds:
                    cell = shares["open" if deed.frame is not None and deed.frame.open else "known"]
                    cell[0] += _is_right(deed, events)
                    cell[1] += 1
            if is_held_out(answer["id"]):
                gold += len(events)
                rows += judged(page, reading, events)
    write({kind: right / count for kind, (right, count) in shares.items()}, rows, gold)


def judged(page: Page, reading: Reading, events: list[Told]) -> Iterator[tuple[list[float], bool]]:
    """What speaks for each word of a report that may tell a deed, and whether it does."""
    for one in sights(page, known(page), Grammar.of(page, reading), reading.encoding.windows, least=0.0):
        yield [one.features[name] for name in FEATURES], _is_right(one.deed, events)


def _is_right(deed: Deed, events: list[Told]) -> bool:
    words = set(range(*deed.trigger))
    return any(event.type == deed.type and words & set(event.parts["trigger"]) for event in events)


def write(shares: dict[str, float], rows: list[tuple[list[float], bool]], gold: int) -> None:
    """Fit the weights, tell what F1 comes of them, and write the table."""
    numbers, right = np.array([row for row, _ in rows]), np.array([one for _, one in rows])
    fitted = LogisticRegression(C=1.0, max_iter=1000).fit(numbers, right)
    chances = fitted.predict_proba(numbers)[:, 1]
    for least in np.arange(0.25, 0.65, 0.05):
        kept = chances >= least
        f1 = 2 * right[kept].sum() / (kept.sum() + gold)
        print(f"kept from {least:.2f}: {kept.sum()} rows, {right[kept].mean():.3f} right, typed F1 {f1:.3f}")
    lines = [HEAD, "[grammar]", *(f"{kind} = {share:.3f}" for kind, share in shares.items()), "", "[network]"]
    lines += [f"start = {fitted.intercept_[0]:.3f}"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(FEATURES, fitted.coef_[0], strict=True)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
