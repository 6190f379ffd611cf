"""Compose: what Compose accepts is never called wrong, and what it refuses is found where it stands."""

from __future__ import annotations

import re

import pytest
from effort import cpu_seconds
from guide.snippets.compose.check import check_compose, is_compose
from guide.snippets.compose.codes import CODES, GUIDE_ONLY
from guide.snippets.findings import Finding
from hypothesis import given
from hypothesis import strategies as st
from marked import compose_told

WEB = "services:\n  web:\n    image: a:1\n"
CLEAN = {
    "whole": WEB + '    ports:\n      - "8080:80"\n    volumes:\n      - d:/d\n      - ./a:/b:ro\nvolumes:\n  d:\n',
    "service": "image: a:1\nports:\n  - 8080:80\nrestart: unless-stopped\n",
    "services": "web:\n  image: a:1\ndb:\n  image: b:1\n  depends_on: [web]\n",
    "section": "volumes:\n  datos:\n    driver: local\n",
    "override": "services:\n  web:\n    volumes:\n      - datos:/d\n    depends_on:\n      - db\n",
    "left out": WEB + "    depends_on:\n      - db\n    # ...\n",
    "included": "include:\n  - otro.yaml\n" + WEB + "    depends_on:\n      - db\n",
    "extensions": "x-a: &a\n  image: a:1\n  x-b: c\nservices:\n  web:\n    <<: *a\n    x-d: {e: f}\n",
    "merges": "x-a: &a {image: 'a:1'}\nx-b: &b {tty: true}\nservices:\n  web:\n    <<: [*a, *b]\n    init: true\n",
    "variables": (
        WEB + "    init: ${INIT}\n    cpus: ${CPUS:-1}\n    privileged: $P\n    pull_policy: ${PULL:?falta}\n"
        "    ports:\n      - ${PORT}:80\n    volumes:\n      - ${DIR}:/d\n    deploy:\n      replicas: ${N}\n"
    ),
    "placeholders": "services:\n  <servicio>:\n    image: <imagen>\n    init: <si-o-no>\n    restart: <política>\n",
    "tags": WEB
    + "    ports: !reset []\n    env_file: !reset null\n    dns: !override\n      - 1.1.1.1\n    tty: !reset x\n",
    "short and long forms": (
        WEB + "    build: .\n    command: ls\n    env_file: [a, {path: b, required: false}]\n"
        "    environment: {A: 1, B: true, C: null, D: x}\n"
        "    healthcheck: {test: [CMD, ls], interval: 1m30s, retries: 3}\n"
        "    ulimits: {nproc: 5, nofile: {soft: 1, hard: 2}}\n    gpus: all\n    extra_hosts: [a=1.1.1.1]\n"
    ),
    "ports": (
        WEB + '    ports:\n      - 80\n      - "80"\n      - 8000-8010:80\n      - "127.0.0.1:80:80/udp"\n'
        '      - "[::1]:80:80"\n'
        '      - "127.0.0.1::80"\n      - {target: 80, published: "8080-8090", protocol: tcp, mode: host}\n'
    ),
    "repeated entries": WEB + '    ports:\n      - "80:80"\n      - "80:80"\n',
    "service told of elsewhere": "services:\n  web:\n    image: a:1\n  db:\n",
    "octal": WEB
    + "    tmpfs: /t\n    configs:\n      - source: c\n        mode: 0440\nconfigs:\n  c:\n    content: x\n",
    "implicit network": WEB + "    networks:\n      default:\n        aliases: [w]\n",
    "profiles": WEB + "  db:\n    image: b:1\n    profiles: [p]\n    depends_on: [otro]\n",
    "profiles that wait for each other": (
        WEB
        + "  db: {image: 'b:1', profiles: [p], depends_on: [c]}\n  c: {image: 'c:1', profiles: [p], depends_on: [db]}\n"
    ),
    "one limit in two units": WEB + "    mem_limit: 1g\n    deploy: {resources: {limits: {memory: 1024m}}}\n",
    "no limit, as a text": WEB + "    memswap_limit: '-1'\n",
    "other references": (
        WEB + "    network_mode: service:db\n    pid: host\n    volumes_from: ['db:ro', 'container:x']\n"
        "  db: {image: 'b:1'}\n"
    ),
    "restarts": "web: {image: 'a:1', restart: no}\ndb: {image: 'a:1', restart: 'on-failure:3'}\n",
    "image that is built": "services:\n  web:\n    build: .\n    image: mi-web\n",
    "several documents": WEB + "---\nservices:\n  web:\n    depends_on: [db]\n",
    "kubernetes": "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a\n      ports: []\n",
    "gitlab": "image: ruby\nservices:\n  - postgres\nscript:\n  - ls\n",
    "workflow": "on: push\njobs:\n  a:\n    runs-on: x\n    services: {db: {image: 'p'}}\n",
    "symfony": "services:\n  _defaults:\n    autowire: true\n  App\\A:\n    class: B\n    arguments: [c]\n",
    "volumes of a pod": "volumes:\n  - name: a\n    emptyDir: {}\n",
    "helm values": "image:\n  repository: a\nservice:\n  type: ClusterIP\nresources: {}\n",
    "workflow without its top": "jobs:\n  build:\n    runs-on: ubuntu-latest\n",
    "job of a workflow": "build:\n  runs-on: ubuntu-latest\n  steps:\n    - uses: a/b@v1\n",
    "services of a workflow": "services:\n  db:\n    image: postgres\n    env: {A: b}\n    ports:\n      - 5432:5432\n",
    "circleci": "version: 2\njobs:\n  build:\n    docker:\n      - image: a:1\n    steps: [checkout]\n",
    "job of circleci": "build:\n  docker:\n    - image: a:1\n  environment: x\n",
    "drone": "pipeline:\n  build:\n    image: a:1\n    commands: [ls]\n",
    "woodpecker": "steps:\n  - name: a\n    image: b\nservices:\n  db:\n    image: c\n    port: 1\n",
    "services of woodpecker": "services:\n  db:\n    image: c:1\n    backend_options: {kubernetes: {}}\n",
    "bitbucket": "image: a:1\npipelines:\n  default:\n    - step: {script: [ls]}\n",
    "services of lando": "services:\n  a:\n    type: php\n    build: [ls]\n    run_as_root: [ls]\n    run: [ls]\n",
    "services of bitbucket": "definitions:\n  services:\n    db:\n      image: a\n      variables: {A: b}\n",
    "job of gitlab": "probar:\n  stage: test\n  image: a:1\n  environment: prueba\n  script: [ls]\n",
    "cut job of gitlab": "probar:\n  image: a:1\n  environment: prueba\n  extends: .base\n",
    "services of a job of gitlab": "probar:\n  image: a:1\n  services:\n    - postgres\n",
    "step of woodpecker": "build:\n  image: a:1\n  commands:\n    - ls\n",
    "image of a job of gitlab": "probar:\n  image:\n    name: a:1\n    entrypoint: ['']\n  script: [ls]\n",
    "image of helm": "web:\n  image:\n    repository: nginx\n",
    "values of helm": "web:\n  image: nginx\n  replicas: 2\n  ports:\n    - containerPort: 80\n",
    "service of helm": "service:\n  annotations: {}\n  labels:\n    a: b\n",
    "module of ansible": (
        "docker_container:\n  name: web\n  image: a:1\n  ports: ['80:80']\n  restart_policy: always\n"
    ),
    "convox": "web:\n  build: .\n  port: 3000\n  health: /\n",
    "elision after a key": WEB + "    environment:\n    # ...\n  db:\n    image: b:1\n",
    "elision below a key": WEB + "    ports:\n      # el resto…\n\n",
    "anchor that was left out": "services:\n  web:\n    <<: *base\n    # ...\n",
    "interpolations": (
        WEB
        + "    command: ['${A}', '${A:-b}', '${A:-${B}}', '${A:-{}}', '$${A', 'a$', '$1', '${<nombre>}', '${...}']\n"
    ),
    "hash with its dollars doubled": WEB + "    environment: ['A=$$2y$$05$$abc']\n",
    "variable of the shell": WEB + "    command: sh -c 'for f in *; do echo $$f; done; echo $HOST'\n",
    "healthchecks": (
        "a: {image: 'a:1', tty: true, healthcheck: {test: [CMD-SHELL, 'a || b']}}\n"
        "b: {image: 'a:1', healthcheck: {test: [NONE]}}\nc: {image: 'a:1', healthcheck: {test: []}}\n"
    ),
    "external volume": WEB + "volumes:\n  a: {external: true, name: b, x-c: d}\n",
    "names of images that stand for others": "a: {image: 'USUARIO/web:1', tty: true}\nb: {image: '{{ imagen }}:1'}\n",
    "sizes and limits": (
        WEB + "    mem_limit: 1.5g\n    memswap_limit: -1\n    shm_size: 64 MB\n    ulimits: {nofile: '10', nproc: 5}\n"
    ),
    "hosts": WEB + "    extra_hosts: ['a:1.1.1.1', 'b=::1', 'c:host-gateway', 'd:1.1.1.1,1.1.1.2']\n",
    "volume of Windows": WEB + "    volumes: ['C:\\a:/b:ro', '~/c:/d', '/e']\n",
    "nothing": "",
    "a text": "hola\n",
    "no yaml": "services: [\n",
}
# Text → where each finding is (line:column-end), its code and a part of what it says.
WRONG = {
    "key of a service": (
        WEB + "    port:\n      - 1\n",
        ["4:5-9 CO101 en el servicio «web»; ¿quisiste decir «ports»?"],
    ),
    "key deep inside": (
        WEB + "    deploy:\n      resources:\n        limit:\n          cpus: '1'\n",
        ["6:9-14 CO101 «limits»"],
    ),
    "key of the file": (WEB + "volume:\n  a:\n", ["4:1-7 CO101 «volumes»"]),
    "services misspelt": ("servicse:\n  web:\n    image: a:1\n", ["1:1-9 CO101 «services»"]),
    "services without indentation": ("services:\nweb:\n  image: a:1\n", ["2:1-4 CO101 sangría"]),
    "service without a name": ("services:\n  image: a:1\n  ports: [80]\n", ["2:3-8 CO102 nombre del servicio"]),
    "service at the level of its keys": ("services:\n  web:\n  image: a:1\n", ["3:3-8 CO102 sangría"]),
    "key of a fragment": ("image: a:1\nports: [80]\nenviroment: [A=1]\n", ["3:1-11 CO101 «environment»"]),
    "key of a fragment of services": ("web:\n  image: a:1\n  volume: [./a:/b]\n", ["3:3-9 CO101 «volumes»"]),
    "key that a merge brings": (
        "x-a: &a\n  imag: a:1\nservices:\n  web:\n    <<: *a\n    build: .\n",
        ["2:3-7 CO101 «image»"],
    ),
    "type": (WEB + "    ports: 80\n", ["4:12-14 CO102 «ports» del servicio «web» debe ser una lista, no un número"]),
    "list for a table": (WEB + "    healthcheck:\n      - test: ls\n", ["5:7-8 CO102 tabla"]),
    "text for two types": (WEB + "    environment: A=1\n", ["4:18-21 CO102 una lista o una tabla"]),
    "nothing": (WEB + "    logging:\n", ["4:13-14 CO102 y no hay nada"]),
    "list in a table": (WEB + "    environment:\n      A: [b]\n", ["5:10-11 CO102 «A»"]),
    "choice": (WEB + "    cgroup: hots\n", ["4:13-17 CO102 «host»"]),
    "pattern": (WEB + "    pull_policy: allways\n", ["4:18-25 CO102 «allways»"]),
    "range": (WEB + "    oom_score_adj: 2000\n", ["4:20-24 CO102 1000"]),
    "required key": (WEB + "    volumes:\n      - source: a\n        target: /b\n", ["5:9-10 CO102 «type»"]),
    "nearest of several forms": (
        WEB + "    ports:\n      - target: 80\n        publish: 1\n    depends_on:\n      db: {conditon: x}\n"
        "  db: {image: 'b:1'}\n",
        ["6:9-16 CO101 «published»", "8:12-20 CO101 «condition»"],
    ),
    "boolean": (WEB + "    init: ture\n", ["4:11-15 CO102 true o false"]),
    "number": (
        WEB + "    cpus: medio\n    deploy: {replicas: dos}\n",
        ["4:11-16 CO102 número", "5:24-27 CO102 entero"],
    ),
    "duration": (WEB + '    healthcheck: {test: ls, interval: "30"}\n', ["4:39-43 CO102 unidad"]),
    "restart": (WEB + "    restart: allways\n", ["4:14-21 CO102 «always»"]),
    "ports": (
        WEB + '    ports:\n      - "8080:http"\n      - 80:80/tpc\n      - "99999:1"\n',
        ["5:9-20 CO102 puerto", "6:9-18 CO102 «tcp»", "7:9-18 CO102 65535"],
    ),
    "undefined": (
        WEB + "    depends_on: [bd]\n    networks: [r]\n    volumes: [dd:/d]\n    secrets: [s]\n"
        "  db:\n    image: b:1\n    volumes:\n      - {type: volume, source: datos, target: /d}\nvolumes:\n  datos2:\n",
        [
            "4:18-20 CO103 «db»",
            "5:16-17 CO107 red",
            "6:15-17 CO103 volumen",
            "7:15-16 CO107 secreto",
            "11:32-37 CO103 «datos2»",
        ],
    ),
    "undefined, the rest": (
        "services:\n  a:\n    image: a:1\n    links: ['b:c']\n    extends: {service: d}\n    configs: [{source: e}]\n",
        ["4:13-18 CO107 «b»", "5:24-25 CO107 «d»", "6:24-25 CO107 «e»"],
    ),
    "anchor of another block": (
        "services:\n  web:\n    <<: *base\n    environment: *env\n",
        ["3:9-14 CO107 &base", "4:18-22 CO107 &env"],
    ),
    "undefined in a service that extends another": (
        WEB + "  db:\n    extends: web\n    volumes: [datos:/d]\n",
        ["6:15-20 CO107 volumen"],
    ),
    "undefined in a whole file": ("name: a\n" + WEB + "    networks: [r]\n", ["5:16-17 CO103 red"]),
    "undefined where it is extended": (WEB + "    extends: bas\n  base: {image: 'a:1'}\n", ["4:14-17 CO103 «base»"]),
    "unindented with a volume": (
        "services:\na:\n  image: x:1\nv: {}\n",
        ["2:1-2 CO101 «services»", "4:1-2 CO101 ninguna sección"],
    ),
    "many unknown keys": (
        WEB + "    uno: 1\n    dos: 2\n    tres: 3\n",
        [f"{line}:5-{end} CO101" for line, end in ((4, 8), (5, 8), (6, 9))],
    ),
    "interpolation": (
        WEB + '    command: echo ${A\n    user: "${1}"\n    hostname: "a${B C}"\n',
        [
            "4:19-22 CO110 «${A»",
            "5:12-16 CO110 «${1}»",
            "6:17-23 CO110 ${NOMBRE}",
        ],
    ),
    "hash": (WEB + "    environment: ['A=$2a$08$abcdef']\n", ["4:22-35 CO111 $$"]),
    "variable of the command itself": (
        WEB + "    command: sh -c 'for f in *; do echo $f; done'\n",
        ["4:41-43 CO111 $$f"],
    ),
    "healthcheck without CMD": (
        WEB + "    healthcheck: {test: [curl, x]}\n",
        ['4:26-30 CO102 ["CMD", "curl", …]'],
    ),
    "healthcheck that needs a shell": (
        WEB + '    healthcheck: {test: ["CMD", "a", "||", "b"]}\n',
        ["4:38-42 CO113 argumento"],
    ),
    "command of a shell in pieces": (
        WEB + '    healthcheck: {test: ["CMD-SHELL", "curl", "-f"]}\n',
        ["4:47-51 CO113 «curl»"],
    ),
    "networks with a mode": (
        WEB + "    network_mode: host\n    networks: [default]\n    ports: ['80:80']\n",
        ["5:5-13 CO109 «network_mode»", "6:5-10 CO115 quítala"],
    ),
    "ports of another container": (
        WEB + "    network_mode: container:x\n    ports: ['80:80']\n",
        ["5:5-10 CO115 rechaza"],
    ),
    "external volume with a driver": (
        WEB + "volumes:\n  a:\n    external: true\n    driver: x\n",
        ["7:5-11 CO109 «external»"],
    ),
    "secrets and configs": (
        WEB + "secrets:\n  a: {}\nconfigs:\n  b: {file: c, content: d}\n",
        ["5:3-4 CO109 file o environment", "7:16-23 CO109 juntas"],
    ),
    "copies": (
        WEB + "    scale: 2\n    deploy: {replicas: 3}\n    container_name: web\n",
        ["4:12-13 CO109 distintos", "6:5-19 CO109 un contenedor"],
    ),
    "two Dockerfiles": (
        WEB + "    build: {context: ., dockerfile: a, dockerfile_inline: b}\n",
        ["4:40-57 CO109 sobra"],
    ),
    "two mounts": (WEB + "    tmpfs: /b\n    volumes: ['/c:/b/']\n", ["5:15-23 CO109 /b"]),
    "sizes": (
        WEB + "    mem_limit: 512mm\n    deploy: {resources: {limits: {memory: 1x}}}\n",
        ["4:16-21 CO102 tamaño", "5:43-45 CO102 «memory»"],
    ),
    "limits": (
        WEB + "    ulimits: {nofile: mil, nproc: '1:2', core: {soft: a, hard: 1}}\n",
        ["4:23-26 CO102 entero", "4:35-40 CO102 «soft»", "4:55-56 CO102 entero"],
    ),
    "hosts": (WEB + "    extra_hosts: [x]\n", ["4:19-20 CO102 dirección"]),
    "volumes": (
        WEB + "    volumes: ['./a:/b:ro:z', ':/d', 'cosas/web:/e', './a:b']\n",
        ["4:15-28 CO102 puntos", "4:30-35 CO102 falta", "4:37-51 CO102 ./cosas/web", "4:53-60 CO115 absoluta"],
    ),
    "names of containers": (
        WEB + "    container_name: uno\n  db:\n    image: b:1\n    container_name: uno\n",
        ["7:21-24 CO115 «web»"],
    ),
    "cycle": (
        WEB + "    depends_on: [b]\n  b:\n    image: b:1\n    links: [c]\n  c:\n    image: c:1\n    ipc: service:web\n",
        ["10:10-21 CO112 web → b → c → web"],
    ),
    "name of an image": ("a:\n  image: Nginx:1\n", ["2:10-17 CO114 minúsculas"]),
    "version": ('version: "3"\n' + WEB, ["1:1-8 CO104 obsoleta"]),
    "images": ("a:\n  image: x\nb:\n  image: y/z:latest\n", ["2:10-11 CO105 x:1.2", "4:10-20 CO105 latest"]),
    "base 60": (WEB + "    ports:\n      - 22:22\n", ["5:9-14 CO106 comillas"]),
    "second document": (WEB + "---\n" + WEB + "    prots: []\n", ["8:5-10 CO101 «ports»"]),
    "accents and quotes": (WEB + '    labels: {á: é}\n    "port": x\n', ["5:5-11 CO101 «ports»"]),
}


def told(findings: list[Finding]) -> list[str]:
    return [f"{f.line}:{f.column}-{f.end_column} {f.code}" for f in findings]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_to_report(name: str) -> None:
    assert check_compose(CLEAN[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_found_where_it_stands(name: str) -> None:
    text, expected = WRONG[name]
    findings = check_compose(text)
    assert told(findings) == [" ".join(line.split(" ")[:2]) for line in expected]
    for finding, line in zip(findings, expected, strict=True):
        assert "".join(line.split(" ", 2)[2:]) in finding.message


def test_name_of_the_file_decides() -> None:
    text = "volumes:\n  datos:\n    driverr: local\n    labells: x\n    otra: cosa\n"
    assert told(check_compose(text, "compose.yaml"))[-1] == "5:5-9 CO101"
    assert "5:5-9 CO101" not in told(check_compose(text))
    assert is_compose(text, "proyecto/docker-compose.dev.yml")
    assert not is_compose("a: b\n", "compose.yaml")
    assert told(check_compose("services:\n  web:\n    image: a:1\n    networks: [r]\n", "compose.yaml")) == [
        "4:16-17 CO103"
    ]
    assert told(check_compose("services:\n  web:\n", "compose.yaml")) == ["2:7-8 CO102"]


# Title, text, and what is found: what only the name of a file tells.
TITLED = {
    "no image": ("compose.yaml", "services:\n  web: {}\n", ["2:3-6 CO108"]),
    "file that completes another": ("compose.dev.yaml", "services:\n  web: {}\n", []),
    "part of a service": ("compose.yaml", "ports:\n  - 80:80\n", []),
    "version 1": ("docker-compose.yml", "web:\n  image: a:1\n", ["1:1-4 CO101"]),
    "stray keys": ("compose.yaml", "services:\n  web:\n  image: a:1\n  ports: [80]\n", ["3:3-8 CO102"]),
    "unknown anchor": ("compose.yaml", WEB + "    <<: *base\n", ["4:9-14 YA101"]),
    "another file of CI": (".gitlab-ci.yml", "web:\n  image: a:1\n  prots: [80]\n", []),
}


@pytest.mark.parametrize("name", TITLED)
def test_what_only_the_name_of_the_file_tells(name: str) -> None:
    title, text, expected = TITLED[name]
    assert told(check_compose(text, title)) == expected


# Name of the file, text with its marks, and a part of what is said.
SAID: dict[str, tuple[str, str, list[str]]] = {
    # Whose key it is.
    "of a service": (
        "",
        WEB + "    ports: ⟦80⟧CO102\n",
        ["«ports» del servicio «web» debe ser una lista, no un número"],
    ),
    "inside a service": ("", WEB + "    build: {context: ⟦[⟧CO102]}\n", ["«context» del servicio «web» debe ser"]),
    "in a list": ("", WEB + "    dns: [a, ⟦[⟧CO102]]\n", ["«dns» del servicio «web» debe ser un texto"]),
    "of a service as such": (
        "",
        "services: {web: ⟦[⟧CO102a], bd: {image: 'b:1'}}\n",
        ["el servicio «web» debe ser una tabla"],
    ),
    "unknown in a service": ("", WEB + "    ⟦zzzzzz⟧CO101: 1\n", ["clave desconocida «zzzzzz» en el servicio «web»"]),
    "a key of braces": ("", WEB + "    ⟦'{}'⟧CO101: 1\n", ["clave desconocida «{}» en el servicio «web»"]),
    "a value of braces": (
        "",
        WEB + "    pull_policy: ⟦'{}'⟧CO102\n",
        ["«{}» no es un valor de «pull_policy» del servicio «web»"],
    ),
    "unknown inside a service": (
        "",
        WEB + "    build: {⟦zzzzzz⟧CO101: 1}\n",
        ["clave desconocida «zzzzzz» en «build» del servicio «web»"],
    ),
    "of a network": ("", WEB + "networks: {r: {driver: ⟦[⟧CO102]}}\n", ["«driver» de la red «r» debe ser un texto"]),
    "a network": ("", WEB + "networks: {r: ⟦[⟧CO102]}\n", ["la red «r» debe ser una tabla"]),
    "of a volume": ("", WEB + "volumes: {v: {driver: ⟦[⟧CO102]}}\n", ["«driver» del volumen «v» debe ser un texto"]),
    "a volume": ("", WEB + "volumes: {v: ⟦[⟧CO102]}\n", ["el volumen «v» debe ser una tabla"]),
    "of a secret": ("", WEB + "secrets: {s: {file: ⟦[⟧CO102]}}\n", ["«file» del secreto «s» debe ser un texto"]),
    "of a config": ("", WEB + "configs: {c: {file: ⟦[⟧CO102]}}\n", ["«file» de la config «c» debe ser un texto"]),
    "a config": ("", WEB + "configs: {c: ⟦[⟧CO102]}\n", ["la config «c» debe ser una tabla"]),
    "of a model": ("", WEB + "models: {m: {model: ⟦[⟧CO102]}}\n", ["«model» debe ser un texto"]),
    "in a list of the file": (
        "",
        WEB + "include: [{path: a, ⟦zzzzzz⟧CO101: 1}]\n",
        ["clave desconocida «zzzzzz» en «include»"],
    ),
    "of the file": ("", WEB + "name: ⟦[⟧CO102]\n", ["«name» debe ser un texto"]),
    "volumes": ("", WEB + "volumes: ⟦[⟧CO102a]\n", ["«volumes» debe ser una tabla"]),
    "unknown in the file": ("", WEB + "⟦zzzzzz⟧CO101: 1\nx-a: 2\n", ["clave desconocida «zzzzzz» en el archivo"]),
    "unknown in the services": (
        "",
        "services: {web: {image: 'a:1'}, ⟦á b⟧CO101: {image: 'b:1'}}\n",
        ["clave desconocida «á b» en «services»"],
    ),
    "of a service without a name": (
        "",
        "image: a:1\ntty: true\nports: ⟦80⟧CO102\nuser: a\nrestart: no\n",
        ["«ports» debe"],
    ),
    "inside a service without a name": (
        "",
        "image: a:1\ntty: true\nrestart: no\nbuild: {⟦zzzzzz⟧CO101: 1}\n",
        ["clave desconocida «zzzzzz» en «build»"],
    ),
    "deep inside a service without a name": (
        "",
        "image: a:1\ntty: true\nrestart: no\nbuild: {context: ⟦[⟧CO102]}\n",
        ["«context» debe ser un texto, no una lista"],
    ),
    "unknown in a service without a name": (
        "",
        "image: a:1\ntty: true\nrestart: no\n⟦prots⟧CO101: []\n",
        ["clave desconocida «prots» en el servicio; ¿quisiste decir «ports»?"],
    ),
    "of services": (
        "",
        "web: {image: 'a:1', tty: true, ports: ⟦80⟧CO102}\n",
        ["«ports» del servicio «web» debe ser una lista"],
    ),
    # A value that goes on in other lines is marked at its first sign.
    "a table of several lines": ("", WEB + "    ports:\n      ⟦a⟧CO102: b\n      c: d\n", ["no una tabla"]),
    "a list of one line": ("", WEB + "    healthcheck: ⟦[⟧CO102a, b]\n", ["no una lista"]),
    "a text of several lines": ("", WEB + "    ports: ⟦|⟧CO102\n      a\n      b\n", ["no un texto"]),
    "a text in quotes": ("", WEB + "    ports: ⟦'a b'⟧CO102\n", ["no un texto"]),
    "nothing": ("", WEB + "    ports:⟦⟧CO102\n", ["y no hay nada"]),
    # Keys of a service in the place of the services, and services in the place of the file.
    "no name of a service": (
        "",
        "services:\n  ⟦image⟧CO102: a:1\n  ports: [80]\n",
        ["«image» va dentro de un servicio: le falta sangría, o antes el nombre del servicio"],
    ),
    "no name, the first one that cannot be a service": (
        "",
        "services:\n  web: {image: 'a:1'}\n  ⟦ports⟧CO102: [80]\n  image: b:1\n",
        ["«ports» va dentro"],
    ),
    "version 1": (
        "compose.yaml",
        "⟦web⟧CO101: {image: 'a:1'}\nbd: {image: 'b:1'}\n",
        ["«web» va dentro de «services:», con más sangría: Compose no lee archivos de la versión 1"],
    ),
    "services without indentation": (
        "",
        "services:\n⟦web⟧CO101: {image: 'a:1'}\n⟦bd⟧CO101: {ports: 80}\nnetworks: {r: {driver: ⟦[⟧CO102]}}\n",
        ["«web» no está dentro de «services»: le falta sangría", "«bd»", "«driver» de la red «r»"],
    ),
    "services and a volume without indentation": (
        "",
        "services:\n⟦web⟧CO101: {image: 'a:1'}\n⟦datos⟧CO101:\nx-a: 1\nnetworks: {}\n",
        ["«services»", "«datos» no está dentro de ninguna sección"],
    ),
    "no services at all": ("compose.yaml", "services:⟦⟧CO102\n", ["«services» debe ser una tabla"]),
    "no services, but volumes": ("compose.yaml", "services:⟦⟧CO102\nvolumes: {d: {}}\n", ["«services» debe"]),
    # What the rest of the page tells.
    "a service of which nothing is told": ("", "services:\n  web: {image: 'a:1'}\n  bd:\n", []),
    "a service of which nothing is told in a file": (
        "compose.yaml",
        "services:\n  web: {image: 'a:1'}\n  bd:⟦⟧CO102\n",
        ["el servicio «bd» debe ser una tabla «clave: valor», y no hay nada"],
    ),
    "a key of which nothing is told": ("", WEB + "    ports:⟦⟧CO102\n", ["«ports»"]),
    "a section of which nothing is told": ("", WEB + "secrets:⟦⟧CO102\n", ["«secrets»"]),
    "dots below a key": ("", WEB + "    ports:\n      ...\n", []),
    "dots below a key in a file": ("compose.yaml", WEB + "    ports:\n      # ...\n", []),
    "dots after a comment": ("", WEB + "    ports:\n      # los puertos\n\n    # …\n", []),
    "dots in a comment": ("", WEB + "    ports:\n      # los de antes ...\n    tty: true\n", []),
    "dots apart": ("", WEB + "    ports:\n      # . . .\n    tty: true\n", []),
    "dots after another key": ("", WEB + "    ports:⟦⟧CO102\n    tty: true\n    # ...\n", ["«ports»"]),
    "dots before a key": ("", WEB + "    # ...\n    ports:⟦⟧CO102\n", ["«ports»"]),
    "no dots in a comment": ("", WEB + "    ports:⟦⟧CO102\n      # ninguno\n", ["«ports»"]),
    "dots below a value that is wrong": ("", WEB + "    ports: ⟦80⟧CO102\n    # ...\n", ["«ports»"]),
    # In what may be of another program, only what is surely a slip.
    "types in a part": ("", "web: {image: 'a:1', command: {a: b}}\n", []),
    "a slip in a part": ("", "web: {image: 'a:1', ⟦comand⟧CO101: a}\n", ["¿quisiste decir «command»?"]),
    "types in volumes alone": ("", "volumes: {d: {driver: [a]}}\n", []),
    "a slip in volumes alone": (
        "",
        "volumes: {d: {⟦drivr⟧CO101: x}}\n",
        ["clave desconocida «drivr» en el volumen «d»"],
    ),
    "the likeliest of two readings": ("", "networks: {r: {aliases: [a], lables: {}}}\n", []),
    "an unknown key in volumes alone": ("", "volumes: {d: {zzzzzz: x}}\n", []),
    "values in volumes alone": ("", "volumes: {d: {external: quizá}}\n", []),
    "the reading with the fewest problems": ("", "volumes: {datos: {driver: local}}\n", []),
    "services of a part with extensions": ("", "web: {image: 'a:1', tty: true}\nx-a: [b]\n", []),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name: str) -> None:
    title, text, messages = SAID[name]
    compose_told(text, messages, title)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (WEB, "", True),
        ("a: b\n---\n" + WEB, "", True),
        ("image: a:1\n", "", True),
        ("a: b\n", "", False),
        ("", "", False),
        ("services: [\n", "", False),
        ("[" * 5_000, "", False),
        ("name: a\n", "", False),
        ("name: a\n", "compose.yaml", True),
        (WEB, "values.yaml", False),
    ],
)
def test_what_counts_as_compose(text: str, title: str, expected: bool) -> None:
    assert is_compose(text, title) == expected


@pytest.mark.parametrize("code", CODES)
def test_example_of_a_code(code: str) -> None:
    def inside(fence: str) -> str:
        return "\n".join(fence.split("\n")[1:-1])

    title = re.search(r'title="([^"]*)"', CODES[code].wrong)
    assert {f.code for f in check_compose(inside(CODES[code].wrong), title[1] if title else "")} == {code}
    assert check_compose(inside(CODES[code].right), title[1] if title else "") == []


def test_every_code_is_in_the_table() -> None:
    found = [line for _, expected in WRONG.values() for line in expected]
    found += [line for _, _, expected in TITLED.values() for line in expected]
    assert {line.split(" ")[1] for line in found} == {*CODES, "YA101"}
    assert set(CODES) >= GUIDE_ONLY


TEXT = """services:|web:|image: a|ports:|- 80:80|build: &a|<<: *a|volumes:|- d:/d|x-a: &b|*b :|deploy: {replicas: 1}|'|
é: [|]|---|!reset|? a|environment:|A: 1|networks: {a: *b}"""
LINES = st.sampled_from(TEXT.replace("\n", "").split("|"))
INDENTED = st.builds(lambda depth, line: "  " * depth + line, st.integers(0, 4), LINES)


@given(st.one_of(st.text(), st.lists(INDENTED, max_size=16).map("\n".join)))
def test_any_text_is_read_the_same_twice_and_within_bounds(text: str) -> None:
    findings = check_compose(text)
    lines = text.splitlines() or [""]
    for finding in findings:
        assert 1 <= finding.line <= finding.end_line <= len(lines) + 1
        assert 1 <= finding.column < finding.end_column
    assert check_compose(text) == findings


BOMB = "\n".join(f"x-{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9 if n else ["x"]) + "]" for n in range(40))
MERGES = "\n".join(
    f"x-{n}: &a{n} {{" + ("<<: [" + ", ".join([f"*a{n - 1}"] * 9) + "]}" if n else "image: a}") for n in range(30)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "\nservices:\n  web:\n    image: a:1\n    command: *a39\n",
        MERGES + "\nservices:\n  web: *a29\n",
        "services: &a\n  web: *a\n",
        "services:\n  web: &a\n    <<: *a\n    image: a:1\n",
        WEB + "    command: " + "[" * 5_000 + "]" * 5_000,
        WEB + "".join(f"  s{n}:\n    image: a\n    imag: b\n" for n in range(5_000)),
        WEB + "    ports:\n" + '      - "x"\n' * 30_000,
        WEB + "    environment:\n" + "".join(f"      A{n}: [b]\n" for n in range(20_000)),
        WEB + "    depends_on:\n" + "".join(f"      - s{n}\n" for n in range(20_000)),
        "services:\n" + "".join(f"  s{n}: {{}}\n" for n in range(30_000)),
        "services:\n" + "".join(f"  s{n}: {{image: 'a:1', depends_on: [t{n}]}}\n" for n in range(5_000)),
    ],
    ids=[
        "aliases",
        "merges",
        "in itself",
        "merged in itself",
        "deep",
        "keys",
        "ports",
        "values",
        "names",
        "services",
        "hints",
    ],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    assert cpu_seconds(lambda: check_compose(text)) < 10
