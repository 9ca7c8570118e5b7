"""Whether a clause looks back or ahead, by the tense of its verb."""

from __future__ import annotations

from sayso.records import Parse

_AHEAD = frozenset("will shall 'll ’ll wo would may might can should must ought".split())
_PLANNED = frozenset("schedule expect plan set slate due intend hope anticipate forecast project bind".split())
_PROGRAMMED = frozenset(
    "begin start open end expire close leave depart arrive meet take come fall mature resume vote go return fly travel"
    " visit hear convene reopen debate".split()
)
"""Verbs whose present tense tells of what is on the programme: "the court hears the case on Monday"."""

_PENDING = frozenset("due effective".split())
"""Adjectives for what is still to come, beside "payable" and its like."""


def direction(parse: Parse, token: int) -> int:
    """Whether the clause around the token looks back (-1), ahead (1), or tells neither (0)."""
    for _ in range(24):
        if parse.pos[token] in ("VERB", "AUX") or parse.tags[token][:2] == "VB":
            told = _told(parse, token)
            if told:
                return told
            if parse.tags[token] in ("VBP", "VBZ"):
                return 0
        elif parse.tags[token] == "JJ" and (parse.lemmas[token] in _PENDING or parse.lemmas[token].endswith("able")):
            return 1
        if parse.heads[token] == token:
            return 0
        token = parse.heads[token]
    return 0


def _told(parse: Parse, verb: int) -> int:
    """What a verb with its auxiliaries says; 0 where the clause above has to decide."""
    beside = [child for child in parse.children[verb] if parse.deps[child] in ("aux", "auxpass")]
    words = {parse.words[child].lower() for child in beside}
    tags = {parse.tags[child] for child in beside}
    tag, lemma = parse.tags[verb], parse.lemmas[verb]
    if words & _AHEAD and "have" not in words:
        return 1
    if lemma in _PLANNED and tag in ("VBN", "VBZ", "VBP", "VBG"):
        return 1
    if "to" in words and (tag == "VB" or (tag == "VBN" and "be" in words)):
        return -1 if "have" in words else 1
    if tag == "VBD" or "VBD" in tags or "had" in words:
        return -1
    if tag == "VBG" and tags & {"VBZ", "VBP"}:
        return 1
    if tag == "VBN":
        return -1
    if tag in ("VBZ", "VBP") and lemma in _PROGRAMMED:
        return 1
    return 0
