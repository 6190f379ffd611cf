"""Ids that are one in the whole book, and links that lead to them or, where the book has not the page, to the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from lxml.html import HtmlElement

from guide.book.contents import Book, Chapter, resolved

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")


def own_id(chapter: Chapter, fragment: str) -> str:
    """An id of a page as it stands in the book. XML wants names, which footnotes and some headings are not."""
    return chapter.name + "--" + re.sub(r"[^\w.-]", "-", fragment) if fragment else chapter.name


def set_ids(chapter: Chapter) -> None:
    """Of an id that a page has twice, the first stays."""
    seen: set[str] = set()
    for element in chapter.article.xpath(".//*[@id]"):
        own = own_id(chapter, element.get("id"))
        if own in seen:
            del element.attrib["id"]
        else:
            seen.add(own)
            element.set("id", own)
    for name in _REFERENCES:
        for element in chapter.article.xpath(f".//*[@{name}]"):
            element.set(name, " ".join(own_id(chapter, word) for word in element.get(name).split()))


def set_links(book: Book, inside: Callable[[Chapter, str], str]) -> None:
    """Of all the book, whose ids are set. ``inside(chapter, id)`` is how the format links to an id of a chapter."""
    chapters = {chapter.path: chapter for chapter in book.chapters}
    ids = {path: {chapter.name, *chapter.article.xpath(".//@id")} for path, chapter in chapters.items()}
    for path, chapter in chapters.items():
        for link in chapter.article.xpath(".//a[@href]"):
            _set_link(book, path, link, chapters, ids, inside)


def _set_link(
    book: Book,
    path: str,
    link: HtmlElement,
    chapters: Mapping[str, Chapter],
    ids: Mapping[str, set[str]],
    inside: Callable[[Chapter, str], str],
) -> None:
    file, fragment = resolved(path, link.get("href", ""))
    for name in ("target", "rel", "download", "title"):
        link.attrib.pop(name, None)
    if file in chapters:
        own = own_id(chapters[file], fragment)
        # A part that the book has not is looked for in its chapter.
        link.set("href", inside(chapters[file], own if own in ids[file] else chapters[file].name))
    elif file and book.address:
        link.set("href", urljoin(book.address, _public(file, fragment)))
    elif file:
        _to_text(link, file)


def _public(file: str, fragment: str) -> str:
    address = re.sub(r"(^|/)index\.html$", r"\1", file)
    return f"{address}#{fragment}" if fragment else address


def _to_text(link: HtmlElement, file: str) -> None:
    """Nobody can follow it: the text stays, and the path says where the site has it."""
    where = _public(file, "")
    if where and where not in link.text_content():
        last = len(link) and link[-1]
        note = f" ({where})"
        if isinstance(last, HtmlElement):
            last.tail = (last.tail or "") + note
        else:
            link.text = (link.text or "") + note
    link.drop_tag()


def headings(chapter: Chapter, deepest: int) -> list[tuple[int, str, str]]:
    """Level, id and text of the headings of a chapter that have an id, down to the level ``deepest``."""
    path = "|".join(f".//h{level}[@id]" for level in range(1, deepest + 1))
    return [
        (int(heading.tag[1]), heading.get("id"), " ".join(heading.text_content().split()))
        for heading in chapter.article.xpath(path)
    ]
