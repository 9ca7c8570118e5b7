"""Which rows are shown: those that are wrong, and those gained and lost since the floors were written."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.evaluation.evaluating import Evaluation, Layer
from sayso.evaluation.floors import Floors, Kept
from sayso.evaluation.rows import Judged, Piece
from sayso.records import Article, Span

CHOICES = ("wrong", "gained", "lost")
"""What can be shown."""

SEED = 7
"""What the drawing of a sample begins with."""

_SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?][\"'”’)\]]*(?=\s|$)|[^\n]*)")
_LONGEST = 400  # characters of a sentence that are shown on either side of what is marked


@dataclass(frozen=True, slots=True)
class Shown:
    """A row to show: why, where, and how it was judged."""

    why: str  # one of CHOICES
    set: str
    layer: str
    article: Article
    judged: Judged

    @property
    def group(self) -> tuple[str, str, str, str]:
        """What rows are counted by."""
        return self.set, self.layer, self.why, self.judged.cause


def causes(layer: Layer) -> Counter[str]:
    """How many rows are wrong for each cause, of gold and of ours."""
    return Counter(row.cause for _, each in layer.scored for row in (*each.rows, *each.extra) if row.cause)


def details(layer: Layer, cause: str) -> Counter[str]:
    """How often each word on a cause comes up: the cue that was missed, say."""
    rows = (row for _, each in layer.scored for row in (*each.rows, *each.extra))
    return Counter(row.detail for row in rows if row.cause == cause and row.detail)


def rows(evaluation: Evaluation, what: Sequence[str], floors: Floors | None) -> list[Shown]:
    """The rows to show, set by set and layer by layer, the most frequent cause first.

    `what` are some of CHOICES; nothing was gained or lost where there are no floors of the same gold.
    """
    shown: list[Shown] = []
    for scores in evaluation.sets:
        for layer in scores.layers:
            kept = before(scores.name, layer, floors)
            chosen = [each for why in what for each in _rows(scores.name, layer, why, kept)]
            often = Counter(each.group for each in chosen)
            shown += sorted(chosen, key=lambda each: (what.index(each.why), -often[each.group], each.judged.cause))
    return shown


def before(name: str, layer: Layer, floors: Floors | None) -> Kept | None:
    """What the floors have on this layer of the set, if they were written for the same gold."""
    kept = floors.kept.get((name, layer.name)) if floors else None
    return kept if kept and kept.digest == layer.digest and kept.rows == len(layer.right) else None


def changes(layer: Layer, kept: Kept) -> tuple[int, int]:
    """How many rows of gold are right now and were wrong then, and the reverse."""
    was = [kept.was_right(number) for number in range(kept.rows)]
    gained = sum(now and not then for now, then in zip(layer.right, was, strict=True))
    return gained, sum(then and not now for now, then in zip(layer.right, was, strict=True))


def _rows(name: str, layer: Layer, why: str, kept: Kept | None) -> Iterator[Shown]:
    number = 0
    for article, scored in layer.scored:
        for row in scored.rows:
            if _is_shown(row, why, number, kept):
                yield Shown(why, name, layer.name, article, row)
            number += 1
        for row in scored.extra if why == "wrong" else ():
            yield Shown(why, name, layer.name, article, row)


def _is_shown(row: Judged, why: str, number: int, kept: Kept | None) -> bool:
    if why == "wrong":
        return bool(row.cause)
    if kept is None:
        return False
    was = kept.was_right(number)
    return row.right and not was if why == "gained" else was and not row.right


def sample(shown: Sequence[Shown], size: int) -> list[Shown]:
    """At most `size` of the rows, in their order, drawn in proportion to their causes."""
    if size >= len(shown):
        return list(shown)
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for number, each in enumerate(shown):
        groups.setdefault(each.group, []).append(number)
    exact = {group: size * len(numbers) / len(shown) for group, numbers in groups.items()}
    share = {group: int(number) for group, number in exact.items()}
    for group in sorted(groups, key=lambda group: share[group] - exact[group])[: size - sum(share.values())]:
        share[group] += 1
    chance = random.Random(SEED)
    drawn = [number for group, numbers in groups.items() for number in chance.sample(numbers, share[group])]
    return [shown[number] for number in sorted(drawn)]


# ---- the words around -------------------------------------------------------------------------------------------


def sentences(text: str, pieces: Sequence[Piece]) -> list[Span]:
    """The sentences of a text in which the pieces stand, those that follow one another joined.

    One that is very long is cut to what stands near the pieces. Without pieces, none.
    """
    if not pieces:
        return []
    found: list[Span] = []
    for sentence in _SENTENCE.finditer(text):
        span = Span(sentence.start(), sentence.end())
        inside = [piece.span for piece in pieces if piece.span.meets(span)]
        if not inside:
            continue
        start = max(span.start, min(each.start for each in inside) - _LONGEST)
        end = min(span.end, max(each.end for each in inside) + _LONGEST)
        if found and not text[found[-1].end : start].strip():
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found
