"""Why a statement is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluation.causes import Cause, always, first, is_in_furniture, names
from sayso.evaluation.rows import Piece, Spans, Standing, pieces
from sayso.evaluation.said import Row, WholeReport

MOSTLY = 0.8
"""The share of a content's words from which another content is said to hold it."""

HALF = 0.5
"""The share of a content's words from which another content is said to have swallowed it."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A row of gold, by its number, that may be wrong."""

    report: WholeReport
    number: int

    @property
    def gold(self) -> Row:
        """The row."""
        return self.report.gold[self.number]

    @property
    def answer(self) -> Row | None:
        """The row of ours that answers it, if one is alike enough."""
        number = self.report.answers.get(self.number)
        return None if number is None else self.report.ours[number]

    @property
    def near(self) -> Row | None:
        """The row of ours that is paired with it, alike enough or not."""
        number = self.report.pairs.get(self.number, (None, 0))[0]
        return None if number is None else self.report.ours[number]

    def parts(self) -> int:
        """How many rows of ours lie mostly inside it and answer nothing."""
        used = set(self.report.answers.values())
        rows = [row for j, row in enumerate(self.report.ours) if j not in used and row.words]
        return sum(self.gold.covers(row) >= MOSTLY for row in rows)

    def is_joined(self) -> bool:
        """Whether a row of ours swallows both it and another row of gold that does not hold it."""
        swallowers = [row for row in self.report.ours if row.covers(self.gold) >= HALF]
        others = [
            row
            for i, row in enumerate(self.report.gold)
            if i != self.number and row.covers(self.gold) < HALF and self.gold.covers(row) < HALF
        ]
        return any(row.covers(other) >= HALF for row in swallowers for other in others if other.words)


def _answered(wrong: Missed) -> Row:
    if wrong.answer is None:
        raise ValueError("a cause of found rows was asked of a row that was not found")
    return wrong.answer


_NOT_FOUND: tuple[Cause[Missed], ...] = (
    Cause("report failed", lambda wrong: wrong.report.case.failed),
    Cause("furniture", lambda wrong: is_in_furniture(wrong.report.case, wrong.gold.said.content)),
    Cause("two rows joined", Missed.is_joined),
    Cause("one row split", lambda wrong: wrong.parts() > 1),
    Cause("content too long", lambda wrong: wrong.near is not None and wrong.near.covers(wrong.gold) >= MOSTLY),
    Cause("content too short", lambda wrong: wrong.near is not None and wrong.gold.covers(wrong.near) >= MOSTLY),
    Cause("content elsewhere", lambda wrong: wrong.near is not None),
    Cause("missed cue", lambda wrong: bool(wrong.gold.cue)),
    Cause("missed, without a cue", always),
)

_WRONG: tuple[Cause[Missed], ...] = (
    Cause("speaker missing", lambda wrong: bool(wrong.gold.speaker) and not _answered(wrong).speaker),
    Cause(
        "unresolved pronoun",
        lambda wrong: not wrong.gold.same_speaker(_answered(wrong)) and _answered(wrong).said.pronoun,
    ),
    Cause("wrong speaker", lambda wrong: not wrong.gold.same_speaker(_answered(wrong))),
    Cause("wrong act", lambda wrong: bool(wrong.gold.said.act) and wrong.gold.said.act != _answered(wrong).said.act),
    Cause(
        "wrong negation",
        lambda wrong: wrong.gold.said.negated is not None and wrong.gold.said.negated != _answered(wrong).said.negated,
    ),
)


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of ours, by its number, that answers no row of gold."""

    report: WholeReport
    number: int

    @property
    def ours(self) -> Row:
        """The row."""
        return self.report.ours[self.number]

    def is_shown_with_gold(self) -> bool:
        """Whether it is paired with a row of gold, if not alike enough, and told there."""
        return any(
            j == self.number and self.report.gold[i].said.standing is Standing.GOLD
            for i, (j, _) in self.report.pairs.items()
        )

    def was_rejected(self) -> bool:
        """Whether an analyst judged such a row to be none."""
        return any(row.said.standing is Standing.REJECTED and row.covers(self.ours) >= HALF for row in self._gold())

    def is_double(self) -> bool:
        """Whether another row of ours has the same content, or nearly."""
        others = [row for j, row in enumerate(self.report.ours) if j != self.number]
        return any(row.covers(self.ours) >= MOSTLY and self.ours.covers(row) >= MOSTLY for row in others)

    def is_nested(self) -> bool:
        """Whether it lies inside another row of ours that is right."""
        used = set(self.report.answers.values())
        return any(self.report.ours[j].covers(self.ours) >= MOSTLY for j in used)

    def is_part(self) -> bool:
        """Whether it lies inside a row of gold."""
        return any(row.covers(self.ours) >= MOSTLY for row in self._gold())

    def meets(self) -> bool:
        """Whether it shares a word with a row of gold."""
        return any(row.words & self.ours.words for row in self._gold())

    def _gold(self) -> list[Row]:
        return list(self.report.gold)


_EXTRA: tuple[Cause[Extra], ...] = (
    Cause("rejected before", Extra.was_rejected),
    Cause("doubled", Extra.is_double),
    Cause("nested in a right row", Extra.is_nested),
    Cause("part of a row", Extra.is_part),
    Cause("across rows", Extra.meets),
    Cause("not a statement", always),
)

CAUSES = (*names(_NOT_FOUND), *names(_WRONG), *names(_EXTRA))
"""Every cause, by name."""


def cause_of(row: Missed) -> tuple[str, str]:
    """The cause of a wrong row of gold and a word on it; nothing where the row is right."""
    if row.answer is not None:
        cause = first(_WRONG, row)
        return cause, _detail(row, cause)
    cause = first(_NOT_FOUND, row)
    return cause, _detail(row, cause)


def _detail(row: Missed, cause: str) -> str:
    """The cue that was missed, the act that it should be, whose words they are said to be."""
    text, ours = row.report.case.text, row.answer
    if cause in ("missed cue", "speaker missing"):
        return _words(row.gold.said.cue, text).lower()
    if cause in ("wrong speaker", "unresolved pronoun") and ours is not None:
        return f"{_words(row.gold.said.speaker, text) or 'nobody'}, not {_words(ours.said.speaker, text) or 'nobody'}"
    if cause == "wrong act" and ours is not None:
        return f"{row.gold.said.act}, not {ours.said.act}"
    return ""


def cause_of_extra(row: Extra) -> tuple[str, str] | None:
    """The cause of a row of ours that is too many, and its cue.

    None where a row of gold tells of it already.
    """
    if row.is_shown_with_gold():
        return None
    return first(_EXTRA, row), _words(row.ours.said.cue, row.report.case.text).lower()


def _words(spans: Spans, text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())


def shown(row: Row | None) -> tuple[Piece, ...]:
    """The pieces of a row that are marked when it is shown."""
    if row is None:
        return ()
    said = row.said
    return (*pieces("content", said.content), *pieces("cue", said.cue), *pieces("speaker", said.speaker))
