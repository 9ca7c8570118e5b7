"""Small dumps in the formats of GeoNames and Wikidata, with invented places and persons."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PLACES = (
    # id, name, in ASCII, other names, latitude, longitude, class, code, country, first, second, population, day
    "9000001|Zorvala|Zorvala|Sorvala,ZRV,Zorwala Stad,Зорвала|41.5|70.25|P|PPLA|KZ|07|0701|250000|2024-03-01",
    "9000002|Čerkim|Cerkim|Cherkim|41.75|70.5|P|PPL|KZ|07|0701|900|2024-02-11",
    "9000003|Zorvala|Zorvala||-12.125|-60|P|PPL|BR|22||40|2023-01-01",
    "9000004|Ommer Lake|Ommer Lake|Lake Ommer|41|71|H|LK|KZ|07||0|2022-01-01",
    "9000005|Zorval Oblast|Zorval Oblast|Zorvalskaya|41.6|70.4|A|ADM1|KZ|07||1200000|2024-05-17",
    "9000006|Cerkim Rayon|Cerkim Rayon||41.7|70.6|A|ADM2|KZ|07|0702|30000|2024-01-01",
    "9000007|Old Zorvala|Old Zorvala||41.5|70.26|P|PPLH|KZ|07||0|2020-01-01",
    "9000008|Зорка|Zorka||42|72|P|PPL|KZ|08||5000|2021-01-01",
    "9000009|北村|北村||43|73|P|PPL|KZ|08||5000|2021-01-01",
    "9000010|Tessel Bridge|Tessel Bridge||41.51|70.2|S|BDG|KZ|07||0|2021-06-01",
    "9000011|Ulmar|Ulmar||42.5|72.5|P|PPL|KZ|08||20000|2021-01-01",
)


def geonames_line(short: str) -> str:
    """A line of 19 columns out of the thirteen that matter here."""
    (number, name, plain, others, lat, lon, kind, code, country, first, second, people, day) = short.split("|")
    cells = [number, name, plain, others, lat, lon, kind, code, country, "", first, second, "", "", people, "", "300"]
    return "\t".join([*cells, "Asia/Almaty", day])


def geonames(path: Path, lines: Iterable[str] = PLACES) -> Path:
    """A dump of places."""
    path.write_text("".join(geonames_line(line) + "\n" for line in lines), encoding="utf-8")
    return path


def times(day: str, precision: int = 11) -> dict[str, Any]:
    """A snak that holds a time."""
    value = {"time": f"+{day}T00:00:00Z", "precision": precision, "calendarmodel": "Q1985727"}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


def item(name: str) -> dict[str, Any]:
    """A snak that names an entity."""
    value = {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}


def claim(snak: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    """A statement with its qualifiers by property."""
    return {
        "mainsnak": snak,
        "type": "statement",
        "rank": rank,
        "qualifiers": {name: [each] for name, each in qualifiers.items()},
    }


def entity(name: str, label: str, aliases: Iterable[str] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    """An entity of the dump."""
    return {
        "type": "item",
        "id": name,
        "labels": {"en": {"language": "en", "value": label}, "de": {"language": "de", "value": "anders"}},
        "aliases": {"en": [{"language": "en", "value": each} for each in aliases]},
        "claims": claims,
        "modified": "2026-10-02T08:00:00Z",
    }


def code(value: str) -> dict[str, Any]:
    """A snak that holds a string."""
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def dump(entities: Iterable[dict[str, Any]]) -> str:
    """The text of a dump: a list with one entity a line."""
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in entities) + "\n]\n"
