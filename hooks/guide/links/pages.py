"""Reads an HTML page: its ids, its addresses and the Markdown that was left as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from guide.links.document import Defect, Document, Kind, Place, place_in
from guide.links.styles import add_paint, add_styles

LINK_TAGS = {"a", "area", "form", "button", "blockquote", "q", "ins", "del"}
ADDRESS_ATTRIBUTES = {
    "href",
    "xlink:href",
    "src",
    "poster",
    "data",
    "action",
    "formaction",
    "cite",
    "background",
}
SET_ATTRIBUTES = {"srcset", "imagesrcset"}
PAINT_ATTRIBUTES = {
    *("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"),
    *("marker", "marker-start", "marker-mid", "marker-end"),
}
ID_ATTRIBUTES = {
    *("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-flowto"),
    *("aria-activedescendant", "aria-errormessage", "for", "headers", "list", "popovertarget", "commandfor"),
}
REQUESTED_RELS = {
    *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload"),
    *("prefetch", "prerender", "preconnect", "dns-prefetch"),
}
META_ADDRESSES = {"og:image", "og:image:url", "og:url", "og:video", "og:audio", "twitter:image"}
# What stands in these is not prose: brackets mean what they say.
VERBATIM_TAGS = {"code", "pre", "kbd", "samp", "script", "textarea", "var"}
LEFTOVER = re.compile(r"!?\[[^\[\]\n]*\]\[[^\[\]\n]*\]|\]\[[^\[\]\n]*\]|\[\^[^\]\s]+\]|!?\[[^\[\]\n]*\]\([^()\s]*\)")
REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
# For a repository there, Material's script asks the API of the host for stars and versions.
FACTS_HOST = re.compile(r"https?://(?:[^/]*\.)?(?:github|gitlab)\.", re.IGNORECASE)
DESCRIPTOR = re.compile(r"(\d+(\.\d+)?[wx])?")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.open_tags: list[str] = []

    @property
    def place(self) -> Place:
        line, column = self.getpos()
        return line, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open_tags.append(tag)
        if attrs:
            self.read_attributes(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read_attributes(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        # It closes what was left open inside it too: <br>, <li>, a forgotten <code>. A stray one closes nothing.
        if tag in self.open_tags:
            while self.open_tags.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open_tags[-1:] == ["style"]:
            add_styles(self.document, data, self.place)
        elif "]" in data and VERBATIM_TAGS.isdisjoint(self.open_tags):
            for leftover in LEFTOVER.finditer(data):
                message = f"«{leftover[0]}» quedó sin convertir; define su referencia o escríbelo como código"
                place = place_in(data, leftover.start(), self.place)
                self.document.defects.append(Defect("EN105", message, place))

    def read_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        document = self.document
        for name, value in attributes.items():
            if name == "id":
                document.add_id(value, self.place)
            elif name in ADDRESS_ATTRIBUTES:
                self.read_address(tag, name, value, attributes)
            elif name in SET_ATTRIBUTES:
                self.read_set(value)
            elif name in PAINT_ATTRIBUTES:
                add_paint(document, value, self.place)
            elif name in ID_ATTRIBUTES:
                for target in value.split():
                    document.add(target, "id", self.place)
            elif name == "name" and tag == "a":
                document.names.add(value)
            elif name == "ping":
                for target in value.split():
                    document.add(target, "resource", self.place)
        if tag == "meta":
            self.read_meta(attributes)

    def read_address(self, tag: str, name: str, value: str, attributes: dict[str, str]) -> None:
        kind: Kind = "link" if tag in LINK_TAGS else "resource"
        if tag == "base":
            self.document.base = value
            return
        if tag == "link":
            rels = set(attributes.get("rel", "").lower().split())
            if "canonical" in rels:
                self.document.canonical = value
            if not rels & REQUESTED_RELS:
                kind = "link"
        elif attributes.get("data-md-component") == "source" and FACTS_HOST.match(value):
            message = f"el guion de Material pediría cifras de «{value}» a otro servidor; quita data-md-component"
            self.document.defects.append(Defect("EN104", message, self.place))
        elif name == "data" and tag != "object":
            return
        self.document.add(value, kind, self.place)

    def read_set(self, value: str) -> None:
        for target, descriptor in candidates(value):
            self.document.add(target, "resource", self.place)
            if not DESCRIPTOR.fullmatch(descriptor):
                message = f"«{descriptor}» no es un tamaño de srcset; escribe, por ejemplo, 2x o 640w"
                self.document.defects.append(Defect("EN107", message, self.place))

    def read_meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "")
        if attributes.get("http-equiv", "").lower() == "refresh":
            if refresh := REFRESH.match(content):
                self.document.add(refresh[1], "resource", self.place)
        elif attributes.get("property", attributes.get("name")) in META_ADDRESSES:
            self.document.add(content, "link", self.place)


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Address and descriptor of each image of a ``srcset``; addresses may hold commas, not blanks."""
    rest = srcset.lstrip(" \t\r\n\f,")
    while rest:
        target, rest = [*rest.split(maxsplit=1), ""][:2]
        if target.endswith(","):
            yield target.rstrip(","), ""
        else:
            descriptor, _, rest = rest.partition(",")
            yield target, descriptor.strip()
        rest = rest.lstrip(" \t\r\n\f,")


def read_html(html: str) -> Document:
    """Reads a page to its end, however broken."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.document
