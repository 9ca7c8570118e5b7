from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.encoding import NotTextError, encoding_of, encoding_of_stream

ENGLISH = "The minister said “we won’t sign” – and left the café.\r\n"
SPANISH = "El portavoz dijo que mañana habrá más información sobre la situación económica.\n"
GERMAN = "Die Sprecherin erklärte, die Gespräche würden in Köln fortgeführt.\n"
RUSSIAN = "Представитель заявил, что переговоры продолжатся завтра в столице.\n"
GREEK = "Ο εκπρόσωπος δήλωσε ότι οι συνομιλίες θα συνεχιστούν αύριο.\n"
ARABIC = "قال المتحدث إن المحادثات ستستمر غدا في العاصمة.\n"
JAPANESE = "報道官は、会談は明日も東京で続くと述べた。\n"
CHINESE = "发言人说会谈明天将在首都继续进行，双方同意保持沟通。\n"

DETECTED = [
    (ENGLISH, "cp1252", "windows-1252 (detected)"),
    (SPANISH, "cp1252", "windows-1252 (detected)"),
    (GERMAN, "cp1252", "windows-1252 (detected)"),
    (RUSSIAN, "cp1251", "windows-1251 (detected)"),
    (RUSSIAN, "koi8_r", "koi8-r (detected)"),
    (GREEK, "cp1253", "windows-1253 (detected)"),
    (ARABIC, "cp1256", "windows-1256 (detected)"),
    (JAPANESE, "cp932", "shift_jis (detected)"),
    (CHINESE, "gb18030", "gb18030 (detected)"),
    (ENGLISH, "utf-16-le", "utf-16-le (detected)"),
    (ENGLISH, "utf-16-be", "utf-16-be (detected)"),
]
MARKED = [
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
]


@pytest.mark.parametrize(("text", "codec", "label"), DETECTED)
def test_encodings_are_detected_and_told(text: str, codec: str, label: str) -> None:
    data = text.encode(codec)
    assert encoding_of(data).label == label
    assert encoding_of(data).decode(data) == text


@pytest.mark.parametrize(("text", "codec", "label"), DETECTED[:9])
def test_streams_are_detected_alike(text: str, codec: str, label: str) -> None:
    pieces = [b"only ascii here\n" * 100, text.encode(codec), b"and here again\n"]
    assert encoding_of_stream(pieces).label == label


@pytest.mark.parametrize(("mark", "codec", "label"), MARKED)
def test_a_byte_order_mark_is_no_text(mark: bytes, codec: str, label: str) -> None:
    data = mark + JAPANESE.encode(codec)
    for found in (encoding_of(data), encoding_of_stream([data])):
        assert found.label == label
        assert found.decode(data) == JAPANESE


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_always_utf_8(text: str) -> None:
    data = text.removeprefix("\ufeff").encode()
    for mark in (b"", codecs.BOM_UTF8):
        found = encoding_of(mark + data)
        assert found.label == "utf-8"
        assert found.decode(mark + data).encode() == data


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        found = encoding_of(data)
    except NotTextError:
        return
    assert isinstance(found.decode(data), str)


def test_a_few_broken_bytes_do_not_unmake_utf_8() -> None:
    data = (RUSSIAN * 3).encode() + b"\xff" + GERMAN.encode()
    found = encoding_of(data)
    assert found.label == "utf-8 (broken bytes replaced)"
    assert found.decode(data) == RUSSIAN * 3 + "\ufffd" + GERMAN


def test_late_bytes_count_in_a_stream() -> None:
    assert encoding_of_stream([b"plain words\n"] * 9 + [RUSSIAN.encode()]).label == "utf-8"
    assert encoding_of_stream([b"plain words\n"] * 9 + [b"caf\xe9 na\xefve\n"]).label == "windows-1252 (detected)"
    assert encoding_of_stream([b"words and half a character \xd0"]).label != "utf-8"


DECLARED = [
    (b'<html><head><meta charset="windows-1251"></head>', RUSSIAN, "cp1251", "windows-1251 (declared)"),
    (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', RUSSIAN, "koi8_r", "koi8-r (declared)"),
    (
        b"<?xml version='1.0' encoding='iso-8859-2'?><html>",
        "Mluvčí řekl, že jednání skončilo.",
        "iso8859_2",
        "iso-8859-2 (declared)",
    ),
    (b"<meta charset=latin1>", ENGLISH, "cp1252", "windows-1252 (declared)"),  # as browsers read it
    (b"<meta charset=iso-2022-jp>", JAPANESE, "iso2022_jp", "iso2022-jp (declared)"),
    (b"<meta charset=utf-8>", SPANISH, "cp1252", "windows-1252 (detected)"),  # declares what it is not
    (b"<meta charset=x-none-such>", SPANISH, "cp1252", "windows-1252 (detected)"),
    (b"<meta charset=latin1>", RUSSIAN, "utf-8", "utf-8"),  # sound UTF-8 is never anything else
]


@pytest.mark.parametrize(("head", "text", "codec", "label"), DECLARED)
def test_html_declares_its_encoding(head: bytes, text: str, codec: str, label: str) -> None:
    data = head + text.encode(codec)
    found = encoding_of(data, html=True)
    assert found.label == label
    assert found.decode(data).endswith(text)


def test_what_html_declares_counts_in_html_only() -> None:
    data = b"<meta charset=koi8-r>" + RUSSIAN.encode("cp1251")
    assert encoding_of(data).label == "windows-1251 (detected)"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04rest", "archive"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(32)) * 9, "binary"),
    ],
)
def test_binary_data_is_refused_by_name(data: bytes, word: str) -> None:
    for find in (encoding_of, lambda each: encoding_of_stream([each])):
        with pytest.raises(NotTextError, match=word):
            find(data)
