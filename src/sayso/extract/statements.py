"""The stage that finds who said what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sayso.extract import grammar, merging, tagger
from sayso.extract.confidence import confidence
from sayso.extract.drafts import Draft, Page
from sayso.extract.relays import relayed
from sayso.extract.tagger import Encoded
from sayso.extract.writing import Mentions, Writer
from sayso.knowledge import fingerprint
from sayso.records import Article, Encoding, Mention, Parse, Reading, Statement

LEAST = 0.45
"""Rows less likely to be right than this are not given; below, more is lost than gained."""


@dataclass(frozen=True, slots=True)
class StatementExtractor:
    """Finds who said what, from the parse, the lexicon of cues, and a small network.

    Clauses under reporting verbs, quotations with their cue before, after or around them, "according to" and its
    like, nouns and adjectives that report, and headlines with a colon. The network sees cues that the lexicon lacks,
    corrects where contents begin and end, and says how sure each row is; with `learned` false, the grammar alone
    decides, and reading is quicker. A statement whose speaker the text does not name has speaker None.

    "Talks failed, the minister said." gives a statement by "the minister" with the content "Talks failed".
    """

    learned: bool = True

    name: ClassVar[str] = "statements"
    version: ClassVar[str] = "2"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention)
    writes: ClassVar[tuple[type, ...]] = (Statement, Encoding)

    @property
    def model(self) -> str:
        """Lexicons and counts, and the weights where they are used."""
        known = f"cues:{fingerprint('cues.toml', 'moods.toml', 'actor_nouns.txt', 'confidence.toml')}"
        return f"{known} network:{tagger.fingerprint()}" if self.learned else known

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Statement | Encoding]]:
        """Yield the statements of each reading, in order of their content, and how the network encoded the text."""
        for reading in readings:
            if reading.parse is None or not reading.parse.words:
                yield ()
                continue
            page = Page.of(reading.article.text, reading.parse)
            writer = Writer(page, Mentions(page.parse, reading.mentions))
            encoded = tagger.encode(page) if self.learned else None
            written = (writer.statement(draft) for draft in find(page, encoded))
            yield (*written, *((Encoding(tuple(encoded)),) if encoded is not None else ()))


def find(page: Page, encoded: Sequence[Encoded] | None) -> list[Draft]:
    """The drafts of all statements of the page, in order of their content.

    By grammar alone where nothing is encoded.
    """
    found = grammar.find(page)
    if encoded is not None:
        merged = merging.merge(page, found, tagger.proposals(encoded))
        found = [draft for draft in merged if confidence(draft) >= LEAST]
    return relayed(sorted(found, key=lambda draft: draft.content))
