"""Tables, one report a row: CSV and TSV, read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sayso.ingest import reports
from sayso.ingest.encoding import Encoding, encoding_of_stream
from sayso.ingest.options import IngestError, Options, Problem
from sayso.ingest.paths import opened
from sayso.records import Article

_DELIMITERS = (",", ";", "\t", "|")
_LARGEST_FIELD = 2**31 - 1  # characters; the csv module stops at 131,072 unless told, and reports are longer
_HEAD = 1 << 16  # characters that a header is looked for in


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is written."""

    path: str
    encoding: Encoding
    delimiter: str


def articles(path: Path, options: Options, *, tabs: bool = False) -> Iterator[Article]:
    """The reports in the table at `path`, one a row, read as a stream.

    The first row names the columns. `tabs` says that the table is TSV.
    """
    encoding = _encoding(path)
    with opened(path) as stream, io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline="") as text:
        table = _Table(path.as_posix(), encoding, _delimiter(path, encoding, options, tabs=tabs))
        yield from _rows(text, table, options)


def count(path: Path, options: Options, *, tabs: bool = False) -> int:
    """How many rows the table at `path` has below its header."""
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding, options, tabs=tabs)
    with opened(path) as stream, io.TextIOWrapper(stream, encoding.codec, "replace", newline="") as text:
        return max(0, sum(1 for row, _ in _records(text, delimiter) if row) - 1)


def delimiter_of(options: Options) -> str | None:
    """The delimiter that the options give, if any.

    A tab may also be written as a backslash and a t. Raises IngestError if it is not one character.
    """
    delimiter = options.delimiter.replace("\\t", "\t") if options.delimiter else None
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise IngestError(f"the delimiter {options.delimiter!r} is not one character; give one such as ',' or '\\t'")
    return delimiter


def _rows(text: TextIO, table: _Table, options: Options) -> Iterator[Article]:
    header: list[str] | None = None
    empty = True
    for row, line in _records(text, table.delimiter):
        if isinstance(row, csv.Error):
            message = f"this row is not sound CSV ({row}); put text that holds quotes in quotes and double those inside"
            options.tell(Problem(table.path, message, line))
        elif header is None:
            header = row or None
            if header and not {"text", "html"} & reports.columns(header, options).keys():
                options.tell(Problem(table.path, _no_text_column(header, options), line))
                return
        elif row:
            empty = False
            yield from _article(
                row, header, reports.Source(table.path, f"csv; {table.encoding.label}", line, "the row"), options
            )
    if empty:
        options.tell(Problem(table.path, "there is no row below the header; fill the table or leave it out"))


def _article(row: list[str], header: list[str], source: reports.Source, options: Options) -> Iterator[Article]:
    if len(row) != len(header):
        # read on, it would give cut text: a delimiter or line break in the text that no quotes protect
        message = f"this row has {len(row)} fields where the header has {len(header)}; "
        message += "put text with delimiters or line breaks in quotes"
        options.tell(source.problem(message))
    elif found := reports.article(dict(zip(header, row, strict=True)), options, source):
        yield found


def _records(text: TextIO, delimiter: str) -> Iterator[tuple[list[str] | csv.Error, int]]:
    """Each record, or what is wrong with it, and the line that it begins on."""
    csv.field_size_limit(_LARGEST_FIELD)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield next(reader), line
        except StopIteration:
            return
        except csv.Error as error:
            yield error, line


def _encoding(path: Path) -> Encoding:
    with opened(path) as stream:
        return encoding_of_stream(iter(lambda: b"".join(stream.readlines(1 << 16)), b""))


def _delimiter(path: Path, encoding: Encoding, options: Options, *, tabs: bool) -> str:
    """The delimiter given; else that by which the header names a text, or the most columns."""
    if given := delimiter_of(options):
        return given
    if tabs:
        return "\t"
    with opened(path) as stream, io.TextIOWrapper(stream, encoding.codec, "replace", newline="") as text:
        head = text.read(_HEAD)
    best, best_rank = ",", (False, 0)
    for delimiter in _DELIMITERS:
        record = next((row for row, _ in _records(io.StringIO(head, newline=""), delimiter) if row), None)
        if isinstance(record, list):
            rank = (bool({"text", "html"} & reports.columns(record, options).keys()), len(record))
            best, best_rank = (delimiter, rank) if rank > best_rank else (best, best_rank)
    return best


def _no_text_column(header: list[str], options: Options) -> str:
    there = ", ".join(name for name in header[:20])
    if options.text_column:
        return f"no column is named {options.text_column!r}; the columns are: {there}"
    return f"no column is known to hold the text; name it with --text-column; the columns are: {there}"
