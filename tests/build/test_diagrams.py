"""Diagrams in pages that MkDocs builds: what an author gets wrong, and where he is told."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from builds import Build, build
from small_site import small_site

PAGE = "docs/explicacion/registros.md"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return small_site(tmp_path / "guía")


def append(guide: Path, page: str, text: str) -> int:
    """Appends to a page; returns the line where the text begins."""
    file = guide / page
    before = file.read_text("utf-8")
    file.write_text(before.rstrip("\n") + "\n\n" + text, "utf-8")
    return len(before.rstrip("\n").splitlines()) + 2


def built(guide: Path, *, strict: bool = True) -> Build:
    return build(guide, guide / "site", strict=strict)


def test_each_misuse_in_a_page_is_told_at_its_line(guide: Path) -> None:
    twice = append(guide, PAGE, "``` diagrama\nregistros\n```\n")
    unknown = append(guide, PAGE, "- Una lista:\n\n    ``` diagrama\n    dockr\n    ```\n")
    shutil.copy(guide / "resources/diagramas/registros.yml", guide / "resources/diagramas/nuevo.yml")
    result = built(guide)
    assert result.status == 1
    for message in (
        f"{PAGE}:{twice + 1}:1: DG302 el diagrama «registros» ya está en esta página; muéstralo una sola vez",
        f"{PAGE}:{unknown + 3}:5: DG302 no hay ningún diagrama «dockr»; ¿quisiste decir «docker»?",
        "\n        dockr\n        ^^^^^\n",
        "resources/diagramas/nuevo.yml:1:1: DG301 ninguna página muestra este diagrama; úsalo o bórralo",
    ):
        assert message in result.log


def test_a_page_is_told_by_its_own_path_wherever_the_pages_are(tmp_path: Path) -> None:
    guide = small_site(tmp_path, docs="guia/paginas")
    page = "guia/paginas/explicacion/imagenes.md"
    line = append(guide, page, "``` diagrama\nnada\n```\n")
    assert (
        f"WARNING -  {page}:{line + 1}:1: DG302 no hay ningún diagrama «nada»; escribe resources/diagramas/nada.yml"
        in built(guide).log
    )


def test_wrong_sources_are_told_with_their_lines(guide: Path) -> None:
    for name, good, wrong in (
        ("registros", "imagen -> registro:", "imagne -> registro:"),
        ("docker", "texto: dockerd,", "texto: Un demonio con un nombre que no cabe en ningún sitio del mundo entero,"),
    ):
        source = guide / f"resources/diagramas/{name}.yml"
        text = source.read_text("utf-8")
        assert good in text
        source.write_text(text.replace(good, wrong, 1), "utf-8")
    result = built(guide)
    assert result.status == 1
    lines = [line for line in result.lines("WARNING") if "resources/diagramas/" in line]
    assert "registros.yml:" in lines[-1]
    assert "DG108 enlaces[1]: «imagne» no existe; ¿quisiste decir «imagen»?" in lines[-1]
    assert "docker.yml:" in lines[0]
    assert "DG201 rejilla.ancha: mide" in lines[0]
    assert "DG302" not in result.log
    assert "Traceback" not in result.log


def test_drawings_are_counted_wherever_they_were_made(guide: Path) -> None:
    for name in ("otro", "tercero"):
        shutil.copy(guide / "resources/diagramas/registros.yml", guide / f"resources/diagramas/{name}.yml")
    told = [line for _ in range(2) for line in built(guide, strict=False).lines("INFO") if "Diagramas: " in line]
    assert [line.partition("Diagramas: ")[2] for line in told] == ["4, dibujados ahora 4", "4, dibujados ahora 0"]


def test_without_strict_the_page_shows_that_its_diagram_is_missing(guide: Path) -> None:
    (guide / "resources/diagramas/registros.yml").write_text("titulo: roto\n", "utf-8")
    result = built(guide, strict=False)
    assert result.status == 0
    page = (guide / "site/explicacion/registros/index.html").read_text("utf-8")
    assert "No hay un diagrama «registros» que se pueda dibujar" in page


def test_the_notes_own_link_to_the_drawing_holds(site: Path) -> None:
    assert (site / "resources/docker.svg").read_text("utf-8").startswith("<svg xmlns=")
    assert (site / "resources/docker.png").read_bytes().startswith(b"\x89PNG")


def test_labels_of_the_drawings_stay_out_of_the_search_index(site: Path) -> None:
    index = "\n".join(
        gzip.decompress(file.read_bytes()).decode() for file in (site / "buscar/fragment").glob("*.pf_fragment")
    )
    assert "docker-ancha" not in index
    # The caption and the words are there, once.
    assert index.count("Lo que se mueve es la imagen") == 1
    assert "Descargar: SVG" not in index
