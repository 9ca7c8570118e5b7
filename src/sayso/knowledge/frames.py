"""Which words tell which deeds, as `frames.toml` has it: verbs, nouns and adjectives with PLOVER's type and mode."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.plover import MODES

POSITIONS = frozenset(
    (
        *("object", "subject", "dative", "clause", "owner", "to", "against", "with", "on", "from", "of", "at", "for"),
        *("into", "in", "over", "between", "by", "toward", "towards", "upon", "about", "out of", "among", "within"),
        "outside",
    )
)
"""Where the recipient of a deed may stand: in a place of the clause, or under a preposition."""

KINDS = frozenset(
    (
        *(
            "@person",
            "@actor",
            "@armed",
            "@state",
            "@place",
            "@nothing",
            "@clause",
            "@infinitive",
            "@quote",
            "@negative",
        ),
        "@violent",
    )
)
"""Kinds of objects that no list holds: somebody, whoever can act, no object, an insult."""

_PARTS = ("verb", "noun", "adjective")
_KEYS = frozenset(("words", "type", "mode", "recipients", "symmetric", "open", "objects", "barred", "subjects"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that tells a deed, with what has to stand beside it."""

    lemma: str  # "impose", "call for", "crack down on", "hunger strike"
    pos: str  # verb, noun or adjective
    type: str  # PLOVER's type of the deed
    mode: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()  # where they stand, first choice first: members of POSITIONS
    symmetric: bool = False  # all sides do it: "met", "talks", "trade"
    open: bool = False  # mostly something else, unless somebody who can act in politics or war takes part
    objects: frozenset[str] = frozenset()  # lemmas or KINDS, one of which has to be the object; none: any
    barred: frozenset[str] = frozenset()  # lemmas or KINDS of objects with which it tells no such deed
    subjects: frozenset[str] = frozenset()  # the same of the doer; none: any


@dataclass(frozen=True, slots=True)
class Frames:
    """The lexicon of frames. Of several frames of a word the first that fits holds: those with objects come first."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    compounds: frozenset[str]  # first words of verbs that have two parts or more
    closing: Mapping[str, frozenset[str]]  # last word of nouns that have two parts -> the words before it
    light: frozenset[str]  # verbs that carry a noun's deed: "hold talks", "launch an attack"
    classes: Mapping[str, frozenset[str]]  # named lists of words

    def all(self) -> Iterator[Frame]:
        """Every frame."""
        for table in (self.verbs, self.nouns, self.adjectives):
            for frames in table.values():
                yield from frames

    def of(self, pos: str) -> Mapping[str, tuple[Frame, ...]]:
        """The frames of a part of speech; raises KeyError if it is none of verb, noun and adjective."""
        return {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}[pos]


@cache
def lexicon() -> Frames:
    """The lexicon that ships with sayso."""
    text = files("sayso.knowledge").joinpath("frames.toml").read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def read(data: Mapping[str, Any]) -> Frames:
    """The lexicon that a TOML file's tables make; raises KnowledgeError if one is not sound."""
    classes = {name: frozenset(words) for name, words in data.get("classes", {}).items()}
    tables: dict[str, dict[str, tuple[Frame, ...]]] = {part: {} for part in _PARTS}
    for part, table in tables.items():
        for group in data.get(part, ()):
            for frame in _group(part, group, classes):
                table[frame.lemma] = (*table.get(frame.lemma, ()), frame)
        for lemma, found in table.items():
            table[lemma] = tuple(sorted(found, key=_looseness))
    closing: dict[str, frozenset[str]] = {}
    for lemma in tables["noun"]:
        first, _, last = lemma.rpartition(" ")
        if first:
            closing[last] = closing.get(last, frozenset()) | {first}
    return Frames(
        verbs=tables["verb"],
        nouns=tables["noun"],
        adjectives=tables["adjective"],
        compounds=frozenset(lemma.split()[0] for lemma in tables["verb"] if " " in lemma),
        closing=closing,
        light=classes.get("light", frozenset()),
        classes=classes,
    )


def _looseness(frame: Frame) -> int:
    """How little a frame asks for: the more it asks, the earlier it is tried."""
    return -2 * bool(frame.objects) - bool(frame.subjects)


def _group(part: str, group: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterator[Frame]:
    words = group.get("words", ())
    where = f"the group of {part}s that begins with {words[0]!r}" if words else f"a group of {part}s without words"
    if not words:
        raise KnowledgeError(f"frames.toml has {where}; give it words or take it out")
    if unknown := sorted(group.keys() - _KEYS):
        raise KnowledgeError(f"{where} has the key {unknown[0]!r}; a group may have {', '.join(sorted(_KEYS))}")
    name, modes = group.get("type", ""), tuple(group.get("mode", ()))
    if name not in MODES:
        raise KnowledgeError(f"{where} has the type {name!r}; it has to be one of {', '.join(MODES)}")
    for mode in modes:
        if mode not in MODES[name]:
            known = ", ".join(MODES[name]) or "none"
            raise KnowledgeError(f"{where} has the mode {mode!r}, which {name} does not have; its modes are {known}")
    for place in group.get("recipients", ()):
        if place not in POSITIONS:
            known = ", ".join(sorted(POSITIONS))
            raise KnowledgeError(f"{where} looks for recipients at {place!r}; it has to be one of {known}")
    for word in words:
        yield Frame(
            lemma=word,
            pos=part,
            type=name,
            mode=modes,
            recipients=tuple(group.get("recipients", ())),
            symmetric=bool(group.get("symmetric", False)),
            open=bool(group.get("open", False)),
            objects=_words(where, group.get("objects", ()), classes),
            barred=_words(where, group.get("barred", ()), classes),
            subjects=_words(where, group.get("subjects", ()), classes),
        )


def _words(where: str, names: list[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of the classes named after "=", with the words and kinds that stand for themselves."""
    found: set[str] = set()
    for name in names:
        if name.startswith("="):
            if name[1:] not in classes:
                known = ", ".join(sorted(classes)) or "none"
                raise KnowledgeError(f"{where} names the class {name[1:]!r}; it has to be one of {known}")
            found |= classes[name[1:]]
        elif name.startswith("@") and name not in KINDS:
            raise KnowledgeError(f"{where} names the kind {name!r}; it has to be one of {', '.join(sorted(KINDS))}")
        else:
            found.add(name)
    return frozenset(found)
