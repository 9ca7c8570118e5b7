"""Places found and resolved: marked texts, one table for each phenomenon.

In a marked text `[Paris|USA:city]` says that "Paris" is a place, in the United States, a city, meant literally;
`[Paris|FRA:city:metonym]` that it is used in another sense; `[Paris|?]` that it is a place that is not resolved.
Whatever is not marked must not be found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.places import PlaceResolver
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Place, PlaceKind, Reading

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def read(article: Article, stage: PlaceResolver | None = None) -> Sequence[Place]:
    """The places of one report."""
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), stage or PlaceResolver())
    reading = next(iter(pipeline.run([article], stages)))
    assert not reading.failures
    return reading.places


def said(text: str, places: Sequence[Place]) -> list[tuple[str, str]]:
    """Each place as a mark has it: its words, and country, grain and kind."""
    found = []
    for place in places:
        assert place.span
        known = f"{place.country or '-'}:{place.grain}" if place.lat is not None else "?"
        found.append((place.span.of(text), known + (f":{place.kind}" if place.kind is not PlaceKind.LITERAL else "")))
    return found


CONTAINERS = [
    "Fighting went on in [Kandahar|AFG:city], southern [Afghanistan|AFG:country], on Monday.",
    "The bus left [Springfield|USA:city], [Illinois|USA:province], at noon.",
    "She grew up in [Paris|USA:city], [Texas|USA:province], and taught there.",
    "Police in [Perth|GBR:city], [Scotland|GBR:country], and [Perth|AUS:city], [Australia|AUS:country], met.",
    "A barn burned down near [Hurricane|USA:city], [W.Va.|USA:province], on Sunday.",
    "Fire crews in [Buffalo|USA:city], [New York|USA:province], were busy.",
    "Clerks in [Washington|USA:city], [D.C.|USA:province], and voters in [Maine|USA:province] agreed.",
]
COMPANY = [
    "[Atlanta|USA:city] and [Savannah|USA:city] are cities in [Georgia|USA:province].",
    "Fairs in [Armenia|ARM:country], [Azerbaijan|AZE:country] and [Georgia|GEO:country] opened.",
    "Rail lines between [Seattle|USA:city] and [Spokane|USA:city] in [Washington|USA:province] state were cut.",
    "He went from [Boston|USA:city] to [Cambridge|USA:city] in [Massachusetts|USA:province].",
    "He drove from [Salisbury|GBR:city] to [Bath|GBR:city], [England|GBR:country].",
]
DIVISIONS = [
    "Voters in the state of [Washington|USA:province] sent ballots by post.",
    "[New York|USA:province] Gov. Ann Roe signed the bill.",
    "A court in [New York|USA:city] heard it.",
]
REGIONS = [
    "Troops crossed the [Kerch Strait|-:water] into [Crimea|UKR:region] and shelled the [Donbas|UKR:region].",
    "Ships waited in the [South China Sea|-:water] and off the [Gaza Strip|PSE:region].",
    "Rebels in [Darfur|SDN:region] and [Tigray|ETH:region] agreed to talks.",
    "Deputies from [Lubbock County|USA:region] stood by.",
    "Shells fell on [al-Raqqa|SYR:city] and [Deir ez-Zor|SYR:city].",
    "They came to [Ghor Province|AFG:province] in winter.",
    "Ministers from [Central|-:region] and [South Asia|-:region] met.",
    "Floods hit [Anhui|CHN:province] and the [Salinas Valley|USA:region].",
]
BUILDINGS = [
    "Officers stood outside the [Kremlin|RUS:building] and inside the [White House|USA:building].",
    "Crowds gathered in [Tahrir Square|EGY:building] and at [Al-Aqsa|ISR:building].",
]
DATELINES = [
    "[NAIROBI|KEN:city], [Kenya|KEN:country] (AP) - The port was shut on Monday, the mayor said.",
    "[WASHINGTON|USA:city] (AP) - The port was shut on Monday.",
    "[LISBON|PRT:city] (AP) - The port was shut on Monday.",
]
UNKNOWN = [
    "The river rose in the village of [Ostrelnik|?] overnight.",
    "Nobody lives in the hamlet of [Vurnholt|?] any more.",
    "A [Springfield|?] man was held.",
    "Deer crossed [Lake Ostrava|?] at dawn.",
]
GOVERNMENTS = [
    "[Norway|NOR:country:metonym] said it would close the strait to tankers.",
    "[Moscow|RUS:city:metonym] said talks would go on, while [Washington|USA:city:metonym] is imposing new duties.",
    "The envoy accused [Iran|IRN:country:metonym] of delay and urged [Israel|ISR:country:metonym] to wait.",
    "Talks with [Japan|JPN:country:metonym] broke down after pressure on [Ottawa|CAN:city:metonym] grew.",
    "The strike was condemned by [France|FRA:country:metonym].",
    "[Beijing|CHN:city:metonym]'s response was short.",
    "He was born in [Moscow|RUS:city] and now lives in [Norway|NOR:country].",
    "[Norway|NOR:country] lies on the sea and [Moscow|RUS:city] sits on a river.",
]
BODIES = [
    "The Bank of [England|GBR:country:metonym] raised its rates.",
    "The [Nebraska|USA:province:metonym] Tigers drew with the visitors.",
]
PEOPLES = [
    "[Russian|RUS:country:demonym] officials said the region was calm, and the city slept.",
    "[Swedish|SWE:country:demonym] divers met in [Tallinn|EST:city]; the [Finns|FIN:country:demonym] stayed away.",
    "Three [Chechens|RUS:province:demonym] were held in [Vienna|AUT:city].",
]
NAMES_OF_STATES = [
    "The [Democratic People's Republic of Korea|PRK:country] held a parade in [Pyongyang|PRK:city].",
    "Guests from the [People's Republic of China|CHN:country] came to [Oslo|NOR:city].",
]
NO_PLACES = [
    "Jordan Smith flew home with Chad Brown and Georgia Moss.",
    "Nice people live longer. Reading is fun. Mobile phones were banned. Split the bill.",
    "Fighting in the region and across the province went on.",
    "The Foreign Ministry said the region would not be a place of war.",
    "Doctors treat West Nile virus and Marburg fever in the same ward. Marburg kills fast.",
]
TABLES = (
    *CONTAINERS,
    *COMPANY,
    *DIVISIONS,
    *REGIONS,
    *BUILDINGS,
    *DATELINES,
    *UNKNOWN,
    *GOVERNMENTS,
    *BODIES,
    *PEOPLES,
    *NAMES_OF_STATES,
    *NO_PLACES,
)


@pytest.mark.parametrize("marked", TABLES)
def test_places(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    assert said(text, read(Article("a", text, language="en"))) == MARK.findall(marked)


def test_the_example_of_the_docstring() -> None:
    text = "Fighting went on in Kandahar, southern Afghanistan."
    assert text in (PlaceResolver.__doc__ or "")
    assert said(text, read(Article("a", text))) == [("Kandahar", "AFG:city"), ("Afghanistan", "AFG:country")]


@pytest.mark.parametrize(
    ("old", "published", "note"),
    [
        ("Nur-Sultan", "2021-05-01", None),
        ("Nur-Sultan", "2022-09-16T23:00:00Z", None),
        ("Nur-Sultan", "2022-09-17", "renamed:Astana:2022-09-17"),
        ("Nur-Sultan", "2024-04-26T10:00:00Z", "renamed:Astana:2022-09-17"),
        ("Nur-Sultan", None, "renamed:Astana:2022-09-17"),
        ("Artemivsk", "2023-02-01", "renamed:Bakhmut:2016-05-12"),
        ("Bombay", "2008-11-27", "renamed:Mumbai:1995-11-01"),
        ("Kiev", "2024-01-01", None),
        ("Crimea", "2010-01-01", None),
        ("Crimea", "2020-01-01", "contested:claimed-by:RUS+UKR"),
        ("Oslo", "2020-01-01", None),
    ],
)
def test_notes_of_renamed_and_contested_places(old: str, published: str | None, note: str | None) -> None:
    text = f"The ministers met in {old} on Tuesday."
    (place,) = read(Article("a", text, published=published))
    assert place.note == note


def test_a_renamed_city_bears_its_present_name() -> None:
    (place,) = read(Article("a", "The ministers met in Nur-Sultan on Tuesday."))
    assert (place.name, place.geonames, place.country) == ("Astana", 1526273, "KAZ")


def test_one_sense_in_a_report() -> None:
    text = "A court in Paris, Texas, freed two men.\n\nThe men had come to Paris by bus. The mayor of Paris was glad."
    found = [place for place in read(Article("a", text)) if place.name == "Paris"]
    assert [place.country for place in found] == ["USA"] * 3


@pytest.mark.parametrize(
    ("text", "url", "outlet", "country", "near"),
    [
        ("Fire broke out at a mill near Hamilton on Monday.", "https://news.example.nz/fire", None, "NZL", -38),
        ("Fire broke out at a mill near Hamilton on Monday.", "https://news.example.ca/fire", None, "CAN", 43),
        ("A road near Paris was shut on Monday.", "https://www.theparisnews.com/road", None, "USA", 34),
        ("A road near Paris was shut on Monday.", "https://www.parispi.net/road", None, "USA", 36),
        ("A road near Paris was shut on Monday.", None, "Paris Post-Intelligencer", "USA", 36),
        ("A road near Paris was shut on Monday.", "https://www.example.com/road", None, "FRA", 49),
        ("A road in Paris, France, was shut on Monday.", "https://www.theparisnews.com/road", None, "FRA", 49),
        ("A road near Victoria was shut on Monday.", None, "Sydney Gazette", "AUS", -37),
    ],
)
def test_the_outlet_speaks_for_places_near_its_home(
    text: str, url: str | None, outlet: str | None, country: str, near: int
) -> None:
    place = read(Article("a", text, url=url, outlet=outlet))[0]
    assert place.country == country
    assert place.lat is not None
    assert abs(place.lat - near) < 1.5


def test_peoples_can_be_left_out() -> None:
    text = "Estonian and Swedish divers met in Tallinn; the Finns stayed away."
    names = ["Estonia", "Sweden", "Tallinn", "Finland"]
    kinds = [PlaceKind.DEMONYM, PlaceKind.DEMONYM, PlaceKind.LITERAL, PlaceKind.DEMONYM]
    found = read(Article("a", text))
    assert [(place.name, place.kind) for place in found] == list(zip(names, kinds, strict=True))
    assert [place.name for place in read(Article("a", text), PlaceResolver(demonyms=False))] == ["Tallinn"]


def test_what_is_less_likely_than_asked_for_is_not_resolved() -> None:
    text = "The talks in Tripoli were long."
    (place,) = read(Article("a", text), PlaceResolver(least=0.0))
    assert place.confidence is not None
    assert 0 < place.confidence < 1
    (unresolved,) = read(Article("a", text), PlaceResolver(least=1.01))
    assert unresolved == replace(Place(place.span), kind=place.kind)


def test_a_name_of_many_places_is_less_sure_than_one_with_its_container() -> None:
    alone = read(Article("a", "The bus left Springfield at noon."), PlaceResolver(least=0.0))[0]
    told = read(Article("a", "The bus left Springfield, Illinois, at noon."))[0]
    assert alone.confidence is not None
    assert told.confidence is not None
    assert alone.confidence < 0.5 < 0.9 < told.confidence


def test_a_report_that_is_not_parsed_has_no_places() -> None:
    assert [tuple(found) for found in PlaceResolver()([Reading(Article("a", "Paris"))])] == [()]


WORDS = ["Paris", "Texas", "in", "the", "Jordan", "Bank", "of", "Nice", ",", "County", "said", "St.", "Al", "-", "The"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_places_lie_in_order_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words) + "."
    spans = [place.span for place in read(Article("a", text, language="en")) if place.span]
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_paragraph_put_before_shifts_every_span() -> None:
    text = "Fighting went on in Kandahar, southern Afghanistan."
    before = "The port was shut on Monday, the mayor said.\n\n"
    alone = read(Article("a", text))
    shifted = read(Article("a", before + text))
    assert [(p.span.start + len(before), p.name) for p in alone if p.span] == [
        (p.span.start, p.name) for p in shifted if p.span
    ]
