"""Rules of the house that a machine can check: arrows point down, things stay small, the face is a list."""

import ast
import importlib
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command

import hearsay
from hearsay.cli.app import app
from hearsay.stages import STAGES

PACKAGE = Path(hearsay.__file__).parent
ISLANDS = {"reading", "attribution", "claims", "entities", "linking", "origins", "weighing"}
#: Each floor may import those below it (later in the list), never one above.
FLOORS = [
    {"cli", "__main__"},
    {"pipeline", "explain", "report", "versions", "as_of"},
    {"judging"},
    {"analysis"},
    {"stages", "workers"},
    ISLANDS,
    {"capture", "language", "case", "samples"},
    {"records", "knowledge"},
    {"collector", "ids", "errors", "settings"},
]
MODULES = sorted(PACKAGE.rglob("*.py"))


def floor_of(name: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if name in floor)


def imports_of(path: Path) -> set[str]:
    """First parts of the names below hearsay that a module imports, lazily or not."""
    inside = path.relative_to(PACKAGE).with_suffix("").parts
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = list(inside[: len(inside) - node.level])
            target = [*base, *(node.module.split(".") if node.module else [])]
            out |= {target[0]} if target else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hearsay."):
            out.add(node.module.split(".")[1])
    return out


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_point_down(path):
    home = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if home == "__init__":
        return
    for other in imports_of(path) - {home, "__version__", "open_case"}:
        assert (PACKAGE / other).exists() or (PACKAGE / f"{other}.py").exists(), other
        assert floor_of(other) >= floor_of(home), f"{home} imports {other}, which stands above it"
        if home in ISLANDS:
            assert other not in ISLANDS, f"{home} and {other} are islands"
        if home == "records":
            assert other == "records"
        assert (home, other) not in {("case", "language"), ("case", "capture"), ("language", "case")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_things_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    tree = ast.parse(text)
    outer = [node for holder in ast.walk(tree) if isinstance(holder, ast.Module | ast.ClassDef) for node in holder.body]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"
            assert len(node.args.posonlyargs) + len(node.args.args) + len(node.args.kwonlyargs) <= 8, node.name
            if not node.name.startswith("_") and node in outer:
                assert ast.get_docstring(node), f"{node.name} says nothing of itself"
    assert not re.match(r"(utils|helpers|common|base|manager|hearsay)\.py$", path.name)
    assert text == "" or ast.get_docstring(ast.parse(text)), "the module says nothing of itself"


def test_nothing_runs_on_guesses():
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), path
        if path.relative_to(PACKAGE).parts[0] in ISLANDS | {"records", "language"}:
            assert not imports_of(path) & {"capture", "case"}
            text = path.read_text(encoding="utf-8")
            assert "datetime.now" not in text
            assert "import random" not in text


def test_only_capture_goes_out_to_the_network():
    ways = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "httpx", "httpcore", "requests", "urllib3"}
    for path in MODULES:
        names = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        if path.relative_to(PACKAGE).parts[0] != "capture":
            assert not any(name == way or name.startswith(f"{way}.") for name in names for way in ways), path


def test_the_network_is_loaded_only_for_the_network():
    code = "import hearsay.capture, hearsay.cli.app, sys; print({'httpx', 'httpcore', 'ssl'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_face_is_a_list():
    assert len(hearsay.__all__) < 25
    for name in hearsay.__all__:
        assert getattr(hearsay, name) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        hearsay.nothing  # noqa: B018


def test_every_stage_gets_what_it_takes():
    given = {"capture"}
    for stage in (s for s in STAGES if s.grain == "document"):
        assert set(stage.takes) <= given, stage.name
        given |= set(stage.gives)
    assert [s.name for s in STAGES if s.grain == "case" and "ledger" not in s.takes] == ["joining"]
    assert {s.grain for s in STAGES} == {"document", "case"}
    # once the tables over all documents begin, no stage goes back to a single one
    assert [(a.grain, b.grain) for a, b in pairwise(STAGES)].count(("case", "document")) == 0


def test_every_command_is_explained_with_an_example_and_documented():
    reference = PACKAGE.parents[1] / "docs" / "reference" / "commands.md"
    if not reference.exists():  # an installed package brings no documents
        reference = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"
    text = reference.read_text(encoding="utf-8")
    commands = get_command(app).commands
    families = {name: group.commands for name, group in commands.items() if hasattr(group, "commands")}
    inner = {f"{name} {verb}": command for name, verbs in families.items() for verb, command in verbs.items()}
    for name, command in {**commands, **inner}.items():
        assert "Example:" in command.help, name
        assert f"hearsay {name}" in command.help, name
        assert f"## hearsay {name}" in text, f"{name} is not in the reference"
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option == "--help" or option in text, f"{name} {option}"


@pytest.mark.parametrize(
    "name",
    [
        "reading",
        "attribution",
        "claims",
        "entities",
        "linking",
        "origins",
        "weighing",
        "case",
        "capture",
        "language",
        "records",
        "report",
        "judging",
    ],
)
def test_every_package_has_one_door(name):
    package = importlib.import_module(f"hearsay.{name}")
    assert package.__all__
    for public in package.__all__:
        assert hasattr(package, public)
