"""Events of our own reports, marked apart from their text and read into the form of gold.

    ## wb-001
    1 | overran | ASSAULT | reported | Gunmen on motorcycles | a gendarmerie post | Tindoufa | Monday
    3 | raid#2 | ASSAULT | claimed | the junta; its allies |  |  |

A file in events/ speaks of the reports in the marked file of the same name in statements/, or has the reports itself,
each paragraph as a line that begins with `>`. Any other line is an event: the number of its paragraph (from 1), the
trigger, the type, the status, actors, recipients, where and when. A piece is a substring of the report without its
marks: the trigger the first in its paragraph (`#2`: the second), others the nearest to the trigger in the paragraph.
Several actors are parted by semicolons; what is lacking is left empty.

    python training/marked_events.py training/events/conflict.txt

tells how many events were read, and which lines are wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import marked_reports

from sayso.knowledge.plover import TYPES
from sayso.records import Status


class EventLineError(ValueError):
    """A line of events cannot be read; the message names the report, the line and what is wrong."""


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """The reports that a file of events speaks of, with `events` and, if they stand in statements/, what it has."""
    for report, lines in blocks(path):
        yield report | {"events": events(report, lines)}


def blocks(path: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Each report and the lines that tell its events. Raises EventLineError for a report that is nowhere."""
    beside = path.parents[1] / "statements" / path.name
    marked = {one["id"]: one for one in marked_reports.reports(beside)} if beside.exists() else {}
    for block in re.split(r"^## +", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, lines = head.split()[0], [line for line in body.splitlines() if line.strip()]
        told = [line.removeprefix(">").strip() for line in lines if line.startswith(">")]
        if not told and name not in marked:
            raise EventLineError(f"{path.name}: the report {name} has no text")
        report = {"id": name, "text": "\n\n".join(told)} if told else marked[name]
        yield report, [line for line in lines if not line.startswith(">")]


def events(report: dict[str, Any], lines: list[str]) -> list[dict[str, Any]]:
    """The events of one report, offsets as [start, end], in the order of their triggers."""
    starts = paragraphs(report["text"])
    return sorted((_event(report, starts, line) for line in lines), key=lambda event: event["trigger"])


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    return [(found.start(), found.end()) for found in re.finditer(r"\S.*?(?=\n[ \t]*\n|\Z)", text, re.DOTALL)]


def _event(report: dict[str, Any], starts: list[tuple[int, int]], line: str) -> dict[str, Any]:
    fields = [field.strip() for field in line.split("|")]
    fields += [""] * (8 - len(fields))
    number, trigger, kind, status, actors, recipients, where, when = fields[:8]

    def wrong(what: str) -> EventLineError:
        return EventLineError(f"{report['id']}: {line.strip()!r}: {what}")

    if not number.isdecimal() or not 1 <= int(number) <= len(starts):
        raise wrong(f"the report has paragraphs 1 to {len(starts)}")
    if kind not in TYPES or status not in set(Status):
        raise wrong(f"unknown type or status {kind} {status}")
    text, (first, last) = report["text"], starts[int(number) - 1]
    word, _, count = trigger.partition("#")
    found = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text[first:last])]
    if len(found) < int(count or 1):
        raise wrong(f"{word!r} does not stand in paragraph {number}{' so often' if found else ''}")
    at = first + found[int(count or 1) - 1]

    def piece(wanted: str) -> list[int]:
        places = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
        near = [place for place in places if first <= place < last] or places
        if not near:
            raise wrong(f"{wanted!r} does not stand in the report")
        start = min(near, key=lambda place: abs(place - at))
        return [start, start + len(wanted)]

    def several(names: str) -> list[list[int]]:
        return [piece(name.strip()) for name in names.split(";") if name.strip()]

    return {
        "trigger": [at, at + len(word)],
        "type": kind,
        "status": status,
        "actors": several(actors),
        "recipients": several(recipients),
        "where": piece(where) if where else None,
        "when": piece(when) if when else None,
    }


def main() -> None:
    """Tell how many events the files hold, and every line that cannot be read."""
    bad = 0
    for path in map(Path, sys.argv[1:]):
        reports_seen = count = 0
        for report, lines in blocks(path):
            reports_seen += 1
            for line in lines:
                try:
                    events(report, [line])
                    count += 1
                except EventLineError as error:
                    print(error)
                    bad += 1
        print(f"{path.name}: {reports_seen} reports, {count} events")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
