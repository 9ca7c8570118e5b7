"""The reports that the project wrote for training: their markup is read as meant, and all of them can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))

import marked_reports  # noqa: E402

FILES = sorted((ROOT / "training" / "statements").glob("*.txt"))


def pieces(text: str, spans: list[list[int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_parts_become_offsets_into_the_bare_text() -> None:
    body = (
        "{s1,s2 The mill} {q1 denied} {c1:deny:negated the leak}, {q2 adding} {c2:assert it {q3 hid} {c3:assert all}}."
    )
    row = marked_reports.report("x", body)
    assert row["text"] == "The mill denied the leak, adding it hid all."
    one = next(each for each in row["statements"] if each["act"] == "deny")
    assert pieces(row["text"], one["content"]) == ["the leak"]
    assert pieces(row["text"], [one["speaker"], one["cue"]]) == ["The mill", "denied"]
    assert (one["negated"], one["hedged"], one["target"]) == (True, False, None)


def test_a_broken_quotation_is_one_statement() -> None:
    row = marked_reports.report("x", '{c1:warn "Leave,"} {s1 he} {q1 said}. {c1 "Now."}')
    (one,) = row["statements"]
    assert pieces(row["text"], one["content"]) == ['"Leave,"', '"Now."']


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{c1:assert open", "never closed"),
        ("closed}", "closes nothing"),
        ("{c1 no act}", "one act"),
        ("{c1:assert:deny two}", "one act"),
        ("{s1 nobody} said", "one act"),
        ("{z1 what}", "cannot read the mark"),
    ],
)
def test_broken_markup_is_told(body: str, message: str) -> None:
    with pytest.raises(marked_reports.MarkupError, match=message):
        marked_reports.report("x", body)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_report_can_be_read(path: Path) -> None:
    reports = list(marked_reports.reports(path))
    assert len(reports) >= 40
    assert len({each["id"] for each in reports}) == len(reports)
    for each in reports:
        assert each["statements"], each["id"]
        for row in each["statements"]:
            assert all(piece.strip() for piece in pieces(each["text"], row["content"])), each["id"]
