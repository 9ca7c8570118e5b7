"""Which predications of one report tell the same deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from sayso.knowledge.plover import SPOKEN
from sayso.records import Event, Mention, Place, Status, Toll, When

_CLASSES: Mapping[Status, str] = {
    **dict.fromkeys((Status.REPORTED, Status.CLAIMED, Status.DENIED, Status.HISTORICAL), "done"),
    **dict.fromkeys((Status.DEMANDED, Status.THREATENED, Status.PROMISED, Status.PREDICTED), "ahead"),
    Status.HYPOTHETICAL: "thought",
}
"""What has happened or is said to have, what may come, what is only thought of: these are never one deed.

A deed that one side claims and another denies is one.
"""

_FAMILIES = (
    frozenset(("kill killing death die shoot shooting assassinate assassination murder slay gun attack").split()),
    frozenset(("attack assault raid strike airstrike bomb bombing shell shelling bombard blast explosion").split()),
    frozenset("arrest detain detention custody apprehend jail".split()),
    frozenset("withdraw withdrawal leave pull pullout exit retreat".split()),
    frozenset("protest rally demonstrate demonstration march gather".split()),
    frozenset("meet meeting talk talks summit visit negotiate negotiation".split()),
    frozenset("sanction impose punish".split()),
    frozenset("sue lawsuit suit charge indict indictment".split()),
    frozenset("accuse accusation allegation allege blame".split()),
)
"""Words by which reports tell the same deed again."""

_FAR = 1500
"""Characters between the triggers beyond which a common word is not enough."""

_REVISED = 1.5
"""How many times the size of the one the other may be to be a revised figure."""

_STEM = 5
"""Letters that two words of one stem have in common."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A predication, and the word that tells it."""

    event: Event
    word: str

    @property
    def kind(self) -> str:
        """The type of the deed itself."""
        return self.event.base_type or self.event.type or ""


@dataclass(slots=True)
class _Deed:
    """Predications that were found to tell one deed."""

    name: str
    told: list[_Told] = field(default_factory=list)


def deeds(events: Sequence[Event], words: Sequence[str] = ()) -> list[str]:
    """The name of the deed of each event of one report, in the order of the events.

    Predications are of one deed if their base type is the same, both are done or both lie ahead, nothing in doers,
    recipients, place, time and size clashes, and something speaks for it: the same parties, or a word that tells the
    same. `words` are the lemmas of the triggers' heads; where there are none, what `why` names serves. A name is a
    digest of where the first predication stands, its type and its place, so that it stays while the text does.
    """
    told = [_Told(event, word or _word(event)) for event, word in zip(events, words or [""] * len(events), strict=True)]
    found: list[_Deed] = []
    names: dict[int, str] = {}
    for at in sorted(range(len(told)), key=lambda at: (told[at].event.trigger, told[at].kind)):
        one = told[at]
        best = max(found, key=lambda deed: (_fit(one, deed), deed.told[-1].event.trigger), default=None)
        if best is None or _fit(one, best) <= 0:
            best = _Deed(_digest(one))
            found.append(best)
        best.told.append(one)
        names[at] = best.name
    return [names[at] for at in range(len(told))]


def _word(event: Event) -> str:
    """The last word of the lexicon's entry that told the type: "strike" of "noun:air strike"."""
    _, _, entry = (event.why or "").partition(" ")[0].partition(":")
    return entry


def _digest(one: _Told) -> str:
    where = one.event.where.name if one.event.where is not None else ""
    place = f"{one.kind} {one.event.trigger.start} {one.event.trigger.end} {where}"
    return blake2b(place.encode(), digest_size=6).hexdigest()


def _fit(one: _Told, deed: _Deed) -> float:
    """How much speaks for a predication's telling a deed; below 0 where anything speaks against it."""
    scores = [_pair(one, other) for other in deed.told]
    return min(scores) if min(scores) < 0 else max(scores)


def _pair(mine: _Told, yours: _Told) -> float:
    """Below 0 where two predications cannot tell one deed, 0 where nothing speaks for it, else how much does."""
    one, other = mine.event, yours.event
    if mine.kind != yours.kind or _CLASSES[one.status] != _CLASSES[other.status] or one.trigger.meets(other.trigger):
        return -1
    if _times_clash(one.when, other.when) or _places_clash(one.where, other.where) or _sizes_clash(one, other):
        return -1
    actors, recipients = _parties(one.actors, other.actors), _parties(one.recipients, other.recipients)
    if actors < 0 or recipients < 0:
        return -1
    if mine.kind == "CONSULT" and len(_known(one.actors) & _known(other.actors)) > 1:
        recipients = 1  # the other side stands among those who meet
    near = abs(one.trigger.start - other.trigger.start) <= _FAR
    around = _same_time(one.when, other.when) + _same_place(one.where, other.where)
    return _evidence(mine, yours, actors + recipients, around=around, near=near)


def _evidence(mine: _Told, yours: _Told, parties: int, *, around: int, near: bool) -> float:
    """What speaks for one deed where nothing speaks against it; `parties` and `around` count what is the same."""
    one, other = mine.event, yours.event
    same = _same_word(mine.word, yours.word)
    again = "noun:" in f"{one.why} {other.why}" and not (one.recipients and other.recipients)  # "the suit", of "sued"
    if Status.HISTORICAL in (one.status, other.status) and one.status is not other.status:
        return parties + around if parties > 1 and same else 0
    if mine.kind in SPOKEN:  # one can soon do it again to the same: only word, doer and recipient make them one
        return parties + around if same and (parties > 1 or (parties and near and again)) else 0
    alike = same or (bool(one.mode) and one.mode == other.mode)
    if parties > 1 and (alike or around):
        return parties + around + same
    if parties == 1 and alike and (near or around):
        return parties + around + same
    bare = again and not (one.actors and other.actors)
    if not parties and same and (around or (near and bare)):
        return 0.5 + around
    return 0


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one or of one stem, "detain" and "detention", or tell the same."""
    if not one or not other:
        return False
    if one == other or (one[:_STEM] == other[:_STEM] and len(one) >= _STEM):
        return True
    return any(not family.isdisjoint(one.split()) and not family.isdisjoint(other.split()) for family in _FAMILIES)


# ---- what speaks against it -------------------------------------------------------------------------------------


def _known(mentions: Sequence[Mention]) -> set[str]:
    return {one.actor for one in mentions if one.actor}


def _parties(one: Sequence[Mention], other: Sequence[Mention]) -> int:
    """1 where both have an actor in common, 0 where one is not known, -1 where they are others."""
    mine, yours = _known(one), _known(other)
    if mine & yours:
        return 1
    unknown = len(mine) < len(one) or len(yours) < len(other)
    return -1 if mine and yours and not unknown else 0


def _times_clash(one: When | None, other: When | None) -> bool:
    """Whether two times have no day in common."""
    if one is None or other is None or not one.earliest or not other.earliest:
        return False
    mine = one.earliest[:10], (one.latest or one.earliest)[:10]
    yours = other.earliest[:10], (other.latest or other.earliest)[:10]
    return mine[1] < yours[0] or yours[1] < mine[0]


def _same_time(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and bool(one.value) and one.value == other.value


def _places_clash(one: Place | None, other: Place | None) -> bool:
    """Whether two places lie in different countries, or are of one grain and not the same."""
    if one is None or other is None or not (one.name and other.name):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    return one.grain is not None and one.grain == other.grain and one.name != other.name


def _same_place(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and bool(one.name) and one.name == other.name


def _sizes_clash(one: Event, other: Event) -> bool:
    """Whether numbers of people of the same harm are too far apart to be one number revised."""
    for harm in {toll.harm for toll in one.size} & {toll.harm for toll in other.size}:
        low, high = _bounds([toll for toll in one.size if toll.harm is harm])
        least, most = _bounds([toll for toll in other.size if toll.harm is harm])
        if low > most * _REVISED or least > high * _REVISED:
            return True
    return False


def _bounds(tolls: Sequence[Toll]) -> tuple[float, float]:
    """The least and the most of all numbers together, without end where one has no upper bound."""
    least = sum(toll.least or 0 for toll in tolls)
    return least, sum(float("inf") if toll.most is None else toll.most for toll in tolls)
