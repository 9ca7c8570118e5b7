from __future__ import annotations

import re
from collections import Counter

import pytest

from sayso.knowledge.actors import actor_words
from sayso.knowledge.countries import WITHDRAWN, country_codes
from sayso.knowledge.organizations import by_id, key, organizations
from sayso.knowledge.spelling import slug
from sayso.knowledge.tables import rows
from sayso.records import ActorKind

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
SCOPES = frozenset("UNO IGO EUR NGO ISM IMG MNC".split())
KINDS = frozenset((ActorKind.GOVERNMENT_BODY, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("ISIS", "islamic-state"),
        ("Da'esh", "islamic-state"),
        ("ISIS-K", "islamic-state-khorasan-province"),
        ("the Quds Force", "quds-force"),
        ("IRGC", "islamic-revolutionary-guard-corps"),
        ("Ansar Allah", "houthis"),
        ("Daesh", "islamic-state"),
        ("RSF", "rapid-support-forces"),
        ("Médecins Sans Frontières", "doctors-without-borders"),
        ("M23", "march-23-movement"),
        ("al Qaida", "al-qaeda"),
        ("Wagner PMC", "wagner-group"),
        ("The Pentagon", "united-states-department-of-defense"),
        ("Russia's Foreign Ministry", "ministry-of-foreign-affairs-of-russia"),
        ("U.N.", "united-nations"),
        ("Shanghai Cooperation Organisation", "shanghai-cooperation-organization"),
        ("Kurdistan Workers’ Party", "kurdistan-workers-party"),
        ("People's Daily", "peoples-daily"),
    ],
)
def test_names_lead_to_organizations(name: str, first: str) -> None:
    assert organizations()[key(name)][0].id == first


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("RSF", {"rapid-support-forces", "reporters-without-borders"}),
        ("PTI", {"pakistan-tehreek-e-insaf", "press-trust-of-india"}),
        ("Supreme Court", {"supreme-court-of-the-united-states", "supreme-court-of-israel", "supreme-court-of-india"}),
        ("PA", {"palestinian-authority", "pa-media"}),
        ("AA", {"arakan-army", "anadolu-agency"}),
        ("AFP", {"agence-france-presse", "australian-federal-police"}),
    ],
)
def test_ambiguous_names_lead_to_several(name: str, several: set[str]) -> None:
    assert several <= {each.id for each in organizations()[key(name)]}


def test_a_weak_alias_stands_behind_names_and_aliases() -> None:
    found = organizations()[key("AFP")]
    assert found[0].id == "agence-france-presse"
    assert "AFP" in found[1].weak_aliases


def test_a_name_that_nobody_has_is_not_there() -> None:
    assert key("Upper Valley Bakers' Guild") not in organizations()


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("The White House", "white house"),
        ("Lashkar-e-Taiba", "lashkar e taiba"),
        ("Élysée", "elysee"),
        ("U.S. Army", "us army"),
        ("Russia’s parliament", "russia parliament"),
        ("workers' union", "workers union"),
        ("Fund (North)", "fund north"),
        ("B'Tselem", "b'tselem"),
    ],
)
def test_names_are_compared_without_what_varies(name: str, same: str) -> None:
    assert key(name) == same
    assert key(same) == same


def test_sectors_and_lives_change_with_time() -> None:
    taliban, union = by_id()["taliban"], by_id()["african-union"]
    assert [taliban.sector_on(day) for day in ("2019-05-01", "2021-08-15", None)] == ["REB", "GOV", "GOV"]
    assert union.sector_on("2019-05-01") is None
    tigers = by_id()["liberation-tigers-of-tamil-eelam"]
    assert tigers.existed_on("2001-01-01")
    assert not tigers.existed_on("2012-01-01")
    assert not union.existed_on("1999-12-31")
    assert by_id()["islamic-state-khorasan-province"].parent == "islamic-state"


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(each.kind for each in by_id().values())
    assert set(kinds) == KINDS
    assert len(by_id()) > 1500
    assert kinds[ActorKind.ARMED_GROUP] > 150
    assert min(kinds.values()) > 150


def test_ids_are_unique_and_of_the_name() -> None:
    ids = [row["id"] for row in rows("organizations")]
    assert len(ids) == len(set(ids))
    assert all(each.id == slug(each.name) for each in by_id().values())


def test_every_cell_is_of_its_kind() -> None:
    codes = {*country_codes().values(), *WITHDRAWN}
    for row in rows("organizations"):
        assert not row["country"] or row["country"] in codes, row
        assert not row["parent"] or row["parent"] in by_id(), row
        assert not row["scope"] or row["scope"] in SCOPES, row
        assert not row["wikidata"] or re.fullmatch(r"Q[1-9]\d*", row["wikidata"]), row
        told = [*row["sector"].split("|"), *(each.partition("=")[0] for each in row["former_sectors"].split("|"))]
        assert {each for each in told if each} <= SECTORS, row
        assert row["country"] or row["scope"] or row["sector"], row
    wikidata = [row["wikidata"] for row in rows("organizations") if row["wikidata"]]
    assert len(wikidata) == len(set(wikidata)) > 50


def test_parents_go_round_in_no_circle() -> None:
    for each in by_id().values():
        seen, at = {each.id}, each
        while at.parent:
            at = by_id()[at.parent]
            assert at.id not in seen, each.id
            seen.add(at.id)


def test_no_alias_is_written_small() -> None:
    """A word in small letters names nobody in particular; an agency may write its own initials so."""
    small = {alias for each in by_id().values() for alias in each.aliases if alias.islower() and " " not in alias}
    assert small <= {"dpa", "bdnews24"}


@pytest.mark.parametrize(
    "word", ["dawn", "sana", "ana", "kia", "moody", "mcdonald", "age", "wired", "treasury", "wagner"]
)
def test_what_is_more_often_something_else_is_not_known_for_an_organization(word: str) -> None:
    assert organizations()[word]
    assert word not in actor_words().known


@pytest.mark.parametrize(
    ("name", "kind"),
    [("pentagon", "body"), ("nato", "organization"), ("rsf", "armed_group"), ("people daily", "outlet")],
)
def test_the_class_of_a_known_name(name: str, kind: str) -> None:
    assert actor_words().known[name] == kind


def test_aliases_are_said_once() -> None:
    for each in by_id().values():
        spellings = [each.name, *each.aliases]
        assert len(spellings) == len(set(spellings)), each.id
        assert not set(each.aliases) & set(each.weak_aliases), each.id
