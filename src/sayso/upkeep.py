"""Commands about sayso itself: its stages, its health, its speed, its format."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import click

from sayso.command import chosen_settings, examples, json_option, print_json, say, store_option, telling

if TYPE_CHECKING:
    from sayso.bench import Measured
    from sayso.pipeline import Stage


@click.command(epilog=examples("sayso stages --json"))
@json_option
@telling
def stages(as_json: bool) -> int:
    """Show the stages that a report goes through.

    Each with its version, its settings, what it reads and writes, and the model that it uses.
    """
    from sayso import pipeline, terminal
    from sayso import settings as settings_module

    built = settings_module.stages(chosen_settings())
    described = [_described(stage) for stage in built]
    if as_json:
        print_json({"stages": described, "digest": pipeline.recipe(built).digest})
        return 0
    rows = [
        (
            each["name"],
            each["version"],
            " ".join(each["reads"]),
            " ".join(each["writes"]),
            ", ".join(f"{name}={value!r}" for name, value in each["settings"].items()),
            each["made_by"],
        )
        for each in described
    ]
    columns = ("Stage", "Version", "Reads", "Writes", "Settings", "Made by")
    terminal.print_table(terminal.console(), terminal.list_table(columns, rows, wide=(4, 5)))
    return 0


def _described(stage: Stage) -> dict[str, Any]:
    """A stage as plain JSON types."""
    from sayso import codec, pipeline

    settable = [each.name for each in fields(stage) if pipeline.is_setting(each)]  # type: ignore[arg-type]
    return {
        "name": stage.name,
        "version": stage.version,
        "reads": [kind.__name__ for kind in stage.reads],
        "writes": [kind.__name__ for kind in stage.writes],
        "settings": {name: codec.record_to_json(getattr(stage, name)) for name in settable},
        "model": getattr(stage, "model", None),
        "made_by": pipeline.made_by(stage),
    }


@click.command(epilog=examples("sayso doctor"))
@store_option
@json_option
@telling
def doctor(store: str | None, as_json: bool) -> int:
    """Look at what sayso needs, and say how to mend what is missing.

    Exit code 1 if something that is needed is missing.
    """
    from sayso import doctor as examination
    from sayso import terminal

    path = click.get_current_context().find_root().params.get("settings")
    found = list(examination.findings(path, store))
    missing = [each for each in found if each.state is examination.State.MISSING]
    if as_json:
        print_json([asdict(each) for each in found])
    else:
        terminal.print_table(
            terminal.console(),
            terminal.list_table(
                ("What", "State", "Detail", "How to mend it"),
                [(each.what, each.state.value, each.detail, each.mend or "") for each in found],
                wide=(2, 3),
            ),
        )
        say(f"{len(missing)} missing." if missing else "All that is needed is there.", "red" if missing else "green")
    return 1 if missing else 0


@click.command(epilog=examples("sayso bench articles.jsonl --reports 500"))
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--reports", type=click.IntRange(min=1), default=200, show_default=True, help="How many reports to read.")
@json_option
@telling
def bench(paths: tuple[str, ...], reports: int, as_json: bool) -> int:
    """Time reading against the bare spaCy parse of the texts.

    PATH is as for `sayso read`; without one the demo reports are read. They are repeated until there are enough.
    """
    from itertools import islice

    from sayso import bench as stopwatch
    from sayso import demo
    from sayso import settings as settings_module
    from sayso.ingest import files

    settings = chosen_settings()
    options = replace(settings.ingest, on_problem=lambda problem: say(str(problem), "yellow"))
    articles = list(islice(files.articles(paths or demo.paths(), options=options), reports))
    built = settings_module.stages(settings)
    measured = stopwatch.measure(stopwatch.readable(articles), built, reports=reports, batch=settings.pipeline.batch)
    _print_measured(measured, as_json=as_json)
    return 0


def _print_measured(measured: Measured, *, as_json: bool) -> None:
    from sayso import terminal

    if as_json:
        print_json(
            {**asdict(measured), "stages": dict(measured.stages), "full": measured.full, "ratio": measured.ratio}
        )
        return

    def row(name: str, seconds: float) -> tuple[str, str, str]:
        return name, f"{seconds:.2f}", f"{measured.words / max(seconds, 1e-9):,.0f}"

    rows = [
        row(f"bare spaCy ({measured.spacy})", measured.bare),
        row("reading, all stages", measured.full),
        *(row(f"  {name}", seconds) for name, seconds in measured.stages),
    ]
    console = terminal.console()
    terminal.print_table(console, terminal.list_table(("What", "Seconds", "Words a second"), rows, wide=(2,)))
    peak = f"; at most {measured.peak / 2**20:,.0f} MiB of memory" if measured.peak else ""
    console.print(
        f"\nReading costs {measured.ratio:.2f} times the bare parse: {measured.reports} reports, "
        f"{measured.words:,} words{peak}."
    )


@click.command(epilog=examples("sayso schema > reading.schema.json"))
@telling
def schema() -> int:
    """Print the JSON Schema of what `sayso read` prints."""
    from sayso import codec

    print_json(codec.schema())
    return 0
