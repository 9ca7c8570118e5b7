"""The commands `sayso events` and `sayso threats`: who did what to whom, who calls whom a threat, and who says so."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.command import chosen_settings, counted, examples, processes_option, say, store_option, telling, write
from sayso.knowledge.plover import CONTEXTS, MODES, TYPES
from sayso.records import Status

if TYPE_CHECKING:
    from sayso.settings import Settings
    from sayso.store.base import Hit, Query, Store

Command = Callable[..., Any]
"""A function that click makes a command of."""

_SQLITE = b"SQLite format 3\x00"


# ---- options ----------------------------------------------------------------------------------------------------


def _several(flag: str, name: str, values: Iterable[str], told: str) -> Callable[[Command], Command]:
    """An option that may be given several times; one of its values has to hold."""
    names = [*values]
    choice = click.Choice(names, case_sensitive=False)
    shown = "CONTEXT" if len(names) > 20 else None
    return click.option(flag, name, multiple=True, type=choice, metavar=shown, help=f"{told} Several: any of them.")


def _modes() -> list[str]:
    return sorted({mode for modes in MODES.values() for mode in modes})


def _shared(command: Command) -> Command:
    """What narrows deeds and threats alike, and how they are printed."""
    options: list[Callable[[Command], Command]] = [
        click.option("--words", metavar="WORDS", help="With these words in it, asked for as in `sayso find`."),
        _several("--status", "statuses", [each.value for each in Status], "Of this status."),
        click.option("--said/--not-said", default=None, help="Told in somebody's statement; or by the outlet itself."),
        click.option("--speaker", metavar="NAME", help="Told in a statement of somebody of this name."),
        click.option("--country", metavar="CODE", help="With a party of this country (RUS; a name will do)."),
        click.option("--outlet", metavar="NAME", help="In a report of this outlet."),
        click.option("--language", metavar="CODE", help="In a report in this language (ISO 639-1)."),
        click.option("--since", metavar="DATE", help="In a report of this day or later (2024-05-17; 2024-05; 2024)."),
        click.option("--until", metavar="DATE", help="In a report of this day or earlier."),
        click.option("--revisions", is_flag=True, help="Search the earlier versions of edited reports too."),
        click.option(
            "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many; 0: all."
        ),
        click.option("--published", metavar="DATE", help="When files were published that do not say so (ISO 8601)."),
        processes_option,
        store_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _format(*forms: str) -> Callable[[Command], Command]:
    kind = click.Choice(forms)
    return click.option("--format", "form", type=kind, default="table", show_default=True, help="How to print it.")


# ---- the commands -----------------------------------------------------------------------------------------------


@click.command(
    epilog=examples(
        "sayso events --type ASSAULT --status claimed --since 2024-04",
        "sayso events --actor Russia --recipient Ukraine --format csv > deeds.csv",
        "sayso events reports/ --published 2024-05-17 --format plover > plover.jsonl",
    )
)
@click.argument("paths", nargs=-1, metavar="[STORE or PATH...]")
@_several("--type", "types", TYPES, "Of this PLOVER type.")
@_several("--base-type", "base_types", TYPES, "The deed itself is of this type: of promised help AID, not AGREE.")
@click.option("--mode", "modes", metavar="MODE", multiple=True, help="Of this PLOVER mode. Several: any of them.")
@_several("--context", "contexts", CONTEXTS, "With this PLOVER context.")
@click.option("--actor", metavar="NAME", help="Done by somebody of this name, alias or description.")
@click.option("--recipient", metavar="NAME", help="Done to, or with, somebody of this name.")
@click.option("--place", metavar="NAME", help="Done at a place of this name.")
@click.option("--country-of-place", "place_country", metavar="CODE", help="Done in this country (AFG; a name will do).")
@click.option("--happened-since", metavar="DATE", help="Done on this day or later, as far as the report tells the day.")
@click.option("--happened-until", metavar="DATE", help="Done on this day or earlier, likewise.")
@click.option("--confidence", type=click.FloatRange(0, 1), help="At least as sure as this, from 0 to 1.")
@_shared
@click.option("--each-mention", is_flag=True, help="In plover, a line each time a deed is told; else one for the deed.")
@_format("table", "jsonl", "csv", "plover")
@telling
def events(paths: tuple[str, ...], form: str, *, each_mention: bool, **given: Any) -> int:
    """List who did what to whom, and who says so.

    A row is a deed, however often it is told. Its status stands first, with the one who says so: "reported" is the
    outlet's own word, "claimed by Ada Lund" is Lund's. Without PATH the deeds of the store are listed; PATH is a store,
    or reports as for `sayso read`, which are read and not kept. plover gives PLOVER's JSON, and of what the outlet
    itself says was done alone, unless --status asks for more. Exit code 1 if nothing is found.
    """
    if each_mention and form != "plover":
        raise click.UsageError("--each-mention goes with --format plover; the other formats list deeds")
    given["modes"] = _known_modes(given["modes"])
    if form == "plover" and not given["statuses"]:
        from sayso.export.plover import HAPPENED

        given["statuses"] = HAPPENED
    return _list("event", paths, form, each_mention=each_mention, given=given)


@click.command(
    epilog=examples(
        "sayso threats --target Ukraine",
        "sayso threats --holder Russia --source Afghanistan --format csv > threats.csv",
        "sayso threats report.txt --published 2024-05-17",
    )
)
@click.argument("paths", nargs=-1, metavar="[STORE or PATH...]")
@click.option("--holder", metavar="NAME", help="Seen as a threat by somebody of this name, alias or description.")
@click.option("--source", metavar="NAME", help="The threat comes from somebody or something of this name.")
@click.option("--target", metavar="NAME", help="It is one to somebody or something of this name.")
@_shared
@_format("table", "jsonl", "csv")
@telling
def threats(paths: tuple[str, ...], form: str, **given: Any) -> int:
    """List who calls whom a threat to whom.

    Without PATH the threats of the store are listed; PATH is a store, or reports as for `sayso read`, which are read
    and not kept. Exit code 1 if nothing is found.
    """
    return _list("threat", paths, form, each_mention=False, given=given)


def _list(kind: str, paths: tuple[str, ...], form: str, *, each_mention: bool, given: dict[str, Any]) -> int:
    """Find what is asked for and print it; the exit code."""
    published, processes = given.pop("published"), given.pop("processes")
    url, files = _store_of(paths)
    settings = chosen_settings(url or given.pop("store"), published=published)
    given.pop("store", None)
    query = _query(kind, given)
    with _opened(files, settings, processes) as store:
        if store is None:
            return 1
        hits = store.find(query)
        noun = "deed" if kind == "event" else "threat"
        found, lines = print_hits(hits, form, kind, each_mention=each_mention)
        if not found:
            held = store.counts()
            where = "what was read" if files else store.url
            searched = f"{counted(held[noun + 's'], noun)} of {counted(held['articles'], 'report')}"
            say(f"Nothing found in {searched} in {where}.")
        elif found == query.limit:
            say(f"The first {found} are shown; --limit 0 shows all.")
    return 0 if lines else 1


def print_hits(hits: Iterable[Hit], form: str, kind: str, *, each_mention: bool = False) -> tuple[int, int]:
    """Print deeds or threats as they come.

    Returns how many there were, and how many lines they made.
    """
    from sayso import codec, deed_rows

    if form == "table":
        return (found := _print_table(hits, "deed" if kind == "event" else "threat")), found
    if form == "csv":
        columns = deed_rows.EVENT_COLUMNS if kind == "event" else deed_rows.THREAT_COLUMNS
        return (found := _write_csv(hits, columns)), found
    if form == "plover":
        return _write_plover(hits, each_mention=each_mention)
    return (found := _write_lines(codec.to_line(deed_rows.as_json(hit)) for hit in hits)), found


def _print_table(hits: Iterable[Hit], noun: str) -> int:
    """Print rows as they come, some at a time, and how many there were of each status."""
    from sayso import deed_rows, terminal

    console = terminal.console()
    waiting = iter(hits)
    statuses: Counter[Status] = Counter()
    while some := list(islice(waiting, 100)):
        terminal.print_table(console, terminal.deeds_table(some, console.width, heading=not statuses))
        statuses.update(deed_rows.told(hit)[0].status for hit in some)
    if found := statuses.total():
        each = ", ".join(f"{statuses[status]} {status}" for status in Status if statuses[status])
        say(f"{counted(found, noun)} ({each}).")
    return found


def _write_csv(hits: Iterable[Hit], columns: Sequence[str]) -> int:
    from sayso import deed_rows

    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()

    def lines() -> Iterator[str]:
        for hit in hits:
            writer.writerow(deed_rows.as_cells(hit))
            yield out.getvalue()[:-1]
            out.seek(0)
            out.truncate()

    found = _write_lines(lines())
    if not found:
        write(out.getvalue())
    return found


def _write_plover(hits: Iterable[Hit], *, each_mention: bool) -> tuple[int, int]:
    """Write PLOVER records and say what could not become one; returns how many deeds there were and went out."""
    from sayso import codec, deed_rows
    from sayso.export import plover

    not_coded = "PLOVER codes no such event"
    undated = "no date can be given; --published says when files came out that do not say so themselves"
    left_out = {not_coded: 0, undated: 0}
    deeds = 0

    def lines() -> Iterator[str]:
        nonlocal deeds
        for deeds, hit in enumerate(hits, 1):  # noqa: B007 -- it is what is returned
            account = hit.account
            if account is None:
                continue
            for number, event in enumerate(hit.events if each_mention else hit.events[:1]):
                name = f"{hit.id}-{number + 1}" if each_mention else hit.id
                told = (event,) if each_mention else hit.events
                record = plover.record(name, told, account, said_by=deed_rows.speaker(event, account))
                if record is None:
                    left_out[undated if event.type else not_coded] += 1
                else:
                    yield codec.to_line(record)

    found = _write_lines(lines())
    for why, number in left_out.items():
        if number:
            say(f"{counted(number, 'mention' if each_mention else 'deed')} left out: {why}.", "yellow")
    return deeds, found


def _write_lines(lines: Iterable[str], size: int = 500) -> int:
    """Write lines as they come, some hundreds at a time; returns how many there were."""
    count = 0
    waiting: list[str] = []
    for line in lines:
        count += 1
        waiting.append(line + "\n")
        if len(waiting) >= size:
            write("".join(waiting))
            waiting.clear()
    write("".join(waiting))
    return count


# ---- what is asked for, and of what -----------------------------------------------------------------------------


def _query(kind: str, given: dict[str, Any]) -> Query:
    from sayso.store import Query

    limit = given.pop("limit") or None
    statuses = tuple(Status(each) for each in given.pop("statuses"))
    for name in ("country", "place_country"):
        if given.get(name):
            given[name] = _country(given[name])
    return Query(kind=kind, limit=limit, statuses=statuses, **given)


def _country(typed: str) -> str:
    """The code of a country that was given by code or name; a UsageError where it is neither."""
    from sayso.knowledge.states import states

    known = states()
    if typed.upper() in known:
        return typed.upper()
    named = [code for code, state in known.items() if typed.casefold() in {name.casefold() for name in state.names}]
    if not named:
        raise click.UsageError(f"there is no country {typed!r}; give its ISO 3166 alpha-3 code (UKR) or usual name")
    return named[0]


def _known_modes(typed: Sequence[str]) -> tuple[str, ...]:
    known = _modes()
    if unknown := [each for each in typed if each.lower() not in known]:
        raise click.UsageError(f"PLOVER has no mode {unknown[0]!r}; it has: {', '.join(known)}")
    return tuple(each.lower() for each in typed)


def _store_of(paths: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The store that the arguments name, if they name one; else the files."""
    if len(paths) == 1 and ("://" in paths[0] or _is_store(Path(paths[0]))):
        return paths[0], ()
    for path in paths:
        if not (path == "-" or set(path) & set("*?[") or Path(path).exists()):
            raise click.UsageError(
                f"there is no store, file or folder {path!r}; to look for words: --words {path!r}, for a doer: --actor"
            )
    return None, paths


def _is_store(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


@contextmanager
def _opened(files: tuple[str, ...], settings: Settings, processes: int) -> Iterator[Store | None]:
    """The store, or one in memory with what the files say; None where nothing could be read."""
    from sayso.store import open_store

    if not files:
        with open_store(settings.store.url, create=False) as store:
            yield store
        return
    from sayso import progress, terminal, verbs
    from sayso.ingest import files as ingest

    problems = progress.Problems(terminal.console(stderr=True))
    articles = ingest.articles(files, options=replace(settings.ingest, on_problem=problems.tell))
    with open_store("sqlite://") as store:
        tallies = deque(verbs.adding(articles, store, settings=settings, processes=processes), maxlen=1)
        tally = tallies.pop() if tallies else verbs.Tally()
        problems.sum_up()
        failed = Counter(f"{failure.stage}: {failure.error}" for _, failure in store.failures())
        for what, number in failed.items():
            say(f"{counted(number, 'report')} could not be read to the end: {what}", "red")
        yield store if tally.seen > tally.failed + tally.not_read else None
