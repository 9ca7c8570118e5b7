"""Places found and resolved: marked texts, one table for each phenomenon.

In a marked text `[Paris|USA:city]` says that "Paris" is a place, in the United States, a city; `[Paris|?]` that it is a
place that is not resolved. Whatever is not marked must not be found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.places import PlaceResolver
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Place, Reading

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def read(article: Article, stage: PlaceResolver | None = None) -> Sequence[Place]:
    """The places of one report."""
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), stage or PlaceResolver())
    reading = next(iter(pipeline.run([article], stages)))
    assert not reading.failures
    return reading.places


def said(text: str, places: Sequence[Place]) -> list[tuple[str, str]]:
    """Each place as a mark has it: its words, and country and grain."""
    return [
        (place.span.of(text), f"{place.country or '-'}:{place.grain}" if place.lat is not None else "?")
        for place in places
        if place.span
    ]


CONTAINERS = [
    "Fighting went on in [Kandahar|AFG:city], southern [Afghanistan|AFG:country], on Monday.",
    "The bus left [Springfield|USA:city], [Illinois|USA:province], at noon.",
    "She grew up in [Paris|USA:city], [Texas|USA:province], and taught there.",
    "Police in [Perth|GBR:city], [Scotland|GBR:country], and [Perth|AUS:city], [Australia|AUS:country], met.",
    "A barn burned down near [Hurricane|USA:city], [W.Va.|USA:province], on Sunday.",
]
COMPANY = [
    "[Atlanta|USA:city] and [Savannah|USA:city] are cities in [Georgia|USA:province].",
    "The envoy left [Tbilisi|GEO:city] for [Kutaisi|GEO:city]; [Georgia|GEO:country] closed the road.",
    "[Armenia|ARM:country], [Azerbaijan|AZE:country] and [Georgia|GEO:country] sent observers.",
    "Rail lines between [Seattle|USA:city] and [Spokane|USA:city] in [Washington|USA:province] state were cut.",
    "He went from [Boston|USA:city] to [Cambridge|USA:city] in [Massachusetts|USA:province].",
]
REGIONS = [
    "Troops crossed the [Kerch Strait|-:water] into [Crimea|UKR:region] and shelled the [Donbas|UKR:region].",
    "Ships waited in the [South China Sea|-:water] and off the [Gaza Strip|PSE:region].",
    "Rebels in [Darfur|SDN:region] and [Tigray|ETH:region] agreed to talks.",
    "Aides left the [White House|USA:building] for the [Kremlin|RUS:building] and [Downing Street|GBR:building].",
    "Deputies from [Lubbock County|USA:region] stood by.",
    "Shells fell on [al-Raqqa|SYR:city] and [Deir ez-Zor|SYR:city].",
    "They came to [Ghor Province|AFG:province] in winter.",
]
UNKNOWN = [
    "The river rose in the village of [Ostrelnik|?] overnight.",
    "Nobody lives in the hamlet of [Vurnholt|?] any more.",
    "A [Springfield|?] man was held.",
]
NO_PLACES = [
    "Paris Hilton met Jordan Smith and Georgia Brown for lunch.",
    "The Bank of England raised its rates.",
    "Nice people live longer. Reading is fun. Mobile phones were banned. Split the bill.",
    "Russian officials said the region was calm, and the city slept.",
    "Fighting in the region and across the province went on.",
    "The Texas Rangers beat the Boston Red Sox.",
]


@pytest.mark.parametrize("marked", [*CONTAINERS, *COMPANY, *REGIONS, *UNKNOWN, *NO_PLACES])
def test_places(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    assert said(text, read(Article("a", text, language="en"))) == MARK.findall(marked)


def test_the_example_of_the_docstring() -> None:
    text = "Fighting went on in Kandahar, southern Afghanistan."
    assert text in (PlaceResolver.__doc__ or "")
    assert said(text, read(Article("a", text))) == [("Kandahar", "AFG:city"), ("Afghanistan", "AFG:country")]


def test_a_dateline_in_capitals_is_a_place() -> None:
    text = "NAIROBI, Kenya (AP) - The port was shut on Monday, the mayor said."
    assert said(text, read(Article("a", text))) == [("NAIROBI", "KEN:city"), ("Kenya", "KEN:country")]


@pytest.mark.parametrize(
    ("published", "note"),
    [
        ("2021-05-01", None),
        ("2022-09-16T23:00:00Z", None),
        ("2022-09-17", "renamed:Astana:2022-09-17"),
        ("2024-04-26T10:00:00Z", "renamed:Astana:2022-09-17"),
        (None, "renamed:Astana:2022-09-17"),
    ],
)
def test_a_renamed_city_is_noted_once_it_has_its_new_name(published: str | None, note: str | None) -> None:
    text = "The ministers met in Nur-Sultan on Tuesday."
    (place,) = read(Article("a", text, published=published))
    assert (place.name, place.geonames, place.country, place.note) == ("Astana", 1526273, "KAZ", note)


def test_one_sense_in_a_report() -> None:
    text = "A court in Paris, Texas, freed two men.\n\nThe men had come to Paris by bus. The mayor of Paris was glad."
    found = [place for place in read(Article("a", text)) if place.name == "Paris"]
    assert [place.country for place in found] == ["USA"] * 3


def test_the_address_of_a_report_speaks_for_its_country() -> None:
    text = "Fire broke out at a mill near Hamilton on Monday. Nobody was hurt."
    (at_home,) = read(Article("a", text, url="https://news.example.nz/fire"))
    (abroad,) = read(Article("a", text, url="https://news.example.ca/fire"))
    assert (at_home.country, abroad.country) == ("NZL", "CAN")


def test_peoples_are_places_only_when_asked_for() -> None:
    text = "Estonian and Swedish divers met in Tallinn; the Finns stayed away."
    assert [place.name for place in read(Article("a", text))] == ["Tallinn"]
    found = read(Article("a", text), PlaceResolver(demonyms=True))
    assert [(place.name, place.note) for place in found] == [
        ("Estonia", "demonym"),
        ("Sweden", "demonym"),
        ("Tallinn", None),
        ("Finland", "demonym"),
    ]


def test_what_is_less_likely_than_asked_for_is_not_resolved() -> None:
    text = "The talks in Tripoli were long."
    (place,) = read(Article("a", text), PlaceResolver(least=0.0))
    assert place.confidence is not None
    assert 0 < place.confidence < 1
    (unresolved,) = read(Article("a", text), PlaceResolver(least=1.01))
    assert (unresolved.lat, unresolved.lon, unresolved.country, unresolved.name) == (None,) * 4
    assert unresolved.span == place.span


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
