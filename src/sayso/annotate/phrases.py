"""Phrases that may refer: what is found before anybody asks whom they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.knowledge.actors import ActorWords, fold
from sayso.records import MentionForm, Parse

FLAGS = frozenset(("former", "ex", "deputy", "vice", "acting", "assistant", "then", "late", "junior", "associate"))
"""Words that make another office of an office; "former" is never the incumbent."""

_BARRED_LEFT = frozenset(("cc", "preconj", "advmod", "punct", "prep", "mark", "neg"))
_STOPS = frozenset((",", ";", ":", "(", ")", "—", "--", '"', "“", "”", "who", "which", "that", "whose", "where"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_CONTENT_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
_ALWAYS_PLURAL = frozenset(("police", "people", "troops", "forces", "media", "military"))
_TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"))
_NO_ONE = -2
_PARTITIVES = frozenset(("CD", "DT", "JJ"))  # "one of the victims", "some", "several", "the latter"
_INITIALS = frozenset(("pm", "mp", "mep", "fm", "vp", "ceo", "cfo", "coo", "cto"))
_WHOLES = frozenset(("of", "for", "to", "in", "at", "from", "with"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may refer, tokens `first` to `stop` (exclusive), and what they tell."""

    first: int
    stop: int
    head: int
    form: MentionForm
    kind: str  # a class of knowledge.actors, "place", or "" where nothing tells
    gender: str = ""  # m, f, n, or "" where nothing tells
    plural: bool = False
    words: tuple[str, ...] = ()  # folded; of a name all, of a noun phrase those beside the head that mean something
    noun: str = ""  # lemma of the head; of a pronoun its lower-case form
    definite: bool = True
    sure: bool = True  # whether kind and gender are beyond doubt
    title: str = ""  # of a name: the title that stands before it


def noun_phrases(
    parse: Parse, lexicon: ActorWords, names: Sequence[Phrase], speech: frozenset[str]
) -> tuple[list[Phrase], list[tuple[int, int]]]:
    """The role phrases and nominals of a report, and what they are equated with.

    `names` are the report's; `speech` holds lemmas of verbs of saying. The second result pairs the head of a phrase
    with the head of what it is a title of, apposed to or predicated of.
    """
    name_at = [-1] * (len(parse.words) + 2)
    for number, name in enumerate(names):
        name_at[name.first : name.stop] = [number] * (name.stop - name.first)
    found: list[Phrase] = []
    pairs: list[tuple[int, int]] = []
    for entity in parse.entities:
        if entity.label in _TIMES:
            name_at[entity.first : entity.stop] = [_NO_ONE] * (entity.stop - entity.first)
    for token, tag in enumerate(parse.tags):
        if name_at[token] != -1 or not (tag[:2] == "NN" or (tag in _PARTITIVES and parse.deps[token] == "nsubj")):
            continue
        lemma, kind = _class(parse, lexicon, token)
        titled = kind in ("role", "person") and name_at[token + 1] >= 0
        titled = titled and name_at[parse.heads[token]] == name_at[token + 1]
        if not titled and parse.deps[token] in ("compound", "nmod"):
            continue
        if kind in ("", "place") and not _speaks(parse, token, speech):
            continue
        phrase = _uncrossed(_phrase(parse, lexicon, token, kind, lemma), names, name_at)
        other = names[name_at[token + 1]].head if titled else -1
        if kind in ("role", "person") and not titled:
            phrase, other = _beside_name(parse, phrase, names, name_at)
        if other < 0:
            other = _equated(parse, phrase, name_at)
        if other < 0 and not _stands_alone(parse, phrase):
            continue
        found.append(phrase)
        if other >= 0:
            pairs.append((token, names[name_at[other]].head if name_at[other] >= 0 else other))
    return found, pairs


def _class(parse: Parse, lexicon: ActorWords, token: int) -> tuple[str, str]:
    """Lemma and class of a noun; the class is empty where the lexicon of actors does not have it."""
    lemma, word = parse.lemmas[token], parse.words[token]
    kind = lexicon.nouns.get(lemma)
    if kind is None and parse.tags[token] == "NNPS":  # the lemmatizer leaves proper nouns as they are
        lemma = lemma.removesuffix("s")
        kind = lexicon.nouns.get(lemma)
    if kind and len(lemma) <= 3 and lemma in _INITIALS and not word.isupper():
        return lemma, ""
    return lemma, kind or ""


def _uncrossed(phrase: Phrase, names: Sequence[Phrase], name_at: Sequence[int]) -> Phrase:
    """The phrase with its edges moved inwards where they lie within a name."""
    first, stop = phrase.first, phrase.stop
    if first > 0 and 0 <= (number := name_at[first]) == name_at[first - 1] and number != name_at[phrase.head]:
        first = names[number].stop
    if 0 <= (number := name_at[stop - 1]) == name_at[stop]:
        stop = max(names[number].first, phrase.head + 1)
    return phrase if (first, stop) == (phrase.first, phrase.stop) else replace(phrase, first=first, stop=stop)


def _beside_name(parse: Parse, phrase: Phrase, names: Sequence[Phrase], name_at: Sequence[int]) -> tuple[Phrase, int]:
    """The phrase, cut before a name that it runs into, and the head of the person's name right after it; else -1.

    "President of Peru Ana Ruiz" and "the mayor of Lima, Ana Ruiz, said" are often parsed as something else.
    """
    for at in range(phrase.head + 2, phrase.stop):
        number, before = name_at[at], name_at[at - 1]
        if number < 0 or before < 0 or before == number or names[number].kind != "person":
            continue
        if names[before].kind in ("state", "place"):
            return replace(phrase, stop=at), names[number].head
    at = phrase.stop
    if at < len(parse.words) and parse.words[at] == ",":
        number = name_at[at + 1]
        if number >= 0 and names[number].kind == "person" and not phrase.plural and phrase.form is MentionForm.ROLE:
            end = names[number].stop
            if names[number].first == at + 1 and end < len(parse.words) and parse.words[end] in (",", "."):
                return phrase, names[number].head
    elif name_at[at] >= 0 and phrase.stop > phrase.head + 1 and names[name_at[at]].kind == "person":
        return phrase, names[name_at[at]].head
    return phrase, -1


def _stands_alone(parse: Parse, phrase: Phrase) -> bool:
    """Whether the phrase refers by itself: a bare singular common noun ("on board", "brought to justice") does not."""
    if phrase.plural or phrase.stop - phrase.first > 1 or parse.tags[phrase.head] != "NN":
        return phrase.kind != "state" or phrase.definite or phrase.plural
    return parse.words[phrase.head][0].isupper() or parse.deps[phrase.head] in ("nsubj", "nsubjpass")


def _speaks(parse: Parse, token: int, speech: frozenset[str]) -> bool:
    """Whether the noun is what a verb of saying has as its subject or agent."""
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "nsubj":
        return parse.lemmas[head] in speech
    if dep == "dobj":
        return parse.lemmas[head] in ("cite", "quote") or (parse.tags[token] != "NN" and parse.lemmas[head] == "tell")
    if dep == "pobj":
        verb = parse.heads[head]
        if parse.deps[head] == "agent":
            return parse.lemmas[verb] in speech
        return (parse.words[head] == "to" and parse.lemmas[verb] == "accord") or parse.lemmas[head] == "per"
    return False


def _phrase(parse: Parse, lexicon: ActorWords, token: int, kind: str, lemma: str) -> Phrase:
    first, stop = _bounds(parse, token)
    words = parse.words
    gender = lexicon.noun_gender.get(lemma, "")
    plural = parse.tags[token] in ("NNS", "NNPS") or lemma in _ALWAYS_PLURAL
    marks = []
    definite: bool | None = None
    for each in range(first, stop):
        if each == token:
            continue
        tag = parse.tags[each]
        if tag in _CONTENT_TAGS:
            marks.append(fold(words[each]))
        elif tag == "DT" and each < token:
            lower = words[each].lower()
            definite = lower in _DEFINITE if definite is None else definite
        elif tag in ("PRP$", "POS") and each < token:
            definite = True
        elif tag == "CD" and each < token:
            marks.append(words[each].lower())
    if definite is None:  # "Prime Minister" alone is somebody known, "officials" is anybody
        definite = parse.tags[token] in ("NNP", "NNPS") or (kind == "role" and words[first][0].isupper() and not plural)
    form = MentionForm.ROLE if kind == "role" and not plural else MentionForm.NOMINAL
    if not gender and kind in ("body", "organization", "armed_group", "outlet", "state", "people"):
        gender = "n"
    return Phrase(first, stop, token, form, kind, gender, plural, tuple(marks), lemma, definite)


def _bounds(parse: Parse, token: int) -> tuple[int, int]:
    """The noun phrase of a noun without relative clauses, appositions and what else is set off."""
    first, deps = token, parse.deps
    for child in reversed(parse.children[token]):
        if child > token:
            continue
        if deps[child] in _BARRED_LEFT and not (deps[child] == "punct" and parse.words[child] == "-"):
            break
        if parse.rights[child] != first:
            break
        first = parse.lefts[child]
    stop = token + 1
    for child in parse.children[token]:
        if child < token:
            continue
        if child != stop or deps[child] != "prep" or parse.words[child].lower() not in _WHOLES:
            break
        end = parse.rights[child]
        for each in range(child + 1, end):
            if _ends(parse, each):
                end = each
                break
        if end <= child + 1:
            break
        stop = end
        if stop < parse.rights[child]:
            break
    return first, stop


def _ends(parse: Parse, token: int) -> bool:
    """Whether what begins at the token, a clause or something set off, is no part of the phrase before it."""
    word = parse.words[token]
    if word in ("-", "–"):  # within "Asia-Pacific" it ends nothing
        return parse.ends[token - 1] < parse.starts[token]
    return word in _STOPS or (parse.tags[token][:2] == "VB" and parse.heads[token] < token)


def _equated(parse: Parse, phrase: Phrase, name_at: Sequence[int]) -> int:
    """A token of that which the noun is apposed to or predicated of; -1 where there is none."""
    token = phrase.head
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "appos":
        return head if not phrase.plural or parse.tags[head] in ("NNS", "NNPS") else -1
    if dep in ("attr", "oprd"):
        return _subject(parse, head)
    for child in parse.children[token]:
        if child > token and parse.deps[child] == "appos" and name_at[child] >= 0 and not phrase.plural:
            return child
    return -1


def _subject(parse: Parse, verb: int) -> int:
    for child in parse.children[verb]:
        if child < verb and parse.deps[child] in ("nsubj", "nsubjpass"):
            if parse.tags[child] == "WP" and parse.deps[verb] == "relcl":
                return parse.heads[verb]
            return child
    return -1
