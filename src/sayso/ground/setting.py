"""What a report tells of its setting: its day, the countries it speaks of, what stands at which character."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.kept import LedgerRow
from sayso.records import ActorKind, Parse, Place, PlaceKind, Reading, Span

Ledger = Mapping[tuple[str, str], Sequence[LedgerRow]]
"""Rows by country and office: who was seen in it, from when to when."""

NEARBY = 14
"""Days within which reports count as being of one story, where offices are concerned."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of one report, as those who identify its actors need it."""

    article: str  # Article.id
    day: str | None  # ISO 8601 day of publication
    countries: Mapping[str, int]  # ISO 3166 alpha-3 -> how often it is spoken of
    places: Mapping[int, Place]  # by the character at which their name starts
    parse: Parse
    ledger: Ledger  # who was seen in which office in other reports
    knowledge: tuple[str, ...] = ()  # compiled files of the user's, laid over what ships

    @staticmethod
    def of(reading: Reading, parse: Parse, ledger: Ledger, knowledge: tuple[str, ...] = ()) -> Setting:
        """The setting of a reading, given its parse."""
        published = reading.article.published
        states = {actor.id: actor.country for actor in reading.actors if actor.kind is ActorKind.STATE}
        spoken = Counter(states[mention.actor] for mention in reading.mentions if mention.actor in states)
        spoken.update(place.country for place in reading.places)
        return Setting(
            reading.article.id,
            published[:10] if published and len(published) >= 10 else None,
            {country: count for country, count in spoken.items() if country},
            {place.span.start: place for place in reading.places if place.span},
            parse,
            ledger,
            knowledge,
        )

    def seen_in(self, country: str, office: str) -> list[LedgerRow]:
        """Who was seen in the office in reports of about the same day."""
        if self.day is None:
            return []
        return [row for row in self.ledger.get((country, office), ()) if _is_near(row, self.day)]

    def tokens(self, span: Span) -> range:
        """The tokens that the span covers."""
        return range(bisect_left(self.parse.starts, span.start), bisect_left(self.parse.starts, span.end))

    def head(self, span: Span) -> int:
        """The token of the span that hangs on something outside; -1 where the span covers no token."""
        tokens = self.tokens(span)
        for token in tokens:
            head = self.parse.heads[token]
            if head == token or head not in tokens:
                return token
        return -1

    def place(self, span: Span, kind: PlaceKind | None = None) -> Place | None:
        """The place, of that kind if one is given, that is named by exactly these words."""
        place = self.places.get(span.start)
        if place is None or place.span is None or abs(place.span.end - span.end) > 2:
            return None
        return place if kind is None or place.kind is kind else None


def _is_near(row: LedgerRow, day: str) -> bool:
    first, last = row.first_seen or day, row.last_seen or day
    if first <= day <= last:
        return True
    return abs((date.fromisoformat(first if day < first else last) - date.fromisoformat(day)).days) <= NEARBY
