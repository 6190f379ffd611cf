"""Leads old addresses to where their texts are now: resources/direcciones.yml."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.addresses import from_root
from guide.links.redirects import SOURCE, Redirects, gone_pages, read, with_old_anchors

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.redirects")

_redirects = Redirects()
_titles: dict[str, str] = {}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: their ids are known, and their titles."""
    global _redirects
    file = Path(config.config_file_path).parent / SOURCE
    _titles.clear()
    # Nobody has old addresses of the offline copy.
    asked = file.is_file() and config.use_directory_urls
    _redirects = read(file.read_text("utf-8-sig", "replace")) if asked else Redirects()
    if not _redirects.lines:
        return
    # Loaded only where there is something to look up.
    from guide.links.pages import read_html
    from mkdocs.structure.files import File

    named = _redirects.pages
    ids: dict[str, list[str]] = {}
    for page in (file.page for file in files.documentation_pages()):
        if page:
            address = from_root(page.url)
            _titles[address] = str(page.title)
            ids[address] = list(read_html(page.content or "").ids) if address in named else []
    _redirects.check(ids)
    for problem in _redirects.problems:
        log.warning(problem.text())
    for name, text in gone_pages(_redirects.moved, _titles, config.site_url or ""):
        files.append(File.generated(config, name, content=text))


def on_page_context(context: Any, page: Page, **_: Any) -> None:
    """Hooks come after plugins: the search index has read the page by now."""
    page.content = with_old_anchors(page.content or "", from_root(page.url), _redirects.moved, _titles)
