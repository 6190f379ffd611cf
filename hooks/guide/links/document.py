"""What one file of the site defines and what it points at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# A reader follows a link, the browser asks for a resource by itself, an "id" names an element of the page.
Kind = Literal["link", "resource", "id"]
# Line and column, both 1-based.
Place = tuple[int, int]


@dataclass(frozen=True)
class Reference:
    """``target`` is an address as it is written, or a bare id where ``kind`` is "id"."""

    target: str
    kind: Kind
    place: Place


@dataclass(frozen=True)
class Defect:
    """What is wrong in the file itself, whatever else is in the site; ``message`` is Spanish."""

    code: str
    message: str
    place: Place


@dataclass
class Document:
    """``canonical`` and ``base`` are the addresses of those elements, "" without one."""

    ids: dict[str, Place] = field(default_factory=dict)
    # Targets that are no ids: <a name>.
    names: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)
    canonical: str = ""
    base: str = ""

    def add_id(self, name: str, place: Place) -> None:
        if name in self.ids:
            line, column = self.ids[name]
            message = f"el id «{name}» ya está en {line}:{column}; cambia uno, que cada id va una sola vez"
            self.defects.append(Defect("EN103", message, place))
        else:
            self.ids[name] = place

    def add(self, target: str, kind: Kind, place: Place) -> None:
        self.references.append(Reference(target, kind, place))


def place_in(text: str, offset: int, start: Place) -> Place:
    """The place of ``text[offset]`` where ``text`` itself begins at ``start``."""
    newlines = text.count("\n", 0, offset)
    if not newlines:
        return start[0], start[1] + offset
    return start[0] + newlines, offset - text.rfind("\n", 0, offset)
