"""The lists of requirements: what the code imports stands in them, and the locked lists hold what they ask for."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from builds import ROOT


def normalised(name: str) -> str:
    """The name of a package as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*lists: str) -> set[str]:
    """The packages that the lists ask for themselves, without those that came along."""
    text = "\n".join((ROOT / f"{name}.in").read_text("utf-8") for name in lists)
    return {normalised(name) for name in re.findall(r"^[A-Za-z0-9][\w.-]*", text, re.MULTILINE)}


LABORATORY = ROOT / "hooks/guide/lab"
NEEDED_BY_BUILDS = LABORATORY / "pages"
APART = [LABORATORY, ROOT / "hooks/guide/book", ROOT / "hooks/guide/downloads"]
"""What no build needs, but for what the laboratory tells readers. Books and downloads are made to be published."""


def files(folder: str) -> list[Path]:
    """The modules below a folder; those that stand apart only where it is their folder."""
    found = sorted((ROOT / folder).rglob("*.py"))
    if (ROOT / folder) in APART:
        return found
    return [path for path in found if not set(APART) & set(path.parents) or NEEDED_BY_BUILDS in path.parents]


def imported(folder: str) -> dict[str, str]:
    """The modules that the code of a folder imports, at its top or later, each with a file that does."""
    modules: dict[str, str] = {}
    for path in files(folder):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            modules |= {name.partition(".")[0]: path.relative_to(ROOT).as_posix() for name in names}
    return modules


@pytest.mark.parametrize(
    ("folder", "lists"),
    [
        ("hooks", ["requirements"]),
        ("hooks/guide/lab", ["requirements", "requirements-dev"]),
        ("hooks/guide/downloads", ["requirements", "requirements-dev"]),
        ("hooks/guide/book", ["requirements", "requirements-dev"]),
        ("tests", ["requirements", "requirements-dev"]),
    ],
)
def test_what_is_imported_is_declared(folder: str, lists: list[str]) -> None:
    packages, known = packages_distributions(), declared(*lists)
    ours = {path.stem for path in [*(ROOT / "hooks").iterdir(), *(ROOT / "tests").iterdir()]}
    undeclared = {
        module: file
        for module, file in imported(folder).items()
        if module not in ours | sys.stdlib_module_names
        and not known & {normalised(name) for name in packages.get(module, [])}
    }
    assert undeclared == {}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_locked_list_holds_what_is_asked_for(name: str) -> None:
    locked = re.findall(r"^([\w.-]+)==", (ROOT / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
    assert declared(name) <= set(locked)
