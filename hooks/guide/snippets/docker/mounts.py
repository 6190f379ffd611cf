"""The value of ``--mount``: ``key=value`` pairs with commas.

Source: docker/cli v28.5.2 and v29.7.2, opts/mount.go and opts/mount_utils.go; what only the daemon refuses is in moby
of 2026-08, daemon/volume/mounts/linux_parser.go.
"""

from __future__ import annotations

import re

from guide.hints import did_you_mean
from guide.snippets.notation import values

_FLAGS = ("readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src")
_OTHERS = (
    *("type", "source", "src", "target", "dst", "destination", "consistency", "bind-propagation", "bind-recursive"),
    *("volume-subpath", "volume-label", "volume-driver", "volume-opt", "image-subpath", "tmpfs-size", "tmpfs-mode"),
)
_TYPES = ("bind", "volume", "tmpfs", "image", "npipe", "cluster")
_BOOLEANS = ("true", "false", "1", "0")
_RECURSIONS = ("enabled", "disabled", "writable", "readonly")


def mount_problem(text: str) -> str | None:
    """A value with quotes is let pass, for it is CSV with fields of its own; and one that tells how it is written."""
    if re.search(r"[\"<>\[\]{}|$%*…]|\.\.\.|x{3,}|[A-Z]{3,}", text):
        return None
    given: dict[str, str] = {}
    for field in text.split(","):
        key, equals, value = field.partition("=")
        if problem := _field_problem(field, key.lower(), bool(equals), value):
            return problem
        given[key.lower()] = value
    return _mount_problem(given)


def _field_problem(field: str, key: str, has_value: bool, value: str) -> str | None:
    if not field:
        return "aquí falta una clave: las comas van sin espacios"
    if key != key.strip() or value != value.strip():
        return f"«{field}» lleva un espacio de más: las comas y los = van sin espacios"
    if key not in _FLAGS and key not in _OTHERS:
        return f"no hay una clave «{key}»{did_you_mean(key, (*_OTHERS, *_FLAGS))}"
    if key in _FLAGS:
        wrong = has_value and value not in _BOOLEANS
        return f"«{key}» solo puede ser true o false, no «{value}»" if wrong else None
    if not value:
        return f"a «{key}» le falta su valor"
    if key == "bind-recursive" and value not in _RECURSIONS:
        return f"«{value}» no vale para bind-recursive: {', '.join(_RECURSIONS)}{did_you_mean(value, _RECURSIONS)}"
    if key == "tmpfs-mode" and not re.fullmatch(r"[0-7]+", value):
        return f"«{value}» no es un modo en octal, como 1770"
    if key == "type" and value.lower() not in _TYPES:
        return f"«{value}» no es un tipo de montaje{did_you_mean(value.lower(), _TYPES)}"
    return values.size_problem(value) if key == "tmpfs-size" else None


def _mount_problem(given: dict[str, str]) -> str | None:
    kind = given.get("type", "volume").lower()
    for key in given:
        foreign = key.partition("-")[0] if re.match("bind-|volume-|image-|tmpfs-", key) else ""
        if foreign and foreign != kind:
            return f"«{key}» no es para un montaje de tipo {kind}"
    source = given.get("source", given.get("src", ""))
    target = given.get("target", given.get("dst", given.get("destination", "")))
    if not target:
        return "falta dónde se monta: target=/ruta"
    if kind == "tmpfs" and source:
        return "un montaje de tipo tmpfs no tiene origen"
    if kind == "bind" and (problem := _source_problem(source)):
        return problem
    if not re.match(r"[/\\]|[A-Za-z]:[\\/]", target):
        return f"dentro del contenedor la ruta es absoluta: «{target}» no empieza por /"
    return None


def _source_problem(source: str) -> str | None:
    if not source:
        return "falta qué se monta: source=/ruta"
    if source.startswith("~"):
        return "aquí el intérprete no cambia ~ por tu carpeta: escribe $HOME"
    if not re.match(r"[/.\\]|[A-Za-z]:[\\/]", source):
        return f"«{source}» no es una ruta absoluta ni empieza por ./"
    return None
