"""The words that tell whether a deed happened, as `statuses.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

CLASSES = ("demanded", "threatened", "promised", "predicted", "hypothetical", "claimed", "undone", "done")
"""What a word can make of the deed that it governs."""

PARTS = ("verbs", "nouns", "adjectives")
"""The parts of speech that a class has lists of."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """Classes by word, and sets of words.

    Words are lemmas, but auxiliaries, conjunctions and adverbs are as written.
    """

    verbs: Mapping[str, str]  # "call for" -> "demanded"
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    carrying: frozenset[str]  # verbs that carry the deed that their object names
    occurring: frozenset[str]  # verbs whose subject is the deed
    without: frozenset[str]  # prepositions of what is not done
    foretelling: frozenset[str]  # auxiliaries: "will"
    would: frozenset[str]
    may: frozenset[str]
    duty: frozenset[str]
    negators: frozenset[str]
    conditions: frozenset[str]  # conjunctions: "if"
    before: frozenset[str]  # conjunctions of what is still to come: "until"
    doubts: frozenset[str]  # adverbs: "possibly"
    allegations: frozenset[str]  # adverbs: "allegedly"
    almost: frozenset[str]  # adverbs of what was not done
    background: frozenset[str]  # adverbs of what lies before the story


@cache
def statuses() -> Statuses:
    """The words that ship with sayso."""
    return read(tomllib.loads(files("sayso.knowledge").joinpath("statuses.toml").read_text(encoding="utf-8")))


def read(data: Mapping[str, Any]) -> Statuses:
    """The words of a table as `statuses.toml` has it.

    Raises ValueError for a word that two classes claim.
    """
    sets = {
        name: frozenset(table.get("words", table.get("verbs", ())))
        for name, table in data.items()
        if name not in CLASSES
    }
    verbs, nouns, adjectives = (_classed(data, part) for part in PARTS)
    return Statuses(verbs, nouns, adjectives, **sets)


def _classed(data: Mapping[str, Any], part: str) -> dict[str, str]:
    """The class of every word of a part of speech."""
    classes: dict[str, str] = {}
    for name in CLASSES:
        for word in data[name].get(part, ()):
            if classes.setdefault(word, name) != name:
                raise ValueError(
                    f"statuses.toml: the {part} of {classes[word]} and {name} both have {word!r}; take one out"
                )
    return classes
