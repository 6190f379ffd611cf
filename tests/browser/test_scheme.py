"""The light and the dark scheme: whose it is, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

TO_DARK, TO_LIGHT = "Cambiar al tema oscuro", "Cambiar al tema claro"
Window = Callable[..., Page]


@pytest.fixture
def window(chromium: Browser, address: str) -> Iterator[Window]:
    """A new reader's, at the home page."""
    contexts = []

    def new_window(scheme: str, script: str = "") -> Page:
        context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        context.add_init_script(script)
        page = context.new_page()
        page.goto(address)
        return page

    yield new_window
    for context in contexts:
        context.close()


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(("system", "name"), [("light", "default"), ("dark", "slate")])
def test_the_first_visit_has_that_of_the_system(window: Window, system: str, name: str) -> None:
    assert scheme(window(system)) == name


def test_it_is_there_before_anything_is_painted(chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address)
    assert scheme(page) == "slate"
    context.close()


def test_as_long_as_none_is_chosen_it_follows_the_system(window: Window) -> None:
    page = window("light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("body[data-md-color-scheme=slate]")


def test_what_was_chosen_stays(window: Window) -> None:
    page = window("light")
    page.get_by_title(TO_DARK).click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.goto(page.url + "instalar/")
    assert scheme(page) == "slate"


def test_another_tab_follows(window: Window, address: str) -> None:
    page = window("light")
    other = page.context.new_page()
    other.goto(address)
    page.get_by_title(TO_DARK).click()
    other.wait_for_selector("body[data-md-color-scheme=slate]")


def test_it_can_be_changed_where_nothing_is_kept(window: Window) -> None:
    page = window("light", "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page.get_by_title(TO_DARK).click()
    assert scheme(page) == "slate"


def test_the_button_changes_with_the_keyboard_and_keeps_the_focus(window: Window) -> None:
    page = window("light")
    page.get_by_title(TO_DARK).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.ariaLabel") == TO_LIGHT
    page.keyboard.press("Enter")
    assert scheme(page) == "default"


def test_the_scroll_bars_go_with_it(window: Window) -> None:
    page = window("light")
    page.get_by_title(TO_DARK).click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
