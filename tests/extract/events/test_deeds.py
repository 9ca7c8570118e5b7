"""Which predications are one deed: pairs of events, each put together in a line, with the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.events.deeds import deeds
from sayso.records import Event, Harm, Mention, MentionForm, Place, Span, Status, Toll, When


def mentions(*actors: str) -> tuple[Mention, ...]:
    """Mentions of actors by id; of nobody known where the id is "?"."""
    return tuple(
        Mention(Span(900 + 10 * at, 905 + 10 * at), MentionForm.NAME, None if actor == "?" else actor)
        for at, actor in enumerate(actors)
    )


def event(kind: str, word: str, at: int = 0, *, status: Status = Status.REPORTED, **rest: Any) -> Event:
    """An event whose trigger begins at a code point; parties as ids, place as name and country, time as a day."""
    by, to = rest.pop("by", ()), rest.pop("to", ())
    place, day = rest.pop("where", None), rest.pop("when", None)
    return Event(
        type=kind,
        trigger=Span(at, at + len(word)),
        status=status,
        base_type=kind,
        actors=mentions(*by),
        recipients=mentions(*to),
        where=Place(Span(0, 1), name=place[0], country=place[1], grain="city") if place else None,
        when=When(Span(0, 1), "DATE", day, day, day) if day else None,
        why=rest.pop("why", f"verb:{word}"),
        **rest,
    )


def killed(least: int | None, most: int | None) -> tuple[Toll, ...]:
    """One number of dead."""
    return (Toll(Harm.KILLED, Span(0, 1), least, most),)


ORE, VELT = ("Ore", "AAA"), ("Velt", "BBB")
DONE, CLAIMED, DENIED = Status.REPORTED, Status.CLAIMED, Status.DENIED


def test_attacks_that_one_noun_puts_in_two_places_are_two_deeds() -> None:
    told = [event("ASSAULT", "attacks", where=place) for place in (ORE, VELT)]
    assert len(set(deeds(told))) == 2


ONE_DEED = {
    "same word and parties": (
        event("ASSAULT", "shell", by=["army"], to=["rebels"]),
        event("ASSAULT", "shell", 200, by=["army"], to=["rebels"]),
    ),
    "verb and noun of one stem": (
        event("COERCE", "detain", by=["police"], to=["ilo"]),
        event("COERCE", "detention", 200, to=["ilo"], why="noun:detention"),
    ),
    "reported and claimed": (
        event("RETREAT", "withdraw", by=["army"]),
        event("RETREAT", "withdrawal", 300, status=CLAIMED, by=["army"], why="noun:withdrawal"),
    ),
    "claimed and denied": (
        event("ASSAULT", "bomb", status=CLAIMED, by=["army"], to=["ore"]),
        event("ASSAULT", "bomb", 300, status=DENIED, by=["army"], to=["ore"]),
    ),
    "one without parties": (
        event("ASSAULT", "attack", by=["rebels"], to=["bus"], why="noun:attack"),
        event("ASSAULT", "attack", 400, why="noun:attack"),
    ),
    "doer unknown in one": (
        event("ASSAULT", "kill", by=["?"], to=["mayor"]),
        event("ASSAULT", "killing", 400, to=["mayor"], why="noun:killing"),
    ),
    "attack and what it did": (
        event("ASSAULT", "attack", by=["rebels"], when="2024-05-03"),
        event("ASSAULT", "bomb", 100, by=["rebels"], when="2024-05-03"),
    ),
    "revised figure": (
        event("ASSAULT", "kill", by=["army"], size=killed(10, 10)),
        event("ASSAULT", "kill", 500, by=["army"], size=killed(12, None)),
    ),
    "demanded twice": (
        event("RETREAT", "withdraw", status=Status.DEMANDED, by=["army"]),
        event("RETREAT", "withdraw", 300, status=Status.DEMANDED, by=["army"]),
    ),
    "demanded and promised": (
        event("RETREAT", "withdraw", status=Status.DEMANDED, by=["army"]),
        event("RETREAT", "withdrawal", 300, status=Status.PROMISED, by=["army"], why="noun:withdrawal"),
    ),
    "two accusations of the same by the same": (
        event("ACCUSE", "accuse", by=["ore"], to=["velt"]),
        event("ACCUSE", "accusation", 300, by=["ore"], to=["velt"], why="noun:accusation"),
    ),
    "suit told again": (
        event("ACCUSE", "sue", by=["ilo"], to=["ore"]),
        event("ACCUSE", "lawsuit", 300, by=["ilo"], why="noun:lawsuit"),
    ),
    "talks and meeting of the same sides": (
        event("CONSULT", "talks", by=["ore", "velt"], why="noun:talks"),
        event("CONSULT", "meet", 300, by=["ore", "velt"]),
    ),
    "place told once": (
        event("PROTEST", "march", by=["students"], where=ORE),
        event("PROTEST", "rally", 300, by=["students"], why="noun:rally"),
    ),
}

TWO_DEEDS = {
    "types": (event("ASSAULT", "attack", by=["army"]), event("COERCE", "arrest", 100, by=["army"])),
    "demanded and done": (
        event("RETREAT", "withdraw", status=Status.DEMANDED, by=["army"]),
        event("RETREAT", "withdraw", 200, by=["army"]),
    ),
    "hypothetical and done": (
        event("ASSAULT", "attack", status=Status.HYPOTHETICAL, by=["army"], to=["ore"]),
        event("ASSAULT", "attack", 200, by=["army"], to=["ore"]),
    ),
    "doers": (event("ASSAULT", "attack", by=["army"]), event("ASSAULT", "attack", 200, by=["rebels"])),
    "recipients": (
        event("COERCE", "arrest", by=["police"], to=["ilo"]),
        event("COERCE", "arrest", 200, by=["police"], to=["mara"]),
    ),
    "days": (
        event("ASSAULT", "attack", by=["army"], when="2024-05-03"),
        event("ASSAULT", "attack", 200, by=["army"], when="2024-05-09"),
    ),
    "countries": (
        event("ASSAULT", "attack", by=["army"], where=ORE),
        event("ASSAULT", "attack", 200, by=["army"], where=VELT),
    ),
    "sizes": (
        event("ASSAULT", "kill", by=["army"], size=killed(3, 3)),
        event("ASSAULT", "kill", 200, by=["army"], size=killed(80, 80)),
    ),
    "history and news": (
        event("SANCTION", "sanction", status=Status.HISTORICAL, by=["ore"]),
        event("SANCTION", "sanction", 200, by=["ore"]),
    ),
    "two requests of one speaker": (
        event("REQUEST", "urge", by=["ore"], to=["?"]),
        event("REQUEST", "urge", 200, by=["ore"], to=["?"]),
    ),
    "accusing and praising": (
        event("ACCUSE", "condemn", by=["ore"], to=["velt"]),
        event("ACCUSE", "investigate", 200, by=["ore"], to=["velt"]),
    ),
    "one word, two deeds": (
        event("SANCTION", "sentence", by=["court"], to=["ilo"]),
        event("COERCE", "sentence", by=["court"], to=["ilo"]),
    ),
    "different verbs of unknown people": (
        event("COERCE", "arrest", by=["?"], to=["?"]),
        event("COERCE", "deport", 200, by=["?"], to=["?"]),
    ),
    "far apart, nobody named": (
        event("ASSAULT", "attack", why="noun:attack"),
        event("ASSAULT", "attack", 6000, why="noun:attack"),
    ),
    "two victims, nobody known": (
        event("ASSAULT", "kill", to=["?"], why="noun:killing"),
        event("ASSAULT", "kill", 200, to=["?"], why="noun:killing"),
    ),
}


@pytest.mark.parametrize("pair", ONE_DEED.values(), ids=ONE_DEED)
def test_one_deed(pair: tuple[Event, Event]) -> None:
    assert len(set(deeds(pair))) == 1


@pytest.mark.parametrize("pair", TWO_DEEDS.values(), ids=TWO_DEEDS)
def test_two_deeds(pair: tuple[Event, Event]) -> None:
    assert len(set(deeds(pair))) == 2


@given(st.permutations(range(6)))
def test_the_order_of_events_does_not_matter(order: list[int]) -> None:
    told = [one for pair in list(ONE_DEED.values())[:3] for one in pair]
    told = [replace(one, trigger=Span(at * 40, at * 40 + 5)) for at, one in enumerate(told)]
    assert deeds([told[at] for at in order]) == [deeds(told)[at] for at in order]


def test_a_deed_has_one_clashing_predication_too_many() -> None:
    first = event("ASSAULT", "attack", by=["army"], when="2024-05-03")
    between = event("ASSAULT", "attack", 200, by=["army"])
    last = event("ASSAULT", "attack", 400, by=["army"], when="2024-05-09")
    names = deeds([first, between, last])
    assert names[0] == names[1] != names[2]


def test_words_may_be_given() -> None:
    pair = tuple(replace(one, why="network") for one in ONE_DEED["same word and parties"])
    assert len(set(deeds(pair, ["shell", "shelling"]))) == 1
    assert len(set(deeds(pair, ["shell", "stab"]))) == 2


def test_no_events() -> None:
    assert deeds([]) == []
