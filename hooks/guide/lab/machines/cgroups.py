"""The place in the host's control groups where a machine lives, so that all its groups can be found and removed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

TOP = Path("/sys/fs/cgroup")
PREFIX = "guia-laboratorio-"


def hierarchies() -> list[Path]:
    """One folder with cgroup v2; with v1, one for each group of controllers."""
    if (TOP / "cgroup.procs").exists():
        return [TOP]
    return [path for path in sorted(TOP.iterdir()) if (path / "cgroup.procs").exists()]


def make(name: str) -> list[Path]:
    """New groups for a machine, one in each hierarchy."""
    groups = []
    for top in hierarchies():
        group = top / (PREFIX + name)
        group.mkdir(exist_ok=True)
        for file in ("cpuset.cpus", "cpuset.mems"):
            # In v1 a new group has neither processors nor memory.
            if (group / file).exists() and (top / file).exists():
                with contextlib.suppress(OSError):
                    (group / file).write_text((top / file).read_text())
        groups.append(group)
    return groups


def remove(name: str) -> None:
    """Deletes the groups of a machine that has ended; those with processes stay."""
    for top in hierarchies():
        for group in _deepest_first(top / (PREFIX + name)):
            with contextlib.suppress(OSError):
                group.rmdir()


def processes(name: str) -> set[int]:
    """The numbers of the processes that a machine has left."""
    found: set[int] = set()
    for top in hierarchies():
        for group in _deepest_first(top / (PREFIX + name)):
            with contextlib.suppress(OSError):
                found.update(int(number) for number in (group / "cgroup.procs").read_text().split())
    return found


def _deepest_first(group: Path) -> Iterator[Path]:
    for folder, _, _ in os.walk(group, topdown=False):
        yield Path(folder)
