"""The customs of this guide for its commands (CONTRIBUTING.md): they are wrong nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.docker.codes import CODES, GUIDE_ONLY
from guide.snippets.docker.commands import extract
from guide.snippets.docker.grammar import check_command
from snippets_support import check_page, found


def customs(text: str) -> list[tuple[str, int, int]]:
    findings = (finding for command in extract(text) for finding in check_command(command))
    return [(f.code, f.column, f.end_column) for f in findings if f.code in GUIDE_ONLY]


CLEAN = [
    "docker run --detach --name web --publish 127.0.0.1:8080:80 nginx:1.29",
    "docker run --name web --publish 127.0.0.1::80 nginx@sha256:4b1cd",
    "docker run --rm --name hola hello-world",
    "docker run --name web <imagen>",
    "docker run $OPCIONES nginx:1.29",
    "docker run --help",
    "docker run --nmae web nginx:1.29",
    "docker run --publish $PUERTO:80 --name web nginx:1.29",
    "docker pull $IMAGEN",
    "docker exec --interactive --tty web sh",
    "docker compose run --rm web sh",
]


@pytest.mark.parametrize("text", CLEAN)
def test_command_that_keeps_the_customs_is_clean(text: str) -> None:
    assert customs(text) == []


AGAINST = {
    "docker run nginx:1.29": [("DK131", 8, 11)],
    "docker container create nginx:1.29": [("DK131", 18, 24)],
    "docker ps -aq": [("DK132", 12, 13), ("DK132", 13, 14)],
    "docker compose -f a.yaml up --detach": [],
    "docker run --name web -p8080:80 nginx:1.29": [("DK132", 24, 25), ("DK133", 25, 32)],
    "docker run --name web --publish 127.0.0.1:80:80 nginx:1.29": [("DK134", 33, 48)],
    "docker run --name web --publish 80:80/tcp nginx:1.29": [("DK133", 33, 42), ("DK134", 33, 42)],
    "docker run --name web --publish 80 nginx:1.29": [("DK133", 33, 35)],
    "docker pull nginx": [("DK135", 13, 18)],
    "docker run --name web nginx:latest": [("DK135", 23, 35)],
}


@pytest.mark.parametrize("text", AGAINST)
def test_what_is_against_a_custom_is_found_at_its_place(text: str) -> None:
    assert customs(text) == AGAINST[text]


@pytest.mark.parametrize(
    ("written", "advised"),
    [
        ("8080:80", "8080:80"),
        ("80:80", "8080:80"),
        ("443:443/udp", "8443:443/udp"),
        ("3000:3000", "3001:3000"),
        ("65535:65535", "65534:65535"),
        ("8000-8010:8000-8010", "8011-8021:8000-8010"),
        ("80", ":80"),
        ("80-81", ":80-81"),
    ],
)
def test_advised_port_keeps_every_custom(written: str, advised: str) -> None:
    [command] = extract(f"docker run --name web --publish {written} nginx:1.29")
    told = [finding.message for finding in check_command(command) if finding.code == "DK133"]
    assert told == [f"sin dirección, el puerto queda abierto a toda la red: 127.0.0.1:{advised}"]
    assert customs(f"docker run --name web --publish 127.0.0.1:{advised} nginx:1.29") == []


@pytest.mark.parametrize("code", sorted(GUIDE_ONLY))
def test_custom_is_for_strict_projects_only(code: str, tmp_path: Path) -> None:
    assert CODES[code].severity == "warning"
    assert found(check_page(tmp_path, f"{CODES[code].wrong}\n", strict=False)) == []
