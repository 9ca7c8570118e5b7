"""Who can act and what it is called: states, offices, nouns of persons and bodies, titles, given names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SOURCES = ("actor_nouns.txt", "titles.txt", "given_names.txt", "regions.txt", "known_names.txt", "states.tsv")
"""The data files that the lexicon of actors is read from."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "Ł": "l", "Ø": "o", "Đ": "d", "’": "'"})


@dataclass(frozen=True, slots=True)
class State:
    """A state as it is called: its names, adjectives, people and capital."""

    code: str  # ISO 3166 alpha-3
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The lexicon of actors. Keys are lower case; genders are "m", "f" or "" where the word does not tell."""

    nouns: dict[str, str]  # lemma -> role, person, body, organization, armed_group, outlet, state, people
    noun_gender: dict[str, str]
    titles: dict[str, str]  # word before a name -> gender
    honorifics: frozenset[str]  # titles that are written as part of the name ("Queen Anne")
    suffixes: frozenset[str]
    company: frozenset[str]
    given: dict[str, str]  # given name without accents -> gender
    states: dict[str, State]  # names of states
    adjectives: dict[str, State]
    peoples: dict[str, State]
    capitals: dict[str, State]
    places: frozenset[str]  # names of places that are no states
    known: dict[str, str]  # name -> what it is, a class as in `nouns`


@cache
def actor_words() -> ActorWords:
    """The lexicon that ships with sayso."""
    nouns: dict[str, str] = {}
    noun_gender: dict[str, str] = {}
    for (kind, gender), words in _sections("actor_nouns.txt"):
        for word in words:
            nouns.setdefault(word, kind)
            if gender:
                noun_gender[word] = gender
    titles: dict[str, str] = {}
    endings: dict[str, frozenset[str]] = {}
    for (kind, gender), words in _sections("titles.txt"):
        if kind == "titles":
            titles.update(dict.fromkeys(words, gender))
        else:
            endings[kind] = endings.get(kind, frozenset()) | frozenset(words)
    states = tuple(_states())
    return ActorWords(
        nouns=nouns,
        noun_gender=noun_gender,
        titles=titles,
        honorifics=endings["honorifics"],
        suffixes=endings["suffixes"],
        company=endings["company"],
        given={word: gender for (_, gender), words in _sections("given_names.txt") for word in words},
        states={name.lower(): state for state in states for name in (state.name, *state.others)},
        adjectives={word.lower(): state for state in states for word in state.adjectives},
        peoples={word.lower(): state for state in states for word in state.people},
        capitals={word.lower(): state for state in states for word in state.capitals},
        places=frozenset(_listed("regions.txt")),
        known=dict(_known()),
    )


def fold(word: str) -> str:
    """The word in lower case without accents, apostrophes straight."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char)).lower()


def _lines(name: str) -> Iterator[str]:
    text = files("sayso.knowledge").joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _sections(name: str) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """The word lists of a file, each with the class and gender that its heading names."""
    heading: tuple[str, str] | None = None
    for line in _lines(name):
        if line.startswith("["):
            kind, _, gender = line.strip("[]").partition(" ")
            heading = (kind, gender)
        elif heading:
            yield heading, line.split()


def _listed(name: str) -> Iterator[str]:
    for line in _lines(name):
        yield from (name.strip().lower() for name in line.split(";"))


def _known() -> Iterator[tuple[str, str]]:
    kind = ""
    for line in _lines("known_names.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            yield from ((name.strip().replace("-", " ").lower(), kind) for name in line.split(";"))


def _states() -> Iterator[State]:
    for line in _lines("states.tsv"):
        code, name, *rest = (*line.split("\t"), "", "", "")[:6]
        others, adjectives, people, capitals = (tuple(filter(None, part.split("|"))) for part in rest)
        yield State(code, name, others, adjectives, people, capitals)


def is_office(lemma: str) -> bool:
    """Whether the word names an office or function, or is a title of one ("minister", "Sen.")."""
    words, title = actor_words(), lemma.rstrip(".")
    return words.nouns.get(lemma) == "role" or (title in words.titles and title not in _COURTESY)


_COURTESY = frozenset("mr mister mrs ms miss sir madam madame dr doctor brother father sister mother uncle".split())
"""Titles that say nothing of an office."""
