"""The user's files of knowledge: named in the settings, checked, handed to the stages, part of what made a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import ClassVar

import pytest

from sayso import pipeline, plugins, settings
from sayso.knowledge import fingerprint
from sayso.knowledge.imports import import_csv
from sayso.knowledge.tables import rows
from sayso.records import Actor, Article, Reading
from sayso.settings import SettingsError


@dataclass(frozen=True, slots=True)
class Knower:
    """A stage that names every organisation it knows that the text names."""

    knowledge: tuple[str, ...] = field(default=(), metadata={"outside_recipe": True})

    name: ClassVar[str] = "knower"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Actor,)

    @property
    def model(self) -> str:
        return f"organizations:{fingerprint('organizations', files=self.knowledge)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Actor]]:
        known = list(rows("organizations", self.knowledge))
        for reading in readings:
            yield [Actor(row["id"], row["name"]) for row in known if row["name"] in reading.article.text]


@dataclass(frozen=True, slots=True)
class Ignorant:
    """A stage that has no use for knowledge."""

    name: ClassVar[str] = "ignorant"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = ()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Actor]]:
        return iter([() for _ in readings])


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint(each, f"test_settings_knowledge:{each.title()}", plugins.GROUP) for each in ("knower", "ignorant")
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.GROUP else [])


def file_of(path: Path, name: str = "Zorval Ferrymen") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.with_suffix(".csv")
    text.write_text(f"name,kind\n{name},organization\n")
    import_csv(text, "organizations", path, source="Our Desk", licence="CC0")
    return path


def loaded(folder: Path, *files: str) -> settings.Settings:
    listed = ", ".join(f"{each!r}" for each in files)
    (folder / "sayso.toml").write_text(
        f'[pipeline]\nstages = ["knower", "ignorant"]\n[knowledge]\nfiles = [{listed}]\n'
    )
    return settings.load(folder / "sayso.toml")


def test_files_are_found_beside_the_settings_and_used_by_the_stages_that_ask_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_of(tmp_path / "project" / "own" / "mine.zip")
    monkeypatch.chdir(tmp_path)
    given = loaded(tmp_path / "project", "own/mine.zip")
    stages = settings.stages(given)
    article = Article("a", "The Zorval Ferrymen struck.")
    (reading,) = pipeline.run([article], stages)
    assert [actor.id for actor in reading.actors] == ["zorval-ferrymen"]
    (without,) = pipeline.run([article], settings.stages(loaded(tmp_path)))
    assert without.actors == ()


def test_what_made_a_record_depends_on_the_content_of_the_files_and_not_on_their_place(tmp_path: Path) -> None:
    file_of(tmp_path / "mine.zip")
    file_of(tmp_path / "elsewhere" / "same.zip").parent.joinpath("same.zip").write_bytes(
        (tmp_path / "mine.zip").read_bytes()
    )
    file_of(tmp_path / "other.zip", "Zorval Pilots")
    made = {}
    for name in ("mine.zip", "elsewhere/same.zip", "other.zip"):
        knower, ignorant = settings.stages(loaded(tmp_path, name))
        made[name] = (pipeline.made_by(knower), pipeline.made_by(ignorant))
    assert made["mine.zip"] == made["elsewhere/same.zip"]
    assert made["mine.zip"][0] != made["other.zip"][0]
    assert made["mine.zip"][1] == made["other.zip"][1]
    assert made["mine.zip"][0] != pipeline.made_by(settings.stages(loaded(tmp_path))[0])


def test_every_stage_that_takes_the_users_files_says_so_in_what_made_a_record(tmp_path: Path) -> None:
    mine, copy = file_of(tmp_path / "mine.zip"), tmp_path / "copy.zip"
    for table, text in (
        ("places", "name,grain,lat,lon\nZorvala Heights,region,41.5,70.25\n"),
        ("roles", "person,title,country\nTor Vesl,Prime Minister,NOR\n"),
    ):
        (tmp_path / "ours.csv").write_text(text)
        import_csv(tmp_path / "ours.csv", table, mine, source="Our Desk", licence="CC0")
    copy.write_bytes(mine.read_bytes())
    kinds = [point.load() for point in entry_points(group=plugins.GROUP)]
    knowing = [kind for kind in kinds if "knowledge" in {each.name for each in fields(kind)}]
    assert "places" in {kind.name for kind in knowing}
    for kind in knowing:
        first, second = (pipeline.made_by(kind(knowledge=(str(path),))) for path in (mine, copy))
        assert first == second != pipeline.made_by(kind()), kind.name


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "there is no file of knowledge"),
        (b"PK nothing", "is no file of compiled knowledge"),
    ],
)
def test_a_file_that_is_not_there_or_not_ours_is_refused(tmp_path: Path, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / "mine.zip").write_bytes(content)
    with pytest.raises(SettingsError, match=rf"'knowledge\.files' in .*sayso\.toml: .*{says}|{says}") as caught:
        loaded(tmp_path, "mine.zip")
    assert str(caught.value).startswith("'knowledge.files' in ")
    assert "sayso knowledge import" in str(caught.value)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[knowledge]\nfile = 'a.zip'\n", r"'knowledge\.file' in .* is not a setting \(did you mean 'files'\?\)"),
        ("[knowledge]\nfiles = 'a.zip'\n", "wrong type"),
        ("[pipeline]\nstages = ['knower']\n[stages.knower]\nknowledge = []\n", "'stages.knower.knowledge'"),
    ],
)
def test_keys_that_are_no_settings_are_refused(tmp_path: Path, table: str, says: str) -> None:
    (tmp_path / "sayso.toml").write_text(table)
    with pytest.raises(SettingsError, match=says):
        settings.stages(settings.load(tmp_path / "sayso.toml"))
