"""Tells readers what is new: hooks/guide/news.py writes it into the page that asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide import history
from guide.links.redirects import SOURCE, read
from guide.news import MARK, News, PageNow, plain, read_news, render

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_state: dict[str, list[News]] = {}
_pages: list[Page] = []


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    _pages[:] = nav.pages


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: their headings have their ids."""
    for page in _pages:
        if MARK in (page.content or ""):
            root = Path(config.config_file_path).parent
            known = {other.file.src_uri: _page_now(other, page) for other in _pages}
            moved = read((root / SOURCE).read_text("utf-8-sig", "replace")).moved if (root / SOURCE).is_file() else []
            others = [name for name in known if name != page.file.src_uri]
            told = render(_news(root, config, others), known, frozenset(line.new for line in moved))
            page.content = (page.content or "").replace(MARK, told)


def _news(root: Path, config: MkDocsConfig, known: list[str]) -> list[News]:
    """Under ``serve`` Git is asked again only when there is something new in it."""
    commit = history.head(root)
    key = "\0".join([commit, *known])
    if key not in _state:
        _state.clear()
        _state[key] = read_news(root, history.folder_from(root, config.docs_dir), known) if commit else []
    return _state[key]


def _page_now(page: Page, told_on: Page) -> PageNow:
    source = page.file.src_uri.removesuffix(".md").removesuffix("index").removesuffix("/")
    return PageNow(
        title=str(page.title),
        description=str(page.meta.get("description", "")),
        address=f"{source}/" if source else "",
        href=page.file.url_relative_to(told_on.file),
        sections={plain(item.title): (item.id, item.title) for top in page.toc for item in (top, *top.children)},
    )
