"""The drafts that the grammar gives: every finder that works on the parse, the quotations and the lexicon of cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract import contents, headlines, nominal, passives, speech, syntax, verbs
from sayso.extract.drafts import Draft, Page
from sayso.extract.negation import negated
from sayso.extract.syntax import Range
from sayso.knowledge.cues import lexicon


def find(page: Page) -> list[Draft]:
    """The drafts of the page, each once, in no particular order."""
    words = lexicon()
    uses = verbs.uses(page, words)
    tied = speech.ties(page, uses)
    found = list(speech.spoken(page, tied, uses))
    found += speech.introduced(page, tied)
    quoted = {tie.use.verb for tie in tied}
    for use in uses:
        if use.verb not in quoted:
            found += passives.drafts(page, use) if use.passive else contents.drafts(page, use)
    negative = {use.span: use for use in uses if use.negated}
    left = (negated(page.parse, negative.get(draft.cue) if draft.cue else None, draft) for draft in found)
    found = [draft for draft in left if draft is not None]
    sources = list(nominal.prepositional(page, words))
    cues = {draft.cue for draft in sources}
    found = [draft for draft in found if draft.cue not in cues] + sources  # "citing X" names a source: it says nothing
    found += nominal.nominal(page, words)
    found += nominal.adjectival(page, words)
    found += headlines.colons(page, words)
    found += speech.unattributed(page, tied, found)
    whole = [
        replace(draft, content=tuple(page.whole(syntax.before_stray(page.parse, piece)) for piece in draft.content))
        for draft in found
        if draft.content and all(stop > first for first, stop in draft.content) and _has_source(draft)
    ]
    return list(_distinct(whole))


def _has_source(draft: Draft) -> bool:
    """Whether a speaker is named, or a reporting predicate carries the content without one ("it was reported that")."""
    return draft.speaker is not None or draft.frame in ("passive", "raised", "quote")


def _distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts without those that say the same of the same words; the first found stays."""
    seen: set[tuple[tuple[Range, ...], int | None]] = set()
    for draft in drafts:
        key = (draft.content, draft.speaker)
        if key not in seen:
            seen.add(key)
            yield draft
