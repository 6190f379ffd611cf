"""Engines as far as none is needed: a program in the place of docker notes what it is asked, and answers."""

from __future__ import annotations

import argparse
import os
import threading
import time
from pathlib import Path

import pytest
from guide.lab.machines import engines, hub, programs, stopping
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.engines import AddressedEngine, Containers, MachineEngine, Named
from guide.lab.machines.stopping import StoppedError
from guide.places import MACHINES
from lab_support import docker

ONLY_REMOVES = """[ "$1" = rm ] || { echo 'no se puede' >&2; exit 1; }"""


def test_a_container_that_does_not_start_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = docker(tmp_path, monkeypatch, ONLY_REMOVES)
    with pytest.raises(LabError, match="no se puede"):
        Containers(tmp_path).start("28.5")
    started, removed = log.read_text("utf-8").splitlines()
    assert started.startswith("run --detach --privileged --name guia-laboratorio-")
    assert removed == f"rm --force --volumes {started.split()[4]}"


@pytest.fixture
def engine(tmp_path: Path) -> AddressedEngine:
    return AddressedEngine("unix:///a.sock", tmp_path, lambda: None)


def test_all_that_there_is_in_a_disposable_engine_is_deleted(
    engine: AddressedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = docker(tmp_path, monkeypatch, 'case "$*" in "container ls"*) echo a b ;; "network ls"*) echo c ;; esac')
    engines.delete_everything(engine)
    assert log.read_text("utf-8").splitlines() == [
        *("container ls --quiet --all", "container rm --force a b", "volume ls --quiet"),
        *("network ls --quiet --filter=type=custom", "network rm --force c", "system prune --all --force --volumes"),
    ]


def options(**changes: object) -> argparse.Namespace:
    return argparse.Namespace(
        **{"motor": None, "contenedor": False, "binarios": None, "imagenes": "sustitutas", **changes}
    )


def test_each_option_is_an_engine_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "ping", lambda _: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with engines.factory(options(motor="unix:///a.sock")) as found:
        assert isinstance(found, Named)
        assert (found.address, found.images, found.folder.is_dir()) == ("unix:///a.sock", "las del motor", True)
        folder = found.folder
    assert not folder.exists()
    with engines.factory(options(contenedor=True)) as found:
        assert isinstance(found, Containers)
        assert (found.images, found.folder.is_dir()) == ("Docker Hub", True)
        folder = found.folder
    assert not folder.exists()
    with engines.factory(options()) as found:
        assert found.images == "sustitutas de Debian"
    with engines.factory(options(imagenes="hub")) as found:
        assert found.images == "Docker Hub"


def test_only_root_has_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(LabError, match="hace falta ser root"), engines.factory(options()):
        pytest.fail("there are none")


def test_what_is_wrong_with_programs_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with (
        pytest.raises(LabError, match=r"^no hay nada en «.*/nada»$"),
        engines.factory(options(binarios=tmp_path / "nada")),
    ):
        pytest.fail("there are none")


class Inside:
    """A machine that is a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.closed = False

    def path(self, inside: str) -> Path:
        return self.folder / inside.removeprefix("/")

    def command(self, *arguments: str, user: str = "root") -> list[str]:
        return [user, *arguments]

    def close(self) -> None:
        self.closed = True


def test_a_page_is_run_as_the_user_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = Inside(tmp_path)
    engine = MachineEngine(inside)  # type: ignore[arg-type]
    assert engine.shell() == ["ana", "setsid", "--ctty", "--wait", "bash"]
    assert engine.shell(for_person=True) == [
        *("ana", "setsid", "--ctty", "--wait", "bash", "--rcfile", "/etc/bash.bashrc"),
    ]
    assert engine.command("docker", "ps") == ["root", "docker", "ps"]
    assert engine.path("/a") == tmp_path / "a"
    owners: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fchown", lambda _, user, group: owners.append((user, group)))
    engine.write("/a.txt", "á\r\nb\n")
    assert (tmp_path / "a.txt").read_bytes() == "á\r\nb\n".encode()
    # Of whoever has the folder, as if that person had written it.
    assert owners == [(tmp_path.stat().st_uid, tmp_path.stat().st_gid)]
    engine.close()
    assert inside.closed


def test_a_terminal_without_gnu_has_one_folder_of_programs(tmp_path: Path) -> None:
    inside = Inside(tmp_path)
    (tmp_path / "etc/sudoers.d").mkdir(parents=True)
    engine = MachineEngine(inside)  # type: ignore[arg-type]
    programs = tmp_path / "run/laboratorio/sin-gnu/programas"
    # There are several terminals in a page.
    for _ in range(2):
        user, *command = engine.shell(bare=True)
        assert (user, command[:3]) == ("ana", ["setsid", "--ctty", "--wait"])
        assert {"PATH=/run/laboratorio/sin-gnu/programas", "zsh"} < set(command)
    assert (programs / "sed").readlink() == Path("/usr/bin/busybox")
    assert (programs / "docker").readlink() == Path("/usr/bin/docker")
    # What macOS does not have is not there, although BusyBox has it.
    assert not {"ip", "free", "tac", "sha256sum", "wget", "watch"} & {path.name for path in programs.iterdir()}
    assert (tmp_path / "run/laboratorio/sin-gnu/.zshrc").read_bytes() == (MACHINES / "terminal.zshrc").read_bytes()


def test_machines_get_the_images_that_were_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    made: list[bool] = []

    def images() -> Path:
        made.append(True)
        return tmp_path / "imagenes"

    monkeypatch.setattr(hub, "images", images)
    monkeypatch.setattr(programs, "unpacked", lambda _: [])
    started: list[tuple[str, Path, Path | None]] = []
    monkeypatch.setattr(engines, "Machine", lambda *given: started.append(given))
    with engines.factory(options()) as found:
        found.start("28.5")
        found.start("26.1")
    # The second time the empty folder is there already.
    for version in ("28.5", "26.1"):
        with engines.factory(options(imagenes="hub", binarios=tmp_path)) as found:
            found.start(version)
    assert started == [
        *(("28.5", tmp_path / "imagenes", None), ("26.1", tmp_path / "imagenes", None)),
        *(("28.5", tmp_path / "sin-imagenes", tmp_path), ("26.1", tmp_path / "sin-imagenes", tmp_path)),
    ]
    # Once, however many machines there are.
    assert made == [True]
    assert list((tmp_path / "sin-imagenes").iterdir()) == []


def test_the_terminal_beside_an_engine_is_one_of_this_system(engine: AddressedEngine, tmp_path: Path) -> None:
    home = engine.home
    assert home.parent == tmp_path
    start = ["env", f"HOME={home}", "DOCKER_HOST=unix:///a.sock"]
    assert engine.command("docker", "ps") == [*start, "docker", "ps"]
    enter = [*start, "env", f"--chdir={home}", "setsid", "--ctty", "--wait", "bash"]
    assert engine.shell() == [*enter, "--rcfile", f"{home}/.bashrc", "-i"]
    assert engine.shell(for_person=True) == [*enter, "-i"]
    with pytest.raises(LabError, match="solo hay terminales en las máquinas"):
        engine.shell(bare=True)
    assert (home / ".bashrc").read_bytes() == (MACHINES / "terminal.bashrc").read_bytes()
    engine.write(f"{home}/a.txt", "á\r\nb\n")
    assert (home / "a.txt").read_bytes() == "á\r\nb\n".encode()
    assert engine.path("/a/b") == Path("/a/b")


def test_the_terminal_beside_a_container_is_in_its_network(tmp_path: Path) -> None:
    engine = AddressedEngine("unix:///a.sock", tmp_path, lambda: None, 77)
    assert engine.command("ls")[:4] == ["nsenter", "--target=77", "--net", "--"]
    assert engine.shell()[:4] == ["nsenter", "--target=77", "--net", "--"]


@pytest.mark.parametrize(
    ("address", "answers", "asked"),
    [
        ("unix:///run/a.sock", True, ["/run/a.sock"]),
        ("unix:///run/a.sock", False, ["/run/a.sock"]),
        ("tcp://127.0.0.1:2375", True, []),
        ("unix://a.sock", True, []),
        ("/run/a.sock", True, []),
    ],
)
def test_an_engine_that_is_named_has_to_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, answers: bool, asked: list[str]
) -> None:
    found: list[str] = []

    def ping(path: Path) -> bool:
        found.append(str(path))
        return answers

    monkeypatch.setattr(engines, "ping", ping)
    if answers and asked:
        Named(address, tmp_path)
    else:
        with pytest.raises(LabError, match=f"en {address} no responde ningún motor"):
            Named(address, tmp_path)
    assert found == asked


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Named:
    monkeypatch.setattr(engines, "ping", lambda _: True)
    return Named("unix:///a.sock", tmp_path)


def test_one_page_after_the_other_uses_the_engine_that_is_named(named: Named, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied: list[object] = []
    monkeypatch.setattr(engines, "delete_everything", emptied.append)
    first = named.start("28.5")
    second: list[engines.Engine] = []
    thread = threading.Thread(target=lambda: second.append(named.start("28.5")))
    thread.start()
    thread.join(0.1)
    assert (second, emptied) == ([], [first])
    first.close()
    thread.join(10)
    assert emptied == [first, first, second[0]]
    second[0].close()


@pytest.mark.parametrize("when", [1, 2])
def test_an_engine_that_could_not_be_emptied_is_let_go(
    named: Named, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    calls: list[object] = []

    def empty(engine: object) -> None:
        calls.append(engine)
        if len(calls) == when:
            raise OSError("no se puede")

    monkeypatch.setattr(engines, "delete_everything", empty)
    with pytest.raises(OSError, match="no se puede"):
        named.start("28.5").close()
    assert not named._one.locked()


STARTS = 'case "$*" in inspect*) echo 4321 ;; esac'


@pytest.mark.parametrize(("user", "enter"), [(0, ["nsenter", "--target=4321", "--net", "--"]), (1000, [])])
def test_a_container_with_an_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, enter: list[str]
) -> None:
    log = docker(tmp_path, monkeypatch, STARTS)
    asked: list[Path] = []

    def ping(path: Path) -> bool:
        asked.append(path)
        return len(asked) > 1

    monkeypatch.setattr(engines, "ping", ping)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    engine = Containers(tmp_path).start("26.1")
    run, inspect = log.read_text("utf-8").splitlines()
    name, socket = run.split()[4], asked[0]
    assert socket.parent.parent == tmp_path
    assert run == (
        f"run --detach --privileged --name {name} --volume={tmp_path}:{tmp_path} docker:26.1-dind "
        f"dockerd --host=unix://{socket}"
    )
    assert inspect == f"inspect --format {{{{.State.Pid}}}} {name}"
    assert asked == [socket, socket]
    command = engine.command("ls")
    assert command[: len(enter) + 1] == [*enter, "env"]
    assert f"DOCKER_HOST=unix://{socket}" in command
    engine.close()
    assert log.read_text("utf-8").splitlines()[2:] == [f"rm --force --volumes {name}"]


def test_there_is_no_container_of_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = docker(tmp_path, monkeypatch, STARTS)
    with pytest.raises(LabError, match=r"^no hay motor «19\.03»$"):
        Containers(tmp_path).start("19.03")
    assert not log.exists()


def test_an_engine_that_never_answers_is_told_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = docker(tmp_path, monkeypatch, STARTS)
    slept: list[float] = []
    monkeypatch.setattr(engines, "ping", lambda _: False)
    monkeypatch.setattr(time, "sleep", slept.append)
    with pytest.raises(StartError, match=r"^el motor del contenedor docker:28\.5-dind no responde$"):
        Containers(tmp_path).start("28.5")
    # A minute, ten times a second.
    assert slept.count(0.1) == 600
    assert log.read_text("utf-8").splitlines()[-1].startswith("rm --force --volumes guia-laboratorio-")


def test_the_wish_to_stop_ends_the_waiting_for_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = docker(tmp_path, monkeypatch, STARTS)
    monkeypatch.setattr(engines, "ping", lambda _: False)
    monkeypatch.setattr(stopping, "_wanted", True)
    with pytest.raises(StoppedError):
        Containers(tmp_path).start("28.5")
    assert log.read_text("utf-8").splitlines()[-1].startswith("rm --force --volumes guia-laboratorio-")


def test_a_failure_of_docker_is_told_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docker(tmp_path, monkeypatch, "echo bien; echo ' no se puede ' >&2; exit 1")
    with pytest.raises(LabError) as error:
        Containers(tmp_path).start("28.5")
    assert str(error.value) == "docker run --detach ha fallado:\nno se puede"
