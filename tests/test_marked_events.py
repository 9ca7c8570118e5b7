"""The events that the project marked for training: lines are read as meant, and all files can be read."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))

import event_gold  # noqa: E402
import marked_events  # noqa: E402
import marked_reports  # noqa: E402

from sayso import pipeline  # noqa: E402
from sayso.annotate.language import LanguageIdentifier  # noqa: E402
from sayso.annotate.parse import Parser  # noqa: E402
from sayso.extract.events import network  # noqa: E402
from sayso.extract.events.drafts import Deed, Known  # noqa: E402
from sayso.knowledge.plover import TYPES  # noqa: E402
from sayso.records import Article, Parse, Reading, Status  # noqa: E402

FILES = sorted((ROOT / "training" / "events").glob("*.txt"))

TEXT = "Rebels raided Tarun on Monday. A second raid on Tarun failed.\n\nThe army said the raid had cost it nothing."
REPORT = {"id": "x-1", "text": TEXT}


@cache
def marked(path: Path) -> list[dict[str, Any]]:
    """The reports of a file, read once."""
    return list(marked_events.reports(path))


def one(line: str) -> dict[str, Any]:
    """The event of a line of the report."""
    (event,) = marked_events.events(REPORT, [line])
    return event


def words(span: list[int]) -> str:
    """The characters of a span."""
    return TEXT[slice(*span)]


# ---- lines ------------------------------------------------------------------------------------------------------


def test_a_line_becomes_offsets_into_the_bare_text() -> None:
    event = one("1 | raided | ASSAULT | reported | Rebels | Tarun | Tarun | Monday")
    assert (event["type"], event["status"]) == ("ASSAULT", "reported")
    assert words(event["trigger"]) == "raided"
    assert [words(piece) for piece in (*event["actors"], *event["recipients"])] == ["Rebels", "Tarun"]
    assert (words(event["where"]), words(event["when"])) == ("Tarun", "Monday")


@pytest.mark.parametrize("line", ["1 | raided | ASSAULT | reported", "1 | raided | ASSAULT | reported | | | | "])
def test_what_is_lacking_is_left_empty(line: str) -> None:
    event = one(line)
    assert (event["actors"], event["recipients"], event["where"], event["when"]) == ([], [], None, None)


def test_several_actors_are_parted_by_semicolons() -> None:
    event = one("2 | cost | COERCE | denied | The army; Rebels |")
    assert [words(piece) for piece in event["actors"]] == ["The army", "Rebels"]


def test_the_trigger_is_the_first_whole_word_of_its_paragraph_or_the_numbered_one() -> None:
    assert one("1 | raid | ASSAULT | reported")["trigger"][0] == TEXT.index("raid on")
    assert one("2 | raid | ASSAULT | reported")["trigger"][0] == TEXT.rindex("raid")
    assert one("1 | Tarun#2 | ASSAULT | reported")["trigger"][0] == TEXT.rindex("Tarun")


def test_other_pieces_are_the_nearest_to_the_trigger_in_the_paragraph_then_anywhere() -> None:
    def starts(line: str) -> list[int]:
        return [start for start, _ in one(line)["recipients"]]

    assert starts("1 | failed | ASSAULT | reported | | Tarun") == [TEXT.rindex("Tarun")]
    assert starts("1 | raided | ASSAULT | reported | | Tarun") == [TEXT.index("Tarun")]
    assert starts("2 | cost | COERCE | denied | | Monday") == [TEXT.index("Monday")]


def test_events_stand_in_the_order_of_their_triggers() -> None:
    lines = ["2 | cost | COERCE | denied", "1 | raided | ASSAULT | reported"]
    assert [event["type"] for event in marked_events.events(REPORT, lines)] == ["ASSAULT", "COERCE"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("3 | raid | ASSAULT | reported", "paragraphs 1 to 2"),
        ("0 | raid | ASSAULT | reported", "paragraphs 1 to 2"),
        ("one | raid | ASSAULT | reported", "paragraphs 1 to 2"),
        ("1 | raid | RAID | reported", "unknown type or status RAID"),
        ("1 | raid | ASSAULT | real", "unknown type or status ASSAULT real"),
        ("1 | siege | ASSAULT | reported", "'siege' does not stand in paragraph 1"),
        ("1 | raid#2 | ASSAULT | reported", "so often"),
        ("1 | raid | ASSAULT | reported | the navy", "'the navy' does not stand in the report"),
        ("1 | raid", "unknown type or status"),
    ],
)
def test_a_broken_line_is_told_with_its_report(line: str, message: str) -> None:
    with pytest.raises(marked_events.EventLineError, match=message) as told:
        one(line)
    assert "x-1" in str(told.value)


def test_paragraphs_are_parted_by_empty_lines() -> None:
    text = "One\nline.\n\n  \nTwo."
    assert [text[slice(*each)] for each in marked_events.paragraphs(text)] == ["One\nline.", "Two."]
    assert marked_events.paragraphs("") == []


# ---- files ------------------------------------------------------------------------------------------------------


def test_a_file_has_its_reports_itself_or_speaks_of_marked_ones(tmp_path: Path) -> None:
    for folder in ("events", "statements"):
        (tmp_path / folder).mkdir()
    (tmp_path / "statements" / "a.txt").write_text(
        "## a-1 wire\n{s1 The army} {q1 said} {c1:assert rebels raided Tarun}.\n", encoding="utf-8"
    )
    path = tmp_path / "events" / "a.txt"
    path.write_text(
        "## a-1\n1 | raided | ASSAULT | claimed | rebels | Tarun\n\n"
        "## a-2\n> Police arrested a baker.\n> He was freed.\n2 | freed | RETREAT | reported | | He\n",
        encoding="utf-8",
    )
    first, second = marked_events.reports(path)
    assert first["text"] == "The army said rebels raided Tarun."
    assert len(first["statements"]) == len(first["events"]) == 1
    assert second["text"] == "Police arrested a baker.\n\nHe was freed."
    (event,) = second["events"]
    assert second["text"][slice(*event["trigger"])] == "freed"


def test_a_report_that_is_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    path = tmp_path / "events" / "a.txt"
    path.write_text("## a-9\n1 | raided | ASSAULT | claimed\n", encoding="utf-8")
    with pytest.raises(marked_events.EventLineError, match="the report a-9 has no text"):
        list(marked_events.reports(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_report_can_be_read(path: Path) -> None:
    reports = marked(path)
    assert len({each["id"] for each in reports}) == len(reports) >= 10
    assert sum(len(each["events"]) for each in reports) > len(reports)
    for each in reports:
        for event in each["events"]:
            pieces = [event["trigger"], *event["actors"], *event["recipients"]]
            assert all(each["text"][slice(*piece)].strip() for piece in pieces), each["id"]


def test_all_marked_events_show_all_types_and_statuses() -> None:
    found = [event for path in FILES for each in marked(path) for event in each["events"]]
    assert {event["type"] for event in found} == set(TYPES)
    assert {event["status"] for event in found} == set(Status)


def test_no_report_stands_in_two_files() -> None:
    names = [report["id"] for path in FILES for report in marked(path)]
    assert len(set(names)) == len(names)


def test_files_that_speak_of_marked_reports_name_those_only() -> None:
    for path in FILES:
        beside = ROOT / "training" / "statements" / path.name
        if beside.exists():
            known = {report["id"] for report in marked_reports.reports(beside)}
            own = {report["id"] for report in marked(path) if "statements" not in report}
            assert not own & known


# ---- joined to the parse ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parse() -> Parse:
    """The parse of the report."""
    readings = [Reading(Article("x-1", TEXT, language="en"))]
    for stage in (LanguageIdentifier(), Parser()):
        readings = pipeline.apply(stage, readings)
    assert readings[0].parse is not None
    return readings[0].parse


def test_gold_is_told_in_tokens(parse: Parse) -> None:
    answer = REPORT | {"events": [one("1 | raided | ASSAULT | reported | Rebels | Tarun | Tarun | Monday")]}
    (found,) = event_gold.told(answer, parse)
    assert (parse.words[found.head], found.type, found.status) == ("raided", "ASSAULT", "reported")
    told = {part: [parse.words[token] for token in tokens] for part, tokens in found.parts.items()}
    assert told == {
        "trigger": ["raided"],
        "actor": ["Rebels"],
        "recipient": ["Tarun"],
        "where": ["Tarun"],
        "when": ["Monday"],
    }
    assert set(told) == set(network.PARTS)


def test_a_trigger_without_a_word_is_left_out(parse: Parse) -> None:
    answer = REPORT | {"events": [one("1 | raided | ASSAULT | reported") | {"trigger": [6, 7]}]}
    assert event_gold.told(answer, parse) == []


def test_a_trigger_of_several_words_has_the_head_of_them(parse: Parse) -> None:
    answer = REPORT | {"events": [one("1 | A second raid | ASSAULT | reported")]}
    (found,) = event_gold.told(answer, parse)
    assert parse.words[found.head] == "raid"


def test_gold_stands_at_the_lexicons_deed_that_fits_best(parse: Parse) -> None:
    (gold,) = event_gold.told(REPORT | {"events": [one("1 | A second raid | ASSAULT | reported")]}, parse)
    second, raid = parse.words.index("second"), parse.words.index("raid")
    assert event_gold.anchored(gold, Known({}, frozenset())) == gold.head
    other, same = Deed(second, (second, second + 1), "AID"), Deed(raid, (raid, raid + 1), "ASSAULT")
    assert event_gold.anchored(gold, Known({second: (other,)}, frozenset())) == second
    assert event_gold.anchored(gold, Known({second: (other,), raid: (same,)}, frozenset())) == raid
    twin = Deed(second, (second, second + 1), "ASSAULT")
    kept = frozenset({(raid, "ASSAULT")})
    assert event_gold.anchored(gold, Known({second: (twin,), raid: (same,)}, kept)) == raid
