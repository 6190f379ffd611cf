"""``python hooks/diagrams.py``: the drawings without MkDocs, and the jobs of the second process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.diagrams.library import PALETTE, SOURCES, load_library
from guide.diagrams.palette import load_palette
from guide.places import ROOT

SHEET = ".cache/guia/hoja"


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--taller"]:
        from guide.diagrams.raster import work

        return work(Path(arguments[1]), Path(arguments[2]))
    if arguments[:1] == ["--tarjetas"]:
        from guide.diagrams.cards import work_on_cards

        return work_on_cards(Path(arguments[1]))
    parser = Parser(description="Dibuja y revisa los diagramas de resources/diagramas: todos, o los que se nombren.")
    parser.add_argument("names", metavar="DIAGRAMA", nargs="*", help="el nombre de su archivo, sin .yml")
    parser.add_argument(
        "--hoja", action="store_true", help=f"los pone además en una hoja de contactos: {SHEET}/diagramas.html y .png"
    )
    parser.add_argument(
        "--esquema",
        action="store_true",
        help="solo escribe resources/diagramas/esquema.json, con el que un editor completa las fuentes",
    )
    options = parser.parse(arguments)
    names: list[str] = options.names
    if options.esquema:
        if names or options.hoja:
            parser.error("--esquema no dibuja nada: no lleva nada más")
        from guide.diagrams.schema import schema_text
        from guide.files import write_atomically

        file = ROOT / SOURCES / "esquema.json"
        write_atomically(file, schema_text(load_palette(ROOT / SOURCES / PALETTE).roles).encode())
        print(f"escrito {file.relative_to(ROOT)}")
        return 0
    library = load_library(ROOT)
    unknown = next((name for name in names if name not in library.keys), None)
    if unknown is not None:
        from guide.hints import did_you_mean

        parser.error(f"no conozco «{unknown}»{did_you_mean(unknown, tuple(library.keys))}")
    wanted = names or list(library.keys)
    problems = [p for p in library.problems if Path(p.file).stem in wanted or p.file.endswith(PALETTE)]
    for problem in problems:
        print(problem.text())
    drawings = [library.drawings[name] for name in wanted if name in library.drawings]
    if options.hoja and drawings:
        from guide.diagrams.sheet import write_sheet

        for file in write_sheet(ROOT / SHEET, drawings, load_palette(ROOT / SOURCES / PALETTE)):
            print(f"escrito {file.relative_to(ROOT)}")
    good, bad = (
        f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((len(drawings), "diagrama"), (len(problems), "problema"))
    )
    print(f"{good} bien, {bad}")
    return 1 if problems else 0
