"""Floors: they rise, they never fall unless that is asked for, and they know the gold they were written for."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline import gold
from scored import KEY, RIGHT, evaluation, gold_set

from sayso.evaluation import evaluating, floors
from sayso.evaluation.floors import Floors, Kept
from sayso.evaluation.rows import Annotated, EvaluationError, GoldSet


def written(right: str, path: Path) -> Floors:
    new, refused = floors.updated(evaluation(right), floors.read(path, missing=True))
    assert not refused
    floors.write(new)
    return floors.read(path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "floors.toml"
    kept = written("1101", path).kept[KEY]
    assert kept.figures["who said"] == 0.8571
    assert kept.floors["who said"] == 0.6071  # less one row of four
    assert kept.figures[floors.CALIBRATION] == 0.25  # said .75, and all that was found is right
    assert kept.ceilings[floors.CALIBRATION] == 0.505
    assert [kept.was_right(number) for number in range(4)] == [True, True, False, True]
    assert tomllib.loads(path.read_text(encoding="utf-8"))["mine/gold.jsonl"]["statements"]["rows"] == 4
    assert path.read_text(encoding="utf-8").startswith("# Floors of `sayso eval`")


def test_a_figure_under_its_floor_is_told(tmp_path: Path) -> None:
    held = written("1111", tmp_path / "f.toml")
    assert floors.under(evaluation("1111"), held) == []
    sentences = floors.under(evaluation("1000"), held)
    assert "mine/gold.jsonl, statements: who said is 0.4000, under its floor of 0.7500, and was 1.0000." in sentences


def test_a_set_without_floors_and_a_measure_that_is_gone_are_told(tmp_path: Path) -> None:
    (sentence,) = floors.under(evaluation("1"), Floors("f.toml"))
    assert sentence == "mine/gold.jsonl, statements: f.toml has no floors for this; write them with --update."
    held = written("11", tmp_path / "f.toml")
    kept = replace(held.kept[KEY], floors={"said backwards": 0.5}, ceilings={floors.CALIBRATION: 0.1})
    told = floors.under(evaluation("11"), replace(held, kept={KEY: kept}))
    assert told == [
        "mine/gold.jsonl, statements: said backwards has a floor of 0.5000 and was not measured.",
        "mine/gold.jsonl, statements: the calibration error is 0.2500, over its ceiling of 0.1000.",
    ]


def test_floors_rise_and_stay_up(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    first = written("1110", path)
    risen, refused = floors.updated(evaluation("1111"), first)
    assert not refused
    assert risen.kept[KEY].floors["who said"] > first.kept[KEY].floors["who said"]
    fallen, refused = floors.updated(evaluation("1110"), risen)  # lower, and within what is tolerated
    assert not refused
    assert fallen.kept[KEY].floors == risen.kept[KEY].floors
    assert fallen.kept[KEY].figures["who said"] < risen.kept[KEY].figures["who said"]


def test_what_would_fall_under_a_floor_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    held = written("1111", tmp_path / "f.toml")
    same, refused = floors.updated(evaluation("1000"), held)
    assert same.kept == held.kept
    assert refused
    lowered, refused = floors.updated(evaluation("1000"), held, lower=True)
    assert not refused
    assert lowered.kept[KEY].floors["who said"] < held.kept[KEY].floors["who said"]


@given(st.text("01", min_size=1, max_size=6), st.text("01", min_size=1, max_size=6))
def test_no_floor_is_ever_lowered(before: str, after: str) -> None:
    first, _ = floors.updated(evaluation(before), Floors("f.toml"))
    second, _ = floors.updated(evaluation(after), first)
    for measure, floor in first.kept[KEY].floors.items():
        assert second.kept[KEY].floors[measure] >= floor


def test_floors_for_other_gold_are_refused(tmp_path: Path) -> None:
    held = written("11", tmp_path / "f.toml")
    floors.check_digests([gold_set(2)], held)
    with pytest.raises(EvaluationError, match="were written for other gold: its text or rows have changed since"):
        floors.check_digests([gold_set(3)], held)


def test_the_digest_knows_text_and_rows() -> None:
    def digest(report: Annotated) -> str:
        return evaluating.digest(GoldSet("a", "a", "record", (report,), ("statements",)), "statements")

    one = gold(RIGHT)
    assert digest(one) == digest(gold(RIGHT))
    assert digest(one) != digest(gold(RIGHT.replace("rain", "snow")))
    assert digest(one) != digest(gold(RIGHT, act="warn"))
    assert digest(one) == digest(replace(one, article=replace(one.article, outlet="The Herald")))


def test_other_sets_and_the_comment_at_the_head_stay(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text(
        '# mine\n# and yours\n\n["x/y.jsonl".roles]\ndigest = "d"\nrows = 0\nright = ""\n', encoding="utf-8"
    )
    held = written("1", path)
    assert set(held.kept) == {KEY, ("x/y.jsonl", "roles")}
    assert path.read_text(encoding="utf-8").startswith("# mine\n# and yours\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[", "is not TOML"),
        ("a = 1", "'a' is no table of layers"),
        ("[a.roles]\ndigest = 3", "'a', roles: this is no kept"),
        ('[a.roles]\ndigest = "d"\nrows = 9\nright = "?"', "'a', roles: "),
    ],
)
def test_a_file_that_is_none_is_told(text: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as told:
        floors.read(tmp_path / "f.toml")
    assert sentence in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="there is no file"):
        floors.read(tmp_path / "f.toml")
    assert floors.read(tmp_path / "f.toml", missing=True).kept == {}


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 100])
def test_the_bits_of_all_rows_are_kept(size: int) -> None:
    chance = random.Random(size)
    right = [chance.random() < 0.5 for _ in range(size)]
    kept = Kept("d", size, floors.packed(right))
    assert [kept.was_right(number) for number in range(size)] == right
