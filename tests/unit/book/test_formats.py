"""What the two formats put around the same document, and what they say where something is missing."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import book
import pytest
from book_support import make_site
from guide.book import BookError, chromium, cover, pdf, write_epub, write_pdf
from guide.book.contents import read_book
from lxml import etree
from PIL import Image


@pytest.fixture(autouse=True)
def date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")


@pytest.fixture
def unpacked(tmp_path: Path) -> dict[str, bytes]:
    target = tmp_path / "guia.epub"
    write_epub(make_site(tmp_path / "sitio"), target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_epub_begins_with_its_kind_as_it_is(tmp_path: Path) -> None:
    write_epub(make_site(tmp_path / "sitio"), tmp_path / "guia.epub")
    assert (tmp_path / "guia.epub").read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_an_epub_is_the_same_bytes_for_the_same_site(tmp_path: Path) -> None:
    site = make_site(tmp_path / "sitio")
    for name in ("uno", "dos"):
        write_epub(site, tmp_path / name)
    assert (tmp_path / "uno").read_bytes() == (tmp_path / "dos").read_bytes()


def test_the_pages_of_an_epub_are_xml(unpacked: dict[str, bytes]) -> None:
    pages = [name for name in unpacked if name.endswith((".xhtml", ".opf", ".xml"))]
    assert len(pages) == 8
    for name in pages:
        etree.fromstring(unpacked[name])


def test_an_epub_has_the_drawing_for_narrow_screens(unpacked: dict[str, bytes]) -> None:
    first = unpacked["EPUB/a.xhtml"].decode()
    assert 'class="estrecha" viewBox="0 0 10 10"' in first
    assert 'class="ancha"' not in first
    assert b'href="a.xhtml" media-type="application/xhtml+xml" properties="svg"' in unpacked["EPUB/libro.opf"]


def test_the_pictures_of_the_pages_are_in_the_epub(unpacked: dict[str, bytes]) -> None:
    assert 'src="inicio-barco.svg"' in unpacked["EPUB/inicio.xhtml"].decode()
    assert unpacked["EPUB/inicio-barco.svg"].startswith(b"<svg")


def test_the_contents_of_an_epub_are_a_tree(unpacked: dict[str, bytes]) -> None:
    contents = unpacked["EPUB/indice.xhtml"].decode()
    assert (
        '<ol><li><a href="inicio.xhtml#inicio">La guía</a></li><li><a href="parte-a.xhtml#parte-a">Aprender</a><ol>'
        '<li><a href="a.xhtml#a">La a</a><ol><li><a href="a.xhtml#a--uno">Uno</a></li><li>'
        '<a href="a.xhtml#a--respuestas">Respuestas</a></li></ol></li><li><a href="b.xhtml#b">La b</a></li></ol></li>'
        "</ol>"
    ) in contents


def test_an_epub_says_what_it_is(unpacked: dict[str, bytes]) -> None:
    package = unpacked["EPUB/libro.opf"].decode()
    for said in (
        "<dc:title>La guía</dc:title>",
        "<dc:creator>Ana &amp; Luis</dc:creator>",
        "<dc:language>es</dc:language>",
        "<dc:date>2026-11-29</dc:date>",
        '<meta property="dcterms:modified">2026-11-29T00:00:00Z</meta>',
        '<meta property="schema:accessMode">visual</meta>',
    ):
        assert said in package
    assert "dc:source" not in package


def test_the_cover_is_a_picture(unpacked: dict[str, bytes]) -> None:
    picture = Image.open(io.BytesIO(unpacked["EPUB/portada.png"]))
    assert picture.size == (cover.WIDTH, cover.HEIGHT)
    # The red of the drawing and the white of the title.
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}
    assert {(255, 0, 0), (255, 255, 255)} <= colours


def test_a_site_without_art_has_a_cover_too(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "assets/img/portada.svg").unlink()
    home = read_book(site)
    assert "translate" not in cover.cover_svg(home)
    assert '<img alt=""' not in pdf.document_of(home)


def test_a_picture_that_is_not_there_is_left_as_it_is(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "assets/img/barco.svg").unlink()
    write_epub(site, tmp_path / "guia.epub")
    assert 'src="assets/img/barco.svg"' in pdf.document_of(read_book(site))


def test_what_is_printed_brings_all_that_it_shows(tmp_path: Path) -> None:
    document = pdf.document_of(read_book(make_site(tmp_path)))
    assert 'src="data:image/svg+xml;base64,' in document
    assert 'class="ancha"' in document
    assert 'class="estrecha"' not in document
    assert '@page p-a{@top-left{content:"Aprender"}@top-right{content:"La a"}}#a{page:p-a}' in document
    assert '<h1 class="libro-parte" id="parte-a">Aprender</h1>' in document


def test_a_title_cannot_end_the_styles_that_name_it() -> None:
    assert pdf._quoted('a"b\\c</style>') == '"a\\"b\\\\c\\3c /style>"'


def test_numbers_that_never_stand_still_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([{"a": 1}, {"a": 2}, {"a": 3}])
    monkeypatch.setattr(pdf, "printed_by_chromium", lambda _: b"")
    monkeypatch.setattr(pdf, "_pages_of", lambda _: next(found))
    with pytest.raises(BookError, match="los números de página del índice no dejan de moverse"):
        write_pdf(make_site(tmp_path / "sitio"), tmp_path / "guia.pdf")
    assert not (tmp_path / "guia.pdf").exists()


def test_without_chromium_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BookError, match="para el PDF hace falta Chromium o Chrome, y no está"):
        chromium.printed_by_chromium("")


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("#!/bin/sh\necho 'no puedo' >&2\n", "Chromium no ha hecho el PDF: no puedo"),
        ("#!/bin/sh\n", "Chromium no ha hecho el PDF: sin mensaje"),
        ("#!/no/existe\n", "no se pudo ejecutar «.*/chromium»"),
    ],
)
def test_a_chromium_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, message: str
) -> None:
    fake = tmp_path / "chromium"
    fake.write_text(program, "utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(BookError, match=message):
        chromium.printed_by_chromium("<p>")


def test_a_chromium_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: object, timeout: float, **_: object) -> None:
        raise subprocess.TimeoutExpired(str(arguments), timeout)

    monkeypatch.setattr("shutil.which", str)
    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(BookError, match="imprimir el PDF ha pasado de 300 s, y se ha dejado"):
        chromium.printed_by_chromium("<p>")


def test_without_libcairo_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "guide.diagrams.outlines", None)
    with pytest.raises(BookError, match="falta libcairo, con la que se dibuja la portada"):
        cover.cover_png(read_book(make_site(tmp_path)))


def test_the_program_makes_what_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, Path, Path]] = []
    monkeypatch.setattr(book, "write_pdf", lambda site, target: made.append(("pdf", site, target)))
    monkeypatch.setattr(book, "write_epub", lambda site, target: made.append(("epub", site, target)))
    assert book.main(["sitio", "--pdf", "a.pdf"]) == 0
    assert book.main(["sitio", "--epub", "a.epub"]) == 0
    assert made == [("pdf", Path("sitio"), Path("a.pdf")), ("epub", Path("sitio"), Path("a.epub"))]


def test_the_program_says_what_went_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert book.main([str(tmp_path), "--epub", str(tmp_path / "a.epub")]) == 1
    assert "antes, constrúyelo con ./guia construir" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        book.main([str(tmp_path)])
    assert "di qué quieres: --pdf, --epub o los dos" in capsys.readouterr().err
