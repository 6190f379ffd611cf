"""What readers are told of the machines is what they are made of."""

from __future__ import annotations

import re

from guide.lab.machines.programs import ENGINE, PROGRAMS, REGISTRY
from guide.lab.pages import marks
from guide.lab.pages.shown import EXPLAINED
from guide.places import ROOT

TEXT = (ROOT / "docs" / EXPLAINED).read_text("utf-8")


def test_the_programs_of_the_newest_engine_are_those_that_are_built() -> None:
    rows = dict(re.findall(r"^\| .+ \| `(github\.com/.+)` \| (\S+) \|$", TEXT, re.MULTILINE))
    assert rows == {program.module: program.version() for program in PROGRAMS}
    number = next(program.version() for program in PROGRAMS if program.name == "dockerd")
    assert f"{number} es lo que se publicó como Docker Engine {ENGINE.version}" in " ".join(TEXT.split())


def test_the_registry_of_images_is_the_one_that_is_built() -> None:
    number = REGISTRY.version().removeprefix("v")
    assert (
        f"`registry:{number}` se construye como Docker 29: es la v{number} del módulo `{REGISTRY.module}`"
        in " ".join(TEXT.split())
    )


def test_all_engines_are_named() -> None:
    older, newest = marks.VERSIONS[:-1], marks.VERSIONS[-1]
    assert f"Docker que se instala hoy, el {newest}" in TEXT
    assert [version for version in older if version not in TEXT] == []
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"todas las páginas con Docker {marks.DEFAULT_VERSIONS[0]};" in contributing
