"""Where paragraphs begin and end: lines, hard-wrapped text, furniture left out, very long lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.paragraphs import paragraphs
from sayso.records import Span

LONG = 20_000  # no paragraph is longer


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the spans that they stood around."""
    text, spans, start = "", [], 0
    for char in marked:
        if char == "[":
            start = len(text)
        elif char == "]":
            spans.append(Span(start, len(text)))
        else:
            text += char
    return text, spans


@pytest.mark.parametrize(
    "marked",
    [
        "",
        " \n\t\n ",
        "[The dam holds.]",
        "  [The dam holds.] \n",
        "[The dam holds.]\n[The road is open.]",
        "[The dam holds.]\n\n\n[The road is open.]\n",
        "[The dam holds.]\r\n[The road is open.]\r\n",
        "[The dam holds.]\r[The road is open.]",
        "[The dam holds.]\u2028[The road is open.]\u2029[Nobody came.]",
        "[Dam holds]\n[Road open again]\n[Nobody came to the ball]",  # a list, not wrapped text
        "[The dam\nholds, and the\nroad is open.]",  # wrapped: lines begin in lower case
        "[The dam\r\nholds, and the\r\nroad is open.]",
        "[The dam\nholds, and the\nroad is open.]\n\n[Nobody came\nto the ball\nof the year.]",
        "[The dam holds, and\nso does the bridge. The\nroad is open.]\n \n[Nobody came.]",
        "[The dam]\n[holds.]",  # one such line end is too few to tell
        "[“We are late for the opening,” she\nsaid, “but not lost.”]\n[The union agreed.]",  # but not after a long line
        "[🌊 The dam holds.]\n[🌊]",
    ],
)
def test_paragraphs(marked: str) -> None:
    text, spans = unmark(marked)
    assert list(paragraphs(text)) == spans


@pytest.mark.parametrize(
    ("marked", "furniture"),
    [
        ("[The dam holds.]\nRead more: A dam\n[The road is open.]", "Read more: A dam"),
        ("[The dam holds.]\nRead more: A dam\n[The road is open.]", "more"),  # part of a line bars all of it
        ("The dam holds.", "The dam holds."),
        ("[The dam\nholds, and the]\nPhoto: Olm\n[road is open on\nboth sides of it.]", "Photo: Olm"),
    ],
)
def test_lines_of_furniture_are_left_out_and_part_what_is_around_them(marked: str, furniture: str) -> None:
    text, spans = unmark(marked)
    start = text.index(furniture)
    assert list(paragraphs(text, [Span(start, start + len(furniture))])) == spans


@given(st.text(st.sampled_from("aB .,\n\r\t\u2028🌊"), max_size=80), st.lists(st.tuples(*[st.integers(0, 80)] * 2)))
def test_paragraphs_are_trimmed_ordered_and_take_in_all_but_white_space_and_furniture(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    barred = [Span(min(pair), max(pair)) for pair in pairs]
    found = list(paragraphs(text, barred))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(span.start < span.end and span.of(text) == span.of(text).strip() for span in found)
    assert not any(span.meets(bar) for span in found for bar in barred if bar.start < bar.end)
    if not barred:
        inside = {at for span in found for at in range(span.start, span.end)}
        assert all(char.isspace() for at, char in enumerate(text) if at not in inside)


@pytest.mark.parametrize(
    "text",
    [
        "The dam holds well. " * 6_000,
        "the dam holds well and " * 6_000,  # no full stop to cut at
        "d" * 130_000,  # nothing to cut at
        "The dam holds." + " " * 90_000 + "The road is open.",
    ],
)
def test_a_very_long_line_is_cut_and_nothing_is_lost(text: str) -> None:
    found = list(paragraphs(text))
    assert len(found) > 1
    assert all(0 < span.end - span.start <= LONG for span in found)
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())


def test_a_very_long_line_is_cut_after_a_sentence_else_after_a_word() -> None:
    sentences = "The dam holds well. " * 6_000
    assert all(span.of(sentences).endswith("well.") for span in paragraphs(sentences))
    words = "holds " * 20_000
    assert {word for span in paragraphs(words) for word in span.of(words).split()} == {"holds"}
