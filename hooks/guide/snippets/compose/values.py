"""What Compose refuses or warns of beyond its schema: names that nothing defines, obsolete keys, moving versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.snippets.compose import consistency, scalars
from guide.snippets.compose.recognise import Interpretation
from guide.snippets.compose.references import cycles, undefined
from guide.snippets.compose.scalars import finding, is_open
from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names

_SOURCES = ("image", "build", "provider", "extends")


def check_values(document: Node, reading: Interpretation, is_alone: bool, is_named: bool) -> Iterator[Finding]:
    """``is_alone``: nothing was left out. ``is_named``: the block has the name of a whole file."""
    if reading.shape == "service":
        yield from _service(document, reading.sure)
        return
    services: Node | None = document
    if reading.shape == "file":
        yield from _version(document)
        yield from scalars.check_resources(document)
        yield from consistency.check_resources(document)
        services = document.get("services")
    entries = services.entries() if services else iter(())
    bodies = {item.name: item.value for item in entries if item.value.kind == "map" and not item.name.startswith("x-")}
    for body in bodies.values():
        yield from _service(body, reading.sure)
    if not reading.sure or not is_alone:
        return
    yield from consistency.check_container_names(bodies)
    yield from cycles(bodies)
    if reading.shape == "file" and document.get("include") is None:
        # Whoever gives a file its name or its version shows all of it.
        is_whole = is_named or document.get("version") is not None or document.get("name") is not None
        yield from _unknown_aliases(document, is_whole)
        if _have_sources(bodies.values()):
            yield from undefined(document, bodies, is_whole)
        elif is_named and services:
            yield from _without_source(services)


def _have_sources(bodies: Iterable[Node]) -> bool:
    """Whether it is not one of several files, as one that overrides another."""
    return all(set(body.names).intersection(_SOURCES) for body in bodies)


def _without_source(services: Node) -> Iterator[Finding]:
    for item in services.entries():
        names = set(item.value.names)
        merged = any(other.value.kind == "unknown" for other in item.value.items)
        if item.value.kind == "map" and item.key and not merged and not names.intersection(_SOURCES):
            yield finding(item.key, "CO108", f"el servicio «{item.name[:40]}» no dice de dónde sale: image o build")


def _unknown_aliases(document: Node, is_whole: bool) -> Iterator[Finding]:
    """In a part an alias may name an anchor of another one."""
    code = "YA101" if is_whole else "CO107"
    seen: set[int] = set()
    pending = [document]
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        pending += [item.value for item in node.items]
        if node.kind == "unknown":
            message = f"no hay ningún ancla &{node.value} antes de esta referencia"
            yield Finding(node.line, node.column, node.line, node.column + len(node.value) + 1, code, message)


def _version(document: Node) -> Iterator[Finding]:
    for item in document.items:
        if item.name == "version" and item.key:
            yield finding(item.key, "CO104", "«version» está obsoleta y Compose no le hace caso: quítala")


def _service(body: Node, is_sure: bool) -> Iterator[Finding]:
    image = body.get("image")
    if image and image.value and not body.get("build") and not is_open(image):
        yield from _image(image)
    yield from scalars.check_scalars(body)
    if is_sure:
        yield from consistency.check_service(body)


def _image(image: Node) -> Iterator[Finding]:
    version = image_names.version(image.value)
    if version == "none":
        name = image.value[:60]
        yield finding(image, "CO105", f"«{name}» no dice la versión: añade su etiqueta, como {name}:1.2")
    elif version == "latest":
        yield finding(image, "CO105", "latest cambia sin avisar: pon la etiqueta de una versión")
