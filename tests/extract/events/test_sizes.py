"""How many people deeds killed, injured, arrested or displaced: one row for each way of saying it."""

from __future__ import annotations

import pytest
from pages import page, tokens

from sayso.extract.drafts import Page
from sayso.extract.events.sizes import Tolls, sizes
from sayso.records import Harm, Toll

KILLED, INJURED, ARRESTED, DISPLACED = Harm.KILLED, Harm.INJURED, Harm.ARRESTED, Harm.DISPLACED

TABLE: list[tuple[str, dict[str, str], dict[str, list[tuple[Harm, str, int | None, int | None]]]]] = [
    (
        "Gunmen attacked a bus near Tarun, killing at least 12 people and wounding 30.",
        {"attacked": "ASSAULT"},
        {"attacked": [(KILLED, "at least 12", 12, None), (INJURED, "30", 30, 30)]},
    ),
    (
        "The attack on the barracks left 14 soldiers dead.",
        {"attack": "ASSAULT"},
        {"attack": [(KILLED, "14", 14, 14)]},
    ),
    (
        "Two policemen were killed in the raid, and more than 40 villagers were injured.",
        {"killed": "ASSAULT", "raid": "ASSAULT"},
        {"killed": [(KILLED, "Two", 2, 2), (INJURED, "more than 40", 40, None)]},
    ),
    (
        "Police arrested about 200 demonstrators in the capital.",
        {"arrested": "COERCE"},
        {"arrested": [(ARRESTED, "about 200", 200, 200)]},
    ),
    (
        "Dozens of students were detained after the march.",
        {"detained": "COERCE", "march": "PROTEST"},
        {"detained": [(ARRESTED, "Dozens", 24, None)]},
    ),
    (
        "Shells fell on the town of Orvan, killing between 20 and 30 civilians.",
        {"killing": "ASSAULT"},
        {"killing": [(KILLED, "between 20 and 30", 20, 30)]},
    ),
    (
        "The army shelled the village, killing up to 15 farmers.",
        {"shelled": "ASSAULT"},
        {"shelled": [(KILLED, "up to 15", None, 15)]},
    ),
    (
        "Rebels attacked the convoy, but no one was hurt.",
        {"attacked": "ASSAULT"},
        {"attacked": [(INJURED, "no one", 0, 0)]},
    ),
    (
        "Militiamen shelled the port of Velt. The death toll rose to 40.",
        {"shelled": "ASSAULT"},
        {"shelled": [(KILLED, "40", 40, 40)]},
    ),
    (
        "Fighting around Velt has displaced tens of thousands of people.",
        {"Fighting": "ASSAULT"},
        {"Fighting": [(DISPLACED, "tens of thousands", 20000, None)]},
    ),
    (
        "The bombing killed twenty-one worshippers, among them three children.",
        {"bombing": "ASSAULT"},
        {"bombing": [(KILLED, "twenty-one", 21, 21)]},
    ),
    (
        "Soldiers shot dead a fisherman off the coast.",
        {"shot": "ASSAULT"},
        {"shot": [(KILLED, "a", 1, 1)]},
    ),
    (
        "Nearly 1,500 miners have been arrested since the strike began.",
        {"arrested": "COERCE", "strike": "PROTEST"},
        {"arrested": [(ARRESTED, "Nearly 1,500", 1500, 1500)]},
    ),
    (
        "Hundreds of families fled as troops stormed the valley.",
        {"stormed": "ASSAULT"},
        {"stormed": [(DISPLACED, "Hundreds", 200, None)]},
    ),
]

NOTHING = [
    ("The army killed the insurgents' leader in Velt.", {"killed": "ASSAULT"}),
    ("Poachers killed 30 elephants in the park.", {"killed": "ASSAULT"}),
    ("After his 2016 arrest the singer left the country.", {"arrest": "COERCE"}),
    ("Envoys met in Velt after 12 people died in a bus crash.", {"met": "CONSULT"}),
    ("Police detained a driver. At least 19 people died when the bus hit a tree.", {"detained": "COERCE"}),
    ("The gunmen did not kill 12 hostages.", {"kill": "ASSAULT"}),
]


def found(text: str, triggers: dict[str, str]) -> tuple[Page, dict[str, tuple[Toll, ...]]]:
    """The tolls of the deeds whose triggers are named, with the page."""
    read = page(text)
    heads = {tokens(read, word)[0]: (word, kind) for word, kind in triggers.items()}
    tolls = Tolls(read).among({head: kind for head, (_, kind) in heads.items()})
    return read, {heads[head][0]: each for head, each in tolls.items()}


@pytest.mark.parametrize(("text", "triggers", "wanted"), TABLE)
def test_numbers_go_to_their_deeds(
    text: str, triggers: dict[str, str], wanted: dict[str, list[tuple[Harm, str, int | None, int | None]]]
) -> None:
    read, tolls = found(text, triggers)
    told = {
        word: [(one.harm, one.span.of(read.text), one.least, one.most) for one in each] for word, each in tolls.items()
    }
    assert told == wanted


@pytest.mark.parametrize(("text", "triggers"), NOTHING)
def test_what_is_no_size(text: str, triggers: dict[str, str]) -> None:
    _, tolls = found(text, triggers)
    counted = [one for each in tolls.values() for one in each if not (one.harm is ARRESTED and one.most == 1)]
    assert not counted


def test_about_and_dozens_are_approximate() -> None:
    _, tolls = found(
        "Police arrested about 200 strikers and detained dozens of drivers.",
        {"arrested": "COERCE", "detained": "COERCE"},
    )
    assert [one.approximate for each in tolls.values() for one in each] == [True, True]
    _, tolls = found("Police arrested 200 strikers.", {"arrested": "COERCE"})
    assert [one.approximate for each in tolls.values() for one in each] == [False]


def test_revised_figures_stay_with_their_own_predication() -> None:
    text = "The blast killed four people, the mayor said. On Friday he said the blast had killed seven."
    read = page(text)
    heads = [at for at, lemma in enumerate(read.parse.lemmas) if lemma == "kill"]
    tolls = Tolls(read).among(dict.fromkeys(heads, "ASSAULT"))
    assert [[one.least for one in tolls[head]] for head in heads] == [[4], [7]]


def test_one_deed_alone_has_what_its_clause_tells() -> None:
    read = page("Raiders burned the mill, killing two guards. Elsewhere, nine drivers were arrested.")
    trigger = tokens(read, "burned")
    assert [(one.harm, one.least) for one in sizes(read, trigger[0], trigger)] == [(KILLED, 2)]
