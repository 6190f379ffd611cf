"""What may be in an SVG: the drawing subset, as a list of elements, attributes and values.

Everything passes here before it reaches a page or a rasteriser. What is not on the list is refused, so that no trick
has to be known by name; the limits keep the time of the check itself to milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import defusedxml.ElementTree as SafeElementTree

from guide.diagrams.metrics import MONO, SANS

MAX_BYTES = 256 * 1024
MAX_ELEMENTS = 2_000
MAX_DEPTH = 24
MAX_PATH = 20_000
MAX_TEXT = 10_000
"""Characters of all texts together: each becomes an outline of a hundred bytes."""
VIEW_BOX = (48, 2_000)
"""Least and most width and height. A row of one layer, the lowest of our drawings, is 54 units high on a phone."""

NAMESPACE = "{http://www.w3.org/2000/svg}"

_NUMBER = r"-?\d{1,4}(\.\d{1,3})?"
_ID = r"[a-z0-9-]{1,80}"
# What each attribute may hold, whatever element it stands on.
_VALUES = {
    "class": r"[a-z0-9 -]{1,60}",
    **dict.fromkeys(("x", "y", "width", "height", "rx", "cx", "cy", "r", "stroke-width", "font-size"), _NUMBER),
    "fill": r"#[0-9a-f]{6}|none",
    "stroke": r"#[0-9a-f]{6}|none",
    "d": rf"[MLHVQAZ0-9. -]{{1,{MAX_PATH}}}",
    # Whole units: a dash of a thousandth makes thousands of segments of one line.
    "stroke-dasharray": r"[1-9]\d?( [1-9]\d?)?",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "font-family": f"{re.escape(SANS)}|{re.escape(MONO)}",
    "font-weight": "600",
    "text-anchor": "middle",
    "id": _ID,
    "role": "img",
    "lang": "es",
    "aria-labelledby": _ID,
    "aria-describedby": _ID,
    "viewBox": rf"0 0 {_NUMBER} {_NUMBER}",
}
_PATTERNS = {name: re.compile(rf"(?:{pattern})\Z") for name, pattern in _VALUES.items()}
_LONG_NUMBER = re.compile(r"\d{5}")
_ALLOWED: dict[str, set[str]] = {
    "svg": {"class", "viewBox", "width", "height", "role", "lang", "aria-labelledby", "aria-describedby",
            "font-family"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"class", "fill", "stroke", "stroke-width", "stroke-linejoin"},
    "rect": {"class", "x", "y", "width", "height", "rx", "fill", "stroke", "stroke-width"},
    "circle": {"class", "cx", "cy", "r", "fill", "stroke"},
    "path": {"class", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"},
    "text": {"class", "x", "y", "fill", "font-family", "font-size", "font-weight", "text-anchor"},
}  # fmt: skip


def gate(svg: str) -> tuple[list[ElementTree.Element], list[str]]:
    """The elements, root first, and Spanish sentences about what is forbidden; no elements when it is no SVG."""
    if len(svg.encode(errors="replace")) > MAX_BYTES:
        return [], [f"el SVG pasa de {MAX_BYTES // 1024} KB"]
    if "<!" in svg or "<?" in svg:
        return [], ["el SVG tiene un comentario, una instrucción o un DOCTYPE, que no se admiten"]
    try:
        # Nothing that it refuses gets past the lines above. It stays as a second lock, should they ever be loosened;
        # CairoSVG needs it in any case.
        root = SafeElementTree.fromstring(svg, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError) as error:
        return [], [f"el SVG está mal formado: {error}"]
    walked = list(_walk(root, 0))
    if len(walked) > MAX_ELEMENTS or any(depth > MAX_DEPTH for _, depth in walked):
        return [], [f"el SVG tiene más de {MAX_ELEMENTS} elementos o {MAX_DEPTH} niveles"]
    elements = [item for item, _ in walked]
    problems = [problem for item in elements for problem in _element_problems(item)]
    if tag_of(root) != "svg" or view_box(root) is None:
        problems.append(f"el SVG debe tener un viewBox de {VIEW_BOX[0]} a {VIEW_BOX[1]}")
    if sum(len(item.text or "") for item in elements if tag_of(item) == "text") > MAX_TEXT:
        problems.append(f"el SVG tiene más de {MAX_TEXT} caracteres de texto")
    return elements, problems


def checked(svg: str) -> str:
    """``svg`` itself. ValueError, in Spanish, when it is not of the subset."""
    _, problems = gate(svg)
    if problems:
        raise ValueError("; ".join(problems[:5]))
    return svg


def view_box(root: ElementTree.Element) -> tuple[float, float] | None:
    """Width and height of the drawing, None when they are missing or out of bounds."""
    spelled = root.get("viewBox", "")
    if not _PATTERNS["viewBox"].match(spelled):
        return None
    width, height = map(float, spelled.split()[2:])
    low, high = VIEW_BOX
    return (width, height) if low <= width <= high and low <= height <= high else None


def tag_of(item: ElementTree.Element) -> str:
    return item.tag.removeprefix(NAMESPACE)


def _walk(item: ElementTree.Element, depth: int) -> Iterator[tuple[ElementTree.Element, int]]:
    yield item, depth
    if depth <= MAX_DEPTH:
        for child in item:
            yield from _walk(child, depth + 1)


def _element_problems(item: ElementTree.Element) -> Iterator[str]:
    tag = tag_of(item)
    allowed = _ALLOWED.get(tag)
    if allowed is None:
        yield f"el SVG tiene un elemento «{tag[:40]}», que no se admite"
        return
    for key, value in item.attrib.items():
        if key not in allowed:
            yield f"«{tag}» tiene un atributo «{key[:60]}», que no se admite"
        elif not _PATTERNS[key].match(value):
            yield f"«{tag}» tiene en «{key}» un valor que no se admite: {value[:40]}"
        elif key == "d" and _LONG_NUMBER.search(value):
            yield f"«{tag}» tiene en «d» un número demasiado grande"
