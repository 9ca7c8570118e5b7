"""Measure how well furniture is marked: on pages rendered to plain text, and on corpora of clean reports.

    python training/measure_furniture.py --shared ../shared [--read 50] [--errors tune]

A page is rendered in two ways: `full` is its whole visible text, one line per block element, as somebody who copies
the page gets it; `extract` is what trafilatura gives when it favours recall. Each rendered line is compared with the
body of the page that people marked by hand. Half of the pages (by the first digit of their name) are for tuning, the
other half is only quoted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura
from lxml import html

from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Furniture, Reading

BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|button|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hr|legend|li|main|menu|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|"
    "tr|ul"
)
UNSEEN = re.compile("head|script|style|noscript|template|svg|iframe|object|textarea|math|audio|video|canvas|select")
SHINGLE = 4  # words that have to follow one another in the body for them to count as found there
BODY = 0.5  # share of a line's words found in the body from which the line counts as body


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page as plain text, and what each of its lines is: "body", "furniture" or "neither" (its headline)."""

    name: str
    way: str
    half: str
    text: str
    truth: tuple[tuple[int, int, str], ...]


def main() -> None:
    """Print the figures of docs/furniture.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    parser.add_argument(
        "--read", type=int, default=0, help="print so many lines marked in each corpus, drawn at random"
    )
    parser.add_argument(
        "--errors", choices=("tune", "held"), help="print lines of this half of the pages marked wrongly or missed"
    )
    chosen = parser.parse_args()
    marker = FurnitureMarker()
    pages = list(rendered_pages(chosen.shared / "data/pages"))
    report_pages(pages, marker)
    if chosen.errors:
        print_errors([page for page in pages if page.half == chosen.errors], marker)
    for name, rows in corpora(chosen.shared / "data"):
        report_corpus(name, rows, marker, chosen.read)


# ---- pages ------------------------------------------------------------------------------------------------------


def rendered_pages(folder: Path) -> Iterator[Rendered]:
    """Every page of the benchmark, rendered in both ways, its lines compared with the gold body."""
    gold = json.loads((folder / "ground-truth.json").read_text())
    for path in sorted((folder / "html").glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        half = "tune" if int(name[0], 16) % 2 == 0 else "held"
        title, full = visible_text(source)
        extract = trafilatura.extract(source, favor_recall=True, include_comments=False, deduplicate=False) or ""
        for way, text in (("full", full), ("extract", extract)):
            yield Rendered(name, way, half, text, tuple(compare(text, gold[name]["articleBody"], title)))


def visible_text(source: str) -> tuple[set[str], str]:
    """The headlines of a page, normalised, and its visible text, one line per block element."""
    root = html.document_fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    titles = {" ".join(words(each.text_content())) for each in root.iter("h1", "title")}
    titles |= {" ".join(words(each.get("content", ""))) for each in root.iterfind(".//meta[@property='og:title']")}
    parts: list[str] = []
    _render(root, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return titles, "\n".join(line for line in lines if line)


def _render(node: Any, parts: list[str]) -> None:
    if not isinstance(node.tag, str) or UNSEEN.fullmatch(node.tag):
        return
    edge = "\n" if BLOCKS.fullmatch(node.tag) else ""
    parts.append(edge + (node.text or "").replace("\n", " "))
    for child in node:
        _render(child, parts)
        parts.append((child.tail or "").replace("\n", " "))
    parts.append(edge)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"\w+", text.casefold())


def compare(text: str, body: str, titles: set[str]) -> Iterator[tuple[int, int, str]]:
    """What each line of a rendering is, by how many of its words stand in the body, `SHINGLE` in a row."""
    said = words(body)
    shingles = {tuple(said[i : i + SHINGLE]) for i in range(len(said) - SHINGLE + 1)}
    whole = {" ".join(words(line)) for line in body.splitlines()}
    start = 0
    for line in text.splitlines(keepends=True):
        kept = line.strip()
        if kept:
            left = start + line.index(kept[0])
            yield left, left + len(kept), _truth(words(kept), shingles, whole, titles)
        start += len(line)


def _truth(line: list[str], shingles: set[tuple[str, ...]], whole: set[str], titles: set[str]) -> str:
    joined = " ".join(line)
    if not line:
        return "neither"
    if joined in whole:
        return "body"
    if any(joined and (joined == title or (len(line) > 3 and joined in title)) for title in titles):
        return "neither"
    found = [False] * len(line)
    for i in range(len(line) - SHINGLE + 1):
        if tuple(line[i : i + SHINGLE]) in shingles:
            found[i : i + SHINGLE] = [True] * SHINGLE
    return "body" if sum(found) / len(line) >= BODY else "furniture"


def marks(marker: FurnitureMarker, text: str) -> list[Furniture]:
    """The furniture of a text."""
    (found,) = marker([Reading(Article("measured", text))])
    return list(found)


def overlap(start: int, end: int, found: list[Furniture]) -> int:
    """How many of the characters `start` to `end` are marked."""
    return sum(max(0, min(end, each.span.end) - max(start, each.span.start)) for each in found)


def report_pages(pages: list[Rendered], marker: FurnitureMarker) -> None:
    """Print recall on furniture and the share of body marked wrongly, per way and half."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for page in pages:
        found = marks(marker, page.text)
        for start, end, truth in page.truth:
            hit = overlap(start, end, found)
            for half in (page.half, "all"):
                counts[page.way, half][truth] += end - start
                counts[page.way, half][truth + "+"] += hit
    for half in ("tune", "held", "all"):
        both = counts["both", half]
        for way in ("full", "extract"):
            both.update(counts[way, half])
    print(f"{'rendering':10}{'half':6}{'furniture':>11}{'marked':>8}{'body':>9}{'wrongly':>9}")
    for (way, half), row in sorted(counts.items()):
        recall, wrong = row["furniture+"] / row["furniture"], row["body+"] / row["body"]
        print(f"{way:10}{half:6}{row['furniture']:11}{recall:8.1%}{row['body']:9}{wrong:9.2%}")


def print_errors(pages: list[Rendered], marker: FurnitureMarker) -> None:
    """Print the lines of pages that are marked wrongly (-) and the furniture that is missed (+)."""
    for page in pages:
        found = marks(marker, page.text)
        for start, end, truth in page.truth:
            hit = overlap(start, end, found)
            if (truth == "body" and hit) or (truth == "furniture" and not hit):
                print(f"{page.way} {page.name[:6]} {'-' if hit else '+'} {page.text[start:end][:200]}")


# ---- corpora ----------------------------------------------------------------------------------------------------


def corpora(data: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The corpora of reports that are mostly prose."""
    for name in ("corpora/wikinews.jsonl", "statements/polnear_dev.jsonl", "gold/dev.jsonl"):
        yield name, [json.loads(line) for line in (data / name).read_text().splitlines()]
    with gzip.open(data / "corpora/load_6000.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    yield "corpora/load_6000 (300)", random.Random(7).sample(rows, 300)


def contents(row: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the contents of a report's gold statements stand."""
    spans: list[tuple[int, int]] = []
    for each in row.get("statements") or row.get("quotes") or ():
        spans.extend((start, end) for start, end in each["content"] or ())
    return spans


def report_corpus(name: str, rows: list[dict[str, Any]], marker: FurnitureMarker, read: int) -> None:
    """Print the share of characters marked, of gold contents marked, and how long it takes."""
    began = time.perf_counter()
    found = [marks(marker, row["text"]) for row in rows]
    took = time.perf_counter() - began
    size = sum(len(row["text"]) for row in rows)
    count = sum(len(row["text"].split()) for row in rows)
    marked = sum(each.span.end - each.span.start for one in found for each in one)
    said = sum(end - start for row in rows for start, end in contents(row))
    lost = sum(overlap(start, end, one) for row, one in zip(rows, found, strict=True) for start, end in contents(row))
    print(
        f"{name:30}{marked / size:7.2%} marked; content {lost} of {said} characters; {took / count * 1e6:.2f} µs/word"
    )
    lines = [
        f"  {row['id' if 'id' in row else 'doc_id']} {each.kind:10} {each.span.of(row['text'])[:160]}"
        for row, one in zip(rows, found, strict=True)
        for each in one
    ]
    for line in random.Random(11).sample(lines, min(read, len(lines))):
        print(line)


if __name__ == "__main__":
    main()
