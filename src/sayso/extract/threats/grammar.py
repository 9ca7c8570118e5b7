"""Questions about a parse that the finders of threats share: who does it, to whom, and what follows."""

from __future__ import annotations

from sayso.extract.drafts import Page
from sayso.extract.syntax import agent, child, children, is_passive, subject
from sayso.knowledge.threat_words import threat_words
from sayso.records import Parse

_FROM_OBJECT = frozenset(("of", "for", "from", "into", "with", "as"))
"""Prepositions after which a gerund is done by the object: "accused X of putting", "blamed X for endangering"."""


FEELING = frozenset(("feel", "feels", "felt", "feeling"))
"""Forms that the parser takes for auxiliaries: "feels threatened"."""

_NOBODY = frozenset(
    "anything anyone anybody something someone somebody whatever whoever nothing nobody what there here".split()
)
"""Words that name nobody as a source."""


def doer(page: Page, verb: int) -> int | None:
    """Who does what the active verb says, by its subject or the object of the verb above.

    None where the way up leads out of a quotation: who speaks does not do what he tells.
    """
    parse = page.parse
    above = parse.heads[verb]
    if parse.deps[verb] == "ccomp" and parse.deps[above] == "relcl" and child(parse, verb, "nsubj", "mark") is None:
        return parse.heads[above]  # "bands that it says threaten the peace"
    if parse.deps[verb] == "conj" and child(parse, above, "csubj") is not None:
        return None
    found = _object_above(parse, verb)
    if found is None:
        found = subject(parse, verb)
    if found is None and (first := child(parse, verb, "ccomp")) is not None and first < verb:
        found = child(parse, first, "nsubj")  # "X has hurt Y, endangers Z": the parser takes the first for what is said
    if found is not None and found > verb and parse.lemmas[verb] != "be":  # the parser strayed
        found = subject(parse, parse.heads[verb]) if parse.deps[verb] == "conj" else None
    if found is None or child(parse, verb, "csubj") is not None:
        return None
    if page.quoted[verb] >= 0 and page.quoted[found] < 0 and _is_left(page, verb, found):
        return None
    return antecedent(parse, found)


def _is_left(page: Page, verb: int, found: int) -> bool:
    """Whether a clause with words of its own before the verb, all inside the quotation, is left for its speaker."""
    parse, quote = page.parse, page.quotes[page.quoted[verb]]
    return found >= quote.stop or (found < quote.first and parse.lefts[verb] > quote.first + 1)


def _object_above(parse: Parse, verb: int) -> int | None:
    """The object of the verb whose preposition governs a gerund."""
    at, above = verb, parse.heads[verb]
    while parse.deps[at] == "conj":
        at, above = above, parse.heads[above]
    if parse.deps[at] != "pcomp" or parse.words[above].lower() not in _FROM_OBJECT:
        return None
    governor = parse.heads[above]
    if parse.tags[governor][:2] in ("NN", "PR"):
        blamed = parse.lemmas[parse.heads[governor]] in threat_words().blaming
        return governor if blamed and parse.deps[governor] in ("dobj", "nsubjpass") else None
    found = child(parse, governor, "nsubjpass" if is_passive(parse, governor) else "dobj")
    return found if found is not None and found < verb else None


def antecedent(parse: Parse, token: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if parse.tags[token] not in ("WDT", "WP") and parse.words[token].lower() != "that":
        return token
    at = parse.heads[token]
    for _ in range(4):
        if parse.deps[at] == "relcl":
            return parse.heads[at]
        at = parse.heads[at]
    return token


def patient(parse: Parse, verb: int) -> int | None:
    """To whom a passive verb is done: its subject, or the noun that a participle hangs on."""
    found = child(parse, verb, "nsubjpass", "nsubj")
    if found is not None:
        return antecedent(parse, found)
    above = parse.heads[verb]
    if parse.deps[verb] in ("acl", "relcl") and parse.tags[above][:2] in ("NN", "PR"):
        return above
    if parse.deps[verb] in ("conj", "xcomp", "advcl") and parse.tags[above][:2] == "VB":
        return child(parse, above, "nsubjpass", "nsubj")
    return None


def after(parse: Parse, token: int, *prepositions: str) -> int | None:
    """What one of the prepositions governs, of those that hang on the token and follow it."""
    for one in children(parse, token, "prep", "agent", "dative"):
        if one > token and parse.words[one].lower() in prepositions:
            found = child(parse, one, "pobj")
            if found is not None:
                return found
    return None


def is_nobody(parse: Parse, source: int) -> bool:
    """Whether the word names no source: "anyone who threatens", "it is expected that"."""
    word, verb = parse.words[source].lower(), parse.heads[source]
    return word in _NOBODY or (word == "it" and child(parse, verb, "ccomp") is not None and is_passive(parse, verb))


def sides(page: Page, verb: int) -> tuple[int | None, int | None]:
    """Who does and to whom it is done, of an active verb or a passive one."""
    parse = page.parse
    if is_passive(parse, verb):
        return agent(parse, verb), patient(parse, verb)
    found = child(parse, verb, "dobj")
    return doer(page, verb), antecedent(parse, found) if found is not None else None
