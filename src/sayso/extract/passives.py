"""What a passive makes the content: "was accused of Z", "was told that Z", "is said to have fled"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.contents import clause_range
from sayso.extract.drafts import Draft, Page, Use, draft_of
from sayso.extract.objects import PREPOSITIONS
from sayso.extract.syntax import child, children, has_to, phrase, trim
from sayso.knowledge.cues import lexicon


def drafts(page: Page, use: Use) -> Iterator[Draft]:
    """The statement that the grammar of a passive verb gives, if it gives one."""
    parse, verb = page.parse, use.verb
    undergoer = child(parse, verb, "nsubjpass")
    if undergoer is None and parse.deps[verb] == "acl":
        undergoer = parse.heads[verb]
    for find in (_clause, _infinitive, _charge, _raised, _criticized):
        draft = find(page, use, undergoer)
        if draft is not None:
            yield draft
            return


def _clause(page: Page, use: Use, undergoer: int | None) -> Draft | None:
    """Finds "was told that Z", "it was reported that Z"."""
    parse, cue = page.parse, use.cue("clause")
    clause = next(
        (one for one in children(parse, use.verb, "ccomp") if one > use.verb and not has_to(parse, one)), None
    )
    if cue is None or clause is None:
        return None
    addressee = undergoer if "addressee" in cue.frames else None
    return draft_of(use, cue, "passive", [clause_range(page, use, clause)], addressee=addressee)


def _infinitive(page: Page, use: Use, undergoer: int | None) -> Draft | None:
    """Finds "was ordered to do Z"."""
    parse = page.parse
    cue = next((cue for cue in use.cues if {"addressee", "to"} <= cue.frames), None)
    infinitive = next((x for x in children(parse, use.verb, "xcomp") if x > use.verb and has_to(parse, x)), None)
    if cue is None or infinitive is None:
        return None
    to = next(at for at in parse.children[infinitive] if parse.tags[at] == "TO")
    return draft_of(use, cue, "passive", [trim(parse, (to, parse.rights[infinitive]))], addressee=undergoer)


def _charge(page: Page, use: Use, undergoer: int | None) -> Draft | None:
    """Finds "was accused of Z", "was accused by X of Z"."""
    parse = page.parse
    if undergoer is None:
        return None
    for preposition in PREPOSITIONS:
        cue = use.cue(preposition)
        if cue is None or "target" not in cue.frames:
            continue
        for holder in (use.verb, use.speaker):
            for one in children(parse, holder, "prep") if holder is not None else ():
                if parse.words[one].lower() == preposition and one > use.verb:
                    content = trim(parse, (one + 1, parse.rights[one]))
                    return draft_of(use, cue, "passive", [content], target=undergoer)
    return None


def _raised(page: Page, use: Use, undergoer: int | None) -> Draft | None:
    """Finds "X is said to have fled": the content is X and the infinitive; whose word it is may stay unknown."""
    parse, verb = page.parse, use.verb
    if undergoer is None or undergoer > verb or parse.lemmas[verb] not in lexicon().raising:
        return None
    infinitive = next((x for x in children(parse, verb, "xcomp", "oprd") if x > verb and has_to(parse, x)), None)
    if infinitive is None:
        return None
    content = [phrase(parse, undergoer), trim(parse, (parse.lefts[infinitive], parse.rights[infinitive]))]
    return draft_of(use, use.cues[0], "raised", content)


def _criticized(page: Page, use: Use, undergoer: int | None) -> Draft | None:
    """Finds "Z was criticized by X", "Z was described by X as a lie"."""
    parse = page.parse
    if use.speaker is None or undergoer is None:
        return None
    marker = next((p for p in children(parse, use.verb, "prep") if parse.words[p].lower() == "as"), None)
    cue = (use.cue("as") if marker is not None else None) or use.cue("object")
    if cue is None:
        return None
    content = [phrase(parse, undergoer)]
    if marker is not None:
        content.append(trim(parse, (marker, parse.rights[marker])))
    return draft_of(use, cue, "passive", content, target=undergoer)
