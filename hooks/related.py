"""Ends each page with those that are about the same thing."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.related import SOURCE, box, heading, read_topics, related

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.related")

_titles: dict[str, str]
_topics: dict[str, list[str]]


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
    # Modules outlive rebuilds: each one begins with a new state.
    global _titles, _topics
    _titles, _topics = {page.file.src_uri: heading(page.file.content_string) for page in nav.pages}, {}
    root = Path(config.config_file_path).resolve().parent
    if (root / SOURCE).is_file():
        _topics, source = read_topics(root, _titles)
        for problem in source.problems:
            log.warning(problem.text())


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    name = page.file.src_uri
    return markdown + box(name, related(name, _topics), _titles)
