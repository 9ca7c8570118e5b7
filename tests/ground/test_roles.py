"""Roles read off texts: a table for each construction.

Each line after a text is one role: person | title | body | country | tenure | construction, in order of the evidence;
"-" where there is none. What is not listed must not be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.ground.roles import RoleFinder
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Reading, Role, Span

STAGES = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), RoleFinder())


def read(text: str, published: str | None = "2024-04-26") -> Reading:
    """One report, read as far as its roles."""
    reading = next(iter(pipeline.run([Article("a", text, language="en", published=published)], STAGES)))
    assert not reading.failures
    return reading


def told(reading: Reading) -> list[str]:
    """Each role as the tables have it."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        " | ".join(
            (
                names[role.person],
                role.title,
                names[role.body] if role.body else "-",
                role.country or "-",
                role.tenure.value,
                role.why or "-",
            )
        )
        for role in reading.roles
    ]


TITLES = {
    "Peruvian Foreign Minister Ana Ruiz left Lima on Monday.": [
        "Ana Ruiz | Foreign Minister | - | PER | incumbent | title"
    ],
    "Former US President Carl Dawson spoke to students.": ["Carl Dawson | President | - | USA | former | title"],
    "South Korean President Park Min-soo met the envoys.": ["Park Min-soo | President | - | KOR | incumbent | title"],
    "France's President Paul Girard flew home.": ["Paul Girard | President | - | FRA | incumbent | title"],
    "Acting Prime Minister Olga Petrova signed it.": ["Olga Petrova | Prime Minister | - | - | acting | title"],
    "Vice President-elect Maria Santos waved.": ["Maria Santos | Vice President-elect | - | - | elect | title"],
    "The then-Defense Secretary Tom Baker objected.": ["Tom Baker | Defense Secretary | - | - | former | title"],
    "The late King Harald Olsen was buried.": ["King Harald Olsen | King | - | - | former | title"],
    "Deputy Prime Minister Ivan Horak resigned.": ["Ivan Horak | Deputy Prime Minister | - | - | incumbent | title"],
    "The report blames deputy health minister Lena Koch.": [
        "Lena Koch | deputy health minister | - | - | incumbent | title"
    ],
    "Secretary of State Helen Marsh left for Cairo.": ["Helen Marsh | Secretary of State | - | - | incumbent | title"],
    "President of Bolivia Jorge Medina arrived late.": ["Jorge Medina | President | - | BOL | incumbent | title"],
    "Sen. Laura Finch (D-Ohio) voted no.": ["Laura Finch | Sen. | - | USA | incumbent | title"],
    "President Jorge Medina of Bolivia arrived late.": ["Jorge Medina | President | - | BOL | incumbent | title"],
    "Justice Minister Peter Novak declined.": ["Peter Novak | Justice Minister | - | - | incumbent | title"],
    "Deputy U.S. Attorney General Susan Blake sued.": [
        "Susan Blake | Deputy Attorney General | - | USA | incumbent | title"
    ],
    "Crown Prince Faisal Aziz of Saudi Arabia agreed.": [
        "Crown Prince Faisal Aziz | Crown Prince | - | SAU | incumbent | title"
    ],
    "This evening Mayor Susan Blake spoke.": ["Susan Blake | Mayor | - | - | incumbent | title"],
    "Yemen envoy Lars Holm spoke in Geneva.": ["Lars Holm | Yemen envoy | - | - | incumbent | title"],
    "Presidential candidate Sen. Laura Finch lost.": [
        "Laura Finch | Presidential candidate | - | - | incumbent | title",
        "Laura Finch | Sen. | - | - | incumbent | title",
    ],
    "The then president, as deputy Prime Minister Olga Petrova recalled, slept.": [
        "Olga Petrova | deputy Prime Minister | - | - | incumbent | title"
    ],
    "The pro-Russian mayor Ivan Horak fled.": ["Ivan Horak | mayor | - | - | incumbent | title"],
    "At the request of Deputy Prime Minister Ivan Horak they met.": [
        "Ivan Horak | Deputy Prime Minister | - | - | incumbent | title"
    ],
    "Former Dawson campaign manager Susan Blake spoke.": ["Susan Blake | campaign manager | - | - | former | title"],
    "The far-right lawmaker Ivan Horak shouted.": ["Ivan Horak | lawmaker | - | - | incumbent | title"],
    "The nearly retired German Chancellor Lena Koch waved.": ["Lena Koch | Chancellor | - | DEU | incumbent | title"],
    "The death of Staff Sergeant Tom Hale was announced.": ["Tom Hale | Staff Sergeant | - | - | former | title"],
    "Attorney General Susan Blake sued.": ["Susan Blake | Attorney General | - | - | incumbent | title"],
}
BODIES = {
    "NATO Secretary General Erik Lund visited the base.": [
        "Erik Lund | Secretary General | NATO | - | incumbent | title"
    ],
    "CIA Director Mark Rowan testified.": ["Mark Rowan | Director | CIA | - | incumbent | title"],
    "Deputy CIA Director Mark Rowan testified.": ["Mark Rowan | Deputy Director | CIA | - | incumbent | title"],
    "Hamas leader Samir Haddad rejected it.": ["Samir Haddad | leader | Hamas | - | incumbent | title"],
    "Senate Majority Leader John Dalton agreed.": ["John Dalton | Majority Leader | - | - | incumbent | title"],
    "The Taliban's Defense Minister, Mullah Karim Wardak, denied it.": [
        "Mullah Karim Wardak | Defense Minister | Taliban | - | incumbent | apposition"
    ],
    "Maria Lopez, director of the World Health Organization, spoke in Geneva.": [
        "Maria Lopez | director | World Health Organization | - | incumbent | apposition"
    ],
    "Nina Weber, a spokeswoman for the European Commission, said so.": [
        "Nina Weber | spokeswoman | European Commission | - | incumbent | apposition"
    ],
    "U.N. special envoy for Syria Lars Holm briefed the council.": [
        "Lars Holm | special envoy for Syria | U.N. | - | incumbent | title"
    ],
}
APPOSITIONS = {
    "Boris Markov, the Defense Minister of Russia, flew to Minsk.": [
        "Boris Markov | Defense Minister | - | RUS | incumbent | apposition"
    ],
    "The mayor of Madrid, Lucia Vega, opened the bridge.": ["Lucia Vega | mayor | Madrid | - | incumbent | apposition"],
    "Iran's deputy foreign minister, Reza Karimi, warned the court.": [
        "Reza Karimi | deputy foreign minister | - | IRN | incumbent | apposition"
    ],
    "Carl Dawson, president of Chile and former governor of Ohio, sat down.": [
        "Carl Dawson | president | - | CHL | incumbent | apposition",
        "Carl Dawson | governor | Ohio | - | former | apposition",
    ],
    "Helen Marsh, formerly the head of Interpol, disagreed.": [
        "Helen Marsh | head | Interpol | - | former | apposition"
    ],
    "Omar Saleh (president of Yemen) was flown out.": ["Omar Saleh | president | - | YEM | incumbent | apposition"],
    "Tom Baker, the US ambassador to Kenya, was called home.": [
        "Tom Baker | ambassador to Kenya | - | USA | incumbent | apposition"
    ],
    "Tom Baker, the envoy to Lebanon during the Dawson administration, wrote the book.": [
        "Tom Baker | envoy to Lebanon | - | - | former | apposition"
    ],
    "Rosa Lind, head of Israeli military intelligence, was asked.": [
        "Rosa Lind | head of military intelligence | - | ISR | incumbent | apposition"
    ],
}
SEVERAL = {
    "Senators Laura Finch and Mark Rowan walked out.": [
        "Laura Finch | Senator | - | - | incumbent | title",
        "Mark Rowan | Senator | - | - | incumbent | title",
    ],
    "Liberal Party leader and Prime Minister Anna Berg won again.": [
        "Anna Berg | leader | Liberal Party | - | incumbent | title",
        "Anna Berg | Prime Minister | - | - | incumbent | title",
    ],
    "Boeing chairman and chief executive Paul Stone apologised.": [
        "Paul Stone | chairman | Boeing | - | incumbent | title",
        "Paul Stone | chief executive | Boeing | - | incumbent | title",
    ],
    "Pentagon spokesman Lt. Col. James Reed said nothing.": [
        "James Reed | spokesman | Pentagon | - | incumbent | title",
        "James Reed | Lt. Col. | - | - | incumbent | title",
    ],
    "Laura Finch and Mark Rowan, both members of Congress, walked out.": [
        "Laura Finch | member | Congress | - | incumbent | apposition",
        "Mark Rowan | member | Congress | - | incumbent | apposition",
    ],
}
CLAUSES = {
    "Anna Berg is the mayor of Oslo.": ["Anna Berg | mayor | Oslo | - | incumbent | predicate"],
    "Anna Berg was governor of Texas for six years.": ["Anna Berg | governor | Texas | - | former | predicate"],
    "Anna Berg served as ambassador to Chile.": ["Anna Berg | ambassador to Chile | - | - | former | predicate"],
    "Anna Berg, who served as prime minister, has died.": ["Anna Berg | prime minister | - | - | former | relative"],
    "Anna Berg, who heads the World Bank, was there.": ["Anna Berg | head | World Bank | - | incumbent | relative"],
    "Anna Berg was appointed foreign minister on Friday.": [
        "Anna Berg | foreign minister | - | - | incumbent | appointment"
    ],
    "Congress elected Anna Berg as president of Peru.": ["Anna Berg | president | - | PER | incumbent | appointment"],
    "The White House nominated Anna Berg as director of the FBI.": [
        "Anna Berg | director | FBI | - | elect | appointment"
    ],
    "The killing of King Harald Olsen shook Oslo.": ["King Harald Olsen | King | - | - | former | title"],
    "They fired CIA Director Mark Rowan on Friday.": ["Mark Rowan | Director | CIA | - | former | title"],
}
NOTHING = [
    "Lawyer Ana Ruiz and analyst Carl Dawson disagreed.",
    "Anna Berg is not the mayor of Oslo.",
    "Anna Berg would be prime minister if she won.",
    "Is Anna Berg the mayor of Oslo?",
    "The president met Anna Berg in Oslo.",
    "In talks with Anna Berg, the foreign minister asked for more time.",
    "Director Ana Ruiz filmed it in Lima.",
    "Mr. Dawson and Mrs. Berg left.",
    "The crowd marched along Queen Victoria Street.",
    "Anna Berg is a great coach.",
    "The firm was a leader of Mr. Dawson's day.",
    "Anna Berg will become the first president to visit Fiji.",
    "Aides thanked Anna Berg, the pilot and the foreign minister.",
]


@pytest.mark.parametrize(
    ("text", "roles"),
    [pair for table in (TITLES, BODIES, APPOSITIONS, SEVERAL, CLAUSES) for pair in table.items()],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert told(read(text)) == roles


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_role(text: str) -> None:
    assert told(read(text)) == []


def test_the_example_of_the_docstring() -> None:
    text = "Ana Ruiz, the Defense Minister of Peru, resigned."
    assert text in " ".join((RoleFinder.__doc__ or "").split())
    (role,) = read(text).roles
    assert (role.person, role.title, role.country) == ("ana-ruiz", "Defense Minister", "PER")


@pytest.mark.parametrize(
    "marked",
    [
        "On Monday, Peruvian [Foreign Minister Ana Ruiz] left Lima.",
        "[Boris Markov, the Defense Minister] of Russia, flew to Minsk.",
        "The [mayor of Madrid, Lucia Vega], opened the bridge.",
        "In Oslo, [King Harald Olsen] spoke.",
        "Today [Anna Berg is the mayor] of Oslo.",
    ],
)
def test_the_evidence_is_the_smallest_span_with_person_and_title(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (role,) = read(text).roles
    assert role.evidence == Span(marked.index("["), marked.index("]") - 1)


def test_an_office_is_told_once_and_keeps_what_any_mention_tells() -> None:
    text = (
        "Minister Ana Ruiz left Lima. Later Peruvian Foreign Minister Ana Ruiz called.\n\n"
        "Ruiz, the foreign minister, had no comment. President Carl Dawson had."
    )
    reading = read(text)
    assert told(reading) == [
        "Ana Ruiz | Minister | - | PER | incumbent | title",
        "Carl Dawson | President | - | - | incumbent | title",
    ]


def test_a_former_holder_does_not_become_the_incumbent_by_courtesy() -> None:
    text = "Former President Carl Dawson came. President Dawson, as all call him, was late."
    assert told(read(text)) == ["Carl Dawson | President | - | - | former | title"]


def test_president_and_vice_president_are_two_offices() -> None:
    text = "Vice President Anna Berg won. President Anna Berg will move in soon."
    assert [role.title for role in read(text).roles] == ["Vice President", "President"]


@pytest.mark.parametrize(
    ("text", "published", "as_of"),
    [
        ("President Anna Berg left.", "2024-04-26T10:00:00Z", "2024-04-26"),
        ("President Anna Berg left.", None, None),
        ("President Anna Berg left.", "last week", None),
        ("Former President Anna Berg left.", "2024-04-26", None),
        ("In 1994 President Anna Berg signed a truce.", "2024-04-26", None),
        ("In 2024 President Anna Berg signed a truce.", "2024-04-26", "2024-04-26"),
    ],
)
def test_the_day_for_which_a_role_is_told(text: str, published: str | None, as_of: str | None) -> None:
    (role,) = read(text, published).roles
    assert role.as_of == as_of


@pytest.mark.parametrize(
    ("text", "published", "tenure", "why"),
    [
        ("President Richard Nixon opened the road.", "2017-05-27", "former", "title+knowledge"),
        ("President Richard Nixon opened the road.", "1972-02-21", "incumbent", "title"),
        ("President Richard Nixon opened the road.", None, "incumbent", "title"),
        ("Vice President Joe Biden called.", "2019-08-20", "former", "title+knowledge"),
        ("Vice President Joe Biden called.", "2014-08-20", "incumbent", "title"),
        ("Secretary John Kerry called.", "2019-08-20", "former", "title+knowledge"),
        ("President Marla Quendel called.", "2019-08-20", "incumbent", "title"),
    ],
)
def test_who_is_known_to_have_left_is_no_incumbent(text: str, published: str | None, tenure: str, why: str) -> None:
    (role,) = read(text, published).roles
    assert (role.tenure, role.why) == (tenure, why)
    assert role.as_of == (published if tenure == "incumbent" else None)


def test_a_report_that_is_not_parsed_has_no_roles() -> None:
    assert [tuple(found) for found in RoleFinder()([Reading(Article("a", "President Ana Ruiz"))])] == [()]


def test_a_paragraph_put_before_shifts_every_span() -> None:
    text = "Peruvian Foreign Minister Ana Ruiz met Carl Dawson, president of Chile, in Lima."
    before = "The port was shut on Monday, the mayor said.\n\n"

    def moved(role: Role) -> Role:
        assert role.evidence
        return replace(role, evidence=Span(role.evidence.start + len(before), role.evidence.end + len(before)))

    assert [moved(role) for role in read(text).roles] == list(read(before + text).roles)


WORDS = [
    "President",
    "the",
    "former",
    "Ana",
    "Ruiz",
    "Peru",
    "of",
    ",",
    "and",
    "minister",
    "who",
    "heads",
    "'s",
    "-",
    "(",
    ")",
    "General",
    "Gov.",
    "Senate",
    "elect",
    "is",
    "Texas",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_evidence_takes_in_a_person_of_the_report(words: Sequence[str]) -> None:
    reading = read(" ".join(words) + " spoke.")
    spans = {mention.actor: [] for mention in reading.mentions}  # type: dict[str | None, list[Span]]
    for mention in reading.mentions:
        spans[mention.actor].append(mention.span)
    for role in reading.roles:
        assert role.title
        assert role.evidence
        assert any(role.evidence.meets(span) for span in spans[role.person])
        assert role.body in {None, *(actor.id for actor in reading.actors)}
