"""What all commands share: how they end, how they speak, and the options that several of them take."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sayso.settings import Settings

# Everything else is imported where it is used: `sayso --help` should not wait for what only reading needs.

COLUMNS = {
    "text": "text",
    "id": "id",
    "title": "title",
    "url": "address",
    "outlet": "outlet",
    "published": "date",
    "byline": "byline",
}
"""The fields of a report that a column of a table can hold, and what each is called in help."""


def _errors() -> tuple[type[Exception], ...]:
    """The errors whose message is a sentence for the user."""
    from sayso.annotate.parse import ModelError
    from sayso.codec import CodecError
    from sayso.evaluation.rows import EvaluationError
    from sayso.ingest.options import IngestError
    from sayso.knowledge.compiled import KnowledgeError
    from sayso.pipeline import PipelineError
    from sayso.plugins import PluginError
    from sayso.settings import SettingsError
    from sayso.store.base import StoreError

    return (
        *(StoreError, IngestError, PipelineError, PluginError, SettingsError),
        *(CodecError, ModelError, KnowledgeError, EvaluationError),
    )


def telling(command: Callable[..., int]) -> Callable[..., None]:
    """Make a command's result the exit code, and our errors one sentence and exit code 2."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except _errors() as error:
            say(f"sayso: {error}", "red")
            code = 2
        except KeyboardInterrupt:
            say("sayso: interrupted", "red")
            code = 130
        except BrokenPipeError:  # whoever was reading has seen enough
            raise
        except OSError as error:
            say(f"sayso: {error.strerror or error}: {error.filename or 'the output cannot be written'}", "red")
            code = 2
        sys.exit(code)

    return run


def say(words: str, style: str | None = None) -> None:
    """One sentence on standard error."""
    from sayso import terminal

    terminal.console(stderr=True).print(terminal.clean(words), style=style, soft_wrap=True)


def print_json(data: object) -> None:
    """One line of JSON, in UTF-8 whatever the terminal speaks."""
    from sayso import codec

    write(codec.to_line(data) + "\n")


def write(text: str) -> None:
    """The text on standard output, in UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def chosen_settings(store: str | None = None, **given: Any) -> Settings:
    """The settings of the file that was named or found, overruled by the options given."""
    from sayso import settings as settings_module

    settings: Settings = settings_module.load(click.get_current_context().find_root().params.get("settings"))
    given = {name: value for name, value in given.items() if value is not None}
    if store is not None:
        settings = replace(settings, store=replace(settings.store, url=store))
    return replace(settings, ingest=replace(settings.ingest, **given))


def counted(number: int, noun: str) -> str:
    """The number and the noun, with an s where it takes one."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def examples(*shown: str) -> str:
    """The end of a command's help: how it is used."""
    return "\b\n" + "\n  ".join(["Examples:" if len(shown) > 1 else "Example:", *shown])


# ---- options that several commands share ------------------------------------------------------------------------


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which store to use."""
    return click.option(
        "--store", metavar="URL", help="The store.  [default: that of the settings, else sqlite:///sayso.db]"
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Whether a program listens."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)


def processes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """How many processes read."""
    kind = click.IntRange(min=1)
    return click.option("--processes", type=kind, default=1, show_default=True, help="Read on this many processes.")(
        command
    )


def ingest_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What to assume of reports that do not say it, and which columns hold what."""
    options: list[Callable[[Callable[..., Any]], Callable[..., Any]]] = [
        click.option("--published", metavar="DATE", help="When reports were published that do not say so (ISO 8601)."),
        click.option("--outlet", metavar="NAME", help="Who published the reports that do not say so."),
        click.option("--language", metavar="CODE", help="Their language (ISO 639-1); else it is told from the text."),
        *(
            click.option(
                f"--{name}-column", metavar="NAME", help=f"The column or key that holds the {what}; else guessed."
            )
            for name, what in COLUMNS.items()
        ),
        click.option("--delimiter", metavar="CHAR", help="What parts the columns of a CSV file; else found out."),
    ]
    for option in reversed(options):
        command = option(command)
    return command
