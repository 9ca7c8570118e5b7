"""Statements: is the content found, is it the right speaker's, is it the right act.

A statement of ours answers one of gold if they have half of the words of either in common; each answers one, the most
alike first. Its speaker is right if it shares a word with the speaker of gold, or if neither has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.evaluation import found
from sayso.evaluation.causes_statements import Extra, Missed, cause_of, cause_of_extra, shown
from sayso.evaluation.counts import Count, Scored, Sheet, paired
from sayso.evaluation.pairing import best_first
from sayso.evaluation.rows import Case, Judged, Said, Standing
from sayso.evaluation.said import Row, WholeReport
from sayso.evaluation.words import Words, shared
from sayso.records import Span

ENOUGH = 0.5
"""The share of words that a content of ours has to have in common with that of gold."""

MANNERS = ("direct", "indirect", "mixed")
"""The groups that statements fall into by quotation marks.

Those of gold count for recall, ours for precision.
"""

EVERY, SPEECH = "every attribution", "speech, by piece"
"""The two ways of counting where gold tells cues of speech from others (PolNeAR).

By piece, each contiguous part of a content is a row of its own; what has no cue of speech counts neither way.
"""

HEADLINES = (
    *("content found", "who said", "who said, act", "source overlap"),
    *(f"{EVERY} / {measure}" for measure in ("who said", "content found", "who said / indirect")),
    *(f"{SPEECH} / {measure}" for measure in ("who said", "content found", "source overlap")),
)
"""The figures that are held to floors."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting: its name, whether acts are, and which rows count."""

    part: str = ""
    acts: bool = False
    worded: bool = False  # rows without a word count for nothing
    speech_only: bool = False  # rows without a cue of speech count neither way

    def asks(self, row: Row) -> bool:
        """Whether a row of gold is one to be found."""
        return (
            row.said.standing is Standing.GOLD
            and (bool(row.words) or not self.worded)
            and (row.said.speech is True or not self.speech_only)
        )

    def measures(self) -> tuple[str, ...]:
        """What has precision and recall."""
        acts = ("act", "who said, act") if self.acts else ()
        return ("content found", "who said", *acts, "exact words", "exact characters", "who said, exactly")


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a report and which of ours answers which of gold."""

    words: Words
    gold: tuple[Row, ...]
    ours: tuple[Row, ...]
    pairs: dict[int, tuple[int, float]]

    @classmethod
    def of(cls, text: str, gold: Sequence[Said], ours: Sequence[Said]) -> Matched:
        """Pair the rows; those of ours without a word are still counted."""
        words = Words(text)
        rows, others = tuple(Row.of(each, words) for each in gold), tuple(Row.of(each, words) for each in ours)
        return cls(words, rows, others, best_first(rows, others, lambda one, other: shared(one.words, other.words)))

    def answers(self) -> dict[int, int]:
        """For rows of gold that were found, the number of the row of ours."""
        return {i: j for i, (j, alike) in self.pairs.items() if alike >= ENOUGH}


def score(case: Case) -> Scored:
    """Score the statements of one report."""
    gold, ours = case.gold.statements, found.statements(case.reading)
    whole = Matched.of(case.text, gold, ours)
    if case.gold.judged_only:
        whole = _only_judged(case.text, gold, ours)
    if case.told.speech:
        cut = Matched.of(case.text, _cut(case.text, gold), _cut(case.text, ours))
        counts = _counts(whole, Way(EVERY, worded=True)) | _counts(cut, Way(SPEECH, worded=True, speech_only=True))
    else:
        counts = _counts(whole, Way(acts=case.told.acts))
    return _judged(case, whole, counts)


def _only_judged(text: str, gold: Sequence[Said], ours: Sequence[Said]) -> Matched:
    """The rows of which some judgement speaks: ours that answer no row that was judged are left out."""
    everything = Matched.of(text, gold, ours)
    spoken_of = {j for j, row in enumerate(everything.ours) if _is_judged(row, everything.gold)}
    return Matched.of(text, gold, [each for j, each in enumerate(ours) if j in spoken_of])


def _is_judged(row: Row, gold: Sequence[Row]) -> bool:
    return any(shared(row.words, each.words) >= ENOUGH for each in gold)


def _cut(text: str, statements: Sequence[Said]) -> list[Said]:
    """A row for each contiguous piece of a content; lines part pieces too."""
    return [
        replace(each, content=(Span(line.start(), line.end()),))
        for each in statements
        for span in each.content
        for line in re.compile(r"[^\n]+").finditer(text, span.start, span.end)
    ]


# ---- counting ---------------------------------------------------------------------------------------------------


def _counts(matched: Matched, way: Way) -> dict[str, Count]:
    """Counts of one way of counting."""
    sheet = Sheet()
    answers = matched.answers()
    asked = [i for i, row in enumerate(matched.gold) if way.asks(row)]
    beside = {matched.pairs[i][0] for i in matched.pairs if i not in asked and _neither_way(matched.gold[i])}
    right = {i: _right(matched.gold[i], matched.ours[answers[i]]) if i in answers else {} for i in asked}
    for i in asked:
        row = matched.gold[i]
        for group in ("", row.manner):
            for measure in way.measures():
                sheet.wanted(_name(way.part, measure, group), right[i].get(measure, False))
            if i in answers:
                _shares(sheet, way.part, group, (row, matched.ours[answers[i]]))
        if i in answers:
            _around(sheet, matched.words, (row.said, matched.ours[answers[i]].said))
    of_ours = {answers[i]: right[i] for i in asked if i in answers}
    for j, row in enumerate(matched.ours):
        if j in beside or (way.worded and not row.words):
            continue
        for group in ("", row.manner):
            for measure in way.measures():
                sheet.given(_name(way.part, measure, group), of_ours.get(j, {}).get(measure, False))
    _count_words(sheet, way.part, matched, asked)
    return sheet.counts()


def _neither_way(row: Row) -> bool:
    """Whether what answers a row that is not asked for counts neither for nor against us."""
    return row.said.standing is Standing.GOLD


def _right(gold: Row, ours: Row) -> dict[str, bool]:
    """What is right of a row that was found."""
    who, act = gold.same_speaker(ours), gold.said.act == ours.said.act
    return {
        "content found": True,
        "who said": who,
        "act": act,
        "who said, act": who and act,
        "exact words": gold.words == ours.words,
        "exact characters": gold.characters == ours.characters,
        "who said, exactly": gold.words == ours.words and gold.speaker == ours.speaker,
    }


def _shares(sheet: Sheet, part: str, group: str, pair: tuple[Row, Row]) -> None:
    """Of statements found: is there a source and a cue, do they meet those of gold; is the negation right."""
    gold, ours = pair
    for what, wanted, given in (("source", gold.speaker, ours.speaker), ("cue", gold.cue, ours.cue)):
        if wanted:
            sheet.share(_name(part, f"{what} given", group), bool(given))
            sheet.share(_name(part, f"{what} overlap", group), bool(wanted & given))
            sheet.share(_name(part, f"{what} last word", group), bool(given) and max(wanted) == max(given))
            sheet.share(_name(part, f"{what} exact", group), wanted == given)
    if gold.said.negated is not None:
        sheet.share(_name(part, "negation", group), gold.said.negated == bool(ours.said.negated))


def _around(sheet: Sheet, words: Words, pair: tuple[Said, Said]) -> None:
    """Of statements found: to whom and against whom they are, and whether they are hedged, where gold says it."""
    gold, ours = pair
    for what, wanted, given in (("addressee", gold.addressee, ours.addressee), ("target", gold.target, ours.target)):
        if wanted is not None:
            right = bool(words.of(wanted) & words.of(given or ()))
            _count_if(sheet, f"{what}, if found", right, (bool(wanted), bool(given)))
    if gold.hedged is not None:
        _count_if(sheet, "hedged, if found", gold.hedged and bool(ours.hedged), (gold.hedged, bool(ours.hedged)))


def _count_if(sheet: Sheet, measure: str, right: bool, there: tuple[bool, bool]) -> None:
    """Count what gold has and what we have, each only where it is there."""
    sheet.wanted(measure, right, int(there[0]))
    sheet.given(measure, right, int(there[1]))


def _count_words(sheet: Sheet, part: str, matched: Matched, asked: Sequence[int]) -> None:
    """Words inside any content, however they are cut into statements."""
    rows = [matched.gold[i] for i in asked]
    wanted = _union(rows)
    beside = [row for i, row in enumerate(matched.gold) if i not in asked and _neither_way(row)]
    free = _union(beside) - wanted
    given = _union(matched.ours) - free
    sheet.put(_name(part, "words", ""), paired(len(wanted & given), len(wanted), len(given)))
    for manner in MANNERS:
        one = _union([row for row in rows if row.manner == manner])
        other = _union([row for row in matched.ours if row.manner == manner]) - free
        sheet.put(_name(part, "words", manner), Count(len(one & given), len(one), len(other & wanted), len(other)))


def _union(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset().union(*(row.words for row in rows))


def _name(part: str, measure: str, group: str) -> str:
    return " / ".join(filter(None, (part, measure, group)))


# ---- rows, and why they are wrong -------------------------------------------------------------------------------


def _judged(case: Case, matched: Matched, counts: dict[str, Count]) -> Scored:
    """The counts, and for every row whether it is right and, if not, the cause."""
    whole = WholeReport(matched.gold, matched.ours, matched.pairs, matched.answers(), case)
    rows, extra, sure = [], [], []
    right_of_ours: dict[int, bool] = {}
    answers = matched.answers()
    for i, gold in enumerate(matched.gold):
        if gold.said.standing is not Standing.GOLD:
            continue
        ours = matched.ours[answers[i]] if i in answers else None
        right = ours is not None and gold.same_speaker(ours)
        if i in answers:
            right_of_ours[answers[i]] = right
        cause, detail = cause_of(Missed(whole, i))
        near = matched.ours[matched.pairs[i][0]] if i in matched.pairs else None
        rows.append(Judged(right, cause, detail, shown(gold), shown(near)))
    for j, ours in enumerate(matched.ours):
        if ours.said.confidence is not None:
            sure.append((ours.said.confidence, right_of_ours.get(j, False)))
        if j not in right_of_ours and (named := cause_of_extra(Extra(whole, j))):
            extra.append(Judged(False, named[0], named[1], (), shown(ours)))
    return Scored(counts, tuple(rows), tuple(extra), tuple(sure))
