"""Parts of Dockerfiles and Compose files are made whole before an engine is asked about them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docker_cli_support import Commands, help_text, make_client
from guide.lab import oracles
from guide.lab.machines.engines import AddressedEngine, Engine
from guide.lab.oracles import BASE, completed, prepared
from guide.lab.pages import marks
from guide.lab.running.runner import Trouble
from guide.snippets.blocks import Page
from guide.snippets.docker.table import Table
from guide.snippets.reading import pages
from snippets_support import make_site


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FROM python:3.13-slim\nRUN true", f"FROM {BASE}\nRUN true"),
        ("FROM --platform=linux/arm64 nginx:1.30", f"FROM --platform=linux/arm64 {BASE}"),
        ("FROM node:24 AS web\nFROM web", f"FROM {BASE} AS web\nFROM web"),
        ("FROM scratch\nCOPY --from=web / /", f"FROM scratch\nCOPY --from={BASE} / /"),
        ("FROM scratch\nCOPY --from=0 / /", "FROM scratch\nCOPY --from=0 / /"),
        ("ARG V=1\nFROM debian:$V", "ARG V=1\nFROM debian:$V"),
        ("# syntax=docker/dockerfile:1\nFROM scratch", "#\nFROM scratch"),
        (
            "FROM a:1\nRUN --mount=type=bind,from=b:2,target=/b true",
            f"FROM {BASE}\nRUN --mount=type=bind,from={BASE},target=/b true",
        ),
        ("  from\tnginx:1.30 as web", f"  from\t{BASE} as web"),
        ("FROM --platform=a --otra=b nginx:1.30", f"FROM --platform=a --otra=b {BASE}"),
        ("FROM SCRATCH\nCOPY --from=Scratch / /", "FROM SCRATCH\nCOPY --from=Scratch / /"),
        ("FROM scratch AS Web\nFROM wEB\nCOPY --from=WEB / /", "FROM scratch AS Web\nFROM wEB\nCOPY --from=WEB / /"),
        ("FROM scratch\nCOPY --from=$V / /", "FROM scratch\nCOPY --from=$V / /"),
        ("FROM scratch\nCOPY --from=10 / /", "FROM scratch\nCOPY --from=10 / /"),
        ("FROM scratch\nCOPY --from=a:1 --chown=b / /", f"FROM scratch\nCOPY --from={BASE} --chown=b / /"),
        (
            "FROM scratch as web\nRUN --mount=from=web,target=/b --mount=target=/c,from=0 true",
            "FROM scratch as web\nRUN --mount=from=web,target=/b --mount=target=/c,from=0 true",
        ),
        ("FROM a\nFROM b", f"FROM {BASE}\nFROM {BASE}"),
        ("FROM a\nRUN echo FROM b", f"FROM {BASE}\nRUN echo FROM b"),
        # Only a line that is an instruction names a stage or the syntax.
        (
            "FROM scratch\nRUN echo AS web\nCOPY --from=web / /",
            f"FROM scratch\nRUN echo AS web\nCOPY --from={BASE} / /",
        ),
        ("#syntax=a/b\nFROM scratch", "#\nFROM scratch"),
        ("# Syntax = a/b:1\n# escape=`\nFROM scratch", "#\n# escape=`\nFROM scratch"),
        ("FROM scratch\n# otra # syntax=a", "FROM scratch\n# otra # syntax=a"),
    ],
)
def test_one_image_stands_for_all(code: str, expected: str) -> None:
    assert prepared(code) == (expected, 0)


@pytest.mark.parametrize("code", ["RUN true", "COPY a b\nRUN true", "RUN echo FROM a", "# FROM a", "FROMA b"])
def test_a_part_gets_a_first_line(code: str) -> None:
    assert prepared(code) == (f"FROM {BASE}\n{code}", 1)


@pytest.mark.parametrize(
    ("code", "is_part", "services"),
    [
        ("services:\n  web:\n    image: nginx:1.30", False, ["web"]),
        ("web:\n  image: nginx:1.30", True, ["web"]),
        ("image: nginx:1.30\nports: ['8080:80']", True, ["parte"]),
        ("volumes:\n  datos:", True, ["parte"]),
        ("x-comun: &comun\n  restart: always\nnetworks: {red: {}}", True, ["parte"]),
        ("x-comun: 1", True, ["parte"]),
        *(
            (f"{key}: a", True, ["parte"])
            for key in ("networks", "volumes", "secrets", "configs", "name", "include", "models")
        ),
        *(
            (f"{key}: a", True, ["parte"])
            for key in ("image", "build", "ports", "environment", "command", "healthcheck", "depends_on", "deploy")
        ),
        # What stands in a service beside one of these is of the service, too.
        ("image: a\nrestart: always", True, ["parte"]),
        ("volumes: [a]\nimage: a", True, ["parte"]),
        # Anything else are services.
        ("web: {}\nvolumes: {}", True, ["web", "volumes"]),
        ("web-1.a:\n  image: b", True, ["web-1.a"]),
        ("name: a\nservices: {web: {image: b}}", False, ["web"]),
        ("web:\n  services: 1", True, ["web"]),
    ],
)
def test_parts_of_compose_files_become_whole(code: str, is_part: bool, services: list[str]) -> None:
    text, part = completed(code)
    assert (part, list(yaml.safe_load(text)["services"])) == (is_part, services)


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("web:\n  image: a\n\n  ports: []\n", "services:\n  web:\n    image: a\n\n    ports: []\n\n"),
        ("image: a\n  \nports: []", "services:\n  parte:\n    image: a\n\n    ports: []\n"),
        ("volumes:\n  a:", f"volumes:\n  a:\nservices: {{parte: {{image: '{BASE}'}}}}\n"),
        ("services: {}", "services: {}"),
    ],
)
def test_a_part_keeps_its_lines(code: str, whole: str) -> None:
    assert completed(code)[0] == whole


JSON = "WARNING: JSONArgs - https://docs.docker.com/go/dockerfile/rule/json/"
OTHER = "WARNING: Otra - https://docs.docker.com/go/dockerfile/rule/otra/"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("", []),
        ("Check complete, no warnings found.", []),
        ("Dockerfile:3", []),
        (f"{JSON}\nAlgo\nDockerfile:3\n----", [("JSONArgs", JSON[9:], 3)]),
        (f"{JSON}\nAlgo\n/tmp/buildkit-mount1/Dockerfile:12", [("JSONArgs", JSON[9:], 12)]),
        (f"{JSON}\nDockerfile:3\nDockerfile:4", [("JSONArgs", JSON[9:], 3)]),
        (f"{JSON}\nDockerfile:3\n{OTHER}\nDockerfile:1", [("JSONArgs", JSON[9:], 3), ("Otra", OTHER[9:], 1)]),
        (f"{JSON}\n{OTHER}\nDockerfile:2", [("JSONArgs", JSON[9:], 1), ("Otra", OTHER[9:], 2)]),
        (JSON, [("JSONArgs", JSON[9:], 1)]),
        ("ERROR: parse error on line 12: x", [("", "parse error on line 12: x", 12)]),
        ("ERROR: airline 12\nWARNING: line 3", [("", "airline 12", 1), ("", "line 3", 3)]),
        ("ERROR: Rule-less - x", [("", "Rule-less - x", 1)]),
        ("ERROR: JSONArgs, no", [("", "JSONArgs, no", 1)]),
        ("ERROR: ", []),
        ("un ERROR: x\nERRORES: x\nWARNING x", []),
        ("ERROR: x\nal lado de Dockerfile:3\nDockerfile:3 no\nDockerfile:", [("", "x", 1)]),
    ],
)
def test_findings_have_a_rule_a_message_and_a_line(output: str, expected: list[tuple[str, str, int]]) -> None:
    assert list(oracles._findings(output)) == expected


class Told(AddressedEngine):
    """An engine whose docker says what a test says, and takes what it is asked."""

    def __init__(self, folder: Path, status: int, said: str) -> None:
        super().__init__("unix:///nonexistent", folder, lambda: None)
        (folder / "dicho.txt").write_text(said, "utf-8")
        self.answer = f"cat >{folder}/preguntado; cat {folder}/dicho.txt; exit {status}"

    def command(self, *arguments: str) -> list[str]:
        self.asked = " ".join(arguments)
        return ["sh", "-c", self.answer]


def read(folder: Path, text: str) -> Page:
    (folder / "pagina.md").write_text(text, "utf-8")
    return pages.read([folder / "pagina.md"], folder)[0]


FINDING = """\
WARNING: {rule} - https://docs.docker.com/go/dockerfile/rule/{rule}/
Something
Dockerfile:{line}
--------------------
"""


@pytest.mark.parametrize(
    ("mark", "status", "said", "told"),
    [
        ("", 0, "Check complete, no warnings found.\n", []),
        ("", 0, FINDING.format(rule="JSONArgs", line=2), [(4, "docker build --check: JSONArgs - ")]),
        (
            "",
            1,
            "Dockerfile:2\nERROR: dockerfile parse error on line 2: unknown\n",
            [(4, "docker build --check: docker")],
        ),
        ("", 1, "no se puede\n", [(3, "docker build --check: no se puede")]),
        ('avisa="JSONArgs"', 0, FINDING.format(rule="JSONArgs", line=2), []),
        ('avisa="JSONArgs"', 0, "", [(2, "docker build --check debía avisar de JSONArgs y avisa de nada")]),
        (
            'avisa="JSONArgs"',
            0,
            FINDING.format(rule="JSONArgs", line=2) + FINDING.format(rule="Otra", line=1),
            [(2, "docker build --check debía avisar de JSONArgs y avisa de JSONArgs, Otra")],
        ),
        # BuildKit also ends with 1 where it only warns.
        ('avisa="JSONArgs"', 1, FINDING.format(rule="JSONArgs", line=2), []),
        ('avisa="JSONArgs"', 1, FINDING.format(rule="JSONArgs", line=2) * 2, []),
        (
            'avisa="Otra"',
            1,
            FINDING.format(rule="JSONArgs", line=2),
            [(2, "docker build --check debía avisar de Otra y avisa de JSONArgs")],
        ),
        (
            'avisa="Otra JSONArgs"',
            1,
            FINDING.format(rule="JSONArgs", line=2),
            [(2, "docker build --check debía avisar de JSONArgs, Otra y avisa de JSONArgs")],
        ),
        (
            "",
            1,
            FINDING.format(rule="JSONArgs", line=2) + FINDING.format(rule="Otra", line=1),
            [(4, "docker build --check: JSONArgs - "), (3, "docker build --check: Otra - ")],
        ),
        # What is no rule cannot be wanted.
        (
            'avisa="JSONArgs"',
            1,
            FINDING.format(rule="JSONArgs", line=2) + "ERROR: failed on line 1\n",
            [(3, "docker build --check: failed on line 1")],
        ),
        ("", 1, "", [(3, "docker build --check: ")]),
        ("", 1, "uno\nno se puede\n", [(3, "docker build --check: no se puede")]),
        ("", 0, FINDING.format(rule="JSONArgs", line=9), [(4, "docker build --check: JSONArgs - ")]),
        ("", 0, FINDING.format(rule="JSONArgs", line=0), [(3, "docker build --check: JSONArgs - ")]),
    ],
)
def test_what_the_engine_says_of_a_dockerfile_is_told_at_its_line(
    tmp_path: Path, mark: str, status: int, said: str, told: list[tuple[int, str]]
) -> None:
    path = tmp_path / "pagina.md"
    path.write_text(f"\n```{{ .dockerfile {mark} }}\nFROM scratch\nCMD a b\n```\n", "utf-8")
    [page] = pages.read([path], tmp_path)
    [block_plan] = marks.read_plan(page).blocks
    engine = Told(tmp_path, status, said)
    found = list(oracles.dockerfile(page, block_plan, engine))
    assert engine.asked == "docker build --check --progress=plain -"
    assert all(trouble.file == page.file for trouble in found)
    assert [trouble.line for trouble in found] == [line for line, _ in told]
    assert all(trouble.message.startswith(text) for trouble, (_, text) in zip(found, told, strict=True)), found
    assert (tmp_path / "preguntado").read_text("utf-8") == "FROM scratch\nCMD a b"


@pytest.mark.parametrize(
    ("code", "status", "said", "told"),
    [
        ("services:\n  web: {image: a}", 0, "", []),
        ("services:\n  web: {image: a}", 1, "uno\nrefers to undefined volume\n", ["refers to undefined volume"]),
        # A part may name what stands in the rest.
        ("web:\n  image: a", 1, "refers to undefined volume\n", []),
        ("web:\n  image: a", 1, "no vale\n", ["no vale"]),
        ("web:\n  image: a", 1, "uno\nservice web has neither an image nor a build context specified\n", []),
        ("web:\n  image: a", 1, "service web depends on undefined service db\n", []),
        (
            "services:\n  web: {}",
            1,
            "service web depends on undefined service db\n",
            ["service web depends on undefined service db"],
        ),
        ("services:\n  web: {}", 1, "", [""]),
        # It is asked about alone: the page shows this file, and nobody the other one.
        ("include: [otro/c.yaml]", 1, "open /root/otro/c.yaml: no such file or directory\n", []),
        (
            "include: [falta/c.yaml]",
            1,
            "open /root/falta/c.yaml: no such file or directory\n",
            ["open /root/falta/c.yaml: no such file or directory"],
        ),
    ],
)
def test_what_the_engine_says_of_a_compose_file_is_told_at_its_block(
    tmp_path: Path, code: str, status: int, said: str, told: list[str]
) -> None:
    path = tmp_path / "pagina.md"
    path.write_text(f'\n```yaml\n{code}\n```\n\n```{{ .yaml title="otro/c.yaml" }}\nservices: {{}}\n```\n', "utf-8")
    [page] = pages.read([path], tmp_path)
    engine = Told(tmp_path, status, said)
    found = list(oracles.compose(page, page.blocks[0], engine))
    assert engine.asked == "docker compose --file - config --quiet --no-interpolate --no-env-resolution"
    assert (tmp_path / "preguntado").read_text("utf-8") == completed(code)[0]
    assert [(t.line, t.message) for t in found] == [(2, f"docker compose config: {text}") for text in told]


@pytest.mark.parametrize(("line", "told"), [(1, 3), (2, 3), (3, 4), (4, 4)])
def test_what_is_told_of_a_part_stands_where_the_author_wrote_it(tmp_path: Path, line: int, told: int) -> None:
    page = read(tmp_path, "\n```dockerfile\nRUN a\nCMD a b\n```\n")
    [block_plan] = marks.read_plan(page).blocks
    found = oracles.dockerfile(page, block_plan, Told(tmp_path, 0, FINDING.format(rule="JSONArgs", line=line)))
    assert [trouble.line for trouble in found] == [told]


def test_what_is_told_of_another_file_stands_at_the_fence(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (tmp_path / "resources/Dockerfile").write_text("FROM scratch\nCMD a b\n", "utf-8")
    (site / "pagina.md").write_text('\n\n```dockerfile\n--8<-- "Dockerfile"\n```\n', "utf-8")
    [page] = pages.read([site / "pagina.md"], tmp_path)
    [block_plan] = marks.read_plan(page).blocks
    found = oracles.dockerfile(page, block_plan, Told(tmp_path, 0, FINDING.format(rule="JSONArgs", line=2)))
    assert [trouble.line for trouble in found] == [3]


class OneEngine:
    """A factory with one engine, whose docker finds everything wrong."""

    images = "ninguna"
    several = False

    def __init__(self, folder: Path) -> None:
        self.engine = Told(folder, 1, "no vale")
        self.engine.close = lambda: self.closed.append(True)
        self.closed: list[bool] = []
        self.versions: list[str] = []

    def start(self, version: str) -> Engine:
        self.versions.append(version)
        return self.engine


ASKED = """\
```dockerfile
FROM scratch
```

```yaml
services: {web: {image: a}}
```

```yaml
a: 1
```

```{ .yaml title="compose.yaml" }
web: {image: a}
```

```text
FROM scratch
```

```
FROM scratch
```

```{ .dockerfile falla="DF101" motivo="x" }
FROM
```

```{ .dockerfile sin-verificar="x" }
FROM scratch
```

```{ .yaml sin-verificar="" }
services: {web: {image: a}}
```

```mermaid
graph LR
```

```json
{"services": {"web": {"image": "a"}}}
```

```{ .dockerfile desde="28.0" }
FROM scratch
```
"""


def test_the_engine_is_asked_about_what_has_to_be_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = read(tmp_path, ASKED)
    factory = OneEngine(tmp_path)
    monkeypatch.setattr(oracles, "grammar", lambda version, root: [Trouble("tabla", 1, f"{version} {root}")])
    found = oracles.ask_engine([(page, marks.read_plan(page))] * 2, factory, ["20.10", "26.1"], Path)
    of_page = [(2, "build"), (5, "compose"), (13, "compose"), (46, "build")]
    told = [(trouble.line, trouble.message.removeprefix("docker ").split()[0]) for trouble in found]
    assert told == [(1, "20.10"), (1, "26.1"), *of_page, *of_page]
    assert [trouble.message for trouble in found[:2]] == ["20.10 20.10", "26.1 26.1"]
    assert (factory.versions, factory.closed) == (["29"], [True])
    assert "docker build --check: 4 bloques; docker compose config: 4" in capsys.readouterr().err


def test_the_engine_is_closed_also_when_something_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = read(tmp_path, ASKED)
    factory = OneEngine(tmp_path)

    def fail(*_: object) -> None:
        raise OSError("no se puede")

    monkeypatch.setattr(oracles, "_ask", fail)
    with pytest.raises(OSError, match="no se puede"):
        oracles.ask_engine([(page, marks.read_plan(page))], factory, [], Path)
    assert factory.closed == [True]


def test_what_a_client_has_and_the_table_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client: Commands = {
        "": {
            "help": help_text("[OPTIONS] COMMAND", flags="debug", commands="cp ps run scout top"),
            "flags": {"debug": ""},
        },
        "cp": {"help": help_text("cp A B")},
        "ps": {"help": help_text("ps", flags="all nueva vieja"), "flags": {"all": "", "nueva": "", "vieja": ""}},
        "run": {"help": help_text("run A", flags="rm"), "flags": {"rm": ""}},
        "scout": {"help": help_text("scout A", flags="x"), "flags": {"x": ""}},
        "top": {"help": help_text("top A")},
    }
    table = Table({"": "0", "cp": "2", "ps": "0 all nueva>29.0 vieja<28.0", "run": "1 rm", "scout": "*"})
    monkeypatch.setattr(oracles, "load_table", lambda: table)
    file = "resources/docker-cli.json"
    assert list(oracles.grammar("28.5", make_client(tmp_path, client))) == [
        Trouble(file, 1, "falta --debug en «docker », que tiene el cliente 28.5"),
        Trouble(file, 1, "falta --nueva en «docker ps», que tiene el cliente 28.5"),
        Trouble(file, 1, "falta --vieja en «docker ps», que tiene el cliente 28.5"),
        Trouble(file, 1, "falta el comando «docker top» del cliente 28.5: vuelve a escribir la tabla"),
    ]
