"""Reports with their statements marked, from gold and from our own files, read as far as the extractor needs."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import marked_reports

from sayso import pipeline, settings
from sayso.extract.drafts import Page
from sayso.records import Article, Reading

HELD_OUT = 10
"""One report in so many is kept from the training of the network; confidences are fitted on those."""


def is_held_out(report: str) -> bool:
    """Whether the report of that id is kept from training."""
    return zlib.crc32(report.encode()) % HELD_OUT == 0


def answers(path: Path) -> list[dict[str, Any]]:
    """The annotated reports of a gold file, or of a marked one of our own."""
    if path.suffix == ".txt":
        return list(marked_reports.reports(path))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pages(reports: Sequence[dict[str, Any]]) -> list[Page]:
    """The reports, parsed, in their order."""
    readings = [Reading(Article(report["id"], report["text"], language="en")) for report in reports]
    for stage in settings.stages(settings.Settings())[: settings.STAGES.index("parse") + 1]:
        readings = pipeline.apply(stage, readings)
    found = [Page.of(reading.article.text, reading.parse) for reading in readings if reading.parse is not None]
    if len(found) != len(reports):
        raise ValueError(f"{len(reports) - len(found)} reports were not parsed; `sayso read` says why")
    return found
