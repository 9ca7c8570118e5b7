"""A store of each kind, for the tests of the contract."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stores import OPENERS

from sayso.store import Store


@pytest.fixture(params=OPENERS, ids=lambda opener: opener.__name__)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with request.param() as opened:
        yield opened
