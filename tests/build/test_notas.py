"""The example application of the Compose tutorial is whole: what its page shows is what was tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "resources/ejemplos/notas"
PAGE = (ROOT / "docs/tutoriales/compose.md").read_text(encoding="utf-8")
FILES = sorted(path.relative_to(APP).as_posix() for path in APP.rglob("*") if path.is_file() and path.suffix != ".pyc")
COMPOSE = yaml.safe_load((APP / "compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_the_page_shows_every_file(name: str) -> None:
    assert f'--8<-- "ejemplos/notas/{name}"' in PAGE


@pytest.mark.parametrize("name", FILES)
def test_a_block_has_the_name_of_the_file_it_shows(name: str) -> None:
    shown = name.removesuffix(".ejemplo")
    assert re.search(rf'title="{re.escape(shown)}"[^\n]*\n--8<-- "ejemplos/notas/{re.escape(name)}"', PAGE)


def test_the_program_compiles() -> None:
    source = (APP / "api/notas/__main__.py").read_text(encoding="utf-8")
    compile(source, "__main__.py", "exec")


def test_the_api_image_is_built_as_its_explanation_says() -> None:
    explained = (ROOT / "docs/explicacion/dockerfile-y-buildkit.md").read_text(encoding="utf-8")
    assert '--8<-- "ejemplos/notas/api/Dockerfile"' in explained


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_who_is_waited_for_until_healthy_says_when_it_is(name: str) -> None:
    waited = {
        other
        for service in COMPOSE["services"].values()
        for other, how in service.get("depends_on", {}).items()
        if how["condition"] == "service_healthy"
    }
    assert (name in waited) == ("healthcheck" in COMPOSE["services"][name])


def test_only_the_web_is_published_and_only_to_this_machine() -> None:
    published = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8080:80"]}
