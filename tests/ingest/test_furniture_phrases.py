"""The lexicon of furniture: the file is in order, and each kind of list is read as it says."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sayso.ingest.lines import split_lines
from sayso.ingest.phrases import Guess, Phrases, arranged, phrases
from sayso.records import FurnitureKind

FILE = tomllib.loads(files("sayso.knowledge").joinpath("furniture.toml").read_text("utf-8"))
LISTS = {"lines", "opens", "starts", "always", "short", "holds", "ends", "most_words"}
SMALL = {
    "xx": {
        "related": {"opens": ["look here"], "starts": ["see:"]},
        "promo": {"starts": ["buy our hats"], "holds": ["hats for all"], "most_words": 5},
        "credit": {"ends": ["drawn by hand"], "short": ["ink:"], "always": ["made with care by"]},
        "menu": {"words": ["hats"]},
    }
}


def guess(line: str, lexicon: Phrases) -> Guess | None:
    """What the lexicon says of one line."""
    (only,) = split_lines(line)
    return lexicon.guess(only)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Look here", Guess(FurnitureKind.RELATED, whole=True, opens=True)),
        ("» LOOK HERE (7)", Guess(FurnitureKind.RELATED, whole=True, opens=True)),
        ("Look here and there", None),
        ("See: more hats", Guess(FurnitureKind.RELATED)),
        ("- See: more hats", Guess(FurnitureKind.RELATED)),
        ("Buy our hats today", Guess(FurnitureKind.PROMO)),
        ("Buy our hatstand", None),
        ("Buy our hats today or never again", None),  # longer than the section allows
        ("There are hats for all in the hall", Guess(FurnitureKind.PROMO)),
        ("It rained. There are hats for all", Guess(FurnitureKind.PROMO, late=True)),
        ("A map, drawn by hand.", Guess(FurnitureKind.CREDIT)),
        ("Ink: Pelt & Sons", Guess(FurnitureKind.CREDIT)),
        ("Ink: the minister spills a whole bottle over the treaty", None),
        ("Made with care by " + "many people " * 20, Guess(FurnitureKind.CREDIT)),
        ("Hats", Guess(FurnitureKind.NAVIGATION, whole=True, menu=True)),
        ("Hats.", None),  # a sentence of one word
        ("“Hats”", None),
    ],
)
def test_each_list_is_read_as_the_file_says(line: str, expected: Guess | None) -> None:
    assert guess(line, arranged(SMALL)) == expected


def test_a_lexicon_may_be_empty() -> None:
    assert guess("Look here", arranged({})) is None


def test_the_file_has_the_languages_and_only_lists_that_are_read() -> None:
    assert {"en", "ru", "fa", "ar", "fr", "es", "de"} <= FILE.keys()
    for language, sections in FILE.items():
        for kind, section in sections.items():
            assert kind == "menu" or kind in set(FurnitureKind), (language, kind)
            assert section.keys() <= ({"words"} if kind == "menu" else LISTS), (language, kind)


def test_phrases_are_folded_and_stand_once_in_a_list() -> None:
    for language, sections in FILE.items():
        for kind, section in sections.items():
            for name, listed in section.items():
                if name != "most_words":
                    assert len(listed) == len(set(listed)), (language, kind, name)
                    assert listed == [each.casefold() for each in listed], (language, kind, name)


def test_every_phrase_of_the_file_is_found_again() -> None:
    lexicon = phrases()
    for sections in FILE.values():
        for section in sections.values():
            for each in [*section.get("lines", ()), *section.get("opens", ()), *section.get("words", ())]:
                assert guess(each.title(), lexicon) is not None, each
            for each in [*section.get("starts", ()), *section.get("always", ()), *section.get("short", ())]:
                assert guess(f"{each} 7", lexicon) is not None, each
            for each in [*section.get("ends", ()), *section.get("holds", ())]:
                assert guess(f"Xx {each}", lexicon) is not None, each
