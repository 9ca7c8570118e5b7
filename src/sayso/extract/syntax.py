"""Questions about a parse: who is the subject, how far a noun phrase reaches, which verb governs which.

Tokens are numbers into the parse; ranges are half-open. Labels are ClearNLP's, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Parse

Range = tuple[int, int]
"""Tokens: the first (inclusive) and the last (exclusive)."""

RELATIVES = frozenset(("who", "which", "that", "whom"))
"""Words that open a relative clause."""

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "JJ", "FW", "WDT", "JJS"))
"""Tags that the head of a noun phrase may have."""

_SUBORDINATE = frozenset(("ccomp", "relcl", "advcl", "pcomp", "acl", "xcomp"))
_CONTROL = frozenset(("xcomp", "advcl", "pcomp", "conj", "ccomp", "dep", "acl"))


def child(parse: Parse, token: int, *labels: str) -> int | None:
    """The first child with one of the labels."""
    return next((one for one in parse.children[token] if parse.deps[one] in labels), None)


def children(parse: Parse, token: int, *labels: str) -> Iterator[int]:
    """The children with one of the labels, in order."""
    return (one for one in parse.children[token] if parse.deps[one] in labels)


def is_verb(parse: Parse, token: int) -> bool:
    """Whether the token is a verb form."""
    return parse.tags[token][:2] == "VB"


def has_to(parse: Parse, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(parse.deps[one] == "aux" and parse.tags[one] == "TO" for one in parse.children[verb])


def subject(parse: Parse, verb: int) -> int | None:
    """The head of the noun phrase that does what an active verb says; None if there is none.

    Subjects are looked for at the verb, then over coordination ("X met them and said"), participles ("X met them,
    saying"), infinitives ("X went on to say") and relative clauses ("X, who said").
    """
    seen = 0
    while seen < 6:
        seen += 1
        own = _own_subject(parse, verb)
        if own is not None:
            return _antecedent(parse, verb, own)
        if passive := child(parse, verb, "nsubjpass", "auxpass"):
            return agent(parse, verb) if seen == 1 else _passive_subject(parse, verb, passive)
        label, head = parse.deps[verb], stray(parse, verb) or parse.heads[verb]
        if head == verb:
            return None
        if label == "prep" or (label == "pcomp" and not is_verb(parse, head)):
            verb = head  # "after saying that": what the preposition hangs on
            continue
        if label in ("relcl", "acl") and not is_verb(parse, head):
            return head if label == "relcl" or parse.tags[verb] == "VBG" else None
        if label not in _CONTROL or not (is_verb(parse, head) or parse.pos[head] in ("AUX", "ADJ", "ADP")):
            return None
        verb = head
    return None


def stray(parse: Parse, verb: int) -> int | None:
    """The verb of saying that `verb` belongs beside, though it hangs on the clause that is said.

    The form tells: "said he would go and added that ...", "stating there was hope and chiding the media", "has said it
    wants peace and has expressed support".
    """
    clause = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.deps[clause] not in _SUBORDINATE:
        return None
    if child(parse, verb, "nsubj", "nsubjpass") is not None:
        return None
    form, other = _form(parse, verb), _form(parse, clause)
    if form == other:
        return None
    outer = next((one for one in above(parse, clause) if is_verb(parse, one)), None)
    return outer if outer is not None and outer < clause and _form(parse, outer) == form else None


def _form(parse: Parse, verb: int) -> tuple[str, frozenset[str]]:
    """Tag of a verb, and the tags of its auxiliaries."""
    return parse.tags[verb], frozenset(parse.tags[one] for one in children(parse, verb, "aux", "auxpass"))


def before_stray(parse: Parse, span: Range) -> Range:
    """The range, cut short where a verb in it belongs beside a verb of saying before it."""
    first, stop = span
    for at in range(first, stop):
        outer = stray(parse, at) if parse.deps[at] == "conj" else None
        if outer is not None and outer < first:
            end = parse.lefts[at]
            while end > first and parse.words[end - 1].lower() in ("and", "but", ","):
                end -= 1
            return trim(parse, (first, max(end, first + 1)))
    return span


def _own_subject(parse: Parse, verb: int) -> int | None:
    """The verb's own subject; of two, which only a mistake of the parser makes, the one next before the verb."""
    found = list(children(parse, verb, "nsubj"))
    before = [one for one in found if one < verb]
    return before[-1] if before else next(iter(found), None)


def _passive_subject(parse: Parse, verb: int, passive: int) -> int | None:
    """Who a participle or infinitive under a passive verb belongs to: "X was quoted as saying"."""
    if parse.deps[passive] == "nsubjpass":
        return _antecedent(parse, verb, passive)
    return None


def _antecedent(parse: Parse, verb: int, subject_token: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if parse.words[subject_token].lower() in RELATIVES and parse.tags[subject_token][0] == "W":
        at = verb
        while parse.deps[at] in ("conj", "ccomp", "xcomp") and parse.heads[at] != at:
            at = parse.heads[at]
        if parse.deps[at] == "relcl":
            return parse.heads[at]
    return subject_token


def agent(parse: Parse, verb: int) -> int | None:
    """The doer of a passive verb: what "by" governs."""
    by = child(parse, verb, "agent")
    if by is None:
        by = next((one for one in children(parse, verb, "prep") if parse.words[one].lower() == "by"), None)
    return child(parse, by, "pobj") if by is not None else None


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is a passive, or a bare past participle that hangs on a noun."""
    if child(parse, verb, "auxpass", "nsubjpass") is not None:
        return True
    if parse.tags[verb] != "VBN" or child(parse, verb, "aux", "nsubj") is not None:
        return False
    return parse.deps[verb] in ("acl", "amod", "advcl") or child(parse, verb, "agent") is not None


def phrase(parse: Parse, head: int) -> Range:
    """The noun phrase of `head` without its relative clauses; appositions stay."""
    first, stop = parse.lefts[head], parse.rights[head]
    for one in parse.children[head]:
        if one > head and parse.deps[one] in ("relcl", "acl", "advcl", "parataxis"):
            stop = min(stop, parse.lefts[one])
        elif (
            one > head
            and parse.deps[one] == "appos"
            and any(parse.deps[below] == "relcl" for below in parse.children[one])
        ):
            cut = next(below for below in parse.children[one] if parse.deps[below] == "relcl")
            stop = min(stop, parse.lefts[cut])
        elif one < head and parse.deps[one] in ("advcl", "parataxis", "mark"):
            first = max(first, parse.rights[one])
    first, stop = trim(parse, (first, max(stop, head + 1)))
    if stop - 1 > head and parse.tags[stop - 1] == "POS":
        stop -= 1
    return (first, stop) if first < stop else (head, head + 1)


def beside(parse: Parse, span: Range, head: int, pieces: Sequence[Range]) -> Range:
    """The noun phrase `span` of `head`, without `pieces` that the parser took into it."""
    first, stop = span
    for begin, end in pieces:
        if head < begin < stop:
            stop = begin
            while stop - 1 > head and parse.tags[stop - 1] == "IN":
                stop -= 1
        elif first < end <= head:
            first = end
    first, stop = trim(parse, (first, stop))
    return (first, stop) if first < stop else (head, head + 1)


_EDGE = frozenset((",", ";", ":", "-", "–", "—", "--", ".", "(", ")", "'", "‘", "―"))


def trim(parse: Parse, span: Range) -> Range:
    """The range without punctuation at its edges (quotation marks stay)."""
    first, stop = span
    while first < stop and parse.words[first] in _EDGE:
        first += 1
    while stop > first and parse.words[stop - 1] in _EDGE:
        if parse.words[stop - 1] == ")" and "(" in parse.words[first : stop - 1]:
            break
        stop -= 1
    return first, stop


def sentence(parse: Parse, token: int) -> Range:
    """The token range of the sentence that holds `token`."""
    return parse.sentences[parse.sentence_of[token]]


def above(parse: Parse, token: int) -> Iterator[int]:
    """The heads of `token`, nearest first, up to the root."""
    while parse.heads[token] != token:
        token = parse.heads[token]
        yield token
