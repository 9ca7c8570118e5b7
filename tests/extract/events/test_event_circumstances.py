"""When and where deeds were done: one marked trigger a sentence, and the words of its time and place, `-` for none."""

from __future__ import annotations

import re

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.extract.events.circumstances import circumstances
from sayso.ground.places import PlaceResolver
from sayso.ground.times import TimeTagger
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Reading

PAIRS = [
    # at the trigger itself
    ("Rebels [attacked] a convoy in Herat on Tuesday.", "Tuesday", "Herat"),
    ("On 3 May 2024, police in riot gear [arrested] a singer in Lima.", "3 May 2024", "Lima"),
    ("The [attack] in Herat on Tuesday angered the mayor.", "Tuesday", "Herat"),
    ("The mayor was angered by Tuesday's [raid].", "Tuesday", "-"),
    ("The 2019 [siege] of Tripoli was long.", "2019", "Tripoli"),
    ("Two guards died in the [bombing] of a mosque in Kabul last week.", "last week", "Kabul"),
    ("Students [protested] outside the parliament in Nairobi.", "-", "Nairobi"),
    ("Students [protested] outside the parliament.", "-", "the parliament"),
    ("Gunmen [stormed] the border post on Friday.", "Friday", "the border post"),
    ("The minister [visited] Oslo in June 2021.", "June 2021", "Oslo"),
    # through a verb that carries or shares it
    ("A [protest] took place in Nairobi on Monday.", "Monday", "Nairobi"),
    ("On Monday the army launched an [assault] near Mosul.", "Monday", "Mosul"),
    ("On Friday the court met and [sentenced] the mayor.", "Friday", "-"),
    ("Guards closed and [sealed] the mill in Lima on 3 May 2024.", "3 May 2024", "Lima"),
    ("Guards [closed] and sealed the mill in Lima on 3 May 2024.", "3 May 2024", "Lima"),
    ("On Friday the mayor was forced to [resign].", "Friday", "-"),
    ("Rebels shelled Herat on Tuesday, [killing] two nurses.", "Tuesday", "Herat"),
    ("Speaking in Geneva on Tuesday, the envoy [condemned] the army.", "Tuesday", "Geneva"),
    # not its own
    ("The mayor said on Friday that rebels had [attacked] a convoy.", "-", "-"),
    ("After the attack in Herat on Tuesday, the envoy [condemned] the rebels.", "-", "-"),
    ("The envoy [condemned] Tuesday's attack in Herat.", "-", "-"),
    ("The mayor of Lima [condemned] the rebels.", "-", "-"),
    ("Police [arrested] a man who had robbed a bank in Lima in 2019.", "-", "-"),
    ("The army recently [attacked] the rebels.", "-", "-"),
    ("A judge in Texas [dismissed] the suit.", "-", "-"),
    ("They [sued] the state over the 2018 act.", "-", "-"),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    """The readings of all sentences, by text."""
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), TimeTagger(), PlaceResolver())
    texts = [re.sub(r"[\[\]]", "", marked) for marked, _, _ in PAIRS]
    readings = [Reading(Article(f"pair-{at}", text, published="2024-05-10")) for at, text in enumerate(texts)]
    for stage in stages:
        readings = pipeline.apply(stage, readings)
    return {one.article.text: one for one in readings}


@pytest.mark.parametrize(("marked", "when", "where"), PAIRS)
def test_time_and_place(read: dict[str, Reading], marked: str, when: str, where: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    reading = read[text]
    assert reading.parse is not None
    head = reading.parse.starts.index(marked.index("["))
    found = circumstances(reading, reading.parse).of(head)
    told = [one.span.of(text) if one is not None and one.span is not None else "-" for one in (found.when, found.where)]
    assert told == [when, where]


def test_a_place_without_a_name_is_told_by_its_words_alone(read: dict[str, Reading]) -> None:
    reading = read["Students protested outside the parliament."]
    assert reading.parse is not None
    place = circumstances(reading, reading.parse).of(1).where
    assert place is not None
    assert (place.name, place.country, place.geonames) == (None, None, None)
