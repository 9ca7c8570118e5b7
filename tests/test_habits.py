"""The habits of the repository that a machine can hold: who imports whom, sizes, docstrings, forbidden words."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "sayso"
MODULES = sorted(SRC.rglob("*.py"))
PYTHON = sorted(path for folder in ("src", "tests", "training", "docs") for path in (ROOT / folder).rglob("*.py"))
STAGE_FOLDERS = {"ingest", "annotate", "ground", "extract", "store", "link", "export"}
COMPOSING_FOLDERS = {"scale", "evaluation", "serve"}  # and every module beside them that is no foundation
FOUNDATIONS: dict[str, set[str]] = {
    "words": set(),
    "records": {"words"},
    "kept": {"records"},
    "codec": {"records"},
    "knowledge": {"records", "codec", "knowledge"},
    "demo": set(),
    "models": set(),
}
LINES, PARAMETERS, SENTENCE = 400, 6, 90


def module_of(path: Path) -> str:
    """`src/sayso/store/base.py` is `sayso.store.base`."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(source: str, module: str, *, package: bool = False) -> Iterator[str]:
    """The dotted names that a module's source imports, relative ones resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: len(module.split(".")) - node.level + package] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def wrong_imports(source: str, module: str, *, package: bool = False) -> list[str]:
    """What the module imports although the direction of the design (section 1) does not allow it."""
    parts = module.split(".")
    place = parts[1] if len(parts) > 1 else "sayso"
    allowed: set[str] | None = None  # None: all of sayso but the command line
    if place in STAGE_FOLDERS:
        allowed = {"records", "kept", "codec", "knowledge", place}
    elif place in FOUNDATIONS:
        allowed = FOUNDATIONS[place]
    elif place not in COMPOSING_FOLDERS and (package or len(parts) > 2) and len(parts) > 1:
        return [f"the folder of {module} has no direction yet; name {place!r} at the top of this test"]
    wrong = []
    for name in imported(source, module, package=package):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        standard = top in sys.stdlib_module_names
        if (
            (top == "sayso" and allowed is not None and target not in allowed)
            or (top == "sayso" and target == "cli" and place not in ("cli", "__main__"))
            or (top == "msgspec" and module != "sayso.codec")
            or top in {"tests", "training"}
            or (place in {"records", "demo"} and top != "sayso" and not standard)
        ):
            wrong.append(f"{module} imports {name}")
    return wrong


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many parameters a function has, `self` and `cls` not counted."""
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([each for each in every if each.arg not in {"self", "cls"}])


def is_broad(node: ast.ExceptHandler) -> bool:
    """Whether the handler catches whatever comes."""
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(
        each is None or (isinstance(each, ast.Name) and each.id in {"Exception", "BaseException"}) for each in caught
    )


def first_sentence(docstring: str) -> str:
    """The first sentence of a docstring, its lines joined."""
    paragraph = " ".join(docstring.strip().split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s", paragraph, maxsplit=1)[0]


def public(body: list[ast.stmt]) -> Iterator[tuple[str, str | None]]:
    """Public names that the statements define, each with its docstring; for a constant the string that follows it."""
    for node, after in zip_longest(body, body[1:]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not node.name.startswith("_"):
                yield node.name, ast.get_docstring(node)
                if isinstance(node, ast.ClassDef):
                    functions = [each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
                    yield from ((f"{node.name}.{name}", text) for name, text in public(list(functions)))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not is_type_variable(node.value):
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else None
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each.id for each in targets if isinstance(each, ast.Name) and not each.id.startswith("_")]
            yield from ((name, said if isinstance(said, str) else None) for name in names)


def is_type_variable(value: ast.expr | None) -> bool:
    """Whether an assignment only gives a type variable its name."""
    return isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in {"TypeVar", "ParamSpec"}


def text_files() -> Iterator[tuple[Path, str]]:
    """Every text file of the repository that is kept in version control, by the folders it keeps them in."""
    folders = [ROOT / name for name in (".ci", "docs", "src", "tests", "training")]
    found = [
        *(path for path in ROOT.iterdir() if path.is_file()),
        *(p for folder in folders for p in folder.rglob("*")),
    ]
    for path in found:
        if (
            path.is_file()
            and "__pycache__" not in path.parts
            and path.suffix not in {".db", ".xz", ".gz", ".zip", ".onnx", ".npz"}
        ):
            yield path, path.read_bytes().decode("utf-8", "replace")


# ---- what has to hold -------------------------------------------------------------------------------------------


def test_imports_go_in_the_direction_of_the_data() -> None:
    wrong = []
    for path in MODULES:
        package = path.name == "__init__.py"
        wrong += wrong_imports(path.read_text(encoding="utf-8"), module_of(path), package=package)
    assert not wrong, "\n".join(wrong)


def test_files_and_functions_stay_small() -> None:
    report = []
    for path in PYTHON:
        source = path.read_text(encoding="utf-8")
        lines = source.count("\n")
        if lines > LINES:
            report.append(f"{path.relative_to(ROOT)}: {lines} lines")
        if path.is_relative_to(ROOT / "tests"):  # a test's parameters are its fixtures and its table
            continue
        report += [
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {parameters(node)} parameters"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and parameters(node) > PARAMETERS
        ]
    assert not report, "\n".join(report)


def test_only_the_command_line_prints_and_only_the_pipeline_catches_everything() -> None:
    wrong = []
    for path in MODULES:
        module = module_of(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                wrong += [] if module.startswith("sayso.cli") else [f"{module}:{node.lineno} prints"]
            if isinstance(node, ast.ExceptHandler) and is_broad(node):
                wrong += [] if module == "sayso.pipeline" else [f"{module}:{node.lineno} catches everything"]
    assert not wrong, "\n".join(wrong)


def test_every_public_name_says_what_it_is_in_one_short_sentence() -> None:
    wrong = []
    for path in MODULES:
        module = module_of(path)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for name, text in [("(module)", ast.get_docstring(tree)), *public(tree.body)]:
            if not text:
                wrong.append(f"{module}: {name} has no docstring")
            elif len(sentence := first_sentence(text)) > (120 if name == "(module)" else SENTENCE):
                wrong.append(f"{module}: the first sentence of {name} has {len(sentence)} characters: {sentence}")
    assert not wrong, "\n".join(wrong)


def test_no_file_or_class_has_a_name_that_says_nothing() -> None:
    wrong = [str(path) for path in PYTHON if path.stem in {"utils", "util", "helpers", "helper", "common", "misc"}]
    for path in MODULES:
        wrong += [
            f"{module_of(path)}: {node.name}"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Handler|Helper|Util)s?$", node.name)
        ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_left_undone_and_no_test_is_passed_by() -> None:
    undone = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error"]))
    passed_by = re.compile(r"pytest\." + r"(?:mark\.)?(?:skip|xfail|importorskip)")
    wrong = []
    for path in PYTHON:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if undone.search(line) or passed_by.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number} {line.strip()}")
    assert not wrong, "\n".join(wrong)


def test_no_file_names_a_machine_or_a_registry() -> None:
    folders = "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "op" + "t"])
    hosts = "|".join(["py" + r"pi\.org", "python" + r"hosted\.", "ana" + r"conda\.", "index" + "-url"])
    pattern = re.compile(rf"(?<![\w.~*<])/(?:{folders})/|{hosts}")
    wrong = []
    for path, text in text_files():
        wrong += [f"{path.relative_to(ROOT)}: {found.group()}" for found in pattern.finditer(text)]
    assert not wrong, "\n".join(wrong)


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_ci_runs_what_everybody_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-1] == "make test"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe is not None
    ran = [line.split("/")[-1] for line in recipe.group(1).split("\n") if line]
    assert ran == ["ruff check .", "ruff format --check .", "mypy", "pytest"]


# ---- that these tests can fail ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "line", "fine"),
    [
        ("sayso.records", "import re", True),
        ("sayso.records", "import click", False),
        ("sayso.records", "from sayso import codec", False),
        ("sayso.codec", "import msgspec", True),
        ("sayso.settings", "import msgspec", False),
        ("sayso.extract.statements", "from sayso.records import Span", True),
        ("sayso.extract.statements", "from sayso.extract.frames import Frame", True),
        ("sayso.extract.statements", "from .frames import Frame", True),
        ("sayso.extract.statements", "from ..annotate import parse", False),
        ("sayso.extract.statements", "from sayso.annotate.parse import Parser", False),
        ("sayso.store.sqlite", "from sayso import pipeline", False),
        ("sayso.store.sqlite", "def later():\n    from sayso.pipeline import run", False),
        ("sayso.pipeline", "from sayso.extract import statements", True),
        ("sayso.pipeline", "from sayso.cli import main", False),
        ("sayso.cli", "from sayso.store import sqlite", True),
        ("sayso.verbs", "from sayso.scale import local", True),
        ("sayso.scale.local", "from sayso.cli import main", False),
        ("sayso.evaluation.evaluating", "from sayso import verbs", True),
        ("sayso.evaluation.evaluating", "from sayso.cli import main", False),
        ("sayso.extract.statements", "from sayso.evaluation import words", False),
        ("sayso.knowledge.cues", "from sayso.extract import verbs", False),
        ("sayso.scale.local", "from training import words", False),
    ],
)
def test_a_wrong_import_is_seen(module: str, line: str, *, fine: bool) -> None:
    assert (not wrong_imports(line, module)) is fine


def test_a_new_folder_has_to_be_given_its_direction() -> None:
    (message,) = wrong_imports("import re", "sayso.somewhere.new")
    assert "name 'somewhere'" in message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def open_all():\n    '''Open.'''", [("open_all", "Open.")]),
        ("def open_all(): ...", [("open_all", None)]),
        ("def _hidden(): ...", []),
        ("LIMIT = 3", [("LIMIT", None)]),
        ("LIMIT: int = 3\n'''How many.'''", [("LIMIT", "How many.")]),
        ("T = TypeVar('T')", []),
        ("class A:\n    '''An A.'''\n    def b(self): ...", [("A", "An A."), ("A.b", None)]),
    ],
)
def test_a_public_name_is_seen(source: str, expected: list[tuple[str, str | None]]) -> None:
    assert list(public(ast.parse(source).body)) == expected


@pytest.mark.parametrize(
    ("head", "broad"),
    [
        ("except:", True),
        ("except Exception:", True),
        ("except (KeyError, BaseException):", True),
        ("except OSError:", False),
    ],
)
def test_a_broad_except_is_seen(head: str, *, broad: bool) -> None:
    tree = ast.parse(f"try:\n    pass\n{head}\n    pass")
    assert [is_broad(node) for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)] == [broad]
