"""The Content-Security-Policy that the container sends lets every page work, and nothing else run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from guide.hosting import policy
from pages_support import one_of_each_shape
from playwright.sync_api import Browser, Page

NOTE = """
window.refused = []
addEventListener("securitypolicyviolation", event =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
"""


@pytest.fixture(scope="module")
def strict(site: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    found = policy.of_site(site)
    assert found.problems == []
    with serve(site, {"Content-Security-Policy": found.text}) as address:
        yield address


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(10_000)
    context.add_init_script(NOTE)
    yield context.new_page()
    context.close()


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("refused")
    return found


def test_nothing_of_any_page_is_refused(strict: str, page: Page, site: Path) -> None:
    found = {}
    for name in one_of_each_shape(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
        page.goto(strict + name.removesuffix("index.html"), wait_until="load")
        if said := refused(page):
            found[name] = said
    assert found == {}


def test_an_address_that_does_not_exist_has_its_page(strict: str, page: Page) -> None:
    page.goto(f"{strict}no/existe/")
    assert page.locator("h1").first.is_visible()
    assert refused(page) == []


def test_what_a_reader_clicks_works(strict: str, page: Page) -> None:
    page.goto(f"{strict}instalar/linux/")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".guia-tema:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") != scheme
    tab = page.locator(".tabbed-labels label").nth(1)
    tab.click()
    assert page.locator(".tabbed-set > input").nth(1).is_checked()
    # What was chosen is there at once on the next load: the scripts within the page put it back.
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") != scheme
    assert page.locator(".tabbed-set > input").nth(1).is_checked()
    assert refused(page) == []


def test_the_search_runs_and_finds(strict: str, page: Page) -> None:
    page.goto(f"{strict}?q=volumen")
    page.locator(".guia-buscador mark").first.wait_for()
    assert page.locator(".guia-buscador li").count() > 3
    assert refused(page) == []


@pytest.mark.parametrize(
    ("attack", "directive"),
    [
        (
            "s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
            "script-src",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran = 1\">')", "script-src-attr"),
        (
            "s = document.createElement('script'); s.src = 'data:text/javascript,ran=1'; document.head.append(s)",
            "script",
        ),
        ("s = document.createElement('style'); s.textContent = 'p {color: red}'; document.head.append(s)", "style-src"),
        ("s = document.createElement('iframe'); s.src = location.href; document.body.append(s)", "frame-src"),
        ("s = document.createElement('base'); s.href = 'http://127.0.0.2/'; document.head.prepend(s)", "base-uri"),
        ("new Image().src = 'http://127.0.0.2/robado'", "img-src"),
        ("fetch('http://127.0.0.2/robado').catch(() => 0)", "connect-src"),
    ],
    ids=["script", "handler", "data", "style", "frame", "base", "image", "request"],
)
def test_what_does_not_belong_to_the_site_is_refused(strict: str, page: Page, attack: str, directive: str) -> None:
    page.goto(strict)
    page.evaluate(f"() => {{ let s; {attack} }}")
    page.wait_for_function("refused.length > 0")
    assert refused(page)[0].startswith(directive)
    assert page.evaluate("window.ran") is None


def test_no_other_page_shows_it_in_a_frame(
    strict: str, page: Page, tmp_path: Path, serve: Callable[..., AbstractContextManager[str]]
) -> None:
    (tmp_path / "404.html").write_text("", "utf-8")
    (tmp_path / "index.html").write_text(f'<!doctype html><iframe src="{strict}"></iframe>', "utf-8")
    with serve(tmp_path) as other:
        page.goto(other)
        assert page.frames[1].url == "chrome-error://chromewebdata/"
