"""What can take part in a deed: persons, groups, bodies, states, and the pronouns and names that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.syntax import RELATIVES, agent, child, children
from sayso.knowledge.actors import actor_words
from sayso.knowledge.party_words import party_words
from sayso.records import Parse

_PRONOUNS = frozenset(
    "i you he she it we they me him her us them who whom his its their our my your whose one both himself herself"
    " themselves itself ourselves myself".split()
)
_QUANTIFIERS = frozenset("some those many others few several all both most none more another any each".split())
_PEOPLE = ("er", "ist", "ian", "man", "ee", "men", "ant", "crat", "arian")
"""Endings of plurals that name people by what they do or where they live."""

_PERSON = ("ist", "eer", "man", "woman")
"""Endings of singulars that name a person."""

_NO_PARTIES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_DOUBTFUL = frozenset(("LAW", "EVENT", "LANGUAGE", "FAC"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december a.m. p.m. covid-19 twitter facebook".split()
)


def can_act(parse: Parse, head: int) -> bool:
    """Whether the noun phrase is a person, a group, a body, a state or a pronoun for one."""
    word, tag, lemma = parse.words[head].lower(), parse.tags[head], parse.lemmas[head]
    if tag in ("PRP", "PRP$", "WP", "WP$"):
        return word in _PRONOUNS
    if tag in ("NNP", "NNPS"):
        kind = label(parse, head)
        if kind in _DOUBTFUL:  # the tagger of names errs on single words: "Nauru" is no building
            parts = ("compound", "amod") if kind == "FAC" else ("det", "compound", "amod")  # "the Kremlin"
            return child(parse, head, *parts) is None
        return word not in _CALENDAR and kind not in _NO_PARTIES
    words = party_words()
    if lemma in words.measure or tag == "CD":
        inner = measured(parse, head)
        if inner is not None:
            return can_act(parse, inner)
        if tag == "CD":
            return label(parse, head) not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
    if tag in ("NN", "JJ", "UH", "VB") and _is_name(parse, head):
        return True
    if tag in ("NN", "NNS"):
        known = (
            lemma in words.party
            or word in words.party
            or (lemma.endswith(_PEOPLE if tag == "NNS" else _PERSON) and lemma not in words.unlike)
        )
        return (known and not _is_idle(parse, head)) or label(parse, head) in _NAMES
    if tag[:2] == "JJ" and lemma not in words.party and (inner := measured(parse, head)) is not None:
        return can_act(parse, inner)  # "the last of the gas"
    if tag[:2] == "JJ" or tag in ("VBN", "VBG"):
        noun = parse.deps[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "dative", "attr")
        return is_people(parse, head) or (noun and (lemma in words.party or _is_nominal(parse, head)))
    return tag in ("DT", "PDT", "WDT") and word in _QUANTIFIERS


def _is_name(parse: Parse, head: int) -> bool:
    """Whether a word that the tagger takes for a common one is a name: capital, and tagged as a name elsewhere."""
    word = parse.words[head]
    if not word[0].isupper() or word.isupper() or child(parse, head, "det", "amod") is not None:
        return False
    return any(other == word and tag == "NNP" for other, tag in zip(parse.words, parse.tags, strict=True))


def _is_idle(parse: Parse, head: int) -> bool:
    """Whether a word for a body means something else here: "state of emergency", "opposition to the plan"."""
    if parse.lemmas[head] not in party_words().idle:
        return False
    if parse.tags[head] == "NN" and child(parse, head, "det", "poss", "amod", "compound", "nmod") is None:
        return True  # "by force", "left office"
    return any(not can_act(parse, one) for one in under(parse, head, "of", "to"))


def _is_nominal(parse: Parse, head: int) -> bool:
    """Whether an article or number makes a noun of an adjective: "the wounded", "ten dead"."""
    return any(parse.words[one].lower() == "the" or parse.tags[one] == "CD" for one in parse.children[head])


def label(parse: Parse, token: int) -> str:
    """What the tagger of names calls the token; empty if it is no name."""
    return next((each.label for each in parse.entities if each.first <= token < each.stop), "")


def measured(parse: Parse, head: int) -> int | None:
    """What a number or measure counts: the protesters of "a number of protesters"."""
    of = next((one for one in children(parse, head, "prep") if parse.words[one].lower() in ("of", "among")), None)
    return child(parse, of, "pobj") if of is not None else None


def is_people(parse: Parse, token: int) -> bool:
    """Whether the word is an adjective or name of a state or people: "Israeli", "Kurdish", "US"."""
    first = token
    while first and parse.heads[first - 1] == token and parse.deps[first - 1] in ("compound", "amod", "nmod"):
        first -= 1
    word = " ".join(parse.words[first : token + 1]).lower()
    words = actor_words()
    known = word in words.adjectives or word in words.states or word in words.peoples or word in words.singulars
    return known or label(parse, token) == "NORP"


def conjuncts(parse: Parse, head: int) -> Iterator[int]:
    """The noun and those joined to it: three for "the army, police and militias"."""
    yield head
    for one in children(parse, head, "conj"):
        if parse.tags[one][:2] != "VB":
            yield from conjuncts(parse, one)


def in_one_name(parse: Parse, one: int, other: int) -> bool:
    """Whether two tokens stand in one name: "the Ministry of Food and Health"."""
    return any(each.first <= one < each.stop and each.first <= other < each.stop for each in parse.entities)


def antecedent(parse: Parse, token: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if parse.words[token].lower() not in RELATIVES or parse.tags[token][0] != "W":
        return token
    at = parse.heads[token]
    while parse.heads[at] != at:
        if parse.deps[at] == "relcl":
            return parse.heads[at]
        at = parse.heads[at]
    return token


def under(parse: Parse, holder: int, *words: str) -> Iterator[int]:
    """What the prepositions govern that hang on a word, in order."""
    for one in children(parse, holder, "prep", "agent", "dative"):
        if parse.words[one].lower() in words:
            yield from (noun for noun in children(parse, one, "pobj") if not _is_scene(parse, one, noun))
            for below in children(parse, one, "prep"):  # "out of", "from among"
                yield from children(parse, below, "pobj")


def _is_scene(parse: Parse, preposition: int, noun: int) -> bool:
    """Whether "with" only sets a scene: "..., with officials saying"."""
    comma = preposition > 0 and parse.words[preposition - 1] == ","
    return comma and any(parse.tags[one] == "VBG" for one in children(parse, noun, "acl"))


def owner(parse: Parse, noun: int) -> int | None:
    """Whose thing or act it is.

    The possessor, what "by", "from" or "of" governs, or a people's adjective before it.
    """
    poss = child(parse, noun, "poss")
    if poss is not None and can_act(parse, poss) and parse.lemmas[noun] not in party_words().undergone:
        return poss
    for word in ("by", "from", "of"):
        found = next((one for one in under(parse, noun, word) if can_act(parse, one)), None)
        if word == "by" and found is None:
            found = next((one for one in _by_after(parse, noun) if can_act(parse, one)), None)
        if word == "by" and found is None:  # "the offer made by the rebels"
            made = (agent(parse, one) for one in children(parse, noun, "acl") if parse.tags[one] == "VBN")
            found = next((one for one in made if one is not None and can_act(parse, one)), None)
        if found is not None:
            return found
    return next(_before(parse, noun), None)


def _by_after(parse: Parse, noun: int) -> Iterator[int]:
    """What a "by" governs that follows the noun, though the parser hung it on the verb: "marched against thefts by"."""
    after = parse.rights[noun]
    if after < len(parse.words) and parse.words[after].lower() == "by" and parse.deps[after] == "prep":
        yield from children(parse, after, "pobj")


def _before(parse: Parse, noun: int) -> Iterator[int]:
    """Peoples, states and bodies whose names stand before a noun: "the Israeli plan", "a United Nations appeal"."""
    for one in children(parse, noun, "amod", "compound", "nmod"):
        if is_people(parse, one) or (parse.tags[one][:3] == "NNP" and label(parse, one) == "ORG"):
            yield one
        elif parse.tags[one] in ("VBN", "JJ"):  # "the British-led war"
            yield from (each for each in children(parse, one, "npadvmod", "compound") if is_people(parse, each))


_ASIDE = frozenset("in at after before during as since near like under inside outside without about".split())
"""Prepositions inside a noun phrase below which nobody is sought that the phrase is about."""


def involved(parse: Parse, noun: int) -> int | None:
    """The nearest party below a noun that cannot act: "sanctions against them"."""
    layer = [noun]
    while layer:
        below: list[int] = []
        for one in layer:
            if can_act(parse, one) and parse.tags[one] not in ("PRP", "PRP$", "DT"):
                return one
            ahead = next(_before(parse, one), None)
            if ahead is not None:
                return ahead
            parts = children(parse, one, "poss", "prep", "agent", "pobj", "dobj", "compound", "pcomp", "acl")
            below += (part for part in parts if parse.deps[part] != "prep" or parse.words[part].lower() not in _ASIDE)
        layer = below
    return None
