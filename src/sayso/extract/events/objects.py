"""What stands beside a word that may tell a deed: its object and subject, and what kinds of things those are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.extract import syntax
from sayso.extract.drafts import Page
from sayso.extract.syntax import child, children
from sayso.knowledge.actors import ActorWords, actor_words
from sayso.knowledge.frames import Frames
from sayso.knowledge.moods import moods
from sayso.knowledge.sectors import sectors
from sayso.records import Parse

_PEOPLE = frozenset(("he", "him", "she", "her", "they", "them", "us", "we", "who", "whom", "someone", "anyone"))
_THIRD = frozenset(("he", "him", "she", "her", "they", "them", "we", "us", "it"))
_SELVES = frozenset(("himself", "herself", "themselves", "itself", "themself", "myself", "ourselves"))

_PUBLIC = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "REB", "SPY", "UAF", "PTY", "REF", "OPP", "CRM"))
"""Sectors whose nouns tell that a report is of politics, war or courts."""

_SHORT = 80
"""Words below which a text is too short to say what it is about."""


_POLITICAL = frozenset(("armed_group", "body", "role", "state"))
_SOMEBODY = frozenset(("role", "person", "people", "armed_group"))
_COMPANY = frozenset(("@person", "@actor"))
_ACTING = frozenset(("PERSON", "ORG", "GPE", "NORP"))


@dataclass(slots=True)
class Scene:
    """A page with what was found out about its words so far; it lives while one report is read."""

    page: Page
    frames: Frames
    wide: bool = False  # whether to take what the lexicon's lists of objects do not name
    labels: dict[int, str] = field(default_factory=dict)  # token -> label of its named entity
    known: dict[int, frozenset[str]] = field(default_factory=dict)  # token -> kinds, as asked
    doers: dict[int, int | None] = field(default_factory=dict)  # verb -> subject, as asked
    publicity: float = 1000.0  # words for state, army, police, courts, parties and rebels in a thousand
    accidental: bool = False  # more is said of accidents than of those
    sporting: bool = False  # more is said of sports than of those

    @classmethod
    def of(cls, page: Page, frames: Frames, *, wide: bool = False) -> Scene:
        """The scene of a page that nothing was asked of yet."""
        parse = page.parse
        labels = {at: name.label for name in parse.entities for at in range(name.first, name.stop)}
        scene = cls(page, frames, wide, labels)
        nouns = [lemma for lemma, tag in zip(parse.lemmas, parse.tags, strict=True) if tag[0] == "N"]
        public = sum(sectors().get(lemma) in _PUBLIC for lemma in nouns)
        accidents = sum(lemma in frames.classes["accidents"] for lemma in nouns)
        sports = sum(lemma in frames.classes["sports"] for lemma in nouns)
        if len(parse.words) >= _SHORT:
            scene.publicity = 1000 * public / len(parse.words)
            scene.sporting = sports > public
        violence = sum(scene.tells_violence(at) for at in range(len(parse.words))) if accidents else 0
        scene.accidental = accidents > violence
        return scene

    @property
    def parse(self) -> Parse:
        """The words of the page."""
        return self.page.parse

    def kinds(self, token: int) -> frozenset[str]:
        """What the noun is: members of the lexicon's KINDS."""
        found = self.known.get(token)
        if found is None:
            found = self.known[token] = frozenset(self._kinds(token))
        return found

    def _kinds(self, token: int) -> Iterator[str]:
        parse, words = self.parse, actor_words()
        lemma, label, tag = parse.lemmas[token], self.labels.get(token, ""), parse.tags[token]
        noun = _noun_class(words, lemma, parse.words[token])
        pronoun = lemma in _PEOPLE or parse.words[token].lower() in _PEOPLE
        counted = tag == "CD" and label == "CARDINAL"
        if label == "PERSON" or noun in _SOMEBODY or pronoun or counted:
            yield from _COMPANY
        elif label in _ACTING or noun in ("body", "organization", "state", "outlet"):
            yield "@actor"
        if label == "NORP" and tag in ("NNS", "NNPS"):
            yield "@person"
        if label == "GPE" or noun == "state" or lemma in ("government", "country", "state", "nation", "administration"):
            yield "@state"
        if lemma in self.frames.classes["armed"] or noun == "armed_group":
            yield "@armed"
        if label in ("GPE", "LOC", "FAC"):
            yield "@place"

    def subject(self, verb: int) -> int | None:
        """Who does what the verb says: the subject of an active verb, the agent of a passive."""
        if verb not in self.doers:
            parse = self.parse
            passive = syntax.is_passive(parse, verb)
            doer = syntax.agent(parse, verb) if passive else syntax.subject(parse, verb)
            if doer is None and not passive:
                doer = next((at for aux in children(parse, verb, "aux") for at in children(parse, aux, "nsubj")), None)
            self.doers[verb] = doer
        return self.doers[verb]

    def whole(self, head: int) -> Iterator[int]:
        """The noun, those that stand beside it ("and"), and what it counts ("dozens of soldiers")."""
        parse, open_ends, seen = self.parse, [head], 0
        while open_ends and seen < 8:
            seen += 1
            token = open_ends.pop(0)
            yield token
            open_ends += children(parse, token, "conj")
            if parse.lemmas[token] in self.frames.classes["counts"] or parse.tags[token] in ("CD", "DT"):
                open_ends += of_phrase(parse, token)

    def objects(self, verb: int) -> list[int]:
        """The object of a verb, the subject of a passive, the noun that a participle describes."""
        parse = self.parse
        if syntax.is_passive(parse, verb):
            own = child(parse, verb, "nsubjpass")
            given = list(children(parse, verb, "dobj"))  # "was given a fine"
            if own is not None:
                return [_relative(parse, verb, own), *given]
            if parse.deps[verb] in ("acl", "amod"):
                return [parse.heads[verb]]
            if parse.deps[verb] == "conj":
                before = parse.heads[verb]
                shared = child(parse, before, "nsubjpass")
                return [shared] if shared is not None else []
            return []
        found = list(children(parse, verb, "dobj", "dative"))
        found = [at for at in found if parse.pos[at] != "ADP"]
        if found:
            beside = [two for at in found for two in children(parse, at, "appos")]  # "granted him a pardon", misread
            return [*(_relative(parse, verb, at) for at in found), *beside]
        following = [at for at in children(parse, verb, "conj") if parse.tags[at][:2] == "VB"]
        for other in following[:1]:  # "attacked and killed the men"
            if child(parse, verb, "prep", "ccomp", "xcomp") is None and child(parse, other, "nsubj", "aux") is None:
                found = list(children(parse, other, "dobj"))
        if not found and parse.deps[verb] == "relcl" and child(parse, verb, "nsubj") is not None:
            subject = child(parse, verb, "nsubj")
            if subject is not None and parse.tags[subject][0] != "W":
                return [parse.heads[verb]]  # "the man they killed"
        return found

    def governed(self, preposition: int) -> list[int]:
        """What a preposition governs."""
        return list(children(self.parse, preposition, "pobj"))

    def is_insult(self, verb: int) -> bool:
        """Whether the verb's complement is one: "called him a liar"."""
        parse, words = self.parse, moods()
        bad = words.blame | words.wrongs | self.frames.classes["insults"]
        for one in children(parse, verb, "oprd", "attr", "acomp", "ccomp", "xcomp", "advcl", "prep", "dobj"):
            below = [one, *parse.children[one]]
            if parse.deps[one] in ("prep", "dobj"):
                below += [two for at in parse.children[one] for two in parse.children[at]]
            if any(parse.lemmas[at] in bad for at in below):
                return True
            names = parse.lemmas[verb] in self.frames.classes["naming"]
            if names and parse.deps[one] != "dobj" and self._is_mocking(one):
                return True
        return False

    def tells_violence(self, token: int) -> bool:
        """Whether the word names violence, or those who do it."""
        parse = self.parse
        lemma = parse.lemmas[token]
        if any(lemma in self.frames.classes[name] for name in ("armed", "weapons", "means")):
            return lemma not in self.frames.classes["anybody"]
        if lemma in self.frames.classes["hurt"]:
            return False
        known = self.frames.verbs if parse.tags[token][:2] == "VB" else self.frames.nouns
        return any(frame.type == "ASSAULT" and not frame.open for frame in known.get(lemma, ()))

    def official(self, token: int) -> bool:
        """Whether the noun names a state, a people, or somebody of a public sector."""
        lemma = self.parse.lemmas[token]
        return self.labels.get(token) in ("GPE", "NORP") or sectors().get(lemma) in _PUBLIC

    def _is_mocking(self, token: int) -> bool:
        """Whether the complement is quoted and praises nothing: "called the talks "a farce"."""
        parse, praise = self.parse, moods().praise
        words = range(parse.lefts[token], parse.rights[token])
        quoted = any(self.page.quoted[at] >= 0 for at in words)
        return quoted and not any(parse.lemmas[at] in praise for at in words)

    def political(self, token: int) -> bool:
        """Whether the noun names somebody who acts in politics or war, or speaks for a body."""
        parse = self.parse
        if self.labels.get(token) in _ACTING or parse.tags[token] in ("NNP", "NNPS"):
            return True
        lemma = parse.lemmas[token]
        if parse.tags[token] == "PRP":
            return parse.words[token].lower() in _THIRD
        noun = _noun_class(actor_words(), lemma, parse.words[token])
        return noun in _POLITICAL or "@armed" in self.kinds(token) or lemma in self.frames.classes["crowd"]

    def parties(self, head: int) -> Iterator[int]:
        """The nouns around the head that may take part: objects, its owner, the words before it."""
        parse = self.parse
        for one in parse.children[head]:
            label = parse.deps[one]
            if label in ("dobj", "nsubj", "nsubjpass", "poss", "compound", "dative", "amod", "nmod"):
                yield from self.whole(one)
                yield from children(parse, one, "poss", "compound", "amod")
            elif label in ("prep", "agent"):
                for two in self.governed(one):
                    yield from self.whole(two)
                    yield from children(parse, two, "poss", "compound", "amod")


def of_phrase(parse: Parse, noun: int) -> list[int]:
    """What "of" governs below the noun."""
    return [
        at
        for one in children(parse, noun, "prep")
        if parse.lemmas[one] in ("of", "among")
        for at in children(parse, one, "pobj")
    ]


def is_self(parse: Parse, token: int) -> bool:
    """Whether the word is "himself", "themselves" and the like."""
    return parse.words[token].lower() in _SELVES


def _relative(parse: Parse, verb: int, token: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if parse.words[token].lower() in syntax.RELATIVES and parse.deps[verb] == "relcl":
        return parse.heads[verb]
    return token


def _noun_class(words: ActorWords, lemma: str, word: str) -> str:
    """What the noun names: role, person, body, ...; empty if it names nobody who can act."""
    if found := words.nouns.get(lemma):
        return found
    lower = word.lower()
    if lower in words.peoples or lower in words.singulars:
        return "people"
    if lower in words.states or lower in words.capitals:
        return "state"
    return words.known.get(lower, "")
