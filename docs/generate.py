"""Writes the pages that are made from the code: schema.json and cli.md. Run it by `make docs`."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from sayso import codec

DOCS = Path(__file__).parent

INTRODUCTION = """\
# The command line

Made by `make docs` from what `sayso --help` says; change it there. Standard output is the result and nothing else,
so it can be piped; progress and problems go to standard error. Input that cannot be read is told in a sentence, and
the rest goes on.
"""


def schema_page() -> str:
    """The JSON Schema of a reading, as docs/schema.json has it."""
    return json.dumps(codec.schema(), indent=2) + "\n"


def cli_page() -> str:
    """What docs/cli.md says: a section for each command, with its options."""
    from sayso.cli import main

    parts = [INTRODUCTION, *_prose(main), _options(main)]
    for name, command in commands(main):
        usage = " ".join(command.collect_usage_pieces(context_of(command, name)))
        parts += [f"## {name}\n", f"    {name} {usage}\n", *_prose(command), _options(command)]
    return "\n".join(part for part in parts if part)


def commands(command: click.Command, name: str = "sayso") -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, with its name as typed."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    for each, child in command.commands.items():
        yield from commands(child, f"{name} {each}")


def context_of(command: click.Command, name: str | None = None) -> click.Context:
    """A context with the help options of the real one: click keeps them at the command once they were asked for."""
    return click.Context(command, info_name=name, help_option_names=["-h", "--help"])


def _prose(command: click.Command) -> Iterator[str]:
    """The paragraphs of a command's help; one that click is told not to rewrap becomes an indented block."""
    for text in (command.help, command.epilog):
        for paragraph in inspect.cleandoc(text or "").split("\n\n"):
            lines = [line for line in paragraph.split("\n") if line.strip() not in {"", "\b"}]
            if "\b" in paragraph:
                title, rows = lines[0], lines[1:]
                yield f"{title}\n"
                yield "\n".join(f"    {line.strip()}" for line in rows) + "\n"
            elif lines:
                yield "\n".join(lines) + "\n"


def _options(command: click.Command) -> str:
    rows = ["| option | what it does |", "|---|---|"]
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            context = context_of(command)
            names = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
            value = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
            record = option.get_help_record(context)
            told = record[1] if record else ""
            rows.append(f"| {names}{value.replace('|', ' or ')} | {told.replace('|', ' or ')} |")
    return "\n".join(rows) + "\n" if len(rows) > 2 else ""


PAGES = {"schema.json": schema_page, "cli.md": cli_page}
"""The pages that can be asked for by name; without a name all are written."""

if __name__ == "__main__":
    for page in sys.argv[1:] or PAGES:
        (DOCS / page).write_text(PAGES[page](), encoding="utf-8")
