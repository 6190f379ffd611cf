"""The images that stand in for those of Docker Hub, made of Debian's packages by an engine of the laboratory itself.

Of the registry, Debian has an old release, so that its image takes the program that is built from its modules.

They are kept as the storage of a registry, which every machine serves to its engine as the mirror of Docker Hub.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

import yaml

from guide.lab.machines import bootstrap, cache, programs, roots
from guide.lab.machines.cache import LabError, say
from guide.lab.machines.machine import CERTIFICATES, Machine
from guide.places import MACHINES

RECIPES = MACHINES / "imagenes"
TABLE = RECIPES / "imagenes.yml"
REGISTRY = "127.0.0.1:5000"
AT_ONCE = 2
# What is noted down as the source of the images.
STAND_INS, REAL = "sustitutas de Debian", "Docker Hub"
# Inside the machine that builds.
STORAGE = "/srv/imagenes"
CONTEXT = "/srv/recetas"
SETTINGS = "/srv/ajustes"
BUILT = "/srv/programas"
CONFIGURATION = f"""\
version: 0.1
log: {{level: error, accesslog: {{disabled: true}}}}
storage:
  filesystem: {{rootdirectory: {STORAGE}}}
http: {{addr: "{REGISTRY}"}}
"""
DESCRIPTION = "Imagen sustituta del laboratorio de la guía, hecha con paquetes de Debian. No es la de Docker Hub"
# What the real «slim» images leave out, too.
_LEFT_OUT = ("doc/*", "info/*", "lintian/*", "linda/*", "locale/*", "man/*")


class Image(NamedTuple):
    """One line of the table: made by mmdebstrap from a Debian, or by the engine from a folder with a Dockerfile."""

    name: str
    debian: str
    slim: bool
    recipe: Path

    @property
    def version(self) -> str:
        return self.name.partition(":")[2].partition("-")[0]

    def needs(self, names: set[str]) -> set[str]:
        """The images of the table that have to be there first."""
        if self.debian:
            return set()
        lines = (self.recipe / "Dockerfile").read_text("utf-8").splitlines()
        return names & {line.split()[1] for line in lines if re.match(r"FROM ", line)}


def table(path: Path = TABLE) -> list[Image]:
    """The images, in the order in which they are written."""
    found = []
    for name, row in yaml.safe_load(path.read_text("utf-8")).items():
        image = Image(
            name, row.get("debian", ""), row.get("reducida", False), path.parent / row.get("carpeta", "debian")
        )
        if not (image.debian or (image.recipe / "Dockerfile").is_file()):
            raise LabError(f"{path}: {name} no dice de qué «debian» sale ni en qué «carpeta» está su Dockerfile")
        found.append(image)
    return found


def images() -> Path:
    """The storage of the registry, made the first time: some minutes, half a GB."""
    files = sorted(path for path in RECIPES.rglob("*") if path.is_file())
    parts = [part for path in files for part in (str(path.relative_to(RECIPES)).encode(), path.read_bytes())]
    parts += [DESCRIPTION.encode(), repr(_LEFT_OUT).encode()]
    parts += [part for name, text in sorted(_settings().items()) for part in (name.encode(), text)]
    parts.append(programs.recipe_of(programs.REGISTRY).encode())
    return cache.made("imagenes", cache.digest(parts), _make, "las imágenes que sustituyen a las de Docker Hub")


def _settings() -> dict[str, bytes]:
    """Files for /etc that let an image reach the packages of Python and npm as this machine does.

    They stand in the images of the cache and nowhere else: they may name a private index.
    """
    pip, npm = ["[global]", "timeout = 60"], ["update-notifier=false"]
    files = {}
    if CERTIFICATES.exists():
        # Not Debian's own file: installing ca-certificates in a Dockerfile writes that one anew.
        files["laboratorio.crt"] = CERTIFICATES.read_bytes()
        pip.append("cert = /etc/laboratorio.crt")
        npm.append("cafile=/etc/laboratorio.crt")
    for variable, lines, line in (("PIP_INDEX_URL", pip, "index-url = "), ("npm_config_registry", npm, "registry=")):
        if value := os.environ.get(variable):
            lines.append(line + value)
    return files | {"pip.conf": "\n".join([*pip, ""]).encode(), "npmrc": "\n".join([*npm, ""]).encode()}


def _make(target: Path) -> None:
    empty = target / "vacio"
    empty.mkdir()
    registry = programs.folder_of(programs.REGISTRY)
    with Machine(roots.DEFAULT, empty) as machine:
        _prepare(machine)
        shutil.copytree(registry, machine.path(BUILT))
        _in_order(table(), lambda image: _publish(machine, image, target))
        shutil.copytree(machine.path(STORAGE), target, dirs_exist_ok=True)
    empty.rmdir()


def _prepare(machine: Machine) -> None:
    shutil.copytree(RECIPES, machine.path(CONTEXT))
    machine.path(SETTINGS).mkdir()
    for name, text in _settings().items():
        (machine.path(SETTINGS) / name).write_bytes(text)
    machine.path("/srv/registro.yml").write_text(CONFIGURATION)
    service = ["systemd-run", "--unit=registro", "docker-registry", "serve", "/srv/registro.yml"]
    bootstrap.run(machine.command(*service), "arrancar el registro de las imágenes")


def _in_order(pending: list[Image], make: Callable[[Image], None]) -> None:
    """Makes each image once those that it starts from are there, two at a time. The first failure ends it."""
    names = {image.name for image in pending}
    done: set[str] = set()
    running: dict[Future[None], str] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while pending or running:
            for image in [image for image in pending if image.needs(names) <= done]:
                pending.remove(image)
                running[pool.submit(make, image)] = image.name
            if not running:
                raise LabError(f"{TABLE}: estas imágenes salen unas de otras: {', '.join(i.name for i in pending)}")
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                try:
                    future.result()
                except BaseException:
                    pool.shutdown(cancel_futures=True)
                    raise
                done.add(running.pop(future))


def _publish(machine: Machine, image: Image, scratch: Path) -> None:
    """Makes an image inside the machine and pushes it to the registry there."""
    start = time.monotonic()
    published = f"{REGISTRY}/library/{image.name}"
    labels = {"title": image.name, "description": DESCRIPTION}
    if image.debian:
        tar = scratch / f"{image.debian}{'-reducida' if image.slim else ''}.tar"
        _base(image, tar)
        inside = machine.path(f"/srv/{tar.name}")
        shutil.move(tar, inside)
        changes = [f'--change=LABEL org.opencontainers.image.{key}="{text}"' for key, text in labels.items()]
        command = ["docker", "import", *changes, '--change=CMD ["bash"]', f"/srv/{tar.name}", image.name]
    else:
        command = ["docker", "build", "--quiet", "--provenance=false", f"--tag={image.name}"]
        command += [f"--build-context=laboratorio={SETTINGS}", f"--build-context=programas={BUILT}"]
        command.append(f"--build-arg=VERSION={image.version}")
        command += [f"--label=org.opencontainers.image.{key}={text}" for key, text in labels.items()]
        command.append(f"{CONTEXT}/{image.recipe.name}")
    what = f"hacer la imagen {image.name}"
    for step in (command, ["docker", "tag", image.name, published], ["docker", "push", "--quiet", published]):
        bootstrap.run(machine.command(*step), what)
    say(f"imagen {image.name}: {time.monotonic() - start:.0f} s")


def _base(image: Image, tar: Path) -> None:
    options = [f"--customize-hook={image.recipe / 'ajustar.sh'}"]
    if image.slim:
        options += [f"--dpkgopt=path-exclude=/usr/share/{folder}" for folder in _LEFT_OUT]
        options.append("--dpkgopt=path-include=/usr/share/doc/*/copyright")
    bootstrap.debian(image.debian, "", tar, f"hacer la imagen {image.name}", *options)
