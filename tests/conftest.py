"""Settings for every test; its being here lets tests in the folders below import `strategies`."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("sayso", deadline=None, max_examples=50)  # slow and busy machines run these too
settings.load_profile("sayso")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden readings anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.json from what is read now")
