"""From the author's YAML to a Diagram, with every mistake of the file reported at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeGuard

from guide.diagrams.model import (
    ARROWS,
    DEFAULT_SHAPE,
    KINDS,
    LAYOUTS,
    MOST,
    MOST_ROWS,
    MOST_STEPS,
    SHAPES,
    Arrow,
    Diagram,
    Edge,
    Grid,
    Group,
    Kind,
    LayoutName,
    Lines,
    Node,
)
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource

FIELDS = {"titulo", "descripcion", "pie", "tipo", "rejilla", "nodos", "grupos", "enlaces", "pasos"}
NODE_FIELDS = {"texto", "detalle", "forma", "papel"}
GROUP_FIELDS = {"texto", "contiene"}
EDGE_FIELDS = {"enlace", "texto", "lados"}
TEXT_LIMITS = {"titulo": (4, 80), "descripcion": (80, 900), "pie": (10, 240)}
"""Least and most characters of each text that goes with the drawing. The schema says the same."""
ID = "[a-z][a-z0-9-]*"
EDGE = r"(\S+)\s+(->|<->|--|\.\.>)\s+(\S+)"
SIDES = "[NSEO]{2}"

_ID = re.compile(ID)
_EDGE = re.compile(EDGE)
_NUMBER = re.compile(r"(\d{1,2})\.(?:\s+|\Z)")


def parse_diagram(slug: str, source: YamlSource, roles: Iterable[str]) -> Diagram | None:
    """The diagram, or None when something is wrong: ``source.problems`` then says what, and where."""
    if source.problems:
        return None
    if not isinstance(source.data, dict):
        source.report("DG101", (), "el archivo debe empezar por «titulo:», «descripcion:», «pie:» y «tipo:»")
        return None
    diagram = _Reader(source, set(roles)).diagram(slug)
    return None if source.problems else diagram


class _Reader:
    def __init__(self, source: YamlSource, roles: set[str]) -> None:
        self.source, self.data, self.roles = source, source.data, roles
        self.report = source.report

    def diagram(self, slug: str) -> Diagram:
        self.unknown_keys((), self.data, FIELDS)
        self.too_many()
        kind: Kind = self.choice(("tipo",), self.data.get("tipo"), KINDS, "el tipo")  # type: ignore[assignment]
        title, description, caption = (self.text(key) for key in TEXT_LIMITS)
        nodes = self.nodes(DEFAULT_SHAPE.get(kind, "caja"))
        groups = self.groups(nodes)
        grids = self.no_grid(kind) if kind == "secuencia" else self.grids(nodes)
        edges = self.edges(nodes, commands=kind == "estados")
        if kind == "secuencia" and not self.data.get("enlaces"):
            self.report("DG104", ("enlaces",), "una secuencia tiene al menos una flecha")
        steps = self.steps(edges)
        return Diagram(slug, self.source.file, title, description, caption, kind, grids, nodes, groups, edges, steps)

    def unknown_keys(self, path: tuple[str | int, ...], data: dict[str, Any], known: set[str]) -> None:
        for key in data:
            if key not in known:
                hint = did_you_mean(key, known) or f"; se admiten {', '.join(sorted(known))}"
                self.report("DG102", (*path, key), f"la clave no existe{hint}")

    def too_many(self) -> None:
        for key, most in MOST.items():
            entries = self.data.get(key)
            if isinstance(entries, dict | list) and len(entries) > most:
                self.report("DG107", (key,), f"hay {len(entries)} y caben {most}: parte el diagrama en dos")

    def text(self, key: str) -> str:
        least, most = TEXT_LIMITS[key]
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            self.report("DG104", (key,), "falta este texto: sin él, quien no ve el dibujo no sabe qué dice")
            return ""
        value = " ".join(value.split())
        if not least <= len(value) <= most:
            self.report("DG104", (key,), f"mide {len(value)} caracteres; debe tener entre {least} y {most}")
        return value

    def worded(self, path: tuple[str | int, ...], value: Any, *, required: bool = False) -> tuple[Lines, Lines | None]:
        """What the wide layout says, and what the narrow one says instead when the author wrote both."""
        if not isinstance(value, dict):
            return self.lines(path, value, required=required), None
        self.unknown_keys(path, value, set(LAYOUTS))
        wide, narrow = (self.lines((*path, name), value.get(name), required=True) for name in LAYOUTS)
        return wide, narrow

    def code(self, path: tuple[str | int, ...], *texts: Lines | None) -> tuple[bool, list[Lines | None]]:
        """Whether all lines stand between backticks, and the texts without them."""
        lines = [line for text in texts for line in text or ()]
        marked = [len(line) > 2 and line[0] == line[-1] == "`" for line in lines]
        if not any(marked):
            return False, list(texts)
        if not all(marked):
            self.report("DG104", path, "las comillas ` van en todas las líneas o en ninguna")
        return True, [text and tuple(line.strip("`") for line in text) for text in texts]

    def lines(self, path: tuple[str | int, ...], value: Any, *, required: bool = False) -> Lines:
        """One string, its line breaks kept, or a list of strings."""
        if value is None and not required:
            return ()
        if isinstance(value, str):
            value = value.strip().split("\n")
        if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
            self.report("DG104", path, "debe ser un texto o una lista de líneas de texto")
            return ()
        return tuple(" ".join(line.split()) for line in value)

    def choice(self, path: tuple[str | int, ...], value: Any, known: Iterable[str], what: str) -> str:
        options = tuple(known)
        if value is None:
            self.report("DG104", path, f"falta {what}; se admiten {', '.join(sorted(options))}")
            return options[0] if options else ""
        if value not in options:
            hint = did_you_mean(str(value), options) or f"; se admiten {', '.join(sorted(options))}"
            self.report("DG103", path, f"{what} «{value}» no existe{hint}")
            return options[0] if options else ""
        return str(value)

    def nodes(self, default_shape: str) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        entries = self.data.get("nodos")
        if not isinstance(entries, dict) or not entries:
            self.report("DG104", ("nodos",), "falta la lista de nodos: «id: {texto: …, forma: …, papel: …}»")
            return nodes
        for node_id, entry in entries.items():
            path = ("nodos", node_id)
            # What is wrong with a node is told once, and not again wherever it is named.
            nodes[node_id] = Node(node_id, (), (), default_shape, "")
            if not _ID.fullmatch(node_id):
                self.report("DG105", path, "un id se escribe en minúsculas, cifras y guiones, y empieza por letra")
            if not isinstance(entry, dict):
                self.report("DG104", path, "debe ser «{texto: …, forma: …, papel: …}»")
                continue
            self.unknown_keys(path, entry, NODE_FIELDS)
            nodes[node_id] = self.node(node_id, path, entry, default_shape)
        return nodes

    def node(self, node_id: str, path: tuple[str, str], entry: dict[str, Any], default_shape: str) -> Node:
        texts = self.worded((*path, "texto"), entry.get("texto"), required=True)
        code, (title, narrow_title) = self.code((*path, "texto"), *texts)
        detail, narrow_detail = self.worded((*path, "detalle"), entry.get("detalle"))
        shape = self.choice((*path, "forma"), entry.get("forma", default_shape), SHAPES, "la forma")
        role = self.choice((*path, "papel"), entry.get("papel", "neutro"), self.roles, "el papel")
        return Node(node_id, title or (), detail, shape, role, code, narrow_title, narrow_detail)

    def groups(self, nodes: dict[str, Node]) -> tuple[Group, ...]:
        entries = self.data.get("grupos") or {}
        if not isinstance(entries, dict):
            self.report("DG104", ("grupos",), "debe ser «id: {texto: …, contiene: [nodo, …]}»")
            return ()
        groups: list[Group] = []
        for group_id, entry in entries.items():
            path = ("grupos", group_id)
            members = entry.get("contiene") if isinstance(entry, dict) else None
            if not isinstance(entry, dict) or not isinstance(members, list) or not members:
                self.report("DG104", path, "debe ser «{texto: …, contiene: [nodo, …]}»")
                continue
            self.unknown_keys(path, entry, GROUP_FIELDS)
            for i, member in enumerate(members):
                self.known_node((*path, "contiene", i), member, nodes)
            title, narrow = self.worded((*path, "texto"), entry.get("texto"), required=True)
            narrow_title = None if narrow is None else " ".join(narrow)
            groups.append(Group(group_id, " ".join(title), frozenset(map(str, members)), narrow_title))
        groups.sort(key=lambda group: -len(group.members))
        for i, outer in enumerate(groups):
            for inner in groups[i + 1 :]:
                if outer.members == inner.members:
                    self.report(
                        "DG106", ("grupos", inner.id), f"contiene lo mismo que «{outer.id}»: deja uno de los dos"
                    )
                elif outer.members & inner.members and not inner.members <= outer.members:
                    self.report(
                        "DG106",
                        ("grupos", inner.id),
                        f"se cruza con «{outer.id}»; un grupo va dentro de otro o aparte",
                    )
        return tuple(groups)

    def no_grid(self, kind: Kind) -> dict[LayoutName, Grid]:
        if "rejilla" in self.data:
            self.report("DG107", ("rejilla",), f"un diagrama de tipo «{kind}» no lleva rejilla: bórrala")
        return {}

    def grids(self, nodes: dict[str, Node]) -> dict[LayoutName, Grid]:
        entry = self.data.get("rejilla")
        if not isinstance(entry, dict):
            self.report("DG104", ("rejilla",), "falta: «rejilla: {ancha: [filas], estrecha: [filas]}»")
            return {}
        self.unknown_keys(("rejilla",), entry, set(LAYOUTS))
        return {name: self.grid(("rejilla", name), entry.get(name), nodes) for name in LAYOUTS}

    def grid(self, path: tuple[str, str], rows: Any, nodes: dict[str, Node]) -> Grid:
        if not isinstance(rows, list) or not rows or not all(isinstance(row, str) for row in rows):
            self.report("DG104", path, "debe ser una lista de filas, cada una con los ids de izquierda a derecha")
            return ()
        grid = tuple(tuple(row.split()) for row in rows)
        if len(grid) > MOST_ROWS:
            self.report("DG107", path, f"hay {len(grid)} filas y caben {MOST_ROWS}: parte el diagrama en dos")
            return ()
        widths = Counter(len(row) for row in grid)
        if len(widths) > 1:
            usual = widths.most_common(1)[0][0]
            wrong = next(i for i, row in enumerate(grid) if len(row) != usual)
            self.report(
                "DG107",
                (*path, wrong),
                f"esta fila tiene {len(grid[wrong])} celdas y las demás {usual}; usa «.» para una vacía",
            )
            return ()
        cells: dict[str, list[tuple[int, int]]] = {}
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if cell != ".":
                    self.known_node((*path, r), cell, nodes)
                    cells.setdefault(cell, []).append((r, c))
        for cell, places in cells.items():
            rows_used, columns_used = {r for r, _ in places}, {c for _, c in places}
            full = len(places) == (max(rows_used) - min(rows_used) + 1) * (max(columns_used) - min(columns_used) + 1)
            if not full:
                self.report("DG107", (*path, places[-1][0]), f"las celdas de «{cell}» no forman un rectángulo")
        for node_id in nodes:
            if node_id not in cells:
                self.report("DG107", path, f"falta el nodo «{node_id}»")
        return grid

    def known_node(self, path: tuple[str | int, ...], value: Any, nodes: dict[str, Node]) -> TypeGuard[str]:
        if isinstance(value, str) and value in nodes:
            return True
        if nodes:
            name = value if isinstance(value, str) else ""
            hint = did_you_mean(name, tuple(nodes)) or f"; los nodos son: {', '.join(nodes)}"
            self.report("DG108", path, f"«{name}» no existe{hint}")
        return False

    def edges(self, nodes: dict[str, Node], *, commands: bool) -> tuple[Edge, ...]:
        entries = self.data.get("enlaces") or []
        if not isinstance(entries, list):
            self.report("DG104", ("enlaces",), "debe ser una lista de «a -> b: texto»")
            return ()
        edges = [self.edge(("enlaces", i), entry, nodes, commands) for i, entry in enumerate(entries)]
        return tuple(edge for edge in edges if edge is not None)

    def edge(self, path: tuple[str, int], entry: Any, nodes: dict[str, Node], commands: bool) -> Edge | None:
        sides = ""
        label: Any = None
        if isinstance(entry, dict) and "enlace" in entry:
            self.unknown_keys(path, entry, EDGE_FIELDS)
            label, sides, entry = entry.get("texto"), str(entry.get("lados", "")), entry["enlace"]
        elif isinstance(entry, dict) and len(entry) == 1:
            ((entry, label),) = entry.items()
        match = _EDGE.fullmatch(entry) if isinstance(entry, str) else None
        if match is None:
            arrows = " ".join(ARROWS)
            self.report("DG109", path, f"no se entiende; escribe «a -> b: texto», con una de estas flechas: {arrows}")
            return None
        source, target = match[1], match[3]
        # A list: both ends are reported, not just the first.
        known = [self.known_node(path, end, nodes) for end in (source, target)]
        if not all(known):
            return None
        if source == target:
            self.report("DG109", path, "una flecha no puede salir y llegar al mismo nodo")
            return None
        if sides and not re.fullmatch(SIDES, sides):
            self.report("DG109", (*path, "lados"), "son dos letras de N, S, E y O: por dónde sale y por dónde llega")
            sides = ""
        wide, narrow = self.worded(path, label)
        number, wide = _numbered(wide)
        if narrow is not None:
            narrow_number, narrow = _numbered(narrow)
            if narrow_number != number:
                self.report("DG110", path, "el número debe ser el mismo en la versión ancha y en la estrecha")
        code, (lines, narrow) = self.code(path, wide, narrow)
        lines = lines or ()
        arrow: Arrow = match[2]  # type: ignore[assignment]
        command = code or (bool(lines) and (commands or lines[0].startswith("docker ")))
        return Edge(source, target, arrow, lines, number, sides, command, narrow)

    def steps(self, edges: tuple[Edge, ...]) -> tuple[str, ...]:
        entries = self.data.get("pasos") or []
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            self.report("DG104", ("pasos",), "debe ser una lista de frases, una por número de flecha")
            return ()
        numbers = {edge.number for edge in edges if edge.number is not None}
        if entries and numbers != set(range(1, len(entries) + 1)):
            numbered = ", ".join(map(str, sorted(numbers))) or "ninguna"
            self.report("DG110", ("pasos",), f"hay {len(entries)} frases y las flechas numeradas son: {numbered}")
        if len(entries) > MOST_STEPS:
            self.report(
                "DG110", ("pasos",), f"hay {len(entries)} frases y caben {MOST_STEPS}: parte el diagrama en dos"
            )
        return tuple(" ".join(entry.split()) for entry in entries)


def _numbered(lines: Lines) -> tuple[int | None, Lines]:
    """The number of the step that a label begins with, and the label without it."""
    if not lines or not (match := _NUMBER.match(lines[0])):
        return None, lines
    rest = lines[0][match.end() :]
    return int(match[1]), ((rest,) if rest else ()) + lines[1:]
