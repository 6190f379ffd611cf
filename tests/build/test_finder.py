"""The finder of messages in a built site: its box, its script and its catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builds import ROOT, build
from guide.errors.box import MARKER
from published import weight
from small_site import small_site

ENTRY = "referencia/errores/nombre-en-uso.md"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site whose first page has the box, with one entry."""
    folder = small_site(tmp_path_factory.mktemp("guía") / "sitio")
    index = folder / "docs/index.md"
    index.write_text(f"{index.read_text('utf-8')}\n{MARKER}\n", "utf-8")
    (folder / "docs" / ENTRY).parent.mkdir(parents=True)
    text = (ROOT / "docs" / ENTRY).read_text("utf-8")
    head = text[: text.index("---", 4) + 4]
    (folder / "docs" / ENTRY).write_text(f"{head}\n# El nombre ya está en uso\n\n## Qué significa\n\nEso.\n", "utf-8")
    build(folder, folder / "site")
    return folder / "site"


def test_the_box_leads_to_what_it_loads(small: Path) -> None:
    html = (small / "index.html").read_text("utf-8")
    found = re.search(r'data-carga="(\S+) (\S+)" data-raiz="([^"]*)"', html)
    assert found
    catalogue, script = (small / name for name in found.groups()[:2])
    assert re.fullmatch(r"catalogo\.[0-9a-f]{8}\.js", catalogue.name)
    assert re.fullmatch(r"buscador\.[0-9a-f]{8}\.js", script.name)
    assert weight(script) <= 8_192
    assert (small / found[3] / "nombre-en-uso/index.html").is_file()
    assert MARKER not in html
    assert 'id="mensaje"' in html
    assert re.search(r'src="assets/js/mensaje\.[0-9a-f]{8}\.js"', html)
    assert not (small / "assets/tarde").exists()


def test_pages_without_the_box_load_nothing_of_it(small: Path) -> None:
    html = (small / "explicacion/imagenes/index.html").read_text("utf-8")
    assert "mensaje." not in html


def test_without_a_box_nothing_of_it_is_published(tmp_path: Path) -> None:
    folder = small_site(tmp_path / "guide")
    build(folder, tmp_path / "site")
    assert not (tmp_path / "site/mensajes").exists()
