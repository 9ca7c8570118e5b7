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
    "Deputy Chief of Staff of the Armed Forces Brigadier General Reza Karimi spoke.": [
        "Reza Karimi | Deputy Chief of Staff of the Armed Forces | - | - | incumbent | title",
        "Reza Karimi | Brigadier General | - | - | incumbent | title",
    ],
    "He was the top commander in Afghanistan Gen. John Marsh, who left.": [
        "John Marsh | Gen. | - | - | incumbent | title"
    ],
    "By Ana Ruiz, Deputy Health Editor For Dailynews.com Florida college student Tom Hale died.": [],
    "Helen Marsh is Laurel Group head of global oil research.": [
        "Helen Marsh | head of global oil research | Laurel Group | - | incumbent | predicate"
    ],
    "KEY PLAYERS Gen. Salim Karimi is a defector.": ["Salim Karimi | Gen. | - | - | incumbent | title"],
    "Tom Hale, a spokesman for the Coalition to Stop Car Thefts, agreed.": [
        "Tom Hale | spokesman | - | - | incumbent | apposition"
    ],
    "Tom Hale is head of the never-again caucus.": [],
    "The armed forces minister, Lena Koch, left.": [
        "Lena Koch | armed forces minister | - | - | incumbent | apposition"
    ],
    "Kate Marsh, Syrian refugee response coordinator at CARE Jordan, agreed.": [
        "Kate Marsh | refugee response coordinator | CARE Jordan | - | incumbent | apposition"
    ],
    "Rear Admiral Tom Hale spoke.": ["Tom Hale | Rear Admiral | - | - | incumbent | title"],
    "Jewish Home leader Tom Hale left.": ["Tom Hale | leader | - | - | incumbent | title"],
    "Former Assistant Secretary of State P.J. Crowell spoke.": [
        "Crowell | Assistant Secretary of State | - | - | former | title"
    ],
    "Farid Karimi, founder of the US-based Reform Party of Syria, agreed.": [
        "Farid Karimi | founder of the US-based Reform Party of Syria | - | - | incumbent | apposition"
    ],
    "The President and Secretary Tellin should meet.": ["Tellin | Secretary | - | - | incumbent | title"],
    "They met Ana Ruiz, a Republican congressman and others.": [],
    "House Intelligence Committee Ranking Member Tom Hale spoke.": [
        "Tom Hale | Ranking Member | - | - | incumbent | title"
    ],
    "Joel Marsh, the former head of the Iran desk at Israel's National Security Council, left.": [
        "Joel Marsh | head of the Iran desk | National Security Council | ISR | former | apposition"
    ],
    "Tom Hale, Russia’ s ambassador to the U.S., left.": [
        "Tom Hale | ambassador to the U.S. | - | RUS | incumbent | apposition"
    ],
    "Hale, the presumed second-place candidate of the Green Party, left.": [
        "Hale | candidate | Green Party | - | incumbent | apposition"
    ],
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
    "Independent Vermont Senator Tom Hale spoke.": ["Tom Hale | Senator | - | - | incumbent | title"],
    "Independent Vermont Sen. Tom Hale spoke.": ["Tom Hale | Sen. | - | - | incumbent | title"],
    "New Jersey Gov. Tom Hale spoke.": ["Tom Hale | Gov. | - | - | incumbent | title"],
    "House editor Tom Hale wrote it.": ["Tom Hale | editor | - | - | incumbent | title"],
    "Air Force Secretary Helen Wilson spoke. Secretary of the Air Force Helen Wilson left.": [
        "Helen Wilson | Secretary | - | - | incumbent | title"
    ],
    "Tom Hale, director of the Islamic Center of Springdale where Marsh was a guest, left.": [
        "Tom Hale | director | - | - | incumbent | apposition"
    ],
    "Tom Hale, deputy commander of the coalition fighting Hezbollah in Syria, left. Hezbollah laughed.": [
        "Tom Hale | deputy commander of the coalition fighting Hezbollah | - | - | incumbent | apposition"
    ],
    "Tom Hale, a lawmaker from Likud, agreed.": ["Tom Hale | lawmaker | - | - | incumbent | apposition"],
    "Then Springdale, Indiana Mayor Pete Tellin spoke.": ["Pete Tellin | Mayor | Springdale | - | incumbent | title"],
    "Carl Dawson’ s secretary of state, Helen Marsh, is a paid adviser to Laurel Group.": [
        "Helen Marsh | secretary of state | - | - | incumbent | apposition"
    ],
    "Tom Hale, chairman of the U.S. House Select Committee on Benghazi, left. Benghazi burned.": [
        "Tom Hale | chairman of the House Select Committee on Benghazi | - | USA | incumbent | apposition"
    ],
    "Kirill Ruiz/AP Iranian President Reza Tellin waved.": ["Reza Tellin | President | - | IRN | incumbent | title"],
    "Georgia GOP Rep. Tom Hale left.": ["Tom Hale | Rep. | Georgia | - | incumbent | title"],
    "They saw notices in Pakistan featuring President Carl Dawson.": [
        "Carl Dawson | President | - | - | incumbent | title"
    ],
    "Tom Hale, a casino executive from Las Vegas, left.": [
        "Tom Hale | casino executive | - | - | incumbent | apposition"
    ],
    "Tom Hale, a senator from Vermont, left.": ["Tom Hale | senator | Vermont | - | incumbent | apposition"],
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
    "Tom Hale, a retired 4-star Army general, spoke.": ["Tom Hale | Army general | - | - | former | apposition"],
    "Tom Hale has been a two-time candidate for mayor of Springdale.": [],
    "Tom Hale is a candidate for mayor of Springdale.": [
        "Tom Hale | candidate for mayor of Springdale | - | - | incumbent | predicate"
    ],
    "Tom Hale was elected mayor while I was in high school.": [],
    "Tom Hale had been elected mayor before I left town.": [],
    "Tom Hale was elected mayor on Monday.": ["Tom Hale | mayor | - | - | incumbent | appointment"],
    "The attack left US Ambassador Tom Hale and three others dead.": [
        "Tom Hale | Ambassador | - | USA | former | title"
    ],
    "The dead were left where US Ambassador Tom Hale found them.": [
        "Tom Hale | Ambassador | - | USA | incumbent | title"
    ],
    "The force was led by Ana Ruiz, the major general killed by a drone.": [
        "Ana Ruiz | general | - | - | former | apposition"
    ],
    "He broached firing Gen. John Marsh.": ["John Marsh | Gen. | - | - | incumbent | title"],
    "It ended in the fall of President Reza Tellin.": ["Reza Tellin | President | - | - | former | title"],
    "Former National Security Agency and CIA Director Tom Hale spoke.": [
        "Tom Hale | Director | - | - | former | title"
    ],
    "They asked former state Sen. Nan Marsh.": ["Nan Marsh | Sen. | - | - | former | title"],
    "After the war in 1967, U.S. Defense Secretary Tom Hale asked for a map.": [
        "Tom Hale | Defense Secretary | - | USA | former | title"
    ],
    "After the war in 2014, U.S. Defense Secretary Tom Hale asked for a map.": [
        "Tom Hale | Defense Secretary | - | USA | incumbent | title"
    ],
    "Tom Hale was named Prime Minister in 1783.": ["Tom Hale | Prime Minister | - | - | former | appointment"],
    "Tom Hale, a former Pentagon official and president of the Laurel Institute for Peace, left.": [
        "Tom Hale | official | Pentagon | - | former | apposition",
        "Tom Hale | president | Laurel Institute for Peace | - | incumbent | apposition",
    ],
    "They led to the resignation of Chairwoman Ana Ruiz.": ["Ana Ruiz | Chairwoman | - | - | former | title"],
    "They called for the resignation of Chairwoman Ana Ruiz.": ["Ana Ruiz | Chairwoman | - | - | incumbent | title"],
    "The jets helped rebels oust dictator Ivan Horak.": ["Ivan Horak | dictator | - | - | former | title"],
    "They took down a statue of Gen. Tom Hale.": ["Tom Hale | Gen. | - | - | former | title"],
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
        ("The letter went to Sen. John Kerry.", "2018-05-01", "former"),  # Secretary of State since
        ("The letter went to Sen. John Kerry.", "2011-05-01", "incumbent"),
        ("The letter went to Sen. Jeff Sessions.", "2018-05-01", "former"),  # Attorney General on that day
        ("The letter went to Sen. Lamar Alexander.", "2018-05-01", "incumbent"),
        ("They governed under President Luiz Inacio Lula da Silva, from 2003 to 2011.", "2018-10-28", "former"),
        (
            "Lebanese Prime Minister Saad Hariri left. Hariri was killed in 2005.",
            "2017-04-07",
            "incumbent",
        ),  # his father
        ("The letter went to Ambassador Susan Rice.", "2018-04-19", "former"),
        ("The letter went to Ambassador Susan Rice.", "2010-04-19", "incumbent"),
        ("The letter went to Secretary Hillary Clinton.", "2018-04-19", "former"),  # the office was vacant
        ("The letter went to President John F. Kennedy.", None, "former"),
        ("The letter went to President Barack Obama.", None, "incumbent"),
        ("The letter went to Secretary Bob Gates.", "2014-05-01", "former"),
        ("The letter went to Secretary Bob Gates.", "2008-05-01", "incumbent"),
        ("The letter went to Sen. John Kennedy.", "2018-05-01", "incumbent"),  # another one than the president
    ],
)
def test_an_incumbent_of_old_is_told_from_one_of_today(text: str, published: str | None, tenure: str) -> None:
    (role,) = read(text, published).roles
    assert role.tenure == tenure
