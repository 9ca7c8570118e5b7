"""The gazetteer: what names are known, what they may stand for, and that it is quick to load."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.ground.gazetteer import Candidate, Gazetteer, capitals, gazetteer, peoples, plain
from sayso.knowledge.compiled import Compiled, shipped
from sayso.knowledge.layers import Knowledge
from sayso.knowledge.tables import rows

GRAINS = {"city", "province", "country", "region", "water", "building"}


@pytest.mark.parametrize(
    ("name", "usual", "country", "grain", "geonames"),
    [
        ("Kandahar", "Kandahar", "AFG", "city", 1138336),
        ("Kandahār", "Kandahar", "AFG", "city", 1138336),
        ("Moscow", "Moscow", "RUS", "city", 524901),
        ("Kabul", "Kabul", "AFG", "city", 1138958),
        ("Astana", "Astana", "KAZ", "city", 1526273),
        ("Kiev", "Kyiv", "UKR", "city", 703448),
        ("St. Petersburg", "St. Petersburg", "RUS", "city", 498817),
        ("U.S.", "United States", "USA", "country", 6252001),
        ("Türkiye", "Turkey", "TUR", "country", 298795),
        ("Tex.", None, None, None, None),
        ("Texas", "Texas", "USA", "province", 4736286),
        ("Va.", "Virginia", "USA", "province", 6254928),
        ("Laurel County", "Laurel County", "USA", "region", None),
        ("Oxfordshire", "Oxfordshire", "GBR", "region", None),
        ("Sichuan", "Sichuan", "CHN", "province", None),
        ("Donbas", "Donbas", "UKR", "region", None),
        ("Nagorno-Karabakh", "Nagorno-Karabakh", "AZE", "region", None),
        ("Strait of Hormuz", "Strait of Hormuz", None, "water", None),
        ("White House", "White House", "USA", "building", None),
        ("Ville-la-Grand", "Ville-la-Grand", "FRA", "city", 2968703),
        ("Zorbania", None, None, None, None),
        ("moscow", None, None, None, None),
        ("", None, None, None, None),
    ],
)
def test_the_heaviest_place_of_a_name(
    name: str, usual: str | None, country: str | None, grain: str | None, geonames: int | None
) -> None:
    found = gazetteer().candidates(name)
    if usual is None:
        assert not found
    else:
        first = found[0]
        assert (first.name, first.country, first.grain) == (usual, country, grain)
        assert geonames is None or first.geonames == geonames


def test_all_places_of_a_name_are_found_once_each() -> None:
    found = gazetteer().candidates("Springfield")
    assert {"IL", "MA", "MO", "OH"} <= {each.first for each in found if each.country == "USA"}
    ids = [each.geonames for each in found if each.geonames]
    assert len(ids) == len(set(ids)) > 10
    weights = [each.weight for each in found if each.main]
    assert weights == sorted(weights, reverse=True)


def test_a_place_mostly_called_otherwise_comes_after_those_that_are_called_so() -> None:
    found = gazetteer().candidates("White House")
    assert found[0].main
    assert any(not each.main for each in found)


def test_a_district_called_like_greater_towns_elsewhere_comes_after_them() -> None:
    first, *rest = [each for each in gazetteer().candidates("Cambridge") if not each.chosen]
    assert first.grain == "city"
    assert [each.country for each in rest if each.grain == "region"] == ["AUS"]
    assert all(each.weight < first.weight for each in rest if each.grain == "region")


def test_a_division_weighs_less_than_its_chief_town() -> None:
    found = [each for each in gazetteer().candidates("Geneva") if each.country == "CHE"]
    assert [each.grain for each in found] == ["city", "region", "province"]
    assert found[0].weight > max(each.weight for each in found[1:])


def test_capitals() -> None:
    found = capitals()
    assert {gazetteer().candidates(name)[0].geonames for name in ("Kabul", "Kingston", "Georgetown")} <= found
    assert gazetteer().candidates("Birmingham")[0].geonames not in found
    assert 150 < len(found) < 220


@pytest.mark.parametrize(
    ("old", "new", "until"),
    [
        ("Nur-Sultan", "Astana", "2022-09-17"),
        ("Artemivsk", "Bakhmut", "2016-05-12"),
        ("Dnipropetrovsk", "Dnipro", "2016-05-19"),
        ("Leningrad", "St. Petersburg", "1991-09-06"),
        ("Saigon", "Ho Chi Minh City", "1976-07-02"),
        ("Kiev", "Kyiv", ""),
        ("Astana", "Astana", ""),
    ],
)
def test_former_names(old: str, new: str, until: str) -> None:
    first = gazetteer().candidates(old)[0]
    assert (first.name, first.former) == (new, until)


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("estonian", "EST"),
        ("estonians", "EST"),
        ("afghan", "AFG"),
        ("british", "GBR"),
        ("scots", "GBR"),
        ("texan", "USA"),
        ("estonia", None),
    ],
)
def test_peoples(word: str, country: str | None) -> None:
    found = peoples().get(word)
    assert (found.country if found else None) == country


@pytest.mark.parametrize(
    ("code", "country"), [("ke", "KEN"), ("uk", "GBR"), ("DE", "DEU"), ("com", None), ("", None), ("zz", None)]
)
def test_country_of_a_code(code: str, country: str | None) -> None:
    assert gazetteer().country(code) == country


def test_the_table_written_by_hand_is_sound() -> None:
    codes = files("sayso.knowledge").joinpath("country_codes.txt").read_text(encoding="utf-8")
    alpha3 = {line.split()[1] for line in codes.splitlines() if line and not line.startswith("#")}
    wrong = []
    for row in rows("places_by_hand"):
        name, others, grain, country, lat, lon, geonames, weight, former = list(row.values())[:9]
        sound = (
            grain in GRAINS
            and (country in alpha3 or (not country and grain in {"region", "water"}))
            and -90 <= float(lat) <= 90
            and -180 <= float(lon) <= 180
            and (not geonames or geonames.isdecimal())
            and 0 < int(weight) < 100
            and name == name.strip()
            and all(pair.count("=") == 1 for pair in former.split("|") if pair)
            and "" not in others.split("|")[1:]
        )
        wrong += [] if sound else [name]
    assert not wrong


def test_cities_written_by_hand_lie_where_the_compiled_gazetteer_has_them() -> None:
    places = gazetteer()
    wrong = []
    for row in rows("places_by_hand"):
        name, _, grain, country, lat, lon, geonames, *_ = row.values()
        if grain == "city" and geonames:
            first = places.candidates(name)[0]
            code = first.first
            near = abs(first.lat - float(lat)) < 0.2 and abs(first.lon - float(lon)) < 0.3
            wrong += [] if near and first.country == country and first.geonames == int(geonames) else [(name, code)]
    assert not wrong


@given(st.text(max_size=30))
def test_any_name_can_be_looked_up(name: str) -> None:
    for each in gazetteer().candidates(name):
        assert isinstance(each, Candidate)
        assert each.grain in GRAINS
        assert -90 <= each.lat <= 90
        assert -180 <= each.lon <= 180


@given(st.text(max_size=30))
@example("ǽ")
def test_plain_is_plain_already(name: str) -> None:
    assert plain(plain(name)) == plain(name)


def test_it_ships_small_and_loads_quickly() -> None:
    assert shipped().stat().st_size < 5_000_000
    began = time.process_time()
    read = Gazetteer(list(Knowledge([Compiled(shipped())]).places()), rows("places_by_hand"))
    assert read.candidates("Kandahar")
    assert time.process_time() - began < 0.8  # twice the promise: the machine may be busy


def test_it_is_read_only_when_it_is_asked() -> None:
    code = (
        "import sayso.ground.places, sayso.ground.gazetteer as g; "
        "assert not g._gazetteer.cache_info().currsize; assert g.gazetteer() is g.gazetteer(())"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
