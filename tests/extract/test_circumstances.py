"""When, where and at what occasion statements were made: one table for each phenomenon.

Each row gives a text and, for its statements in order, the words of time, place and occasion, `-` for none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.extract.circumstances import CircumstanceFinder
from sayso.extract.statements import StatementExtractor
from sayso.ground.places import PlaceResolver
from sayso.ground.times import TimeTagger
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Reading, Statement

OWN_SENTENCE = [
    ("Talks failed, the minister said on Friday.", [("Friday", "-", "-")]),
    ("The minister said in Oslo on 3 May 2024 that talks had failed.", [("3 May 2024", "Oslo", "-")]),
    ("On Monday, the envoy told reporters that the bridge was closed.", [("Monday", "-", "-")]),
    ("Speaking in Geneva on Tuesday, the envoy said the bridge was closed.", [("Tuesday", "Geneva", "-")]),
    ("Mariam Dahl said at a news conference in Lima that nobody was hurt.", [("-", "Lima", "a news conference")]),
    ("“Nobody was hurt,” the mayor told a radio station in an interview on Sunday.", [("Sunday", "-", "an interview")]),
    ("“Nobody was hurt,” the mayor told reporters in Lima on Sunday.", [("Sunday", "Lima", "-")]),
    ("“Nobody was hurt,” the mayor told a meeting of envoys in Lima.", [("-", "Lima", "-")]),
    ("“Nobody was hurt,” the mayor said at an institute in Lima.", [("-", "Lima", "-")]),
    ("“Nobody was hurt,” the mayor said from Lima.", [("-", "Lima", "-")]),
    ("The ministry denied the report in a statement late on Thursday.", [("late on Thursday", "-", "a statement")]),
]
NOT_ITS_OWN = [
    ("The minister said that the talks on Friday had failed.", [("-", "-", "-")]),
    ("The minister, who arrived in Oslo on Friday, said that talks had failed.", [("-", "-", "-")]),
    ("After the attack in Lima on Friday, the minister said that talks had failed.", [("-", "-", "-")]),
    ("The mayor of Paris said that the bridge was closed.", [("-", "-", "-")]),
    ("The army accused Peru of shelling the village.", [("-", "-", "-")]),
    ("The mayor blamed the army for the attack on a bus in Lima.", [("-", "-", "-")]),
    ("On Peru, the minister said that talks would go on.", [("-", "-", "-")]),
    ("The mayor called on Peru to leave.", [("-", "-", "-")]),
    ("The general told his troops in Peru to prepare.", [("-", "-", "-")]),
]
SENTENCE_BEFORE = [
    (
        "Ida Brandt said on Friday that talks had failed. She added that nobody was to blame.",
        [("Friday", "-", "-"), ("Friday", "-", "-")],
    ),
    (
        "Ida Brandt said on Friday that talks had failed. Tom Reyes denied that.",
        [("Friday", "-", "-"), ("-", "-", "-")],
    ),
    (
        "Ida Brandt said that talks had failed. She made the remarks in Geneva on Friday.",
        [("Friday", "Geneva", "-")],
    ),
    (
        "Ida Brandt said that talks had failed.\n\nShe was tired. She made the remarks in Geneva on Friday.",
        [("-", "-", "-")],
    ),
    (
        "Ida Brandt said on Friday that she had asked Tom Reyes to leave.",
        [("Friday", "-", "-"), ("-", "-", "-")],
    ),
]


def read(text: str) -> Reading:
    stages = (
        FurnitureMarker(),
        LanguageIdentifier(),
        Parser(),
        MentionFinder(),
        TimeTagger(),
        PlaceResolver(),
        StatementExtractor(),
        CircumstanceFinder(),
    )
    (reading,) = pipeline.run([Article("r", text, published="2024-05-10")], stages)
    assert not reading.failures
    return reading


def told(statement: Statement, text: str) -> tuple[str, str, str]:
    when, where = statement.when, statement.where
    spans = (when.span if when else None, where.span if where else None, statement.occasion)
    first, second, third = (span.of(text) if span else "-" for span in spans)
    return first, second, third


@pytest.mark.parametrize(("text", "expected"), [*OWN_SENTENCE, *NOT_ITS_OWN, *SENTENCE_BEFORE])
def test_circumstances(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [told(statement, text) for statement in read(text).statements]
    assert [tuple(word.removeprefix("on ") for word in row) for row in found] == expected


def test_the_example_of_the_docstring() -> None:
    text = "Talks failed, she said in Oslo on 3 May 2024."
    assert text in " ".join((CircumstanceFinder.__doc__ or "").split())
    (statement,) = read(text).statements
    assert told(statement, text) == ("3 May 2024", "Oslo", "-")


def test_nothing_else_of_a_statement_changes() -> None:
    reading = read("Ida Brandt said on Friday that talks had failed. She added that nobody was to blame.")
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), StatementExtractor())
    bare = next(pipeline.run([reading.article], stages))
    assert tuple(replace(each, when=None, where=None, occasion=None) for each in reading.statements) == bare.statements


def test_a_time_and_a_place_are_those_of_the_reading() -> None:
    reading = read("The minister said in Oslo on 3 May 2024 that talks had failed.")
    (statement,) = reading.statements
    assert statement.when in reading.times
    assert statement.where in reading.places
    assert statement.when is not None
    assert statement.when.value == "2024-05-03"
