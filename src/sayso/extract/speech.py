"""Direct speech: which quotation belongs to which cue, and who says the quotations that have none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract import syntax
from sayso.extract.drafts import Draft, Page, Use
from sayso.extract.quotes import Quotation
from sayso.extract.syntax import Range, child
from sayso.extract.verbs import core
from sayso.knowledge.actors import is_office
from sayso.records import Act

_REACH = 30
"""How many tokens a cue may stand away from its quotation."""

_LINKS = frozenset((",", ":", "that", "—", "–", "-", ";", "―"))
_SENTENCE_ENDS = frozenset((".", "?", "!", "…", "..."))
_INNER_ENDS = frozenset((",", "?", "!", "—", "–", "-", "…", "...", "....", ".", ";"))
_MARKS = frozenset(('"', "“", "”", "''", "``", "«", "»", "„", "'", "’", "‘"))
_SPEECH_WORDS = 4
"""A quotation with no cue is taken for speech only if it has at least so many words."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A quotation and the cue that it hangs on, with the side that the quotation stands on."""

    quote: Quotation
    use: Use
    side: str  # "before" the cue, "after" it, or "on": carried on after the sentence of the cue


def ties(page: Page, uses: Sequence[Use]) -> list[Tie]:
    """For each quotation that has one, the cue it hangs on."""
    found: list[Tie] = []
    speaking = [use for use in uses if use.cue("clause", "quote") and not (use.passive and use.speaker is None)]
    verbs = [use.verb for use in speaking]
    for quote in page.quotes:
        if quote.continues is not None:
            continue
        earlier = speaking[bisect_left(verbs, quote.first - _REACH) : bisect_left(verbs, quote.first)]
        later = speaking[bisect_left(verbs, quote.stop) : bisect_right(verbs, quote.stop + _REACH)]
        tie = _before(page, quote, later) or _after(page, quote, earlier) or _on(page, quote, found)
        if tie is not None:
            found.append(tie)
    return found


def _before(page: Page, quote: Quotation, later: Sequence[Use]) -> Tie | None:
    """Finds "..." + X said: the quotation ends in a comma or the like, and the cue's clause follows at once."""
    parse = page.parse
    if not quote.closed or not later:
        return None
    use, at = later[0], quote.stop
    inner = parse.words[quote.stop - 2] if quote.stop - quote.first > 2 else ""
    if parse.words[at] == ",":
        at += 1
    elif inner not in _INNER_ENDS or (inner == "." and not _says_at_once(page, at, use)):
        return None
    low, _ = core(page, use)
    if low > at + 2 or page.paragraph(use.verb) != quote.paragraph:
        return None
    if parse.tags[use.verb] == "VBG" and child(parse, use.verb, "nsubj") is None:
        return None
    if any(parse.tags[i] in ("WDT", "WP") for i in range(at, low)):  # "a “plan”, which, he said, had failed"
        return None
    between = range(at, use.verb)
    ends = any(parse.words[i] in _SENTENCE_ENDS and parse.deps[i] == "punct" for i in between)
    return None if ends or any(page.quoted[i] >= 0 for i in between) else Tie(quote, use, "before")


def _says_at_once(page: Page, at: int, use: Use) -> bool:
    """Whether a cue with no content of its own follows the full stop inside the marks: '"It failed." he said.'."""
    parse, verb = page.parse, use.verb
    if verb > at + 4:
        return False
    if parse.words[at][0].islower() and verb <= at + 1:
        return True
    return verb + 1 < len(parse.words) and parse.words[verb + 1] == "." and child(parse, verb, "nsubj") is not None


def _after(page: Page, quote: Quotation, earlier: Sequence[Use]) -> Tie | None:
    """X said(,:that) + "...": the cue stands before the quotation, in its sentence or in a line ending in a colon."""
    if not earlier:
        return None
    parse, use, at = page.parse, earlier[-1], quote.first - 1
    link = parse.words[at]
    between = range(max(use.words) + 1, quote.first)
    above = link == ":" and page.paragraph(use.verb) == quote.paragraph - 1
    if page.paragraph(use.verb) != quote.paragraph and not above:
        return None
    if any(page.quoted[i] >= 0 for i in between):
        return None
    ends = [i for i in between if parse.words[i] in _SENTENCE_ENDS]
    if ends:  # "He said in a statement." and then the quotation
        stated = ends == [at] and _only_adjuncts(page, use, range(between.start, at)) and _is_whole(page, quote)
        return Tie(quote, use, "after") if stated else None
    if link == "that" and not _ends_clause(page, quote):
        return None  # 'said that "the deal" was dead': the clause has the quotation in it
    linked = link in _LINKS or at in use.words
    return (
        Tie(quote, use, "after") if linked or (_only_adjuncts(page, use, between) and _is_whole(page, quote)) else None
    )


def introduced(page: Page, tied: Sequence[Tie]) -> Iterator[Draft]:
    """Quotations after a colon with no reporting verb: "Jones: ...", "From the report: ...".

    The speaker is the subject of the words before the colon, or the noun phrase that they are.
    """
    taken = {tie.quote.number for tie in tied}
    parse = page.parse
    for quote in page.quotes:
        colon = quote.first - 1
        if quote.number in taken or quote.continues is not None or colon < 1 or parse.words[colon] != ":":
            continue
        if page.quoted[colon - 1] >= 0 or page.paragraph(colon) < quote.paragraph - 1 or quote.stop - quote.first < 5:
            continue
        speaker, cue = _introducer(page, colon)
        if speaker is not None and page.quoted[speaker] < 0:
            pieces = tuple((piece.first, piece.stop) for piece in _pieces(page, quote))
            yield Draft(pieces, Act.ASSERT, "colon", cue, speaker, word=":")


def _introducer(page: Page, colon: int) -> tuple[int | None, Range]:
    """The speaker and the cue in the words before a colon."""
    parse = page.parse
    first, _ = syntax.sentence(parse, colon)
    verb = next((at for at in range(colon - 1, first - 1, -1) if parse.tags[at] in ("VBD", "VBZ", "VBP", "VBN")), None)
    if verb is not None:
        return syntax.subject(parse, verb), (verb, verb + 1)
    start = next(
        (at + 1 for at in range(colon - 1, first - 1, -1) if parse.words[at] in ("-", "–", "—", ".", "…", "...")), first
    )
    nouns = [at for at in range(start, colon) if parse.tags[at][:2] in ("NN", "PR")]
    tops = [at for at in nouns if not start <= parse.heads[at] < colon or parse.deps[at] == "pobj"]
    return next(reversed(tops or nouns), None), (colon, colon + 1)


def _only_adjuncts(page: Page, use: Use, between: range) -> bool:
    """Whether only the cue's addressee, time or place stands between it and the quotation."""
    parse = page.parse
    allowed: set[int] = set()
    for one in parse.children[use.verb]:
        if parse.deps[one] in ("dobj", "dative", "npadvmod", "advmod", "prt", "prep", "nsubj", "punct"):
            allowed.update(range(parse.lefts[one], parse.rights[one]))
    return all(at in allowed for at in between)


def _ends_clause(page: Page, quote: Quotation) -> bool:
    """Whether what was opened before the quotation ends with it."""
    words = page.parse.words
    return quote.stop >= len(words) or not words[quote.stop][0].isalnum()


def _is_whole(page: Page, quote: Quotation) -> bool:
    """Whether the quotation is a sentence of its own: it begins with a capital and ends in a sentence end."""
    parse = page.parse
    first = parse.words[min(quote.first + 1, quote.stop - 1)]
    last = parse.words[quote.stop - 2] if quote.closed and quote.stop - quote.first > 2 else ""
    after = parse.words[quote.stop] if quote.stop < len(parse.words) else "."
    return first[:1].isupper() and (last in _SENTENCE_ENDS or after in _SENTENCE_ENDS) and quote.stop - quote.first > 4


def _on(page: Page, quote: Quotation, found: Sequence[Tie]) -> Tie | None:
    """Finds "A," X said. + "B": the quotation follows the sentence of a cue that already has one before it."""
    if not found:
        return None
    last, parse = found[-1], page.parse
    if last.quote.paragraph != quote.paragraph or last.side == "on":
        return None
    if last.side == "after":
        return _joined(page, last, quote)
    between = range(max(last.use.words) + 1, quote.first)
    ends = [i for i in between if parse.words[i] in _SENTENCE_ENDS and page.quoted[i] < 0]
    if ends and ends[-1] == quote.first - 1 and len(between) <= _REACH and len(ends) <= 1:
        return Tie(quote, last.use, "on")
    if not ends and between and parse.words[between[-1]] in _LINKS:
        return Tie(quote, last.use, "on")
    return None


def _joined(page: Page, last: Tie, quote: Quotation) -> Tie | None:
    """X said "A" and "B": a second quotation in the same clause, joined by a comma or "and"."""
    between = range(last.quote.stop, quote.first)
    words = [page.parse.words[at].lower() for at in between]
    if len(words) <= 2 and all(word in ("and", ",", "...", "…", "but") for word in words):
        return Tie(quote, last.use, "on")
    return None


def spoken(page: Page, tied: Sequence[Tie], uses: Sequence[Use]) -> Iterator[Draft]:
    """One draft for each cue with quotations: all its pieces, over paragraphs too."""
    by_use: dict[int, list[Tie]] = {}
    for tie in tied:
        by_use.setdefault(tie.use.verb, []).append(tie)
    for group in by_use.values():
        use = group[0].use
        cue = use.cue("quote", "clause")
        if cue is None:
            continue
        pieces = sorted((quote.first, quote.stop) for tie in group for quote in _pieces(page, tie.quote))
        if group[0].side == "before":
            pieces[0] = (_lead_in(page, group[0].quote, uses), pieces[0][1])
        yield Draft(
            tuple(pieces),
            cue.act,
            "quote",
            use.span,
            use.speaker,
            addressee=_addressee(page, use),
            word=cue.lemma,
        )


def _lead_in(page: Page, quote: Quotation, uses: Sequence[Use]) -> int:
    """Where the content begins whose last words are the quotation: Talks will "cool off," he said."""
    parse = page.parse
    first, _ = syntax.sentence(parse, quote.first)
    inner = parse.words[quote.first + 1] if quote.first + 1 < quote.stop else ""
    if quote.first == first or not inner[:1].islower() or not parse.words[quote.first - 1][0].isalnum():
        return quote.first
    verbs = [use.verb for use in uses]
    taken = bisect_left(verbs, first) < bisect_left(verbs, quote.first) or any(
        page.quoted[at] >= 0 for at in range(first, quote.first)
    )
    return quote.first if taken else first


def _pieces(page: Page, quote: Quotation) -> list[Quotation]:
    """The quotation and those that carry it on over the next paragraphs."""
    chain = [quote]
    while not chain[-1].closed:
        later = page.quotes[chain[-1].number + 1 : chain[-1].number + 2]
        if not later or later[0].continues != chain[-1].number:
            break
        chain += later
    return chain


def _addressee(page: Page, use: Use) -> int | None:
    parse = page.parse
    one = syntax.child(parse, use.verb, "dobj", "dative")
    if one is None or page.quoted[one] >= 0 or one == use.speaker or one in use.words:
        return None
    if parse.deps[one] == "dative" and parse.tags[one] in ("IN", "TO"):
        return syntax.child(parse, one, "pobj")
    return one


def unattributed(page: Page, tied: Sequence[Tie], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Quotations that stand alone with no cue: said by whoever spoke just before."""
    taken = {tie.quote.number for tie in tied}
    covered = {token for draft in drafts for first, stop in draft.content for token in range(first, stop)}
    spoken_by = [(draft.content[-1][1], draft) for draft in drafts if draft.speaker is not None and draft.cue]
    spoken_by.sort(key=lambda pair: pair[0])
    for quote in page.quotes:
        if quote.number in taken or quote.continues is not None or quote.first + 1 in covered:
            continue
        if quote.stop - quote.first < _SPEECH_WORDS + 2 or not _stands_alone(page, quote):
            continue
        earlier = [draft for _, draft in spoken_by[: bisect_right(spoken_by, quote.first, key=lambda pair: pair[0])]]
        beside = [tie.use for tie in tied if tie.quote.paragraph == quote.paragraph and tie.quote.number > quote.number]
        if beside and not any(page.paragraph(draft.content[-1][1] - 1) == quote.paragraph for draft in earlier):
            earlier = [draft for _, draft in spoken_by if draft.cue == beside[0].span]
        if not earlier:
            continue
        last = earlier[-1]
        if not beside and quote.paragraph - page.paragraph(last.content[-1][1] - 1) > 1:
            continue
        pieces = tuple((piece.first, piece.stop) for piece in _pieces(page, quote))
        nearer = None if beside else _subject_before(page, quote, last)
        last = last if nearer is None else replace(last, speaker=nearer)
        yield replace(last, content=pieces, act=Act.ASSERT, frame="run", cue=None, addressee=None, target=None, word="")
        spoken_by.append((pieces[-1][1], last))
        spoken_by.sort(key=lambda pair: pair[0])


def _subject_before(page: Page, quote: Quotation, last: Draft) -> int | None:
    """The subject of the sentence before the quotation in its paragraph, if nobody has spoken since it began."""
    parse, before = page.parse, quote.first - 1
    if before < 0 or page.paragraph(before) != quote.paragraph or page.quoted[before] >= 0:
        return None
    first, stop = syntax.sentence(parse, before)
    if last.cue is not None and last.cue[0] >= first:
        return None
    root = next((at for at in range(first, stop) if parse.heads[at] == at), first)
    found = syntax.subject(parse, root) if syntax.is_verb(parse, root) else None
    if found is None or page.quoted[found] >= 0:
        return None
    person = parse.words[found].lower() in ("he", "she") or parse.tags[found] == "NNP" or is_office(parse.lemmas[found])
    return found if person else None


def _stands_alone(page: Page, quote: Quotation) -> bool:
    """Whether a sentence ends, or the paragraph begins, right before the quotation, and ends with it."""
    parse = page.parse
    before = quote.first - 1
    opens = before < 0 or page.paragraph(before) != quote.paragraph or parse.words[before] in _SENTENCE_ENDS
    opens = opens or (parse.words[before] in _MARKS) or parse.words[before] == ":"
    last = parse.words[quote.stop - 2] if quote.closed else parse.words[quote.stop - 1]
    closes = not quote.closed or last in _SENTENCE_ENDS or quote.stop >= len(parse.words)
    return opens and closes
