"""Records to JSON and back, and the JSON Schema of a reading; the only module that imports msgspec."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from sayso.records import Reading

T = TypeVar("T")

_encode = msgspec.json.Encoder(order="sorted").encode


class CodecError(ValueError):
    """JSON that is not a record; the message says what is wrong and where."""


def canonical(record: object) -> bytes:
    """The record as JSON bytes with sorted keys: equal records give equal bytes."""
    return _encode(record)


def digest(*parts: bytes | str) -> str:
    """The name of the parts: 32 hexadecimal digits (BLAKE2b, 128 bits).

    Parts do not run into one another: ("ab", "c") and ("a", "bc") have different names.
    """
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()


def record_to_json(record: object, text: str | None = None) -> dict[str, Any]:
    """A record as plain JSON types; with the article's `text`, each span quotes its words."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    if text is not None:
        _quote(plain, text)
    return plain


def record_from_json(kind: type[T], data: object) -> T:
    """The record of type `kind` that `data` (plain JSON types) holds.

    Raises CodecError if it holds none.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise CodecError(f"this is no {kind.__name__.lower()}: {error}") from error


def decode(kind: type[T], data: bytes | str) -> T:
    """The record of type `kind` that the JSON `data` holds; raises CodecError if it holds none."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise CodecError(f"this is no {kind.__name__.lower()}: {error}") from error


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading in the form that is printed and exported.

    Spans quote their words; the parse and the encoding are left out.
    """
    plain = record_to_json(replace(reading, parse=None, encoding=None), reading.article.text)
    del plain["parse"], plain["encoding"]
    return plain


def reading_from_json(data: object) -> Reading:
    """The reading that `reading_to_json` gave.

    Raises CodecError if a span leaves the text, or quotes words that do not stand there.
    """
    reading = record_from_json(Reading, data)
    _verify(data, reading.article.text)
    return reading


def to_line(data: object) -> str:
    """One line of JSON (UTF-8 characters kept as they are, no trailing newline)."""
    return msgspec.json.encode(data).decode()


def from_line(line: str | bytes) -> Any:
    """The plain value that one line of JSON holds; raises CodecError if it is not JSON."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise CodecError(f"this is not JSON: {error}") from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of `sayso read --format jsonl`."""
    (reference,), definitions = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    for passing in ("Parse", "Entity", "Encoding"):
        del definitions[passing]
    for passing in ("parse", "encoding"):
        del definitions["Reading"]["properties"][passing]
    span = definitions["Span"]
    span["properties"]["text"] = {"type": "string"}
    span["required"].append("text")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **reference, "$defs": definitions}


def _is_span(value: dict[str, Any]) -> bool:
    return isinstance(value.get("start"), int) and isinstance(value.get("end"), int)


def _quote(value: Any, text: str) -> None:
    """Put `text` into every span below `value`."""
    if isinstance(value, dict):
        if _is_span(value):
            value["text"] = text[value["start"] : value["end"]]
            return
        for item in value.values():
            _quote(item, text)
    elif isinstance(value, list | tuple):
        for item in value:
            _quote(item, text)


def _verify(value: Any, text: str) -> None:
    if isinstance(value, dict):
        if _is_span(value):
            start, end = value["start"], value["end"]
            if not 0 <= start < end <= len(text):
                raise CodecError(
                    f"the span {start} to {end} does not lie in the article's text of {len(text)} characters: "
                    "text or offsets were changed since; read the report again"
                )
            quoted = text[start:end]
            if value.get("text", quoted) != quoted:
                raise CodecError(
                    f"the span {start} to {end} quotes {value['text']!r}, but the text has {quoted!r} there: "
                    "text or offsets were changed since; read the report again"
                )
            return
        for item in value.values():
            _verify(item, text)
    elif isinstance(value, list | tuple):
        for item in value:
            _verify(item, text)
