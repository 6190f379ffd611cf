"""What tools say of themselves: busybox is tried letter by letter, and GNU's print their help."""

from __future__ import annotations

import re
import string
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.snippets.portable.table import Options

SECONDS = 1.0
_UNKNOWN = re.compile(r"(?:invalid|unrecognized|unknown) option|unrecognized: ")
_WANTS_VALUE = re.compile(r"requires an argument")
# «  -r, -R, --recursive     text»: letters, names, and what they take, up to two blanks.
_LINE = re.compile(
    r"^ {1,8}(?P<letters>(?:-\w(?:[ =]?[\w\[\]<>]+)?,? +)*)(?P<names>--[a-z].*?)(?: {2}|\n|$)", re.MULTILINE
)


class NoToolError(Exception):
    """There is no such program, or it does not answer."""


class Busybox:
    """A busybox that is asked in an empty folder, with no arguments but one option and with nothing to read."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = program, folder

    def release(self) -> str:
        match = re.search(r"BusyBox v[^\s]+ \([^)]*\)", self._run([]))
        if match is None:
            raise NoToolError(f"{self.program} no es busybox")
        return match[0]

    def applets(self) -> set[str]:
        return set(self._run(["--list"]).split())

    def options(self, tool: str, longs: Iterable[str]) -> Options:
        """``longs`` are the names that are tried. What it does not refuse counts as understood."""
        letters = {letter: self._run([tool, f"-{letter}"]) for letter in string.ascii_letters}
        names = {name: self._run([tool, f"--{name}"]) for name in sorted(longs)}
        known = (f"{n}{':' * bool(_WANTS_VALUE.search(o))}" for n, o in letters.items() if not _UNKNOWN.search(o))
        return Options("".join(sorted(known)), frozenset(n for n, o in names.items() if not _UNKNOWN.search(o)))

    def all_options(self, tools: Sequence[tuple[str, Iterable[str]]]) -> dict[str, Options]:
        with ThreadPoolExecutor(4) as pool:
            found = pool.map(lambda pair: self.options(*pair), tools)
            return dict(zip((name for name, _ in tools), found, strict=True))

    def primaries(self, names: Iterable[str]) -> list[str]:
        """Which tests and actions its find knows. Each is tried on a folder that does not exist."""
        return sorted(name for name in names if not _UNKNOWN.search(self._run(["find", "/nonexistent", name])))

    def _run(self, arguments: Sequence[str]) -> str:
        return _output([str(self.program), *arguments], self.folder)


def short_names(tool: str, folder: Path) -> dict[str, str]:
    """The letter, or «», of each long option that the tool of this machine, if it has it, tells of in its help."""
    try:
        text = _output([tool, "--help", "all"] if tool == "ps" else [tool, "--help"], folder)
    except NoToolError:
        return {}
    found: dict[str, str] = {}
    for match in _LINE.finditer(text):
        letter = re.match(r"-(\w)", match["letters"])
        for name in re.findall(r"--([a-z][\w-]*)", match["names"]):
            found[name] = found.get(name) or (letter[1] if letter else "")
    return found


def release(tool: str, folder: Path) -> str:
    """Its version, as in «GNU coreutils 9.1»."""
    first = _output([tool, "--version"], folder).partition("\n")[0]
    match = re.search(r"\(?((?:GNU )?[A-Za-z-]+)\)?(?: from [\w-]+)? (\d[\d.]+)", first)
    if match is None:
        raise NoToolError(f"{tool} no dice su versión")
    return f"{match[1]} {match[2]}"


def _output(command: Sequence[str], folder: Path) -> str:
    """What it says, refusals and all; «» from what does not end, like a clock that waits."""
    try:
        ran = subprocess.run(
            command,
            cwd=folder,
            env={"LC_ALL": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        raise NoToolError(f"no se puede iniciar {command[0]}") from error
    return ran.stdout.decode("utf-8", "replace")
