"""What the grammar of a reporting verb makes the content: its clause, infinitive, object, or the sentence around it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract import objects, syntax
from sayso.extract.drafts import Draft, Page, Use, draft_of
from sayso.extract.syntax import Range, child, children, has_to, trim
from sayso.extract.verbs import can_speak, core
from sayso.knowledge.cues import lexicon
from sayso.records import Act, Parse

_MARKS = frozenset(("that", ",", ":", "-", "–", "—"))
_CARRIES_ON = frozenset(("that", "because", "if", "unless", "so"))
"""Conjunctions that carry on what is said after the cue: "the bridge will hold, he said, if the rain stops"."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def drafts(page: Page, use: Use) -> Iterator[Draft]:
    """The statement that the grammar of an active verb gives, if it gives one."""
    speaks = use.speaker is not None and can_speak(page.parse, use.speaker)
    for find in (_clause, _infinitive, objects.naming, objects.governed, objects.direct_object, _fronted):
        if find in _OF_SPEAKERS and use.speaker is not None and not speaks:
            continue
        draft = find(page, use)
        if draft is not None:
            yield draft
            return


def _addressee(parse: Parse, verb: int) -> int | None:
    """Who is spoken to: the dative, the object, or what "to" or "with" governs."""
    one = child(parse, verb, "dative", "dobj")
    if one is not None and parse.deps[one] == "dative" and parse.tags[one] in ("IN", "TO"):
        return child(parse, one, "pobj")
    if one is not None:
        return one
    to = next((p for p in children(parse, verb, "prep", "dative") if parse.words[p].lower() == "to" and p > verb), None)
    return child(parse, to, "pobj") if to is not None else None


def _clause(page: Page, use: Use) -> Draft | None:
    """A finite clause after the verb: "said (that) ...", "told them ...", "asked whether ..."."""
    parse, verb = page.parse, use.verb
    cue = use.cue("clause")
    if cue is None:
        return None
    clause = _complement(page, use)
    if clause is None:
        return None
    content = [clause_range(page, use, clause)]
    addressee = _addressee(parse, verb)
    if addressee is not None and any(a <= addressee < b for a, b in content):
        addressee = None
    return draft_of(use, cue, "clause", content, addressee=addressee)


def _complement(page: Page, use: Use) -> int | None:
    """The head of the finite clause that the verb reports, also where the parser hung it a little off."""
    parse, verb = page.parse, use.verb
    after = [one for word in use.words for one in parse.children[word] if one > verb and one not in use.words]
    for one in after:
        if parse.deps[one] == "ccomp" and not has_to(parse, one):
            return one
    for one in after:
        if parse.deps[one] in ("xcomp", "advcl", "dobj", "acl") and _marked(parse, one):
            return one
    asked = child(parse, verb, "dobj")
    if asked is not None and any(cue.act is Act.QUESTION for cue in use.cues):  # "asked the guard who had gone"
        for one in children(parse, asked, "relcl"):
            if parse.tags[parse.lefts[one]] == "WP" and parse.words[parse.lefts[one] - 1] != ",":
                return one
    for one in after:  # "cautioned justice is slow": "justice" was taken for an object with a relative clause
        if parse.deps[one] in ("dobj", "nsubj", "dep") and parse.lefts[one] == max(use.words) + 1:
            inner = next((x for x in children(parse, one, "relcl", "acl") if _bare(parse, x)), None)
            if inner is not None and parse.deps[one] == "dobj" and "object" not in use.cues[0].frames:
                return one
    return _misplaced(parse, verb)


def _misplaced(parse: Parse, verb: int) -> int | None:
    """The clause of "stated in a speech that talks failed", taken for a relative clause of the noun before it."""
    if child(parse, verb, "dobj", "attr") is not None:
        return None
    for one in children(parse, verb, "prep", "dative"):
        noun = child(parse, one, "pobj")
        for clause in children(parse, noun, "relcl", "acl") if noun is not None and one > verb else ():
            opener = parse.lefts[clause]
            if parse.words[opener].lower() == "that" and child(parse, clause, "nsubj", "nsubjpass") not in (
                None,
                opener,
            ):
                return clause
    return None


def _bare(parse: Parse, clause: int) -> bool:
    """Whether a finite clause hangs on a noun with no relative pronoun and no subject of its own."""
    if parse.tags[clause] not in ("VBD", "VBZ", "VBP") and child(parse, clause, "aux") is None:
        return False
    return all(parse.tags[one][0] != "W" and parse.deps[one] != "nsubj" for one in parse.children[clause])


def _marked(parse: Parse, clause: int) -> bool:
    """Whether the clause is opened by "that" or a question word."""
    opener = parse.words[parse.lefts[clause]].lower()
    return opener in ("that", "whether", "how", "why") and syntax.is_verb(parse, clause)


def clause_range(page: Page, use: Use, clause: int) -> Range:
    """The clause's words after "that", with the clauses joined to it that no other speaker says."""
    parse = page.parse
    first, stop = max(parse.lefts[clause], max(use.words) + 1), parse.rights[clause]
    for one in parse.children[use.verb]:
        # "He said the talks failed and the army would respond": the second clause hangs on the verb by mistake
        adjoins = one > clause and parse.deps[one] == "conj" and parse.lefts[one] <= stop + 2
        if adjoins and syntax.is_verb(parse, one) and _continues(parse, one):
            stop = max(stop, parse.rights[one])
    first = _after_weekday(parse, first, stop)
    opened = False
    while first < stop and parse.words[first].lower() in _MARKS and not (opened and parse.words[first] == "that"):
        opened = opened or parse.words[first] == "that"  # but "denied that that was so"
        first += 1
    return trim(parse, (first, _clip(page, clause, first, stop)))


def _after_weekday(parse: Parse, first: int, stop: int) -> int:
    """Where the clause begins in "said on Monday the talks had failed": the day tells when it was said."""
    at = first + (parse.words[first].lower() == "on") if first < stop else first
    if at + 1 >= stop or parse.words[at].lower() not in _DAYS:
        return first
    after = at + 1
    opens = parse.tags[after][:2] in ("DT", "PR", "NN", "CD", "JJ") or parse.words[after].lower() == "that"
    return after if opens else first


def _clip(page: Page, clause: int, first: int, stop: int) -> int:
    """Where the content ends at the latest: at a semicolon, or before ", saying ..." and the like."""
    parse = page.parse
    words = lexicon()
    for at in range(first, stop):
        if page.quoted[at] >= 0:
            continue
        if parse.words[at] == ";":
            return at
        participle = at + 1 < stop and parse.words[at] == "," and parse.tags[at + 1] == "VBG"
        if participle and parse.heads[at + 1] == clause and parse.lemmas[at + 1] in words.verbs:
            return at
    return stop


def _continues(parse: Parse, verb: int) -> bool:
    """Whether a verb conjoined to the cue goes on with the content: it has a subject of its own and reports nothing."""
    own = child(parse, verb, "nsubj", "nsubjpass", "expl")
    modal = any(parse.tags[one] == "MD" for one in children(parse, verb, "aux"))  # "... and would pay for it"
    return (own is not None or modal) and child(parse, verb, "ccomp") is None


def _infinitive(page: Page, use: Use) -> Draft | None:
    """An infinitive: "promised to go", "urged them to go"."""
    parse, verb = page.parse, use.verb
    cue = use.cue("to")
    if cue is None:
        return None
    for one in children(parse, verb, "xcomp", "ccomp", "advcl", "acl"):
        if one < verb or not (has_to(parse, one) or parse.tags[one] == "VB"):
            continue
        if "for" in (parse.lemmas[at] for at in children(parse, one, "mark") if at in use.words):
            return draft_of(use, cue, "to", [trim(parse, (max(use.words) + 1, parse.rights[one]))])
        own = child(parse, one, "nsubj")
        addressee = own if own is not None else _addressee(parse, verb)
        if addressee is None and "addressee" in cue.frames and len(use.words) > 1:
            addressee = child(parse, use.words[-1], "pobj")  # "called on X to go"
        if addressee is not None and "addressee" not in cue.frames and "object" in cue.frames and own is None:
            continue
        if own is not None and "addressee" not in cue.frames:  # "expects the bridge to open"
            return draft_of(use, cue, "to", [trim(parse, (parse.lefts[own], parse.rights[one]))])
        to = next((at for at in children(parse, one, "aux") if parse.tags[at] == "TO"), parse.lefts[one])
        if parse.tags[to] != "TO":
            to = one
        if parse.deps[one] == "advcl" and "addressee" in cue.frames and addressee is None:
            continue
        to -= to > 0 and parse.deps[to - 1] == "neg" and to - 1 > verb  # "asked them not to go"
        return draft_of(use, cue, "to", [trim(parse, (to, parse.rights[one]))], addressee=addressee)
    return None


def _fronted(page: Page, use: Use) -> Draft | None:
    """The sentence around the cue: "Talks failed, he said", "Talks, he said, failed"."""
    parse, verb = page.parse, use.verb
    cue = use.cue("clause", "quote")
    if cue is None or use.speaker is None:
        return None
    low, high = core(page, use)
    first, stop = syntax.sentence(parse, verb)
    if low == first + 1 and parse.words[first].lower() == "as" and parse.deps[verb] == "advcl":
        rest = trim(parse, (high, stop))  # "As he said on Monday, talks failed"
        follows = high < stop and parse.words[high] == "," and rest[0] < rest[1]
        return draft_of(use, cue, "fronted", [rest]) if follows else None
    governs = [one for one in children(parse, verb, "ccomp") if one < low]
    hangs = parse.deps[verb] in ("parataxis", "ccomp") and (parse.heads[verb] < low or parse.heads[verb] >= high)
    if not (governs or hangs) or child(parse, verb, "xcomp") is not None:
        return None
    if low > first and parse.words[low - 1] not in (",", "—", "–", "-", ";"):
        return None
    content = [trim(parse, (_clause_start(page, first, low), low))]
    if high < stop and parse.words[high] == "," and not _own(page, use, high + 1):
        content.append(trim(parse, (high, stop)))
        if parse.tags[content[0][1] - 1] in ("WDT", "WP"):  # "a plan which, he said, had failed"
            content = content[1:]
    content = [(a, b) for a, b in content if b > a]
    return draft_of(use, cue, "fronted", content) if content else None


def _own(page: Page, use: Use, at: int) -> bool:
    """Whether the words from `at` on belong to the cue's own clause: "..., he said, adding that ..."."""
    parse = page.parse
    if at < len(parse.words) and parse.words[at].lower() in _CARRIES_ON:
        return False
    if at >= len(parse.words) or parse.tags[at] in ("VBG", "WDT", "WP"):
        return True
    if parse.tags[at] in ("IN", "RB"):  # "..., he said, after the talks", but "he had asked, he said, for a list"
        return any(one > use.verb and parse.lefts[one] <= at < parse.rights[one] for one in parse.children[use.verb])
    following = next((one for one in range(at, min(at + 4, len(parse.words))) if syntax.is_verb(parse, one)), at)
    return parse.heads[following] == use.verb and parse.lemmas[following] in lexicon().verbs


def _clause_start(page: Page, first: int, stop: int) -> int:
    """Where the content before a fronted cue begins: after the last semicolon or colon outside quotations."""
    for at in range(stop - 2, first, -1):
        if page.parse.words[at] in (";", ":") and page.quoted[at] < 0:
            return at + 1
    return first


_OF_SPEAKERS = (_infinitive, objects.naming, objects.governed, objects.direct_object)
"""Frames in which many a verb is no verb of saying unless somebody able to speak does it."""
