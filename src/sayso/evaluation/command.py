"""The command `sayso eval`: how good the record is, and whether it is still as good as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from sayso.command import counted, examples, print_json, say, telling
from sayso.evaluation.rows import LAYERS

if TYPE_CHECKING:
    from sayso.evaluation.evaluating import Evaluation
    from sayso.evaluation.floors import Floors
    from sayso.evaluation.rows import GoldSet
    from sayso.records import Reading
    from sayso.settings import Settings

# Everything else is imported where it is used: `sayso --help` should not wait for it.


def _choices(_: click.Context, __: click.Parameter, given: str | None) -> tuple[str, ...]:
    """The words of --show, parted by commas."""
    from sayso.evaluation.shown import CHOICES

    words = tuple(dict.fromkeys(word.strip() for word in (given or "").split(",") if word.strip()))
    if unknown := [word for word in words if word not in CHOICES]:
        raise click.BadParameter(f"{unknown[0]!r} is none of: {', '.join(CHOICES)}")
    return words


@click.command(
    "eval",
    epilog=examples(
        "sayso eval",
        "sayso eval gold.jsonl --layer statements --show wrong --sample 20",
        "sayso eval gold/*.jsonl --against floors.toml --show gained,lost",
        "sayso eval gold/*.jsonl --against floors.toml --update",
    ),
)
@click.argument("gold", nargs=-1, metavar="[GOLD...]", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--layer", "layers", multiple=True, type=click.Choice(LAYERS), help="Score only this; else all that the gold holds."
)
@click.option("--against", metavar="FILE", help="Hold the figures to the floors in this TOML file.")
@click.option("--update", is_flag=True, help="Write the figures into that file and raise its floors.")
@click.option("--lower", is_flag=True, help="With --update: lower floors too, where figures have fallen.")
@click.option(
    "--show", metavar="WHAT", callback=_choices, help="Print rows: wrong, gained, lost; several parted by commas."
)
@click.option("--sample", type=click.IntRange(min=1), help="Print at most so many rows, drawn with a fixed seed.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it; docs/evaluation.md describes the JSON.",
)
@click.option(
    "--workers", "--processes", "processes", type=click.IntRange(min=1), default=1, show_default=True,
    help="Read on this many processes.",
)  # fmt: skip
@click.option("-c", "path", metavar="PATH", help="The settings file, as `sayso --settings`.")
@telling
def command(gold: tuple[str, ...], *, layers: tuple[str, ...], against: str | None, **given: Any) -> int:
    """Score what is read against gold, layer by layer.

    Precision, recall and F1 with intervals, calibration, speed, and what is wrong and why.

    GOLD is a file of annotated reports (.jsonl or GAP's .tsv, also with .gz), among them readings corrected by hand and
    reviews by analysts; without one, the gold of the demo reports. Exit code 1 if a figure is under its floor or no
    report could be read, 2 if gold or floors cannot be used.
    """
    from sayso import settings as settings_module
    from sayso import terminal
    from sayso.evaluation import as_json as plain
    from sayso.evaluation import floors as floor_files
    from sayso.evaluation import gold as gold_files
    from sayso.evaluation import report, shown

    update, lower, show = given["update"], given["lower"], given["show"]
    if update and against is None:
        raise click.UsageError("--update writes floors; name their file with --against FILE")
    if lower and not update:
        raise click.UsageError("--lower goes with --update")
    if {"gained", "lost"} & set(show) and against is None:
        raise click.UsageError("what was gained and lost is told against floors; name their file with --against FILE")
    floors = None if against is None else floor_files.read(against, missing=update)
    sets = gold_files.read_all(gold or (gold_files.shipped(),), layers)
    if floors and not update:
        floor_files.check_digests(sets, floors)
    settings = settings_module.load(given["path"] or click.get_current_context().find_root().params.get("settings"))
    whole = _evaluated(sets, settings, given["processes"])
    rows = shown.rows(whole, show, floors)
    if given["sample"]:
        rows = shown.sample(rows, given["sample"])
    under: list[str] = []
    if floors:
        under = _update(whole, floors, lower=lower) if update else floor_files.under(whole, floors)
    if given["form"] == "json":
        print_json(plain.evaluation(whole, rows, under, floors))
    else:
        console = terminal.console()
        for scores in whole.sets:
            report.show_scores(console, scores, floors)
        report.show_rows(console, rows)
    for sentence in under:
        say(sentence, "red")
    nothing = any(each.failed and len(each.failed) == each.reports for each in whole.sets)
    return 1 if under or nothing else 0


def _evaluated(sets: list[GoldSet], settings: Settings, processes: int) -> Evaluation:
    """Read and score, with a bar on standard error."""
    from sayso.evaluation import evaluating

    total = sum(len(each.reports) for each in sets if each.layers != evaluating.NO_READING)
    with _meter(total) as step:
        return evaluating.evaluate(sets, settings=settings, processes=processes, on_read=step)


@contextmanager
def _meter(total: int) -> Iterator[Callable[[Reading], None]]:
    """A bar on a terminal, and the function that moves it on by a report."""
    from sayso import progress, terminal
    from sayso.verbs import Tally

    seen = 0
    with progress.meter(terminal.console(stderr=True), total) as meter:

        def step(_: Reading) -> None:
            nonlocal seen
            seen += 1
            meter.show(Tally(seen=seen))

        yield step


def _update(whole: Evaluation, floors: Floors, *, lower: bool) -> list[str]:
    """Write the floors anew; the sentences about layers that stay as they were, since a figure has fallen."""
    from sayso.evaluation import floors as floor_files

    new, refused = floor_files.updated(whole, floors, lower=lower)
    floor_files.write(new)
    changed = sum(new.kept[key] != floors.kept.get(key) for key in new.kept)
    say(f"{floors.path}: {counted(changed, 'layer')} written anew, of {len(new.kept)}.")
    return refused
