"""The order of the rooms of hooks/guide: what stands lower knows nothing of what stands higher (hooks/README.md)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from guide.places import HOOKS, PACKAGE

# From the ground up. A room is a module or a package with all that it holds, but for rooms of their own.
ROOMS = [
    "guide.places",
    "guide.files",
    "guide.processes",
    "guide.hints",
    "guide.addresses",
    "guide.dates",
    "guide.history",
    "guide.yaml_messages",
    "guide.diagnostics",
    "guide.fences",
    "guide.zips",
    "guide.yamlsource",
    "guide.commandline",
    "guide.accessibility",
    "guide.assets",
    "guide.route",
    "guide.feedback",
    "guide.conversion",
    "guide.errors",
    "guide.glossary",
    "guide.related",
    "guide.search",
    "guide.examples",
    "guide.diagrams",
    "guide.links",
    "guide.news",
    "guide.hosting",
    "guide.downloads",
    "guide.prose",
    "guide.book",
    "guide.snippets",
    "guide.snippets.notation",
    "guide.snippets.reading",
    "guide.snippets.shell",
    "guide.snippets.docker",
    "guide.snippets.portable",
    "guide.snippets.dockerfile",
    "guide.snippets.data",
    "guide.snippets.compose",
    "guide.snippets.judging",
    "guide.snippets.outcome",
    "guide.snippets.formats",
    "guide.snippets.cli",
    "guide.codeblocks",
    "guide.reference",
    "guide.docker_cli",
    "guide.system_tools",
    "guide.lab.pages",
    "guide.lab.machines",
    "guide.lab.running",
    "guide.lab",
    "guide.site",
    "guide.authoring",
]
SIDE_BY_SIDE = [
    {
        "guide.accessibility",
        "guide.assets",
        "guide.conversion",
        "guide.examples",
        "guide.diagrams",
        "guide.links",
        "guide.news",
        "guide.hosting",
        "guide.prose",
        "guide.snippets",
    },
    {"guide.search", "guide.examples", "guide.diagrams", "guide.links", "guide.prose", "guide.snippets"},
    {"guide.snippets.reading", "guide.snippets.shell", "guide.snippets.docker", "guide.snippets.dockerfile"},
    {"guide.snippets.shell", "guide.snippets.data"},
    {"guide.lab.pages", "guide.lab.machines"},
    {"guide.lab", "guide.site", "guide.authoring"},
]
"""Rooms of different wings, of which none knows another."""
FILES = {".".join(file.relative_to(HOOKS).with_suffix("").parts): file for file in PACKAGE.rglob("*.py")}


def imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; ``from package import module`` is the module."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                name if (name := f"{node.module}.{alias.name}") in FILES else node.module for alias in node.names
            )


def room(module: str) -> str:
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len)


ARROWS = {name: set(imported(file)) for name, file in FILES.items()}


@pytest.mark.parametrize("module", [name for name in FILES if not name.endswith("__init__")])
def test_a_room_knows_only_lower_ones(module: str) -> None:
    own = ROOMS.index(room(module))
    higher = [name for name in ARROWS[module] if name.startswith("guide.") and ROOMS.index(room(name)) > own]
    assert higher == []


@pytest.mark.parametrize("wings", SIDE_BY_SIDE, ids=lambda wings: " ".join(sorted(wings)))
def test_wings_do_not_know_each_other(wings: set[str]) -> None:
    crossing = [
        (module, name)
        for module, names in ARROWS.items()
        for name in names
        if name.startswith("guide.") and {room(module), room(name)} <= wings and room(module) != room(name)
    ]
    assert crossing == []


def test_there_is_no_circle_of_modules() -> None:
    own = {module: {name for name in names if name in FILES} - {module} for module, names in ARROWS.items()}
    TopologicalSorter(own).prepare()


def test_the_core_does_not_need_mkdocs() -> None:
    foreign = {name.partition(".")[0] for names in ARROWS.values() for name in names}
    assert not foreign & {"mkdocs", "properdocs", "material"}
    assert "yaml" in foreign
    assert "re" in sys.stdlib_module_names & foreign


def test_only_places_asks_where_it_stands() -> None:
    assert [name for name, file in FILES.items() if "__file__" in file.read_text("utf-8")] == ["guide.places"]
