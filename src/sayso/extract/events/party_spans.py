"""How a party is quoted: the words of its noun phrase, without what only tells more of it."""

from __future__ import annotations

from sayso.extract import syntax
from sayso.extract.drafts import Page
from sayso.extract.events.capable import in_one_name
from sayso.extract.syntax import Range, child
from sayso.knowledge.cues import lexicon
from sayso.records import Parse

_ASIDE = frozenset("on over near after before during about against by following since with at".split())
"""Prepositions after a noun that do not help to say who it is."""

_JOINED = ("conj", "cc", "preconj")


def span(page: Page, head: int) -> Range:
    """The words of a party as an analyst would quote them.

    The noun phrase without relative clauses, without what is joined to it, and without an apposition or a phrase of
    place that comes after a name.
    """
    parse = page.parse
    if parse.tags[head] == "PRP$":
        return head, head + 1
    first, stop = syntax.phrase(parse, head)
    for one in parse.children[head]:
        if one < head and parse.deps[one] in _JOINED:
            first = max(first, parse.rights[one])
        elif one > head and _is_apart(parse, head, one):
            stop = min(stop, parse.lefts[one])
    for one in range(head + 1, stop):  # "a group of men who had fled"
        if parse.deps[one] == "relcl":
            stop = min(stop, max(parse.lefts[one], head + 1))
    first, stop = syntax.trim(parse, (first, max(stop, head + 1)))
    return (first, stop) if first <= head < stop else (head, head + 1)


def _is_accused(parse: Parse, head: int) -> bool:
    """Whether "of" says of what the party is accused, and not who it is: "accused the rebels of theft"."""
    accuses = any(cue.frames >= {"target", "of"} for cue in lexicon().verbs.get(parse.lemmas[parse.heads[head]], ()))
    return accuses and parse.deps[head] in ("dobj", "nsubjpass")


def _is_apart(parse: Parse, head: int, one: int) -> bool:
    """Whether something after the head of a noun phrase is no part of what the party is called."""
    name = parse.tags[head] in ("NNP", "NNPS")
    label_of, word = parse.deps[one], parse.words[one].lower()
    if label_of in _JOINED:
        return not in_one_name(parse, head, one) and not (
            label_of == "cc" and one + 1 < len(parse.words) and in_one_name(parse, head, one + 1)
        )
    if label_of == "prep":
        if child(parse, one, "pcomp") is not None or (word == "of" and _is_accused(parse, head)):
            return True
        return word in _ASIDE and not (word == "with" and not name)
    if label_of == "appos":
        return name and parse.words[parse.lefts[one] - 1] in (",", "(", "–", "—", "-")
    return label_of in ("ccomp", "dobj", "oprd") or (label_of == "amod" and name)
