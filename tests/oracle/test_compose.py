"""The checker against a real Compose: what «docker compose config» refuses is an error, and what it takes is none."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from guide.docker_cli.client import Client
from guide.snippets import codes
from guide.snippets.compose.check import check_compose
from guide.snippets.data.dotenv import check_dotenv
from guide.snippets.data.yaml_check import check_yaml
from guide.snippets.findings import Finding
from oracle.docker_oracle import in_parallel, unpack

WEB = "services:\n  web:\n    image: a:1\n"
# What stands in a service: a key, and values that Compose takes or refuses. It says which.
VALUES: dict[str, list[str]] = {
    "annotations": ["{a: b}", "[a=b]", "a"],
    "attach": ["true", "si"],
    "blkio_config": ["{weight: 300}", "{weight_device: [{path: /a, weight: 1}]}", "{peso: 1}", "300"],
    "build": [".", "{context: .}", "{context: ., args: [A=1], tags: [a]}", "{contexto: .}", "[.]", "{shm_size: 1x}"],
    "cap_add": ["[ALL]", "ALL", "{ALL: true}"],
    "cgroup": ["host", "privado"],
    "command": ["ls", "[ls, -l]", "", "{ls: -l}", "[1]", '"${A"', '"${A:-b}"', "$$A", '"$A ${B:-${C}} ${D"'],
    "container_name": ["web1", "a", "-a", "1"],
    "cpus": ["1", '"1.5"', "uno", "'1,5'"],
    "cpu_shares": ["5", "'5'", "x"],
    "depends_on": ["[otro]", "[web]", "{otro: {condition: service_started}}", "{otro: {condition: ya}}", "a", "[db]"],
    "deploy": [
        "{replicas: 2}",
        "{replicas: x}",
        "{resources: {limits: {cpus: '0.5', memory: 50M}}}",
        "{resources: {limits: {memory: 50mm}}}",
        "{resource: {}}",
        "{restart_policy: {condition: on-failure, delay: 5s}}",
        "{restart_policy: {delay: 5x}}",
        "{mode: global}",
        "[replicas]",
    ],
    "devices": ["['/a:/b']", "/a", "[{source: /a, target: /b}]"],
    "dns": ["1.1.1.1", "[1.1.1.1]", "{a: b}"],
    "entrypoint": ["ls", "[ls]", "1"],
    "environment": ["{A: 1, B: true, C: }", "[A=1, B]", "A=1", "{A: [1]}", "[{A: 1}]", '{A: "${B"}', "", "[A: 1]"],
    "expose": ["[80]", "['80']", "80", "[{a: b}]"],
    "extends": ["{service: otro}", "{service: db}", "otro", "{servicio: otro}"],
    "external_links": ["[a]", "a"],
    "extra_hosts": ["['a:1.1.1.1']", "{a: 1.1.1.1}", "[a]", "['=1.1.1.1']", "a"],
    "gpus": ["all", "[{count: 1}]", "1"],
    "group_add": ["[a, 1]", "a"],
    "healthcheck": [
        "{test: ls}",
        "{test: [CMD, ls]}",
        "{test: [ls]}",
        "{test: [NONE]}",
        "{test: []}",
        "{interval: 5s}",
        "{interval: 5}",
        "{interval: 1m30s, retries: 3}",
        "{retries: tres}",
        "{disable: true}",
        "{tests: ls}",
        "[ls]",
        "",
    ],
    "hostname": ["a", "1"],
    "init": ["true", "si", "'true'"],
    "labels": ["{a: b}", "[a=b]", "a"],
    "links": ["[otro]", "['otro:alias']", "[db]", "otro"],
    "logging": ["{driver: local}", "{driver: local, options: {max-size: 1m}}", "{opciones: {}}", "local", ""],
    "mem_limit": ["512m", "1g", "1.5g", "512mm", "mucho", "0", "'1 GB'", "1gib"],
    "network_mode": ["none", "host", "none", "service:otro", "service:db"],
    "networks": ["[r]", "[s]", "{r: {aliases: [a]}}", "{r: {alias: [a]}}", "{r: }", "[default]", "r", ""],
    "oom_score_adj": ["10", "2000", "x"],
    "pid": ["host", "service:db", "service:otro"],
    "ports": [
        "['80:80']",
        "[80]",
        "['80']",
        "['127.0.0.1:80:80/udp']",
        "['8000-8002:80-82']",
        "['8000-8002:80-81']",
        "['80:http']",
        "['80800:80']",
        "['80:80/tpc']",
        "[{target: 80}]",
        "[{target: 80, publised: 1}]",
        "[{target: 80, host_ip: x}]",
        "80",
        "",
        "['[::1]:80:80']",
        "['localhost:80:80']",
        "['${P}:80']",
        "[':80']",
        "['80:']",
    ],
    "privileged": ["true", "si"],
    "profiles": ["[a]", "a", "[]"],
    "provider": ["{type: a}", "{}", "a"],
    "pull_policy": ["always", "allways", "daily", "every_1d"],
    "read_only": ["true", "yes", "ture"],
    "restart": ["always", "'no'", "on-failure:3", "1", "[always]"],
    "scale": ["2", "dos"],
    "secrets": ["[s]", "[otro]", "[{source: s, target: t}]", "[{origen: s}]", "s"],
    "configs": ["[c]", "[otro]", "[{source: c, target: /t}]"],
    "shm_size": ["64m", "64x"],
    "stop_grace_period": ["10s", "10", "1x", "1d"],
    "sysctls": ["{a: 1}", "[a=1]", "a"],
    "tmpfs": ["/t", "[/t]", "{a: b}"],
    "tty": ["true", "no", "x"],
    "ulimits": ["{nofile: 5}", "{nofile: {soft: 1, hard: 2}}", "{nofile: mil}", "{nofile: {soft: a, hard: 2}}"],
    "user": ["a", "1000", "'1000:1000'"],
    "volumes": [
        "['v:/d']",
        "['./a:/b']",
        "['./a:/b:ro']",
        "['./a:/b:ro:z']",
        "[':/d']",
        "['/d']",
        "['w:/d']",
        "[{type: volume, source: v, target: /d}]",
        "[{type: volume, source: w, target: /d}]",
        "[{type: bin, source: v, target: /d}]",
        "[{source: v, target: /d}]",
        "v:/d",
        "",
        "['']",
        "['~/a:/b']",
        "['a/b:/c']",
    ],
    "volumes_from": ["[otro]", "[db]", "['container:x']"],
    "working_dir": ["/a", "1"],
    "x-algo": ["1"],
    "ipc": ["host", "service:db"],
    "env_file": ["[{path: a, required: false}]", "[{path: a, required: si}]"],
    "pids_limit": ["5", "x"],
    "platform": ["linux/amd64"],
    "develop": ["{watch: [{path: a, action: sync, target: /b}]}", "{watch: [{path: a, action: sincronizar}]}"],
    "mem_swappiness": ["5", "x"],
    "oom_kill_disable": ["true", "si"],
    "use_api_socket": ["true", "si"],
}  # fmt: skip
# What stands beside the services.
BESIDE = [
    "volumes: {v: }",
    "volumes: {v: {driver: local}}",
    "volumes: {v: {external: true}}",
    "volumes: {v: {external: true, driver: local}}",
    "volumes: {v: {drivers: local}}",
    "volumes: [v]",
    "networks: {r: }",
    "networks: {r: {internal: true}}",
    "networks: {r: {external: true, driver: x}}",
    "networks: {r: {ipam: {config: [{subnet: 10.0.0.0/24}]}}}",
    "networks: {r: {ipam: {config: {subnet: x}}}}",
    "networks: {r: {interna: true}}",
    "secrets: {s: {file: a}}",
    "secrets: {s: {environment: A, file: b}}",
    "secrets: {s: {}}",
    "secrets: {s: }",
    "secrets: {s: {external: true}}",
    "configs: {c: {content: a}}",
    "configs: {c: {content: a, file: b}}",
    "configs: {c: {}}",
    "name: proyecto",
    "version: '3'",
    "x-algo: 1",
    "volumen: {v: }",
]
NEEDED = {
    "volumes": "volumes: {v: }",
    "networks": "networks: {r: }",
    "secrets": "secrets: {s: {file: a}}",
    "configs": "configs: {c: {content: a}}",
}
WHOLE = {
    "services at the top": "web:\n  image: a:1\n",
    "service at the level of its keys": "services:\n  web:\n  image: a:1\n",
    "service without a name": "services:\n  image: a:1\n",
    "lost indentation": "services:\nweb:\n  image: a:1\n",
    "empty service": "services:\n  web:\n",
    "no source": "services:\n  web: {}\n",
    "unknown anchor": WEB + "    <<: *base\n",
    "list of services": "services:\n  - web\n",
    "key misspelt": WEB + "    prots: [80]\n",
    "misspelt": "servicse:\n  web:\n    image: a:1\n",
    "cycle": WEB + "    depends_on: [b]\n  b: {image: 'a:1', depends_on: [web]}\n",
    "cycle by a network": WEB + "    network_mode: service:b\n  b: {image: 'a:1', links: [web]}\n",
    "not a cycle": WEB + "    depends_on: [b, c]\n  b: {image: 'a:1', depends_on: [c]}\n  c: {image: 'a:1'}\n",
    "mode and networks": WEB + "    network_mode: host\n    networks: [default]\n",
    "scale and replicas": WEB + "    scale: 2\n    deploy: {replicas: 3}\n",
    "scale and a name": WEB + "    scale: 2\n    container_name: web1\n",
    "two Dockerfiles": WEB + "    build: {dockerfile: a, dockerfile_inline: b}\n",
    "two mounts": WEB + "    tmpfs: /b\n    volumes: ['/c:/b']\n",
    "one mount over another": WEB + "    volumes: ['/a:/b', '/c:/b']\n",
    "repeated key": WEB + "    image: b:1\n",
    "profile": WEB + "    profiles: [p]\n    depends_on: [no]\n",
    "optional": WEB + "    depends_on: {no: {condition: service_started, required: false}}\n",
    "merge": "x-a: &a {image: 'a:1'}\nservices:\n  web: {<<: *a}\n",
    "only a volume": "volumes:\n  a:\n",
    "nothing": "services: {}\n",
}
ENVIRONMENT = [*"A====: '\"\\#${}\n\nx.-[é/;\t,", "B_1", " #", "$$", "export ", "${A:-b}", "${A", "A=b\n", "C='d'\n"]


@pytest.fixture(scope="module")
def client() -> Client:
    return unpack()


def refused(client: Client, text: str) -> str:
    """What Compose says against a file, or nothing."""
    with tempfile.TemporaryDirectory(dir=client.home) as folder:
        path = Path(folder, "compose.yaml")
        path.write_text(text, "utf-8")
        done = client.run(["compose", "-f", str(path), "config", "-q"])
        return (done.stderr or "no lo dice") if done.returncode else ""


def refused_environment(client: Client, text: str) -> str:
    with tempfile.TemporaryDirectory(dir=client.home) as folder:
        Path(folder, "x.env").write_text(text, "utf-8", newline="")
        path = Path(folder, "compose.yaml")
        path.write_text(WEB, "utf-8")
        done = client.run(["compose", "--env-file", str(Path(folder, "x.env")), "-f", str(path), "config", "-q"])
        return (done.stderr or "no lo dice") if done.returncode else ""


def errors(findings: list[Finding]) -> list[str]:
    # Pages often show a part of a service under the name of the file, so that is only a warning.
    return [f"{f.code} {f.message}" for f in findings if codes.severity(f.code) == "error" or f.code == "CO108"]


def judged(text: str) -> list[str]:
    return errors(check_yaml(text) or check_compose(text, "compose.yaml"))


def documents() -> Iterator[str]:
    """Every value alone, then several at once."""
    for key, values in VALUES.items():
        for value in values:
            yield document([(key, value)], [NEEDED[key]] if key in NEEDED else [])
    for beside in BESIDE:
        yield document([], [beside])
    chance = random.Random(20)  # noqa: S311 - the same ones on every run
    for _ in range(300):
        # The first value of each key is right.
        keys = chance.sample(sorted(VALUES), 4)
        pairs = [(key, VALUES[key][0] if chance.random() < 0.8 else chance.choice(VALUES[key])) for key in keys]
        yield document(pairs, [*NEEDED.values(), chance.choice(BESIDE[-4:-1])])


def document(pairs: list[tuple[str, str]], beside: list[str]) -> str:
    body = "".join(f"    {key}: {value}\n" for key, value in pairs)
    return f"{WEB}{body}  otro: {{image: 'b:1'}}\n" + "".join(f"{line}\n" for line in beside)


def test_every_document_is_judged_alike(client: Client) -> None:
    texts = [*WHOLE.values(), *documents()]
    verdicts = in_parallel(partial(refused, client), texts)
    wrong = [
        f"{text}\nCompose: {said.strip() or 'sí'}\nNosotros: {judged(text)}"
        for text, said in zip(texts, verdicts, strict=True)
        if bool(said) != bool(judged(text))
    ]
    assert 100 < sum(map(bool, verdicts)) < len(texts) - 100
    assert "\n\n".join(wrong) == ""


def test_every_file_of_variables_is_judged_alike(client: Client) -> None:
    chance = random.Random(20)  # noqa: S311 - the same ones on every run
    texts = ["".join(chance.choices(ENVIRONMENT, k=chance.randint(2, 14))) for _ in range(300)]
    # A name alone at the very end is refused or taken by where the blanks are.
    texts = [re.sub(r"export\s*$", "", text) for text in texts]
    verdicts = in_parallel(partial(refused_environment, client), texts)
    wrong = [
        f"{text!r}: {said.strip() or 'sí'}"
        for text, said in zip(texts, verdicts, strict=True)
        if bool(said) != bool(errors(check_dotenv(text)))
    ]
    assert sum(map(bool, verdicts)) > 50
    assert wrong == []
