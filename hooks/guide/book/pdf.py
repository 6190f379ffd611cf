"""The book on paper: Chromium prints one document, twice, because it cannot say on which page a heading will stand."""

from __future__ import annotations

import base64
import io
import mimetypes
from collections.abc import Mapping
from html import escape
from typing import Any

import pikepdf
from lxml import etree, html

from guide.book.chromium import printed_by_chromium
from guide.book.contents import Book, Part
from guide.book.draft import Entry, draft
from guide.book.errors import BookError
from guide.book.front import cover_lines
from guide.book.markup import written
from guide.diagrams.metrics import FONTS
from guide.places import RESOURCES

STYLES = RESOURCES / "libro"
_FACES = (
    ("Inter", 400, "Inter-Regular.ttf"),
    ("Inter", 600, "Inter-SemiBold.ttf"),
    ("JetBrains Mono", 400, "JetBrainsMono-Regular.ttf"),
    ("JetBrains Mono", 600, "JetBrainsMono-SemiBold.ttf"),
)
"""The letters that the texts of the diagrams were measured with, so that the PDF is the same on every machine."""
_PASSES = 3


def printed(book: Book) -> bytes:
    """A tagged PDF. BookError without a Chromium."""
    entries, before, after = _around_contents(book)
    pages: dict[str, int] = {}
    # The numbers have a place of their own width: the second time nothing moves, and this makes sure of it.
    for _ in range(_PASSES):
        document = before + _contents(entries, pages) + after
        paper = printed_by_chromium(document)
        found = _pages_of(paper)
        if found == pages:
            return _finished(paper, book)
        pages = found
    raise BookError("al imprimir el PDF, los números de página del índice no dejan de moverse")


def document_of(book: Book) -> str:
    """What is printed, with no page numbers in its contents."""
    entries, before, after = _around_contents(book)
    return before + _contents(entries, {}) + after


def _around_contents(book: Book) -> tuple[list[Entry], str, str]:
    """What the contents list, and the document before and after them."""
    entries = draft(book, "ancha", lambda _chapter, own: f"#{own}")
    _for_paper(book)
    return entries, _before_contents(book), _after_contents(book)


def _before_contents(book: Book) -> str:
    styles = [(STYLES / name).read_text("utf-8") for name in ("comun.css", "pdf.css")]
    return (
        f'<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{escape(book.title)}</title>'
        f"<style>{_faces()}{''.join(styles)}{_running_titles(book)}</style></head><body>{_cover(book)}"
    )


def _faces() -> str:
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{_data(FONTS / file)}")}}'
        for family, weight, file in _FACES
    )


def _data(file: Any) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _running_titles(book: Book) -> str:
    """A kind of page for each chapter, because Chromium knows no other way to name it at the top."""
    rules = []
    for part in book.parts:
        for chapter in part.chapters:
            left, right = _quoted(part.title or book.title), _quoted(part.title and chapter.title)
            rules.append(
                f"@page p-{chapter.name}{{@top-left{{content:{left}}}@top-right{{content:{right}}}}}"
                f"#{chapter.name}{{page:p-{chapter.name}}}"
            )
    return "".join(rules)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ") + '"'


def _cover(book: Book) -> str:
    art = book.site / "assets/img/portada.svg"
    picture = f'<img alt="" src="{_data(art)}">' if art.is_file() else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in cover_lines(book))
    return (
        f'<section class="libro-portada">{picture}<p class="libro-titulo">{escape(book.title)}</p>'
        f'<p class="libro-entrada">{escape(book.description)}</p><div class="libro-datos">{lines}</div></section>'
    )


def _contents(entries: list[Entry], pages: Mapping[str, int]) -> str:
    lines = "".join(
        f'<li class="{_kind(entry)}"><a href="#{entry.id}"><span class="libro-linea">{escape(entry.title)}</span>'
        f'<span class="libro-pagina">{pages.get(entry.id, "000")}</span></a></li>'
        for entry in entries
    )
    return f'<nav class="libro-indice"><h1 id="indice">Índice</h1><ul>{lines}</ul></nav>'


def _kind(entry: Entry) -> str:
    if entry.level == 1:
        return "libro-de-parte"
    return "libro-de-capitulo" if entry.id == entry.chapter.name else "libro-de-seccion"


def _after_contents(book: Book) -> str:
    return "".join(_part(part) for part in book.parts) + "</body></html>"


def _part(part: Part) -> str:
    title = f'<h1 class="libro-parte" id="{part.name}">{escape(part.title)}</h1>' if part.title else ""
    chapters = []
    for chapter in part.chapters:
        # Chromium prints HTML: the same text is right as that, too, but for elements that close themselves.
        body = _html(written(list(chapter.article)))
        chapters.append(f'<section class="libro-capitulo" id="{chapter.name}">{title}{body}</section>')
        title = ""
    return "".join(chapters)


def _html(xhtml: str) -> str:
    root = html.fragment_fromstring(xhtml, create_parent="div")
    return etree.tostring(root, method="html", encoding="unicode")


def _for_paper(book: Book) -> None:
    for chapter in book.chapters:
        # The drawing within is the figure, with its alternative text; Chromium would tag a second one that has none.
        for figure in chapter.article.xpath(".//figure[.//svg]"):
            figure.tag = "div"
            figure.set("class", "figura")
        for image in chapter.article.xpath(".//img[@src]"):
            file = (book.site / chapter.path).parent / image.get("src")
            if file.is_file():
                image.set("src", _data(file))


def _pages_of(paper: bytes) -> dict[str, int]:
    """The page of each id that a link leads to, from 1."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return {str(name).removeprefix("/"): numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def _finished(paper: bytes, book: Book) -> bytes:
    """With what the book says of itself, the same bytes for the same sources, and small."""
    output = io.BytesIO()
    stamp = f"D:{book.date:%Y%m%d%H%M%S}Z"
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        del pdf.docinfo
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = book.title
            metadata["dc:creator"] = [book.author]
            metadata["dc:description"] = book.description
            metadata["dc:language"] = ["es"]
            metadata["dc:rights"] = book.licence
            metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{book.date:%Y-%m-%dT%H:%M:%SZ}"
        pdf.docinfo.update(
            {"/Title": book.title, "/Author": book.author, "/Subject": book.description}
            | {"/CreationDate": stamp, "/ModDate": stamp}
        )
        pdf.Root.Lang = "es"
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return output.getvalue()
