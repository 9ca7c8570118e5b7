"""Factuality: tokenised sentences whose words are judged from -3 (did not happen) to 3 (happened)."""

from __future__ import annotations

from dataclasses import replace

from sayso.evaluation import forms
from sayso.evaluation.checked import Json, Locus
from sayso.evaluation.rows import Annotated, Fact
from sayso.evaluation.tokenised import joined
from sayso.extract.events.factuality import Factuality
from sayso.records import Span

SURE = 1.0
"""What is judged so much or more happened.

What is judged so much below nothing did not; what lies between is uncertain.
"""


def factuality(record: Json, locus: Locus) -> Annotated:
    """UW: {"text", "targets": [{"span1": [first, stop], "label"}]}.

    Tokens stand between single spaces.

    The text that is read has white space where prose has it. A line without an id is called by its number.
    """
    text, spans = joined(str(locus.need(record, "text")).split(" "))
    made = forms.article({"id": record.get("id") or f"line-{locus.line}", "text": text}, locus)
    if made.text != text:
        raise locus.error("the text is not kept as it stands; take white space at its ends away")
    facts = tuple(_fact(row, there, spans) for row, there in locus.rows(record, "targets", "target"))
    return Annotated(replace(made, language="en"), factuality=facts)


def of_label(label: float) -> Factuality:
    """The class of a mean judgement."""
    if label >= SURE:
        return Factuality.HAPPENED
    return Factuality.DID_NOT if label <= -SURE else Factuality.UNCERTAIN


def _fact(row: Json, locus: Locus, spans: tuple[Span, ...]) -> Fact:
    first, stop = locus.need(row, "span1")
    label = locus.need(row, "label")
    if not 0 <= first < stop <= len(spans):
        raise locus.error(f"the tokens {first} to {stop} are not in the text, which has {len(spans)}; mend `span1`")
    if not isinstance(label, int | float):
        raise locus.error(f"the label {label!r} is no number; give one from -3 to 3")
    return Fact(Span(spans[first].start, spans[stop - 1].end), of_label(label).value)
