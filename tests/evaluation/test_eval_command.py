"""`sayso eval` and `sayso.evaluate`: what is printed, what is written, and how they end."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import sayso
from sayso.cli import main
from sayso.evaluation import as_json

TEXT = "The miller said that rain was near. The mayor smiled. The baker said that the oven was cold."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def statement(speaker: str, content: str) -> dict[str, Any]:
    cue = span("said") if speaker == "The miller" else [TEXT.rindex("said"), TEXT.rindex("said") + 4]
    return {"act": "assert", "content": [span(content)], "speaker": span(speaker), "cue": cue, "negated": False}


FOUND, ALSO = statement("The miller", "rain was near"), statement("The baker", "the oven was cold")
MISSED = {"act": "assert", "content": [span("The mayor smiled")], "speaker": None, "cue": None, "negated": False}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold file of two reports, one row of which nobody would find; the working folder is its own."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "set" / "gold.jsonl", [FOUND, ALSO, MISSED])


def written(path: Path, statements: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    lines = [
        {"id": "a", "text": TEXT, "published": "2024-05-17", "statements": statements, "events": [], "roles": []},
        {"id": "b", "text": "Rain fell.", "statements": []},
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)], catch_exceptions=False)


def test_figures_are_printed(gold: Path) -> None:
    result = run(gold)
    assert result.exit_code == 0
    assert "set/gold.jsonl: 2 reports; 20 words" in result.stdout
    assert "statements: 3 rows of gold, 2 right" in result.stdout
    assert " ".join(next(x for x in result.stdout.splitlines() if x.startswith("who said *")).split()).startswith(
        "who said * 1.00 .667 .800"
    )
    assert "missed, without a cue 1" in " ".join(result.stdout.split())


def test_wrong_rows_are_printed_in_their_sentences(gold: Path) -> None:
    result = run(gold, "--show", "wrong")
    assert "set/gold.jsonl, statements, wrong: missed, without a cue (1 shown)" in result.stdout
    assert "  gold  [The mayor smiled]." in result.stdout
    assert "  ours  nothing" in result.stdout


def test_json_is_one_object(gold: Path) -> None:
    result = run(gold, "--format", "json", "--show", "wrong")
    whole = json.loads(result.stdout)
    assert list(whole) == ["sets", "rows", "under"]
    (scores,) = whole["sets"]
    (layer,) = scores["layers"]
    assert (scores["name"], scores["form"], scores["reports"], scores["failed"]) == ("set/gold.jsonl", "record", 2, [])
    who = layer["figures"]["who said"]
    assert [who[name] for name in ("precision", "recall", "f1", "gold", "ours")] == [1.0, 0.6667, 0.8, 3, 2]
    assert set(who["intervals"]) == {"precision", "recall", "f1"}
    assert layer["causes"] == {"missed, without a cue": 1}
    (row,) = whole["rows"]
    assert (row["cause"], row["article"], row["sentences"]) == ("missed, without a cue", "a", ["The mayor smiled."])
    assert row["gold"] == [{"what": "content", "start": 36, "end": 52, "text": "The mayor smiled"}]


def test_the_verb_gives_what_the_command_gives(gold: Path) -> None:
    seen: list[str] = []
    whole = sayso.evaluate(gold, layers=["statements"], on_read=lambda reading: seen.append(reading.article.id))
    printed = json.loads(run(gold, "--format", "json").stdout)
    found = json.loads(json.dumps(as_json.evaluation(whole)))
    for scores in (*printed["sets"], *found["sets"]):
        assert scores.pop("seconds") > 0
        assert scores.pop("words_per_second") > 0
    assert found == printed
    assert seen == ["a", "b"]


def test_several_processes_find_the_same(gold: Path) -> None:
    one, two = (json.loads(run(gold, "--format", "json", "--workers", number).stdout) for number in (1, 2))
    assert one["sets"][0]["layers"] == two["sets"][0]["layers"]


def test_floors_are_written_and_held(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    result = run(gold, "--against", floors)
    assert result.exit_code == 2
    assert f"there is no file '{floors}'; write one with --against" in result.stderr.replace("\n", " ")
    result = run(gold, "--against", floors, "--update")
    assert result.exit_code == 0
    assert "1 layer written anew, of 1." in result.stderr
    kept = tomllib.loads(floors.read_text(encoding="utf-8"))["set/gold.jsonl"]["statements"]
    assert kept["figures"]["who said"] == 0.8
    result = run(gold, "--against", floors, "--show", "gained,lost")
    assert result.exit_code == 0
    assert "statements: 3 rows of gold, 2 right (0 gained, 0 lost)" in result.stdout


def test_a_figure_under_its_floor_ends_with_one(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    run(gold, "--against", floors, "--update")
    floors.write_text(floors.read_text(encoding="utf-8").replace('"who said" = 0.4666', '"who said" = 0.9'), "utf-8")
    result = run(gold, "--against", floors)
    assert result.exit_code == 1
    assert "who said is 0.8000, under its floor of 0.9000, and was 0.8000." in result.stderr
    result = run(gold, "--against", floors, "--update")
    assert result.exit_code == 1
    assert "0 layers written anew, of 1." in result.stderr
    assert run(gold, "--against", floors, "--update", "--lower").exit_code == 0
    assert run(gold, "--against", floors).exit_code == 0


def test_gold_that_has_changed_ends_with_two(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    run(gold, "--against", floors, "--update")
    written(gold, [FOUND, ALSO])
    result = run(gold, "--against", floors)
    assert result.exit_code == 2
    assert "were written for other gold" in result.stderr
    assert run(gold, "--against", floors, "--update", "--show", "lost").exit_code == 0  # the figures have risen
    assert run(gold, "--against", floors).exit_code == 0


def test_a_report_that_fails_counts_as_one_with_nothing_in_it(gold: Path) -> None:
    line = {"id": "c", "text": TEXT, "language": "fa"}
    foreign = "این گزارش دربارهٔ باران است و به فارسی نوشته شده است. آسیابان گفت که باران نزدیک است."
    row = {**FOUND, "content": [[0, 9]], "speaker": None, "cue": None}
    gold.write_text(json.dumps({**line, "text": foreign, "statements": [row]}) + "\n", encoding="utf-8")
    result = run(gold)
    assert result.exit_code == 1
    assert "1 failed, and nothing counts as found there (c)" in result.stdout
    assert "report failed" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--update"], "--update writes floors; name their file with --against FILE"),
        (["--lower", "--against", "f.toml"], "--lower goes with --update"),
        (["--show", "wrong,right"], "'right' is none of: wrong, gained, lost"),
        (["--show", "lost"], "name their file with --against"),
        (["--layer", "claims"], "'claims' is not one of"),
        (["--layer", "places"], "no file has a row of places"),
        (["-c", "none.toml"], "none.toml"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], sentence: str, gold: Path) -> None:
    result = run(gold, *arguments)
    assert result.exit_code == 2
    assert sentence in " ".join(result.stderr.split())


def test_a_settings_file_is_heeded(gold: Path, tmp_path: Path) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text("[pipeline]\nbatch = 0\n", encoding="utf-8")
    assert run(gold, "-c", settings).exit_code == 2
    settings.write_text("[pipeline]\nbatch = 1\n", encoding="utf-8")
    assert run(gold, "-c", settings).exit_code == 0


def test_without_gold_the_demo_is_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--layer", "roles", "--format", "json")
    (scores,) = json.loads(result.stdout)["sets"]
    assert (scores["name"], scores["reports"]) == ("demo/gold.jsonl", 14)
