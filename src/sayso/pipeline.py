"""The path of a report: what a stage is, and how a list of stages is checked and run.

A stage takes readings in and gives, for each of them in order, the records it adds. It is pure: a frozen dataclass
whose fields are its settings. Everything that all stages need is done here once: spans are checked, ids stamped, a
report that makes a stage raise becomes a Failure, and `made_by` says which code with which settings made a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import Field, fields, is_dataclass, replace
from itertools import islice
from typing import Any, ClassVar, Protocol

from sayso import codec
from sayso.kept import Recipe
from sayso.records import (
    SLOTS,
    Article,
    Encoding,
    Failure,
    Parse,
    Reading,
    Record,
    Span,
)

_PASSING: dict[type, str] = {Parse: "parse", Encoding: "encoding"}
"""Which field of a Reading holds what is there only while a report is being read."""


class PipelineError(ValueError):
    """A list of stages that cannot run, or a stage that broke its promise.

    The message says how to mend it.
    """


class Stage(Protocol):
    """Readings in, records out: one sequence of records for each reading, in order.

    The records are added to those that are there; of a kind that the stage both reads and writes they take the place of
    those that it read, so that it can say more of them.
    """

    name: ClassVar[str]
    version: ClassVar[str]
    reads: ClassVar[tuple[type, ...]]  # kinds that must already be there
    writes: ClassVar[tuple[type, ...]]  # kinds that it may yield

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Record]]:
        """Yield the records that each reading gains."""
        ...


def made_by(stage: Stage) -> str:
    """Name, version, settings digest and model of a stage.

    Such as `parse/1 3f2a9c01 en_core_web_sm-3.8.0:9e2b01aa`; fields marked `outside_recipe` do not count.
    """
    settings = codec.digest(codec.canonical(_settings(stage)))[:8]
    model = getattr(stage, "model", None)
    return f"{stage.name}/{stage.version} {settings}" + (f" {model}" if model else "")


def recipe(stages: Sequence[Stage]) -> Recipe:
    """Describe the stages, so that the store can say what made each record.

    Where several stages write records of one kind, the record is said to be made by them together.
    """
    named = tuple(made_by(stage) for stage in stages)
    by_kind: dict[str, str] = {}
    for stage, name in zip(stages, named, strict=True):
        for kind in (kind.__name__.lower() for kind in stage.writes):
            by_kind[kind] = f"{by_kind[kind]} + {name}" if kind in by_kind else name
    return Recipe(named, by_kind, codec.digest(*named))


def is_setting(each: Field[Any]) -> bool:
    """Whether users may set the field of a stage: all but what a store fills in."""
    return not each.metadata.get("outside_recipe") or bool(each.metadata.get("settable"))


def check(stages: Sequence[Stage]) -> None:
    """Refuse a list in which a stage reads what nothing before it writes; raises PipelineError."""
    there: set[type] = {Article}
    for stage in stages:
        if missing := [kind.__name__ for kind in stage.reads if kind not in there]:
            raise PipelineError(
                f"stage {stage.name!r} reads {', '.join(missing)}, which no stage before it writes; "
                "put a stage that writes it earlier in the list"
            )
        there |= set(stage.writes)


def run(articles: Iterable[Article], stages: Sequence[Stage], *, batch: int = 32) -> Iterator[Reading]:
    """Read the articles, `batch` at a time, and yield one Reading for each, in order.

    Raises PipelineError, once the first reading is asked for, if the stages cannot run.
    """
    if batch < 1:
        raise PipelineError(f"a batch of {batch} reports holds none; give 1 or more")
    check(stages)
    waiting = iter(articles)
    while taken := list(islice(waiting, batch)):
        readings = [Reading(article) for article in taken]
        for stage in stages:
            readings = apply(stage, readings)
        for reading in readings:
            yield replace(reading, parse=None, encoding=None)


def apply(stage: Stage, readings: Sequence[Reading]) -> list[Reading]:
    """Run one stage over a batch; a report that makes it raise gains a Failure.

    The other reports go on.
    A report that an earlier stage failed on is passed by: what it misses cannot be read.
    """
    going = [reading for reading in readings if not reading.failures]
    try:
        gained = _gain(stage, going)
    except Exception:  # whatever a stage raises must not end the run: report by report, then
        gained = [_gain_alone(stage, reading) for reading in going]
    found = iter(gained)
    return [reading if reading.failures else next(found) for reading in readings]


def _gain(stage: Stage, readings: Sequence[Reading]) -> list[Reading]:
    counted = zip(readings, _counted(stage, readings), strict=True)
    return [_add(stage, reading, records) for reading, records in counted]


def _counted(stage: Stage, readings: Sequence[Reading]) -> Iterator[Sequence[Record]]:
    """What the stage yields; raises PipelineError if that is not one sequence of records for each reading."""
    given = 0
    for given, records in enumerate(stage(readings), 1):
        if given > len(readings):
            break
        yield records
    if given != len(readings):
        amount = "fewer" if given < len(readings) else "more"
        raise PipelineError(
            f"stage {stage.name!r} yields {amount} sequences of records than there are reports ({len(readings)}); "
            "it has to yield one for each, an empty one where there is nothing"
        )


def _gain_alone(stage: Stage, reading: Reading) -> Reading:
    try:
        return _gain(stage, [reading])[0]
    except Exception as error:  # as in apply: kept as a Failure, shown and retried
        failure = Failure(reading.article.id, stage.name, f"{type(error).__name__}: {error}")
        return replace(reading, failures=(*reading.failures, failure))


def _add(stage: Stage, reading: Reading, records: Sequence[Record]) -> Reading:
    """The reading with the records put in their places, spans checked and ids stamped."""
    gained: dict[str, Any] = {SLOTS[kind]: () for kind in stage.writes if kind in stage.reads and kind in SLOTS}
    size = len(reading.article.text)
    for record in records:
        kind = type(record)
        if kind not in stage.writes and kind is not Failure:
            raise PipelineError(f"stage {stage.name!r} yields a {kind.__name__}, which its `writes` does not name")
        if kind in _PASSING:
            gained[_PASSING[kind]] = record
        elif kind is Article:
            if record.text != reading.article.text:  # type: ignore[union-attr]
                raise PipelineError(
                    f"stage {stage.name!r} rewrites the text of {reading.article.id!r}; text is never rewritten"
                )
            gained["article"] = record
        else:
            check_spans(record, size)
            slot = SLOTS[kind]
            gained[slot] = (*gained.get(slot, getattr(reading, slot)), stamp(record, reading.article.id))
    return replace(reading, **gained)


def stamp(record: Any, article: str) -> Any:
    """The record with its id filled in, if it is of a kind that has one and has none yet.

    The id is a digest of the record's type, the article's id and the record's content: 16 hexadecimal digits.
    """
    if getattr(record, "id", None) != "":
        return record
    return replace(record, id=codec.digest(type(record).__name__, article, codec.canonical(record))[:16])


def check_spans(value: Any, size: int) -> None:
    """Raise PipelineError if a span in `value` is empty or leaves a text of `size` code points."""
    if isinstance(value, Span):
        if not 0 <= value.start < value.end <= size:
            raise PipelineError(f"span {value.start} to {value.end} does not lie in a text of {size} characters")
    elif isinstance(value, tuple):
        for item in value:
            check_spans(item, size)
    elif is_dataclass(value):
        for each in fields(value):
            check_spans(getattr(value, each.name), size)


def _settings(stage: Stage) -> dict[str, Any]:
    described: Any = stage
    if not is_dataclass(described):
        raise PipelineError(f"stage {stage.name!r} is no dataclass; its fields are its settings, so it has to be one")
    return {
        each.name: getattr(stage, each.name) for each in fields(described) if not each.metadata.get("outside_recipe")
    }
