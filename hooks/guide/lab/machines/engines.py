"""Where pages run: machines of ours, an engine in a container, or one that somebody named and calls disposable."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from guide.lab.machines import cache, classroom, hub, programs, roots, stopping, without_gnu
from guide.lab.machines.cache import LabError, StartError
from guide.lab.machines.machine import USER, Machine, ping
from guide.places import MACHINES


class Engine(Protocol):
    """An engine with the terminal beside it. One for each page: it begins empty, and ends with the page.

    ``hub``: where its containers find the Docker Hub of the laboratory; empty where there is only the real one.
    """

    hub: str

    def shell(self, for_person: bool = False, *, bare: bool = False) -> list[str]:
        """What starts a bash of whoever reads the guide; by default with the marks that lab.terminal reads.

        ``bare``: a zsh instead, without the tools of GNU.
        """
        ...

    def write(self, path: str, text: str) -> None:
        """Writes a file as that person would; OSError where this is not possible."""
        ...

    def command(self, *arguments: str) -> list[str]:
        """What to run for a command to run beside the engine, as somebody who may use it."""
        ...

    def beside(self, *arguments: str) -> list[str]:
        """What to run for a program of this system to see the network of the engine."""
        ...

    def path(self, inside: str) -> Path:
        """Where a path beside the engine is found from here."""
        ...

    def gather(self, names: Sequence[str]) -> dict[str, Engine]:
        """More machines, on a network with this one, that end with it; StartError where there is only one."""
        ...

    @property
    def close(self) -> Callable[[], object]:
        """Ends it, and all that is in it."""
        ...


class Factory(Protocol):
    """Makes engines. ``images`` says whose images they see; ``several``: whether a page can have more than one."""

    images: str
    several: bool

    def start(self, version: str) -> Engine: ...


@contextlib.contextmanager
def factory(options: argparse.Namespace) -> Iterator[Factory]:
    """The one that the options ask for."""
    if options.motor:
        with tempfile.TemporaryDirectory(prefix="guia-laboratorio-") as folder:
            yield Named(options.motor, Path(folder))
    elif options.contenedor:
        with tempfile.TemporaryDirectory(prefix="guia-laboratorio-") as folder:
            yield Containers(Path(folder))
    else:
        yield _Machines(options.imagenes, options.binarios)


# --- Machines of ours ---------------------------------------------------------


class MachineEngine:
    """A machine that is ours alone."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.hub = ""
        self._others: list[Machine] = []

    def shell(self, for_person: bool = False, *, bare: bool = False) -> list[str]:
        if bare:
            return self.machine.command("setsid", "--ctty", "--wait", *without_gnu.shell(self.machine), user=USER)
        more = ("--rcfile", "/etc/bash.bashrc") if for_person else ()
        return self.machine.command("setsid", "--ctty", "--wait", "bash", *more, user=USER)

    def write(self, path: str, text: str) -> None:
        outside = self.machine.path(path)
        with outside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            owner = outside.parent.stat()
            os.fchown(file.fileno(), owner.st_uid, owner.st_gid)

    def command(self, *arguments: str) -> list[str]:
        return self.machine.command(*arguments)

    def beside(self, *arguments: str) -> list[str]:
        return ["nsenter", f"--target={self.machine.pid}", "--net", "--", *arguments]

    def path(self, inside: str) -> Path:
        return self.machine.path(inside)

    def gather(self, names: Sequence[str]) -> dict[str, Engine]:
        machines = classroom.gather(self.machine, names)
        self._others += machines.values()
        self.hub = classroom.HUB_URL if classroom.has_hub(self.machine) else ""
        return {name: MachineEngine(machine) for name, machine in machines.items()}

    def close(self) -> None:
        for machine in (*self._others, self.machine):
            machine.close()


class _Machines:
    several = True

    def __init__(self, images: str, binaries: Path | None) -> None:
        if os.geteuid() != 0:
            raise LabError("hace falta ser root para arrancar una máquina: sudo ./guia laboratorio")
        if binaries:
            # What is wrong with them is told before minutes go into images.
            programs.unpacked(binaries)
        self._wanted = images
        self._binaries = binaries
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self.images = hub.STAND_INS if images == "sustitutas" else hub.REAL

    def start(self, version: str) -> Engine:
        with self._lock:
            self._folder = self._folder or self._served()
        return MachineEngine(Machine(version, self._folder, self._binaries))

    def _served(self) -> Path:
        if self._wanted == "sustitutas":
            return hub.images()
        empty = cache.folder() / "sin-imagenes"
        empty.mkdir(exist_ok=True)
        return empty


# --- Engines that are there already -------------------------------------------


class AddressedEngine:
    """An engine at an address. The terminal is one of this system; with ``pid``, in the network of that process."""

    hub = ""

    def __init__(self, address: str, folder: Path, end: Callable[[], object], pid: int = 0) -> None:
        self.address = address
        self.close = end
        self.home = Path(tempfile.mkdtemp(dir=folder))
        self._enter = ["nsenter", f"--target={pid}", "--net", "--"] if pid else []
        self._variables = {**os.environ, "HOME": str(self.home), "DOCKER_HOST": address}
        (self.home / ".bashrc").write_text((MACHINES / "terminal.bashrc").read_text("utf-8"), "utf-8")

    def shell(self, for_person: bool = False, *, bare: bool = False) -> list[str]:
        if bare:
            raise LabError("sin herramientas de GNU solo hay terminales en las máquinas del laboratorio")
        start = [] if for_person else ["--rcfile", str(self.home / ".bashrc")]
        inside = ["bash", *start, "-i"]
        return self.command("env", f"--chdir={self.home}", "setsid", "--ctty", "--wait", *inside)

    def write(self, path: str, text: str) -> None:
        Path(path).write_text(text, encoding="utf-8", newline="")

    def command(self, *arguments: str) -> list[str]:
        return self.beside("env", f"HOME={self.home}", f"DOCKER_HOST={self.address}", *arguments)

    def beside(self, *arguments: str) -> list[str]:
        return [*self._enter, *arguments]

    def path(self, inside: str) -> Path:
        return Path(inside)

    def gather(self, names: Sequence[str]) -> dict[str, Engine]:
        raise StartError(f"no ejecutable aquí: además de la primera, la página usa otras máquinas ({', '.join(names)})")


class Named:
    images = "las del motor"
    several = False

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.folder = folder
        self._one = threading.Lock()
        if not address.startswith("unix:///") or not ping(Path(address.removeprefix("unix://"))):
            raise LabError(f"en {address} no responde ningún motor: escribe unix:// y la ruta de su socket")

    def start(self, version: str) -> Engine:  # noqa: ARG002  (there is only this one)
        # Pages would find each other's containers: one after the other.
        self._one.acquire()
        try:
            engine = AddressedEngine(self.address, self.folder, lambda: self._leave(engine))
            delete_everything(engine)
        except BaseException:
            self._one.release()
            raise
        return engine

    def _leave(self, engine: Engine) -> None:
        try:
            delete_everything(engine)
        finally:
            self._one.release()


def delete_everything(engine: Engine) -> None:
    """All that there is in an engine that was said to be disposable."""

    def docker(*arguments: str) -> list[str]:
        command = engine.command("docker", *arguments)
        return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stdout.split()

    for kind, wanted in (("container", "--all"), ("volume", ""), ("network", "--filter=type=custom")):
        listed = docker(kind, "ls", "--quiet", *([wanted] if wanted else []))
        if listed:
            docker(kind, "rm", "--force", *listed)
    docker("system", "prune", "--all", "--force", "--volumes")


class Containers:
    """Docker's own image of an engine within a container of the engine that is there."""

    images = "Docker Hub"
    several = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self, version: str) -> Engine:
        if version not in roots.RELEASES:
            raise LabError(f"no hay motor «{version}»")
        name = f"guia-laboratorio-{uuid.uuid4().hex[:8]}"
        socket = Path(tempfile.mkdtemp(dir=self.folder)) / "docker.sock"
        # The folder has the same path on both sides, so that the files of a page can be mounted.
        command = ["docker", "run", "--detach", "--privileged", "--name", name, f"--volume={self.folder}:{self.folder}"]
        try:
            _checked([*command, f"docker:{version}-dind", "dockerd", f"--host=unix://{socket}"])
            pid = int(_checked(["docker", "inspect", "--format", "{{.State.Pid}}", name]))
            _wait_for(socket, version)
        except BaseException:
            # It may not be there: what failed may have been to create it.
            with contextlib.suppress(LabError):
                _remove_container(name)
            raise
        inside = pid if os.geteuid() == 0 else 0
        return AddressedEngine(f"unix://{socket}", self.folder, lambda: _remove_container(name), inside)


def _wait_for(socket: Path, version: str) -> None:
    for _ in range(600):
        stopping.raise_if_wanted()
        if ping(socket):
            return
        time.sleep(0.1)
    raise StartError(f"el motor del contenedor docker:{version}-dind no responde")


def _remove_container(name: str) -> None:
    _checked(["docker", "rm", "--force", "--volumes", name])


def _checked(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise LabError(f"{' '.join(command[:3])} ha fallado:\n{done.stderr.strip()}")
    return done.stdout.strip()
