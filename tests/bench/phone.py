"""The site as a phone sees it that is a quarter as fast as this machine."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.measure import ROOT
from published import published

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


@contextmanager
def site_in(chromium: str) -> Iterator[tuple[Any, str, Path]]:
    """A browser, the address at which the site is, built anew, and its folder. ``chromium``: the program."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="guia-") as name, sync_playwright() as playwright:
        site = Path(name) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        flags = ["--no-sandbox", "--disable-gpu"]
        with published(site) as host, playwright.chromium.launch(executable_path=chromium, args=flags) as browser:
            yield browser, host, site


@contextmanager
def slow_phone(browser: Any) -> Iterator[Any]:
    """A page of a phone that was never here."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield page
    context.close()
