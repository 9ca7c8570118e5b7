"""A run that is killed at any moment and started again ends as one that was left in peace."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sayso.kept import Recipe
from sayso.records import (
    Act,
    Article,
    Failure,
    Manner,
    Mention,
    MentionForm,
    Reading,
    Span,
    Statement,
)
from sayso.store import Query, open_store

REPORTS, BATCH, KILLS = 240, 6, 10
RECIPE = Recipe(("made/1 00000000",), {"statement": "made/1 00000000", "mention": "made/1 00000000"}, "d1" * 16)


def made_up(number: int) -> Reading:
    """A report with a speaker and some statements; some fail, some revise an earlier one, all end on the same line."""
    name = f"report {number if number % 7 else number // 2}"
    lines = [f"Pilot {number} said tide {number * line} would turn at hour {line}." for line in range(1, 12)]
    text = "\n".join([*lines, "Read the tide tables"])
    if number % 11 == 0:
        return Reading(Article(name, text, outlet="Quay"), failures=(Failure(name, "made", "ValueError: fog"),))
    starts = [text.index(line) for line in lines]
    pilots = [Mention(Span(start, start + 5), MentionForm.NAME) for start in starts]
    statements = tuple(
        Statement((Span(start + 11, start + 20),), Manner.INDIRECT, Act.ASSERT, pilot, id=f"{number:08x}{start:08x}")
        for start, pilot in zip(starts, pilots, strict=True)
    )
    return Reading(Article(name, text, outlet="Quay"), mentions=tuple(pilots), statements=statements)


def add_all(path: str) -> None:
    """What `sayso add` does: open, take up the run, keep what is not there yet in batches, finish."""
    given = [made_up(number) for number in range(REPORTS)]
    with open_store(path) as store:
        run = store.begin(RECIPE)
        for at in range(0, REPORTS, BATCH):
            batch = given[at : at + BATCH]
            unread = {(each.id, each.text) for each in store.unread([each.article for each in batch], RECIPE)}
            if left := [each for each in batch if (each.article.id, each.article.text) in unread]:
                store.keep(left, run)
                print(at, flush=True)  # noqa: T201 the parent counts these
        store.finish(run)


def state(path: Path) -> dict[str, object]:
    """All that can be seen of a store but the times of day."""
    with open_store(str(path), create=False) as store:
        return {
            "entries": [(entry.id, entry.kind, entry.article, entry.run) for entry in store.entries()],
            "lines": store.outlet_lines(),
            "counts": store.counts(),
            "found": [hit.id for hit in store.find(Query(words="tide", limit=None))],
            "failures": list(store.failures()),
        }


def test_killed_ten_times_and_started_again_it_ends_with_the_same_entries(tmp_path):
    started = time.monotonic()
    add_all(str(tmp_path / "clean.db"))
    takes = time.monotonic() - started
    chance = random.Random(20310502)
    killed = 0
    sizes = []
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, __file__, str(tmp_path / "killed.db")], stdout=subprocess.PIPE)
        with child:
            for _ in range(chance.randint(1, 3)):
                child.stdout.readline()
            time.sleep(chance.uniform(0, takes / REPORTS * BATCH))  # somewhere in the next batch
            child.kill()
        killed += child.returncode == -signal.SIGKILL
        with open_store(str(tmp_path / "killed.db"), create=False) as store:
            sizes.append(store.counts()["articles"])
            assert store.counts()["runs"] == 1
            wanted = {
                (each.article.id, each.article.text): len(each.statements) for each in map(made_up, range(REPORTS))
            }
            for key in {entry.article for entry in store.entries()}:
                reading = store.reading(key)
                assert len(reading.statements) == wanted[reading.article.id, reading.article.text], "half a report"
    assert killed >= KILLS / 2, "the machine was so fast that hardly a run was interrupted"
    assert sizes == sorted(sizes)
    subprocess.run([sys.executable, __file__, str(tmp_path / "killed.db")], check=True, stdout=subprocess.DEVNULL)
    clean = state(tmp_path / "clean.db")
    assert state(tmp_path / "killed.db") == clean
    assert clean["lines"] == {"Quay": {"Read the tide tables"}}
    assert len(clean["entries"]) > 20 * REPORTS


if __name__ == "__main__":
    add_all(sys.argv[1])
