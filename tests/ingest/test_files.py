from __future__ import annotations

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import codec
from sayso.ingest.files import IngestError, Options, Problem, articles, count
from sayso.records import Article

TEXT = "The envoy said: “We won’t go.”\r\nNobody asked why.\n\n"
PAGE = (
    '<html><head><meta charset="windows-1252"><title>Envoy stays</title>'
    '<meta name="author" content="Zoë Çelik"><meta property="article:published_time" content="2024-04-26">'
    "</head><body><article>"
    + "".join(
        f"<p>The envoy’s office said in note {n} that the café talks would go on without any of the guests.</p>"
        for n in range(6)
    )
    + "</article></body></html>"
)
LOAD = Path(__file__).parents[2] / "../shared/data/corpora/load_6000.jsonl.gz"

Read = tuple[list[Article], list[Problem]]


def read(*named: str | Path, **given_options: object) -> Read:
    problems: list[Problem] = []
    found = list(articles(named, options=Options(on_problem=problems.append, **given_options)))  # type: ignore[arg-type]
    return found, problems


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[type-var]

    return put


# ---- plain text -------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"), min_size=1).filter(
        lambda t: t.strip("\ufeff").strip()
    )
)
def test_text_is_kept_exactly(tmp_path: Path, text: str) -> None:
    text = text.removeprefix("\ufeff")
    path = tmp_path / "a.txt"
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + text.encode())
        found, problems = read(path)
        assert not problems
        assert found == [Article(path.as_posix(), text, capture="text; utf-8")]


def test_text_in_another_encoding_is_told(here: Path) -> None:
    (here / "a.TXT").write_bytes(TEXT.encode("cp1252"))
    assert read("./a.TXT") == ([Article("a.TXT", TEXT, capture="text; windows-1252 (detected)")], [])


def test_text_in_gzip(here: Path) -> None:
    (here / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (here / "b.txt").write_bytes(gzip.compress(TEXT.encode()))  # as some servers hand it out
    found, problems = read("a.txt.gz", "b.txt")
    assert not problems
    assert [(each.id, each.text) for each in found] == [("a.txt.gz", TEXT), ("b.txt", TEXT)]


# ---- HTML -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.html.gz"])
def test_html(here: Path, name: str) -> None:
    data = PAGE.encode("cp1252")
    (here / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (found,), problems = read(name, outlet="Gazette", published="2020-01-01")
    assert not problems
    assert (found.id, found.title, found.byline) == (name, "Envoy stays", "Zoë Çelik")
    assert (found.published, found.outlet) == ("2024-04-26", "Gazette")
    assert found.capture == "html; windows-1252 (declared)"
    assert "The envoy’s office said in note 0 that the café talks" in found.text


def test_html_is_named_by_its_address(here: Path) -> None:
    (here / "a.html").write_text(
        PAGE.replace("<title>", '<link rel="canonical" href="https://a.example/envoy"><title>'), "cp1252"
    )
    (found,), _ = read("a.html")
    assert (found.id, found.url) == ("https://a.example/envoy", "https://a.example/envoy")


# ---- JSON -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson", "a.json"])
def test_json_lines(here: Path, name: str) -> None:
    data = (
        b"\xef\xbb\xbf"
        + lines({"id": 1, "text": TEXT}, {"id": "b", "text": "\ufeffTwo.", "title": float("nan")})
        + b"\n \n"
    )
    (here / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read(name) == ([Article("1", TEXT, capture="jsonl"), Article("b", "\ufeffTwo.", capture="jsonl")], [])
    assert count([name]) == 2


def test_json_lines_in_other_encodings(here: Path) -> None:
    record = json.dumps({"id": "1", "text": TEXT}, ensure_ascii=False)
    (here / "a.jsonl").write_bytes((record + "\n" + record + "\n").encode("utf-16"))
    (here / "b.jsonl").write_bytes(b'{"id": "0", "text": "plain"}\n' + record.encode("cp1252") + b"\n")
    found, problems = read("a.jsonl", "b.jsonl")
    assert not problems
    assert [each.text for each in found] == [TEXT, TEXT, "plain", TEXT]
    assert [each.capture for each in found] == ["jsonl; utf-16"] * 2 + ["jsonl", "jsonl; windows-1252 (detected)"]


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        ({"id": "one", "text": TEXT}, ["one"]),
        ([{"id": 1, "text": TEXT}, {"text": TEXT}], ["1", codec.digest(TEXT)[:16]]),
        ({"articles": [{"id": "x", "content": TEXT, "source": {"id": None, "name": "Post"}}]}, ["x"]),
    ],
)
def test_json_documents(here: Path, document: object, ids: list[str]) -> None:
    (here / "a.json").write_text(json.dumps(document, indent=1), "utf-8")
    found, problems = read("a.json")
    assert not problems
    assert [(each.id, each.text, each.capture) for each in found] == [(name, TEXT, "json") for name in ids]
    assert count(["a.json"]) == len(ids)


def test_the_same_line_twice_is_passed_on_twice(here: Path) -> None:
    (here / "a.jsonl").write_bytes(lines({"id": 1, "text": TEXT}) * 2)
    found, problems = read("a.jsonl")
    assert not problems
    assert found == [Article("1", TEXT, capture="jsonl")] * 2


# ---- standard input ---------------------------------------------------------------------------------------------


def test_standard_input_of_json_lines(feed: Callable[[bytes], None]) -> None:
    data = b"\n  " + lines({"id": 1, "text": TEXT}, {"id": 2, "text": TEXT})
    for each in (data, gzip.compress(data), b"\xef\xbb\xbf" + data):
        feed(each)
        found, problems = read("-")
        assert not problems
        assert [(each.id, each.text) for each in found] == [("1", TEXT), ("2", TEXT)]
    assert count(["-"]) is None


@pytest.mark.parametrize("text", [TEXT, "\r\n\n " + TEXT, "[sic] " + TEXT, "x"])
def test_standard_input_of_text(feed: Callable[[bytes], None], text: str) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        feed(mark + text.encode())
        assert read("-") == ([Article(codec.digest(text)[:16], text, capture="text; utf-8")], [])


def test_standard_input_that_is_empty(feed: Callable[[bytes], None]) -> None:
    feed(b"")
    found, problems = read("-")
    assert not found
    assert [problem.path for problem in problems] == ["stdin"]


# ---- many files -------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(here: Path) -> Path:
    """A folder with reports at three depths, and with things that are none."""
    for name in (
        "d/b.txt",
        "d/a.txt",
        "d/c/e.txt",
        "d/c/f/g.txt",
        "d/notes.md",
        "d/.hidden.txt",
        "d/.git/x.txt",
        "d/z.jsonl",
    ):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            lines({"id": "line", "text": "A line."}) if name.endswith("jsonl") else f"This is {name}.".encode()
        )
    (here / "d/c/up").symlink_to(here / "d", target_is_directory=True)
    return here


NAMED = [
    (["d"], ["d/a.txt", "d/b.txt", "d/c/e.txt", "d/c/f/g.txt", "line"]),
    (["d/"], ["d/a.txt", "d/b.txt", "d/c/e.txt", "d/c/f/g.txt", "line"]),
    (["d/*.txt"], ["d/a.txt", "d/b.txt"]),
    (["d/*"], ["d/a.txt", "d/b.txt", "d/c/e.txt", "d/c/f/g.txt", "line"]),
    (["d/[ab].txt", "d/z.jsonl"], ["d/a.txt", "d/b.txt", "line"]),
    (["d/b.txt", "d/a.txt"], ["d/b.txt", "d/a.txt"]),
]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(("named", "ids"), NAMED)
def test_folders_and_globs(named: list[str], ids: list[str]) -> None:
    found, problems = read(*named)
    assert not problems
    assert [each.id for each in found] == ids
    assert count(named) == len(ids)


def test_a_glob_that_goes_down(tree: Path) -> None:
    (tree / "d/c/up").unlink()
    found, problems = read("d/**/*.txt")
    assert not problems
    assert [each.id for each in found] == ["d/a.txt", "d/b.txt", "d/c/e.txt", "d/c/f/g.txt"]
    assert len(read("d/**")[0]) == 5


def test_a_name_that_looks_like_a_glob_is_a_file_if_it_is_there(here: Path) -> None:
    (here / "a[1].txt").write_text(TEXT, "utf-8")
    assert [each.id for each in read("a[1].txt")[0]] == ["a[1].txt"]


def test_articles_stream(here: Path) -> None:
    (here / "a.jsonl").write_bytes(lines({"id": 1, "text": TEXT}) + b"not JSON\n")
    waiting = articles(["a.jsonl", "nowhere.txt"], options=Options())
    assert next(waiting).id == "1"
    with pytest.raises(IngestError, match=r"a\.jsonl, line 2"):
        next(waiting)


# ---- bad input --------------------------------------------------------------------------------------------------

BAD: list[tuple[str, bytes, int | None, str]] = [
    ("a.txt", b"", None, "empty"),
    ("a.txt", b"\xef\xbb\xbf \r\n", None, "empty"),
    ("a.txt", b"%PDF-1.4 ...", None, "pdftotext"),
    ("a.txt", bytes(range(20)) * 40, None, "binary"),
    ("a.txt.gz", b"no gzip at all", None, "gzip"),
    ("a.txt.gz", gzip.compress(TEXT.encode() * 99)[:-12], None, "gzip"),
    ("a.html", b"", None, "no article"),
    ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", None, "no article"),
    ("a.jsonl", b"", None, "empty"),
    ("a.jsonl", b'{"id": 1,\n', 1, "not JSON"),
    ("a.jsonl", b"\n[1, 2]\n", 2, "no JSON object"),
    ("a.jsonl", b'{"id": 1}\n', 1, "neither text nor html"),
    ("a.jsonl", b'{"id": 1, "text": "half \\ud83d"}\n', 1, "surrogate"),
    ("a.jsonl", b"[" * 200_000 + b"\n", 1, "JSON"),
    ("a.jsonl", b'{\n "id": 1,\n "text": "x"\n}\n', 1, "jq -c"),
    ("a.json", b"{", None, "not JSON"),
    ("a.json", b"[]", None, "empty"),
    ("a.json", b"3", None, "no JSON object"),
    ("a.json", b'[{"id": 1}]', None, "item 1"),
    ("a.csv", b"", None, "no row"),
    ("a.csv", b"id,text\n", None, "no row"),
    ("a.csv", b"id,words\n1,hello there\n", 1, "--text-column"),
]


@pytest.mark.parametrize(("name", "data", "line", "words"), BAD)
def test_bad_input_costs_one_sentence_and_not_the_run(
    here: Path, name: str, data: bytes, line: int | None, words: str
) -> None:
    (here / name).write_bytes(data)
    (here / "good.txt").write_bytes(TEXT.encode())
    found, problems = read(name, "good.txt")
    assert [each.id for each in found] == ["good.txt"]
    assert [(problem.path, problem.line) for problem in problems] == [(name, line)]
    assert words in problems[0].message
    assert "\n" not in problems[0].message
    with pytest.raises(IngestError):
        list(articles([name], options=Options()))
    assert isinstance(count([name]), int)


def test_what_comes_before_the_break_is_read(here: Path) -> None:
    many = b"".join(lines({"id": n, "text": f"{n} {os.urandom(300).hex()}"}) for n in range(300))
    (here / "a.jsonl.gz").write_bytes(gzip.compress(many)[:-9000])
    found, problems = read("a.jsonl.gz")
    assert 200 < len(found) < 300
    assert len(problems) == 1
    assert "gzip" in problems[0].message


def test_good_lines_around_bad_ones_are_read(here: Path) -> None:
    (here / "a.jsonl").write_bytes(
        lines({"id": 1, "text": TEXT}) + b"{oops\n" + lines({"id": 3}, {"id": 4, "text": TEXT})
    )
    found, problems = read("a.jsonl")
    assert [each.id for each in found] == ["1", "4"]
    assert [problem.line for problem in problems] == [2, 3]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("nowhere.txt", "no such file"),
        ("x*.txt", "nothing here"),
        ("hollow", "nothing here"),
        ("a.pdf", ".txt"),
        ("bare", "(none)"),
        ("y" * 5000, "no such file"),
    ],
)
def test_names_that_stand_for_nothing(here: Path, named: str, words: str) -> None:
    (here / "hollow").mkdir()
    (here / "hollow/readme.md").write_text("x", "utf-8")
    (here / "a.pdf").write_bytes(b"%PDF")
    (here / "bare").write_bytes(b"x")
    found, problems = read(named)
    assert not found
    assert [problem.path for problem in problems] == [named]
    assert words in problems[0].message
    assert count([named]) == 0


@pytest.mark.parametrize("given_options", [{"published": "some day"}, {"delimiter": "::"}, {"delimiter": '"'}])
def test_options_that_make_no_sense_are_refused(given_options: dict[str, object]) -> None:
    with pytest.raises(IngestError):
        read(**given_options)


@pytest.mark.corpus
def test_a_large_corpus_streams(record_property: Callable[[str, object], None]) -> None:
    if not LOAD.exists():
        record_property("passed by", "the corpora of ../shared are absent")
        return
    problems: list[Problem] = []
    with gzip.open(LOAD, "rt", encoding="utf-8") as expected:
        for line, found in zip(expected, articles([LOAD], options=Options(on_problem=problems.append)), strict=True):
            record = json.loads(line)
            assert (found.id, found.text) == (record["id"], record["text"])
    assert not [problem for problem in problems if problem.lost]
