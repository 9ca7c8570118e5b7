"""Values of a gold file, checked as they are taken out: what does not fit is told with line and row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.evaluation.rows import EvaluationError, Spans
from sayso.records import Span

Json = dict[str, Any]
"""An object of a gold file."""


@dataclass(frozen=True, slots=True)
class Locus:
    """Where in a gold file something stands, and the text that its offsets count in."""

    path: str
    line: int
    text: str = ""
    row: str = ""  # such as "statement 3"

    def error(self, message: str) -> EvaluationError:
        """The error that says what is wrong here."""
        row = f", {self.row}" if self.row else ""
        return EvaluationError(f"{self.path}, line {self.line}{row}: {message}")

    def at(self, row: str, number: int) -> Locus:
        """The same place, one row further in; rows are numbered from 1."""
        return replace(self, row=f"{row} {number}")

    def rows(self, record: Json, name: str, row: str) -> Iterator[tuple[Json, Locus]]:
        """The objects in a list of the record, each with its place.

        A record without the list has none.
        """
        listed = record.get(name)
        if listed is None:
            return
        if not isinstance(listed, list):
            raise self.error(f"`{name}` is no list; write it as a list of objects")
        for number, each in enumerate(listed, 1):
            there = self.at(row, number)
            if not isinstance(each, dict):
                raise there.error("this is no object; write it as {...}")
            yield each, there

    def need(self, record: Json, name: str) -> Any:
        """The value of a field that has to be there."""
        if name not in record:
            raise self.error(f"`{name}` is missing; it has: {', '.join(list(record)[:8]) or 'nothing'}")
        return record[name]

    def span(self, value: object) -> Span:
        """A span written as `[start, end]` or as `{"start", "end"}`."""
        pair = [value.get("start"), value.get("end")] if isinstance(value, dict) else value
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(each) is int for each in pair)):
            raise self.error(f"{value!r} is no span; write [start, end], offsets into the text")
        return self.fitting(pair[0], pair[1], value.get("text") if isinstance(value, dict) else None)

    def fitting(self, start: int, end: int, quoted: object = None) -> Span:
        """The span, if it lies in the text and, where it quotes its words, they stand there."""
        if not 0 <= start < end <= len(self.text):
            raise self.error(
                f"the span {start} to {end} does not lie in a text of {len(self.text)} characters; offsets count "
                "code points of `text`, the end excluded"
            )
        there = self.text[start:end]
        if quoted is not None and quoted != there:
            raise self.error(
                f"the span {start} to {end} quotes {quoted!r}, but the text has {there!r} there; mend the offsets or "
                "the words"
            )
        return Span(start, end)

    def spans(self, value: object) -> Spans:
        """Spans in a list; null in it, or in its place, is left out."""
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.error(f"{value!r} is no list of spans; write [[start, end], ...]")
        return tuple(self.span(each) for each in value if each is not None)

    def one(self, value: object) -> Spans:
        """A single span, or none where it is null."""
        return () if value is None else (self.span(value),)
