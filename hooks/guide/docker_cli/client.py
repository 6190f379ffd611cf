"""Asks a real docker client what it understands, and makes sure that it can do nothing.

``--help`` always stands before what is tried: the client then reads its flags, complains or prints its help, and ends.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from guide.docker_cli import helptext
from guide.snippets.docker.table import Entry, Flag

PLUGINS = ("usr/libexec/docker/cli-plugins", "usr/lib/docker/cli-plugins")
# docker hands these to its plugin buildx, if it is there.
BUILT = ("", "build", "builder", "image", "bake")
Names = tuple[str, ...]


class Described(NamedTuple):
    entry: Entry
    children: tuple[str, ...]
    aliases: frozenset[Names]


class NoClientError(Exception):
    """There is no docker client in a folder, or it does not start."""


@dataclass
class Client:
    """The client of an unpacked folder. ``home`` is an empty folder for its settings."""

    folder: Path
    home: Path
    plugins: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder, self.home = self.folder.resolve(), self.home.resolve()
        for place in PLUGINS:
            for program in sorted((self.folder / place).glob("docker-*")):
                self.plugins.setdefault(program.name.removeprefix("docker-"), program)
        folders = sorted({str(program.parent) for program in self.plugins.values()})
        for name, settings in (("with", {"cliPluginsExtraDirs": folders}), ("without", {})):
            (self.home / name).mkdir(parents=True, exist_ok=True)
            (self.home / name / "config.json").write_text(json.dumps(settings), encoding="utf-8")

    def run(self, arguments: Sequence[str], plain: bool = False) -> subprocess.CompletedProcess[str]:
        """``plain``: exactly as a terminal would; else by a shorter way to the same answer."""
        first = next((word for word in arguments if word != "__complete"), "")
        program, settings = self.folder / "usr" / "bin" / "docker", "with"
        if not plain and first in self.plugins:
            # What docker itself would call, after it has asked every plugin who it is.
            program = self.plugins[first]
        elif not plain and first not in BUILT and not first.startswith("-") and arguments[:1] != ["__complete"]:
            settings = "without"
        environment = {
            "HOME": str(self.home / settings),
            "DOCKER_CONFIG": str(self.home / settings),
            "DOCKER_HOST": "unix:///nonexistent",
            "PATH": "/nonexistent",
            # Whatever wants the network ends at a closed port of this machine.
            "HTTP_PROXY": "http://127.0.0.1:9",
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "BUILDX_EXPERIMENTAL": "1",
            # Without it a plugin takes itself for a program of its own.
            "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND": "docker",
            "LC_ALL": "C",
        }
        return subprocess.run(
            [program, *arguments],
            env=environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
        )

    def version(self) -> str:
        try:
            found = re.search(r"version (\d+\.\d+\.\d+)", self.run(["--version"]).stdout)
        except OSError as error:
            raise NoClientError(f"en «{self.folder.name}» no hay ningún cliente de docker que arranque") from error
        if found is None:
            raise NoClientError(f"el cliente de «{self.folder.name}» no dice su versión")
        return found[1]

    def complaint(self, path: Names, *arguments: str) -> str:
        """What the client says against the arguments, "" when it takes them."""
        done = self.run([*path, "--help", *arguments])
        for line in done.stderr.splitlines():
            if re.match(r"(unknown (shorthand )?flag|flag needs an argument|invalid argument|bad flag syntax)", line):
                return line
        return ""

    def commands(self, candidates: Mapping[Names, set[str]]) -> dict[Names, Described]:
        """Every command of the client. ``candidates``: names of flags that help does not show, to be tried."""
        found: dict[Names, Described] = {}
        pending: list[Names] = [()]
        with ThreadPoolExecutor(4) as pool:
            while pending:
                described = pool.map(lambda path: self._describe(path, candidates.get(path, set())), pending)
                pairs = {path: entry for path, entry in zip(pending, described, strict=True) if entry}
                found.update(pairs)
                pending = [(*path, child) for path, entry in pairs.items() for child in entry.children]
                pending += [path for path in candidates if path and path[:-1] in pairs and path not in pending]
        return self._with_inherited(found)

    def _describe(self, path: Names, candidates: set[str]) -> Described | None:
        if path[-1:] == ("help",):
            # Its own help is that of the command above.
            return Described(Entry(), (), frozenset())
        shown = helptext.parse_help(self.run([*path, "--help"]).stdout)
        if not shown.usages or (path and not self._exists(path, shown)):
            return None
        children = set(shown.commands)
        if children:
            # Completion also offers what help leaves out for want of a daemon.
            children |= set(self._completed(path, ""))
        flags = {flag.name: flag for flag in shown.flags}
        for name in sorted({*self._completed(path, "--"), *candidates} - flags.keys() - {"help"}):
            flag = self._tried(path, name)
            if flag is not None:
                flags[name] = flag
        spans = [helptext.arguments(usage) for usage in shown.usages]
        entry = Entry(
            tuple(flags.values()),
            min(least for least, _ in spans),
            max(most for _, most in spans),
            stops=not self.complaint(path, "a", "--no-such-flag"),
        )
        return Described(entry, tuple(sorted(children)), frozenset(helptext.other_names(shown, path)))

    def _with_inherited(self, found: dict[Names, Described]) -> dict[Names, Described]:
        """Flags that a command takes for those under it; help does not repeat them."""
        persistent: dict[Names, set[str]] = {}
        result = dict(found)
        for path, described in sorted(found.items()):
            above = path[:1] if path and path[0] in self.plugins else path[:-1]
            if path == above:
                continue
            if above not in persistent:
                names = [flag.name for flag in found[above].entry.flags]
                persistent[above] = {name for name in names if self._tried(path, name)}
            if path[-1] == "help":
                continue
            own = {flag.name for flag in described.entry.flags}
            letters = {flag.short for flag in described.entry.flags}
            more = [
                replace(flag, short="" if flag.short in letters else flag.short)
                for flag in found[above].entry.flags
                if flag.name in persistent[above] - own
            ]
            entry = replace(described.entry, flags=(*described.entry.flags, *more))
            result[path] = described._replace(entry=entry)
        return result

    def _exists(self, path: Names, shown: helptext.Help) -> bool:
        # For a command that it does not know the client prints the help of the one above.
        parent = helptext.parse_help(self.run([*path[:-1], "--help"]).stdout)
        return shown.usages != parent.usages

    def _completed(self, path: Names, word: str) -> Iterator[str]:
        for line in self.run(["__complete", *path, word]).stdout.splitlines():
            name = line.partition("\t")[0].removeprefix(word)
            if re.fullmatch(r"[a-z][\w.-]*", name):
                yield name

    def _tried(self, path: Names, name: str) -> Flag | None:
        """What a flag is by how the client takes it; None when it does not."""
        complaint = self.complaint(path, f"--{name}")
        if "unknown flag" in complaint:
            return None
        if "needs an argument" in complaint:
            return Flag(name, value="=")
        return Flag(name, value="" if "ParseBool" in self.complaint(path, f"--{name}=zz") else "?")
