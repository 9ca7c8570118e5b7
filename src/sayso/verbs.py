"""What sayso does, as functions: read reports, add them to a store, find what they say.

The command line and `import sayso` both call these, so they do the same work.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import pipeline
from sayso import settings as settings_module
from sayso.annotate.parse import NOT_READ
from sayso.ingest import files, reports
from sayso.ingest import paths as ingest_paths
from sayso.ingest.options import IngestError, Problem
from sayso.link import ledger
from sayso.pipeline import Stage
from sayso.records import Article, Reading
from sayso.scale import local
from sayso.settings import Settings
from sayso.store import open_store
from sayso.store.base import Hit, Kept, Query, Store

if TYPE_CHECKING:
    from sayso.evaluation.evaluating import Evaluation


@dataclass(frozen=True, slots=True)
class Tally:
    """What adding has come to so far, counted in reports but for the last three."""

    seen: int = 0
    added: int = 0
    revised: int = 0  # of those added, reports that revise an earlier one
    already: int = 0
    not_read: int = 0  # kept, but in a language without a pipeline
    failed: int = 0
    statements: int = 0
    deeds: int = 0
    threats: int = 0

    def after(self, seen: int, readings: list[Reading], kept: Kept) -> Tally:
        """The tally after one more batch: `seen` reports, of which `readings` were new."""
        not_read = sum(is_not_read(reading) for reading in readings)
        return Tally(
            seen=self.seen + seen,
            added=self.added + kept.added,
            revised=self.revised + kept.revised,
            already=self.already + seen - len(readings) + kept.already,
            not_read=self.not_read + not_read,
            failed=self.failed + sum(bool(reading.failures) for reading in readings) - not_read,
            statements=self.statements + kept.statements,
            deeds=self.deeds + kept.deeds,
            threats=self.threats + kept.threats,
        )


def is_not_read(reading: Reading) -> bool:
    """Whether the report was kept and passed by because its language has no pipeline."""
    return any(NOT_READ in failure.error for failure in reading.failures)


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Read one report, given as its text or as the path of a file that holds it.

    A Path, or a str that names an existing file, is a path; any other str is the text itself, except that a single
    word that ends like a file name is taken for a mistyped path. `published` is an ISO 8601 date, `language` an ISO
    639-1 code. Without `settings`, those of the nearest `sayso.toml` hold. Raises IngestError for a date or language
    that is none, and for a file that is not there, cannot be read, or holds several reports (`read_all` reads those).
    """
    settings = settings or settings_module.load()
    ingest = settings.ingest
    options = replace(
        ingest,
        published=published or ingest.published,
        outlet=outlet or ingest.outlet,
        language=language or ingest.language,
    )
    files.check(options)
    if _is_path(text_or_path):
        articles = list(islice(files.articles([str(text_or_path)], options=options), 2))
        if len(articles) != 1:
            held = "several reports; read them with sayso.read_all" if articles else "no report"
            raise IngestError(f"{str(text_or_path)!r} holds {held}")
    else:
        articles = [reports.complete(Article("", str(text_or_path), capture="text"), options)]
    return next(pipeline.run(articles, _ready(settings)))


def read_all(
    paths: Iterable[str | Path] | str | Path,
    *,
    settings: Settings | None = None,
    processes: int = 1,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Reading]:
    """Read every report in files, folders and globs, and yield one Reading for each, in order.

    What cannot be read is told to `on_problem` and passed by; without it the first problem is raised as IngestError.
    """
    settings = settings or settings_module.load()
    articles = files.articles(_listed(paths), options=replace(settings.ingest, on_problem=on_problem))
    return reading(articles, settings=settings, processes=processes)


def reading(articles: Iterable[Article], *, settings: Settings, processes: int = 1) -> Iterator[Reading]:
    """Read the articles with the stages that are set; yield one Reading for each, in order."""
    batches = local.run(articles, _ready(settings), processes=processes, batch=settings.pipeline.batch)
    return (each for batch in batches for each in batch)


def add(
    paths: Iterable[str | Path] | str | Path = (),
    store: Store | str | None = None,
    *,
    settings: Settings | None = None,
    processes: int = 1,
    retry: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
) -> Tally:
    """Read reports and keep them in a store; a report that was read before adds nothing.

    `store` is an open store or its URL (default: that of the settings). With `retry`, reports that failed before are
    read again: those among the paths or, with no paths, all that the store has. It can be interrupted and called
    again: each batch is kept whole. What cannot be read is told to `on_problem`, or else raised as IngestError at once.
    Returns what came of it; raises StoreError and PipelineError too.
    """
    settings = settings or settings_module.load()
    given = _listed(paths)
    opened = open_store(store or settings.store.url, create=True) if isinstance(store, str | None) else store
    try:
        if given or not retry:
            articles = files.articles(given, options=replace(settings.ingest, on_problem=on_problem))
        else:
            articles = failed_articles(opened)
        tallies = deque(adding(articles, opened, settings=settings, processes=processes, retry=retry), maxlen=1)
        return tallies[0] if tallies else Tally()
    finally:
        if opened is not store:
            opened.close()


def adding(
    articles: Iterable[Article], store: Store, *, settings: Settings, processes: int = 1, retry: bool = False
) -> Iterator[Tally]:
    """Read and keep articles batch by batch; yield the tally once a batch is safely kept."""
    holders = ledger.ledger(store.sightings(settled=True))
    stages = settings_module.stages(settings, store.outlet_lines(), holders)
    recipe = pipeline.recipe(stages)
    run = store.begin(recipe)
    seen: deque[int] = deque()

    def unread() -> Iterator[list[Article]]:
        waiting = iter(articles)
        while taken := list(islice(waiting, settings.pipeline.batch)):
            seen.append(len(taken))
            yield store.unread(taken, recipe, retry=retry)

    tally = Tally()
    for readings in local.run_batches(unread(), stages, processes=processes):
        kept = store.keep(readings, run) if readings else Kept()
        tally = tally.after(seen.popleft(), readings, kept)
        yield tally
    store.finish(run)


def failed_articles(store: Store) -> Iterator[Article]:
    """The reports of the store that a stage failed on in their current reading, each once."""
    return iter({(article.id, article.text): article for article, _ in store.failures()}.values())


def open_url(url: str, *, create: bool = False) -> Store:
    """Open a store by its URL; `sayso.open` is this.

    "sqlite:///relative.db", "sqlite:////absolute.db"; "sqlite://" keeps it in memory. Raises StoreError where it is
    not there, unless `create` says that it may be made.
    """
    return open_store(url, create=create)


def find(
    query: Query | str | None = None, store: Store | str | None = None, *, settings: Settings | None = None
) -> Iterator[Hit]:
    """Find statements (or, by the query's kind, articles, deeds or threats) in a store.

    A str is a query for its words; None finds everything. `store` is an open store or its URL (default: that of the
    settings). Raises StoreError if there is no such store or the query cannot be understood.
    """
    asked = query if isinstance(query, Query) else Query(words=query)
    if store is not None and not isinstance(store, str):
        yield from store.find(asked)
        return
    with_settings = settings or settings_module.load()
    opened = open_store(store or with_settings.store.url, create=False)
    try:
        yield from opened.find(asked)
    finally:
        opened.close()


def evaluate(
    gold: Iterable[str | Path] | str | Path = (),
    *,
    layers: Iterable[str] = (),
    settings: Settings | None = None,
    processes: int = 1,
    on_read: Callable[[Reading], None] | None = None,
) -> Evaluation:
    """Read the reports of gold files and score what was read.

    Without `gold`, that of the demo reports; without `layers`, all that a file has rows of. The page docs/evaluation.md
    describes formats and figures. `on_read` is told of each reading. Raises EvaluationError for gold
    that cannot be used.
    """
    from sayso.evaluation import evaluating  # which reads by the functions above
    from sayso.evaluation import gold as gold_files

    sets = gold_files.read_all(_listed(gold) or [gold_files.shipped()], layers)
    settings = settings or settings_module.load()
    return evaluating.evaluate(sets, settings=settings, processes=processes, on_read=on_read)


def _ready(settings: Settings) -> tuple[Stage, ...]:
    """The stages of the settings, with their models at hand: a model that is missing is told once, not per report."""
    stages = settings_module.stages(settings)
    pipeline.recipe(stages)
    return stages


def _listed(paths: Iterable[str | Path] | str | Path) -> list[str]:
    """The paths as a list of str, also where a single one was given."""
    return [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]


def _is_path(text_or_path: str | Path) -> bool:
    if isinstance(text_or_path, Path):
        return True
    try:
        there = Path(text_or_path).is_file()
        if Path(text_or_path).is_dir():
            raise IngestError(f"{text_or_path!r} is a folder; read what is in it with sayso.read_all")
    except (OSError, ValueError):  # too long, or with a character that no file name has
        return False
    if not there and ingest_paths.kind_of(Path(text_or_path)) and not re.search(r"\s", text_or_path):
        raise IngestError(f"there is no file {text_or_path!r}; to read these very characters, add a full stop")
    return there
