"""To whom words lead that only take up what was said: "it", "this", "these plans" as the source of a threat."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Page
from sayso.extract.syntax import child, children, is_verb, sentence
from sayso.extract.threats.parties import Parties, Party
from sayso.records import ActorKind, Mention, Parse

_POINTING = frozenset(("this", "that", "these", "those", "such"))
_IDLE = frozenset("it there this that these those what who which one".split())
_AROUND = frozenset("in at from by after before during".split())
_ONE = ("NN", "NNP")
_MANY = ("NNS", "NNPS")
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj", "attr")


def points_back(parse: Parse, head: int) -> bool:
    """Whether the phrase takes up what was said: "this", "these plans", "it"."""
    word = parse.words[head].lower()
    if word in _POINTING or word in ("it", "they"):
        return True
    return any(parse.words[one].lower() in _POINTING for one in children(parse, head, "det", "amod", "predet"))


def led_to(page: Page, parties: Parties, head: int, *, told: int, speaker: Mention | None) -> Party | None:
    """Whom words that only point back lead to.

    Of "it" that is a thing before it in the sentence, else it is the subject of the clause before.

    The speaker of what is said is not meant. None where nothing fits.
    """
    parse = page.parse
    alone = parse.words[head].lower() == "it"
    if parse.words[head].lower() == "they":
        return next((parties.of(one, doing=True) for one in _nouns(parse, head, _SUBJECTS, _MANY)), None)
    if alone:
        home = parties.country(speaker) if speaker is not None and speaker.why != "inferred" else None
        objects = [parties.of(noun, doing=True) for noun in _nouns(parse, head, _OBJECTS)]
        subjects = [parties.of(noun, doing=True) for noun in _nouns(parse, head, _SUBJECTS)]
        for found in (*subjects, *(one for one in objects if one.known), *objects):
            own = found.kind is ActorKind.STATE and home is not None and parties.country(found.mention) == home
            if found.kind is not ActorKind.PERSON and not own and not _is_same(found, speaker):
                return found
    for subject in _before(parse, head, told):
        found = parties.of(subject, doing=True)
        if found.known and not _is_same(found, speaker) and not (alone and found.owned):
            return found
    return None


def _is_same(party: Party, speaker: Mention | None) -> bool:
    return speaker is not None and speaker.actor is not None and party.mention.actor == speaker.actor


def stands_in_sentence(page: Page, parties: Parties, head: int, mention: Mention) -> bool:
    """Whether somebody whom a pronoun is held to mean is named before it in its sentence."""
    first, _ = sentence(page.parse, head)
    return any(parties.of(at).mention.actor == mention.actor for at in range(first, head) if _is_noun(page.parse, at))


def _is_noun(parse: Parse, token: int) -> bool:
    return parse.deps[token] in (*_SUBJECTS, *_OBJECTS) and parse.tags[token][:2] == "NN"


def _nouns(parse: Parse, head: int, labels: tuple[str, ...], tags: tuple[str, ...] = _ONE) -> Iterator[int]:
    """The nouns before the token in its sentence that have one of the labels, nearest first."""
    first, _ = sentence(parse, head)
    for at in range(head - 1, first - 1, -1):
        if parse.deps[at] not in labels or parse.tags[at] not in tags or at in _line(parse, head):
            continue
        if parse.deps[at] != "pobj" or parse.words[parse.heads[at]].lower() not in _AROUND:
            yield at


def _line(parse: Parse, head: int) -> tuple[int, ...]:
    """The tokens from the head up to the root."""
    found, at = [head], head
    while parse.heads[at] != at:
        at = parse.heads[at]
        found.append(at)
    return tuple(found)


def _before(parse: Parse, head: int, told: int) -> Iterator[int]:
    """The subjects of the clause joined before that of `told`, and of the sentence before."""
    verb = told
    while not is_verb(parse, verb) and parse.pos[verb] != "AUX" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    if parse.deps[verb] == "conj":
        yield from _subjects(parse, parse.heads[verb])
    first, _ = sentence(parse, head)
    if first == 0:
        return
    at = parse.sentence_of[first - 1]
    if parse.paragraph_of[at] != parse.paragraph_of[at + 1]:
        return
    begin, end = parse.sentences[at]
    root = next((one for one in range(begin, end) if parse.heads[one] == one), None)
    if root is not None:
        yield from _subjects(parse, root)


def _subjects(parse: Parse, verb: int) -> Iterator[int]:
    """The subject of a clause; of a verb of saying, that of what is said."""
    inner = child(parse, verb, "ccomp")
    found = child(parse, verb if inner is None else inner, *_SUBJECTS)
    if found is not None and parse.words[found].lower() not in _IDLE:
        yield found
