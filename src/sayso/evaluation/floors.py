"""Floors that figures are held to, in a TOML file: what they were when it was last written, and which rows were right.

A floor is the figure that was written, less the worth of one row of gold and at least a thousandth: reading the same
text gives the same rows, so what is left to chance is the last digit of a model on another machine. Floors rise as
figures do, and never go down unless that is asked for. The error of calibration has a ceiling in the same way.
"""

from __future__ import annotations

import base64
import binascii
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso import codec
from sayso.evaluation.evaluating import Evaluation, Layer, Scores, digest
from sayso.evaluation.rows import EvaluationError, GoldSet

LEAST_TOLERANCE = 0.001
"""What a floor is at least below the figure; a ceiling is five times that above it."""

CALIBRATION = "calibration error"
"""What has a ceiling."""

DIGITS = 4
"""Figures are kept with so many digits after the point."""

HEAD = """\
# Floors of `sayso eval`: per gold file and layer, what the figures must not fall below (ceilings: not rise above).
# Written by `sayso eval ... --against THIS FILE --update`, which raises floors and never lowers one without --lower.
# digest: of the gold, text and rows. right: one bit per row of gold, in order, in base64: whether it was right.
# Lines with # up here are yours and stay; docs/evaluation.md tells more.
"""
"""The comment that a new file begins with."""

_FINEST = 10.0**DIGITS

Key = tuple[str, str]
"""The name of a set, and a layer."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file has on one layer of one set."""

    digest: str
    rows: int
    right: str  # base64
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)

    def was_right(self, number: int) -> bool:
        """Whether the row of gold with that number, from 0, was right."""
        return bool(base64.b64decode(self.right)[number // 8] >> number % 8 & 1)


@dataclass(frozen=True, slots=True)
class Floors:
    """A file of floors: the comment at its head, and what it has."""

    path: str
    head: str = HEAD
    kept: Mapping[Key, Kept] = field(default_factory=dict)


def read(path: str | Path, *, missing: bool = False) -> Floors:
    """Read a file of floors; one that is not there has none, if `missing` says that it may be.

    Raises EvaluationError for a file that is none.
    """
    file = Path(path)
    if missing and not file.exists():
        return Floors(str(path))
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError as error:
        raise EvaluationError(f"there is no file {str(path)!r}; write one with --against {path} --update") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} is not TOML ({error}); mend it, or write it anew with --update") from error
    return Floors(str(path), _head(text), dict(_all_kept(data, str(path))))


def _head(text: str) -> str:
    """The comment at the head of the file."""
    lines = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "".join(lines).rstrip("\n") + "\n" if lines else ""


def _all_kept(data: Mapping[str, Any], path: str) -> Iterator[tuple[Key, Kept]]:
    for name, layers in data.items():
        if not isinstance(layers, dict):
            raise EvaluationError(f"{path}: {name!r} is no table of layers; see docs/evaluation.md for the form")
        for layer, its in layers.items():
            try:
                kept = codec.record_from_json(Kept, its)
                if len(base64.b64decode(kept.right, validate=True)) != (kept.rows + 7) // 8:
                    raise codec.CodecError(f"`right` has not one bit for each of {kept.rows} rows")
            except (codec.CodecError, binascii.Error) as error:
                raise EvaluationError(f"{path}: {name!r}, {layer}: {error}; write it anew with --update") from error
            yield (name, layer), kept


def write(floors: Floors) -> None:
    """Write the file; sets and layers stand in the order of their names."""
    parts = [floors.head]
    for (name, layer), kept in sorted(floors.kept.items()):
        table = f"{_quoted(name)}.{layer}"
        parts.append(
            f"\n[{table}]\ndigest = {_quoted(kept.digest)}\nrows = {kept.rows}\nright = {_quoted(kept.right)}\n"
        )
        for part in ("floors", "ceilings", "figures"):
            if numbers := getattr(kept, part):
                lines = "".join(f"{_quoted(measure)} = {number:.{DIGITS}f}\n" for measure, number in numbers.items())
                parts.append(f"[{table}.{part}]\n{lines}")
    Path(floors.path).parent.mkdir(parents=True, exist_ok=True)
    Path(floors.path).write_text("".join(parts), encoding="utf-8")


def _quoted(words: str) -> str:
    """A TOML basic string; JSON writes the same characters in the same way."""
    return codec.to_line(words)


# ---- comparing --------------------------------------------------------------------------------------------------


def each(evaluation: Evaluation) -> Iterator[tuple[Key, Scores, Layer]]:
    """Every layer of every set, with its key."""
    for scores in evaluation.sets:
        for layer in scores.layers:
            yield (scores.name, layer.name), scores, layer


def watched(layer: Layer) -> dict[str, float]:
    """The figures of a layer that floors hold, rounded as they are kept."""
    figures = {name: layer.figures[name].main for name in layer.headlines}
    return {name: round(number, DIGITS) for name, number in figures.items() if number is not None}


def watched_error(layer: Layer) -> dict[str, float]:
    """The error of calibration, which a ceiling holds, if the layer has one."""
    return {CALIBRATION: round(layer.calibration.error, DIGITS)} if layer.calibration else {}


def check_digests(sets: Iterable[GoldSet], floors: Floors) -> None:
    """Raise EvaluationError for floors that were written for other gold; needs no reading."""
    for gold in sets:
        for layer in gold.layers:
            kept = floors.kept.get((gold.name, layer))
            if kept and kept.digest != digest(gold, layer):
                raise EvaluationError(
                    f"{floors.path}: the floors of {gold.name} ({layer}) were written for other gold: its text or rows "
                    "have changed since. If that is meant, write them anew with --update (and --lower where figures "
                    "fall)"
                )


def under(evaluation: Evaluation, floors: Floors) -> list[str]:
    """A sentence for every figure under its floor, and for every layer that has none."""
    return [sentence for key, _, layer in each(evaluation) for sentence in _under(key, layer, floors)]


def _under(key: Key, layer: Layer, floors: Floors) -> Iterator[str]:
    where = f"{key[0]}, {key[1]}"
    kept = floors.kept.get(key)
    if kept is None:
        yield f"{where}: {floors.path} has no floors for this; write them with --update."
        return
    figures, errors = watched(layer), watched_error(layer)
    for measure, floor in kept.floors.items():
        figure = figures.get(measure)
        if figure is None:
            yield f"{where}: {measure} has a floor of {floor:.4f} and was not measured."
        elif figure < floor:
            was = f", and was {kept.figures[measure]:.4f}" if measure in kept.figures else ""
            yield f"{where}: {measure} is {figure:.4f}, under its floor of {floor:.4f}{was}."
    for measure, ceiling in kept.ceilings.items():
        if measure in errors and errors[measure] > ceiling:
            yield f"{where}: the {measure} is {errors[measure]:.4f}, over its ceiling of {ceiling:.4f}."


def updated(evaluation: Evaluation, floors: Floors, *, lower: bool = False) -> tuple[Floors, list[str]]:
    """The floors with the figures of this evaluation, and a sentence for each that fell.

    A layer with such a figure stays as it was, unless `lower`; sets that were not scored stay too.
    """
    kept, refused = dict(floors.kept), []
    for key, _, layer in each(evaluation):
        before = None if lower else kept.get(key)
        if before and (sentences := list(_under(key, layer, floors))):
            refused += sentences
        else:
            kept[key] = _kept(layer, before)
    return Floors(floors.path, floors.head, kept), refused


def _kept(layer: Layer, before: Kept | None) -> Kept:
    figures, errors = watched(layer), watched_error(layer)
    worth = max(LEAST_TOLERANCE, 1 / max(1, len(layer.right)))
    floors = {measure: _down(number - worth) for measure, number in figures.items()}
    above = 5 * LEAST_TOLERANCE + worth
    ceilings = {measure: round(number + above, DIGITS) for measure, number in errors.items()}
    if before:
        floors = {measure: max(number, before.floors.get(measure, 0.0)) for measure, number in floors.items()}
        ceilings = {measure: min(number, before.ceilings.get(measure, 1.0)) for measure, number in ceilings.items()}
    return Kept(layer.digest, len(layer.right), packed(layer.right), floors, ceilings, {**figures, **errors})


def _down(number: float) -> float:
    return max(0.0, math.floor(number * _FINEST + 1e-6) / _FINEST)


def packed(right: Sequence[bool]) -> str:
    """One bit a row, eight to a byte, the first the lowest; in base64."""
    size = (len(right) + 7) // 8
    number = sum(1 << at for at, is_right in enumerate(right) if is_right)
    return base64.b64encode(number.to_bytes(size, "little")).decode()
