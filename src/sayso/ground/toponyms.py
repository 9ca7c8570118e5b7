"""Which words of a report name places: the union of what the tagger found and what the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.ground.gazetteer import Candidate, gazetteer, peoples, plain
from sayso.ground.place_words import (
    ARTICLES,
    BODIES,
    COMMON,
    DASHES,
    DIRECTIONS,
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
    SAID_OF,
    SORTS,
    STRONGLY,
    SURE_WEIGHT,
)
from sayso.knowledge.actors import actor_words, fold
from sayso.records import Parse


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in tokens `first` to `stop`, and what it may stand for."""

    first: int
    stop: int
    name: str  # as it is looked up: blanks single, no capitals throughout
    candidates: tuple[Candidate, ...]
    tagged: bool  # whether the tagger takes it for a place
    people: bool = False  # whether it is the name or adjective of a people


def find_toponyms(text: str, parse: Parse, *, with_peoples: bool = False) -> list[Toponym]:
    """The names of places in a report, in order; none crosses or holds another.

    With `with_peoples`, adjectives and names of peoples ("Estonian") are among them.
    """
    found = list(_Search(text, parse, with_peoples=with_peoples).found())
    _spread_counties(parse, found)
    return found


def _spread_counties(parse: Parse, toponyms: list[Toponym]) -> None:
    """Look the names of a list that ends in "counties", and a name before "county", up as those of counties."""
    last = ""
    for at in range(len(toponyms) - 1, -1, -1):
        each = toponyms[at]
        after = parse.words[each.stop] if each.stop < len(parse.words) else ""
        if after in ("counties", "Counties", "county"):
            last = "county"
        elif not (last and after in (",", "and", "or") and each.stop + 2 >= toponyms[at + 1].first):
            last = ""
        if last and (found := gazetteer().candidates(f"{each.name} County")):
            toponyms[at] = replace(each, candidates=found)


class _Search:
    """One report being searched, from left to right."""

    def __init__(self, text: str, parse: Parse, *, with_peoples: bool) -> None:
        self._text, self._parse, self._with_peoples = text, parse, with_peoples
        self._places, self._lexicon, self._peoples = gazetteer(), actor_words(), peoples()
        size = len(parse.words)
        self._label = [""] * size
        self._range: list[tuple[int, int]] = [(0, 0)] * size
        self._persons: set[str] = set()  # words of persons' names of two words or more
        self._people_named: set[str] = set()  # words of all persons' names
        for entity in parse.entities:
            for token in range(entity.first, entity.stop):
                self._label[token] = entity.label
                self._range[token] = (entity.first, entity.stop)
            if entity.label == "PERSON":
                self._people_named.update(parse.words[entity.first : entity.stop])
            if entity.label == "PERSON" and entity.stop - entity.first > 1:
                self._persons.update(parse.words[entity.first : entity.stop])

    def found(self) -> Iterator[Toponym]:
        """The names, longest first at each place."""
        words, at, size = self._parse.words, 0, len(self._parse.words)
        while at < size:
            if not words[at][0].isupper() and not self._has_article(at):
                at += 1
                continue
            best = self._at(at)
            if best is None or best.stop == at:
                at += 1
            else:
                yield best
                at = best.stop

    def _has_article(self, at: int) -> bool:
        """Whether the Arabic article stands here, joined to a name: "al-Nasr"."""
        words = self._parse.words
        return words[at] in ARTICLES and at + 2 < len(words) and words[at + 1] == "-" and words[at + 2][0].isupper()

    def _at(self, at: int) -> Toponym | None:
        """The name that begins at a token, if one does."""
        stop, name = self._longest(at)
        if self._parse.words[at] == "The" and stop < at + 2:
            return None
        if self._with_peoples and (people := self._people(at, stop)):
            return people
        tagged = self._tagged(at)
        described = self._described(at)
        if max(tagged, described) > stop:
            end = max(tagged, described)
            if stop > at and self._works_for(stop, end):
                return self._made(at, stop, name, tagged=True)
            longer = self._name(at, end)
            if described > tagged and not self._free(at, end):
                return None
            return self._made(at, end, longer, tagged=True)
        if stop > at and (tagged or self._stands_alone(at, stop, name)):
            return self._made(at, stop, name, tagged=bool(tagged))
        if not tagged:
            return self._introduced(at)
        return self._made(at, tagged, self._name(at, tagged), tagged=True)

    def _introduced(self, at: int) -> Toponym | None:
        """A name that nobody knows but that the words before say to be a place: "the village of Ostrel"."""
        parse = self._parse
        if not self._of_sort(at) or parse.tags[at] not in PROPER or self._label[at] in ("ORG", *NEVER):
            return None
        stop, end = at + 1, parse.sentences[parse.sentence_of[at]][1]
        while stop < min(end, at + 4) and parse.tags[stop] in PROPER and parse.words[stop][0].isupper():
            stop += 1
        return self._made(at, stop, self._name(at, stop), tagged=True)

    def _of_sort(self, at: int) -> bool:
        """Whether the words before are "town of", "village of" or their like."""
        words = self._parse.words
        return at > 1 and words[at - 1] == "of" and words[at - 2].lower() in SORTS

    def _works_for(self, stop: int, end: int) -> bool:
        """Whether what follows the name of a place, up to `end`, makes it that of a body there."""
        words = self._parse.words
        return words[stop] in ("City", "County", *POSSESSIVE) or not BODIES.isdisjoint(words[stop:end])

    def _made(self, first: int, stop: int, name: str, *, tagged: bool) -> Toponym | None:
        if fold(name) in self._peoples or (stop - first == 1 and self._parse.words[first] in COMMON):
            return None
        candidates = self._places.candidates(name)
        if not candidates and stop - first > 1 and self._parse.words[first] in DIRECTIONS:
            rest = self._name(first + 1, stop)
            inner = self._places.candidates(rest)
            if inner and inner[0].grain != "region":
                return Toponym(first + 1, stop, rest, inner, tagged)
        candidates = candidates or self._shortened(name)
        if not candidates and stop - first == 1 and not self._likely(first):
            return None
        return Toponym(first, stop, name, candidates, tagged)

    def _likely(self, at: int) -> bool:
        """Whether a single word that only the tagger takes for a place may be one."""
        if self._located(at, at + 1):
            return True
        return (
            self._parse.deps[at] not in ("nsubj", "poss", "appos", "dobj")
            and self._parse.words[at] not in self._people_named
        )

    def _shortened(self, name: str) -> tuple[Candidate, ...]:
        """What the name without its kind may stand for: "Ghor Province", "Town of Ayr"."""
        first, *rest = name.split()
        if not rest:
            return ()
        if rest[-1] in ("Province", "Governorate", "Oblast", "State", "Region", "Prefecture", "District", "Emirate"):
            found = self._places.candidates(" ".join((first, *rest[:-1])))
            return tuple(each for each in found if each.grain != "city") or found
        if first in ("City", "Town", "Village", "Port", "State", "Township", "Republic") and rest[0] == "of":
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

    def _longest(self, at: int) -> tuple[int, str]:
        """Where the longest name that the gazetteer knows ends, and the name; `at` where it knows none."""
        parse = self._parse
        words, limit = parse.words, min(at + LONGEST, parse.sentences[parse.sentence_of[at]][1])
        stop = at + 1
        while stop < limit and (words[stop][0].isupper() or words[stop] in LINKS or words[stop][0].isdigit()):
            stop += 1
        while stop > at:
            if words[stop - 1][0].isupper() or stop == at + 1:
                name = self._name(at, stop)
                if self._places.candidates(name):
                    return stop, name
                if self._text.startswith(".", parse.ends[stop - 1]) and self._places.candidates(name + "."):
                    dotted = stop < parse.sentences[parse.sentence_of[at]][1] - 1 and words[stop] == "."
                    return stop + dotted, name + "."
            stop -= 1
        return at, ""

    def _tagged(self, at: int) -> int:
        """Where the name that the tagger takes for a place ends, edges and additions cut off; 0 where none begins."""
        if self._label[at] not in PLACES:
            return 0
        words, tags, stop = self._parse.words, self._parse.tags, self._range[at][1]
        end = at
        while end < stop and words[end] not in (",", "(", ")", "/", ";", "and", "or", "–", "—", "--"):
            end += 1
        while end > at and (words[end - 1] in EDGES or not (words[end - 1][0].isupper() or words[end - 1].isdigit())):
            end -= 1
        if end - at == 1:
            word = words[at]
            if tags[at] not in PROPER and not self._places.candidates(self._name(at, end)):
                return 0
            if word in self._persons and not self._located(at, at + 1):
                return 0
            unknown = not self._places.candidates(self._name(at, end)) and not self._located(at, end)
            if unknown and (fold(word) in self._lexicon.given or self._label[at] == "FAC" or word.isupper()):
                return 0
            if word in KINDS or word in ("Earth", "Parliament", "Congress", "Senate", "Court"):
                return 0
        elif self._label[at] == "FAC" and not self._places.candidates(self._name(at, end)):
            return end if words[end - 1] in KINDS or words[at] in HEADS else 0
        return end

    def _described(self, at: int) -> int:
        """Where a name ends that its noun says to be a place: "Vernon County", "Lake Anna"; 0 where none begins."""
        parse = self._parse
        words, tags = parse.words, parse.tags
        if tags[at] not in PROPER:
            return 0
        limit = min(at + 4, parse.sentences[parse.sentence_of[at]][1])
        stop = at + 1
        if words[at] in HEADS:
            while stop < limit and (tags[stop] in PROPER or words[stop].isdigit()) and words[stop][0].isalnum():
                stop += 1
            return stop if stop > at + 1 else 0
        while stop < limit and (tags[stop] in PROPER or words[stop] in KINDS) and words[stop][0].isupper():
            stop += 1
            if words[stop - 1] in KINDS:
                return stop
        return 0

    def _free(self, first: int, stop: int) -> bool:
        """Whether no name of another sort reaches out of the words: they are not part of "Lake Street Bank"."""
        for token in range(first, stop):
            if self._label[token] in ("ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"):
                low, high = self._range[token]
                if low < first or high > stop:
                    return False
        return not self._goes_on(first, stop)

    def _goes_on(self, first: int, stop: int) -> bool:
        """Whether the words stand in a longer run of proper nouns."""
        parse = self._parse
        begin, end = parse.sentences[parse.sentence_of[first]]
        after = stop < end and parse.tags[stop] in PROPER and parse.words[stop][0].isupper()
        if after and (parse.heads[stop - 1] >= stop or parse.deps[stop - 1] == "compound"):
            return True
        if first > begin and parse.tags[first - 1] in PROPER and parse.words[first - 1][0].isupper():
            return parse.deps[first - 1] == "compound" and parse.heads[first - 1] < stop
        return False

    def _located(self, first: int, stop: int) -> bool:
        """Whether the words around say that it is a place: "in X", "X, Texas"."""
        words, size = self._parse.words, len(self._parse.words)
        if first > 0 and words[first - 1].lower() in STRONGLY:
            return True
        if self._of_sort(first):
            return True
        if stop < size and words[stop] in SAID_OF:
            return True
        begin = self._parse.sentences[self._parse.sentence_of[first]][0]
        if first == begin and words[first].isupper() and stop < size and words[stop] in DASHES:
            return True
        if first > begin + 1 and words[first - 1] in ("of", "from") and words[first - 2] == ",":
            return True
        return self._container(stop, size)

    def _container(self, stop: int, size: int) -> bool:
        """Whether a comma and the name of a country or province follow."""
        if stop + 1 >= size or self._parse.words[stop] != "," or not self._parse.words[stop + 1][0].isupper():
            return False
        end, name = self._longest(stop + 1)
        return end > stop and any(each.grain in ("country", "province") for each in self._places.candidates(name))

    def _stands_alone(self, first: int, stop: int, name: str) -> bool:
        """Whether a name that the gazetteer knows and the tagger does not is that of a place here."""
        tags = self._parse.tags
        label, (low, high) = self._label[first], self._range[first]
        if label in NEVER or any(self._label[token] in NEVER for token in range(first, stop)):
            return False
        best = self._places.candidates(name)[0]
        if stop - first == 1 and self._parse.words[first] in COMMON:
            return False
        if label and self._parse.words[low] in ("the", "The"):
            low += 1
        if label == "ORG" and high > stop and low == first:
            return (
                best.main
                and best.weight >= 40
                and (best.weight >= SURE_WEIGHT or not self._doubtful(first, name))
                and self._works_for(stop, high)
            )
        if label and (low < first or high > stop):
            return False
        if self._goes_on(first, stop):
            return label in ("", "GPE") and self._runs_to_body(stop) and best.weight >= 40
        if tags[first] not in PROPER and stop - first == 1 and not (best.chosen and tags[first][:2] == "NN"):
            return False
        if self._located(first, stop):
            return stop - first > 1 or best.weight >= (45 if self._doubtful(first, name) else 30)
        known = best.main and (best.weight >= SURE_WEIGHT or (best.chosen and best.weight >= 55))
        known = known and name not in self._persons and fold(name) not in self._lexicon.given
        if stop - first == 1 and self._doubtful(first, name) and not known:
            return False
        if best.grain in ("country", "province") or best.weight >= 80:
            return True
        return best.main and len(name) > 3 and (best.weight >= (48 if stop - first == 1 else 40))

    def _doubtful(self, first: int, name: str) -> bool:
        """Whether a single word may well be a person's name or a common noun."""
        lexicon, folded = self._lexicon, fold(name)
        return (
            name in self._persons
            or folded in lexicon.given
            or folded in lexicon.nouns
            or self._label[first] == "PERSON"
        )

    def _runs_to_body(self, stop: int) -> bool:
        """Whether the run of capitalised words from `stop` on names a body."""
        words, end = self._parse.words, stop
        while end < min(stop + 4, len(words)) and words[end][0].isupper():
            end += 1
        return end > stop and self._works_for(stop, end)

    def _people(self, at: int, beyond: int) -> Toponym | None:
        """The adjective or name of a people at a token, if it reaches beyond what is a name of a place."""
        for stop in (at + 2, at + 1):
            if beyond < stop <= len(self._parse.words):
                name = self._name(at, stop)
                if country := self._peoples.get(fold(name)):
                    return Toponym(at, stop, name, (country,), tagged=True, people=True)
        return None
