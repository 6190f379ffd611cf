"""``docker compose up`` of a clean copy of the repository, and what the container is and bears."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from guide.lab.machines.cache import LabError, say
from guide.lab.machines.engines import Engine
from guide.lab.running.runner import Trouble
from guide.places import HOOKS, ROOT

PORT = 8000
FILE = "compose.yaml"
LARGEST = 60e6  # bytes of the image beyond its base
_SECONDS = 600  # for the longest step, which is to build
_BASE = re.compile(r"^FROM (?P<image>\S+)$", re.MULTILINE)
# What the container is, as docker and the kernel say it.
_INSPECT = {
    "Config.User": "10001:10001",
    "State.Health.Status": "healthy",
    "RestartCount": 0,
    "HostConfig.ReadonlyRootfs": True,
    "HostConfig.Privileged": False,
    "HostConfig.CapDrop": ["ALL"],
    "HostConfig.CapAdd": None,
    "HostConfig.SecurityOpt": ["no-new-privileges:true"],
    "HostConfig.PortBindings": {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": f"{PORT}"}]},
    "HostConfig.Binds": None,
    "HostConfig.PidsLimit": 32,
    "HostConfig.Memory": 64 * 2**20,
}
_KERNEL = {
    "Uid": "10001",
    "Gid": "10001",
    "CapPrm": "0" * 16,
    "CapEff": "0" * 16,
    "CapBnd": "0" * 16,
    "NoNewPrivs": "1",
}
_IN_NUMBERS = (
    "construido en {built:.0f} s y sano en otros {healthy:.1f}; la imagen ocupa {size:.1f} MB más que su base",
    "recorrido en {visited:.0f} s: {pages} páginas y {files} archivos, {compressed} de ellos también comprimidos",
    "ataques: {attacks} peticiones",
    "{clients} clientes a la vez: {requests} peticiones en {whole:.1f} s, {failed} sin respuesta",
    "cada una de esas respuestas: la mitad, en {median:.0f} ms; 99 de cada 100, en {most:.0f} ms",
    "{slow} clientes lentos: soltados {closed} a los {longest:.1f} s; la portada tardó como mucho {meanwhile:.2f} s",
    "memoria al acabar: {memory:.0f} MB",
)


def check(engine: Engine) -> list[Trouble]:
    """What is wrong with the container of the guide; says on the way what was found out."""
    folder = _docker(engine, "mktemp", "--directory", "/tmp/guia.XXXXXX")  # noqa: S108  (a folder of the machine)
    compose = ("docker", "compose", "--project-directory", folder)
    try:
        _run(engine, "tar", "--extract", "--no-same-owner", "--directory", folder, data=repository())
        # A build alone leaves no base behind, and its size is what the image is compared with.
        base = _BASE.findall((ROOT / "Dockerfile").read_text("utf-8"))[-1]
        _run(engine, "docker", "pull", "--quiet", base)
        times = [time.monotonic()]
        _run(engine, *compose, "--progress=plain", "build")
        times.append(time.monotonic())
        _run(engine, *compose, "up", "--detach", "--wait", "--wait-timeout", "60")
        times.append(time.monotonic())
        troubles = list(_is(engine, compose))
        told = _visited(engine)
        times.append(time.monotonic())
        # After all that, it is what it was: nothing died of it.
        troubles += [*told["troubles"], *_is(engine, compose)]
        logs = _docker(engine, *compose, "logs", "--no-log-prefix")
        troubles += [line for line in logs.splitlines() if re.search(r"\[(?:alert|crit|emerg)\]|exited on", line)]
        size = _size(engine, compose, base)
        if size > LARGEST:
            troubles.append(f"la imagen ocupa {size / 1e6:.0f} MB más que su base, y pueden ser {LARGEST / 1e6:.0f}")
        status = _docker(engine, *compose, "exec", "--no-TTY", "guia", "sh", "-c", "cat /proc/[0-9]*/status")
        built, healthy, visited = (end - start for start, end in pairwise(times))
        _tell(told, built=built, healthy=healthy, visited=visited, size=size / 1e6, memory=_megabytes(status))
    except _FailedError as failed:
        troubles = [str(failed)]
    finally:
        _quietly(engine, *compose, "down", "--volumes", "--rmi", "local")
        _quietly(engine, "rm", "--recursive", "--force", folder)
    return [Trouble(FILE, 1, f"el contenedor de la guía: {text}") for text in dict.fromkeys(troubles)]


def repository(root: Path = ROOT) -> bytes:
    """The files of the repository as Git would give them, with what is not committed yet, and the history, as a tar."""
    listed = _git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    own = Path(_git(root, "rev-parse", "--path-format=absolute", "--git-common-dir").strip())
    head = _git(root, "rev-parse", "HEAD").encode()
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for name in sorted(filter(None, listed.split("\0"))):
            if (root / name).is_file():
                tar.add(root / name, name)
        # What is enough for it to be a repository, also where this one is a part of another.
        for name in ("objects", "shallow"):
            if (own / name).exists():
                tar.add(own / name, f".git/{name}")
        entry = tarfile.TarInfo(".git/HEAD")
        entry.size = len(head)
        tar.addfile(entry, io.BytesIO(head))
        entry = tarfile.TarInfo(".git/refs")
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(entry)
    return stream.getvalue()


def _git(root: Path, *arguments: str) -> str:
    # In a container of CI the folder belongs to somebody else.
    git = ["git", "-c", "safe.directory=*", *arguments]
    done = subprocess.run(git, cwd=root, capture_output=True, check=False)
    if done.returncode:
        raise LabError(f"Git no dice qué archivos tiene el repositorio: {done.stderr.decode().strip()}")
    return done.stdout.decode()


def _is(engine: Engine, compose: tuple[str, ...]) -> Iterator[str]:
    """Where the container is not what it should be."""
    container = _docker(engine, *compose, "ps", "--quiet", "guia")
    [found] = json.loads(_docker(engine, "docker", "inspect", container))
    for path, expected in _INSPECT.items():
        value: Any = found
        for part in path.split("."):
            value = value[part]
        # Engines write nothing in more than one way.
        if (value or None) != (expected or None):
            yield f"{path} es {value} y debe ser {expected}"
    status = _docker(engine, *compose, "exec", "--no-TTY", "guia", "cat", "/proc/1/status")
    values = dict(re.findall(r"^(\w+):\s+(\S+)", status, re.MULTILINE))
    for name, text in _KERNEL.items():
        if values.get(name) != text:
            yield f"{name} es {values.get(name)} y debe ser {text}"
    for place in ("/", "/sitio", "/etc/nginx"):
        if _quietly(engine, *compose, "exec", "--no-TTY", "guia", "touch", f"{place}/prueba"):
            yield f"se puede escribir en {place}"


def _visited(engine: Engine) -> dict[str, Any]:
    command = engine.beside("env", f"PYTHONPATH={HOOKS}", sys.executable, "-m", "guide.lab.hosted", str(PORT))
    found: dict[str, Any] = json.loads(_output(command))
    return found


def _size(engine: Engine, compose: tuple[str, ...], base: str) -> int:
    """Bytes of the layers that the Dockerfile adds to its base."""
    image = _docker(engine, *compose, "images", "--quiet", "guia")
    own, below = (
        [
            int(size)
            for size in _docker(engine, "docker", "history", "--human=false", "--format={{.Size}}", name).split()
        ]
        for name in (image, base)
    )
    return sum(own[: len(own) - len(below)])


def _megabytes(statuses: str) -> float:
    """What the processes hold, of which pages that they share count more than once."""
    return sum(int(size) for size in re.findall(r"^VmRSS:\s+(\d+) kB", statuses, re.MULTILINE)) / 1000


def _tell(told: dict[str, Any], **more: float) -> None:
    from guide.lab.hosted import crowd

    served, slow = told["crowd"], told["slow"]
    numbers = {**told, **served, **slow, **more, "clients": crowd.CLIENTS}
    for name in ("median", "most"):
        numbers[name] *= 1000
    for line in _IN_NUMBERS:
        say(f"contenedor de la guía: {re.sub(r'(?<=[0-9])[.](?=[0-9])', ',', line.format(**numbers))}")


class _FailedError(Exception):
    """A step that did not work, with the end of what it wrote."""


def _docker(engine: Engine, *command: str) -> str:
    return _output(engine.command(*command)).strip()


def _run(engine: Engine, *command: str, data: bytes = b"") -> None:
    _output(engine.command(*command), data)


def _output(command: list[str], data: bytes = b"") -> str:
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as expired:
        raise _FailedError(f"«{' '.join(command[-4:])}» no acaba en {_SECONDS} s") from expired
    if done.returncode:
        end = (done.stdout + done.stderr).decode("utf-8", "replace").strip().splitlines()[-40:]
        raise _FailedError("\n    ".join([f"«{' '.join(command[-4:])}» termina con {done.returncode}", *end]))
    return done.stdout.decode("utf-8", "replace")


def _quietly(engine: Engine, *command: str) -> bool:
    """Whether it worked."""
    with contextlib.suppress(_FailedError):
        _run(engine, *command)
        return True
    return False
