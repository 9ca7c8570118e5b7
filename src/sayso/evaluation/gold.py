"""Gold from files: which format a file is in, and its reports in one form."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso import codec, demo
from sayso.evaluation import forms, judgements, targets
from sayso.evaluation.checked import Json, Locus
from sayso.evaluation.rows import LAYERS, Annotated, EvaluationError, GoldSet

Lines = Iterator[tuple[Json, Locus]]
"""The objects of a file, each with its place."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what it is called, how a line of it is known, and how its lines become reports."""

    name: str
    fits: Callable[[Json], bool]
    reports: Callable[[Lines], Iterator[Annotated]]


def _one_by_one(convert: Callable[[Json, Locus], Annotated]) -> Callable[[Lines], Iterator[Annotated]]:
    """Reports of a format that has one a line."""

    def reports(lines: Lines) -> Iterator[Annotated]:
        for record, locus in lines:
            yield convert(record, locus)

    return reports


FORMS: tuple[Form, ...] = (
    Form("reviews", judgements.is_review, judgements.reports),
    Form("readings", forms.is_reading, _one_by_one(forms.reading)),
    Form("quotes", lambda record: "quotes" in record, _one_by_one(forms.quotes)),
    Form("places", lambda record: "toponyms" in record, _one_by_one(forms.places)),
    Form("times", lambda record: "timexes" in record, _one_by_one(forms.times)),
    Form("events", forms.is_sentence, _one_by_one(forms.sentence)),
    Form("record", forms.is_record, _one_by_one(forms.record)),
    Form("pronouns", lambda record: "Pronoun-offset" in record, _one_by_one(forms.pronouns)),
    Form("factuality", lambda record: "targets" in record and "text" in record, _one_by_one(targets.factuality)),
    Form("stories", lambda record: "story" in record and "text" in record, _one_by_one(forms.story)),
)
"""The formats that are read, told apart by their fields.

The page docs/evaluation.md describes them under these names.
"""


def read(path: str | Path, layers: Iterable[str] = ()) -> GoldSet:
    """Read a gold file (.jsonl, .tsv of GAP, each also with .gz).

    Without `layers`, those that it has rows of are scored. Raises EvaluationError for a file in no known format, for
    offsets that do not fit, an id that comes twice, a layer that is unknown or has no row, and where no row is left.
    """
    wanted = tuple(layers)
    if unknown := [each for each in wanted if each not in LAYERS]:
        raise EvaluationError(f"there is no layer {unknown[0]!r}; layers are {', '.join(LAYERS)}")
    form, lines = _detected(str(path))
    reports = tuple(form.reports(lines))
    _check_ids(str(path), reports)
    held = tuple(layer for layer in LAYERS if any(getattr(report, layer) for report in reports))
    if not held:
        raise EvaluationError(f"{path} has no row of gold in its {len(reports)} reports; there is nothing to score")
    if lacking := [each for each in wanted if each not in held]:
        raise EvaluationError(f"{path} has no row of {lacking[0]}; it has rows of {', '.join(held)}")
    chosen = tuple(layer for layer in held if not wanted or layer in wanted)
    return GoldSet(name_of(path), str(path), form.name, reports, chosen)


def read_all(paths: Iterable[str | Path], layers: Iterable[str] = ()) -> list[GoldSet]:
    """Read several gold files; of the layers asked for, each file gives those that it has.

    Raises EvaluationError as `read` does, for a layer that no file has, and for two files of one name.
    """
    wanted = tuple(dict.fromkeys(layers))
    if unknown := [each for each in wanted if each not in LAYERS]:
        raise EvaluationError(f"there is no layer {unknown[0]!r}; layers are {', '.join(LAYERS)}")
    sets = [read(path) for path in paths]
    names = [each.name for each in sets]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise EvaluationError(f"two files are called {twice!r}; give each a folder or a name of its own")
    chosen = [replace(each, layers=tuple(x for x in each.layers if not wanted or x in wanted)) for each in sets]
    for layer in wanted:
        if not any(layer in each.layers for each in chosen):
            raise EvaluationError(f"no file has a row of {layer}; leave --layer out to see what they have")
    return [each for each in chosen if each.layers]


def shipped() -> Path:
    """The gold of the demo reports, which ships with sayso."""
    return demo.gold()


def name_of(path: str | Path) -> str:
    """What a set is called in tables and floors: folder and file, such as `gold/dev.jsonl`."""
    return "/".join(Path(path).resolve().parts[-2:])


def _check_ids(path: str, reports: Iterable[Annotated]) -> None:
    seen: set[str] = set()
    for report in reports:
        if report.article.id in seen:
            raise EvaluationError(f"{path}: the id {report.article.id!r} comes twice; give each report its own")
        seen.add(report.article.id)


def _detected(path: str) -> tuple[Form, Lines]:
    """The format of a file, by its first line, and its lines, each of which has to fit."""
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        raise EvaluationError(f"{path} is empty; there is no gold in it")
    form = next((form for form in FORMS if form.fits(first[0])), None)
    if form is None:
        there = ", ".join(list(first[0])[:8]) or "nothing"
        raise EvaluationError(
            f"{path} is no gold that can be read: its first line has the fields {there}; docs/evaluation.md shows the "
            f"formats ({', '.join(form.name for form in FORMS)})"
        )
    return form, _fitting(form, first, lines)


def _fitting(form: Form, first: tuple[Json, Locus], others: Lines) -> Lines:
    yield first
    for record, locus in others:
        if not form.fits(record):
            raise locus.error(f"the file began in the format {form.name!r}, and this line is none; part the formats")
        yield record, locus


def _lines(path: str) -> Lines:
    name = path.removesuffix(".gz")
    data = gzip.open(path) if name != path else open(path, "rb")  # noqa: SIM115 -- closed below
    with data, io.TextIOWrapper(data, encoding="utf-8-sig", newline="") as text:
        try:
            yield from _tsv(path, text) if name.endswith(".tsv") else _jsonl(path, text)
        except UnicodeDecodeError as error:
            raise EvaluationError(f"{path} is not in UTF-8 ({error.reason}); save it in UTF-8") from error
        except (gzip.BadGzipFile, EOFError) as error:
            raise EvaluationError(f"{path} is broken or cut off ({error}); get the file again") from error


def _tsv(path: str, text: Iterable[str]) -> Lines:
    for number, row in enumerate(csv.DictReader(text, delimiter="\t"), 2):
        yield dict(row), Locus(path, number)


def _jsonl(path: str, text: Iterable[str]) -> Lines:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        locus = Locus(path, number)
        try:
            record = codec.from_line(line)
        except codec.CodecError as error:
            raise locus.error(f"{error}; gold is one JSON object a line") from error
        if not isinstance(record, dict):
            raise locus.error("this is no JSON object; gold is one JSON object a line")
        yield record, locus
