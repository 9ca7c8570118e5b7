"""Pronouns: which there are, and which earlier phrase each most likely takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.annotate.chains import Chain
from sayso.annotate.phrases import Phrase
from sayso.records import MentionForm, Parse

_FORMS: dict[str, tuple[str, str]] = {  # word -> gender, use
    "he": ("m", "plain"), "him": ("m", "plain"), "his": ("m", "possessive"), "himself": ("m", "reflexive"),
    "she": ("f", "plain"), "her": ("f", "plain"), "hers": ("f", "possessive"), "herself": ("f", "reflexive"),
    "it": ("n", "plain"), "its": ("n", "possessive"), "itself": ("n", "reflexive"),
    "they": ("p", "plain"), "them": ("p", "plain"), "their": ("p", "possessive"), "theirs": ("p", "possessive"),
    "themselves": ("p", "reflexive"),
    "i": ("1", "plain"), "me": ("1", "plain"), "my": ("1", "possessive"), "mine": ("1", "possessive"),
    "myself": ("1", "reflexive"), "we": ("1", "plain"), "us": ("1", "plain"), "our": ("1", "possessive"),
    "ours": ("1", "possessive"), "ourselves": ("1", "reflexive"), "you": ("1", "plain"),
    "your": ("1", "possessive"), "yours": ("1", "possessive"), "yourself": ("1", "reflexive"),
}  # fmt: skip
_PRONOUN_TAGS = ("PRP", "PRP$")
_EMPTY_IT = frozenset(("seem", "appear", "happen", "rain", "snow", "turn"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SHARING = frozenset(("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp", "prep", "acl"))


def find_pronouns(parse: Parse) -> list[Phrase]:
    """The personal pronouns of a report, without the "it" that stands for nothing."""
    found = []
    for token, tag in enumerate(parse.tags):
        if tag not in _PRONOUN_TAGS:
            continue
        word = parse.words[token].lower()
        form = _FORMS.get(word)
        if form is None or (word == "it" and _stands_for_nothing(parse, token)):
            continue
        gender, use = form
        if word == "her" and tag == "PRP$":
            use = "possessive"
        found.append(Phrase(token, token + 1, token, MentionForm.PRONOUN, use, gender, gender == "p", noun=word))
    return found


def _stands_for_nothing(parse: Parse, token: int) -> bool:
    """Whether an "it" is only there because a clause needs a subject ("it should be noted that")."""
    head, dep = parse.heads[token], parse.deps[token]
    if dep == "expl":
        return True
    if dep not in _SUBJECTS:
        return False
    if parse.lemmas[head] in _EMPTY_IT:
        return True
    clausal = any(child > head and parse.deps[child] in ("ccomp", "csubj") for child in parse.children[head])
    if dep == "nsubjpass":
        return clausal
    if parse.lemmas[head] != "be":
        return False
    for child in parse.children[head]:
        if child > head and (
            parse.deps[child] in ("ccomp", "csubj", "advcl", "xcomp")
            or (parse.deps[child] in ("acomp", "attr") and _has_clause(parse, child))
        ):
            return True
    return False


def _has_clause(parse: Parse, token: int) -> bool:
    return any(
        child > token and parse.deps[child] in ("xcomp", "ccomp", "advcl", "relcl") for child in parse.children[token]
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its clause a phrase stands."""

    role: str  # S subject, O object, P object of a preposition, G possessor, X anything else
    verb: int  # the verb of its clause
    direct: bool  # whether it is itself an argument of that verb
    top: int  # the token by which it hangs, past coordination and apposition


def place(parse: Parse, head: int) -> Place:
    """Where the phrase with this head token stands in its clause."""
    deps, heads, pos = parse.deps, parse.heads, parse.pos
    top = head
    while (
        deps[top] in ("conj", "appos", "compound", "nmod")
        and pos[heads[top]] not in ("VERB", "AUX")
        and heads[top] != top
    ):
        top = heads[top]
    dep = deps[top]
    up = heads[top]
    if dep in _SUBJECTS:
        return Place("S", up, True, top)
    if dep in ("dobj", "dative", "oprd", "attr"):
        return Place("O", up, True, top)
    role = "G" if dep == "poss" else "P" if dep == "pobj" else "X"
    direct = role == "P" and pos[heads[up]] in ("VERB", "AUX")
    at = top
    while pos[at] not in ("VERB", "AUX") and heads[at] != at:
        at = heads[at]
    return Place(role, at, direct, top)


def subjects(parse: Parse, verb: int) -> tuple[int, ...]:
    """The subject tokens of a verb: its own, or those it shares with the verb it is joined to or controlled by.

    A relative pronoun is given with the noun that it stands for.
    """
    deps, heads, children = parse.deps, parse.heads, parse.children
    for _ in range(6):
        own = tuple(child for child in children[verb] if child < verb and deps[child] in _SUBJECTS)
        if own:
            relative = deps[verb] == "relcl" and any(parse.tags[child] in ("WP", "WDT") for child in own)
            return (*own, heads[verb]) if relative else own
        dep, up = deps[verb], heads[verb]
        if dep not in _SHARING or up == verb:
            return ()
        if dep == "acl":
            return (up,)
        if dep == "xcomp":
            controllers = tuple(
                child for child in children[up] if up < child < verb and deps[child] in ("dobj", "dative")
            )
            if controllers:
                return controllers
        if dep == "advcl" and any(deps[child] == "mark" for child in children[verb]):
            return ()
        verb = up
    return ()
