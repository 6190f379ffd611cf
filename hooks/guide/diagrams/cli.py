"""``python hooks/diagrams.py``: the drawings without MkDocs, and the jobs of the second process."""

from __future__ import annotations

import sys
from pathlib import Path

from guide.diagrams.library import PALETTE, SOURCES, load_library
from guide.diagrams.palette import load_palette
from guide.places import ROOT

SHEET = ".cache/guia/hoja"

USAGE = """uso: python hooks/diagrams.py [--hoja] [DIAGRAMA…]
     python hooks/diagrams.py --esquema

Dibuja y revisa los diagramas de resources/diagramas (todos, o los que se nombren).
  --hoja      los pone además en una hoja de contactos: .cache/guia/hoja/diagramas.html y .png
  --esquema   escribe resources/diagramas/esquema.json, con el que un editor completa las fuentes"""


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--taller"]:
        from guide.diagrams.raster import work

        return work(Path(arguments[1]), Path(arguments[2]))
    if arguments[:1] == ["--tarjetas"]:
        from guide.diagrams.cards import work_on_cards

        return work_on_cards(Path(arguments[1]))
    names = [name for name in arguments if not name.startswith("-")]
    options = set(arguments) - set(names)
    if options & {"-h", "--help"}:
        print(USAGE)
        return 0
    library = load_library(ROOT)
    unknown = [name for name in names if name not in library.keys]
    if options - {"--hoja", "--esquema"} or unknown:
        from guide.hints import did_you_mean

        hint = did_you_mean(unknown[0], tuple(library.keys)) if unknown else ""
        print(f"no conozco «{unknown[0]}»{hint}" if unknown else USAGE, file=sys.stderr)
        return 2
    if "--esquema" in options:
        from guide.diagrams.schema import schema_text
        from guide.files import write_atomically

        file = ROOT / SOURCES / "esquema.json"
        write_atomically(file, schema_text(load_palette(ROOT / SOURCES / PALETTE).roles).encode())
        print(f"escrito {file.relative_to(ROOT)}")
        return 0
    wanted = names or list(library.keys)
    problems = [p for p in library.problems if Path(p.file).stem in wanted or p.file.endswith(PALETTE)]
    for problem in problems:
        print(problem.text())
    drawings = [library.drawings[name] for name in wanted if name in library.drawings]
    if "--hoja" in options and drawings:
        from guide.diagrams.sheet import write_sheet

        for file in write_sheet(ROOT / SHEET, drawings, load_palette(ROOT / SOURCES / PALETTE)):
            print(f"escrito {file.relative_to(ROOT)}")
    print(f"{len(drawings)} diagramas bien, {len(problems)} problemas")
    return 1 if problems else 0
