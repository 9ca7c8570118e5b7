"""The texts of event_texts.py, read once for all tests: by the grammar alone, and with the networks."""

from __future__ import annotations

import pytest
from event_markup import read
from event_texts import TEXTS

from sayso.records import Reading


@pytest.fixture(scope="session")
def by_grammar() -> dict[str, Reading]:
    """The readings of all texts by lexicon and grammar alone."""
    return read(TEXTS, learned=False)


@pytest.fixture(scope="session")
def by_network() -> dict[str, Reading]:
    """The readings of all texts with the networks."""
    return read(TEXTS, learned=True)


@pytest.fixture(params=["by_grammar", "by_network"])
def either(request: pytest.FixtureRequest) -> dict[str, Reading]:
    """The readings of all texts, one way and the other."""
    found: dict[str, Reading] = request.getfixturevalue(request.param)
    return found
