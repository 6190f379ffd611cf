"""The table of docker's commands and flags: how a line of it is written, and how it is looked up.

A line is ``ARGUMENTS[!] FLAG…``: ``1`` exactly one argument, ``1+`` one or more, ``0-2`` none to two; ``!`` says that
flags end at the first argument. A flag is ``s,long`` with ``=`` when it takes a value, ``?`` when the value may be left
out, and then its notes: ``~`` hidden, ``>26`` since, ``%28`` deprecated since, ``<29`` not there any more from.
``=other command`` is another name of a command; ``*`` is a plugin that nobody has looked into.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from guide.places import RESOURCES

TABLE = RESOURCES / "docker-cli.json"
MANY = 1_000_000
_FLAG = re.compile(r"(?:(?P<short>\w),)?(?P<name>\w[\w.-]*)(?P<value>[=?]?)(?P<notes>(?:[~]|[<>%][\d.]+)*)")
_HEAD = re.compile(r"(?P<least>\d+)(?P<range>\+|-\d+)?(?P<stops>!?)(?P<notes>(?:[~]|[<>%][\d.]+)*)")


def version_numbers(version: str) -> tuple[int, ...]:
    """The first two numbers of a version of Docker, by which versions are compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


class Notes(NamedTuple):
    """Docker versions, "" when the clients that were looked at say nothing."""

    hidden: bool = False
    since: str = ""
    deprecated: str = ""
    removed: str = ""

    @classmethod
    def read(cls, text: str) -> Notes:
        values: dict[str, str] = dict(re.findall(r"([<>%])([\d.]+)", text))
        return cls("~" in text, values.get(">", ""), values.get("%", ""), values.get("<", ""))

    def holds_in(self, version: str) -> bool:
        """Whether a client of that version, as in 28.5, has what the notes are about. 29 is the newest of all 29."""
        here = version_numbers(version)
        if self.since and here < version_numbers(self.since)[: len(here)]:
            return False
        return not self.removed or here < version_numbers(self.removed)[: len(here)]

    def __str__(self) -> str:
        parts = ((">", self.since), ("%", self.deprecated), ("<", self.removed))
        return "~" * self.hidden + "".join(sign + version for sign, version in parts if version)


NONE = Notes()


@dataclass(frozen=True)
class Flag:
    name: str
    short: str = ""
    value: str = ""  # "" true or false, "=" needs a value, "?" may have one
    notes: Notes = NONE

    def __str__(self) -> str:
        return f"{self.short}{',' if self.short else ''}{self.name}{self.value}{self.notes}"


@dataclass(frozen=True)
class Entry:
    """A command. ``alias`` is the command that it is another name of; ``opaque`` plugins take anything."""

    flags: tuple[Flag, ...] = ()
    least: int = 0
    most: int = MANY
    stops: bool = False
    notes: Notes = NONE
    alias: str = ""
    opaque: bool = False

    def __str__(self) -> str:
        if self.opaque:
            return f"*{self.notes}"
        if self.alias:
            return f"={self.alias}"
        many = "+" if self.most == MANY else "" if self.most == self.least else f"-{self.most}"
        head = f"{self.least}{many}{'!' if self.stops else ''}{self.notes}"
        return " ".join([head, *map(str, sorted(self.flags, key=lambda flag: flag.name))])


def read_entry(line: str) -> Entry:
    """Raises ValueError for what is no line of a table."""
    if line.startswith("="):
        return Entry(alias=line[1:])
    if line.startswith("*"):
        return Entry(opaque=True, notes=Notes.read(line))
    head, *flags = line.split() or [""]
    match = _HEAD.fullmatch(head)
    if match is None:
        raise ValueError(f"«{head}» no dice cuántos argumentos hay")
    least = int(match["least"])
    span = match["range"]
    most = MANY if span == "+" else int(span[1:]) if span else least
    return Entry(tuple(map(read_flag, flags)), least, most, bool(match["stops"]), Notes.read(match["notes"]))


def read_flag(text: str) -> Flag:
    match = _FLAG.fullmatch(text)
    if match is None:
        raise ValueError(f"«{text}» no es una opción de la tabla")
    return Flag(match["name"], match["short"] or "", match["value"], Notes.read(match["notes"]))


@dataclass(frozen=True)
class Node:
    """A command ready to be asked: what stands under it and its flags by long name and by letter."""

    path: tuple[str, ...]
    entry: Entry
    children: dict[str, tuple[str, ...]]
    long: dict[str, Flag]
    short: dict[str, Flag]

    @property
    def name(self) -> str:
        return " ".join(("docker", *self.path))


class Table:
    """Nodes are made when they are first asked for: a page uses a dozen of four hundred."""

    def __init__(self, commands: dict[str, str], clients: tuple[str, ...] = ()) -> None:
        self.commands = commands
        self.clients = clients
        self._children: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self._nodes: dict[tuple[str, ...], Node] = {}
        for name in commands:
            path = tuple(name.split())
            if path:
                self._children.setdefault(path[:-1], {})[path[-1]] = path

    def node(self, path: tuple[str, ...]) -> Node:
        if path not in self._nodes:
            entry = read_entry(self.commands[" ".join(path)])
            children = self._children.get(path, {})
            if entry.alias:
                target = self.node(tuple(entry.alias.split()))
                entry, children = target.entry, children or target.children
            short = {flag.short: flag for flag in entry.flags if flag.short}
            self._nodes[path] = Node(path, entry, children, {flag.name: flag for flag in entry.flags}, short)
        return self._nodes[path]


@cache
def load_table(path: Path = TABLE) -> Table:
    data = json.loads(path.read_text(encoding="utf-8"))
    return Table(data["commands"], tuple(data["clients"]))
