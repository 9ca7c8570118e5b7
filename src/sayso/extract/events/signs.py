"""What a clause or noun phrase says itself of the deed that it tells: negation, auxiliaries, conjunctions, mood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.extract.drafts import Page
from sayso.extract.syntax import Range, child, children, is_verb
from sayso.knowledge.statuses import statuses
from sayso.records import Parse


class Kind(StrEnum):
    """What the words make of a deed; the names of governing classes are those of statuses.toml."""

    DONE = "done"
    UNDONE = "undone"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PROMISED = "promised"
    PREDICTED = "predicted"
    HYPOTHETICAL = "hypothetical"
    CLAIMED = "claimed"
    WILL = "will"  # the clause lies ahead; whose will it is decides further
    WOULD = "would"
    MAY = "may"
    DUTY = "duty"
    IF = "if"
    ASKED = "asked"  # in a question
    PURPOSE = "purpose"  # an infinitive of purpose
    TOLD = "told"  # an imperative


@dataclass(frozen=True, slots=True)
class Sign:
    """What the words make of a deed, and the token that says so; none where it is told as done."""

    kind: Kind = Kind.DONE
    at: int | None = None
    link: str = ""  # label of the arc over which a governing word decides

    @property
    def cue(self) -> Range | None:
        """The tokens of the word that decides."""
        return None if self.at is None else (self.at, self.at + 1)


def own_sign(page: Page, at: int, head: int) -> Sign | None:
    """What the words that hang on the token say."""
    parse = page.parse
    if is_verb(parse, at) or parse.pos[at] == "AUX":
        return sign_of_verb(page, at)
    return _of_noun(parse, at, head)


def _of_noun(parse: Parse, noun: int, head: int) -> Sign | None:
    """Adjectives and determiners of a noun or adjective: "planned", "alleged", "no"."""
    words = statuses()
    for one in parse.children[noun]:
        word, label = parse.words[one].lower(), parse.deps[one]
        if label in ("det", "neg", "preconj", "advmod") and word in words.negators and not is_limited(parse, one):
            return Sign(Kind.UNDONE, one)
        if label in ("amod", "compound") and noun == head:
            known = words.adjectives.get(word)
            if known is not None and not (known == "predicted" and _is_carried(parse, noun)):
                return Sign(Kind(known), one, label)
        if label == "advmod" and word in words.allegations:
            return Sign(Kind.CLAIMED, one)
        if label == "advmod" and word in words.doubts:
            return Sign(Kind.HYPOTHETICAL, one)
    return None


def _is_carried(parse: Parse, noun: int) -> bool:
    """Whether a verb carries out the deed: "began a planned strike"."""
    above = parse.heads[noun]
    return parse.deps[noun] == "dobj" and parse.lemmas[above] in statuses().carrying


def sign_of_verb(page: Page, verb: int) -> Sign | None:
    """Negation, auxiliaries, adverbs, conjunctions and mood of a verb."""
    parse, words = page.parse, statuses()
    condition, no = _condition(parse, verb), negator(parse, verb)
    if condition is not None or no is not None:
        return Sign(Kind.UNDONE, no) if condition is None else Sign(Kind.IF, condition)
    for one in children(parse, verb, "aux"):
        kind = _modal(parse, verb, one)
        if kind is not None:
            return Sign(kind, one)
    for one in children(parse, verb, "advmod"):
        word = parse.words[one].lower()
        for kind, known in (
            (Kind.HYPOTHETICAL, words.doubts),
            (Kind.CLAIMED, words.allegations),
            (Kind.UNDONE, words.almost),
        ):
            if word in known and one <= verb:
                return Sign(kind, one)
    if _is_question(page, verb):
        return Sign(Kind.ASKED, parse.sentences[parse.sentence_of[verb]][1] - 1)
    return Sign(Kind.TOLD, verb) if _is_imperative(page, verb) else None


def _modal(parse: Parse, verb: int, modal: int) -> Kind | None:
    """What an auxiliary says; "would have" and "could have" tell what was not."""
    words, word = statuses(), parse.words[modal].lower()
    back = any(parse.lemmas[one] in ("have", "'ve", "’ve") for one in children(parse, verb, "aux") if one > modal)
    if word in words.foretelling:
        return Kind.WILL
    if word in words.would and parse.tags[modal] == "MD":
        return Kind.HYPOTHETICAL if back else Kind.WOULD
    if word in words.may and parse.tags[modal] == "MD":
        return Kind.HYPOTHETICAL if back else Kind.MAY
    if word in words.duty:
        return Kind.HYPOTHETICAL if back else Kind.DUTY
    return None


def negator(parse: Parse, verb: int) -> int | None:
    """The word that turns a clause around: at the verb, its subject, or its object."""
    for one in parse.children[verb]:
        label = parse.deps[one]
        found = one if _denies(parse, one, label, verb) else None
        if found is None and label in _ARGUMENTS:
            found = _no_argument(parse, one, label)
        if found is None and label == "advmod" and parse.words[one].lower() in _LONGER:
            found = next((below for below in parse.children[one] if parse.words[below].lower() in ("no", "not")), None)
        if found is not None:
            return found
    return None


_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "expl"))
_LONGER = frozenset(("longer", "more", "yet", "even"))
_REACH = 4
"""A "not" that stands further behind the verb is of something else."""


def _denies(parse: Parse, word: int, label: str, verb: int) -> bool:
    """Whether a word beside the verb is its "not", "never" or "nor"."""
    negative = parse.words[word].lower() in statuses().negators and label in ("advmod", "preconj", "cc")
    if not (label == "neg" or negative) or word >= verb + _REACH or (label == "cc" and word > verb):
        return False
    return not is_limited(parse, word)


def _no_argument(parse: Parse, noun: int, label: str) -> int | None:
    """The "no" of a subject or object, or "nobody" itself; "neither" counts with a subject alone."""
    negators = statuses().negators
    if parse.words[noun].lower() in negators:
        return noun
    for one in children(parse, noun, "det", "neg", "preconj", "cc"):
        word = parse.words[one].lower()
        if word in negators and one < noun and not is_limited(parse, one) and (label != "dobj" or word != "neither"):
            return one
    return None


def is_limited(parse: Parse, no: int) -> bool:
    """Whether "only" takes the force of a negation, or "no" counts something ("no fewer than")."""
    after = parse.words[no + 1].lower() if no + 1 < len(parse.words) else ""
    return after in ("only", "just", "merely", "simply", "less", "fewer", "doubt", "matter", "wonder", "least", "later")


def _condition(parse: Parse, verb: int) -> int | None:
    """The "if" that opens the verb's clause, or the "unless" or "until" of what is still to come."""
    words = statuses()
    for one in parse.children[verb]:
        word = parse.words[one].lower()
        if one < verb and parse.deps[one] in ("mark", "advmod", "prep", "cc"):
            if word in words.conditions:
                return None if word == "if" and _is_no_condition(parse, one) else one
            if word in words.before and parse.tags[verb] in ("VBZ", "VBP") and _lies_ahead(parse, verb):
                return one
    return None


def _is_no_condition(parse: Parse, word: int) -> bool:
    """Whether an "if" sets no condition: "even if", "as if", "thousands if not more"."""
    before = parse.words[word - 1].lower() if word else ""
    after = parse.words[word + 1].lower() if word + 1 < len(parse.words) else ""
    return before in ("even", "as") or after == "not"


def _lies_ahead(parse: Parse, verb: int) -> bool:
    """Whether the clause that a clause of time belongs to is told in the future."""
    above = parse.heads[verb]
    around = {parse.words[one].lower() for one in children(parse, above, "aux")}
    return parse.deps[verb] == "advcl" and bool(around & (statuses().foretelling | statuses().may | statuses().duty))


def _is_question(page: Page, verb: int) -> bool:
    """Whether the verb is the main one of a sentence that asks."""
    parse = page.parse
    first, stop = parse.sentences[parse.sentence_of[verb]]
    if "?" not in parse.words[max(first, stop - 3) : stop] or parse.deps[verb] not in ("ROOT", "ccomp", "conj"):
        return False
    doer = child(parse, verb, "nsubj", "nsubjpass", "expl")
    around = list(children(parse, verb, "aux", "auxpass"))
    asks = any(parse.tags[one][0] == "W" for one in range(first, verb) if parse.heads[one] == verb)
    return not asks and (parse.pos[verb] == "AUX" or (bool(around) and doer is not None and around[0] < doer))


def _is_imperative(page: Page, verb: int) -> bool:
    """Whether the verb tells somebody to do something: "Withdraw now", "let us talk"."""
    parse = page.parse
    if parse.tags[verb] != "VB" or page.quoted[verb] < 0 or child(parse, verb, "nsubj", "aux", "nsubjpass") is not None:
        return False
    return parse.deps[verb] in ("ROOT", "ccomp", "parataxis") and parse.lemmas[verb] not in ("thank", "let")
