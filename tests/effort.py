"""How much work something is, whatever else the machine does meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object]) -> float:
    """The time that processors spend on it, in this process and in the programs that it starts and waits for."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])
