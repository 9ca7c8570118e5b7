"""`sayso.toml` to Settings to stages; keys that are not known are refused.

[store]
url = "sqlite:///sayso.db"

[pipeline]
stages = ["furniture", "language", "parse", "mentions", "times", "places", "roles", "actors", "statements",
          "circumstances", "events", "threats"]
batch = 32

[stages.language]       # the fields of that stage
default = "en"

[knowledge]             # compiled files of your own, laid over what ships; relative to the settings file
files = ["mine.zip"]

[ingest]                # the options of `sayso read` and `sayso add`, where they are not given
outlet = "The Herald"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from sayso import codec, plugins
from sayso.ingest.options import Options
from sayso.kept import LedgerRow
from sayso.knowledge.compiled import Compiled, KnowledgeError
from sayso.pipeline import Stage, check, is_setting

NAME = "sayso.toml"
"""The file that is looked for in the working directory and the folders above it."""

VARIABLE = "SAYSO_SETTINGS"
"""The environment variable that names a settings file."""

STAGES = (
    *("furniture", "language", "parse", "mentions", "times", "places", "roles", "actors", "statements"),
    *("circumstances", "events", "threats"),
)
"""The stages that read a report where no settings say otherwise, in order."""

T = TypeVar("T")


class SettingsError(ValueError):
    """A settings file that cannot be used; the message names file and key and how to mend it."""


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where readings are kept."""

    url: str = "sqlite:///sayso.db"


@dataclass(frozen=True, slots=True)
class PipelineSettings:
    """Which stages read a report, in order, and how many reports they take at once."""

    stages: tuple[str, ...] = STAGES
    batch: int = 32


@dataclass(frozen=True, slots=True)
class KnowledgeSettings:
    """The user's compiled files of knowledge, the one on top last; once loaded, absolute paths."""

    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of sayso; `stages` has the fields given for a stage, by its name."""

    store: StoreSettings = StoreSettings()
    pipeline: PipelineSettings = PipelineSettings()
    ingest: Options = field(default_factory=Options)
    knowledge: KnowledgeSettings = KnowledgeSettings()
    stages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    path: Path | None = None  # the file they were read from


def load(path: str | Path | None = None) -> Settings:
    """The settings in the file at `path`, or in the one that `locate` finds, or the defaults.

    Raises SettingsError if the file is not there, is not TOML, or has a key that is not known or of another type; the
    fields of stages are checked when `stages` builds them.
    """
    found = Path(path) if path is not None else locate()
    if found is None:
        return Settings()
    try:
        table = tomllib.loads(found.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"there is no settings file {str(found)!r}; give the path of one, or none") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{found} cannot be read as TOML: {error}; mend that line, or see Settings in docs/1_getting_started.md"
        ) from error
    return _settings(table, found)


def locate(start: Path | None = None) -> Path | None:
    """The file that $SAYSO_SETTINGS names, else the nearest `sayso.toml` in `start` or above.

    `start` is the working directory if not given; None if there is no such file.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named)
    here = (start or Path.cwd()).resolve()
    return next((folder / NAME for folder in (here, *here.parents) if (folder / NAME).is_file()), None)


def stages(
    settings: Settings, outlet_lines: Mapping[str, frozenset[str]] | None = None, ledger: Sequence[LedgerRow] = ()
) -> tuple[Stage, ...]:
    """The stages that the settings name, ready to run.

    `outlet_lines` and `ledger` (what a store has learned) are handed to every stage that has a field of that name, and
    the files of `knowledge` likewise. Raises SettingsError for a field that a stage lacks, PluginError for a stage that
    is not installed, and PipelineError for an order that cannot run.
    """
    file = settings.path or "the settings"
    for name in settings.stages:
        if name not in settings.pipeline.stages:
            known = plugins.nearest(name, settings.pipeline.stages)
            raise SettingsError(
                f"{file} has a table [stages.{name}] but no stage of that name runs{known}; "
                "put it into pipeline.stages or take the table out"
            )
    filled: dict[str, Any] = {"knowledge": settings.knowledge.files, "ledger": tuple(ledger)}
    if outlet_lines is not None:
        filled["outlet_lines"] = outlet_lines
    built = tuple(_stage(name, settings.stages.get(name, {}), file, filled) for name in settings.pipeline.stages)
    check(built)
    return built


def _stage(name: str, table: Mapping[str, Any], file: object, filled: Mapping[str, Any]) -> Stage:
    """The stage of that name, with the fields of its table, and those of `filled` that it has."""
    kind = plugins.stage_class(name)
    settable = {each.name for each in fields(kind) if is_setting(each)}
    where = f"stages.{name}"
    _refuse(set(table), settable, where, file)
    stage = _typed(kind, table, where, file)
    given = {each.name: getattr(stage, each.name) for each in fields(kind) if each.init}
    return kind(**{**given, **{key: value for key, value in filled.items() if key in given}})  # type: ignore[no-any-return]


def _settings(table: Mapping[str, Any], file: Path) -> Settings:
    sections = {"store": StoreSettings, "pipeline": PipelineSettings, "ingest": Options, "knowledge": KnowledgeSettings}
    _refuse(set(table), {*sections, "stages"}, "", file)
    for name in table:
        if not isinstance(table[name], dict):
            raise SettingsError(f"{name!r} in {file} has to be a table; write [{name}] on a line of its own")
    made: dict[str, Any] = {}
    for name, kind in sections.items():
        section = table.get(name, {})
        _refuse(set(section), {each.name for each in fields(kind)} - {"on_problem"}, name, file)
        made[name] = _typed(kind, section, name, file)
    if made["pipeline"].batch < 1:
        raise SettingsError(f"'pipeline.batch' in {file} has to be 1 or more")
    made["knowledge"] = _found(made["knowledge"], file)
    named = table.get("stages", {})
    for name, section in named.items():
        if not isinstance(section, dict):
            raise SettingsError(
                f"'stages.{name}' in {file} has to be a table of the stage's fields; write [stages.{name}]"
            )
    return Settings(**made, stages=named, path=file)


def _found(given: KnowledgeSettings, file: Path) -> KnowledgeSettings:
    """The files of knowledge with absolute paths, each looked at whether it is one."""
    paths = tuple(str((file.parent / each).resolve()) for each in given.files)
    for path in paths:
        try:
            Compiled(path)
        except KnowledgeError as error:
            raise SettingsError(f"'knowledge.files' in {file}: {error}") from error
    return KnowledgeSettings(paths)


def _typed(kind: type[T], table: Mapping[str, Any], where: str, file: object) -> T:
    """The dataclass `kind` with the fields of `table`, their types checked."""
    required = [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]  # type: ignore[arg-type]
    if missing := [name for name in required if name not in table]:
        raise SettingsError(f"{file} lacks '{where}.{missing[0]}', which has no default; add it under [{where}]")
    try:
        return codec.record_from_json(kind, dict(table))
    except codec.CodecError as error:
        what, _, at = str(error).partition(": ")[2].partition(" - at `$.")
        key = f"{where}.{at.rstrip('`')}" if at else where
        raise SettingsError(f"{key!r} in {file} has a value of the wrong type: {what[:1].lower()}{what[1:]}") from error


def _refuse(given: set[str], known: set[str], where: str, file: object) -> None:
    """Raise SettingsError for the first key that is not known, naming it, the file and the nearest known key."""
    for key in sorted(given - known):
        full = f"{where}.{key}" if where else key
        listed = ", ".join(sorted(known)) or "none"
        raise SettingsError(f"{full!r} in {file} is not a setting{plugins.nearest(key, known)}; known here: {listed}")
