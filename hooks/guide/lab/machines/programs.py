"""The programs that no Debian has, as those of the newest Docker: built from the modules of their authors, or unpacked.

``programas/NAME`` pins the module of a program and all that it is made of. The registry of modules is asked once:
what was built is kept by what it was built from.
"""

from __future__ import annotations

import functools
import os
import platform
import re
import shutil
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from guide.lab.machines import bootstrap, cache
from guide.lab.machines.cache import LabError
from guide.places import MACHINES

PINNED = MACHINES / "programas"
_BUILD = PINNED / "build.sh"
PLUGINS = "usr/libexec/docker/cli-plugins"
_GO = "golang-go,gcc,libc6-dev,libsystemd-dev,pkg-config,ca-certificates"
_GO_DEBIAN = "forky"
# The settings by which Go finds the registry of modules; a proxy may carry a password, so they are never written.
_SETTINGS = re.compile(r"GO(PROXY|SUMDB|NOSUMDB|NOPROXY|PRIVATE|INSECURE|AUTH)|(HTTPS?|NO)_PROXY", re.IGNORECASE)


class Release(NamedTuple):
    """What Docker's own packages say of a release: its number, the commits of its two repositories and its time."""

    version: str
    engine_commit: str
    client_commit: str
    made: str


# The module v2.0.0-beta.24 of moby is what was released as docker-v29.8.1 (commit 464cd50), on the same day as v29.8.1
# of docker/cli (commit 4a63305): https://github.com/moby/moby/releases/tag/docker-v29.8.1.
# The time is that of the module.
ENGINE = Release("29.8.1", "464cd50", "4a63305", "2026-09-15T15:28:34Z")
_PLATFORM = "Docker Engine - Community"


class Program(NamedTuple):
    """One build. ``files``: what it gives, and where a machine has it. ``stamps``: variables that the linker sets.

    In a stamp, ``{version}`` is the version of the module and ``{number}`` the same without its «v». ``scripts``: the
    files that are not built but stand in a module of the build, by module and path. ``instead``: how somebody who
    cannot reach the registry of modules goes on.
    """

    name: str
    module: str
    packages: tuple[str, ...]
    files: dict[str, str]
    stamps: dict[str, str]
    cgo: bool = False
    options: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    instead: str = "los programas que publica Docker (--binarios) o con un motor anterior (--version 28.5)"

    def version(self, module: str = "") -> str:
        """The version of its module, or of another one, as go.mod pins it."""
        module = module or self.module
        text = (PINNED / self.name / "go.mod").read_text("utf-8")
        found = re.search(rf"^\s*(?:require )?{re.escape(module)} (v\S+)", text, re.MULTILINE)
        if found is None:
            raise LabError(f"{PINNED / self.name / 'go.mod'} no fija {module}")
        return found[1].removesuffix("+incompatible")


def _in(package: str, **values: str) -> dict[str, str]:
    return {f"{package}.{name}": value for name, value in values.items()}


def _released(package: str, commit: str, **more: str) -> dict[str, str]:
    """What engine and client say of the release that they are of."""
    values = {"Version": ENGINE.version, "GitCommit": commit, "BuildTime": ENGINE.made, "PlatformName": _PLATFORM}
    return _in(package, **values, **more)


_ENGINE = "github.com/moby/moby/v2"
_ROOTLESS = ("dockerd-rootless.sh", "dockerd-rootless-setuptool.sh")
PROGRAMS = (
    Program(
        "dockerd",
        "github.com/moby/moby/v2",
        ("github.com/moby/moby/v2/cmd/dockerd", "github.com/moby/moby/v2/cmd/docker-proxy"),
        {"dockerd": "usr/bin/dockerd", "docker-proxy": "usr/bin/docker-proxy"},
        _released("github.com/moby/moby/v2/dockerversion", ENGINE.engine_commit, ProductName="docker"),
        # The log driver journald reads with the library of systemd.
        cgo=True,
        options=("-tags=journald",),
    ),
    Program(
        "docker",
        "github.com/docker/cli",
        ("github.com/docker/cli/cmd/docker",),
        {"docker": "usr/bin/docker"},
        _released("github.com/docker/cli/cli/version", ENGINE.client_commit),
        # Its module has no go.mod, which Go takes for a sign of a very old language.
        options=("-gcflags=github.com/docker/cli/...=-lang=go1.26",),
    ),
    Program(
        "buildx",
        "github.com/docker/buildx",
        ("github.com/docker/buildx/cmd/buildx",),
        {"buildx": f"{PLUGINS}/docker-buildx"},
        _in("github.com/docker/buildx/version", Version="{version}"),
    ),
    Program(
        "compose",
        "github.com/docker/compose/v5",
        ("github.com/docker/compose/v5/cmd",),
        {"cmd": f"{PLUGINS}/docker-compose"},
        _in("github.com/docker/compose/v5/internal", Version="{version}"),
    ),
    # Docker without root. A small package of the engine brings its module, which has the scripts.
    Program(
        "rootlesskit",
        "github.com/rootless-containers/rootlesskit/v3",
        ("github.com/rootless-containers/rootlesskit/v3/cmd/rootlesskit", f"{_ENGINE}/dockerversion"),
        {name: f"usr/bin/{name}" for name in ("rootlesskit", *_ROOTLESS)},
        {},
        scripts=tuple(f"{_ENGINE} contrib/{name}" for name in _ROOTLESS),
    ),
)


# The registry of images, for the image that stands in for it: Debian has the old one. No machine has it for itself.
# It says its number as the one of Docker Hub does, without a «v».
REGISTRY = Program(
    "registry",
    "github.com/distribution/distribution/v3",
    ("github.com/distribution/distribution/v3/cmd/registry",),
    {"registry": "bin/registry"},
    _in("github.com/distribution/distribution/v3/version", version="{number}"),
    instead="las imágenes de Docker Hub (--imagenes hub)",
)


def built() -> list[tuple[Path, str]]:
    """The programs, each with its path in a machine; those that are missing are built, in some minutes."""
    found = []
    for program in PROGRAMS:
        folder = folder_of(program)
        found += [(folder / name, path) for name, path in program.files.items()]
    return found


def recipe_of(program: Program) -> str:
    """Changes with all that the program is made of."""
    pinned = (path.read_bytes() for path in _pinned(program))
    scripts = [repr(program.scripts).encode()] if program.scripts else []
    return cache.digest([*pinned, _BUILD.read_bytes(), repr(_arguments(program)).encode(), *scripts])


def folder_of(program: Program) -> Path:
    """Where the files of a program are, which is built when it is not there."""

    def make(part: Path) -> None:
        site = part / "obra"
        site.mkdir()
        for path in _pinned(program):
            shutil.copy(path, site)
        root = cache.made(
            "raiz-go",
            cache.digest([_GO_DEBIAN.encode(), _GO.encode()]),
            functools.partial(bootstrap.debian, _GO_DEBIAN, _GO, what="la máquina con Go"),
            "una máquina Debian con Go",
        )
        command = [str(_BUILD), str(root), str(site), *_arguments(program)]
        environment = _own_settings() | {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "CGO_ENABLED": str(int(program.cgo)),
        }
        try:
            bootstrap.run(command, f"construir {program.name} {program.version()}", alone=True, environment=environment)
        except LabError as error:
            raise LabError(
                f"{str(error).rstrip()}\nLos módulos se piden al registro de Go (go env GOPROXY). Sin él se puede "
                f"seguir con {program.instead}"
            ) from error
        for script in program.scripts:
            module, inside = script.split()
            source = site / "cache/go/pkg/mod" / f"{module}@{program.version(module)}" / inside
            shutil.copyfile(source, site / "bin" / source.name)
        for name in program.files:
            (site / "bin" / name).rename(part / name)
        cache.remove(site)

    what = f"{program.name} {program.version()} desde sus fuentes"
    return cache.made(f"programa-{program.name}", recipe_of(program), make, what)


def _pinned(program: Program) -> list[Path]:
    return [PINNED / program.name / name for name in ("go.mod", "go.sum")]


def _arguments(program: Program) -> list[str]:
    version = program.version()
    values = {"version": version, "number": version.removeprefix("v")}
    stamps = [f"-X '{name}={value.format(**values)}'" for name, value in program.stamps.items()]
    return ["-ldflags=" + " ".join(["-s", "-w", *stamps]), *program.options, *program.packages]


def _own_settings() -> dict[str, str]:
    """How Go finds the registry on this machine: what ``go env -w`` wrote, and what the environment says, which wins.

    Nothing else of it counts, as the system that somebody builds for.
    """
    folder = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    path = Path(os.environ.get("GOENV") or Path(folder) / "go" / "env")
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    written = {name.strip(): value for name, equals, value in (line.partition("=") for line in lines) if equals}
    said = {name: value for name, value in os.environ.items() if value}
    return {name: value for name, value in (written | said).items() if _SETTINGS.fullmatch(name)}


# --- As Docker publishes them -----------------------------------------------

_NAMES = {
    r"dockerd|docker|docker-proxy|docker-init|containerd|containerd-shim-runc-v2|ctr|runc": "usr/bin/{}",
    r"rootlesskit|dockerd-rootless(-setuptool)?\.sh": "usr/bin/{}",
    r"(docker-)?buildx(-v[\d.]+)?(\.linux-\w+|-linux-\w+)?": f"{PLUGINS}/docker-buildx",
    r"docker-compose(-v[\d.]+)?(\.linux-\w+|-linux-\w+)?": f"{PLUGINS}/docker-compose",
}
_NEEDED = (
    "usr/bin/dockerd",
    "usr/bin/docker",
    "usr/bin/docker-proxy",
    f"{PLUGINS}/docker-buildx",
    f"{PLUGINS}/docker-compose",
)


def unpacked(given: Path) -> list[tuple[Path, str]]:
    """The programs of a folder or of an archive ``docker-29.*.tgz``, each with its path in a machine.

    The plugins, which Docker publishes apart, stand in the folder too, or beside the archive. Of several archives the
    newest counts.
    """
    if not given.exists():
        raise LabError(f"no hay nada en «{given}»")
    if given.is_dir():
        archives = sorted(given.glob("docker-*.tgz"), key=_numbers)
        places = [given.rglob("*"), *(_extracted(archive).rglob("*") for archive in archives)]
    else:
        places = [given.parent.glob("*"), _extracted(given).rglob("*")]
    found = {path: file for files in places for file, path in _programs(files)}
    missing = [path.rpartition("/")[2] for path in _NEEDED if path not in found]
    if missing:
        raise LabError(
            f"en «{given}» falta {', '.join(missing)}: hacen falta el archivo docker-VERSIÓN.tgz de Docker y, al lado, "
            f"los programas docker-buildx y docker-compose, todos para {platform.machine()}"
        )
    return [(file, path) for path, file in sorted(found.items())]


def _numbers(archive: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", archive.name)]


def _extracted(archive: Path) -> Path:
    # Every machine that starts asks: it goes by what the file system says, as that of the programs does.
    recipe = cache.digest([digest([(archive, archive.name)])])

    def make(part: Path) -> None:
        try:
            with tarfile.open(archive) as tar:
                for member in tar:
                    # By its name alone, wherever an archive says that it stands: nothing is written elsewhere, also by
                    # a Python 3.11.2, which has no filters yet.
                    name = PurePosixPath(member.name).name
                    file = tar.extractfile(member) if member.isfile() and _place(name) else None
                    if file:
                        with file, (part / name).open("wb") as target:
                            shutil.copyfileobj(file, target)
                        os.utime(part / name, (member.mtime, member.mtime))
                # The sum that tells of damage stands at the very end, behind what an archive needs to be read.
                while tar.fileobj and tar.fileobj.read(1 << 20):
                    pass
        except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
            raise LabError(f"no se puede desempaquetar «{archive}»: {error}") from error

    return cache.made("binarios", recipe, make, f"los programas de {archive.name}")


def _programs(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for file in sorted(files):
        path = _place(file.name)
        if path and file.is_file() and _runs_here(file):
            yield file, path


def _runs_here(file: Path) -> bool:
    """False for a program of another architecture, which Docker publishes under almost the same name.

    Whatever is no ELF file, as a script, may run.
    """
    head, own = (_head(path) for path in (file, Path("/proc/self/exe")))
    # Class and order of the bytes, and the machine.
    return not head.startswith(b"\x7fELF") or (head[4:6], head[18:20]) == (own[4:6], own[18:20])


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(20)


def _place(name: str) -> str:
    """Where a machine has the program that a file of that name is; "" where it is none."""
    return next((path.format(name) for pattern, path in _NAMES.items() if re.fullmatch(pattern, name)), "")


def digest(programs: list[tuple[Path, str]]) -> bytes:
    """Changes when any of the programs does: they are large, so that it goes by what the file system says of them."""
    parts = []
    for file, path in programs:
        status = file.stat()
        parts.append(f"{path} {file} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(parts).encode()
