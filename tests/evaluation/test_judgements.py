"""Analysts' reviews as gold: the latest judgement of a row holds, and nothing else of the report counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluation import gold
from sayso.evaluation.rows import Annotated, EvaluationError, Standing

TEXT = "The miller said that rain was near. She hoped that the mill would stand."
ARTICLE = {"id": "a", "text": TEXT, "published": "2024-05-17"}


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def mention(words: str) -> dict[str, Any]:
    return {"span": span(words), "form": "name", "actor": None}


SAID = {
    "id": "s1",
    "content": [span("rain was near")],
    "manner": "indirect",
    "act": "assert",
    "speaker": mention("The miller"),
    "cue": span("said"),
}


def review(verdict: str, row: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"article": ARTICLE, "kind": "statement", "verdict": verdict, "row": row or SAID, "by": "ada", **more}


def read(tmp_path: Path, lines: Sequence[object]) -> Annotated:
    path = tmp_path / "reviews.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    held = gold.read(path)
    assert held.form == "reviews"
    (report,) = held.reports
    assert report.judged_only
    return report


@pytest.mark.parametrize("verdict", ["accepted", "added"])
def test_what_is_accepted_or_added_is_to_be_found(verdict: str, tmp_path: Path) -> None:
    (row,) = read(tmp_path, [review(verdict)]).statements
    assert (row.standing, row.act) == (Standing.GOLD, "assert")
    assert row.content[0].of(TEXT) == "rain was near"


def test_what_is_rejected_is_wrong_if_it_is_found_again(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [review("rejected")]).statements
    assert row.standing is Standing.REJECTED


def test_what_is_corrected_is_to_be_found_as_it_should_be(tmp_path: Path) -> None:
    correction = {"speaker": None, "act": "predict", "content": [span("rain")]}
    now, before = read(tmp_path, [review("corrected", correction=correction)]).statements
    assert (now.standing, now.act, now.speaker) == (Standing.GOLD, "predict", ())
    assert (before.standing, before.act) == (Standing.REJECTED, "assert")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("2024-05-17T10:00", "2024-05-18T09:00"), "rejected"),
        (("2024-05-19", "2024-05-18"), "gold"),
        (("", ""), "rejected"),
    ],
)
def test_the_latest_judgement_of_a_row_holds(times: tuple[str, str], expected: str, tmp_path: Path) -> None:
    lines = [review("accepted", at=times[0]), review("rejected", at=times[1], by="ben")]
    (row,) = read(tmp_path, lines).statements
    assert row.standing == expected


def test_rows_of_all_kinds_can_be_judged(tmp_path: Path) -> None:
    rows: dict[str, dict[str, Any]] = {
        "place": {"span": span("mill"), "country": "KAZ"},
        "time": {"span": span("near"), "type": "DATE", "value": "2024"},
        "role": {"person": "p", "title": "miller", "evidence": span("The miller")},
        "event": {"type": "CONSULT", "trigger": span("hoped"), "status": "reported"},
    }
    report = read(tmp_path, [review("accepted", row, kind=kind) for kind, row in rows.items()])
    assert [len(each) for each in (report.places, report.times, report.roles, report.events)] == [1, 1, 1, 1]
    assert report.places[0].country == "KZ"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (review("liked"), "line 1: the verdict 'liked' is none of: accepted"),
        (review("accepted", kind="threat"), "line 1: the kind 'threat' is none of: statement"),
        (review("corrected"), "the verdict is corrected, and `correction` is empty"),
        (review("accepted", {"content": []}), "line 1: this is no statement"),
        (review("corrected", correction={"act": "shout"}), "line 1: this is no statement"),
        (review("accepted", {**SAID, "cue": {**span("said"), "text": "sad"}}), "quotes 'sad', but the text has 'said'"),
        (review("accepted", {"name": "x", "span": None}, kind="place"), "a place to be judged needs a `span`"),
        ({**review("accepted"), "article": {"id": "a"}}, "an article has at least `id` and `text`"),
        ({**review("accepted"), "row": None}, "`row` and `correction` are objects"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(line: object, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as told:
        read(tmp_path, [line])
    assert sentence in str(told.value)


def test_one_version_of_an_article_is_reviewed(tmp_path: Path) -> None:
    other = {**review("accepted"), "article": {**ARTICLE, "text": TEXT + " More."}}
    with pytest.raises(EvaluationError, match="line 2: the article 'a' has another text than in an earlier line"):
        read(tmp_path, [review("accepted"), other])
