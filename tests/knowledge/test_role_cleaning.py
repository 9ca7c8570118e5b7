"""How `training/compile_roles.py` cleans names, titles and dates; the rows are made up in the shape of the sources'."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from compile_roles import Known, alike, bounded, distinct_ids, joined_spells, respelled, told_by_hand
from role_names import Person, as_in, calmed, parted, person_in_small
from role_sources import Spell, country_info, country_named, day_of, factbook, gec_codes, mended, person_of
from role_titles import parts, tidied

NAMES = [
    ("President Orso PELLARIN", "President", "Orso Pellarin", "Pellarin"),
    ("Interim Prime Minister Lt. Gen. Tovin HARLAK", "Interim Prime Minister", "Tovin Harlak", "Harlak"),
    ("Governor General of New Zealand Dame Ulla VASK", "Governor General of New Zealand", "Ulla Vask", "Vask"),
    ("President Ana Luz MERCADO Fuentes", "President", "Ana Luz Mercado", "Mercado"),
    ("Prime Minister Peter Q. STANHOPE", "Prime Minister", "Peter Stanhope", "Stanhope"),
    ("Chancellor Jory VAN DER QUIST", "Chancellor", "Jory van der Quist", "van der Quist"),
    ("Premier LIN Weiming", "Premier", "Lin Weiming", "Lin"),
    ("King ALDRIC IV", "King", "Aldric IV", "Aldric IV"),
    ("Grand Duke ROLAND", "Grand Duke", "Grand Duke Roland", "Roland"),
    ("President Jean-Paul N'DORIAN", "President", "Jean-Paul N'Dorian", "N'Dorian"),
    ("First Deputy Prime Minister Mirel TANN", "First Deputy Prime Minister", "Mirel Tann", "Tann"),
    ("President of the Republic Emeka ABARA", "President of the Republic", "Emeka Abara", "Abara"),
    ("Prime Minister Duncan MCALLEN", "Prime Minister", "Duncan McAllen", "McAllen"),
    ("President Hadi al-RASHIDI", "President", "Hadi al-Rashidi", "al-Rashidi"),
    ("President-elect Tomas BRIEL (ret.)", "President-elect", "Tomas Briel", "Briel"),
    ("Prime Minister Ilse Brandtner", "Prime Minister", "Ilse Brandtner", "Brandtner"),
]

NO_NAMES = [
    "Deputy Prime Ministers Jory QUIST and Mirel TANN",
    "Lt. Gen.",
    "TANN",
    "Vice President of the Executive Yuan",
    "and Mirel TANN",
    "Vacant",
    "Deputy Prime Minister and Minister of Fisheries Jory QUIST",
    "High Commissioner Ulla VASK",
]

TITLES = [
    ("Prime ministers", ["Prime minister"]),
    ("Presidents", ["President"]),
    ("Chairmen of the council of ministers (PRIME_MINISTERS", ["Chairman of the council of ministers"]),
    ("MIN. OF DEFENSE & VETERANS AFFAIRS", ["Minister of defense & veterans affairs"]),
    ('Minister of Interior "Acting" & Minister of Interior', ["Minister of Interior"]),
    (
        "Deputy Premier & Minister of Energy & Minister of Trade",
        ["Deputy Premier", "Minister of Energy", "Minister of Trade"],
    ),
    ("Minister of Press, Television & Radio", ["Minister of Press, Television & Radio"]),
    ("Ministers of state", ["Minister of state"]),
]


def row(**cells: Any) -> dict[str, Any]:
    """A row of CountryInfo, made up."""
    return {
        "iso3": "AUT", "country": "AUSTRIA", "names": ["Jory Quist"], "title": "Minister of Defense",
        "code": "AUTGOVMIL", "start": "2005-03-01", "end": "2006-02-31", "source": "CountryInfo.120116:Government",
    } | cells  # fmt: skip


def leader(**cells: Any) -> dict[str, Any]:
    """A row of the Factbook, made up."""
    return {
        "country": "au", "name_country": "Austria", "role": "chief of state", "name": "President Jory QUIST",
        "since": "8 May 2019", "first_seen": "2020-11-27", "last_seen": "2026-05-17",
    } | cells  # fmt: skip


def spell(name: str, since: str, until: str = "", **cells: str) -> Spell:
    """A spell of a defence minister of Austria, made up."""
    known = {"title": "Minister", "office": "defence_minister", "country": "AUT", "seen": "", "source": "countryinfo"}
    return Spell(person=Person(name, name.split()[-1]), since=since, until=until, **(known | cells))


@pytest.mark.parametrize(("dirty", "title", "name", "surname"), NAMES)
def test_names_with_titles(dirty: str, title: str, name: str, surname: str) -> None:
    found, rest = parted(dirty)
    person = person_of(found, rest)
    assert person is not None
    assert (found, person.name, person.surname) == (title, name, surname)


@pytest.mark.parametrize("dirty", NO_NAMES)
def test_what_is_no_clean_name_of_one_person_is_left_out(dirty: str) -> None:
    assert person_of(*parted(dirty)) is None


@pytest.mark.parametrize(("dirty", "clean"), TITLES)
def test_titles(dirty: str, clean: list[str]) -> None:
    assert list(parts(dirty)) == clean
    assert all(tidied(each) == each for each in clean)


@pytest.mark.parametrize(
    ("word", "calm"), [("O'HARLAK", "O'Harlak"), ("PELL-TANN", "Pell-Tann"), ("AL-VASK", "al-Vask"), ("DE", "de")]
)
def test_words_in_capitals(word: str, calm: str) -> None:
    assert calmed(word) == calm


def test_names_in_small_letters() -> None:
    assert person_in_small(["Jory Quist", "Jory Tann_Quist"]) == Person("Jory Quist", "Quist", ("Jory Tann Quist",))
    assert person_in_small(["Sheikh Hadi Rashid"]) == Person("Hadi Rashid", "Rashid")
    assert person_in_small(["Quist"]) is None
    assert person_in_small(["JORY QUIST"]) is None


def test_surnames_where_they_go_first_and_where_there_are_two() -> None:
    given = {"ana", "luz", "jose"}
    assert as_in("KOR", Person("Gim Do Yun", "Yun"), given).surname == "Gim"
    assert as_in("CHL", Person("Ana Soto Vega", "Vega"), given) == Person("Ana Soto", "Soto", ("Ana Soto Vega",))
    assert as_in("CHL", Person("Ana Luz Soto", "Soto"), given) == Person("Ana Luz Soto", "Soto")
    assert as_in("CHL", Person("Ana Luz Soto Vega", "Vega"), given).name == "Ana Luz Soto"
    assert as_in("FRA", Person("Ana Soto Vega", "Vega"), given) == Person("Ana Soto Vega", "Vega")


@pytest.mark.parametrize(
    ("day", "whole", "to_month"),
    [("2009-02-31", "2009-02", "2009-02"), ("2009-02-28", "2009-02-28", "2009-02"), (None, "", "")],
)
def test_broken_days_are_mended_to_the_month(day: str | None, whole: str, to_month: str) -> None:
    assert mended(day) == whole
    assert mended(day, to_month=True) == to_month


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("8 May 2014", "2014-05-08"),
        ("May 2014", "2014-05"),
        ("2014", "2014"),
        ("spring 2014", ""),
        ("31 June 2014", ""),
    ],
)
def test_days_in_words(words: str, day: str) -> None:
    assert day_of(words) == day


def test_codes_of_the_factbook_are_not_those_of_iso() -> None:
    assert [gec_codes()[code] for code in ("mp", "ch", "sz", "ag", "nh")] == ["MUS", "CHN", "CHE", "DZA", "VUT"]
    assert len(set(gec_codes().values())) == len(gec_codes())


def test_the_country_of_a_row_is_the_one_named() -> None:
    assert country_named("ISRAEL") == "ISR"
    assert country_named("GUATEMALA") == "GTM"
    assert country_named("ATLANTIS") is None
    (found,) = country_info([row(country="JAPAN", iso3="JON")], Counter())
    assert found.country == "JPN"


def test_rows_of_country_info() -> None:
    (found,) = country_info([row()], Counter())
    assert (found.office, found.since, found.until, found.seen) == ("defence_minister", "2005-03", "2006-02", "")
    (still,) = country_info([row(end=None)], Counter())
    assert (still.until, still.seen) == ("", "2005-03")  # the source does not say how long
    (exact,) = country_info([row(source="CountryInfo.120116:Leaders", title="Presidents", end="2006-01-31")], Counter())
    assert (exact.title, exact.office, exact.until) == ("President", "head_of_state", "2006-01-31")


def test_of_joined_titles_the_code_says_which() -> None:
    plain = [row(title="Minister of Foreign Affairs", code="AUTGOV", names=["Ulla Vask"]), row(names=["Mirel Tann"])]
    joined = "Minister of Foreign Affairs & Minister of Defense"
    found = {each.person.name: each.office for each in country_info([*plain, row(title=joined)], Counter())}
    assert found["Jory Quist"] == "defence_minister"
    dropped: Counter[str] = Counter()
    unclear = (
        "Minister of Foreign Affairs & Minister of Rivers and Lakes"  # what the second one's code is, nobody knows
    )
    list(country_info([*plain, row(title=unclear, code="AUTGOV")], dropped))
    assert dropped["several titles, and not clear which"] == 1


def test_rows_that_cannot_be_cleaned_are_counted() -> None:
    dropped: Counter[str] = Counter()
    dirty = [row(title=None), row(country="ATLANTIS"), row(names=["Quist"]), row(title="Minister of Rivers")]
    assert list(country_info(dirty, dropped)) == []
    assert sorted(dropped.values()) == [1, 1, 1, 1]
    dropped.clear()
    leaders = [
        leader(country="zz"),
        leader(name_country="Belgium"),
        leader(name="TANN"),
        leader(name="President-elect Ulla VASK"),
        leader(name="Mirel TANN"),
    ]
    assert list(factbook(leaders, dropped)) == []
    assert sorted(each for each in dropped.values() if each) == [1, 1, 1, 1, 1]


def test_rows_of_the_factbook() -> None:
    (found,) = factbook([leader()], Counter())
    assert (found.office, found.since, found.until, found.seen) == ("head_of_state", "2019-05-08", "", "2026-05-17")
    offices = {each.office for each in factbook([leader(role="head of government")], Counter())}
    assert offices == {"head_of_state", "head_of_government"}
    (deputy,) = factbook([leader(name="Vice President Ulla VASK")], Counter())
    assert deputy.office == "deputy_head_of_state"


def test_a_title_is_taken_over_from_the_other_role() -> None:
    found = list(factbook([leader(), leader(name="Jory QUIST", role="head of government")], Counter()))
    assert {each.title for each in found} == {"President"}


def test_spells_that_follow_at_once_are_one() -> None:
    spells = [spell("Jory Quist", "2004-04", "2005-06"), spell("Jory Quist", "2005-08", "2006-01")]
    (found,) = joined_spells(spells)
    assert (found.since, found.until) == ("2004-04", "2006-01")
    apart = [spell("Jory Quist", "2004-04", "2005-06"), spell("Jory Quist", "2007-08", "2008-01")]
    assert len(list(joined_spells(apart))) == 2


def test_an_open_spell_ends_where_the_next_begins_at_once() -> None:
    first, second = (
        spell("Jory Quist", "2015-01-01", seen="2016-11-26"),
        spell("Mirel Tann", "2017-01-10", "2018-01-01"),
    )
    assert [each.until for each in bounded([first, second])] == ["2017-01-10", "2018-01-01"]
    later = spell("Mirel Tann", "2019-01-10", "2020-01-01")  # somebody may have been in between
    assert [each.until for each in bounded([first, later])] == ["", "2020-01-01"]


def test_spellings_of_one_person_are_one() -> None:
    known = Known()
    number = known.enter("AUT", Person("Sergiy Tannov", "Tannov"))
    assert known.enter("AUT", Person("Sergii Tannov", "Tannov"), by_sound=True) == number
    assert known.enter("BEL", Person("Sergii Tannov", "Tannov"), by_sound=True) != number
    first = known.enter("AUT", Person("Omar Yusuf Tann", "Tann"))
    assert known.enter("AUT", Person("Omar Hadi Tann", "Tann"), by_sound=True) != first
    assert {"Sergii Tannov"} == set(known.persons[number].others)


def test_nearly_the_same_name_in_one_office_at_one_time_is_one_person() -> None:
    one, other = spell("Surayud Chulanor", "2006-10-01", "2008-01-29"), spell("Surayut Chulano", "2006-11", "2008-02")
    assert alike(one, other)
    assert {each.person.name for each in respelled([one, other], Counter())} == {"Surayud Chulanor"}
    assert not alike(one, spell("Surayut Chulano", "2010-11", "2012-02"))
    slip = spell("Mirel Tann", "2006-10-01", "2008-01-29")
    dropped: Counter[str] = Counter()
    assert respelled([one, slip], dropped) == []
    assert dropped.total() == 2


def test_the_table_by_hand_goes_first() -> None:
    by_hand = {"person": "Jory Quist", "country": "AUT", "office": "defence_minister"}
    closed = {("AUT", "defence_minister"): [by_hand | {"since": "2010-01-01", "until": "2014-01-01", "seen": ""}]}
    assert told_by_hand(spell("Jory Quist", "2010-01-03", "2013-12-20"), closed) == "same"
    assert told_by_hand(spell("Mirel Tann", "2011-01-03", "2013-12-20"), closed) == "other"
    assert told_by_hand(spell("Mirel Tann", "2014-01-01", "2016-12-20"), closed) == ""
    still = {("AUT", "defence_minister"): [by_hand | {"since": "2010-01-01", "until": "", "seen": "2014-01"}]}
    assert told_by_hand(spell("Jory Quist", "2010-01-03", seen="2015-12-20"), still) == ""  # it says more


def test_namesakes_get_ids_of_their_own() -> None:
    spells = [spell("Jory Quist", "2004-04", "2005-06"), spell("Jory Quist", "2014-04", "2015-06", country="BEL")]
    assert distinct_ids(spells, []) == {("AUT", "jory-quist"): "jory-quist-aut"}
    hand = [{"person": "Jory Quist", "country": "AUT"}]
    assert distinct_ids(spells, hand) == {("BEL", "jory-quist"): "jory-quist-bel"}
    kings = [spell("Aldric IV", "2004-04", "2005-06"), spell("Aldric IV", "2004-04", "2005-06", country="BEL")]
    assert distinct_ids(kings, []) == {}
