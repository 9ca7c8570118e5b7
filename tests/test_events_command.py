"""`sayso events` and `sayso threats`, and deeds in `find`, `show`, `read` and `add`: on made-up readings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from sayso import settings
from sayso.cli import main
from sayso.export import plover
from sayso.records import Actor, Event, Reading, Record, Statement, Threat
from sayso.store import open_store
from told import RECIPE, TEXT, reading

URL = "sqlite:///deeds.db"


@dataclass(frozen=True, slots=True)
class Teller:
    """A stage that finds in every report what the made-up reading has."""

    name = "teller"
    version = "1"
    reads: ClassVar[tuple[type, ...]] = ()
    writes: ClassVar[tuple[type, ...]] = (Actor, Statement, Event, Threat)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Record]]:
        for each in readings:
            told = reading(each.article.id)
            yield (*told.actors, *told.statements, *told.events, *told.threats)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory with a store of two reports, of which one has a deed of the other word for word."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "220")
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    other = reading("r2", outlet="Vale Wire", published="2031-05-09")
    with open_store(URL, create=True) as opened:
        run = opened.begin(RECIPE)
        opened.keep([reading(), replace(other, events=other.events[:1], threats=())], run)
        opened.finish(run)


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read by the made-up stage alone."""
    monkeypatch.setattr(settings, "stages", lambda *_: (Teller(),))


def sayso(*arguments: str, stdin: str = "") -> Result:
    result = CliRunner().invoke(main, arguments, input=io.BufferedReader(io.BytesIO(stdin.encode())))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def rows(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in sayso(*arguments, "--format", "jsonl").stdout.splitlines()]


# ---- events -----------------------------------------------------------------------------------------------------


def test_the_status_stands_first_with_who_says_so() -> None:
    result = sayso("events", "--store", URL)
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == "Status Deed Who → whom Words Seen Outlet Date Id".split()
    starts = [line for line in lines if line[:1].strip()]
    assert starts[0].startswith("reported  ")
    claimed = next(line for line in starts if line.startswith("claimed by Ada Brun"))
    assert "ASSAULT destroy" in claimed
    assert "denied by the militia" in result.stdout
    assert "AID (AGREE)" in result.stdout
    assert "Polish gunners → the village of Marle" in result.stdout
    assert "in Marle (POL); 2031-05-06; at least 12 killed" in result.stdout
    assert result.stderr == "4 deeds (1 reported, 1 claimed, 1 promised, 1 historical).\n"


def test_deeds_are_counted_and_not_how_often_they_are_told() -> None:
    shelled, *rest = rows("events", "--store", URL)
    assert (shelled["status"], shelled["mentions"], len(shelled["reports"])) == ("reported", 3, 2)
    assert [row["mentions"] for row in rest] == [2, 1, 1]
    assert "3 mentions in 2" in sayso("events", "--store", URL).stdout
    assert "Nothing found in 5 deeds of 2 reports" in sayso("events", "--store", URL, "--actor", "nobody").stderr


def test_all_that_tells_a_deed_stands_in_its_line_with_its_words() -> None:
    (burned,) = rows("events", "--store", URL, "--mode", "destroy")
    assert (burned["status"], burned["said_by"], burned["actors"]) == ("claimed", "Ada Brun", ["the militia"])
    assert [(each["status"], each["said_by"]) for each in burned["told"]] == [
        ("claimed", "Ada Brun"),
        ("denied", "the militia"),
    ]
    for each in burned["told"]:
        (span,) = each["evidence"]
        assert TEXT[span["start"] : span["end"]] == span["text"]
    assert burned["event"]["trigger"]["text"] == "burned"


@pytest.mark.parametrize(
    ("asked", "triggers"),
    [
        (("--type", "assault"), ["shelled", "burned"]),
        (("--base-type", "AID"), ["send"]),
        (("--mode", "Destroy", "--mode", "release"), ["burned", "freed"]),
        (("--context", "military"), ["shelled"]),
        (("--status", "promised", "--status", "historical"), ["send", "freed"]),
        (("--status", "denied"), ["burned"]),
        (("--said",), ["burned"]),
        (("--not-said",), ["shelled", "send", "freed"]),
        (("--speaker", "brun"), ["burned"]),
        (("--actor", "Warsaw"), ["freed"]),
        (("--recipient", "village"), ["shelled"]),
        (("--country", "Estonia"), ["send"]),
        (("--country", "est"), ["send"]),
        (("--place", "marle"), ["shelled", "send"]),
        (("--country-of-place", "POL"), ["shelled", "send"]),
        (("--words", "mill"), ["burned"]),
        (("--confidence", "0.75"), ["shelled", "send"]),
        (("--happened-since", "2031"), ["shelled"]),
        (("--happened-until", "2020"), ["freed"]),
        (("--since", "2031-05-09"), ["shelled"]),
        (("--until", "2031-05-08"), ["shelled", "burned", "send", "freed"]),
        (("--outlet", "vale wire"), ["shelled"]),
        (("--language", "fr"), []),
        (("--limit", "2"), ["shelled", "burned"]),
    ],
)
def test_what_is_asked_for_narrows(asked: tuple[str, ...], triggers: list[str]) -> None:
    found = rows("events", "--store", URL, *asked)
    assert [row["event"]["trigger"]["text"] for row in found] == triggers
    assert sayso("events", "--store", URL, *asked).exit_code == (0 if triggers else 1)


def test_what_was_asked_for_leads_and_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    result = sayso("events", "--store", URL, "--status", "denied")
    assert "\ndenied by the militia; also claimed by Ada Brun  " in result.stdout


def test_csv_says_the_same_as_json() -> None:
    cells = list(csv.DictReader(io.StringIO(sayso("events", "--store", URL, "--format", "csv").stdout)))
    for one, other in zip(cells, rows("events", "--store", URL), strict=True):
        assert (one["id"], one["status"], one["said_by"]) == (other["id"], other["status"], other["said_by"] or "")
        assert one["actors"] == "; ".join(other["actors"])
    shelled, burned, grain, _ = cells
    assert (shelled["killed"], shelled["cameo_root"], shelled["quad"]) == ("at least 12", "19", "4")
    assert (shelled["actor_codes"], shelled["recipient_codes"], shelled["reports"]) == ("POL MIL", "UNK", "2")
    assert (burned["cameo_root"], burned["also"], burned["actor_codes"]) == ("17", "denied by the militia", "IMG REB")
    assert (grain["base_type"], grain["type"], grain["cameo_root"]) == ("AID", "AGREE", "03")
    start, end = map(int, shelled["trigger_span"].split("-"))
    assert TEXT[start:end] == shelled["trigger"] == "shelled"
    nothing = sayso("events", "--store", URL, "--actor", "nobody", "--format", "csv")
    assert nothing.stdout.count("\n") == 1


def test_a_long_list_is_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    one = reading("long")
    events = tuple(replace(one.events[4], deed=f"d{number}", id=f"{number:016x}") for number in range(120))
    with open_store("sqlite:///long.db", create=True) as opened:
        opened.keep([replace(one, events=events)], opened.begin(RECIPE))
    result = sayso("events", "long.db", "--limit", "0")
    assert result.stdout.count("Who → whom") == 1
    assert result.stdout.count("AID (AGREE)") == 120
    assert "120 deeds (120 promised)" in result.stderr
    assert "The first 50 are shown; --limit 0 shows all." in sayso("events", "long.db").stderr
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, sayso("events", "long.db").stdout.splitlines())) <= 80


# ---- plover -----------------------------------------------------------------------------------------------------


def records(*arguments: str) -> list[dict[str, object]]:
    validator = Draft202012Validator(plover.schema())
    found = [json.loads(line) for line in sayso("events", *arguments, "--format", "plover").stdout.splitlines()]
    for each in found:
        validator.validate(each)
    assert len({each["id"] for each in found}) == len(found)
    return found


def test_only_what_the_outlet_says_was_done_goes_out_unless_more_is_asked_for() -> None:
    assert [each["sayso"]["status"] for each in records("--store", URL)] == ["reported", "historical"]
    (claimed,) = records("--store", URL, "--status", "claimed")
    assert claimed["comment"] == "claimed by Ada Brun: the outlet does not say that it happened"
    assert {each["sayso"]["status"] for each in records("--store", URL, "--status", "promised")} == {"promised"}


def test_a_deed_is_one_record_or_one_for_each_mention() -> None:
    assert [each["sayso"]["mentions"] for each in records("--store", URL, "--type", "ASSAULT")] == [2]
    each = records("--store", URL, "--type", "ASSAULT", "--each-mention")
    assert [(one["event_text"], one["link"]) for one in each] == [(["shelled"], "d1"), (["shelling"], "d1")]


def test_what_cannot_be_a_record_is_told() -> None:
    with open_store("sqlite:///undated.db", create=True) as opened:
        one = reading(published=None)
        none = replace(one.events[0], type=None, deed="d9")
        opened.keep([replace(one, events=(one.events[4], none))], opened.begin(RECIPE))
    result = sayso("events", "undated.db", "--format", "plover", "--status", "promised", "--status", "reported")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "1 deed left out: PLOVER codes no such event." in result.stderr
    assert "1 deed left out: no date can be given; --published says" in result.stderr
    assert "Nothing found" not in result.stderr


# ---- stores and files -------------------------------------------------------------------------------------------


def test_a_store_may_stand_where_files_do() -> None:
    listed = sayso("events", "--store", URL).stdout
    assert sayso("events", "deeds.db").stdout == listed
    assert sayso("events", URL).stdout == listed


@pytest.mark.usefixtures("telling")
def test_files_are_read_and_not_kept(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    result = sayso("events", "one.txt", "--published", "2031-05-08", "--format", "plover")
    assert result.exit_code == 0
    assert [json.loads(line)["date"] for line in result.stdout.splitlines()] == ["2031-05-06", "2014-01-01"]
    assert sayso("threats", "one.txt").stdout.count("danger") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"one.txt", "deeds.db"}
    assert sayso("events", "-", stdin=TEXT).exit_code == 0


@pytest.mark.usefixtures("telling")
def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_text("{")
    result = sayso("events", "torn.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "torn.json" in result.stderr


def test_a_stage_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Teller):
        def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Record]]:
            raise ValueError(f"no ink for {len([*readings])}")

    monkeypatch.setattr(settings, "stages", lambda *_: (Broken(),))
    (tmp_path / "one.txt").write_text(TEXT)
    result = sayso("events", "one.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "1 report could not be read to the end: teller: ValueError: no ink for 1\n"


@pytest.mark.usefixtures("telling")
def test_adding_counts_deeds(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    result = sayso("add", "one.txt", "--store", "sqlite:///new.db")
    assert "2 statements, 4 deeds, 1 threat;" in " ".join(result.stderr.split())
    assert sayso("add", "one.txt", "--store", "sqlite:///new2.db", "--json").stdout.count('"deeds":4') == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("events", "airstrike"), "to look for words: --words 'airstrike'"),
        (("events", "--country", "Narnia"), "there is no country 'Narnia'"),
        (("events", "--mode", "sneeze"), "PLOVER has no mode 'sneeze'"),
        (("events", "--each-mention"), "--each-mention goes with --format plover"),
        (("events", "--status", "rumoured"), "'rumoured'"),
        (("events", "--store", "sqlite:///none.db"), "there is no store"),
        (("events", "--store", URL, "--happened-since", "soon"), "is no date"),
        (("threats", "--store", URL, "--since", "soon"), "is no date"),
        (("find", "--kind", "event", "--act", "deny", "--store", URL), "act does not narrow a search for kind 'event'"),
        (("find", "--kind", "event", "--format", "md", "--store", URL), "--format md lists statements and articles"),
    ],
)
def test_errors_say_how_to_mend_them(arguments: tuple[str, ...], told: str) -> None:
    result = sayso(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


# ---- threats, and deeds in other commands -----------------------------------------------------------------------


def test_threats_are_listed_with_their_parties() -> None:
    result = sayso("threats", "--store", URL)
    assert result.stdout.split("\n")[0].split() == "Status Holder Source → target Words Seen Outlet Date Id".split()
    assert "the militia → Poland" in result.stdout
    assert result.stderr == "1 threat (1 claimed).\n"
    (row,) = rows("threats", "--store", URL)
    assert (row["holder"], row["source"], row["target"]) == ("Ada Brun", "the militia", "Poland")
    (cells,) = csv.DictReader(io.StringIO(sayso("threats", "--store", URL, "--format", "csv").stdout))
    assert (cells["holder"], cells["source_codes"], cells["target_codes"]) == ("Ada Brun", "IMG REB", "POL GOV")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("--holder", "Brun"), 1),
        (("--source", "militia", "--target", "Warsaw"), 1),
        (("--status", "claimed", "--not-said"), 1),
        (("--status", "denied"), 0),
        (("--target", "Estonia"), 0),
    ],
)
def test_what_is_asked_for_narrows_threats(asked: tuple[str, ...], count: int) -> None:
    assert len(rows("threats", "--store", URL, *asked)) == count


def test_find_lists_deeds_and_threats_too() -> None:
    found = rows("find", "mill", "--kind", "event", "--store", URL)
    assert [row["event"]["trigger"]["text"] for row in found] == ["burned"]
    assert "1 threat (1 claimed)." in sayso("find", "--kind", "threat", "--store", URL).stderr
    assert "Nothing found in 5 deeds" in sayso("find", "moon", "--kind", "event", "--store", URL).stderr


def test_show_lists_deeds_and_points_at_the_one_that_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    burned = rows("events", "--store", URL, "--mode", "destroy")[0]["id"]
    shown = sayso("show", str(burned)[:12], "--store", URL).stdout
    deeds = shown[shown.index("\nDeeds\n") : shown.index("\nThreats\n")]
    lines = [line for line in deeds.splitlines() if line.lstrip("▶ ")[:1].isdigit()]
    assert [line.split("  ")[0] for line in lines][1] == "▶ 2"
    assert "claimed by Ada Brun; also denied by the militia" in deeds
    assert "the militia → Poland" in shown[shown.index("\nThreats\n") :]


@pytest.mark.usefixtures("telling")
def test_read_prints_deeds_with_their_status(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    shown = sayso("read", "one.txt", "--format", "text").stdout
    assert "Deeds" in shown
    assert "promised" in shown
