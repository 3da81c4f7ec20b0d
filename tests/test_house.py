"""The house is as it is drawn: CONTRIBUTING and the import contracts say the same, and no file stands in the hall."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "src" / "dashboard" / "ui"
DATABASE = ROOT / "src" / "dashboard" / "data" / "published" / "database"
MOST_LINES = 350
#: The contract of each part of the drawing, and what stands before the names in it.
DRAWN = {
    "floors": ("floors", "dashboard."),
    "ui": ("pages", ""),
    "metrics": ("subjects", ""),
    "data": ("stages", "dashboard.data."),
}


def drawing() -> dict[str, list[set[str]]]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(r"```house\n(.*?)```", text, re.DOTALL)
    assert found
    parts: dict[str, list[set[str]]] = {}
    part = ""
    for line in found[1].splitlines():
        if line.startswith(" "):
            parts[part].append({name.strip() for name in line.split("|")})
        else:
            part = line
            parts[part] = []
    return parts


def contracts() -> dict[str, dict]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["id"]: each for each in settings["tool"]["importlinter"]["contracts"]}


@pytest.mark.parametrize("part", DRAWN)
def test_the_drawing_is_the_contract(part: str) -> None:
    contract, before = DRAWN[part]
    layers = [
        {name.strip().removeprefix(before) for name in layer.split("|")}
        for layer in contracts()[contract]["layers"]
    ]
    assert drawing()[part] == layers


def test_every_page_package_stands_in_the_table_with_what_it_borrows() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .+? \| `(?:app|pages/\w+)\.py` \| `ui/(\w+)` \| (.*?) ?\|$", text, re.MULTILINE)
    assert {name for name, _ in rows} == next(row for row in drawing()["ui"] if "overview" in row)
    told = {name: set(re.findall(r"`(\w+)`", said)) for name, said in rows}
    allowed: dict[str, set[str]] = {name: set() for name in told}
    for each in contracts()["pages"]["ignore_imports"]:
        one, other = (side.split(".")[2] for side in each.split(" -> "))
        allowed[one].add(other)
    assert told == allowed


def imported(path: Path, *, at_once: bool) -> set[str]:
    """What a file imports; at_once: only what it imports when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if at_once else ast.walk(tree)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_one_room_knows_the_database_and_nobody_enters_it_before_it_is_needed() -> None:
    libraries = {"sqlalchemy", "alembic", "psycopg"}
    knowing, entering = set(), set()
    for path in [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        ROOT / "app.py",
        ROOT / "serve.py",
    ]:
        written = path.read_text(encoding="utf-8")
        if path.is_relative_to(DATABASE) or not any(
            each in written for each in (*libraries, "published.database")
        ):
            continue
        if {each.partition(".")[0] for each in imported(path, at_once=False)} & libraries:
            knowing.add(path.name)
        if any(each.startswith("dashboard.data.published.database") for each in imported(path, at_once=True)):
            entering.add(path.name)
    assert (knowing, entering) == (set(), set())
    # Making tables takes a library of its own, which is imported where they are behind.
    at_once = set().union(*(imported(path, at_once=True) for path in DATABASE.glob("*.py")))
    assert not any(each.startswith(("alembic", "psycopg")) for each in at_once)


def test_ui_holds_packages_only() -> None:
    assert [path.name for path in UI.glob("*.py")] == ["__init__.py"]


def test_every_module_is_short_enough_to_hold_in_the_head() -> None:
    code = [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        *(ROOT / "static" / "peta").rglob("*.js"),
        ROOT / "app.py",
    ]
    long = {
        path.name: lines
        for path in code
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long
