"""The command line: a thin function per verb. What the verbs do is in `verbs`, what is seen in `terminal`."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from sayso import events, facts, roles, upkeep
from sayso.command import (
    chosen_settings,
    counted,
    examples,
    ingest_options,
    json_option,
    print_json,
    processes_option,
    say,
    store_option,
    telling,
    write,
)
from sayso.evaluation import command as evaluation
from sayso.records import Act, Event, Statement, Threat

if TYPE_CHECKING:
    from sayso.store.base import Hit
    from sayso.verbs import Tally

# Everything else is imported where it is used: `sayso find` should not wait for what only reading needs.

EPILOG = """\b
A first session:
  sayso add reports/
  sayso find ceasefire --act deny
  sayso show 3f2a9c01

\b
Exit codes:
  0    it worked
  1    nothing was found, nothing could be read, something is missing, or a figure is under its floor
  2    wrong usage, settings, input or store: one sentence on standard error says which and how to mend it
  130  interrupted with Ctrl-C; what was kept until then is whole
"""
"""The end of `sayso --help`."""

# ---- the commands -----------------------------------------------------------------------------------------------


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EPILOG)
@click.version_option(package_name="sayso", message="sayso %(version)s")
@click.option(
    "--settings",
    metavar="PATH",
    envvar="SAYSO_SETTINGS",
    help="The settings file.  [default: the nearest sayso.toml in this folder or above]",
)
def main(settings: str | None) -> None:  # noqa: ARG001 -- the commands ask the context for it, and only if they need it
    """Read news reports and keep a record that can be audited: who said what about whom."""
    for stream in (sys.stdout, sys.stderr):  # where a character cannot be shown, a question mark, not a traceback
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command(
    epilog=examples(
        'sayso read report.txt --published 2024-05-17 --outlet "The Herald"',
        "sayso read reports/*.html --format jsonl > readings.jsonl",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "json"]),
    help="How to print it.  [default: text on a terminal, else jsonl]",
)
@processes_option
@ingest_options
@telling
def read(paths: tuple[str, ...], form: str | None, processes: int, **given: str | None) -> int:
    """Read reports and print what they say; nothing is kept.

    PATH is a file (.txt, .html, .jsonl, .json, .csv, .tsv, each also with .gz), a folder, a glob, or - for standard
    input. jsonl gives one reading a line, json a list of them; `sayso schema` describes a reading.
    """
    from sayso import codec, progress, terminal, verbs

    settings = chosen_settings(**given)
    problems, console = progress.Problems(terminal.console(stderr=True)), terminal.console()
    form = form or ("text" if sys.stdout.isatty() else "jsonl")
    could, number = False, 0
    readings = verbs.read_all(paths, settings=settings, processes=processes, on_problem=problems.tell)
    for number, reading in enumerate(readings, 1):
        if form == "text":
            terminal.show_statements(console, reading)
        else:
            before = "" if form == "jsonl" else "[\n" if number == 1 else ",\n"
            write(before + codec.to_line(codec.reading_to_json(reading)) + ("\n" if form == "jsonl" else ""))
        could = could or not reading.failures
    if form == "json":
        write("\n]\n" if number else "[]\n")
    problems.sum_up()
    return 0 if could else 1


@main.command(
    epilog=examples(
        "sayso add reports/ --processes 4",
        "sayso add articles.csv --text-column body --store sqlite:///2024.db",
        "sayso add --retry",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@store_option
@processes_option
@click.option("--retry", is_flag=True, help="Also read again what failed; without PATH, all that failed in the store.")
@click.option("--batch", type=click.IntRange(min=1), help="Keep this many reports at a time.  [default: 32]")
@json_option
@ingest_options
@telling
def add(paths: tuple[str, ...], *, store: str | None, retry: bool, as_json: bool, **given: Any) -> int:
    """Read reports and keep what they say in a store.

    PATH is as for `sayso read`. A report that is there already adds nothing; an edited one is kept as a revision. It
    can be interrupted at any time and run again: nothing is lost and nothing is kept twice.
    """
    from sayso import progress, terminal, verbs
    from sayso.ingest import files
    from sayso.store import open_store

    if not paths and not retry:
        raise click.UsageError("name at least one PATH (or use --retry alone, to read again what failed)")
    processes, batch = given.pop("processes"), given.pop("batch")
    settings = chosen_settings(store, **given)
    if batch:
        settings = replace(settings, pipeline=replace(settings.pipeline, batch=batch))
    console = terminal.console(stderr=True)
    problems = progress.Problems(console)
    tally, interrupted = verbs.Tally(), False
    with open_store(settings.store.url, create=bool(paths)) as opened:
        if paths:
            options = replace(settings.ingest, on_problem=problems.tell)
            total = files.count(paths, options=options) if console.is_terminal else None
            articles = files.articles(paths, options=options)
        else:
            failed = list(verbs.failed_articles(opened))
            total, articles = len(failed), iter(failed)
        with progress.meter(console, total) as meter:
            try:
                for tally in verbs.adding(articles, opened, settings=settings, processes=processes, retry=retry):
                    meter.show(tally)
            except KeyboardInterrupt:
                interrupted = True
        seconds = meter.seconds()
    problems.sum_up()
    _sum_up(tally, settings.store.url, seconds, as_json=as_json)
    if interrupted:
        say("Interrupted. What was kept is whole; run the same command again to go on.", "red")
        return 130
    return 0 if tally.seen > tally.failed + tally.not_read or (not paths and not tally.seen) else 1


def _sum_up(tally: Tally, url: str, seconds: float, *, as_json: bool) -> None:
    """Say what adding came to: as JSON on standard output, or as a sentence on standard error."""
    if as_json:
        print_json({**asdict(tally), "seconds": round(seconds, 3), "store": url})
        return
    parts = [
        f"{tally.added} added" + (f" ({tally.revised} of them revised)" if tally.revised else ""),
        f"{tally.already} already there",
        *([f"{tally.not_read} kept, not read (language)"] if tally.not_read else []),
        *([f"{tally.failed} failed (see: sayso failures)"] if tally.failed else []),
    ]
    rate = tally.seen / max(seconds, 1e-9)
    found = [
        counted(tally.statements, "statement"),
        *([counted(tally.deeds, "deed")] if tally.deeds else []),
        *([counted(tally.threats, "threat")] if tally.threats else []),
    ]
    reports = counted(tally.seen, "report")
    say(f"{reports}: {', '.join(parts)}; {', '.join(found)}; {url}; {seconds:.1f} s, {rate:.1f} reports/s")


@main.command(
    epilog=examples(
        "sayso find ceasefire --act deny --since 2024-05",
        "sayso find '\"peace talks\"' --speaker minister --format csv > talks.csv",
        "sayso find -- ceasefire -prisoners",
    )
)
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="NAME", help="Said by somebody of this name, alias or description.")
@click.option("--about", metavar="NAME", help="Said about, or against, somebody or something of this name.")
@click.option("--act", type=click.Choice([act.value for act in Act]), help="What the speaker does by saying it.")
@click.option("--outlet", metavar="NAME", help="Reported by this outlet.")
@click.option("--since", metavar="DATE", help="Published on this day or later (2024-05-17; also 2024-05 or 2024).")
@click.option("--until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--negated/--not-negated", default=None, help="Only what is, or is not, said in the negative.")
@click.option(
    "--kind",
    type=click.Choice(["statement", "article", "event", "threat"]),
    default="statement",
    show_default=True,
    help="What to list; `sayso events` and `sayso threats` ask for the last two more closely.",
)
@click.option("--revisions", is_flag=True, help="Search the earlier versions of edited reports too.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many; 0: all.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "md"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@store_option
@telling
def find(words: tuple[str, ...], *, form: str, store: str | None, limit: int, **narrowed: Any) -> int:
    """Find who said what in a store; all that is given has to hold.

    WORDS are looked for in what was said, who said it and how: bare words are all required, "a phrase" is taken as
    written (quote it for the shell as well), `this OR that`, `begin*`, and -word (after --) excludes. Best matches come
    first, or the newest where no words are given. Exit code 1 if nothing is found.
    """
    from sayso.store import Query, open_store

    settings = chosen_settings(store)
    act = narrowed.pop("act")
    query = Query(" ".join(words) or None, act=Act(act) if act else None, limit=limit or None, **narrowed)
    with open_store(settings.store.url, create=False) as opened:
        hits = list(opened.find(query))
        if query.kind in ("event", "threat"):
            if form == "md":
                raise click.UsageError("--format md lists statements and articles; for deeds use table, jsonl or csv")
            events.print_hits(hits, form, query.kind)
        else:
            _print_hits(hits, form, query.kind)
        if not hits:
            held = opened.counts()
            noun = {"event": "deed", "threat": "threat"}.get(query.kind, "statement")
            searched = f"{counted(held[noun + 's'], noun)} of {counted(held['articles'], 'report')}"
            say(f"Nothing found in {searched} in {opened.url}.")
        elif len(hits) == limit:
            say(f"The first {limit} are shown; --limit 0 shows all.")
    return 0 if hits else 1


def _print_hits(hits: Sequence[Hit], form: str, kind: str) -> None:
    from sayso import listing, terminal

    if form == "table":
        console = terminal.console()
        if hits:
            terminal.print_table(console, terminal.hits_table(hits, console.width))
    elif form == "csv":
        rows = io.StringIO()
        listing.write_csv(hits, rows, kind=kind)
        write(rows.getvalue())
    else:
        lines = listing.json_lines(hits) if form == "jsonl" else listing.markdown(hits, kind=kind)
        write("".join(f"{line}\n" for line in lines))


@main.command(epilog=examples("sayso show 3f2a9c01", "sayso show reports/herald-0517.txt --format json"))
@click.argument("name", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@store_option
@telling
def show(name: str, form: str, store: str | None) -> int:
    """Show a report with what was found in it marked.

    Its statements, deeds and threats follow in lists. ID is what `sayso find`, `sayso events` or `sayso threats`
    prints, the id of a report, or the first 6 or more characters of one. json gives the reading as `sayso read` does.
    """
    from sayso import codec, terminal
    from sayso.store import open_store

    with open_store(chosen_settings(store).store.url, create=False) as opened:
        key = opened.article_key(name)
        reading = opened.reading(key)
        if form == "json":
            print_json(codec.reading_to_json(reading))
            return 0
        kept = [each.record for each in opened.entries(key) if each.id.startswith(name)]
    chosen = next((each.id for each in kept if isinstance(each, Statement | Event | Threat)), name)
    terminal.show_report(terminal.console(), reading, chosen)
    return 0


@main.command(epilog=examples("sayso failures --store sqlite:///2024.db"))
@store_option
@json_option
@telling
def failures(store: str | None, as_json: bool) -> int:
    """List the reports that could not be read, and why.

    They are kept, and `sayso add --retry` reads them again.
    """
    from sayso import terminal
    from sayso.store import open_store

    with open_store(chosen_settings(store).store.url, create=False) as opened:
        groups: dict[tuple[str, str], list[str]] = {}
        for article, failure in opened.failures():
            groups.setdefault((failure.stage, failure.error), []).append(article.id)
        url = opened.url
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    if as_json:
        print_json(
            [{"stage": stage, "error": error, "count": len(ids), "articles": ids} for (stage, error), ids in ordered]
        )
        return 0
    if not ordered:
        say(f"No report in {url} failed.")
        return 0
    rows = [(stage, str(len(ids)), error, terminal.few(ids)) for (stage, error), ids in ordered]
    columns = ("Stage", "Reports", "Error", "Which")
    terminal.print_table(terminal.console(), terminal.list_table(columns, rows, wide=(2, 3)))
    say(f"To read them again, once the cause is mended: sayso add --retry --store {url}")
    return 0


for command in (
    evaluation.command,
    events.events,
    events.threats,
    roles.roles,
    facts.knowledge,
    upkeep.stages,
    upkeep.doctor,
    upkeep.bench,
    upkeep.schema,
):
    main.add_command(command)
