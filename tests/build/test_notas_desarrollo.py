"""The files of the development tutorial fit the application that they are added to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "resources/ejemplos"
APP = EXAMPLES / "notas"
ADDED = EXAMPLES / "notas-desarrollo"
PAGE = (ROOT / "docs/tutoriales/desarrollo.md").read_text(encoding="utf-8")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(EXAMPLES).as_posix() for path in folder.rglob("*") if is_source(path))


def is_source(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


COMPOSE = yaml.safe_load((APP / "compose.yaml").read_text(encoding="utf-8"))
OVERRIDE = yaml.safe_load((ADDED / "compose.override.yaml").read_text(encoding="utf-8"))
RULES = [
    (name, rule)
    for name, service in OVERRIDE["services"].items()
    for rule in service.get("develop", {}).get("watch", [])
]


@pytest.mark.parametrize("name", [*files(APP), *files(ADDED)])
def test_the_page_shows_every_file_under_its_name(name: str) -> None:
    shown = name.partition("/")[2].removesuffix(".ejemplo")
    assert re.search(rf'title="{re.escape(shown)}"[^\n]*\n--8<-- "ejemplos/{re.escape(name)}"', PAGE)


def test_the_tests_compile() -> None:
    compile((ADDED / "api/pruebas/test_api.py").read_text(encoding="utf-8"), "test_api.py", "exec")


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_watches_something_that_its_service_builds(name: str, rule: dict[str, str]) -> None:
    path = APP / rule["path"]
    assert path.exists()
    assert path.is_relative_to(APP / COMPOSE["services"][name]["build"])


@pytest.mark.parametrize(("name", "rule"), [(n, r) for n, r in RULES if r["action"].startswith("sync")])
def test_a_rule_copies_to_where_the_image_has_it(name: str, rule: dict[str, str]) -> None:
    folder = APP / COMPOSE["services"][name]["build"]
    source = (APP / rule["path"]).relative_to(folder).as_posix()
    lines = (folder / "Dockerfile").read_text(encoding="utf-8").splitlines()
    home = next((line.split()[1] for line in lines if line.startswith("WORKDIR ")), "/")
    copies = [line.split()[1:] for line in lines if line.startswith("COPY ")]
    placed = {origin.rstrip("/"): Path(home, target).as_posix() for origin, target in copies}
    assert placed[source] == rule["target"]


def test_what_is_added_for_development_only_starts_when_asked() -> None:
    added = {name: service for name, service in OVERRIDE["services"].items() if name not in COMPOSE["services"]}
    assert added
    assert all(service.get("profiles") for service in added.values())
