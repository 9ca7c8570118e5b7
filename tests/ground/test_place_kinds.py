"""In what sense a name of a place is used: pairs of marked texts.

`[Oslo|l]` is meant literally, `[Oslo|m]` stands for those who act in its name.
"""

from __future__ import annotations

import re

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.places import PlaceResolver
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article

MARK = re.compile(r"\[([^|\]]+)\|(.)\]")
USES = [
    "Delegates arrived in [Brussels|l] before dawn.",
    "Talks in [Moscow|l] ended without a deal.",
    "The bloc called on [Beijing|m] to free the two men.",
    "Pressure on [Tehran|m] is growing.",
    "It was a bid by [Tehran|m] to win time.",
    "A deal between [Moscow|m] and [Kyiv|m] is close.",
    "[Pyongyang|m]'s missiles flew over the strait.",
    "Envoys flew from [Paris|l] to [Geneva|l] on Monday.",
    "[London|m] has rejected the offer.",
    "[Ankara|m] and [Athens|m] traded blame.",
    "He lives in [London|l].",
    "Bombs fell near [Kyiv|l] at night.",
    "[Washington|m] wants the bases closed.",
    "The road between [Cairo|l] and [Alexandria|l] was blocked.",
    "Relations between [London|m] and [Madrid|m] are cool.",
    "An attack on [Kabul|l] killed nine.",
    "The summit was hosted by [Doha|m].",
    "She urged [Jakarta|m] to lift the ban.",
    "Crowds marched through [Minsk|l].",
    "[Seoul|m] fired warning shots.",
    "[Beijing|m], which claims the island, sent ships.",
    "The embassy in [Riyadh|l] is shut.",
    "[Tokyo|m]'s ambassador was called in.",
    "[Paris|l]'s streets were empty.",
    "A threat from [Islamabad|m] followed.",
    "The mayor of [Rome|l] resigned.",
    "Fighters trained by [Tehran|m] crossed over.",
    "[Baghdad|l] was hit by three rockets.",
    "Flights to [Havana|l] were stopped.",
    "Trade with [Hanoi|m] has doubled.",
    "The minister warned [Manila|m] against new patrols.",
    "Sanctions against [Caracas|m] were eased.",
    "[Delhi|l] choked on smog.",
    "Snow fell on [Oslo|l].",
    "The ties of [Damascus|m] with [Tehran|m] go back years.",
    "In a blow to [Warsaw|m], the court ruled for the firm.",
    "The envoy returned to [Canberra|l].",
    "A letter to [Nairobi|m] went unanswered.",
    "According to [Vienna|m], the talks will go on.",
    "Officials in [Bern|l] declined to comment.",
    "[Moscow|m]-backed rebels hold the town.",
    "[Turkey|l] has two coasts.",
    "The provinces won independence from [Sudan|l].",
    "The [Moscow|l] night was cold.",
    "He was [Oslo|l]'s best known baker.",
]


@pytest.mark.parametrize("marked", USES)
def test_kinds(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), PlaceResolver())
    reading = next(iter(pipeline.run([Article("a", text, language="en")], stages)))
    found = [(place.span and place.span.of(text), place.kind.value[0]) for place in reading.places]
    assert found == MARK.findall(marked)
