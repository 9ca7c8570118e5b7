"""Rules in words, the tokens they run over, and the shipped rules as a whole."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from timed import complaints

from sayso.annotate.parse import Parser
from sayso.ground import dated, relative, spans
from sayso.ground.lexicon import lexicon
from sayso.ground.numbers import number, written, year
from sayso.ground.patterns import Alphabet
from sayso.ground.times import TimeTagger
from sayso.pipeline import apply
from sayso.records import Article, Reading

SMALL = Alphabet.of(
    {"DAY": ("monday", "friday"), "UNIT": ("day", "week")},
    ("DAY",),
    {"AGO": "ago | before"},
    ["n:INT UNIT AGO", "every (DAY | UNIT)", "sept. DD", "the w:DAY ,? night"],
)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("n:INT UNIT AGO", "It was 3 week ago here", "3 week ago"),
        ("n:INT UNIT AGO", "It was 3\nweek\nbefore", "3\nweek\nbefore"),
        ("n:INT UNIT AGO", "It was 3\n\nweek ago", None),
        ("every (DAY | UNIT)", "Every Friday", "Every Friday"),
        ("every (DAY | UNIT)", "every friday", None),
        ("sept. DD", "on Sept. 30.", "Sept. 30"),
        ("sept. DD", "on Sept. 32.", None),
        ("the w:DAY ,? night", "the Monday, night", "the Monday, night"),
    ],
)
def test_a_pattern_in_words(pattern: str, text: str, found: str | None) -> None:
    tokens = SMALL.tokens(text)
    match = SMALL.compile(pattern).search(tokens.line)
    assert (match and text[tokens.starts[match.start()] : tokens.ends[match.end() - 1]]) == found


def test_every_rule_names_a_reader_that_there_is_and_a_group_that_it_has() -> None:
    readers = dated.READERS | relative.READERS | spans.READERS
    for rule in lexicon().rules:
        assert rule.reads in readers
        assert not rule.of or rule.of in rule.pattern.groupindex
    assert {rule.reads for rule in lexicon().rules} == set(readers)


def test_every_feast_has_a_day_and_every_pattern_of_one_is_a_feast() -> None:
    names = {name for rule in lexicon().rules if rule.reads == "feast" for name in rule.pattern.groupindex}
    assert "f" in names
    for name in lexicon().feasts:
        words = re.sub(r"\b(new year|valentine)\b", r"\1's", name).title().replace("'S", "'s")
        assert complaints(f"They met on {words}.") != [], name


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("3.5",), 3.5),
        (("1,000",), 1000),
        (("twenty", "-", "four"), 24),
        (("two", "hundred", "and", "five"), 205),
        (("a", "dozen"), 12),
        (("three", "thousand", "ten"), 3010),
        (("21st",), 21),
        (("several",), None),
    ],
)
def test_numbers(words: tuple[str, ...], value: float | None) -> None:
    assert number(words, lexicon().tables["NUMBER"]) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("1997",), 1997),
        (("nineteen", "ninety", "-", "seven"), 1997),
        (("two", "thousand", "and", "four"), 2004),
        (("twenty", "sixteen"), 2016),
    ],
)
def test_years_in_words(words: tuple[str, ...], value: int) -> None:
    assert year(words, lexicon().tables["NUMBER"]) == value


def test_numbers_as_they_are_written_in_durations() -> None:
    assert (written(3.0), written(2.5), written(1_500_000.0)) == ("3", "2.5", "1500000")


def test_ten_thousand_words_are_read_in_a_second() -> None:
    text = "On Tuesday the ministry said that two of its posts had been shelled in the last three weeks. " * 120
    reading = apply(Parser(), [Reading(Article("t", text, published="2024-04-26", language="en"))])
    apply(TimeTagger(), reading)
    begun = time.process_time()
    (read,) = apply(TimeTagger(), reading)
    spent = time.process_time() - begun
    assert len(read.times) == 240
    assert len(text.split()) / spent > 10_000


def test_every_rule_has_a_name_and_its_time_takes_part_in_every_match() -> None:
    for rule in lexicon().rules:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name), rule
        if rule.of:
            assert _always_there(rule.pattern.pattern, f"(?P<{rule.of}>"), rule


@pytest.mark.parametrize(
    ("pattern", "always"),
    [("a(?P<t>b)c?", True), ("a(?P<t>(?:b)?)", True), ("a(?P<t>b)?", False), ("a(?:(?P<t>b)|c)", False)],
)
def test_a_time_that_need_not_take_part_is_seen(pattern: str, always: bool) -> None:
    assert _always_there(pattern, "(?P<t>") is always


def _always_there(pattern: str, opening: str) -> bool:
    """Whether the group stands in no other one and is not optional, and no alternative is at the top."""
    depth, start, end, top = 0, pattern.index(opening), None, True
    for at, (before, char) in enumerate(zip(" " + pattern, pattern, strict=False)):
        if before == "\\" or char not in "()|":
            continue
        depth += {"(": 1, ")": -1, "|": 0}[char]
        top &= depth > 0 or char != "|"
        if at == start:
            top &= depth == 1
        elif at > start and depth == 0 and end is None:
            end = at + 1
    return top and end is not None and pattern[end : end + 1] not in ("?", "*")


def test_the_page_on_times_names_every_rule_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs/times.md").read_text(encoding="utf-8")
    rows = [row.split(" | ")[0] for row in page.splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall("`([a-z-]+)`", row)} == {rule.name for rule in lexicon().rules}
