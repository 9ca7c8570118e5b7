"""The lexicon of cues, as `cues.toml` has it: which words report, what act they are, where their content stands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.records import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """One use of a reporting word: the act, and the frames in which its content can stand."""

    lemma: str
    act: Act
    frames: frozenset[str]
    needs_document: bool = False  # a cue only where its subject is something written or measured


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues. Keys are lemmas; a verb with a particle or preposition is keyed "verb particle"."""

    verbs: dict[str, tuple[Cue, ...]]
    compounds: frozenset[str]  # first words of the verbs that have two parts or more
    nouns: dict[str, Act]
    topics: frozenset[str]  # nouns whose content may also be a topic: "concern about Y"
    adjectives: dict[str, Act]
    light_verbs: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]  # words in order, longest first
    raising: frozenset[str]
    passive_as: frozenset[str]
    relays: frozenset[str]
    documents: frozenset[str]
    occasions: frozenset[str]  # at what something is said
    audiences: frozenset[str]  # who come to hear it
    remarks: frozenset[str]  # nouns that take up what was just said
    take_up: frozenset[str]  # verbs of sentences that do so


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with sayso."""
    data = tomllib.loads(files("sayso.knowledge").joinpath("cues.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[Cue, ...]] = {}
    for group in data["verb"]:
        for word in group["words"]:
            cue = Cue(word, Act(group["act"]), frozenset(group["frames"]), group.get("subject") == "document")
            verbs[word] = (*verbs.get(word, ()), cue)
    phrases = sorted((tuple(phrase.split()) for phrase in data["prepositions"]["words"]), key=len, reverse=True)
    return Lexicon(
        verbs=verbs,
        compounds=frozenset(word.split()[0] for word in verbs if " " in word),
        nouns={word: Act(group["act"]) for group in data["noun"] for word in group["words"]},
        topics=frozenset(data["topics"]["words"]),
        adjectives={word: Act(group["act"]) for group in data["adjective"] for word in group["words"]},
        light_verbs=frozenset(data["light_verbs"]["words"]),
        prepositions=tuple(phrases),
        raising=frozenset(data["raising"]["words"]),
        passive_as=frozenset(data["passive_as"]["words"]),
        relays=frozenset(data["relays"]["words"]),
        documents=frozenset(data["documents"]["words"]),
        occasions=frozenset(data["occasions"]["words"]),
        audiences=frozenset(data["audiences"]["words"]),
        remarks=frozenset(data["remarks"]["words"]),
        take_up=frozenset(data["take_up"]["words"]),
    )
