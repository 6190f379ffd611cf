"""Who comes with an old address arrives where its text is now, with scripts or without."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builds import ROOT, build
from playwright.sync_api import Browser, Page

# The settings of the guide, without its own pages and what its other hooks ask of them.
SETTINGS = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme:
  custom_dir: {ROOT / "overrides"}
nav:
  - Inicio: index.md
  - Una: guias/una.md
  - Otra: guias/otra.md
hooks:
  - {ROOT / "hooks/search.py"}
  - {ROOT / "hooks/redirects.py"}
watch: []
"""
FILLING = "Texto.\n\n" * 60
PAGES = {
    "index.md": "# Inicio\n\n[Antes](guias/una.md)\n",
    "guias/una.md": f"# Una\n\n{FILLING}## El comando\n\n{FILLING}",
    "guias/otra.md": f"# Otra\n\n{FILLING}## Un apartado\n\n{FILLING}",
}
ADDRESSES = """\
"guias/una/#la-orden": "guias/una/#el-comando"
"guias/una/#mudado": "guias/otra/#un-apartado"
"instalar/vieja/": "guias/una/"
"instalar/vieja/#parte": "guias/otra/#un-apartado"
"""


def write(folder: Path, addresses: str = ADDRESSES) -> None:
    (folder / "docs/guias").mkdir(parents=True)
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "resources").mkdir()
    (folder / "resources/direcciones.yml").write_text(addresses, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("redirects")
    write(folder)
    result = build(folder, folder / "site", strict=False)
    assert result.status == 0, result.log
    assert "direcciones.yml" not in result.log
    return folder / "site"


@pytest.fixture(scope="module")
def address(site_folder: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(site_folder) as found:
        yield found


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=request.param)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_an_old_part_of_a_page_is_at_its_new_heading(page: Page, address: str) -> None:
    page.goto(f"{address}guias/una/#la-orden")
    heading = page.locator("h2#el-comando").bounding_box()
    assert heading is not None
    assert 0 <= heading["y"] < 200
    # Below what stays at the top of the window.
    header = page.locator("header.md-header").bounding_box()
    assert header is not None
    assert heading["y"] >= header["y"] + header["height"] - 1


def test_a_part_that_moved_to_another_page_leaves_a_line(page: Page, address: str) -> None:
    page.goto(f"{address}guias/una/#mudado")
    line = page.get_by_text("Este apartado está ahora en")
    assert line.is_visible()
    line.get_by_role("link", name="Otra").click()
    page.wait_for_url(f"{address}guias/otra/#un-apartado")


def test_who_does_not_ask_for_it_does_not_see_the_line(page: Page, address: str) -> None:
    page.goto(f"{address}guias/una/")
    assert not page.get_by_text("Este apartado está ahora en").is_visible()


def test_a_page_that_is_gone_sends_on(page: Page, address: str) -> None:
    page.goto(f"{address}instalar/vieja/")
    page.wait_for_url(f"{address}guias/una/")


def test_its_parts_send_on_each_to_its_own(chromium: Browser, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{address}instalar/vieja/#parte")
    page.wait_for_url(f"{address}guias/otra/#un-apartado")
    page.goto(f"{address}instalar/vieja/#el-comando")
    page.wait_for_url(f"{address}guias/una/#el-comando")
    page.context.close()


def test_the_search_does_not_find_what_moved(site_folder: Path) -> None:
    index = (site_folder / "buscar/secciones.json").read_text("utf-8")
    texts = [gzip.decompress(file.read_bytes()).decode() for file in (site_folder / "buscar/fragment").iterdir()]
    assert "Un apartado" in index
    assert "la-orden" not in index
    assert not [text for text in texts if "está ahora en" in text]


def test_what_leads_nowhere_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, '"guias/una/#la-orden": "guias/una/#el-mando"\n"guias/una/": "guias/otra/"\n')
    result = build(tmp_path, tmp_path / "site")
    assert result.status == 1
    assert "resources/direcciones.yml:1:1: EN111 " in result.log
    assert "resources/direcciones.yml:2:1: EN112 " in result.log
