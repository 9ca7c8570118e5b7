"""How many people deeds killed, injured, arrested or displaced: numbers, and the deeds that they are told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.extract import syntax
from sayso.extract.drafts import Page
from sayso.extract.events.amounts import Amount, amount
from sayso.extract.syntax import Range, child, children, is_verb
from sayso.knowledge.actors import actor_words
from sayso.knowledge.frames import lexicon
from sayso.knowledge.sectors import can_act
from sayso.records import Harm, Toll

_DONE_TO = {
    **dict.fromkeys(
        ("kill", "murder", "slay", "massacre", "slaughter", "behead", "execute", "assassinate", "lynch", "decapitate"),
        Harm.KILLED,
    ),
    **dict.fromkeys(("injure", "wound", "hurt", "maim"), Harm.INJURED),
    **dict.fromkeys(("arrest", "detain", "apprehend"), Harm.ARRESTED),
    **dict.fromkeys(("displace", "uproot"), Harm.DISPLACED),
}
"""Verbs whose object suffers the harm."""

_UNDERGONE = {"die": Harm.KILLED, "perish": Harm.KILLED, "flee": Harm.DISPLACED}
"""Verbs whose subject suffers it."""

_STATES = {
    **dict.fromkeys(("dead", "killed"), Harm.KILLED),
    **dict.fromkeys(("injured", "wounded", "hurt"), Harm.INJURED),
    **dict.fromkeys(("displaced", "homeless"), Harm.DISPLACED),
    **dict.fromkeys(("arrested", "detained"), Harm.ARRESTED),
}
"""Words, as written, for those who suffered it: "12 dead", "left 12 wounded"."""

_NOUNS = {
    **dict.fromkeys(("death", "fatality"), (Harm.KILLED,)),
    "injury": (Harm.INJURED,),
    "arrest": (Harm.ARRESTED,),
    "detention": (Harm.ARRESTED,),
    "casualty": (Harm.KILLED, Harm.INJURED),
}
"""Nouns that are counted themselves: "12 deaths". Of casualties only "no casualties" tells how many were hurt."""

_OF = {
    **dict.fromkeys(("death", "killing", "murder", "massacre", "execution", "slaughter"), Harm.KILLED),
    **dict.fromkeys(("wounding", "injuring"), Harm.INJURED),
    **dict.fromkeys(("arrest", "detention"), Harm.ARRESTED),
    "displacement": Harm.DISPLACED,
}
"""Nouns that say what became of those whom "of" governs: "the arrest of 12 men"."""

_LIVES = frozenset(("claim", "cost", "take", "lose"))
"""Verbs that with "lives" tell deaths."""

_TELLING = frozenset((*_DONE_TO, *_UNDERGONE, *_NOUNS, *_OF, *_LIVES, "shoot", "round", "toll", "number"))
"""Lemmas that may tell what became of people."""

_FLEEING = frozenset(
    (
        "people person resident civilian villager family refugee inhabitant man woman child farmer household citizen "
        "other community palestinian syrian ukrainian rohingya"
    ).split()
)
"""Those who are displaced when they flee; gunmen get away."""

_PEOPLE = frozenset(
    (
        "people person other more life troop demonstrator wounded injured dead fighter suspect passenger worshipper "
        "worshiper hostage miner villager shopper bystander migrant teen teenager pupil schoolchild inmate personnel "
        "crew servicemen serviceman gunman body"
    ).split()
)
_COUNTERS = frozenset(("dozen", "hundred", "thousand", "million", "score", "couple", "one", "none", "nobody", "ten"))
_AMONG = frozenset(("in", "during", "by", "after", "from", "at", "following", "to", "when"))
_BOUND = {
    Harm.KILLED: frozenset(("ASSAULT", "PROTEST")),
    Harm.INJURED: frozenset(("ASSAULT", "PROTEST")),
    Harm.ARRESTED: frozenset(("COERCE", "PROTEST")),
    Harm.DISPLACED: frozenset(("ASSAULT", "COERCE", "SANCTION")),
}
"""Types of the deeds that a number may belong to though no word ties it to them."""

_CLAUSES = frozenset(("advcl", "conj", "xcomp", "relcl", "acl", "pcomp", "prep", "dobj", "ccomp", "pobj", "attr"))
_STEPS = 6


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of people with what became of them, and the word that tells it."""

    harm: Harm
    anchor: int
    amount: Amount


class Tolls:
    """The numbers of people killed, injured, arrested and displaced of one report."""

    def __init__(self, page: Page) -> None:
        self._page, self._parse = page, page.parse
        self._words = [word.lower() for word in page.parse.words]
        self._peoples = {at for one in page.parse.entities if one.label == "NORP" for at in range(one.first, one.stop)}
        self._counts = list(self._distinct())

    def among(self, heads: Mapping[int, str]) -> dict[int, tuple[Toll, ...]]:
        """What each deed did, given the types of the report's deeds by the heads of their triggers.

        A number goes to the deed that its clause tells of; one that no clause ties goes to the nearest deed of a
        fitting type in the sentence, or else to the last in the sentence before. Deeds that did nothing are left out.
        """
        found: dict[int, list[Toll]] = {}
        for count in self._counts:
            head = self._tied(count, heads)
            if head is None:
                head = self._near(count, heads)
            if head is not None:
                found.setdefault(head, []).append(self._toll(count))
        return {head: tuple(tolls) for head, tolls in found.items()}

    def of(self, head: int, trigger: Range) -> tuple[Toll, ...]:
        """What one deed did as far as its own clause tells."""
        heads = {head: "", **dict.fromkeys(range(*trigger), "")}
        return tuple(self._toll(count) for count in self._counts if self._tied(count, heads) is not None)

    def _toll(self, count: _Count) -> Toll:
        found = count.amount
        return Toll(count.harm, self._parse.span(*found.words), found.least, found.most, found.approximate)

    # ---- numbers ------------------------------------------------------------------------------------------------

    def _distinct(self) -> Iterator[_Count]:
        """The numbers in the order of the text, each once."""
        seen: set[tuple[Harm, Range]] = set()
        told = (at for at, lemma in enumerate(self._parse.lemmas) if lemma in _TELLING or self._words[at] in _STATES)
        for anchor in told:
            for harm, counted in self._harmed(anchor):
                for head in self._whole(counted):
                    found = amount(self._parse, self._words, head) if self._is_people(head) else None
                    if found is not None and (harm, found.words) not in seen:
                        seen.add((harm, found.words))
                        yield _Count(harm, anchor, found)

    def _harmed(self, anchor: int) -> Iterator[tuple[Harm, int]]:
        """What became of whom, by the heads of their noun phrases, as the word at `anchor` tells."""
        parse, lemma = self._parse, self._parse.lemmas[anchor]
        if is_verb(parse, anchor) and child(parse, anchor, "neg") is None:
            yield from self._by_verb(anchor)
        if self._words[anchor] in _STATES:
            yield from ((_STATES[self._words[anchor]], one) for one in self._in_state(anchor))
        if parse.tags[anchor][:2] == "NN" and lemma in _NOUNS:
            own = amount(parse, self._words, anchor)
            if own is not None and not (own.most == 1 and self._words[own.words[0]] in ("a", "an")):
                yield from ((harm, anchor) for harm in _NOUNS[lemma] if lemma != "casualty" or own.most == 0)
        if parse.tags[anchor][:2] in ("NN", "VB") and lemma in _OF:
            yield from ((_OF[lemma], one) for one in self._governed(anchor, "of"))
        if lemma == "toll" or (lemma == "number" and self._governed(anchor, "of")):
            yield from self._by_toll(anchor)

    def _by_verb(self, verb: int) -> Iterator[tuple[Harm, int]]:
        parse, lemma = self._parse, self._parse.lemmas[verb]
        if lemma in _DONE_TO:
            yield from ((_DONE_TO[lemma], one) for one in self._undergoing(verb))
        elif lemma == "shoot" and any(self._words[at] == "dead" for at in parse.children[verb]):
            yield from ((Harm.KILLED, one) for one in self._undergoing(verb))
        elif lemma == "round" and child(parse, verb, "prt") is not None:
            yield from ((Harm.ARRESTED, one) for one in self._undergoing(verb))
        elif lemma in _UNDERGONE:
            for one in children(parse, verb, "nsubj"):
                one = self._antecedent(verb, one)
                if lemma != "flee" or any(parse.lemmas[at] in _FLEEING for at in self._members(one)):
                    yield _UNDERGONE[lemma], one
        elif lemma in _LIVES:
            lives = [one for one in children(parse, verb, "dobj") if parse.lemmas[one] == "life"]
            losers = children(parse, verb, "nsubj") if lives and lemma == "lose" else lives
            yield from ((Harm.KILLED, one) for one in losers)

    def _undergoing(self, verb: int) -> Iterator[int]:
        """The objects of an active verb, the subjects of a passive, the noun that a participle describes."""
        parse = self._parse
        if not syntax.is_passive(parse, verb):
            yield from children(parse, verb, "dobj")
            return
        own = child(parse, verb, "nsubjpass")
        if own is not None:
            yield self._antecedent(verb, own)
        elif parse.deps[verb] in ("acl", "amod"):
            yield parse.heads[verb]

    def _antecedent(self, verb: int, token: int) -> int:
        """The noun that a relative pronoun stands for, else the token itself."""
        relative = self._words[token] in syntax.RELATIVES and self._parse.deps[verb] == "relcl"
        return self._parse.heads[verb] if relative else token

    def _in_state(self, word: int) -> Iterator[int]:
        """Those of whom a word says that they are dead, wounded, homeless."""
        parse, up = self._parse, self._parse.heads[word]
        label = parse.deps[word]
        if label == "amod" and up > word:
            return  # "25 wounded people were treated" tells nothing of how many were wounded
        if child(parse, word, "nummod", "quantmod") is not None or parse.tags[word - 1 if word else 0] == "CD":
            yield word  # "12 dead"
        elif is_verb(parse, word) and label not in ("oprd", "amod", "acl", "ccomp"):
            return
        if label in ("amod", "acl", "appos") and up < word:
            yield up  # "12 people dead"
        yield from children(parse, word, "nsubj")
        if label in ("acomp", "oprd", "attr"):
            yield from children(parse, up, "nsubj", "nsubjpass", "dobj")
        elif label == "ccomp" and parse.lemmas[up] == "leave":
            yield from children(parse, up, "dobj")

    def _by_toll(self, noun: int) -> Iterator[tuple[Harm, int]]:
        """The numbers of "the death toll rose to 40", "a toll of 12", "the number of wounded reached 30"."""
        parse = self._parse
        harm: Harm | None = Harm.KILLED
        if parse.lemmas[noun] == "number":
            told = {self._words[at] for at in self._governed(noun, "of")}
            kinds = {_STATES[word] for word in told if word in _STATES}
            kinds |= {Harm.KILLED for word in told if word in ("deaths", "fatalities")}
            harm = next(iter(kinds), None)
        verb = parse.heads[noun]
        if harm is None:
            return
        if parse.lemmas[noun] == "toll":
            yield from ((harm, at) for at in self._governed(noun, "of"))
        if is_verb(parse, verb) or parse.pos[verb] == "AUX":
            if parse.deps[noun] in ("nsubj", "nsubjpass"):
                found = [*children(parse, verb, "dobj", "attr"), *self._governed(verb, "to", "at", "above", "past")]
                yield from ((harm, at) for at in found)
            else:
                yield from ((harm, at) for at in self._governed(verb, "to", "at"))

    def _governed(self, token: int, *prepositions: str) -> list[int]:
        parse = self._parse
        return [
            noun
            for at in parse.children[token]
            if parse.deps[at] in ("prep", "agent") and self._words[at] in prepositions
            for noun in children(parse, at, "pobj")
        ]

    def _whole(self, head: int) -> Iterator[int]:
        """The noun and those that stand beside it: "two soldiers and three civilians"."""
        parse, at = self._parse, head
        yield at
        for _ in range(_STEPS):
            after = child(parse, at, "conj")
            if after is None or is_verb(parse, after):
                return
            yield after
            at = after

    def _members(self, head: int) -> list[int]:
        """The noun, and what it counts: "dozens of soldiers"."""
        return [head, *self._governed(head, "of")]

    def _is_people(self, head: int) -> bool:
        """Whether the noun phrase is of people, or a bare number."""
        parse = self._parse
        lemma = parse.lemmas[head]
        if lemma in _COUNTERS or lemma.rstrip("s") in _COUNTERS or parse.tags[head] == "CD":
            of = [at for at in self._governed(head, "of") if self._words[at] not in ("them", "whom", "those", "these")]
            return not of or self._is_people(of[0])
        if (
            self._words[head] in _STATES
            or lemma in _NOUNS
            or lemma in _PEOPLE
            or self._words[head] in ("no-one", "nobody")
        ):
            return True
        kind = actor_words().nouns.get(lemma)
        if kind is not None:
            return kind in ("role", "person", "people")
        return can_act(lemma) or head in self._peoples

    # ---- deeds --------------------------------------------------------------------------------------------------

    def _tied(self, count: _Count, heads: Mapping[int, str]) -> int | None:
        """The deed that the words tie a number to."""
        parse, at = self._parse, count.anchor
        if at in heads:
            return at
        for _ in range(_STEPS):
            carried = self._carried(at, count, heads)
            if carried is not None:
                return carried
            up = parse.heads[at]
            if up == at or parse.deps[at] not in _CLAUSES | {"nsubj", "oprd", "acomp", "nsubjpass", "amod", "appos"}:
                return None
            if parse.deps[at] in ("ccomp", "advcl") and any(
                parse.words[one].lower() in ("because", "if", "although", "that", "before")
                for one in children(parse, at, "mark")
            ):
                return None
            at = up
            if at in heads and self._fits(count, heads[at]):
                return at
        return None

    def _carried(self, verb: int, count: _Count, heads: Mapping[int, str]) -> int | None:
        """The deed that is a noun at the verb: "the attack killed 12", "12 died in the attack"."""
        parse = self._parse
        near = [at for at in parse.children[verb] if parse.deps[at] in ("nsubj", "dobj", "nsubjpass", "attr")]
        near += self._governed(verb, *_AMONG)
        near += [self._antecedent(verb, at) for at in near if self._words[at] in syntax.RELATIVES]
        near += [one for at in near for one in self._governed(at, "of")]
        return next(
            (at for at in near if at in heads and (self._fits(count, heads[at]) or heads[at] == "COERCE")), None
        )

    def _near(self, count: _Count, heads: Mapping[int, str]) -> int | None:
        """The nearest deed in the sentence that the number may belong to, or the last in the sentence before."""
        parse = self._parse
        sentence = parse.sentence_of[count.anchor]
        first, stop = parse.sentences[sentence]
        accidents = lexicon().classes["accidents"]
        fitting = [at for at, kind in heads.items() if kind in _BOUND[count.harm]]
        here = [at for at in fitting if first <= at < stop]
        if here:
            return min(here, key=lambda at: abs(at - count.anchor))
        if sentence == 0 or any(parse.lemmas[at] in accidents for at in range(first, stop)):
            return None
        begin, end = parse.sentences[sentence - 1]
        return max((at for at in fitting if begin <= at < end), default=None)

    def _fits(self, count: _Count, kind: str) -> bool:
        return not kind or kind in _BOUND[count.harm]


def sizes(page: Page, head: int, trigger: Range) -> tuple[Toll, ...]:
    """How many people the deed at `head` killed, hurt, arrested or displaced.

    Only what its own clause tells.
    For all deeds of a report at once, `Tolls` gives more: it sees which deed a number that stands apart belongs to.
    """
    return Tolls(page).of(head, trigger)
