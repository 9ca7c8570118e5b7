"""Reports with their events marked, read by the stages as far as the events, and joined to their gold."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marked_events

from sayso import pipeline, settings
from sayso.extract.events.drafts import Known
from sayso.records import Article, Parse, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """An event of gold, in tokens."""

    head: int
    type: str
    status: str
    parts: dict[str, list[int]]  # each of PARTS: its tokens


def answers(path: Path) -> list[dict[str, Any]]:
    """The annotated reports of a gold file, or of a marked one of our own."""
    if path.suffix == ".txt":
        return list(marked_events.reports(path))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(reports: Sequence[dict[str, Any]]) -> Iterator[Reading]:
    """The reports as they stand before the stage of events, parse and encoding with them, in their order."""
    stages = settings.stages(settings.Settings())
    names = [stage.name for stage in stages]
    before = stages[: names.index("events")] if "events" in names else stages
    for at in range(0, len(reports), 16):
        readings = [
            Reading(Article(one["id"], one["text"], language="en", published=one.get("published")))
            for one in reports[at : at + 16]
        ]
        for stage in before:
            readings = pipeline.apply(stage, readings)
        yield from readings


def told(answer: dict[str, Any], parse: Parse) -> list[Told]:
    """The events of a report, in tokens; those without a word of their own in the parse are left out."""

    def tokens(span: Sequence[int] | None) -> list[int]:
        return list(range(bisect_right(parse.ends, span[0]), bisect_left(parse.starts, span[1]))) if span else []

    found = []
    for event in answer["events"]:
        trigger = tokens(event["trigger"])
        if trigger:
            parts = {
                "trigger": trigger,
                "actor": [token for piece in event["actors"] for token in tokens(piece)],
                "recipient": [token for piece in event["recipients"] for token in tokens(piece)],
                "where": tokens(event.get("where")),
                "when": tokens(event.get("when")),
            }
            found.append(Told(head_of(parse, trigger), event["type"], event["status"], parts))
    return found


def head_of(parse: Parse, tokens: Sequence[int]) -> int:
    """The token that the others hang on."""
    inside = set(tokens)
    return next(
        (token for token in tokens if parse.heads[token] not in inside or parse.heads[token] == token), tokens[0]
    )


def anchored(one: Told, lexical: Known) -> int:
    """The token that stands for a gold event: the head of the lexicon's deed that it meets, else its own.

    One of the same type that the rules let stand goes before one of the same type, and that before any other.
    """
    meeting = [deed for token in one.parts["trigger"] for deed in lexical.at(token)]
    best = max(meeting, key=lambda deed: (deed.type == one.type, (deed.head, deed.type) in lexical.kept), default=None)
    return best.head if best is not None else one.head
