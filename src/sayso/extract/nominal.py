"""Statements under prepositions, nouns and adjectives: "according to X", "X's claim that", "is concerned that"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract import syntax
from sayso.extract.drafts import Draft, Page
from sayso.extract.syntax import Range, child, children, trim
from sayso.extract.verbs import can_speak
from sayso.knowledge.actors import actor_words
from sayso.knowledge.cues import Lexicon, lexicon
from sayso.records import Act, Parse

_BREAKS = frozenset((";", ":"))
_OPENERS = frozenset(
    ("and", "but", "while", "because", "although", "though", "since", "as", "that", "which", "whereas")
)
_TOPICS = ("about", "over", "of", "that", "against", "for", "on", "at", "regarding", "to")


# ---- prepositions -----------------------------------------------------------------------------------------------


def prepositional(page: Page, words: Lexicon) -> Iterator[Draft]:
    """Finds "According to X, Y": the content is the sentence around the phrase."""
    parse = page.parse
    firsts = {phrase[0] for phrase in words.prepositions}
    for at, word in enumerate(parse.words):
        if word.lower() not in firsts or page.quoted[at] >= 0:
            continue
        for phrase in words.prepositions:
            stop = at + len(phrase)
            if tuple(one.lower() for one in parse.words[at:stop]) == phrase:
                draft = _around(page, (at, stop))
                if draft is not None:
                    yield draft
                break


def _around(page: Page, cue: Range) -> Draft | None:
    parse = page.parse
    speaker = _governed(parse, cue)
    if speaker is None or not _can_speak(page, cue, speaker):
        return None
    if (cited := _cited(parse, cue, speaker)) is not None:
        return cited
    first, stop = _segment(page, cue[0])
    low, high = cue[0], max(cue[1], min(parse.rights[speaker], stop))
    before, after = trim(parse, (first, low)), trim(parse, (high, stop))
    opener = parse.words[low - 1].lower() if low > first else ""
    if opener == "," and low - 2 > first and parse.words[low - 2].lower() in _OPENERS:
        opener = parse.words[low - 2].lower()
    follows = after[1] - after[0] > 1 and high < stop and parse.words[high] == ","
    if before[1] - before[0] <= 1 or (opener in _OPENERS and after[1] - after[0] > 2):
        content = [after]
    elif follows and opener == "," and parse.words[after[0]].lower() not in _OPENERS:
        content = [before, after]
    else:
        content = [before]
    content = [piece for piece in content if piece[1] > piece[0]]
    return Draft(tuple(content), Act.ASSERT, "according", cue, speaker, word="according to") if content else None


def _cited(parse: Parse, cue: Range, speaker: int) -> Draft | None:
    """Finds "The paper, citing X, said Z": X says Z, and the paper relays it."""
    verb = parse.heads[cue[0]]
    if parse.deps[cue[0]] != "advcl" or parse.lemmas[verb] not in lexicon().verbs:
        return None
    clause = next((one for one in children(parse, verb, "ccomp") if one > verb), None)
    relay = syntax.subject(parse, verb)
    if clause is None or relay is None:
        return None
    first = parse.lefts[clause]
    content = trim(parse, (first + (parse.words[first].lower() == "that"), parse.rights[clause]))
    return Draft((content,), Act.ASSERT, "according", cue, speaker, relayed_by=relay, word="according to")


def _can_speak(page: Page, cue: Range, head: int) -> bool:
    """Whether what follows the preposition is a source; "per hour" and "citing low growth" name none."""
    parse = page.parse
    if parse.tags[head] == "CD":
        return False
    if cue[1] - cue[0] > 1:
        bare = parse.tags[head] == "NN" and not parse.children[head]  # "according to plan"
        return not bare or parse.lemmas[head] in actor_words().nouns
    known = parse.lemmas[head] in lexicon().documents or parse.lemmas[head] in actor_words().nouns
    return known or parse.tags[head] in ("NNP", "NNPS") or parse.tags[parse.lefts[head]] == "NNP"


def _governed(parse: Parse, cue: Range) -> int | None:
    """The head of the noun phrase that follows the cue."""
    last = cue[1] - 1
    found = child(parse, last, "pobj", "dobj")
    if found is None and cue[1] < len(parse.words):
        at = cue[1]
        found = at
        while (
            parse.heads[found] != found
            and at <= parse.heads[found] < at + 12
            and parse.lefts[parse.heads[found]] >= cue[1]
        ):
            found = parse.heads[found]
        if parse.tags[found] not in syntax.NOUN_TAGS:
            return None
    return found


def _segment(page: Page, at: int) -> Range:
    """The part of the sentence between semicolons, outside quotations, that holds the token."""
    first, stop = syntax.sentence(page.parse, at)
    for token in range(first, stop):
        if page.parse.words[token] in _BREAKS and page.quoted[token] < 0:
            if token < at:
                first = token + 1
            else:
                stop = token
                break
    return first, stop


# ---- nouns ------------------------------------------------------------------------------------------------------


def nominal(page: Page, words: Lexicon) -> Iterator[Draft]:
    """Finds "X's claim that Y", "a warning by X that Y", "X issued a warning that Y"."""
    parse = page.parse
    for noun, lemma in enumerate(parse.lemmas):
        if lemma not in words.nouns or parse.tags[noun] not in ("NN", "NNS") or page.quoted[noun] >= 0:
            continue
        light = _light(parse, noun, words)
        if light is not None and any("object" in cue.frames for cue in words.verbs.get(parse.lemmas[light], ())):
            continue  # "expressed concern about Y": the verb has it
        speaker = _owner(parse, noun)
        if speaker is None and light is not None:
            speaker = syntax.agent(parse, light) if syntax.is_passive(parse, light) else syntax.subject(parse, light)
        content = _clause(parse, noun)
        if content is None and speaker is not None:
            content = (_topic(parse, noun) if lemma in words.topics else None) or _infinitive(parse, noun)
        if content is None:
            continue
        if speaker is not None and (
            parse.words[speaker].lower() in ("i", "we", "you") or not can_speak(parse, speaker)
        ):
            continue
        cue = (light, noun + 1) if light is not None and noun - light <= 6 and light < noun else (noun, noun + 1)
        yield Draft((content,), words.nouns[lemma], "noun", cue, speaker, word=lemma)


def _light(parse: Parse, noun: int, words: Lexicon) -> int | None:
    """The light verb whose object the noun is."""
    head = parse.heads[noun]
    while parse.deps[noun] == "conj" and parse.heads[noun] != noun:
        noun = parse.heads[noun]
        head = parse.heads[noun]
    return head if parse.deps[noun] in ("dobj", "nsubjpass") and parse.lemmas[head] in words.light_verbs else None


def _owner(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: the possessor, or what "by" or "from" governs."""
    poss = child(parse, noun, "poss")
    if poss is not None:
        return poss
    for one in children(parse, noun, "prep"):
        if parse.words[one].lower() in ("by", "from", "among"):
            return child(parse, one, "pobj")
    return None


def _clause(parse: Parse, noun: int) -> Range | None:
    """The clause with "that" that says what is claimed."""
    for one in children(parse, noun, "acl", "ccomp", "relcl", "appos"):
        mark = child(parse, one, "mark", "pobj")  # a relative pronoun under a verb is no "pobj": it is a mark
        if mark is not None and parse.words[mark].lower() == "that" and one > noun:
            return trim(parse, (mark + 1, parse.rights[one]))
    head = parse.heads[noun]
    if parse.deps[noun] in ("nsubj", "nsubjpass") and parse.lemmas[head] == "be":
        clause = child(parse, head, "ccomp")
        if clause is not None and clause > head:
            first = parse.lefts[clause]
            return trim(parse, (first + (parse.words[first].lower() == "that"), parse.rights[clause]))
    return None


def _infinitive(parse: Parse, noun: int) -> Range | None:
    for one in children(parse, noun, "acl", "relcl", "xcomp"):
        to = next((at for at in children(parse, one, "aux") if parse.tags[at] == "TO"), None)
        if to is not None and one > noun:
            return trim(parse, (to, parse.rights[one]))
    return None


def _topic(parse: Parse, noun: int) -> Range | None:
    """What the claim is about."""
    for word in _TOPICS:
        for one in children(parse, noun, "prep"):
            if parse.words[one].lower() == word and child(parse, one, "pobj", "pcomp") is not None:
                return trim(parse, (one + 1, parse.rights[one]))
    return None


# ---- adjectives -------------------------------------------------------------------------------------------------


def adjectival(page: Page, words: Lexicon) -> Iterator[Draft]:
    """Finds "Officials are concerned that Y"."""
    parse = page.parse
    for word, lemma in enumerate(parse.lemmas):
        if (
            lemma not in words.adjectives
            or page.quoted[word] >= 0
            or parse.deps[word] not in ("acomp", "ROOT", "conj", "oprd")
        ):
            continue
        verb = parse.heads[word]
        speaker = syntax.subject(parse, verb) if syntax.is_verb(parse, verb) or parse.pos[verb] == "AUX" else None
        clause = next((c for c in children(parse, word, "ccomp") if c > word), None)
        if speaker is None or clause is None or parse.words[speaker].lower() in ("i", "we", "you", "it"):
            continue
        first = parse.lefts[clause]
        content = trim(parse, (first + (parse.words[first].lower() == "that"), parse.rights[clause]))
        yield Draft((content,), words.adjectives[lemma], "adjective", (word, word + 1), speaker, word=lemma)
