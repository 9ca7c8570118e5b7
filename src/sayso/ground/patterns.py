"""Rules over tokens: a text becomes a string with one character a token, and a rule a regular expression over it.

Every word that a rule or a class names has a character of its own; all other words share one. So a rule is as quick
as a regular expression and is written in words (see the head of `knowledge/times.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_OTHER, _BREAK, _FIRST = ".", "\n", 0xE000
_FIGURES = {  # kinds of figures, by what they can stand for
    "hour": "a", "day": "b", "minute": "c", "year": "d", "four": "e", "number": "f", "ordinal": "g", "tens": "h",
}  # fmt: skip
_CLASSES = {
    "MM": "a",
    "DD": "ab",
    "SIXTY": "abc",
    "YYYY": "d",
    "FOUR": "de",
    "INT": "abcdef",
    "NTH": "g",
    "TENS": "h",
}
_PIECE = re.compile(r"(?:(?P<name>[a-z]+):)?(?:(?P<group>\()|(?P<word>[\w.'’]+|[^\w\s()|?*+]))|(?P<sign>[)|?*+])")
_TOKEN = (
    r"(?P<tens>['’]?\b(?:1[0-9]|20)?[0-9]0['’]?s\b)"
    r"|(?P<ordinal>\b[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<figure>[0-9]+(?:,[0-9]{3})+(?![0-9])|(?<![.])[0-9]+\.[0-9]+(?![0-9]|[.][0-9])|[0-9]+)"
    r"|(?P<word>%s[^\W\d_]+)"
    r"|(?P<line>\n)|(?P<mark>[^\w\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over tokens, and what its matches are read as.

    `of` names the group that is the time itself, `name` is what a time tells as its rule.
    """

    pattern: re.Pattern[str]
    reads: str
    of: str = ""
    name: str = ""
    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: one character each in `line`, words in lower case, offsets."""

    line: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which character stands for which word, and how a text is cut into tokens."""

    characters: Mapping[str, str]  # lower-case word -> character
    proper: frozenset[str]  # words that count only when they begin with a capital
    classes: Mapping[str, str]  # class name -> the characters in it
    macros: Mapping[str, str]
    token: re.Pattern[str]

    @classmethod
    def of(cls, tables: Mapping[str, Sequence[str]], proper: Sequence[str], macros: Mapping[str, str],
           patterns: Sequence[str]) -> Alphabet:  # fmt: skip
        """The alphabet for tables, macros and patterns; `proper` names tables of proper nouns."""
        words = {word: None for table in tables.values() for word in table}
        for pattern in (*macros.values(), *patterns):
            words |= {
                one["word"]: None for one in _PIECE.finditer(pattern) if one["word"] and not one["word"].isupper()
            }
        characters = {word: chr(_FIRST + number) for number, word in enumerate(words)}
        dotted = sorted((word for word in words if "." in word and len(word) > 1), key=len, reverse=True)
        stems = "".join(rf"\b{re.escape(word)}|" for word in dotted)
        return cls(
            characters=characters,
            proper=frozenset(word for name in proper for word in tables[name]),
            classes=_CLASSES | {name: "".join(characters[word] for word in table) for name, table in tables.items()},
            macros=macros,
            token=re.compile(_TOKEN % stems.replace("\\ ", " "), re.IGNORECASE),
        )

    def tokens(self, text: str) -> Tokens:
        """Cut the text into tokens; the end of a line is one only before an empty line."""
        line: list[str] = []
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        characters, proper = self.characters, self.proper
        for found in self.token.finditer(text):
            kind, word = found.lastgroup, found.group()
            if kind == "word" or kind == "mark":
                lowered = word.lower()
                sign = characters.get(lowered, _OTHER)
                if sign != _OTHER and lowered in proper and word[0] == lowered[0]:
                    sign = _OTHER
            elif kind == "line":
                if (line and line[-1] == _BREAK) or not _is_break(text, found.end()):
                    continue
                sign, lowered = _BREAK, word
            else:
                sign, lowered = _figure(str(kind), word), word.lower()
            line.append(sign)
            words.append(lowered)
            starts.append(found.start())
            ends.append(found.end())
        return Tokens("".join(line), tuple(words), tuple(starts), tuple(ends))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The regular expression for a pattern in words."""
        return re.compile("".join(self._pieces(pattern)))

    def _pieces(self, pattern: str) -> Iterator[str]:
        for piece in _PIECE.finditer(pattern):
            name = f"?P<{piece['name']}>" if piece["name"] else "?:"
            if piece["group"]:
                yield f"({name}"
            elif piece["sign"]:
                yield piece["sign"]
            else:
                yield f"({name}{self._word(piece['word'])})"

    def _word(self, word: str) -> str:
        if word in self.macros:
            return "".join(self._pieces(self.macros[word]))
        return f"[{re.escape(self.classes[word] if word in self.classes else self.characters[word])}]"


def _is_break(text: str, at: int) -> bool:
    """Whether the line that begins at `at` is empty, so that a paragraph ends there."""
    while at < len(text) and text[at] in " \t\r":
        at += 1
    return at >= len(text) or text[at] == "\n"


def _figure(kind: str, word: str) -> str:
    """The character for a token with figures."""
    if kind != "figure":
        return _FIGURES[kind]
    if not word.isdigit():
        return _FIGURES["number"]
    number, size = int(word), len(word)
    if size <= 2:
        return _FIGURES[
            "hour" if 0 < number <= 12 else "day" if 0 < number <= 31 else "minute" if number < 60 else "number"
        ]
    if size == 4:
        return _FIGURES["year" if 1000 <= number <= 2199 else "four"]
    return _FIGURES["number"]
