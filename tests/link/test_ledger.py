"""The ledger of offices: rows made of sightings, and what does not fit together."""

from __future__ import annotations

import pytest

from sayso.kept import LedgerRow, Sighting
from sayso.link.ledger import ledger
from sayso.records import Role, Tenure


def seen(
    person: str,
    published: str | None,
    title: str = "Defence Minister",
    *,
    country: str | None = "XKX",
    tenure: Tenure = Tenure.INCUMBENT,
    body: str | None = None,
) -> Sighting:
    """A sighting of somebody in an office of a state of which the knowledge base has no minister."""
    name = person.replace("-", " ").title()
    role = Role(person, title, body, country, as_of=published, tenure=tenure, why="title")
    article = f"{person}-{published}"
    return Sighting(role, name, body, f"{title} {name}", article, article, "Harbour Post", published)


def by_person(*sightings: Sighting) -> dict[str, LedgerRow]:
    return {row.person: row for row in ledger(sightings)}


def test_first_and_last_seen_and_how_many_reports() -> None:
    (row,) = ledger(
        [seen("ida-brandt", "2031-05-09"), seen("ida-brandt", "2031-05-02T08:00:00Z"), seen("ida-brandt", None)]
    )
    assert (row.first_seen, row.last_seen, row.reports) == ("2031-05-02", "2031-05-09", 3)
    assert [each.published for each in row.evidence] == ["2031-05-02T08:00:00Z", "2031-05-09"]
    assert (row.name, row.office, row.findings) == ("Ida Brandt", "defence_minister", ())


def test_titles_of_one_office_make_one_row() -> None:
    titles = ("Defence Minister", "Minister of Defense", "defense minister")
    (row,) = ledger(seen("ida-brandt", f"2031-05-0{number}", title) for number, title in enumerate(titles, 1))
    assert row.reports == 3
    assert row.title == "Defence Minister"


@pytest.mark.parametrize(
    ("change", "flagged"),
    [
        ({}, True),
        ({"published": "2031-05-08T10:00:00Z"}, True),
        ({"published": "2031-06-01"}, False),  # after the other was last seen: a successor
        ({"tenure": Tenure.FORMER}, False),
        ({"tenure": Tenure.ELECT}, False),
        ({"tenure": Tenure.ACTING}, True),
        ({"country": "PER"}, False),
        ({"title": "deputy defence minister"}, False),
        ({"title": "foreign minister"}, False),
    ],
)
def test_two_holders_at_once_are_a_finding(change: dict[str, object], flagged: bool) -> None:
    other = seen("tom-reyes", **{"published": "2031-05-05", **change})
    rows = by_person(seen("ida-brandt", "2031-05-02"), seen("ida-brandt", "2031-05-09"), other)
    assert rows["ida-brandt"].findings == (("two-holders:tom-reyes",) if flagged else ())
    assert ("two-holders:ida-brandt" in rows["tom-reyes"].findings) is flagged


@pytest.mark.parametrize("title", ["spokesperson", "senator", "ambassador"])
def test_offices_that_several_hold_are_no_finding(title: str) -> None:
    rows = by_person(seen("ida-brandt", "2031-05-02", title), seen("tom-reyes", "2031-05-02", title))
    assert not rows["ida-brandt"].findings


def test_an_office_of_nowhere_is_no_finding() -> None:
    rows = by_person(seen("ida-brandt", "2031-05-02", country=None), seen("tom-reyes", "2031-05-02", country=None))
    assert not rows["ida-brandt"].findings


def test_what_knowledge_has_otherwise_is_a_finding() -> None:
    rows = by_person(
        seen("ida-brandt", "2023-02-02", country="RUS"), seen("sergei-shoigu", "2023-03-03", country="RUS")
    )
    assert rows["ida-brandt"].findings == ("knowledge-has:sergei-shoigu",)
    assert rows["sergei-shoigu"].findings == ()


def test_a_former_holder_who_is_in_office_is_a_finding() -> None:
    former = seen("sergei-shoigu", "2023-03-03", country="RUS", tenure=Tenure.FORMER)
    assert by_person(former)["sergei-shoigu"].findings == ("knowledge-has-incumbent",)


def test_the_order_of_reports_does_not_matter() -> None:
    sightings = [seen("ida-brandt", "2031-05-02"), seen("tom-reyes", "2031-05-05"), seen("ida-brandt", "2031-05-09")]
    assert ledger(sightings) == ledger(reversed(sightings))
