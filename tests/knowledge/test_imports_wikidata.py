"""Offices and organisations out of a dump in Wikidata's format, on persons, states and bodies that are made up."""

from __future__ import annotations

import bz2
import gzip
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from dumps import claim, code, dump, entity, item, times
from sayso.knowledge.compiled import Compiled, KnowledgeError
from sayso.knowledge.dumps import BadLine, Watch
from sayso.knowledge.layers import Knowledge, Row, knowledge
from sayso.knowledge.wikidata import Class, classes_known, import_wikidata

STATE = entity("Q900", "Norvalia", P298=[claim(code("NOR"))])
MINISTER = entity("Q901", "Minister of Defence", P31=[claim(item("Q4164871"))], P1001=[claim(item("Q900"))])
PREMIER = entity("Q902", "Prime Minister of Norway", P17=[claim(item("Q900"))])
HEAD_GARDENER = entity("Q903", "head gardener", P17=[claim(item("Q900"))])


def person(number: int, label: str, *held: dict[str, Any], aliases: tuple[str, ...] = ()) -> dict[str, Any]:
    return entity(f"Q{number}", label, aliases, P31=[claim(item("Q5"))], P39=list(held))


ENTITIES = (
    person(
        1001,
        "Ada Holm Quill",
        claim(item("Q901"), P580=times("2019-03-04"), P582=times("2021-05-00", 10)),
        claim(item("Q902"), P580=times("2021-00-00", 9)),
        claim(item("Q903"), P580=times("2011-01-01")),  # no office that is known
        claim(item("Q901")),  # nobody says when
        claim(item("Q901"), "deprecated", P580=times("2001-01-01")),
        claim({"snaktype": "somevalue"}, P580=times("2001-01-01")),
        aliases=("Ada Quill", "A. H. Quill", "Ада Квилл"),
    ),
    MINISTER,
    person(1002, "Tor Vesl", claim(item("Q901"), P580=times("1950-00-00", 7), P582=times("1961-02-03"))),
    entity(
        "Q1003",
        "Ledger Watch",
        ("LW", "Ledger | Watch Group"),
        P31=[claim(item("Q43229")), claim(item("Q79913"))],
        P17=[claim(item("Q900"))],
        P571=[claim(times("1999-02-03"))],
    ),
    entity(
        "Q1004", "Hill Column", ("Hill Brigade",), P31=[claim(item("Q17149090"))], P576=[claim(times("2004-01-01", 9))]
    ),
    entity("Q1005", "Hill Column", P31=[claim(item("Q17149090"))]),
    entity("Q1006", "Red Clover", P31=[claim(item("Q777"))]),
    entity("Q1007", "Северная газета", P31=[claim(item("Q11032"))]),
    STATE,
    PREMIER,
    HEAD_GARDENER,
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.zip"


def write(path: Path, text: str | None = None) -> Path:
    path.write_text(dump(ENTITIES) if text is None else text, encoding="utf-8")
    return path


def table(path: Path, name: str) -> list[Row]:
    return list(Knowledge([Compiled(path)]).rows(name))


def test_offices_come_with_their_holders_and_dates(tmp_path: Path, mine: Path) -> None:
    came = import_wikidata(write(tmp_path / "d.json"), mine)
    roles = table(mine, "roles")
    said = [(row["person"], row["office"], row["country"], row["since"], row["until"], row["seen"]) for row in roles]
    assert said == [
        ("Ada Holm Quill", "defence_minister", "NOR", "2019-03-04", "2021-05", "2021-05"),
        ("Ada Holm Quill", "head_of_government", "NOR", "2021", "", "2026-10-02"),
        ("Tor Vesl", "defence_minister", "NOR", "", "1961-02-03", "1961-02-03"),
    ]
    first = roles[0]
    assert (first["names"], first["surname"], first["title"]) == (
        "Ada Quill|A. H. Quill",
        "Quill",
        "Minister of Defence",
    )
    assert {row["source"] for row in roles} == {"wikidata"}
    assert came.rows == {"roles": 3, "organizations": 3}
    assert (came.left_out, came.bad) == (5, 0)  # no such office, no date, deprecated, no office named, no Latin name


def test_organisations_come_with_id_kind_state_and_other_names(tmp_path: Path, mine: Path) -> None:
    import_wikidata(write(tmp_path / "d.json"), mine)
    found = {row["id"]: row for row in table(mine, "organizations")}
    assert set(found) == {"ledger-watch", "hill-column", "hill-column-q1005"}
    watch = found["ledger-watch"]
    assert (watch["name"], watch["aliases"]) == ("Ledger Watch", "LW|Ledger Watch Group")
    assert (watch["kind"], watch["scope"], watch["country"]) == ("organization", "NGO", "NOR")
    assert (watch["wikidata"], watch["since"], watch["until"]) == ("Q1003", "1999-02-03", "")
    column = found["hill-column"]
    assert (column["kind"], column["wikidata"], column["until"]) == ("armed_group", "Q1004", "2004")


def test_an_organisation_that_ships_keeps_what_is_said_of_it_and_gains_names(tmp_path: Path, mine: Path) -> None:
    there = {row["id"]: row for row in knowledge().rows("organizations")}
    known = next(row for row in there.values() if row["wikidata"] and row["aliases"] and row["kind"] == "organization")
    nameless = next(row for row in there.values() if not row["wikidata"] and row["kind"] == "organization")
    entities = [
        entity(known["wikidata"], "The Norvalian Name", ("TNN",), P31=[claim(item("Q17149090"))]),
        entity("Q990001", nameless["name"], ("Other Name Of It",), P31=[claim(item("Q43229"))]),
        entity("Q990002", known["name"], P31=[claim(item("Q43229"))]),
    ]
    import_wikidata(write(tmp_path / "d.json", dump(entities)), mine)
    found = {row["id"]: row for row in table(mine, "organizations")}
    assert set(found) == {known["id"], nameless["id"], f"{known['id']}-q990002"}  # namesakes are told apart
    row = found[known["id"]]
    assert (row["name"], row["kind"], row["wikidata"]) == (known["name"], "organization", known["wikidata"])
    assert {*known["aliases"].split("|"), "The Norvalian Name", "TNN"} == set(row["aliases"].split("|"))
    assert "Other Name Of It" in found[nameless["id"]]["aliases"].split("|")
    assert found[nameless["id"]]["wikidata"] == "Q990001"
    assert {row["source"] for row in found.values()} == {"wikidata"}


@pytest.mark.parametrize("suffix", [".json.gz", ".json.bz2"])
def test_a_packed_dump_gives_the_same_bytes(tmp_path: Path, mine: Path, suffix: str) -> None:
    plain = write(tmp_path / f"d{suffix}.plain")
    packed = tmp_path / f"d{suffix}"
    packed.write_bytes((gzip.compress if suffix.endswith("gz") else bz2.compress)(plain.read_bytes()))
    import_wikidata(packed, mine)
    import_wikidata(write(tmp_path / "d.json"), tmp_path / "other.zip")
    for member in ("tables/roles.tsv", "tables/organizations.tsv"):
        assert Compiled(mine).read(member) == Compiled(tmp_path / "other.zip").read(member)


def test_bad_lines_are_told_once_with_their_numbers(tmp_path: Path, mine: Path) -> None:
    lines = dump(ENTITIES).splitlines()
    lines[3:3] = [
        '{"type": "item", "id": "Q8", "claims": {"P39": [',
        '["P39"],',
        "",
        '{"no": "id", "P39": 1},',
        '{"id": "Q9", "claims": {"P39": 7, "P31": "Q5"}, "labels": 3},',
        '{"id": "Q901", "claims": [], "labels": 3},',
        '{"id": "Q10", "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q43229"}}}}]}, "labels": []},',
    ]
    told: list[BadLine] = []
    came = import_wikidata(write(tmp_path / "d.json", "\n".join(lines)), mine, watch=Watch(told.append))
    assert [each.line for each in told] == [4, 5, 7, 8, 9]
    assert came.bad == 5
    assert came.rows["roles"] == 3
    assert came.left_out == 6  # as of the whole dump, and one without a name


def test_a_class_of_ones_own(tmp_path: Path, mine: Path) -> None:
    import_wikidata(write(tmp_path / "d.json"), mine, classes={"Q777": Class("organization", "BUS", "MNC", 1)})
    assert [(row["name"], row["sector"], row["scope"]) for row in table(mine, "organizations")] == [
        ("Red Clover", "BUS", "MNC")
    ]


def test_the_classes_that_ship_are_of_kinds_that_are_known() -> None:
    classes = classes_known()
    assert classes["Q7278"] == Class("organization", "PTY", "", 7)
    assert {each.kind for each in classes.values()} == {"organization", "government_body", "armed_group", "outlet"}


@pytest.mark.parametrize("text", ["", "[\n]\n", "prose\n", dump([STATE, PREMIER])])
def test_a_dump_with_nothing_in_it_is_refused(tmp_path: Path, mine: Path, text: str) -> None:
    with pytest.raises(KnowledgeError, match="holds no office and no organisation"):
        import_wikidata(write(tmp_path / "d.json", text), mine)
    assert not mine.exists()


@pytest.mark.parametrize(("name", "says"), [("gone.json", "there is no file"), ("cut.json.bz2", "cannot be unpacked")])
def test_a_dump_that_cannot_be_read_is_refused(tmp_path: Path, mine: Path, name: str, says: str) -> None:
    (tmp_path / "cut.json.bz2").write_bytes(bz2.compress(dump(ENTITIES).encode())[:-20])
    with pytest.raises(KnowledgeError, match=says):
        import_wikidata(tmp_path / name, mine)


def test_another_source_in_the_same_file_stays(tmp_path: Path, mine: Path) -> None:
    import_wikidata(write(tmp_path / "d.json"), mine)
    few = dump([ENTITIES[0], MINISTER, PREMIER, STATE])
    import_wikidata(write(tmp_path / "few.json", few), mine)
    assert {row["person"] for row in table(mine, "roles")} == {"Ada Holm Quill"}
    assert table(mine, "organizations") == []


def test_memory_does_not_grow_with_the_dump(tmp_path: Path, mine: Path) -> None:
    peaks = []
    for number in (300, 300, 6000):  # the first only fills the caches
        bodies = (entity(f"Q{10_000 + each}", f"Body {each}", P31=[claim(item("Q43229"))]) for each in range(number))
        write(tmp_path / "d.json", dump(bodies))
        tracemalloc.start()
        import_wikidata(tmp_path / "d.json", mine)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        mine.unlink()
    assert peaks[2] < peaks[1] + 1_000_000
