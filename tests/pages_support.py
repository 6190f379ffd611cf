"""The addresses of all pages, for tests that look at each one."""

from __future__ import annotations

import pytest
from builds import ROOT

DOCS = ROOT / "docs"


def page_addresses() -> list[str]:
    sources = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))
    return ["" if source == "index" else f"{source.removesuffix('/index')}/" for source in sources]


# Of a scope, so that tests of one file may share the page that is open.
every_page = pytest.mark.parametrize("address_path", [*page_addresses(), "404.html"], scope="module")
