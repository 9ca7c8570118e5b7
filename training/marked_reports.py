"""Reports of our own with their statements marked inline, read into the form of gold.

    {s1 The minister} {q1 said} {c1:assert:hedged talks might resume, {s2 envoys} {q2 denying} {c2:deny the rift}}.

A file holds many reports, each under a line `## ID genre`. The letters stand for content (with act, "negated",
"hedged"), qcue, speaker, addressee, target and relayed_by; the number ties the parts of one statement together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PARTS = {"c": "content", "q": "cue", "s": "speaker", "a": "addressee", "t": "target", "r": "relayed_by"}
OPEN = re.compile(r"\{((?:[csqatr]\d+(?::[a-z]+)*,?)+)[ \n]")


class MarkupError(ValueError):
    """The markup of a report is broken; the message names the report and the place."""


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """The reports of a file, each as an object with `id`, `text` and `statements`, offsets as [start, end]."""
    blocks = re.split(r"^## +", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for block in blocks[1:]:
        head, _, body = block.partition("\n")
        yield report(head.split()[0], body.strip())


def report(name: str, body: str) -> dict[str, Any]:
    """One report out of its marked text. Raises MarkupError where braces or parts do not fit."""
    text, opened, found = "", [], {}
    at = 0
    while at < len(body):
        if match := OPEN.match(body, at):
            opened.append((match[1].rstrip(","), len(text)))
            at = match.end()
        elif body[at] == "}":
            if not opened:
                raise MarkupError(f"{name}: a brace closes nothing after {text[-40:]!r}")
            labels, start = opened.pop()
            for label in labels.split(","):
                found.setdefault(label[1:].split(":")[0], []).append((label, start, len(text)))
            at += 1
        elif body[at] == "{":
            raise MarkupError(f"{name}: cannot read the mark at {body[at : at + 40]!r}")
        else:
            text += body[at]
            at += 1
    if opened:
        raise MarkupError(f"{name}: the mark {opened[-1][0]} is never closed")
    rows = [_statement(name, number, parts) for number, parts in found.items()]
    return {"id": name, "text": text, "statements": sorted(rows, key=lambda row: row["content"])}


def _statement(name: str, number: str, parts: list[tuple[str, int, int]]) -> dict[str, Any]:
    row: dict[str, Any] = {PARTS[letter]: None for letter in "qsatr"} | {"content": []}
    flags: set[str] = set()
    for label, start, end in sorted(parts, key=lambda part: part[1:]):
        kind = PARTS[label[0]]
        flags.update(label.split(":")[1:])
        if kind == "content":
            row["content"].append([start, end])
        elif row[kind] is None:
            row[kind] = [start, end]
    acts = flags - {"negated", "hedged"}
    if not row["content"] or len(acts) != 1:
        raise MarkupError(f"{name}: statement {number} needs a content with one act, not {sorted(acts)}")
    return row | {"act": acts.pop(), "negated": "negated" in flags, "hedged": "hedged" in flags}
