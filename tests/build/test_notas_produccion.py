"""The application of the last tutorial is whole, and keeps the protections that its page explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "resources/ejemplos/notas-produccion"
PAGE = (ROOT / "docs/tutoriales/proyecto-final.md").read_text(encoding="utf-8")
FILES = sorted(path.relative_to(APP).as_posix() for path in APP.rglob("*") if path.is_file() and path.suffix != ".pyc")
COMPOSE = yaml.safe_load((APP / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]


@pytest.mark.parametrize("name", FILES)
def test_the_page_shows_every_file_under_its_name(name: str) -> None:
    assert re.search(rf'title="{re.escape(name)}"[^\n]*\n--8<-- "ejemplos/notas-produccion/{re.escape(name)}"', PAGE)


def test_the_program_compiles() -> None:
    compile((APP / "api/notas/__main__.py").read_text(encoding="utf-8"), "__main__.py", "exec")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_restarts_is_limited_and_rotates_its_logs(name: str) -> None:
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    assert "mem_limit" in service


def test_the_api_is_read_only_and_without_powers() -> None:
    api = SERVICES["api"]
    assert (api["read_only"], api["cap_drop"]) == (True, ["ALL"])
    assert re.search(r"(?m)^USER [1-9]\d*$", (APP / "api/Dockerfile").read_text(encoding="utf-8"))


def test_the_password_is_only_in_a_secret() -> None:
    assert COMPOSE["secrets"] == {"clave_db": {"file": "./clave_db.txt"}}
    settings = {key for service in SERVICES.values() for key in service.get("environment", {})}
    assert {key for key in settings if "PASSWORD" in key} == {"POSTGRES_PASSWORD_FILE"}


def test_only_the_web_is_published_and_only_to_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"web": ["127.0.0.1:8080:80"]}
