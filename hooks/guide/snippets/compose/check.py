"""Compose files and parts of them: the compose-spec schema, and what Compose itself looks for beyond it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from guide.snippets.compose import interpolation, values
from guide.snippets.compose.recognise import (
    Interpretation,
    interpretations,
    is_compose_title,
    is_main_title,
    misplaced,
    stray,
)
from guide.snippets.compose.schema import Problem, Schema, compose_schema
from guide.snippets.data.yaml_nodes import Node, compose
from guide.snippets.findings import Finding, in_order
from guide.snippets.notation import fragments

_PLACES = {"services": "servicio", "networks": "red", "volumes": "volumen", "secrets": "secreto", "configs": "config"}
_ELISION = re.compile(r"[ \t]*(?:#.*)?(?:\.\.\.|\. \. \.|…)")
_COMMENT = re.compile(r"[ \t]*(?:#.*)?$")


def check_compose(text: str, title: str = "") -> list[Finding]:
    """Nothing for YAML that is no Compose, or that cannot be read at all. ``title`` is the name of the file."""
    import yaml

    try:
        documents = compose(text)
    except (yaml.YAMLError, RecursionError):
        return []
    findings: list[Finding] = []
    for document in documents:
        is_alone = len(documents) == 1 and not fragments.elided(text)
        findings += _document(document, title, text.split("\n"), is_alone)
    return in_order(findings)


def is_compose(text: str, title: str = "") -> bool:
    """Whether a block counts as Compose, and not only as YAML."""
    import yaml

    try:
        return any(_readings(document, title) for document in compose(text))
    except (yaml.YAMLError, RecursionError):
        return False


@cache
def _keys() -> tuple[frozenset[str], frozenset[str]]:
    schema = compose_schema()
    return frozenset(schema.names(schema.definition("service"))), frozenset(schema.names(schema.source))


def _readings(document: Node, title: str) -> list[Interpretation]:
    return interpretations(document, *_keys(), title)


def _document(document: Node, title: str, lines: list[str], is_alone: bool) -> Iterator[Finding]:
    schema = compose_schema()
    tried = []
    for reading in _readings(document, title):
        problems = schema.problems(document, _part(schema, reading)) if reading.shape != "unwrapped" else []
        tried.append((reading, problems))
        if not problems:
            break
    if not tried:
        return
    # Of two that are as likely, the one in which a key is surely misspelt.
    reading, problems = min(tried, key=lambda pair: (len(pair[1]), not any(problem.hint for problem in pair[1])))
    services = document.get("services")
    if reading.shape == "nameless":
        item = stray(services, _keys()[0]) if services else None
        if item:
            message = f"«{item.name}» va dentro de un servicio: le falta sangría, o antes el nombre del servicio"
            yield _at(item.key or item.value, "CO102", message)
        return
    if reading.shape == "unwrapped":
        item = document.items[0]
        message = f"«{item.name}» va dentro de «services:», con más sangría: Compose no lee archivos de la versión 1"
        yield _at(item.key or item.value, "CO101", message)
        return
    if services is not None and services.type == "null" and (lost := misplaced(document, _keys()[1])):
        for item in lost:
            where = "«services»" if item.value.names else "ninguna sección"
            yield _at(
                item.key or item.value, "CO101", f"«{item.name[:40]}» no está dentro de {where}: le falta sangría"
            )
        problems = [problem for problem in problems if len(problem.path) > 1]
    for problem in problems:
        # In a part that could be of another program, only a misspelt key is sure.
        if (reading.sure or problem.hint) and not _left_out(problem, lines, is_compose_title(title)):
            yield _finding(problem, reading)
    if reading.shape != "section":
        yield from values.check_values(document, reading, is_alone, is_main_title(title))
    if reading.sure:
        yield from interpolation.check_interpolation(document)


def _left_out(problem: Problem, lines: list[str], titled: bool) -> bool:
    """A key with nothing but an elision under it, or a service of which the rest of the page tells more."""
    if problem.node.type != "null":
        return False
    if not titled and len(problem.path) == 2 and problem.path[0] == "services":
        return True
    following = (line for line in lines[problem.node.line :] if _ELISION.match(line) or not _COMMENT.match(line))
    return _ELISION.match(next(following, "")) is not None


def _part(schema: Schema, reading: Interpretation) -> dict[str, Any]:
    if reading.shape == "service":
        return schema.definition("service")
    return _services_with_extensions() if reading.shape == "services" else schema.source


@cache
def _services_with_extensions() -> dict[str, Any]:
    """The schema of what stands under «services:». Beside the services of a fragment there may be x- parts."""
    services: dict[str, Any] = compose_schema().source["properties"]["services"]
    patterns = {r"^(?!x-)[a-zA-Z0-9._-]+$": next(iter(services["patternProperties"].values())), "^x-": {}}
    return {**services, "patternProperties": patterns}


def _finding(problem: Problem, reading: Interpretation) -> Finding:
    path = problem.path[:-1] if problem.unknown else problem.path
    # The last one: what an author wrote, which may be the same sign, stands before it.
    before, _, after = problem.message.rpartition("{}")
    message = f"{before}{_where(path, reading)}{after}{problem.hint}"
    return _at(problem.node, "CO101" if problem.unknown else "CO102", message)


def _where(path: tuple[str, ...], reading: Interpretation) -> str:
    """«ports» del servicio «web»."""
    if reading.shape == "services":
        path = ("services", *path)
    if reading.shape == "service":
        path = ("services", "", *path)
    names = [name for name in path if not name.isdecimal()]
    if not names:
        return "el archivo"
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
