"""Windows, deeds and sights of the network put together by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pages import tokens

from sayso.extract.drafts import Page
from sayso.extract.events import network, weighing
from sayso.extract.events.drafts import Deed, Parties, Standing
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.network import PARTS, STATUSES, TYPES, Sight
from sayso.extract.events.weighing import Draft
from sayso.extract.tagger import Encoded
from sayso.knowledge.frames import Frame
from sayso.records import Article, Parse, Reading, Statement, Status


def window(parse: Parse, first: int = 0, stop: int | None = None, *, step: int = 1) -> Encoded:
    """A window over tokens, each with so many pieces, between a piece for its start and one for its end."""
    count = (len(parse.words) if stop is None else stop) - first
    pieces = {word: 1 + word * step for word in range(count)}
    size = count * step + 2
    return Encoded(first, pieces, np.zeros((size, 384), np.float32), np.zeros(size, np.float32))


def deed(read: Page, words: str, kind: str, *, frame: Frame | None = None) -> Deed:
    """A deed told by the first of the words, which are its trigger."""
    first, stop = tokens(read, words)
    return Deed(first, (first, stop), kind, frame=frame)


def sight(
    read: Page,
    at: str,
    kind: str = "ASSAULT",
    *,
    told: float = 0.9,
    status: tuple[Status, float] | None = None,
    **parts: dict[str, float],
) -> Sight:
    """A sight of the word `at`: how likely it tells a deed of that type, and how likely which words are which part.

    Without `status` and `parts` it is one that was not read on.
    """
    types = np.zeros(len(TYPES) + 1, np.float32)
    types[TYPES.index(kind)], types[-1] = told, 1 - told
    head = tokens(read, at)[0]
    if status is None and not parts:
        return Sight(head, types)
    chances = np.full((len(PARTS), len(read.parse.words)), 0.01, np.float32)
    for part, named in parts.items():
        for words, chance in named.items():
            chances[PARTS.index(part), slice(*tokens(read, words))] = chance
    which, sure = status if status is not None else (Status.REPORTED, 0.9)
    statuses = np.full(len(STATUSES), (1 - sure) / (len(STATUSES) - 1), np.float32)
    statuses[STATUSES.index(which)] = sure
    return Sight(head, types, 0, chances, statuses)


def reading(read: Page, *statements: Statement) -> Reading:
    """The reading of a page with statements as given, and nothing else."""
    return Reading(Article("page", read.text, language="en"), statements=statements, parse=read.parse)


def grammar(read: Page, *statements: Statement) -> Grammar:
    """The grammar of a page with statements as given."""
    return Grammar.of(read, reading(read, *statements))


Weigh = Callable[..., list[Draft]]


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> Weigh:
    """Weighs a page as if the network had seen in it what is given, and nothing else."""

    class Seen:
        def __init__(self, given: tuple[Sight, ...]) -> None:
            self.given = given

        def sights(self) -> list[Sight]:
            return [Sight(one.head, one.types) for one in self.given]

    def weighed(read: Page, *given: Sight) -> list[Draft]:
        def on(_: Parse, seen: Seen, told: dict[int, tuple[Parties, Standing]]) -> list[Sight]:
            return [one for one in seen.given if one.head in told]

        monkeypatch.setattr(network, "see", lambda *_: Seen(given))
        monkeypatch.setattr(network, "read", on)
        return weighing.weigh(read, grammar(read), [window(read.parse)])

    return weighed
