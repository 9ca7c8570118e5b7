"""Find the words of everyday English that are also names of places, such as "Nice", for knowledge/everyday_words.txt.

    python training/everyday_words.py ../shared/data/corpora/load_6000.jsonl.gz

A word is taken if the gazetteer has a place of that name and news write it in small letters at least as often as three
times in ten where no sentence begins.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

from sayso.ground.gazetteer import gazetteer

OUT = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "everyday_words.txt"
INSIDE = re.compile(r"(?<![.!?:\"“”'\n] )(?<![\w’'-])([A-Za-z]{3,})(?!\w)")  # words that begin no sentence
SEEN = 5  # times that a word has to be written in small letters
SHARE = 0.3
HEAD = """\
# Words of everyday English that are also names of places: counted in news by training/everyday_words.py; Apache-2.0.
"""


def main() -> None:
    """Count and write."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            for word in INSIDE.findall(json.loads(line).get("text") or ""):
                (small if word.islower() else capital)[word.lower()] += 1
    places = gazetteer()
    words = sorted(
        word
        for word, count in small.items()
        if count >= SEEN and count >= SHARE * (count + capital[word]) and places.candidates(word.capitalize())
    )
    OUT.write_text(HEAD + "\n".join(textwrap.wrap(" ".join(words), 120)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
