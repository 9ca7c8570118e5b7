"""Readings and gold come together by id, and a report that failed is one in which nothing was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline import gold, ours

from sayso.evaluation import evaluating
from sayso.evaluation.evaluating import Scores
from sayso.evaluation.rows import GoldSet
from sayso.records import Failure, Reading

RIGHT = "{He} <said> [rain was near]."


def reading(identity: str, **more: object) -> Reading:
    found = ours(RIGHT)
    return replace(found, article=replace(found.article, id=identity), **more)  # type: ignore[arg-type]


def scored(*readings: Reading) -> Scores:
    report = gold(RIGHT)
    reports = tuple(replace(report, article=replace(report.article, id=each)) for each in "ab")
    return evaluating.score(GoldSet("x/y", "y", "record", reports, ("statements",)), readings, seconds=2.0, draws=10)


@pytest.mark.parametrize(
    ("readings", "right", "failed", "causes"),
    [
        ([reading("a"), reading("b")], (True, True), (), ["", ""]),
        ([reading("b"), reading("a")], (True, True), (), ["", ""]),
        ([reading("b")], (False, True), (), ["missed cue", ""]),
        (
            [reading("a", failures=(Failure("a", "places", "it broke"),)), reading("b")],
            *((False, True), ("a",), ["report failed", ""]),
        ),
    ],
)
def test_readings_find_their_gold(
    readings: list[Reading], right: tuple[bool, ...], failed: tuple[str, ...], causes: list[str]
) -> None:
    scores = scored(*readings)
    (layer,) = scores.layers
    assert (layer.right, scores.failed) == (right, failed)
    assert [row.cause for _, each in layer.scored for row in each.rows] == causes
    assert layer.figures["content found"].wanted == 2


def test_speed_is_words_by_seconds() -> None:
    scores = scored()
    assert (scores.words, scores.speed) == (10, 5.0)
    assert replace(scores, seconds=None).speed is None


def test_groups_stand_below_their_measure() -> None:
    names = list(scored(reading("a")).layers[0].figures)
    at = names.index("who said")
    assert names[at : at + 2] == ["who said", "who said / indirect"]
