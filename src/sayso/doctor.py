"""What is installed, what is missing, and how to mend it."""

from __future__ import annotations

import locale
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module, metadata
from pathlib import Path

from packaging.requirements import Requirement

from sayso import pipeline, plugins
from sayso import settings as settings_module
from sayso.annotate import parse
from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.layers import knowledge
from sayso.settings import Settings
from sayso.store import open_store
from sayso.store.base import StoreError

PYTHON = (3, 11)
"""The oldest Python that sayso runs on."""


class State(StrEnum):
    """Whether all is well; a note is worth knowing, something missing keeps sayso from working."""

    OK = "ok"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, and how to mend it where it is not well."""

    what: str
    state: State
    detail: str
    mend: str | None = None


def findings(path: str | Path | None = None, store: str | None = None) -> Iterator[Finding]:
    """Look at everything that sayso needs, one Finding each.

    `path` is the settings file and `store` the URL of the store, as far as they were named.
    """
    yield _python()
    yield from _packages()
    yield _html()
    yield from _language_pipelines()
    settings, found = _settings(path)
    yield found
    yield _stages(settings)
    yield _knowledge(settings)
    yield _full_text()
    yield _store(store or settings.store.url)
    yield _encoding()
    yield _processors()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        oldest = ".".join(map(str, PYTHON))
        return Finding("python", State.MISSING, version, f"install Python {oldest} or later")
    return Finding("python", State.OK, version)


def _packages() -> Iterator[Finding]:
    """Look at sayso itself, what it depends on, and its extras."""
    try:
        itself = metadata.distribution("sayso")
    except metadata.PackageNotFoundError:
        yield Finding("sayso", State.MISSING, "its metadata is not there, so no stage is known", "pip install sayso")
        return
    yield Finding("sayso", State.OK, itself.version)
    needed = [Requirement(line) for line in itself.requires or ()]
    for each in needed:
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            yield _package(each)
    for extra in itself.metadata.get_all("Provides-Extra") or ():
        lacking = [
            each.name
            for each in needed
            if each.marker
            and "extra" in str(each.marker)
            and each.marker.evaluate({"extra": extra})
            and not _version(each.name)
        ]
        if lacking:
            yield Finding(
                f"extra {extra}",
                State.NOTE,
                f"not installed: {', '.join(lacking)}",
                f"pip install 'sayso[{extra}]', if you want it",
            )
        else:
            yield Finding(f"extra {extra}", State.OK, "installed")


def _package(needed: Requirement) -> Finding:
    version = _version(needed.name)
    asked = f"{needed.name}{needed.specifier}"
    if version is None:
        return Finding(needed.name, State.MISSING, "not installed", f"pip install '{asked}'")
    if not needed.specifier.contains(version, prereleases=True):
        return Finding(
            needed.name,
            State.MISSING,
            f"{version} is installed, {needed.specifier} is needed",
            f"pip install '{asked}'",
        )
    return Finding(needed.name, State.OK, version)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _html() -> Finding:
    """Whether pages can be read: a library that is there may still miss one of its own."""
    try:
        import_module("trafilatura")
    except ImportError as error:
        reason = " ".join(str(error).split())
        return Finding("html", State.MISSING, reason, "pip install --upgrade trafilatura lxml-html-clean")
    return Finding("html", State.OK, "pages can be read")


def _language_pipelines() -> Iterator[Finding]:
    for language, names in parse.PIPELINES.items():
        what = f"language {language}"
        try:
            best = parse.best_pipeline(language)
            parse.load(best)
        except parse.ModelError as error:
            reason, _, mend = str(error).partition("; mend: ")
            yield Finding(what, State.MISSING, reason, mend)
            continue
        detail = f"read with {best} {_version(best) or ''}".rstrip()
        larger = [name for name in names[: names.index(best)] if re.search(r"_(md|lg|trf)$", name)]
        if "_sm" in best and larger:
            yield Finding(
                what, State.NOTE, detail, f"a larger pipeline reads better: python -m spacy download {larger[-1]}"
            )
        else:
            yield Finding(what, State.OK, detail)


def _settings(path: str | Path | None) -> tuple[Settings, Finding]:
    try:
        settings = settings_module.load(path)
    except settings_module.SettingsError as error:
        return Settings(), Finding(
            "settings", State.MISSING, str(error), "mend the file, or name another with --settings"
        )
    return settings, Finding(
        "settings", State.OK, str(settings.path) if settings.path else "no sayso.toml: the defaults hold"
    )


def _stages(settings: Settings) -> Finding:
    try:
        named = pipeline.recipe(settings_module.stages(settings)).stages
    except (settings_module.SettingsError, plugins.PluginError, pipeline.PipelineError, parse.ModelError) as error:
        return Finding(
            "stages", State.MISSING, str(error), "mend pipeline.stages in the settings, or the package named"
        )
    return Finding("stages", State.OK, ", ".join(name.partition(" ")[0] for name in named))


def _knowledge(settings: Settings) -> Finding:
    """Whether what sayso knows can be read, with the user's files laid over it."""
    try:
        known = knowledge(settings.knowledge.files)
        rows = sum(1 for _ in known.rows("organizations"))
    except KnowledgeError as error:
        return Finding("knowledge", State.MISSING, str(error), "sayso knowledge build")
    return Finding("knowledge", State.OK, f"{len(known.layers)} file(s), {rows:,} organizations")


def _full_text() -> Finding:
    detail = f"SQLite {sqlite3.sqlite_version}"
    try:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        database.close()
    except sqlite3.OperationalError as error:
        return Finding(
            "full-text search",
            State.MISSING,
            f"{detail} has no FTS5 ({error})",
            "use a Python whose SQLite has FTS5, such as that of python.org or conda-forge",
        )
    return Finding("full-text search", State.OK, f"{detail} with FTS5")


def _store(url: str) -> Finding:
    name = url.removeprefix("sqlite:///")
    if "://" not in name and name != ":memory:" and not Path(name).exists():
        folder = Path(name).absolute().parent
        if not os.access(folder, os.W_OK):
            return Finding(
                "store",
                State.MISSING,
                f"{url} cannot be made in {folder}",
                "name another with --store, or make the folder writable",
            )
        return Finding("store", State.NOTE, f"{url} is not there yet", "sayso add PATH makes it")
    try:
        with open_store(url, create=False) as store:
            counts = store.counts()
    except StoreError as error:
        return Finding("store", State.MISSING, str(error), "name another with --store")
    return Finding("store", State.OK, f"{url}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))


def _encoding() -> Finding:
    encodings = {
        (sys.stdout.encoding or "?").lower().replace("-", ""),
        locale.getpreferredencoding(False).lower().replace("-", ""),
    }
    if encodings <= {"utf8"}:
        return Finding("encoding", State.OK, "UTF-8")
    return Finding("encoding", State.NOTE, f"not UTF-8 throughout ({', '.join(sorted(encodings))})", "set PYTHONUTF8=1")


def _processors() -> Finding:
    count = os.cpu_count() or 1
    return Finding(
        "processors", State.OK, f"{count}; sayso add --processes {count} uses them all" if count > 1 else "1"
    )
