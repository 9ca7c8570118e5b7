"""What can be asked of the ingest, and how bad input is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class IngestError(Exception):
    """Input that cannot be read, where nobody listens for problems; it says how to mend it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one piece of bad input: where it is, what is wrong, how to mend it."""

    path: str
    message: str
    line: int | None = None  # counted from 1; None where the whole file is meant
    lost: bool = True  # whether a report was left out; False where one was read but something in it was not

    def __str__(self) -> str:
        """Where it is and what is wrong, such as `a.jsonl, line 3: this is not JSON ...`."""
        return f"{self.path}, line {self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Options:
    """What to take for granted about the reports, and which columns hold what.

    `published`, `outlet` and `language` fill in what a report lacks; what a report itself says wins over them.
    The columns are names of CSV columns, and of keys in JSON objects, compared without regard to case; one left at None
    is guessed among the usual names (`reports.NAMES`). `delimiter` is that of CSV; None sniffs it. Problems go to
    `on_problem` and reading goes on; without one the first problem is raised as IngestError.
    """

    published: str | None = None  # a date in any form that `dates.published` reads
    outlet: str | None = None
    language: str | None = None  # ISO 639-1
    text_column: str | None = None
    id_column: str | None = None
    title_column: str | None = None
    url_column: str | None = None
    outlet_column: str | None = None
    published_column: str | None = None
    byline_column: str | None = None
    delimiter: str | None = None
    on_problem: Callable[[Problem], None] | None = None

    def tell(self, problem: Problem) -> None:
        """Pass the problem on to `on_problem`; raises IngestError if there is none."""
        if self.on_problem is None:
            raise IngestError(str(problem))
        self.on_problem(problem)
