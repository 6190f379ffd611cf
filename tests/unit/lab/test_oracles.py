"""Parts of Dockerfiles and Compose files are made whole before an engine is asked about them."""

from __future__ import annotations

import pytest
import yaml
from guide.lab.oracles import BASE, completed, prepared


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
