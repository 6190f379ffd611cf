"""Diagrams in pages that MkDocs builds: what an author gets wrong, and where he is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import Build, build

PAGE = "docs/explicacion/registros.md"
INDEX = "docs/index.md"


def write(folder: Path, page: str, text: str) -> int:
    """Appends to a page; returns the line where the text begins."""
    file = folder / page
    before = file.read_text("utf-8")
    file.write_text(before.rstrip("\n") + "\n\n" + text, "utf-8")
    return len(before.rstrip("\n").splitlines()) + 2


def built(folder: Path) -> Build:
    return build(folder, folder / "site")


def test_an_unknown_diagram_is_told_at_its_line(clean_copy: Path) -> None:
    line = write(clean_copy, PAGE, "- Una lista:\n\n    ``` diagrama\n    dockr\n    ```\n")
    result = built(clean_copy)
    assert result.status == 1
    assert (
        f"{PAGE}:{line + 3}:5: DG302 no hay un diagrama «dockr» que se pueda dibujar; los que hay son: " in result.log
    )
    assert "\n        dockr\n        ^^^^^\n" in result.log


def test_a_diagram_twice_on_a_page_is_told(clean_copy: Path) -> None:
    line = write(clean_copy, PAGE, "``` diagrama\nregistros\n```\n")
    result = built(clean_copy)
    assert result.status == 1
    assert (
        f"{PAGE}:{line + 1}:1: DG302 el diagrama «registros» ya está en esta página; muéstralo una sola vez"
        in result.log
    )


def test_a_diagram_that_no_page_shows_is_told(clean_copy: Path) -> None:
    diagrams = clean_copy / "resources/diagramas"
    (diagrams / "nuevo.yml").write_bytes((diagrams / "registros.yml").read_bytes())
    result = built(clean_copy)
    assert result.status == 1
    assert (
        "resources/diagramas/nuevo.yml:1:1: DG301 ninguna página muestra este diagrama; úsalo o bórralo" in result.log
    )


@pytest.mark.parametrize(
    ("good", "wrong", "message"),
    [
        (
            "imagen -> registro:",
            "imagne -> registro:",
            "DG108 enlaces[1]: «imagne» no existe; ¿quisiste decir «imagen»?",
        ),
        (
            "texto: Registro,",
            "texto: Un registro con un nombre que no cabe en ningún sitio del mundo entero,",
            "DG201 rejilla.ancha: mide",
        ),
    ],
)
def test_a_wrong_source_is_told_with_its_line(clean_copy: Path, good: str, wrong: str, message: str) -> None:
    source = clean_copy / "resources/diagramas/registros.yml"
    text = source.read_text("utf-8")
    assert good in text
    source.write_text(text.replace(good, wrong), "utf-8")
    result = built(clean_copy)
    assert result.status == 1
    lines = [line for line in result.lines("WARNING") if "resources/diagramas/registros.yml:" in line]
    assert any(message in line for line in lines), result.log
    assert "Traceback" not in result.log


def test_without_strict_the_page_shows_that_its_diagram_is_missing(clean_copy: Path) -> None:
    (clean_copy / "resources/diagramas/registros.yml").write_text("titulo: roto\n", "utf-8")
    result = build(clean_copy, clean_copy / "site", strict=False)
    assert result.status == 0
    page = (clean_copy / "site/explicacion/registros/index.html").read_text("utf-8")
    assert "No hay un diagrama «registros» que se pueda dibujar" in page


def test_the_notes_own_link_to_the_drawing_holds(site: Path) -> None:
    assert (site / "resources/docker.svg").read_text("utf-8").startswith("<svg xmlns=")
    assert (site / "resources/docker.png").read_bytes().startswith(b"\x89PNG")


def test_labels_of_the_drawings_stay_out_of_the_search_index(site: Path) -> None:
    index = (site / "search/search_index.json").read_text("utf-8")
    assert "docker-ancha" not in index
    # The caption and the words are there, once.
    assert index.count("Lo que se mueve es la imagen") == 1
    assert "Descargar: SVG" not in index
