"""The addresses of all pages, for tests that look at each one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from builds import ROOT
from guide.errors.entries import is_entry

DOCS = ROOT / "docs"


def page_addresses() -> list[str]:
    sources = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))
    return ["" if source == "index" else f"{source.removesuffix('/index')}/" for source in sources]


# Of a scope, so that tests of one file may share the page that is open.
every_page = pytest.mark.parametrize("address_path", [*page_addresses(), "404.html"], scope="module")


def is_one_of_many(address: str) -> bool:
    """Whether a page, by its address or the file of the site, is an entry of the catalogue: many, and of one shape."""
    return is_entry(f"{address.removesuffix('index.html').removesuffix('.html').rstrip('/')}.md")


def one_of_each_shape(files: Iterable[str]) -> list[str]:
    """The files of a site, in order, with the first entry of the catalogue standing for all of them."""
    found = sorted(files)
    entries = [file for file in found if is_one_of_many(file)]
    assert entries
    return sorted({*found} - {*entries[1:]})
