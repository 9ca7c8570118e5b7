"""The codebook's decision rules: what changes the type that a frame gives, and what is no event at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract import syntax
from sayso.extract.events.drafts import Deed
from sayso.extract.events.objects import Scene
from sayso.extract.syntax import child, children

PUBLIC = 7.5
"""Public words in a thousand, such as "army", below which a report is no politics."""

_HARM = frozenset(("ASSAULT",))
_CRIMES = frozenset(("ASSAULT", "SANCTION", "COERCE", "ACCUSE"))

_WELCOME = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_WILL = frozenset(("will", "would", "wo", "shall", "'ll"))


# ---- what changes the type --------------------------------------------------------------------------------------


def decided(scene: Scene, deeds: list[Deed]) -> Iterator[Deed]:
    """The deeds with the types that the codebook's rules give them; a conviction may make two."""
    for deed in deeds:
        if deed.type == "ASSAULT" and _in_words(scene, deed):
            yield replace(deed, type="ACCUSE", mode=("disapprove",), rule="attack-in-words-is-accuse")
        elif deed.type == "SANCTION" and "convict" in deed.mode and _imprisons(scene, deed.head):
            yield deed
            yield replace(deed, type="COERCE", mode=("arrest",), rule="prison-sentence-is-coerce-too")
        elif deed.type in _WELCOME and (refusal := _refusal(scene, deed.trigger[0])) is not None:
            trigger = (min(refusal, deed.trigger[0]), deed.trigger[1])  # "will not" is the deed, and denies none
            yield replace(deed, type="REJECT", mode=(), trigger=trigger, rule="will-not-is-reject")
        elif deed.type == "MOBILIZE" and _for_relief(scene, deed.head):
            yield replace(deed, type="AID", mode=(), rule="troops-for-peace-or-relief-are-aid")
        else:
            yield deed


def _refusal(scene: Scene, verb: int) -> int | None:
    """The first word by which somebody refuses what the verb says: "will not accept", "would never allow"."""
    parse = scene.parse
    if parse.tags[verb][:2] != "VB":
        return None
    will = next((one for one in children(parse, verb, "aux") if parse.words[one].lower() in _WILL), None)
    no = child(parse, verb, "neg")
    return min(will, no) if will is not None and no is not None else None


def _for_relief(scene: Scene, head: int) -> bool:
    """Whether troops are sent to keep peace or to help after a disaster."""
    parse = scene.parse
    first, stop = parse.lefts[head], min(parse.rights[head], syntax.sentence(parse, head)[1])
    return bool(scene.frames.classes["relief"] & set(parse.lemmas[first:stop]))


def _in_words(scene: Scene, deed: Deed) -> bool:
    """Whether the attack is one in words: "attacked the budget"."""
    parse, head = scene.parse, deed.head
    if deed.frame is None or deed.frame.lemma not in ("attack", "assail", "hit", "storm"):
        return False
    policies = scene.frames.classes["policies"]
    if parse.tags[head][:2] == "VB":
        things = scene.objects(head)
        if any(parse.lemmas[at] in policies for at in things):
            return True
        about = [at for at in children(parse, head, "prep") if parse.lemmas[at] in ("over", "for", "as")]
        return bool(about) and not any(
            parse.lemmas[at] in ("with", "from", "in") for at in children(parse, head, "prep")
        )
    things = [at for one in children(parse, head, "prep") for at in scene.governed(one)]
    return any(parse.lemmas[at] in policies for at in things)


def _imprisons(scene: Scene, head: int) -> bool:
    """Whether the sentence is one to prison: "sentenced to ten years"."""
    parse = scene.parse
    if parse.tags[head][:2] != "VB":
        return False
    to = next((one for one in children(parse, head, "prep", "dative") if parse.lemmas[one] == "to"), None)
    if to is None:
        to = child(parse, head, "xcomp", "advcl", "dobj")
    if to is None:
        return False
    words = parse.lemmas[parse.lefts[to] : min(parse.rights[to], parse.lefts[to] + 14)]
    spared = {"suspended", "suspend", "probation", "death", "community"} & set(words)
    return not spared and bool(scene.frames.classes["prisons"] & set(words))


# ---- what is no event -------------------------------------------------------------------------------------------


def is_none(scene: Scene, deed: Deed) -> bool:
    """Whether what the words tell is no event."""
    return (
        _is_private(scene, deed)
        or _is_accident(scene, deed)
        or _is_of_disaster(scene, deed)
        or _is_sport(scene, deed)
        or _is_crime_charged(scene, deed)
        or _is_readers(scene, deed)
        or _is_interviewers(scene, deed)
        or _declines_to_speak(scene, deed)
    )


def _is_private(scene: Scene, deed: Deed) -> bool:
    """Whether the report is no politics and nobody official takes part."""
    if scene.publicity >= PUBLIC:
        return False
    parties = list(scene.parties(deed.head))
    for verb in {deed.head, deed.trigger[0]}:
        if scene.parse.tags[verb][:2] == "VB":
            doer = scene.subject(verb)
            parties += [*scene.parties(verb), *(scene.whole(doer) if doer is not None else ())]
    named = deed.frame is not None and not deed.frame.open
    return not any(scene.official(at) or (named and scene.labels.get(at) == "ORG") for at in parties)


def _is_accident(scene: Scene, deed: Deed) -> bool:
    """Whether a crash, a fire or a storm did the harm."""
    if deed.type not in _HARM or deed.frame is None:
        return False
    parse, words = scene.parse, scene.frames.classes
    first, stop = syntax.sentence(parse, deed.head)
    if parse.tags[deed.head][:2] == "VB":
        doer = scene.subject(deed.head)
        if doer is not None and parse.tags[doer] not in ("WDT", "PRP") and parse.lemmas[doer] not in words["accidents"]:
            return False
        if doer is None and deed.frame.lemma not in scene.frames.classes["hurt"]:
            return False
    elif not deed.frame.open and deed.frame.lemma not in ("explosion", "blast"):
        return False
    others = [at for at in range(first, stop) if at != deed.head]
    if any(scene.tells_violence(at) for at in others):
        return False
    if any(parse.lemmas[at] in words["accidents"] for at in others):
        return True
    return scene.accidental or not any(scene.tells_violence(at) for at in range(first))


def _is_of_disaster(scene: Scene, deed: Deed) -> bool:
    """Whether an emergency is declared, or an inquiry held, for a disaster, an accident or a disease."""
    if not {"investigate", "martial-law"} & set(deed.mode):
        return False
    parse = scene.parse
    first, stop = syntax.sentence(parse, deed.head)
    named = any(parse.lemmas[at] in scene.frames.classes["accidents"] for at in range(first, stop))
    return scene.accidental or (named and not any(scene.tells_violence(at) for at in range(first, stop)))


def _is_sport(scene: Scene, deed: Deed) -> bool:
    """Whether it is a match that is told."""
    parse = scene.parse
    first, stop = syntax.sentence(parse, deed.head)
    words = scene.frames.classes["sports"]
    if scene.sporting:
        return deed.type not in ("ACCUSE", "SANCTION", "COERCE") or deed.frame is None or deed.frame.open
    near = sum(parse.lemmas[at] in words for at in range(first, stop))
    return near >= 2 and (deed.frame is None or deed.frame.open or deed.type == "ASSAULT")


def _is_crime_charged(scene: Scene, deed: Deed) -> bool:
    """Whether the noun only names the crime of a charge: "on suspicion of murder"."""
    parse = scene.parse
    if deed.type not in _CRIMES or parse.tags[deed.head][0] != "N":
        return False
    steps = 0
    at = deed.head
    if any(scene.political(one) for one in scene.parties(at)):
        return False
    while parse.heads[at] != at and steps < 4:
        if parse.deps[at] not in ("pobj", "prep", "conj", "compound", "dobj", "pcomp", "nmod"):
            break
        at = parse.heads[at]
        steps += 1
        if parse.lemmas[at] in scene.frames.classes["accusing"]:
            return True
    return False


def _is_readers(scene: Scene, deed: Deed) -> bool:
    """Whether the doer is "you", or the reporter: a question in an interview, an advice to the reader."""
    parse = scene.parse
    if parse.tags[deed.head][:2] != "VB":
        return False
    doer = scene.subject(deed.head)
    if doer is None:
        return False
    return parse.words[doer].lower() in ("you", "wikinews", "anyone", "everyone", "nobody", "somebody")


def _is_interviewers(scene: Scene, deed: Deed) -> bool:
    """Whether it stands in a question put to somebody: "would you withdraw the troops?"."""
    parse = scene.parse
    first, stop = syntax.sentence(parse, deed.head)
    words = parse.words[first:stop]
    return "?" in words[-2:] and any(word.lower() in ("you", "your") for word in words)


def _declines_to_speak(scene: Scene, deed: Deed) -> bool:
    """Whether what is refused is an answer: "declined to comment"."""
    if deed.type != "REJECT":
        return False
    clauses = children(scene.parse, deed.head, "xcomp")
    return any(scene.parse.lemmas[at] in scene.frames.classes["speaking"] for at in clauses)


# ---- one deed, told by two words --------------------------------------------------------------------------------


def told_once(scene: Scene, deeds: list[Deed]) -> Iterator[Deed]:
    """The deeds without nouns that name their verb's deed again: "sentenced to a prison term"."""
    parse = scene.parse
    killing = [deed for deed in deeds if deed.type == "ASSAULT" and parse.tags[deed.head][:2] == "VB"]
    means = {doer for deed in killing if _is_passive(scene, deed) and (doer := scene.subject(deed.head)) is not None}
    verbs = {(deed.head, deed.type) for deed in deeds if parse.tags[deed.head][:2] == "VB"}
    nouns = {(deed.head, deed.type) for deed in deeds if parse.tags[deed.head][0] == "N"}
    for deed in deeds:
        if parse.tags[deed.head][0] == "N" and _hangs_on(scene, deed, verbs):
            continue
        if deed in killing and not _is_passive(scene, deed) and _is_done_by(scene, deed, nouns):
            continue
        if deed.head in means and deed.type == "ASSAULT":  # "killed by an airstrike"
            continue
        if deed.type == "REQUEST" and _is_demand_of_protest(scene, deed, deeds):
            continue
        yield deed


def _is_passive(scene: Scene, deed: Deed) -> bool:
    return syntax.is_passive(scene.parse, deed.head)


def _hangs_on(scene: Scene, deed: Deed, verbs: set[tuple[int, str]]) -> bool:
    parse, at = scene.parse, deed.head
    for _ in range(4):
        if parse.deps[at] not in ("dobj", "pobj", "prep", "conj", "attr", "nsubjpass"):
            return False
        at = parse.heads[at]
        if parse.tags[at][:2] == "VB":
            return (at, deed.type) in verbs
    return False


def _is_done_by(scene: Scene, deed: Deed, nouns: set[tuple[int, str]]) -> bool:
    """Whether the subject of "killed" is itself the deed: "the bombing killed ten"."""
    doer = scene.subject(deed.head)
    return doer is not None and (doer, deed.type) in nouns


def _is_demand_of_protest(scene: Scene, deed: Deed, deeds: list[Deed]) -> bool:
    """Whether a march makes the demand: the topic of a protest is no second event."""
    parse = scene.parse
    protests = {each.head for each in deeds if each.type == "PROTEST"}
    if parse.deps[deed.head] not in ("advcl", "acl", "xcomp", "conj"):
        return False
    return any(at in protests for _, at in zip(range(3), syntax.above(parse, deed.head), strict=False))


def is_violent(scene: Scene, verb: int) -> bool:
    """Whether the clause below the verb tells violence."""
    parse = scene.parse
    for clause in children(parse, verb, "xcomp", "ccomp"):
        frames = scene.frames.verbs.get(parse.lemmas[clause], ())
        if any(frame.type == "ASSAULT" for frame in frames) and child(parse, clause, "neg") is None:
            return True
    return False
