"""What stands before the text of a page: YAML between lines of «---», or TOML between lines of «+++»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
    """What the YAML says; nothing where it cannot be read, of which MkDocs tells."""
    own = size(lines)
    if not own:
        return {}
    import yaml

    try:
        found = yaml.safe_load("\n".join(lines[1 : own - 1]))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
