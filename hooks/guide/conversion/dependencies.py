"""What a converted page depends on, as digests: it is used again only while all of them are the same.

Nothing is taken on trust: not a date, not a size. A page's key is made of its text, its place, the names of all files
that it may link to, the options, the bytes of our code and of all that may be included, and the installed packages.
Where any of that cannot be told by its value, nothing is kept.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

INCLUDES, EMOJI = "pymdownx.snippets", "pymdownx.emoji"
PURE = frozenset(
    f"""
    abbr admonition attr_list def_list fenced_code footnotes guide.codeblocks.extension
    guide.glossary.extension md_in_html sane_lists tables toc
    {EMOJI} {INCLUDES} pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.highlight pymdownx.inlinehilite
    pymdownx.keys pymdownx.mark pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
    """.split()
)
"""Extensions that make of the same text and options always the same, but for what can be included (their sources, of
Markdown 3.11 and pymdown-extensions 13.1, ask for no file, host, clock, chance nor variable of the environment)."""
_PACKAGES = {"markdown", "material", "pygments", "pymdownx"}


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
    return digest(sys.version, *sorted(packages), *(contents(folder, "*.py") for folder in code))


def contents(folder: Path, pattern: str = "*") -> str:
    """The names and bytes of all files of a folder."""
    files = sorted(file for file in folder.rglob(pattern) if file.is_file())
    return digest(*(part for file in files for part in (file.relative_to(folder).as_posix(), _bytes(file))))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        return repr(error).encode()


def options(extensions: Iterable[Any], configs: Mapping[str, Any], code: Iterable[Path], more: Any) -> str:
    """All options by their values. ``code``: the folders that count for the environment."""
    for extension in extensions:
        if extension not in PURE:
            raise UnknownDependencyError(str(extension))
    if (configs.get(EMOJI) or {}).get("options"):
        raise UnknownDependencyError(f"{EMOJI} con options")
    spell = functools.partial(_spelled, [*code])
    try:
        return json.dumps([list(extensions), configs, more], default=spell, sort_keys=True)
    except (TypeError, ValueError) as error:
        raise UnknownDependencyError(str(error)) from error


def _spelled(code: list[Path], thing: Any) -> str:
    """A function or class by its name, when its code is part of the environment and it holds nothing else."""
    if hasattr(thing, "__qualname__") and not any(getattr(thing, name, None) for name in ("__closure__", "__self__")):
        file = Path(inspect.getfile(thing)).resolve()
        if thing.__module__.partition(".")[0] in _PACKAGES or any(file.is_relative_to(folder) for folder in code):
            return f"{thing.__module__}.{thing.__qualname__}"
    raise TypeError(repr(thing))


def includable(extensions: Iterable[Any], configs: Mapping[str, Any]) -> str:
    """The bytes of all that a page can include; "" where no page includes anything."""
    if INCLUDES not in extensions:
        return ""
    snippets = configs.get(INCLUDES) or {}
    # Otherwise it brings in what no digest can hold: pages of other hosts, files from anywhere.
    if "base_path" not in snippets or snippets.get("url_download") or not snippets.get("restrict_base_path", True):
        raise UnknownDependencyError(f"{INCLUDES} sin base_path, con url_download o con restrict_base_path: false")
    return digest(
        *(_bytes(path) if path.is_file() else contents(path) for path in map(Path, _list(snippets["base_path"])))
    )


def may_include(text: str, configs: Mapping[str, Any]) -> bool:
    """Whether a page may include anything."""
    return "8<" in text or bool((configs.get(INCLUDES) or {}).get("auto_append"))


def _list(value: Any) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else map(str, value)
