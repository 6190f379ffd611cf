"""What stands before the text of a page: YAML between lines of «---», or TOML between lines of «+++»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from guide.diagnostics import Diagnostic
from guide.yaml_messages import placed

_ENDS = {"---": ("---", "..."), "+++": ("+++",)}


def size(lines: Sequence[str], toml: bool = False) -> int:
    """How many lines it has, with those around it; MkDocs, unlike others, takes TOML for text."""
    mark = lines[0].rstrip() if lines else ""
    if mark not in _ENDS or (mark == "+++" and not toml):
        return 0
    return next((n + 1 for n, line in enumerate(lines) if n and line.rstrip() in _ENDS[mark]), 0)


def without(lines: Sequence[str], toml: bool = False) -> list[str]:
    """The lines of the page, blank where it stands: so every number stays right."""
    own = size(lines, toml)
    return [""] * own + list(lines[own:])


def values(lines: Sequence[str]) -> dict[str, Any]:
    """What the YAML says; nothing where it cannot be read, of which ``problem`` tells."""
    found = _loaded(lines)
    return found if isinstance(found, dict) else {}


def problem(file: str, lines: Sequence[str]) -> Diagnostic | None:
    """Why MkDocs takes it for text. MkDocs says nothing: mkdocs.utils.meta of 1.6.1 swallows every exception."""
    found = _loaded(lines)
    if isinstance(found, dict) or not size(lines):
        return None
    line, column, why = found if isinstance(found, _Unread) else (2, 1, "no son líneas «clave: valor»")
    advice = "" if "comillas" in why else "; pon comillas a los valores con signos"
    message = f"la cabecera no se puede leer y saldría como texto de la página: {why}{advice}"
    return Diagnostic(file, line, column, line, column + 1, "PG103", message, excerpt=lines[line - 1])


class _Unread(NamedTuple):
    line: int
    column: int
    why: str


def _loaded(lines: Sequence[str]) -> Any:
    own = size(lines)
    if not own:
        return {}
    import yaml

    try:
        return yaml.safe_load("\n".join(lines[1 : own - 1]))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line, column, why = placed(error)
        return _Unread(line + 1, column, why)
