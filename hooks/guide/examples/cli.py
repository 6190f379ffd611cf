"""``python hooks/examples.py``: the examples without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.examples import challenges as tasks
from guide.examples import faults as broken
from guide.examples.bundle import zip_of, zip_of_challenges, zip_of_fault
from guide.examples.challenges import Challenges, load_challenges
from guide.examples.faults import Faults, load_faults
from guide.examples.reading import today
from guide.examples.source import SOURCES, STEPS, Library, load_library
from guide.files import write_atomically
from guide.places import ROOT


def main(arguments: Sequence[str]) -> int:
    parser = Parser(description="Comprueba los ejemplos, las averías y los retos de resources.")
    parser.add_argument(
        "--escribe",
        action="store_true",
        help="pone la fecha de hoy y la huella donde cambió el contenido",
    )
    parser.add_argument("--zips", type=Path, metavar="CARPETA", help="deja además los zip en esa carpeta")
    options = parser.parse(arguments)
    if options.escribe:
        library, faults, challenges = _read()
        dated = (
            (library.examples.values(), SOURCES, STEPS),
            (faults.faults.values(), broken.SOURCES, broken.FILE),
            (challenges.challenges.values(), tasks.SOURCES, tasks.FILE),
        )
        for found, sources, name in dated:
            for one in found:
                if one.written != one.fingerprint:
                    _date(ROOT / sources / one.slug / name, one.fingerprint)
    library, faults, challenges = _read()
    problems = (*library.problems, *faults.problems, *challenges.problems)
    for problem in problems:
        print(problem.text())
    if options.zips:
        zips = {example.name: zip_of(example) for example in library.examples.values()}
        zips |= {fault.name: zip_of_fault(fault) for fault in faults.faults.values()}
        if challenges.challenges:
            zips[tasks.NAME] = zip_of_challenges(tuple(challenges.challenges.values()))
        for name, data in zips.items():
            write_atomically(options.zips / f"{name}.zip", data)
    counts = (len(library.examples), len(faults.faults), len(challenges.challenges), len(problems))
    counted = zip(counts, ("ejemplo", "avería", "reto", "problema"), strict=True)
    print(", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted))
    return 1 if problems else 0


def _read() -> tuple[Library, Faults, Challenges]:
    return load_library(ROOT), load_faults(ROOT), load_challenges(ROOT)


def _date(file: Path, fingerprint: str) -> None:
    """Writes since when the content is so, and what it is."""
    text = re.sub(r"^huella:.*\n", "", file.read_text("utf-8"), flags=re.M)
    lines = f"fecha: {today().isoformat()}\nhuella: {fingerprint}\n"
    write_atomically(file, re.sub(r"^fecha:.*(?:\n|\Z)", lines, text, count=1, flags=re.M).encode())
    print(f"escrito {file.relative_to(ROOT)}")
