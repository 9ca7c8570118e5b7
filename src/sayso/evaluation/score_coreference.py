"""Pronouns: does one stand for a name, yes or no, as in GAP (Webster et al., "Mind the GAP", 2018).

We say yes where the actor of the pronoun is the actor of a mention that meets the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluation.causes import Cause, always, first, names
from sayso.evaluation.counts import Scored, paired
from sayso.evaluation.rows import Candidate, Case, Judged, Piece, Pronoun
from sayso.records import Mention, Span

HEADLINES = ("pronouns",)
"""The figures that are held to floors."""


def score(case: Case) -> Scored:
    """Score the pronouns of one report; each candidate of a pronoun is a row."""
    questions = [
        _Wrong(case, pronoun, candidate) for pronoun in case.gold.coreference for candidate in pronoun.candidates
    ]
    right = sum(each.candidate.meant and each.said() for each in questions)
    wanted, given = sum(each.candidate.meant for each in questions), sum(each.said() for each in questions)
    return Scored({"pronouns": paired(right, wanted, given)}, tuple(map(_judged, questions)))


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A pronoun and a name, which may be taken together or apart wrongly."""

    case: Case
    pronoun: Pronoun
    candidate: Candidate

    def mentions(self, span: Span) -> list[Mention]:
        """The mentions that meet the span and have an actor."""
        return [each for each in self.case.reading.mentions if each.actor and each.span.meets(span)]

    def marked(self) -> list[Mention]:
        """The mentions that are the pronoun."""
        return [each for each in self.case.reading.mentions if each.span == self.pronoun.span]

    def actors(self) -> set[str]:
        """The actors that the pronoun stands for."""
        return {each.actor for each in self.marked() if each.actor}

    def said(self) -> bool:
        """Whether we say that the pronoun stands for the name."""
        return any(each.actor in self.actors() for each in self.mentions(self.candidate.span))


_MISSED: tuple[Cause[_Wrong], ...] = (
    Cause("report failed", lambda wrong: wrong.case.failed),
    Cause("pronoun not marked", lambda wrong: not wrong.marked()),
    Cause("pronoun left open", lambda wrong: not wrong.actors()),
    Cause("name not marked", lambda wrong: not wrong.mentions(wrong.candidate.span)),
    Cause("somebody else", always),
)

CAUSES = (*names(_MISSED), "taken together wrongly")
"""Every cause, by name."""


def _judged(wrong: _Wrong) -> Judged:
    said, meant = wrong.said(), wrong.candidate.meant
    cause = "" if said == meant else first(_MISSED, wrong) if meant else "taken together wrongly"
    name = Piece(wrong.candidate.span, "speaker")
    pronoun = Piece(wrong.pronoun.span, "content")
    ours = [
        Piece(each.span, "speaker")
        for each in wrong.case.reading.mentions
        if each.actor in wrong.actors() and each.span != wrong.pronoun.span
    ]
    nearest = sorted(ours, key=lambda piece: abs(piece.span.start - wrong.pronoun.span.start))[:1]
    shown = (name, pronoun) if meant else (pronoun,)
    return Judged(said == meant, cause, wrong.candidate.span.of(wrong.case.text), shown, (pronoun, *nearest))
