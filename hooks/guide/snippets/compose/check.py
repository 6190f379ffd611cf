"""Compose files and parts of them: the compose-spec schema, and what Compose itself looks for beyond it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guide.snippets.compose import values
from guide.snippets.compose.recognise import Interpretation, interpretations, is_compose_title, stray
from guide.snippets.compose.schema import Problem, Schema
from guide.snippets.data.yaml_nodes import Node, compose
from guide.snippets.findings import Finding, in_order

# check-jsonschema carries it, with its licence (Apache-2.0), and brings it up to date with each release.
_SCHEMA = "builtin_schemas/vendor/compose-spec.json"
_PLACES = {"services": "servicio", "networks": "red", "volumes": "volumen", "secrets": "secreto", "configs": "config"}


@lru_cache(maxsize=1)
def _schema() -> Schema | None:
    # The package is not imported: it would take a second, and only its data is needed.
    spec = find_spec("check_jsonschema")
    for folder in spec.submodule_search_locations or [] if spec else []:
        path = Path(folder, _SCHEMA)
        if path.is_file():
            return Schema(json.loads(path.read_text("utf-8")))
    return None


def check_compose(text: str, title: str = "") -> list[Finding]:
    """Nothing for YAML that is no Compose, or that cannot be read at all. ``title`` is the name of the file."""
    import yaml

    try:
        documents = compose(text)
    except (yaml.YAMLError, RecursionError):
        return []
    findings: list[Finding] = []
    for document in documents:
        findings += _document(document, title, alone=len(documents) == 1 and not _elided(text))
    return in_order(findings)


def is_compose(text: str, title: str = "") -> bool:
    """Whether a block counts as Compose, and not only as YAML."""
    import yaml

    try:
        return any(_readings(document, title) for document in compose(text))
    except (yaml.YAMLError, RecursionError):
        return False


def _elided(text: str) -> bool:
    return "..." in text or "…" in text


@lru_cache(maxsize=1)
def _keys() -> tuple[frozenset[str], frozenset[str]]:
    schema = _schema()
    if schema is None:
        return frozenset(), frozenset()
    return frozenset(schema.names(schema.definition("service"))), frozenset(schema.names(schema.source))


def _readings(document: Node, title: str) -> list[Interpretation]:
    return interpretations(document, *_keys(), title)


def _document(document: Node, title: str, alone: bool) -> Iterator[Finding]:
    schema = _schema()
    if schema is None:
        if document.get("services"):
            message = "falta su esquema: instala el paquete check-jsonschema para comprobar los ficheros de Compose"
            yield Finding(1, 1, 1, 2, "MD118", message)
        return
    tried = []
    for reading in _readings(document, title):
        problems = schema.problems(document, _part(schema, reading))
        tried.append((reading, problems))
        if not problems:
            break
    if not tried:
        return
    if tried[0][0].shape == "nameless":
        services = document.get("services")
        item = stray(services, _keys()[0]) if services else None
        if item:
            message = f"«{item.name}» va dentro de un servicio: le falta sangría, o antes el nombre del servicio"
            yield _at(item.key or item.value, "CO102", message)
        return
    reading, problems = min(tried, key=lambda pair: len(pair[1]))
    services = document.get("services")
    lost = reading.shape == "file" and services is not None and services.type == "null"
    for problem in problems:
        # In a part that could be of another program, only a misspelt key is sure.
        if (lost and problem.node is services) or (not is_compose_title(title) and _left_out(problem)):
            continue
        if reading.sure or "¿quisiste" in problem.message:
            yield _finding(problem, reading, lost and len(problem.path) == 1)
    if reading.shape != "section":
        yield from values.check_values(document, reading.shape, alone, is_compose_title(title))


def _left_out(problem: Problem) -> bool:
    """A service with nothing under it: elsewhere on the page it has more."""
    return problem.node.type == "null" and len(problem.path) == 2 and problem.path[0] == "services"


def _part(schema: Schema, reading: Interpretation) -> dict[str, Any]:
    if reading.shape == "service":
        return schema.definition("service")
    if reading.shape == "services":
        services: dict[str, Any] = schema.source["properties"]["services"]
        # Beside the services of a fragment there may be x- parts.
        return _with_extensions(id(services), services)
    return schema.source


_EXTENDED: dict[int, dict[str, Any]] = {}


def _with_extensions(key: int, services: dict[str, Any]) -> dict[str, Any]:
    if key not in _EXTENDED:
        patterns = {r"^(?!x-)[a-zA-Z0-9._-]+$": next(iter(services["patternProperties"].values())), "^x-": {}}
        _EXTENDED[key] = {**services, "patternProperties": patterns}
    return _EXTENDED[key]


def _finding(problem: Problem, reading: Interpretation, lost: bool) -> Finding:
    path = problem.path[:-1] if problem.unknown else problem.path
    if lost and problem.unknown:
        message = f"«{problem.node.value[:40]}» no está dentro de «services»: le falta sangría"
        return _at(problem.node, "CO101", message)
    where = _where(path, reading)
    node = problem.node
    message = problem.message.replace("{}", where, 1)
    return _at(node, "CO101" if problem.unknown else "CO102", message[0].lower() + message[1:])


def _where(path: tuple[str, ...], reading: Interpretation) -> str:
    """«ports» del servicio «web»."""
    if reading.shape == "services":
        path = ("services", *path)
    if reading.shape == "service":
        path = ("services", "", *path)
    names = [name for name in path if not name.isdecimal()]
    if not names:
        return "el fichero"
    if len(path) < 2 or path[0] not in _PLACES:
        return f"«{names[-1]}»"
    owner = f"{_PLACES[path[0]]} «{path[1]}»" if path[1] else _PLACES[path[0]]
    inside = [name for name in path[2:] if not name.isdecimal()]
    article, contracted = ("la", "de la") if path[0] in ("networks", "configs") else ("el", "del")
    if not inside:
        return f"{article} {owner}"
    return f"«{inside[-1]}» {contracted} {owner}" if path[1] else f"«{inside[-1]}»"


def _at(node: Node, code: str, message: str) -> Finding:
    """At a value, or at its first line when it goes on."""
    if node.kind == "scalar" and node.end_line == node.line:
        return Finding(node.line, node.column, node.line, max(node.end_column, node.column + 1), code, message)
    return Finding(node.line, node.column, node.line, node.column + 1, code, message)
