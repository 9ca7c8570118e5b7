"""The home of an outlet: by its address, its name, the country its address ends in; and the table of outlets."""

from __future__ import annotations

import pytest

from sayso.ground.gazetteer import gazetteer
from sayso.ground.outlets import home
from sayso.knowledge.tables import rows
from sayso.records import Article


@pytest.mark.parametrize(
    ("url", "outlet", "country", "place", "local"),
    [
        ("https://www.dailytribune.net/a/1", None, "USA", "Mount Pleasant", True),
        ("https://news.postbulletin.com/a", None, "USA", "Rochester", True),
        ("http://www.jpost.com:80/a", None, "ISR", "Jerusalem", False),
        ("https://www.bbc.co.uk/news/1", None, None, None, False),
        ("https://paper.example.ke/a", None, "KEN", None, False),
        ("https://paper.example.com/a", None, None, None, False),
        (None, "The Kabul Times", "AFG", "Kabul", False),
        (None, "Dawn", "PAK", "Karachi", False),
        (None, "Nairobi Evening Star", "KEN", "Nairobi", False),
        (None, "Reuters", None, None, False),
        (None, "The Springfield Courier", None, None, False),
        (None, None, None, None, False),
        ("", "", None, None, False),
    ],
)
def test_home(url: str | None, outlet: str | None, country: str | None, place: str | None, *, local: bool) -> None:
    found = home(Article("a", "", url=url, outlet=outlet))
    if country is None:
        assert found is None
    else:
        assert found
        assert (found.country, found.place.name if found.place else None, found.local) == (country, place, local)


def test_every_outlet_of_the_table_has_a_town_that_the_gazetteer_has() -> None:
    wrong, seen = [], set()
    for row in rows("outlets"):
        places = [each for each in gazetteer().candidates(row["place"]) if each.country == row["country"]]
        town = [each for each in places if str(each.geonames) == row["geonames"]]
        sound = bool(town) and row["reach"] in ("local", "nation", "world")
        sound = sound and (row["country"] != "USA" or town[0].first == row["first"])
        for domain in row["domain"].split("|"):
            sound = sound and domain not in seen and domain == domain.lower().strip() and "." in domain
            seen.add(domain)
        wrong += [] if sound else [row["name"]]
    assert not wrong
    assert len(seen) > 500
