"""What the finders of threats hand to one another: a threat in the making, in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.extract.syntax import Range


class Way(StrEnum):
    """How the words call somebody a threat."""

    IS = "is"  # "Y is a threat", "Y poses a threat", "threats stem from Y", "Y endangers X"
    CALLED = "called"  # "considers Y a threat", "Y is seen as a threat"
    GIVEN = "given"  # "the threat from Y": that there is one goes without saying
    FEARED = "feared"  # "X fears Y", "X is wary of Y"


@dataclass(frozen=True, slots=True)
class Danger:
    """A threat in the making: heads of phrases, and the words that carry it."""

    word: int  # the noun, verb or adjective that calls it a threat
    told: int  # the word whose clause tells whether it is one: "poses", "considers"; of GIVEN the noun
    way: Way
    source: int | None
    target: int | None = None
    holder: int | None = None  # who calls or fears, where the clause names him
    weak: bool = False  # counts only where both sides are parties

    @property
    def words(self) -> Range:
        """The tokens from the first to the last word that calls it a threat."""
        return min(self.word, self.told), max(self.word, self.told) + 1
