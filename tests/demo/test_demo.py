"""The demo reports hold what their table says is planted in them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from sayso import demo

SEED = Path(__file__).parents[2] / "../shared/seed/article.txt"


def reports() -> dict[str, str]:
    """Every report of the demo by its id, or by its file where it has none."""
    found = {}
    for path in demo.paths():
        if path.suffix == ".jsonl":
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found.update({line["id"]: line["text"] for line in lines})
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                found.update({row["id"]: row["text"] for row in csv.DictReader(file)})
        else:
            encoding = "cp1252" if path.name == "valley_dispatch.txt" else "utf-8"
            found[path.name] = path.read_bytes().decode(encoding)
    return found


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """Every run of `size` words in the text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def test_there_are_fourteen() -> None:
    assert len(reports()) == 14


def test_one_is_a_trimmed_copy_and_no_other_pair_shares_text() -> None:
    texts = {name: shingles(text, 8) for name, text in reports().items()}
    copies = {
        (one, other)
        for one in texts
        for other in texts
        if one < other and len(texts[one] & texts[other]) > 0.5 * min(len(texts[one]), len(texts[other]))
    }
    assert copies == {("caravan-0426", "lakeside-311"), ("steppe-7a", "steppe-7b")}


def test_the_edited_version_has_the_address_of_the_first() -> None:
    path = next(path for path in demo.paths() if path.suffix == ".jsonl")
    lines = {line["id"]: line for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    assert lines["steppe-7a"]["url"] == lines["steppe-7b"]["url"]
    assert lines["steppe-7a"]["text"] != lines["steppe-7b"]["text"]


def test_one_file_is_not_utf_8() -> None:
    path = next(path for path in demo.paths() if path.name == "valley_dispatch.txt")
    with pytest.raises(UnicodeDecodeError):
        path.read_bytes().decode("utf-8")
    assert "“We spoke about trade" in path.read_bytes().decode("cp1252")


@pytest.mark.parametrize(
    ("report", "planted"),
    [
        ("northgate_herald.html", "said after the session, “but"),
        ("northgate_herald.html", "has not changed.</p>\n  <p>“What"),
        ("meridian_times.html", "Read more: "),
        ("qala_review.html", "the envoy had told it that"),
        ("qala_review.html", "Nur-Sultan"),
        ("hilltop_radio.txt", "Shoigu: "),
        ("lakeside-311", "(Reporting by Caravan Wire"),
        ("darya-19", "denied that Afghanistan shelters"),
        ("border-88", "At least 21 people"),
        ("gulf-5", "three people, not more"),
        ("peyk-402", "افغانستان"),
    ],
)
def test_what_is_planted_is_there(report: str, planted: str) -> None:
    assert planted in reports()[report]


@pytest.mark.corpus
@pytest.mark.parametrize("seed", [SEED] if SEED.exists() else [])
def test_no_words_are_taken_from_the_seed_report(seed: Path) -> None:
    taken = shingles(seed.read_text(encoding="utf-8"), 8)
    assert {name: found for name, text in reports().items() if (found := shingles(text, 8) & taken)} == {}
