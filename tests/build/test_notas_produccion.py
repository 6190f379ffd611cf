"""The application of the last tutorial is whole, and keeps the protections that its page explains."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "resources/ejemplos"
APP = EXAMPLES / "notas-produccion"
PAGE = (ROOT / "docs/tutoriales/proyecto-final.md").read_text(encoding="utf-8")
OWN = sorted(path for path in APP.rglob("*") if path.is_file() and path.suffix != ".pyc")
SAME_AS_BEFORE = [EXAMPLES / "notas/api/requirements.txt", EXAMPLES / "notas/web/index.html"]
FILES = [path.relative_to(EXAMPLES).as_posix() for path in (*OWN, *SAME_AS_BEFORE)]
COMPOSE = yaml.safe_load((APP / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
BUILT = [name for name, service in SERVICES.items() if "build" in service]


def dockerfile(name: str) -> str:
    return (APP / str(SERVICES[name]["build"]) / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_page_shows_every_file_under_its_name(name: str) -> None:
    shown = name.partition("/")[2].removesuffix(".ejemplo")
    assert re.search(rf'title="{re.escape(shown)}"[^\n]*\n--8<-- "ejemplos/{re.escape(name)}"', PAGE)


def test_the_program_compiles() -> None:
    compile((APP / "api/notas/__main__.py").read_text(encoding="utf-8"), "__main__.py", "exec")


def test_the_program_differs_only_in_where_the_password_comes_from() -> None:
    programs = [folder / "api/notas/__main__.py" for folder in (EXAMPLES / "notas", APP)]
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in programs)
    added = [line[2:].strip() for line in difflib.ndiff(before, after) if line.startswith("+ ")]
    assert added == [
        "from pathlib import Path",
        "# La clave llega en un fichero; lo demás lo lee connect().",
        'clave = Path("/run/secrets/clave_db").read_text().strip()',
        "with psycopg.connect(password=clave) as conexion:",
    ]


@pytest.mark.parametrize("name", BUILT)
def test_the_page_writes_every_file_that_an_image_copies(name: str) -> None:
    copied = re.findall(r"(?m)^COPY (?!--)(\S+) ", dockerfile(name))
    assert copied
    for path in copied:
        assert f'title="{name}/{path}' in PAGE


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"mem_limit", "cpus", "pids_limit"} <= set(service)


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_restarts_and_rotates_its_logs(name: str) -> None:
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert set(SERVICES[name]["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_runs_as_root(name: str) -> None:
    if "build" in SERVICES[name]:
        assert re.findall(r"(?m)^USER (.*)$", dockerfile(name)) == ["10001:10001"]
    else:
        assert SERVICES[name]["user"] not in ("root", "0")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_tells_whether_it_is_healthy(name: str) -> None:
    assert ("healthcheck" in SERVICES[name]) != ("build" in SERVICES[name] and "\nHEALTHCHECK " in dockerfile(name))


@pytest.mark.parametrize("name", BUILT)
def test_the_version_of_an_image_has_to_be_said(name: str) -> None:
    assert SERVICES[name]["image"].startswith(f"notas-{name}:${{VERSION:?")


def test_the_password_is_only_in_a_secret() -> None:
    assert COMPOSE["secrets"] == {"clave_db": {"file": "./secretos/clave_db.txt"}}
    settings = {key for service in SERVICES.values() for key in service.get("environment", {})}
    assert {key for key in settings if "PASSWORD" in key} == {"POSTGRES_PASSWORD_FILE"}


def test_only_the_web_is_published_and_only_to_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8080:80"]}
