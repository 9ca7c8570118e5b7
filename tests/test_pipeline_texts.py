"""The real stages over made-up reports: batches, shifted offsets, and texts that nobody expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import codec, pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.extract.statements import StatementExtractor
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Mention, Reading, Span

STAGES = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), StatementExtractor())

REPORTS = (
    (
        "The harbour board met on Tuesday to talk about the new ferry. Mara Quist, its chair, said the ferry would "
        "sail before the summer. “We have the ship,” she said, “but we lack a crew.”\n"
    ),
    (
        "A teacher from Olm told the council that the old school was too cold for its pupils. The mayor, Ivo Brandt, "
        "denied it. According to Brandt, the heating had been mended in March.\n\nThey will meet again next week.\n"
    ),
    (
        "Police in Sanna accused two traders of selling rotten fish. The traders rejected the charge. Their lawyer, "
        "Petra Nowy, called it absurd and urged the police to apologise.\n\nRead more: Fish prices rise again\n"
    ),
    (
        "Il ministro ha detto che i lavori del ponte finiranno entro l'estate, ma i pescatori del villaggio non ci "
        "credono e chiedono una nuova strada lungo il fiume, perché quella vecchia è ormai chiusa da tre anni.\n"
    ),
    (
        "The valley's farmers fear another dry year. “Without rain in May there will be no wheat,” warned Jon Hale of "
        "the growers' union. He said that the wells had sunk by two metres since the autumn.\n"
    ),
    (
        "The two sides spoke for an hour and parted without a word to the press. A spokeswoman for the northern "
        "delegation later confirmed that the talks had ended; the southern one declined to comment.\n"
    ),
)

WEATHER = "Some rain fell over the quiet hills in the early hours of the day, and the roads stayed wet.\n\n"


def read(text: str) -> Reading:
    """The reading of one English report, with its spans checked against its text."""
    (reading,) = pipeline.run([Article("t", text, language="en")], STAGES)
    assert reading.article.text == text
    assert not reading.failures
    assert all(0 <= span.start < span.end <= len(text) for span in spans(reading))
    assert codec.reading_from_json(codec.from_line(codec.to_line(codec.reading_to_json(reading)))) == reading
    return reading


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans(getattr(value, each.name))


def moved(value: Any, by: int) -> Any:
    """The record with every span moved by so many characters; ids, which are made of spans, taken off."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(moved(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {each.name: moved(getattr(value, each.name), by) for each in fields(value)}
        return replace(value, **{**new, "id": ""} if hasattr(value, "act") else new)
    return value


@cache
def alone() -> list[Reading]:
    """The readings of the reports, one a batch."""
    return list(pipeline.run([Article(f"r{n}", text) for n, text in enumerate(REPORTS)], STAGES, batch=1))


# ---- batches and offsets ----------------------------------------------------------------------------------------


def test_the_reports_have_something_to_read() -> None:
    assert [len(reading.statements) > 0 for reading in alone()] == [True, True, True, False, True, True]
    assert [reading.article.language for reading in alone()] == ["en", "en", "en", "it", "en", "en"]
    assert alone()[3].failures[0].stage == "parse"
    assert alone()[2].furniture


@settings(max_examples=8)
@given(st.permutations(range(len(REPORTS))), st.integers(1, len(REPORTS)))
def test_batch_size_and_order_do_not_matter(order: list[int], batch: int) -> None:
    articles = [Article(f"r{n}", REPORTS[n]) for n in order]
    assert list(pipeline.run(articles, STAGES, batch=batch)) == [alone()[n] for n in order]


@pytest.mark.parametrize("number", [0, 1, 4, 5])
def test_a_paragraph_in_front_shifts_every_span_and_changes_nothing_else(number: int) -> None:
    plain, shifted = read(REPORTS[number]), read(WEATHER + REPORTS[number])
    by = len(WEATHER)
    assert plain.statements
    assert moved(shifted.statements, 0) == moved(plain.statements, by)
    own = tuple(mention for mention in shifted.mentions if mention.span.start >= by)
    assert [mention.span for mention in own] == [mention.span for mention in moved(plain.mentions, by)]


def test_a_paragraph_behind_changes_no_statement() -> None:
    plain, longer = read(REPORTS[0]), read(REPORTS[0] + "\n" + WEATHER)
    assert longer.statements == plain.statements


# ---- texts that nobody expects ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "\n", " \t\r\n \u2028 \u00a0\n\n", "\x0b\x0c\x1c\x85", "\ufeff", "\u200b"])
def test_nothing_but_white_space_yields_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.statements, reading.mentions, reading.actors) == ((), (), ())


@pytest.mark.parametrize(
    "text", [".", "?!", "“”", '"', "“", "said", "Said.", ":", "a:", "-- \n--", "()", "\\", "1", "…"]
)
def test_next_to_nothing_is_read_without_a_failure(text: str) -> None:
    read(text)


SAYINGS = "Mara Quist said the ferry would sail. “No,” said Ivo Brandt."


@pytest.mark.parametrize(
    "text",
    [
        "Mara\x00Quist said\x00 the ferry \x07would sail.\x1b[31m “No,” said Ivo Brandt\x7f.",
        "Mara Quist said\x0bthe ferry\x0cwould\x1csail. “No,”\u2028said Ivo\x85Brandt.",
        "\ufeffMara Quist said the fer\u00adry would\u200b sail. \u202e“No,” said Ivo Brandt.\u202c",
        "🙂🙂 Mara Quist said 🙂 the 𝒇erry would sail 👨\u200d👩\u200d👧. 🇮🇹 “No,” said Ivo Brandt 🙂.",
        "M\u0301ara Quist said the fe\u0301rry would sail. “No,” said Ivo Brandt.",
        "Mara\u00a0Quist said\u2003the ferry   would\t\tsail. “No,”    said Ivo Brandt.",
        "“" * 400 + SAYINGS,
        '"' * 401 + SAYINGS,
        "(" * 300 + SAYINGS + ")" * 200,
        SAYINGS + " " * 45_000 + SAYINGS,
        "\n".join(SAYINGS.split()),
        ",".join(SAYINGS),
        "Q" * 30_000 + " " + SAYINGS,
    ],
)
def test_odd_characters_are_read_without_a_failure(text: str) -> None:
    read(text)


@pytest.mark.parametrize("front", ["", "🌊", "👩\u200d🌾🇮🇹 ", "𝒜𝒷 "])
def test_offsets_count_code_points(front: str) -> None:
    text = front + "Mara Quist said the ferry would sail."
    (statement,) = read(text).statements
    assert statement.content[0].of(text) == "the ferry would sail"
    assert statement.cue is not None
    assert statement.cue.of(text) == "said"


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from([*SAYINGS.split(), "“", "”", '"', "\n", "\n\n", "\r\n", "🙂", ":", "\x00"]), max_size=25)
)
def test_shuffled_words_are_read_without_a_failure(parts: list[str]) -> None:
    read(" ".join(parts))


def said(reading: Reading) -> list[tuple[str, str]]:
    """Speaker and words of each statement, white space normalised."""

    def words(span: Span) -> str:
        return " ".join(span.of(reading.article.text).split())

    def name(speaker: Mention | None) -> str:
        return words(speaker.span) if speaker else ""

    return [(name(each.speaker), " … ".join(map(words, each.content))) for each in reading.statements]


@pytest.mark.parametrize("number", [0, 1, 4, 5])
def test_windows_line_ends_change_no_statement(number: int) -> None:
    text = REPORTS[number]
    assert said(read(text.replace("\n", "\r\n"))) == said(read(text))


WRAPPED = """\
Mara Quist, who chairs the harbour board, said on Tuesday that the
new ferry would sail before the summer and that the crew had been
found at last. The mayor, who had asked for a second ship in the
spring, denied that he was displeased with the
board's decision.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sentences_run_on_over_the_line_ends_of_hard_wrapped_text(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    contents = [content for _, content in said(read(text))]
    assert any("new ferry would sail before the summer" in content for content in contents)
    assert any(content.endswith("displeased with the board's decision") for content in contents)


def test_a_line_of_two_hundred_thousand_characters_is_read() -> None:
    filler = "Thunderstorms flooded riverside neighbourhoods, destroyed greenhouses and interrupted railway services. "
    text = filler * (200_000 // len(filler)) + SAYINGS
    assert len(text) > 199_900
    assert "\n" not in text
    assert said(read(text)) == [("Mara Quist", "the ferry would sail"), ("Ivo Brandt", "“No,”")]
