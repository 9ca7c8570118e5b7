"""What a person sees of an evaluation: tables, reliability, causes, and wrong rows in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from sayso import terminal
from sayso.evaluation import shown as showing
from sayso.evaluation.counts import Figure
from sayso.evaluation.evaluating import Layer, Scores
from sayso.evaluation.floors import Floors
from sayso.evaluation.rows import Piece
from sayso.evaluation.score_statements import MANNERS
from sayso.evaluation.shown import Shown
from sayso.records import Span

_SPLIT = ("content found", "who said")  # measures whose groups are shown
_ONLY_IN_JSON = ("exact characters", "who said, exactly", "source given", "source last word", "source exact", "cue ")
_FEW = 6  # details of a cause that are named


def show_scores(target: Console, scores: Scores, floors: Floors | None = None) -> None:
    """Print how reading went and, for each layer, figures, calibration and causes.

    With floors, also how many rows were gained and lost since they were written.
    """
    target.print(_heading(scores), soft_wrap=True)
    for layer in scores.layers:
        target.print()
        heading = f"{layer.name}: {len(layer.right)} rows of gold, {sum(layer.right)} right"
        if kept := showing.before(scores.name, layer, floors):
            gained, lost = showing.changes(layer, kept)
            heading += f" ({gained} gained, {lost} lost)"
        target.print(heading, style="bold")
        terminal.print_table(target, terminal.list_table(_COLUMNS, list(_figures(layer)), wide=(0,)))
        for line in _numbers(layer):
            target.print(line)
        if layer.calibration:
            _show_calibration(target, layer)
        _show_causes(target, layer)
    target.print()


def _heading(scores: Scores) -> Text:
    speed = f"; {scores.words:,} words, {scores.speed:,.0f} a second" if scores.speed else ""
    failed = f"{len(scores.failed)} failed, and nothing counts as found there ({terminal.few(scores.failed)})"
    if scores.seconds is None:
        failed = "they need not be read"
    elif not scores.failed:
        failed = "none failed"
    return Text(scores.name, style="bold").append(f": {scores.reports} reports{speed}; {failed}", style="not bold")


_COLUMNS = ("Measure", "Precision", "Recall", "F1", "95% of draws", "Gold", "Ours")


def _figures(layer: Layer) -> Iterator[tuple[str, ...]]:
    """The rows of the table: all but what only the JSON has."""
    for name, figure in layer.figures.items():
        measure, group = _parts(name)
        if measure.startswith(_ONLY_IN_JSON) or (group and measure not in _SPLIT):
            continue
        marked = f"{name} *" if name in layer.headlines else name
        yield marked, *_cells(figure)


def _parts(name: str) -> tuple[str, str]:
    """The measure and the group of a figure, without the way of counting; the group may be empty."""
    words = name.split(" / ")
    return (words[-2], words[-1]) if words[-1] in MANNERS else (words[-1], "")


def _cells(figure: Figure) -> tuple[str, ...]:
    bounds = figure.intervals.get("share" if figure.given is None else "f1")
    inside = f"{_three(bounds[0])} to {_three(bounds[1])}" if bounds else ""
    wanted = f"{figure.wanted:.0f}"
    if figure.given is None:
        return "", _three(figure.share), "", inside, wanted, ""
    return _three(figure.precision), _three(figure.recall), _three(figure.f1), inside, wanted, f"{figure.given:.0f}"


def _three(number: float | None) -> str:
    return "" if number is None else f"{number:.3f}".removeprefix("0") if number < 1 else f"{number:.2f}"


def _numbers(layer: Layer) -> Iterator[str]:
    known = [f"{name} {number:,.3g}" for name, number in layer.numbers.items() if number is not None]
    if known:
        yield "; ".join(known)


def _show_calibration(target: Console, layer: Layer) -> None:
    if layer.calibration is None:
        return
    error, rows = layer.calibration.error, layer.calibration.rows
    target.print(f"Confidence: calibration error {_three(error)} over {rows} rows of ours.")
    cells = [
        (f"{each.low:.1f} to {each.high:.1f}", _three(each.said), _three(each.right), str(each.rows))
        for each in layer.calibration.bins
    ]
    terminal.print_table(target, terminal.list_table(("Confidence", "Said", "Right", "Rows"), cells, wide=(3,)))


def _show_causes(target: Console, layer: Layer) -> None:
    causes = showing.causes(layer)
    if not causes:
        return
    rows = []
    for cause, number in causes.most_common():
        often = [f"{word} {times}" for word, times in showing.details(layer, cause).most_common(_FEW) if times > 1]
        rows.append((cause, str(number), terminal.one_line(", ".join(often))))
    terminal.print_table(target, terminal.list_table(("Wrong because of", "Rows", "Most often"), rows, wide=(2,)))


# ---- rows -------------------------------------------------------------------------------------------------------


def show_rows(target: Console, rows: Sequence[Shown]) -> None:
    """Print rows in their sentences, gold above ours; a heading for each set, layer and cause."""
    before = None
    for each in rows:
        if each.group != before:
            number = sum(other.group == each.group for other in rows)
            cause = each.judged.cause or "right"
            target.print()
            target.print(f"{each.set}, {each.layer}, {each.why}: {cause} ({number} shown)", style="bold")
            before = each.group
        _show_row(target, each)
    for layer in dict.fromkeys(each.layer for each in rows):
        if meanings := _MEANINGS.get(layer):
            target.print(f"\n{layer}: {_legend(meanings, plain=terminal.is_plain(target))}", style="dim")


_MEANINGS = {
    "statements": {"speaker": "who speaks", "cue": "the word that says so", "content": "what is said"},
    "events": {"speaker": "who does it", "cue": "what is done", "content": "to whom"},
    "roles": {"speaker": "who, in ours with the title", "content": "the title"},
    "coreference": {"speaker": "the name", "content": "the pronoun"},
}
"""What the marks mean in the layers where they are of several sorts."""


def _legend(meanings: Mapping[str, str], *, plain: bool) -> str:
    """What the marks mean: in brackets, or each with the name of its colour."""
    if plain:
        return "   ".join(meaning.join(terminal.BRACKETS[what]) for what, meaning in meanings.items())
    return "   ".join(f"{terminal.STYLES[what].split()[-1]}: {meaning}" for what, meaning in meanings.items())


def _show_row(target: Console, each: Shown) -> None:
    detail = f"  {terminal.one_line(each.judged.detail)}" if each.judged.detail else ""
    target.print(f"\n{terminal.one_line(each.article.id)}{detail}", style="dim", soft_wrap=True)
    text = each.article.text
    windows = showing.sentences(text, (*each.judged.gold, *each.judged.ours))
    for name, pieces in (("gold", each.judged.gold), ("ours", each.judged.ours)):
        line = Text(f"  {name}  ", style="dim")
        line.append(
            _in_sentences(text, pieces, windows, plain=terminal.is_plain(target)) if pieces else Text("nothing")
        )
        target.print(line, soft_wrap=True)


def _in_sentences(text: str, pieces: Sequence[Piece], windows: Sequence[Span], *, plain: bool) -> Text:
    """The sentences around, on one line, with the pieces marked."""
    shown = Text(style="not dim")
    for number, window in enumerate(windows):
        marks = [terminal.Mark(_inside(piece.span, window), piece.what) for piece in pieces if piece.span.meets(window)]
        flat = "".join(" " if sign.isspace() else sign for sign in window.of(text))  # as long as before: marks hold
        shown.append(" … " if number else "")
        shown.append(terminal.marked(flat, marks, plain=plain))
    return shown


def _inside(span: Span, window: Span) -> Span:
    return Span(max(span.start, window.start) - window.start, min(span.end, window.end) - window.start)
