"""What the grammar says of one word that may tell a deed: its parties and its standing."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.drafts import Page
from sayso.extract.events.drafts import Deed, Parties, Standing
from sayso.extract.events.parties import parties
from sayso.extract.events.status import Scene, standing
from sayso.records import Reading


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of one report's deeds."""

    page: Page
    scene: Scene

    @classmethod
    def of(cls, page: Page, reading: Reading) -> Grammar:
        """The grammar of a reading that has its statements and times."""
        return cls(page, Scene.of(page, reading))

    def tell(self, deed: Deed) -> tuple[Parties, Standing]:
        """Who takes part in a deed, and whether it is said to have happened."""
        told = parties(self.page, deed.head, deed.frame, deed.type)
        return told, standing(self.scene, deed.head, type=deed.type, trigger=deed.trigger)
