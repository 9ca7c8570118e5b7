"""The command line, on a made-up stage that is quick: every verb, its formats, its exit codes and its sentences."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import quoting
from sayso import codec, plugins
from sayso.cli import main
from sayso.records import Article, Reading

TALKS = 'Rana Olt said: "The talks were useful." The rain went on.\n\nRead more: Ten walks by the river\n'
BRIDGE = 'Tomas Vey denied: "We closed the bridge."\nRana Olt said: "The bridge | was open."\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two reports, and settings with the one stage."""
    monkeypatch.setattr(plugins, "entry_points", quoting.points)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "talks.txt").write_text(TALKS)
    (tmp_path / "reports" / "bridge.txt").write_text(BRIDGE)
    mend = json.dumps(str(tmp_path / "mended"))
    (tmp_path / "sayso.toml").write_text(f'[pipeline]\nstages = ["quoter"]\n[stages.quoter]\nmend = {mend}\n')
    return tmp_path


def sayso(*arguments: str, stdin: str = "") -> Result:
    # a buffered reader, as a real standard input is one
    result = CliRunner().invoke(main, arguments, input=io.BufferedReader(io.BytesIO(stdin.encode())))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def add_reports() -> None:
    assert sayso("add", "reports", "--outlet", "Hill Post", "--published", "2024-05-17").exit_code == 0


# ---- help -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself_with_an_example(name: str, flag: str) -> None:
    result = sayso(name, flag)
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n +sayso {name}\b", result.stdout)
    for parameter in main.commands[name].params:
        assert not isinstance(parameter, click.Option) or parameter.help or parameter.name in ("kind", "form")


def test_help_lists_the_exit_codes_and_no_summary_is_cut_short() -> None:
    result = sayso("--help")
    assert "Exit codes:" in result.stdout
    assert "130" in result.stdout
    assert "..." not in result.stdout.partition("Commands:")[2]


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\S*\n", sayso("--version").stdout)


# ---- read -------------------------------------------------------------------------------------------------------


def test_read_gives_one_reading_a_line_where_it_is_piped() -> None:
    result = sayso("read", "reports/talks.txt", "--outlet", "Hill Post")
    (found,) = lines(result)
    assert result.exit_code == 0
    assert found["article"]["text"] == TALKS
    assert found["article"]["outlet"] == "Hill Post"
    assert found["statements"][0]["content"] == [{"start": 16, "end": 38, "text": "The talks were useful."}]
    assert found["statements"][0]["speaker"]["span"]["text"] == "Rana Olt"
    assert codec.reading_from_json(found).article.text == TALKS


def test_read_json_is_one_list_of_the_same_readings() -> None:
    assert json.loads(sayso("read", "reports", "--format", "json").stdout) == lines(sayso("read", "reports"))


def test_read_text_is_for_people() -> None:
    shown = sayso("read", "reports/bridge.txt", "--format", "text").stdout
    assert re.search(r"1 +Minister Tomas Vey +deny \(negated\) +We closed the bridge\.", shown)


def test_read_takes_standard_input_and_the_columns_of_a_table(folder: Path) -> None:
    assert lines(sayso("read", "-", stdin=TALKS))[0]["statements"]
    (folder / "rows.csv").write_text('nr,body\n7,"Rana Olt said: ""Yes."""\n')
    (found,) = lines(sayso("read", "rows.csv", "--text-column", "body", "--id-column", "nr"))
    assert found["article"]["id"] == "7"
    assert found["statements"]


def test_read_gives_the_same_on_two_processes() -> None:
    assert sayso("read", "reports", "--processes", "2").stdout == sayso("read", "reports").stdout


def test_bad_input_is_told_and_the_rest_is_read(folder: Path) -> None:
    bad = "".join('{"id": 3}\n' for _ in range(25))
    (folder / "some.jsonl").write_text(bad + json.dumps({"id": "good", "text": TALKS}) + "\n")
    result = sayso("read", "some.jsonl", "absent.txt")
    assert result.exit_code == 0
    assert [found["article"]["id"] for found in lines(result)] == ["good"]
    told = result.stderr.splitlines()
    assert len(told) == 21
    assert "some.jsonl, line 1:" in told[0]
    assert told[-1] == "... and 6 more like these"


def test_nothing_that_can_be_read_is_exit_code_1() -> None:
    result = sayso("read", "absent.txt", "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert "absent.txt: there is no such file" in result.stderr


# ---- add --------------------------------------------------------------------------------------------------------


def test_add_keeps_once_and_tells_what_came_of_it() -> None:
    first, again = sayso("add", "reports"), sayso("add", "reports")
    assert first.exit_code == again.exit_code == 0
    assert "2 reports: 2 added, 0 already there; 3 statements; sqlite:///sayso.db" in first.stderr
    assert "2 reports: 0 added, 2 already there; 0 statements" in again.stderr
    assert first.stdout == again.stdout == ""


def test_add_counts_revisions_failures_and_languages_apart(folder: Path) -> None:
    sayso("add", "reports")
    (folder / "reports" / "talks.txt").write_text(TALKS + "The sun came out.\n")
    (folder / "reports" / "worse.txt").write_text("This is unreadable.")
    (folder / "foreign.jsonl").write_text(json.dumps({"id": "f", "text": "Oj lele oj.", "language": "xx"}))
    result = sayso("add", "reports", "foreign.jsonl", "--json")
    (tally,) = lines(result)
    assert result.exit_code == 0
    wanted = {"seen": 4, "added": 3, "revised": 1, "already": 1, "not_read": 1, "failed": 1, "statements": 1}
    assert {name: tally[name] for name in wanted} == wanted


def test_add_gives_the_same_store_on_two_processes() -> None:
    sayso("add", "reports", "--store", "sqlite:///one.db")
    sayso("add", "reports", "--store", "sqlite:///two.db", "--processes", "2", "--batch", "1")
    one, two = (sayso("find", "--format", "jsonl", "--store", f"sqlite:///{name}.db").stdout for name in ("one", "two"))
    assert one == two != ""


def test_what_failed_is_listed_and_can_be_retried(folder: Path) -> None:
    (folder / "reports" / "worse.txt").write_text('This was unreadable. Rana Olt said: "Now it is not."')
    sayso("add", "reports")
    shown = sayso("failures")
    assert shown.exit_code == 0
    assert re.search(r"quoter +1 +ValueError: these words cannot be parsed +reports/worse\.txt", shown.stdout)
    assert "sayso add --retry --store sqlite:///sayso.db" in shown.stderr
    (group,) = json.loads(sayso("failures", "--json").stdout)
    assert (group["stage"], group["count"], group["articles"]) == ("quoter", 1, ["reports/worse.txt"])

    (folder / "mended").touch()
    assert "2 already there; 0 statements" not in sayso("add", "reports").stderr  # without --retry it stays as it is
    retried = sayso("add", "--retry")
    assert retried.exit_code == 0
    assert "1 statement;" in retried.stderr
    assert json.loads(sayso("failures", "--json").stdout) == []
    assert sayso("find", "Now").exit_code == 0
    nothing = sayso("add", "--retry")
    assert (nothing.exit_code, "0 reports" in nothing.stderr) == (0, True)


def test_add_wants_a_path() -> None:
    result = sayso("add")
    assert result.exit_code == 2
    assert "name at least one PATH" in result.stderr


# ---- find -------------------------------------------------------------------------------------------------------


def test_find_shows_who_said_what_where_and_when() -> None:
    add_reports()
    result = sayso("find", "bridge", "--speaker", "Vey")
    assert result.exit_code == 0
    heading, row = (re.split(r" {2,}", line.strip()) for line in result.stdout.splitlines())
    assert heading == ["Speaker", "Act", "Words", "Outlet", "Date", "Id"]
    assert row[:5] == ["Minister Tomas Vey", "deny (negated)", "We closed the bridge.", "Hill Post", "2024-05-17"]
    assert re.fullmatch(r"[0-9a-f]{8}", row[5])


def test_a_narrow_terminal_gets_narrow_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    add_reports()
    monkeypatch.setenv("COLUMNS", "60")
    shown = sayso("find").stdout
    assert "Where" in shown
    assert max(map(len, shown.splitlines())) <= 60


NARROWED = [
    ((), 3),
    (("bridge",), 2),
    (("--act", "deny"), 1),
    (("--negated",), 1),
    (("--not-negated",), 2),
    (("--speaker", "rana olt"), 2),
    (("--outlet", "hill post"), 3),
    (("--since", "2024-05-17", "--until", "2024-05"), 3),
    (("--limit", "2"), 2),
    (("--limit", "0"), 3),
    (("--kind", "article", "rain"), 1),
]


@pytest.mark.parametrize(("narrowed", "count"), NARROWED)
def test_find_narrows(narrowed: tuple[str, ...], count: int) -> None:
    add_reports()
    assert len(lines(sayso("find", *narrowed, "--format", "jsonl"))) == count


def test_find_says_so_when_nothing_is_found() -> None:
    add_reports()
    result = sayso("find", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing found in 3 statements of 2 reports" in result.stderr


def test_find_as_json_csv_and_markdown_says_the_same() -> None:
    add_reports()
    as_json = lines(sayso("find", "--format", "jsonl"))
    as_csv = list(csv.DictReader(io.StringIO(sayso("find", "--format", "csv").stdout)))
    as_md = sayso("find", "--format", "md").stdout.splitlines()
    assert [row["id"] for row in as_csv] == [hit["id"] for hit in as_json]
    for hit, row in zip(as_json, as_csv, strict=True):
        (content,) = hit["statement"]["content"]
        assert (row["content"], row["speaker"], row["act"]) == (
            content["text"],
            hit["speaker"],
            hit["statement"]["act"],
        )
        assert row["content_spans"] == f"{content['start']}-{content['end']}"
        assert row["article_key"] == hit["article"]["key"]
    assert len(as_md) == 2 + len(as_json)
    assert any("The bridge \\| was open." in line for line in as_md)


# ---- show -------------------------------------------------------------------------------------------------------


def test_show_marks_the_report_with_brackets_where_there_is_no_colour() -> None:
    add_reports()
    shown = sayso("show", "reports/talks.txt").stdout
    assert '{1 Rana Olt} <1 said>: "[1 The talks were useful.]" The rain went on.' in shown
    assert "~Read more: Ten walks by the river~" in shown
    assert "{1 who speaks}   <1 the word that says so>   [1 what is said]   ~no part of the report~" in shown
    assert re.search(r"1 +Minister Rana Olt +assert +The talks were useful\.", shown)


def test_show_finds_a_report_by_the_id_of_a_statement_and_points_at_it() -> None:
    add_reports()
    (hit,) = lines(sayso("find", "open", "--format", "jsonl"))
    shown = sayso("show", hit["id"][:8]).stdout
    assert re.search(r"▶ 2 +Minister Rana Olt +assert +The bridge \| was open\.", shown)
    assert "▶ 1" not in shown


def test_show_json_is_the_reading() -> None:
    add_reports()
    shown = json.loads(sayso("show", "reports/talks.txt", "--format", "json").stdout)
    assert shown["statements"] == lines(sayso("read", "reports/talks.txt"))[0]["statements"]


def test_colour_marks_the_report_and_the_words_found(monkeypatch: pytest.MonkeyPatch) -> None:
    add_reports()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    shown = sayso("show", "reports/talks.txt").stdout
    assert "\x1b[1;36mRana Olt\x1b[0m \x1b[33msaid\x1b[0m" in shown
    assert "\x1b[32mThe talks were useful.\x1b[0m" in shown
    assert "[1 " not in shown
    assert "\x1b[1;7mtalks\x1b[0m" in sayso("find", "talks").stdout


def test_a_report_cannot_command_the_terminal(folder: Path) -> None:
    (folder / "reports" / "evil.txt").write_text('Rana Olt said: "Look \x1b]0;owned\x07 here \x9b2J."\n')
    add_reports()
    shown = sayso("show", "reports/evil.txt").stdout + sayso("find", "look").stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


def test_show_says_so_when_there_is_no_such_id() -> None:
    add_reports()
    result = sayso("show", "ffffffff")
    assert result.exit_code == 2
    assert "ffffffff" in result.stderr


# ---- sayso itself -----------------------------------------------------------------------------------------------


def test_stages_are_described(folder: Path) -> None:
    described = json.loads(sayso("stages", "--json").stdout)
    (stage,) = described["stages"]
    assert (stage["name"], stage["version"], stage["reads"]) == ("quoter", "1", ["Article"])
    assert stage["settings"] == {"mend": str(folder / "mended")}
    assert stage["made_by"].startswith("quoter/1 ")
    assert re.search(r"quoter +1 +Article +Statement", sayso("stages").stdout)


def test_doctor_knows_what_is_there_and_what_is_wrong(folder: Path) -> None:
    found = {each["what"]: each for each in json.loads(sayso("doctor", "--json").stdout)}
    assert {
        found[name]["state"] for name in ("python", "sayso", "spacy", "stages", "knowledge", "full-text search")
    } == {"ok"}
    assert (found["store"]["state"], found["store"]["mend"]) == ("note", "sayso add PATH makes it")
    (folder / "sayso.toml").write_text('[pipeline]\nstages = ["quotre"]\n')
    result = sayso("doctor", "--json")
    assert result.exit_code == 1
    (stages,) = [each for each in json.loads(result.stdout) if each["what"] == "stages"]
    assert stages["state"] == "missing"
    assert "did you mean 'quoter'" in stages["detail"]


def test_schema_describes_what_read_prints() -> None:
    schema = json.loads(sayso("schema").stdout)
    properties = schema["$defs"]["Span"]["properties"]
    assert set(properties) == {"start", "end", "text"}
    assert set(lines(sayso("read", "reports"))[0]) <= set(codec.reading_to_json(Reading(Article("a", "b"))))


# ---- errors -----------------------------------------------------------------------------------------------------

WRONG = {
    ("find", "--store", "mongodb://x/y"): "mongodb",
    ("find",): "there is no store",
    ("show", "reports/talks.txt"): "there is no store",
    ("failures",): "there is no store",
    ("add", "--retry"): "there is no store",
    ("read", "reports", "--published", "the day after"): "published",
    ("--settings", "none.toml", "read", "reports"): "there is no settings file 'none.toml'",
}


@pytest.mark.parametrize("verb", ["read", "add", "stages"])
def test_a_model_that_is_missing_is_told_once_and_not_for_every_report(folder: Path, verb: str) -> None:
    mend = 'stages = ["quoter"]\n[stages.quoter]\nmend = "missing.model"\n'
    (folder / "sayso.toml").write_text(f"[pipeline]\n{mend}")
    result = sayso(verb, *([] if verb == "stages" else ["reports"]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "sayso: the model missing.model is not installed; mend: install it\n"


@pytest.mark.parametrize("arguments", WRONG)
def test_our_errors_are_one_sentence_and_exit_code_2(folder: Path, arguments: tuple[str, ...]) -> None:
    result = sayso(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("sayso: ")
    assert result.stderr.count("\n") == 1
    assert WRONG[arguments] in result.stderr
    assert not list(folder.glob("*.db"))
