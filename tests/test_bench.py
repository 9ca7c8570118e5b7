"""The stopwatch: what it counts, and what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso import bench
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.cli import main
from sayso.ingest.furniture import FurnitureMarker
from sayso.pipeline import PipelineError
from sayso.records import Article

STAGES = (FurnitureMarker(), LanguageIdentifier(), Parser())
ENGLISH = Article("e", "The harbour master said on Monday that no ship had left. He blamed the fog over the bay.")
GERMAN = Article("g", "Der Hafenmeister sagte am Montag, dass kein Schiff den Hafen verlassen habe, wegen des Nebels.")


def test_only_reports_that_can_be_read_are_timed() -> None:
    assert bench.readable([ENGLISH, GERMAN, Article("x", "Words.", language="de")]) == [ENGLISH]


def test_reports_are_repeated_until_there_are_enough() -> None:
    measured = bench.measure([ENGLISH], STAGES, reports=7, batch=3)
    assert (measured.reports, measured.words) == (7, 7 * len(ENGLISH.text.split()))
    assert [name for name, _ in measured.stages] == ["furniture", "language", "parse"]
    assert measured.bare > 0
    assert measured.full == pytest.approx(sum(seconds for _, seconds in measured.stages))
    assert measured.ratio == pytest.approx(measured.full / measured.bare)


def test_a_stage_that_fails_stops_the_watch() -> None:
    with pytest.raises(PipelineError, match="'parse' failed on report 'g'"):
        bench.measure([GERMAN], STAGES, reports=1)


def test_nothing_to_time_is_an_error() -> None:
    with pytest.raises(PipelineError, match="no report to time"):
        bench.measure([], STAGES, reports=1)


def test_the_command_prints_both_and_the_ratio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.txt").write_text(ENGLISH.text)
    done = CliRunner().invoke(main, ["bench", "harbour.txt", "--reports", "4", "--json"])
    assert done.exit_code == 0
    printed = json.loads(done.stdout)
    assert printed["ratio"] == pytest.approx(printed["full"] / printed["bare"])
    assert "parse" in printed["stages"]
    shown = CliRunner().invoke(main, ["bench", "harbour.txt", "--reports", "4"]).stdout
    assert "bare spaCy" in shown
    assert "times the bare parse: 4 reports" in " ".join(shown.split())
