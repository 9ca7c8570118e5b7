from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ingest.files import Options, Problem, articles, count
from sayso.records import Article

TEXT = 'The envoy said: "We won\'t go", and left.\r\n\r\nNobody asked; or tried | to.\n'


def read(path: Path, **given_options: object) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    found = list(articles([path], options=Options(on_problem=problems.append, **given_options)))  # type: ignore[arg-type]
    return found, problems


def table(*rows: list[str], delimiter: str = ",") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


HEADER = ["Article ID", "Headline", "Publication", "Date", "Author", "URL", "Body"]
ROW = ["a-1", "Envoy stays", "Gazette", "26 April 2024", "Ada Voss", "https://g.example/1", TEXT]


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t"), ("a.csv.gz", ",")],
)
def test_tables_are_read_and_their_columns_guessed(tmp_path: Path, name: str, delimiter: str) -> None:
    data = table(HEADER, ROW, delimiter=delimiter).encode("utf-8-sig")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found, problems = read(tmp_path / name)
    assert not problems
    assert found == [
        Article(
            *("a-1", TEXT, "https://g.example/1", "Gazette", "Envoy stays", "Ada Voss"),
            published="2024-04-26",
            capture="csv; utf-8",
        )
    ]
    assert count([tmp_path / name]) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(',;"\r\n\t|'), min_size=1).filter(
            str.strip
        ),
        min_size=1,
        max_size=4,
    )
)
def test_text_is_kept_exactly(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(["id", "text"], *(["x", text] for text in texts)).encode())
    found, problems = read(path)
    assert not problems
    assert [each.text for each in found] == texts


def test_a_column_and_a_delimiter_that_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("key~words~text\nk~What was said.~not this\n", "utf-8")
    named = {"text_column": "WORDS", "id_column": "key", "delimiter": "~"}
    assert read(path, **named) == ([Article("k", "What was said.", capture="csv; utf-8")], [])
    found, problems = read(path, text_column="speech", delimiter="~")
    assert not found
    assert "'speech'" in problems[0].message
    assert "key, words, text" in problems[0].message


def test_a_field_may_be_large(tmp_path: Path) -> None:
    text = "All of it was said. " * 50_000
    (tmp_path / "a.csv").write_text(table(["text"], [text]), "utf-8", newline="")
    (found,), problems = read(tmp_path / "a.csv")
    assert not problems
    assert found.text == text


def test_other_encodings_are_told(tmp_path: Path) -> None:
    rows = table(["id", "text"], ["1", "Plain words."], ["2", "The café’s owner said “no”."])
    for codec, label in (("cp1252", "windows-1252 (detected)"), ("utf-16", "utf-16")):
        (tmp_path / "a.csv").write_bytes(rows.encode(codec))
        found, problems = read(tmp_path / "a.csv")
        assert not problems
        assert [each.text for each in found] == ["Plain words.", "The café’s owner said “no”."]
        assert {each.capture for each in found} == {f"csv; {label}"}


BAD_ROWS = [
    ("1,cut, here\n", "3 fields"),  # a comma that no quotes protect
    ("1\n", "1 fields"),
    ("1,\n", "is empty"),
    ('1,"he said "no" to me"\n', "not sound CSV"),
]


@pytest.mark.parametrize(("row", "words"), BAD_ROWS)
def test_a_bad_row_costs_itself_only(tmp_path: Path, row: str, words: str) -> None:
    (tmp_path / "a.csv").write_text('id,text\n0,"Two\nlines."\n' + row + "9,The last one.\n", "utf-8", newline="")
    found, problems = read(tmp_path / "a.csv")
    assert [each.text for each in found] == ["Two\nlines.", "The last one."]
    assert [problem.line for problem in problems] == [4]
    assert words in problems[0].message


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,Sound.\n2,"and so on\n3,swallowed\n', "utf-8")
    found, problems = read(tmp_path / "a.csv")
    assert [each.text for each in found] == ["Sound."]
    assert [problem.line for problem in problems] == [3]


def test_blank_lines_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\n\nid,text\n\n1,Something.\n\n", "utf-8")
    found, problems = read(tmp_path / "a.csv")
    assert not problems
    assert [each.id for each in found] == ["1"]
