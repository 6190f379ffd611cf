"""Values that are right one by one and that Compose or Docker refuses together.

Source: compose-go of 2026-07, ``loader/validate.go`` and ``validation/``; the same is told by Compose 2.40.3. What a
healthcheck runs: moby of 2026-08, ``daemon/health.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guide.snippets.compose.scalars import finding, is_open
from guide.snippets.data.yaml_nodes import Item, Node
from guide.snippets.findings import Finding

_TESTS = ("CMD", "CMD-SHELL", "NONE")
_OPERATORS = ("||", "&&", "|", ";", ">", ">>")
_CONTENTS = {"secrets": ("file", "environment"), "configs": ("file", "environment", "content")}
_LIMITS = {"cpus": "cpus", "mem_limit": "memory", "pids_limit": "pids"}
_NAMESPACES = ("container:", "service:")


def check_service(body: Node) -> Iterator[Finding]:
    yield from _network_mode(body)
    yield from _healthcheck(body)
    yield from _mounts(body)
    build = body.get("build")
    if build and build.get("dockerfile") and (inline := _item(build, "dockerfile_inline")):
        yield _clash(inline, "«dockerfile» y «dockerfile_inline» no pueden ir juntas: sobra una de las dos")
    scale, replicas = _number(body.get("scale")), _number(_inside(body, "deploy", "replicas"))
    if scale and replicas and scale.value != replicas.value:
        yield finding(scale, "CO109", f"«scale» y «deploy.replicas» piden números distintos: {replicas.value} ahí")
    yield from _limits(body)
    many = scale or replicas
    if many and many.value not in ("0", "1") and (name := _item(body, "container_name")):
        yield _clash(name, f"con «container_name» solo cabe un contenedor, y se piden {many.value}")


def check_resources(document: Node) -> Iterator[Finding]:
    """Of what stands beside the services: volumes, secrets and configs."""
    volumes = document.get("volumes")
    for item in volumes.entries() if volumes else ():
        external = item.value.get("external")
        if external and external.value == "true":
            for other in item.value.entries():
                if other.name not in ("external", "name") and not other.name.startswith("x-"):
                    yield _clash(other, f"«{other.name}» no puede ir con «external»: el volumen ya existe")
    for kind, names in _CONTENTS.items():
        section = document.get(kind)
        for item in section.entries() if section else ():
            if item.value.kind != "map" or not item.key or item.value.get("external") or item.value.get("driver"):
                continue
            given = [other for other in item.value.entries() if other.name in names]
            if len(given) > 1:
                yield _clash(
                    given[1], f"«{given[0].name}» y «{given[1].name}» no pueden ir juntas: sobra una de las dos"
                )
            elif not given and not any(other.value.kind == "unknown" for other in item.value.items):
                message = f"a «{item.name}» le falta de dónde sale: {' o '.join(names)}"
                yield finding(item.key, "CO109", message)


def check_container_names(services: Mapping[str, Node]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for service, body in services.items():
        name = body.get("container_name")
        if name is None or is_open(name):
            continue
        if name.value in seen:
            message = f"el servicio «{seen[name.value]}» ya se llama «{name.value[:40]}», y no puede haber dos así"
            yield finding(name, "CO115", message)
        seen.setdefault(name.value, service)


def _network_mode(body: Node) -> Iterator[Finding]:
    mode, networks, ports = body.get("network_mode"), _item(body, "networks"), _item(body, "ports")
    if mode is None or is_open(mode):
        return
    if networks and networks.value.items:
        yield _clash(networks, "«networks» y «network_mode» no pueden ir juntas: sobra una de las dos")
    if ports and ports.value.items:
        if mode.value == "host":
            yield _clash(ports, "con «network_mode: host» Docker no hace caso de «ports»: quítala", "CO115")
        elif mode.value.startswith(_NAMESPACES):
            message = f"con «network_mode: {mode.value[:40]}» Docker rechaza «ports»: van en el otro contenedor"
            yield _clash(ports, message, "CO115")


def _healthcheck(body: Node) -> Iterator[Finding]:
    test = _inside(body, "healthcheck", "test")
    if test is None or test.kind != "list" or not test.items:
        return
    first, *rest = [item.value for item in test.items]
    if is_open(first):
        return
    if first.value not in _TESTS:
        how = f'["CMD", "{first.value}", …]' if " " not in first.value else "un texto, sin corchetes"
        yield finding(first, "CO102", f"«test» empieza por CMD, CMD-SHELL o NONE: escribe {how}"[:200])
    elif first.value == "CMD":
        operator = next((node for node in rest if node.value in _OPERATORS), None)
        if operator:
            message = f"«{operator.value}» es aquí un argumento: sin shell no hace nada; escribe «test» como un texto"
            yield finding(operator, "CO113", message)
    elif first.value == "CMD-SHELL" and len(rest) > 1:
        message = f"con CMD-SHELL solo se ejecuta «{rest[0].value[:30]}»: el comando entero va en un solo texto"
        yield finding(rest[1], "CO113", message)


def _limits(body: Node) -> Iterator[Finding]:
    """The same limit in two places: Compose takes the one that «limits» leaves out for 0."""
    limits = _inside(body, "deploy", "resources", "limits")
    for name, other in _LIMITS.items():
        item, twin = _item(body, name), limits.get(other) if limits else None
        if limits is None or limits.kind != "map" or item is None or is_open(item.value):
            continue
        if twin is None:
            message = (
                f"con «deploy.resources.limits», «{name}» va ahí, como «{other}»: Compose no admite las dos formas"
            )
            yield _clash(item, message)
        elif not is_open(twin) and _comparable(item.value) and _comparable(twin) and item.value.value != twin.value:
            yield _clash(item, f"«{name}» y «{other}» de «deploy.resources.limits» dicen cosas distintas")


def _comparable(node: Node) -> bool:
    """Whether two numbers that are written in another way are others: 1g and 1024m are the same."""
    return re.fullmatch(r"[1-9][0-9]{0,2}[mg]?", node.value) is not None


def _mounts(body: Node) -> Iterator[Finding]:
    """Two mounts in one place. Compose itself drops the first of two that are written alike."""
    tmpfs, volumes = body.get("tmpfs"), body.get("volumes")
    if volumes is None or volumes.kind != "list":
        return
    for item in volumes.items:
        kind = item.value.get("type") if item.value.kind == "map" else None
        for needed in ("source", "target") if kind and kind.value == "bind" else ("target",) if kind else ():
            if kind and item.value.get(needed) is None:
                yield finding(kind, "CO102", f"a este volumen le falta «{needed}»")
    if tmpfs is None:
        return
    texts = [item.value for item in tmpfs.items] if tmpfs.kind == "list" else [tmpfs]
    places = {node.value.partition(":")[0].rstrip("/") for node in texts if not is_open(node)}
    for item in volumes.items:
        target = item.value.get("target") if item.value.kind == "map" else item.value
        if target is None or is_open(target):
            continue
        path = target.value if target is not item.value else target.value.partition(":")[2].partition(":")[0]
        if path.rstrip("/") in places and path:
            yield finding(target, "CO109", f"en {path} ya hay un «tmpfs»: un sitio solo admite un montaje")


def _item(node: Node, name: str) -> Item | None:
    return next((item for item in node.entries() if item.name == name), None)


def _inside(node: Node, *names: str) -> Node | None:
    found: Node | None = node
    for name in names:
        found = found.get(name) if found else None
    return found


def _number(node: Node | None) -> Node | None:
    return node if node and node.kind == "scalar" and node.value.isdecimal() else None


def _clash(item: Item, message: str, code: str = "CO109") -> Finding:
    return finding(item.key or item.value, code, message)
