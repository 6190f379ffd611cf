"""The images that stand in for Docker Hub: their table, and in which order they are made."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from guide.lab.machines import hub
from guide.lab.machines.cache import LabError
from guide.lab.machines.hub import Image


def folder(place: Path, **dockerfiles: str) -> list[Image]:
    """Images whose Dockerfiles have these first lines, in a table of their own."""
    for name, text in dockerfiles.items():
        (place / name).mkdir()
        (place / name / "Dockerfile").write_text(text + "\n", "utf-8")
    table = place / "imagenes.yml"
    table.write_text("".join(f"{name}:1: {{carpeta: {name}}}\n" for name in dockerfiles), "utf-8")
    return hub.table(table)


def test_every_recipe_is_in_the_table() -> None:
    written = {path.name for path in hub.RECIPES.iterdir() if path.is_dir()}
    assert {image.recipe.name for image in hub.table()} == written


def test_recipes_start_from_nothing_else_than_images_of_the_table() -> None:
    names = {image.name for image in hub.table()} | {"scratch"}
    for image in hub.table():
        if not image.debian:
            text = (image.recipe / "Dockerfile").read_text("utf-8")
            stages = set(re.findall(r"(?m)^FROM \S+ AS (\S+)$", text))
            assert set(re.findall(r"(?m)^FROM (\S+)", text)) <= names | stages, image.name


def test_recipes_with_a_numbered_tag_check_the_version_that_they_get() -> None:
    for image in hub.table():
        text = "" if image.debian else (image.recipe / "Dockerfile").read_text("utf-8")
        if image.version[:1].isdigit() and "FROM python:" not in text and text:
            assert re.search(r"grep .*\$VERSION", text), image.name


def test_images_are_made_after_those_that_they_start_from(tmp_path: Path) -> None:
    made: list[str] = []
    hub._in_order(
        folder(tmp_path, c="FROM b:1", b="FROM a:1 AS x\nFROM scratch", a="FROM scratch"),
        lambda image: made.append(image.name),
    )
    assert made == ["a:1", "b:1", "c:1"]


def test_two_images_are_made_at_a_time(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=10)

    def meet(_: Image) -> None:
        both.wait()

    hub._in_order(folder(tmp_path, a="FROM scratch", b="FROM scratch"), meet)


def test_a_failure_ends_it(tmp_path: Path) -> None:
    made: list[str] = []

    def fail(image: Image) -> None:
        made.append(image.name)
        raise LabError(image.name)

    with pytest.raises(LabError, match="a:1"):
        hub._in_order(folder(tmp_path, a="FROM scratch", b="FROM a:1"), fail)
    assert made == ["a:1"]


def test_images_that_start_from_each_other_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="a:1, b:1"):
        hub._in_order(folder(tmp_path, a="FROM b:1", b="FROM a:1"), lambda _: None)


def test_a_line_without_recipe_is_told_of(tmp_path: Path) -> None:
    folder(tmp_path, a="FROM scratch")[0].recipe.joinpath("Dockerfile").unlink()
    with pytest.raises(LabError, match=r"a:1 no dice"):
        hub.table(tmp_path / "imagenes.yml")


def test_the_index_of_python_packages_of_this_machine_is_carried_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://paquetes.example/simple")
    assert b"index-url = https://paquetes.example/simple\n" in hub._settings()["pip.conf"]
    monkeypatch.delenv("PIP_INDEX_URL")
    assert b"index-url" not in hub._settings()["pip.conf"]
