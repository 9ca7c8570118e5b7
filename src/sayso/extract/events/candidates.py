"""Words that may tell a deed: verbs, event nouns and adjectives that the lexicon of frames knows, where it fits."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract import syntax
from sayso.extract.drafts import Page
from sayso.extract.events import rules
from sayso.extract.events.drafts import Deed
from sayso.extract.events.modes import with_modes
from sayso.extract.events.objects import Scene, is_self, of_phrase
from sayso.extract.syntax import child, children
from sayso.knowledge.frames import Frame, Frames, lexicon
from sayso.records import Parse

_PARTS = (
    "prt",
    "prep",
    "advmod",
    "acomp",
    "dobj",
    "xcomp",
    "oprd",
    "attr",
    "dative",
    "agent",
    "ccomp",
    "advcl",
    "mark",
)
_NEAR = 5
"""How many words a light verb may stand before its noun for both to be the trigger."""

_POINTING = frozenset(("this", "that", "these", "those", "such"))
_ABOUT = frozenset(("on", "about", "for", "against", "to", "over"))
_OWN = frozenset(("its", "their", "his", "her"))
_MODIFYING = frozenset(("compound", "nmod", "amod", "npadvmod", "nummod"))


def candidates(page: Page, *, wide: bool = False) -> list[Deed]:
    """The deeds that a page's words may tell, in the order of their heads.

    `wide` keeps what the grammar holds for no event too: for a network that weighs each.
    """
    parse, frames = page.parse, lexicon()
    scene = Scene.of(page, frames, wide=wide)
    found: list[Deed] = []
    taken: set[int] = set()
    for verb in _verbs(scene):
        found += _of_verb(scene, verb, taken)
    for at, tag in enumerate(parse.tags):
        if tag == "MD":
            found += _of_modal(scene, at)
        elif tag[:2] == "JJ":
            found += _of_adjective(scene, at)
    for noun in _nouns(scene):
        if noun not in taken:
            found += _of_noun(scene, noun, found)
    kept = found if wide else [deed for deed in rules.told_once(scene, found) if not rules.is_none(scene, deed)]
    ordered = sorted(rules.decided(scene, kept), key=lambda deed: (deed.head, deed.type))
    return list(with_modes(scene, ordered))


# ---- verbs ------------------------------------------------------------------------------------------------------


def _verbs(scene: Scene) -> Iterator[int]:
    """The verbs that have a frame and are no mere adjectives."""
    parse, frames = scene.parse, scene.frames
    for at, tag in enumerate(parse.tags):
        if tag[:2] != "VB" or parse.deps[at] in ("amod", "compound", "aux", "auxpass"):
            continue
        if child(parse, at, "det") is not None:  # "the accused"
            continue
        lemma = _base(parse, at, frames)
        if lemma in frames.verbs or lemma in frames.compounds:
            yield at


def _of_verb(scene: Scene, verb: int, taken: set[int]) -> Iterator[Deed]:
    parse = scene.parse
    for key, parts in _keys(parse, verb, scene.frames):
        objects = _objects(scene, verb, parts)
        for frame in scene.frames.verbs[key]:
            match = _fitting(scene, frame, verb, objects)
            if match is None:
                continue
            last = max([at for at in parts if at - verb <= 2], default=verb)
            trigger = (verb, (last if last == verb + 1 or len(parts) > 1 else verb) + 1)
            head = verb
            if match != verb and parse.lemmas[match] in scene.frames.nouns and frame.objects:
                taken.add(match)
                own = scene.frames.nouns[parse.lemmas[match]][0]
                if own.type == frame.type:
                    head = match
                    trigger = (verb, match + 1) if verb < match <= verb + _NEAR else trigger
            yield Deed(head, trigger, frame.type, frame.mode, frame)
            return


def _keys(parse: Parse, verb: int, frames: Frames) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The entries of the lexicon that the verb makes with words that hang on it, longest first."""
    lemma = _base(parse, verb, frames)
    if lemma in frames.compounds:
        first = [at for at in parse.children[verb] if at > verb and parse.deps[at] in _PARTS]
        pairs: list[tuple[str, tuple[int, ...]]] = [(_form(parse, at), (at,)) for at in first]
        pairs += [
            (f"{form} {_form(parse, below)}", (*parts, below))
            for form, parts in list(pairs)
            for below in (*parse.children[parts[-1]], *(at for at in first if at > parts[-1]))
            if below > parts[-1] or parse.deps[below] in ("compound", "mark")
        ]
        pairs += [
            (f"{form} {_form(parse, below)}", (*parts, below))
            for form, parts in list(pairs)
            if len(parts) == 2
            for below in parse.children[parts[-1]]
        ]
        for form, parts in sorted(pairs, key=lambda pair: -len(pair[1])):
            if f"{lemma} {form}" in frames.verbs:
                yield f"{lemma} {form}", parts
    if lemma in frames.verbs:
        yield lemma, ()


def _base(parse: Parse, verb: int, frames: Frames) -> str:
    """The lemma of the verb; where the lemmatizer took an "e" too many from it, with it: "fin" for "fined"."""
    lemma = parse.lemmas[verb]
    cut = lemma not in frames.verbs and f"{lemma}e" in frames.verbs and parse.words[verb].lower() != lemma
    return f"{lemma}e" if cut else lemma


def _form(parse: Parse, token: int) -> str:
    return "oneself" if is_self(parse, token) else parse.lemmas[token]


def _objects(scene: Scene, verb: int, parts: tuple[int, ...]) -> list[int]:
    """What the verb with its particle or preposition is done to."""
    parse = scene.parse
    if parts and parse.deps[parts[-1]] in ("prep", "agent", "mark"):
        return scene.governed(parts[-1]) or scene.objects(verb)
    return [at for at in scene.objects(verb) if at not in parts]


def _fitting(scene: Scene, frame: Frame, verb: int, objects: list[int]) -> int | None:
    """The object by which the frame fits, or the verb itself if it asks for none; None if it does not fit."""
    whole = [at for one in objects for at in scene.whole(one)]
    if frame.barred and _met(scene, frame.barred, verb, whole, objects) is not None:
        return None
    match: int | None = verb
    if frame.objects:
        match = _met(scene, frame.objects, verb, whole, objects)
        if match is None and scene.wide and _is_officials(scene, frame, verb, objects):
            match = verb
        if match is None:
            return None
    if frame.subjects or frame.open:
        doer = scene.subject(verb)
        doers = list(scene.whole(doer)) if doer is not None else []
        if frame.subjects and not doers and "@nothing" not in frame.subjects:
            return None
        if frame.subjects and doers and _met(scene, frame.subjects, verb, doers, doers) is None:
            return None
        if frame.open and not any(scene.political(at) for at in doers or (*whole, *scene.parties(verb))):
            return None
        if frame.open and frame.symmetric and whole and not any(scene.political(at) for at in whole):
            return None
    return match


def _is_officials(scene: Scene, frame: Frame, verb: int, objects: list[int]) -> bool:
    """Whether somebody official does it, and the verb tells deeds of one type only."""
    if not objects or len({each.type for each in scene.frames.verbs[frame.lemma]}) > 1:
        return False
    doer = scene.subject(verb)
    return doer is not None and scene.official(doer)


def _met(scene: Scene, wanted: frozenset[str], verb: int, whole: list[int], objects: list[int]) -> int | None:
    """The first noun that is one of the wanted words or kinds; the verb where what is wanted is no noun."""
    parse = scene.parse
    for at in whole:
        if parse.lemmas[at] in wanted or wanted & scene.kinds(at):
            return at
    for at in objects:  # "hunger strike", "peace talks": the word before the noun may tell
        if any(parse.lemmas[one] in wanted for one in children(parse, at, "compound", "amod")):
            return at
    if "@nothing" in wanted and not objects:
        return verb
    if "@clause" in wanted and child(parse, verb, "xcomp", "ccomp") is not None:
        return verb
    if "@infinitive" in wanted and _has_infinitive(parse, verb, objects):
        return verb
    if "@negative" in wanted and scene.is_insult(verb):
        return verb
    if "@violent" in wanted and rules.is_violent(scene, verb):
        return verb
    if "@quote" in wanted and child(parse, verb, "ccomp") is not None:
        return verb
    return None


def _has_infinitive(parse: Parse, verb: int, objects: list[int]) -> bool:
    """Whether the verb says what is to be done: "asked them to go", "asked that they go"."""
    if any(syntax.has_to(parse, at) or _is_subjunctive(parse, at) for at in children(parse, verb, "xcomp", "ccomp")):
        return True
    loose = [*children(parse, verb, "advcl"), *(at for one in objects for at in children(parse, one, "acl"))]
    return bool(objects) and any(syntax.has_to(parse, at) for at in loose)


def _is_subjunctive(parse: Parse, clause: int) -> bool:
    """Whether the clause has the bare verb with a subject of its own: "that he resign"."""
    doer = child(parse, clause, "nsubj", "nsubjpass")
    if doer is None or any(parse.tags[one] in ("MD", "TO", "VBZ", "VBD") for one in children(parse, clause, "aux")):
        return False
    one = parse.tags[doer] in ("NN", "NNP") or parse.lemmas[doer] in ("he", "she", "it")
    return parse.tags[clause] == "VB" or (parse.tags[clause] == "VBP" and one)


def _of_modal(scene: Scene, modal: int) -> Iterator[Deed]:
    """Finds "said the rebels must withdraw": what others have to do is asked of them."""
    parse, verb = scene.parse, scene.parse.heads[modal]
    known = scene.frames.verbs.get(parse.lemmas[modal], ())
    doer = child(parse, verb, "nsubj", "nsubjpass")
    if not known or doer is None or not scene.official(doer) or parse.deps[modal] != "aux":
        return
    clause = verb
    while parse.deps[clause] == "conj":
        clause = parse.heads[clause]
    saying = parse.heads[clause]
    if scene.page.quoted[modal] < 0:
        if parse.deps[clause] != "ccomp" or parse.tags[saying][:2] != "VB":
            return
        speaker = scene.subject(saying)
        if speaker is None or not scene.political(speaker):
            return
    yield Deed(modal, (modal, modal + 1), known[0].type, known[0].mode, known[0])


# ---- nouns ------------------------------------------------------------------------------------------------------


def _nouns(scene: Scene) -> Iterator[int]:
    """The nouns that have a frame and do not merely modify another."""
    parse, frames = scene.parse, scene.frames
    for at, tag in enumerate(parse.tags):
        if tag not in ("NN", "NNS") or parse.deps[at] in _MODIFYING:
            continue
        if parse.lemmas[at] in frames.nouns or parse.lemmas[at] in frames.closing:
            yield at


def _of_noun(scene: Scene, noun: int, before: list[Deed]) -> Iterator[Deed]:
    parse = scene.parse
    for key, first in _noun_keys(parse, noun, scene.frames):
        for frame in scene.frames.nouns[key]:
            light = _light(scene, noun)
            if not _noun_fits(scene, frame, noun, light):
                continue
            if light is None and not scene.wide and not _asserts(scene, frame, noun, before):
                return
            trigger = (first, noun + 1)
            if light is not None and light < noun:
                trigger = (light, noun + 1 if noun <= light + _NEAR else light + 1)
            yield Deed(noun, trigger, frame.type, frame.mode, frame)
            return


def _noun_keys(parse: Parse, noun: int, frames: Frames) -> Iterator[tuple[str, int]]:
    """The entries that the noun makes with words before or after it, longest first, with their first token."""
    lemma = parse.lemmas[noun]
    for first in frames.closing.get(lemma, ()):
        words = tuple(first.split())
        start = noun - len(words)
        if start >= 0 and parse.lemmas[start:noun] == words:
            yield f"{first} {lemma}", start
    if lemma in frames.nouns:
        yield lemma, noun


def _light(scene: Scene, noun: int) -> int | None:
    """The light verb that carries the noun's deed: "launched an attack"."""
    parse = scene.parse
    at = noun
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]][:2] == "NN":
        at = parse.heads[at]
    verb = parse.heads[at]
    if parse.deps[at] == "pobj" and parse.lemmas[verb] in ("of", "in", "on", "to"):
        if parse.deps[verb] == "prep" and parse.tags[parse.heads[verb]][:2] == "NN" and parse.lemmas[verb] == "of":
            at = parse.heads[verb]  # "launched a series of attacks"
            verb = parse.heads[at]
        else:
            key = f"{parse.lemmas[parse.heads[verb]]} {parse.lemmas[verb]}"
            return parse.heads[verb] if key in scene.frames.light else None
    if parse.tags[verb][:2] != "VB":
        return None
    passive = parse.deps[at] == "nsubjpass" or (parse.deps[verb] == "acl" and parse.heads[verb] == at)
    if parse.deps[at] != "dobj" and not passive:
        return None
    particle = child(parse, verb, "prt")
    key = f"{parse.lemmas[verb]} {parse.lemmas[particle]}" if particle is not None else parse.lemmas[verb]
    return verb if key in scene.frames.light else None


def _noun_fits(scene: Scene, frame: Frame, noun: int, light: int | None) -> bool:
    parse = scene.parse
    beside = [*children(parse, noun, "compound", "amod", "poss"), *of_phrase(parse, noun)]
    whole = [at for one in beside for at in scene.whole(one)]
    if frame.barred and any(parse.lemmas[at] in frame.barred for at in whole):
        return False
    if frame.objects and not any(parse.lemmas[at] in frame.objects or frame.objects & scene.kinds(at) for at in whole):
        return False
    doer = scene.subject(light) if light is not None else None
    parties = [*scene.parties(noun), *([doer] if doer is not None else [])]
    if frame.subjects:
        doers = [at for one in parties for at in scene.whole(one)]
        if not any(parse.lemmas[at] in frame.subjects or frame.subjects & scene.kinds(at) for at in doers):
            return False
    return not frame.open or any(scene.political(at) for at in parties)


def _asserts(scene: Scene, frame: Frame, noun: int, before: list[Deed]) -> bool:
    """Whether the noun tells a deed anew, and does not take up what was told or speak of deeds in general.

    It does as the subject of "erupted", and with somebody who does it or to whom it is done. Without, "the attack"
    takes up an attack, and "detention" speaks of detention.
    """
    parse = scene.parse
    if _happens(scene, noun):
        return True
    if frame.open:
        return False
    determiner = child(parse, noun, "det", "poss")
    word = parse.words[determiner].lower() if determiner is not None else ""
    if word in _POINTING or word == "no":
        return False
    if any(scene.political(at) for at in scene.parties(noun) if at != determiner):
        return word not in _OWN or not any(deed.head < noun and deed.type == frame.type for deed in before)
    if word in _OWN:
        return not any(deed.head < noun and deed.type == frame.type for deed in before)
    if _is_topic(parse, noun):
        return False
    return parse.tags[noun] == "NNS" if not word else word != "the" and parse.deps[determiner or noun] == "det"


def _is_topic(parse: Parse, noun: int) -> bool:
    """Whether the noun says what another noun is about: "a ban on demonstrations"."""
    preposition = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lemmas[preposition] not in _ABOUT:
        return False
    return parse.tags[parse.heads[preposition]][:2] == "NN"


def _happens(scene: Scene, noun: int) -> bool:
    """Whether it is said that the deed takes place: "clashes broke out"."""
    parse = scene.parse
    if parse.deps[noun] not in ("nsubj", "nsubjpass"):
        return False
    verb = parse.heads[noun]
    particle = child(parse, verb, "prt", "dobj")
    phrase = f"{parse.lemmas[verb]} {parse.lemmas[particle]}" if particle is not None else parse.lemmas[verb]
    return not scene.frames.classes["happening"].isdisjoint((phrase, parse.lemmas[verb]))


# ---- adjectives -------------------------------------------------------------------------------------------------


def _of_adjective(scene: Scene, adjective: int) -> Iterator[Deed]:
    """Finds "is critical of", "is willing to"."""
    parse = scene.parse
    known = scene.frames.adjectives.get(parse.lemmas[adjective])
    if not known or parse.deps[adjective] not in ("acomp", "conj", "oprd", "attr"):
        return
    verb = parse.heads[adjective]
    doer = scene.subject(verb) if syntax.is_verb(parse, verb) or parse.pos[verb] == "AUX" else None
    for frame in known:
        if frame.open and (doer is None or not scene.political(doer)):
            continue
        if frame.objects and child(parse, adjective, "xcomp", "ccomp") is None:
            continue
        yield Deed(adjective, (adjective, adjective + 1), frame.type, frame.mode, frame)
        return
