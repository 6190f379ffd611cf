"""A small diagram whose parts a test can replace, and which pages show diagrams."""

from __future__ import annotations

from builds import ROOT
from guide.diagrams.model import Diagram
from guide.diagrams.palette import Palette
from guide.diagrams.source import parse_diagram
from guide.yamlsource import read_yaml

HEAD = """\
titulo: Un dibujo de prueba
descripcion: >-
  El cliente habla con el demonio y el demonio guarda las imágenes en su disco. Basta para una prueba.
pie: Un cliente y un demonio.
tipo: rejilla
"""

BODY = """\
rejilla:
  ancha: [cli dockerd, . disco]
  estrecha: [cli, dockerd, disco]
nodos:
  cli: {texto: docker, forma: terminal, papel: cliente}
  dockerd: {texto: dockerd, detalle: el demonio, forma: proceso, papel: demonio}
  disco: {texto: Imágenes, forma: imagen, papel: imagen}
grupos:
  host: {texto: Anfitrión, contiene: [dockerd, disco]}
enlaces:
  - cli -> dockerd: 1. pide
  - dockerd -> disco: guarda
"""


def parse(text: str, palette: Palette) -> tuple[Diagram | None, list[str]]:
    """The diagram and the headlines of its problems."""
    source = read_yaml("d.yml", text.encode())
    diagram = parse_diagram("prueba", source, palette.roles)
    return diagram, [problem.headline() for problem in source.problems]


def parsed(text: str, palette: Palette) -> Diagram:
    diagram, problems = parse(text, palette)
    assert diagram is not None, problems
    return diagram


def pages_with_diagrams() -> list[str]:
    """Their addresses, from the front page."""
    found = []
    for file in sorted((ROOT / "docs").rglob("*.md")):
        if "``` diagrama" in (text := file.read_text("utf-8")) or "```diagrama" in text:
            path = file.relative_to(ROOT / "docs").with_suffix("").as_posix().removesuffix("index").strip("/")
            found.append(f"{path}/" if path else "")
    return found
