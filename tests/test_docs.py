"""The documents say what the code does: fields, commands, schema, and every example runs."""

from __future__ import annotations

import dataclasses
import enum
import importlib.util
import json
import re
import sys
import tomllib
import types
from pathlib import Path
from typing import Any

import click
import pytest

import sayso
from sayso import codec, demo, kept, plugins, records, settings, words

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md"), ROOT / "src/sayso/demo/README.md"])
TYPES = [
    each
    for module in (words, records, kept)
    for each in vars(module).values()
    if isinstance(each, type) and each.__module__ == module.__name__
]


def sections(page: str) -> dict[str, str]:
    """Per heading of the second level, what stands below it."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(section: str) -> list[str]:
    """The code words that begin the rows of a table."""
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page that are in the language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def run_blocks(page: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Run a page's Python blocks one after another, as a reader would; returns what they define."""
    module = types.ModuleType(f"page_{page.stem}")
    monkeypatch.setitem(sys.modules, module.__name__, module)  # dataclasses look their module up by name
    for number, block in enumerate(blocks(page, "python"), 1):
        exec(compile(block, f"{page.name}, block {number}", "exec", dont_inherit=True), vars(module))
    return vars(module)


def generated() -> Any:
    """The module docs/generate.py, which stands outside the package."""
    specification = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


# ---- fields and schema ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_field_and_every_value_is_explained(kind: Any) -> None:
    if issubclass(kind, enum.Enum):
        expected = [each.value for each in kind]
    else:
        expected = [each.name for each in dataclasses.fields(kind)]
    found = sections((DOCS / "fields.md").read_text(encoding="utf-8"))
    assert kind.__name__ in found, f"docs/fields.md has no section {kind.__name__}"
    assert sorted(rows(found[kind.__name__])) == sorted(expected)


def test_no_type_is_explained_that_does_not_exist() -> None:
    assert set(sections((DOCS / "fields.md").read_text(encoding="utf-8"))) == {kind.__name__ for kind in TYPES}


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    written = (DOCS / "schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(json.dumps(codec.schema())), "run `make schema`"
    assert written == generated().schema_page(), "run `make schema`"


# ---- examples ---------------------------------------------------------------------------------------------------


def test_the_example_stage_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    names = run_blocks(DOCS / "how_to_add_a_stage.md", monkeypatch)
    stage = names["IsoDateFinder"]
    docstring = str(stage.__doc__)
    example = re.search(r'"(.+?)" has the day ([\d-]+), stated', docstring)
    assert example is not None
    article = records.Article(id="x", text=example.group(1))
    (found,) = next(iter(stage()([records.Reading(article)])))
    assert (found.value, found.basis) == (example.group(2), "stated")


def test_the_example_stage_passes_furniture_by(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = run_blocks(DOCS / "how_to_add_a_stage.md", monkeypatch)["IsoDateFinder"]
    text = "Talks on 2024-04-26.\nUpdated 2024-04-27"
    line = records.Furniture(records.Span(21, len(text)), records.FurnitureKind.OTHER)
    (found,) = stage()([records.Reading(records.Article("x", text), furniture=(line,))])
    assert [when.value for when in found] == ["2024-04-26"]


def test_the_first_example_in_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run_blocks(DOCS / "1_getting_started.md", monkeypatch)
    printed = capsys.readouterr().out
    assert "Ada Quill assert" in printed
    assert "deny ['that its strike" in printed or "deny ['its strike" in printed


def test_the_tour_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    report = "Port Alder. The harbour union denied that its strike had closed the border."
    (tmp_path / "reports" / "a.txt").write_text(report, encoding="utf-8")
    run_blocks(ROOT / "README.md", monkeypatch)
    first, found = capsys.readouterr().out.splitlines()
    assert first.startswith("assert ['the border would stay closed")
    assert "harbour union" in found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_settings_in_the_docs_are_accepted(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        if "entry-points" in block:
            assert f'entry-points."{plugins.GROUP}"' in block
            continue
        file = tmp_path / settings.NAME
        file.write_text(block, encoding="utf-8")
        assert settings.load(file).path == file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_docs_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_make_targets_named_in_the_docs_exist() -> None:
    there = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")))
        assert named <= there, f"{page.name} names make targets that do not exist: {named - there}"


def test_public_names_used_in_the_docs_exist() -> None:
    for page in PAGES:
        code = "\n".join(blocks(page, "python"))
        for name in re.findall(r"\bsayso\.([A-Za-z_]+)", re.sub(r"^from .*$", "", code, flags=re.MULTILINE)):
            assert name in sayso.__all__, f"{page.name} uses sayso.{name}"


# ---- the command line -------------------------------------------------------------------------------------------


def test_every_command_and_option_is_documented_and_has_help() -> None:
    from sayso.cli import main

    described = sections((DOCS / "cli.md").read_text(encoding="utf-8"))
    missing = []
    for name, command in generated().commands(main):
        section = described.get(name, "")
        missing += [] if section else [f"docs/cli.md has no section {name!r}"]
        missing += [] if command.help else [f"{name} has no help"]
        if "\\b" in (command.help or ""):
            missing.append(f"{name}: the help shows a backslash and b; take the r from before its docstring")
        for parameter in command.params:
            if not isinstance(parameter, click.Option) or parameter.hidden:
                continue
            says = re.sub(r"\[.*?\]", "", parameter.help or "").strip()
            missing += [] if says else [f"{name} {parameter.opts[0]} has no help"]
            for flag in (*parameter.opts, *parameter.secondary_opts):
                missing += [] if f"`{flag}" in section else [f"docs/cli.md does not say what {name} {flag} does"]
    assert not missing, "\n".join(missing)


def test_the_page_of_the_command_line_is_the_one_that_the_code_gives() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == generated().cli_page(), "run `make docs`"


def test_commands_shown_in_the_docs_exist() -> None:
    from sayso.cli import main

    there = dict(generated().commands(main))
    for page in PAGES:
        for line in re.findall(r"^ {4}(sayso .+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
            words = line.split("#")[0].split(" -- ")[0].split()
            name = next((each for each in there if f"{' '.join(words)} ".startswith(f"{each} ")), "")
            assert name, f"{page.name}: {line}"
            flags = {flag for each in there[name].params for flag in each.opts}
            used = {word for word in words if word.startswith("--")}
            assert used <= flags | {"--help"}, f"{page.name}: {line}"


# ---- licences ---------------------------------------------------------------------------------------------------


def test_the_notice_names_every_dependency() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [match.group() for each in project["dependencies"] if (match := re.match(r"[\w.-]+", each))]
    assert [name for name in names if name.lower() not in notice.lower()] == []


# ---- the demo ---------------------------------------------------------------------------------------------------


def test_the_table_of_the_demo_names_every_file() -> None:
    table = (ROOT / "src/sayso/demo/README.md").read_text(encoding="utf-8")
    assert sorted(set(rows(table))) == [path.name for path in demo.paths()]


def test_every_reason_for_an_actor_is_explained() -> None:
    explained = {each.partition(":")[0] for each in rows((DOCS / "grounding.md").read_text(encoding="utf-8"))}
    golden = (json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "golden").glob("*.json"))
    given = {mention["why"].partition(":")[0] for reading in golden for mention in reading["mentions"]}
    assert len(given) > 10
    assert given <= explained
