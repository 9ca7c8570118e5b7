"""Reads large dumps line by line, whatever they are packed in, and tells how far it has come."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sayso.knowledge.compiled import KnowledgeError

_STEP = 2_000  # lines after which progress is told


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a dump that was left out, and why."""

    path: str
    line: int  # counted from 1
    message: str

    def __str__(self) -> str:
        """Where it is and what is wrong."""
        return f"{self.path}, line {self.line}: {self.message}"


def _nobody(_: object) -> None:
    """Listens to nothing."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of each bad line, of bytes that went by, and of what is done next."""

    bad: Callable[[BadLine], None] = _nobody
    moved: Callable[[int], None] = _nobody
    doing: Callable[[str], None] = _nobody


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a dump: a file itself, or one of those packed in it."""

    path: Path
    member: str | None = None  # of a zip

    @property
    def name(self) -> str:
        """What the text is called in errors."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    def lines(self, watch: Watch | None = None) -> Iterator[tuple[int, bytes]]:
        """The lines without their ends, counted from 1; progress goes to `watch`.

        Raises KnowledgeError if the file is not there, cannot be unpacked or ends too early.
        """
        try:
            with ExitStack() as stack:
                raw = stack.enter_context(self.path.open("rb"))
                last = 0
                for number, line in enumerate(stack.enter_context(self._unpacked(raw, stack)), 1):
                    if watch and number % _STEP == 0:
                        at = raw.tell()
                        watch.moved(max(0, at - last))
                        last = at
                    yield number, line.rstrip(b"\r\n")
                if watch:
                    watch.moved(max(0, self.path.stat().st_size - last) if self.member is None else 0)
        except FileNotFoundError as error:
            raise KnowledgeError(f"there is no file {str(self.path)!r}; give the path of the dump") from error
        except (OSError, EOFError, lzma.LZMAError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
            raise KnowledgeError(
                f"{self.path} cannot be unpacked: {getattr(error, 'strerror', None) or error}; get the dump again"
            ) from error

    def _unpacked(self, raw: IO[bytes], stack: ExitStack) -> IO[bytes]:
        suffix = self.path.suffix.lower()
        if self.member is not None:
            return stack.enter_context(zipfile.ZipFile(raw)).open(self.member)
        if suffix == ".gz":
            return io.BufferedReader(gzip.GzipFile(fileobj=raw))
        if suffix == ".bz2":
            return bz2.open(raw)
        return lzma.open(raw) if suffix == ".xz" else raw


def texts(path: Path) -> list[Text]:
    """The texts in a file: itself, or the .txt, .tsv and .csv files in a zip.

    Raises KnowledgeError if the file is not there or is a broken zip.
    """
    if path.suffix.lower() != ".zip":
        return [Text(path)]
    try:
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.lower().endswith((".txt", ".tsv", ".csv"))]
    except FileNotFoundError as error:
        raise KnowledgeError(f"there is no file {str(path)!r}; give the path of the dump") from error
    except (OSError, zipfile.BadZipFile) as error:
        raise KnowledgeError(f"{path} is no zip that can be read: {error}; get the dump again") from error
    return [Text(path, name) for name in names]
