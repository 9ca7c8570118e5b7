"""The words by which somebody is called a threat to somebody, as `threats.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class ThreatWords:
    """Sets of lemmas."""

    nouns: frozenset[str]  # "threat", "menace"
    weak_nouns: frozenset[str]  # "risk": counts only where it is posed
    weak_marks: frozenset[str]  # "security risk": or where such a word stands before it
    carriers: frozenset[str]  # "the main source of threats"
    acts: frozenset[str]  # "bomb threat" is words uttered
    uttering: frozenset[str]  # verbs whose object is a threat that is uttered
    speech: frozenset[str]  # "threats and insults"
    parties: frozenset[str]  # nouns of states and bodies
    ownerless: frozenset[str]  # "the economy of Peru"
    named_marks: frozenset[str]  # "Peru's nuclear threat"
    play_before: frozenset[str]  # "goal threat"
    play_around: frozenset[str]  # "striker": the sentence is about sport
    generic: frozenset[str]  # people in general
    equals: frozenset[str]  # "remains a threat"
    poses: frozenset[str]  # "poses a threat"
    comes: frozenset[str]  # "threats stem from Y"
    posed: frozenset[str]  # "the danger posed by Y"
    called: frozenset[str]  # "considers Y a threat"
    called_as: frozenset[str]  # "sees Y as a threat"
    appears: frozenset[str]  # "emerged as a threat"
    facing: frozenset[str]  # "X faces a threat"
    guarding: frozenset[str]  # "protect X from the threat"
    threatens: frozenset[str]  # a judgement or an act
    endangers: frozenset[str]  # a judgement
    blaming: frozenset[str]  # "accused X of endangering Y"
    puts: frozenset[str]  # "puts X at risk"
    plights: frozenset[str]  # the nouns there
    deeds: frozenset[str]  # "threatened war" is an act
    values: frozenset[str]  # "threatens the stability of X" is a judgement
    fears: frozenset[str]  # "X fears Y"
    fear_of: frozenset[str]  # "X is wary of Y"
    alarms: frozenset[str]  # "Y alarms X"
    fear_nouns: frozenset[str]  # "X's fear of Y"
    voicing: frozenset[str]  # "voiced fear of Y"
    feared: frozenset[str]  # deeds and things by which their owner is feared
    maybe: frozenset[str]  # "potential threat"
    supposed: frozenset[str]  # "alleged threat"
    unreal: frozenset[str]  # "imaginary threat"
    denying: frozenset[str]  # "dismissed the threat from Y"
    soothing: frozenset[str]  # "assuaged the fears of the minority"
    claims: frozenset[str]  # "the notion that Y is a threat"
    absurd: frozenset[str]  # "is ludicrous"

    @property
    def signs(self) -> frozenset[str]:
        """Words without one of which a report calls nobody a threat, but for "risk" and its like."""
        felt = self.fears | self.fear_of | self.alarms | self.fear_nouns | {f"{verb}ed" for verb in self.alarms}
        return self.nouns | self.threatens | self.endangers | felt


@cache
def threat_words() -> ThreatWords:
    """The words that ship with sayso."""
    return read(tomllib.loads(files("sayso.knowledge").joinpath("threats.toml").read_text(encoding="utf-8")))


def read(data: Mapping[str, Any]) -> ThreatWords:
    """The words of a table as `threats.toml` has it.

    Raises ValueError for a list that is missing or that nothing reads.
    """
    lists = {
        name if key == "words" else f"{name}_{key}": frozenset(words)
        for name, table in data.items()
        for key, words in table.items()
    }
    known = {each.name for each in fields(ThreatWords)}
    if wrong := sorted(known ^ lists.keys()):
        raise ValueError(f"threats.toml and ThreatWords differ in {', '.join(wrong)}; add the list or the field")
    return ThreatWords(**lists)
