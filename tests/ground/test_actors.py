"""Whom mentions refer to across reports: marked texts, one table for each phenomenon.

`[Moscow|russia seat]` says that the mention "Moscow" refers to the actor `russia`, decided by "seat". An id is given
up to its "@", where it holds in one report alone; `[Moscow|- place]` is a mention of nobody. What is not marked is not
checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.ground.actors import ActorResolver
from sayso.ground.places import PlaceResolver
from sayso.ground.roles import RoleFinder
from sayso.ingest.furniture import FurnitureMarker
from sayso.kept import LedgerRow
from sayso.records import Actor, ActorKind, Article, Reading, Tenure

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
DAY = "2023-05-02"


def read(*articles: Article, resolver: ActorResolver | None = None) -> list[Reading]:
    """The readings of the articles."""
    found = (MentionFinder(), PlaceResolver(), RoleFinder(), resolver or ActorResolver())
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), *found)
    readings = list(pipeline.run(articles, stages))
    assert not any(reading.failures for reading in readings)
    return readings


def one(text: str, published: str | None = DAY, resolver: ActorResolver | None = None) -> Reading:
    return read(Article("r", text, published=published), resolver=resolver)[0]


def actor(reading: Reading, identity: str) -> Actor:
    return next(each for each in reading.actors if each.id.partition("@")[0] == identity)


STATES = [
    "[Moscow|russia seat] said that it would leave the talks in [Moscow|- place].",
    "[Washington|united-states seat] is sending aid, and [the United States|united-states state] asked for more.",
    "[The Russian government|russia government] denied it. [The regime in Minsk|belarus government] did not.",
    "[Israel's government|israel government] met. [Japan|japan state] and [Burma|myanmar state] sent letters.",
    "Two [White House|white-house seat] advisers left. She was seen near the [White House|- place].",
    "[Whitehall|united-kingdom seat] rejected the plan.",
]
ORGANIZATIONS = [
    "[NATO|north-atlantic-treaty-organization alias] and the [European Union|european-union name] met.",
    "The [Taliban|taliban name] won. [The Taliban movement|taliban sort] was founded in the south.",
    "Fighters of [ISIS|islamic-state alias] fled. [Daesh|islamic-state alias] said nothing.",
    "China's [Foreign Ministry|ministry-of-foreign-affairs-of-china alias] denied the report.",
    "In Sudan, the [RSF|rapid-support-forces alias-in-context] took Khartoum, in Sudan.",
]
PERSONS = [
    (
        "Russian Defense Minister [Sergei Shoigu|sergei-shoigu name-and-office] left. "
        "[Shoigu|sergei-shoigu short-form] was tired."
    ),
    "The envoy met [Ida Brandtsen|ida-brandtsen named]. [Brandtsen|ida-brandtsen short-form] spoke.",
    "“It is over,” Mr [Brandtsen|brandtsen surname-only] said.",
]
OFFICES = [
    "[The Russian defense minister|sergei-shoigu office-on-day:sayso] left for Peru.",
    "[The former Russian defense minister|the-former-russian-defense-minister described] left for Peru.",
    "[A Russian defense minister|a-russian-defense-minister described] never leaves.",
    "[Russia's deputy defense minister|russias-deputy-defense-minister described] left for Peru.",
    "[Any president|- generic] would do.",
    "[Palau's interior minister|interior-minister-of-palau office] left for Peru.",
]
DESCRIBED = [
    "[Senior Peruvian officials|senior-peruvian-officials described] met [two gunmen|two-gunmen inferred].",
    "[Both sides|- new] agreed.",
]


def marked(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text without its marks, and each mark: the words, the actor (or "-"), what decided."""
    plain = MARK.sub(r"\1", text)
    return plain, [(words, *said.split()) for words, said in MARK.findall(text)]


@pytest.mark.parametrize("text", [*STATES, *ORGANIZATIONS, *PERSONS, *OFFICES, *DESCRIBED])
def test_actors(text: str) -> None:
    plain, wanted = marked(text)
    reading = one(plain)
    found = [
        (mention.span.of(plain), (mention.actor or "-").partition("@")[0], mention.why) for mention in reading.mentions
    ]
    for words, identity, why in wanted:
        bare = words.removeprefix("the ")
        assert [each for each in found if each[0] in (words, bare) and each[1:] == (identity, why)], found


@pytest.mark.parametrize(
    ("text", "identity", "kind", "country", "sector"),
    [
        ("The Taliban said so.", "taliban", ActorKind.ARMED_GROUP, "AFG", None),
        ("Senior Peruvian officials met.", "senior-peruvian-officials", ActorKind.PEOPLE, "PER", "GOV"),
        ("Two gunmen fled.", "two-gunmen", ActorKind.PEOPLE, None, "UAF"),
        ("Chilean troops fled.", "chilean-troops", ActorKind.PEOPLE, "CHL", "MIL"),
        ("The Kenyan army chief spoke.", "army-chief-of-kenya", ActorKind.GOVERNMENT_BODY, "KEN", "MIL"),
        ("Estonians voted.", "estonians", ActorKind.PEOPLE, "EST", "CVL"),
        ("Peruvian lawmaker Ida Brandtsen spoke.", "ida-brandtsen", ActorKind.PERSON, "PER", "LEG"),
    ],
)
def test_country_and_sector(
    text: str, identity: str, kind: ActorKind | None, country: str | None, sector: str | None
) -> None:
    found = actor(one(text), identity)
    assert kind in (None, found.kind)
    assert found.country == country
    assert sector in (None, found.sector)


def test_the_example_of_the_docstring() -> None:
    text = "Moscow said that Russia would leave the talks."
    assert text in (ActorResolver.__doc__ or "")
    reading = one(text)
    assert [each.name for each in reading.actors] == ["Russia"]
    assert [each.actor for each in reading.mentions] == ["russia", "russia"]


def test_an_actor_has_one_id_in_all_reports() -> None:
    first, second = read(
        Article("r1", "Russian Defense Minister Sergei Shoigu of Russia spoke to the Taliban.", published=DAY),
        Article("r2", "Defense Minister Sergey Shoygu of Russia left. The Taliban stayed.", published=DAY),
    )
    assert {"sergei-shoigu", "taliban", "russia"} <= {each.id for each in first.actors}
    assert {"sergei-shoigu", "taliban", "russia"} <= {each.id for each in second.actors}


def test_a_title_before_a_name_makes_nobody_else_of_him() -> None:
    first, second = read(Article("r1", "Mullah Tahir Gul Brandtsen spoke."), Article("r2", "Tahir Gul Brandtsen left."))
    assert actor(first, "tahir-gul-brandtsen").aliases == ("Mullah Tahir Gul Brandtsen",)
    assert actor(second, "tahir-gul-brandtsen").name == "Tahir Gul Brandtsen"


def test_whom_a_report_only_describes_is_nobody_elses() -> None:
    first, second = read(Article("r1", "Two gunmen fled to the hills."), Article("r2", "Two gunmen fled to the sea."))
    assert actor(first, "two-gunmen").id != actor(second, "two-gunmen").id


def test_without_a_date_nobody_is_looked_up_as_the_holder() -> None:
    reading = one("The Russian defense minister left for Peru.", published=None)
    assert actor(reading, "defense-minister-of-russia").kind is ActorKind.GOVERNMENT_BODY


def test_other_reports_go_before_what_is_known() -> None:
    row = LedgerRow(
        *("ida-brandt", "Ida Brandt", "Defence Minister", "defence_minister", "RUS", None, Tenure.ACTING),
        *("2023-04-28", "2023-04-30", 2, ()),
    )
    text = "The Russian defense minister left for Peru."
    assert {each.id for each in one(text, resolver=ActorResolver(ledger=(row,))).actors} >= {"ida-brandt"}
    for other in (
        replace(row, last_seen="2022-04-30", first_seen="2022-04-28"),
        replace(row, country="PER"),
        replace(row, tenure=Tenure.FORMER),
        replace(row, office="foreign_minister"),
    ):
        assert "ida-brandt" not in {each.id for each in one(text, resolver=ActorResolver(ledger=(other,))).actors}
    two = (row, replace(row, person="tom-reyes"))
    assert "ida-brandt" not in {each.id for each in one(text, resolver=ActorResolver(ledger=two)).actors}


def test_what_is_looked_up_is_no_role_that_the_report_states() -> None:
    reading = one("The Russian defense minister left for Peru.")
    assert actor(reading, "sergei-shoigu").country == "RUS"
    assert not reading.roles


@pytest.mark.parametrize("text", [*STATES, *ORGANIZATIONS, *PERSONS, *OFFICES, *DESCRIBED])
def test_every_mention_has_an_actor_of_the_report_or_none_and_says_why(text: str) -> None:
    reading = one(marked(text)[0])
    ids = [each.id for each in reading.actors]
    assert len(ids) == len(set(ids))
    for mention in reading.mentions:
        assert mention.why
        assert (mention.score is None) == (mention.actor is None)
        assert mention.actor is None or mention.actor in ids
        assert mention.actor not in mention.candidates
    assert all(role.person in ids and role.body in (None, *ids) for role in reading.roles)


def candidates_of(reading: Reading, words: str) -> Sequence[str]:
    return next(each.candidates for each in reading.mentions if each.span.of(reading.article.text) == words)


def test_a_name_of_several_is_left_open_with_its_candidates() -> None:
    reading = one("The RSF said so.")
    assert "rapid-support-forces" in candidates_of(reading, "RSF")


def test_a_pronoun_with_two_antecedents_alike_is_left_open_with_both() -> None:
    reading = one("Ida Brandtsen met Eva Tellin. She left.")
    she = next(each for each in reading.mentions if each.span.of(reading.article.text) == "She")
    assert {"ida-brandtsen", "eva-tellin"} >= {*she.candidates} > set()
