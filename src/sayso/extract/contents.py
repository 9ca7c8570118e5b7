"""What the grammar of a reporting verb makes the content: its clause, infinitive, object, or the sentence around it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract import syntax
from sayso.extract.drafts import Draft, Page, Use
from sayso.extract.syntax import Range, child, children, trim
from sayso.extract.verbs import can_speak, core
from sayso.knowledge.cues import Cue, lexicon
from sayso.records import Act, Parse

PREPOSITIONS = ("of", "for", "about", "against", "on", "over", "with", "at", "in", "from", "into")
"""Prepositions that a frame can name, in the order in which they are looked for."""

_MARKS = frozenset(("that", ",", ":", "-", "–", "—"))
_CARRIES_ON = frozenset(("that", "because", "if", "unless", "so"))
"""Conjunctions that carry on what is said after the cue: "the bridge will hold, he said, if the rain stops"."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ATTACHING = frozenset(
    ("of", "to", "toward", "towards", "by", "about", "for", "against", "between", "with", "over", "from")
)
"""Prepositions that carry an object on; those of time and place do not."""


def drafts(page: Page, use: Use) -> Iterator[Draft]:
    """The statement that the grammar of an active verb gives, if it gives one."""
    speaks = use.speaker is not None and can_speak(page.parse, use.speaker)
    for find in (_clause, _infinitive, _naming, _governed, _object, _fronted):
        if find in (_naming, _governed, _object, _infinitive) and use.speaker is not None and not speaks:
            continue
        draft = find(page, use)
        if draft is not None:
            yield draft
            return


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


_NEG_RAISING = frozenset(
    (
        "believe",
        "think",
        "expect",
        "suppose",
        "feel",
        "imagine",
        "anticipate",
        "figure",
        "see",
        "envision",
        "foresee",
        "agree",
        "support",
    )
)
"""Verbs whose negation is one of their content: "does not expect a deal"."""


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
    while first < stop and parse.words[first].lower() in _MARKS:
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
        if parse.heads[at] == clause and syntax.stray(parse, at) is not None:
            at = parse.lefts[at]
            while at > first and parse.words[at - 1].lower() in ("and", "but", ","):
                at -= 1
            return at
    return stop


def _continues(parse: Parse, verb: int) -> bool:
    """Whether a verb conjoined to the cue goes on with the content: it has a subject of its own and reports nothing."""
    own = child(parse, verb, "nsubj", "nsubjpass", "expl")
    return own is not None and child(parse, verb, "ccomp") is None


def has_to(parse: Parse, verb: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(parse.deps[one] == "aux" and parse.tags[one] == "TO" for one in parse.children[verb])


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
        return draft_of(use, cue, "to", [trim(parse, (to, parse.rights[one]))], addressee=addressee)
    return None


def _naming(page: Page, use: Use) -> Draft | None:
    """Object and complement: "called it a lie", "described it as a lie"."""
    parse, verb = page.parse, use.verb
    thing = child(parse, verb, "dobj")
    cue = use.cue("as")
    if cue is not None and thing is not None:
        marker = next((p for p in children(parse, verb, "prep") if parse.words[p].lower() == "as"), None)
        if marker is None:
            marker = next((p for p in children(parse, thing, "prep") if parse.words[p].lower() == "as"), None)
        if marker is not None and marker > thing:
            content = trim(parse, (parse.lefts[thing], parse.rights[marker]))
            firmer = next((one for one in use.cues if one.act is not Act.ASSERT), cue)  # "dismissed it as a lie"
            return draft_of(use, firmer, "as", [content], target=thing)
    cue = use.cue("small")
    if cue is None:
        return None
    complement = child(parse, verb, "oprd")
    if complement is None:  # "labelled the cut a mistake", with two objects by mistake
        complement = next((one for one in children(parse, verb, "dobj") if thing is not None and one > thing), None)
    if thing is None or complement is None:
        complement = next((c for c in children(parse, verb, "ccomp") if c > verb), None)
        thing = child(parse, complement, "nsubj") if complement is not None else None
    if thing is None or complement is None or thing < verb:
        return None
    first = min(parse.lefts[thing], parse.lefts[complement])
    return draft_of(use, cue, "small", [trim(parse, (first, parse.rights[complement]))], target=thing)


def _governed(page: Page, use: Use) -> Draft | None:
    """What a preposition of the verb governs: "accused them of Z", "warned against Z"."""
    parse, verb = page.parse, use.verb
    for preposition in PREPOSITIONS:
        cue = use.cue(preposition)
        if cue is None or (cue.frames >= {"object"} and "target" not in cue.frames):
            continue
        for one in _prepositions(parse, verb, preposition):
            inner = child(parse, one, "pobj", "pcomp")
            if inner is None:
                continue
            thing = child(parse, verb, "dobj")
            if "target" in cue.frames and thing is None:
                continue
            content = trim(parse, (one + 1, parse.rights[one]))
            if "target" in cue.frames and preposition == "on" and thing is not None:  # "blamed the fire on X"
                blamed = trim(parse, (parse.lefts[thing], min(parse.rights[thing], one)))
                return draft_of(use, cue, preposition, [blamed], target=inner)
            if "target" in cue.frames:
                return draft_of(use, cue, preposition, [content], target=thing)
            return draft_of(use, cue, preposition, [content], addressee=thing)
    return None


def _prepositions(parse: Parse, verb: int, word: str) -> Iterator[int]:
    """Prepositions of the verb, and those that the parser hung on its object."""
    thing = child(parse, verb, "dobj")
    for holder in (verb, thing):
        if holder is not None:
            yield from (
                one for one in children(parse, holder, "prep") if one > verb and parse.words[one].lower() == word
            )


def _object(page: Page, use: Use) -> Draft | None:
    """The direct object, or what the preposition in the cue governs: "denied Z", "called for Z"."""
    parse, verb = page.parse, use.verb
    cue = use.cue("object", "ing")
    if cue is None:
        return None
    thing, frame = child(parse, verb, "dobj"), "object"
    if len(use.words) > 1 and parse.deps[use.words[-1]] == "prep":
        holder = use.words[-1]
        thing = child(parse, holder, "pobj", "pcomp")
        if thing is None:
            return None
        return _for_to(page, use, cue, thing)
    if thing is None and "object" in cue.frames:  # "condemned what he called a crime"
        thing = next((x for x in children(parse, verb, "ccomp") if x > verb and _fused(parse, x)), None)
    if "ing" in cue.frames and thing is None:
        thing, frame = next((x for x in children(parse, verb, "xcomp") if _gerund(parse, x)), None), "ing"
    if thing is None or thing < verb or (frame == "object" and "object" not in cue.frames):
        return None
    first, stop = parse.lefts[thing], parse.rights[thing]
    for one in children(parse, verb, "prep", "dative", "xcomp", "advcl"):
        attaches = parse.words[one].lower() in _ATTACHING or parse.words[one].lower() in cue.frames
        if one > thing and parse.lefts[one] <= stop and (attaches or has_to(parse, one)):
            stop = max(stop, parse.rights[one])
    stop = _run_on(parse, stop)
    target = thing if cue.act in (Act.CRITICIZE, Act.CONDEMN, Act.ACCUSE, Act.PRAISE) else None
    given = child(parse, verb, "dative") if "addressee" in cue.frames else None
    addressee = given if given is not None and given < thing else None  # "promised them a school"
    content = trim(parse, (max(first, verb + 1), stop))
    return draft_of(use, cue, frame, [content], addressee=addressee, target=target)


def _gerund(parse: Parse, verb: int) -> bool:
    """Whether the verb is an "-ing" form, alone or after "having"."""
    return "VBG" in (parse.tags[verb], *(parse.tags[one] for one in children(parse, verb, "aux")))


def _run_on(parse: Parse, stop: int) -> int:
    """Where an object ends whose relative clause ("a system where ...") the parser hung elsewhere."""
    if stop >= len(parse.words) or parse.tags[stop] not in ("WRB", "WDT", "WP", "WP$"):
        return stop
    top = stop
    while parse.heads[top] != top and parse.lefts[parse.heads[top]] == stop:
        top = parse.heads[top]
    return max(stop, parse.rights[top]) if syntax.is_verb(parse, top) else stop


def _fused(parse: Parse, clause: int) -> bool:
    """Whether "what" or the like opens the clause and makes it a noun phrase."""
    return parse.words[parse.lefts[clause]].lower() in ("what", "whatever", "whoever")


def _for_to(page: Page, use: Use, cue: Cue, thing: int) -> Draft | None:
    """Finds "called for Z", "called for X to do Z", "called on X to do Z"."""
    parse = page.parse
    first, stop = max(use.words) + 1, parse.rights[use.words[-1]]
    infinitive = next(
        (x for x in children(parse, use.verb, "xcomp", "advcl", "ccomp") if x > thing and has_to(parse, x)), None
    ) or next((x for x in children(parse, thing, "relcl", "acl") if has_to(parse, x)), None)
    if "addressee" in cue.frames:
        if infinitive is None:
            return None
        to = next(at for at in parse.children[infinitive] if parse.tags[at] == "TO")
        return draft_of(use, cue, "to", [trim(parse, (to, parse.rights[infinitive]))], addressee=thing)
    if infinitive is not None:
        stop = max(stop, parse.rights[infinitive])
    stop = _run_on(parse, stop)
    asked = child(parse, use.verb, "dobj", "dative")  # "asked them for help"
    addressee = asked if asked is not None and use.verb < asked < first else None
    return draft_of(use, cue, "object", [trim(parse, (first, stop))], addressee=addressee)


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
    content = [(a, b) for a, b in content if b > a]
    return draft_of(use, cue, "fronted", content) if content else None


def _own(page: Page, use: Use, at: int) -> bool:
    """Whether the words from `at` on belong to the cue's own clause: "..., he said, adding that ..."."""
    parse = page.parse
    if at < len(parse.words) and parse.words[at].lower() in _CARRIES_ON:
        return False
    if at >= len(parse.words) or parse.tags[at] in ("VBG", "WDT", "WP", "IN", "RB"):
        return True
    following = next((one for one in range(at, min(at + 4, len(parse.words))) if syntax.is_verb(parse, one)), at)
    return parse.heads[following] == use.verb and parse.lemmas[following] in lexicon().verbs


def _clause_start(page: Page, first: int, stop: int) -> int:
    """Where the content before a fronted cue begins: after the last semicolon, not in a quotation."""
    for at in range(stop - 2, first, -1):
        if page.parse.words[at] == ";" and page.quoted[at] < 0:
            return at + 1
    return first
