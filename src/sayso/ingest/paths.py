"""From the files, folders and globs that a user names to files of known kinds and their bytes."""

from __future__ import annotations

import glob
import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from sayso.ingest.options import Problem

KINDS: dict[str, str] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
}
"""The suffixes that are read; each also with .gz after it."""

GZIP_MAGIC = b"\x1f\x8b"
"""How gzip files begin."""


def kind_of(path: Path) -> str | None:
    """What a file of this name holds, or None if its suffix is not read.

    One of: text, html, jsonl, json, csv, tsv.
    """
    name = path.name.lower().removesuffix(".gz")
    return KINDS.get(Path(name).suffix)


def files(named: str | Path, tell: Callable[[Problem], None]) -> Iterator[Path]:
    """The files of known kinds that one file, folder or glob stands for, in sorted order.

    Folders are walked to the bottom, hidden entries left out. What cannot be read is told as a Problem.
    """
    path = Path(named)
    text = path.as_posix()
    if _true(path.is_dir):
        yield from _some(_walk(path, tell), text, tell)
    elif _true(path.exists):
        if kind_of(path):
            yield path
        else:
            tell(
                Problem(
                    text, f"the suffix {path.suffix or '(none)'} is not read; rename or convert it to one of {_known()}"
                )
            )
    elif glob.has_magic(text):
        yield from _some(_matches(text, tell), text, tell)
    else:
        tell(Problem(text, "there is no such file or folder; check the path"))


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, decompressed if they are gzip.

    Opening or reading raises OSError, and EOFError or zlib.error where the gzip data is broken.
    """
    with path.open("rb") as raw:
        if path.name.lower().endswith(".gz") or raw.peek(2)[:2] == GZIP_MAGIC:
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield raw


def _some(found: Iterator[Path], name: str, tell: Callable[[Problem], None]) -> Iterator[Path]:
    """The files found; that there are none is told."""
    nothing = True
    for path in found:
        nothing = False
        yield path
    if nothing:
        tell(Problem(name, f"nothing here is a report that can be read; what is read: {_known()}"))


def _walk(folder: Path, tell: Callable[[Problem], None]) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        tell(Problem(folder.as_posix(), f"this folder cannot be read ({error.strerror}); check its permissions"))
        return
    for entry in inside:
        if entry.name.startswith("."):
            continue
        if _true(entry.is_dir):
            if not entry.is_symlink():  # a link to a folder above would never end
                yield from _walk(entry, tell)
        elif kind_of(entry) and _true(entry.is_file):
            yield entry


def _matches(pattern: str, tell: Callable[[Problem], None]) -> Iterator[Path]:
    deep = "**" in pattern  # such a pattern goes down by itself
    for match in sorted(set(glob.iglob(pattern, recursive=True))):
        path = Path(match)
        if _true(path.is_dir):
            if not deep:
                yield from _walk(path, tell)
        elif kind_of(path) and _true(path.is_file):
            yield path


def _true(asked: Callable[[], bool]) -> bool:
    """What a path answers; False where it may not be looked at or its name is too long."""
    try:
        return asked()
    except OSError:
        return False


def _known() -> str:
    return ", ".join(KINDS) + " (each also with .gz)"
