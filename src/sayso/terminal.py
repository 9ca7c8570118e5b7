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

from sayso import deed_rows
from sayso.kept import Account, account
from sayso.listing import act_words, day
from sayso.records import Act, Event, Reading, Span, Statement, Threat
from sayso.store.base import Hit
from sayso.store.entries import called, deeds, perils, words
from sayso.store.hits import FIRMNESS, evidence
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


def deeds_table(hits: Sequence[Hit], width: int, *, heading: bool = True) -> Table:
    """Deeds or threats, what is said of their truth first.

    On a narrow terminal the last columns are one. Tables of one width and kind have columns of one width: a long list
    can be printed as several, the first alone with the `heading`.
    """
    narrow = width < 120
    table = _table()
    table.show_header = heading
    of_events = any(hit.events for hit in hits)
    columns = ("Deed", "Who → whom") if of_events else ("Holder", "Source → target")
    table.add_column("Status", style="bold yellow", ratio=3, overflow="fold")
    table.add_column(columns[0], ratio=2, overflow="fold")
    table.add_column(columns[1], style="bold cyan", ratio=4, overflow="fold")
    table.add_column("Words", ratio=7 if not narrow else 5, overflow="fold")
    for name in ("Where",) if narrow else ("Seen", "Outlet", "Date", "Id"):
        wide = {"Date": 10, "Id": 8}.get(name)
        table.add_column(name, style="dim", width=wide, ratio=None if wide else 2, overflow="fold")
    for hit in hits:
        found = deed_rows.told(hit)
        last = [deed_rows.seen_words(hit), hit.article.outlet or "", day(hit.article.published), hit.id[:8]]
        said = _snippet(hit.snippet)
        if hit.account is not None:
            _add_setting(said, found[0], hit.account)
            first = (deed_rows.whole_status(found, hit.account), *_deed_cells(found[0], hit.account))
            shown = [" · ".join(filter(None, last))] if narrow else last
            table.add_row(*map(one_line, first), said, *map(one_line, shown))
    return table


def _deed_cells(record: Event | Threat, told: Account) -> tuple[str, str]:
    """What is done and who does it to whom; or who sees the threat, and whence and to whom it is."""
    if isinstance(record, Event):
        return deed_rows.type_words(record), deed_rows.party_words(record, told)
    source, target = (called(mention, told) or "—" for mention in (record.source, record.target))
    return called(record.holder, told) or "the outlet", f"{source} → {target}"


def _add_setting(said: Text, record: Event | Threat, told: Account) -> None:
    if isinstance(record, Event) and (setting := deed_rows.setting_words(record, told.article.text)):
        said.append(f"\n{one_line(setting)}", style="not bold dim")


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
    """Print a report with its marks and the lists of what it says.

    The record with the id `chosen` is pointed at.
    """
    plain = is_plain(target)
    target.print(heading(reading), soft_wrap=True)
    target.print()
    target.print(marked(reading.article.text.rstrip(), marks(reading), plain=plain), soft_wrap=plain)
    target.print()
    target.print(legend(plain=plain))
    target.print()
    _print_statements(target, reading, chosen)


def show_statements(target: Console, reading: Reading) -> None:
    """Print what a report is, who says what in it and who does what."""
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
    told = account(reading)
    for title, groups, records in (
        ("Deeds", deeds(reading.events), reading.events),
        ("Threats", perils(reading.threats), reading.threats),
    ):
        if groups:
            target.print(f"\n{title}", style="bold")
            print_table(target, told_table([[records[at] for at in group] for group in groups], told, chosen))


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


def told_table(groups: Sequence[Sequence[Event | Threat]], told: Account, chosen: str | None = None) -> Table:
    """The deeds or threats of a report by number, status first, with all that tells them."""
    table = _table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    events = any(isinstance(group[0], Event) for group in groups)
    table.add_column("Status", style="bold yellow", ratio=3, overflow="fold")
    table.add_column("Deed" if events else "Holder", ratio=2, overflow="fold")
    table.add_column("Who → whom" if events else "Source → target", style="bold cyan", ratio=4, overflow="fold")
    table.add_column("Words", ratio=7, overflow="fold")
    for number, group in enumerate(groups, 1):
        firmest = sorted(group, key=lambda record: FIRMNESS.index(record.status))
        said = Text("\n".join(one_line(words(evidence(record), told.article.text)) for record in group), style="green")
        _add_setting(said, firmest[0], told)
        pointed = f"▶ {number}" if chosen and any(record.id == chosen for record in group) else str(number)
        first = (deed_rows.whole_status(firmest, told), *_deed_cells(firmest[0], told))
        table.add_row(pointed, *map(one_line, first), said)
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
