"""Whom a noun phrase stands for: the country and sector that its words and the names in it tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.ground.descriptions import Description, describe, is_backed, state_at
from sayso.ground.setting import Setting
from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.organizations import WORLDWIDE, code_of, key, organizations
from sayso.knowledge.peoples import LONGEST, peoples
from sayso.knowledge.sectors import can_act, sector_of, stands_for_owner, takes_after
from sayso.knowledge.states import State
from sayso.records import Actor, PlaceKind

INTERNATIONAL = frozenset(("UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"))
"""PLOVER's codes of international actors, which stand in the country's place."""

_OWN = frozenset(("amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "predet", "punct", "case"))
"""Places in the clause of the words before a noun that belong to it."""

_WHERE = frozenset(("in", "from", "at", "near", "around", "outside", "across", "inside", "throughout"))
_WHOSE = frozenset(("of", "for", "from", "among", "within"))
_AREAS = frozenset(
    "province region district city town village camp area capital island state county north south".split()
)
"""Nouns whose own name or owner tells where they lie: "residents of Lima province"."""

_OTHERS = frozenset(("counterpart", "rival", "opponent", "enemy", "foe", "neighbor", "neighbour", "ally"))
"""Nouns whose possessor is somebody of another state: "Russia and its neighbours"."""

_NOUNS = ("NN", "NNS", "NNP", "NNPS", "VBG")
"""Tags of what an adjective belongs to: nouns, and gerunds such as "shelling"."""

_DEEP = 3
"""How many "of" phrases within one another are read."""

_NAME = 4
"""Words in the name of a body that stands before a noun."""

_LENT = frozenset((None, "GOV", "LAB", "EDU", "BUS", "CVL", "COP", "ELI", "SOC"))
"""Sectors that say nothing of the people of an international body, but for "police": "UN staff", "UN inspectors"."""

_WEAK = frozenset((None, "GOV", "CVL", "UNK"))
"""Sectors that the body before the noun overrules: "Hamas officials" are no government's."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """The country and sector that a noun phrase tells, each None where it tells none."""

    country: str | None  # ISO 3166 alpha-3, or PLOVER's code of an international actor
    sector: str | None  # of PLOVER


_NOTHING = Belonging(None, None)


class Belongings:
    """Reads noun phrases of one report. `named` has the actors of the names by the tokens that their names take."""

    def __init__(self, setting: Setting, named: Mapping[int, Actor]) -> None:
        self._setting, self._parse, self._named = setting, setting.parse, named
        self._known: dict[int, Belonging] = {}
        self._descriptions: dict[int, Description | None] = {}

    def of(self, head: int, *, depth: int = 0) -> Belonging:
        """What the noun phrase around the token `head` tells."""
        if head not in self._known:
            self._known[head] = self._read(head, depth)
        return self._known[head]

    def _read(self, head: int, depth: int) -> Belonging:
        if (actor := self._named.get(head)) is not None:
            return Belonging(actor.country, actor.sector)
        parse = self._parse
        told = self.description(head)
        inner = self._after(head, depth) if depth < _DEEP else _NOTHING
        country, owner = self._before(head) if parse.lemmas[head] not in _OTHERS else (None, None)
        sector = told.sector if told else None
        if country is None and self.is_people(head):
            country, sector = self.country_at(head, head + 1)[0], sector or "CVL"
        if owner is not None and owner.sector and sector in _WEAK and country not in WORLDWIDE:
            sector = owner.sector if owner.sector != "GOV" or sector is None else sector
        counts = parse.tags[head] in ("CD", "DT", "JJ") or takes_after(parse.lemmas[head])
        if counts and inner.sector and self._own_is_weak(told):
            sector = inner.sector
        if sector is None and parse.tags[head] == "CD" and parse.deps[head] == "nsubjpass":
            sector = "UNK"  # "at least 20 were killed"
        if told is not None and "unidentified" in told.title.lower().split() and sector in _WEAK:
            sector = "UNK"
        owned = stands_for_owner(parse.lemmas[head])
        if owned and country is None and sector != "CVL" and not self.has_owner(head):
            sector = inner.sector  # whose a thing is, its place does not tell: "positions near Haifa"
        country = country or inner.country or self._where(head)
        if owned and country is None:
            country = self._called(head)
        if country is None and parse.deps[head] == "conj" and not self._determined(head):
            country = self._before(parse.heads[head])[0]
            sector = sector if told is None or not owned else told.sector
        if country in INTERNATIONAL and country != "MNC" and sector in _LENT and not _are_police(told):
            lent = owner.sector if owner is not None else inner.sector
            sector = lent if lent != "GOV" else None  # its officials are no state's
        return Belonging(country, sector)

    def renamed(self, named: Mapping[int, Actor]) -> None:
        """Take the actors of names by their tokens anew, once more is known of them."""
        told = {token: (actor.country, actor.sector) for token, actor in self._named.items()}
        if told != {token: (actor.country, actor.sector) for token, actor in named.items()}:
            self._known.clear()
        self._named = named

    def origin(self, head: int) -> str | None:
        """The state that "ethnic" before the noun names: those are of another state's people."""
        for at in range(self.first(head), head):
            if self._parse.words[at].lower() == "ethnic" and self._people(at, head + 1) is None:
                code, _, _ = self.country_at(at + 1, head + 1)
                return code
        return None

    def ahead(self, head: int, first: int) -> Belonging:
        """What the words before a name tell, from token `first`: "the Turkish daily Sabah"."""
        country, start = None, self.first(head)
        if start == first:
            return _NOTHING
        for at in range(start, first):
            code, size, _ = self.country_at(at, first)
            if code and not is_backed(self._parse, at + size):
                country = code
                break
        return Belonging(country, sector_of("", [fold(word) for word in self._parse.words[start:first]]))

    def home(self, head: int, first: int) -> str | None:
        """The country in which a people live, by the words around its name from token `first`."""
        if code := self.ahead(head, first).country:
            return code
        words = self._parse.words
        minority = words[head].lower() in peoples() or (head > 0 and words[first - 1].lower() == "ethnic")
        return self._where(head, _WHERE | _WHOSE if minority else frozenset(("of",)))

    def description(self, head: int) -> Description | None:
        """What the words of the phrase up to its noun tell."""
        if head not in self._descriptions:
            span = self._parse.span(self.first(head), head + 1)
            self._descriptions[head] = describe(span, self._setting)
        return self._descriptions[head]

    def is_people(self, token: int) -> bool:
        """Whether the word is a people's name in the plural: "two Danes"."""
        word, tag = self._parse.words[token], self._parse.tags[token]
        return (
            word[0].isupper()
            and tag in ("NNS", "NNPS")
            and (fold(word) in actor_words().peoples or fold(word) in peoples())
        )

    def has_owner(self, head: int) -> bool:
        """Whether the words before the noun tell whose it is: "rebel positions", "an army base"."""
        before = self._parse.words[self.first(head) : head]
        return sector_of("", [fold(word) for word in before]) is not None

    def _called(self, head: int) -> str | None:
        """The country of the place that the noun is called by: "the provincial capital Jalalabad"."""
        for child in self._parse.children[head]:
            if child > head and self._parse.deps[child] == "appos":
                return self.country_at(self.first(child), child + 1)[0]
        return None

    def _own_is_weak(self, told: Description | None) -> bool:
        """Whether what stands before the noun leaves it to the phrase after it whom it means."""
        return told is None or told.sector in (*_WEAK, "PTY") or sector_of(told.noun) == told.sector

    def first(self, head: int) -> int:
        """The first token of the noun phrase."""
        parse, first = self._parse, head
        for child in reversed(parse.children[head]):
            if child > head:
                continue
            if parse.rights[child] != first or parse.deps[child] not in _OWN or not _joins(parse.words[child]):
                break
            first = parse.lefts[child]
        return first

    def _determined(self, head: int) -> bool:
        return any(
            child < head and self._parse.deps[child] in ("det", "poss", "amod") for child in self._children(head)
        )

    def _children(self, head: int) -> tuple[int, ...]:
        return self._parse.children[head]

    def _before(self, head: int) -> tuple[str | None, Actor | None]:
        """The country that the words before the noun tell, and the actor who is named among them."""
        at, owner, parse = self.first(head), None, self._parse
        country: str | None = None
        while at < head:
            code, size, actor = self.country_at(at, head)
            if parse.words[at].lower() == "ethnic" and code is None:
                size += self.country_at(at + 1, head)[1] if at + 1 < head else 0  # they live elsewhere
            owner = owner or actor
            if country is None and code and not is_backed(parse, at + size):
                country = code
            at += size
        return country, owner

    def is_regional(self, head: int) -> bool:
        """Whether the words before the noun name a people of many countries: "West African troops"."""
        places, starts = self._setting.places, self._parse.starts
        found = (places.get(starts[at]) for at in range(self.first(head), head))
        return any(place is not None and place.kind is PlaceKind.DEMONYM and not place.country for place in found)

    def country_at(self, at: int, stop: int, *, named: bool = True) -> tuple[str | None, int, Actor | None]:
        """The country that the words from `at` on tell, their number, and whom they name.

        Without `named` the words are read one by one, as words of a name.
        """
        parse, setting = self._parse, self._setting
        low = not any(word[0].isupper() for word in parse.words[at : min(at + LONGEST, stop)])
        if low and at not in self._named:
            return None, 1, None
        people = self._people(at, stop)
        if people is not None:
            return (*people, None)
        state, size = state_at(setting, at, stop)
        if state is not None:
            return state.code, size, None
        if named and (actor := self._named.get(at)) is not None:
            size = 1
            while at + size < stop and self._named.get(at + size) is actor:
                size += 1
            return actor.country, size, actor
        if named and (body := self._body(at, stop)) is not None:
            return body
        place = setting.places.get(parse.starts[at])
        if place is not None and place.span is not None:
            return place.country, max(1, min(len(setting.tokens(place.span)), stop - at)), None
        capital = actor_words().capitals.get(fold(parse.words[at])) if parse.words[at][0].isupper() else None
        return (capital.code if capital else None), 1, None

    def _body(self, at: int, stop: int) -> tuple[str | None, int, Actor | None] | None:
        """The organisation that is called so alone, where the words from `at` on name one before a noun."""
        words, setting = self._parse.words, self._setting
        if "-" in words[max(at - 1, 0) : at + 2]:
            return None  # a part of a longer name
        for size in range(min(_NAME, stop - at), 0, -1):
            if not all(word[0].isupper() or word in ("of", "the") for word in words[at : at + size]):
                continue
            found = organizations(setting.knowledge).get(key(" ".join(words[at : at + size])), ())
            if len(found) == 1 and (size > 1 or words[at].isupper()):
                actor = Actor(found[0].id, found[0].name, found[0].kind, code_of(found[0]), sector=found[0].sector)
                return actor.country, size, actor
        return None

    def _people(self, at: int, stop: int) -> tuple[str | None, int] | None:
        """The country of the people that the words name; the first result is None where it is not told which."""
        words = self._parse.words
        for size in range(min(LONGEST, stop - at), 0, -1):
            if not words[at + size - 1][0].isupper():
                continue
            found = peoples().get(" ".join(fold(word) for word in words[at : at + size]))
            if found is not None:
                return found.country(self._setting.countries), size
        return None

    def _after(self, head: int, depth: int) -> Belonging:
        """What the phrase after "of", "for" or "from" tells, as one that is meant itself."""
        for noun in self._objects(head, _WHOSE):
            first = self.first(noun)
            code, size, _ = self.country_at(first, noun + 1)
            if noun in self._named or self._is_party(noun):
                inner = self.of(noun, depth=depth + 1)
                return Belonging(inner.country or code, inner.sector)
            if code and (first + size > noun or self._parse.words[noun].lower() in _AREAS):
                return Belonging(code, None)
        return _NOTHING

    def demonym(self, token: int) -> tuple[State, int] | None:
        """The state of an adjective that nothing else stands for, and the noun it belongs to.

        So it is in "a Turkish raid", and of the second of "British and French troops": the noun is -1 where it is
        nobody who can act.
        """
        parse = self._parse
        state = actor_words().adjectives.get(fold(parse.words[token]))
        if state is None or parse.tags[token][:2] not in ("JJ", "NN") or is_backed(parse, token + 1):
            return None
        first = token
        while parse.deps[first] == "conj" and parse.tags[parse.heads[first]] in ("JJ", "NNP"):
            first = parse.heads[first]
        noun = first
        while parse.deps[noun] in ("amod", "compound", "nmod", "poss") and parse.heads[noun] > noun:
            noun = parse.heads[noun]
            if noun in self._named or self._is_party(noun) or stands_for_owner(parse.lemmas[noun]):
                return (state, noun) if first != token and noun not in self._named else None
        return (state, -1) if noun == token or parse.tags[noun] in _NOUNS else None

    def _is_party(self, noun: int) -> bool:
        """Whether the noun means somebody who can act."""
        lemma = self._parse.lemmas[noun]
        return can_act(lemma) or takes_after(lemma) or actor_words().nouns.get(lemma) not in (None, "place")

    def beside(self, head: int) -> Belonging:
        """What the apposition of a name tells: "Ida Brandt, a Danish banker"."""
        for child in self._parse.children[head]:
            if child > head and self._parse.deps[child] == "appos" and self._is_party(child):
                return self.of(child)
        return _NOTHING

    def _where(self, head: int, prepositions: frozenset[str] = _WHERE) -> str | None:
        """The country of the place that the phrase after "in" or the like names."""
        for noun in self._objects(head, prepositions):
            for at in range(self.first(noun), noun + 1):
                code, _, _ = self.country_at(at, noun + 1)
                if code:
                    return code
            if code := self._where_of(noun):
                return code
        return None

    def _where_of(self, noun: int) -> str | None:
        """The country that the place of a place tells: "in the north of Peru"."""
        for inner in self._objects(noun, _WHERE | _WHOSE):
            code, _, _ = self.country_at(self.first(inner), inner + 1)
            if code:
                return code
        return None

    def _objects(self, head: int, prepositions: frozenset[str]) -> Iterator[int]:
        """The nouns after prepositions that hang on the noun."""
        parse = self._parse
        for child in parse.children[head]:
            if child > head and parse.deps[child] == "prep" and parse.words[child].lower() in prepositions:
                yield from (noun for noun in parse.children[child] if parse.deps[noun] == "pobj")


def _joins(word: str) -> bool:
    """Whether a word before a noun can be part of its phrase: no comma, bracket or quotation mark."""
    return word[0].isalnum() or word in ("-", "–", "'s", "’s", "'", "’", ".") or len(word) > 2


def _are_police(told: Description | None) -> bool:
    return told is not None and "police" in told.title.lower().split()
