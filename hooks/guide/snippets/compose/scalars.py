"""Texts that Compose turns into something else: numbers, true or false, durations, ports.

Source: compose-go v2.14: ``loader/interpolate.go`` (what is cast), ``types/duration.go``, ``types/types.go`` (ports).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from guide.hints import did_you_mean
from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding

_OPEN = re.compile(r"\$|<[^<>]+>|\.\.\.|…")
_FORMS = {
    "boolean": (re.compile(r"(?:true|false|y|yes|on|n|no|off)$", re.IGNORECASE), "true o false"),
    "integer": (re.compile(r"[-+]?\d+$"), "un número entero"),
    "number": (re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$|[-+]?inf$|nan$", re.IGNORECASE), "un número"),
    "duration": (
        re.compile(r"-?(?:(?:\d+\.?\d*|\.\d+)(?:w|d|h|ms|m|s|us|µs|μs|ns))+$|0$"),
        "una duración con su unidad, como 30s o 1m30s",
    ),
}
_KEYS = {
    "boolean": "init oom_kill_disable privileged read_only stdin_open tty healthcheck.disable",
    "integer": "cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares oom_score_adj pids_limit scale "
    "deploy.replicas healthcheck.retries",
    "number": "cpus cpu_percent",
    "duration": "stop_grace_period healthcheck.interval healthcheck.timeout healthcheck.start_period "
    "healthcheck.start_interval",
}
_PATHS = {tuple(key.split(".")): form for form, keys in _KEYS.items() for key in keys.split()}
_RESTARTS = ("no", "always", "on-failure", "unless-stopped")
_PROTOCOLS = ("tcp", "udp", "sctp")
_SIXTY = re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$")
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?$")


def is_open(node: Node) -> bool:
    """A value that is not known here: no text, one with a variable or a placeholder, or one that is taken away."""
    return node.tag == "!reset" or node.kind != "scalar" or _OPEN.search(node.value) is not None


def finding(node: Node, code: str, message: str) -> Finding:
    """At a text, or at its first sign when it goes on in another line."""
    end = node.end_column if node.end_line == node.line else node.column + 1
    return Finding(node.line, node.column, node.line, max(end, node.column + 1), code, message)


def check_scalars(body: Node) -> Iterator[Finding]:
    for path, form in _PATHS.items():
        node: Node | None = body
        for name in path:
            node = node.get(name) if node and node.kind == "map" else None
        if node and node.type == "string" and not is_open(node) and not _FORMS[form][0].match(node.value):
            yield finding(node, "CO102", f"«{path[-1]}» debe ser {_FORMS[form][1]}, no «{node.value[:40]}»")
    restart = body.get("restart")
    if restart and restart.type == "string" and not is_open(restart):
        name, _, count = restart.value.partition(":")
        if name not in _RESTARTS or (count and (name != "on-failure" or not count.isdecimal())):
            hint = did_you_mean(name, _RESTARTS)
            message = f"«restart» debe ser no, always, on-failure[:veces] o unless-stopped{hint}"
            yield finding(restart, "CO102", message)
    ports = body.get("ports")
    for item in ports.items if ports and ports.kind == "list" else ():
        if not is_open(item.value):
            yield from _port(item.value)


def _port(node: Node) -> Iterator[Finding]:
    if node.plain and _SIXTY.match(node.value):
        message = f'ponlo entre comillas, "{node.value}": sin ellas, YAML 1.1 lo lee como un número en base 60'
        yield finding(node, "CO106", message)
    if node.type != "string":
        return
    ports, slash, protocol = node.value.partition("/")
    *host, container = ports.rsplit(":", 2)
    address = host[0] if len(host) == 2 else ""
    published = host[-1] if host else ""
    ranges = [_RANGE.match(part) for part in (container, published) if part or part is container]
    if not all(ranges) or not _is_address(address):
        message = f'«{node.value[:40]}» no es un puerto: como "8080:80" o "127.0.0.1:53:53/udp"'
        yield finding(node, "CO102", message)
    elif any(not int(found[1]) <= int(found[2] or found[1]) <= 65535 for found in ranges if found):
        message = f"«{node.value[:40]}» no es un puerto: van de 0 a 65535, y un intervalo de menor a mayor"
        yield finding(node, "CO102", message)
    elif slash and protocol.lower() not in _PROTOCOLS:
        hint = did_you_mean(protocol.lower(), _PROTOCOLS)
        yield finding(node, "CO102", f"«{protocol[:20]}» no es un protocolo ({', '.join(_PROTOCOLS)}){hint}")


def _is_address(text: str) -> bool:
    if not text:
        return True
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True
