from __future__ import annotations

import re
from collections import Counter

import pytest

from sayso.knowledge.actors import actor_words
from sayso.knowledge.contested import contest, contested
from sayso.knowledge.countries import WITHDRAWN, country_codes
from sayso.knowledge.organizations import by_id, key
from sayso.knowledge.states import seats, state_names, states
from sayso.knowledge.tables import rows

TABLES = ("states", "state_names", "seats", "contested", "organizations")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_and_dates(table: str) -> None:
    sources = {row["key"] for row in rows("sources")}
    for row in rows(table):
        assert list(row)[-3:] == ["source", "since", "until"]
        assert row["source"] in sources, row
        for day in (row["since"], row["until"]):
            assert not day or DAY.fullmatch(day), row
        if row["since"] and row["until"]:
            assert row["since"] < row["until"], row
        assert all(cell == cell.strip() and "||" not in cell for cell in row.values()), row


def test_codes_are_real_and_names_unique() -> None:
    alpha3 = {code: alpha2 for alpha2, code in country_codes().items()}
    assert len(states()) > 240
    assert len(states()) == len(list(rows("states"))) == len({state.name for state in states().values()})
    for code, state in states().items():
        if state.until:
            assert code in WITHDRAWN
            assert not state.iso2
        else:
            assert alpha3[code] == state.iso2
        assert not state.sovereign or not states()[state.sovereign].sovereign
        assert all(DAY.fullmatch(day) for _, day in state.former), state


def test_a_name_belongs_to_one_state() -> None:
    for words in ("names", "capitals"):
        told = Counter(word.lower() for state in states().values() for word in dict.fromkeys(getattr(state, words)))
        assert [word for word, count in told.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "code", "until"),
    [
        ("Swaziland", "SWZ", "2018-04-19"),
        ("Burma", "MMR", "1989-06-18"),
        ("macedonia", "MKD", "2019-02-12"),
        ("Zaire", "COD", "1997-05-17"),
        ("Upper Volta", "BFA", "1984-08-04"),
    ],
)
def test_former_names(name: str, code: str, until: str) -> None:
    state = states()[code]
    told = state.former_name(name)
    assert told is not None
    assert told[1] == until
    assert actor_words().states[name.lower()] is state
    assert state.former_name(state.name) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("Greenland", "GRL"), ("Soviet Union", "SUN"), ("Puerto Rico", "PRI"), ("Kosovo", "XKX"), ("Türkiye", "TUR")],
)
def test_territories_and_states_that_are_no_more(word: str, code: str) -> None:
    assert actor_words().states[word.lower()].code == code


def test_territories_say_whose_they_are() -> None:
    assert [states()[code].sovereign for code in ("GRL", "HKG", "GUM", "DNK")] == ["DNK", "CHN", "USA", ""]
    assert states()["SUN"].until == "1991-12-26"


@pytest.mark.parametrize(
    ("word", "code"),
    [("dane", "DNK"), ("frenchwoman", "FRA"), ("afghan", "AFG"), ("motswana", "BWA"), ("briton", "GBR")],
)
def test_one_of_a_people(word: str, code: str) -> None:
    assert actor_words().singulars[word].code == code


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("ru", "Украина", "UKR"),
        ("ru", "США", "USA"),
        ("fa", "روسیه", "RUS"),
        ("prs", "جاپان", "JPN"),
        ("ps", "افغانستان", "AFG"),
        ("ar", "الصين", "CHN"),
        ("fr", "Allemagne", "DEU"),
        ("es", "Myanmar (Birmania)", "MMR"),
        ("es", "Myanmar", "MMR"),
        ("zh", "日本", "JPN"),
    ],
)
def test_names_in_other_languages(language: str, name: str, code: str) -> None:
    assert state_names()[(language, name)] == code


def test_a_name_in_another_language_belongs_to_one_state() -> None:
    assert len(state_names()) == len(list(rows("state_names")))
    per_language = Counter(language for language, _ in state_names())
    assert set(per_language) == {"ru", "fa", "prs", "ps", "ar", "fr", "es", "zh"}
    assert min(per_language.values()) > 240
    assert set(state_names().values()) <= set(country_codes().values())


@pytest.mark.parametrize(
    ("word", "kind", "country", "body"),
    [
        ("the Kremlin", "government", "RUS", "kremlin"),
        ("Whitehall", "government", "GBR", ""),
        ("Foggy Bottom", "body", "USA", "united-states-department-of-state"),
        ("Pentagon", "body", "USA", "united-states-department-of-defense"),
        ("Élysée Palace", "government", "FRA", "elysee-palace"),
        ("Brussels", "body", "", "european-union"),
        ("Hargeisa", "body", "SOM", "republic-of-somaliland"),
    ],
)
def test_seats(word: str, kind: str, country: str, body: str) -> None:
    seat = seats()[key(word)]
    assert (seat.kind, seat.country, seat.body) == (kind, country, body)


def test_a_seat_that_is_a_city_or_region_says_so() -> None:
    assert [seats()[name].grain for name in ("kremlin", "erbil", "somaliland")] == ["building", "city", "region"]


def test_seats_name_states_and_bodies_that_are_known() -> None:
    for seat in seats().values():
        assert seat.kind in ("government", "body")
        assert seat.grain in ("building", "city", "region")
        assert seat.country in states() or seat.body, seat
        assert seat.body in by_id() or (seat.kind == "government" and not seat.body), seat
        if seat.body and seat.country:
            assert by_id()[seat.body].country == seat.country, seat


@pytest.mark.parametrize(
    ("name", "country", "on", "code"),
    [
        ("Taiwan", "TWN", None, "contested:claimed-by:CHN+TWN"),
        ("Crimea", "UKR", "2024-04-26", "contested:claimed-by:RUS+UKR"),
        ("Crimea", "UKR", "2013-04-26", None),
        ("Nagorno-Karabakh", "AZE", "2020-10-01", "contested:claimed-by:AZE"),
        ("Artsakh", "AZE", "2024-10-01", None),
        ("Kherson Oblast", "UKR", "2021-01-01", None),
        ("Kherson Oblast", "UKR", "2023-01-01", "contested:claimed-by:RUS+UKR"),
        ("Golan Heights", "SYR", "2020-01-01", "contested:claimed-by:ISR+SYR"),
        ("Malvinas", None, None, "contested:claimed-by:ARG+GBR"),
        ("Takeshima", "KOR", None, "contested:claimed-by:JPN+KOR"),
        ("Gibraltar", "USA", None, None),
        ("Gibraltar", "GIB", None, "contested:claimed-by:ESP+GBR"),
        ("Hans Island", None, "2020-01-01", "contested:claimed-by:CAN+DNK"),
        ("Hans Island", None, "2024-01-01", None),
        ("Normandy", "FRA", None, None),
    ],
)
def test_contested_territories(name: str, country: str | None, on: str | None, code: str | None) -> None:
    assert contested(name, country, on) == code


def test_who_holds_a_contested_territory() -> None:
    found = contest("Transnistria", "MDA", "2024-01-01")
    assert found is not None
    assert found.administered_by == ("pridnestrovian-moldavian-republic",)


def test_contests_name_states_and_authorities_that_are_known() -> None:
    for row in rows("contested"):
        claimed = row["claimed_by"].split("|")
        assert claimed == sorted(claimed), row
        assert set(claimed) <= set(states()), row
        for each in row["administered_by"].split("|"):
            assert each in states() or each in by_id(), row
        assert set(row["administered_by"].split("|")) != set(claimed) or len(claimed) > 1, row


def test_rows_of_one_territory_do_not_overlap() -> None:
    last: dict[str, str] = {}
    for row in rows("contested"):
        if row["name"] in last:
            assert row["since"] >= last[row["name"]] != "", row
        last[row["name"]] = row["until"]
