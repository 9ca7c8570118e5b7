"""In what sense a name of a place is used: for the place, or for those who act in its name."""

from __future__ import annotations

from sayso.ground.gazetteer import Candidate
from sayso.ground.place_words import (
    BACKED,
    BODIES,
    CLUBS,
    DEALT_WITH,
    GOVERNING,
    MEETING,
    OWN,
    PROPER,
    SCHOOLS,
    STATES,
    TOWARDS,
)
from sayso.ground.toponyms import Toponym
from sayso.knowledge.cues import lexicon
from sayso.records import Parse, PlaceKind

_WHOLE = frozenset(("ORG", "WORK_OF_ART", "PRODUCT", "LAW"))  # what a name within which a place is named may be
_NAMED = SCHOOLS | CLUBS | GOVERNING | BODIES


def kind(parse: Parse, toponym: Toponym, place: Candidate | None) -> PlaceKind:
    """The sense in which a name of a place is used.

    Demonym for peoples; metonym for a government, team or body that is called by a place; else literal.
    """
    if toponym.people:
        return PlaceKind.DEMONYM
    if _in_body(parse, toponym):
        return PlaceKind.METONYM
    if place is None or place.grain in ("water", "region"):
        return PlaceKind.LITERAL
    acting = _acts(parse, toponym.stop - 1)
    return PlaceKind.METONYM if acting else PlaceKind.LITERAL


def _in_body(parse: Parse, toponym: Toponym) -> bool:
    """Whether the name is part of that of a body, a team, a school, a paper: "Ohio Police", "Bank of England"."""
    words, first, stop = parse.words, toponym.first, toponym.stop
    end = parse.sentences[parse.sentence_of[first]][1]
    for entity in parse.entities:
        if entity.label in _WHOLE and entity.first <= first and stop <= entity.stop:
            begin = entity.first + (words[entity.first] in ("the", "The"))
            close = entity.stop - (words[entity.stop - 1] in ("'s", "’s"))
            if begin < first or stop < close:
                return True
    after = words[stop] if stop < end else ""
    return after in _NAMED and parse.tags[stop] in PROPER and after[0].isupper()


def _acts(parse: Parse, head: int) -> bool:
    """Whether something is said of the place that only people do, or that is done to people."""
    seen = 0
    while parse.deps[head] in ("conj", "appos") and parse.heads[head] != head and seen < 5:
        head, seen = parse.heads[head], seen + 1
    above, dep = parse.heads[head], parse.deps[head]
    verb = parse.lemmas[above]
    if dep == "nsubj":
        return parse.pos[above] == "VERB" and verb not in STATES
    if dep in ("dobj", "nsubjpass"):
        return verb in DEALT_WITH
    if dep == "npadvmod":
        return parse.words[above].lower() in BACKED
    if dep == "poss":
        return verb in lexicon().nouns or verb in OWN
    if dep != "pobj":
        return False
    governor = parse.lemmas[parse.heads[above]]
    if verb == "with":
        return governor not in MEETING
    return verb == "against" or parse.deps[above] == "agent" or governor in TOWARDS.get(verb, ())
