"""Text out of tokens: white space where a writer would have put it, and where each token then stands."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Span

_AFTER_NO_SPACE = frozenset(("(", "[", "{", "$", "C$", "A$", "US$", "HK$", "£", "#", "“", "‘", "-"))
_BEFORE_NO_SPACE = frozenset(
    (
        *",.;:?!%)]}”’-",
        "...",
        "n't",
        "'s",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "n’t",
        "’s",
        "’re",
        "’ve",
        "’ll",
        "’d",
        "’m",
    )
)
_WRITTEN = {
    "``": '"',
    "''": '"',
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "`": "'",
}
"""How tokens of the Penn Treebank are written in prose."""


def joined(tokens: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The text that the tokens make, and the span of each token in it.

    Straight quotation marks open and close by turns; a hyphen that stands alone joins its neighbours.
    """
    parts: list[str] = []
    spans: list[Span] = []
    at, opened, close_up = 0, False, True
    for token in tokens:
        word = _WRITTEN.get(token, token)
        if word == '"':
            before, close_up_next = opened, not opened
            opened = not opened
        else:
            before, close_up_next = word in _BEFORE_NO_SPACE, word in _AFTER_NO_SPACE
        if not (before or close_up):
            parts.append(" ")
            at += 1
        parts.append(word)
        spans.append(Span(at, at + len(word)))
        at, close_up = at + len(word), close_up_next
    return "".join(parts), tuple(spans)
