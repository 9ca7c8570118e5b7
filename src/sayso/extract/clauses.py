"""The clauses of what is said: their main verbs, auxiliaries and subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.drafts import Draft, Page
from sayso.extract.syntax import Range, child, children, is_verb
from sayso.knowledge.actors import actor_words
from sayso.knowledge.moods import moods
from sayso.records import Mention, MentionForm, Parse

_OWN = frozenset(("i", "we"))
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_DEFINITE = frozenset(("the", "this", "these", "that", "those"))

SHORT = 2
"""A content of more sentences has its mood from the first."""

_CLAUSES = 12
"""Main clauses of one content that are looked at."""


@dataclass(frozen=True, slots=True)
class Said:
    """A draft with its page, its main verbs, and what finds the mention at a token."""

    page: Page
    draft: Draft
    mention: Callable[[int], Mention | None]
    root: int | None  # the topmost verb of the content; None where it is a noun phrase
    verbs: tuple[int, ...]  # the verbs of its main clauses, in order

    @classmethod
    def of(cls, page: Page, draft: Draft, mention: Callable[[int], Mention | None]) -> Said:
        """The draft with its main verbs."""
        found = list(tops(page.parse, draft.content))
        root = _main_verb(page.parse, draft.content, found)
        return cls(page, draft, mention, root, tuple(_main_verbs(page.parse, draft.content, found, root)))

    @property
    def parse(self) -> Parse:
        """The parse of the page."""
        return self.page.parse

    @property
    def leading(self) -> tuple[int, ...]:
        """The main verbs that set the mood: the first of each sentence.

        Of more than two sentences, only the first counts.
        """
        first: dict[int, int] = {}
        for verb in self.verbs:
            first.setdefault(self.parse.sentence_of[verb], verb)
        return tuple(first.values()) if len(first) <= SHORT else (min(first.values()),)

    def holds(self, token: int) -> bool:
        """Whether the token stands in the content."""
        return _within(self.draft.content, token)

    def is_own(self, verb: int) -> bool:
        """Whether the verb's subject is the speaker."""
        doer, speaker = child(self.parse, verb, "nsubj"), self.draft.speaker
        if doer is None or speaker is None:
            return False
        word = self.parse.words[doer].lower()
        if self.page.quoted[doer] >= 0:
            return word in _OWN
        if self.same(doer, speaker):
            return True
        third = word in _PRONOUNS and (word != "it" or self._is_body(speaker))
        return third and self.draft.frame in ("clause", "fronted", "according")

    def same(self, one: int, other: int) -> bool:
        """Whether two nouns are one actor."""
        first, second = self.mention(one), self.mention(other)
        return first is not None and second is not None and first.actor is not None and first.actor == second.actor

    def is_named(self, noun: int) -> bool:
        """Whether the noun stands for a certain party that is not the speaker."""
        known = self.mention(noun)
        if known is None:
            return self._is_definite(noun)
        if self.draft.speaker is not None and self.same(noun, self.draft.speaker):
            return False
        if known.form is MentionForm.NAME:
            return True
        return known.actor is not None if known.form is MentionForm.PRONOUN else self._is_definite(noun)

    def _is_body(self, speaker: int) -> bool:
        """Whether "it" may take up the speaker, who is one and no person then."""
        if self.parse.tags[speaker] not in ("NN", "NNP") or child(self.parse, speaker, "conj") is not None:
            return False
        return all(each.label != "PERSON" for each in self.parse.entities if each.first <= speaker < each.stop)

    def _is_definite(self, noun: int) -> bool:
        """Whether the noun is a person or body made certain: "the airline", "her husband", "backers of the PDT"."""
        parse = self.parse
        if parse.lemmas[noun] not in actor_words().nouns:
            return False
        if any(parse.words[one].lower() in _DEFINITE for one in children(parse, noun, "det")):
            return True
        of = (child(parse, one, "pobj") for one in children(parse, noun, "prep") if parse.words[one].lower() == "of")
        owner = child(parse, noun, "poss") or next(of, None)
        return owner is not None and parse.tags[owner] in ("NNP", "NNPS", "PRP$")


def tops(parse: Parse, pieces: Sequence[Range]) -> Iterator[int]:
    """The tokens of the pieces on which nothing else in them hangs higher, in order."""
    for first, stop in pieces:
        for at in range(first, stop):
            head = parse.heads[at]
            if head == at or not (first <= head < stop or _within(pieces, head)):
                yield at


def auxiliaries(parse: Parse, verb: int) -> dict[str, int]:
    """The auxiliaries of a verb, as written in lower case, with their tokens."""
    return {parse.words[one].lower(): one for one in children(parse, verb, "aux")}


def infinitive(parse: Parse, token: int) -> int | None:
    """The infinitive with "to" that the token governs."""
    for one in children(parse, token, "xcomp", "acl", "ccomp", "relcl", "advcl"):
        if one > token and any(parse.tags[below] == "TO" for below in children(parse, one, "aux")):
            return one
    return None


def negation(parse: Parse, verb: int) -> int | None:
    """The "not" or "never" of a verb."""
    return child(parse, verb, "neg")


def _main_verb(parse: Parse, pieces: Sequence[Range], found: Sequence[int]) -> int | None:
    """The first verb among the tops, or the verb of a clause that the parser hung on a noun."""
    for top in found:
        if _verbal(parse, top):
            return top
    for top in found:
        for one in children(parse, top, "ccomp", "relcl", "advcl", "xcomp"):
            if _within(pieces, one) and child(parse, one, "nsubj") is not None and one > top:
                return one if parse.deps[one] == "ccomp" else None
    return None


def _main_verbs(parse: Parse, pieces: Sequence[Range], found: Sequence[int], root: int | None) -> list[int]:
    """The verbs of the main clauses, with those joined to them, and those under "I think that" and the like."""
    verbs: list[int] = []
    for top in (root, *found):
        if top is None or top in verbs or not _verbal(parse, top):
            continue
        verbs.append(top)
        labels = ("conj", "parataxis", "ccomp") if parse.lemmas[top] in moods().opinions else ("conj", "parataxis")
        verbs += [one for one in children(parse, top, *labels) if _verbal(parse, one) and _within(pieces, one)]
        if len(verbs) >= _CLAUSES:
            break
    return verbs


def _within(pieces: Sequence[Range], token: int) -> bool:
    return any(first <= token < stop for first, stop in pieces)


def _verbal(parse: Parse, token: int) -> bool:
    return is_verb(parse, token) or parse.pos[token] == "AUX"
