"""What the lexicon and the network say of each word, weighed: which words tell a deed, which, who takes part."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.extract.drafts import Page
from sayso.extract.events import network
from sayso.extract.events.candidates import candidates
from sayso.extract.events.drafts import Deed, Known, Parties, Standing
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.network import PARTS, STATUSES, Sight
from sayso.extract.tagger import Encoded
from sayso.records import Parse

LEAST = 0.3
"""Deeds less likely than this are not given; below, more is lost than gained."""

FEATURES = ("told", "typed", "known", "agreed", "kept", "open", "noun", "alone")
"""What the confidence is weighed from; `features` tells each."""

_READ = 0.03
"""Words of the lexicon less likely than this tell no deed."""

_IN = 0.5
"""A phrase takes part from this chance on, if the grammar does not say so."""

_KEPT = 0.25
"""A phrase that the grammar takes for a party is one from this chance on."""

_SURE = 0.5
"""The network's status is taken before the grammar's from this chance on."""

_CLIP = 0.005


@dataclass(frozen=True, slots=True)
class Draft:
    """A deed with its parties and status, and how sure it is."""

    deed: Deed
    parties: Parties
    standing: Standing
    confidence: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word that may tell a deed, with all that is said of it."""

    sight: Sight
    deed: Deed
    parties: Parties
    standing: Standing
    features: dict[str, float]


def known(page: Page) -> Known:
    """What the lexicon says of the words of a page, its rules' objections noted."""
    found: dict[int, list[Deed]] = {}
    for deed in candidates(page, wide=True):
        found.setdefault(deed.head, []).append(deed)
    kept = frozenset((deed.head, deed.type) for deed in candidates(page))
    return Known({head: tuple(deeds) for head, deeds in found.items()}, kept)


def by_lexicon(page: Page, grammar: Grammar) -> list[Draft]:
    """The deeds of a page from lexicon and grammar alone, in the order of their heads."""
    return [_by_grammar(deed, grammar) for deed in candidates(page)]


def weigh(page: Page, grammar: Grammar, encoded: Iterable[Encoded]) -> list[Draft]:
    """The deeds of a page that the network has read, in the order of their heads."""
    found: list[Draft] = []
    lexical = known(page)
    for one in sights(page, lexical, grammar, encoded, least=LEAST):
        sure = confidence(one.features)
        if sure >= LEAST:
            parties, standing = _parties(page, one.sight, one.parties), _standing(one.sight, one.standing)
            told = one.deed, *_too(one.deed, lexical)
            found += [Draft(deed, parties, standing, sure) for deed in told]
    return sorted(_apart(found), key=lambda draft: draft.deed.head)


def sights(
    page: Page, lexical: Known, grammar: Grammar, encoded: Iterable[Encoded], *, least: float
) -> Iterator[Weighed]:
    """The words that lexicon or network take for a deed, window by window.

    Those that cannot reach the confidence `least`, whoever takes part, are read no further.
    """
    for window in encoded:
        seen = network.see(page.parse, window, lexical)
        chosen: dict[int, Deed] = {}
        for sight in seen.sights():
            likely = sight.told >= (_READ if lexical.at(sight.head) else network.FLOOR)
            if likely and _at_most(features(page, sight, lexical)) >= least:
                chosen[sight.head] = _chosen(sight, lexical.at(sight.head))
        told = {head: grammar.tell(deed) for head, deed in chosen.items()}
        for sight in network.read(page.parse, seen, told):
            yield Weighed(sight, chosen[sight.head], *told[sight.head], features(page, sight, lexical))


# ---- which deed -------------------------------------------------------------------------------------------------


def _by_grammar(deed: Deed, grammar: Grammar) -> Draft:
    parties, standing = grammar.tell(deed)
    chance = _share("open" if deed.frame is not None and deed.frame.open else "known")
    return Draft(deed, parties, standing, chance)


def _chosen(sight: Sight, known: Sequence[Deed]) -> Deed:
    """The lexicon's deed of the type that the network sees, else one of the network's own."""
    for deed in known:
        if deed.type == sight.best:
            return deed
    if known:
        return replace(known[0], type=sight.best, mode=(), frame=None, rule="")
    return Deed(sight.head, (sight.head, sight.head + 1), sight.best)


def _too(deed: Deed, lexical: Known) -> Iterator[Deed]:
    """What the lexicon says the same word tells besides: who is sentenced to prison is convicted and imprisoned."""
    kept = [one for one in lexical.at(deed.head) if (one.head, one.type) in lexical.kept]
    return (one for one in kept if one.type != deed.type and any(other.type == deed.type for other in kept))


def _apart(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts without those whose trigger lies in that of a surer one of the same type."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: -one.confidence):
        first, stop = draft.deed.trigger
        if not any(
            one.deed.trigger[0] < stop and first < one.deed.trigger[1] and one.deed.type == draft.deed.type
            for one in kept
        ):
            kept.append(draft)
    return iter(kept)


# ---- how sure ---------------------------------------------------------------------------------------------------


def features(page: Page, sight: Sight, lexical: Known) -> dict[str, float]:
    """What speaks for a deed, as numbers.

    told: log odds that the word tells one; typed: log odds of its type, if it does; known: 1 if the lexicon has the
    word; agreed: 1 if with that type; kept: 1 if its rules let it stand as that; open: 1 if the lexicon says that it is
    mostly something else; noun: 1 if it is no verb; alone: 1 if the network takes none to do it or to suffer it.
    """
    here = lexical.at(sight.head)
    parts = sight.parts
    sides = 1.0 if parts is None else float(parts[[PARTS.index("actor"), PARTS.index("recipient")]].max())
    return {
        "told": _log_odds(sight.told),
        "typed": _log_odds(float(sight.types[:-1].max()) / max(sight.told, 1e-9)),
        "known": float(bool(here)),
        "agreed": float(any(deed.type == sight.best for deed in here)),
        "kept": float((sight.head, sight.best) in lexical.kept),
        "open": float(bool(here) and all(deed.frame is not None and deed.frame.open for deed in here)),
        "noun": float(page.parse.tags[sight.head][:2] != "VB"),
        "alone": float(sides < _IN),
    }


def confidence(told: dict[str, float]) -> float:
    """The chance (0 to 1) that a word tells a deed of the type.

    By the weights of training/calibrate_events.py.
    """
    weights = _table()["network"]
    return 1 / (1 + math.exp(-(weights["start"] + sum(weights[name] * value for name, value in told.items()))))


def _at_most(told: dict[str, float]) -> float:
    """The greatest confidence that a word can have before it is known who takes part."""
    return max(confidence(told), confidence(told | {"alone": 1.0}))


def _share(kind: str) -> float:
    return _table()["grammar"][kind]


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(files("sayso.knowledge").joinpath("events_confidence.toml").read_text(encoding="utf-8"))


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _CLIP), 1 - _CLIP)
    return math.log(kept / (1 - kept))


# ---- who and whether --------------------------------------------------------------------------------------------


def _parties(page: Page, sight: Sight, grammar: Parties) -> Parties:
    """Those of the grammar's that the network does not gainsay, and those that only it sees; nobody on both sides."""
    actors = _side(page, sight, "actor", grammar.actors)
    recipients = _side(page, sight, "recipient", grammar.recipients)
    twice = {*actors} & {*recipients}
    doing = {head for head in twice if head in grammar.actors or _does(sight, head, grammar)}
    return Parties(
        tuple(head for head in actors if head not in twice or head in doing),
        tuple(head for head in recipients if head not in doing),
    )


def _does(sight: Sight, head: int, grammar: Parties) -> bool:
    """Whether who seems to stand on both sides does the deed: the grammar's side goes before the likelier."""
    return head not in grammar.recipients and sight.chance("actor", head) >= sight.chance("recipient", head)


def _side(page: Page, sight: Sight, part: str, ours: Sequence[int]) -> tuple[int, ...]:
    kept = {head for head in ours if sight.chance(part, head) >= _KEPT}
    phrases = [(page.parse.lefts[head], page.parse.rights[head]) for head in kept]
    for head in _heads(page.parse, sight, part):
        if head not in kept and not any(first <= head < stop for first, stop in phrases):
            kept.add(head)
    return tuple(sorted(kept))


def _heads(parse: Parse, sight: Sight, part: str) -> Iterator[int]:
    """The heads of the phrases that the network takes for the part."""
    if sight.parts is None:
        return
    likely = sight.parts[PARTS.index(part)]
    inside = {sight.first + at for at in range(len(likely)) if likely[at] >= _IN}
    for token in sorted(inside):
        if parse.heads[token] in inside and parse.heads[token] != token:
            continue
        if parse.deps[token] in ("det", "nummod"):  # "the", "nine" of a phrase whose noun takes no part
            continue
        if parse.pos[token] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"):
            yield token


def _standing(sight: Sight, grammar: Standing) -> Standing:
    """The grammar's status unless the network is sure of another; the words that tell stay with their status."""
    if sight.statuses is None:
        return grammar
    best = STATUSES[int(sight.statuses.argmax())]
    return grammar if best is grammar.status or float(sight.statuses.max()) < _SURE else Standing(best)
