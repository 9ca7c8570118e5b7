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
_PERSONS = frozenset(("PERSON", "ORG", "NORP"))


def headline(page: Page) -> Range | None:
    """The tokens of the headline: a first line that is short, has no full stop and is not all there is."""
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
    if stop - first > _SPEAKER_WORDS or any(parse.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(first, stop)):
        return None
    tops = [at for at in range(first, stop) if not first <= parse.heads[at] < stop or parse.heads[at] == at]
    nouns = [at for at in tops if parse.tags[at][:2] == "NN"]
    if not nouns:
        nouns = [at for at in range(first, stop) if parse.tags[at][:2] == "NN"][-1:]
    if not nouns:
        return None
    head = nouns[-1]
    named = any(e.label in _PERSONS and e.first <= head < e.stop for e in parse.entities)
    place = any(e.label in ("GPE", "LOC", "FAC", "DATE") and e.first <= head < e.stop for e in parse.entities)
    if named or parse.lemmas[head] in lexicon.documents or parse.lemmas[head] in actor_words().nouns:
        return head
    return head if not place and stop - first <= 4 and parse.tags[head] == "NNP" else None
