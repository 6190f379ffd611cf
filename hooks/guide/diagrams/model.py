"""What a diagram says, before anything is measured or placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

Arrow = Literal["->", "<->", "--", "..>"]
LayoutName = Literal["ancha", "estrecha"]

LAYOUTS: tuple[LayoutName, ...] = ("ancha", "estrecha")
ARROWS: tuple[Arrow, ...] = ("..>", "<->", "->", "--")
Kind = Literal["rejilla", "capas", "comparacion", "estados", "arbol", "secuencia"]
KINDS: tuple[Kind, ...] = ("rejilla", "capas", "comparacion", "estados", "arbol", "secuencia")
DEFAULT_SHAPE: Mapping[Kind, str] = {"capas": "capa", "comparacion": "capa", "estados": "estado"}
SHAPES = (
    "caja", "terminal", "proceso", "contenedor", "imagen", "cilindro", "fichero", "puerto",
    "capa", "estado", "pregunta", "nube", "persona", "red", "nota",
)  # fmt: skip

MOST_STEPS = 12
MOST: Mapping[str, int] = {"nodos": 40, "grupos": 12, "enlaces": 60}
"""Who needs more needs two diagrams; it also bounds the time of a drawing."""
MOST_ROWS = 40

Grid = tuple[tuple[str, ...], ...]
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Node:
    id: str
    title: Lines
    detail: Lines
    shape: str
    role: str
    code: bool = False
    """The title is something to type, set in the letter of code."""
    narrow_title: Lines | None = None
    narrow_detail: Lines | None = None
    """What the narrow layout says instead, None when it says the same."""

    @property
    def name(self) -> str:
        return " ".join(self.title)


@dataclass(frozen=True)
class Group:
    id: str
    title: str
    members: frozenset[str]
    narrow_title: str | None = None


@dataclass(frozen=True)
class Edge:
    source: str
    target: str
    arrow: Arrow
    label: Lines = ()
    number: int | None = None
    sides: str = ""
    """Forced sides as compass letters, source then target («SE»); "" leaves them to the router."""
    command: bool = False
    """The label is a command, set in the letter of code."""
    narrow_label: Lines | None = None
    """What the narrow layout says instead, None when it says the same."""

    def __str__(self) -> str:
        return f"{self.source} {self.arrow} {self.target}"


@dataclass(frozen=True)
class Diagram:
    slug: str
    file: str
    title: str
    description: str
    caption: str
    kind: Kind
    grids: Mapping[LayoutName, Grid]
    nodes: Mapping[str, Node]
    groups: tuple[Group, ...]
    """Outermost first."""
    edges: tuple[Edge, ...]
    steps: tuple[str, ...] = ()
    """What step n says, for the arrows and boxes of number n + 1."""

    def in_layout(self, name: LayoutName) -> Diagram:
        """The diagram with the words that this layout shows."""
        if name == "ancha":
            return self
        nodes = {
            node.id: replace(
                node,
                title=node.title if node.narrow_title is None else node.narrow_title,
                detail=node.detail if node.narrow_detail is None else node.narrow_detail,
            )
            for node in self.nodes.values()
        }
        edges = (e if e.narrow_label is None else replace(e, label=e.narrow_label) for e in self.edges)
        groups = (g if g.narrow_title is None else replace(g, title=g.narrow_title) for g in self.groups)
        return replace(self, nodes=nodes, groups=tuple(groups), edges=tuple(edges))
