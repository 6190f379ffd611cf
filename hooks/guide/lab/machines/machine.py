"""A disposable Debian with systemd and a Docker Engine, in namespaces of its own.

Nothing of it shows outside: its mounts, bridge, ports, firewall rules and processes end with its first process, and
that one ends with the process that started it, even when this is killed. Only its folder has to be deleted.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
import uuid
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple

from guide.lab.machines import cache, cgroups, roots, stopping
from guide.lab.machines.cache import LabError, StartError
from guide.places import MACHINES

SECONDS = 120  # until the engine must answer
User = Literal["root", "ana"]
USER: User = "ana"
# The child ends when this process does, whatever ends it.
_BOUND = ("setpriv", "--pdeathsig", "KILL", "--")
_JOIN = 'for group in $GROUPS_TO_JOIN; do echo 0 >"$group/cgroup.procs"; done; unset GROUPS_TO_JOIN; exec "$@"'
_SPACES = ("--mount", "--net", "--pid", "--fork", "--uts", "--ipc", "--cgroup", "--kill-child")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


class Room(NamedTuple):
    """What makes a machine one of several: its name, and how it reaches Docker Hub, which it has no mirror of.

    ``hosts``: a line for /etc/hosts. ``trusted``: a certificate that it trusts.
    """

    name: str
    hosts: str = ""
    trusted: str = ""


class Machine:
    """``with Machine("28.5", images) as machine: …``. ``images``: the folder of the registry that is its Docker Hub.

    ``binaries``: the programs of the newest engine, where they are not to be built. Start and end it in the same
    thread: its processes are bound to that one.
    """

    def __init__(self, version: str, images: Path, binaries: Path | None = None, room: Room | None = None) -> None:
        if os.geteuid() != 0:
            raise LabError("hace falta ser root para arrancar una máquina: sudo ./guia laboratorio")
        self.name = uuid.uuid4().hex[:8]
        self.version = version
        self.images = images
        self.binaries = binaries
        self.room = room
        self.folder = cache.folder() / "maquinas" / self.name
        self.process: subprocess.Popen[bytes] | None = None
        self.network: subprocess.Popen[bytes] | None = None
        self.pid = 0
        root = roots.root(version, binaries)
        self._lock = contextlib.ExitStack()
        with _quiet():
            self.folder.mkdir(parents=True)
            self._lock.enter_context(cache.locked(self.folder / "bloqueo"))
        try:
            self._start(root)
        except BaseException:
            self.close()
            raise

    def _start(self, root: Path) -> None:
        script = [str(MACHINES / "machine.sh"), str(root), str(self.folder), str(self.images)]
        script += [self.room.name, self.room.hosts] if self.room else []
        command = [*_BOUND, "sh", "-euc", _JOIN, "sh", "unshare", *_SPACES, *script]
        groups = cgroups.make(self.name)
        with (self.folder / "arranque.log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={
                    "PATH": os.environ.get("PATH", os.defpath),
                    "LANG": "C.UTF-8",
                    "container": "other",
                    "GROUPS_TO_JOIN": " ".join(map(str, groups)),
                },
                start_new_session=True,
            )
        limit = time.monotonic() + SECONDS
        while not self._answers():
            stopping.raise_if_wanted()
            if self.process.poll() is not None or time.monotonic() > limit:
                raise StartError(f"la máquina con Docker {self.version} no arranca:\n{self._log()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        """Whether the engine does; on the way, joins the network as soon as there is a first process."""
        if not self.pid and self.process:
            with contextlib.suppress(OSError):
                children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
                first = int(children[0]) if children else 0
                # Until systemd runs, the path of the first process still leads to the files of the host.
                if first and Path(f"/proc/{first}/comm").read_text().strip() == "systemd":
                    self.pid = first
            if self.pid:
                self._connect()
            return False
        return ping(self.path("/run/docker.sock"))

    def _connect(self) -> None:
        """User-mode network: the machine reaches what this process reaches, and nothing of the host changes."""
        command = ["slirp4netns", "--configure", "--mtu=65520", "--disable-host-loopback", str(self.pid), "tap0"]
        log = (self.folder / "red.log").open("wb")
        with log:
            self.network = subprocess.Popen(
                [*_BOUND, *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if CERTIFICATES.exists():
            # Who makes the machine may trust more certificates than Debian does.
            shutil.copyfile(CERTIFICATES, self.path(str(CERTIFICATES)))
        if self.room and self.room.trusted:
            # In both places, so that it is still there when the page adds one of its own.
            self.path("/usr/local/share/ca-certificates/laboratorio.crt").write_text(self.room.trusted, "utf-8")
            with self.path(str(CERTIFICATES)).open("a", encoding="utf-8") as file:
                file.write(self.room.trusted)

    def _log(self) -> str:
        lines = (self.folder / "arranque.log").read_text("utf-8", "replace").splitlines()
        if self.pid:
            journal = self.command("journalctl", "--no-pager", "--quiet", "--priority=warning", "--lines=20")
            with contextlib.suppress(subprocess.TimeoutExpired):
                done = subprocess.run(journal, capture_output=True, text=True, timeout=20, check=False)
                lines += done.stdout.splitlines()
        return "\n".join(lines[-20:])

    def path(self, inside: str) -> Path:
        """Where a path of the machine is found from outside."""
        return Path(f"/proc/{self.pid}/root{inside}")

    def command(self, *arguments: str, user: User = "root") -> list[str]:
        """What to run for the arguments to run inside, with the environment of a new terminal of the user."""
        home = "/root" if user == "root" else f"/home/{user}"
        enter = ["nsenter", f"--target={self.pid}", "--all", f"--wdns={home}"]
        if user != "root":
            enter += ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        terminal = ("TERM=xterm-256color", "LANG=C.UTF-8", "PAGER=cat", "SYSTEMD_PAGER=cat", "SYSTEMD_COLORS=0")
        enter += ["env", "-i", f"HOME={home}", f"USER={user}", "SHELL=/bin/bash", f"PATH={path}", *terminal]
        return [*enter, *arguments]

    def close(self) -> None:
        """Ends it and deletes all that it wrote."""
        for process in (self.network, self.process):
            if process and process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
        self._lock.close()
        _clear(self.folder)

    def __enter__(self) -> Machine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Socket(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=5)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def ping(path: Path) -> bool:
    """Whether an engine answers at a socket."""
    connection = _Socket(path)
    try:
        connection.request("GET", "/_ping")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def sweep() -> None:
    """Removes what machines left whose process was killed: folders that nobody holds, and empty control groups."""
    import fcntl

    with _quiet():
        for folder in sorted((cache.folder() / "maquinas").glob("*")):
            # A machine that ends at this very moment takes its folder away itself.
            with contextlib.suppress(BlockingIOError, FileNotFoundError), (folder / "bloqueo").open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _clear(folder)


def _quiet() -> contextlib.AbstractContextManager[None]:
    """While no machine is between having a folder and holding it."""
    return cache.locked(cache.folder() / "maquinas.bloqueo")


def _clear(folder: Path) -> None:
    # The kernel ends the processes of the machine and lets go of its mounts a moment after the first one.
    limit = time.monotonic() + 10
    while cgroups.processes(folder.name) and time.monotonic() < limit:
        time.sleep(0.02)
    cgroups.remove(folder.name)
    cache.remove(folder)
