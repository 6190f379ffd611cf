"""Every fact of the notes that the guide grew from is still on a page, as a sentence or as a block."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

WHAT = "explicacion/que-es-docker"
ARCHITECTURE = "explicacion/arquitectura"
IMAGES = "explicacion/imagenes"
CONTAINERS = "explicacion/contenedores"
DOCKERFILE = "explicacion/dockerfile-y-buildkit"
REGISTRIES = "explicacion/registros"
DAEMON = "guias/daemon-no-responde"

HISTORIC = "20.10.16"


class Sentence(NamedTuple):
    note: str
    page: str
    text: str


class Shown(NamedTuple):
    """A code block: its title, "" without one, and lines of it."""

    note: str
    page: str
    title: str
    lines: str


class Version(NamedTuple):
    """A line of the historic ``docker version``."""

    section: str
    key: str
    value: str


SENTENCES = (
    Sentence(
        "packs applications with their dependencies, isolated",
        WHAT,
        "Docker empaqueta una aplicación con todas sus dependencias y la ejecuta aislada",
    ),
    Sentence("applications are easy to distribute", WHAT, "Distribuir es sencillo."),
    Sentence("applications are self-sufficient", WHAT, "La imagen es autosuficiente"),
    Sentence(
        "they run on any machine with Docker",
        WHAT,
        "Se ejecuta en cualquier máquina que tenga Docker y un procesador del mismo tipo.",
    ),
    Sentence("client-server architecture", ARCHITECTURE, "Docker tiene una arquitectura cliente–servidor"),
    Sentence(
        "docker version tells client and engine",
        ARCHITECTURE,
        "docker version da dos versiones: la del cliente y la del servidor, que Docker llama Engine.",
    ),
    Sentence(
        "a command shows the state of the daemon",
        ARCHITECTURE,
        "Con este comando ves el estado de la puerta de entrada del demonio:",
    ),
    Sentence("the old versions are told to be old", ARCHITECTURE, f"Salida histórica: Docker {HISTORIC}"),
    Sentence("why the state is asked of the socket", ARCHITECTURE, "el demonio usa la activación por socket"),
    Sentence(
        "a stopped daemon is a typical problem",
        DAEMON,
        "Es un problema típico, y casi siempre pasa porque el demonio está parado",
    ),
    Sentence(
        "an image is a file system with instructions",
        IMAGES,
        "es un sistema de archivos con instrucciones sobre cómo ejecutar un contenedor",
    ),
    Sentence("an image is like a class", IMAGES, "Una clase Una imagen"),
    Sentence("a container is like an instance", IMAGES, "Una instancia Un contenedor"),
    Sentence(
        "many containers from one image, as instances from a class",
        IMAGES,
        "De una clase creas muchas instancias De una imagen creas muchos contenedores",
    ),
    Sentence(
        "images can be extended, something like inheritance",
        IMAGES,
        "las imágenes son extensibles. Puedes crear una imagen con otra como base, algo parecido a la herencia.",
    ),
    Sentence("where the likeness ends", IMAGES, "Dónde se rompe la comparación"),
    Sentence("a container is an image in execution", CONTAINERS, "es una imagen en ejecución"),
    Sentence(
        "many containers of the same image",
        CONTAINERS,
        "Podemos ejecutar muchos contenedores de la misma imagen",
    ),
    Sentence(
        "a Dockerfile is a text file of instructions",
        DOCKERFILE,
        "es un archivo de texto que contiene instrucciones para crear una imagen",
    ),
    Sentence(
        "registries are places to store images",
        REGISTRIES,
        "son lugares en los que podemos almacenar imágenes de Docker",
    ),
)

BLOCKS = (
    Shown("docker version is asked with a command", ARCHITECTURE, "", "$ docker version"),
    Shown("state of the socket unit", ARCHITECTURE, "", "$ systemctl status docker.socket"),
    Shown("state of the socket unit, when it fails", DAEMON, "", "$ systemctl status docker.socket"),
    Shown(
        "error of a stopped daemon up to 28",
        DAEMON,
        "",
        "$ docker ps\n"
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
    ),
    Shown(
        "error of a stopped daemon, made for real",
        DAEMON,
        "",
        "$ sudo systemctl stop docker.service docker.socket\n"
        "$ docker ps\n"
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
    ),
    Shown(
        "error of a stopped daemon since 29, no socket",
        DAEMON,
        "",
        "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct "
        "and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
    ),
)

VERSIONS = (
    Version("Client", "", "Docker Engine - Community"),
    Version("Client", "Version", "20.10.16"),
    Version("Client", "API version", "1.41"),
    Version("Client", "Go version", "go1.17.10"),
    Version("Client", "Git commit", "aa7e414"),
    Version("Client", "Built", "Thu May 12 09:17:23 2022"),
    Version("Client", "OS/Arch", "linux/amd64"),
    Version("Client", "Context", "default"),
    Version("Client", "Experimental", "true"),
    Version("Server", "", "Docker Engine - Community"),
    Version("Server/Engine", "Version", "20.10.16"),
    Version("Server/Engine", "API version", "1.41 (minimum version 1.12)"),
    Version("Server/Engine", "Go version", "go1.17.10"),
    Version("Server/Engine", "Git commit", "f756502"),
    Version("Server/Engine", "Built", "Thu May 12 09:15:28 2022"),
    Version("Server/Engine", "OS/Arch", "linux/amd64"),
    Version("Server/Engine", "Experimental", "false"),
    Version("Server/containerd", "Version", "1.6.4"),
    Version("Server/containerd", "GitCommit", "212e8b6fa2f44b9c21b2798135fc6fb7c53efc16"),
    Version("Server/runc", "Version", "1.1.1"),
    Version("Server/runc", "GitCommit", "v1.1.1-0-g52de29d"),
    Version("Server/docker-init", "Version", "0.19.0"),
    Version("Server/docker-init", "GitCommit", "de40ad0"),
)


class Page(HTMLParser):
    """The words of an article outside its code blocks, and those blocks as (title, text)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.prose: list[str] = []
        self.blocks: list[tuple[str, str]] = []
        self.links: list[str] = []
        self._title = ""
        self._in = {"article": 0, "pre": 0, "filename": 0}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("article", "pre"):
            self._in[tag] += 1
        if tag == "div":
            self._title = ""
        if tag == "pre":
            self.blocks.append((self._title, ""))
        if tag == "span" and values.get("class") == "filename":
            self._in["filename"] = 1
        if tag == "a":
            self.links.append(values.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("article", "pre"):
            self._in[tag] -= 1
        if tag == "span":
            self._in["filename"] = 0

    def handle_data(self, data: str) -> None:
        if self._in["filename"]:
            self._title = data
        elif self._in["pre"]:
            title, text = self.blocks[-1]
            self.blocks[-1] = (title, text + data)
        elif self._in["article"]:
            self.prose.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.prose).split())


@cache
def read_page(site: Path, page: str) -> Page:
    return Page((site / page / "index.html").read_text(encoding="utf-8"))


def version_lines(block: str) -> list[Version]:
    """One per line, with its section by the indentation that the client prints."""
    found: list[Version] = []
    top = section = ""
    for line in block.splitlines():
        key, colon, value = line.strip().partition(":")
        indent = len(line) - len(line.lstrip(" "))
        if not colon:
            continue
        if indent == 0:
            top = section = key
            found.append(Version(top, "", value.strip()))
        elif indent == 1 and not value:
            section = f"{top}/{key}"
        else:
            found.append(Version(section, key, value.strip()))
    return found


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row.note)
def test_sentence_is_on_its_page(site: Path, row: Sentence) -> None:
    assert row.text in read_page(site, row.page).text


@pytest.mark.parametrize("row", BLOCKS, ids=lambda row: row.note)
def test_block_is_on_its_page(site: Path, row: Shown) -> None:
    blocks = [text for title, text in read_page(site, row.page).blocks if title == row.title]

    assert any(f"\n{row.lines}\n" in f"\n{text}\n" for text in blocks)


@pytest.mark.parametrize("row", VERSIONS, ids=lambda row: f"{row.section} {row.key}".strip())
def test_historic_version_keeps_its_values(site: Path, row: Version) -> None:
    blocks = [text for _, text in read_page(site, ARCHITECTURE).blocks if HISTORIC in text]

    assert row in version_lines(blocks[0])


def test_historic_version_shows_nothing_else(site: Path) -> None:
    blocks = [text for _, text in read_page(site, ARCHITECTURE).blocks if HISTORIC in text]

    assert version_lines(blocks[0]) == list(VERSIONS)


def test_drawing_of_the_notes_keeps_its_address(site: Path) -> None:
    assert (site / "resources" / "docker.svg").is_file()
    assert any(link.endswith("resources/docker.svg") for link in read_page(site, ARCHITECTURE).links)
