"""Times whole processes, in turns, so that a busy machine weighs on all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """One measured thing; ``limit`` is in the unit of ``value``, None where there is none."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def passes(self) -> bool:
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True)
class Contender:
    command: Sequence[str | os.PathLike[str]]
    cwd: Path = ROOT
    # Runs before each measured run, outside the clock.
    before: Callable[[], None] = lambda: None


def in_turns(contenders: Mapping[str, Contender], rounds: int) -> dict[str, list[float]]:
    """Seconds of each run; one round more goes first and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, contender in contenders.items():
            contender.before()
            start = time.perf_counter()
            done = subprocess.run(contender.command, cwd=contender.cwd, capture_output=True, check=False)
            elapsed = time.perf_counter() - start
            if done.returncode:
                log = (done.stdout + done.stderr).decode("utf-8", "replace")
                raise SystemExit(f"medir: «{name}» acabó con {done.returncode}:\n{log}")
            if number:
                times[name].append(elapsed)
    return times


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def ratio(times: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of the runs that stood side by side."""
    return statistics.median(one / other for one, other in zip(times, base, strict=True))
