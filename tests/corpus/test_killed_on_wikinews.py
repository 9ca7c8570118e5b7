"""Real reports, the real pipeline, kill -9 ten times: what is kept is what one clean run keeps.

Reads a slice of ../shared/data/corpora/wikinews.jsonl; where that is absent, the reports of the demo take its place.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from sayso import demo
from sayso.store import StoreError, open_store

WIKINEWS = Path(__file__).parents[2] / "../shared/data/corpora/wikinews.jsonl"
REPORTS = 24
KILLS = 10


@pytest.fixture
def reports(tmp_path: Path, record_property: pytest.RecordProperty) -> list[str]:
    """The paths to add: the head of the corpus, or the demo."""
    record_property("corpus", "wikinews" if WIKINEWS.exists() else "demo (../shared is absent)")
    if not WIKINEWS.exists():
        return [str(path) for path in demo.paths()]
    slice_of_it = tmp_path / "slice.jsonl"
    with WIKINEWS.open(encoding="utf-8") as lines:
        slice_of_it.write_text("".join(islice(lines, REPORTS)), encoding="utf-8")
    return [str(slice_of_it)]


def adding(reports: list[str], store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sayso", "add", *reports, "--store", f"sqlite:///{store}", "--batch", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def state(store: Path) -> tuple[int, list[str]]:
    """How many reports are kept, and the ids of all entries; every entry is there once."""
    try:
        with open_store(f"sqlite:///{store}", create=False) as opened:
            ids = [entry.id for entry in opened.entries()]
            assert len(ids) == len(set(ids))
            return opened.counts()["articles"], sorted(ids)
    except StoreError:  # killed before there was a store
        return 0, []


def test_killed_ten_times_it_ends_with_the_entries_of_a_clean_run(reports: list[str], tmp_path: Path) -> None:
    began = time.monotonic()
    assert adding(reports, tmp_path / "clean.db").wait(120) == 0
    whole = time.monotonic() - began
    moments = random.Random(7)
    before = 0
    for _ in range(KILLS):
        running = adding(reports, tmp_path / "killed.db")
        time.sleep(moments.uniform(0.1, 0.6) * whole)
        running.send_signal(signal.SIGKILL)
        assert running.wait(30) in (-signal.SIGKILL, 0)  # 0: it was done before the blow fell
        kept, _ = state(tmp_path / "killed.db")
        assert kept >= before
        before = kept
    assert adding(reports, tmp_path / "killed.db").wait(120) == 0
    assert state(tmp_path / "killed.db") == state(tmp_path / "clean.db")


def test_adding_again_adds_nothing(reports: list[str], tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'twice.db'}"
    command = [sys.executable, "-m", "sayso", "add", *reports, "--store", store, "--json"]
    told = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(2)]
    assert told[0]["added"] > 0
    assert told[1]["added"] == 0
    assert told[1]["already"] == told[1]["seen"]
