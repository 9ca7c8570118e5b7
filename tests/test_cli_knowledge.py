"""`sayso knowledge`: what it shows, compiles and imports, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import dumps
from sayso.cli import main
from sayso.knowledge.compiled import Compiled, shipped
from sayso.knowledge.layers import Knowledge


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sayso(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def commands(group: click.Group, *names: str) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        found.append((*names, name))
        found += commands(command, *names, name) if isinstance(command, click.Group) else []
    return found


KNOWLEDGE = main.commands["knowledge"]
assert isinstance(KNOWLEDGE, click.Group)


@pytest.mark.parametrize("names", commands(KNOWLEDGE, "knowledge"), ids=" ".join)
def test_every_command_explains_itself(names: tuple[str, ...]) -> None:
    result = sayso(*names, "--help")
    assert result.exit_code == 0
    if names != ("knowledge", "import"):
        assert re.search(rf"Examples?:\n +sayso {' '.join(names)}\b", result.stdout)


def test_what_ships_is_shown_with_sources_and_licences() -> None:
    for arguments in (("knowledge",), ("knowledge", "show")):
        result = sayso(*arguments)
        assert result.exit_code == 0
        assert re.search(r"places: cities +[\d,]{7}", result.stdout)
        assert "CC BY 4.0" in result.stdout
        assert "organizations" in result.stdout


def test_json_for_programs() -> None:
    listed: list[dict[str, Any]] = json.loads(sayso("knowledge", "show", "--json").stdout)
    found = {each["table"]: each for each in listed}
    assert found["places: cities"]["rows"] > 100_000
    (source,) = found["places: cities"]["sources"]
    assert (source["licence"], source["rows"]) == ("CC BY 4.0", found["places: cities"]["rows"])
    for each in listed:
        assert each["table"] == "sources" or sum(one["rows"] for one in each["sources"]) == each["rows"]


def test_building_takes_the_places_over_and_says_what_it_made() -> None:
    result = sayso("knowledge", "build", "--out", "k.zip")
    assert result.exit_code == 0
    assert re.search(r"k\.zip: [\d,]+ bytes, \d+ rows in tables\.", result.stderr)
    assert Compiled("k.zip").digest("places") == Compiled(shipped()).digest("places")


def test_building_from_a_folder_without_the_packages_is_told() -> None:
    result = sayso("knowledge", "build", "--from", ".", "--out", "k.zip")
    assert result.exit_code == 2
    assert "pip install --target" in result.stderr


def test_places_of_geonames_come_in_and_are_then_shown_and_used(folder: Path) -> None:
    dumps.geonames(folder / "KZ.txt")
    result = sayso("knowledge", "import", "geonames", "KZ.txt", "--feature", "P", "--to", "mine.zip")
    assert result.exit_code == 0
    assert "mine.zip: 5 cities, 0 divisions imported; 6 left out, 0 bad lines." in result.stderr
    assert '[knowledge] and below it files = ["mine.zip"]' in result.stderr
    (folder / "sayso.toml").write_text('[knowledge]\nfiles = ["mine.zip"]\n')
    shown = json.loads(sayso("knowledge", "show", "--json").stdout)
    assert ("mine.zip", "places: cities", 5) in {(each["file"], each["table"], each["rows"]) for each in shown}
    again = sayso("knowledge", "import", "geonames", "KZ.txt", "--min-population", "1000", "--to", "mine.zip")
    assert "3 cities, 2 divisions" in again.stderr
    assert "To have it used" not in again.stderr


def test_a_dump_of_wikidata_comes_in_with_bad_lines_told(folder: Path) -> None:
    union = dumps.entity("Q777001", "Zorval Union", P31=[dumps.claim(dumps.item("Q777"))])
    (folder / "d.json").write_text(dumps.dump([union]).replace("]\n", '{"P39": \n]\n'))
    arguments = ("knowledge", "import", "wikidata", "d.json", "--class", "Q777=armed_group", "--to", "mine.zip")
    result = sayso(*arguments)
    assert result.exit_code == 0
    assert "d.json, line 3: it is no entity in JSON" in result.stderr
    assert "1 organizations, 0 roles imported; 0 left out, 1 bad line." in result.stderr
    (row,) = Knowledge([Compiled("mine.zip")]).rows("organizations")
    assert (row["id"], row["kind"]) == ("zorval-union", "armed_group")


@pytest.mark.parametrize("written", ["777=armed_group", "Q777", "Q777=club"])
def test_a_class_that_is_none_is_wrong_usage(written: str) -> None:
    result = sayso("knowledge", "import", "wikidata", "d.json", "--class", written, "--to", "mine.zip")
    assert result.exit_code == 2
    assert "armed_group" in result.stderr


def test_rows_of_csv_come_in(folder: Path) -> None:
    (folder / "ours.csv").write_text("name,kind\nZorval Union,organization\nNobody,club\n")
    arguments = ("ours.csv", "--table", "organizations", "--source", "Our Desk", "--licence", "CC0", "--to", "mine.zip")
    result = sayso("knowledge", "import", "csv", *arguments)
    assert result.exit_code == 0
    assert "ours.csv, line 3: kind 'club' is none of" in result.stderr
    assert "1 organizations imported; 0 left out, 1 bad line." in result.stderr
    shown = sayso("knowledge", "show", "mine.zip")
    assert "Our Desk (ours.csv)" in shown.stdout


def test_an_import_is_kept_where_the_settings_name_a_file_that_is_gone(folder: Path) -> None:
    (folder / "sayso.toml").write_text('[knowledge]\nfiles = ["gone.zip"]\n')
    dumps.geonames(folder / "KZ.txt")
    assert sayso("knowledge", "import", "geonames", "KZ.txt", "--to", "mine.zip").exit_code == 0
    shown = sayso("knowledge", "show")
    assert shown.exit_code == 2
    assert "'knowledge.files' in" in shown.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "gone.zip"),
        ("import", "geonames", "gone.txt", "--to", "mine.zip"),
        ("import", "wikidata", "gone.json", "--to", "mine.zip"),
        ("import", "csv", "gone.csv", "--table", "roles", "--source", "S", "--licence", "L", "--to", "mine.zip"),
        ("build", "--out", "no/such/folder/k.zip"),
    ],
)
def test_errors_are_one_sentence_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = sayso("knowledge", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("sayso: ")
    assert "Traceback" not in result.stderr
