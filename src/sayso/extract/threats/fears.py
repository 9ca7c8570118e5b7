"""Who fears whom: "X fears Y", "X is wary of Y", "Y alarms X", "X's fear of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.drafts import Page
from sayso.extract.syntax import child, children, is_passive, is_verb
from sayso.extract.threats.drafts import Danger, Way
from sayso.extract.threats.grammar import FEELING, after, antecedent, doer, sides
from sayso.extract.threats.parties import Parties
from sayso.knowledge.threat_words import threat_words
from sayso.records import Parse


def dangers(page: Page, parties: Parties) -> Iterator[Danger]:
    """What somebody on the page is said to fear, in order."""
    parse, words = page.parse, threat_words()
    for at, lemma in enumerate(parse.lemmas):
        tag, found = parse.tags[at], None
        if parse.deps[at] in ("compound", "nmod", "aux"):
            continue
        if lemma in words.fear_nouns and tag in ("NN", "NNS"):
            found = _of_noun(page, at)
        elif parse.words[at].lower() in words.fear_of and tag[:2] in ("JJ", "VB"):
            found = _of_adjective(page, at)
        elif lemma in words.fears and tag[:2] == "VB" and parse.deps[at] != "amod":
            found = _of_verb(page, at)
        elif lemma.removesuffix("ed") in words.alarms and (tag[:2] == "VB" or lemma.endswith("ed")):
            found = _of_alarm(page, at)
        if found is not None and _is_fear(parse, found, parties):
            yield found


def _is_fear(parse: Parse, danger: Danger, parties: Parties) -> bool:
    """Whether it is a party that is feared, or what a party does or has; and whether who fears is one."""
    source, holder = danger.source, danger.holder
    if source is None or source == holder:
        return False
    feared = parties.of(source)
    if not feared.known or feared.generic or (feared.owned and parse.lemmas[source] not in threat_words().feared):
        return False
    return holder is None or parties.of(holder).known


def _of_verb(page: Page, verb: int) -> Danger | None:
    """Finds "X fears Y", "Y is feared by X"."""
    if child(page.parse, verb, "ccomp", "xcomp") is not None:
        return None
    first, second = sides(page, verb)
    return _feared(verb, second, first)


def _of_adjective(page: Page, adjective: int) -> Danger | None:
    """Finds "X is wary of Y"."""
    return _feared(adjective, after(page.parse, adjective, "of"), _bearer(page, adjective))


def _of_alarm(page: Page, verb: int) -> Danger | None:
    """Finds "Y alarms X", "X is alarmed by Y", "X, alarmed at Y", "X feels threatened by Y"."""
    parse = page.parse
    felt = parse.lemmas[verb] != "threaten" or any(
        parse.words[one].lower() in FEELING for one in (parse.heads[verb], *children(parse, verb, "auxpass", "aux"))
    )
    source = after(parse, verb, "by", "at", "over", "about") if parse.tags[verb] in ("VBN", "JJ") else None
    if source is not None:
        return _feared(verb, source, _bearer(page, verb)) if felt else None
    if not felt or is_passive(parse, verb) or not is_verb(parse, verb) or parse.deps[verb] == "amod":
        return None
    return _feared(verb, *sides(page, verb))


def _of_noun(page: Page, noun: int) -> Danger | None:
    """Finds "X's fear of Y", "expressed fear of Y", "fear in X of Y"; of "fears of Y" nobody is named who has them."""
    parse = page.parse
    source = after(parse, noun, "of", "about", "toward", "towards")
    if parse.lemmas[parse.heads[noun]] in threat_words().soothing and after(parse, noun, "of") is not None:
        return None  # theirs are the fears
    holder = child(parse, noun, "poss")
    if holder is None:
        holder = after(parse, noun, "among", "in", "within")
    verb = parse.heads[noun]
    if holder is None and parse.deps[noun] == "dobj" and parse.lemmas[verb] in threat_words().voicing:
        holder = doer(page, verb)
    return Danger(noun, noun, Way.FEARED, source, holder=holder) if source is not None else None


def _feared(word: int, source: int | None, holder: int | None) -> Danger | None:
    return Danger(word, word, Way.FEARED, source, holder=holder) if source is not None and holder is not None else None


def _bearer(page: Page, word: int) -> int | None:
    """Who is in the state that an adjective or participle names."""
    parse, above, label = page.parse, page.parse.heads[word], page.parse.deps[word]
    own = child(parse, word, "nsubjpass", "nsubj")
    for one in children(parse, word, "auxpass"):  # the parser takes "feels threatened" for a passive
        own = own if own is not None else child(parse, one, "nsubj")
    if own is not None:
        return antecedent(parse, own)
    if label in ("acomp", "xcomp", "oprd", "advcl", "ccomp") and (is_verb(parse, above) or parse.pos[above] == "AUX"):
        return doer(page, above)
    if label in ("acl", "relcl", "amod") and above < word and parse.tags[above][:2] in ("NN", "PR"):
        return above
    return _bearer(page, above) if label == "conj" else None
