"""Contents that are noun phrases: what is denied, called for, warned of, or called something."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Draft, Page, Use, draft_of
from sayso.extract.syntax import child, children, has_to, is_verb, trim
from sayso.knowledge.cues import Cue, lexicon
from sayso.records import Act, Parse

PREPOSITIONS = ("of", "for", "about", "against", "on", "over", "with", "at", "in", "from", "into")
"""Prepositions that a frame can name, in the order in which they are looked for."""

_ATTACHING = frozenset(
    ("of", "to", "toward", "towards", "by", "about", "for", "against", "between", "with", "over", "from")
)
"""Prepositions that carry an object on; those of time and place do not."""


def naming(page: Page, use: Use) -> Draft | None:
    """Object and complement: "called it a lie", "described it as a lie"."""
    parse, verb = page.parse, use.verb
    thing = child(parse, verb, "dobj")
    if thing is not None and thing < verb and _is_judged(parse, verb):
        return None
    cue = use.cue("as")
    if cue is not None and thing is not None:
        marker = next((p for p in children(parse, verb, "prep") if parse.words[p].lower() == "as"), None)
        if marker is None:
            marker = next((p for p in children(parse, thing, "prep") if parse.words[p].lower() == "as"), None)
        if marker is not None and marker > thing:
            # "what he described as a lie": the words after "as" are his, "what" is not
            first = parse.lefts[thing] if thing > verb else marker + 1
            content = trim(parse, (first, parse.rights[marker]))
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
    if thing is None or complement is None or complement < verb:
        return None
    first = min(parse.lefts[thing], parse.lefts[complement]) if thing > verb else parse.lefts[complement]
    return draft_of(use, cue, "small", [trim(parse, (first, parse.rights[complement]))], target=thing)


def governed(page: Page, use: Use) -> Draft | None:
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


def direct_object(page: Page, use: Use) -> Draft | None:
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
    first, stop = _called(parse, thing) or parse.lefts[thing], parse.rights[thing]
    for one in children(parse, verb, "prep", "dative", "xcomp", "advcl"):
        attaches = parse.words[one].lower() in _ATTACHING or parse.words[one].lower() in cue.frames
        if one > thing and parse.lefts[one] <= stop and (attaches or has_to(parse, one)):
            stop = max(stop, parse.rights[one])
    stop = _run_on(parse, stop)
    judges = cue.act in (Act.CRITICIZE, Act.CONDEMN, Act.ACCUSE, Act.PRAISE)
    target = thing if judges and not _fused(parse, thing) else None
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
    return max(stop, parse.rights[top]) if is_verb(parse, top) else stop


def _fused(parse: Parse, clause: int) -> bool:
    """Whether "what" or the like opens the clause and makes it a noun phrase."""
    return parse.words[parse.lefts[clause]].lower() in ("what", "whatever", "whoever")


def _is_judged(parse: Parse, verb: int) -> bool:
    """Whether the clause is what another cue is about: "condemned what he called a crime" is one statement."""
    judged = lexicon().verbs.get(parse.lemmas[parse.heads[verb]], ())
    return parse.heads[verb] < verb and any("object" in cue.frames for cue in judged)


def _called(parse: Parse, clause: int) -> int | None:
    """Where the words begin that "what he called ..." or "what he described as ..." only leads up to."""
    if not _fused(parse, clause):
        return None
    named = child(parse, clause, "oprd")
    if named is not None:
        return parse.lefts[named]
    marker = next((one for one in children(parse, clause, "prep") if parse.words[one].lower() == "as"), None)
    return marker + 1 if marker is not None else None


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
