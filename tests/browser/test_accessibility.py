"""What axe says of the pages that have diagrams."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from diagrams_support import pages_with_diagrams
from playwright.sync_api import Page

Visit = Callable[..., Page]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", pages_with_diagrams(), ids=lambda path: path or "index")
def test_axe_finds_nothing(visit: Visit, path: str, dark: bool) -> None:
    page = visit(path, dark=dark)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in found] == []
