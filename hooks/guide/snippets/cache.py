"""Verdicts kept between runs, by what was checked and with what. A foreign or broken file counts as none."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from guide.files import write_atomically
from guide.places import PACKAGE, RESOURCES
from guide.snippets.findings import Finding

LARGEST = 50_000  # verdicts
PROGRAMS = ("shfmt", "shellcheck")
TABLES = ("compose-spec.json", "docker-cli.json", "herramientas.json")
_PACKAGE = re.compile(r"(?i:pyyaml|tree[-_]sitter\w*)-\d.*\.dist-info$")
_TYPES = (int, int, int, int, str, str)


@cache
def sources_digest(package: Path = PACKAGE, resources: Path = RESOURCES) -> str:
    """A digest of all that this project puts into a verdict: the modules of the checker, those below it, its tables."""
    digest = hashlib.sha256()
    for path in (*sorted(package.glob("*.py")), *sorted((package / "snippets").rglob("*.py"))):
        digest.update(b"%s\0%s\0" % (path.relative_to(package).as_posix().encode(), path.read_bytes()))
    for name in TABLES:
        digest.update((resources / name).read_bytes())
    return digest.hexdigest()


def engines() -> str:
    """What gives the verdicts, and in which version: programs, Python and its packages, and this project."""
    from guide.snippets import program

    programs = [program.version(program.find(name)) for name in PROGRAMS]
    # Python's own parsers judge programs in Python, JSON and TOML.
    return " ".join([*programs, sys.version.split()[0], *_installed(), sources_digest()])


def _installed() -> list[str]:
    """``NAME-VERSION.dist-info`` of each package; ten times as fast as asking importlib.metadata for each."""
    found = []
    for folder in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError):
            found += [entry.name for entry in os.scandir(folder) if _PACKAGE.match(entry.name)]
    return sorted(found)


def cache_key(*parts: str) -> str:
    """The name under which the verdict on ``parts`` is kept."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Cache:
    """``path`` None keeps verdicts for this run only."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.engines = engines() if path else ""
        self.verdicts: dict[str, list[Finding]] = _load(path, self.engines) if path else {}
        self.passing: dict[str, list[Finding]] = {}
        self.is_new = not self.verdicts
        self.changed = False

    def get(self, name: str) -> list[Finding] | None:
        found = self.verdicts.get(name)
        return self.passing.get(name) if found is None else found

    def reload(self) -> None:
        """Takes in what another process has saved since."""
        if self.path:
            self.verdicts = {**_load(self.path, self.engines), **self.verdicts}

    def put(self, name: str, findings: Iterable[Finding]) -> None:
        self.verdicts[name] = list(findings)
        self.changed = True

    def put_for_now(self, name: str, findings: Iterable[Finding]) -> None:
        """A verdict that only holds until this run ends."""
        self.passing[name] = list(findings)

    def save(self) -> None:
        """Another build sees the old file or the new one, whole; of two at once, the last one wins."""
        if self.path is None or not self.changed:
            return
        kept = dict(list(self.verdicts.items())[-LARGEST:])
        text = json.dumps({"engines": self.engines, "verdicts": kept}, ensure_ascii=False, separators=(",", ":"))
        with contextlib.suppress(OSError):  # a folder that cannot be written only costs time
            write_atomically(self.path, text.encode("utf-8", "surrogatepass"))
            self.changed = False


def _load(path: Path, engines: str) -> dict[str, list[Finding]]:
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return {}
        data = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        if data["engines"] != engines:
            return {}
        return {str(name): [_finding(item) for item in found] for name, found in data["verdicts"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _finding(item: Any) -> Finding:
    if not isinstance(item, list) or tuple(type(part) for part in item) != _TYPES:
        raise TypeError(item)
    return Finding(*item)
