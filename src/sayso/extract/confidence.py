"""How sure it is that a statement is one and has the right speaker."""

from __future__ import annotations

from sayso.records import Mention, MentionForm

_BASE = {"quote": 0.9}
_UNRESOLVED = 0.9


def confidence(frame: str, speaker: Mention | None) -> float:
    """A share of 0 to 1, for a statement found by `frame` and its speaker."""
    sure = _BASE.get(frame, 0.6)
    if speaker is None or (speaker.form is MentionForm.PRONOUN and speaker.actor is None):
        sure *= _UNRESOLVED
    return round(sure, 2)
