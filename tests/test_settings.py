"""Settings: found, checked, refused with a sentence, and made into stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import ClassVar

import pytest

from sayso import plugins, settings
from sayso.pipeline import PipelineError
from sayso.plugins import PluginError
from sayso.records import Article, Furniture, Mention, Reading
from sayso.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Liner:
    """A stage with a field of each kind."""

    share: float = 0.5
    least: int = 3
    words: tuple[str, ...] = ()
    loud: bool = False
    outlet_lines: Mapping[str, frozenset[str]] = field(default_factory=dict, metadata={"outside_recipe": True})

    name: ClassVar[str] = "liner"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Furniture,)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Furniture, ...]]:
        return iter([() for _ in readings])


@dataclass(frozen=True, slots=True)
class Needy:
    """A stage that reads what nothing writes."""

    name: ClassVar[str] = "needy"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Mention,)
    writes: ClassVar[tuple[type, ...]] = ()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Furniture, ...]]:
        return iter([() for _ in readings])


POINTS = {
    "liner": "test_settings:Liner",
    "needy": "test_settings:Needy",
    "gone": "no_such_module_at_all:Gone",
    "lost": "test_settings:NoSuchClass",
    "plain": "test_settings:POINTS",
}


@pytest.fixture(autouse=True)
def _own_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint(name, value, plugins.GROUP) for name, value in (*POINTS.items(), ("twice", "a:B"), ("twice", "c:D"))
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point for point in points if point.group == group])
    monkeypatch.delenv(settings.VARIABLE, raising=False)


def written(folder: Path, text: str) -> Path:
    path = folder / settings.NAME
    path.write_text(text, encoding="utf-8")
    return path


# ---- where they are found ---------------------------------------------------------------------------------------


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.load() == Settings()
    assert Settings().store.url == "sqlite:///sayso.db"
    expected = "furniture language parse mentions times places roles actors statements circumstances events threats"
    assert Settings().pipeline.stages == tuple(expected.split())


def test_the_nearest_file_above_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    written(tmp_path, '[ingest]\noutlet = "Far Post"\n')
    near = written(tmp_path / "a", '[ingest]\noutlet = "Near Post"\n')
    monkeypatch.chdir(deep)
    found = settings.load()
    assert found.ingest.outlet == "Near Post"
    assert found.path is not None
    assert found.path.samefile(near)


def test_the_environment_names_a_file_and_an_argument_wins_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, given = tmp_path / "named.toml", tmp_path / "given.toml"
    named.write_text('[store]\nurl = "sqlite:///named.db"\n')
    given.write_text('[store]\nurl = "sqlite:///given.db"\n')
    monkeypatch.setenv(settings.VARIABLE, str(named))
    assert settings.load().store.url == "sqlite:///named.db"
    assert settings.load(given).store.url == "sqlite:///given.db"


# ---- what is refused --------------------------------------------------------------------------------------------

REFUSED = {
    '[stroe]\nurl = "x"': ["'stroe'", "did you mean 'store'"],
    '[store]\nulr = "x"': ["'store.ulr'", "did you mean 'url'"],
    '[pipeline]\nstage = ["liner"]': ["'pipeline.stage'", "did you mean 'stages'"],
    '[pipeline]\nbatch = "many"': ["'pipeline.batch'", "expected `int`, got `str`"],
    "[pipeline]\nbatch = 0": ["'pipeline.batch'", "1 or more"],
    '[ingest]\noutlets = "x"': ["'ingest.outlets'", "did you mean 'outlet'"],
    '[ingest]\non_problem = "x"': ["'ingest.on_problem'", "is not a setting"],
    "[ingest]\npublished = 2024": ["'ingest.published'", "expected `str | null`, got `int`"],
    'store = "sqlite:///a.db"': ["'store'", "has to be a table", "[store]"],
    "[stages]\nliner = 3": ["'stages.liner'", "has to be a table"],
    "[store\n": ["cannot be read as TOML"],
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_a_setting_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        settings.load(path)
    for part in [*REFUSED[text], str(path)]:
        assert part in str(raised.value)


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"there is no settings file .*absent\.toml"):
        settings.load(tmp_path / "absent.toml")


STAGES_REFUSED = {
    '[pipeline]\nstages = ["liner"]\n[stages.liner]\nleasd = 3': ["'stages.liner.leasd'", "did you mean 'least'"],
    '[pipeline]\nstages = ["liner"]\n[stages.liner]\noutlet_lines = {}': ["outlet_lines", "is not a setting"],
    '[pipeline]\nstages = ["liner"]\n[stages.liner]\nleast = "3"': [
        "'stages.liner.least'",
        "expected `int`, got `str`",
    ],
    '[pipeline]\nstages = ["liner"]\n[stages.linre]\nleast = 3': ["[stages.linre]", "did you mean 'liner'"],
}


@pytest.mark.parametrize("text", STAGES_REFUSED)
def test_the_fields_of_a_stage_are_checked(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        settings.stages(settings.load(path))
    for part in [*STAGES_REFUSED[text], str(path)]:
        assert part in str(raised.value)


PLUGINS_REFUSED = {
    "linre": ["there is no stage 'linre'", "did you mean 'liner'", "gone, liner, lost, needy, plain, twice"],
    "gone": ["stage 'gone'", "cannot be imported", "no_such_module_at_all"],
    "lost": ["stage 'lost'", "cannot be imported", "NoSuchClass"],
    "plain": ["stage 'plain'", "is no dataclass"],
    "twice": ["several packages provide a stage 'twice'", "a:B, c:D"],
}


@pytest.mark.parametrize("name", PLUGINS_REFUSED)
def test_a_stage_that_cannot_be_had_is_told(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, f'[pipeline]\nstages = ["{name}"]')
    with pytest.raises(PluginError) as raised:
        settings.stages(settings.load(path))
    for part in PLUGINS_REFUSED[name]:
        assert part in str(raised.value)


def test_stages_in_an_order_that_cannot_run_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="'needy' reads Mention"):
        settings.stages(settings.load(written(tmp_path, '[pipeline]\nstages = ["liner", "needy"]')))


# ---- what is made of them ---------------------------------------------------------------------------------------


def test_settings_become_the_fields_of_stages(tmp_path: Path) -> None:
    text = '[pipeline]\nstages = ["liner"]\nbatch = 8\n[stages.liner]\nshare = 1\nwords = ["so", "it"]\nloud = true\n'
    found = settings.load(written(tmp_path, text))
    assert found.pipeline.batch == 8
    assert settings.stages(found) == (Liner(share=1.0, words=("so", "it"), loud=True),)


def test_what_a_store_learned_is_handed_to_stages_that_take_it(tmp_path: Path) -> None:
    found = settings.load(written(tmp_path, '[pipeline]\nstages = ["liner"]\n[stages.liner]\nleast = 5\n'))
    learned = {"The Post": frozenset({"Follow us"})}
    assert settings.stages(found, learned) == (Liner(least=5, outlet_lines=learned),)


def test_the_stages_of_the_package_itself_can_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    names = [stage.name for stage in settings.stages(Settings())]
    assert names == list(settings.STAGES)
