"""Texts that Compose turns into something else: numbers, true or false, durations, sizes, ports, volumes.

Source: compose-go of 2026-07: ``loader/interpolate.go`` (what is cast), ``types/duration.go``, ``types/bytes.go``,
``types/hostList.go``, ``format/volume.go``. What is wrong with an address or a restart policy the daemon says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names
from guide.snippets.notation import values as docker_values

_OPEN = re.compile(r"\$|<[^<>]+>|\.\.\.|…")
_FORMS = {
    "boolean": (re.compile(r"(?:true|false|y|yes|on|n|no|off)$", re.IGNORECASE), "true o false"),
    "integer": (re.compile(r"[-+]?\d+$"), "un número entero"),
    "number": (re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$|[-+]?inf$|nan$", re.IGNORECASE), "un número"),
    "duration": (
        re.compile(r"-?(?:(?:\d+\.?\d*|\.\d+)(?:w|d|h|ms|m|s|us|µs|μs|ns))+$|0$"),
        "una duración con su unidad, como 30s o 1m30s",
    ),
    "mode": (re.compile(r"[0-7]+$"), "los permisos en octal, como 0440"),
    "count": (re.compile(r"[-+]?\d+$|all$"), "un número entero o all"),
}
# A key of a service, and those inside it; «*» is any key, or any entry of a list.
_KEYS = {
    "boolean": "attach init oom_kill_disable privileged read_only stdin_open tty healthcheck.disable build.no_cache "
    "build.privileged build.pull depends_on.*.restart env_file.*.required "
    "post_start.*.privileged pre_stop.*.privileged volumes.*.read_only volumes.*.bind.create_host_path "
    "volumes.*.volume.nocopy",
    "integer": "cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares mem_swappiness oom_score_adj "
    "pids_limit scale blkio_config.weight deploy.replicas deploy.placement.max_replicas_per_node "
    "deploy.resources.limits.pids deploy.restart_policy.max_attempts deploy.rollback_config.parallelism "
    "deploy.update_config.parallelism healthcheck.retries ports.*.target",
    "number": "cpus cpu_percent deploy.resources.limits.cpus deploy.resources.reservations.cpus "
    "deploy.rollback_config.max_failure_ratio deploy.update_config.max_failure_ratio",
    "duration": "stop_grace_period healthcheck.interval healthcheck.timeout healthcheck.start_period "
    "healthcheck.start_interval deploy.restart_policy.delay deploy.restart_policy.window deploy.update_config.delay "
    "deploy.update_config.monitor deploy.rollback_config.delay deploy.rollback_config.monitor",
    "mode": "secrets.*.mode configs.*.mode volumes.*.tmpfs.mode",
    "count": "gpus.*.count deploy.resources.reservations.devices.*.count",
}
_RESOURCES = {
    "boolean": "networks.*.external networks.*.internal networks.*.attachable networks.*.enable_ipv4 "
    "networks.*.enable_ipv6 volumes.*.external secrets.*.external configs.*.external"
}
_SIZES = (
    "mem_limit mem_reservation memswap_limit shm_size build.shm_size deploy.resources.limits.memory "
    "deploy.resources.reservations.memory volumes.*.tmpfs.size blkio_config.device_read_bps.*.rate "
    "blkio_config.device_write_bps.*.rate"
)
# Names that stand for one that the reader puts: USUARIO/imagen, yourName/app, {{ imagen }}.
_STANDING_FOR = re.compile(r"[{}\[\]%*]|\b(?=[A-Z0-9_-]*[A-Z])[A-Z0-9_-]{2,}|(?i:your|my|tu|mi)[-_]?[A-Z]")
_OPTIONS = re.compile(r"^((?:[A-Za-z]:[\\/])?[^:]*:[^:]+):[^:/]+$")
_SIXTY = re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$")


def is_open(node: Node) -> bool:
    """A value that is not known here: no text, one with a variable or a placeholder, or one that is taken away."""
    return node.tag == "!reset" or node.kind != "scalar" or _OPEN.search(node.value) is not None


def finding(node: Node, code: str, message: str) -> Finding:
    """At a text, or at its first sign when it goes on in another line."""
    end = node.end_column if node.end_line == node.line else node.column + 1
    return Finding(node.line, node.column, node.line, max(end, node.column + 1), code, message)


def check_scalars(body: Node) -> Iterator[Finding]:
    yield from _forms(body, _KEYS)
    for key in _SIZES.split():
        for node in _at_path(body, key.split(".")):
            # Compose 2.40.3 refuses "-1"; newer ones take it for «no limit», as the number.
            if node.value != "-1" and (problem := docker_values.size_problem(node.value)):
                yield finding(node, "CO102", f"{problem} («{key.rpartition('.')[2]}»)")
    for node in _at_path(body, ["ports", "*", "host_ip"]):
        if not docker_values.is_address(node.value):
            yield finding(node, "CO102", f"«{node.value[:40]}» no es una dirección IP")
    yield from _texts(body, "restart", docker_values.restart_problem)
    yield from _texts(body, "extra_hosts", _host_problem)
    yield from _volumes(body.get("volumes"))
    yield from _image(body.get("image"))
    yield from _ulimits(body.get("ulimits"))
    ports = body.get("ports")
    for item in ports.items if ports and ports.kind == "list" else ():
        if not is_open(item.value):
            yield from _port(item.value)


def check_resources(document: Node) -> Iterator[Finding]:
    """Of what stands beside the services."""
    yield from _forms(document, _RESOURCES)


def _forms(node: Node, forms: Mapping[str, str]) -> Iterator[Finding]:
    names = set(node.names)
    for form, keys in forms.items():
        pattern, expected = _FORMS[form]
        for key in keys.split():
            for found in _at_path(node, key.split(".")) if key.partition(".")[0] in names else ():
                if not pattern.match(found.value):
                    message = f"«{key.rpartition('.')[2]}» debe ser {expected}, no «{found.value[:40]}»"
                    yield finding(found, "CO102", message)


def _image(node: Node | None) -> Iterator[Finding]:
    if node is None or not node.value or is_open(node) or _STANDING_FOR.search(node.value):
        return
    if problem := image_names.reference_problem(node.value):
        yield finding(node, "CO114", problem)


def _at_path(node: Node, path: Sequence[str]) -> Iterator[Node]:
    """The texts under some keys, one inside the other, that can be judged."""
    if not path:
        if node.type == "string" and not is_open(node):
            yield node
    elif path[0] == "*":
        for item in node.items if node.kind == "list" else node.entries():
            yield from _at_path(item.value, path[1:])
    elif (inner := node.get(path[0])) is not None:
        yield from _at_path(inner, path[1:])


def _texts(body: Node, key: str, problem_of: Callable[[str], str | None]) -> Iterator[Finding]:
    """What is wrong with the text of a key, or with those of its list."""
    node = body.get(key)
    for text in [item.value for item in node.items] if node and node.kind == "list" else [node] if node else []:
        if text.type == "string" and not is_open(text) and (problem := problem_of(text.value)):
            yield finding(text, "CO102", problem)


def _host_problem(text: str) -> str | None:
    name, sign, addresses = re.match(r"([^=:]*)([=:]?)(.*)", text).groups()  # type: ignore[union-attr]
    wrong = (docker_values.host_problem(f"{name}{sign}{address}") for address in addresses.split(","))
    return next((problem for problem in wrong if problem), None)


def _volumes(volumes: Node | None) -> Iterator[Finding]:
    for item in volumes.items if volumes and volumes.kind == "list" else ():
        if item.value.type != "string" or is_open(item.value):
            continue
        # Compose passes over options that it does not know.
        mount = _OPTIONS.sub(r"\1", item.value.value)
        if problem := docker_values.volume_problem(mount):
            source, colon, target = mount.rpartition(":")
            # A place in the container that is not absolute only Docker refuses, when the service starts.
            only_target = target != "" and docker_values.volume_problem(f"{source}{colon}/{target}") is None
            yield finding(item.value, "CO115" if only_target else "CO102", problem)


def _ulimits(limits: Node | None) -> Iterator[Finding]:
    for item in limits.entries() if limits else ():
        both = [inner.value for inner in item.value.entries()]
        for node in both or [item.value]:
            if node.type == "string" and not is_open(node) and docker_values.integer_problem(node.value):
                hint = ": los dos límites se escriben en «soft» y «hard»" if ":" in node.value else ""
                yield finding(node, "CO102", f"«{item.name}» debe ser un número entero, no «{node.value[:40]}»{hint}")


def _port(node: Node) -> Iterator[Finding]:
    if node.plain and _SIXTY.match(node.value):
        message = f'ponlo entre comillas, "{node.value}": sin ellas, YAML 1.1 lo lee como un número en base 60'
        yield finding(node, "CO106", message)
    if node.type in ("string", "integer") and (problem := docker_values.port_problem(node.value)):
        yield finding(node, "CO102", problem)
