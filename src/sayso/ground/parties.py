"""The country and sector of all parties that a report describes: as told, else as inferred from where they act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.ground.belonging import Belongings
from sayso.ground.descriptions import Description
from sayso.ground.nominals import noun_of, unnamed
from sayso.ground.setting import Setting
from sayso.ground.surroundings import Surroundings
from sayso.knowledge.states import State
from sayso.records import Actor, Mention, MentionForm

TOLD = 0.6
"""How sure a country is that the words of a phrase tell."""


_NOUNS = (MentionForm.ROLE, MentionForm.NOMINAL)


@dataclass(frozen=True, slots=True)
class Party:
    """What a report tells of somebody whom it describes, and how it comes to his country."""

    country: str | None  # ISO 3166 alpha-3, or PLOVER's code of an international actor
    sector: str | None  # of PLOVER
    inferred: bool = False  # whether the country is only that of the place, sentence or report
    score: float = TOLD  # 0 to 1


class Parties:
    """Knows the parties of one report; `named` has the actors of names by their tokens."""

    def __init__(self, setting: Setting, named: Mapping[int, Actor], mentions: Sequence[Mention]) -> None:
        self._setting = setting
        self._belongings = Belongings(setting, named)
        self._surroundings = Surroundings(setting, self._belongings)
        self.more = tuple(unnamed(setting, mentions, self._belongings))
        for mention in (*mentions, *self.more):
            head = setting.head(mention.span) if mention.form in _NOUNS else -1
            if head >= 0 and (country := self._belongings.of(head).country):
                self._surroundings.told(noun_of(setting, head), head, country)

    def renamed(self, named: Mapping[int, Actor]) -> None:
        """Take the actors of names by their tokens anew, once more is known of them."""
        self._belongings.renamed(named)

    def home(self, mention: Mention) -> Party:
        """Where a people live, as the words around its name tell, or as is inferred."""
        head = self._setting.head(mention.span)
        if head < 0:
            return Party(None, None)
        first = self._setting.tokens(mention.span).start
        if country := self._belongings.home(head, first):
            return Party(country, None)
        return self.inferred(mention, None) if self.origin(mention) else Party(None, None)

    def origin(self, mention: Mention) -> str | None:
        """The state of a people that live in another: of "ethnic Danes" Denmark; None of all others."""
        head = self._setting.head(mention.span)
        return self._belongings.origin(head) if head >= 0 else None

    def told(self, mention: Mention) -> Party:
        """What the words of the mention and those around it tell of whom it means."""
        head = self._setting.head(mention.span)
        if head < 0:
            return Party(None, None)
        found = self._belongings.of(head)
        return Party(found.country, found.sector)

    def inferred(self, mention: Mention, sector: str | None) -> Party:
        """The party with the country of where it acts, for a mention whose words tell none."""
        head = self._setting.head(mention.span)
        if head < 0 or self._belongings.is_regional(head):
            return Party(None, sector)
        country, score = self._surroundings.country(
            head, noun_of(self._setting, head), but=self._belongings.origin(head)
        )
        return Party(country, sector, inferred=True, score=score) if country else Party(None, sector)

    def description(self, mention: Mention) -> Description | None:
        """What the words of the phrase alone tell; None where no token of the parse stands there."""
        head = self._setting.head(mention.span)
        return self._belongings.description(head) if head >= 0 else None

    def beside(self, mention: Mention) -> Party:
        """What the apposition of a name tells."""
        found = self._belongings.beside(self._setting.head(mention.span))
        return Party(found.country, found.sector)

    def ahead(self, mention: Mention) -> Party:
        """What the words before a name tell that is no person's: "the rebel front Aru"."""
        head = self._setting.head(mention.span)
        if head < 0:
            return Party(None, None)
        found = self._belongings.ahead(head, self._setting.tokens(mention.span).start)
        return Party(found.country, found.sector)

    def demonym(self, mention: Mention) -> tuple[State, str, str | None] | None:
        """The state of an adjective, and the noun that it shares with another, and its sector."""
        found = self._belongings.demonym(self._setting.head(mention.span))
        if found is None:
            return None
        state, noun = found
        if noun < 0:
            return state, "", None
        return state, self._setting.parse.words[noun], self._belongings.of(noun).sector

    def in_name(self, mention: Mention) -> str | None:
        """The country that the words of a name tell: "Basra Provincial Council"."""
        tokens = self._setting.tokens(mention.span)
        at = tokens.start
        while at < tokens.stop:
            country, size, _ = self._belongings.country_at(at, tokens.stop, named=False)
            if country:
                return country
            at += size
        return None
