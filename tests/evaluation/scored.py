"""An evaluation of made-up reports, for tests of what is done with one."""

from __future__ import annotations

from dataclasses import replace

from inline import gold, ours

from sayso.evaluation import evaluating
from sayso.evaluation.evaluating import Evaluation
from sayso.evaluation.rows import Annotated, GoldSet
from sayso.records import Reading

RIGHT, WRONG = "{He} <said> [rain was near].", "He said rain was near."
KEY = ("mine/gold.jsonl", "statements")


def report(number: int) -> Annotated:
    held = gold(RIGHT)
    return replace(held, article=replace(held.article, id=str(number)))


def gold_set(size: int) -> GoldSet:
    """Reports with one statement each."""
    reports = tuple(report(number) for number in range(size))
    return GoldSet("mine/gold.jsonl", "gold.jsonl", "record", reports, ("statements",))


def evaluation(right: str) -> Evaluation:
    """An evaluation of reports with one statement each, found where there is a 1."""
    held = gold_set(len(right))
    readings = [ours(RIGHT if each == "1" else WRONG) for each in right]
    placed = [
        Reading(each.article, statements=reading.statements)
        for each, reading in zip(held.reports, readings, strict=True)
    ]
    return Evaluation((evaluating.score(held, placed, draws=2),))
