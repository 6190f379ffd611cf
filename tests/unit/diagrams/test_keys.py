"""Names in the cache: all that a picture depends on changes them, and nothing else does."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import ROOT
from guide.diagrams.cards import Card, card_file
from guide.diagrams.keys import CODE, cache_key, fingerprint
from guide.diagrams.metrics import FONTS

CARD = Card("Redes", "Explicación", "Guía")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Palette, fonts and code that a test may change."""
    shutil.copy(ROOT / "resources/diagramas/_paleta.yml", tmp_path)
    shutil.copytree(FONTS, tmp_path / "fuentes")
    shutil.copytree(CODE, tmp_path / "codigo", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def key_in(house: Path) -> str:
    base = fingerprint(house / "_paleta.yml", house / "fuentes", house / "codigo")
    return cache_key(base, "diagrama", "docker", b"titulo: Docker")


def append(name: str) -> Callable[[Path], object]:
    def change(house: Path) -> None:
        with (house / name).open("ab") as file:
            file.write(b"\n#")

    return change


def in_a_room(house: Path) -> None:
    (house / "codigo/sala").mkdir()
    (house / "codigo/sala/nuevo.py").touch()


CHANGES = {
    "a colour": append("_paleta.yml"),
    "a font": append("fuentes/Inter-SemiBold.ttf"),
    "a font less": lambda house: (house / "fuentes/Inter-Regular.ttf").unlink(),
    **{file.name: append(f"codigo/{file.name}") for file in CODE.glob("*.py")},
    "a module in a folder": in_a_room,
    "a module with another name": lambda house: (house / "codigo/svg.py").rename(house / "codigo/svgs.py"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_a_picture_depends_on_changes_its_name(house: Path, change: Callable[[Path], object]) -> None:
    before = key_in(house)
    change(house)
    assert key_in(house) != before


@pytest.mark.parametrize("package", ["CairoSVG", "fonttools"])
def test_another_version_of_what_draws_changes_the_name(
    house: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_in(house)
    installed = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99" if name == package else installed(name))
    assert key_in(house) != before


def test_drawings_have_names_where_nothing_can_make_pictures_of_them(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    before = key_in(house)
    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert key_in(house) != before


def test_what_is_not_drawn_with_changes_nothing(house: Path) -> None:
    before = key_in(house)
    (house / "codigo/__pycache__").mkdir()
    (house / "codigo/__pycache__/svg.pyc").touch()
    (house / "fuentes/LICENCIA.txt").touch()
    assert key_in(house) == before


def test_a_name_does_not_depend_on_the_order_of_the_files(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_in(house)
    listed = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda folder, pattern: list(listed(folder, pattern))[::-1])
    assert key_in(house) == before


def test_a_font_of_another_kind_and_a_moved_file_change_the_name(house: Path) -> None:
    before = key_in(house)
    (house / "fuentes/Otra.otf").write_bytes(b"x")
    with_font = key_in(house)
    (house / "fuentes/dentro").mkdir()
    (house / "fuentes/Otra.otf").rename(house / "fuentes/dentro/Otra.otf")
    assert len({before, with_font, key_in(house)}) == 3


def test_a_palette_that_is_missing_has_no_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="_paleta"):
        fingerprint(tmp_path / "_paleta.yml")


def test_a_name_is_32_hexadecimal_digits(house: Path) -> None:
    assert re.fullmatch("[0-9a-f]{32}", key_in(house))


@pytest.mark.parametrize(
    "other",
    [
        (b"y", "diagrama", "docker", b"x"),
        (b"", "tarjeta", "docker", b"x"),
        (b"", "diagrama", "redes", b"x"),
        (b"", "diagrama", "docker", b"y"),
        (b"", "diagrama", "docke", b"rx"),
    ],
)
def test_each_part_of_a_key_tells(other: tuple[bytes, str, str, bytes]) -> None:
    assert cache_key(*other) != cache_key(b"", "diagrama", "docker", b"x")


@pytest.mark.parametrize(
    "other", [Card("Red", "Explicación", "Guía"), Card("Redes", "Guías", "Guía"), Card("Redes", "Explicación", "Otra")]
)
def test_a_card_with_other_words_has_another_picture(tmp_path: Path, other: Card) -> None:
    assert card_file(tmp_path, b"", other) != card_file(tmp_path, b"", CARD)


def test_a_card_depends_on_what_the_drawings_depend_on(tmp_path: Path) -> None:
    assert card_file(tmp_path, b"one", CARD) != card_file(tmp_path, b"two", CARD)
