"""Reading the reports of gold and scoring what was read, layer by layer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso import codec, pipeline, verbs
from sayso import settings as settings_module
from sayso.evaluation import (
    causes_statements,
    score_coreference,
    score_events,
    score_factuality,
    score_places,
    score_roles,
    score_sentences,
    score_statements,
    score_stories,
    score_times,
)
from sayso.evaluation.bootstrap import DRAWS, intervals
from sayso.evaluation.calibration import Calibration, calibration
from sayso.evaluation.counts import Count, Figure, Scored, figure, total
from sayso.evaluation.rows import Annotated, Case, GoldSet, Told
from sayso.records import Article, Reading
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Scorer:
    """How the reports of a layer are scored, which figures to watch, and the causes named."""

    score: Callable[[Case], Scored]
    headlines: tuple[str, ...]
    causes: tuple[str, ...]


SCORERS: dict[str, Scorer] = {
    "statements": Scorer(score_statements.score, score_statements.HEADLINES, causes_statements.CAUSES),
    "events": Scorer(score_events.score, score_events.HEADLINES, score_events.CAUSES),
    "sentences": Scorer(score_sentences.score, score_sentences.HEADLINES, score_sentences.CAUSES),
    "roles": Scorer(score_roles.score, score_roles.HEADLINES, score_roles.CAUSES),
    "places": Scorer(score_places.score, score_places.HEADLINES, score_places.CAUSES),
    "times": Scorer(score_times.score, score_times.HEADLINES, score_times.CAUSES),
    "coreference": Scorer(score_coreference.score, score_coreference.HEADLINES, score_coreference.CAUSES),
    "factuality": Scorer(score_factuality.score, score_factuality.HEADLINES, score_factuality.CAUSES),
}
"""The scorers of layers that are scored report by report.

`sentences` are events in the form of PLOVER's gold.
"""


NO_READING = ("stories",)
"""Layers that need no reading of reports."""

PARSED = ("factuality",)
"""Layers that need the parse alone, which no reading that is handed out has."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What scoring one layer of one set came to."""

    name: str
    figures: Mapping[str, Figure]
    numbers: Mapping[str, float | None]  # other than shares: kilometres, how many stories
    calibration: Calibration | None
    headlines: tuple[str, ...]  # keys of `figures` that are held to floors
    scored: tuple[tuple[Article, Scored], ...]  # per report, in the order of the file
    digest: str  # of the gold: text and rows

    @property
    def right(self) -> tuple[bool, ...]:
        """For every row of gold, in order, whether it is right."""
        return tuple(row.right for _, each in self.scored for row in each.rows)


@dataclass(frozen=True, slots=True)
class Scores:
    """What one gold file came to: its layers, and how reading its reports went."""

    name: str
    form: str
    reports: int
    layers: tuple[Layer, ...]
    failed: tuple[str, ...]  # ids of reports that were not read to the end; nothing counts as found in them
    words: int  # by white space
    seconds: float | None  # by the wall clock; None where the layers need no reading

    @property
    def speed(self) -> float | None:
        """Words a second."""
        return self.words / self.seconds if self.seconds else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What all gold files came to."""

    sets: tuple[Scores, ...]


def evaluate(
    sets: Iterable[GoldSet],
    *,
    settings: Settings,
    processes: int = 1,
    on_read: Callable[[Reading], None] | None = None,
) -> Evaluation:
    """Read the reports of each set and score them; `on_read` is told of each reading.

    On one process a report is read ahead, so that the time that models take to load is not counted as reading.
    """
    sets = tuple(sets)
    ahead = next((each.reports[0].article for each in sets if each.layers != NO_READING), None)
    if ahead and processes == 1:
        for _ in verbs.reading([ahead], settings=settings):
            pass
    return Evaluation(tuple(_evaluate(each, settings, processes, on_read) for each in sets))


def _evaluate(gold: GoldSet, settings: Settings, processes: int, on_read: Callable[[Reading], None] | None) -> Scores:
    if gold.layers == NO_READING:
        return score(gold, None)
    articles = [each.article for each in gold.reports]
    if gold.layers == PARSED:
        found: Iterable[Reading] = _parsed(articles, settings)
    else:
        found = verbs.reading(articles, settings=settings, processes=processes)
    begun = time.monotonic()
    readings = []
    for reading in found:
        readings.append(reading)
        if on_read:
            on_read(reading)
    return score(gold, readings, seconds=time.monotonic() - begun)


def _parsed(articles: Sequence[Article], settings: Settings) -> Iterator[Reading]:
    """The articles with their parses, in this process whatever was set."""
    stages = [stage for stage in settings_module.stages(settings) if stage.name == "parse"]
    readings = [Reading(article) for article in articles]
    for stage in stages:
        readings = pipeline.apply(stage, readings)
    yield from readings


def score(
    gold: GoldSet, readings: Sequence[Reading] | None, *, seconds: float | None = None, draws: int = DRAWS
) -> Scores:
    """Score readings of a set's reports, given in any order.

    A report without one counts as one with nothing in it, and so does one that a stage failed on. None instead of
    readings says that none was needed. `draws` are those of the bootstrap.
    """
    by_id = {each.article.id: each for each in readings or ()}
    failed = tuple(identity for identity, each in by_id.items() if each.failures)
    told = Told.by(gold.reports)
    cases = [_case(each, by_id.get(each.article.id), told) for each in gold.reports]
    layers = tuple(_layer(name, gold, cases, draws) for name in gold.layers)
    words = sum(len(each.article.text.split()) for each in gold.reports)
    return Scores(gold.name, gold.form, len(gold.reports), layers, failed, words, seconds)


def _case(gold: Annotated, reading: Reading | None, told: Told) -> Case:
    if reading is None or reading.failures:
        return Case(gold, Reading(gold.article), told, failed=reading is not None)
    return Case(gold, reading, told)


def _layer(name: str, gold: GoldSet, cases: Sequence[Case], draws: int) -> Layer:
    scored, headlines, numbers = _stories(gold) if name == "stories" else _scored(name, gold, cases)
    counts = [each.counts for each in scored]
    bounds = intervals(counts, draws=draws)
    figures = {measure: figure(count, bounds[measure]) for measure, count in _ordered(total(counts))}
    return Layer(
        name,
        figures,
        numbers,
        calibration([pair for each in scored for pair in each.sure]),
        tuple(each for each in headlines if each in figures),
        tuple((case.gold.article, each) for case, each in zip(cases, scored, strict=True)),
        digest(gold, name),
    )


Layered = tuple[list[Scored], tuple[str, ...], dict[str, float | None]]
"""The scores of a layer report by report, its headlines, and its numbers that are no shares."""


def _scored(name: str, gold: GoldSet, cases: Sequence[Case]) -> Layered:
    scorer = SCORERS["sentences" if gold.form == "events" else name]
    scored = [scorer.score(case) for case in cases]
    if name == "factuality":
        return scored, scorer.headlines, score_factuality.macro(total(each.counts for each in scored))
    if name != "places":
        return scored, scorer.headlines, {}
    errors = [error for each in scored for error in each.distances]
    located = sum(int(each.counts["resolved"].wanted) for each in scored if "resolved" in each.counts)
    return scored, scorer.headlines, score_places.distances(errors, located)


def _stories(gold: GoldSet) -> Layered:
    """Stories are scored over all reports at once; sayso tells none yet, so that each report stands alone."""
    told: dict[str, str] = {}
    numbers = score_stories.numbers(gold.reports, told)
    return score_stories.score(gold.reports, told), score_stories.HEADLINES, numbers


def _ordered(counts: Mapping[str, Count]) -> Iterator[tuple[str, Count]]:
    """The counts, groups of a measure right below it and always in the same order."""
    at = {name: number for number, name in enumerate(counts)}

    def place(name: str) -> tuple[int, int]:
        whole, _, group = name.rpartition(" / ")
        if group in score_statements.MANNERS and whole in at:
            return at[whole], 1 + score_statements.MANNERS.index(group)
        return at[name], 0

    yield from sorted(counts.items(), key=lambda item: place(item[0]))


def digest(gold: GoldSet, layer: str) -> str:
    """The name of a set's gold in one layer: it changes with any text and any row."""
    parts: list[str | bytes] = []
    for each in gold.reports:
        parts += [each.article.id, each.article.text, codec.canonical(getattr(each, layer))]
    return codec.digest(*parts)
