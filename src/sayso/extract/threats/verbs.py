"""Verbs by which somebody is called a threat: "Y threatens the peace", "Y endangers X", "Y puts X at risk"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Page
from sayso.extract.syntax import child, children, is_passive
from sayso.extract.threats.drafts import Danger, Way
from sayso.extract.threats.grammar import FEELING, is_nobody, sides
from sayso.extract.threats.parties import Parties
from sayso.knowledge.threat_words import threat_words
from sayso.records import ActorKind, Parse

_MEN = (ActorKind.PERSON, ActorKind.OUTLET)
"""Kinds of actors who threaten with words."""


def dangers(page: Page, parties: Parties) -> Iterator[Danger]:
    """What the verbs of the page call a threat, in order."""
    parse, words = page.parse, threat_words()
    for verb, lemma in enumerate(parse.lemmas):
        if parse.tags[verb][:2] != "VB" or parse.deps[verb] in ("amod", "compound", "aux", "auxpass"):
            continue
        if lemma in words.endangers:
            found = _of_verb(page, verb)
        elif lemma in words.threatens:
            found = _of_verb(page, verb)
            felt = any(parse.words[one].lower() in FEELING for one in children(parse, verb, "auxpass", "aux"))
            if found is not None and (felt or _says(parse, verb) or _is_act(parse, found, parties)):
                found = None
        elif lemma in words.puts:
            found = _at_risk(page, verb)
        else:
            continue
        if found is not None and found.source is not None and not is_nobody(parse, found.source):
            yield found


def _of_verb(page: Page, verb: int) -> Danger | None:
    """The sides of the verb, where both are there."""
    source, target = sides(page, verb)
    if source is None or target is None or source == target:
        return None
    own = page.parse.words[target].lower().endswith(("self", "selves"))
    return Danger(verb, verb, Way.IS, source, target) if not own else None


def _says(parse: Parse, verb: int) -> bool:
    """Whether it is said what the threatener will do: "threatened to leave", "threatened X with war"."""
    if child(parse, verb, "xcomp", "ccomp", "dative") is not None:
        return True
    near = [
        *children(parse, verb, "prep", "mark"),
        *(at for one in children(parse, verb, "dobj") for at in children(parse, one, "prep")),
    ]
    return any(parse.words[one].lower() in ("with", "over", "if", "unless") for one in near if one > verb)


def _is_act(parse: Parse, danger: Danger, parties: Parties) -> bool:
    """Whether somebody threatens by what he says, and is no threat by what he is.

    Deeds and things cannot utter threats. Who can is a threat where what he threatens is a good ("the peace"), and
    where a state or a band is said to threaten somebody in general: in the present, and not a person.
    """
    words, source, target = threat_words(), danger.source, danger.target
    if source is None or target is None:
        return True
    doer = parties.of(source)
    if not doer.known or doer.owned:
        return False
    if parse.lemmas[target] in words.deeds:
        return True
    harmed = parties.of(target)
    if parse.lemmas[target] in words.values or (not harmed.known or harmed.owned):
        return parse.lemmas[target] not in words.values
    verb = danger.word
    around = [*children(parse, verb, "auxpass", "aux")]
    past = any(parse.tags[one] in ("VBD", "VBN") or parse.lemmas[one] == "have" for one in around)
    general = parse.tags[verb] in ("VBZ", "VBP", "VB") or (is_passive(parse, verb) and not past)
    return doer.kind in _MEN or not general or harmed.kind is ActorKind.PERSON


def _at_risk(page: Page, verb: int) -> Danger | None:
    """Finds "Y puts X at risk"."""
    parse, words = page.parse, threat_words()
    objects = [below for one in children(parse, verb, "dobj") for below in (one, *children(parse, one, "conj"))]
    for one in (one for at in (verb, *objects) for one in children(parse, at, "prep")):
        noun = child(parse, one, "pobj")
        if parse.words[one].lower() in ("at", "in") and noun is not None and parse.lemmas[noun] in words.plights:
            found = _of_verb(page, verb)
            return Danger(noun, verb, Way.IS, found.source, found.target) if found is not None else None
    return None
