"""Adjuncts of time, place and occasion: which of a report's times and places belong to which verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.syntax import Range, is_verb, trim
from sayso.knowledge.cues import lexicon
from sayso.records import Parse, Place, PlaceKind, Reading, Span, When

_LOCATIVE = frozenset(("in", "at", "near", "outside", "inside", "on", "across", "around", "aboard"))
"""Prepositions that put a deed at a place; "from" does so right at the verb."""

_SENT = frozenset(("say", "tell", "report", "write", "speak", "add", "tweet"))
"""Verbs of what can be said "from" a place."""

_WITHIN = frozenset(("in", "at", "during"))
"""Prepositions by which one setting holds another: "at the institute in Geneva"."""

_THROUGH = frozenset(("in", "at", "during", "on", "with", "to", "by", "for", "via", "from", "through", "of"))
"""Prepositions on the way from a time or place to its verb that leave it the verb's own.

"After the attack on Friday" is the attack's Friday.
"""

_ACCOMPANIES = frozenset(("speak", "address", "write", "testify", "appear", "tweet", "post", "talk", "brief"))
"""Verbs whose participle tells the setting of what is said: "Speaking in Geneva on Friday, she said"."""

_WITH_OCCASION = frozenset(("in", "at", "during", "via", "through"))
_GRAINS = ("building", "city", "province", "region", "country", "water")
_CUT = frozenset(("relcl", "acl", "appos", "punct", "cc", "conj", "advcl"))


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """When, where and at what occasion something is done, as far as the words at its verb tell."""

    when: When | None = None
    where: Place | None = None
    occasion: Span | None = None

    def filled(self, other: Adjuncts) -> Adjuncts:
        """These adjuncts, what is missing taken from `other`."""
        return Adjuncts(self.when or other.when, self.where or other.where, self.occasion or other.occasion)


NOTHING = Adjuncts()
"""What a verb with no adjunct has."""


class AdjunctFinder:
    """Finds the adjuncts of the verbs of one report."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse = parse
        self._times = [
            (token, each)
            for each in reading.times
            if each.span and each.type in ("DATE", "TIME") and (each.earliest or each.value)
            for token in (self._head(each.span),)
            if token >= 0
        ]
        self._places = [
            (token, each)
            for each in reading.places
            if each.span and each.kind is PlaceKind.LITERAL and each.name
            for token in (self._head(each.span),)
            if token >= 0 and not (each.grain == "country" and self._is_topic(token))
        ]
        self._occasions = lexicon().occasions
        self._carriers = lexicon().audiences | lexicon().occasions | lexicon().remarks

    def of(self, verb: int, outside: Sequence[Range] = ()) -> Adjuncts:
        """The adjuncts of the verb at a token; what stands in the ranges `outside` is passed by."""
        parse = self._parse
        first, stop = parse.sentences[parse.sentence_of[verb]]
        verbs = frozenset((verb, *self._accompanying(verb)))

        def mine(found: Sequence[tuple[int, When]] | Sequence[tuple[int, Place]]) -> Iterator[tuple[int, When | Place]]:
            for token, each in found[bisect_left(found, first, key=lambda pair: pair[0]) :]:
                if token >= stop:
                    break
                if not any(begin <= token < end for begin, end in outside):
                    yield token, each

        times = [each for token, each in mine(self._times) if self._belongs(token, verbs)]
        places = [
            each for token, each in mine(self._places) if self._is_located(token, verbs) and self._belongs(token, verbs)
        ]
        when = next((each for each in times if isinstance(each, When)), None)
        where = min(
            (each for each in places if isinstance(each, Place)), key=lambda each: _grain(each.grain), default=None
        )
        return Adjuncts(when, where, self._occasion(verbs, outside))

    def _head(self, span: Span) -> int:
        """The token of the span that hangs on something outside of it; -1 where no token stands there."""
        parse = self._parse
        first, stop = bisect_left(parse.starts, span.start), bisect_left(parse.starts, span.end)
        for token in range(first, stop):
            head = parse.heads[token]
            if head == token or not first <= head < stop:
                return token
        return -1

    def _is_topic(self, token: int) -> bool:
        """Whether "on" governs the token, a country: "On Peru, she said" is what she said it of."""
        parse = self._parse
        return parse.deps[token] == "pobj" and parse.words[parse.heads[token]].lower() == "on"

    def _accompanying(self, verb: int) -> Iterator[int]:
        parse = self._parse
        for child in parse.children[verb]:
            if parse.deps[child] == "advcl" and parse.lemmas[child] in _ACCOMPANIES and parse.tags[child] == "VBG":
                yield child

    def _belongs(self, token: int, verbs: frozenset[int]) -> bool:
        """Whether the first verb above the token is one of `verbs`, and nothing on the way belongs elsewhere."""
        parse, at = self._parse, token
        while parse.heads[at] != at:
            below, label, at = at, parse.deps[at], parse.heads[at]
            if at in verbs:
                if label in ("dobj", "dative"):
                    return below == token or parse.lemmas[below] in self._carriers
                return label not in ("nsubj", "nsubjpass", "ccomp")
            if is_verb(parse, at) or label in ("poss", "amod", "compound", "nmod", "relcl", "acl"):
                return False
            if parse.deps[at] in ("prep", "agent", "mark") and parse.words[at].lower() not in _THROUGH:
                return False
        return False

    def _is_located(self, token: int, verbs: frozenset[int]) -> bool:
        """Whether prepositions of place tie the token to the verb: "in Geneva", not "with Geneva" or "Geneva's".

        "At a meeting of envoys in Geneva" does; "the attack on envoys in Geneva" is where the attack was.
        """
        parse, at = self._parse, token
        while parse.deps[at] in ("appos", "conj"):
            at = parse.heads[at]
        if parse.deps[at] != "pobj":
            return False
        preposition = parse.heads[at]
        word, head = parse.words[preposition].lower(), parse.heads[preposition]
        if head in verbs:
            particle = word == "on" and head == preposition - 1  # "called on Peru"
            return (word == "from" and parse.lemmas[head] in _SENT) or (word in _LOCATIVE and not particle)
        return word in _LOCATIVE and self._is_setting(head, verbs)

    def _is_setting(self, noun: int, verbs: frozenset[int]) -> bool:
        """Whether the noun on the way from a place to its verb is itself where, at what or to whom it is said."""
        parse = self._parse
        while noun not in verbs and parse.deps[noun] == "pobj":
            preposition = parse.heads[noun]
            above, word = parse.heads[preposition], parse.words[preposition].lower()
            within = word == "of" and parse.lemmas[above] in self._carriers
            if word not in _WITHIN and parse.lemmas[noun] not in self._carriers and not within:
                return False
            noun = above
        return True

    def _occasion(self, verbs: frozenset[int], outside: Sequence[Range]) -> Span | None:
        """The noun phrase of the occasion that a preposition ties to the verb: "at a news conference"."""
        parse = self._parse
        for verb in sorted(verbs):
            for preposition in parse.children[verb]:
                if parse.deps[preposition] != "prep" or parse.words[preposition].lower() not in _WITH_OCCASION:
                    continue
                for noun in parse.children[preposition]:
                    barred = any(begin <= noun < end for begin, end in outside)
                    if parse.deps[noun] == "pobj" and parse.lemmas[noun] in self._occasions and not barred:
                        return parse.span(*self._named(noun))
        return None

    def _named(self, noun: int) -> Range:
        """The noun phrase without what is set off from it and without its own times and places."""
        parse, stop = self._parse, noun + 1
        heads = {token for token, _ in self._times} | {token for token, _ in self._places}
        for child in parse.children[noun]:
            if child < noun:
                continue
            own = heads & set(range(child, parse.rights[child]))
            if parse.deps[child] in _CUT or (own and parse.words[child].lower() != "of"):
                break
            stop = parse.rights[child]
        for at in range(noun + 1, stop):
            if parse.words[at] == ",":
                stop = at
                break
        return trim(parse, (parse.lefts[noun], stop))


def _grain(grain: str | None) -> int:
    return _GRAINS.index(grain) if grain in _GRAINS else len(_GRAINS)
