"""The files of the first image: its page shows each step's own, once, and the store keeps what it is given."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEPS = ROOT / "resources/ejemplos/primera-imagen"
PAGE = ROOT / "docs/tutoriales/primera-imagen.md"
SHOWN = re.compile(
    r'title="(?P<title>[^"\n]+)"[^\n]*\n--8<-- "ejemplos/primera-imagen/(?P<step>\d+)/(?P<name>[^"\n]+)"'
)
EDITED = "7/index.html"  # By a command of the page: the change of one word is not a reason to show it again.


def shown() -> list[re.Match[str]]:
    return list(SHOWN.finditer(PAGE.read_text(encoding="utf-8")))


def test_the_page_shows_every_file_once() -> None:
    files = {str(path.relative_to(STEPS)) for path in STEPS.glob("[0-9]*/**/*") if path.is_file()}
    assert sorted(f"{block['step']}/{block['name']}" for block in shown()) == sorted(files - {EDITED})


def test_a_block_has_the_name_of_the_file_it_shows() -> None:
    assert [block["title"] for block in shown()] == [block["name"] for block in shown()]


def test_a_file_is_shown_in_its_step() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for block in shown():
        assert re.findall(r"^## (\d+)\.", text[: block.start()], re.MULTILINE)[-1] == block["step"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The store as a module, with its notes in a folder of the test."""
    spec = importlib.util.spec_from_file_location("almacen", STEPS / "1/almacen.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ARCHIVO", str(tmp_path / "notas.db"))
    return module


def test_a_note_comes_back_with_its_number(store: ModuleType) -> None:
    store.preparar()
    assert store.crear("Comprar café") == {"id": 1, "texto": "Comprar café"}


def test_notes_outlive_the_program(store: ModuleType) -> None:
    store.preparar()
    store.crear("uno")
    store.preparar()
    assert store.listar() == [{"id": 1, "texto": "uno"}]


def test_a_folder_that_is_missing_is_told_as_not_available(
    store: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ARCHIVO", str(tmp_path / "no-existe/notas.db"))
    with pytest.raises(store.NoDisponible, match="unable to open database file"):
        store.preparar()
