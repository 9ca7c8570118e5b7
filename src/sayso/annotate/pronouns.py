"""The personal pronouns of a report."""

from __future__ import annotations

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
