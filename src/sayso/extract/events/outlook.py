"""How the grammar of its sentence presents a deed: as done, not done, asked for, planned, or doubted.

One climbs from the deed to the root. The first word on the way that says more than "done" decides: an auxiliary or a
negation of its clause, a conjunction ("if"), or the verb, noun or adjective that governs it ("refused to").
"""

from __future__ import annotations

from sayso.extract.drafts import Page
from sayso.extract.events.signs import Kind, Sign, is_limited, negator, own_sign, sign_of_verb
from sayso.extract.syntax import Range, child, children, has_to, is_verb
from sayso.knowledge.statuses import statuses
from sayso.records import Parse

_STEPS = 14
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def outlook(page: Page, head: int, *, trigger: Range = (0, 0)) -> Sign:
    """What the words around the deed at `head` make of it.

    Words of the `trigger` say nothing of the deed, since they are the deed: "not granted" as a refusal.
    """
    parse, at = page.parse, head
    for _ in range(_STEPS):
        sign = own_sign(page, at, head)
        if sign is not None and not (sign.at is not None and trigger[0] <= sign.at < trigger[1]):
            return sign
        above = parse.heads[at]
        if above == at:
            break
        step = _climb(page, at, above, parse.deps[at])
        if isinstance(step, Sign):
            return step
        if step is None:
            break
        at = step
    return Sign()


# ---- what governs it ------------------------------------------------------------------------------------------------


def _climb(page: Page, at: int, above: int, label: str) -> Sign | int | None:
    """The sign that the governing word gives, or where to go on, or None where nothing above counts."""
    parse = page.parse
    if label == "conj":
        return _beside(parse, at, above)
    if label in (
        "xcomp",
        "ccomp",
        "acomp",
        "acl",
        "pcomp",
        "advcl",
        "oprd",
        "csubj",
        "csubjpass",
        "relcl",
        "dep",
        "parataxis",
    ):
        return _under(page, at, above, label)
    if label == "prep" and is_verb(parse, at):  # "including", "following"
        return None
    return _as_noun(page, at, above, label)


def _beside(parse: Parse, at: int, first: int) -> int | None:
    """The first of conjoined words, where what is said of it holds for this one too."""
    if not is_verb(parse, at):
        return first
    if any(parse.words[one].lower() in ("or", "nor") for one in children(parse, first, "cc")):
        return first
    if child(parse, at, "nsubj", "nsubjpass") is not None or parse.tags[at] in ("VBD", "VBZ", "VBP"):
        up = parse.heads[first]
        return (
            first
            if parse.tags[at] == parse.tags[first]
            and parse.deps[first] in ("advcl", "ccomp")
            and up != first
            and child(parse, first, "aux") is None
            else None
        )
    same = parse.tags[at] == parse.tags[first] or (parse.tags[at] == "VB" and child(parse, first, "aux") is not None)
    return first if same and child(parse, at, "aux") is None else None


def _under(page: Page, at: int, above: int, label: str) -> Sign | int | None:
    """What the governor of a clause, infinitive or gerund makes of it."""
    parse = page.parse
    if label == "relcl" or (label == "acl" and not has_to(parse, at)):
        return None
    if parse.pos[above] == "ADP" or parse.tags[above] == "IN" or label == "pcomp":
        return _under_preposition(page, at, above)
    if label == "advcl" and _is_finite(parse, at):
        return None
    if label in ("advcl", "dep") and parse.tags[at] == "VBG":  # "refused, saying": what the participle tells is so
        sign = sign_of_verb(page, above)
        return None if sign is not None and sign.kind is Kind.UNDONE else above
    known = _class_of(parse, above, at)
    finite = label == "ccomp" and not has_to(parse, at) and parse.tags[at] in ("VBD", "VBZ", "VBP", "VBN", "VBG")
    if label == "ccomp" and not has_to(parse, at):
        return _under_clause(page, at, above, known, finite=finite)
    if known is not None:
        return _by_class(page, above, known, label)
    if has_to(parse, at) or label == "xcomp":
        if label == "advcl":
            return Sign(Kind.PURPOSE, _to(parse, at), label)
        if parse.lemmas[above] == "have" and is_verb(parse, above):
            return _had_to(page, at, above)
        if _is_noun(parse, above):
            return Sign(Kind.PURPOSE, _to(parse, at), label)
        return above if is_verb(parse, above) else Sign(Kind.PURPOSE, _to(parse, at), label)
    return None


def _had_to(page: Page, at: int, above: int) -> Sign | int:
    """What "have to" makes of a deed: "had to leave" tells what was done, "has yet to leave" what was not."""
    parse = page.parse
    yet = any(parse.words[one].lower() == "yet" for one in children(parse, above, "advmod"))
    if yet:
        return Sign(Kind.UNDONE, _to(parse, at), "xcomp")
    plain = parse.tags[above] in ("VBZ", "VBP") and sign_of_verb(page, above) is None
    return Sign(Kind.DUTY, above, "xcomp") if plain else above


def _to(parse: Parse, verb: int) -> int:
    return next((one for one in children(parse, verb, "aux") if parse.tags[one] == "TO"), verb)


def _is_noun(parse: Parse, token: int) -> bool:
    return parse.tags[token][:2] == "NN"


_WEAK = frozenset(
    "believe think suspect fear hope wish doubt wonder suppose imagine speculate appear seem presume dream".split()
)


def _under_clause(page: Page, at: int, above: int, known: str | None, *, finite: bool) -> Sign | int | None:
    """What the governor of a clause makes of it: "demanded that they leave", "denies that they left"."""
    parse = page.parse
    bare = parse.tags[at] == "VB" or (
        parse.tags[at] in ("VBN", "VBP") and any(parse.words[x].lower() == "be" for x in children(parse, at, "auxpass"))
    )
    if known in ("demanded",) and bare:
        return Sign(Kind.DEMANDED, above, "ccomp")
    if known == "undone" and parse.lemmas[above] in ("deny", "refute", "reject", "dismiss", "forget"):
        return Sign(Kind.UNDONE, above, "ccomp")
    if known in ("done",) and not finite:
        return above
    if _is_noun(parse, above) and parse.deps[above] == "dobj":
        denied = parse.heads[above]
        if statuses().verbs.get(parse.lemmas[denied]) == "undone":
            return Sign(Kind.UNDONE, denied, "that")
    if known is not None and not _is_finite(parse, at):
        return _by_class(page, above, known, "ccomp")
    if known in ("hypothetical", "claimed") and (parse.lemmas[above] in _WEAK or not is_verb(parse, above)):
        return Sign(Kind.CLAIMED if known == "claimed" else Kind.HYPOTHETICAL, above, "that")
    return above if parse.lemmas[above] in ("be",) else Sign(Kind.DONE, above, "that")


def _is_finite(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] in _FINITE:
        return True
    return any(parse.tags[one] in _FINITE for one in children(parse, verb, "aux", "auxpass"))


def _under_preposition(page: Page, at: int, preposition: int) -> Sign | int | None:
    """What a preposition and its governor make of a gerund or a noun: "without asking", "accused of killing"."""
    parse = page.parse
    word, above = parse.words[preposition].lower(), parse.heads[preposition]
    if word in statuses().without and word not in ("besides", "except"):
        return Sign(Kind.UNDONE, preposition, "prep")
    if word == "of" and parse.words[above].lower() in ("instead", "lieu"):
        return Sign(Kind.UNDONE, above, "prep")
    if word == "than" and parse.words[above].lower() == "rather":
        return Sign(Kind.UNDONE, above, "prep")
    if above == preposition:
        return None
    known = _class_of(parse, above, at, word)
    if known is not None:
        return _by_class(page, above, known, word)
    if _is_noun(parse, above) or parse.pos[above] == "ADJ":
        return None
    if parse.tags[at] == "VBG" and word in ("by", "in", "to"):
        return above
    return None


def _class_of(parse: Parse, word: int, below: int, preposition: str = "") -> str | None:
    """The class in which the governing word stands, with its preposition or particle or alone."""
    words, lemma = statuses(), parse.lemmas[word]
    if is_verb(parse, word) or parse.pos[word] in ("VERB", "AUX"):
        particle = child(parse, word, "prt")
        for extra in (preposition, parse.words[particle].lower() if particle is not None else ""):
            if extra and (known := words.verbs.get(f"{lemma} {extra}")):
                return known
        if preposition:
            return (
                words.adjectives.get(parse.words[word].lower()) if preposition in ("to", "of", "for", "about") else None
            )
        if lemma in ("be", "have", "go", "set", "due") and not _plans(parse, word, below):
            return "done" if lemma in ("be", "have") and not has_to(parse, below) else None
        return words.verbs.get(lemma) or words.adjectives.get(parse.words[word].lower())
    if _is_noun(parse, word):
        return words.nouns.get(lemma)
    if parse.words[word].lower() == "able" and _was(parse, parse.heads[word]):
        return "done"  # "was able to" tells what was done
    return words.adjectives.get(parse.words[word].lower())


def _was(parse: Parse, verb: int) -> bool:
    """Whether a verb is told in the past without an auxiliary."""
    return parse.tags[verb] == "VBD" and child(parse, verb, "aux", "neg") is None


def _plans(parse: Parse, verb: int, below: int) -> bool:
    """Whether "be", "go" and "set" with an infinitive tell what is to come: "is to", "is going to", "is set to"."""
    if not has_to(parse, below):
        return False
    lemma = parse.lemmas[verb]
    if lemma == "go":
        return parse.tags[verb] == "VBG"
    if lemma == "be":
        return parse.deps[below] == "xcomp" and child(parse, verb, "attr", "acomp") is None
    return lemma != "have"


def _by_class(page: Page, above: int, known: str, label: str) -> Sign | int:
    """The sign of a class, or the governor itself where the deed is done if that is."""
    parse = page.parse
    if known == "done":
        return above
    no = (
        negator(parse, above)
        if is_verb(parse, above)
        else next(
            (one for one in children(parse, above, "det", "neg") if parse.words[one].lower() in statuses().negators),
            None,
        )
    )
    if no is not None and not is_limited(parse, no):
        if known == "undone":
            return Sign(Kind.DONE, None, label)
        return Sign(Kind.UNDONE if known != "claimed" and known != "threatened" else Kind.HYPOTHETICAL, no, label)
    return Sign(Kind(known), above, label)


def _as_noun(page: Page, at: int, above: int, label: str) -> Sign | int | None:
    """What the governor of a noun makes of the deed that it names."""
    parse, words = page.parse, statuses()
    if label == "pobj":
        return _noun_under_preposition(page, at, above)
    if (label in ("dobj", "attr", "oprd") and is_verb(parse, above)) or (
        label in ("attr", "dobj") and parse.pos[above] == "AUX"
    ):
        lemma = parse.lemmas[above]
        if lemma in words.carrying:
            return above
        known = _class_of(parse, above, at)
        own = sign_of_verb(page, above)
        if (
            known != "undone"
            and own is not None
            and own.kind in (Kind.HYPOTHETICAL, Kind.MAY, Kind.IF)
            and not _is_definite(parse, at)
        ):
            return own
        if known not in (None, "done", "claimed") and not (
            _is_definite(parse, at) and known in ("hypothetical", "predicted")
        ):
            return _by_class(page, above, str(known), label)
        return None
    if label in ("nsubjpass", "nsubj") and parse.lemmas[above] in words.occurring:
        known = words.verbs.get(parse.lemmas[above]) if label == "nsubjpass" else None
        own = sign_of_verb(page, above)
        if own is not None:
            return own
        if known not in (None, "done", "claimed"):
            return _by_class(page, above, str(known), label)
        return above
    return above if label in ("appos",) else None


def _noun_under_preposition(page: Page, at: int, preposition: int) -> Sign | int | None:
    """What a preposition and its governor make of a deed named by a noun."""
    parse, words = page.parse, statuses()
    above, word = parse.heads[preposition], parse.words[preposition].lower()
    if word in words.without and word not in ("besides", "except"):
        return Sign(Kind.UNDONE, preposition, "prep")
    if above == preposition:
        return None
    lemma = parse.lemmas[above]
    if is_verb(parse, above):
        known = words.verbs.get(f"{lemma} {word}")
        if f"{lemma} {word}" in words.carrying:
            return above
        return _by_class(page, above, known, word) if known not in (None, "done") else None
    if parse.pos[above] == "ADJ" and word == "to":
        known = words.adjectives.get(parse.words[above].lower())
        return _by_class(page, above, known, word) if known is not None else above
    if _is_noun(parse, above) and word in ("of", "for", "on", "to", "against"):
        known = words.nouns.get(lemma)
        if known not in (None, "done", "claimed") and not (_is_definite(parse, at) and known == "hypothetical"):
            return _by_class(page, above, str(known), word)
    return None


def _is_definite(parse: Parse, noun: int) -> bool:
    """Whether the noun takes up a deed that is known: "the attack", "this raid"."""
    return any(parse.words[one].lower() in ("the", "this", "these", "those") for one in children(parse, noun, "det"))
