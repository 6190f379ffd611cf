"""The names that the services of a Compose file use and that the file must define."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guide.hints import did_you_mean
from guide.snippets.compose.scalars import finding
from guide.snippets.data.yaml_nodes import Item, Node
from guide.snippets.findings import Finding

_OPEN = re.compile(r"\$|<[^<>]+>")
_PATH = re.compile(r"[./~\\]|[A-Za-z]:[\\/]|$")
_KINDS = {"volumes": "el volumen", "networks": "la red", "secrets": "el secreto", "configs": "la config"}


class _Use(NamedTuple):
    """``kind`` is the top-level key that must define ``name``, and ``node`` where it is used."""

    kind: str
    name: str
    node: Node


def undefined(document: Node, services: Mapping[str, Node], is_whole: bool) -> Iterator[Finding]:
    """Compose says «undefined volume», and the same of networks, secrets, configs, models and services.

    ``is_whole``: the block says that it is a whole file. Others often leave out what is defined elsewhere.
    """
    known = {kind: _defined(document.get(kind)) for kind in (*_KINDS, "models", "services")}
    known["networks"].add("default")
    if any(item.name == "<<" and item.value.kind == "unknown" for item in _pairs(document.get("services"))):
        return
    for body in services.values():
        if body.get("profiles"):
            continue  # only looked at when its profile is on
        for use in _uses(body):
            if use.name in known[use.kind] or not use.name or _OPEN.search(use.name):
                continue
            hint = did_you_mean(use.name, known[use.kind])
            sure = is_whole or bool(hint) or (use.kind != "services" and document.get(use.kind) is not None)
            yield _finding(use, hint, "CO103" if sure else "CO107")


def cycles(services: Mapping[str, Node]) -> Iterator[Finding]:
    """Compose starts no service that waits for itself, and says «dependency cycle detected»."""
    needs = {
        name: {use.name: use.node for use in _waits(body)}
        for name, body in services.items()
        if not body.get("profiles")
    }
    done: set[str] = set()
    for name in needs:
        path = [name]
        found = _cycle(path, needs, done)
        if found:
            first = path.index(found)
            message = f"los servicios se esperan unos a otros: {' → '.join([*path[first:], found])}"
            yield _place(needs[path[-1]][found], found, "CO112", message)
            return


def _cycle(path: list[str], needs: Mapping[str, Mapping[str, Node]], done: set[str]) -> str | None:
    """The first service of ``path`` that is needed again; ``path`` then leads to it."""
    branches = [iter(needs[path[-1]])]
    while branches:
        name = next(branches[-1], None)
        if name is None:
            branches.pop()
            done.add(path.pop())
        elif name in path:
            return name
        elif name in needs and name not in done:
            path.append(name)
            branches.append(iter(needs[name]))
    return None


def _waits(body: Node) -> Iterator[_Use]:
    yield from _depends(body.get("depends_on"))
    yield from _services_named(body)


def _pairs(node: Node | None) -> list[Item]:
    return node.items if node and node.kind == "map" else []


def _defined(node: Node | None) -> set[str]:
    return set(node.names) if node and node.kind == "map" else set()


def _uses(body: Node) -> Iterator[_Use]:
    yield from _depends(body.get("depends_on"))
    for kind in ("networks", "models"):
        if (node := body.get(kind)) and not (kind == "networks" and body.get("network_mode")):
            yield from (_Use(kind, name, at) for name, at in _names(node))
    for kind in ("secrets", "configs"):
        for item in _list(body.get(kind)):
            source = item.get("source") if item.kind == "map" else item
            if source and source.kind == "scalar":
                yield _Use(kind, source.value, source)
    build = body.get("build")
    for item in _list(build.get("secrets") if build else None):
        source = item.get("source") if item.kind == "map" else item
        if source and source.kind == "scalar":
            yield _Use("secrets", source.value, source)
    contexts = build.get("additional_contexts") if build else None
    for context in (item.value for item in contexts.entries()) if contexts else ():
        if context.value.startswith("service:"):
            yield _Use("services", context.value.removeprefix("service:"), context)
    for item in _list(body.get("volumes")):
        if (use := _volume(item)) is not None:
            yield use
    yield from _services_named(body)
    extends = body.get("extends")
    if extends and extends.kind == "scalar":
        yield _Use("services", extends.value, extends)
    if extends and not extends.get("file") and (node := extends.get("service")):
        yield _Use("services", node.value, node)


def _services_named(body: Node) -> Iterator[_Use]:
    """Those that Compose also waits for (compose-go of 2026-07, ``loader/normalize.go``)."""
    for key in ("links", "volumes_from"):
        for item in _list(body.get(key)):
            if item.kind == "scalar" and not item.value.startswith("container:"):
                yield _Use("services", item.value.partition(":")[0], item)
    for key in ("network_mode", "ipc", "pid", "uts", "cgroup"):
        node = body.get(key)
        if node and node.value.startswith("service:"):
            yield _Use("services", node.value.removeprefix("service:"), node)


def _depends(node: Node | None) -> Iterator[_Use]:
    yield from (_Use("services", item.value, item) for item in _list(node) if item.kind == "scalar")
    for item in node.entries() if node else ():
        if item.key:
            yield _Use("services", item.name, item.key)


def _names(node: Node) -> Iterator[tuple[str, Node]]:
    if node.kind == "list":
        yield from ((item.value, item) for item in _list(node) if item.kind == "scalar")
    else:
        yield from ((item.name, item.key) for item in node.entries() if item.key)


def _list(node: Node | None) -> list[Node]:
    return [item.value for item in node.items] if node and node.kind == "list" else []


def _volume(item: Node) -> _Use | None:
    """The named volume that an entry mounts, if it is one."""
    if item.kind == "map":
        source, kind = item.get("source"), item.get("type")
        if source and kind and kind.value == "volume" and source.kind == "scalar" and not _PATH.match(source.value):
            return _Use("volumes", source.value, source)
        return None
    if item.kind != "scalar" or ":" not in item.value or _PATH.match(item.value):
        return None
    name = item.value.partition(":")[0]
    # With a slash it is a folder without its ./, which is told of as such.
    return None if "/" in name else _Use("volumes", name, item)


def _finding(use: _Use, hint: str, code: str) -> Finding:
    node = use.node
    if use.kind in ("services", "models"):
        what = "el servicio" if use.kind == "services" else "el modelo"
        message = f"{what} «{use.name[:40]}» no está en el archivo{hint}"
    else:
        message = f"{_KINDS[use.kind]} «{use.name[:40]}» no está definid{'a' if 'la ' in _KINDS[use.kind] else 'o'}"
        message += (
            hint or f": decláral{'a' if 'la ' in _KINDS[use.kind] else 'o'} en «{use.kind}:», al final del archivo"
        )
    return _place(node, use.name, code, message)


def _place(node: Node, name: str, code: str, message: str) -> Finding:
    """At a name with which a text begins."""
    found = finding(node, code, message)
    if node.plain and node.end_line == node.line and node.value.startswith(name):
        return found._replace(end_column=node.column + len(name))
    return found
