"""Settings for every test; its being here lets tests in the folders below import `strategies`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("sayso", deadline=None, max_examples=50)  # slow and busy machines run these too
settings.load_profile("sayso")
