"""Writes the commands of the real clients into the pages of the reference that ask for them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.reference.commands import MARKER, Reference, load_reference, placed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.reference")

_reference: Reference | None
_pages: dict[str, str]


def on_config(config: MkDocsConfig) -> None:
    # Modules outlive rebuilds: each one begins with a new state.
    global _reference, _pages
    _reference = load_reference(Path(config.config_file_path).resolve().parent)
    _pages = {}


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str | None:
    if _reference is None or not MARKER.search(markdown):
        return None
    _pages[page.file.src_uri] = page.file.content_string
    return _reference.filled(markdown)


def on_env(*_: Any, **__: Any) -> None:
    if _reference is not None:
        for problem in (*_reference.problems(), *placed(_pages, _reference)):
            log.warning(problem.text())
