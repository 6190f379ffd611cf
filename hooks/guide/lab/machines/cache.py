"""Where the laboratory keeps what takes long to make, and how two of them stay out of each other's way."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guide.lab.machines import stopping

PART = ".parte"
KEPT = 7 * 86_400  # seconds that what is of an older recipe stays after its last use


class LabError(Exception):
    """Something that the person who started the laboratory can mend: its text says how, in Spanish."""


class StartError(LabError):
    """One engine did not start; others may."""


def folder() -> Path:
    """``guia-docker`` in the user's cache folder, where several copies share it, or what GUIA_LABORATORIO names."""
    chosen = os.environ.get("GUIA_LABORATORIO")
    if chosen:
        path = Path(chosen).absolute()
    else:
        # By the XDG base directory specification, one that is not absolute does not count.
        user = Path(os.environ.get("XDG_CACHE_HOME") or "")
        path = (user if user.is_absolute() else Path.home() / ".cache") / "guia-docker"
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = f"no se puede guardar nada en «{path}» ({error}): di otra carpeta con GUIA_LABORATORIO"
        raise LabError(text) from error
    return path


def say(text: str) -> None:
    print(f"laboratorio: {text}", file=sys.stderr, flush=True)


def digest(parts: Iterable[bytes]) -> str:
    """Eight characters that change when any of the parts does."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()[:8]


@contextlib.contextmanager
def locked(path: Path, busy: str = "") -> Iterator[None]:
    """Holds a lock that ends with the process, however it ends. Waits for another one, and says ``busy`` once."""
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if busy:
                    say(busy)
                busy = ""
                stopping.raise_if_wanted()
                time.sleep(0.05)
        yield


def held(path: Path, stack: contextlib.ExitStack) -> bool:
    """Takes a lock until the stack ends, if nobody has it."""
    file = stack.enter_context(path.open("a"))
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def made(name: str, recipe: str, make: Callable[[Path], None], what: str) -> Path:
    """The folder ``name-recipe`` of the cache, made when it is not there; those of older recipes are deleted.

    It gets its name only when it is complete, so that what was cut short is made again.
    """
    target = folder() / f"{name}-{recipe}"
    with locked(folder() / f"{name}.bloqueo", f"otro proceso prepara {what}: espero"):
        if not target.is_dir():
            for old in folder().glob(f"{name}-*"):
                # Another copy of the repository may be using one of an older recipe. Nobody uses what was cut short.
                if old.suffix == PART or (old.is_dir() and time.time() - old.stat().st_mtime > KEPT):
                    remove(old)
            say(f"preparo {what}; la próxima vez estará hecho")
            part = folder() / f"{name}-{uuid.uuid4().hex[:8]}{PART}"
            part.mkdir()
            try:
                make(part)
                part.rename(target)
            except BaseException:
                remove(part)
                raise
        os.utime(target)
    return target


def remove(path: Path) -> None:
    """Deletes a folder whatever its files allow; a device or a mount in it stays and is told of."""
    for pause in (0.1, 0.5, 1.0, 0.0):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            return
        # What was killed a moment ago may still have written.
        time.sleep(pause)
    say(f"no se pudo borrar {path}: bórralo tú")
