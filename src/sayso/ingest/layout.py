"""Furniture by place: what a line's neighbours, and the rest of the text, say about it in a report as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ingest.lines import Line, Shape, bulleted, content_words, titled
from sayso.ingest.phrases import Guess
from sayso.records import FurnitureKind

_HEADLINE = range(4, 31)  # words of a headline
_FOLLOWERS = 12  # headlines that one "Related articles" may have below it
_LIST = 4  # lines after the last paragraph, above which they are a list that belongs to the report


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of one text, with what their words say."""

    lines: Sequence[Line]
    guesses: Sequence[Guess | None]
    prose: Sequence[int]  # the lines that are prose, and no furniture by their words
    orphan_share: float

    def told(self) -> frozenset[str]:
        """The words of the prose, and of the first line, which is the headline more often than not."""
        return frozenset(word for i in {0, *self.prose} for word in content_words(self.lines[i].text))

    def orphan(self, i: int, told: frozenset[str]) -> bool:
        """Whether line `i` is a headline whose words are not among those that are told."""
        line = self.lines[i]
        if line.shape is not Shape.SHORT or line.size not in _HEADLINE:
            return False
        words = content_words(line.text)
        return len(words) > 2 and sum(word not in told for word in words) >= self.orphan_share * len(words)


def laid_out(lines: Sequence[Line], guesses: Sequence[Guess | None], orphan_share: float) -> Layout:
    """The layout of a text of which the lines, and what the words of each say, are known."""
    pairs = enumerate(zip(lines, guesses, strict=True))
    return Layout(
        lines, guesses, [i for i, (line, guess) in pairs if line.shape is Shape.PROSE and not guess], orphan_share
    )


def in_report(layout: Layout) -> dict[int, FurnitureKind]:
    """The furniture of a text that is mostly a report: line number to kind."""
    last = layout.prose[-1] if layout.prose else len(layout.lines)
    kinds = {i: guess.kind for i, guess in enumerate(layout.guesses) if guess and _sure(guess, i, last)}
    openers = [i for i in sorted(kinds) if (guess := layout.guesses[i]) and guess.opens]
    after = [i for i in range(last + 1, len(layout.lines)) if i not in kinds]
    if not layout.prose or not (openers or after):
        return kinds
    told = layout.told()
    for i in openers:
        follow(layout, range(i + 1, len(layout.lines)), last, told, kinds)
    _orphans(layout, [i for i in after if i not in kinds], told, kinds)
    return kinds


def follow(layout: Layout, below: range, last: int, told: frozenset[str], kinds: dict[int, FurnitureKind]) -> None:
    """Mark the headlines `below` a line such as "Related articles".

    After the `last` paragraph all of them are marked, before it only orphans; the first line that is none ends them.
    """
    for i in below[:_FOLLOWERS]:
        line = layout.lines[i]
        if i in kinds:
            continue
        if line.shape is not Shape.SHORT or line.size not in _HEADLINE or not (i > last or layout.orphan(i, told)):
            return
        kinds[i] = FurnitureKind.RELATED


def _sure(guess: Guess, i: int, last: int) -> bool:
    """Whether the words of line `i` suffice; `last` is the last paragraph.

    The first line is a headline unless the lexicon has the whole of it; what counts late may be part of the report.
    """
    if guess.menu or (guess.late and i < last):
        return False
    return i > 0 or guess.whole or guess.kind is FurnitureKind.COPYRIGHT


def _orphans(layout: Layout, after: list[int], told: frozenset[str], kinds: dict[int, FurnitureKind]) -> None:
    """Mark the orphans among the lines after the last paragraph, unless these make up a list."""
    if len(after) > _LIST:
        return
    for i in after:
        beside = i - 1 in kinds or i + 1 in kinds
        text = layout.lines[i].text
        if layout.orphan(i, told) and (beside or (titled(text) and not bulleted(text))):
            kinds[i] = FurnitureKind.RELATED
