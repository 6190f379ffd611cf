"""How the root folder of a machine is made: which Debian, which packages, and what is told when it fails."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.lab.machines import roots, stopping
from guide.lab.machines.cache import LabError
from guide.lab.machines.stopping import StoppedError
from guide.places import MACHINES

SHARED = (
    "ca-certificates,curl,dbus,docker.io,docker-registry,iproute2,iptables,less,nano,procps,psmisc,sudo,systemd-sysv,"
    "tree,xz-utils"
)
SEPARATE = "docker-buildx,docker-cli,docker-compose"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is run, which does nothing."""
    found: list[tuple[Any, ...]] = []

    def run(command: list[str], what: str, *, alone: bool = False) -> None:
        found.append((command, what, alone))

    monkeypatch.setattr(roots, "run", run)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/mmdebstrap")
    return found


@pytest.mark.parametrize(
    ("version", "debian", "packages"),
    [
        ("20.10", "bookworm", SHARED),
        ("26.1", "trixie", f"{SHARED},{SEPARATE}"),
        ("28.5", "forky", f"{SHARED},{SEPARATE}"),
    ],
)
def test_each_version_is_a_debian_with_its_packages(
    steps: list[tuple[Any, ...]], version: str, debian: str, packages: str
) -> None:
    made = roots.root(version)
    assert made.name.startswith(f"raiz-{version}-")
    (first, what, alone), second = steps
    [include] = [word for word in first if word.startswith("--include=")]
    assert set(include.removeprefix("--include=").split(",")) == set(packages.split(","))
    part = first[-1]
    assert first == [
        *("mmdebstrap", "--quiet", "--variant=minbase", include),
        *('--aptopt=Acquire::Check-Valid-Until "false"', debian, part),
    ]
    assert (what, alone) == (f"la máquina con Docker {version}", True)
    assert second == ([str(MACHINES / "setup.sh"), part], "preparar la máquina", True)
    # It is there now.
    assert roots.root(version) == made
    assert len(steps) == 2


@pytest.mark.usefixtures("steps")
def test_the_recipe_is_another_one_for_each_version() -> None:
    assert len({roots.root(version).name.rpartition("-")[2] for version in ("20.10", "26.1", "28.5")}) == 3


@pytest.mark.parametrize("name", ["SETUP", "TERMINAL"])
@pytest.mark.usefixtures("steps")
def test_the_recipe_is_another_one_with_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = roots.root("28.5")
    (tmp_path / "otro").write_text("otro", "utf-8")
    monkeypatch.setattr(roots, name, tmp_path / "otro")
    assert roots.root("28.5") != before


def test_an_engine_that_is_not_there_is_told() -> None:
    with pytest.raises(LabError, match=r"^no hay motor «19\.03»: usa 20\.10, 26\.1, 28\.5$"):
        roots.root("19.03")


def test_the_newest_engine_is_for_work_that_any_can_do() -> None:
    assert roots.DEFAULT == "28.5"


def test_a_small_debian_without_packages_and_with_options(steps: list[tuple[Any, ...]], tmp_path: Path) -> None:
    roots.debian("trixie", "", tmp_path / "a.tar", "hacer algo", "--uno", "--dos")
    assert steps == [
        (
            [
                *("mmdebstrap", "--quiet", "--variant=minbase", '--aptopt=Acquire::Check-Valid-Until "false"'),
                *("--uno", "--dos", "trixie", str(tmp_path / "a.tar")),
            ],
            "hacer algo",
            True,
        )
    ]


def test_what_is_missing_is_told(steps: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LabError, match="falta mmdebstrap: sudo apt-get install mmdebstrap"):
        roots.debian("trixie", "", tmp_path / "a.tar", "hacer algo")
    assert steps == []


def test_a_step_that_fails_tells_the_end_of_what_it_wrote() -> None:
    roots.run(["sh", "-c", "seq 20"], "contar")
    with pytest.raises(LabError) as error:
        roots.run(["sh", "-c", "seq 19; echo fin >&2; exit 3"], "contar")
    tail = "\n".join([*map(str, range(6, 20)), "fin"])
    assert str(error.value) == f"no se pudo contar: sh acabó con 3\n{tail}\n"


def test_a_step_that_fails_tells_all_of_what_is_short() -> None:
    with pytest.raises(LabError, match=r"^no se pudo contar: sh acabó con 1\nuno\n$"):
        roots.run(["sh", "-c", "echo uno; exit 1"], "contar")


def test_a_step_gets_no_input_and_no_terminal() -> None:
    roots.run(["sh", "-c", 'test -z "$(cat)" && ! test -t 1'], "leer")
    roots.run([sys.executable, "-c", "import os; raise SystemExit(os.getsid(0) != os.getpid())"], "estar solo")


def test_a_step_may_be_in_namespaces_that_end_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "setpriv").write_text(f'#!/bin/sh\necho "$*" >{tmp_path}/log\n', "utf-8")
    (tmp_path / "setpriv").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    roots.run(["uno", "dos"], "algo", alone=True)
    assert (tmp_path / "log").read_text("utf-8") == (
        "--pdeathsig=KILL -- unshare --mount --pid --fork --kill-child --mount-proc uno dos\n"
    )


def test_no_step_begins_after_the_wish_to_stop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stopping, "_wanted", True)
    with pytest.raises(StoppedError):
        roots.run(["touch", str(tmp_path / "hecho")], "algo")
    assert not (tmp_path / "hecho").exists()


def test_the_wish_to_stop_ends_a_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        stopping._wanted = len(asked) > 1
        return stopping._wanted

    monkeypatch.setattr(stopping, "_wanted", False)
    monkeypatch.setattr(stopping, "wanted", wanted)
    with pytest.raises(StoppedError):
        roots.run(["sh", "-c", f"sleep 60; touch {tmp_path}/hecho"], "algo")
    assert len(asked) >= 2


def test_whatever_breaks_off_the_waiting_ends_the_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupt() -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(stopping, "wanted", interrupt)
    pid = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt):
        roots.run(["sh", "-c", f"echo $$ >{pid}; exec sleep 60"], "algo")
    assert not pid.exists() or not Path(f"/proc/{pid.read_text('utf-8').strip()}").exists()
