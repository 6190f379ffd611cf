"""The zips of the examples, of the faults and of the challenges in a built site, and the boxes that offer them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import Build, build
from small_site import small_site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Build]:
    """The same site twice."""
    folder = small_site(tmp_path_factory.mktemp("examples") / "site")
    page = folder / "docs/explicacion/imagenes.md"
    page.write_text(
        f"{page.read_text('utf-8')}\n``` ejemplo\nprimera-imagen\n```\n\n``` ejemplo\nno-hay\n```\n"
        "\n``` averia\n01-pagina-que-no-abre\n```\n\n``` averia\n99-no-hay\n```\n"
        "\n``` retos\nretos\n```\n\n``` retos\nno-hay\n```\n\n``` retos\nproyecto\n```\n",
        "utf-8",
    )
    first, second = (build(folder, folder.parent / name, strict=False) for name in ("one", "two"))
    return first, second


def html(built: Build) -> str:
    return Path(built.site / "explicacion/imagenes/index.html").read_text("utf-8")


def test_the_box_leads_to_the_zip(built: tuple[Build, Build]) -> None:
    assert '<a href="../../descargas/notas-primera-imagen.zip" download>' in html(built[0])
    assert (built[0].site / "descargas/notas-primera-imagen.zip").is_file()


def test_two_builds_give_the_same_zips(built: tuple[Build, Build]) -> None:
    one, two = ({p.name: p.read_bytes() for p in (b.site / "descargas").iterdir()} for b in built)
    assert one == two


def test_a_name_that_is_not_there_is_told_at_its_line(built: tuple[Build, Build]) -> None:
    assert "docs/explicacion/imagenes.md:14:1: EJ201 no hay ningún ejemplo «no-hay»" in built[0].log
    assert "Ejemplo sin preparar" in html(built[0])


def test_the_box_of_a_fault_leads_to_its_zip(built: tuple[Build, Build]) -> None:
    assert '<a href="../../descargas/averia-01.zip" download>' in html(built[0])
    assert (built[0].site / "descargas/averia-01.zip").is_file()


def test_a_fault_that_is_not_there_is_told_at_its_line(built: tuple[Build, Build]) -> None:
    assert "docs/explicacion/imagenes.md:22:1: EJ202 no hay ninguna avería «99-no-hay»" in built[0].log


def test_the_box_of_the_challenges_leads_to_their_zip(built: tuple[Build, Build]) -> None:
    assert '<a href="../../descargas/retos.zip" download>' in html(built[0])
    assert (built[0].site / "descargas/retos.zip").is_file()


def test_the_box_of_the_project_leads_to_its_zip(built: tuple[Build, Build]) -> None:
    assert '<a href="../../descargas/proyecto.zip" download>proyecto.zip</a>' in html(built[0])
    assert (built[0].site / "descargas/proyecto.zip").is_file()


def test_challenges_that_are_not_there_are_told_at_their_line(built: tuple[Build, Build]) -> None:
    assert "docs/explicacion/imagenes.md:30:1: EJ203 no hay nada que se llame «no-hay»" in built[0].log
