"""The root folders of the machines: a Debian with its Docker Engine, one for each version."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from guide.lab.machines import cache, stopping
from guide.lab.machines.cache import LabError
from guide.places import MACHINES

SETUP = MACHINES / "setup.sh"
TERMINAL = MACHINES / "terminal.bashrc"


class Release(NamedTuple):
    """Which Debian carries a version of the engine, and what of it stands in separate packages there."""

    debian: str
    packages: tuple[str, ...]


# buildx and Compose came into Debian as packages of their own after 20.10.
RELEASES = {
    "20.10": Release("bookworm", ()),
    "26.1": Release("trixie", ("docker-cli", "docker-buildx", "docker-compose")),
    "28.5": Release("forky", ("docker-cli", "docker-buildx", "docker-compose")),
}
DEFAULT = list(RELEASES)[-1]
"""The newest, for work that any engine can do. On which one pages run is said in lab/pages/marks.py."""
_ALONE = ("setpriv", "--pdeathsig=KILL", "--", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
# What the pages use besides docker, and what a machine needs to start.
_PACKAGES = (
    "docker.io",
    "docker-registry",
    "systemd-sysv",
    "dbus",
    "ca-certificates",
    "curl",
    "iproute2",
    "iptables",
    "less",
    "nano",
    "procps",
    "psmisc",
    "sudo",
    "tree",
    "xz-utils",
)


def root(version: str) -> Path:
    """The root folder of a version, made the first time: one minute, 600 MB."""
    if version not in RELEASES:
        raise LabError(f"no hay motor «{version}»: usa {', '.join(RELEASES)}")
    release = RELEASES[version]
    packages = ",".join(sorted({*_PACKAGES, *release.packages}))
    recipe = cache.digest([release.debian.encode(), packages.encode(), SETUP.read_bytes(), TERMINAL.read_bytes()])

    def make(part: Path) -> None:
        debian(release.debian, packages, part, f"la máquina con Docker {version}")
        run([str(SETUP), str(part)], "preparar la máquina", alone=True)

    return cache.made(f"raiz-{version}", recipe, make, f"una máquina Debian con Docker {version}")


def debian(release: str, packages: str, target: Path, what: str, *options: str) -> None:
    """A small Debian in ``target``: a folder, or a file that ends in .tar. ``options``: more of mmdebstrap's."""
    if not shutil.which("mmdebstrap"):
        raise LabError("falta mmdebstrap: sudo apt-get install mmdebstrap")
    command = ["mmdebstrap", "--quiet", "--variant=minbase"]
    if packages:
        command.append(f"--include={packages}")
    # A mirror that is a copy may be older than its list says.
    command += ['--aptopt=Acquire::Check-Valid-Until "false"', *options, release, str(target)]
    run(command, what, alone=True)


def run(command: list[str], what: str, *, alone: bool = False) -> None:
    """Runs a step of a preparation; what it wrote is told only if it fails. Ends when somebody wants to stop.

    ``alone``: in namespaces where its processes and mounts end with it, and with this process.
    """
    stopping.raise_if_wanted()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as written:
        process = subprocess.Popen(
            [*_ALONE, *command] if alone else command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
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
