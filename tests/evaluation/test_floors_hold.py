"""The figures of sayso are not under their floors: on the demo's gold, and on ../shared/data/gold/dev.jsonl.

The second needs the folder `shared` beside the repository; without it the first alone is held. `make eval` holds all
sets. Where a figure has risen: make floors.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.evaluation import evaluating, floors, gold
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "floors.toml"
DEV = ROOT / "../shared/data/gold/dev.jsonl"


@pytest.mark.corpus
@pytest.mark.parametrize("path", [gold.shipped(), *([DEV] if DEV.exists() else [])], ids=gold.name_of)
def test_no_figure_is_under_its_floor(path: Path, record_property: pytest.RecordProperty) -> None:
    sets, held = [gold.read(path)], floors.read(FLOORS)
    floors.check_digests(sets, held)
    whole = evaluating.evaluate(sets, settings=Settings())
    for key, _, layer in floors.each(whole):
        record_property(" ".join(key), str(floors.watched(layer)))
    assert floors.under(whole, held) == []


def test_there_are_floors_for_the_gold_that_ships() -> None:
    shipped = gold.read(gold.shipped())
    assert {(shipped.name, layer) for layer in shipped.layers} <= set(floors.read(FLOORS).kept)
