"""Which language a report is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

from sayso.records import Article, Reading


@dataclass(frozen=True, slots=True)
class LanguageIdentifier:
    """Fills in the language of each article that does not name its own.

    Languages are ISO 639-1 codes, identified by py3langid (Lui and Baldwin 2012, langid.py). Pieces of `piece` code
    points from all over the text vote, so that a list of foreign names does not decide. Text with fewer than `enough`
    letters, all of them Latin, is too short to tell: it gets `default`.

    "Le ministre a déclaré que les pourparlers avaient échoué." gets language fr.
    """

    default: str = "en"
    enough: int = 60
    piece: int = 500
    pieces: int = 9

    name: ClassVar[str] = "language"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Article,)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Article, ...]]:
        """Yield, for each article without a language, the article with one."""
        for reading in readings:
            article = reading.article
            yield () if article.language else (replace(article, language=self.identify(article.text)),)

    def identify(self, text: str) -> str:
        """The ISO 639-1 code of the language that most of `text` is in."""
        letters = list(islice(filter(str.isalpha, text), self.enough))
        if len(letters) < self.enough and all(char < "ɐ" for char in letters):
            return self.default
        from py3langid import classify  # imports numpy and a model: half a second, so only where a text needs it

        step = max(self.piece, len(text) // self.pieces)
        pieces = (text[start : start + self.piece] for start in range(0, len(text), step))
        votes = Counter(str(classify(piece)[0]) for piece in pieces if any(map(str.isalpha, piece)))
        return votes.most_common(1)[0][0] if votes else self.default
