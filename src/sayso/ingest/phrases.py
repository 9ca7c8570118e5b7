"""The lexicon of furniture: which kind of furniture a line is by its words alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.ingest.lines import QUOTES, Line, ends_sentence
from sayso.records import FurnitureKind

_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_TAIL = re.compile(r"\W+$")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "\xa0": " ", "\u200f": None, "\u200e": None})
_MOST_STARTS = 14  # words, where a section sets no other limit
_MOST_SHORT = 6
_MOST_ENDS = 45
_MOST_ALWAYS = 60
_MOST_HOLDS = 45
_MOST_CHARACTERS = 800

_TELLING = 8  # words of a sentence from which its first two are too few to tell what it is
_WORDY = frozenset({FurnitureKind.RELATED, FurnitureKind.NAVIGATION, FurnitureKind.BYLINE})

_NAME = r"[^\W\d_a-z][\w.'’\-]*"
_MADE_BY = "[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)|[Ee]dit(?:ing|ed)|[Cc]ompiled|[Tt]ranslated|Words|Story|Text"
_BYLINE = re.compile(
    rf"^\W{{0,2}}(?:(?:(?:{_MADE_BY}) by|By|BY|by|Par|Von|Por|От)\s+"
    rf"{_NAME}(?:\s+(?:(?:and|et|und|y|e|de|van|von|bin|al|&)\s+)?{_NAME}){{1,6}}"
    rf"(?:\s*[,|/•·–—-]\s*[^.!?]{{2,120}})?|by {_NAME})$"
)
_AGENCY = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|PTI|TASS|Xinhua|Anadolu|Bloomberg|[Ff]ile|FILE)"
)
_CREDITED = re.compile(
    rf"[(\[](?:[^()\[\]]{{0,60}}(?:/|via |, | for (?:the )?){_AGENCY}[^()\[\]]{{0,40}}"
    r"|(?:AP |AFP |EPA |Reuters )?(?:[Pp]hotos?|PHOTO|[Ii]mage|[Cc]redit|[Pp]icture|[Ff]oto|[Cc]r[eé]dit)\b"
    r"[^()\[\]]{0,80})[)\]]\W?$"
)
_ADDRESS = re.compile(r"^\W*(?:https?://\S+|www\.\S+|@\w+|#\w+(?:\s+#\w+)*|[\w.+-]+@[\w-]+\.[\w.]+)\W*$")
_STAMP = re.compile(
    r"^(?=.*\b(?:19|20)\d\d\b)[^.!?]*\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\W*\w{2,4})?\W*$", re.IGNORECASE
)
_SLIDE = re.compile(r"^(?:image|photo|picture|slide)\s+\d+\s*(?:of|/)\s*\d+\W*$", re.IGNORECASE)
_AGO = re.compile(r"^\W*\d+\s+(?:sec|min|minute|hour|day|week|month|year)s?\s+(?:ago|read)\W*$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)\W*(?:19|20)\d\d\b|\ball rights reserved\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a line's words say: its kind, and what else has to be so for it to be furniture."""

    kind: FurnitureKind
    whole: bool = False  # the lexicon has the whole line
    opens: bool = False  # headlines of other reports follow
    menu: bool = False  # only on a page copied whole
    late: bool = False  # counts below the last paragraph only: an address, or words that follow on a sentence


@dataclass(frozen=True, slots=True)
class Phrases:
    """The lexicon of all languages, arranged for looking lines up."""

    lines: Mapping[str, Guess]
    starts: Mapping[str, tuple[tuple[str, FurnitureKind, int], ...]]  # by first word
    ends: Mapping[str, tuple[tuple[str, FurnitureKind, int], ...]]  # by last word
    holds: Mapping[str, FurnitureKind]
    held: re.Pattern[str]  # any of `holds`
    longest: int  # words of the longest whole line

    def guess(self, line: Line) -> Guess | None:
        """The kind of furniture that the words of `line` make it, or None if they do not."""
        if line.inside or line.size > _MOST_ALWAYS or len(line.text) > _MOST_CHARACTERS:
            return None
        text = line.text.translate(_STRAIGHT).casefold().strip()
        if not text:
            return None
        return (
            self._by_whole(line, text)
            or self._by_start(line, text)
            or _by_pattern(line)
            or self._by_end(line, text)
            or self._by_middle(line, text)
        )

    def _by_middle(self, line: Line, text: str) -> Guess | None:
        found = self.held.search(text) if line.size <= _MOST_HOLDS and text[0] not in QUOTES else None
        if found is None:
            return None
        kind, follows = self.holds[found.group()], _follows(line, found.start())
        # Agencies put their credits on the last paragraph's own line, and that paragraph has to be read.
        return None if follows and kind is FurnitureKind.CREDIT else Guess(kind, late=follows)

    def _by_whole(self, line: Line, text: str) -> Guess | None:
        if line.size > self.longest or text[0] in QUOTES:
            return None
        found = self.lines.get(_EDGES.sub("", text))
        one_word_sentence = text[-1] == "." and line.size < 3
        return None if found and one_word_sentence and found.kind is not FurnitureKind.COPYRIGHT else found

    def _by_start(self, line: Line, text: str) -> Guess | None:
        text = text.lstrip(" -–—*•·▪►●|>»›+")
        for phrase, kind, most in self.starts.get(_first(text), ()):
            if line.stopped and line.size > _TELLING and not _says_enough(phrase, kind):
                continue
            after = text[len(phrase) : len(phrase) + 1]
            if line.size <= most and text.startswith(phrase) and not (phrase[-1].isalpha() and after.isalpha()):
                return Guess(kind)
        return None

    def _by_end(self, line: Line, text: str) -> Guess | None:
        text = _TAIL.sub("", text)
        for phrase, kind, most in self.ends.get(_last(text), ()):
            if line.size <= most and text.endswith(phrase):
                return Guess(kind, late=_follows(line, len(text) - len(phrase)))
        return None


@cache
def phrases() -> Phrases:
    """The lexicon that ships with sayso, `knowledge/furniture.toml`."""
    return arranged(tomllib.loads(files("sayso.knowledge").joinpath("furniture.toml").read_text("utf-8")))


def arranged(lexicon: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Phrases:
    """A lexicon made ready for looking lines up.

    It goes from language to kind of furniture to lists of phrases, as in the file.
    """
    lines: dict[str, Guess] = {}
    starts: dict[str, list[tuple[str, FurnitureKind, int]]] = {}
    ends: dict[str, list[tuple[str, FurnitureKind, int]]] = {}
    holds: dict[str, FurnitureKind] = {}
    for sections in lexicon.values():
        for name, section in sections.items():
            if name == "menu":
                for word in section["words"]:
                    lines.setdefault(_EDGES.sub("", word), Guess(FurnitureKind.NAVIGATION, whole=True, menu=True))
                continue
            kind = FurnitureKind(name)
            lines |= {_EDGES.sub("", each): Guess(kind, whole=True) for each in section.get("lines", ())}
            lines |= {_EDGES.sub("", each): Guess(kind, whole=True, opens=True) for each in section.get("opens", ())}
            for each in section.get("starts", ()):
                starts.setdefault(_first(each), []).append((each, kind, section.get("most_words", _MOST_STARTS)))
            for each in section.get("always", ()):
                starts.setdefault(_first(each), []).append((each, kind, _MOST_ALWAYS))
            for each in section.get("short", ()):
                starts.setdefault(_first(each), []).append((each, kind, _MOST_SHORT))
            for each in section.get("holds", ()):
                holds[each] = kind
            for each in section.get("ends", ()):
                ends.setdefault(_last(each), []).append((each, kind, section.get("most_words", _MOST_ENDS)))
    lines.pop("", None)
    longest = max((line.count(" ") + 4 for line in lines), default=0)  # a number or a sign may stand at each end
    return Phrases(lines, _frozen(starts), _frozen(ends), holds, _any_of(holds), longest)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, and nothing where there are none."""
    return re.compile("|".join(map(re.escape, phrases)) or r"(?!)")


def _frozen(
    found: dict[str, list[tuple[str, FurnitureKind, int]]],
) -> dict[str, tuple[tuple[str, FurnitureKind, int], ...]]:
    return {word: tuple(sorted(each, key=lambda item: -len(item[0]))) for word, each in found.items()}


def _follows(line: Line, at: int) -> bool:
    """Whether a sentence, which may be the report's, stands in the line before character `at`."""
    return ends_sentence(line.text[:at])


def _says_enough(phrase: str, kind: FurnitureKind) -> bool:
    """Whether a whole sentence that begins with the phrase is furniture; many a sentence begins "More from"."""
    if not phrase[-1].isalpha():
        return True
    return phrase.count(" ") >= (2 if kind in _WORDY else 1)


def _first(text: str) -> str:
    return text[:40].split(" ", 1)[0].rstrip(":,|")


def _last(text: str) -> str:
    return text[-40:].rsplit(" ", 1)[-1].rsplit("/", 1)[-1]


def _by_pattern(line: Line) -> Guess | None:
    text = line.text
    if line.size <= 14 and not line.stopped and _BYLINE.match(text):
        return Guess(FurnitureKind.BYLINE)
    if text[-1] in ")]" and _CREDITED.search(text):
        return Guess(FurnitureKind.CAPTION)
    if line.size <= 6 and _ADDRESS.match(text):
        return Guess(FurnitureKind.OTHER, late=True)
    if line.size <= 5 and _SLIDE.match(text):
        return Guess(FurnitureKind.CAPTION)
    if line.size <= 12 and not line.stopped and (_STAMP.match(text) or _AGO.match(text)):
        return Guess(FurnitureKind.OTHER)
    if found := _COPYRIGHT.search(text):
        return Guess(FurnitureKind.COPYRIGHT, late=_follows(line, found.start()))
    return None
