"""The SQLite store: opening it, sharing it, and what it says when something is wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from sayso.kept import Recipe
from sayso.records import Article, Reading
from sayso.store import Query, StoreError, open_store
from sayso.store.connection import complaint
from sayso.store.migrations import APPLICATION_ID, MIGRATIONS

RECIPE = Recipe(("made/1 00000000",), {}, "d1" * 16)
BOATS = Reading(Article("boats", "Four boats came in."))


def filled(path: object) -> None:
    with open_store(str(path)) as store:
        store.keep([BOATS], store.begin(RECIPE))


@pytest.mark.parametrize("form", ["sqlite:///{}", "{}", "SQLite:///{}"])
def test_a_store_is_named_by_url_or_path(tmp_path, form):
    url = form.format(tmp_path / "a store.db")
    filled(url)
    with open_store(url, create=False) as store:
        assert store.counts()["articles"] == 1
        assert store.url == f"sqlite:///{tmp_path / 'a store.db'}"


def test_three_slashes_are_a_path_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    filled("sqlite:///here.db")
    assert (tmp_path / "here.db").is_file()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", ":memory:"])
def test_a_store_in_memory_leaves_no_file(tmp_path, monkeypatch, url):
    monkeypatch.chdir(tmp_path)
    filled(url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://db/x", "there are no postgresql stores yet, only SQLite"),
        ("sqlite://x.db", "lacks a slash; write sqlite:///x.db"),
        ("", "has no name"),
    ],
)
def test_a_url_that_names_no_store_is_told(url, told):
    with pytest.raises(StoreError, match=told):
        open_store(url)


def test_a_missing_store_is_not_made_for_reading(tmp_path):
    empty = tmp_path / "empty.db"
    empty.touch()
    for path in (tmp_path / "none.db", empty):
        with pytest.raises(StoreError, match=r"no store at .*; run `sayso add PATH…"):
            open_store(str(path), create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_place_for_no_file_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))
    for place in ("no folder/x.db", "file/x.db"):
        with pytest.raises(StoreError, match="does not exist; make it first"):
            open_store(str(tmp_path / place))


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("Four boats came in. " * 100)
    with pytest.raises(StoreError, match="is no SQLite file"):
        open_store(str(notes))
    assert notes.read_text() == "Four boats came in. " * 100


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE run (id INTEGER)")
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(StoreError, match="of another program"):
        open_store(str(tmp_path / "other.db"))
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_store_of_a_newer_sayso_is_told(tmp_path):
    filled(tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "new.db")) as other, other:
        other.execute("INSERT INTO migration VALUES ('999 faces', '2099-01-01')")
    with pytest.raises(StoreError, match=r"made by a newer sayso \(it has the change '999 faces'\); update sayso"):
        open_store(str(tmp_path / "new.db"))


def test_migrations_are_named_once_marked_and_run_once(tmp_path):
    names = [name for name, _ in MIGRATIONS]
    assert len(set(names)) == len(names)
    for _ in range(2):
        filled(tmp_path / "x.db")
        with closing(sqlite3.connect(tmp_path / "x.db")) as db:
            assert [name for (name,) in db.execute("SELECT name FROM migration ORDER BY rowid")] == names
            assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_unwritable_store_is_told(tmp_path):
    with open_store(str(tmp_path / "x.db")) as store:
        run = store.begin(RECIPE)
        store._db.execute("PRAGMA query_only = ON")  # as a file without the right to write: root has every right
        with pytest.raises(StoreError, match="cannot be written; check the rights"):
            store.keep([BOATS], run)
        assert store.counts()["articles"] == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("unable to open database file", "check that its folder exists"),
        ("database disk image is malformed", "is damaged"),
        ("database or disk is full", "make room"),
        ("disk I/O error", "check the disk"),
        ("no such table: boat", "SQLite says: no such table: boat"),
    ],
)
def test_complaints_say_how_to_mend_it(said, told):
    assert complaint(said, "sqlite:///x.db").startswith("sqlite:///x.db")
    assert told in complaint(said, "sqlite:///x.db")


def test_readers_go_on_while_one_writes_and_a_second_writer_is_told(tmp_path):
    path = str(tmp_path / "x.db")
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM article")
        with open_store(path, create=False, patience=0.05) as one, open_store(path, patience=0.05) as two:
            assert one.counts()["articles"] == two.counts()["articles"] == 1
            assert [hit.article.id for hit in one.find(Query(kind="article"))] == ["boats"]
            with pytest.raises(StoreError, match="is being written by another process"):
                two.begin(RECIPE)
            writer.execute("ROLLBACK")
            assert two.begin(RECIPE) == 1


def test_processes_that_make_one_store_at_once_all_get_in(tmp_path):
    program = f"from tests_of_store import filled; filled({str(tmp_path / 'x.db')!r})".replace(
        "tests_of_store", "test_sqlite"
    )
    folder = __file__.rpartition("test_sqlite")[0]
    children = [subprocess.Popen([sys.executable, "-c", program], cwd=folder) for _ in range(4)]
    assert [child.wait() for child in children] == [0] * 4
    with open_store(str(tmp_path / "x.db"), create=False) as store:
        assert store.counts()["articles"] == store.counts()["runs"] == 1
