"""The codes of countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

WITHDRAWN = frozenset("ANT BUR CSK DDR SCG SUN TMP VDR YMD YUG ZAR".split())
"""ISO 3166-3: alpha-3 codes of states that are no more, and old codes of states that are."""


@cache
def country_codes() -> Mapping[str, str]:
    """The countries that are known: ISO 3166 alpha-2, as GeoNames has it, to alpha-3."""
    text = files("sayso.knowledge").joinpath("country_codes.txt").read_text(encoding="utf-8")
    return dict(line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))
