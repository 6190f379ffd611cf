"""The published site: its downloads are what its page says, whole, and the same each time."""

from __future__ import annotations

import re
import shutil
import zipfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from builds import ROOT, publish
from guide.dates import day
from guide.downloads.offered import EPUB, INDEX, OFFERED, OFFLINE, PDF, WHOLE, size
from guide.links import check_site
from markdown_it import MarkdownIt
from small_site import small_site

MOST = 13_000_000
"""Bytes of the offline copy: what is downloaded in a classroom, thirty times."""
LEFTOVERS = re.compile(
    r"^\s*(?:!!!|\?\?\?|===|--8<--|:::|\[TOC\])|\{ ?[.:#]\w[^}\n]*\}|@grabar|<!--|(?<!\\)</?[a-z]+[ >]", re.M
)
"""What authors write and no other reader of Markdown knows."""


class _Settings(yaml.SafeLoader):
    """Of mkdocs.yml, without what only MkDocs knows to read."""


_Settings.add_multi_constructor("", lambda *_: None)


def menu(items: Any) -> list[str]:
    """The sources of the pages, in the order of the menu."""
    if isinstance(items, str):
        return [items]
    return [page for item in (items.values() if isinstance(items, dict) else items) for page in menu(item)]


PAGES = menu(yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Settings)["nav"])  # noqa: S506
ADDRESSES = [re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md")).rstrip("/") for page in PAGES]


@cache
def article(published: Path, address: str) -> Tag:
    soup = BeautifulSoup((published / address / "index.html").read_bytes(), "html.parser")
    found = soup.select_one("article")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def whole(published: Path) -> str:
    return (published / WHOLE).read_text("utf-8")


def test_each_file_has_the_size_and_the_date_that_its_page_says(published: Path) -> None:
    page = article(published, "descargas")
    when = page.select_one(".descarga-datos")
    assert when is not None
    dates = {text.get_text().partition(", del ")[2] for text in page.select(".descarga-datos")}
    told = {
        str(link["href"]): data.get_text().partition(", del ")[0]
        for link, data in zip(page.select(".descarga a"), page.select(".descarga-datos"), strict=True)
    }
    names = {f"../{name}" if "/" not in name else name.partition("/")[2]: name for name in (OFFLINE, INDEX, WHOLE)}
    assert told == {href: size((published / name).stat().st_size) for href, name in names.items()}
    with zipfile.ZipFile(published / OFFLINE) as archive:
        packed = {"{:04}-{:02}-{:02}".format(*info.date_time) for info in archive.infolist()}
    assert dates == {day(date) for date in packed}


def test_what_was_not_made_is_told_and_not_linked(published: Path, site: Path) -> None:
    page = article(published, "descargas")
    for name in (PDF, EPUB):
        assert not (published / name).exists()
        assert f"El archivo {PurePosixPath(name).name} no está en este sitio" in page.get_text()
    ordinary = article(site, "descargas")
    assert ordinary.select(".descarga") == []
    assert ordinary.get_text().count("se hace al publicar la guía") == 5


def test_every_page_leads_to_the_downloads(published: Path) -> None:
    assert check_site(published) == []
    without = [
        page.relative_to(published).as_posix()
        for page in published.rglob("*.html")
        if 'http-equiv="refresh"' not in (text := page.read_text("utf-8")) and "Descarga la guía</a>" not in text
    ]
    assert without == []


def test_the_copy_is_one_folder_with_all_pages_and_nothing_idle(published: Path) -> None:
    assert (published / OFFLINE).stat().st_size < MOST
    with zipfile.ZipFile(published / OFFLINE) as archive:
        names = archive.namelist()
    assert names == sorted(set(names))
    assert {PurePosixPath(name).parts[0] for name in names} == {"docker-en-espanol-sin-conexion"}
    within = {name.partition("/")[2] for name in names}
    assert {"LEEME.txt", *(page.replace(".md", ".html") for page in PAGES)} <= within
    assert [name for name in within if name.endswith((".map", ".gz", "404.html", ".xml"))] == []
    assert not within & {PDF, EPUB, OFFLINE, INDEX, WHOLE}


def test_the_list_is_in_the_form_that_llmstxt_asks_for(published: Path) -> None:
    text = (published / INDEX).read_text("utf-8")
    head, *sections = re.split(r"^## ", text, flags=re.M)
    assert re.fullmatch(r"# .+\n\n> .+\n\n[^#]+\n", head)
    assert sections[-1].startswith("Optional\n")
    for section in sections:
        assert re.fullmatch(r".+\n\n(- \[[^\]\n]+\]\([^)\s]+\): .+\n)+\n?", section), section
    linked = re.findall(r"\]\(([^)]+)\)", text)
    assert [address.strip("./") for address in linked[:-1]] == ADDRESSES
    assert linked[-1] == WHOLE


def test_every_page_is_in_the_whole_text_once_and_in_order(published: Path, whole: str) -> None:
    parsed = MarkdownIt().parse(whole)
    titles = [
        parsed[at + 1].content for at, token in enumerate(parsed) if token.type == "heading_open" and token.tag == "h2"
    ]
    expected = []
    for address in ADDRESSES:
        heading = article(published, address).select_one("h1")
        assert heading is not None
        expected.append(heading.get_text().removesuffix("¶"))
    assert [re.sub(r"[`\\]", "", title) for title in titles] == expected


def test_code_is_letter_by_letter_that_of_the_pages(published: Path, whole: str) -> None:
    parsed = MarkdownIt().parse(whole)
    shown = [block.get_text() for address in ADDRESSES for block in article(published, address).select("pre")]
    assert [token.content for token in parsed if token.type == "fence"] == shown
    assert len(shown) > 1000


def test_no_markup_of_ours_is_left(whole: str) -> None:
    prose = [token.content for token in MarkdownIt().enable("table").parse(whole) if token.type == "inline"]
    assert [token.content for token in MarkdownIt().parse(whole) if token.type == "html_block"] == []
    bare = [re.sub(r"(`+).+?\1", "", text, flags=re.S) for text in prose]
    assert [text for text in bare if LEFTOVERS.search(text)] == []


def test_what_the_texts_link_is_there(published: Path, whole: str, tmp_path: Path) -> None:
    copy = tmp_path / "sitio"
    shutil.copytree(published, copy)
    for name, text in ((WHOLE, whole), (INDEX, (published / INDEX).read_text("utf-8"))):
        (copy / f"{name}.html").write_text(MarkdownIt().enable("table").render(text), "utf-8")
    assert [problem.text() for problem in check_site(copy)] == []


def test_a_known_address_is_in_all_links(tmp_path: Path) -> None:
    folder = small_site(tmp_path / "guia")
    done = publish(folder, tmp_path / "publicado", "--sin-libro", SITE_URL="https://guia.example/docker/")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"{tmp_path}/publicado/{PDF}: no se ha hecho")
    for name in (INDEX, WHOLE):
        linked = re.findall(r"\]\(([^)]+)\)", (tmp_path / "publicado" / name).read_text("utf-8"))
        assert linked
        assert all(address.startswith("https://guia.example/docker/") for address in linked)
    with zipfile.ZipFile(tmp_path / "publicado" / OFFLINE) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")]
        note = archive.read("docker-en-espanol-sin-conexion/LEEME.txt").decode()
    assert len(pages) == 3
    assert not any("guia.example" in page for page in pages)
    assert "https://guia.example/docker/" in note


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("[x](no-esta.md)", "no se pudo construir la copia sin conexión; corrige lo que dice MkDocs:\n"),
        ('<a href="no-esta.html">x</a>', "hay enlaces rotos en la copia sin conexión; corrígelos:\n"),
        ("<!-- descarga: libro.pdf -->", "index.md: no hay ninguna descarga «libro.pdf»; escribe una de estas:"),
    ],
)
def test_a_site_with_a_fault_is_not_published(tmp_path: Path, change: str, told: str) -> None:
    folder = small_site(tmp_path / "guia")
    page = folder / "docs/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{change}\n", "utf-8")
    done = publish(folder, tmp_path / "publicado", "--sin-libro")
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["guia"]


def test_with_the_books_all_else_is_the_same_bytes(published: Path, published_with_books: Path) -> None:
    whole = published_with_books
    assert (whole / PDF).read_bytes().startswith(b"%PDF-")
    assert zipfile.ZipFile(whole / EPUB).read("mimetype") == b"application/epub+zip"
    told = [text.get_text().partition(", del ")[0] for text in article(whole, "descargas").select(".descarga-datos")]
    assert told == [size((whole / name).stat().st_size) for name in OFFERED]
    assert check_site(whole) == []
    files = {path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file()}
    before = {path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()}
    assert files - before == {PDF, EPUB}
    assert before <= files
    changed = [file for file in sorted(before) if (published / file).read_bytes() != (whole / file).read_bytes()]
    assert changed == ["descargas/index.html"]
