"""Who chooses the tab of a version reads all pages for it, until another one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builds import ROOT, build
from playwright.sync_api import Browser, Page

# The settings of the guide, without its own pages and what its hooks ask of pages.
SETTINGS = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme:
  custom_dir: {ROOT / "overrides"}
nav:
  - Una: una.md
  - Dos: dos.md
plugins: []
hooks: [{ROOT / "hooks/assets.py"}]
watch: []
"""
LABELS = ("Docker 29", "Docker 28", "Docker 26")


def tabs(*labels: str) -> str:
    return "".join(f'=== "{label}"\n\n    Con {label}.\n\n' for label in labels) + "Y más.\n\n"


PAGES = {
    # The second one of a page has other labels than the first one.
    "una.md": f"# Una\n\n{tabs(*LABELS)}{tabs('Docker 29', 'Docker 26')}[Sigue](dos.md)\n",
    "dos.md": f"# Dos\n\n{tabs(*LABELS)}{tabs('Linux', 'Windows')}{tabs('Docker 29', 'Docker 28')}",
}


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tabs")
    (folder / "docs").mkdir()
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "site").mkdir()
    with serve(folder / "site") as found:
        result = build(folder, folder / "site", strict=False, env={"SITE_URL": found})
        assert result.status == 0, result.log
        yield found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window that remembers nothing."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """What each group of tabs shows."""
    return [text.removeprefix("Con ").rstrip(".") for text in page.locator(".tabbed-block:visible").all_inner_texts()]


def choose(page: Page, label: str) -> None:
    page.locator(".tabbed-labels label").get_by_text(label, exact=True).first.click()


@pytest.mark.parametrize("label", LABELS)
def test_a_chosen_version_stays_chosen_on_all_pages(page: Page, address: str, label: str) -> None:
    page.goto(f"{address}una/")
    assert shown(page) == ["Docker 29", "Docker 29"]
    if label == "Docker 29":
        choose(page, "Docker 26")
    choose(page, label)
    # Other groups of the page follow where they have it.
    rest = "Docker 29" if label == "Docker 28" else label
    assert shown(page) == [label, rest]
    page.get_by_role("link", name="Sigue", exact=True).click()
    page.wait_for_url(f"{address}dos/")
    page.locator("h1", has_text="Dos").wait_for()
    wanted = [label, "Linux", "Docker 29" if label == "Docker 26" else label]
    page.locator(".tabbed-block:visible", has_text=f"Con {label}.").first.wait_for()
    assert shown(page) == wanted
    # Another day, in the same browser.
    page.reload()
    page.locator(".tabbed-block:visible", has_text=f"Con {label}.").first.wait_for()
    assert shown(page) == wanted


def test_another_choice_takes_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}una/")
    choose(page, "Docker 26")
    choose(page, "Docker 29")
    page.goto(f"{address}dos/")
    assert shown(page) == ["Docker 29", "Linux", "Docker 29"]
    choose(page, "Windows")
    page.goto(f"{address}una/")
    page.goto(f"{address}dos/")
    page.locator(".tabbed-block", has_text="Con Windows").wait_for()
    assert shown(page) == ["Docker 29", "Windows", "Docker 29"]
