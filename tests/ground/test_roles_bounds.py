"""Where a title begins and ends, whose body it is, and whether its holder still has the office."""

from __future__ import annotations

import pytest
from test_roles import read, told

TITLES = {
    "Democratic New Hampshire Gov. Anna Berg won.": ["Anna Berg | Gov. | - | - | incumbent | title"],
    "They ousted pro-Moscow President Ivan Horak.": ["Ivan Horak | President | - | - | former | title"],
    "The toppling of ex-Iraqi President Ivan Horak took weeks.": ["Ivan Horak | President | - | IRQ | former | title"],
    "It was GOP President Carl Dawson who signed it.": ["Carl Dawson | President | - | - | incumbent | title"],
    "They met Crown Prince Faisal bin Aziz in Riyadh.": [
        "Crown Prince Faisal bin Aziz | Crown Prince | - | - | incumbent | title"
    ],
    "Helen Marsh, the under secretary of state for policy, left.": [
        "Helen Marsh | under secretary of state for policy | - | - | incumbent | apposition"
    ],
    "Tom Hale, the president’ s senior adviser, flew home.": [
        "Tom Hale | senior adviser | - | - | incumbent | apposition"
    ],
    "Tom Hale, professor emeritus of Russian studies and politics, disagreed.": [
        "Tom Hale | professor emeritus of Russian studies and politics | - | - | former | apposition"
    ],
    "Tom Hale, head of Israeli military intelligence, disagreed.": [
        "Tom Hale | head of military intelligence | - | ISR | incumbent | apposition"
    ],
    "Ivan Horak was president for a year.": ["Ivan Horak | president | - | - | former | predicate"],
    "Ana Ruiz of Mercy Hospital, who is an editor at the Journal of Virology, agreed.": [
        "Ana Ruiz | editor | Journal of Virology | - | incumbent | relative"
    ],
    "Rep. Tom Hale of Georgia disagreed.": ["Tom Hale | Rep. | - | - | incumbent | title"],
}
BODIES = {
    "Florida state Senate President Tom Hale resigned.": ["Tom Hale | President | - | - | incumbent | title"],
    "Harris County Commissioner Tom Hale spoke. The Harris County Library was shut.": [
        "Tom Hale | Commissioner | - | - | incumbent | title"
    ],
    "National Search and Rescue chief Tom Hale spoke. The National Search and Rescue Agency is new.": [
        "Tom Hale | chief | - | - | incumbent | title"
    ],
    "Tom Hale, an official with the U.S. Agency for International Development, disagreed.": [
        "Tom Hale | official | U.S. Agency for International Development | - | incumbent | apposition"
    ],
    "SPD chancellor Lena Koch and SPD leader Paul Stein met.": [
        "Lena Koch | chancellor | - | - | incumbent | title",
        "Paul Stein | leader | SPD | - | incumbent | title",
    ],
    "So says The New York Times Secretary of State Helen Marsh left.": [
        "Helen Marsh | Secretary of State | - | - | incumbent | title"
    ],
    "Springdale Mayor Tom Hale wept. The Springdale Police Department was thanked.": [
        "Tom Hale | Mayor | - | - | incumbent | title"
    ],
    "Minority Leader Tom Hale of Ohio agreed.": ["Tom Hale | Minority Leader | - | - | incumbent | title"],
    "Tom Hale, who led the FBI's email probe, agreed.": [],
    "Bishop James Dukes of Chicago's Holy Cross Church disagreed.": [
        "James Dukes | Bishop | - | - | incumbent | title"
    ],
}
TENURES = {
    "It followed the death last Friday of longtime dictator Ivan Horak.": [
        "Ivan Horak | dictator | - | - | former | title"
    ],
    "Many came to the memorial service for police officer Tom Hale.": [
        "Tom Hale | police officer | - | - | former | title"
    ],
    "U.S. Ambassador Tom Hale wrote home. Hale was killed a day later.": [
        "Tom Hale | Ambassador | - | USA | former | title"
    ],
    "U.S. Ambassador Tom Hale was not killed.": ["Tom Hale | Ambassador | - | USA | incumbent | title"],
    "If U.S. Ambassador Tom Hale was killed, they would leave.": [
        "Tom Hale | Ambassador | - | USA | incumbent | title"
    ],
    "The brothers fatally shot a police officer, Tom Hale, in his car.": [
        "Tom Hale | police officer | - | - | former | apposition"
    ],
    "The raid killed four people, including Ambassador Tom Hale.": ["Tom Hale | Ambassador | - | - | former | title"],
    "Rebels fight for the ouster of Syrian President Ivan Horak.": [
        "Ivan Horak | President | - | SYR | incumbent | title"
    ],
    "Nobody would have foreseen the raid that killed U.S. Ambassador to Chad Tom Hale.": [
        "Tom Hale | Ambassador to Chad | - | USA | former | title"
    ],
    "Tom Hale, the head of NATO during the Kosovo war, disagreed.": [
        "Tom Hale | head | NATO | - | former | apposition"
    ],
    "Tom Hale, Dawson's special envoy to Ukraine until two months ago, testified.": [
        "Tom Hale | special envoy to Ukraine | - | - | former | apposition"
    ],
    "Tom Hale, Carl Dawson's first campaign manager, opened a shop.": [
        "Tom Hale | campaign manager | - | - | former | apposition"
    ],
    "Tom Hale, a former FBI agent and senior fellow at the Brookings Institution, disagreed.": [
        "Tom Hale | agent | FBI | - | former | apposition",
        "Tom Hale | senior fellow | Brookings Institution | - | incumbent | apposition",
    ],
    "Reporters asked then-Obama adviser Tom Hale about it.": ["Tom Hale | adviser | - | - | former | title"],
    "But then President Ivan Horak spoke.": ["Ivan Horak | President | - | - | incumbent | title"],
    "President Ivan Horak spoke. In 1999 Horak became acting president.": [
        "Ivan Horak | President | - | - | incumbent | title",
        "Ivan Horak | president | - | - | acting | predicate",
    ],
    "Tom Hale, a diplomatic security officer, was heard. Hale was an officer of NATO.": [
        "Tom Hale | diplomatic security officer | - | - | incumbent | apposition",
        "Tom Hale | officer | NATO | - | former | predicate",
    ],
}


@pytest.mark.parametrize(("text", "roles"), [pair for table in (TITLES, BODIES, TENURES) for pair in table.items()])
def test_roles(text: str, roles: list[str]) -> None:
    assert told(read(text)) == roles


@pytest.mark.parametrize(
    ("text", "published", "tenure"),
    [
        ("Oil Minister Bijan Zanganeh called.", "2018-05-01", "incumbent"),  # he held it twice
        ("In 2004 Oil Minister Bijan Zanganeh called.", "2023-05-01", "former"),
        ("Soviet Premier Nikita Khrushchev called.", "2017-05-01", "former"),
        ("Soviet Premier Nikita Khrushchev called.", "1961-05-01", "incumbent"),
        ("It was built in the tenure of President Victor Yanukovich.", "2018-05-01", "former"),
        ("It was built in the tenure of President Victor Yanukovich.", "2012-05-01", "incumbent"),
        ("The letter reached Chancellor Gerhard Schröder.", "2016-05-01", "former"),
        ("The letter went to dictator Moammar Gadhafi in 2010.", "2013-05-01", "former"),
        ("The letter went to Gov. Jimmy Carter.", "2016-05-01", "former"),
        ("The letter went to Gov. Jimmy Carter.", "1972-05-01", "incumbent"),
        ("The letter went to Sen. John Kennedy.", "2018-05-01", "incumbent"),  # another one than the president
    ],
)
def test_an_incumbent_of_old_is_told_from_one_of_today(text: str, published: str, tenure: str) -> None:
    (role,) = read(text, published).roles
    assert role.tenure == tenure
