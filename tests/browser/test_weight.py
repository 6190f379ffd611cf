"""What a first visit costs a reader with a phone: bytes, and a page that does not move while it comes."""

from __future__ import annotations

import functools
import os
import re
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from builds import build
from playwright.sync_api import Browser, Page
from published import answering, published, weight
from small_site import small_site

MOST = 120_000
"""Bytes of everything that a page brings with it, compressed."""
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SHIFTS = """new Promise(resolve => {
  const shifts = []
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) shifts.push([shift.value, ...shift.sources.map(source => source.node?.outerHTML?.slice(0, 90))])
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => resolve(shifts), 100)
})"""  # noqa: E501


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with published(site) as address:
        yield address


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone that was never here."""
    context = chromium.new_context(**PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_a_first_visit_of_any_page_is_light(chromium: Browser, host: str, site: Path) -> None:
    # A page of an old address only sends on.
    pages = [path for path in site.rglob("*.html") if "md-container" in path.read_text("utf-8")]
    assert len(pages) > 30
    # The scripts of a page decide what is asked for besides what it names: one page of those with the same shows it.
    kinds: dict[frozenset[str], list[Path]] = {}
    for page in pages:
        kinds.setdefault(frozenset(path.name for path in named(page) if path.suffix == ".js"), []).append(page)
    heavy = {}
    for alike in kinds.values():
        asked = first_visit(chromium, host + alike[0].relative_to(site).as_posix().removesuffix("index.html"))
        seen = {file_of(site, url, host) for url in asked}
        assert len(seen) >= 6
        for page in alike:
            weights = {path.name: weight(path) for path in {page, *named(page), *(seen - {alike[0]})}}
            if sum(weights.values()) > MOST:
                heavy[page.relative_to(site).as_posix()] = weights
    assert heavy == {}


def named(page: Path) -> set[Path]:
    """The files that the elements of a page name: scripts, sheets, icons, pictures."""
    elements = re.findall(r"<(?:script|link|img|source)\b[^>]*>", page.read_text("utf-8"))
    addresses = {
        unquote(urlsplit(address).path)
        for element in elements
        for address in re.findall(r'\b(?:src|href|srcset)="([^"]+)"', element)
    }
    files = {(page.parent / address).resolve() for address in addresses if address and not address.startswith("/")}
    return {path for path in files if path.is_file() and path.suffix not in (".html", ".xml")}


def first_visit(chromium: Browser, address: str) -> set[str]:
    """All that was asked for by a browser that keeps nothing."""
    asked: set[str] = set()
    context = chromium.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return {url for url in asked if not url.startswith(("data:", "blob:"))}


def file_of(site: Path, url: str, host: str) -> Path:
    path = site / unquote(urlsplit(url.removeprefix(host)).path)
    return path / "index.html" if path.is_dir() else path


def test_a_hundred_pages_more_weigh_nothing_on_the_others(tmp_path: Path) -> None:
    before, after = small_site(tmp_path / "before"), small_site(tmp_path / "after")
    names = [f"guias/nueva-{number}.md" for number in range(100)]
    (after / "docs/guias").mkdir()
    for name in names:
        (after / "docs" / name).write_text(f"# Una página nueva: {name}\n\nCon su texto.\n", "utf-8")
    settings = (after / "mkdocs.yml").read_text("utf-8")
    entries = "".join(f"      - {name}\n" for name in names)
    settings, found = re.subn(r"^(nav:\n(?: .*\n)+)", rf"\1  - Guías:\n{entries}", settings, flags=re.M)
    assert found == 1
    (after / "mkdocs.yml").write_text(settings, "utf-8")
    sites = [build(folder, folder / "site", strict=False).site for folder in (before, after)]
    for page in ("index.html", "explicacion/imagenes/index.html"):
        old, new = (weight(site / page) for site in sites)
        # The name of the new section, in the menu and in the bar of sections.
        assert new - old < 200, page


@pytest.mark.parametrize(
    "path",
    ["", "tutoriales/compose/", "explicacion/imagenes/", "referencia/errores/", "referencia/codigos/", "no/hay/"],
)
def test_nothing_moves_on_a_slow_phone(phone: Page, host: str, path: str) -> None:
    control = phone.context.new_cdp_session(phone)
    control.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", SLOW_4G)
    phone.goto(host + path, wait_until="networkidle", timeout=60_000)
    for _ in range(6):
        phone.mouse.wheel(0, 700)
        phone.wait_for_timeout(150)
    assert phone.evaluate(SHIFTS) == []


class InTwo(SimpleHTTPRequestHandler):
    """The home page comes up to ``cut``, and the rest of it later: what has come by then is painted."""

    cut = b""

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        before, cut, after = Path(self.directory, "index.html").read_bytes().partition(self.cut)
        assert after
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(before)
        time.sleep(0.8)
        self.wfile.write(cut + after)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("next_part", ["light", "search", "end"])
def test_what_comes_later_of_the_header_moves_nothing(phone: Page, site: Path, next_part: str) -> None:
    cuts = {"light": b'title="Cambiar al tema claro"', "search": b'<button type="button" class="guia-buscar"'}
    handler = type("Handler", (InTwo,), {"cut": cuts.get(next_part, b"</header>")})
    with answering(functools.partial(handler, directory=os.fspath(site))) as host:
        phone.goto(host, wait_until="load")
        assert phone.evaluate(SHIFTS) == []
