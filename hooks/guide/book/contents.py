"""What the book holds: the pages of the built site's menu, in its order, and what the site says of itself."""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from guide.book.errors import BookError

LEFT_OUT = ("referencia/codigos", "descargas", "novedades")
"""Addresses of pages that are of the site alone: what authors are told, where this book is, and what has changed."""

_ROOT = "http://sitio/"
_TITLE = "//nav[contains(@class, 'md-nav--primary')]/label"
# A page has only its own section in its menu; the one of wrong addresses lists all pages.
_LIST = "//nav[contains(@class, 'guia-paginas')]"


@dataclass(frozen=True)
class Chapter:
    """A page. ``path`` is its file, from the folder of the site; ``name`` is the id of the chapter in the book."""

    path: str
    name: str
    title: str
    article: HtmlElement


@dataclass(frozen=True)
class Part:
    """A section of the menu; its title is empty for a page that stands in none, or alone in one."""

    name: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """Empty where not known: ``address``, at which the site is published, and ``engine``, the Docker it was run on."""

    site: Path
    address: str
    title: str
    description: str
    author: str
    licence: str
    date: datetime
    engine: str
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for part in self.parts for chapter in part.chapters)


def read_book(site: Path) -> Book:
    """BookError where ``site`` is no built site of the guide."""
    front = site / "index.html"
    if not front.is_file() or not (site / "404.html").is_file():
        raise BookError(f"en «{site}» no hay ningún sitio; antes, constrúyelo con ./guia construir")
    home = _parsed(front)
    parts = tuple(_parts(site))
    if not parts:
        raise BookError(
            f"en la lista de «{site / '404.html'}» no hay páginas, y sin ellas no se sabe el orden del libro"
        )
    articles = [chapter.article for part in parts for chapter in part.chapters]
    return Book(
        site=site,
        address="".join(home.xpath("//link[@rel='canonical']/@href")[:1]),
        title=_text(home.xpath(_TITLE)[0]),
        description="".join(home.xpath("//meta[@name='description']/@content")[:1]),
        author="".join(home.xpath("//meta[@name='author']/@content")[:1]),
        licence=" ".join(" ".join(home.xpath("//*[@class='md-copyright__highlight']//text()")).split()).replace(
            " ;", ";"
        ),
        date=_date(site),
        engine=_engine(articles),
        parts=parts,
    )


def _parsed(file: Path) -> HtmlElement:
    return html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _parts(site: Path) -> Iterator[Part]:
    listed = _parsed(site / "404.html").xpath(f"{_LIST}/ul/li")
    # Its addresses begin where the site does on its server: the first of them is that of the home page.
    root = posixpath.dirname(listed[0].xpath("string(.//a/@href)")) if listed else ""
    for item in listed:
        links = (posixpath.relpath(link, root) + "/" * link.endswith("/") for link in item.xpath(".//a/@href"))
        paths = dict.fromkeys(path for link in links if (path := resolved("index.html", link)[0]))
        chapters = tuple(
            _chapter(site, path) for path in paths if not path.startswith(LEFT_OUT) and (site / path).is_file()
        )
        title = _text(item.xpath("./strong")[0]) if item.xpath("./strong") and len(chapters) > 1 else ""
        if chapters:
            yield Part(f"parte-{chapters[0].name}", title, chapters)


def _chapter(site: Path, path: str) -> Chapter:
    found = _parsed(site / path).xpath("//article")
    titles = found[0].xpath(".//h1") if found else []
    if not titles:
        raise BookError(f"«{site / path}» no tiene un artículo con su título, así que no puede estar en el libro")
    for mark in titles[0].xpath(".//a[contains(@class, 'headerlink')]"):
        mark.drop_tree()
    name = re.sub(r"(/?index)?\.html$", "", path).replace("/", "-") or "inicio"
    return Chapter(path, name, _text(titles[0]), found[0])


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def resolved(path: str, link: str) -> tuple[str, str]:
    """The file of the site that a link in the file ``path`` leads to, and the id there; "" for other hosts."""
    target = urlsplit(urljoin(f"{_ROOT}{path}", link))
    if f"{target.scheme}://{target.netloc}/" != _ROOT:
        return "", ""
    file = unquote(target.path).removeprefix("/")
    return f"{file}index.html" if not file or file.endswith("/") else file, unquote(target.fragment)


def _date(site: Path) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    sitemap = site / "sitemap.xml"
    days = re.findall(r"<lastmod>(\d{4}-\d\d-\d\d)", sitemap.read_text("utf-8")) if sitemap.is_file() else []
    if days:
        return datetime.fromisoformat(max(days)).replace(tzinfo=UTC)
    newest = max(int(file.stat().st_mtime) for file in site.rglob("*.html"))
    return datetime.fromtimestamp(newest, UTC)


def _engine(articles: list[HtmlElement]) -> str:
    """The newest engine that most pages say they were run on."""
    said = (_text(note) for article in articles for note in article.xpath(".//p[contains(@class, 'guia-comprobado')]"))
    versions = Counter(found[1] for text in said if (found := re.search(r"\bDocker (\d+(?:\.\d+)+)", text)))
    return versions.most_common(1)[0][0] if versions else ""
