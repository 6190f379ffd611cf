"""The options of the tools of each system, as resources/herramientas.json tells them, and how they are looked up."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from guide.places import RESOURCES

TABLE = RESOURCES / "herramientas.json"
MACOS, BUSYBOX = "macos", "busybox"
NAMES = {MACOS: "macOS", BUSYBOX: "busybox"}


class Options(NamedTuple):
    """What a tool takes: ``letters`` as getopt is told of them, and long names without their dashes.

    ``permutes``: options may also stand after the first argument.
    """

    letters: str
    longs: frozenset[str] = frozenset()
    permutes: bool = True

    @classmethod
    def read(cls, line: str) -> Options:
        """«+ab: largo otro»; «+» says that options end at the first argument."""
        letters, *longs = line.split(" ")
        return cls(letters.removeprefix("+"), frozenset(filter(None, longs)), not letters.startswith("+"))

    def __str__(self) -> str:
        return " ".join([f"{'' if self.permutes else '+'}{self.letters}", *sorted(self.longs)])

    def has(self, name: str) -> bool:
        return name in self.longs if len(name) > 1 else name in self.letters.replace(":", "")

    def value(self, letter: str) -> str:
        """«:» when it takes one, «::» when it may have one in the same word, «» when none."""
        match = re.search(rf"{re.escape(letter)}(:*)", self.letters)
        return match[1] if match else ""


@dataclass(frozen=True)
class Tool:
    """A tool: what it takes on each system that has it, and the letters of long options that some of them lack."""

    systems: Mapping[str, Options]
    short: Mapping[str, str]

    def value(self, letter: str) -> set[str]:
        return {options.value(letter) for options in self.systems.values() if options.has(letter)}


class Table:
    """Tools are made when they are first asked for."""

    def __init__(self, data: Mapping[str, Mapping[str, object]]) -> None:
        self._data = data
        self._tools: dict[str, Tool | None] = {}

    def tool(self, name: str) -> Tool | None:
        if name not in self._tools:
            self._tools[name] = self._made(name)
        return self._tools[name]

    def _made(self, name: str) -> Tool | None:
        line = self._data["opciones"].get(name)
        if not isinstance(line, Mapping):
            return None
        systems = {system: Options.read(line[system]) for system in NAMES if system in line}
        short = dict(pair.split("=") for pair in str(line.get("corta", "")).split())
        return Tool(systems, short)

    def primaries(self, system: str) -> frozenset[str]:
        return frozenset(str(self._data["find"][system]).split())

    def missing(self, name: str) -> str | None:
        """What to do instead of a program that only Linux has, «» when nobody said; None for any other one."""
        found = self._data["solo-linux"].get(name)
        return None if found is None else str(found)

    def of_bash(self, name: str) -> str | None:
        """What to do instead of a builtin that only bash has; None for any other one."""
        found = self._data["solo-bash"].get(name)
        return None if found is None else str(found)

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """What to write instead of an option, by «tool -o» or «tool --option»."""
        return {str(name): str(text) for name, text in self._data["en-su-lugar"].items()}

    @cached_property
    def others(self) -> Mapping[str, str]:
        """What an option means elsewhere, by «tool -o»."""
        return {str(name): str(text) for name, text in self._data["otro-significado"].items()}


@cache
def load_table(path: Path = TABLE) -> Table:
    return Table(json.loads(path.read_text(encoding="utf-8")))
