"""`sayso roles`: the ledger of offices on the command line, on a store with made-up readings."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso import codec
from sayso.cli import main
from sayso.kept import Recipe
from sayso.records import Actor, Article, Reading, Role, Span, Tenure
from sayso.store import open_store

URL = "sqlite:///offices.db"


def reading(name: str, published: str, title: str, *, person: str, country: str = "XKX", **role: object) -> Reading:
    text = f"{title} {person} spoke."
    identity = person.lower().replace(" ", "-")
    held = Role(identity, title, None, country, Span(0, len(title) + 1 + len(person)), published, why="title", **role)
    return Reading(
        Article(name, text, outlet="Hill Post", published=published), actors=(Actor(identity, person),), roles=(held,)
    )


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory with a store of four reports, two of which have two ministers at once."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    made_by = {"role": "roles/1 0a1b2c3d"}
    with open_store(URL, create=True) as opened:
        run = opened.begin(Recipe(("roles/1 0a1b2c3d",), made_by, codec.digest("roles")))
        readings = [
            reading("r1", "2031-05-02", "Defence Minister", person="Ida Brandt"),
            reading("r2", "2031-05-09", "Defence Minister", person="Ida Brandt"),
            reading("r3", "2031-05-05", "Minister of Defense", person="Tom Reyes"),
            reading("r4", "2031-05-05", "mayor", person="Eva Tellin", country="PER", tenure=Tenure.FORMER),
        ]
        opened.keep(readings, run)
        opened.finish(run)


def roles(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ("roles", "--store", URL, *arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_table_has_a_row_for_each_person_in_an_office() -> None:
    result = roles()
    assert result.exit_code == 0
    heading, *rows = result.stdout.splitlines()
    assert heading.split() == "Person Office Of First seen Last seen Reports Article Findings".split()
    assert len(rows) == 3
    brandt = next(row for row in rows if row.startswith("Ida Brandt"))
    assert "Defence Minister" in brandt
    assert "2031-05-02  2031-05-09  2" in brandt
    assert brandt.endswith("two-holders:tom-reyes")
    assert "mayor (former)" in result.stdout
    assert "3 roles, 2 with findings" in result.stderr


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        (("--person", "brandt"), ["Ida Brandt"]),
        (("--office", "defence_minister"), ["Ida Brandt", "Tom Reyes"]),
        (("--office", "mayor"), ["Eva Tellin"]),
        (("--country", "per"), ["Eva Tellin"]),
        (("--findings",), ["Ida Brandt", "Tom Reyes"]),
        (("--findings", "--person", "tellin"), []),
    ],
)
def test_what_is_asked_for_narrows(narrowed: tuple[str, ...], names: list[str]) -> None:
    result = roles(*narrowed, "--format", "jsonl")
    assert sorted(json.loads(line)["name"] for line in result.stdout.splitlines()) == names
    assert result.exit_code == (0 if names else 1)
    assert bool(names) != ("No such role" in result.stderr)


def test_json_and_csv_say_the_same() -> None:
    as_json = [json.loads(line) for line in roles("--format", "jsonl").stdout.splitlines()]
    as_csv = list(csv.DictReader(io.StringIO(roles("--format", "csv").stdout)))
    for one, other in zip(as_json, as_csv, strict=True):
        assert {**one, "findings": " ".join(one["findings"])} == {
            **{name: cell or None for name, cell in other.items()},
            "reports": int(other["reports"]),
            "findings": other["findings"],
        }
    brandt = next(row for row in as_json if row["person"] == "ida-brandt")
    assert (brandt["first_words"], brandt["first_article"]) == ("Defence Minister Ida Brandt", "r1")
    assert (brandt["last_article"], brandt["reports"]) == ("r2", 2)
    assert (brandt["office"], brandt["tenure"]) == ("defence_minister", "incumbent")
