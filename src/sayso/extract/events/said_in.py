"""Which statement holds a deed: the smallest whose content has its word, unless that is the statement's cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.syntax import Range
from sayso.records import Parse, Span, Statement


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement with the tokens of its content and of its cue."""

    statement: Statement
    content: tuple[Range, ...]
    cue: Range | None

    @property
    def length(self) -> int:
        """How many tokens the content has."""
        return sum(stop - first for first, stop in self.content)

    def has(self, token: int) -> bool:
        """Whether the token stands in the content."""
        return any(first <= token < stop for first, stop in self.content)

    def reports_by(self, token: int) -> bool:
        """Whether the token is a word of the cue."""
        return self.cue is not None and self.cue[0] <= token < self.cue[1]


def holdings(parse: Parse, statements: Sequence[Statement]) -> tuple[Holding, ...]:
    """The statements of a report in tokens, those with the shortest content first."""
    by_start = {start: at for at, start in enumerate(parse.starts)}
    by_end = {end: at + 1 for at, end in enumerate(parse.ends)}

    def tokens(span: Span) -> Range:
        first = by_start.get(span.start)
        stop = by_end.get(span.end)
        if first is None:
            first = next((at for at, end in enumerate(parse.ends) if end > span.start), len(parse.words))
        if stop is None:
            stop = next((at for at, start in enumerate(parse.starts) if start >= span.end), len(parse.words))
        return first, max(first, stop)

    found = [
        Holding(each, tuple(tokens(span) for span in each.content), tokens(each.cue) if each.cue else None)
        for each in statements
    ]
    return tuple(sorted(found, key=lambda one: (one.length, one.content)))


def holding(held: Sequence[Holding], token: int, trigger: Range | None = None) -> Holding | None:
    """The smallest statement that holds the token, and whose cue is no word of its `trigger`."""
    first, stop = trigger or (token, token + 1)
    return next(
        (one for one in held if one.has(token) and not any(one.reports_by(at) for at in range(first, stop))), None
    )
