"""The keys of ``daemon.json``: dockerd does not start with one that it does not know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from guide.hints import did_you_mean, nearest
from guide.snippets.findings import Finding, finding_at, line_and_column

# Source: moby, ``daemon/config/*.go`` and ``daemon/pkg/registry`` of v29; from «allow-nondistributable-artifacts» on,
# what v20.10 to v28 took besides.
_KEYS = """
allow-direct-routing authorization-plugins bip bip6 bridge bridge-accept-fwmark builder cdi-spec-dirs cgroup-parent
containerd containerd-namespace containerd-plugin-namespace containerd-plugins-namespace cpu-rt-period cpu-rt-runtime
cri-containerd data-root debug default-address-pools default-cgroupns-mode default-gateway default-gateway-v6
default-init default-ipc-mode default-network-opts default-runtime default-shm-size default-stop-timeout
default-ulimits dns dns-opts dns-search exec-opts exec-root experimental features firewall-backend fixed-cidr
fixed-cidr-v6 group host-gateway-ip host-gateway-ips hosts http-proxy https-proxy icc init init-path
insecure-registries ip ip-forward ip-forward-no-drop ip-masq ip6tables iptables ipv6 labels live-restore log-driver
log-format log-level log-opts max-concurrent-downloads max-concurrent-uploads max-download-attempts metrics-addr
min-api-version mtu network-control-plane-mtu network-diagnostic-port no-new-privileges no-proxy
node-generic-resources nri-opts pidfile proxies raw-logs registry-mirrors resolv-conf rootless runtimes
seccomp-profile selinux-enabled shutdown-timeout storage-driver storage-opts swarm-default-advertise-addr
swarm-raft-election-tick swarm-raft-heartbeat-tick tls tlscacert tlscert tlskey tlsverify userland-proxy
userland-proxy-path userns-remap allow-nondistributable-artifacts api-cors-header cluster-advertise cluster-store
cluster-store-opts deprecated-key-path graph oom-score-adjust userns
"""
KEYS = frozenset(_KEYS.split())
_TITLE = re.compile(r"(?:.*[/\\ ])?daemon\.json$", re.IGNORECASE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]')


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
    if not strange or not (named or _telling(data.keys() - set(strange), strange)):
        return []
    return list(_findings(text, set(strange)))


def _telling(known: set[str], strange: list[str]) -> bool:
    """Without a name for the file: at least two keys with a hyphen are dockerd's, and the others are nearly so."""
    hyphens = sum("-" in name for name in known)
    return hyphens >= 2 and all(nearest(name, KEYS) for name in strange)


def _findings(text: str, strange: set[str]) -> Iterator[Finding]:
    depth = 0
    for token, following in pairwise(_TOKEN.finditer(text)):
        sign = token.group()
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif depth == 1 and following.group() == ":" and sign != ":" and (name := json.loads(sign)) in strange:
            line, column = line_and_column(text, token.start())
            hint = did_you_mean(name, KEYS)
            message = f"dockerd no conoce «{name[:40]}» y no arrancaría{hint}"
            yield finding_at(line, column, "JS103", message, len(sign))
