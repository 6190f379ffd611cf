"""Times whole processes, in turns, so that a busy machine weighs on all of them alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Times:
    """Seconds of each run: by the clock, and those that the processors worked, the processes that it started too."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


def in_turns(contenders: Mapping[str, Contender], rounds: int) -> dict[str, Times]:
    """One round more goes first and is not counted."""
    # Where Python may not keep what it compiled, each run compiles all of hooks anew: that is not what is measured.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = {name: Times() for name in contenders}
    for number in range(rounds + 1):
        for name, contender in contenders.items():
            contender.before()
            before, start = work_of_children(), time.perf_counter()
            done = subprocess.run(
                contender.command, cwd=contender.cwd, env=environment, capture_output=True, check=False
            )
            elapsed = time.perf_counter() - start
            if done.returncode:
                log = (done.stdout + done.stderr).decode("utf-8", "replace")
                raise SystemExit(f"medir: «{name}» acabó con {done.returncode}:\n{log}")
            if number:
                times[name].wall.append(elapsed)
                times[name].work.append(work_of_children() - before)
    return times


def work_of_children() -> float:
    """Seconds that the processors have worked for the processes that ended, and for those that they waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def ratio(times: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of the runs that stood side by side."""
    return statistics.median(one / other for one, other in zip(times, base, strict=True))
