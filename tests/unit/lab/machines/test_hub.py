"""The images that stand in for Docker Hub: their table, and in which order they are made."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest
import yaml
from guide.lab.machines import bootstrap, hub, programs
from guide.lab.machines.cache import LabError
from guide.lab.machines.hub import Image


def folder(place: Path, **dockerfiles: str) -> list[Image]:
    """Images whose Dockerfiles have these first lines, in a table of their own."""
    for name, text in dockerfiles.items():
        (place / name).mkdir()
        (place / name / "Dockerfile").write_text(text + "\n", "utf-8")
    table = place / "imagenes.yml"
    table.write_text("".join(f"{name}:1: {{carpeta: {name}}}\n" for name in dockerfiles), "utf-8")
    return hub.table(table)


def test_every_recipe_is_in_the_table() -> None:
    written = {path.name for path in hub.RECIPES.iterdir() if path.is_dir()}
    assert {image.recipe.name for image in hub.table()} == written


def test_recipes_start_from_nothing_else_than_images_of_the_table() -> None:
    names = {image.name for image in hub.table()} | {"scratch"}
    for image in hub.table():
        if not image.debian:
            text = (image.recipe / "Dockerfile").read_text("utf-8")
            stages = set(re.findall(r"(?m)^FROM \S+ AS (\S+)$", text))
            assert set(re.findall(r"(?m)^FROM (\S+)", text)) <= names | stages, image.name


def test_recipes_with_a_numbered_tag_check_the_version_that_they_get() -> None:
    for image in hub.table():
        text = "" if image.debian else (image.recipe / "Dockerfile").read_text("utf-8")
        if image.version[:1].isdigit() and "FROM python:" not in text and text:
            assert re.search(r"grep .*\$VERSION", text), image.name


def test_the_image_of_the_registry_has_the_tag_of_the_module() -> None:
    [image] = [image for image in hub.table() if image.recipe.name == "registry"]
    assert image.name == f"registry:{programs.REGISTRY.version().removeprefix('v')}"


def test_images_are_made_after_those_that_they_start_from(tmp_path: Path) -> None:
    made: list[str] = []
    hub._in_order(
        folder(tmp_path, c="FROM b:1", b="FROM a:1 AS x\nFROM scratch", a="FROM scratch"),
        lambda image: made.append(image.name),
    )
    assert made == ["a:1", "b:1", "c:1"]


def test_two_images_are_made_at_a_time(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=10)

    def meet(_: Image) -> None:
        both.wait()

    hub._in_order(folder(tmp_path, a="FROM scratch", b="FROM scratch"), meet)


def test_a_failure_ends_it(tmp_path: Path) -> None:
    made: list[str] = []

    def fail(image: Image) -> None:
        made.append(image.name)
        raise LabError(image.name)

    with pytest.raises(LabError, match="a:1"):
        hub._in_order(folder(tmp_path, a="FROM scratch", b="FROM a:1"), fail)
    assert made == ["a:1"]


def test_images_that_start_from_each_other_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="a:1, b:1"):
        hub._in_order(folder(tmp_path, a="FROM b:1", b="FROM a:1"), lambda _: None)


def test_a_line_without_recipe_is_told_of(tmp_path: Path) -> None:
    folder(tmp_path, a="FROM scratch")[0].recipe.joinpath("Dockerfile").unlink()
    with pytest.raises(LabError, match=r"a:1 no dice"):
        hub.table(tmp_path / "imagenes.yml")


def test_the_index_of_python_packages_of_this_machine_is_carried_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://paquetes.example/simple")
    assert b"index-url = https://paquetes.example/simple\n" in hub._settings()["pip.conf"]
    monkeypatch.delenv("PIP_INDEX_URL")
    assert b"index-url" not in hub._settings()["pip.conf"]


def test_the_table_says_where_each_image_comes_from(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/Dockerfile").write_text("FROM a:1\n", "utf-8")
    table = tmp_path / "imagenes.yml"
    table.write_text(
        "a:1: {debian: trixie}\nb:2.0-slim: {debian: trixie, reducida: true}\nweb:3: {carpeta: web}\n", "utf-8"
    )
    assert hub.table(table) == [
        Image("a:1", "trixie", False, tmp_path / "debian"),
        Image("b:2.0-slim", "trixie", True, tmp_path / "debian"),
        Image("web:3", "", False, tmp_path / "web"),
    ]


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("a:1", "1"),
        ("a:1.2-slim", "1.2"),
        ("a:1.2-slim-x", "1.2"),
        ("a", ""),
        ("a:latest", "latest"),
    ],
)
def test_a_recipe_gets_the_version_of_the_tag(name: str, version: str) -> None:
    assert Image(name, "", False, Path()).version == version


def test_an_image_needs_those_of_the_table_that_its_recipe_starts_from(tmp_path: Path) -> None:
    text = "# FROM d:1\nFROM a:1 AS x\nRUN echo FROM c:1\nFROM otra\n  FROM d:1\nFROM b:1"
    [image] = folder(tmp_path, uno=text)
    names = {"a:1", "b:1", "c:1", "d:1", "uno:1"}
    assert image.needs(names) == {"a:1", "b:1"}
    assert image._replace(debian="trixie").needs(names) == set()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine of the build that trusts no more than Debian does, and asks for its packages where everybody does."""
    for name in ("PIP_INDEX_URL", "npm_config_registry"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(hub, "CERTIFICATES", tmp_path / "no.crt")
    return tmp_path


@pytest.mark.usefixtures("alone")
def test_without_anything_of_its_own_a_machine_carries_little_over() -> None:
    assert hub._settings() == {"pip.conf": b"[global]\ntimeout = 60\n", "npmrc": b"update-notifier=false\n"}


def test_all_that_a_machine_has_of_its_own_is_carried_over(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alone / "si.crt").write_bytes(b"uno")
    monkeypatch.setattr(hub, "CERTIFICATES", alone / "si.crt")
    monkeypatch.setenv("PIP_INDEX_URL", "https://paquetes.example/simple")
    monkeypatch.setenv("npm_config_registry", "https://paquetes.example/npm/")
    assert hub._settings() == {
        "laboratorio.crt": b"uno",
        "pip.conf": b"[global]\ntimeout = 60\ncert = /etc/laboratorio.crt\nindex-url = https://paquetes.example/simple\n",
        "npmrc": b"update-notifier=false\ncafile=/etc/laboratorio.crt\nregistry=https://paquetes.example/npm/\n",
    }


class Inside:
    """A machine that is a folder: what is to be run in it is said, and done by nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "srv").mkdir(parents=True)

    def path(self, inside: str) -> Path:
        return self.folder / inside.removeprefix("/")

    def command(self, *arguments: str) -> list[str]:
        return ["dentro", *arguments]

    def __enter__(self) -> Inside:
        return self

    def __exit__(self, *_: object) -> None:
        (self.folder / "terminada").write_text("", "utf-8")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is run and what is told of it if it fails."""
    found: list[tuple[str, str]] = []

    def run(command: list[str], what: str) -> None:
        found.append((" ".join(command), what))

    def debian(release: str, packages: str, target: Path, what: str, *options: str) -> None:
        target.write_text(" ".join([release, packages, *options]), "utf-8")
        found.append((f"debian {target.name}", what))

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "debian", debian)
    return found


LABEL = "org.opencontainers.image"
ABOUT = "Imagen sustituta del laboratorio de la guía, hecha con paquetes de Debian. No es la de Docker Hub"
SLIM = " ".join(
    [
        *(
            f"--dpkgopt=path-exclude=/usr/share/{kind}/*"
            for kind in ("doc", "info", "lintian", "linda", "locale", "man")
        ),
        "--dpkgopt=path-include=/usr/share/doc/*/copyright",
    ]
)


@pytest.mark.parametrize(
    ("slim", "tar", "options"), [(True, "trixie-reducida.tar", f" {SLIM}"), (False, "trixie.tar", "")]
)
def test_a_base_image_is_a_debian_that_is_imported(
    tmp_path: Path, steps: list[tuple[str, str]], slim: bool, tar: str, options: str
) -> None:
    inside = Inside(tmp_path / "dentro")
    hub._publish(inside, Image("debian:13", "trixie", slim, Path("/recetas/debian")), tmp_path)  # type: ignore[arg-type]
    what = "hacer la imagen debian:13"
    change = f'--change=LABEL {LABEL}.title="debian:13" --change=LABEL {LABEL}.description="{ABOUT}"'
    assert steps == [
        (f"debian {tar}", what),
        (f'dentro docker import {change} --change=CMD ["bash"] /srv/{tar} debian:13', what),
        ("dentro docker tag debian:13 127.0.0.1:5000/library/debian:13", what),
        ("dentro docker push --quiet 127.0.0.1:5000/library/debian:13", what),
    ]
    asked = (tmp_path / "dentro/srv" / tar).read_text("utf-8")
    assert asked == f"trixie  --customize-hook=/recetas/debian/ajustar.sh{options}"
    assert not (tmp_path / tar).exists()


def test_another_image_is_built_from_its_folder(
    tmp_path: Path, steps: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    inside = Inside(tmp_path / "dentro")
    hub._publish(inside, Image("node:24-slim", "", False, Path("/recetas/node")), tmp_path)  # type: ignore[arg-type]
    what = "hacer la imagen node:24-slim"
    assert steps == [
        (
            "dentro docker build --quiet --provenance=false --tag=node:24-slim "
            "--build-context=laboratorio=/srv/ajustes --build-context=programas=/srv/programas --build-arg=VERSION=24 "
            f"--label={LABEL}.title=node:24-slim --label={LABEL}.description={ABOUT} "
            "/srv/recetas/node",
            what,
        ),
        ("dentro docker tag node:24-slim 127.0.0.1:5000/library/node:24-slim", what),
        ("dentro docker push --quiet 127.0.0.1:5000/library/node:24-slim", what),
    ]
    assert capsys.readouterr().err == "laboratorio: imagen node:24-slim: 0 s\n"


@pytest.fixture
def recipes(alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (alone / "recetas").mkdir()
    folder(alone / "recetas", a="FROM scratch", b="FROM a:1")
    monkeypatch.setattr(hub, "RECIPES", alone / "recetas")
    monkeypatch.setattr(hub, "TABLE", alone / "recetas/imagenes.yml")
    monkeypatch.setattr(hub.table, "__defaults__", (alone / "recetas/imagenes.yml",))
    monkeypatch.setenv("GUIA_LABORATORIO", str(alone / "laboratorio"))
    # What is built of modules, which are not asked for.
    (alone / "construido").mkdir()
    (alone / "construido/registry").write_text("programa", "utf-8")
    monkeypatch.setattr(programs, "folder_of", lambda program: {"registry": alone / "construido"}[program.name])
    return alone / "recetas"


def test_the_images_are_what_the_registry_of_a_machine_kept(
    recipes: Path, alone: Path, steps: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Inside(alone / "dentro")
    (alone / "dentro/srv/imagenes/docker").mkdir(parents=True)
    started: list[tuple[str, list[Path]]] = []

    def machine(version: str, images: Path) -> Inside:
        started.append((version, list(images.iterdir())))
        return inside

    monkeypatch.setattr(hub, "Machine", machine)
    made = hub.images()
    assert started == [("28.5", [])]
    assert [path.name for path in made.iterdir()] == ["docker"]
    assert (alone / "dentro/terminada").is_file()
    assert steps[0] == (
        "dentro systemd-run --unit=registro docker-registry serve /srv/registro.yml",
        "arrancar el registro de las imágenes",
    )
    assert [what for step, what in steps if "docker build" in step] == ["hacer la imagen a:1", "hacer la imagen b:1"]
    assert (alone / "dentro/srv/recetas/b/Dockerfile").read_bytes() == (recipes / "b/Dockerfile").read_bytes()
    assert (alone / "dentro/srv/programas/registry").read_text("utf-8") == "programa"
    assert (alone / "dentro/srv/ajustes/npmrc").read_bytes() == b"update-notifier=false\n"
    assert yaml.safe_load((alone / "dentro/srv/registro.yml").read_text("utf-8")) == {
        "version": 0.1,
        "log": {"level": "error", "accesslog": {"disabled": True}},
        "storage": {"filesystem": {"rootdirectory": "/srv/imagenes"}},
        "http": {"addr": "127.0.0.1:5000"},
    }
    assert hub.images() == made


def test_other_recipes_or_settings_are_other_images(
    recipes: Path, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "_make", lambda _: None)
    found = [hub.images()]
    (recipes / "a/Dockerfile").write_text("FROM scratch AS x\n", "utf-8")
    found.append(hub.images())
    (recipes / "a/mas.sh").write_text("", "utf-8")
    found.append(hub.images())
    (recipes / "a/mas.sh").rename(recipes / "b/mas.sh")
    found.append(hub.images())
    monkeypatch.setenv("PIP_INDEX_URL", "https://paquetes.example/simple")
    found.append(hub.images())
    monkeypatch.setattr(hub, "DESCRIPTION", "otra")
    found.append(hub.images())
    monkeypatch.setattr(hub, "_LEFT_OUT", ("doc/*",))
    found.append(hub.images())
    monkeypatch.setattr(programs, "REGISTRY", programs.REGISTRY._replace(options=("-tags=otra",)))
    found.append(hub.images())
    assert len(set(found)) == len(found)
    assert hub.images() == found[-1]
    assert {path.parent for path in found} == {alone / "laboratorio"}


def test_no_more_than_two_images_are_made_at_a_time(tmp_path: Path) -> None:
    making: list[str] = []
    most: list[int] = []

    def make(image: Image) -> None:
        making.append(image.name)
        most.append(len(making))
        time.sleep(0.01)
        making.remove(image.name)

    hub._in_order(folder(tmp_path, **dict.fromkeys("abcdef", "FROM scratch")), make)
    assert (len(most), max(most)) == (6, 2)


def test_after_a_failure_nothing_else_is_made(tmp_path: Path) -> None:
    made: list[str] = []

    def fail(image: Image) -> None:
        made.append(image.name)
        if image.name == "a:1":
            raise LabError(image.name)
        time.sleep(0.05)

    with pytest.raises(LabError, match="a:1"):
        hub._in_order(folder(tmp_path, **dict.fromkeys("abcdef", "FROM scratch")), fail)
    assert "f:1" not in made
