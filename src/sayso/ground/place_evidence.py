"""What speaks for and against a run of words being the name of a place: features for learned weights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.ground.place_spans import Option, Spans
from sayso.ground.place_words import (
    BODIES,
    CLUBS,
    COMMON,
    DASHES,
    DIRECTIONS,
    DISEASES,
    GOVERNING,
    KINDS,
    NEVER,
    PARTS,
    PLACES,
    POSSESSIVE,
    PROPER,
    SAID_OF,
    SCHOOLS,
    SORTS,
    STRONGLY,
)
from sayso.knowledge.actors import actor_words, fold
from sayso.records import Parse

EVERYDAY = "everyday_words.txt"
"""The data file of words that are seldom names."""

_WEIGHTS = (1, 20, 30, 36, 40, 44, 48, 54, 60, 70, 80)  # where the classes of weight begin
_DEPS = frozenset("pobj nsubj compound nmod amod appos dobj conj poss attr npadvmod ROOT dep nsubjpass".split())
_PLAIN = frozenset("of from to for with by and or the on over between against via".split())
_NOUNS = ("NN", "NNS")
_AT = STRONGLY | frozenset("to from inside toward towards for left entered and".split())
_TELLING = ("disease", "school", "run school", "club", "sort")
_PARTIES = ("R", "D", "I")  # "Rep. Dan Ek, R-Elmwood"
_KEPT = 8  # candidates of a name whose whereabouts count, the heaviest first
_CLASSES = (
    ("school", SCHOOLS),
    ("disease", DISEASES),
    ("club", CLUBS),
    ("governing", GOVERNING),
    ("body", BODIES),
    ("kind", KINDS),
    ("said-of", SAID_OF),
)


class Evidence:
    """The features of the options of one report.

    What is told of a name anywhere in the report counts wherever it stands.
    """

    def __init__(self, parse: Parse, spans: Spans, options: list[list[Option]]) -> None:
        self._parse, self._spans, self._lexicon = parse, spans, actor_words()
        self._persons: set[str] = set()  # words of persons' names of two words or more
        self._labels: dict[str, set[str]] = {}  # what the tagger takes each name for, anywhere
        for entity in parse.entities:
            words = parse.words[entity.first : entity.stop]
            self._labels.setdefault(" ".join(words), set()).add(entity.label)
            if entity.label == "PERSON" and len(words) > 1:
                self._persons.update(words)
        self._small = {word for word in parse.words if word.islower()}
        flat = [option for row in options for option in row]
        self._located = {option.name for option in flat if self._is_located(option)}
        self._around = self._whereabouts(flat)
        self._elsewhere: dict[str, set[str]] = {}  # what follows each name, anywhere
        for option in flat:
            if (after := self._after(option.stop)) in _TELLING:
                self._elsewhere.setdefault(option.name, set()).add(after)
        self._longer = {  # how far a known name reaches from each token
            row[0].first: max((option.stop for option in row if option.known and option.candidates[0].main), default=0)
            for row in options
        }

    def features(self, option: Option) -> Iterator[str]:
        """The names of what holds of an option."""
        if option.people:
            yield from self._people(option)
            return
        words = "1" if option.stop - option.first == 1 else "2" if option.stop - option.first == 2 else "3"
        sources = "k" * option.known + "t" * option.tagged + "d" * option.described
        entity, after, before = self._entity(option), self._after(option.stop), self._before(option.first)
        yield f"source {sources} {words}"
        yield f"entity {entity}"
        yield f"entity {entity} source {sources}"
        yield f"after {after}"
        yield f"before {before}"
        dep = self._parse.deps[option.stop - 1]
        yield f"dep {dep if dep in _DEPS else 'other'}"
        if before == "begin" and after in ("dash", "(", ",", "-"):
            yield f"dateline {after} {self._parse.words[option.first].isupper()}"
        yield from self._gazetted(option, words, after)
        yield from self._told(option, words)

    def is_passed_by(self, option: Option) -> bool:
        """Whether it is a place of a sort that those who mark places often pass by.

        A known building that somebody is said to be at ("outside the Kremlin"), or "Central" in "Central and South
        Asia".
        """
        words, first = self._parse.words, option.first
        if option.known and option.described and option.name != words[first] and words[first] in DIRECTIONS:
            return option.stop == first + 1
        if not option.known or option.candidates[0].grain != "building" or self._runs_on(option.stop):
            return False
        at = first - 1 - (words[first - 1] == "the") if first > 1 else 0
        after = self._after(option.stop)
        return words[at].lower() in _AT and not after.startswith(("noun", "possessive"))

    def is_in_person(self, option: Option) -> bool:
        """Whether the words begin the name of a person that goes on: "Jordan Smith"."""
        first, stop = option.first, option.stop
        if self._spans.labels[first] != "PERSON" or self._spans.ranges[first][1] <= stop:
            return False
        return self._after(stop) in ("run", "run apart")

    def _gazetted(self, option: Option, words: str, after: str) -> Iterator[str]:
        """What the gazetteer says of the name."""
        if not option.candidates:
            yield f"unknown {words}"
            return
        best = option.candidates[0]
        size = sum(best.weight >= least for least in _WEIGHTS) if best.main else -1
        yield f"size {size}"
        company = self._company(option)
        yield f"company {company}"
        yield f"company {company} size {max(size, 0) // 3} words {words}"
        yield f"grain {best.grain}"
        yield f"grain {best.grain} after {after}"
        if best.chosen and best.grain != "city":
            yield f"chosen {best.grain}"
        if option.name in self._located:
            yield f"located size {max(size, 0) // 3}"
        if len(option.candidates) > 4:
            yield "many of the name"

    def _told(self, option: Option, words: str) -> Iterator[str]:
        """What the report tells of the name here and elsewhere, and what else the word may be."""
        labels = self._labels.get(option.name, set())
        checks = (
            (f"located here {words}", self._is_located(option)),
            (f"located {words}", option.name in self._located),
            (f"also PERSON {words}", "PERSON" in labels),
            (f"also ORG {words}", "ORG" in labels),
            (f"also place {words}", not labels.isdisjoint(PLACES)),
            ("longer", option.stop < self._longer[option.first]),
            ("contained", self._contained(option.stop)),
        )
        yield from (name for name, holds in checks if holds)
        for after in self._elsewhere.get(option.name, ()):
            yield f"elsewhere {after}"
        yield from self._worded(option)

    def _worded(self, option: Option) -> Iterator[str]:
        """What the first and the last word of the name are."""
        first, last = self._parse.words[option.first], self._parse.words[option.stop - 1]
        if option.stop - option.first == 1:
            yield from self._single(option, first)
        if first in DIRECTIONS:
            yield "direction first"
        if last in KINDS:
            yield "kind last"
        if first.isupper() and len(first) > 3:
            yield "capitals"

    def _single(self, option: Option, word: str) -> Iterator[str]:
        """What a word that is the whole name may be besides."""
        lexicon, folded = self._lexicon, fold(word)
        everyday = folded in everyday_words()
        known = any(each.chosen and each.grain != "city" for each in option.candidates[:1])
        checks = (
            ("of a person", word in self._persons),
            ("given known" if known else "given", folded in lexicon.given),
            ("noun", folded in lexicon.nouns),
            ("common", word in COMMON),
            ("everyday", everyday),
            ("everyday begin", everyday and self._before(option.first) == "begin"),
            ("small elsewhere", folded in self._small),
            ("short", len(word) < 4),
            ("given first", folded in lexicon.given and self._runs_on(option.stop)),
        )
        yield from (f"word {name}" for name, holds in checks if holds)

    def _whereabouts(self, options: list[Option]) -> dict[tuple[str | None, str], set[str]]:
        """For each first-level division the names that lie there, of those that are likely to be places."""
        found: dict[tuple[str | None, str], set[str]] = {}
        for option in options:
            if option.tagged or option.name in self._located:
                for each in option.candidates[:_KEPT]:
                    if each.first:
                        found.setdefault((each.country, each.first), set()).add(option.name)
        return found

    def _company(self, option: Option) -> int:
        """How many other names, up to 3, have a place in a first-level division in which this one has one too."""
        names = (
            self._around.get((each.country, each.first), set()) for each in option.candidates[:_KEPT] if each.first
        )
        return min(max((len(its) - (option.name in its) for its in names), default=0), 3)

    def _people(self, option: Option) -> Iterator[str]:
        parse, at = self._parse, option.stop - 1
        grain = option.candidates[0].grain
        after = self._after(option.stop)
        yield "people"
        yield f"people {grain}"
        yield f"people tag {parse.tags[at]}"
        yield f"people after {after}"
        yield f"people entity {self._entity(option)}"
        dep = parse.deps[at]
        yield f"people dep {dep if dep in _DEPS else 'other'}"
        if parse.words[at].endswith("s"):
            yield "people plural"
        if option.candidates[0].country == "USA":
            yield "people American"

    def _entity(self, option: Option) -> str:
        """What the tagger calls the words, and whether its name begins and ends with them."""
        labels = self._spans.labels
        label = labels[option.first] or labels[option.stop - 1]
        if not label:
            return "none"
        low, high = self._spans.ranges[option.first if labels[option.first] else option.stop - 1]
        if self._parse.words[low] in ("the", "The") and low + 1 == option.first:
            low += 1
        if high > option.stop and self._parse.words[high - 1] in POSSESSIVE:
            high -= 1
        kind = label if label in ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP") else "no" if label in NEVER else "thing"
        begins = "<" if low < option.first else "[" if low == option.first else "("
        ends = ">" if high > option.stop else "]" if high == option.stop else ")"
        return f"{begins}{kind}{ends}"

    def _after(self, stop: int) -> str:
        """The class of what follows."""
        parse = self._parse
        words, tags, size = parse.words, parse.tags, len(parse.words)
        if stop >= size or parse.sentence_of[stop] != parse.sentence_of[stop - 1]:
            return "end"
        word = words[stop]
        if word == "City" and stop + 1 < size and words[stop + 1] in GOVERNING:
            return "city body"
        for name, members in _CLASSES[:3]:
            if word in members:
                return name
        if word[0].isupper() and tags[stop] in PROPER:
            return self._run(stop)
        if word in SORTS:
            return "sort"
        if word in SAID_OF:
            return "said-of"
        if tags[stop] in _NOUNS:
            return f"noun {self._lexicon.nouns.get(parse.lemmas[stop], '')}"
        if word in POSSESSIVE:
            return "possessive"
        if word in DASHES or word in ("and", "or", "/", ")", "."):
            return word if word not in ("--", "—", "–", "---") else "dash"
        return f"tag {tags[stop][:2]}"

    def _run(self, stop: int) -> str:
        """The class of a run of capitalised words that follows: by what sort of word is among them."""
        words, end = self._parse.words, stop
        limit = self._parse.sentences[self._parse.sentence_of[stop]][1]
        while end < min(stop + 5, limit) and (words[end][0].isupper() or words[end] in ("of", "and", "&")):
            end += 1
        run = words[stop:end]
        for name, members in _CLASSES:
            if not members.isdisjoint(run):
                return f"run {name}"
        return "run" if self._parse.deps[stop - 1] in ("compound", "nmod", "amod") else "run apart"

    def _before(self, first: int) -> str:
        """The class of what stands before."""
        parse = self._parse
        words, tags = parse.words, parse.tags
        begin = parse.sentences[parse.sentence_of[first]][0]
        if first == begin:
            return "begin"
        word = words[first - 1]
        small = word.lower()
        if small in STRONGLY:
            return "in"
        if self._spans.of_sort(first):
            return "sort"
        if word == "of" and first > begin + 1:
            before = words[first - 2]
            for name, members in _CLASSES[:5]:
                if before in members:
                    return f"{name} of"
            return "of after comma" if before == "," else "of"
        if word == "-" and first > begin + 1 and words[first - 2] in _PARTIES:
            return "party"
        if small in PARTS:
            return "part"
        if small in _PLAIN or word in ("-", ",", "(", "/", "–", "—", "--"):
            return small
        if word.rstrip(".").lower() in self._lexicon.titles:
            return "title"
        if word[0].isupper() and tags[first - 1] in PROPER:
            return "direction" if word in DIRECTIONS else f"name {self._spans.labels[first - 1] == 'PERSON'}"
        return f"tag {tags[first - 1][:2]}"

    def _is_located(self, option: Option) -> bool:
        """Whether the words around say that it is a place: "in X", "X, Texas"."""
        parse, first, stop = self._parse, option.first, option.stop
        words = parse.words
        if first > 0 and words[first - 1].lower() in STRONGLY and not self._runs_on(stop):
            return True
        if self._spans.of_sort(first) or (stop < len(words) and words[stop] in SAID_OF):
            return True
        begin = parse.sentences[parse.sentence_of[first]][0]
        if first == begin and words[first].isupper() and stop < len(words) and words[stop] in DASHES:
            return True
        return self._contained(stop)

    def _runs_on(self, stop: int) -> bool:
        words = self._parse.words
        return stop < len(words) and words[stop][0].isupper() and self._parse.tags[stop] in PROPER

    def _contained(self, stop: int) -> bool:
        """Whether a comma and the name of a country or province follow."""
        words = self._parse.words
        if stop + 1 >= len(words) or words[stop] != "," or not words[stop + 1][0].isupper():
            return False
        return self._spans.is_container(stop + 1)


@cache
def everyday_words() -> frozenset[str]:
    """Words of everyday English that are also names of places."""
    text = files("sayso.knowledge").joinpath(EVERYDAY).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
