"""Entry points to classes: the one list of what can be extended.

A package adds a stage by naming its class in its own metadata, under the group `sayso.stages`:

    [project.entry-points."sayso.stages"]
    weather = "my_package.weather:WeatherFinder"
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import is_dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

GROUP = "sayso.stages"
"""The entry-point group whose members are stages."""


class PluginError(ValueError):
    """A stage that is not known or cannot be loaded; the message says how to mend it."""


def stage_names() -> tuple[str, ...]:
    """The names of all installed stages, in alphabetical order."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def stage_class(name: str) -> type[Any]:
    """The class of the stage called `name`.

    Raises PluginError if there is none, if it cannot be imported, or if it is no dataclass.
    """
    found = [point for point in entry_points(group=GROUP) if point.name == name]
    if not found:
        known = stage_names()
        listed = ", ".join(known) if known else "none; reinstall sayso, its metadata is missing"
        raise PluginError(f"there is no stage {name!r}{nearest(name, known)}; the installed stages are: {listed}")
    if len(values := sorted({point.value for point in found})) > 1:
        raise PluginError(f"several packages provide a stage {name!r} ({', '.join(values)}); uninstall all but one")
    return _load(found[0])


def nearest(word: str, known: Iterable[str]) -> str:
    """The words " (did you mean ...?)" with the known word most like `word`, if one is like it."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _load(point: EntryPoint) -> type[Any]:
    where = f"stage {point.name!r} ({point.value})"
    try:
        loaded = point.load()
    except (ImportError, AttributeError) as error:
        owner = point.dist.name if point.dist else "the package that provides it"
        raise PluginError(
            f"{where} cannot be imported: {error}; reinstall {owner}, or take it off the list of stages"
        ) from error
    if not (isinstance(loaded, type) and is_dataclass(loaded)):
        raise PluginError(f"{where} is no dataclass, which a stage has to be; mend its entry point in group {GROUP!r}")
    return loaded
