"""Reads an SVG file of its own, by the rules of XML."""

from __future__ import annotations

from xml.parsers import expat

from guide.links.document import Defect, Document, Kind, Place
from guide.links.pages import ID_ATTRIBUTES, PAINT_ATTRIBUTES
from guide.links.styles import add_paint, add_styles


class _Reader:
    def __init__(self) -> None:
        self.document = Document()
        self.in_style = False
        self.style: list[str] = []
        self.style_place: Place
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    @property
    def place(self) -> Place:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind: Kind = "link" if tag == "a" else "resource"
        for name, value in attributes.items():
            if name == "id":
                self.document.add_id(value, self.place)
            elif name in ("href", "xlink:href"):
                self.document.add(value, kind, self.place)
            elif name in PAINT_ATTRIBUTES:
                add_paint(self.document, value, self.place)
            elif name in ID_ATTRIBUTES:
                for target in value.split():
                    self.document.add(target, "id", self.place)
        self.in_style = tag == "style"

    def text(self, data: str) -> None:
        # Expat hands a text over in pieces.
        if self.in_style:
            if not self.style:
                self.style_place = self.place
            self.style.append(data)

    def end(self, _tag: str) -> None:
        if self.style:
            add_styles(self.document, "".join(self.style), self.style_place)
        self.in_style, self.style = False, []


def read_svg(data: bytes) -> Document:
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"no es XML bien formado ({expat.ErrorString(error.code)}), así que no se verá; corrígelo"
        reader.document.defects.append(Defect("EN108", message, (error.lineno, error.offset + 1)))
    return reader.document
