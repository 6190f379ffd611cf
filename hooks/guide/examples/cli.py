"""``python hooks/examples.py``: the examples without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.examples.bundle import zip_of
from guide.examples.model import Example
from guide.examples.source import SOURCES, STEPS, load_library, today
from guide.files import write_atomically
from guide.places import ROOT


def main(arguments: Sequence[str]) -> int:
    parser = Parser(description="Comprueba los ejemplos de resources/ejemplos.")
    parser.add_argument(
        "--escribe", action="store_true", help="pone la fecha de hoy y la huella en los pasos.yml cuyo contenido cambió"
    )
    parser.add_argument("--zips", type=Path, metavar="CARPETA", help="deja además los zip en esa carpeta")
    options = parser.parse(arguments)
    library = load_library(ROOT)
    if options.escribe:
        for example in library.examples.values():
            if example.written != example.fingerprint:
                _date(example)
        library = load_library(ROOT)
    for problem in library.problems:
        print(problem.text())
    if options.zips:
        for example in library.examples.values():
            write_atomically(options.zips / f"{example.name}.zip", zip_of(example))
    good, bad = (
        f"{n} {word}{'' if n == 1 else 's'}"
        for n, word in ((len(library.examples), "ejemplo"), (len(library.problems), "problema"))
    )
    print(f"{good}, {bad}")
    return 1 if library.problems else 0


def _date(example: Example) -> None:
    """Writes since when the content is so, and what it is."""
    file = ROOT / SOURCES / example.slug / STEPS
    text = re.sub(r"^huella:.*\n", "", file.read_text("utf-8"), flags=re.M)
    lines = f"fecha: {today().isoformat()}\nhuella: {example.fingerprint}\n"
    write_atomically(file, re.sub(r"^fecha:.*(?:\n|\Z)", lines, text, count=1, flags=re.M).encode())
    print(f"escrito {file.relative_to(ROOT)}")
