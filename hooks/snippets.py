"""Checks every code block while MkDocs builds the site. As a program: ``python hooks/snippets.py RUTA…``."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    from guide.snippets.cli import main

    def others() -> Mapping[str, str]:
        from guide.authoring.codes import other_codes

        return other_codes()

    sys.exit(main(others=others))

from guide.site import Build
from guide.snippets.codes import GRAVE_IN_CI
from guide.snippets.formats import text
from guide.snippets.reading.collect import Collector
from guide.snippets.shell import session_lexer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.snippets")

_serving = False
_build: Build
_pages: list[Page]


def on_startup(command: str, **_: Any) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    # Modules outlive rebuilds: each one begins with a new state.
    global _build, _pages
    # MkDocs declares names only, and hands the list on to Python-Markdown, which also takes objects.
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [extension for extension in extensions if not isinstance(extension, Collector)]
    file = Path(config.config_file_path).absolute()
    session_lexer.register()
    raised = GRAVE_IN_CI if os.environ.get("CI") else ()
    _build, _pages = Build(file, config.extra, extensions, config.mdx_configs or {}, raised), []
    extensions.append(_build.collector)


def on_page_markdown(markdown: str, **_: Any) -> None:
    _build.collector.begin()


def on_page_content(html: str, page: Page, **_: Any) -> None:
    _pages.append(page)
    source = Path(page.file.abs_src_path or page.file.src_uri)
    _build.take(source, page.file.content_string, page.markdown or "", html)


def on_env(env: Any, **_: Any) -> None:
    found = _build.check()
    for severity, entry in text.entries(found):
        log.log(logging.WARNING if severity == "error" else logging.INFO, entry)
    log.info(text.summary(found))
    for number, page in enumerate(_pages):

        def where(other: int, page: Page = page) -> tuple[str, str]:
            return str(_pages[other].title), _pages[other].file.url_relative_to(page.file)

        if page.content is not None:
            page.content = _build.dress(number, page.content, found, _serving, where)
