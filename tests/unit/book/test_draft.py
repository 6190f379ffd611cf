"""The pages of a site as one document: its order, its ids, its links, and what it says of itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from book_support import article, chapter, make_site
from guide.book.contents import read_book
from guide.book.draft import Entry, draft
from guide.book.errors import BookError
from guide.book.front import cover_lines
from guide.book.links import set_ids
from guide.book.markup import written


@pytest.fixture(autouse=True)
def no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_book_has_the_pages_of_the_menu_in_its_order(tmp_path: Path) -> None:
    book = read_book(make_site(tmp_path))
    assert [(part.title, [page.path for page in part.chapters]) for part in book.parts] == [
        ("", ["index.html"]),
        ("Aprender", ["a/index.html", "b/index.html"]),
    ]
    assert [(page.name, page.title) for page in book.chapters] == [("inicio", "La guía"), ("a", "La a"), ("b", "La b")]


def test_a_site_without_folders_of_pages_has_the_same_names(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "a/index.html").rename(site / "a.html")
    listed = site / "404.html"
    listed.write_text(listed.read_text("utf-8").replace("/a/", "/a.html"), "utf-8")
    assert [page.name for page in read_book(site).chapters] == ["inicio", "a", "b"]


def test_the_book_says_of_itself_what_the_site_says(tmp_path: Path) -> None:
    book = read_book(make_site(tmp_path, "https://guia.example/"))
    assert (book.title, book.description, book.author) == ("La guía", "Una guía.", "Ana & Luis")
    assert (book.address, book.licence, book.engine) == ("https://guia.example/", "Licencia CC; sin más.", "29.8.1")


def test_the_cover_says_only_what_is_known(tmp_path: Path) -> None:
    site = make_site(tmp_path, "https://guia.example/")
    os.environ["SOURCE_DATE_EPOCH"] = "1795910400"
    assert cover_lines(read_book(site)) == [
        "Edición del 29 de noviembre de 2026",
        "Comandos ejecutados con Docker Engine 29.8.1",
        "Ana & Luis",
        "La guía en línea: https://guia.example/",
        "Licencia CC; sin más.",
    ]
    for page in site.rglob("*.html"):
        bare = page.read_text("utf-8").replace("meta name", "meta nada").replace("canonical", "nada")
        page.write_text(bare.replace("guia-comprobado", "nada").replace("md-copyright", "nada"), "utf-8")
    assert cover_lines(read_book(site)) == ["Edición del 29 de noviembre de 2026"]


def test_the_date_is_that_of_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(tmp_path)
    for page in site.rglob("*.html"):
        os.utime(page, (86_400, 86_400))
    assert read_book(site).date == datetime(1970, 1, 2, tzinfo=UTC)
    (site / "sitemap.xml").write_text("<lastmod>2026-01-02</lastmod><lastmod>2026-11-28</lastmod>", "utf-8")
    assert read_book(site).date == datetime(2026, 11, 28, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")
    assert read_book(site).date == datetime(2026, 11, 29, tzinfo=UTC)


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"no hay ningún sitio; antes, constrúyelo con \./guia construir"):
        read_book(tmp_path)
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text("<title>x</title>", "utf-8")
    with pytest.raises(BookError, match="no hay páginas, y sin ellas no se sabe el orden"):
        read_book(tmp_path)


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "b/index.html").write_text("<p>nada</p>", "utf-8")
    with pytest.raises(BookError, match=r"b/index\.html» no tiene un artículo con su título"):
        read_book(site)


def test_the_contents_are_parts_pages_and_sections(tmp_path: Path) -> None:
    book = read_book(make_site(tmp_path))
    home, first, second = book.chapters
    assert draft(book, "ancha", lambda _page, own: f"#{own}") == [
        Entry(1, "inicio", "La guía", home),
        Entry(1, "parte-a", "Aprender", first),
        Entry(2, "a", "La a", first),
        Entry(3, "a--uno", "Uno", first),
        Entry(3, "a--respuestas", "Respuestas", first),
        Entry(2, "b", "La b", second),
    ]


@pytest.mark.parametrize(
    ("canonical", "file"),
    [
        ("", "x.zip (zip/x.zip)"),
        ("https://guia.example/", '<a href="https://guia.example/zip/x.zip">x.zip</a>'),
    ],
)
def test_links_lead_into_the_book_or_to_the_site(tmp_path: Path, canonical: str, file: str) -> None:
    book = read_book(make_site(tmp_path, canonical))
    draft(book, "ancha", lambda page, own: f"{page.name}.xhtml#{own}")
    home, first, second = (written(list(page.article)) for page in book.chapters)
    assert '<a href="a.xhtml#a">A</a> <a href="a.xhtml#a--uno">Uno</a> <a href="a.xhtml#a">no</a>' in home
    assert file in home
    assert '<a href="a.xhtml#a">vuelve</a> <a href="https://example.org/">fuera</a>' in second
    assert "Códigos" not in first


def test_a_link_that_says_its_path_does_not_say_it_twice(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    front = site / "index.html"
    links = '<a href="zip/x.zip">zip/x.zip</a> <a href="zip/y.zip">el <b>y</b></a>'
    front.write_text(front.read_text("utf-8").replace('<a href="zip/x.zip">x.zip</a>', links), "utf-8")
    book = read_book(site)
    draft(book, "ancha", lambda _page, own: f"#{own}")
    assert "zip/x.zip el <b>y</b> (zip/y.zip)" in written([book.chapters[0].article])


def test_an_id_is_one_in_the_whole_book() -> None:
    page = chapter(
        '<p id="fn:1">a</p><p id="fn:1">b</p><svg aria-labelledby="t d"><title id="t">x</title></svg><a href="#t">l</a>'
    )
    set_ids(page)
    assert written([page.article]) == written(
        [
            article(
                '<p id="a--fn-1">a</p><p>b</p><svg aria-labelledby="a--t a--d"><title id="a--t">x</title></svg>'
                '<a href="#t">l</a>'
            )
        ]
    )
