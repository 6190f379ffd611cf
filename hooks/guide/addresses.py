"""How the pages of a site are called in all that speaks of several of them."""

from __future__ import annotations


def from_root(url: str) -> str:
    """The address of a page from the root of the site, ``guias/una/``. The first page has none: MkDocs says «./»."""
    return "" if url in (".", "./") else url
