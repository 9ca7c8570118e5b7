"""Which deeds lie before the current story: by dates, by tense, and by the sentences that they stand among."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.extract.syntax import Range, above, child, children, is_verb
from sayso.knowledge.statuses import statuses
from sayso.records import Parse, Reading, When

RECENT = 9
"""Days before the report within which a deed is news."""

SET_BACK = 30
"""Days before the report after which a dated sentence sets those that follow it back too."""

_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "conj", "parataxis"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of the report in tokens, and how many days it lies before the report."""

    tokens: Range
    age: int  # from its last day to the report; negative where it lies ahead


@dataclass(frozen=True, slots=True)
class Background:
    """The times of a report by sentence, and which sentences look back."""

    parse: Parse
    dated: tuple[tuple[Dated, ...], ...]  # by sentence
    looks_back: tuple[bool, ...]  # by sentence: it continues a look back

    @classmethod
    def of(cls, parse: Parse, reading: Reading) -> Background:
        """The background of a report; without a date of its own, that of its latest day."""
        now = _day(reading.article.published) or _latest(reading.times)
        by_sentence: list[list[Dated]] = [[] for _ in parse.sentences]
        for when in reading.times:
            found = _dated(parse, when, now)
            if found is not None:
                by_sentence[parse.sentence_of[found.tokens[0]]].append(found)
        dated = tuple(tuple(each) for each in by_sentence)
        return cls(parse, dated, tuple(_carried(parse, dated)))

    def since(self, head: int) -> Range | None:
        """The words that put the deed at `head` into the background.

        Its own token where only the sentences around tell; None where it is news.
        """
        parse = self.parse
        own = self._nearest(head)
        if own is not None:
            return own.tokens if own.age > RECENT else None
        verb = _clause(parse, head)
        word = _adverb(parse, verb)
        if word is not None:
            return word, word + 1
        had = _pluperfect(parse, verb)
        if had is not None:
            return had, had + 1
        if self.looks_back[parse.sentence_of[head]] and _is_past(parse, verb):
            return head, head + 1
        return None

    def _nearest(self, head: int) -> Dated | None:
        """The time that belongs to the deed's clause, else the only one of the sentence's main clause."""
        parse = self.parse
        here = self.dated[parse.sentence_of[head]]
        if not here:
            return None
        clause = _clause(parse, head)
        chain = {head, clause}
        for one in here:
            anchor = _anchor(parse, one.tokens)
            if anchor in chain or _clause(parse, anchor) == clause:
                return one
        for up in above(parse, clause):
            for one in here:
                if parse.deps[clause] in _CLAUSES and _clause(parse, _anchor(parse, one.tokens)) == up:
                    return one
        return self._loose(here, clause)

    def _loose(self, here: Sequence[Dated], clause: int) -> Dated | None:
        """A time further back in the sentence that the parser hung elsewhere: "was convicted of fraud, in 2011"."""
        parse = self.parse
        if not _is_past(parse, clause):
            return None
        for one in here:
            first = one.tokens[0]
            verbal = parse.tags[_anchor(parse, one.tokens)][:2] == "VB"
            if first > clause and (verbal or parse.words[first - 1].lower() in ("in", "on", "since")):
                return one
        return None


def _day(text: str | None) -> date | None:
    if not text or len(text) < 10:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _latest(times: Sequence[When]) -> date | None:
    days = [day for when in times if (day := _day(when.latest)) is not None]
    return max(days, default=None)


def _dated(parse: Parse, when: When, now: date | None) -> Dated | None:
    """A time in tokens, where it says a day; of durations and sets nothing is known."""
    latest = _day(when.latest)
    if when.span is None or now is None or latest is None:
        return None
    tokens = _tokens(parse, when)
    return Dated(tokens, (now - latest).days) if tokens is not None else None


def _tokens(parse: Parse, when: When) -> Range | None:
    if when.span is None:
        return None
    first, stop = bisect_right(parse.ends, when.span.start), bisect_left(parse.starts, when.span.end)
    return (first, stop) if first < stop else None


def _anchor(parse: Parse, tokens: Range) -> int:
    """The word outside the time that its phrase hangs on."""
    first, stop = tokens
    at = first
    for _ in range(12):
        head = parse.heads[at]
        if head == at:
            return at
        if not first <= head < stop and parse.pos[head] not in ("ADP", "SCONJ"):
            return head
        at = head
    return at


def _clause(parse: Parse, token: int) -> int:
    """The verb of the clause that the token stands in; the root of a sentence without one."""
    at = token
    for _ in range(16):
        if is_verb(parse, at) or parse.pos[at] == "AUX":
            return at
        if parse.heads[at] == at:
            return at
        at = parse.heads[at]
    return at


def _adverb(parse: Parse, verb: int) -> int | None:
    words = statuses().background
    return next((one for one in children(parse, verb, "advmod", "npadvmod") if parse.words[one].lower() in words), None)


def _pluperfect(parse: Parse, verb: int) -> int | None:
    if parse.tags[verb] != "VBN":
        return None
    return next((one for one in children(parse, verb, "aux") if parse.words[one].lower() in ("had", "'d", "’d")), None)


def _is_past(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] == "VBD":
        return True
    helped = {parse.tags[one] for one in children(parse, verb, "aux", "auxpass")}
    if helped:
        return "VBD" in helped
    return parse.tags[verb] in ("VBN", "VBG")


def _carried(parse: Parse, dated: Sequence[Sequence[Dated]]) -> list[bool]:
    """By sentence: whether the one before it in its paragraph looked back, and nothing says that it does not."""
    carried: list[bool] = []
    back, paragraph = False, -1
    for number, times in enumerate(dated):
        if parse.paragraph_of[number] != paragraph:
            paragraph, back = parse.paragraph_of[number], back and _goes_on(parse, number)
        carried.append(back)
        main = _root(parse, number)
        if times:
            back = all(each.age > SET_BACK for each in times)
        elif not _is_past(parse, main) and parse.tags[main] in ("VBZ", "VBP"):
            back = False
    return carried


_HELD_OVER = frozenset(("he", "she", "they", "his", "her", "their"))


def _goes_on(parse: Parse, number: int) -> bool:
    """Whether a paragraph's first sentence takes up who the one before was about, and stays in the past."""
    main = _root(parse, number)
    doer = child(parse, main, "nsubj", "nsubjpass")
    if doer is None or not _is_past(parse, main):
        return False
    first = parse.lefts[doer]
    return parse.words[first].lower() in _HELD_OVER


def _root(parse: Parse, number: int) -> int:
    first, stop = parse.sentences[number]
    return next((at for at in range(first, stop) if parse.heads[at] == at), first)
