"""Names that many places bear: without more, the one that world news mean; where that is open, none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.places import PlaceResolver, confidence, sensed
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Place, Reading

MEANT = """
Alexandria EGY, Algiers DZA, Antwerp BEL, Athens GRC, Barcelona ESP, Bath GBR, Belfast GBR, Berlin DEU, Bethlehem PSE,
Birmingham GBR, Boston USA, Bristol GBR, Cairo EGY, Cambridge GBR, Colombo LKA, Congo COD, Cork IRL, Cornwall GBR,
Damascus SYR, Delhi IND, Djibouti DJI, Dublin IRL, Essex GBR, Florence ITA, Geneva CHE, Georgetown GUY, Granada ESP,
Halifax CAN, Hamilton CAN,
Hanover DEU, Hebron PSE, Hyderabad IND, Kent GBR, Kingston JAM, La Paz BOL, Lima PER, Liverpool GBR,
London GBR, Manchester GBR, Melbourne AUS, Memphis USA, Milan ITA, Moscow RUS, Naples ITA, New York USA, Odessa UKR,
Oxford GBR, Paris FRA, Perth AUS, Philadelphia USA, Rome ITA, San José CRI, San Juan PRI, San Salvador SLV,
Santiago CHL, Sidon LBN, St. Petersburg RUS, Surrey GBR, Sydney AUS, Tripoli LBY, Tyre LBN, Valencia ESP,
Vancouver CAN, Venice ITA, Victoria AUS, Vienna AUT, Wellington NZL
"""
SENTENCES = (
    "Talks went on in {} on Tuesday.",
    "The airport of {} was shut for an hour.",
    "She flew to {} with her daughter.",
    "Hundreds marched through {} in the rain.",
    "A shop in {} burned down.",
)
OPEN = ("Springfield", "Franklin", "Sparta", "Greenville", "Richmond", "Lincoln")


def read(text: str, **settings: float) -> Sequence[Place]:
    """The places of a text."""
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), PlaceResolver(**settings))  # type: ignore[arg-type]
    return next(iter(pipeline.run([Article("a", text, language="en")], stages))).places


@pytest.mark.parametrize(
    ("name", "country", "sentence"),
    [
        (*each.strip().rsplit(None, 1), SENTENCES[number % len(SENTENCES)])
        for number, each in enumerate(MEANT.replace("\n", " ").split(","))
    ],
)
def test_the_place_that_world_news_mean(name: str, country: str, sentence: str) -> None:
    (place,) = read(sentence.format(name))
    assert (place.span and place.span.of(sentence.format(name)), place.country) == (name, country)


@pytest.mark.parametrize("name", OPEN)
def test_where_it_is_open_none_is_given(name: str) -> None:
    (place,) = read(f"A shop in {name} burned down.")
    assert (place.name, place.lat, place.country, place.confidence) == (None, None, None, None)


@pytest.mark.parametrize("name", ["Geneva", "Lima", "Luxembourg", "Tripoli"])
def test_a_town_and_the_divisions_of_its_name_are_as_sure_as_one(name: str) -> None:
    readings = [Reading(Article("a", f"Talks went on in {name} on Tuesday.", language="en"))]
    for stage in (LanguageIdentifier(), Parser()):
        readings = pipeline.apply(stage, readings)
    parse = readings[0].parse
    assert parse
    ((toponym, sense),) = sensed(readings[0].article, parse)
    assert sense
    alike = [each for each in toponym.candidates if each.country == sense.place.country]
    assert len(alike) > 1, "the name should be that of a town and of a division"
    assert sense.share > 0.6
    assert confidence(toponym, sense) > 0.6


def test_two_towns_of_a_country_are_not_as_sure_as_one() -> None:
    (place,) = read("A shop in Springfield burned down.", least=0.0)
    assert place.country == "USA"
    assert (place.confidence or 1.0) < 0.4


def test_a_paper_of_another_country_means_its_own() -> None:
    text = "A shop in Valencia burned down."
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), PlaceResolver())
    there = Article("a", text, language="en", url="https://news.example.ve/shop")
    (place,) = next(iter(pipeline.run([there], stages))).places
    assert place.country == "VEN"
