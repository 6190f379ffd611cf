"""Writes what was read as HTML as well-formed XHTML, the drawings with the names that SVG has for things."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
# HTML knows no capitals; SVG does.
_CAPITALS = {
    name.lower(): name
    for name in (
        "viewBox",
        "preserveAspectRatio",
        "gradientUnits",
        "gradientTransform",
        "patternUnits",
        "pathLength",
        "textLength",
        "lengthAdjust",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "foreignObject",
    )
}


def written(elements: list[HtmlElement]) -> str:
    """The elements as XHTML, without a declaration of its namespace; drawings are given theirs."""
    for element in elements:
        for drawing in element.iter("svg"):
            _restore_names(drawing)
    return "".join(etree.tostring(element, method="xml", encoding="unicode", with_tail=False) for element in elements)


def _restore_names(drawing: HtmlElement) -> None:
    drawing.set("xmlns", SVG)
    for element in drawing.iter(etree.Element):
        element.tag = _CAPITALS.get(str(element.tag), str(element.tag))
        attributes = dict(element.attrib)
        if _CAPITALS.keys() & attributes.keys():
            element.attrib.clear()
            element.attrib.update({_CAPITALS.get(name, name): value for name, value in attributes.items()})
