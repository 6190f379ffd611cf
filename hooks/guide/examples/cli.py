"""``python hooks/examples.py``: the examples without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.examples import faults as broken
from guide.examples.bundle import zip_of, zip_of_fault
from guide.examples.faults import load_faults
from guide.examples.reading import today
from guide.examples.source import SOURCES, STEPS, load_library
from guide.files import write_atomically
from guide.places import ROOT


def main(arguments: Sequence[str]) -> int:
    parser = Parser(description="Comprueba los ejemplos de resources/ejemplos y las averías de resources/averias.")
    parser.add_argument(
        "--escribe",
        action="store_true",
        help="pone la fecha de hoy y la huella donde cambió el contenido",
    )
    parser.add_argument("--zips", type=Path, metavar="CARPETA", help="deja además los zip en esa carpeta")
    options = parser.parse(arguments)
    library, faults = load_library(ROOT), load_faults(ROOT)
    if options.escribe:
        for example in library.examples.values():
            if example.written != example.fingerprint:
                _date(ROOT / SOURCES / example.slug / STEPS, example.fingerprint)
        for fault in faults.faults.values():
            if fault.written != fault.fingerprint:
                _date(ROOT / broken.SOURCES / fault.slug / broken.FILE, fault.fingerprint)
        library, faults = load_library(ROOT), load_faults(ROOT)
    problems = (*library.problems, *faults.problems)
    for problem in problems:
        print(problem.text())
    if options.zips:
        zips = {example.name: zip_of(example) for example in library.examples.values()}
        zips |= {fault.name: zip_of_fault(fault) for fault in faults.faults.values()}
        for name, data in zips.items():
            write_atomically(options.zips / f"{name}.zip", data)
    counted = ((len(library.examples), "ejemplo"), (len(faults.faults), "avería"), (len(problems), "problema"))
    print(", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted))
    return 1 if problems else 0


def _date(file: Path, fingerprint: str) -> None:
    """Writes since when the content is so, and what it is."""
    text = re.sub(r"^huella:.*\n", "", file.read_text("utf-8"), flags=re.M)
    lines = f"fecha: {today().isoformat()}\nhuella: {fingerprint}\n"
    write_atomically(file, re.sub(r"^fecha:.*(?:\n|\Z)", lines, text, count=1, flags=re.M).encode())
    print(f"escrito {file.relative_to(ROOT)}")
