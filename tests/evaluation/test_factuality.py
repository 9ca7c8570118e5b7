"""Factuality: text out of tokens, classes out of labels, and the score of sentences that are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import codec
from sayso.evaluation import evaluating, gold, targets
from sayso.evaluation.checked import Locus
from sayso.evaluation.rows import Case, EvaluationError
from sayso.evaluation.score_factuality import MACRO, macro, score
from sayso.evaluation.targets import of_label
from sayso.evaluation.tokenised import joined
from sayso.records import Reading
from sayso.settings import Settings

LINES = [
    {"text": "The mill did n't close .", "targets": [{"span1": [4, 5], "label": -2.5}]},
    {"text": "The owner sold it .", "targets": [{"span1": [2, 3], "label": 3.0}]},
    {"text": "The buyer might leave .", "targets": [{"span1": [3, 4], "label": 0.5}]},
    {"text": "He wept .", "targets": [{"span1": [1, 2], "label": -3}]},
]


def written(path: Path, lines: Sequence[object]) -> Path:
    path.write_text("".join(f"{codec.to_line(line)}\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It did n't , he said .", "It didn't, he said."),
        ('He said " no " twice .', 'He said "no" twice.'),
        ("`` Yes , '' she said .", '"Yes," she said.'),
        ("a so - called -LRB- old -RRB- mill", "a so-called (old) mill"),
        ("$ 5 a head , 3 % more", "$5 a head, 3% more"),
    ],
)
def test_white_space_stands_where_prose_has_it(tokens: str, text: str) -> None:
    assert joined(tokens.split())[0] == text


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N")), min_size=1), max_size=12))
def test_every_token_stands_at_its_span(tokens: list[str]) -> None:
    text, spans = joined(tokens)
    assert [span.of(text) for span in spans] == tokens


@pytest.mark.parametrize(
    ("label", "told"), [(3, "happened"), (1, "happened"), (0.9, "uncertain"), (-0.9, "uncertain"), (-1, "did not")]
)
def test_classes_of_labels(label: float, told: str) -> None:
    assert of_label(label).value == told


def test_a_file_is_read_and_scored(tmp_path: Path) -> None:
    held = gold.read(written(tmp_path / "facts.jsonl", LINES))
    assert (held.form, held.layers) == ("factuality", ("factuality",))
    (scores,) = evaluating.evaluate([held], settings=Settings()).sets
    (layer,) = scores.layers
    assert layer.right == (True, True, True, False)
    assert layer.figures["right class"].share == 0.75
    assert layer.figures["did not"].recall == 0.5
    assert layer.numbers[MACRO] == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert [row.cause for _, each in layer.scored for row in each.rows] == ["", "", "", "took for happened"]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ({"text": "He did not weep .", "targets": [{"span1": [3, 4], "label": 2}]}, "took for not happened"),
        ({"text": "He might weep .", "targets": [{"span1": [2, 3], "label": 2}]}, "took for uncertain"),
    ],
)
def test_what_it_was_taken_for(line: object, cause: str, tmp_path: Path) -> None:
    held = gold.read(written(tmp_path / "facts.jsonl", [line]))
    (scores,) = evaluating.evaluate([held], settings=Settings()).sets
    assert scores.layers[0].scored[0][1].rows[0].cause == cause


def test_a_sentence_without_a_parse_is_wrong() -> None:
    report = targets.factuality(LINES[0], Locus("facts.jsonl", 1))
    scored = score(Case(report, Reading(report.article), failed=True))
    assert [(row.right, row.cause) for row in scored.rows] == [(False, "report failed")]
    assert macro({})[MACRO] is None


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ({"span1": [5, 7], "label": 1}, r"line 1, target 1: the tokens 5 to 7 are not in the text, which has 6"),
        ({"span1": [4, 5], "label": "yes"}, r"the label 'yes' is no number; give one from -3 to 3"),
        ({"span1": [4, 5]}, r"label"),
    ],
)
def test_what_does_not_fit_is_told(target: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=message):
        gold.read(written(tmp_path / "facts.jsonl", [{**LINES[0], "targets": [target]}]))
