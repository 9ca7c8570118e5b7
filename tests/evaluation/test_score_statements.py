"""Statements: what counts as found, and the cause of everything that is wrong. Texts in our own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline import case

from sayso.evaluation import score_statements
from sayso.evaluation.causes_statements import CAUSES
from sayso.evaluation.rows import Case, Standing, Told
from sayso.records import Mention, MentionForm, Reading, Span

WRONG = [
    (
        "missed cue",
        "{The mayor} <whispered> that [the mill would close in spring].",
        "The mayor whispered that the mill would close in spring.",
        "whispered",
    ),
    (
        "missed, without a cue",
        "The mayor was blunt. [“The mill closes in spring.”]",
        "The mayor was blunt. “The mill closes in spring.”",
        "",
    ),
    (
        "content too long",
        "{He} <said> [rain was near] and went to feed the four old horses himself.",
        "{He} <said> [rain was near and went to feed the four old horses himself].",
        "",
    ),
    (
        "content too short",
        "{He} <said> [rain was near and the harvest would have to wait for days].",
        "{He} <said> [rain was near] and the harvest would have to wait for days.",
        "",
    ),
    (
        "content elsewhere",
        "[Rain was near and the harvest must wait], {he} <said> before he went off to his dinner.",
        "Rain was near and the harvest [must wait, {he} <said> before he went off to his dinner].",
        "",
    ),
    (
        "two rows joined",
        "{1He} <1said> [1rain was near the old stone village] and {2she} <2said> [2it was not].",
        "{1He} <1said> [1rain was near the old stone village and she said it was not].",
        "",
    ),
    (
        "one row split",
        "{He} <said> [rain was near, the harvest late, the horses ill].",
        "{1He} <1said> [1rain was near], [2the harvest late], [3the horses ill].",
        "",
    ),
    (
        "furniture",
        "{The mayor} <said> that [the mill would close].",
        "~The mayor said that the mill would close~.",
        "",
    ),
    ("speaker missing", "{He} <said> [rain was near].", "He <said> [rain was near].", "said"),
    (
        "wrong speaker",
        "The mayor met {the miller}, who <said> [rain was near].",
        "{The mayor} met the miller, who <said> [rain was near].",
        "the miller, not The mayor",
    ),
]
EXTRA = [
    ("not a statement", "The miller carried the wet sacks.", "{The miller} <carried> [the wet sacks]."),
    (
        "nested in a right row",
        "{He} <said> [she knew that rain was near us].",
        "{1He} <1said> [1{2she} <2knew> that [2rain was near us]].",
    ),
    ("doubled", "{He} <said> [rain was near].", "{1He} <1said> [1[2rain was near]]."),
    (
        "part of a row",
        "{He} <said> [rain was near, the harvest late, the horses ill].",
        "He said [1rain was near], [2the harvest late], the horses ill.",
    ),
    (
        "across rows",
        "{He} <said> [rain was near the mill]. The horses were ill and thin and old.",
        "{1He} <1said> [1rain was near the] [2mill. The horses were ill and thin and old].",
    ),
]


def test_a_right_row_has_no_cause() -> None:
    scored = score_statements.score(case("{He} <said> [rain was near].", "{He} <said> [rain was near]."))
    (row,) = scored.rows
    assert (row.right, row.cause, scored.extra) == (True, "", ())
    assert scored.sure == ((0.75, True),)
    assert scored.counts["who said"] == (1, 1, 1, 1)


@pytest.mark.parametrize(("cause", "gold", "ours", "detail"), WRONG, ids=[each[0] for each in WRONG])
def test_the_cause_of_a_wrong_row(cause: str, gold: str, ours: str, detail: str) -> None:
    rows = score_statements.score(case(gold, ours)).rows
    assert [row.cause for row in rows if row.cause] == [cause]
    (row,) = [row for row in rows if row.cause]
    assert not row.right
    assert row.detail == detail
    assert row.gold


@pytest.mark.parametrize(("cause", "gold", "ours"), EXTRA, ids=[each[0] for each in EXTRA])
def test_the_cause_of_an_extra_row(cause: str, gold: str, ours: str) -> None:
    assert [row.cause for row in score_statements.score(case(gold, ours)).extra] == [cause]


def test_a_pronoun_that_is_left_open_is_told_apart() -> None:
    gold, ours = "{The miller} came. <Said> he: [rain is near].", "The miller came. <Said> {he}: [rain is near]."
    (row,) = score_statements.score(case(gold, ours, form="pronoun")).rows
    assert (row.cause, row.detail) == ("unresolved pronoun", "The miller, not he")


def test_a_wrong_act_leaves_who_said_right() -> None:
    same = "{He} <said> [rain was near]."
    scored = score_statements.score(case(same, same, act="warn"))
    assert (scored.rows[0].right, scored.rows[0].cause) == (True, "wrong act")
    assert scored.counts["who said"].right == 1
    assert scored.counts["who said, act"].right == 0


def test_a_wrong_negation_is_told() -> None:
    same = "{He} <said> [rain was near]."
    scored = score_statements.score(case(same, same, negated=True))
    assert scored.rows[0].cause == "wrong negation"
    assert scored.counts["negation"] == (0, 1, 0, None)


@pytest.mark.parametrize(
    ("gold", "ours", "expected"),
    [
        ("[5them]", "[5them]", (1, 1, 1, 1)),
        ("[5them]", "", (0, 1, 0, 0)),
        ("", "[5them]", (0, 0, 0, 1)),
        ("[5them]", "[5He]", (0, 1, 0, 1)),
        ("", "", (0, 0, 0, 0)),
    ],
)
@pytest.mark.parametrize("what", ["addressee", "target"])
def test_whom_it_is_said_to_and_against(what: str, gold: str, ours: str, expected: tuple[int, ...]) -> None:
    text = "{He} <told> them [rain was near]."

    def spans(words: str) -> tuple[Span, ...]:
        at = "He told them".find(words[2:-1])
        return (Span(at, at + len(words[2:-1])),) if words else ()

    held = case(text, text)
    (row,), (statement,) = held.gold.statements, held.reading.statements
    given = Mention(spans(ours)[0], MentionForm.NAME) if ours else None
    report = replace(held.gold, statements=(replace(row, **{what: spans(gold)}),))
    reading = replace(held.reading, statements=(replace(statement, **{what: given}),))
    counts = score_statements.score(replace(held, gold=report, reading=reading)).counts
    assert counts[f"{what}, if found"] == expected
    assert f"{what}, if found" not in score_statements.score(held).counts  # gold that does not say it


@pytest.mark.parametrize(("gold", "expected"), [(True, (0, 1, 0, 0)), (False, (0, 0, 0, 0))])
def test_what_is_hedged(gold: bool, expected: tuple[int, ...]) -> None:
    same = "{He} <said> [rain was near]."
    counts = score_statements.score(case(same, same, hedged=gold)).counts
    assert counts["hedged, if found"] == expected


def test_a_report_that_failed_counts_as_one_with_nothing_in_it() -> None:
    held = case("{He} <said> [rain was near].", "{He} <said> [rain was near].")
    scored = score_statements.score(Case(held.gold, Reading(held.gold.article), failed=True))
    assert scored.rows[0].cause == "report failed"
    assert scored.counts["content found"] == (0, 1, 0, 0)


def test_cues_of_speech_are_counted_by_piece_and_others_neither_way() -> None:
    text = "[1Rain is near], {1he} <1said>, [1and it is cold]. {2She} <2knew> [2the mill was old]."
    held = case(text, text, act="assert")
    rows = [replace(each, act=None, negated=None, speech=n == 0) for n, each in enumerate(held.gold.statements)]
    report = replace(held.gold, statements=tuple(rows))
    counts = score_statements.score(replace(held, gold=report, told=Told.by([report]))).counts
    assert counts["every attribution / who said"] == (2, 2, 2, 2)
    assert counts["speech, by piece / who said"] == (2, 2, 2, 2)  # two pieces; what she knew is neither here nor there
    assert counts["speech, by piece / words"].wanted == 7
    assert "who said, act" not in counts


REJECTED = "{1He} <1said> [1rain was near]. {2She} <2knew> [2the mill was old]. {3They} <3hoped> [3for sun]."


@pytest.mark.parametrize(
    ("ours", "found", "causes"),
    [
        (REJECTED, (1, 1, 1, 2), ["rejected before"]),
        ("{1He} <1said> [1rain was near]. She knew the mill was old. They hoped for sun.", (1, 1, 1, 1), []),
        ("He said rain was near. She knew the mill was old. {3They} <3hoped> [3for sun].", (0, 1, 0, 0), []),
    ],
)
def test_only_what_was_judged_counts(ours: str, found: tuple[int, ...], causes: list[str]) -> None:
    held = case(REJECTED, ours)
    said, knew, _ = held.gold.statements
    rows = (said, replace(knew, standing=Standing.REJECTED))
    scored = score_statements.score(replace(held, gold=replace(held.gold, statements=rows, judged_only=True)))
    assert scored.counts["content found"] == found
    assert [row.cause for row in scored.extra] == causes
    assert len(scored.rows) == 1


def test_every_cause_is_tried_here() -> None:
    tried = {each[0] for each in WRONG} | {each[0] for each in EXTRA}
    tried |= {"unresolved pronoun", "wrong act", "wrong negation", "report failed", "rejected before"}
    assert set(CAUSES) == tried
