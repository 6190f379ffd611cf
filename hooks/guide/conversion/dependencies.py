"""What a converted page depends on, as digests: it is used again only while all of them are the same.

Nothing is taken on trust: not a date, not a size. A page's key is made of its text, its place, the names of all files
that it may link to, the options, the bytes of our code and of all that may be included, and the installed packages.
Where any of that cannot be told by its value, nothing is kept.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

INCLUDES = "pymdownx.snippets"
# With other values it brings in what no digest can hold: pages of other hosts, files from anywhere.
_CLOSED = {"url_download": False, "restrict_base_path": True}


class UnknownDependencyError(Exception):
    """Something that pages depend on cannot be told by its value; the text says what."""


def digest(*parts: str | bytes) -> str:
    """One name for all the parts: no two lists of them have the same."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def environment(code: Iterable[Path]) -> str:
    """This Python, the installed packages by name and version, and the bytes of the Python files in the folders."""
    packages = {
        entry.name
        for folder in dict.fromkeys(sys.path)
        if os.path.isdir(folder)  # noqa: PTH112  (as it stands on sys.path)
        for entry in os.scandir(folder)
        if entry.name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth"))
    }
    return digest(sys.version, *sorted(packages), *(contents(folder, "*.py") for folder in sorted(set(code))))


def contents(path: Path, pattern: str = "*") -> str:
    """The names and bytes of a file, or of all files of a folder."""
    files = sorted(file for file in path.rglob(pattern) if file.is_file()) if path.is_dir() else [path]
    return digest(*(part for file in files for part in (file.relative_to(path).as_posix(), _bytes(file))))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        return repr(error).encode()


def options(extensions: Iterable[Any], configs: dict[str, Any], more: Any) -> str:
    """All options by their values, and the bytes of what they name on the disk, but for the files to be included."""
    try:
        spelled = json.dumps([list(extensions), configs, more], default=_spelled, sort_keys=True)
    except (TypeError, ValueError) as error:
        raise UnknownDependencyError(str(error)) from error
    rest = [value for name, value in configs.items() if name != INCLUDES]
    return digest(spelled, *(contents(Path(name)) for name in _texts(rest) if os.path.exists(name)))  # noqa: PTH110


def includable(extensions: Iterable[Any], configs: dict[str, Any]) -> str:
    """The bytes of all that a page can include; "" where no page includes anything."""
    if INCLUDES not in extensions:
        return ""
    asked = configs.get(INCLUDES) or {}
    if "base_path" not in asked or any(asked.get(name, value) != value for name, value in _CLOSED.items()):
        raise UnknownDependencyError(f"{INCLUDES} sin base_path, o con {' o '.join(_CLOSED)}")
    return digest(*(contents(Path(name)) for name in _texts(asked["base_path"])))


def may_include(text: str, configs: dict[str, Any]) -> bool:
    """Whether a page may include anything."""
    return "8<" in text or bool((configs.get(INCLUDES) or {}).get("auto_append"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str | PurePath):
        yield str(value)
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _spelled(thing: Any) -> Any:
    """A value that JSON does not know: functions by their name, because their code is part of the environment."""
    if isinstance(thing, functools.partial):
        return [thing.func, thing.args, thing.keywords]
    if isinstance(thing, PurePath):
        return str(thing)
    # What a closure holds or a method belongs to is not in the name.
    if hasattr(thing, "__qualname__") and not any(getattr(thing, name, None) for name in ("__closure__", "__self__")):
        return f"{thing.__module__}.{thing.__qualname__}"
    raise TypeError(f"{thing!r}")
