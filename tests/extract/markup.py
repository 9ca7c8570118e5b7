"""Texts with the expected statements marked inside them, and what was found in the same form.

`[S:The minister] [Q:said] [C:talks had failed].` is a text with one statement. The letters: S speaker, Q cue,
C content (several make one broken content), A addressee, T target, R who relays it. A number tells statements apart:
`[S1:...]`. Words can have two parts, `[S1+R2:The paper]`, and brackets nest. `[S=Rana Olt:she]` names the actor that
the speaker is; `/deny`, `/direct`, `/negated`, `/-hedged` after a letter are claims about act, manner, negation and
hedging.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

import pytest
from _pytest.mark.structures import ParameterSet

from sayso.records import Act, Manner, Mention, Reading, Span, Statement

_KEY = r"[SQCATR]\d*(?:=[^:/+\[\]]+)?(?:/-?[a-z]+)*"
_BRACKET = re.compile(rf"\[({_KEY}(?:\+{_KEY})*):|\[|\]")
_ROLES = {"S": "speaker", "Q": "cue", "A": "addressee", "T": "target", "R": "relayed_by"}
_FLAGS = ("negated", "hedged")
_CLAIMS: set[str] = {*Act, *Manner, *_FLAGS, *(f"-{flag}" for flag in _FLAGS)}


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement as the markup has it; only the claims that are made are compared."""

    content: tuple[Span, ...]
    speaker: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    target: Span | None = None
    relayed_by: Span | None = None
    actor: str | None = None
    claims: frozenset[str] = frozenset()


def unmark(marked: str) -> tuple[str, list[Expected]]:
    """The text without its brackets, and its statements by their numbers; ValueError where the markup is wrong."""
    text, at = "", 0
    waiting: list[tuple[str, int]] = []
    parts: dict[str, list[tuple[str, Span]]] = {}
    for bracket in _BRACKET.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[1]:
            waiting.append((bracket[1], len(text)))
        elif bracket[0] == "[" or not waiting:
            raise ValueError(f"{marked[: bracket.end()]!r} ends in a bracket that opens or closes nothing")
        else:
            keys, start = waiting.pop()
            for key in keys.split("+"):
                parts.setdefault(_number(key), []).append((key, Span(start, len(text))))
    if waiting:
        raise ValueError(f"[{waiting[-1][0]}: is never closed in {marked!r}")
    return text + marked[at:], [_statement(parts[number]) for number in sorted(parts)]


def _number(key: str) -> str:
    return re.split("[=/]", key[1:])[0]


def _statement(parts: list[tuple[str, Span]]) -> Expected:
    content = tuple(sorted(span for key, span in parts if key[0] == "C"))
    if not content:
        raise ValueError(f"{parts[0][0]!r} belongs to a statement with no content; mark it with [C:...]")
    spans = {_ROLES[key[0]]: span for key, span in parts if key[0] != "C"}
    if len(spans) + len(content) < len(parts):
        raise ValueError(f"{[key for key, _ in parts]} give one statement two speakers, cues or the like; number them")
    claims = frozenset(claim for key, _ in parts for claim in key.split("/")[1:])
    if wrong := claims - _CLAIMS:
        raise ValueError(f"{sorted(wrong)} are neither acts, manners, 'negated' nor 'hedged'")
    actors = [key.partition("=")[2].split("/")[0] for key, _ in parts if "=" in key]
    return Expected(content, **spans, actor=actors[0] if actors else None, claims=claims)


def compare(marked: str, reading: Reading) -> tuple[list[str], list[str]]:
    """What is expected and what was found, a line for each statement, to be compared and to be read."""
    text, expected = unmark(marked)
    assert text == reading.article.text
    assert not reading.failures
    wanted = sorted(expected, key=lambda one: one.content)
    names = {actor.id: actor.name for actor in reading.actors}
    pairs = list(zip_longest(wanted, sorted(reading.statements, key=lambda one: one.content)))
    return (
        [_line(text, one, one) for one, _ in pairs if one is not None],
        [_line(text, _as_expected(found, one, names), one) for one, found in pairs if found is not None],
    )


def _as_expected(found: Statement, wanted: Expected | None, names: dict[str, str]) -> Expected:
    """What was found, with the claims that the markup makes of it."""
    true: set[str] = {found.act, found.manner}
    true |= {flag if getattr(found, flag) else f"-{flag}" for flag in _FLAGS}
    asked = wanted.claims if wanted is not None else frozenset()
    told = asked & true if wanted is None or asked <= true else frozenset(true)
    named = wanted is not None and wanted.actor is not None and found.speaker is not None
    return Expected(
        found.content,
        _span(found.speaker),
        found.cue,
        _span(found.addressee),
        _span(found.target),
        _span(found.relayed_by),
        names.get(found.speaker.actor or "", "nobody known") if named and found.speaker is not None else None,
        told,
    )


def _span(mention: Mention | None) -> Span | None:
    return mention.span if mention is not None else None


def _line(text: str, one: Expected, wanted: Expected | None) -> str:
    """One statement in words, each with its place."""
    parts = [f"{letter}: {_words(text, getattr(one, role))}" for letter, role in _ROLES.items() if getattr(one, role)]
    parts += [f"C: {_words(text, piece)}" for piece in one.content]
    if wanted is not None and wanted.actor is not None:
        parts.append(f"is {one.actor}")
    return " | ".join([*parts, *sorted(one.claims)])


def _words(text: str, span: Span) -> str:
    return f"{span.of(text)} ({span.start})"


def listed(tables: dict[str, str]) -> list[ParameterSet]:
    """The pairs of the tables, as parameters: items that begin with "- ", with ¶ where a paragraph ends."""
    return [
        pytest.param(re.sub(r"\s+", " ", item).strip().replace(" ¶ ", "\n\n"), id=f"{name}-{number}")
        for name, table in tables.items()
        for number, item in enumerate(re.split(r"^\s*- ", table, flags=re.MULTILINE)[1:], 1)
    ]
