"""What a docker says that has the container of the guide, or one with a fault."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guide.lab.hosted import check
from guide.lab.machines.cache import LabError
from guide.lab.machines.engines import AddressedEngine
from lab_support import docker

CONTAINER: dict[str, Any] = {
    "Config": {"User": "10001:10001"},
    "State": {"Health": {"Status": "healthy"}},
    "RestartCount": 0,
    "HostConfig": {
        "ReadonlyRootfs": True,
        "Privileged": False,
        "CapDrop": ["ALL"],
        "CapAdd": None,
        "SecurityOpt": ["no-new-privileges:true"],
        "PortBindings": {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8000"}]},
        "Binds": [],
        "PidsLimit": 32,
        "Memory": 67108864,
    },
}
STATUS = (
    "Uid:\t10001\t10001\nGid:\t10001\nCapPrm:\t{0}\nCapEff:\t{0}\nCapBnd:\t{0}\nNoNewPrivs:\t1\nVmRSS:\t  9000 kB\n"
)
TOLD = {
    "troubles": [],
    "pages": 34,
    "files": 163,
    "compressed": 100,
    "attacks": 281,
    "crowd": {"requests": 4000, "failed": 0, "median": 0.05, "most": 0.11, "whole": 1.2},
    "slow": {"slow": 400, "closed": 200, "longest": 5.02, "meanwhile": 0.3},
}
DOCKER = """\
here=$(dirname "$0")
case "$*" in
  *inspect*) cat "$here/inspect.json" ;;
  *"up --detach"*) exit 0 ;;
  *touch*) [ -e "$here/writable" ] ;;
  *status*) cat "$here/status" ;;
  *ps\\ --quiet*) echo 0123456789ab ;;
  *images*) echo propia ;;
  *history*propia) cat "$here/sizes" ;;
  *history*) printf '0\\n100\\n' ;;
  *logs*) cat "$here/logs" ;;
  *build*) if [ -e "$here/broken" ]; then echo 'no hay red' >&2; exit 17; fi ;;
esac
"""


class Place:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("inspect.json", json.dumps([CONTAINER]))
        self.write("status", STATUS.format("0" * 16))
        self.write("sizes", "0\n14000000\n700000\n0\n100\n")
        self.write("logs", "2026-11-29T13:58:43+00:00 200 GET / 100 0.000s\n")
        self.write("told.json", json.dumps(TOLD))

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def check(self) -> list[str]:
        return [trouble.text() for trouble in check.check(AddressedEngine("unix:///a", self.folder, lambda: None))]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    docker(tmp_path, monkeypatch, DOCKER)
    visitor = tmp_path / "visitor"
    visitor.write_text(f"#!/bin/sh\ncat {tmp_path}/told.json\n", "utf-8")
    visitor.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(visitor))
    # An empty tar ends like this, too.
    monkeypatch.setattr(check, "repository", lambda: bytes(1024))
    return Place(tmp_path)


def test_what_was_found_out_is_said_in_numbers(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert place.check() == []
    said = capsys.readouterr().err
    assert "la imagen ocupa 14,7 MB más que su base" in said
    assert "34 páginas y 163 archivos, 100 de ellos" in said
    assert "200 clientes a la vez: 4000 peticiones en 1,2 s, 0 sin respuesta" in said
    assert "la mitad, en 50 ms; 99 de cada 100, en 110 ms" in said
    assert "400 clientes lentos: soltados 200 a los 5,0 s; la portada tardó como mucho 0,30 s" in said
    assert "memoria al acabar: 9 MB" in said


def test_it_asks_for_what_a_reader_asks_and_leaves_nothing(place: Place) -> None:
    place.check()
    asked = (place.folder / "docker.log").read_text("utf-8").splitlines()
    assert asked[0] == "pull --quiet nginx:1.30"
    folder = asked[1].split()[2]
    assert asked[1:3] == [
        f"compose --project-directory {folder} --progress=plain build",
        f"compose --project-directory {folder} up --detach --wait --wait-timeout 60",
    ]
    assert asked[-1] == f"compose --project-directory {folder} down --volumes --rmi local"
    assert not Path(folder).exists()


def _inspected(path: str, value: object) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        container = json.loads(json.dumps(CONTAINER))
        *above, last = path.split(".")
        part = container
        for name in above:
            part = part[name]
        part[last] = value
        place.write("inspect.json", json.dumps([container]))

    return change


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (_inspected("Config.User", ""), "Config.User es  y debe ser 10001:10001"),
        (_inspected("State.Health.Status", "unhealthy"), "State.Health.Status es unhealthy y debe ser healthy"),
        (_inspected("RestartCount", 1), "RestartCount es 1 y debe ser 0"),
        (_inspected("HostConfig.ReadonlyRootfs", False), "HostConfig.ReadonlyRootfs es False y debe ser True"),
        (_inspected("HostConfig.Binds", ["/:/a"]), "HostConfig.Binds es ['/:/a'] y debe ser None"),
        (
            lambda p: p.write("status", STATUS.format("00000000a80425fb")),
            "CapPrm es 00000000a80425fb y debe ser 0000000000000000",
        ),
        (lambda p: p.write("writable", ""), "se puede escribir en /sitio"),
        (lambda p: p.write("logs", "worker process 8 exited on signal 11"), "worker process 8 exited on signal 11"),
        (lambda p: p.write("sizes", "61000000\n0\n100\n"), "la imagen ocupa 61 MB más que su base, y pueden ser 60"),
        (lambda p: p.write("told.json", json.dumps({**TOLD, "troubles": ["/: contesta 500"]})), "/: contesta 500"),
        (lambda p: p.write("broken", ""), "--progress=plain build» termina con 17\n    no hay red"),
    ],
)
def test_one_fault_is_a_trouble(place: Place, change: Callable[[Place], None], trouble: str) -> None:
    change(place)
    found = place.check()
    assert [text for text in found if text.endswith(trouble)] != [], found
    assert all(text.startswith("compose.yaml:1: el contenedor de la guía: ") for text in found)
    assert len(found) == len(set(found))


def test_what_never_ends_is_given_up(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_SECONDS", 3)
    place.write("visitor", "#!/bin/sh\nexec sleep 20\n")
    [found] = place.check()
    assert found.endswith("guide.lab.hosted 8000» no acaba en 3 s")


def test_a_copy_has_what_git_would_have_and_its_history(tmp_path: Path) -> None:
    here, copy = tmp_path / "aquí", tmp_path / "copia"
    here.mkdir()
    copy.mkdir()

    def git(folder: Path, *arguments: str) -> str:
        who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", "-c", "safe.directory=*")
        done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout

    git(here, "init")
    for name in ("ñ.txt", "nuevo.txt", "borrado.txt", "fuera.log", ".gitignore"):
        (here / name).write_text("*.log\n", "utf-8")
    git(here, "add", "ñ.txt", "borrado.txt")
    git(here, "commit", "--message=Uno")
    (here / "borrado.txt").unlink()
    with tarfile.open(fileobj=io.BytesIO(check.repository(here))) as tar:
        tar.extractall(copy, filter="data")
    assert sorted(path.name for path in copy.iterdir()) == [".git", ".gitignore", "nuevo.txt", "ñ.txt"]
    assert (
        git(copy, "log", "--format=%s", "--name-only").split() == git(here, "log", "--format=%s", "--name-only").split()
    )


def test_without_git_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="Git no dice qué archivos tiene el repositorio"):
        check.repository(tmp_path)
