"""A user's own rows out of CSV files: what comes in, what is refused, and that it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.ground.gazetteer import gazetteer
from sayso.knowledge import imports
from sayso.knowledge.compiled import Compiled, KnowledgeError, shipped
from sayso.knowledge.dumps import BadLine, Watch
from sayso.knowledge.imports import REQUIRED, TABLES, Source, columns_of, import_csv, put
from sayso.knowledge.layers import Knowledge, Row, knowledge


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.zip"


def csv_file(folder: Path, text: str, name: str = "ours.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def table(path: Path, name: str) -> list[Row]:
    return list(Knowledge([Compiled(path)]).rows(name))


def bring(path: Path, name: str, mine: Path, source: str = "Our Desk", watch: Watch | None = None) -> int:
    came = import_csv(path, name, mine, source=source, licence="CC BY 4.0", watch=watch)
    return came.rows[name]


def test_organisations_with_what_is_missing_filled_in(tmp_path: Path, mine: Path) -> None:
    text = (
        'name,kind,aliases,country\n"Hill Column, The",armed_group,HC|Hill Brigade,NOR\nLedger Watch,organization,,\n'
    )
    assert bring(csv_file(tmp_path, text), "organizations", mine) == 2
    first, second = table(mine, "organizations")
    assert (first["id"], first["name"], first["aliases"]) == ("hill-column-the", "Hill Column, The", "HC|Hill Brigade")
    assert (first["source"], first["country"], second["country"]) == ("our-desk", "NOR", "")
    assert table(mine, "sources") == [
        {"key": "our-desk", "title": "Our Desk", "licence": "CC BY 4.0", "origin": "ours.csv"}
    ]


def test_roles_get_the_office_that_their_title_names(tmp_path: Path, mine: Path) -> None:
    text = "person;title;country;since\nAda Holm Quill;Minister of Defence;NOR;2019-03\nTor Vesl;head gardener;NOR;\n"
    assert bring(csv_file(tmp_path, text), "roles", mine) == 2
    first, second = table(mine, "roles_by_hand")
    assert (first["office"], first["surname"], first["since"]) == ("defence_minister", "Quill", "2019-03")
    assert second["office"] == ""


def test_places_are_found_by_name_other_name_and_former_name(tmp_path: Path, mine: Path) -> None:
    text = (
        "\ufeffname\tothers\tgrain\tcountry\tlat\tlon\tformer\r\n"
        "Zorvala Heights\tThe Heights of Zorvala\tregion\tKAZ\t41.5\t70.25\tZorgrad Heights=1992-05-06\r\n"
    )
    assert bring(csv_file(tmp_path, text, "ours.tsv"), "places", mine) == 1
    places = gazetteer((str(mine),))
    for name, former in (
        ("Zorvala Heights", ""),
        ("The Heights of Zorvala", ""),
        ("Zorgrad Heights", "1992-05-06"),
    ):
        (found,) = places.candidates(name)
        assert (found.name, found.country, found.grain, found.lat) == ("Zorvala Heights", "KAZ", "region", 41.5)
        assert (found.former, found.source, found.chosen) == (former, "our-desk", True)
    assert not gazetteer().candidates("Zorvala Heights")
    assert knowledge((str(mine),)).provenance("our-desk").licence == "CC BY 4.0"


def test_a_row_with_the_key_of_one_that_ships_takes_its_place(tmp_path: Path, mine: Path) -> None:
    text = "name,grain,country,lat,lon,weight\nCrimea,region,UKR,45.25,34.25,70\n"
    bring(csv_file(tmp_path, text), "places", mine)
    found = [each for each in gazetteer((str(mine),)).candidates("Crimea") if each.chosen]
    assert [(each.lat, each.source) for each in found] == [(45.25, "our-desk")]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("organizations", "name,kind,alias\nA,outlet,B\n", "column 'alias'.*did you mean 'aliases'"),
        ("organizations", "name,kind,colour\nA,outlet,B\n", "column 'colour'.*its columns are id, name"),
        ("organizations", "name,aliases\nA,B\n", "lacks the column 'kind'"),
        ("organizations", "name,kind,name\nA,outlet,B\n", "the column 'name' twice"),
        ("organizations", "name,kind,source\nA,outlet,B\n", "--source says it for all rows"),
        ("organizations", "", "lacks the column 'name'|has a column ''"),
        ("organizations", "name,kind\n", "no row that can be used"),
        ("organizations", "name,kind\nA,club\n", "no row that can be used"),
        ("organizations", 'name,kind\n"A,outlet\n', "no CSV that can be read"),
        ("places", "name,grain,lat\nA,city,1\n", "lacks the column 'lon'"),
        ("seas", "name\nA\n", "name one of organizations, roles, places, states"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(
    tmp_path: Path, mine: Path, name: str, text: str, says: str
) -> None:
    with pytest.raises(KnowledgeError, match=says):
        bring(csv_file(tmp_path, text), name, mine)
    assert not mine.exists()


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path, mine: Path) -> None:
    (tmp_path / "ours.csv").write_bytes("name,kind\nÅlvik,outlet\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"line 2: it is not UTF-8; save"):
        bring(tmp_path / "ours.csv", "organizations", mine)


def test_bad_rows_are_told_with_their_lines_and_left_out(tmp_path: Path, mine: Path) -> None:
    text = (
        "name,kind,country,since,until\n"
        "A,outlet,NOR,,\n"
        "B,club,,,\n"
        '"C\nand D",outlet,XQX,,\n'
        ",outlet,,,\n"
        "E,outlet,NOR\n"
        "F,outlet,,2004,2003\n"
        "A,outlet,,,\n"
        "北村,outlet,,,\n"
        "\n"
        "G,outlet,,,\n"
    )
    told: list[BadLine] = []
    assert bring(csv_file(tmp_path, text), "organizations", mine, watch=Watch(told.append)) == 2
    assert [each.line for each in told] == [3, 5, 6, 7, 8, 9, 10]
    assert [row["name"] for row in table(mine, "organizations")] == ["A", "G"]
    said = [each.message for each in told]
    for number, words in enumerate(
        ["'club' is none of", "'XQX'", "name is empty", "3 cells", "earlier", "same id", "id is"]
    ):
        assert words in said[number]


@pytest.mark.parametrize(("source", "licence", "says"), [("", "CC0", "--source"), ("Ours", " ", "--licence")])
def test_source_and_licence_have_to_be_told(tmp_path: Path, mine: Path, source: str, licence: str, says: str) -> None:
    path = csv_file(tmp_path, "name,kind\nA,outlet\n")
    with pytest.raises(KnowledgeError, match=says):
        import_csv(path, "organizations", mine, source=source, licence=licence)


def test_a_source_that_ships_cannot_be_taken_over(tmp_path: Path, mine: Path) -> None:
    with pytest.raises(KnowledgeError, match="call yours otherwise"):
        bring(csv_file(tmp_path, "name,kind\nA,outlet\n"), "organizations", mine, source="sayso")


def test_the_same_source_replaces_its_rows_and_others_stay(tmp_path: Path, mine: Path) -> None:
    bring(csv_file(tmp_path, "name,kind\nA,outlet\nB,outlet\n"), "organizations", mine)
    bring(csv_file(tmp_path, "name,kind\nC,outlet\n"), "organizations", mine, source="Their Desk")
    bring(csv_file(tmp_path, "person,title\nTor Vesl,Prime Minister\n"), "roles", mine)
    bring(csv_file(tmp_path, "name,kind\nD,outlet\n", "later.csv"), "organizations", mine)
    assert [row["name"] for row in table(mine, "organizations")] == ["C", "D"]
    assert [row["person"] for row in table(mine, "roles_by_hand")] == ["Tor Vesl"]
    assert {row["key"]: row["origin"] for row in table(mine, "sources")} == {
        "their-desk": "ours.csv",
        "our-desk": "later.csv",
    }


def test_the_file_that_ships_is_never_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "knowledge.zip"
    copy.write_bytes(shipped().read_bytes())
    monkeypatch.setattr(imports, "shipped", lambda: copy)
    with pytest.raises(KnowledgeError, match="name a file of your own"):
        put(tmp_path / "." / "knowledge.zip", Source("a", "A", "CC0", "a"))
    assert copy.read_bytes() == shipped().read_bytes()


def test_a_file_that_is_none_of_ours_is_not_written_over(tmp_path: Path, mine: Path) -> None:
    mine.write_text("my diary")
    with pytest.raises(KnowledgeError, match="no file of compiled knowledge"):
        bring(csv_file(tmp_path, "name,kind\nA,outlet\n"), "organizations", mine)
    assert mine.read_text() == "my diary"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_that_can_be_imported_ships_with_the_columns_it_needs(name: str) -> None:
    columns = columns_of(TABLES[name])
    assert set(REQUIRED[name]) <= set(columns)
    assert columns[-3:] == ["source", "since", "until"]


def test_a_table_that_does_not_ship_is_told() -> None:
    with pytest.raises(KnowledgeError, match="no table 'seas' ships"):
        columns_of("seas")
