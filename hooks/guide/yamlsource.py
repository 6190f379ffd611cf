"""YAML read together with the place of every value, so that a message can point at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from guide.diagnostics import Diagnostic
from guide.yaml_messages import in_spanish

MAX_BYTES = 16 * 1024
MAX_NODES = 5_000
MAX_DEPTH = 24

Path = tuple[str | int, ...]


class _RefusedError(Exception):
    """Valid YAML that a source may not use."""

    def __init__(self, message: str, mark: yaml.Mark) -> None:
        super().__init__(message)
        self.mark = mark


class _Loader(yaml.BaseLoader):
    """Composes nodes until there are too many or they are too deep.

    Not libyaml's parser: it takes some texts that PyYAML's own refuses (an unquoted «?» in a list), and there are
    machines without it. A source must read the same everywhere; all of the guide's take 40 ms.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.nodes = self.depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self.nodes += 1
        self.depth += 1
        if self.nodes > MAX_NODES or self.depth > MAX_DEPTH:
            reason = "demasiados niveles" if self.depth > MAX_DEPTH else f"más de {MAX_NODES} valores"
            raise _RefusedError(reason, self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


@dataclass
class YamlSource:
    """The values of one file, where each stands, and the problems found in them so far."""

    file: str
    text: str
    data: Any = None
    marks: dict[Path, tuple[int, int, int, int]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def report(self, code: str, path: Path, message: str) -> None:
        """Adds a problem at the value of ``path``, or at its nearest parent that exists."""
        known = path
        while known not in self.marks and known:
            known = known[:-1]
        line, column, end_line, end_column = self.marks.get(known, (1, 1, 1, 2))
        where = _spell_path(path)
        self._add(code, line, column, end_line, end_column, f"{where}: {message}" if where else message)

    def _add(self, code: str, line: int, column: int, end_line: int, end_column: int, message: str) -> None:
        lines = self.text.splitlines()
        excerpt = lines[line - 1] if line <= len(lines) else ""
        self.problems.append(Diagnostic(self.file, line, column, end_line, end_column, code, message, excerpt=excerpt))


def _spell_path(path: Path) -> str:
    spelled = ""
    for part in path:
        spelled += f"[{part}]" if isinstance(part, int) else f".{part}" if spelled else part
    return spelled


def read_yaml(file: str, raw: bytes, unread: str = "DG101", most: int = MAX_BYTES) -> YamlSource:
    """Parses ``raw``; what cannot be parsed is a problem with the code ``unread`` and leaves ``data`` None."""
    source = YamlSource(file, "")
    if len(raw) > most:
        source.report(unread, (), f"el archivo pasa de {most // 1024} KB")
        return source
    try:
        source.text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        source._add(unread, line, 1, line, 2, "el archivo no está en UTF-8; guárdalo como UTF-8")
        return source
    try:
        node = _Loader(source.text).get_single_node()
        source.data = _value(node, (), source, set()) if node is not None else None
    except _RefusedError as error:
        line, column = error.mark.line + 1, error.mark.column + 1
        source._add(unread, line, column, line, column + 1, f"YAML mal escrito: {error}")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"{in_spanish(error.problem or '')} ({error.problem})"
        source._add(unread, line, column, line, column + 1, f"YAML mal escrito: {message}")
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        source.report(unread, (), f"YAML mal escrito: {in_spanish(str(error))} ({reason})")
    return source


def _value(node: yaml.Node, path: Path, source: YamlSource, seen: set[int]) -> Any:
    start, end = node.start_mark, node.end_mark
    if id(node) in seen:
        # Nested aliases explode, and a drawing needs none.
        raise _RefusedError("los alias de YAML (*nombre) no se admiten", start)
    seen.add(id(node))
    source.marks[path] = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), source, seen) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _RefusedError("una clave debe ser un texto", key_node.start_mark)
            key = key_node.value
            if key in mapping:
                raise _RefusedError(f"la clave «{key}» está repetida", key_node.start_mark)
            mapping[key] = _value(value_node, (*path, key), source, seen)
        return mapping
    # Scalars keep the author's spelling: «1.» and «1.10» are texts here, not numbers.
    return node.value or None
