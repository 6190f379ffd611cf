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
    from mkdocs.utils.meta import get_data

    _titles, _topics = {}, {}
    root = Path(config.config_file_path).resolve().parent
    if not (root / SOURCE).is_file():
        return
    files = {page.file.src_uri: page.file for page in nav.pages}
    _topics, source = read_topics(root, files)
    for problem in source.problems:
        log.warning(problem.text())
    # A comment of the front matter begins as a heading does.
    named = {name for listed in _topics.values() for name in listed}
    _titles = {name: heading(get_data(files[name].content_string)[0]) for name in named}


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    name = page.file.src_uri
    return markdown + box(name, related(name, _topics), _titles)
