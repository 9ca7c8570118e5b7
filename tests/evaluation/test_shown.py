"""Which rows are shown, how many of them, and in which sentences."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import KEY, evaluation

from sayso.evaluation import floors, shown
from sayso.evaluation.rows import Judged, Piece
from sayso.evaluation.shown import Shown
from sayso.records import Article, Span


def test_what_was_gained_and_lost_is_told_against_floors() -> None:
    before, _ = floors.updated(evaluation("1100"), floors.Floors("f.toml"))
    now = evaluation("1010")
    assert [each.article.id for each in shown.rows(now, ("gained",), before)] == ["2"]
    assert [each.article.id for each in shown.rows(now, ("lost",), before)] == ["1"]
    assert [each.article.id for each in shown.rows(now, ("wrong",), None)] == ["1", "3"]
    assert [each.why for each in shown.rows(now, ("lost", "gained"), before)] == ["lost", "gained"]
    assert shown.rows(now, ("lost",), floors.Floors("f.toml")) == []
    assert shown.rows(now, ("lost",), None) == []
    (layer,) = now.sets[0].layers
    assert shown.changes(layer, before.kept[KEY]) == (1, 1)
    (other,) = evaluation("10").sets[0].layers
    assert shown.before(KEY[0], other, before) is None  # other gold: its bits say nothing


def test_causes_are_counted() -> None:
    (layer,) = evaluation("100").sets[0].layers
    assert shown.causes(layer) == {"missed cue": 2}
    assert shown.details(layer, "missed cue") == {"said": 2}


def rows(*numbers: int) -> list[Shown]:
    """Rows of several causes, so many of each."""
    article = Article("x", "Rain.")
    return [
        Shown("wrong", "s", "roles", article, Judged(False, f"cause {cause}", str(number)))
        for cause, size in enumerate(numbers)
        for number in range(size)
    ]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(1, 40))
def test_a_sample_has_its_size_and_its_proportions(numbers: list[int], size: int) -> None:
    every = rows(*numbers)
    drawn = shown.sample(every, size)
    assert len(drawn) == min(size, len(every))
    assert drawn == shown.sample(every, size)
    assert [each for each in every if each in drawn] == drawn
    shares = Counter(each.judged.cause for each in drawn)
    for cause, number in Counter(each.judged.cause for each in every).items():
        assert abs(shares[cause] - len(drawn) * number / len(every)) < 1


TEXT = "One came. Two went, he said.\nThree stayed “at home.” Four?\n\nFive left"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Two"], ["Two went, he said."]),
        (["One", "Two"], ["One came. Two went, he said."]),
        (["One", "Four"], ["One came.", "Four?"]),
        (["home"], ["Three stayed “at home.”"]),
        (["Five"], ["Five left"]),
        ([], []),
    ],
)
def test_the_sentences_around(words: list[str], expected: list[str]) -> None:
    pieces = [Piece(Span(TEXT.index(word), TEXT.index(word) + len(word)), "content") for word in words]
    assert [span.of(TEXT) for span in shown.sentences(TEXT, pieces)] == expected


def test_a_sentence_that_is_very_long_is_cut() -> None:
    text = "so " * 1000 + "here " + "and so on " * 1000
    at = text.index("here")
    (span,) = shown.sentences(text, [Piece(Span(at, at + 4), "content")])
    assert "here" in span.of(text)
    assert span.end - span.start < 1000
