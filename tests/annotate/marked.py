"""Texts with marked mentions.

"{a:Ana Ruiz} said {a:she} ..." marks two mentions of one actor, "{-:it}" a mention of nobody known.
"""

from __future__ import annotations

import re

from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.pipeline import apply
from sayso.records import Article, Reading, Span

_MARK = re.compile(r"\{(\w+|-):([^{}]*)\}")


def plain(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text without marks, and label and span of each mark."""
    marks: list[tuple[str, Span]] = []
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append((match[1], Span(len(text), len(text) + len(match[2]))))
        text += match[2]
        at = match.end()
    return text + marked[at:], marks


def read(*texts: str) -> list[Reading]:
    """Readings with mentions and actors of the texts, nothing being furniture."""
    readings = [Reading(Article(f"t{number}", text, language="en")) for number, text in enumerate(texts)]
    return apply(MentionFinder(), apply(Parser(), readings))


def complaints(marked: str) -> list[str]:
    """What in the reading of a marked text is not as its marks say."""
    text, marks = plain(marked)
    (reading,) = read(text)
    assert not reading.failures, reading.failures
    actor_at = {mention.span: mention.actor for mention in reading.mentions}
    found: dict[str, set[str | None]] = {}
    wrong = [f"no mention {span.of(text)!r} at {span.start}" for _, span in marks if span not in actor_at]
    for label, span in marks:
        if span in actor_at:
            found.setdefault(label, set()).add(actor_at[span])
    wrong += [
        f"{label}: {actors} instead of one"
        for label, actors in found.items()
        if label != "-" and len(actors - {None}) != 1
    ]
    wrong += [f"{label}: a mention has no actor" for label, actors in found.items() if label != "-" and None in actors]
    if found.get("-", {None}) != {None}:
        wrong.append(f"nobody was meant, but {found['-']} found")
    named = [actors for label, actors in found.items() if label != "-"]
    if len(set().union(*named) - {None}) < len(named):
        wrong.append(f"different labels share an actor: {found}")
    return wrong
