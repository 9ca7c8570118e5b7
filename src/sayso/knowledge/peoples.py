"""Peoples without a state of their own, and the states in which they act: "Tamil", "Chechen", "Bosnian Serbs"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.spelling import plain
from sayso.knowledge.tables import rows

LONGEST = 2
"""The most words that the name of a people has."""


@dataclass(frozen=True, slots=True)
class People:
    """A people and its states."""

    countries: tuple[str, ...]  # ISO 3166 alpha-3, the likeliest first
    alone: bool  # whether the first is meant where a report speaks of none of them

    def country(self, spoken: Mapping[str, int]) -> str | None:
        """The state that is meant in a report; None if none can be told.

        `spoken` says how often the report speaks of countries.
        """
        best = max(self.countries, key=lambda country: spoken.get(country, 0))
        return best if spoken.get(best) or self.alone else None


@cache
def peoples() -> dict[str, People]:
    """The peoples by each word for them, in lower case and without accents."""
    found: dict[str, People] = {}
    for row in rows("peoples"):
        people = People(tuple(row["countries"].split("|")), row["alone"] == "yes")
        found.update({plain(word).lower(): people for word in row["words"].split("|")})
    return found
