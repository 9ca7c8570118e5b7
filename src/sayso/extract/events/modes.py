"""The modes of demands, refusals and threats: what it is that is demanded, refused or threatened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.extract.events.drafts import Deed
from sayso.extract.events.objects import Scene
from sayso.extract.syntax import is_verb

ASKED: Mapping[str, str] = {
    **dict.fromkeys(("AID", "COOPERATE", "SUPPORT"), "assist"),
    **dict.fromkeys(("RETREAT", "CONCEDE"), "yield"),
    "CONSULT": "meet",
}
"""What is demanded or refused, by the type of the deed; any other deed is a change."""

THREATENED: Mapping[str, str] = {
    "expel": "expel",
    "deport": "expel",
    "arrest": "arrest",
    "convict": "arrest",
    "seize": "territory",
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "REJECT": "relations",
}
"""What is threatened, by the mode of the deed or else its type."""

_CHANGE = "change"
_WORDS = ("REQUEST", "REJECT", "THREATEN")


def with_modes(scene: Scene, deeds: list[Deed]) -> Iterator[Deed]:
    """The deeds in order, those done in words with the mode of what they are about."""
    for at, deed in enumerate(deeds):
        if deed.type not in _WORDS or deed.mode:
            yield deed
            continue
        about = next((other for other in deeds[at + 1 :] if _governs(scene, deed, other)), None)
        if about is None:
            yield replace(deed, mode=(_CHANGE,)) if _asks_a_change(scene, deed) else deed
        else:
            yield replace(deed, mode=_mode(deed.type, about))


def _mode(name: str, about: Deed) -> tuple[str, ...]:
    if name == "THREATEN":
        keys = (*about.mode, about.type)
        return next(((THREATENED[key],) for key in keys if key in THREATENED), ())
    return (ASKED.get(about.type, _CHANGE),)


def _governs(scene: Scene, deed: Deed, other: Deed) -> bool:
    """Whether the other deed stands in what the first is about."""
    parse = scene.parse
    first = deed.trigger[0]
    return other.head > first and parse.lefts[first] <= other.head < parse.rights[first]


def _asks_a_change(scene: Scene, deed: Deed) -> bool:
    """Whether a demand is followed by what is to be done, though it is no deed of its own."""
    parse = scene.parse
    below = parse.children[deed.trigger[0]]
    return deed.type == "REQUEST" and any(parse.deps[at] in ("xcomp", "ccomp") and is_verb(parse, at) for at in below)
