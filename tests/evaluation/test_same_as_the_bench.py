"""The figures are those of ../shared/bench/bench.py on the same readings, every one of them, to the last digit.

The gold is that of ../shared/data; where it is absent nothing is compared. The readings are gold with seeded mistakes
in it, so that all layers are compared whatever sayso can read, and a few real ones.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import perturbed
import pytest

from sayso import codec, settings, verbs
from sayso.evaluation import evaluating, gold, score_stories
from sayso.evaluation.counts import figure, total
from sayso.evaluation.rows import GoldSet

SHARED = Path(__file__).parents[2] / "../shared"
BENCH = SHARED / "bench" / "bench.py"
DATA = SHARED / "data"
REAL = 4
"""How many reports of each set are really read."""

Json = dict[str, Any]

SAME = ("given", "overlap", "last_word", "exact")
STATEMENTS = {
    "detected": "content found",
    "exact": "exact words",
    "exact_chars": "exact characters",
    "words": "words",
    "who_said": "who said",
    "who_strict": "who said, exactly",
    **{f"{each}_{what}": f"{each} {what.replace('_', ' ')}" for each in ("source", "cue") for what in SAME},
}
EVENTS = {
    "detect": "any event",
    "quad": "quad",
    "quad_set": "quad, each once",
    "type": "type",
    "type_set": "type, each once",
    "mode": "mode",
    "src": "source",
    "src_sec": "source and sector",
    "tgt": "target",
    "tgt_sec": "target and sector",
    "actors": "actors",
    "dyad": "dyad",
    "triple": "triple",
    "triple_q": "triple by quad",
    "span_src": "source words",
    "span_tgt": "target words",
}
PLACES = {
    "recognition_exact": "names found exactly",
    "recognition_overlap": "names found",
    "end_to_end": "end to end",
    "resolution.coverage": "resolved",
    "resolution.acc161_resolved": "near, of resolved",
    "resolution.acc161_all": "near, of all",
    "country.acc": "country, of compared",
    "country.acc_all": "country, of all",
}
DISTANCES = {
    "mean_km": "mean km",
    "median_km": "median km",
    "AUC_resolved": "AUC, of resolved",
    "AUC_all": "AUC, of all",
}
TIMES = {
    "strict": "strict",
    "relaxed": "relaxed",
    "type": "type",
    "value": "value",
    "strict_value": "strict, value",
    "value_acc_given_relaxed": "value, of those marked",
    "date_value_recall_at_gold_granularity": "value of dates, as fine as gold",
}
RECORD = {"statements": "content found", "negation accuracy of matched": "negation"}
"""What the bench calls a figure, and what we call it; names that are not here are the same."""

SETS: dict[str, tuple[str, Callable[[Json], Json]]] = {
    "statements/polnear_dev.jsonl": ("statements", perturbed.of_quotes),
    "gold/dev.jsonl": ("record", perturbed.of_record),
    "gold/train.jsonl": ("record", perturbed.of_record),
    "events/plover_gsr_dev.jsonl": ("events", perturbed.of_sentence),
    "places/lgl.jsonl": ("places", perturbed.of_places),
    "places/geowebnews.jsonl": ("places", perturbed.of_places),
    "places/geovirus.jsonl": ("places", perturbed.of_places),
    "times/timebank.jsonl": ("times", perturbed.of_times),
    "times/aquaint.jsonl": ("times", perturbed.of_times),
    "coreference/gap-development.tsv": ("coreference", perturbed.of_pronoun),
}
THERE = [name for name in SETS if (DATA / name).exists()]


@functools.cache
def bench() -> Any:
    """The module bench.py."""
    specification = importlib.util.spec_from_file_location("bench", BENCH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    before = list(sys.path)
    specification.loader.exec_module(module)
    sys.path[:] = before
    return module


def gold_lines(name: str) -> list[Json]:
    """The gold as the bench reads it."""
    path = str(DATA / name)
    return list(bench().gap_rows(path)) if name.endswith(".tsv") else list(bench().lines(path))


def theirs(kind: str, rows: list[Json], readings: Mapping[str, Json]) -> Json:
    """The figures of the bench."""
    return dict(getattr(bench(), kind)(rows, readings))


def ours(held: GoldSet, readings: Mapping[str, Json]) -> Iterator[tuple[str, Any]]:
    """Our figures under the names of the bench, in its form and rounded as it rounds."""
    scores = evaluating.score(held, [codec.reading_from_json(each) for each in readings.values()], draws=2)
    for layer in scores.layers:
        for name, each in layer.figures.items():
            if each.given is None:
                yield name, round(each.share or 0.0, 4)
            else:
                yield name, tuple(round(number or 0.0, 4) for number in (each.precision, each.recall, each.f1))
        for name, number in layer.numbers.items():
            yield name, None if number is None else round(number, 4)


def named(kind: str, found: Json) -> Iterator[tuple[str, Any]]:
    """The figures of the bench under our names."""
    tables = {"events": EVENTS, "places": PLACES, "times": TIMES, "record": RECORD}
    if kind == "coreference":
        yield "pronouns", number(found)
    elif kind == "statements":
        for part, figures in found.items():
            for name, each in figures.items():
                measure, _, group = name.partition("|")
                yield " / ".join([part, STATEMENTS[measure], *([] if group == "all" else [group])]), number(each)
    else:
        for name, each in flat(found):
            yield (DISTANCES.get(name.rpartition(".")[2]) or tables[kind].get(name) or name), each


def flat(found: Json) -> Iterator[tuple[str, Any]]:
    """Figures, those in groups by the names of both; bare counts are left out, for the figures are made of them."""
    for name, each in found.items():
        if isinstance(each, dict) and not {"p", "P"} & each.keys():
            shares = ((inner, value) for inner, value in each.items() if not isinstance(value, int))
            yield from ((f"{name}.{inner}", value or 0.0) for inner, value in shares)
        elif not isinstance(each, int):
            yield name, number(each)


def number(each: Any) -> Any:
    """A figure of the bench as ours are compared: three numbers, or one."""
    if not isinstance(each, dict):
        return each or 0.0
    if "acc" in each:
        return round(each["acc"], 4)
    return tuple(round(next(each[key] for key in names if key in each), 4) for names in ("pP", "rR", ("f1", "F1")))


def compared(kind: str, held: GoldSet, rows: list[Json], readings: Mapping[str, Json]) -> int:
    """Compare all figures of the bench with ours; how many there were."""
    mine = dict(ours(held, readings))
    wanted = dict(named(kind, theirs(kind, rows, readings)))
    assert {name: mine.get(name) for name in wanted} == wanted
    return len(wanted)


def with_an_empty_report(rows: list[Json], readings: dict[str, Json], path: Path) -> Path:
    """Add a report whose gold has no row, with a reading that has some; the file that now holds the rows."""
    like = next(each for each in rows if str(bench().key(each)) in readings)
    key = next(key for key in ("id", "doc_id", "sent_id") if key in like)
    empty = {name: [] if isinstance(value, list) else value for name, value in like.items()}
    reading = json.loads(json.dumps(readings[str(like[key])]))
    reading["article"]["id"] = empty[key] = "empty"
    rows.append(empty)
    readings["empty"] = reading
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


@pytest.mark.corpus
@pytest.mark.parametrize("name", THERE)
def test_made_up_readings_have_the_figures_of_the_bench(name: str, tmp_path: Path) -> None:
    kind, perturb = SETS[name]
    rows = gold_lines(name)
    readings = {str(each["article"]["id"]): each for each in map(perturb, rows)}
    for identity in list(readings)[::9]:  # reports without a reading count as ones with nothing in them
        del readings[identity]
    path = DATA / name
    if path.suffix == ".jsonl":
        path = with_an_empty_report(rows, readings, tmp_path / path.name)
    least = {"statements": 18, "record": 10, "events": 14, "places": 11, "times": 7, "coreference": 1}
    assert compared(kind, gold.read(path), rows, readings) >= least[kind]


@pytest.mark.corpus
@pytest.mark.parametrize("name", THERE)
def test_real_readings_have_the_figures_of_the_bench(name: str) -> None:
    kind, _ = SETS[name]
    held = gold.read(DATA / name)
    held = replace(held, reports=tuple(islice(held.reports, REAL)))
    articles = [each.article for each in held.reports]
    found = [each for each in verbs.reading(articles, settings=settings.Settings()) if not each.failures]
    readings = {each.article.id: json.loads(codec.to_line(codec.reading_to_json(each))) for each in found}
    assert compared(kind, held, gold_lines(name)[:REAL], readings)


@pytest.mark.corpus
@pytest.mark.parametrize("name", [each for each in THERE if SETS[each][0] == "statements"])
def test_every_group_of_statements_has_the_figures_of_the_bench(name: str) -> None:
    rows = gold_lines(name)
    readings = {each["article"]["id"]: each for each in map(perturbed.of_quotes, rows)}
    scorer = sys.modules[bench().score_statements.__name__]
    given = {identity: {"quotes": bench().quotes_of(each)} for identity, each in readings.items()}
    by_id = {each["doc_id"]: each for each in rows}
    found = {
        "every attribution": scorer.evaluate(by_id, given),
        "speech, by piece": scorer.evaluate(by_id, given, cut=True, only=("cue_class", "speech")),
    }
    mine = dict(ours(gold.read(DATA / name), readings))
    wanted = dict(named("statements", found))
    assert {each: mine.get(each) for each in wanted} == wanted
    assert len(wanted) == 2 * 4 * 14


@pytest.mark.corpus
@pytest.mark.parametrize("name", [each for each in ["stories/allsides_dev.jsonl"] if (DATA / each).exists()])
@pytest.mark.parametrize("mixed", [0.0, 0.3, 1.0])
def test_stories_have_the_figures_of_the_bench(name: str, mixed: float) -> None:
    rows = gold_lines(name)
    chance = random.Random(5)
    stories = [each["story"] for each in rows]
    told = {
        each["id"]: chance.choice(stories) if chance.random() < 0.2 else each["story"]
        for each in rows
        if chance.random() < mixed
    }
    wanted = bench().stories(rows, [{"id": identity, "story": story} for identity, story in told.items()])
    held = gold.read(DATA / name)
    count = total(each.counts for each in score_stories.score(held.reports, told))["b-cubed"]
    mine = figure(count, {})
    assert (mine.precision, mine.recall, mine.f1) == pytest.approx(number(wanted["b_cubed"]), abs=5.1e-5)
    numbers = score_stories.numbers(held.reports, told)
    assert (numbers["stories"], numbers["gold stories"]) == (wanted["stories"], wanted["gold stories"])


def test_what_is_compared(record_property: pytest.RecordProperty) -> None:
    record_property("corpus", ", ".join(THERE) or "none: ../shared is absent")
    assert {kind for kind, _ in SETS.values()} == {"statements", "record", "events", "places", "times", "coreference"}
