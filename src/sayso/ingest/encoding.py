"""From bytes to characters: which encoding a file is in, and how that was found out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import charset_normalizer

PLAUSIBLE = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
"""Encodings that reports are in, where not in Unicode; others are not guessed."""

_USUAL_NAMES = {"cp932": "shift_jis", "cp949": "euc-kr", "utf-8-sig": "utf-8", "ascii": "utf-8"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF; turn it into text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"\x89PNG", "a picture; text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture; text in pictures is not read"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # white space and the escape sign are met in text
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")
_SAMPLE = 1 << 16  # bytes


class NotTextError(ValueError):
    """Bytes that are no text in any encoding.

    The message says what they are and how to mend it, as the end of a sentence that begins "this is".
    """


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding and how it was found; `codec` is Python's name for it."""

    codec: str
    label: str  # as it stands in Article.capture, such as "windows-1252 (detected)"
    errors: str = "strict"

    def decode(self, data: bytes) -> str:
        """The characters that the bytes stand for, without a byte order mark."""
        return data.decode(self.codec, self.errors)


UTF_8 = Encoding("utf-8", "utf-8")
"""What text is in that says nothing else."""


def encoding_of(data: bytes, *, html: bool = False) -> Encoding:
    """Find the encoding of a whole text.

    By its mark, then strict UTF-8, then what HTML declares, then statistics. Text that is UTF-8 but for a few broken
    bytes stays UTF-8, those bytes become U+FFFD and the label says so. Raises NotTextError for binary data.
    """
    if marked := _marked(data):
        return marked
    declared = declared_in(data) if html else None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _nearly_utf_8(data) or detect(data)
    _refuse_binary(data)
    if declared and declared.startswith(("iso2022", "hz")):  # these are written in ASCII bytes alone
        return _declared(data, declared) or UTF_8
    return UTF_8


def encoding_of_stream(chunks: Iterable[bytes]) -> Encoding:
    """Find the encoding of a text too large to hold, from pieces that end where lines end.

    Raises NotTextError for binary data.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    strict, sample, head = True, bytearray(), b""
    for chunk in chunks:
        if not head:
            head = chunk
            if marked := _marked(head):
                return marked
            _refuse_binary(head)
        if strict:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                strict = False
        if len(sample) < _SAMPLE:
            sample += _telling_lines(chunk, _SAMPLE - len(sample))
        elif not strict:
            break
    if strict:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            strict = False
    if strict:
        return UTF_8
    found = _nearly_utf_8(bytes(sample)) or detect(bytes(sample))
    return replace(found, errors="replace")  # only a sample was looked at: the rest must not end the reading


def detect(data: bytes) -> Encoding:
    """Guess the encoding of bytes that are not UTF-8, by charset-normalizer.

    On a tie windows-1252 is taken: its neighbours read the same bytes as other letters, and it is far more common.
    Raises NotTextError if none fits.
    """
    _refuse_binary(data)
    sample = bytes(_telling_lines(data, _SAMPLE))
    matches = list(charset_normalizer.from_bytes(sample, cp_isolation=list(PLAUSIBLE)))
    ranked = [name for match in matches for name in dict.fromkeys((match.encoding, *match.could_be_from_charset))]
    if matches:
        best = matches[0]
        tied = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
        if any("cp1252" in (m.encoding, *m.could_be_from_charset) for m in tied):
            ranked.insert(0, "cp1252")
    for name in (*ranked, "cp1252"):
        if _decodes(data, name):
            return Encoding(name, f"{usual_name(name)} (detected)")
    if ranked:
        return Encoding(ranked[0], f"{usual_name(ranked[0])} (detected, some bytes replaced)", "replace")
    raise NotTextError("in no known encoding; save it as UTF-8")


def declared_in(data: bytes) -> str | None:
    """Python's name of the encoding that an HTML page declares, if it is a known one."""
    found = _DECLARED_XML.search(data[:1024]) or _DECLARED.search(data[:8192])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name.replace("-", "_")
    except LookupError:
        return None
    # browsers read these three as their supersets (WHATWG Encoding Standard, 4.2)
    return {"iso8859_1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def usual_name(codec: str) -> str:
    """The name that people know an encoding by, such as windows-1252 for cp1252."""
    plain = codec.replace("_", "-")
    if re.fullmatch(r"cp125\d", codec):
        return f"windows-{codec[2:]}"
    return _USUAL_NAMES.get(codec, re.sub(r"^iso8859-", "iso-8859-", plain))


def _marked(data: bytes) -> Encoding | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, name, "replace")
    odd, even = data[1:4096:2], data[:4096:2]
    if len(odd) >= 4:  # UTF-16 without a mark: every other byte of Western text is zero
        for zeros, others, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
            if zeros.count(0) > 0.6 * len(zeros) and others.count(0) == 0 and _decodes(data[: len(data) & ~1], codec):
                return Encoding(codec, f"{codec} (detected)", "replace")
    return None


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(what)
    head = data[:8192]
    if len(_CONTROL.findall(head)) > 0.02 * len(head):
        raise NotTextError("binary data; turn it into text first")


def _declared(data: bytes, declared: str | None) -> Encoding | None:
    if declared is None or declared == "utf_8" or not _decodes(data, declared):
        return None
    return Encoding(declared, f"{usual_name(declared)} (declared)")


def _nearly_utf_8(data: bytes) -> Encoding | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if ord(char) > 127) - broken
    if sound < broken:
        return None
    return Encoding("utf-8", "utf-8 (broken bytes replaced)", "replace")


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _telling_lines(data: bytes, size: int) -> bytearray:
    """At most `size` bytes of the lines beyond ASCII: only they tell encodings apart."""
    telling = bytearray()
    for line in data.splitlines(keepends=True):
        if len(telling) >= size:
            break
        if _HIGH.search(line):
            telling += line[: size - len(telling)]
    return telling
