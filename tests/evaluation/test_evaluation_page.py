"""docs/evaluation.md says what the code does: every format, cause and field of the JSON, and its examples are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sayso
from sayso.evaluation import as_json, floors, gold, score_stories
from sayso.evaluation.evaluating import SCORERS
from sayso.evaluation.rows import Standing

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


def table(heading: str) -> str:
    """The first column of the table below a heading."""
    section = re.split(rf"^##+ {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1]
    section = re.split(r"^##+ ", section, flags=re.MULTILINE)[0]
    return "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| "))


def named(heading: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", table(heading)))


def test_every_cause_is_explained_and_no_other() -> None:
    causes = {cause for scorer in SCORERS.values() for cause in scorer.causes} | set(score_stories.CAUSES)
    assert named("What is wrong, and why") == causes


def test_every_format_is_explained() -> None:
    assert named("What can be gold") == {form.name for form in gold.FORMS}


def test_the_examples_are_gold(tmp_path: Path) -> None:
    own, review = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "own.jsonl").write_text(own, encoding="utf-8")
    (tmp_path / "review.jsonl").write_text(review, encoding="utf-8")
    (said,) = gold.read(tmp_path / "own.jsonl").reports[0].statements
    held = gold.read(tmp_path / "review.jsonl")
    corrected, before = held.reports[0].statements
    assert (corrected.act, corrected.content, corrected.speaker) == ("deny", said.content, said.speaker)
    assert (before.act, before.standing) == ("assert", Standing.REJECTED)


def test_every_field_of_the_json_is_explained() -> None:
    explained = named("The JSON")
    whole = as_json.evaluation(sayso.evaluate(layers=["statements"]))
    (scores,) = whole["sets"]
    (layer,) = scores["layers"]
    fields = {each.split(".")[-1].removesuffix("[]") for each in explained}
    assert set(whole) | set(scores) | set(layer) - {"layer"} <= fields


def test_the_example_of_floors_is_one(tmp_path: Path) -> None:
    block = re.search(r"^ {4}\[\"demo.*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert block is not None
    path = tmp_path / "floors.toml"
    path.write_text(re.sub(r"^ {4}", "", block.group(), flags=re.MULTILINE), encoding="utf-8")
    kept = floors.read(path).kept["demo/gold.jsonl", "roles"]
    assert sum(kept.was_right(number) for number in range(kept.rows)) == 12


def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(block, "evaluation.md", "exec"), {})
    assert capsys.readouterr().out.startswith("demo/gold.jsonl roles 0.")


@pytest.mark.parametrize("name", sorted({form.name for form in gold.FORMS}))
def test_names_of_formats_are_single_words(name: str) -> None:
    assert name.isalpha()
