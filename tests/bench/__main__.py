"""``./guia medir``: runs ``rows`` of every bench_*.py of this folder and prints what they measured."""

from __future__ import annotations

import importlib
from pathlib import Path

from bench.measure import Row
from guide.commandline import Parser, positive
from guide.hints import did_you_mean

DECIMALS = {"s": 3, "×": 2, "KB": 1}


def main() -> None:
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    parser = Parser(prog="./guia medir", description="Mide lo que cuesta la guía.")
    # No choices=: with nargs="*" Python 3.11 checks the empty list against them too.
    parser.add_argument("medidas", nargs="*", metavar="MEDIDA", help=f"una o varias de: {', '.join(names)}")
    parser.add_argument("--veces", type=positive, default=7, metavar="N", help="cuántas veces se mide cada cosa (7)")
    options = parser.parse()
    if unknown := next((name for name in options.medidas if name not in names), None):
        parser.error(f"no conozco la medida «{unknown}»{did_you_mean(unknown, names)}")
    print(f"Medianas de {options.veces} veces, por turnos, tras una de calentamiento.\n")
    print(f"{'Qué':<50} {'Medido':>11}   {'Debe ser':>11}")
    for name in options.medidas or names:
        for row in importlib.import_module(f"bench.bench_{name}").rows(options.veces):
            print(line(row), flush=True)


def line(row: Row) -> str:
    limit = "" if row.limit is None else f"≤ {number(row.limit, row.unit)}"
    verdict = "" if row.limit is None else "  ✓" if row.passes else "  ✗"
    return f"{row.name:<50} {number(row.value, row.unit):>11}   {limit:>11}{verdict}".rstrip()


def number(value: float, unit: str) -> str:
    return f"{value:.{DECIMALS.get(unit, 0)}f} {unit}".replace(".", ",")


if __name__ == "__main__":
    main()
