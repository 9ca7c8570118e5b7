"""Datelines are taken off the paragraph, and what is none stays."""

from __future__ import annotations

import pytest

from sayso.annotate.datelines import pieces
from sayso.records import Span


@pytest.mark.parametrize(
    "marked",
    [
        "DERNING (Coast Agency) —| The dam holds.",
        "DERNING, Verland (CA) --| The dam holds.",
        "DERNING, May 4 (Coast Agency) -| The dam holds.",
        "DERNING, Verland, 4 May 2021 -| The dam holds.",
        "DERNING —| The dam holds.",
        "PORT MARO -| “The dam holds,” he said.",
        "Derning (CA) –| The dam holds.",
        "Port Maro, 3 March -| The dam holds.",
        "Coast News –| Ines Maro, the mayor, said the dam holds.",
        "WASHINGTON/DERNING -| 12 people met.",
    ],
)
def test_a_dateline_is_a_piece_of_its_own(marked: str) -> None:
    before, after = marked.split("|")
    found = pieces(before + after, [Span(0, len(before + after))])
    assert [piece.span.of(before + after) for piece in found] == [before, after.lstrip()]
    assert {piece.paragraph for piece in found} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "The dam – built in 1950 – holds.",
        "Ines Maro - the mayor - said the dam holds.",
        "NATO: The dam holds.",
        "A well-known dam holds.",
        "UN-backed talks went on.",
        "The mayor (Ines Maro) said the dam holds.",
        "DERNING - ",
        "DERNING",
        "",
    ],
)
def test_what_is_no_dateline_stays_whole(text: str) -> None:
    assert [piece.span for piece in pieces(text, [Span(0, len(text))])] == [Span(0, len(text))]


def test_paragraphs_keep_their_numbers() -> None:
    text = "DERNING - The dam holds.\nNobody came."
    found = pieces(text, [Span(0, 24), Span(25, 37)])
    assert [piece.paragraph for piece in found] == [0, 0, 1]
