"""The command `sayso roles`: the ledger of who was seen in which office."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from sayso.command import chosen_settings, counted, examples, say, store_option, telling, write

if TYPE_CHECKING:
    from sayso.kept import LedgerRow

COLUMNS = (
    *("person", "name", "title", "office", "country", "body", "tenure", "first_seen", "last_seen", "reports"),
    *("findings", "first_words", "first_article", "last_words", "last_article"),
)
"""The columns of the ledger as CSV; the keys of its rows as JSON."""


@click.command(
    epilog=examples("sayso roles --country RUS", "sayso roles --findings", "sayso roles --person Brandt --format csv")
)
@click.option("--person", metavar="NAME", help="Only persons with these words in their name.")
@click.option("--office", metavar="WORDS", help="Only offices with these words in their title.")
@click.option("--country", metavar="CODE", help="Only offices of this country (ISO 3166 alpha-3, such as PER).")
@click.option("--findings", "with_findings", is_flag=True, help="Only rows that do not fit with others, or knowledge.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@store_option
@telling
def roles(form: str, store: str | None, **narrowed: Any) -> int:
    """List who was seen in which office, and from when to when.

    Where two persons are seen in one office in the same time, or the knowledge that ships with sayso has another
    holder on a day on which somebody is seen, the row says so. Exit code 1 if nothing is found.
    """
    from sayso.link.ledger import ledger
    from sayso.store import open_store

    with open_store(chosen_settings(store).store.url, create=False) as opened:
        rows = list(_chosen(ledger(opened.sightings()), **narrowed))
        url = opened.url
    if form == "table":
        _print_table(rows)
    elif form == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "findings": " ".join(row["findings"])} for row in map(as_json, rows))
        write(out.getvalue())
    else:
        from sayso import codec

        write("".join(f"{codec.to_line(as_json(row))}\n" for row in rows))
    if not rows:
        say(f"No such role in {url}.")
    elif form == "table":
        flagged = sum(bool(row.findings) for row in rows)
        say(f"{counted(len(rows), 'role')}, {flagged} with findings; sayso show ARTICLE shows where it stands.")
    return 0 if rows else 1


def as_json(row: LedgerRow) -> dict[str, Any]:
    """A row of the ledger as plain JSON types, with the words and articles that bear it out."""
    first, last = row.evidence[0], row.evidence[-1]
    return {
        **{name: getattr(row, name) for name in COLUMNS[:10]},
        "tenure": row.tenure.value,
        "findings": list(row.findings),
        "first_words": first.words,
        "first_article": first.article_id,
        "last_words": last.words,
        "last_article": last.article_id,
    }


def _chosen(
    rows: Iterable[LedgerRow],
    *,
    person: str | None,
    office: str | None,
    country: str | None,
    with_findings: bool,
) -> Iterator[LedgerRow]:
    from sayso.knowledge.actors import fold

    for row in rows:
        called = fold(f"{row.name} {row.person}")
        if (
            (person is None or fold(person) in called)
            and (office is None or fold(office) in fold(f"{row.title} {row.office or ''}"))
            and (country is None or country.upper() == row.country)
            and (row.findings or not with_findings)
        ):
            yield row


def _print_table(rows: Sequence[LedgerRow]) -> None:
    from sayso import terminal

    if not rows:
        return
    flagged = any(row.findings for row in rows)
    shown = [
        (
            row.name,
            row.title if row.tenure == "incumbent" else f"{row.title} ({row.tenure})",
            " ".join(filter(None, (row.country, row.body))),
            row.first_seen or "",
            row.last_seen or "",
            str(row.reports),
            row.evidence[0].article[:8],
            *([" ".join(row.findings)] if flagged else []),
        )
        for row in rows
    ]
    columns = ("Person", "Office", "Of", "First seen", "Last seen", "Reports", "Article", "Findings")[: 7 + flagged]
    terminal.print_table(terminal.console(), terminal.list_table(columns, shown, wide=(0, 1, 2, 7)))
