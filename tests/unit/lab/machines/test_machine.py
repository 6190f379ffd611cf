"""A machine as far as none is needed: what is run inside it, whether its engine answers, and what is left of it."""

from __future__ import annotations

import contextlib
import os
import socketserver
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from guide.lab.machines import cache, cgroups, machine, roots, stopping
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.machine import Machine, Room
from guide.lab.machines.stopping import StoppedError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where machines live, in a system whose control groups are in a folder and whose user is root."""
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    (tmp_path / "cgroup").mkdir()
    (tmp_path / "cgroup/cgroup.procs").write_text("", "utf-8")
    monkeypatch.setattr(cgroups, "TOP", tmp_path / "cgroup")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(roots, "root", lambda version, _: tmp_path / f"raiz-{version}")
    return tmp_path / "laboratorio/maquinas"


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """A machine that has not been started."""
    monkeypatch.setattr(Machine, "_start", lambda *_: None)
    found = Machine("28.5", tmp_path)
    found.pid = 77
    return found


TERMINAL = ["TERM=xterm-256color", "LANG=C.UTF-8", "PAGER=cat", "SYSTEMD_PAGER=cat", "SYSTEMD_COLORS=0"]
PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def test_what_is_run_inside_has_the_environment_of_a_new_terminal(stopped: Machine) -> None:
    assert stopped.command("docker", "ps") == [
        *("nsenter", "--target=77", "--all", "--wdns=/root"),
        *("env", "-i", "HOME=/root", "USER=root", "SHELL=/bin/bash", PATH, *TERMINAL, "docker", "ps"),
    ]
    assert stopped.command("bash", user="ana") == [
        *("nsenter", "--target=77", "--all", "--wdns=/home/ana"),
        *("setpriv", "--reuid=ana", "--regid=ana", "--init-groups"),
        *("env", "-i", "HOME=/home/ana", "USER=ana", "SHELL=/bin/bash", PATH, *TERMINAL, "bash"),
    ]


def test_its_files_are_found_from_outside(stopped: Machine) -> None:
    assert stopped.path("/run/docker.sock") == Path("/proc/77/root/run/docker.sock")


def test_only_root_starts_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(LabError, match=r"hace falta ser root para arrancar una máquina: sudo \./guia laboratorio"):
        Machine("28.5", tmp_path)


def test_it_has_a_folder_of_its_own_while_it_lives(stopped: Machine, folder: Path, tmp_path: Path) -> None:
    assert stopped.folder == folder / stopped.name
    with contextlib.ExitStack() as stack:
        assert not cache.held(stopped.folder / "bloqueo", stack)
        # Others may come and go meanwhile.
        assert cache.held(folder.parent / "maquinas.bloqueo", stack)
    other = Machine("28.5", tmp_path)
    assert other.name != stopped.name
    with other as entered:
        assert entered is other
    assert [path.name for path in folder.iterdir()] == [stopped.name]
    stopped.close()
    assert list(folder.iterdir()) == []


def test_one_that_does_not_start_leaves_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise StartError("no arranca")

    monkeypatch.setattr(Machine, "_start", fail)
    with pytest.raises(StartError, match="no arranca"):
        Machine("28.5", tmp_path)
    assert list(folder.iterdir()) == []


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> Path:
    """Scripts in the place of programs; each notes its arguments, then does what its text says."""
    (folder / "bin").mkdir()
    for name, text in texts.items():
        script = f'#!/bin/sh\necho "$*" >>{folder}/bin/{name}.log\nenv >{folder}/bin/{name}.env\n{text}\n'
        (folder / "bin" / name).write_text(script, "utf-8")
        (folder / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return folder / "bin"


def test_one_that_ends_at_once_is_told_with_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    bin = programs(tmp_path, monkeypatch, setpriv="seq 25; echo fin >&2; exit 1")
    with pytest.raises(StartError) as error:
        Machine("26.1", tmp_path / "imagenes")
    shown = "\n".join([*map(str, range(7, 26)), "fin"])
    assert str(error.value) == f"la máquina con Docker 26.1 no arranca:\n{shown}"
    # It began in a control group of its own and in namespaces that end with this process.
    [asked] = (bin / "setpriv.log").read_text("utf-8").splitlines()
    words = asked.split()
    assert words[:6] == ["--pdeathsig", "KILL", "--", "sh", "-euc", "for"]
    assert asked.endswith(f"machine.sh {tmp_path}/raiz-26.1 {folder}/{Path(words[-2]).name} {tmp_path}/imagenes")
    assert "unshare --mount --net --pid --fork --uts --ipc --cgroup --kill-child /" in asked
    environment = dict(line.split("=", 1) for line in (bin / "setpriv.env").read_text("utf-8").splitlines())
    name = Path(words[-2]).name
    assert environment["GROUPS_TO_JOIN"] == f"{tmp_path}/cgroup/guia-laboratorio-{name}"
    assert (environment["container"], environment["LANG"]) == ("other", "C.UTF-8")
    assert environment.keys() - {"PWD", "SHLVL", "_", "OLDPWD"} == {"PATH", "LANG", "container", "GROUPS_TO_JOIN"}
    assert list(folder.iterdir()) == []
    assert [path.name for path in (tmp_path / "cgroup").iterdir()] == ["cgroup.procs"]


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    programs(tmp_path, monkeypatch, setpriv="exec sleep 60")
    monkeypatch.setattr(machine, "SECONDS", 0.1)
    with pytest.raises(StartError, match="no arranca"):
        Machine("28.5", tmp_path)
    assert list(folder.iterdir()) == []


def test_the_wish_to_stop_ends_one_that_starts(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    programs(tmp_path, monkeypatch, setpriv="exec sleep 60")
    monkeypatch.setattr(stopping, "raise_if_wanted", lambda: (_ for _ in ()).throw(StoppedError))
    with pytest.raises(StoppedError):
        Machine("28.5", tmp_path)
    assert list(folder.iterdir()) == []


def test_it_is_there_when_systemd_runs_and_the_engine_answers(
    monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    # The first process of a machine is at first what starts systemd: the path through it leads to the host.
    (tmp_path / "systemd").symlink_to("/bin/sleep")
    first = f"sh -c 'sleep 0.2; exec {tmp_path}/systemd 60'"
    # As a machine does, it takes no network program of the host with it.
    bin = programs(tmp_path, monkeypatch, setpriv=f'case "$*" in *slirp*) exec sleep 60 ;; esac\n{first} & wait')
    asked: list[Path] = []

    def ping(path: Path) -> bool:
        asked.append(path)
        return len(asked) > 2

    monkeypatch.setattr(machine, "ping", ping)
    monkeypatch.setattr(machine, "CERTIFICATES", tmp_path / "no.crt")
    with Machine("28.5", tmp_path) as found:
        assert found.process
        assert found.network
        assert Path(f"/proc/{found.pid}/comm").read_text("utf-8") == "systemd\n"
        assert asked == [Path(f"/proc/{found.pid}/root/run/docker.sock")] * 3
        network = (bin / "setpriv.log").read_text("utf-8").splitlines()[1]
        assert network == (
            f"--pdeathsig KILL -- slirp4netns --configure --mtu=65520 --disable-host-loopback {found.pid} tap0"
        )
        pid = found.pid
    os.kill(pid, 9)
    assert (found.process.returncode, found.network.returncode) == (-9, -9)
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_one_of_several_is_told_its_name_and_trusts_what_it_has_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bin = programs(tmp_path, monkeypatch, setpriv="exit 1")
    with pytest.raises(StartError):
        Machine("28.5", tmp_path, room=Room("alumno", "192.0.2.1 ejemplo\n"))
    assert "alumno 192.0.2.1 ejemplo" in (bin / "setpriv.log").read_text("utf-8")


def test_what_the_journal_of_one_that_runs_says_is_told_too(stopped: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    (stopped.folder / "arranque.log").write_text("\n".join(str(n) for n in range(30)), "utf-8")
    asked: list[tuple[str, ...]] = []

    def command(*arguments: str) -> list[str]:
        asked.append(arguments)
        return ["seq", "101", "105"]

    monkeypatch.setattr(stopped, "command", command)
    assert stopped._log().splitlines() == [*map(str, range(15, 30)), *map(str, range(101, 106))]
    assert asked == [("journalctl", "--no-pager", "--quiet", "--priority=warning", "--lines=20")]
    stopped.pid = 0
    assert stopped._log().splitlines() == [str(n) for n in range(10, 30)]


def test_a_journal_that_hangs_does_not_hide_that_it_did_not_start(
    stopped: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stopped.folder / "arranque.log").write_text("uno", "utf-8")

    def hang(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 20)

    monkeypatch.setattr(subprocess, "run", hang)
    assert stopped._log() == "uno"


def test_a_first_process_that_ends_while_it_is_looked_at_is_none_yet(
    stopped: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_text
    # Higher than any number of a process.
    gone = str(1 << 30)
    monkeypatch.setattr(Path, "read_text", lambda path, *a: gone if path.name == "children" else read(path, *a))
    with subprocess.Popen(["true"]) as process:
        stopped.pid, stopped.process = 0, process
        assert not stopped._answers()
    assert stopped.pid == 0
    stopped.process = None


class Answer(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        assert (self.path, self.headers["Host"]) == ("/_ping", "localhost")
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(socket: Path, handler: type[socketserver.BaseRequestHandler]) -> Iterator[None]:
    with socketserver.ThreadingUnixStreamServer(str(socket), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield
        server.shutdown()
        thread.join()


class Silent(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.request.sendall(b"hola\n")


@pytest.mark.parametrize(("status", "answers"), [(200, True), (500, False), (204, False)])
def test_whether_an_engine_answers(tmp_path: Path, status: int, answers: bool) -> None:
    with served(tmp_path / "a.sock", type("Answering", (Answer,), {"status": status})):
        assert machine.ping(tmp_path / "a.sock") is answers


def test_what_is_no_engine_does_not_answer(tmp_path: Path) -> None:
    assert not machine.ping(tmp_path / "a.sock")
    (tmp_path / "b.sock").write_text("", "utf-8")
    assert not machine.ping(tmp_path / "b.sock")
    with served(tmp_path / "c.sock", Silent):
        assert not machine.ping(tmp_path / "c.sock")


def test_what_killed_ones_left_is_removed(stopped: Machine, folder: Path, tmp_path: Path) -> None:
    for name in ("muerta", "otra"):
        (folder / name).mkdir()
        (folder / name / "bloqueo").write_text("", "utf-8")
        cgroups.make(name)
    cgroups.make(stopped.name)
    machine.sweep()
    # The one that lives stays.
    assert [path.name for path in folder.iterdir()] == [stopped.name]
    groups = [path.name for path in (tmp_path / "cgroup").iterdir() if path.is_dir()]
    assert groups == [f"guia-laboratorio-{stopped.name}"]


def test_where_there_were_none_nothing_is_removed(folder: Path) -> None:
    machine.sweep()
    assert not folder.exists()


def test_a_folder_stays_while_processes_of_its_machine_live(stopped: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def processes(name: str) -> set[int]:
        assert name == stopped.name
        seen.append(stopped.folder.exists())
        return {7} if len(seen) < 3 else set()

    monkeypatch.setattr(cgroups, "processes", processes)
    stopped.close()
    assert (seen, stopped.folder.exists()) == ([True, True, True], False)


def test_processes_that_do_not_end_are_not_waited_for_for_ever(
    stopped: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", lambda _: now.__setitem__(0, now[0] + 1))
    monkeypatch.setattr(cgroups, "processes", lambda _: {7})
    stopped.close()
    assert (now, stopped.folder.exists()) == ([10.0], False)


def test_what_still_runs_is_killed(stopped: Machine) -> None:
    stopped.network, stopped.process = subprocess.Popen(["sleep", "60"]), subprocess.Popen(["sleep", "60"])
    ended = stopped.process
    stopped.close()
    assert (stopped.network.returncode, ended.returncode) == (-9, -9)
