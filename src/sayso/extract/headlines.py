"""Headlines that say who says what: "Minister: Talks failed", "Talks failed: minister"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Draft, Page
from sayso.extract.syntax import Range, is_verb, trim
from sayso.knowledge.actors import actor_words
from sayso.knowledge.cues import Lexicon
from sayso.records import Act, Parse

_LONGEST = 30
"""Tokens; a longer first line is no headline."""

_SPEAKER_WORDS = 9
_BARE = 2
"""Words of a speaker's phrase that is taken as one whatever the parser makes of it."""

_GENRES = frozenset(
    "analysis editorial opinion column review profile interview video footage image photo photograph picture gallery "
    "map chart graph list book story article summary index log note podcast live update correction obituary "
    "quiz".split()
)
"""Nouns before a colon that say what sort of piece it is, not who speaks in it."""

_PERSONS = frozenset(("PERSON", "ORG", "NORP"))


def headline(page: Page) -> Range | None:
    """The tokens of the headline: a short first line with no full stop, and more below it."""
    parse = page.parse
    stop = next((at for at in range(len(parse.words)) if page.paragraph(at) != page.paragraph(0)), None)
    if stop is None or stop > _LONGEST or parse.words[stop - 1] in (".", ":", ","):
        return None
    return 0, stop


def colons(page: Page, lexicon: Lexicon) -> Iterator[Draft]:
    """Statements that a colon in the headline makes."""
    line = headline(page)
    if line is None:
        return
    parse = page.parse
    first, stop = line
    colon = next((at for at in range(first + 1, stop - 1) if parse.words[at] == ":" and page.quoted[at] < 0), None)
    if colon is None:
        return
    left, right = (first, colon), trim(parse, (colon + 1, stop))
    head = _speaker(parse, left, lexicon)
    if head is not None and right[1] - right[0] >= 3:
        yield Draft((right,), Act.ASSERT, "headline", (colon, colon + 1), head, word=":")
        return
    head = _speaker(parse, right, lexicon)
    if head is not None and _has_verb(parse, left):
        yield Draft((left,), Act.ASSERT, "headline", (colon, colon + 1), head, word=":")


def _has_verb(parse: Parse, part: Range) -> bool:
    return any(is_verb(parse, at) or parse.pos[at] == "AUX" for at in range(*part))


def _speaker(parse: Parse, part: Range, lexicon: Lexicon) -> int | None:
    """The head of the part if it is a phrase that names somebody: a person, a body, an office or a document."""
    first, stop = part
    if stop - first > _SPEAKER_WORDS:
        return None
    last = stop - 1
    if stop - first <= _BARE and _says(parse.lemmas[last], lexicon):
        return last  # "report", alone, may be taken for a verb
    if any(parse.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(first, stop)):
        return None
    tops = [at for at in range(first, stop) if not first <= parse.heads[at] < stop or parse.heads[at] == at]
    nouns = [at for at in tops if parse.tags[at][:2] == "NN"]
    if not nouns:
        nouns = [at for at in range(first, stop) if parse.tags[at][:2] == "NN"][-1:]
    if not nouns or parse.lemmas[nouns[-1]] in _GENRES:
        return None
    head = nouns[-1]
    named = any(e.label in _PERSONS and e.first <= head < e.stop for e in parse.entities)
    place = any(e.label in ("GPE", "LOC", "FAC", "DATE") and e.first <= head < e.stop for e in parse.entities)
    if named or _says(parse.lemmas[head], lexicon):
        return head
    return head if not place and stop - first <= 4 and parse.tags[head] == "NNP" else None


def _says(lemma: str, lexicon: Lexicon) -> bool:
    """Whether the noun is a person, a body or a document that can have said it."""
    return lemma not in _GENRES and (lemma in lexicon.documents or lemma in actor_words().nouns)
