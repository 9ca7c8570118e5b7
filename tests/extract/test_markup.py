"""The markup of the pair tests."""

from __future__ import annotations

import pytest
from markup import Expected, compare, unmark

from sayso.records import Act, Actor, Article, Manner, Mention, MentionForm, Reading, Span, Statement

SAID = Mention(Span(0, 3), MentionForm.PRONOUN, "olt")


def found(text: str, *statements: Statement) -> Reading:
    return Reading(Article("a", text), statements=statements, actors=(Actor("olt", "Rana Olt"),))


@pytest.mark.parametrize(
    ("marked", "text", "expected"),
    [
        ("Nobody spoke.", "Nobody spoke.", []),
        ("[S:Olt] [Q:said] [C:no].", "Olt said no.", [Expected((Span(9, 11),), Span(0, 3), Span(4, 8))]),
        ("[C:A], [S:she] [Q:said], [C:b]", "A, she said, b", [
            Expected((Span(0, 1), Span(13, 14)), Span(3, 6), Span(7, 11)),
        ]),
        ("[S1+R2:It] [Q1:says] [C1:[S2:he] [Q2/deny/-hedged:denies] [C2:it]]", "It says he denies it", [
            Expected((Span(8, 20),), Span(0, 2), Span(3, 7)),
            Expected(
                (Span(18, 20),), Span(8, 10), Span(11, 17), relayed_by=Span(0, 2), claims=frozenset(("deny", "-hedged"))
            ),
        ]),
        ("[S=Rana Olt:She] [Q:told] [A:us] [C:no] of [T:him]", "She told us no of him", [
            Expected((Span(12, 14),), Span(0, 3), Span(4, 8), Span(9, 11), Span(18, 21), actor="Rana Olt"),
        ]),
    ],
)  # fmt: skip
def test_markup_becomes_text_and_statements(marked: str, text: str, expected: list[Expected]) -> None:
    assert unmark(marked) == (text, expected)


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("[S:Olt said", "never closed"),
        ("Olt] said", "opens or closes nothing"),
        ("[X:Olt] said", "opens or closes nothing"),
        ("[S:Olt] said", "no content"),
        ("[S:Olt] and [S:Dost] said [C:no]", "number them"),
        ("[S:Olt] [Q/sing:sang] [C:no]", "neither acts"),
    ],
)
def test_wrong_markup_is_refused(marked: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        unmark(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[S:She] [Q:said] [C:no].",
        "[S=Rana Olt:She] [Q/deny/direct/negated/-hedged:said] [C:no].",
    ],
)
def test_what_was_found_matches_its_markup(marked: str) -> None:
    statement = Statement((Span(9, 11),), Manner.DIRECT, Act.DENY, SAID, Span(4, 8), negated=True)
    expected, got = compare(marked, found("She said no.", statement))
    assert expected == got


@pytest.mark.parametrize(
    "statements",
    [
        [],
        [Statement((Span(9, 12),), Manner.DIRECT, Act.ASSERT, SAID, Span(4, 8))],
        [Statement((Span(9, 11),), Manner.INDIRECT, Act.ASSERT, SAID, Span(4, 8))],
        [Statement((Span(9, 11),), Manner.DIRECT, Act.ASSERT, SAID, Span(4, 8), negated=True)],
        [Statement((Span(9, 11),), Manner.DIRECT, Act.ASSERT, SAID, Span(4, 8), addressee=SAID)],
        [Statement((Span(9, 11),), Manner.DIRECT, Act.ASSERT, None, Span(4, 8))],
        [Statement((Span(9, 11),), Manner.DIRECT, Act.ASSERT, Mention(SAID.span, SAID.form), Span(4, 8))],
        [Statement((Span(9, 11),), Manner.DIRECT, Act.ASSERT, SAID, Span(4, 8))] * 2,
    ],
)
def test_every_difference_shows(statements: list[Statement]) -> None:
    expected, got = compare(
        "[S=Rana Olt:She] [Q/assert/direct/-negated:said] [C:no].", found("She said no.", *statements)
    )
    assert expected != got
