"""The book for readers of books: EPUB 3.3.

The package is written here and not by pandoc 3.9, which was tried: it reads the pages into a model of its own, where
code has no colours and a drawing is a picture without its description, and it takes five times as long. What is
written here is short, and epubcheck, the program of the standard, says whether it is right.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from guide.book.contents import Book, Part
from guide.book.cover import cover_png
from guide.book.draft import Entry, draft
from guide.book.front import cover_lines
from guide.book.markup import XHTML, written
from guide.places import RESOURCES

STYLES = RESOURCES / "libro"
_KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/libro.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
# What the book offers to who does not see it, in the words of schema.org.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "longDescription"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Cada diagrama está también en palabras. Nada depende del color, ni se pliega, ni suena."),
)


def packed(book: Book) -> bytes:
    """An EPUB. BookError without what draws its cover."""
    entries = draft(book, "estrecha", lambda chapter, own: f"{chapter.name}.xhtml#{own}")
    images = dict(_images(book))
    files = {
        "portada.png": cover_png(book),
        "libro.css": b"".join((STYLES / name).read_bytes() for name in ("comun.css", "epub.css")),
        "portada.xhtml": _page(book.title, _cover(book)),
        "indice.xhtml": _page("Índice", _contents(entries)),
        **images,
    }
    spine = ["portada.xhtml", "indice.xhtml"]
    for part in book.parts:
        if part.title:
            files[f"{part.name}.xhtml"] = _page(part.title, _opening(part))
            spine.append(f"{part.name}.xhtml")
        for chapter in part.chapters:
            body = written(list(chapter.article))
            section = f'<section id="{chapter.name}" epub:type="chapter" role="doc-chapter">{body}</section>'
            files[f"{chapter.name}.xhtml"] = _page(chapter.title, section)
            spine.append(f"{chapter.name}.xhtml")
    return _zipped(book, {"libro.opf": _package(book, files, spine), **files})


def _zipped(book: Book, files: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    # No zip is older than 1980.
    stamp = max(book.date.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(output, "w") as archive:
        # Readers look for the kind of file at a fixed place: first, and as it is.
        archive.writestr(zipfile.ZipInfo("mimetype", stamp), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, content in {"META-INF/container.xml": _CONTAINER.encode()}.items() | (
            {f"EPUB/{name}": content for name, content in sorted(files.items())}.items()
        ):
            archive.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return output.getvalue()


def _page(title: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops" lang="es" xml:lang="es"><head>'
        f'<title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="libro.css"/></head>'
        f"<body>{body}</body></html>\n"
    ).encode()


def _cover(book: Book) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in cover_lines(book))
    return (
        f'<section epub:type="cover" class="libro-portada"><img src="portada.png" role="doc-cover" '
        f'alt="{escape(book.title)}"/><p>{escape(book.description)}</p>{lines}</section>'
    )


def _opening(part: Part) -> str:
    chapters = "".join(
        f'<li><a href="{chapter.name}.xhtml">{escape(chapter.title)}</a></li>' for chapter in part.chapters
    )
    return (
        f'<section id="{part.name}" epub:type="part" role="doc-part"><h1 class="libro-parte">{escape(part.title)}</h1>'
        f"<ul>{chapters}</ul></section>"
    )


def _contents(entries: list[Entry]) -> str:
    """The contents that readers open, and the places that they may jump to."""
    lines, depth = [], 0
    for entry in entries:
        lines.append("<ol>" * max(entry.level - depth, 0) if entry.level > depth else "</li>")
        lines.append("</ol></li>" * max(depth - entry.level, 0))
        file = entry.id if entry.level == 1 else entry.chapter.name
        lines.append(f'<li><a href="{file}.xhtml#{entry.id}">{escape(entry.title)}</a>')
        depth = entry.level
    lines.append("</li></ol>" * depth)
    return (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>Índice</h1>{"".join(lines)}</nav>'
        '<nav epub:type="landmarks" id="lugares" hidden="hidden"><h2>Lugares</h2><ol>'
        '<li><a epub:type="cover" href="portada.xhtml">Portada</a></li>'
        '<li><a epub:type="toc" href="#toc">Índice</a></li>'
        f'<li><a epub:type="bodymatter" href="{entries[0].chapter.name}.xhtml">Texto</a></li></ol></nav>'
    )


def _images(book: Book) -> Iterator[tuple[str, bytes]]:
    """The pictures of the pages, by the name that they have in the book, which the pages get too."""
    for chapter in book.chapters:
        for image in chapter.article.xpath(".//img[@src]"):
            file = (book.site / chapter.path).parent / image.get("src")
            if file.is_file():
                name = f"{chapter.name}-{file.name}"
                image.set("src", name)
                yield name, file.read_bytes()


def _package(book: Book, files: dict[str, bytes], spine: list[str]) -> bytes:
    own = uuid.uuid5(uuid.NAMESPACE_URL, book.address or book.title)
    facts = "".join(
        f"<{name}>{escape(text)}</{name}>"
        for name, text in (
            ("dc:title", book.title),
            ("dc:creator", book.author),
            ("dc:description", book.description),
            ("dc:rights", book.licence),
            ("dc:source", book.address),
            ("dc:date", f"{book.date:%Y-%m-%d}"),
        )
        if text
    )
    access = "".join(f'<meta property="schema:{name}">{escape(text)}</meta>' for name, text in _ACCESS)
    items = "".join(
        f'<item id="{_item(name)}" href="{name}" media-type="{_kind(name)}"{_properties(name, content)}/>'
        for name, content in files.items()
    )
    order = "".join(f'<itemref idref="{_item(name)}"/>' for name in spine)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="es" unique-identifier="libro">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="libro">urn:uuid:{own}</dc:identifier><dc:language>es</dc:language>{facts}'
        f'<meta property="dcterms:modified">{book.date:%Y-%m-%dT%H:%M:%SZ}</meta>{access}'
        # Older readers know the cover by this.
        f'<meta name="cover" content="{_item("portada.png")}"/></metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>\n"
    ).encode()


def _item(name: str) -> str:
    return "a-" + name.replace(".", "-")


def _kind(name: str) -> str:
    return {".xhtml": "application/xhtml+xml", ".css": "text/css", **_KINDS}[Path(name).suffix.lower()]


def _properties(name: str, content: bytes) -> str:
    words = {"portada.png": "cover-image", "indice.xhtml": "nav"}.get(name, "")
    if name.endswith(".xhtml") and b"<svg" in content:
        words = "svg"
    return f' properties="{words}"' if words else ""
