"""The root folders of the machines: a Debian with its Docker Engine, one for each version."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from lab import cache
from lab.cache import HERE, LabError

SETUP = HERE / "setup.sh"
TERMINAL = HERE / "terminal.bashrc"


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
DEFAULT = "28.5"
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
        run([str(SETUP), str(part)], "preparar la máquina")

    return cache.made(f"raiz-{version}", recipe, make, f"una máquina Debian con Docker {version}")


def debian(release: str, packages: str, target: Path, what: str, *options: str) -> None:
    """A small Debian in ``target``: a folder, or a file that ends in .tar. ``options``: more of mmdebstrap's."""
    if not shutil.which("mmdebstrap"):
        raise LabError("falta mmdebstrap: sudo apt-get install mmdebstrap")
    command = ["mmdebstrap", "--quiet", "--variant=minbase"]
    if packages:
        command.append(f"--include={packages}")
    # A mirror that is a copy may be older than its list says.
    run([*command, '--aptopt=Acquire::Check-Valid-Until "false"', *options, release, str(target)], what)


def run(command: list[str], what: str) -> None:
    """Runs a step of a preparation; what it wrote is told only if it fails."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise LabError(f"no se pudo {what}: {command[0]} acabó con {done.returncode}\n{tail}")
