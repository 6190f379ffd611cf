"""The keys of ``daemon.json``, and the types of their values: dockerd does not start with others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from guide.hints import did_you_mean, nearest
from guide.snippets.findings import Finding, finding_at, line_and_column

# Source: moby, ``daemon/config/*.go`` and ``daemon/pkg/registry`` of v29; in _ANY, what v20.10 to v28 took besides, and
# what has a reader of its own.
_TEXT = """
bip bip6 bridge bridge-accept-fwmark cgroup-parent containerd containerd-namespace containerd-plugin-namespace
data-root default-cgroupns-mode default-gateway default-gateway-v6 default-init default-ipc-mode default-runtime
exec-root firewall-backend fixed-cidr fixed-cidr-v6 group host-gateway-ip http-proxy https-proxy init-path ip
log-driver log-format log-level metrics-addr min-api-version no-proxy pidfile resolv-conf seccomp-profile
storage-driver swarm-default-advertise-addr tlscacert tlscert tlskey userland-proxy-path userns-remap
"""
_SWITCH = """
allow-direct-routing cri-containerd debug experimental icc init ip-forward ip-forward-no-drop ip-masq ip6tables
iptables ipv6 live-restore no-new-privileges raw-logs rootless selinux-enabled tls tlsverify userland-proxy
"""
_NUMBER = """
cpu-rt-period cpu-rt-runtime default-stop-timeout max-concurrent-downloads max-concurrent-uploads
max-download-attempts mtu network-control-plane-mtu network-diagnostic-port shutdown-timeout
swarm-raft-election-tick swarm-raft-heartbeat-tick
"""
_TEXTS = """
authorization-plugins cdi-spec-dirs dns dns-opts dns-search exec-opts host-gateway-ips hosts insecure-registries
labels node-generic-resources registry-mirrors storage-opts
"""
_ANY = """
builder containerd-plugins-namespace default-address-pools default-network-opts default-shm-size default-ulimits
nri-opts runtimes allow-nondistributable-artifacts api-cors-header cluster-advertise cluster-store cluster-store-opts
deprecated-key-path graph oom-score-adjust userns
"""
_TYPES = {
    **dict.fromkeys(_TEXT.split(), "text"),
    **dict.fromkeys(_SWITCH.split(), "switch"),
    **dict.fromkeys(_NUMBER.split(), "number"),
    **dict.fromkeys(_TEXTS.split(), "texts"),
    **dict.fromkeys(_ANY.split(), "any"),
    "log-opts": "table",
    "proxies": "table",
    "features": "switches",
}
_WANTED = {
    "text": "un texto, entre comillas",
    "switch": "true o false, sin comillas",
    "number": "un número entero, sin comillas",
    "texts": 'una lista de textos: ["…"]',
    "table": 'una tabla de textos, también los números: {"…": "3"}',
    "switches": 'una tabla de true o false: {"…": true}',
}
KEYS = frozenset(_TYPES)
_TITLE = re.compile(r"(?:.*[/\\ ])?daemon\.json$", re.IGNORECASE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]|[^\s"{}\[\]:,]+')


def check_daemon_json(text: str, title: str = "") -> list[Finding]:
    """Nothing unless it is the daemon's configuration, by its name or by the keys that it has; nor if it is broken."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(data, dict):
        return []
    strange = [name for name in data if name not in KEYS]
    named = _TITLE.match(title.strip()) is not None
    if not named and not _telling(data.keys() - set(strange), strange):
        return []
    return list(_findings(text, data))


def _telling(known: set[str], strange: list[str]) -> bool:
    """Without a name for the file: its keys with a hyphen are dockerd's, and the others are, or are nearly so."""
    hyphens = sum("-" in name for name in known)
    return hyphens >= 2 - (not strange) and all(nearest(name, KEYS) for name in strange)


def _findings(text: str, data: dict[str, Any]) -> Iterator[Finding]:
    for name, key, value in _members(text):
        line, column = line_and_column(text, key.start())
        if name not in KEYS:
            message = f"dockerd no conoce «{name[:40]}» y no arrancaría{did_you_mean(name, KEYS)}"
            yield finding_at(line, column, "JS103", message, len(key.group()))
        elif not _fits(_TYPES[name], data[name]):
            line, column = line_and_column(text, value.start())
            message = f"el valor de {name} es {_WANTED[_TYPES[name]]}"
            yield finding_at(line, column, "JS104", message, len(value.group()))


def _fits(wanted: str, value: Any) -> bool:
    """Whether Go reads a value into a field of a type; null leaves any field as it is."""
    if value is None or wanted == "any":
        return True
    if wanted == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    if wanted == "texts":
        return isinstance(value, list) and all(_fits("text", item) for item in value)
    if wanted in ("table", "switches"):
        item = "text" if wanted == "table" else "switch"
        return isinstance(value, dict) and all(_fits(item, part) for part in value.values())
    return isinstance(value, str if wanted == "text" else bool)


def _members(text: str) -> Iterator[tuple[str, re.Match[str], re.Match[str]]]:
    """Each key of the outermost table, and the first sign of its value."""
    depth = 0
    tokens = list(_TOKEN.finditer(text))
    for key, colon, value in zip(tokens, tokens[1:], tokens[2:], strict=False):
        sign = key.group()
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif depth == 1 and colon.group() == ":":
            yield json.loads(sign), key, value
