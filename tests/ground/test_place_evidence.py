"""What speaks for a run of words being a place: the runs looked at, their evidence, and the weights that ship."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.parse import Parser
from sayso.ground.place_evidence import Evidence, everyday_words
from sayso.ground.place_spans import Option, Spans
from sayso.ground.places import CONFIDENCE, GROUNDS
from sayso.ground.toponyms import WEIGHTS, Weights, find_toponyms
from sayso.records import Article, Parse, Reading


def parsed(text: str) -> Parse:
    """The parse of a text in English."""
    readings = [Reading(Article("a", text, language="en"))]
    for stage in (LanguageIdentifier(), Parser()):
        readings = pipeline.apply(stage, readings)
    assert readings[0].parse
    return readings[0].parse


def features_of(text: str) -> dict[str, set[str]]:
    """The evidence for each run of words that may be a place, by name."""
    parse = parsed(text)
    spans = Spans(text, parse)
    rows = list(spans.options())
    evidence = Evidence(parse, spans, rows)
    return {option.name: set(evidence.features(option)) for row in rows for option in row}


@pytest.mark.parametrize(
    ("text", "name", "features"),
    [
        ("He lives in Lisbon.", "Lisbon", {"before in", "located 1", "located here 1", "grain city"}),
        ("The village of Ostrelnik burned.", "Ostrelnik", {"before sort", "unknown 1"}),
        ("A Lisbon man was held.", "Lisbon", {"after said-of", "located here 1"}),
        ("Lisbon, Portugal, was calm.", "Lisbon", {"contained", "before begin"}),
        ("Rep. Dan Ek, R-Denver, voted no.", "Denver", {"before party"}),
        ("Marburg virus kills. Marburg spreads.", "Marburg", {"elsewhere disease"}),
        ("Nice people live long.", "Nice", {"word everyday", "word everyday begin"}),
        ("Divers from the Estonian navy came.", "Estonian", {"people", "people country"}),
        ("Trains to New York City were late.", "New York", {"longer"}),
    ],
)
def test_evidence(text: str, name: str, features: set[str]) -> None:
    assert features <= features_of(text)[name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He flew to the Democratic Republic of the Congo.", {"Democratic Republic of the Congo"}),
        ("Trains to New York City were late.", {"New York City", "New York"}),
        ("Rain fell on Vernon County and on Lake Anna.", {"Vernon County", "Lake Anna"}),
        ("He landed at Ostrelnik International Airport.", {"Ostrelnik International Airport"}),
        ("Guests from Washington, D.C., came.", {"Washington, D.C.", "Washington", "D.C."}),
    ],
)
def test_runs_of_words_that_are_looked_at(text: str, names: set[str]) -> None:
    found = {option.name for row in Spans(text, parsed(text)).options() for option in row}
    assert names <= found


def test_the_options_of_a_token_are_the_longest_first() -> None:
    text = "Trains to New York City were late."
    rows: list[list[Option]] = list(Spans(text, parsed(text)).options())
    for row in rows:
        assert [each.stop for each in row] == sorted((each.stop for each in row), reverse=True)
        assert len({each.first for each in row}) == 1


def test_the_weights_are_those_of_evidence_that_there_is() -> None:
    data = tomllib.loads(files("sayso.knowledge").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    seen = set().union(*features_of("He lives in Lisbon, Portugal, and the Dutch in New York.").values())
    assert len(seen & set(data["weights"])) > 40
    assert data["weights"]["located 1"] > 0 > data["weights"]["word everyday"]
    assert Weights({"located 1": 1.5, "": -1.0}, 0.0).score(("located 1", "no such evidence")) == 0.5


def test_other_weights_can_be_given() -> None:
    text = "He lives in Lisbon."
    assert [each.name for each in find_toponyms(text, parsed(text), weights=Weights({"": 1.0}, 0.0))] == ["Lisbon"]
    assert find_toponyms(text, parsed(text), weights=Weights({"": -1.0}, 0.0)) == []


def test_the_grounds_of_confidence_all_have_weights() -> None:
    data = tomllib.loads(files("sayso.knowledge").joinpath(CONFIDENCE).read_text(encoding="utf-8"))
    assert set(data) == set(GROUNDS)
    assert all(data[each]["slope"] > 0 for each in GROUNDS)


def test_everyday_words_are_words_in_small_letters() -> None:
    words = everyday_words()
    assert {"nice", "reading", "mobile", "split"} <= words
    assert not {"paris", "turkey", "lisbon"} & words
    assert all(word.isalpha() and word.islower() for word in words)


def test_a_likely_place_has_the_greater_chance() -> None:
    text = "He lives in Lisbon and reads the Lisbon Herald."
    sure, less = (
        find_toponyms(text, parsed(text))[0],
        find_toponyms("The Lisbon Herald is read.", parsed("The Lisbon Herald is read.")),
    )
    assert sure.chance > 0.8
    assert all(each.chance < sure.chance for each in less)
