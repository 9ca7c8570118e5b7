"""Which runs of words may be names of places: as the gazetteer, the tagger and the words themselves have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ground.gazetteer import Candidate, gazetteer, peoples, plain
from sayso.ground.place_words import (
    ARTICLES,
    DIRECTIONS,
    DIVISIONS,
    EDGES,
    HEADS,
    INITIALS,
    KINDS,
    LINKS,
    LONGEST,
    NEVER,
    PLACES,
    POSSESSIVE,
    PROPER,
    SETTLEMENTS,
    SORTS,
    SURE_WEIGHT,
)
from sayso.knowledge.actors import fold
from sayso.records import Parse

_INSIDE = LINKS | frozenset(POSSESSIVE)  # words in small letters that go on within a name


@dataclass(frozen=True, slots=True)
class Option:
    """A run of words that may be the name of a place, and what makes one think so."""

    first: int
    stop: int
    name: str  # as it is looked up: blanks single, no capitals throughout
    candidates: tuple[Candidate, ...]
    known: bool = False  # the gazetteer has it
    tagged: bool = False  # the tagger takes it for a place
    described: bool = False  # a word in it or before it says that it is a place
    people: bool = False  # it is the name or adjective of a people


class Spans:
    """The options of one report."""

    def __init__(self, text: str, parse: Parse, files: tuple[str, ...] = ()) -> None:
        """Look for options in a report; `files` are compiled files of knowledge of the user's."""
        self._text, self._parse = text, parse
        self._places, self._peoples = gazetteer(files), peoples(files)
        self.labels = [""] * len(parse.words)
        self.ranges: list[tuple[int, int]] = [(0, 0)] * len(parse.words)
        for entity in parse.entities:
            for token in range(entity.first, entity.stop):
                self.labels[token] = entity.label
                self.ranges[token] = (entity.first, entity.stop)

    def options(self) -> Iterator[list[Option]]:
        """What may begin at each token where something may, the longest first."""
        words = self._parse.words
        for at, word in enumerate(words):
            if (word[0].isupper() or self._has_article(at)) and (found := self._at(at)):
                yield found

    def of_sort(self, at: int) -> bool:
        """Whether the words before are "town of", "village of" or their like."""
        words = self._parse.words
        return at > 1 and words[at - 1] == "of" and words[at - 2].lower() in SORTS

    def is_container(self, at: int) -> bool:
        """Whether the name of a country or province begins at a token."""
        _, name = next(self._known(at), (at, ""))
        return any(each.grain in ("country", "province") for each in self._places.candidates(name))

    def _has_article(self, at: int) -> bool:
        """Whether the Arabic article stands here, joined to a name: "al-Nasr"."""
        words = self._parse.words
        return words[at] in ARTICLES and at + 2 < len(words) and words[at + 1] == "-" and words[at + 2][0].isupper()

    def _at(self, at: int) -> list[Option]:
        found: dict[int, Option] = {}
        known = dict(self._known(at))
        tagged, described = self._tagged(at), {*self._described(at), self._introduced(at)}
        run = 0 if known or tagged else self._run(at)
        for stop in sorted({*known, tagged, run, *described} - {0}, reverse=True):
            name = known.get(stop) or self._name(at, stop)
            if fold(name) in self._peoples or (stop == at + 1 and self._parse.words[at] == "The"):
                continue
            candidates = self._places.candidates(name) or self._shortened(name)
            found[stop] = Option(at, stop, name, candidates, stop in known, stop == tagged, described=stop in described)
        if shared := self._shared(at):
            found[at + 1] = shared
        for stop in (at + 2, at + 1):
            if stop <= len(self._parse.words) and stop not in found:
                name = self._name(at, stop)
                if country := self._peoples.get(fold(name)):
                    found[stop] = Option(at, stop, name, (country,), people=True)
        return [found[stop] for stop in sorted(found, reverse=True)]

    def _shared(self, at: int) -> Option | None:
        """A part of the world whose name ends later: "Central" of "Central and South Asia"."""
        words, stop = self._parse.words, at + 3
        if words[at] not in DIRECTIONS or stop >= len(words) or words[at + 1] not in ("and", "or"):
            return None
        name = f"{words[at]} {words[stop]}"
        found = self._places.candidates(name) if words[at + 2] in DIRECTIONS else ()
        return Option(at, at + 1, name, found, known=True, tagged=True, described=True) if found else None

    def _known(self, at: int) -> Iterator[tuple[int, str]]:
        """Where the names that the gazetteer knows end, the longest first."""
        parse = self._parse
        words, limit = parse.words, min(at + LONGEST, parse.sentences[parse.sentence_of[at]][1])
        stop = at + 1
        while stop < limit and (words[stop][0].isupper() or words[stop] in _INSIDE or words[stop][0].isdigit()):
            stop += 1
        if stop + 1 < limit and words[stop] == "," and INITIALS.fullmatch(words[stop + 1]):
            stop += 2  # "Washington, D.C."
        for end in range(stop, at, -1):
            if not words[end - 1][0].isupper() and end > at + 1:
                continue
            name = self._name(at, end)
            if self._places.candidates(name):
                yield end, name
            elif self._text.startswith(".", parse.ends[end - 1]) and self._places.candidates(name + "."):
                dotted = end < parse.sentences[parse.sentence_of[at]][1] - 1 and words[end] == "."
                yield end + dotted, name + "."

    def _tagged(self, at: int) -> int:
        """Where the name that the tagger takes for a place ends, edges and additions cut off; 0 where none begins."""
        if self.labels[at] not in PLACES:
            return 0
        words, tags, stop = self._parse.words, self._parse.tags, self.ranges[at][1]
        end = at
        while end < stop and words[end] not in (",", "(", ")", "/", ";", "and", "or", "–", "—", "--"):
            end += 1
        while end > at and (words[end - 1] in EDGES or not (words[end - 1][0].isupper() or words[end - 1].isdigit())):
            end -= 1
        if end - at == 1 and tags[at] not in PROPER and not self._places.candidates(self._name(at, end)):
            return 0
        return end if end > at else 0

    def _described(self, at: int) -> Iterator[int]:
        """Where names end that their noun says to be places: "Vernon County", "Lake Anna"."""
        parse = self._parse
        words, tags = parse.words, parse.tags
        limit = min(at + 5, parse.sentences[parse.sentence_of[at]][1])
        stop = at + 1
        if tags[at] in PROPER and words[at] in HEADS:
            while stop < limit and (tags[stop] in PROPER or words[stop].isdigit()) and words[stop][0].isalnum():
                stop += 1
            if stop > at + 1:
                yield stop
        elif tags[at] in PROPER:
            while stop < limit and (tags[stop] in PROPER or words[stop] in KINDS) and words[stop][0].isupper():
                stop += 1
                if words[stop - 1] in KINDS:
                    yield stop

    def _introduced(self, at: int) -> int:
        """Where a name ends that the words before say to be a place: "the village of Ostrel"; 0 where none begins."""
        parse = self._parse
        if not self.of_sort(at) or parse.tags[at] not in PROPER or self.labels[at] in ("ORG", *NEVER):
            return 0
        stop, end = at + 1, parse.sentences[parse.sentence_of[at]][1]
        while stop < min(end, at + 4) and parse.tags[stop] in PROPER and parse.words[stop][0].isupper():
            stop += 1
        return stop

    def _run(self, at: int) -> int:
        """Where a run of proper nouns ends that nobody knows but that stands where places do; 0 where none begins."""
        parse, labels = self._parse, self.labels
        words, stop, end = parse.words, at, parse.sentences[parse.sentence_of[at]][1]
        while stop < min(end, at + 4) and parse.tags[stop] in PROPER and words[stop][0].isupper() and not labels[stop]:
            stop += 1
        begins = at > 0 and not words[at - 1][0].isupper()
        return stop if begins and at < stop and (stop == end or not words[stop][0].isupper()) else 0

    def _shortened(self, name: str) -> tuple[Candidate, ...]:
        """What the name without its kind may stand for: "Ghor Province", "Town of Ayr"."""
        first, *rest = name.split()
        if len(rest) < 2 and (county := self._places.candidates(f"{name} County")):
            return county
        if not rest:
            return ()
        if rest[-1] in DIVISIONS:
            found = self._places.candidates(" ".join((first, *rest[:-1])))
            return tuple(each for each in found if each.grain != "city") or found
        if first in SETTLEMENTS and rest[0] == "of":
            return self._places.candidates(" ".join(rest[1:]))
        if first in DIRECTIONS:
            return tuple(each for each in self._places.candidates(" ".join(rest)) if each.weight >= SURE_WEIGHT)
        return ()

    def _name(self, first: int, stop: int) -> str:
        """The words as they are looked up; capitals throughout, as in a dateline, are made small."""
        name = plain(" ".join(self._parse.span(first, stop).of(self._text).split()))
        if name.isupper() and len(name) > 3 and not self._places.candidates(name) and not INITIALS.fullmatch(name):
            name = " ".join("-".join(map(str.capitalize, word.split("-"))) for word in name.split(" "))
        return name
