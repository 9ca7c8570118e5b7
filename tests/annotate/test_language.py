"""Which language a report is in, and what a text that is too short to tell gets."""

from __future__ import annotations

import pytest

from sayso.annotate.language import LanguageIdentifier
from sayso.records import Article, Reading

ENGLISH = (
    "The harbour board met on Tuesday to talk about the new ferry, and its chair told the fishermen of the village "
    "that the ship would sail before the summer if a crew could be found in time. "
)
FRENCH = (
    "Le conseil du port s'est réuni mardi pour parler du nouveau bateau, et sa présidente a dit aux pêcheurs du "
    "village que le navire partirait avant l'été si l'on trouvait un équipage à temps. "
)
GERMAN = (
    "Der Hafenrat trat am Dienstag zusammen, um über die neue Fähre zu sprechen, und die Vorsitzende sagte den "
    "Fischern des Dorfes, das Schiff werde noch vor dem Sommer fahren, wenn man eine Mannschaft finde. "
)
RUSSIAN = "Совет порта собрался во вторник, чтобы обсудить новый паром, и его председатель сообщила рыбакам о ценах."
PERSIAN = (
    "شورای بندر روز سه‌شنبه درباره کشتی تازه گفتگو کرد و رئیس آن به ماهیگیران روستا گفت که کشتی پیش از تابستان می‌رود."
)
NAMES = "Przemysław Kowalczyk, Zbigniew Wiśniewski, Małgorzata Dąbrowska, Agnieszka Wójcik, Grzegorz Szymański. "


def language(text: str, **settings: object) -> str:
    """The language that the stage fills in."""
    stage = LanguageIdentifier(**settings)  # type: ignore[arg-type]
    ((article,),) = stage([Reading(Article("r", text))])
    assert article.text == text
    assert article.language is not None
    return article.language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        (PERSIAN, "fa"),
        (NAMES + ENGLISH * 8, "en"),  # a list of names does not decide
        (ENGLISH + FRENCH * 12, "fr"),
        (FRENCH + ENGLISH * 12, "en"),
        ("\n " * 400 + FRENCH, "fr"),  # nor does white space
        ("12.4 | 18.9 | " * 60 + GERMAN * 3, "de"),
        ("", "en"),
        (" \n\t ", "en"),
        ("1,024 · 77%", "en"),
        ("Ja.", "en"),  # too short to tell
        ("Мэр подал в отставку.", "ru"),  # short, but the script tells that it is not English
    ],
)
def test_languages(text: str, expected: str) -> None:
    assert language(text) == expected


def test_what_is_too_short_to_tell_gets_the_default_of_the_settings() -> None:
    assert language("Ja.", default="de") == "de"
    assert language("Das Schiff fährt nicht mehr, sagte der Kapitän.", default="en") == "en"
    assert language("Das Schiff fährt nicht mehr, sagte der Kapitän.", default="en", enough=10) == "de"


def test_a_language_that_is_given_stays() -> None:
    stage = LanguageIdentifier()
    given = Reading(Article("r", FRENCH, language="en"))
    unknown = Reading(Article("s", FRENCH))
    first, second = stage([given, unknown])
    assert first == ()
    assert [article.language for article in second] == ["fr"]
