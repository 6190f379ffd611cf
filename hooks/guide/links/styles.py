"""The addresses inside style sheets, style attributes and SVG paint attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # It has no type information: its nodes are Any.

from guide.links.document import Defect, Document, Place

# What stands between quotes in these is an address (CSS Values 4, CSS Images 4).
ADDRESS_FUNCTIONS = {"url", "src", "image-set", "-webkit-image-set"}
BLOCKS = {"{} block", "() block", "[] block"}


def read_css(css: str) -> Document:
    document = Document()
    for node in _addresses(_nodes(css)):
        # url(#id) in a style sheet names an element of the page that uses it.
        if node.type == "error" or not node.value.startswith("#"):
            _add(document, node, (node.source_line, node.source_column))
    return document


def add_styles(document: Document, css: str, start: Place) -> None:
    """Adds what a style element, whose text begins at ``start``, points at."""
    line, column = start
    for node in _addresses(_nodes(css)):
        below = node.source_line - 1
        _add(document, node, (line + below, node.source_column + (0 if below else column - 1)))


def add_paint(document: Document, value: str, place: Place) -> None:
    """Adds what an attribute such as ``style`` or ``fill``, which stands at ``place``, points at."""
    # Most are the name of a colour, and a page has thousands.
    if "(" in value:
        for node in _addresses(_nodes(value)):
            _add(document, node, place)


def _nodes(css: str) -> list[Any]:
    nodes: list[Any] = tinycss2.parse_component_value_list(css, skip_comments=True)
    return nodes


def _addresses(nodes: Iterable[Any], function: str = "") -> Iterator[Any]:
    """The tokens that are addresses, and those that were meant to be; ``nodes`` stand in a ``function`` or in none."""
    # The at-rule that was begun last: outside blocks and functions, only at-rules have strings and addresses.
    rule = ""
    for node in nodes:
        if node.type == "at-keyword":
            rule = node.lower_value
        elif node.type in BLOCKS:
            yield from _addresses(node.content)
        elif rule == "namespace":
            # Its address is a name: no browser asks for it.
            continue
        elif _is_address(node, quoted=rule == "import" or function in ADDRESS_FUNCTIONS):
            yield node
        elif node.type == "function":
            yield from _addresses(node.arguments, node.lower_name)


def _is_address(node: Any, *, quoted: bool) -> bool:
    """``quoted``: what stands between quotes here is one."""
    return node.type == "url" or (node.type == "string" and quoted) or (node.type == "error" and node.kind == "bad-url")


def _add(document: Document, node: Any, place: Place) -> None:
    if node.type == "error":
        message = "lo que hay dentro de «url(…)» no es una dirección; escríbela entre comillas"
        document.defects.append(Defect("EN107", message, place))
    else:
        document.add(node.value, "resource", place)
