"""The verbs as functions: what is a path and what is text, what is added, what is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import quoting
import sayso
from sayso import plugins
from sayso.ingest.options import IngestError, Problem
from sayso.settings import PipelineSettings, Settings
from sayso.store import StoreError

TEXT = 'Rana Olt said: "The talks were useful."'
QUOTER = Settings(pipeline=PipelineSettings(stages=("quoter",), batch=2))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(plugins, "entry_points", quoting.points)
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.txt").write_text(TEXT)
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    return tmp_path


def test_a_text_is_read_as_it_is() -> None:
    reading = sayso.read(TEXT, published="2024-05-17", outlet="Hill Post", language="en", settings=QUOTER)
    assert reading.article.text == TEXT
    assert (reading.article.published, reading.article.outlet, reading.article.language) == (
        "2024-05-17",
        "Hill Post",
        "en",
    )
    assert [span.of(TEXT) for span in reading.statements[0].content] == ["The talks were useful."]
    assert sayso.read(TEXT, settings=QUOTER).article.id == reading.article.id


@pytest.mark.parametrize(("option", "value"), [("published", "yesterday"), ("language", "English")])
def test_an_option_that_makes_no_sense_is_told(option: str, value: str) -> None:
    with pytest.raises(IngestError, match=f"the option {option}: .*{value}.* write it like"):
        sayso.read(TEXT, settings=QUOTER, **{option: value})


@pytest.mark.parametrize("path", ["talks.txt", Path("talks.txt")])
def test_a_path_that_is_there_is_read_as_a_file(path: str | Path) -> None:
    reading = sayso.read(path, outlet="Hill Post", settings=QUOTER)
    assert (reading.article.id, reading.article.text) == ("talks.txt", TEXT)
    assert reading.article.outlet == "Hill Post"


WRONG = {
    "absent.txt": "there is no file 'absent.txt'",
    "deep/down/report.html": "there is no file",
    "two.jsonl": "several reports; read them with sayso.read_all",
}


@pytest.mark.parametrize("given", WRONG)
def test_a_path_that_cannot_be_one_report_is_refused(given: str) -> None:
    with pytest.raises(IngestError, match=WRONG[given]):
        sayso.read(given, settings=QUOTER)


def test_a_path_object_is_never_text() -> None:
    with pytest.raises(IngestError, match="no such file"):
        sayso.read(Path("He said that it was over"), settings=QUOTER)


@pytest.mark.parametrize("text", ["Over.", "See notes.txt for more.", "x" * 5000, "nul \0 byte.txt"])
def test_words_that_only_resemble_a_path_are_text(text: str) -> None:
    assert sayso.read(text, settings=QUOTER).article.text == text


def test_read_all_reads_every_report_in_order() -> None:
    readings = sayso.read_all([Path("two.jsonl"), "talks.txt"], settings=QUOTER)
    assert [reading.article.id for reading in readings] == ["a", "b", "talks.txt"]
    assert [reading.article.id for reading in sayso.read_all("two.jsonl", settings=QUOTER)] == ["a", "b"]


def test_bad_input_is_told_to_who_listens_and_else_raised() -> None:
    told: list[Problem] = []
    readings = sayso.read_all(["absent.txt", "talks.txt"], settings=QUOTER, on_problem=told.append)
    assert [reading.article.id for reading in readings] == ["talks.txt"]
    assert [problem.path for problem in told] == ["absent.txt"]
    with pytest.raises(IngestError):
        list(sayso.read_all(["absent.txt", "talks.txt"], settings=QUOTER))


def test_what_is_added_is_found_and_is_added_once() -> None:
    first = sayso.add(["talks.txt", "two.jsonl"], "sqlite:///a.db", settings=QUOTER)
    assert (first.seen, first.added, first.already, first.statements) == (3, 3, 0, 1)
    with sayso.open("sqlite:///a.db") as store:
        again = sayso.add("talks.txt", store, settings=QUOTER)
        assert (again.seen, again.added, again.already) == (1, 0, 1)
        assert [hit.speaker for hit in sayso.find("talks", store)] == ["Minister Rana Olt"]
    (hit,) = sayso.find(sayso.Query(speaker="rana olt"), "sqlite:///a.db")
    assert hit.article.id == "talks.txt"
    assert hit.statement is not None
    assert list(sayso.find("zeppelin", "sqlite:///a.db")) == []


def test_the_settings_name_the_store_where_no_other_is_given(folder: Path) -> None:
    (folder / "sayso.toml").write_text('[store]\nurl = "sqlite:///set.db"\n[pipeline]\nstages = ["quoter"]\n')
    sayso.add("talks.txt")
    assert (folder / "set.db").exists()
    assert len(list(sayso.find())) == 1


def test_finding_makes_no_store(folder: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        list(sayso.find("talks", "sqlite:///none.db"))
    assert not (folder / "none.db").exists()


def test_the_public_names_are_few_and_are_there() -> None:
    assert len(sayso.__all__) <= 20
    for name in sayso.__all__:
        assert getattr(sayso, name).__doc__
    assert set(sayso.__all__) <= set(dir(sayso))
    with pytest.raises(AttributeError, match="sayso has no 'raed'"):
        _ = sayso.raed


def test_import_loads_nothing_that_is_not_used() -> None:
    unused = ("spacy", "msgspec", "click", "rich", "sayso.records", "sayso.verbs")
    code = f"import sys, sayso; print(*[m for m in {unused!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_command_line_starts_without_what_only_reading_needs() -> None:
    heavy = ("spacy", "trafilatura", "lxml", "numpy", "py3langid", "rich", "msgspec")
    code = f"import sys, sayso.cli; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
