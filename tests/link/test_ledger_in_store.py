"""What a store has seen of offices helps to read the next reports: the real stages, two runs."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso.settings import Settings
from sayso.store.base import Store

NAMED = "Kosovo's Defence Minister Ida Brandtsen said on Monday that the bridge would stay closed.\n"
UNNAMED = "The bridge will open soon, Kosovo's defence minister said on Tuesday.\n"
FORMER = "Kosovo's former defence minister said on Tuesday that the bridge was old.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SAYSO_SETTINGS", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def added(store: Store, folder: Path, name: str, text: str, *, published: str) -> sayso.Reading:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    settings = Settings(ingest=sayso.settings.Options(published=published))
    sayso.add(path, store, settings=settings)
    return store.reading(store.article_key(str(path)))


def speaker(reading: sayso.Reading) -> tuple[str | None, str | None]:
    (statement,) = reading.statements
    assert statement.speaker is not None
    return statement.speaker.actor, statement.speaker.why


def test_an_office_is_given_to_whom_other_reports_of_the_week_have_in_it(folder: Path) -> None:
    with sayso.open("sqlite://") as store:
        before = added(store, folder, "first", UNNAMED, published="2031-05-05")
        assert speaker(before) == ("defence-minister-of-kosovo", "office")
        added(store, folder, "named", NAMED, published="2031-05-06")
        after = added(store, folder, "second", UNNAMED + "It was cold.\n", published="2031-05-07")
        assert speaker(after) == ("ida-brandtsen", "office-in-reports")
        former = added(store, folder, "former", FORMER, published="2031-05-07")
        assert speaker(former)[1] == "described"
        late = added(store, folder, "late", UNNAMED + "It was warm.\n", published="2032-05-07")
        assert speaker(late) == ("defence-minister-of-kosovo", "office")
