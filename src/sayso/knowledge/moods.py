"""The words that set the mood of what is said, as `moods.toml` has them: duty, promise, doubt, denial, blame."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Moods:
    """Sets of words; lemmas, but auxiliaries and negators as written."""

    duty: frozenset[str]  # auxiliaries: "should", "must"
    needs: frozenset[str]  # verbs with "to" that say the same
    wishes: frozenset[str]  # "I want you to": verbs by which a speaker demands
    abilities: frozenset[str]  # "should be able to" demands nothing
    saying: frozenset[str]  # what one "must admit"
    will: frozenset[str]  # auxiliaries of promises
    plan_verbs: frozenset[str]  # "is going to", "intends to"
    plan_adjectives: frozenset[str]  # "is committed to"
    plan_nouns: frozenset[str]  # "plans to"
    consent: frozenset[str]  # what one refuses by "will not"
    opinions: frozenset[str]  # verbs whose clause has the mood of the whole
    foretelling: frozenset[str]  # cues that predict where what is said lies ahead
    musing: frozenset[str]  # "I would say" promises nothing
    states: frozenset[str]  # nor does any "will": "I will be glad"
    might: frozenset[str]  # auxiliaries that hedge
    hedges: frozenset[str]  # anywhere in the content
    soft_hedges: frozenset[str]  # at its main verb or its head
    doubting: frozenset[str]  # verbs whose passive hedges
    conjecture: frozenset[str]  # cues of guesses
    negators: frozenset[str]
    restrictors: frozenset[str]  # "not only"
    wrong_verbs: frozenset[str]  # "lied", "killed"
    wrong_deeds: frozenset[str]  # wrong when committed
    commit: frozenset[str]  # verbs that commit them
    owned_wrongs: frozenset[str]  # "was the army's doing"
    wrong_persons: frozenset[str]  # "is a liar"
    wrong_adjectives: frozenset[str]  # "is corrupt"
    wrongs: frozenset[str]  # deeds, persons and adjectives
    blame: frozenset[str]  # "a disgrace"
    praise: frozenset[str]  # "a hero"
    speaking: frozenset[str]  # "speaking to X, she said"
    hearing: frozenset[str]  # "in a letter to X"


@cache
def moods() -> Moods:
    """The words that ship with sayso."""
    data = tomllib.loads(files("sayso.knowledge").joinpath("moods.toml").read_text(encoding="utf-8"))
    wrongs, plans, verdicts = data["wrongs"], data["plans"], data["verdicts"]
    return Moods(
        **{name: frozenset(table["words"]) for name, table in data.items() if "words" in table},
        plan_verbs=frozenset(plans["verbs"]),
        plan_adjectives=frozenset(plans["adjectives"]),
        plan_nouns=frozenset(plans["nouns"]),
        wrong_verbs=frozenset(wrongs["verbs"]),
        wrong_deeds=frozenset(wrongs["deeds"]),
        commit=frozenset(wrongs["commit"]),
        owned_wrongs=frozenset(wrongs["owned"]),
        wrong_persons=frozenset(wrongs["persons"]),
        wrong_adjectives=frozenset(wrongs["adjectives"]),
        wrongs=frozenset(word for kind in ("deeds", "persons", "adjectives") for word in wrongs[kind]),
        blame=frozenset(verdicts["blame"]),
        praise=frozenset(verdicts["praise"]),
    )
