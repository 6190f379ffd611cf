"""An example of a tutorial: the files that its reader has at the start and at the end of each step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Content(NamedTuple):
    """A file of an example."""

    data: bytes
    executable: bool = False


State = Mapping[str, Content]
"""What stands in the folder of the reader: each path in it, with «/», and its file."""

START = "inicio"


class Step(NamedTuple):
    """``state``: how the folder is at the end of the step."""

    number: int
    title: str
    state: State


@dataclass(frozen=True)
class Example:
    """``folder``: the one of the reader; ``first_folder``: how it is called where the example before it ends.

    ``keeps``: the files that are the reader's own once they exist.

    ``day`` and ``written`` are what the author says of it: since when it is so, and the fingerprint of that content.
    """

    slug: str
    title: str
    folder: str
    first_folder: str
    since: str
    day: date
    written: str
    keeps: tuple[str, ...]
    start: State
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """Of the zip, without its ending, and of the folder in it."""
        return f"notas-{self.slug}"

    @property
    def final(self) -> State:
        return self.steps[-1].state if self.steps else self.start

    def at(self, number: int) -> State:
        """The folder at the end of a step; one that changes no file need not be named in it."""
        return next((step.state for step in reversed(self.steps) if step.number <= number), self.start)

    def states(self) -> Iterator[tuple[str, State]]:
        """Every state that is not the one before it, by its name in the zip."""
        yield START, self.start
        before = self.start
        for step in self.steps:
            if step.state != before:
                yield str(step.number), step.state
            before = step.state

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that is in some state."""
        return tuple(sorted({path for _, state in self.states() for path in state}))

    @property
    def fingerprint(self) -> str:
        """Changes when a file changes in any of the states."""
        digest = hashlib.sha256()
        for name, state in (*self.states(), ("conserva", {path: Content(b"") for path in self.keeps})):
            digest.update(f"{name}\0{len(state)}\0".encode())
            for path, content in sorted(state.items()):
                digest.update(f"{path}\0{content.executable}\0{len(content.data)}\0".encode() + content.data)
        return digest.hexdigest()[:12]
