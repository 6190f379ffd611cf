"""What Compose refuses or warns of beyond its schema: names that nothing defines, obsolete keys, moving versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.snippets.compose import scalars
from guide.snippets.compose.recognise import Shape
from guide.snippets.compose.references import undefined
from guide.snippets.compose.scalars import finding, is_open
from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names


def check_values(document: Node, shape: Shape, alone: bool, named: bool) -> Iterator[Finding]:
    """``alone``: nothing was left out. ``named``: the block has the name of a whole file."""
    if shape == "service":
        yield from _service(document)
        return
    services: Node | None = document
    if shape == "file":
        yield from _version(document)
        services = document.get("services")
    entries = services.entries() if services else iter(())
    bodies = {item.name: item.value for item in entries if item.value.kind == "map"}
    for name, body in bodies.items():
        if not name.startswith("x-"):
            yield from _service(body)
    if shape == "file" and alone and _complete(document, bodies.values()):
        yield from undefined(document, bodies, named)


def _complete(document: Node, bodies: Iterable[Node]) -> bool:
    """Not one of several files, as those that override another one or include it."""
    if document.get("include") is not None:
        return False
    every = [set(body.names) for body in bodies]
    return bool(every) and all(names & {"image", "build", "provider"} for names in every)


def _version(document: Node) -> Iterator[Finding]:
    for item in document.items:
        if item.name == "version" and item.key:
            yield finding(item.key, "CO104", "«version» está obsoleta y Compose no le hace caso: quítala")


def _service(body: Node) -> Iterator[Finding]:
    image = body.get("image")
    if image and image.value and not body.get("build") and not is_open(image):
        yield from _image(image)
    yield from scalars.check_scalars(body)


def _image(image: Node) -> Iterator[Finding]:
    version = image_names.version(image.value)
    if version == "none":
        name = image.value[:60]
        yield finding(image, "CO105", f"«{name}» no dice la versión: añade su etiqueta, como {name}:1.2")
    elif version == "latest":
        yield finding(image, "CO105", "latest cambia sin avisar: pon la etiqueta de una versión")
