"""Parts of Dockerfiles and Compose files are made whole before an engine is asked about them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from guide.lab import oracles
from guide.lab.machines.engines import AddressedEngine
from guide.lab.oracles import BASE, completed, prepared
from guide.lab.pages import marks
from guide.snippets.reading import pages


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FROM python:3.13-slim\nRUN true", f"FROM {BASE}\nRUN true"),
        ("FROM --platform=linux/arm64 nginx:1.30", f"FROM --platform=linux/arm64 {BASE}"),
        ("FROM node:24 AS web\nFROM web", f"FROM {BASE} AS web\nFROM web"),
        ("FROM scratch\nCOPY --from=web / /", f"FROM scratch\nCOPY --from={BASE} / /"),
        ("FROM scratch\nCOPY --from=0 / /", "FROM scratch\nCOPY --from=0 / /"),
        ("ARG V=1\nFROM debian:$V", "ARG V=1\nFROM debian:$V"),
        ("# syntax=docker/dockerfile:1\nFROM scratch", "#\nFROM scratch"),
        (
            "FROM a:1\nRUN --mount=type=bind,from=b:2,target=/b true",
            f"FROM {BASE}\nRUN --mount=type=bind,from={BASE},target=/b true",
        ),
    ],
)
def test_one_image_stands_for_all(code: str, expected: str) -> None:
    assert prepared(code) == (expected, 0)


def test_a_part_gets_a_first_line() -> None:
    assert prepared("RUN true") == (f"FROM {BASE}\nRUN true", 1)


@pytest.mark.parametrize(
    ("code", "is_part", "services"),
    [
        ("services:\n  web:\n    image: nginx:1.30", False, ["web"]),
        ("web:\n  image: nginx:1.30", True, ["web"]),
        ("image: nginx:1.30\nports: ['8080:80']", True, ["parte"]),
        ("volumes:\n  datos:", True, ["parte"]),
        ("x-comun: &comun\n  restart: always\nnetworks: {red: {}}", True, ["parte"]),
    ],
)
def test_parts_of_compose_files_become_whole(code: str, is_part: bool, services: list[str]) -> None:
    text, part = completed(code)
    assert (part, list(yaml.safe_load(text)["services"])) == (is_part, services)


class Told(AddressedEngine):
    """An engine whose docker says what a test says, and takes what it is asked."""

    def __init__(self, folder: Path, status: int, said: str) -> None:
        super().__init__("unix:///nonexistent", folder, lambda: None)
        (folder / "dicho.txt").write_text(said, "utf-8")
        self.answer = f"cat >{folder}/preguntado; cat {folder}/dicho.txt; exit {status}"

    def command(self, *arguments: str) -> list[str]:
        assert arguments[0] == "docker"
        return ["sh", "-c", self.answer]


FINDING = """\
WARNING: {rule} - https://docs.docker.com/go/dockerfile/rule/{rule}/
Something
Dockerfile:{line}
--------------------
"""


@pytest.mark.parametrize(
    ("mark", "status", "said", "told"),
    [
        ("", 0, "Check complete, no warnings found.\n", []),
        ("", 0, FINDING.format(rule="JSONArgs", line=2), [(4, "docker build --check: JSONArgs - ")]),
        (
            "",
            1,
            "Dockerfile:2\nERROR: dockerfile parse error on line 2: unknown\n",
            [(4, "docker build --check: docker")],
        ),
        ("", 1, "no se puede\n", [(3, "docker build --check: no se puede")]),
        ('avisa="JSONArgs"', 0, FINDING.format(rule="JSONArgs", line=2), []),
        ('avisa="JSONArgs"', 0, "", [(2, "docker build --check debía avisar de JSONArgs y avisa de nada")]),
        (
            'avisa="JSONArgs"',
            0,
            FINDING.format(rule="JSONArgs", line=2) + FINDING.format(rule="Otra", line=1),
            [(2, "docker build --check debía avisar de JSONArgs y avisa de JSONArgs, Otra")],
        ),
    ],
)
def test_what_the_engine_says_of_a_dockerfile_is_told_at_its_line(
    tmp_path: Path, mark: str, status: int, said: str, told: list[tuple[int, str]]
) -> None:
    path = tmp_path / "pagina.md"
    path.write_text(f"\n```{{ .dockerfile {mark} }}\nFROM scratch\nCMD a b\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    [block_plan] = marks.read_plan(page).blocks
    found = list(oracles.dockerfile(page, block_plan, Told(tmp_path, status, said)))
    assert [trouble.line for trouble in found] == [line for line, _ in told]
    assert all(trouble.message.startswith(text) for trouble, (_, text) in zip(found, told, strict=True)), found
    assert (tmp_path / "preguntado").read_text("utf-8") == "FROM scratch\nCMD a b"


@pytest.mark.parametrize(
    ("code", "status", "said", "told"),
    [
        ("services:\n  web: {image: a}", 0, "", []),
        ("services:\n  web: {image: a}", 1, "uno\nrefers to undefined volume\n", ["refers to undefined volume"]),
        # A part may name what stands in the rest.
        ("web:\n  image: a", 1, "refers to undefined volume\n", []),
        ("web:\n  image: a", 1, "no vale\n", ["no vale"]),
    ],
)
def test_what_the_engine_says_of_a_compose_file_is_told_at_its_block(
    tmp_path: Path, code: str, status: int, said: str, told: list[str]
) -> None:
    path = tmp_path / "pagina.md"
    path.write_text(f"\n```yaml\n{code}\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    found = list(oracles.compose(page, page.blocks[0], Told(tmp_path, status, said)))
    assert [(t.line, t.message) for t in found] == [(2, f"docker compose config: {text}") for text in told]
