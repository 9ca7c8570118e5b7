"""Roles on a slice of ../shared/data/gold/train.jsonl, counted as the bench counts them: evidence meets both words.

Where ../shared is absent, nothing is measured, and the test's record says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.ground.roles import RoleFinder
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Role, Span

GOLD = Path(__file__).parents[2] / "../shared/data/gold/train.jsonl"
REPORTS = 40
PRECISION, RECALL = 0.85, 0.75
"""Floors: what is measured on the slice, less a little. They only rise."""


def reports() -> Iterator[dict[str, Any]]:
    with GOLD.open(encoding="utf-8") as lines:
        yield from islice(map(json.loads, lines), REPORTS)


def hits(wanted: Sequence[tuple[Span, Span]], found: Sequence[Role]) -> int:
    """How many of the persons with titles have a role of their own that takes in some of both."""
    free = list(found)
    count = 0
    for person, title in wanted:
        for role in free:
            if role.evidence and role.evidence.meets(person) and role.evidence.meets(title):
                free.remove(role)
                count += 1
                break
    return count


@pytest.mark.corpus
def test_roles_of_the_gold_standard(record_property: pytest.RecordProperty) -> None:
    record_property("corpus", "gold/train.jsonl" if GOLD.exists() else "none: ../shared is absent")
    if not GOLD.exists():
        return
    gold = list(reports())
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), RoleFinder())
    articles = [Article(each["id"], each["text"], published=each.get("published")) for each in gold]
    right = wanted = found = 0
    for report, reading in zip(gold, pipeline.run(articles, stages), strict=True):
        pairs = [
            (Span(*role["person"]), Span(*role["title"]))
            for role in report["roles"]
            if role["person"] and role["title"]
        ]
        right += hits(pairs, reading.roles)
        wanted += len(pairs)
        found += len(reading.roles)
    record_property("precision, recall", f"{right / found:.3f}, {right / wanted:.3f}")
    assert right / found >= PRECISION
    assert right / wanted >= RECALL
