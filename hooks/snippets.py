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

from guide.places import CACHE
from guide.snippets.cache import Cache
from guide.snippets.codes import GRAVE_IN_CI
from guide.snippets.formats import text
from guide.snippets.judging.ahead import start_ahead
from guide.snippets.shell import session_lexer

if TYPE_CHECKING:
    from guide.site import Build
    from guide.snippets.outcome.report import Report
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
    file = Path(config.config_file_path).absolute()
    cache = Cache(file.parent / CACHE / "fragmentos.json")
    ahead = start_ahead(Path(__file__).resolve(), Path(config.docs_dir), cache)
    # Imported while the other process is at work.
    from guide.site import Build

    session_lexer.register()
    raised = GRAVE_IN_CI if os.environ.get("CI") else ()
    options = config.mdx_configs or {}
    _build, _pages = Build(file, config.extra, config.markdown_extensions, options, cache, raised, ahead), []


def on_page_content(html: str, page: Page, **_: Any) -> None:
    _pages.append(page)
    source = Path(page.file.abs_src_path or page.file.src_uri)
    _build.take(source, page.file.content_string, page.markdown or "", html)


def on_env(env: Any, **_: Any) -> None:
    _build.read_marks()
    # Only an author sees the errors on the page: other builds may go on while their blocks are still being judged.
    found = _report() if _serving else None
    for number, page in enumerate(_pages):

        def where(other: int, page: Page = page) -> tuple[str, str]:
            return str(_pages[other].title), _pages[other].file.url_relative_to(page.file)

        if page.content is not None:
            page.content = _build.dress(number, page.content, where, found)


def on_post_build(**_: Any) -> None:
    if not _serving:
        _report()


def _report() -> Report:
    found = _build.check()
    for severity, entry in text.entries(found):
        log.log(logging.WARNING if severity == "error" else logging.INFO, entry)
    log.info(text.summary(found))
    return found
