"""Which words tell what a deed is about: PLOVER's contexts, as `contexts.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.plover import CONTEXTS

_KEYS = frozenset(("sure", "signs", "sectors", "modes", "yields"))
STEM = 3
"""Letters of a word by which its stems are looked up."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A word or a run of words that speaks for a context."""

    words: tuple[str, ...]
    context: str
    sure: bool  # enough by itself; else one of several signs


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The lexicon of contexts; words are lemmas or as written, in lower case."""

    clues: Mapping[str, tuple[Clue, ...]]  # by their first word
    stems: Mapping[str, tuple[Clue, ...]]  # words of any ending, by their first STEM letters
    sectors: Mapping[str, tuple[str, ...]]  # PLOVER sector -> contexts
    modes: Mapping[str, tuple[str, ...]]  # "ASSAULT:aerial" -> contexts
    yields: Mapping[str, frozenset[str]]  # context -> those that go before it


@cache
def context_words() -> ContextWords:
    """The lexicon that ships with sayso."""
    return read(tomllib.loads(files("sayso.knowledge").joinpath("contexts.toml").read_text(encoding="utf-8")))


def read(data: Mapping[str, Any]) -> ContextWords:
    """The lexicon of a table as `contexts.toml` has it.

    Raises KnowledgeError where it is not sound.
    """
    clues: dict[str, list[Clue]] = {}
    stems: dict[str, list[Clue]] = {}
    sectors: dict[str, list[str]] = {}
    modes: dict[str, list[str]] = {}
    if set(data) != set(CONTEXTS):
        wrong = ", ".join(sorted(set(data) ^ set(CONTEXTS)))
        raise KnowledgeError(
            f"contexts.toml: {wrong} missing or unknown; it has to have PLOVER's contexts and no other"
        )
    for context, table in data.items():
        _check(context, table)
        for clue in _clues(context, table):
            if clue.words[0].endswith("*"):
                stem = clue.words[0][:-1]
                stems.setdefault(stem[:STEM], []).append(Clue((stem,), context, clue.sure))
            else:
                clues.setdefault(clue.words[0], []).append(clue)
        for sector in table.get("sectors", ()):
            sectors.setdefault(sector, []).append(context)
        for mode in table.get("modes", ()):
            modes.setdefault(mode, []).append(context)
    return ContextWords(
        {word: tuple(found) for word, found in clues.items()},
        {stem: tuple(found) for stem, found in stems.items()},
        {sector: tuple(found) for sector, found in sectors.items()},
        {mode: tuple(found) for mode, found in modes.items()},
        {context: frozenset(table.get("yields", ())) for context, table in data.items()},
    )


def _check(context: str, table: Mapping[str, Any]) -> None:
    """Raise KnowledgeError for keys and contexts that there are none of, and words that stand in both lists."""
    if wrong := set(table) - _KEYS:
        raise KnowledgeError(f"contexts.toml: {context} has {sorted(wrong)}; it can have {', '.join(sorted(_KEYS))}")
    if wrong := set(table.get("yields", ())) - set(CONTEXTS):
        raise KnowledgeError(f"contexts.toml: {context} yields to {sorted(wrong)}; name contexts of PLOVER")
    if both := set(table["sure"]) & set(table.get("signs", ())):
        raise KnowledgeError(f"contexts.toml: {context} has {sorted(both)} as sure and as signs; keep one of each")


def _clues(context: str, table: Mapping[str, Any]) -> Iterator[Clue]:
    """The clues of a context; words with hyphens and apostrophes also as the parser cuts them."""
    for name in ("sure", "signs"):
        for entry in table.get(name, ()):
            forms = {tuple(entry.split()), tuple(entry.replace("-", " - ").replace("'s", " 's").split())}
            for words in sorted(forms):
                yield Clue(words, context, name == "sure")
