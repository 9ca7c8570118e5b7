"""The words and rules for times, as `knowledge/times.toml` has them, made ready for matching."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.ground.patterns import Alphabet, Rule


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of the words of times; `tables` has the value of each word of a class."""

    alphabet: Alphabet
    tables: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    prefixes: tuple[Rule, ...]  # `options` are the kinds of time that they stand before
    suffixes: tuple[Rule, ...]
    feasts: Mapping[str, tuple[int, ...]]

    def number(self, word: str) -> int:
        """The number that a word such as "seven", "seventh", "seventies" stands for; 0 if none."""
        for name in ("NUMBER", "ORDINAL", "NINETIES"):
            if word in self.tables[name]:
                return int(self.tables[name][word])
        return 0


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with sayso."""
    data = tomllib.loads(files("sayso.knowledge").joinpath("times.toml").read_text(encoding="utf-8"))
    tables = {
        name: table if isinstance(table, dict) else dict.fromkeys(table, name) for name, table in data["words"].items()
    }
    groups = (*data["rule"], *data["prefix"], *data["suffix"])
    patterns = [pattern for group in groups for pattern in group["patterns"]]
    alphabet = Alphabet.of(
        {name: tuple(table) for name, table in tables.items()}, data["proper"], data["macros"], patterns
    )
    return Lexicon(
        alphabet=alphabet,
        tables=tables,
        rules=_rules(alphabet, data["rule"]),
        prefixes=_rules(alphabet, data["prefix"]),
        suffixes=_rules(alphabet, data["suffix"]),
        feasts={name: tuple(when) for name, when in data["feasts"].items()},
    )


def _rules(alphabet: Alphabet, groups: list[dict[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            alphabet.compile(pattern),
            reads=group.get("reads", ""),
            of=group.get("of", ""),
            name=group.get("name", ""),
            options=frozenset(group.get("kinds", ())),
        )
        for group in groups
        for pattern in group["patterns"]
    )
