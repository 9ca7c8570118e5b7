"""What the finders of events hand to one another: a deed in the making, in tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.extract.syntax import Range
from sayso.knowledge.frames import Frame
from sayso.records import Status


@dataclass(frozen=True, slots=True)
class Parties:
    """Who does a deed and to whom, as heads of noun phrases in the order of the text."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a deed is said to have happened, and the words that tell."""

    status: Status
    cue: Range | None = None  # "will", "not", "alleged", "demanded": none where plain past tense tells


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells a deed."""

    head: int  # the verb or noun that carries the meaning
    trigger: Range  # the words that stand for it: "carried out", "imposed"
    type: str  # PLOVER's type of the deed itself, whatever its status
    mode: tuple[str, ...] = ()
    frame: Frame | None = None  # the entry of the lexicon; None where only the network sees the deed
    rule: str = ""  # the codebook's decision rule that changed the frame's type, such as "military-help-is-aid"


@dataclass(frozen=True, slots=True)
class Known:
    """What the lexicon says of the words of a page."""

    deeds: Mapping[int, tuple[Deed, ...]]  # by head; all that its words may tell
    kept: frozenset[tuple[int, str]]  # heads and types of those that its rules let stand

    def at(self, head: int) -> tuple[Deed, ...]:
        """The deeds that a word may tell."""
        return self.deeds.get(head, ())
