"""Pages of single texts, and proposals put together by hand."""

from __future__ import annotations

from functools import cache

import numpy as np

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.extract.drafts import Page
from sayso.extract.syntax import Range
from sayso.extract.tagger import ACTS, LABELS, Proposal
from sayso.records import Act, Article, Reading


@cache
def page(text: str) -> Page:
    """The page of a text in English."""
    readings = [Reading(Article("page", text, language="en"))]
    for stage in (LanguageIdentifier(), Parser()):
        readings = pipeline.apply(stage, readings)
    assert readings[0].parse is not None
    return Page.of(text, readings[0].parse)


def tokens(read: Page, words: str) -> Range:
    """The token range of the first place where the words stand."""
    start = read.text.index(words)
    inside = [
        at
        for at, (first, stop) in enumerate(zip(read.parse.starts, read.parse.ends, strict=True))
        if first >= start and stop <= start + len(words)
    ]
    return inside[0], inside[-1] + 1


def words(read: Page, span: Range) -> str:
    """The text of a token range."""
    return read.parse.span(*span).of(read.text)


def proposal(
    read: Page, at: str, *, anchored: float = 0.9, act: Act = Act.ASSERT, **parts: str | list[str]
) -> Proposal:
    """A proposal anchored at the first of the words `at`, sure of the words named for each part."""
    labels = np.full((len(LABELS), len(read.parse.words)), 0.01, np.float32)
    for part, named in parts.items():
        for piece in [named] if isinstance(named, str) else named:
            labels[LABELS.index(part), slice(*tokens(read, piece))] = 0.99
    acts = np.array([float(one is act) for one in ACTS], np.float32)
    return Proposal(tokens(read, at)[0], anchored, 0, labels, acts)
