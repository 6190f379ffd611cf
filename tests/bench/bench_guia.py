"""What ``./guia`` itself adds to the command that it starts, when .venv is ready."""

from __future__ import annotations

import sys

from bench.measure import ROOT, Contender, Row, in_turns, median


def rows(rounds: int) -> list[Row]:
    times = in_turns(
        {
            "guia": Contender([ROOT / "guia", "construir", "--help"]),
            "solo": Contender([sys.executable, "-m", "mkdocs", "build", "--strict", "--help"]),
        },
        rounds,
    )
    own = [one - other for one, other in zip(times["guia"].wall, times["solo"].wall, strict=True)]
    return [Row("lo que añade ./guia si no hay nada que preparar", median(own), "s", 0.3)]
