"""A made-up stage that is quick, for tests of what is around the stages."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import ClassVar

from sayso import plugins
from sayso.annotate.parse import ModelError
from sayso.records import (
    Act,
    Actor,
    Article,
    Failure,
    Furniture,
    FurnitureKind,
    Manner,
    Mention,
    MentionForm,
    Reading,
    Record,
    Span,
    Statement,
)

SAID = re.compile(r'(?P<who>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said|denied): "(?P<what>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Quoter:
    """Reads lines such as `Rana Olt said: "We agree."`; cannot read what is marked so."""

    mend: str = ""  # a file: while it is not there, "unreadable" reports fail

    name: ClassVar[str] = "quoter"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Statement, Actor, Furniture)

    @property
    def model(self) -> str | None:
        """None, or an error as of a model that is not there."""
        if self.mend == "missing.model":
            raise ModelError("the model missing.model is not installed; mend: install it")
        return None

    def __call__(self, readings: Iterable[Reading]) -> Iterator[list[Record]]:
        for reading in readings:
            text = reading.article.text
            if "unreadable" in text and not (self.mend and Path(self.mend).exists()):
                raise ValueError("these words cannot be parsed")
            if "slow" in text:
                time.sleep(0.02)
            if reading.article.language == "xx":
                yield [Failure(reading.article.id, self.name, "language 'xx' has no pipeline: kept, not read")]
                continue
            yield list(self._found(text))

    def _found(self, text: str) -> Iterator[Record]:
        if (at := text.find("Read more:")) >= 0:
            yield Furniture(Span(at, len(text.rstrip())), FurnitureKind.RELATED)
        for each in SAID.finditer(text):
            actor = each["who"].lower().replace(" ", "-")
            yield Actor(actor, f"Minister {each['who']}")
            yield Statement(
                (Span(*each.span("what")),),
                Manner.DIRECT,
                Act.DENY if each["cue"] == "denied" else Act.ASSERT,
                speaker=Mention(Span(*each.span("who")), MentionForm.NAME, actor),
                cue=Span(*each.span("cue")),
                negated=each["cue"] == "denied",
            )


def points(group: str) -> list[EntryPoint]:
    """The entry points of an installation that has this stage only."""
    return [EntryPoint("quoter", "quoting:Quoter", plugins.GROUP)] if group == plugins.GROUP else []


if __name__ == "__main__":  # the command line with this stage, for tests that kill it
    from sayso.cli import main

    plugins.entry_points = points  # type: ignore[assignment]
    main(sys.argv[1:])
