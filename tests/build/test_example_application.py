"""The application that grows through the tutorials is whole, works, and keeps the protections of its pages."""

from __future__ import annotations

import difflib
import http.client
import importlib.util
import json
import re
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import yaml
from guide.examples.source import SOURCES, load_library

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = load_library(ROOT).examples
COMPOSE, DEVELOPMENT, PRODUCTION = (EXAMPLES[slug].final for slug in ("compose", "desarrollo", "proyecto-final"))
OTHERS = EXAMPLES["dockeriza-lo-tuyo"]


def text_of(state: Any, path: str) -> str:
    return bytes(state[path].data).decode()


SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(text_of(COMPOSE, "compose.yaml"))["services"]
OVERRIDE: dict[str, dict[str, Any]] = yaml.safe_load(text_of(DEVELOPMENT, "compose.override.yaml"))["services"]
FINAL: dict[str, Any] = yaml.safe_load(text_of(PRODUCTION, "compose.yaml"))
CONFINED: dict[str, dict[str, Any]] = FINAL["services"]
BUILT = [name for name, service in CONFINED.items() if "build" in service]


# What a page changes with a command: the change of a few words is not a reason to show the file again.
EDITED: defaultdict[str, set[str]] = defaultdict(
    set,
    {
        "primera-imagen": {"7/index.html"},
        "desarrollo": {"2/web/index.html", "5/web/index.html", "5/api/notas.py", "5/api/requirements.txt"},
        "proyecto-final": {"2/api/requirements.txt", "9/web/index.html", "9/.env"},
    },
)


def page_of(slug: str) -> str:
    return (ROOT / f"docs/tutoriales/{slug}.md").read_text(encoding="utf-8")


def shown(slug: str) -> list[re.Match[str]]:
    block = rf'title="(?P<title>[^"\n]+)"[^\n]*\n *--8<-- "ejemplos/{slug}/(?P<step>\d+)/(?P<name>[^"\n]+)"'
    return list(re.finditer(block, page_of(slug)))


@pytest.mark.parametrize("slug", EXAMPLES)
def test_the_page_offers_its_example_once(slug: str) -> None:
    assert len(re.findall(rf"(?m)^ *```ejemplo\n *{slug}\n", page_of(slug))) == 1


@pytest.mark.parametrize("slug", EXAMPLES)
def test_the_page_shows_every_file_once(slug: str) -> None:
    folder = ROOT / SOURCES / slug
    files = {path.relative_to(folder).as_posix() for path in folder.glob("[0-9]*/**/*") if path.is_file()}
    assert sorted(f"{block['step']}/{block['name']}" for block in shown(slug)) == sorted(files - EDITED[slug])


@pytest.mark.parametrize("slug", EXAMPLES)
def test_a_block_has_the_name_of_the_file_it_shows(slug: str) -> None:
    """From the folder that the reader is in, or a folder in that one."""
    folder = EXAMPLES[slug].folder
    for block in shown(slug):
        assert f"/{folder}/{block['name']}".endswith(f"/{block['title']}")


@pytest.mark.parametrize("slug", EXAMPLES)
def test_a_file_is_shown_in_its_step(slug: str) -> None:
    for block in shown(slug):
        assert re.findall(r"^## (\d+)\.", page_of(slug)[: block.start()], re.MULTILINE)[-1] == block["step"]


@pytest.mark.parametrize("slug", EXAMPLES)
def test_every_program_compiles(slug: str) -> None:
    for path, content in EXAMPLES[slug].final.items():
        if path.endswith(".py"):
            compile(content.data, path, "exec")


@pytest.mark.parametrize("services", [SERVICES, CONFINED], ids=["compose", "proyecto-final"])
def test_who_is_waited_for_until_healthy_says_when_it_is(services: dict[str, dict[str, Any]]) -> None:
    waits = [how for service in services.values() for how in service.get("depends_on", {}).items()]
    for other, how in waits:
        if how["condition"] == "service_healthy":
            folder = str(services[other].get("build", "")).removeprefix("./")
            assert "healthcheck" in services[other] or "\nHEALTHCHECK " in text_of(PRODUCTION, f"{folder}/Dockerfile")


def test_no_two_projects_share_a_name() -> None:
    files = [(COMPOSE, "compose.yaml"), (PRODUCTION, "compose.yaml")]
    files += [(OTHERS.final, path) for path in OTHERS.paths if path.endswith("/compose.yaml")]
    names = [yaml.safe_load(text_of(*file))["name"] for file in files]
    assert names == ["notas", "notas-produccion", "apuntes", "visitas"]


@pytest.mark.parametrize(("services", "port"), [(SERVICES, 8080), (CONFINED, 8088)], ids=["compose", "proyecto-final"])
def test_only_the_web_is_published_and_only_to_this_machine(services: dict[str, dict[str, Any]], port: int) -> None:
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {"web": [f"127.0.0.1:{port}:80"]}


@pytest.mark.parametrize(("name", "port"), [("visitas", "8101:80"), ("apuntes", "8102:3000")])
def test_the_other_applications_are_published_only_to_this_machine(name: str, port: str) -> None:
    services = yaml.safe_load(text_of(OTHERS.final, f"{name}/compose.yaml"))["services"]
    published = {service: how["ports"] for service, how in services.items() if "ports" in how}
    assert published == {"web": [f"127.0.0.1:{port}"]}


def test_the_applications_are_given_without_what_the_reader_is_to_write() -> None:
    names = {path.rpartition("/")[2] for path in OTHERS.start}
    assert names.isdisjoint({"Dockerfile", ".dockerignore", "compose.yaml", ".env"})


def test_the_lock_file_names_no_place_to_download_from() -> None:
    assert "resolved" not in text_of(OTHERS.start, "apuntes/package-lock.json")


def test_java_is_run_by_the_version_that_compiled_it() -> None:
    images = re.findall(r"(?m)^FROM eclipse-temurin:(\d+)-(\w+)", text_of(OTHERS.final, "palabras/Dockerfile"))
    assert images == [("25", "jdk"), ("25", "jre")]


def test_only_the_store_changes_from_one_database_to_the_other() -> None:
    alone = EXAMPLES["primera-imagen"].final
    assert text_of(COMPOSE, "api/notas.py") == text_of(alone, "notas.py")
    assert text_of(COMPOSE, "api/almacen.py") != text_of(alone, "almacen.py")


def test_in_production_the_store_differs_in_where_the_password_comes_from() -> None:
    states = (DEVELOPMENT, PRODUCTION)
    before, after = (text_of(state, "api/almacen.py").splitlines() for state in states)
    added = [line[2:].strip() for line in difflib.ndiff(before, after) if line.startswith("+ ") and line[2:].strip()]
    assert added == [
        '"""Guarda las notas en PostgreSQL: la contraseña llega en un archivo."""',
        "from pathlib import Path",
        'SECRETO = Path("/run/secrets/contrasena_db")',
        "# connect() lee por su cuenta PGUSER y PGDATABASE.",
        "contrasena = SECRETO.read_text().strip()",
        'with psycopg.connect(host=os.environ.get("PGHOST"), password=contrasena) as conexion:',
    ]


@pytest.mark.parametrize(
    ("name", "rule"),
    [(name, rule) for name, s in OVERRIDE.items() for rule in s.get("develop", {}).get("watch", [])],
)
def test_a_rule_watches_something_that_its_service_builds(name: str, rule: dict[str, str]) -> None:
    path, folder = (part.removeprefix("./") for part in (rule["path"], SERVICES[name]["build"]))
    assert any(file == path or file.startswith(f"{path}/") for file in DEVELOPMENT)
    assert path == folder or path.startswith(f"{folder}/")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (name, rule)
        for name, service in OVERRIDE.items()
        for rule in service.get("develop", {}).get("watch", [])
        if rule["action"].startswith("sync")
    ],
)
def test_a_rule_copies_to_where_the_image_has_it(name: str, rule: dict[str, str]) -> None:
    folder = SERVICES[name]["build"].removeprefix("./")
    source = Path(rule["path"].removeprefix("./")).relative_to(folder).as_posix()
    lines = text_of(DEVELOPMENT, f"{folder}/Dockerfile").splitlines()
    home = next((line.split()[1] for line in lines if line.startswith("WORKDIR ")), "/")
    copies = [line.split()[1:] for line in lines if line.startswith("COPY ")]
    placed = {origin.rstrip("/"): (Path(home) / target).as_posix() for origin, target in copies}
    assert placed[source] == rule["target"]


@pytest.mark.parametrize("name", BUILT)
def test_every_file_that_an_image_copies_is_in_the_example(name: str) -> None:
    copied = [
        path
        for line in text_of(PRODUCTION, f"{name}/Dockerfile").splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for path in line.split()[1:-1]
    ]
    assert copied
    assert [path for path in copied if f"{name}/{path}" not in PRODUCTION] == []


def test_what_is_added_for_development_only_starts_when_asked() -> None:
    added = {name: service for name, service in OVERRIDE.items() if name not in SERVICES}
    assert added
    assert all(service.get("profiles") for service in added.values())


@pytest.mark.parametrize("name", CONFINED)
def test_every_service_is_confined(name: str) -> None:
    service = CONFINED[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"mem_limit", "cpus", "pids_limit"} <= set(service)


@pytest.mark.parametrize("name", CONFINED)
def test_every_service_restarts_and_rotates_its_logs(name: str) -> None:
    assert CONFINED[name]["restart"] == "unless-stopped"
    assert set(CONFINED[name]["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.parametrize("name", CONFINED)
def test_no_service_runs_as_root(name: str) -> None:
    if name in BUILT:
        assert re.findall(r"(?m)^USER (.*)$", text_of(PRODUCTION, f"{name}/Dockerfile")) == ["10001:10001"]
    else:
        assert CONFINED[name]["user"] not in ("root", "0")


@pytest.mark.parametrize("name", BUILT)
def test_the_version_of_an_image_has_to_be_said(name: str) -> None:
    assert CONFINED[name]["image"].startswith(f"notas-{name}:${{VERSION:?")


def test_the_password_is_only_in_a_secret() -> None:
    assert FINAL["secrets"] == {"contrasena_db": {"file": "./secretos/contrasena_db.txt"}}
    settings = {key for service in CONFINED.values() for key in service.get("environment", {})}
    assert {key for key in settings if "PASSWORD" in key} == {"POSTGRES_PASSWORD_FILE"}


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The program of the first image as it is, on a free port, with its notes in a folder of the test."""
    for path, content in EXAMPLES["primera-imagen"].final.items():
        (tmp_path / path).write_bytes(content.data)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    # The program starts its server when it is loaded; this test starts one on a free port.
    monkeypatch.setattr("http.server.ThreadingHTTPServer", lambda *_: SimpleNamespace(serve_forever=lambda: None))
    store = importlib.import_module("almacen")
    monkeypatch.setattr(store, "ARCHIVO", str(tmp_path / "notas.db"))
    spec = importlib.util.spec_from_file_location("notas", tmp_path / "notas.py")
    assert spec
    assert spec.loader
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    monkeypatch.undo()
    monkeypatch.setattr(store, "ARCHIVO", str(tmp_path / "notas.db"))
    with ThreadingHTTPServer(("127.0.0.1", 0), program.Notas) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()
    del sys.modules["almacen"]


def ask(port: int, path: str, body: bytes | None = None, length: str | None = None) -> tuple[int, str]:
    """Status and text of the answer: a GET, or a POST if there is a body. ``length``: the one that is announced."""
    headers = {} if length is None else {"Content-Length": length}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_there_are_no_notes_at_first(port: int) -> None:
    assert ask(port, "/api/notas") == (200, "[]\n")


def test_a_note_comes_back_with_its_number(port: int) -> None:
    assert ask(port, "/api/notas", "Comprar café".encode()) == (201, '{"id": 1, "texto": "Comprar café"}\n')


def test_notes_are_kept_in_their_order(port: int) -> None:
    for text in (b"uno", b"dos"):
        ask(port, "/api/notas", text)
    assert [note["texto"] for note in json.loads(ask(port, "/api/notas")[1])] == ["uno", "dos"]


def test_it_says_that_it_is_well(port: int) -> None:
    assert ask(port, "/salud") == (200, '{"estado": "bien"}\n')


def test_the_page_is_the_one_beside_the_program(port: int) -> None:
    assert ask(port, "/")[1] == text_of(EXAMPLES["primera-imagen"].final, "index.html")


@pytest.mark.parametrize(
    ("path", "body", "length", "status"),
    [
        ("/otra", None, None, 404),
        ("/otra", b"x", None, 404),
        ("/api/notas", b"", None, 413),
        ("/api/notas", b"x", "10001", 413),
        ("/api/notas", b"\xff", None, 400),
        ("/api/notas", b"x", "x", 400),
    ],
)
def test_what_is_not_a_note_is_refused(
    port: int, path: str, body: bytes | None, length: str | None, status: int
) -> None:
    assert ask(port, path, body, length)[0] == status


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The store as a module, with its notes in a folder of the test."""
    spec = importlib.util.spec_from_file_location("almacen", ROOT / "resources/ejemplos/primera-imagen/1/almacen.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ARCHIVO", str(tmp_path / "notas.db"))
    return module


def test_the_store_gives_a_note_its_number(store: ModuleType) -> None:
    store.preparar()
    assert store.crear("Comprar café") == {"id": 1, "texto": "Comprar café"}


def test_notes_outlive_the_program(store: ModuleType) -> None:
    store.preparar()
    store.crear("uno")
    store.preparar()
    assert store.listar() == [{"id": 1, "texto": "uno"}]


def test_a_folder_that_is_missing_is_told_as_not_available(
    store: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ARCHIVO", str(tmp_path / "no-existe/notas.db"))
    with pytest.raises(store.NoDisponible, match="unable to open database file"):
        store.preparar()
