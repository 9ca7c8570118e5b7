"""How long reading takes, against the bare spaCy parse of the same texts in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from sayso import pipeline
from sayso.annotate import parse
from sayso.annotate.language import LanguageIdentifier
from sayso.pipeline import Stage
from sayso.records import Article, Reading

BARE = ("transformer", "tok2vec", "parser", "ner")
"""The components that spaCy needs for sentences, dependencies and named entities."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was timed: seconds by the wall clock over all the reports, models already loaded."""

    reports: int
    words: int  # by white space
    spacy: str  # the spaCy pipeline
    bare: float  # seconds
    stages: tuple[tuple[str, float], ...]  # seconds per stage
    peak: int | None  # bytes, the most that this process has held; None where the system does not tell

    @property
    def full(self) -> float:
        """Seconds of all stages together."""
        return sum(seconds for _, seconds in self.stages)

    @property
    def ratio(self) -> float:
        """How many times the bare parse reading costs."""
        return self.full / self.bare


def readable(articles: Sequence[Article]) -> list[Article]:
    """Those articles whose language has a pipeline; passing the others by would flatter us."""
    identify = LanguageIdentifier().identify
    return [each for each in articles if (each.language or identify(each.text)) in parse.PIPELINES]


def measure(articles: Sequence[Article], stages: Sequence[Stage], *, reports: int, batch: int = 32) -> Measured:
    """Time the bare parse and all stages over `reports` reports, repeating articles if need be.

    The two take turns batch by batch, the one that goes first changing each time, so that what else the machine does
    falls on both. Raises PipelineError if there are no articles, or if a stage fails on one.
    """
    if not articles:
        raise pipeline.PipelineError("there is no report to time in a language that can be read; name others")
    pipeline.check(stages)
    name = next((each.pipeline for each in stages if isinstance(each, parse.Parser)), "") or parse.best_pipeline("en")
    _bare(name, articles[:2])
    _full(stages, articles[:2])
    bare, full, words = 0.0, [0.0] * len(stages), 0
    waiting = islice(cycle(articles), reports)
    turn = 0
    while taken := list(islice(waiting, batch)):
        if turn % 2 == 0:
            bare += _bare(name, taken)
        full = [sofar + new for sofar, new in zip(full, _full(stages, taken), strict=True)]
        if turn % 2 == 1:
            bare += _bare(name, taken)
        words += sum(len(article.text.split()) for article in taken)
        turn += 1
    named = tuple((stage.name, seconds) for stage, seconds in zip(stages, full, strict=True))
    return Measured(reports, words, name, bare, named, _peak())


def _bare(name: str, articles: Sequence[Article]) -> float:
    """Seconds that spaCy alone takes over the whole texts."""
    nlp, _ = parse.load(name)
    texts = [article.text for article in articles]
    with nlp.select_pipes(enable=[each for each in nlp.pipe_names if each in BARE]):
        begun = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        return time.perf_counter() - begun


def _full(stages: Sequence[Stage], articles: Sequence[Article]) -> list[float]:
    """Seconds that each stage takes."""
    readings = [Reading(article) for article in articles]
    seconds = []
    for stage in stages:
        begun = time.perf_counter()
        readings = pipeline.apply(stage, readings)
        seconds.append(time.perf_counter() - begun)
    for reading in readings:
        for failure in reading.failures:
            raise pipeline.PipelineError(
                f"stage {failure.stage!r} failed on report {failure.article!r}: {failure.error}"
            )
    return seconds


def _peak() -> int | None:
    try:
        import resource
    except ImportError:  # Windows does not have it
        return None
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024  # macOS counts bytes, Linux kibibytes
