"""The lines of a plain text and what can be told of each from its own characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")  # Thai and CJK run words together
_SENTENCES = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«(\[]*[^\W\d_a-z]|[。！？]|[۔؟؛]\s")
_CLOSERS = "\"'”’»)]›“"
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_STOP = re.compile(r"\w{3}[.!?…][\"'”’»)\]]*\s|[。！？۔؟]")  # not after the short words that titles and initials are
_STOPS = frozenset(".!?…。！？۔؟।")
_HANGING = frozenset(":;,،؛、-–—")  # the line leads on to the next
QUOTES = frozenset("\"“„«‘'「『‹")
"""Characters that open a quotation."""
_BULLETS = frozenset("-–—*•·▪►●○■◦‣")
_TITLED = 0.75  # of a headline's longer words, those that are capitalised
_WRAPPED = 0.2  # of a text's lines, those that begin small right below another, from which it is hard-wrapped
_RAGGED = 16  # characters by which a hard-wrapped line may be shorter than the longest around it


class Shape(Enum):
    """What a line looks like by itself."""

    PROSE = "prose"  # one sentence or more
    SHORT = "short"  # a few words without a full stop, as headlines, menus and headings are
    KEPT = "kept"  # short, but with the marks of prose: a stop, a quote, a colon that leads on


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it.

    It is characters `start` (inclusive) to `end` (exclusive) of the text, without the white space around.
    """

    start: int
    end: int
    text: str
    size: int  # words, or an estimate where words are not set apart by spaces
    stopped: bool  # ends in a full stop or the like
    shape: Shape
    inside: bool = False  # cut out of a paragraph by a hard wrap


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space.

    A line that a hard wrap cut out of a paragraph has shape PROSE, whatever it looks like by itself.
    """
    lines = []
    for found in _LINE.finditer(text):
        raw = found.group()
        words = raw.strip()
        start = found.start() + len(raw) - len(raw.lstrip())
        lines.append(_line(start, words))
    return _rejoin(text, lines)


def content_words(line: str) -> list[str]:
    """The words of a line that carry meaning, folded.

    They have four letters and more, or two and a capital.
    """
    return [word.casefold() for word in _WORD.findall(line) if len(word) > 3 or (len(word) > 1 and word[0].isupper())]


def telling_words(line: str) -> list[str]:
    """The words of a line that say what it is about, folded.

    They have six letters and more, or two and a capital.
    """
    return [word.casefold() for word in _WORD.findall(line) if len(word) > 5 or (len(word) > 1 and word[0].isupper())]


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends in `text` and something follows it, if only white space."""
    return _STOP.search(text) is not None


def titled(line: str) -> bool:
    """Whether most of a line's longer words are capitalised, as in English headlines.

    False in scripts without case.
    """
    words: list[str] = [word for word in _WORD.findall(line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals >= _TITLED * len(words)


def bulleted(line: str) -> bool:
    """Whether a line is an item of a list."""
    return line[0] in _BULLETS or _NUMBERED.match(line) is not None


def _line(start: int, words: str) -> Line:
    size = words.count(" ") + 1
    if len(words) > 12 * size and _NO_SPACES.search(words):
        size = len(words) // 2
    bare = words.rstrip(_CLOSERS)
    last = bare[-1] if bare else words[-1]
    stopped = last in _STOPS
    return Line(start, start + len(words), words, size, stopped, _shape(words, size, last))


def _shape(words: str, size: int, last: str) -> Shape:
    stopped = last in _STOPS
    if size >= 30 or (size >= 7 and stopped) or (size >= 14 and _SENTENCES.search(words)):
        return Shape.PROSE
    if stopped or last in _HANGING or words[0] in QUOTES or words[-1] in QUOTES:
        return Shape.KEPT
    return Shape.SHORT


def _rejoin(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those that a hard wrap cut out of a paragraph given the shape of prose."""
    follows = [
        i > 0 and line.text[0].islower() and text[lines[i - 1].end : line.start].strip(" \t\r") == "\n"
        for i, line in enumerate(lines)
    ]
    wrapped = sum(follows) > _WRAPPED * len(lines)
    out = list(lines)
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if follows[i]:
            joined = wrapped or (before.size > 6 and not before.stopped)
        else:
            joined = wrapped and before.size > 4 and not before.stopped and _even(text, lines, i)
        if joined:
            out[i - 1] = replace(out[i - 1], shape=Shape.PROSE, inside=wrapped)
            out[i] = replace(line, shape=Shape.PROSE, inside=wrapped)
    return out


def _even(text: str, lines: list[Line], i: int) -> bool:
    """Whether line `i` stands right below one that is as long as hard-wrapped lines around it are."""
    if text[lines[i - 1].end : lines[i].start].strip(" \t\r") != "\n":
        return False
    longest = max(line.end - line.start for line in lines[max(0, i - 4) : i + 4])
    return longest - (lines[i - 1].end - lines[i - 1].start) < _RAGGED
