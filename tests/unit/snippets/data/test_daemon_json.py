"""daemon.json: which JSON is the daemon's configuration, which keys it has, of which type, and where a wrong one is."""

from __future__ import annotations

import pytest
from guide.snippets.data.daemon_json import KEYS, check_daemon_json
from snippets_support import assert_findings

# What dockerd 29 and the versions before it take, by the type of the value.
ACCEPTED = {
    "text": """
        bip bip6 bridge bridge-accept-fwmark cgroup-parent containerd containerd-namespace containerd-plugin-namespace
        data-root default-cgroupns-mode default-gateway default-gateway-v6 default-init default-ipc-mode
        default-runtime exec-root firewall-backend fixed-cidr fixed-cidr-v6 group host-gateway-ip http-proxy
        https-proxy init-path ip log-driver log-format log-level metrics-addr min-api-version no-proxy pidfile
        resolv-conf seccomp-profile storage-driver swarm-default-advertise-addr tlscacert tlscert tlskey
        userland-proxy-path userns-remap""",
    "switch": """
        allow-direct-routing cri-containerd debug experimental icc init ip-forward ip-forward-no-drop ip-masq ip6tables
        iptables ipv6 live-restore no-new-privileges raw-logs rootless selinux-enabled tls tlsverify userland-proxy""",
    "number": """
        cpu-rt-period cpu-rt-runtime default-stop-timeout max-concurrent-downloads max-concurrent-uploads
        max-download-attempts mtu network-control-plane-mtu network-diagnostic-port shutdown-timeout
        swarm-raft-election-tick swarm-raft-heartbeat-tick""",
    "texts": """
        authorization-plugins cdi-spec-dirs dns dns-opts dns-search exec-opts host-gateway-ips hosts
        insecure-registries labels node-generic-resources registry-mirrors storage-opts""",
    "table": "log-opts proxies",
    "switches": "features",
    "any": """
        builder containerd-plugins-namespace default-address-pools default-network-opts default-shm-size
        default-ulimits nri-opts runtimes allow-nondistributable-artifacts api-cors-header cluster-advertise
        cluster-store cluster-store-opts deprecated-key-path graph oom-score-adjust userns""",
}
VALUES = {
    '"a"': "text",
    '"true"': "text",
    "true": "switch",
    "false": "switch",
    "3": "number",
    "-3": "number",
    "0": "number",
    "1.5": "any",
    '["a", "b"]': "texts",
    "[null]": "texts",
    "[]": "texts",
    '["a", 1]': "any",
    '{"a": "b", "c": "d"}': "table",
    '{"a": "b", "c": true}': "any",
    '{"a": "b", "c": 1}': "any",
    '{"a": true, "c": false}': "switches",
    "{}": "table switches",
    '{"a": null}': "table switches",
    "null": "text switch number texts table switches",
}
WANTED = {
    "text": "un texto, entre comillas$",
    "switch": "true o false, sin comillas$",
    "number": "un número entero, sin comillas$",
    "texts": 'una lista de textos: ["…"]$',
    "table": 'una tabla de textos, también los números: {"…": "3"}$',
    "switches": 'una tabla de true o false: {"…": true}$',
}
KINDS = [pytest.param(key, kind, id=key) for kind, keys in ACCEPTED.items() for key in keys.split()]


def test_no_other_key_is_known() -> None:
    assert {key for keys in ACCEPTED.values() for key in keys.split()} == KEYS


@pytest.mark.parametrize(("key", "kind"), KINDS)
def test_each_key_takes_values_of_its_type_alone(key: str, kind: str) -> None:
    for value, kinds in VALUES.items():
        findings = check_daemon_json(f'{{"{key}": {value}}}', "daemon.json")
        if kind in kinds.split() or kind == "any":
            assert findings == [], value
        else:
            [finding] = findings
            start = len(key) + 6
            first = value if value[0] not in "{[" else value[0]
            place = f"1:{start}-{start + len(first)} JS104 el valor de {key} es {WANTED[kind]}"
            assert_findings([finding], [place])


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("daemon.json", True),
        ("/etc/docker/daemon.json", True),
        ("/daemon.json", True),
        ("C:\\ProgramData\\docker\\config\\daemon.json", True),
        ("El archivo daemon.json", True),
        ("  Daemon.JSON ", True),
        ("", False),
        ("mi-daemon.json", False),
        ("daemon-json", False),
        ("daemon.json.bak", False),
        ("daemon.json de ejemplo", False),
        ("package.json", False),
    ],
)
def test_the_file_is_known_by_its_name(title: str, named: bool) -> None:
    assert_findings(check_daemon_json('{"debug": 1}', title), ["1:11-12 JS104"] if named else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One key of dockerd with a hyphen is enough where no other is strange.
        ('{"data-root": 1}', ["1:15-16 JS104"]),
        ('{"debug": 1, "data-root": "a"}', ["1:11-12 JS104"]),
        ('{"debug": 1, "tls": 2, "mtu": true, "labels": 1}', []),
        # With a strange one, two; and the strange one has to be nearly a key.
        ('{"log-driver": "a", "debgu": true}', []),
        ('{"log-driver": "a", "tls": 1, "debgu": true}', []),
        ('{"log-driver": "a", "data-root": "b", "debgu": true}', ["1:39-46 JS103 «debug»"]),
        ('{"log-driver": "a", "data-root": "b", "exec-root": "c", "debgu": true}', ["1:57-64 JS103"]),
        ('{"log-driver": "a", "data-root": "b", "nombre-propio": 1}', []),
        ('{"log-driver": "a", "data-root": "b", "debgu": true, "nombre-propio": 1}', []),
        # The hyphens of strange keys tell nothing.
        ('{"log-drivers": "a", "data-roots": "b"}', []),
        ('{"log-drivers": "a", "data-roots": "b", "exec-root": 1}', []),
    ],
)
def test_a_file_without_a_name_is_known_by_its_keys(text: str, expected: list[str]) -> None:
    assert_findings(check_daemon_json(text), expected)


@pytest.mark.parametrize("text", ["", "[1]", '["debug"]', '"debug"', "1", "null", "{}", '{"debug": 1', '{"debug": 1,}'])
def test_what_is_no_table_or_no_json_is_told_by_others(text: str) -> None:
    assert check_daemon_json(text, "daemon.json") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "debug": true,\n  "log-drvier": "á"\n}', ["3:3-15 JS103 «log-drvier» y no arrancaría; ¿quisiste"]),
        ('{"cosa": 1}', ["1:2-8 JS103 y no arrancaría$"]),
        (f'{{"{"x" * 41}": 1}}', [f"1:2-45 JS103 «{'x' * 40}» y no"]),
        # Several, in the order of the text; a tab and a letter with an accent are one column each.
        ('{\t"bip": "á", "mtu": "1",\n"tls": "no"}', ["1:22-25 JS104", "2:8-12 JS104"]),
        ('{"cosa": 1, "debug": 1, "otra": 1}', ["1:2-8 JS103", "1:22-23 JS104", "1:25-31 JS103"]),
        # Only the keys of the outermost table.
        ('{"log-opts": {"debug": "1", "cosa": "2"}}', []),
        ('{"runtimes": {"a": [{"b": 1}, [2], {}]}, "cosa": 1}', ["1:42-48 JS103"]),
        ('{"hosts": ["debug", "cosa"], "mtu": "a"}', ["1:37-40 JS104"]),
        ('{"builder": [[]], "mtu": "a"}', ["1:26-29 JS104"]),
        # Signs inside of texts are not those of the structure.
        ('{"bip": "}{][:,", "mtu": "a"}', ["1:26-29 JS104"]),
        ('{"bip": "\\"}", "ip": "\\\\", "mtu": "a"}', ["1:35-38 JS104"]),
        ('{"bip": "debug", "ip": "mtu"}', []),
        ('{"a{": 1, "}b": 2, "mtu": true}', ["1:2-6 JS103", "1:11-15 JS103", "1:27-31 JS104"]),
        # However the text is spaced, and its letters are written.
        ('{"mtu":"a","debug":0}', ["1:8-11 JS104", "1:20-21 JS104"]),
        ('{ "mtu"\n:\n "a" }', ["3:2-5 JS104"]),
        ('{"log-dr\\u0069ver": true}', ["1:21-25 JS104"]),
        ('{"icc": -1.5e3}', ["1:9-15 JS104"]),
        ('{"": 1}', ["1:2-4 JS103"]),
    ],
)
def test_a_wrong_key_or_value_is_found_at_its_place(text: str, expected: list[str]) -> None:
    assert_findings(check_daemon_json(text, "daemon.json"), expected)
