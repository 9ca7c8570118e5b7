"""Statements marked in a text: `{1The union} <1denied> [1that it would strike]`, the number that of the row."""

from __future__ import annotations

from dataclasses import replace

from sayso.evaluation.rows import Annotated, Case, Said, Told
from sayso.records import (
    Act,
    Article,
    Furniture,
    FurnitureKind,
    Manner,
    Mention,
    MentionForm,
    Reading,
    Span,
    Statement,
)

PAIRS = {"[": "]", "{": "}", "<": ">", "~": "~"}
NAMES = {"[": "content", "{": "speaker", "<": "cue", "~": "furniture"}
Marks = dict[tuple[str, str], list[Span]]


def marked(markup: str) -> tuple[str, Marks]:
    """The text without its marks, and the spans by what they are and the number of their row."""
    text, found = "", {}
    opened: list[tuple[str, str, int]] = []
    at = 0
    while at < len(markup):
        sign = markup[at]
        if opened and sign == PAIRS[opened[-1][0]]:
            kind, number, start = opened.pop()
            found.setdefault((NAMES[kind], number), []).append(Span(start, len(text)))
        elif sign in PAIRS:
            number, at = (markup[at + 1], at + 1) if markup[at + 1].isdigit() else ("1", at)
            opened.append((sign, number, len(text)))
        else:
            text += sign
        at += 1
    assert not opened
    return text, found


def gold(markup: str, **more: object) -> Annotated:
    """A report whose gold is what is marked; `more` holds for all its statements."""
    text, found = marked(markup)
    rows = [
        Said(
            content=tuple(found.get(("content", number), ())),
            speaker=tuple(found.get(("speaker", number), ())),
            cue=tuple(found.get(("cue", number), ())),
            **{"act": "assert", "negated": False, **more},  # type: ignore[arg-type]
        )
        for number in numbers(found)
    ]
    return Annotated(Article("x", text), statements=tuple(rows))


def numbers(found: Marks) -> list[str]:
    return sorted({number for what, number in found if what == "content"})


def ours(markup: str, *, act: str = "assert", form: str = "name") -> Reading:
    """A reading that has found what is marked, with the furniture between tildes."""
    text, found = marked(markup)
    statements = []
    for number in numbers(found):
        speaker, cue = found.get(("speaker", number)), found.get(("cue", number))
        statements.append(
            Statement(
                tuple(found["content", number]),
                Manner.INDIRECT,
                Act(act),
                Mention(speaker[0], MentionForm(form)) if speaker else None,
                cue[0] if cue else None,
                confidence=0.75,
            )
        )
    furniture = tuple(Furniture(span, FurnitureKind.OTHER) for span in found.get(("furniture", "1"), ()))
    return Reading(Article("x", text), furniture=furniture, statements=tuple(statements))


def case(gold_markup: str, our_markup: str, *, act: str = "assert", form: str = "name", **more: object) -> Case:
    """Both, over one text."""
    report, reading = gold(gold_markup, **more), ours(our_markup, act=act, form=form)
    assert report.article.text == reading.article.text
    return Case(report, replace(reading, article=report.article), Told.by([report]))
