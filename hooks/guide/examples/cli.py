"""``python hooks/examples.py``: the examples without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.examples import faults as broken
from guide.examples.bundle import zip_of, zip_of_challenges, zip_of_fault
from guide.examples.challenges import Challenge, Challenges, load_all
from guide.examples.faults import Fault, Faults, load_faults
from guide.examples.model import Example
from guide.examples.reading import today
from guide.examples.source import SOURCES, STEPS, Library, load_library
from guide.files import write_atomically
from guide.places import ROOT


def main(arguments: Sequence[str]) -> int:
    parser = Parser(description="Comprueba los ejemplos, las averías, los retos y el proyecto de resources.")
    parser.add_argument(
        "--escribe",
        action="store_true",
        help="pone la fecha de hoy y la huella donde cambió el contenido",
    )
    parser.add_argument("--zips", type=Path, metavar="CARPETA", help="deja además los zip en esa carpeta")
    options = parser.parse(arguments)
    if options.escribe:
        library, faults, challenges = _read()
        dated: tuple[tuple[Iterable[Example | Fault | Challenge], str, str], ...] = (
            (library.examples.values(), SOURCES, STEPS),
            (faults.faults.values(), broken.SOURCES, broken.FILE),
            *((one.challenges.values(), one.series.sources, one.series.file) for one in challenges),
        )
        for found, sources, name in dated:
            for one in found:
                if one.written != one.fingerprint:
                    _date(ROOT / sources / one.slug / name, one.fingerprint)
    library, faults, challenges = _read()
    problems = (*library.problems, *faults.problems, *(problem for one in challenges for problem in one.problems))
    for problem in problems:
        print(problem.text())
    if options.zips:
        zips = {example.name: zip_of(example) for example in library.examples.values()}
        zips |= {fault.name: zip_of_fault(fault) for fault in faults.faults.values()}
        zips |= {
            one.series.name: zip_of_challenges(tuple(one.challenges.values())) for one in challenges if one.challenges
        }
        for name, data in zips.items():
            write_atomically(options.zips / f"{name}.zip", data)
    counts = (len(library.examples), len(faults.faults), *(len(one.challenges) for one in challenges), len(problems))
    counted = zip(counts, ("ejemplo", "avería", *(one.series.word for one in challenges), "problema"), strict=True)
    print(", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted))
    return 1 if problems else 0


def _read() -> tuple[Library, Faults, tuple[Challenges, ...]]:
    return load_library(ROOT), load_faults(ROOT), tuple(load_all(ROOT).values())


def _date(file: Path, fingerprint: str) -> None:
    """Writes since when the content is so, and what it is."""
    text = re.sub(r"^huella:.*\n", "", file.read_text("utf-8"), flags=re.M)
    lines = f"fecha: {today().isoformat()}\nhuella: {fingerprint}\n"
    write_atomically(file, re.sub(r"^fecha:.*(?:\n|\Z)", lines, text, count=1, flags=re.M).encode())
    print(f"escrito {file.relative_to(ROOT)}")
