"""YAML as a tree with places: nothing is constructed, an alias is the very node that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Kind = Literal["map", "list", "scalar", "unknown"]
Type = Literal["null", "boolean", "integer", "number", "string", "array", "object"]

_OLD_BREAK = re.compile(r"[\r\x85\u2028\u2029]")
_NULL = re.compile(r"(?:null|Null|NULL|~|)$")
_BOOLEAN = re.compile(r"(?:true|True|TRUE|false|False|FALSE)$")
_INTEGER = re.compile(r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[1-9][\d_]*|0)$")
_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$|[-+]?\.(?:inf|Inf|INF)$|\.(?:nan|NaN|NAN)$")
_TAGS: dict[str, Type] = {
    "null": "null",
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "str": "string",
    "binary": "string",
}


@dataclass(eq=False)
class Node:
    """``line`` and ``column`` are 1-based; ``items`` are pairs in a map, and nodes with no key in a list.

    An «unknown» one is an alias, and ``value`` the name of its anchor.
    """

    kind: Kind
    line: int
    column: int
    end_line: int
    end_column: int
    value: str = ""
    plain: bool = False
    tag: str = ""
    items: list[Item] = field(default_factory=list)

    @property
    def type(self) -> Type | None:
        """As Compose reads it: YAML 1.2 and octal numbers that begin with 0. None for what is not known."""
        if self.kind == "map":
            return "object"
        if self.kind == "list":
            return "array"
        if self.kind == "unknown":
            return None
        tagged = _TAGS.get(self.tag.rpartition(":")[2]) if self.tag.startswith("tag:yaml.org,2002:") else None
        if tagged or not self.plain:
            return tagged or "string"
        if _NULL.match(self.value):
            return "null"
        if _BOOLEAN.match(self.value):
            return "boolean"
        if _INTEGER.match(self.value):
            return "integer"
        return "number" if _FLOAT.match(self.value) else "string"

    def entries(self) -> Iterator[Item]:
        """The pairs of a map, and those that ``<<`` brings and no other overrides."""
        if self.kind == "map":
            yield from _merged(self, set(), set())

    def get(self, name: str) -> Node | None:
        return next((item.value for item in self.entries() if item.name == name), None)

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.entries()]


class Item(NamedTuple):
    key: Node | None
    value: Node

    @property
    def name(self) -> str:
        return self.key.value if self.key else ""


def _merged(node: Node, seen: set[str], visited: set[int]) -> Iterator[Item]:
    # An anchor may hold itself, or be merged from everywhere: once is enough.
    visited.add(id(node))
    merges = []
    for item in node.items:
        if item.name == "<<" and item.key and item.key.plain:
            merges += [other.value for other in item.value.items] if item.value.kind == "list" else [item.value]
        elif item.name not in seen:
            seen.add(item.name)
            yield item
    for other in merges:
        if other.kind == "map" and id(other) not in visited:
            yield from _merged(other, seen, visited)


def events(text: str) -> Iterator[Any]:
    """What YAML reads in a text; only a line feed ends a line, as in YAML 1.2 and in the page."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(_OLD_BREAK.sub(" ", text), Loader=loader)


def compose(text: str) -> list[Node]:
    """The documents of a text; ``yaml.YAMLError`` where it is none."""
    import yaml

    documents: list[Node] = []
    anchors: dict[str, Node] = {}
    stack: list[Node] = []
    keys: list[Node | None] = []
    for event in events(text):
        if isinstance(event, yaml.DocumentStartEvent):
            anchors = {}
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = stack.pop()
            keys.pop()
            closed.end_line, closed.end_column = _place(event.end_mark)
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _node(event, anchors)
        if not stack:
            documents.append(node)
        elif stack[-1].kind == "list":
            stack[-1].items.append(Item(None, node))
        elif keys[-1] is None:
            keys[-1] = node
        else:
            stack[-1].items.append(Item(keys[-1], node))
            keys[-1] = None
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            stack.append(node)
            keys.append(None)
    return documents


def _node(event: Any, anchors: dict[str, Node]) -> Node:
    import yaml

    place = (*_place(event.start_mark), *_place(event.end_mark))
    if isinstance(event, yaml.AliasEvent):
        # A fragment may refer to an anchor of another one.
        return anchors.get(str(event.anchor)) or Node("unknown", *place, value=str(event.anchor))
    if isinstance(event, yaml.ScalarEvent):
        node = Node("scalar", *place, value=event.value, plain=not event.style, tag=event.tag or "")
    else:
        node = Node("map" if isinstance(event, yaml.MappingStartEvent) else "list", *place, tag=event.tag or "")
    if event.anchor:
        anchors[event.anchor] = node
    return node


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
