"""Stages on several processes: the same readings in the same order, whatever happens to a worker."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from sayso.pipeline import PipelineError
from sayso.records import Article, Furniture, FurnitureKind, Mention, Reading, Span
from sayso.scale import local


@dataclass(frozen=True, slots=True)
class FirstLine:
    """Marks the first word; dies on "crash", and once only (it leaves a file) on "stumble PATH"."""

    name: ClassVar[str] = "first"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Furniture,)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Furniture, ...]]:
        for reading in readings:
            word, _, rest = reading.article.text.partition(" ")
            if word == "crash":
                os._exit(9)
            if word == "stumble" and not Path(rest).exists():
                Path(rest).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "raise":
                raise ValueError("this report cannot be read")
            if word == "threads":
                assert {os.environ[name] for name in local.THREADS} == {"1"}
            yield (Furniture(Span(0, len(word)), FurnitureKind.OTHER),)


@dataclass(frozen=True, slots=True)
class NeedsMentions:
    name: ClassVar[str] = "needy"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Mention,)
    writes: ClassVar[tuple[type, ...]] = ()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Furniture, ...]]:
        return iter([() for _ in readings])


@dataclass(frozen=True, slots=True)
class Unloadable:
    """Pickles well and cannot be loaded again."""

    name: ClassVar[str] = "unloadable"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = ()
    writes: ClassVar[tuple[type, ...]] = ()

    def __reduce__(self) -> tuple[object, ...]:
        return _explode, ()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Furniture, ...]]:
        return iter([() for _ in readings])


def _explode() -> None:
    raise pickle.UnpicklingError("the model file is gone")


def reports(*texts: str) -> list[Article]:
    return [Article(f"r{number}", text) for number, text in enumerate(texts)]


def flat(batches: Iterable[list[Reading]]) -> list[Reading]:
    return [reading for batch in batches for reading in batch]


def test_readings_are_the_same_in_the_same_order_on_any_number_of_processes() -> None:
    articles = reports(*(f"word{number} and more" for number in range(23)), "raise it", "threads please")
    here = flat(local.run(articles[:-1], [FirstLine()], processes=1, batch=4))
    there = flat(local.run(articles, [FirstLine()], processes=2, batch=3))
    assert there[:-1] == here
    assert [len(reading.failures) for reading in there] == [0] * 23 + [1, 0]
    assert here[0].furniture == (Furniture(Span(0, 5), FurnitureKind.OTHER),)


def test_empty_batches_pass_through_in_their_place() -> None:
    first, second = reports("one", "two")
    batches: list[list[Article]] = [[], [first], [], [second], []]
    got = list(local.run_batches(batches, [FirstLine()], processes=2))
    assert [[reading.article.id for reading in batch] for batch in got] == [[], ["r0"], [], ["r1"], []]


def test_a_report_that_kills_its_worker_becomes_a_failure_and_no_other_is_lost() -> None:
    texts = [f"word{number}" for number in range(14)]
    texts[5] = "crash now"
    got = flat(local.run(reports(*texts), [FirstLine()], processes=2, batch=3))
    assert [reading.article.id for reading in got] == [f"r{number}" for number in range(14)]
    failed = [reading for reading in got if reading.failures]
    assert [(reading.article.id, reading.failures[0].stage) for reading in failed] == [("r5", "worker")]
    assert "died twice" in failed[0].failures[0].error
    assert all(reading.furniture for reading in got if not reading.failures)


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    texts = ["one", "two", f"stumble {tmp_path / 'seen'}", "four", "five"]
    got = flat(local.run(reports(*texts), [FirstLine()], processes=2, batch=2))
    assert (tmp_path / "seen").exists()
    assert [bool(reading.furniture) for reading in got] == [True] * 5
    assert not any(reading.failures for reading in got)


def test_articles_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        number = 0
        while True:
            taken.append(number)
            yield Article(f"r{number}", "word")
            number += 1

    readings = local.run(endless(), [FirstLine()], processes=2, batch=2)
    for _ in range(5):
        next(readings)
    assert len(taken) <= (5 + 2 * local.AHEAD) * 2
    readings.close()  # type: ignore[attr-defined]


def test_leaving_early_ends_the_workers() -> None:
    before = set(multiprocessing.active_children())
    readings = local.run(reports(*["word"] * 40), [FirstLine()], processes=2, batch=1)
    next(readings)
    assert set(multiprocessing.active_children()) - before
    readings.close()  # type: ignore[attr-defined]
    until = time.monotonic() + 10
    while set(multiprocessing.active_children()) - before and time.monotonic() < until:
        time.sleep(0.05)
    assert not set(multiprocessing.active_children()) - before


@pytest.mark.parametrize("processes", [1, 2])
def test_stages_in_an_order_that_cannot_run_are_refused(processes: int) -> None:
    with pytest.raises(PipelineError, match="reads Mention"):
        local.run(reports("one"), [NeedsMentions()], processes=processes)


def test_stages_that_a_worker_cannot_load_are_refused_with_the_cause() -> None:
    with pytest.raises(PipelineError, match=r"the model file is gone.*on one process"):
        list(local.run(reports("one"), [Unloadable()], processes=2))


def test_no_processes_are_refused() -> None:
    with pytest.raises(PipelineError, match="give 1 or more"):
        local.run(reports("one"), [FirstLine()], processes=0)
