"""What a person sees: tables, and reports with the record marked in them. Only the command line imports this."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.listing import act_words, day
from sayso.records import Act, Reading, Span, Statement
from sayso.store.base import Hit
from sayso.store.entries import called, words
from sayso.store.search import CLOSE, OPEN

PIPED_WIDTH = 120
"""Columns of a table where there is no terminal to ask, unless $COLUMNS says otherwise."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

STYLES = {"furniture": "dim", "content": "green", "cue": "yellow", "speaker": "bold cyan"}
"""How each kind of mark looks in colour; where marks overlap, later ones win."""

BRACKETS = {"furniture": ("~", "~"), "content": ("[", "]"), "cue": ("<", ">"), "speaker": ("{", "}")}
"""How each kind of mark looks without colour."""


def console(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error that takes words as they are."""
    file = sys.stderr if stderr else sys.stdout
    width = None
    if not file.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdigit() and int(columns) > 0 else PIPED_WIDTH
    return Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def is_plain(target: Console) -> bool:
    """Whether marks have to be characters, since colours would not be seen."""
    return target.no_color or target.color_system is None


def clean(words: str) -> str:
    """The words with control characters replaced, so that no report commands the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)


def one_line(words: str) -> str:
    """The words, cleaned, on one line."""
    return clean(" ".join(words.split()))


def print_table(target: Console, table: Table) -> None:
    """Print a table; where no terminal is, without the blanks that fill its lines up."""
    if target.is_terminal:
        target.print(table)
        return
    with target.capture() as captured:
        target.print(table)
    lines = captured.get().splitlines()
    target.file.write("".join(f"{line.rstrip()}\n" for line in lines))
    target.file.flush()


# ---- hits -------------------------------------------------------------------------------------------------------


def hits_table(hits: Sequence[Hit], width: int) -> Table:
    """Who said what, where and when; on a narrow terminal outlet, date and id share a column."""
    narrow = width < 100
    statements = any(hit.statement for hit in hits)
    table = _table()
    table.add_column("Speaker" if statements else "Title", style="bold cyan", ratio=3, overflow="fold")
    if statements:
        table.add_column("Act", style="yellow", min_width=8, no_wrap=False)
    table.add_column("Words", ratio=8 if not narrow else 5, overflow="fold")
    if narrow:
        table.add_column("Where", style="dim", ratio=2, overflow="fold")
    else:
        table.add_column("Outlet", ratio=2, overflow="fold")
        table.add_column("Date", no_wrap=True)
        table.add_column("Id", style="dim", no_wrap=True)
    for hit in hits:
        outlet, date, short = one_line(hit.article.outlet or ""), day(hit.article.published), hit.id[:8]
        where = [" ".join(filter(None, (outlet, date, short)))] if narrow else [outlet, date, short]
        first = hit.speaker if hit.statement else hit.article.title or hit.article.id
        act = [act_words(hit.statement)] if hit.statement else [""] * statements
        table.add_row(one_line(first or "—"), *act, _snippet(hit.snippet), *where)
    return table


def _snippet(snippet: str) -> Text:
    text = Text()
    for number, piece in enumerate(re.split(f"[{OPEN}{CLOSE}]", snippet)):
        text.append(clean(re.sub(r"\s+", " ", piece)), style="bold reverse" if number % 2 else None)
    return text


# ---- a report ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a report and what it is: a key of STYLES, and the number of its statement."""

    span: Span
    what: str
    number: int | None = None


def marks(reading: Reading) -> list[Mark]:
    """What the record marks: furniture, and of each statement content, cue and speaker."""
    found = [Mark(each.span, "furniture") for each in reading.furniture]
    for number, statement in enumerate(reading.statements, 1):
        found += [Mark(span, "content", number) for span in statement.content]
        if statement.cue:
            found.append(Mark(statement.cue, "cue", number))
        if statement.speaker:
            found.append(Mark(statement.speaker.span, "speaker", number))
    return found


def marked(text: str, found: Sequence[Mark], *, plain: bool) -> Text:
    """The text with its marks in colour or, if `plain`, in numbered brackets."""
    shown = Text()
    safe = clean(text.replace("\r\n", " \n").replace("\r", "\n"))  # as long as before: the marks' offsets hold
    for piece, over, opened, closed in _pieces(len(text), found):
        for mark in opened:
            if plain:
                shown.append(BRACKETS[mark.what][0] + (f"{mark.number} " if mark.number else ""))
            elif mark.what == "content":
                shown.append(f"{mark.number} ", style="dim")
        styles = [STYLES[mark.what] for mark in sorted(over, key=lambda mark: list(STYLES).index(mark.what))]
        shown.append(piece.of(safe), style=None if plain else " ".join(styles) or None)
        if plain:
            shown.append("".join(BRACKETS[mark.what][1] for mark in closed))
    return shown


def _pieces(size: int, found: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark], list[Mark], list[Mark]]]:
    """The text cut wherever a mark begins or ends: the piece, the marks over it, those it opens and those it closes."""
    edges = sorted({0, size, *(mark.span.start for mark in found), *(mark.span.end for mark in found)})
    starts = sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))
    over: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        opened: list[Mark] = []
        while at < len(starts) and starts[at].span.start == start:
            opened.append(starts[at])
            at += 1
        over += opened
        closed = [mark for mark in reversed(over) if mark.span.end == end]
        yield Span(start, end), list(over), opened, closed
        over = [mark for mark in over if mark.span.end > end]


def legend(*, plain: bool) -> Text:
    """One line that says what the marks mean."""
    names = {
        "speaker": "who speaks",
        "cue": "the word that says so",
        "content": "what is said",
        "furniture": "no part of the report",
    }
    shown = Text()
    for what, meaning in names.items():
        opening, closing = BRACKETS[what]
        number = "" if what == "furniture" else "1 "
        shown.append(
            f"{opening}{number}{meaning}{closing}" if plain else meaning, style=None if plain else STYLES[what]
        )
        shown.append("   ")
    shown.rstrip()
    return shown


def heading(reading: Reading) -> Text:
    """Title, outlet, date and id of a report."""
    article = reading.article
    about = [
        article.outlet,
        day(article.published),
        article.language,
        article.id,
        article.url if article.url != article.id else None,
    ]
    shown = Text()
    if article.title:
        shown.append(one_line(article.title) + "\n", style="bold")
    shown.append(one_line(" · ".join(filter(None, about))), style="dim")
    return shown


def show_report(target: Console, reading: Reading, chosen: str | None = None) -> None:
    """Print a report with its marks and its statements; that with id `chosen` is pointed at."""
    plain = is_plain(target)
    target.print(heading(reading), soft_wrap=True)
    target.print()
    target.print(marked(reading.article.text.rstrip(), marks(reading), plain=plain), soft_wrap=plain)
    target.print()
    target.print(legend(plain=plain))
    target.print()
    _print_statements(target, reading, chosen)


def show_statements(target: Console, reading: Reading) -> None:
    """Print what a report is and who says what in it."""
    target.print(heading(reading), soft_wrap=True)
    _print_statements(target, reading)
    target.print()


def _print_statements(target: Console, reading: Reading, chosen: str | None = None) -> None:
    for failure in reading.failures:
        target.print(clean(f"{failure.stage}: {failure.error}"), style="red", soft_wrap=True)
    if reading.statements:
        print_table(target, statements_table(reading, chosen))
    elif not reading.failures:
        target.print("No statement was found.", style="dim")


def statements_table(reading: Reading, chosen: str | None = None) -> Table:
    """The statements of a report by number; the one whose id is `chosen` is pointed at."""
    table = _table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Speaker", style="bold cyan", ratio=3, overflow="fold")
    table.add_column("Act", style="yellow", min_width=8)
    table.add_column("Words", ratio=8, overflow="fold")
    text = reading.article.text
    for number, statement in enumerate(reading.statements, 1):
        said = Text(clean(words(statement.content, text)), style="green")
        if around := _around(statement, reading):
            said.append(f"\n{around}", style="not bold dim")
        pointed = f"▶ {number}" if chosen and statement.id == chosen else str(number)
        table.add_row(pointed, one_line(_speaker(statement, reading)), act_words(statement), said)
    return table


def _speaker(statement: Statement, reading: Reading) -> str:
    name = called(statement.speaker, reading) or "—"
    return f"{name}, as told by {called(statement.relayed_by, reading)}" if statement.relayed_by else name


def _around(statement: Statement, reading: Reading) -> str:
    """To whom, against whom and about whom it was said, and when, where and at what."""
    towards = "of" if statement.act is Act.PRAISE else "against"
    parts = [("to", statement.addressee), (towards, statement.target)]
    said = [f"{word} {called(mention, reading)}" for word, mention in parts if mention]
    about = dict.fromkeys(name for mention in statement.about if (name := called(mention, reading)))
    spoken = ["about " + ", ".join(about)] if about else []
    when, where = statement.when, statement.where
    setting = (
        (when.earliest or when.value) if when else None,
        f"in {where.name}" if where and where.name else None,
        f"at: {statement.occasion.of(reading.article.text)}" if statement.occasion else None,
    )
    return one_line("; ".join(filter(None, (*said, *spoken, *setting))))


# ---- lists ------------------------------------------------------------------------------------------------------


def list_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, wide: Sequence[int]) -> Table:
    """A plain table; the columns numbered `wide` (from 0) share the room that the others leave."""
    table = _table()
    for number, name in enumerate(columns):
        style = "bold" if number == 0 else ""
        table.add_column(name, overflow="fold", ratio=1 if number in wide else None, style=style)
    for row in rows:
        table.add_row(*(clean(cell) for cell in row))
    return table


def few(names: Sequence[str], most: int = 5) -> str:
    """The first of the names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _table() -> Table:
    return Table(box=None, header_style="bold underline", pad_edge=False, padding=(0, 2, 0, 0), expand=True)
