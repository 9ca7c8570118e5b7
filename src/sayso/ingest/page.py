"""Furniture by place on a page that was copied whole: the report is a stretch of lines, and menus stand around it.

The stretch is the one with the greatest sum when prose counts for it and short lines against it (maximum subsequence
segmentation: Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation", 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.ingest.layout import Layout, follow, in_report
from sayso.ingest.lines import Line, Shape, bulleted, content_words, telling_words
from sayso.records import FurnitureKind

# The weight of a line: words of prose count for a stretch being the report, up to so many a line.
_MOST = 40
_OPENER, _HIT, _LATE, _SHORT, _ITEM_OF_LIST = -15, -8, -1, -4, -1
_GAP = 12  # what short lines cost together where no furniture is among them: a list or a table, more likely
_SECOND = 0.35  # of the report's weight, from which a second stretch of prose is taken for report too

# What the report is about, told by paragraphs that stand together.
_CORE = 0.15  # of all words of prose, those of such paragraphs, from which they can tell
_CARD = 0.2  # of a lone paragraph's words, those that they have too, below which it is about something else
_TOLD = 0.35  # of a line's words, those that the report has too, from which it is about the report

# Where the report ends.
_BELOW = frozenset({FurnitureKind.RELATED, FurnitureKind.NAVIGATION, FurnitureKind.PROMO, FurnitureKind.COPYRIGHT})
_HEAD = 0.5  # of the report's prose, what stands before anything that is below it
_TAIL = 0.35  # of the lines below a report, those that are no prose
_SOON = 14  # lines below within which paragraphs that stand together mean that the report goes on
_TOGETHER = 50  # words that such paragraphs have
_APART = 25  # short lines that may stand between a report and its last paragraphs
_LONG = 25  # words of a paragraph that is no blurb

# Short lines inside the report.
_SURE = 0.4  # of a run of short lines, those that are furniture by their words, from which all are
_ITEM = 3  # words of an item of a menu
_ITEMS = 6  # items that make a menu
_ALMOST = 0.8  # of the lines of a menu, those that are items
_AGAIN = 3  # lines within which a line that is said again is no refrain


def on_page(layout: Layout) -> dict[int, FurnitureKind]:
    """The furniture of a page that was copied whole: line number to kind."""
    zones = _zones(_weights(layout))
    if not zones:
        return in_report(layout)
    lines = (layout.lines[i] for first, stop in zones for i in range(first, stop))
    told = frozenset(word for line in lines for word in content_words(line.text))
    zones = [_stretched(layout, first, _cut(layout, first, stop), told) for first, stop in zones]
    inside = {i for first, stop in zones for i in range(first, stop)}
    kinds: dict[int, FurnitureKind] = {}
    for i, guess in enumerate(layout.guesses):
        if i in inside:
            if guess and not guess.menu and not guess.late:
                kinds[i] = guess.kind
        elif guess or not (i < zones[0][0] and _about(layout.lines[i], told)):
            kinds[i] = guess.kind if guess else FurnitureKind.OTHER
    for first, stop in zones:
        _runs(layout, range(first, stop), kinds)
    _repeats(layout, kinds)
    return kinds


def _core(layout: Layout) -> frozenset[str]:
    """The words of paragraphs that stand together, which the cards of other reports do not; empty if these are few."""
    prose = set(layout.prose)
    core = [i for i in layout.prose if i - 1 in prose or i + 1 in prose]
    if sum(layout.lines[i].size for i in core) < _CORE * sum(layout.lines[i].size for i in layout.prose):
        return frozenset()
    return frozenset(word for i in core for word in telling_words(layout.lines[i].text))


def _weights(layout: Layout) -> list[float]:
    """The weight of every line; short lines without furniture between them cost so much and no more."""
    core = _core(layout)
    weights: list[float] = []
    spent = 0.0
    for i, line in enumerate(layout.lines):
        weight = _weight(layout, i, core)
        if layout.guesses[i] or line.shape is Shape.PROSE:
            spent = 0.0
        elif weight < 0:
            weight = max(weight, -max(0.0, _GAP - spent))
            spent -= weight
        weights.append(weight)
    return weights


def _weight(layout: Layout, i: int, core: frozenset[str]) -> float:
    """What line `i` says for (above 0) or against a stretch of lines being the report."""
    line, guess = layout.lines[i], layout.guesses[i]
    if guess:
        return _OPENER if guess.opens else _LATE if guess.late else _HIT
    if line.shape is Shape.PROSE:
        return min(line.size, _MOST) * _aboutness(layout, i, core)
    if line.shape is Shape.KEPT:
        return line.size / 2 if line.size > 3 else -1.0
    return _ITEM_OF_LIST if bulleted(line.text) else _SHORT


def _aboutness(layout: Layout, i: int, core: frozenset[str]) -> float:
    """From -0.5, a lone sentence that is not about this report, as below another one's headline, to 1."""
    if not core or any(_running(layout, each) for each in (i - 1, i + 1)):
        return 1.0
    words = telling_words(layout.lines[i].text)
    share = sum(word in core for word in words) / len(words) if words else 0.0
    return min(1.0, max(-0.5, (share - _CARD) / _CARD))


def _running(layout: Layout, i: int) -> bool:
    """Whether line `i` is there and prose, or looks like a long piece of it."""
    return 0 <= i < len(layout.lines) and layout.lines[i].shape is not Shape.SHORT and layout.lines[i].size > 6


def _zones(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretch of lines with the greatest sum, and others not much lighter, in order."""
    best, first, stop = _heaviest(weights, 0, len(weights))
    if best <= 0:
        return []
    zones = [(first, stop)]
    for left, right in ((0, first), (stop, len(weights))):
        other, start, end = _heaviest(weights, left, right)
        if other >= _SECOND * best:
            zones.append((start, end))
    return sorted(zones)


def _cut(layout: Layout, first: int, stop: int) -> int:
    """Where the report ends: before what stands below it, such as comments or cards of other reports, if that is there.

    Below a menu line or the like in the second half of the prose, as many lines must be aside from prose as are prose.
    """
    prose = [layout.lines[i].size if layout.lines[i].shape is Shape.PROSE else 0 for i in range(first, stop)]
    left, half = 0, sum(prose) * _HEAD
    for i in range(first, stop):
        guess = layout.guesses[i]
        if left >= half and guess and not guess.menu and guess.kind in _BELOW:
            aside = sum(layout.lines[j].shape is Shape.SHORT or layout.guesses[j] is not None for j in range(i, stop))
            if aside > 2 and aside >= _TAIL * (stop - i) and not _goes_on(layout, i, stop):
                return i
        left += prose[i - first]
    return stop


def _goes_on(layout: Layout, i: int, stop: int) -> bool:
    """Whether paragraphs that stand together follow soon on line `i`."""
    words = 0
    for j in range(i + 1, min(stop, i + 1 + _SOON)):
        running = layout.lines[j].shape is Shape.PROSE and layout.guesses[j] is None
        words = words + layout.lines[j].size if running else 0
        if words > layout.lines[j].size and words >= _TOGETHER:
            return True
    return False


def _stretched(layout: Layout, first: int, stop: int, told: frozenset[str]) -> tuple[int, int]:
    """The stretch of lines, made longer by paragraphs about the same that only short lines keep apart from it."""
    ends = []
    for start, step in ((first - 1, -1), (stop, 1)):
        end = start
        for i in range(start, start + step * _APART, step):
            if not 0 <= i < len(layout.lines):
                break
            line, guess = layout.lines[i], layout.guesses[i]
            if guess and not guess.menu and not guess.late:
                break
            near = abs(i - end) <= (2 if line.size >= _LONG else 0)
            if line.shape is not Shape.SHORT and (near or (line.size > 6 and _about(line, told))):
                end = i + step
        ends.append(end)
    return ends[0] + 1, ends[1]


def _heaviest(weights: Sequence[float], left: int, right: int) -> tuple[float, int, int]:
    """The greatest sum of a stretch of `weights` between `left` and `right`, and where it begins and stops."""
    best, first, stop = 0.0, left, left
    total, start = 0.0, left
    for i in range(left, right):
        if total <= 0:
            total, start = 0.0, i
        total += weights[i]
        if total > best:
            best, first, stop = total, start, i + 1
    return best, first, stop


def _about(line: Line, told: frozenset[str]) -> bool:
    """Whether a line before the report is about it, as its headline and its lead are."""
    words = content_words(line.text)
    return line.size > 3 and len(words) > 2 and sum(word in told for word in words) >= _TOLD * len(words)


def _runs(layout: Layout, zone: range, kinds: dict[int, FurnitureKind]) -> None:
    """Mark the short lines that stand together with furniture inside the report."""
    told = layout.told()
    for i in zone:
        if (guess := layout.guesses[i]) and guess.opens:
            follow(layout, range(i + 1, len(layout.lines)), zone.stop, told, kinds)
    run: list[int] = []
    for i in (*zone, zone.stop):
        if i < zone.stop and (i in kinds or layout.lines[i].shape is Shape.SHORT):
            run.append(i)
            continue
        _menu(layout, run, kinds)
        if len(run) > 2 and sum(each in kinds for each in run) >= _SURE * len(run):
            heading = run[-1] not in kinds and not layout.orphan(run[-1], told)
            for each in run[: len(run) - heading]:
                if not bulleted(layout.lines[each].text):
                    kinds.setdefault(each, FurnitureKind.OTHER)
        run = []


def _menu(layout: Layout, run: Sequence[int], kinds: dict[int, FurnitureKind]) -> None:
    """Mark the items of a menu or the cells of a table: many lines of so few words that none of them states a thing."""
    items = [i for i in run if layout.lines[i].size <= _ITEM and not bulleted(layout.lines[i].text)]
    if len(items) >= _ITEMS and len(items) >= _ALMOST * len(run):
        for i in items:
            kinds.setdefault(i, FurnitureKind.NAVIGATION)


def _repeats(layout: Layout, kinds: dict[int, FurnitureKind]) -> None:
    """Mark what the page soon says again, as slide shows repeat their captions; the first time is left."""
    seen: dict[str, int] = {}
    for i, line in enumerate(layout.lines):
        if line.size > 3 and i - seen.get(line.text, -_APART) < _AGAIN:
            kinds.setdefault(i, FurnitureKind.CAPTION if line.stopped else FurnitureKind.OTHER)
        seen[line.text] = i
