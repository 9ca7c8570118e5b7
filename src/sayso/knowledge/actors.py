"""Who can act and what it is called: states, offices, nouns of persons and bodies, titles, given names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.knowledge.organizations import by_id, key
from sayso.knowledge.spelling import plain
from sayso.knowledge.states import State, states
from sayso.records import ActorKind

SOURCES = ("actor_nouns.txt", "titles.txt", "given_names.txt", "regions.txt", "organizations", "states")
"""The data files and tables that the lexicon of actors is read from."""

_CLASSES = {ActorKind.GOVERNMENT_BODY: "body"}
"""Classes of `ActorWords.nouns` that are called otherwise than the kinds of actors."""


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
    peoples: dict[str, State]  # plural ("danes")
    singulars: dict[str, State]  # one of a people ("dane")
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
    given = {fold(word): gender for (_, gender), words in _sections("given_names.txt") for word in words}
    return ActorWords(
        nouns=nouns,
        noun_gender=noun_gender,
        titles=titles,
        honorifics=endings["honorifics"],
        suffixes=endings["suffixes"],
        company=endings["company"],
        given=given,
        states=_by_word(lambda state: state.names),
        adjectives=_by_word(lambda state: state.adjectives),
        peoples=_by_word(lambda state: state.people),
        singulars=_by_word(lambda state: state.people_singular),
        capitals=_by_word(lambda state: state.capitals),
        places=frozenset(_listed("regions.txt")),
        known=_known(),
    )


def fold(word: str) -> str:
    """The word in lower case without accents, apostrophes straight."""
    return plain(word).lower()


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


def _by_word(words: Callable[[State], Iterable[str]]) -> dict[str, State]:
    """The states by words for them, in lower case, with dots and without; of several states the first has the word."""
    found: dict[str, State] = {}
    for state in states().values():
        for word in words(state):
            for spelling in (word.lower(), word.lower().replace(".", "")):
                found.setdefault(spelling, state)
    return found


def _known() -> dict[str, str]:
    """What the organisations are, by each name that stands for one alone; of several the first has the name."""
    found: dict[str, str] = {}
    for body in by_id().values():
        weak = {key(name) for name in body.weak_aliases}
        for name in (body.name, *body.aliases):
            if (words := key(name)) not in weak:
                found.setdefault(words, _CLASSES.get(body.kind, str(body.kind)))
    return found


def is_office(lemma: str) -> bool:
    """Whether the word names an office or function, or is a title of one ("minister", "Sen.")."""
    words, title = actor_words(), lemma.rstrip(".")
    return words.nouns.get(lemma) == "role" or (title in words.titles and title not in _COURTESY)


_COURTESY = frozenset("mr mister mrs ms miss sir madam madame dr doctor brother father sister mother uncle".split())
"""Titles that say nothing of an office."""
