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
        ("1:1", "8001:1"),
        ("1023:1023", "9023:1023"),
        ("1024:1024", "1025:1024"),
        ("65534:65534", "65535:65534"),
        ("65535:65535", "65534:65535"),
        ("1000-1100:1000-1100", "9000-9100:1000-1100"),
        ("65520-65527:65520-65527", "65528-65535:65520-65527"),
        ("65521-65528:65521-65528", "65513-65520:65521-65528"),
        ("8080:80/tcp", "8080:80/tcp"),
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


# Each custom in each command that it is for, and in others.
WHERE: dict[str, list[tuple[str, int, int]]] = {
    # A name.
    "docker container run nginx:1": [("DK131", 18, 21)],
    "docker create nginx:1": [("DK131", 8, 14)],
    "docker run --name=web nginx:1": [],
    "docker compose run web": [],
    "docker service create nginx": [],
    "docker exec web ls": [],
    "docker run nginx:1 --name web": [],
    "docker run nginx:1 --name=web": [],
    "docker run nginx:1 ls --name web": [],
    "docker run nginx:1 ls -n": [("DK131", 8, 11)],
    'docker run "$A"': [("DK131", 8, 11)],
    "docker run $A": [],
    "docker run --nope nginx:1": [],
    # Long options, in every command.
    "docker ps -a": [("DK132", 12, 13)],
    "docker ps --all": [],
    "docker -D ps": [],
    "docker logs -ft web": [("DK132", 14, 15), ("DK132", 15, 16)],
    "docker logs -n 5 web": [("DK132", 14, 15)],
    "docker logs -n5 web": [("DK132", 14, 15)],
    "docker logs -n=5 web": [("DK132", 14, 15)],
    "docker logs '-f' web": [("DK132", 13, 17)],
    "docker ps -a --help": [],
    "docker run -h": [],
    "docker ps -q \\\n  -a": [("DK132", 12, 13), ("DK132", 4, 5)],
    # Addresses and ports.
    "docker create --name web --publish 8080:80 nginx:1": [("DK133", 36, 43)],
    "docker compose run --publish 8080:80 web": [("DK133", 30, 37)],
    "docker compose run --publish 127.0.0.1:80:80 web": [("DK134", 30, 45)],
    "docker service create --publish 80:80 nginx": [],
    "docker run --name web --publish=80:80 nginx:1": [("DK133", 33, 38), ("DK134", 33, 38)],
    "docker run --name web --publish 0.0.0.0:80:80 nginx:1": [("DK134", 33, 46)],
    "docker run --name web --publish '[::1]:8080:80' nginx:1": [],
    "docker run --name web --publish 127.0.0.1:8080:80/udp nginx:1": [],
    "docker run --name web --publish 127.0.0.1:80:80/udp nginx:1": [("DK134", 33, 52)],
    "docker run --name web --publish 8080:80 --publish 81:81 nginx:1": [
        ("DK133", 33, 40),
        ("DK133", 51, 56),
        ("DK134", 51, 56),
    ],
    "docker run --name web --publish 80800:80800 nginx:1": [],
    "docker run --name web --publish target=80 nginx:1": [],
    "docker run --name web --publish $A --publish 8080:80 nginx:1": [("DK133", 46, 53)],
    'docker run --name web --publish "8080:80$A" nginx:1': [],
    "docker run --name web --publish-all nginx:1": [],
    # Versions of images.
    "docker create --name web nginx": [("DK135", 26, 31)],
    "docker container run --name web nginx:latest": [("DK135", 33, 45)],
    "docker image pull nginx": [("DK135", 19, 24)],
    "docker pull nginx:latest": [("DK135", 13, 25)],
    "docker pull localhost:5000/web": [("DK135", 13, 31)],
    "docker pull nginx@sha256:4b1cd": [],
    "docker pull nginx:latest@sha256:4b1cd": [],
    "docker pull hello-world": [],
    "docker pull hello-world:latest": [],
    "docker pull a/hello-world": [("DK135", 13, 26)],
    "docker push web": [],
    "docker tag web otra": [],
    "docker build --tag web .": [],
    "docker pull --help nginx": [],
    "docker run --name web xxxx": [],
    "docker run --name web 'nginx'": [("DK135", 23, 30)],
}


@pytest.mark.parametrize("text", WHERE)
def test_in_which_commands_a_custom_holds(text: str) -> None:
    assert customs(text) == WHERE[text]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("docker run nginx:1", "dale un nombre al contenedor: --name"),
        ("docker ps -a", "escribe la opción larga, --all, que se entiende al leerla"),
        ("docker pull nginx", "«nginx» no dice la versión: añade su etiqueta, como nginx:1.2"),
        ("docker pull nginx:latest", "latest cambia sin avisar: pon la etiqueta de una versión"),
        (
            "docker run --name web --publish 127.0.0.1:80-81:80-81 nginx:1",
            "usa números distintos a cada lado: con 80-81 dos veces no se ve cuál es cuál",
        ),
    ],
)
def test_what_is_told_of_a_custom(text: str, message: str) -> None:
    [command] = extract(text)
    assert [finding.message for finding in check_command(command)] == [message]
