"""Country and sector of the parties that a report describes, and where a mention stands for each: marked texts.

`[troops|TUR MIL]` says that the smallest mention that covers the last word in brackets has an actor of that country
and sector; "-" is none. `[troops|TUR MIL inferred]` says too what decided.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.ground.actors import ActorResolver
from sayso.ground.places import PlaceResolver
from sayso.ground.roles import RoleFinder
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Mention, MentionForm, Reading

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
STAGES = (
    *(FurnitureMarker(), LanguageIdentifier(), Parser()),
    *(MentionFinder(), PlaceResolver(), RoleFinder(), ActorResolver()),
)

TOLD = [
    "[Turkish troops|TUR MIL described] crossed the river and shot at [Kurdish rebels|TUR REB].",
    "[The Israeli army|ISR MIL] shelled the camp. [Chechen fighters|RUS UAF] fled.",
    "[Bosnian Serb forces|BIH MIL] fired at the convoy of [a UN envoy|UNO -].",
    "[Peru|PER - state] recalled its envoy, and [the Chilean government|CHL GOV government] said why.",
    "[EU lawmakers|EUR LEG] and [NATO|IGO MIL] generals met.",
    "[Taliban militants|AFG UAF] killed [11 Afghan soldiers|AFG MIL].",
    "[Hundreds|PER EDU] of Peruvian students marched. [Residents|KEN CVL] of Mombasa stayed at home.",
    "[The leader|KEN REB] of the Kenyan rebels spoke. [Kenyan opposition leaders|KEN OPP] did not.",
    "[Iran-backed militiamen|IRN UAF inferred] fled.",
    "[The rebels|CHL REB inferred] attacked [a Chilean army base|CHL MIL].",
    "[British|GBR - demonym] shelling hit the port, and [French|FRA - demonym] aid came.",
    "[Danish and Swedish troops|DNK MIL] landed.",
    "[Police|EGY COP inferred] fired at [protesters|EGY CVL inferred] in Cairo.",
    "Chilean [troops|CHL MIL] came to the town. [The troops|CHL MIL same-noun] left.",
    "[Unidentified gunmen|KEN UAF inferred] shot at [two policemen|KEN COP inferred] in Nairobi.",
    "[West African peacekeepers|- MIL] arrived in Monrovia.",
    "[At least 20|KEN UNK inferred] were killed in Nairobi.",
    "[Amnesty International|NGO CVL] wrote to [the Kenyan parliament|KEN LEG].",
    "Peru spoke, and [its troops|PER MIL described] left Chile.",
    "[Santa Fe, New Mexico|- -] and [Mexico|MEX - state] agreed.",
    "Ida Brandtsen, a [Danish|- -] banker, met [the US military|USA MIL].",
]


ROUND_THE_NAME = [
    # a name that the places stage has for a country's, whatever the tagger took it for
    "[Sri Lanka|LKA - state] turned the offer down.",
    # peoples: where they live, not whence they come
    "[Kosovo Albanians|XKX CVL] and [Turkish Cypriots|CYP CVL] sent letters.",
    "[Romanian Hungarians|ROU CVL] voted.",
    "[Romania's Hungarians|ROU CVL] voted.",
    "[Ethnic Danes|DEU CVL] in Germany opened a school.",
    "[The Albanians|SRB CVL] of southern Serbia opened a school.",
    "[Ethnic Hungarians|ROU CVL] sang in Bucharest. [Americans|USA CVL] in Baghdad sang too.",
    "[Ethnic Hungarian leaders|ROU GOV] met in Bucharest.",
    "[Ethnic Hungarians|HUN CVL] sang.",
    "[Two Danes|DNK CVL] and [the Danish banker|DNK BUS] were fined.",
    # the organisation in the phrase goes before the place
    "[Red Cross officials|NGO MED] saw [the prisoners|PER CVL] in Lima.",
    "[UN staff|UNO -] and [UN police|UNO COP] left Nairobi. [Chilean staff|CHL LAB] stayed.",
    "[NATO troops|IGO MIL] in Kenya left. [Amnesty International researchers|NGO CVL] in Kenya stayed.",
    "[UN weapons inspectors|UNO -] left. [Chilean inspectors|CHL COP] stayed.",
    # officers of international bodies
    "[Kenzo Oshima|UNO -], the United Nations Emergency Relief Coordinator, wrote a letter.",
    "[Kenzo Oshima|JPN SOC], the former United Nations Emergency Relief Coordinator, wrote a letter.",
    "[Amr Moussa|IGO -], the Arab League's secretary-general, came home.",
    # phrases headed by places, weapons and vehicles
    "[The southern capital|SSD -] Juba was shelled.",
    "Soldiers shelled [positions|KEN -] near Mombasa and [Rebel positions|KEN REB] near Mombasa.",
    "[Kampuchean guerrilla camps|KHM REB] burned.",
    "[Israeli helicopters|ISR MIL] and [tanks|ISR MIL] came after [Israeli army bulldozers|ISR MIL].",
    "[Police helicopters|PER COP] flew over Lima. [Peruvian refugee camps|PER REF] flooded.",
    "The jet struck [a village|KEN CVL] near Mombasa.",
    # those who are counted
    "[Scores|RWA REF] of Rwandan refugees crossed. [One third|RUS REB] of Chechen guerrillas gave up.",
    "Ankara held [52 members|TUR PTY] of the banned Green Hill Party.",
    "Hungary takes no more of [any Syrian refugees|SYR REF].",
    # what stands before a name, and what a name says
    "[The rebel Front|- REB] for the Freedom of Maru met [Warlord Gul Darman|- REB].",
    "[The Socialists|- PTY] met.",
]


def read(text: str) -> Reading:
    """The reading of a text without a date."""
    reading = next(iter(pipeline.run([Article("r", text)], STAGES)))
    assert not reading.failures
    return reading


def covering(reading: Reading, start: int, end: int) -> Mention | None:
    """The smallest mention that covers the characters, as the stage of events looks it up."""
    found = [each for each in reading.mentions if each.span.start <= start and end <= each.span.end]
    return min(found, key=lambda each: each.span.end - each.span.start, default=None)


def code(reading: Reading, mention: Mention | None) -> tuple[str, str]:
    """Country and sector of the actor of a mention, "-" for none."""
    actors = {each.id: each for each in reading.actors}
    actor = actors.get(mention.actor or "") if mention else None
    return ((actor.country or "-"), (actor.sector or "-")) if actor else ("-", "-")


@pytest.mark.parametrize("text", [*TOLD, *ROUND_THE_NAME])
def test_parties(text: str) -> None:
    plain, marks, shift = MARK.sub(r"\1", text), list(MARK.finditer(text)), 0
    reading = read(plain)
    for mark in marks:
        words, (country, sector, *why) = mark[1], mark[2].split()
        end = mark.start() - shift + len(words)
        shift += len(mark[0]) - len(words)
        mention = covering(reading, end - len(words.split()[-1]), end)
        if (country, sector) == ("-", "-") and mention is not None and mention.why != "demonym":
            continue
        assert code(reading, mention) == (country, sector), (words, mention, reading.actors)
        assert not why or (mention is not None and mention.why == why[0]), mention


def test_what_is_inferred_is_less_sure_than_what_is_told() -> None:
    told, inferred = read("Egyptian police left."), read("Police fired at a crowd in Cairo.")
    assert (told.mentions[0].why, inferred.mentions[0].why) == ("described", "inferred")
    assert code(told, told.mentions[0]) == ("EGY", "COP")
    assert (told.mentions[0].score or 0) > 0
    far = read("Egypt spoke. The day was long. Police left.")
    assert [each.score for each in far.mentions if each.why == "inferred"] < [inferred.mentions[0].score]


def test_one_word_in_two_countries_is_two_parties() -> None:
    reading = read("Police left the square in Cairo. Police stayed in the streets of Lima.")
    found = [each for each in reading.mentions if each.why == "inferred"]
    assert [code(reading, each)[0] for each in found[:2]] == ["EGY", "PER"]
    assert len({each.actor for each in found}) == 2


def test_whom_a_report_describes_has_an_id_of_this_report_alone() -> None:
    first = read("Turkish troops left.")
    second = next(iter(pipeline.run([replace(first.article, id="other")], STAGES)))
    ids = [each.id for each in (*first.actors, *second.actors) if "troops" in each.id]
    assert len(set(ids)) == 2
    assert all("@" in each for each in ids)


def test_a_place_that_something_is_done_to_has_its_state_as_candidate() -> None:
    reading = read("The rebels opened fire on Mombasa.")
    mention = next(each for each in reading.mentions if each.form is MentionForm.NAME)
    assert (mention.actor, mention.why) == (None, "place")
    assert [each.country for each in reading.actors if each.id in mention.candidates] == ["KEN"]


def test_a_surname_that_only_one_state_was_led_under_tells_its_country() -> None:
    reading = read("Erdogan criticized the plan.")
    assert code(reading, reading.mentions[0]) == ("TUR", "GOV")


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("UN staff in Goma were sent home.", "Goma", "place"),
        ("UN staff met Julius Goma. Goma said that he would wait.", "Goma", "short-form"),
        ("The town is quiet, and any refugees may come.", "any refugees", "generic"),
    ],
)
def test_a_name_of_a_place_and_nobody_in_particular_are_no_actors(text: str, words: str, why: str) -> None:
    reading = read(text)
    mention = next(each for each in reading.mentions if each.span.of(text) == words)
    assert ((mention.actor is None), mention.why) == ((why in ("place", "generic")), why)


def test_a_people_that_lives_elsewhere_is_another_actor() -> None:
    names = {actor.id: actor.name for actor in read("The Albanians of Serbia sang.").actors}
    assert names["albanians-of-serbia"] == "Albanians of Serbia"
    assert "albanians" in {actor.id for actor in read("The Albanians sang.").actors}
