"""Where somebody acts whose country no word of his own tells: the scene of the sentence, else of the report."""

from __future__ import annotations

from collections import Counter

from sayso.ground.belonging import INTERNATIONAL, Belongings
from sayso.ground.descriptions import is_backed
from sayso.ground.setting import Setting

_SCENE = frozenset(("in", "at", "near", "outside", "inside", "across", "around", "throughout", "from", "into", "of"))
"""Prepositions whose place is the scene of what is told."""


class Surroundings:
    """Infers countries of one report's parties."""

    def __init__(self, setting: Setting, belongings: Belongings) -> None:
        self._setting, self._parse, self._belongings = setting, setting.parse, belongings
        self._told: dict[str, list[tuple[int, str]]] = {}  # by noun: where its country was told, and which
        self._sentences: dict[int, Counter[str]] = {}
        self._most = self._most_spoken()

    def told(self, noun: str, token: int, country: str) -> None:
        """Remember that a phrase with this noun told its country."""
        self._told.setdefault(noun, []).append((token, country))

    def country(self, token: int, noun: str, *, but: str | None = None) -> tuple[str | None, float]:
        """The likely country of the party at a token, and how likely it is, from 0 to 1.

        It is another than `but`.
        """
        before = [country for at, country in self._told.get(noun, ()) if at < token and country != but]
        if before:
            return before[-1], 0.7
        here = self._scene(token, but)
        if here is not None:
            return here, 0.65
        spoken = Counter(self._spoken(self._parse.sentence_of[token]))
        spoken.pop(but or "", None)
        most = self._most if but is None else self._most_spoken(but)
        if len(spoken) == 1:
            return next(iter(spoken)), 0.5
        if most is not None and (not spoken or most in spoken):
            return most, 0.45
        if spoken:
            return spoken.most_common(1)[0][0], 0.35
        return None, 0.0

    def _scene(self, token: int, but: str | None) -> str | None:
        """The country of the nearest place in the sentence that something happens at."""
        parse, setting = self._parse, self._setting
        first, stop = parse.sentences[parse.sentence_of[token]]
        near: list[tuple[int, str]] = []
        for at in range(first, stop):
            if parse.deps[at] != "pobj" or parse.words[parse.heads[at]].lower() not in _SCENE:
                continue
            place = setting.places.get(parse.starts[self._belongings.first(at)]) or setting.places.get(parse.starts[at])
            if place is not None and place.country and place.country != but:
                near.append((abs(at - token), place.country))
        return min(near)[1] if near else None

    def _spoken(self, sentence: int) -> Counter[str]:
        """The countries that the sentence speaks of, by names, peoples and places."""
        if sentence not in self._sentences:
            found: Counter[str] = Counter()
            first, stop = self._parse.sentences[sentence]
            at = first
            while at < stop:
                code, size, _ = self._belongings.country_at(at, stop)
                if code and code not in INTERNATIONAL and not is_backed(self._parse, at + size):
                    found[code] += 1
                at += size
            self._sentences[sentence] = found
        return self._sentences[sentence]

    def _most_spoken(self, but: str | None = None) -> str | None:
        """The country other than `but` that the report speaks of most, if it leads."""
        counted = {code: count for code, count in self._setting.countries.items() if code != but}
        ranked = Counter(counted).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]
