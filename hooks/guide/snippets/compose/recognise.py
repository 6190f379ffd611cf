"""Whether a YAML block is a Compose file, a part of one, or something else."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from guide.hints import nearest
from guide.snippets.data.yaml_nodes import Item, Node

Shape = Literal["file", "services", "service", "section", "nameless"]
_TITLE = re.compile(r"(?:.*[/\\ ])?(?:docker-)?compose(?:[.\-_][\w.\-]+)?\.ya?ml$", re.IGNORECASE)
# One of these makes a map a service; other YAML files seldom have them.
_TELLING = frozenset({"image", "build", "extends", "provider", "depends_on", "container_name", "env_file", "develop"})
_SECTIONS = ("volumes", "networks", "secrets", "configs", "models")
# Files of other programs that have services, images or volumes too.
_FOREIGN = frozenset({"apiVersion", "kind", "script", "stages", "runs-on", "steps", "uses", "on", "schemaVersion"})


class Interpretation(NamedTuple):
    """``sure`` is whether another reading is out of the question; «nameless» has a service's keys in its place."""

    shape: Shape
    sure: bool


def is_compose_title(title: str) -> bool:
    """Whether the name of a file is one that Compose takes: compose.yaml, docker-compose.dev.yml…"""
    return _TITLE.match(title.strip()) is not None


def interpretations(
    document: Node, service_keys: frozenset[str], top_keys: frozenset[str], title: str = ""
) -> list[Interpretation]:
    """What a document may be, the likeliest first; nothing if it has nothing to do with Compose."""
    if document.kind != "map" or not document.items:
        return []
    names = set(document.names)
    if is_compose_title(title) and names & {"services", *_SECTIONS, "include", "name"}:
        return [Interpretation("file", True)]
    if names & _FOREIGN:
        return []
    services = document.get("services") or _misspelt(document, service_keys)
    if services is not None and services.type == "null":
        # The services have lost their indentation.
        beside = [item.value for item in document.entries() if item.name not in top_keys]
        lost = bool(beside) and all(_TELLING & set(node.names) for node in beside)
        return [Interpretation("file", True)] if lost else []
    if services is not None:
        return _whole(document, services, service_keys, top_keys)
    found = []
    if _like_service(document, service_keys):
        found.append(Interpretation("service", len(names & service_keys) >= 3 and bool(names & _TELLING)))
    if _like_services(document, service_keys):
        found.append(Interpretation("services", True))
    if names & set(_SECTIONS) and all(name in top_keys or name.startswith("x-") for name in names):
        found.append(Interpretation("section", False))
    return found


def _whole(
    document: Node, services: Node, service_keys: frozenset[str], top_keys: frozenset[str]
) -> list[Interpretation]:
    if services.kind != "map":
        return []
    if stray(services, service_keys):
        return [Interpretation("nameless", True)]
    names = document.names
    known = sum(name in top_keys or name.startswith("x-") or bool(nearest(name, top_keys)) for name in names)
    if known * 2 > len(names) and _like_services(services, service_keys, named=True):
        return [Interpretation("file", True)]
    return []


def stray(services: Node, service_keys: frozenset[str]) -> Item | None:
    """What stands beside the services and belongs inside one: its indentation or the name above it is missing."""
    items = [
        i for i in services.entries() if i.name in service_keys and i.value.kind != "map" and i.value.type != "null"
    ]
    return items[0] if any(item.name in _TELLING for item in items) else None


def _misspelt(document: Node, service_keys: frozenset[str]) -> Node | None:
    """What stands under «service» or «sevices»."""
    near = (item.value for item in document.entries() if nearest(item.name, ("services",)))
    return next((node for node in near if node.kind == "map" and _like_services(node, service_keys, named=True)), None)


def _like_services(node: Node, service_keys: frozenset[str], named: bool = False) -> bool:
    """Most values are maps, and most of their keys belong to services. ``named`` is whether they are under services."""
    bodies = [item.value for item in node.entries() if item.value.kind == "map" and not item.name.startswith("x-")]
    names = [name for body in bodies for name in body.names if not name.startswith("x-")]
    if not bodies or len(bodies) * 2 < sum(1 for item in node.entries() if not item.name.startswith("x-")):
        return False
    strange = [name for name in names if name not in service_keys]
    if _FOREIGN & set(names):
        return False
    telling = bool(_TELLING & set(names))
    if telling and len(strange) * 2 < len(names) + named:
        return True
    return (named or telling) and all(nearest(name, service_keys) for name in strange)


def _like_service(node: Node, service_keys: frozenset[str]) -> bool:
    """All keys but one belong to services, and that one is nearly one of them."""
    names = [name for name in node.names if not name.startswith("x-")]
    strange = [name for name in names if name not in service_keys]
    if not names or len(strange) > 1 or len(names) - len(strange) < 2 * len(strange):
        return False
    return all(nearest(name, service_keys) for name in strange)
