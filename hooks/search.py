"""Spares the search the colours of the code: it reads the pages in less than half the time, and its index is the same.

The theme's plugin parses the HTML of each page again, and most elements of a page are the words of its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guide.conversion.highlighting import without_colours, without_search_marks

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_coloured: dict[str, str] = {}


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    _coloured.clear()
    if "material/search" not in config.plugins:
        return
    for page in (file.page for file in files.documentation_pages()):
        if page and page.content:
            _coloured[page.file.src_uri] = page.content
            page.content = without_colours(page.content)


# What the decorator event_priority of MkDocs sets, and that of ProperDocs: the other hooks have to do with whole pages.
on_env.mkdocs_priority = -100  # type: ignore[attr-defined]


def on_page_context(context: Any, page: Page, **_: Any) -> None:
    """Hooks come after plugins: the search has read the page by now."""
    coloured = _coloured.pop(page.file.src_uri, None)
    if coloured is not None:
        page.content = without_search_marks(coloured)
