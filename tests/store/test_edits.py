"""What is an edit of a report, and what only shares its id."""

from __future__ import annotations

import pytest

from sayso.store.edits import is_edit

REPORT = (
    "The harbour dam will hold, the minister said on Monday. Engineers had looked at it twice and found no cracks. "
    "The fishermen want to see for themselves before they go out again."
)


@pytest.mark.parametrize(
    "later",
    [
        REPORT + " An inquiry was opened on Tuesday.",
        REPORT.replace("Monday", "Tuesday"),
        REPORT[: len(REPORT) // 2],
        "Update: " + REPORT.upper(),
    ],
)
def test_an_edit_keeps_words_in_their_order(later: str) -> None:
    assert is_edit(REPORT, later)


@pytest.mark.parametrize("later", ["Nine boats left.", "A school opened in Derning on Friday, the mayor said. " * 4])
def test_another_report_is_none(later: str) -> None:
    assert not is_edit(REPORT, later)


def test_short_texts_are_compared_word_by_word() -> None:
    assert is_edit("The dam holds.", "The dam still holds.")
    assert not is_edit("The dam holds.", "Nine boats left port.")
    assert not is_edit("The dam holds.", "The boats left.")  # "the" alone tells nothing
