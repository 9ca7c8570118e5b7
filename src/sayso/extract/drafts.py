"""What the finders of statements hand to one another: a draft, in tokens, and the page it is read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.extract.quotes import Quotation, quotations
from sayso.extract.syntax import Range
from sayso.knowledge.cues import Cue
from sayso.records import Act, Parse


@dataclass(frozen=True, slots=True)
class Support:
    """What the network says to a draft, as chances from 0 to 1; all are 0 where it saw none."""

    anchor: float  # that a statement is anchored at the cue
    agreed: float  # the share of the words of both contents that the grammar and the network have in common
    content: float  # that its words are content, on average
    speaker: float  # that the speaker's head is the speaker; that nobody is, where there is none


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making: token ranges for spans, heads of phrases for mentions."""

    content: tuple[Range, ...]
    act: Act
    frame: (
        str  # how it was found: a frame of the lexicon, or "quote", "fronted", "according", "noun", "headline", "run"
    )
    cue: Range | None = None
    speaker: int | None = None
    addressee: int | None = None
    target: int | None = None
    relayed_by: int | None = None
    word: str = ""  # the entry of the lexicon
    negated: bool = False  # a negation at the cue turns the content around
    support: Support | None = None  # what the network says to it, where it was asked


@dataclass(frozen=True, slots=True)
class Use:
    """A verb that may be a cue: its entries in the lexicon and the words that belong to it."""

    verb: int
    cues: tuple[Cue, ...]
    words: tuple[int, ...]  # the verb, its particle, its preposition
    speaker: int | None
    passive: bool
    negated: bool = False

    @property
    def span(self) -> Range:
        """The tokens of the cue from its first word to the last that stands beside it."""
        last = min(self.words)
        while last + 1 in self.words:  # "asked them for": the cue is "asked"
            last += 1
        return min(self.words), last + 1

    def cue(self, *frames: str) -> Cue | None:
        """The first entry that has one of the frames."""
        return next((cue for cue in self.cues if cue.frames & set(frames)), None)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed report with its quotations: what every finder reads."""

    text: str
    parse: Parse
    quotes: list[Quotation]
    quoted: list[int] = field(repr=False)  # per token: the number of the quotation that it stands in, or -1

    @classmethod
    def of(cls, text: str, parse: Parse) -> Page:
        """The page of a parsed text."""
        quotes = quotations(text, parse)
        quoted = [-1] * len(parse.words)
        for quote in quotes:
            quoted[quote.first : quote.stop] = [quote.number] * (quote.stop - quote.first)
        return cls(text, parse, quotes, quoted)

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return self.parse.paragraph_of[self.parse.sentence_of[token]]

    def whole(self, span: Range) -> Range:
        """The range, widened so that it cuts through no quotation that begins or ends in it."""
        first, stop = span
        if first < stop and self.quoted[stop - 1] >= 0:
            quote = self.quotes[self.quoted[stop - 1]]
            stop = max(stop, quote.stop) if quote.first >= first else stop
        if first < stop and self.quoted[first] >= 0:
            quote = self.quotes[self.quoted[first]]
            first = min(first, quote.first) if quote.stop <= stop else first
        return first, stop


_NEG_RAISING = frozenset(
    "believe think expect suppose feel imagine anticipate figure see envision foresee agree support".split()
)
"""Verbs whose negation is one of their content: "does not expect a deal"."""


def draft_of(
    use: Use, cue: Cue, frame: str, content: list[Range], *, addressee: int | None = None, target: int | None = None
) -> Draft:
    """The draft of a verb's statement."""
    return Draft(
        tuple(content),
        cue.act,
        frame,
        use.span,
        use.speaker,
        addressee=addressee,
        target=target,
        word=cue.lemma,
        negated=use.negated and cue.lemma in _NEG_RAISING,
    )
