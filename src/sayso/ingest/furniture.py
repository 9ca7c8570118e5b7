"""Which lines of a report are not its prose: menus, related stories, captions, credits, promos, copyright.

Furniture is marked and never cut, so that every offset stays true. It is found on the plain text, before any parse:

1. by its words (`knowledge/furniture.toml`, a few patterns, and the lines known to recur in the outlet's reports);
2. by its neighbours: headlines that follow "Related articles", and headlines after the last paragraph whose words stand
   nowhere else in the text (orphans);
3. on a page that was copied whole, by its place: the report is the stretch of lines with the greatest sum when prose
   counts for it and short lines against it (maximum subsequence segmentation: Pasternack and Roth, "Extracting Article
   Text from the Web with Maximum Subsequence Segmentation", WWW 2009), and what lies outside is furniture.

Wrongly marked prose is lost for good, furniture that is missed can be seen: in doubt nothing is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sayso.ingest.layout import Layout, in_report, laid_out
from sayso.ingest.lines import Line, Shape, split_lines
from sayso.ingest.page import on_page
from sayso.ingest.phrases import Guess, phrases
from sayso.knowledge import fingerprint
from sayso.records import Article, Furniture, FurnitureKind, Reading, Record, Span

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FurnitureMarker:
    """Marks the lines of a report that are not its prose.

    One Furniture a line, its span without the white space around; nothing is cut, so every offset stays true.

    "The port is shut, the mayor said." followed by the line "Back to top" gets navigation: Back to top.
    """

    name: ClassVar[str] = "furniture"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Furniture,)

    outlet_lines: Mapping[str, frozenset[str]] = field(default_factory=dict, metadata={"outside_recipe": True})
    orphan_share: float = 0.6  # of a headline's words, those that stand nowhere else, from which it is foreign
    page_share: float = 0.25  # of a text's lines, those that are no prose, from which it is a page copied whole
    page_lines: int = 12  # lines that a page copied whole has at least
    page_hits: int = 4  # and those among them that are furniture by their words
    menu_share: float = 0.6  # where fewer are, the share of lines that are no prose,
    menu_lines: int = 30  # the lines,
    menu_prose: int = 80  # and the words of prose that such a page has at least

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the lexicon of furniture."""
        return f"lines:{fingerprint('furniture.toml')}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Record]]:
        """Yield the furniture of each reading, in the order of the text."""
        for reading in readings:
            article = reading.article
            yield self._marked(article.text, self.outlet_lines.get(article.outlet or "", _NONE))

    def _marked(self, text: str, known: frozenset[str]) -> tuple[Furniture, ...]:
        lines = split_lines(text)
        if not lines:
            return ()
        layout = laid_out(lines, _guesses(lines, known), self.orphan_share)
        kinds = on_page(layout) if self._copied(layout) else in_report(layout)
        return tuple(Furniture(Span(lines[i].start, lines[i].end), kinds[i]) for i in sorted(kinds))

    def _copied(self, layout: Layout) -> bool:
        """Whether the text is a page copied whole, with its menus."""
        count = len(layout.lines)
        hits = sum(guess is not None and not guess.late for guess in layout.guesses)
        if count < self.page_lines or not hits:
            return False
        pairs = zip(layout.lines, layout.guesses, strict=True)
        aside = sum(line.shape is Shape.SHORT or guess is not None for line, guess in pairs) / count
        if hits >= self.page_hits:
            return aside >= self.page_share
        # A page in a language without a lexicon: menus all around, and a report among them.
        prose = sum(layout.lines[i].size for i in layout.prose)
        return aside >= self.menu_share and count >= self.menu_lines and prose >= self.menu_prose


def _guesses(lines: list[Line], known: frozenset[str]) -> list[Guess | None]:
    lexicon = phrases()
    found = []
    for line in lines:
        guess = lexicon.guess(line)
        if known and " ".join(line.text.split()) in known:
            kind, opens = (guess.kind, guess.opens) if guess else (FurnitureKind.OTHER, False)
            guess = Guess(kind, whole=True, opens=opens)
        found.append(guess)
    return found
