"""What a tree of pages says about itself: its folder, whether it is strict, its Markdown extensions."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from guide.snippets.blocks import DEFAULTS, Settings
from guide.snippets.reading import settings

DEEPEST = 5  # project files that inherit from one another
FILES = ("mkdocs.yml", "properdocs.yml", "zensical.toml")
# What is safe and useful to load here: it decides where blocks are. Others only dress the text.
_STANDARD = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.quotes",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
}


@dataclass(frozen=True, eq=False)
class Project:
    """The nearest project file at or above a page."""

    file: Path
    docs: Path
    settings: Settings = DEFAULTS
    extra: Any = None
    extensions: tuple[tuple[str, dict[str, Any]], ...] = ()
    includes: Mapping[str, Any] | None = None  # options of pymdownx.snippets; None where it is not used

    @property
    def folder(self) -> Path:
        return self.file.parent

    def holds(self, page: Path) -> bool:
        """Whether the page is one of the site's: a README beside ``docs`` is not."""
        return not self.docs.is_dir() or page.is_relative_to(self.docs)


@lru_cache(maxsize=4096)
def above(folder: Path) -> Project | None:
    """The project that a folder belongs to."""
    for name in FILES:
        # Path.is_file raises where the folder may not be searched.
        if os.path.isfile(folder / name):  # noqa: PTH113
            return _read(folder / name)
    return None if folder.parent == folder else above(folder.parent)


def _read(path: Path) -> Project:
    config = _inherited(path)
    docs = config.get("docs_dir")
    extra = config.get("extra")
    extensions = dict(_extensions(config.get("markdown_extensions")))
    includes = extensions.get("pymdownx.snippets")
    if path.suffix == ".toml" and not extensions:
        extensions = {name: {} for name in _STANDARD}  # Zensical turns these on by itself
    known = {name: options for name, options in extensions.items() if name in _STANDARD}
    known.setdefault("pymdownx.superfences", {})
    return Project(
        file=path,
        docs=(path.parent / (docs if isinstance(docs, str) else "docs")).resolve(),
        settings=settings.read_settings(extra, path.name),
        extra=extra,
        extensions=tuple(known.items()),
        includes=includes,
    )


def _inherited(path: Path, depth: int = 0) -> dict[str, Any]:
    config = _load(path)
    parent = config.get("INHERIT")
    if isinstance(parent, str) and depth < DEEPEST:
        return {**_inherited(path.parent / parent, depth + 1), **config}
    return config


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".toml":
            import tomllib

            loaded = tomllib.loads(text).get("project", {})
        else:
            loaded = _yaml(text)
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _yaml(text: str) -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """Tags such as ``!ENV`` and ``!!python/name:…`` become their text; nothing is imported."""

    def plain(loader: Any, _suffix: str, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node)
        return loader.construct_mapping(node)

    Loader.add_multi_constructor("!", plain)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", plain)
    try:
        return yaml.load(text, Loader=Loader)  # noqa: S506  (a SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return {}


def _extensions(listed: Any) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(listed, dict):
        items = list(listed.items())
    else:
        items = [
            pair
            for entry in (listed if isinstance(listed, list) else [])
            for pair in (entry.items() if isinstance(entry, dict) else [(entry, {})])
        ]
    return [
        (re.sub(r"^markdown\.extensions\.", "", str(name)), options if isinstance(options, dict) else {})
        for name, options in items
    ]
