"""The root folders of the machines: a Debian with its Docker Engine, one for each version."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from guide.lab.machines import bootstrap, cache, programs
from guide.lab.machines.cache import LabError
from guide.places import MACHINES

SETUP = MACHINES / "setup.sh"
TERMINAL = MACHINES / "terminal.bashrc"
UNITS = MACHINES / "unidades"


class Release(NamedTuple):
    """Which Debian carries a version of the engine, and in which packages.

    ``programs``: whether Debian only has what surrounds the engine, and the engine comes as programs.
    """

    debian: str
    packages: tuple[str, ...]
    programs: bool = False


# buildx and Compose came into Debian as packages of their own after 20.10; what it had then was Compose v1.
_SEPARATE = ("docker.io", "docker-cli", "docker-buildx", "docker-compose")
# What Docker without root asks of a system: numbers for its users, a network, and a session for each user.
_ROOTLESS = ("uidmap", "slirp4netns", "passt", "dbus-user-session", "libpam-systemd")
RELEASES = {
    "20.10": Release("bookworm", ("docker.io", "docker-compose")),
    "26.1": Release("trixie", _SEPARATE),
    "28.5": Release("forky", _SEPARATE),
    "29": Release("forky", ("containerd", "runc", "tini-static", *_ROOTLESS, "nftables"), programs=True),
}
DEFAULT = "28.5"
"""For work that any engine can do: the newest that Debian has. On which one pages run is said in lab/pages/marks.py."""
# What the pages use besides docker, what a machine needs to start, and the tools of who has no GNU ones (busybox, zsh).
_PACKAGES = (
    "busybox",
    "docker-registry",
    "systemd-sysv",
    "dbus",
    "ca-certificates",
    "curl",
    "iproute2",
    "iptables",
    "less",
    "nano",
    "openssh-client",
    "openssh-server",
    "procps",
    "psmisc",
    "sudo",
    "tree",
    "unzip",
    "xz-utils",
    "zsh",
)


def root(version: str, binaries: Path | None = None) -> Path:
    """The root folder of a version, made the first time: one minute, 600 MB.

    ``binaries``: where the programs of the newest one are, instead of building them.
    """
    if version not in RELEASES:
        raise LabError(f"no hay motor «{version}»: usa {', '.join(RELEASES)}")
    release = RELEASES[version]
    packages = ",".join(sorted({*_PACKAGES, *release.packages}))
    parts = [release.debian.encode(), packages.encode(), SETUP.read_bytes(), TERMINAL.read_bytes()]
    files: list[tuple[Path, str]] = []
    if release.programs:
        files = programs.unpacked(binaries) if binaries else programs.built()
        parts += [programs.digest(files), *(path.read_bytes() for path in sorted(UNITS.iterdir()))]

    def make(part: Path) -> None:
        bootstrap.debian(release.debian, packages, part, f"la máquina con Docker {version}")
        for file, path in files:
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # Debian's bin/runc leads to ../sbin/runc, which gives way. An absolute link would lead to the host.
            if not target.resolve().is_relative_to(part.resolve()):
                target.unlink()
            shutil.copyfile(file, target)
            target.chmod(0o755)
        bootstrap.run([str(SETUP), str(part)], "preparar la máquina", alone=True)

    return cache.made(f"raiz-{version}", cache.digest(parts), make, f"una máquina Debian con Docker {version}")
