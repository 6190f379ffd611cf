"""What a diagram says, before anything is measured or placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    "capa", "estado", "pregunta", "nube", "persona", "red",
)  # fmt: skip

MOST_STEPS = 12

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Node:
    id: str
    title: tuple[str, ...]
    detail: tuple[str, ...]
    shape: str
    role: str

    @property
    def name(self) -> str:
        return " ".join(self.title)


@dataclass(frozen=True)
class Group:
    id: str
    title: str
    members: frozenset[str]


@dataclass(frozen=True)
class Edge:
    source: str
    target: str
    arrow: Arrow
    label: tuple[str, ...] = ()
    number: int | None = None
    sides: str = ""
    """Forced sides as compass letters, source then target («SE»); "" leaves them to the router."""
    command: bool = False
    """The label is a command, set in the letter of code."""

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
