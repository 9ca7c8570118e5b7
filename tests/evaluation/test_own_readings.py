"""What sayso finds, taken as gold, is found again whole; and reviewed, it is held to what the analyst said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso import codec, demo, verbs
from sayso.evaluation import evaluating, gold
from sayso.records import Reading
from sayso.settings import Settings

Json = dict[str, Any]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The demo reports as they are read."""
    paths = [path for path in demo.paths() if path.suffix in (".jsonl", ".txt")]
    return list(verbs.read_all(paths, settings=Settings()))


def written(path: Path, lines: list[Json]) -> Path:
    path.write_text("".join(codec.to_line(each) + "\n" for each in lines), encoding="utf-8")
    return path


def plain(reading: Reading) -> Json:
    return dict(json.loads(codec.to_line(codec.reading_to_json(reading))))


def test_a_reading_against_itself_is_right_throughout(readings: list[Reading], tmp_path: Path) -> None:
    held = gold.read(written(tmp_path / "mine.jsonl", [plain(each) for each in readings]))
    assert {"statements", "roles", "places", "times"} <= set(held.layers)
    for layer in evaluating.score(held, readings, draws=2).layers:
        for name, figure in layer.figures.items():
            assert figure.main in (1.0, None) or figure.wanted == 0, (layer.name, name)
        assert not any(row.cause for _, each in layer.scored for row in (*each.rows, *each.extra))


def test_a_statement_taken_out_by_hand_is_one_too_many(readings: list[Reading], tmp_path: Path) -> None:
    lines = [plain(each) for each in readings]
    shorter = next(each for each in lines if each["statements"])
    taken = shorter["statements"].pop()
    held = gold.read(written(tmp_path / "mine.jsonl", lines), ["statements"])
    (layer,) = evaluating.score(held, readings, draws=2).layers
    (extra,) = [row for _, each in layer.scored for row in each.extra]
    assert [(piece.span.start, piece.span.end) for piece in extra.ours if piece.what == "content"] == [
        (span["start"], span["end"]) for span in taken["content"]
    ]
    assert layer.figures["content found"].recall == 1.0


def test_reviews_are_held_to(readings: list[Reading], tmp_path: Path) -> None:
    reading = max(readings, key=lambda each: len(each.statements))
    line = plain(reading)
    good, bad, wrong = line["statements"][:3]
    act = "warn" if wrong["act"] != "warn" else "deny"
    reviews = [
        {"verdict": "accepted", "row": good},
        {"verdict": "rejected", "row": bad},
        {"verdict": "corrected", "row": wrong, "correction": {"act": act}},
    ]
    lines = [
        {"article": line["article"], "kind": "statement", "by": "ada", "at": "2024-05-17", **each} for each in reviews
    ]
    held = gold.read(written(tmp_path / "reviews.jsonl", lines))
    (layer,) = evaluating.score(held, [reading], draws=2).layers
    found = layer.figures["content found"]
    assert (found.recall, found.wanted, found.given) == (1.0, 2, 3)
    assert [row.cause for _, each in layer.scored for row in (*each.rows, *each.extra)] == [
        "",
        "wrong act",
        "rejected before",
    ]
