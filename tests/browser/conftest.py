"""The built site in a real Chromium: served from this machine, with every request to another host refused."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from guide.book.chromium import find_chromium
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, sync_playwright
from published import answering

# No name resolves but our own address, and the browser itself does not call home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    # Outlines where the font has them: hinting would move them by parts of a pixel.
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

# Ends when nothing on the page changes its look any more, two frames in a row.
SETTLE = """async () => {
  const frame = () => new Promise(requestAnimationFrame)
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await frame()
    const moving = document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity)
    if (moving.length) {
      await Promise.allSettled(moving.map(each => each.finished))
      quiet = -1
    }
  }
}"""


class SiteHandler(SimpleHTTPRequestHandler):
    """A static host: ``404.html`` answers for what is missing, at any depth. ``headers_of_all``: on all answers."""

    headers_of_all: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what fails is reported by the test that sees it."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address where ``folder`` is served, with these headers on all answers; it may be filled later."""
    kind = type("Handler", (SiteHandler,), {"headers_of_all": headers or {}})
    handler = functools.partial(kind, directory=os.fspath(folder))
    with answering(handler) as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """For tests with a site of their own."""
    return served


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        pytest.skip("no Chromium found; on Debian and Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def problems() -> list[str]:
    """What the page that ``visit`` opened last complains of: errors, failed requests, calls to other hosts."""
    return []


@pytest.fixture(scope="session")
def visit(chromium: Browser, address: str, problems: list[str]) -> Iterator[Callable[..., Page]]:
    """Open an address of the site. Visits of one scheme and size share a window, as a reader's would."""
    windows: dict[tuple[bool, int, int], Page] = {}

    def open_page(path: str, *, dark: bool = False, width: int = 1440, height: int = 900, status: int = 200) -> Page:
        key = (dark, width, height)
        if key not in windows:
            windows[key] = new_window(*key)
        page = windows[key]
        page.goto("about:blank")
        page.emulate_media(media="null")
        problems.clear()
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == status, path
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    def new_window(dark: bool, width: int, height: int) -> Page:
        context = chromium.new_context(
            viewport=ViewportSize(width=width, height=height),
            color_scheme="dark" if dark else "light",
            locale="es-ES",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", note_message)
        page.on("pageerror", lambda error: problems.append(f"uncaught {error}"))
        page.on("request", note_other_host)
        page.on("requestfailed", lambda request: problems.append(f"failed request: {request.url}"))
        return page

    def note_other_host(request: Request) -> None:
        if not request.url.startswith((address, "about:", "blob:", "data:")):
            problems.append(f"request to another host: {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(f"console {message.type}: {message.text} {message.location.get('url', '')}")

    yield open_page
    for page in windows.values():
        page.context.close()


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[object]]:
    """What axe finds on a page as it is, each rule with the elements that break it.

    A colour on its way to another one is neither, so that what moves is waited for.
    """

    def run_axe(page: Page) -> list[object]:
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(SETTLE)
        found = Axe().run(page).response["violations"]
        page.emulate_media(reduced_motion="null")
        return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]

    return run_axe
