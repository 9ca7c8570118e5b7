"""Reports from files, folders, globs and standard input, one Article at a time."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, cast

from sayso import codec
from sayso.ingest import dates, html, paths, reports, tables
from sayso.ingest.encoding import UTF_8, Encoding, NotTextError, encoding_of
from sayso.ingest.options import IngestError, Options, Problem
from sayso.records import Article

__all__ = ["IngestError", "Options", "Problem", "articles", "check", "count"]

STDIN = "-"
"""The path that means standard input."""

_STDIN_NAME = "stdin"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_JSON_BEGINNINGS = frozenset({b"{", b"[", b"[{"})


def articles(named: Sequence[str | Path], *, options: Options) -> Iterator[Article]:
    """The reports in the named files, folders and globs, in order; `-` is standard input.

    Text is kept exactly as it is: offsets stay the caller's. Standard input is JSON Lines if its first character that
    is not blank is `{`, else one plain text. Bad input is told to `options.on_problem`, one Problem each, and reading
    goes on; without a listener it raises IngestError, as options that make no sense always do.
    """
    check(options)
    for each in named:
        if str(each) == STDIN:
            yield from _guarded(_standard_input(options), _STDIN_NAME, options)
        else:
            for path in paths.files(each, options.tell):
                yield from _guarded(_READERS[paths.kind_of(path) or "text"](path, options), path.as_posix(), options)


def count(named: Sequence[str | Path], *, options: Options | None = None) -> int | None:
    """About how many reports there are, for a progress bar.

    None if standard input is among them. Lines of JSON Lines and rows of tables are counted, not read; what cannot be
    read counts as none, without a word.
    """
    if any(str(each) == STDIN for each in named):
        return None
    options = options or Options()
    return sum(_count_file(path, options) for each in named for path in paths.files(each, lambda _: None))


def check(options: Options) -> None:
    """Refuse options that make no sense; raises IngestError."""
    tables.delimiter_of(options)
    if options.language and reports.language_code(options.language) is None:
        raise IngestError(f"the option language: {options.language!r} is no two-letter code; write it like en")
    try:
        dates.published(options.published)
    except dates.DateError as error:
        raise IngestError(f"the option published: {error}") from error


def _guarded(found: Iterator[Article], name: str, options: Options) -> Iterator[Article]:
    """What is found, up to where the file cannot be read on; that is told."""
    try:
        yield from found
    except NotTextError as error:
        options.tell(Problem(name, f"this is {error}"))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        options.tell(Problem(name, f"the gzip data is broken or cut off ({error}); get the file again, or repack it"))
    except OSError as error:
        options.tell(
            Problem(name, f"this cannot be read ({error.strerror or error}); check the file and its permissions")
        )


# ---- one report a file ------------------------------------------------------------------------------------------


def _text_file(path: Path, options: Options) -> Iterator[Article]:
    with paths.opened(path) as stream:
        yield from _plain_text(stream.read(), path.as_posix(), options, identity=path.as_posix())


def _plain_text(data: bytes, name: str, options: Options, *, identity: str) -> Iterator[Article]:
    encoding = encoding_of(data)
    text = encoding.decode(data)
    if text.strip():
        yield reports.complete(Article(identity, text, capture=f"text; {encoding.label}"), options)
    else:
        options.tell(Problem(name, "this is empty; there is nothing to read"))


def _html_file(path: Path, options: Options) -> Iterator[Article]:
    name = path.as_posix()
    with paths.opened(path) as stream:
        data = stream.read()
    encoding = encoding_of(data, html=True)
    found = html.page(encoding.decode(data))
    if found is None:
        options.tell(Problem(name, "no article was found in this page; save its text as .txt, or take the page out"))
        return
    draft = Article(
        *(found.url or name, found.text, found.url, found.outlet, found.title, found.byline),
        published=found.published,
        capture=f"html; {encoding.label}",
    )
    yield reports.complete(draft, options)


# ---- JSON -------------------------------------------------------------------------------------------------------


def _jsonl_file(path: Path, options: Options) -> Iterator[Article]:
    with paths.opened(path) as stream:
        yield from _json_lines(stream, path.as_posix(), options)


def _json_lines(lines: Iterable[bytes], name: str, options: Options) -> Iterator[Article]:
    first = True
    for number, (line, encoding) in enumerate(_decoded(lines), 1):
        if not line.strip():
            continue
        capture = "jsonl" if encoding is UTF_8 else f"jsonl; {encoding.label}"
        source = reports.Source(name, capture, number)
        try:
            record = _parsed(line)
        except codec.CodecError as error:
            if first and line.strip().encode() in _JSON_BEGINNINGS:
                message = (
                    "this is one JSON document over several lines, not one object a line; name it .json, or use: jq -c"
                )
                options.tell(Problem(name, message, number))
                return
            options.tell(source.problem(f"{error}; mend the line or take it out"))
        else:
            yield from _object(record, options, source)
        first = False
    if first:
        options.tell(Problem(name, "this is empty; there is nothing to read"))


def _json_file(path: Path, options: Options) -> Iterator[Article]:
    with paths.opened(path) as stream:
        yield from _json_data(stream.read(), path.as_posix(), options)


def _json_data(data: bytes, name: str, options: Options) -> Iterator[Article]:
    encoding = encoding_of(data)
    try:
        document = _parsed(encoding.decode(data))
    except codec.CodecError as error:
        if _is_json_lines(data):
            yield from _json_lines(io.BytesIO(data), name, options)
        else:
            options.tell(Problem(name, f"{error}; mend the file"))
        return
    capture = "json" if encoding is UTF_8 else f"json; {encoding.label}"
    listed = document.get("articles") if isinstance(document, dict) else document
    if isinstance(listed, list):
        for number, record in enumerate(listed, 1):
            yield from _object(record, options, reports.Source(name, capture, name=f"item {number}"))
        if not listed:
            options.tell(Problem(name, "the list is empty; there is nothing to read"))
    else:
        yield from _object(document, options, reports.Source(name, capture))


def _object(record: object, options: Options, source: reports.Source) -> Iterator[Article]:
    if not isinstance(record, dict):
        options.tell(source.problem(f'{source.name} is no JSON object; write it as {{"id": ..., "text": ...}}'))
    elif found := reports.article(record, options, source):
        yield found


def _parsed(text: str) -> Any:
    """The value of the JSON text; NaN, which Python writes though JSON has none, is null."""
    try:
        return codec.from_line(text)
    except codec.CodecError as error:
        try:
            return json.loads(text, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            raise error from None
    except RecursionError as error:
        raise codec.CodecError("this JSON is nested too deeply") from error


def _is_json_lines(data: bytes) -> bool:
    """Whether the first of several lines is a JSON object by itself."""
    first, _, rest = data.removeprefix(codecs.BOM_UTF8).strip().partition(b"\n")
    try:
        return bool(rest) and isinstance(_parsed(first.decode("utf-8", "replace")), dict)
    except codec.CodecError:
        return False


def _decoded(lines: Iterable[bytes]) -> Iterator[tuple[str, Encoding]]:
    """Each line's characters and its encoding; a file in UTF-16 or UTF-32 has to be read whole."""
    waiting = iter(lines)
    for number, line in enumerate(waiting):
        if number == 0 and line.startswith(_WIDE_MARKS):
            data = line + b"".join(waiting)
            encoding = encoding_of(data)
            yield from ((each, encoding) for each in encoding.decode(data).split("\n"))
            return
        try:
            yield line.decode("utf-8-sig" if number == 0 else "utf-8"), UTF_8
        except UnicodeDecodeError:
            encoding = encoding_of(line)
            yield encoding.decode(line), encoding


# ---- standard input ---------------------------------------------------------------------------------------------


def _standard_input(options: Options) -> Iterator[Article]:
    stream = sys.stdin.buffer
    if not isinstance(stream, io.BufferedReader):  # a buffer put in its place has no peek
        stream = io.BufferedReader(cast(io.RawIOBase, stream))
    unpacked: BinaryIO | None = None
    if stream.peek(2)[:2] == paths.GZIP_MAGIC:
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    lines = iter(unpacked or stream)
    head: list[bytes] = []
    for line in lines:
        head.append(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    begins = head[-1].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] if head else b""
    if begins == b"{":
        yield from _json_lines(chain(head, lines), _STDIN_NAME, options)
        return
    data = b"".join(chain(head, lines))
    if begins == b"[" and _is_list(data):
        yield from _json_data(data, _STDIN_NAME, options)
    elif options.text_column is not None:
        options.tell(Problem(_STDIN_NAME, "this is no JSON; a table with columns has to come as a .csv or .tsv file"))
    else:
        # no identity: under one name, each text from standard input would be taken for a revision of the one before
        yield from _plain_text(data, _STDIN_NAME, options, identity="")


def _is_list(data: bytes) -> bool:
    """Whether it is a JSON list of objects; a plain text may begin with a bracket too."""
    try:
        document = _parsed(encoding_of(data).decode(data))
    except codec.CodecError:
        return False
    return isinstance(document, list) and bool(document) and all(isinstance(item, dict) for item in document)


# ---- counting ---------------------------------------------------------------------------------------------------


def _count_file(path: Path, options: Options) -> int:
    kind = paths.kind_of(path)
    try:
        if kind in ("csv", "tsv"):
            return tables.count(path, options, tabs=kind == "tsv")
        if kind in ("jsonl", "json"):
            with paths.opened(path) as stream:
                return sum(1 for line in stream if line.strip()) if kind == "jsonl" else _count_json(stream.read())
    except (OSError, EOFError, zlib.error, NotTextError):
        return 0
    return 1


def _count_json(data: bytes) -> int:
    try:
        document = _parsed(encoding_of(data).decode(data))
    except codec.CodecError:
        return sum(1 for line in data.splitlines() if line.strip()) if _is_json_lines(data) else 0
    listed = document.get("articles") if isinstance(document, dict) else document
    return len(listed) if isinstance(listed, list) else 1


def _csv_file(path: Path, options: Options) -> Iterator[Article]:
    return tables.articles(path, options)


def _tsv_file(path: Path, options: Options) -> Iterator[Article]:
    return tables.articles(path, options, tabs=True)


_READERS: dict[str, Callable[[Path, Options], Iterator[Article]]] = {
    "text": _text_file,
    "html": _html_file,
    "jsonl": _jsonl_file,
    "json": _json_file,
    "csv": _csv_file,
    "tsv": _tsv_file,
}
