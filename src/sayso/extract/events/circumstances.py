"""When and where deeds were done: which of a report's times and places belong to which trigger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.extract import syntax
from sayso.extract.adjuncts import Adjuncts
from sayso.extract.syntax import child, children, is_verb
from sayso.knowledge.frames import lexicon
from sayso.records import Parse, Place, PlaceKind, Reading, When

_LOCATIVE = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "across", "around", "throughout", "along", "within", "onto", "off")
)
"""Prepositions that put a deed at a place."""

_BESIDE = frozenset(("outside", "inside", "near"))
"""Prepositions by which a body's name stands for its building."""

_GOALS = {
    "to": frozenset(
        (
            "visit trip travel journey airlift transfer fly evacuate march tour return deploy dispatch send escort set "
            "bring"
        ).split()
    ),
    "from": frozenset(
        ("withdraw withdrawal release evacuate evacuation flee pull airlift expel retreat pullout").split()
    ),
    "into": frozenset(
        ("march break burst storm cross push advance incursion invasion foray raid move fire lob launch throw").split()
    ),
    "of": frozenset(
        (
            "siege shelling bombing bombardment capture occupation invasion storming blockade seizure control battle "
            "annexation takeover encirclement destruction airstrike"
        ).split()
    ),
    "through": frozenset("march parade walk".split()),
}
"""Prepositions that put a deed at a place after certain triggers only: "the siege of", "withdrew from"."""

_ENTERING = frozenset(
    (
        "storm occupy visit raid search besiege shell bomb bombard invade enter tour blockade encircle overrun block"
    ).split()
)
"""Verbs whose object is the place where they are done."""

_TEMPORAL = frozenset(
    (
        "in on at during by since until till between from to within over for of with and around about throughout late "
        "early as before after through following dated"
    ).split()
)
"""Prepositions on the way from a time to its trigger that leave it the trigger's own."""

_REPORTING = frozenset(
    (
        "say tell report announce write add state claim note tweet post confirm deny testify warn argue allege explain "
        "declare insist believe think know show reveal"
    ).split()
)
"""Verbs whose own time and place are those of the telling, not of what their clause tells."""

_HAPPENING = frozenset(
    (
        "take happen occur begin start come follow hold carry end continue unfold be erupt break last see make launch "
        "stage conduct commit go mark cause issue kill injure wound increase orchestrate suffer fill intensify "
        "escalate have die"
    ).split()
)
"""Verbs that carry a deed which a noun names, so that what is theirs is the deed's."""

_DURING = frozenset(("during", "at", "amid"))
"""Prepositions of a deed in whose course another is done."""

_PLACE_NOUNS = frozenset(
    (
        "area outskirt outskirts edge border base airport street square park plaza building house home prison jail "
        "court courthouse embassy "
        "consulate hospital school university campus church mosque temple synagogue cathedral market marketplace "
        "station checkpoint camp village town city district province region county country nation state territory "
        "island capital suburb neighborhood neighbourhood road highway bridge port harbor harbour hotel restaurant "
        "kitchen cafe bar shop store mall centre center headquarters office parliament palace compound complex "
        "facility factory plant mine refinery farm field forest valley mountain hill coast beach sea river strait gulf "
        "waters crossing frontier stadium arena theatre theater cinema museum monument cemetery apartment flat block "
        "site scene venue outpost barracks post gate nightclub club pier quay terminal junction avenue lane garden "
        "quarter sector zone strip enclave stronghold settlement jurisdiction reservation shelter warehouse"
    ).split()
)
"""Nouns of places that have no name."""

_GRAINS = ("building", "city", "district", "province", "region", "country", "water")
_DEEP = 12
"""How many words up from a time or place its trigger is looked for."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """The word that a time or place belongs to, and how."""

    owner: int  # the first verb or event noun above it
    label: str  # the dependency by which the way reaches the owner
    preposition: str  # the last preposition on the way, in lower case; empty where there is none
    through: int  # nouns passed on the way


class EventCircumstances:
    """Tells when and where the deeds of one report were done, as far as its sentences tell."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse = parse
        self._frames = lexicon()
        self._labels = {at: name.label for name in parse.entities for at in range(name.first, name.stop)}
        self._times = [
            (token, each, self._tie(token))
            for each in reading.times
            if each.span and each.type in ("DATE", "TIME", "DURATION") and _is_told(each)
            for token in (self._head(each.span.start, each.span.end),)
            if token >= 0
        ]
        places = [each for each in reading.places if each.span and each.kind is PlaceKind.LITERAL and each.name]
        named = {self._head(each.span.start, each.span.end): each for each in places if each.span}
        self._places = [(token, each, self._tie(token)) for token, each in sorted(named.items()) if token >= 0]
        self._places += [(token, each, self._tie(token)) for token, each in self._nameless(named)]

    def of(self, head: int) -> Adjuncts:
        """The time and the place of the deed whose trigger has its head at a token."""
        return Adjuncts(self._when(head), self._where(head))

    def _when(self, head: int) -> When | None:
        first, stop = syntax.sentence(self._parse, head)
        found = [(token, each, tie) for token, each, tie in self._times if first <= token < stop]
        for owner, fronted in self._owners(head) if found else ():
            mine = [
                (_rank_of_time(each), abs(token - head), each)
                for token, each, tie in found
                if tie.owner == owner and self._is_time_of(token, tie, owner) and (token < owner or not fronted)
            ]
            if mine:
                return min(mine, key=lambda one: one[:2])[2]
        return None

    def _where(self, head: int) -> Place | None:
        first, stop = syntax.sentence(self._parse, head)
        found = [(token, each, tie) for token, each, tie in self._places if first <= token < stop]
        for owner, fronted in self._owners(head) if found else ():
            mine = [
                (tie.through > 0, not each.name, _grain(each.grain), abs(token - head), each)
                for token, each, tie in found
                if tie.owner == owner and self._is_place_of(each, tie, owner) and (token < owner or not fronted)
            ]
            if mine:
                return min(mine, key=lambda one: one[:4])[4]
        return None

    def elsewhere(self, head: int) -> tuple[Place, ...]:
        """Other places of deeds that one plural noun tells: "attacks in Lima and in Cusco"."""
        if self._parse.tags[head] != "NNS":
            return ()
        first = self._where(head)
        return tuple(
            each
            for token, each, tie in self._places
            if tie.owner == head and each.name and first is not None and each != first
            if self._parse.deps[token] == "pobj" and self._is_place_of(each, tie, head)
        )

    # ---- whose times and places are a deed's --------------------------------------------------------------------

    def _owners(self, head: int) -> Iterator[tuple[int, bool]]:
        """The words whose times and places are the deed's: the trigger, then those that carry or share it.

        With each, whether only what stands before it counts: "On Friday, she met them and signed".
        """
        parse = self._parse
        yield head, False
        for below in parse.children[head]:
            if parse.deps[below] in ("relcl", "acl") and parse.lemmas[below] in _HAPPENING:
                yield below, False
            elif parse.deps[below] == "advcl" and parse.tags[below] == "VBG" and below < head:
                yield below, False  # "Speaking in Lima, she called on them"
            elif parse.deps[below] == "dobj" and self._is_deed(below) and self._is_light(head):
                yield below, False
            elif parse.deps[below] == "conj" and self._is_verbal(head) and self._is_joined(head, below):
                yield below, False  # "closed and seized the mill in May"
        at, fronted = head, False
        for _ in range(4):
            step = self._verb_above(at) if self._is_verbal(at) else self._carrier_above(at)
            if step is None:
                return
            at, fronted = step[0], fronted or step[1]
            yield at, fronted

    def _is_joined(self, verb: int, other: int) -> bool:
        """Whether a verb stands right before another that shares its object."""
        parse = self._parse
        return self._is_verbal(other) and other - verb == 2 and child(parse, other, "nsubj", "nsubjpass") is None

    def _is_verbal(self, token: int) -> bool:
        return is_verb(self._parse, token) or self._parse.pos[token] == "AUX"

    def _verb_above(self, verb: int) -> tuple[int, bool] | None:
        """The verb whose time and place a verb shares, and whether only what stands before that is shared."""
        parse, up, label = self._parse, self._parse.heads[verb], self._parse.deps[verb]
        if up == verb or not self._is_verbal(up):
            above = parse.heads[up]
            by = parse.lemmas[up] in ("by", "in") or (parse.lemmas[up] == "after" and parse.lemmas[above] == "die")
            return (above, False) if label == "pcomp" and by and self._is_verbal(above) else None
        subject = child(parse, verb, "nsubj", "nsubjpass")
        if label == "conj":
            return (up, False) if subject is None else None
        if label == "ccomp":
            return (up, False) if parse.lemmas[up] == "see" else None
        if label == "xcomp":
            return (up, True) if parse.lemmas[up] not in _REPORTING else None
        if label == "advcl":
            words = {parse.words[at].lower() for at in children(parse, verb, "mark", "advmod")}
            if words & {"when", "while", "as"}:
                return up, False
            bare = subject is None and not words & {"after", "before", "if", "because", "since", "until"}
            return (up, parse.lemmas[up] in _REPORTING) if bare and parse.tags[verb] in ("VBG", "VBN") else None
        return None

    def _carrier_above(self, noun: int) -> tuple[int, bool] | None:
        """The verb or noun that carries the deed which a noun names, and whether only what stands before it counts."""
        parse, up, label = self._parse, self._parse.heads[noun], self._parse.deps[noun]
        if up == noun:
            return None
        if label == "conj" and parse.tags[up][:2] == "NN":
            return up, False
        if label == "pobj" and parse.lemmas[up] in ("of", "in") and parse.heads[up] != up:
            noun, label, up = parse.heads[up], "dobj", parse.heads[up]
            if self._is_verbal(up):
                return (up, False) if self._is_light(up) or parse.lemmas[up] in _HAPPENING else None
            label, up = parse.deps[noun], parse.heads[noun]  # "a series of attacks"
        if label == "pobj" and parse.lemmas[up] in _DURING and self._is_verbal(parse.heads[up]):
            return parse.heads[up], False  # "she spoke on Friday during the meeting"
        if not self._is_verbal(up):
            return None
        if label == "nsubj" or (label == "dobj" and self._is_light(up)):
            return up, False
        carried = label in ("dobj", "nsubjpass", "attr", "pobj") and parse.lemmas[up] in _HAPPENING
        return (up, False) if carried or (label == "nsubjpass" and self._is_light(up)) else None

    def _is_light(self, verb: int) -> bool:
        return self._parse.lemmas[verb] in self._frames.light

    # ---- what a time or place belongs to ------------------------------------------------------------------------

    def _is_time_of(self, token: int, tie: _Tie, owner: int) -> bool:
        parse = self._parse
        if tie.label in ("nsubj", "nsubjpass", "ccomp") and self._is_verbal(owner):
            return tie.through == 0 and parse.lemmas[owner] == "see"
        if tie.through and tie.label in ("compound", "poss", "amod", "nmod"):
            return False
        if tie.through and parse.deps[token] in ("compound", "poss", "amod", "nmod", "nummod"):
            return False  # "the 2018 act": the act's
        return not tie.preposition or tie.preposition in _TEMPORAL

    def _is_place_of(self, place: Place, tie: _Tie, owner: int) -> bool:
        parse = self._parse
        if tie.label in ("nsubj", "nsubjpass", "ccomp", "poss") and self._is_verbal(owner):
            return False
        if not place.name and tie.through:
            return False
        if tie.preposition in _LOCATIVE:
            return True
        if tie.label == "dobj":
            return tie.through == 0 and not tie.preposition and parse.lemmas[owner] in _ENTERING
        return tie.through == 0 and parse.lemmas[owner] in _GOALS.get(tie.preposition, frozenset())

    def _tie(self, token: int) -> _Tie:
        """What the time or place at a token belongs to."""
        parse, at, preposition, through = self._parse, token, "", 0
        label = parse.deps[token]
        for _ in range(_DEEP):
            if parse.heads[at] == at:
                break
            label, at = parse.deps[at], parse.heads[at]
            if self._is_verbal(at) or self._is_deed(at):
                return _Tie(at, label, preposition, through)
            if parse.pos[at] in ("ADP", "SCONJ"):
                preposition = preposition or parse.words[at].lower()
            elif parse.tags[at][:2] == "NN":
                if preposition == "of" and parse.lemmas[at] in _PLACE_NOUNS:
                    preposition = ""  # "in the city of Lima"
                elif preposition or parse.deps[token] not in ("appos", "conj", "compound", "npadvmod"):
                    through += 1
        return _Tie(at, label, preposition, through)

    def _is_deed(self, token: int) -> bool:
        return self._parse.tags[token] in ("NN", "NNS") and self._parse.lemmas[token] in self._frames.nouns

    def _nameless(self, named: Mapping[int, Place]) -> Iterator[tuple[int, Place]]:
        """Places without a name of their own in the gazetteer: "the border", "inside the consulate"."""
        parse = self._parse
        for token, tag in enumerate(parse.tags):
            if tag[:2] != "NN" or token in named:
                continue
            at = parse.heads[token]
            governed = parse.deps[token] == "pobj" and parse.words[at].lower() in _LOCATIVE
            if not governed and not (parse.deps[token] == "dobj" and parse.lemmas[at] in _ENTERING):
                continue
            label = self._labels.get(token)
            seat = label == "ORG" and parse.words[at].lower() in _BESIDE  # "outside the Senate"
            if seat or label in ("FAC", "GPE", "LOC") or parse.lemmas[token] in _PLACE_NOUNS:
                yield token, Place(parse.span(*syntax.phrase(parse, token)))

    def _head(self, start: int, end: int) -> int:
        """The token of the span that hangs on something outside of it; -1 where no token stands there."""
        parse = self._parse
        first, stop = bisect_left(parse.starts, start), bisect_left(parse.starts, end)
        for token in range(first, stop):
            head = parse.heads[token]
            if head == token or not first <= head < stop:
                return token
        return -1


def circumstances(reading: Reading, parse: Parse) -> EventCircumstances:
    """What tells when and where each deed of a report was done."""
    return EventCircumstances(reading, parse)


def _is_told(time: When) -> bool:
    """Whether the time is a stretch of the calendar, and no mere "now" or "recently"."""
    value = time.value or ""
    return (
        bool(value or time.earliest) and not value.endswith("_REF") and (time.type != "DURATION" or bool(time.earliest))
    )


def _rank_of_time(time: When) -> int:
    return ("DATE", "TIME", "DURATION").index(time.type or "DATE")


def _grain(grain: str | None) -> int:
    return _GRAINS.index(grain) if grain in _GRAINS else len(_GRAINS)
