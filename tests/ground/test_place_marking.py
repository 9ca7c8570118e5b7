"""The project's own marking of places, from which the weights are learned."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from sayso.ground.toponyms import WEIGHTS
from sayso.records import PlaceKind

TRAINING = Path(__file__).parents[2] / "training"
GOLD = (TRAINING.parent / "../shared/data/gold/train.jsonl").resolve()
LINES = (TRAINING / "place_annotations.jsonl").read_text(encoding="utf-8").splitlines()


def test_marks_lie_in_order_and_hold_no_text() -> None:
    rows = [json.loads(line) for line in LINES]
    assert len({row["id"] for row in rows}) == len(rows) >= 150
    for row in rows:
        assert set(row) == {"id", "places"}
        for start, end, kind, right, lat, lon in row["places"]:
            assert 0 <= start < end
            assert kind in {each.value for each in PlaceKind}
            assert right in (True, False, None)
            assert (lat is None) == (lon is None)
            assert lat is None or (-90 <= lat <= 90 and -180 <= lon <= 180)
            assert right is not True or lat is not None
        assert all(one[1] <= other[0] for one, other in pairwise(row["places"]))


@pytest.mark.corpus
@pytest.mark.parametrize("path", [path for path in (GOLD,) if path.exists()])
def test_marks_are_names_in_the_reports(path: Path) -> None:
    texts = {gold["id"]: gold["text"] for gold in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))}
    marked = [texts[row["id"]][start:end] for row in map(json.loads, LINES) for start, end, *_ in row["places"]]
    odd = [name for name in marked if name != name.strip() or not any(map(str.isalnum, name))]
    assert not odd
    assert sum(name[0].isupper() for name in marked) > 0.98 * len(marked)


def test_brackets_of_our_own_sentences_pair_up() -> None:
    text = (TRAINING / "place_sentences.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    signs = [sign for sign in body if sign in "[]"]
    assert signs == ["[", "]"] * (len(signs) // 2)
    assert len(signs) > 400


@pytest.mark.parametrize("name", ["train_toponyms.py", "calibrate_places.py"])
def test_what_is_learned_is_not_learned_from_sets_that_may_not_be_used_for_it(name: str) -> None:
    source = (TRAINING / name).read_text(encoding="utf-8")
    code = source.split('"""', 2)[2]
    if name == "train_toponyms.py":
        assert not any(each in code.lower() for each in ("lgl", "geowebnews", "geovirus"))
    else:
        fitted = code[: code.index("_fit(cases)")]
        assert "_unseen_cases" not in fitted[fitted.index("def main") :]


def test_the_weights_are_few() -> None:
    data = tomllib.loads(files("sayso.knowledge").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    assert 200 < len(data["weights"]) < 500
