"""Titles as news writes them, and the offices that they name."""

from __future__ import annotations

import pytest

from sayso.knowledge.offices import Office, office_of, offices_of

PLAIN = """
Foreign Minister                                  | | foreign_minister
Minister of Foreign Affairs                       | | foreign_minister
Foreign Affairs Minister                          | | foreign_minister
Minister for Europe and Foreign Affairs           |FRA| foreign_minister
Minister for European and International Affairs   |AUT| foreign_minister
Minister of External Relations                    | | foreign_minister
External Affairs Minister                         |IND| foreign_minister
foreign secretary                                 |GBR| foreign_minister
foreign secretary                                 |IND| foreign_secretary
Secretary of State                                |USA| foreign_minister
Secretary of State                                |VAT| head_of_government
Secretary of State for Foreign Affairs            |GBR| foreign_minister
Secretary of Foreign Affairs                      |PHL| foreign_minister
Defence Minister                                  | | defence_minister
Minister of National Defense                      | | defence_minister
Secretary of Defense                              |USA| defence_minister
Defense Secretary                                 |USA| defence_minister
Secretary of War                                  |USA| defence_minister
defence secretary                                 |PAK| defence_secretary
Interior Minister                                 | | interior_minister
Home Secretary                                    |GBR| interior_minister
Home Affairs Minister                             |AUS| interior_minister
Union Home Minister                               |IND| interior_minister
Minister of Public Security                       |CHN| interior_minister
Homeland Security Secretary                       |USA| interior_minister
Secretary of the Interior                         |USA| natural_resources_minister
Finance Minister                                  | | finance_minister
Chancellor of the Exchequer                       | | finance_minister
Treasury Secretary                                |USA| finance_minister
chancellor                                        |GBR| finance_minister
Chancellor                                        |DEU| head_of_government
Chancellor                                        |AUT| head_of_government
Prime Minister                                    | | head_of_government
premier                                           |CHN| head_of_government
premier                                           |AUS| provincial_premier
Taoiseach                                         | | head_of_government
President                                         |IRN| head_of_government
Chief Executive                                   |HKG| head_of_government
Chief Adviser                                     |BGD| head_of_government
State Counsellor                                  |MMR| head_of_government
President                                         | | head_of_state
President of the Republic                         | | head_of_state
King                                              | | head_of_state
Queen                                             | | head_of_state
Emperor                                           |JPN| head_of_state
Supreme Leader                                    |IRN| head_of_state
leader                                            |PRK| head_of_state
Crown Prince                                      | | crown_prince
National security advisor                         | | national_security_adviser
White House press secretary                       | | presidential_spokesperson
Kremlin spokesman                                 | | presidential_spokesperson
Foreign Ministry spokeswoman                      | | foreign_ministry_spokesperson
State Department spokesperson                     | | foreign_ministry_spokesperson
Chief of the General Staff                        | | military_chief
Chairman of the Joint Chiefs of Staff             | | military_chief
army chief                                        |PAK| military_chief
army chief                                        |IND| army_chief
Secretary of the Security Council                 | | security_council_secretary
Governor of the Central Bank                      | | central_bank_governor
Federal Reserve chairwoman                        | | central_bank_governor
Speaker of Parliament                             | | parliament_speaker
Permanent Representative to the United Nations    | | un_ambassador
general secretary                                 |VNM| party_leader
Attorney General                                  | | attorney_general
oil minister                                      | | energy_minister
"""

MARKED = [
    ("former foreign minister", Office("foreign_minister", former=True)),
    ("ex-premier", Office("head_of_government", former=True)),
    ("then-President", Office("head_of_state", former=True)),
    ("president-elect", Office("head_of_state", elect=True)),
    ("Prime Minister-designate", Office("head_of_government", elect=True)),
    ("Vice President", Office("head_of_state", deputy=True)),
    ("Deputy Prime Minister", Office("head_of_government", deputy=True)),
    ("Deputy Prime Minister for Regional Affairs", Office("head_of_government", deputy=True)),
    ("Assistant Secretary of State", Office("foreign_minister", deputy=True)),
    ("Minister of State for Foreign Affairs", Office("foreign_minister", deputy=True)),
    ("acting Defense Minister", Office("defence_minister", acting=True)),
    ("caretaker prime minister", Office("head_of_government", acting=True)),
    ("former acting interior minister", Office("interior_minister", acting=True, former=True)),
    ("outgoing President", Office("head_of_state")),
    ("then-deputy defence minister", Office("defence_minister", deputy=True, former=True)),
]

OF_STATES = [
    ("US Secretary of State", "foreign_minister", "USA"),
    ("U.S. defense secretary", "defence_minister", "USA"),
    ("German Chancellor", "head_of_government", "DEU"),
    ("Prime Minister of the Netherlands", "head_of_government", "NLD"),
    ("president of the Republic of Korea", "head_of_state", "KOR"),
    ("President of the Islamic Republic of Iran", "head_of_government", "IRN"),
    ("Ukraine's defence minister", "defence_minister", "UKR"),
    ("Minister of Defence of Ukraine", "defence_minister", "UKR"),
    ("Secretary of Russia's Security Council", "security_council_secretary", "RUS"),
    ("Israel Defense Forces chief of staff", "military_chief", "ISR"),
    ("Saudi crown prince", "crown_prince", "SAU"),
    ("Russian ambassador to the U.N.", "un_ambassador", "RUS"),
    ("North Korean leader", "head_of_state", "PRK"),
]

OF_BODIES = [
    ("UN Secretary-General", "head_of_body", "united-nations"),
    ("Secretary-General of the United Nations", "head_of_body", "united-nations"),
    ("NATO chief", "head_of_body", "north-atlantic-treaty-organization"),
    ("President of the European Commission", "head_of_body", "european-commission"),
    ("EU foreign policy chief", "high_representative", "european-union"),
    ("IAEA Director General", "head_of_body", "international-atomic-energy-agency"),
    ("African Union Commission chairperson", "head_of_body", "african-union"),
    ("ICC prosecutor", "chief_prosecutor", "international-criminal-court"),
    ("head of the World Health Organization", "head_of_body", "world-health-organization"),
    (
        "UN High Commissioner for Human Rights",
        "head_of_body",
        "office-of-the-united-nations-high-commissioner-for-human-rights",
    ),
]

NONE = """
president of the company|wife of the president|presidential candidate|foreign ministers|shadow foreign minister|minister
secretary|governor|general|chancellor|chief executive|leader|Minister of Foreign Trade|Minister of Social Security
president of the students' union|ally of the defence minister|UN special envoy|President, Board of Fisheries
Minister of Legal Defense of the State|Parliamentary Secretary to the Treasury|opposition leader|mayor||the|former
""".strip()


@pytest.mark.parametrize("line", PLAIN.strip().splitlines())
def test_titles(line: str) -> None:
    title, country, key = (cell.strip() for cell in line.split("|"))
    assert office_of(title, country or None) == Office(key)


@pytest.mark.parametrize(("title", "office"), MARKED)
def test_how_the_holder_stands_to_the_office(title: str, office: Office) -> None:
    assert office_of(title) == office
    assert office.current is (not (office.deputy or office.former or office.elect))


@pytest.mark.parametrize(("title", "key", "country"), OF_STATES)
def test_a_state_named_in_the_title_goes_before_the_one_given(title: str, key: str, country: str) -> None:
    assert office_of(title, "FRA") == Office(key, country=country)


@pytest.mark.parametrize(("title", "key", "body"), OF_BODIES)
def test_heads_of_bodies(title: str, key: str, body: str) -> None:
    assert office_of(title) == Office(key, body=body)


@pytest.mark.parametrize("title", NONE.replace("\n", "|").split("|"))
def test_titles_that_name_no_office(title: str) -> None:
    assert office_of(title) is None


def test_several_offices_in_one_title() -> None:
    assert [each.key for each in offices_of("Prime Minister and Minister of Defence")] == [
        "head_of_government",
        "defence_minister",
    ]
    assert offices_of("Deputy Prime Minister, Minister of Justice") == (
        Office("head_of_government", deputy=True),
        Office("justice_minister"),
    )
    assert [each.key for each in offices_of("Minister of Interior and Justice")] == [
        "interior_minister",
        "justice_minister",
    ]


def test_a_secretary_of_state_is_a_minister_in_some_states_and_a_deputy_in_others() -> None:
    assert office_of("Secretary of State for Defence", "GBR") == Office("defence_minister")
    assert office_of("Secretary of State for Defence", "FRA") == Office("defence_minister", deputy=True)
