"""The steps that machines and images are made with: a small Debian, and programs whose failure is told."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from guide.lab.machines import stopping
from guide.lab.machines.cache import LabError

_ALONE = ("setpriv", "--pdeathsig=KILL", "--", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")


def debian(release: str, packages: str, target: Path, what: str, *options: str) -> None:
    """A small Debian in ``target``: a folder, or a file that ends in .tar. ``options``: more of mmdebstrap's."""
    if not shutil.which("mmdebstrap"):
        raise LabError("falta mmdebstrap: sudo apt-get install mmdebstrap")
    command = ["mmdebstrap", "--quiet", "--variant=minbase"]
    if packages:
        command.append(f"--include={packages}")
    # A mirror that is a copy may be older than its list says.
    command += ['--aptopt=Acquire::Check-Valid-Until "false"', *options, release, str(target), *sources(release)]
    run(command, what, alone=True)


def sources(release: str) -> list[str]:
    """The lines of a release's sources.list, from where the apt of this machine takes Debian.

    None where it is no Debian: mmdebstrap knows an address by itself.
    """
    command = ["apt-get", "indextargets", "--format=$(LABEL) $(REPO_URI)", "Created-By: Packages"]
    try:
        lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    except OSError:
        return []
    found: dict[str, str] = {}
    for line in lines:
        label, _, address = line.rpartition(" ")
        found.setdefault(label, address.rstrip("/"))
    if "Debian" not in found:
        return []
    suites = [(found["Debian"], release), (found["Debian"], f"{release}-updates")]
    if "Debian-Security" in found:
        suites.append((found["Debian-Security"], f"{release}-security"))
    return [f"deb {address} {suite} main" for address, suite in suites]


def run(command: list[str], what: str, *, alone: bool = False, environment: Mapping[str, str] | None = None) -> None:
    """Runs a step of a preparation; what it wrote is told only if it fails. Ends when somebody wants to stop.

    ``alone``: in namespaces where its processes and mounts end with it, and with this process. ``environment``: instead
    of that of this process.
    """
    stopping.raise_if_wanted()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as written:
        process = subprocess.Popen(
            [*_ALONE, *command] if alone else command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=environment,
        )
        status = None
        try:
            while status is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    status = process.wait(timeout=0.1)
                if stopping.wanted():
                    process.kill()
        except BaseException:
            process.kill()
            process.wait()
            raise
        stopping.raise_if_wanted()
        if status:
            written.seek(0)
            tail = "".join(written.readlines()[-15:])
            raise LabError(f"no se pudo {what}: {command[0]} acabó con {status}\n{tail}")
