"""Where the programs that no Debian has come from: how they are built, what is told, and which published ones fit."""

from __future__ import annotations

import platform
import re
import stat
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from guide.lab.machines import bootstrap, cache, programs
from guide.lab.machines.cache import LabError
from guide.lab.machines.programs import PLUGINS, PROGRAMS, REGISTRY, Program

ENGINE_FILES = (
    "containerd",
    "containerd-shim-runc-v2",
    "ctr",
    "docker",
    "docker-init",
    "docker-proxy",
    "dockerd",
    "runc",
)
ROOTLESS = ("rootlesskit", "dockerd-rootless.sh", "dockerd-rootless-setuptool.sh")
BUILDX, COMPOSE = f"{PLUGINS}/docker-buildx", f"{PLUGINS}/docker-compose"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    monkeypatch.setenv("HOME", str(tmp_path / "casa"))
    monkeypatch.delenv("GOENV", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


class Step:
    """Stands for the steps of a preparation: notes them down, and gives what a build gives."""

    def __init__(self, broken: str = "") -> None:
        self.broken = broken
        self.built: list[tuple[list[str], Mapping[str, str]]] = []
        self.debians: list[str] = []

    def run(
        self, command: list[str], what: str, *, alone: bool = False, environment: Mapping[str, str] | None = None
    ) -> None:
        assert alone
        if self.broken and self.broken in what:
            raise LabError(f"no se pudo {what}: acabó con 1\nno such host")
        self.built.append((command, environment or {}))
        part = Path(command[2])
        assert (part / "go.mod").is_file()
        (part / "bin").mkdir()
        (part / "cache").mkdir()
        program = self.program(command)
        scripts = [script.split() for script in program.scripts]
        for module, path in scripts:
            source = part / "cache/go/pkg/mod" / f"{module}@{program.version(module)}" / path
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(f"del módulo: {path}", "utf-8")
        for name in program.files.keys() - {Path(path).name for _, path in scripts}:
            (part / "bin" / name).write_text(name, "utf-8")

    def program(self, command: list[str]) -> Program:
        [found] = [program for program in (*PROGRAMS, REGISTRY) if program.packages[0] in command]
        return found

    def debian(self, release: str, packages: str, target: Path, what: str) -> None:
        assert "golang-go" in packages.split(",")
        assert what == "la máquina con Go"
        (target / "usr").mkdir()
        self.debians.append(release)


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Step:
    return prepared(Step(), monkeypatch)


def prepared(step: Step, monkeypatch: pytest.MonkeyPatch) -> Step:
    monkeypatch.setattr(bootstrap, "run", step.run)
    monkeypatch.setattr(bootstrap, "debian", step.debian)
    return step


# --- Built ----------------------------------------------------------------------


def test_each_program_is_built_once_and_has_its_place(step: Step) -> None:
    found = programs.built()
    assert [path for _, path in found] == [
        *("usr/bin/dockerd", "usr/bin/docker-proxy", "usr/bin/docker"),
        *(BUILDX, COMPOSE),
        *(f"usr/bin/{name}" for name in ROOTLESS),
    ]
    assert all(file.is_file() for file, _ in found)
    assert step.debians == ["forky"]
    assert len(step.built) == len(PROGRAMS)
    assert programs.built() == found
    assert len(step.built) == len(PROGRAMS)
    # Of the sources nothing stays.
    assert {path.name for path in found[0][0].parent.iterdir()} == {"dockerd", "docker-proxy"}


def test_they_say_what_the_packages_of_docker_say(step: Step) -> None:
    programs.built()
    stamps = {step.program(command).name: command[3] for command, _ in step.built}
    version = programs.ENGINE.version
    assert f"-X 'github.com/moby/moby/v2/dockerversion.Version={version}'" in stamps["dockerd"]
    assert "dockerversion.PlatformName=Docker Engine - Community'" in stamps["dockerd"]
    assert f"-X 'github.com/docker/cli/cli/version.Version={version}'" in stamps["docker"]
    for name in ("buildx", "compose"):
        [program] = [program for program in PROGRAMS if program.name == name]
        assert f"Version={program.version()}'" in stamps[name]


def test_the_registry_is_built_apart_and_says_what_its_own_image_says(step: Step) -> None:
    built = programs.folder_of(REGISTRY)
    [(command, environment)] = step.built
    number = REGISTRY.version().removeprefix("v")
    assert f"-X 'github.com/distribution/distribution/v3/version.version={number}'" in command[3]
    # It runs in whatever image it is put.
    assert environment["CGO_ENABLED"] == "0"
    assert [path.name for path in built.iterdir()] == ["registry"]
    assert programs.folder_of(REGISTRY) == built
    assert len(step.built) == 1
    assert REGISTRY not in PROGRAMS


@pytest.mark.usefixtures("step")
def test_the_scripts_of_docker_without_root_are_those_of_the_engine() -> None:
    found = {path.rpartition("/")[2]: file.read_text("utf-8") for file, path in programs.built()}
    assert [found[name] for name in ROOTLESS] == ["rootlesskit", *(f"del módulo: contrib/{n}" for n in ROOTLESS[1:])]
    engine, rootless = PROGRAMS[0], PROGRAMS[-1]
    assert rootless.version(engine.module) == engine.version()


def test_the_recipe_of_a_program_changes_with_its_pins_its_stamps_and_its_scripts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [programs.recipe_of(REGISTRY), programs.recipe_of(REGISTRY._replace(stamps={}))]
    found.append(programs.recipe_of(REGISTRY._replace(scripts=("github.com/moby/moby/v2 contrib/uno.sh",))))
    (tmp_path / "registry").mkdir()
    for name in ("go.mod", "go.sum"):
        (tmp_path / "registry" / name).write_bytes((programs.PINNED / "registry" / name).read_bytes() + b"// \n")
    monkeypatch.setattr(programs, "PINNED", tmp_path)
    found.append(programs.recipe_of(REGISTRY))
    assert len(set(found)) == len(found)


def test_the_client_is_of_the_release_of_the_engine() -> None:
    by_name = {program.name: program.version() for program in PROGRAMS}
    assert by_name["docker"] == f"v{programs.ENGINE.version}"
    assert re.fullmatch(r"v2\.0\.0-beta\.\d+", by_name["dockerd"])
    assert all(re.fullmatch(r"[0-9a-f]{7}", c) for c in (programs.ENGINE.engine_commit, programs.ENGINE.client_commit))


@pytest.mark.parametrize("program", [*PROGRAMS, REGISTRY], ids=lambda program: program.name)
def test_all_that_a_program_is_made_of_is_pinned(program: Program) -> None:
    pinned = (programs.PINNED / program.name / "go.mod").read_text("utf-8")
    sums = (programs.PINNED / program.name / "go.sum").read_text("utf-8")
    required = re.findall(r"^(?:require )?\t?(\S+\.\S+/\S+|\S+\.\S+) (v\S+)", pinned, re.MULTILINE)
    assert len(required) > 20
    missing = [name for name, version in required if f"{name} {version}/go.mod h1:" not in sums]
    assert missing == []
    assert "replace" not in pinned


def test_a_module_that_is_not_pinned_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "PINNED", tmp_path)
    (tmp_path / "docker").mkdir()
    (tmp_path / "docker" / "go.mod").write_text("module guia/docker\n", "utf-8")
    with pytest.raises(LabError, match=r"docker/go\.mod no fija github\.com/docker/cli$"):
        PROGRAMS[1].version()


def test_other_pins_build_it_again_and_nothing_else(
    step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.built()
    copied = tmp_path / "programas"
    for program in PROGRAMS:
        (copied / program.name).mkdir(parents=True)
        for name in ("go.mod", "go.sum"):
            (copied / program.name / name).write_bytes((programs.PINNED / program.name / name).read_bytes())
    monkeypatch.setattr(programs, "PINNED", copied)
    programs.built()
    assert len(step.built) == len(PROGRAMS)
    with (copied / "buildx" / "go.sum").open("a") as file:
        file.write("otro.example/modulo v1.0.0 h1:x=\n")
    programs.built()
    assert [step.program(command).name for command, _ in step.built[len(PROGRAMS) :]] == ["buildx"]


def test_go_asks_where_this_machine_asks(step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOPROXY", "GONOSUMDB", "https_proxy"):
        monkeypatch.setenv(name, f"de {name}")
    for name in ("GOFLAGS", "GOOS", "DE_FUERA"):
        monkeypatch.setenv(name, "no")
    # Go takes what is empty for what is not there.
    monkeypatch.setenv("GOPRIVATE", "")
    (tmp_path / "casa/.config/go").mkdir(parents=True)
    written = "# de go env -w\nGOSUMDB=otra\nGOARCH=riscv64\nGOPROXY=https://ana:secreto@a.example\nGOPRIVATE=b=c\n"
    (tmp_path / "casa/.config/go/env").write_text(written, "utf-8")
    programs.built()
    for _, environment in step.built:
        assert {name: environment[name] for name in ("GOPROXY", "https_proxy", "GOSUMDB", "GOPRIVATE")} == {
            "GOPROXY": "de GOPROXY",
            "https_proxy": "de https_proxy",
            "GOSUMDB": "otra",
            "GOPRIVATE": "b=c",
        }
        assert not {"GOFLAGS", "GOOS", "GOARCH", "DE_FUERA"} & environment.keys()


def test_settings_may_be_nowhere(step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOSUMDB", raising=False)
    (tmp_path / "casa/.config/go").mkdir(parents=True)
    (tmp_path / "casa/.config/go/env").write_text("GOSUMDB=otra\n", "utf-8")
    monkeypatch.setenv("GOENV", "off")
    programs.built()
    assert all("GOSUMDB" not in environment for _, environment in step.built)


def test_a_registry_that_fails_is_told_with_what_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(Step("construir buildx"), monkeypatch)
    with pytest.raises(LabError) as error:
        programs.built()
    text = str(error.value)
    assert text.startswith("no se pudo construir buildx v0.")
    # A program that was killed does not end its line.
    assert "no such host\nLos módulos se piden" in text
    assert "--binarios" in text
    assert "--version 28.5" in text
    # What was built before it stays, and nothing half done.
    assert {path.name.rpartition("-")[0] for path in cache.folder().glob("programa-*") if path.is_dir()} == {
        "programa-dockerd",
        "programa-docker",
    }


def test_without_the_registry_of_images_there_are_those_of_docker_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(Step("construir registry"), monkeypatch)
    with pytest.raises(LabError, match=r"no se pudo construir registry v3\.") as error:
        programs.folder_of(REGISTRY)
    assert "--imagenes hub" in str(error.value)
    assert "--binarios" not in str(error.value)


# --- Published --------------------------------------------------------------------


def archive(folder: Path, *names: str, top: str = "docker", text: str = "archivo", mode: int = 0o755) -> Path:
    """An archive of the form that Docker publishes."""
    source = folder / "fuente" / top
    source.mkdir(parents=True)
    for name in names:
        (source / name).write_text(f"{text}: {name}", "utf-8")
        (source / name).chmod(mode)
    path = folder / "docker-29.9.3.tgz"
    with tarfile.open(path, "w:gz") as tar:
        tar.add(source, arcname=top)
    return path


def plugins(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(f"suelto: {name}", "utf-8")


def test_an_archive_with_the_plugins_beside_it(tmp_path: Path) -> None:
    given = archive(tmp_path, *ENGINE_FILES)
    plugins(tmp_path, "docker-compose-linux-x86_64", "buildx-v0.38.2.linux-amd64", "LEEME")
    found = {path: file.read_text("utf-8") for file, path in programs.unpacked(given)}
    assert found == {
        **{f"usr/bin/{name}": f"archivo: {name}" for name in ENGINE_FILES},
        BUILDX: "suelto: buildx-v0.38.2.linux-amd64",
        COMPOSE: "suelto: docker-compose-linux-x86_64",
    }


def test_what_docker_without_root_needs_is_in_an_archive_of_its_own(tmp_path: Path) -> None:
    archive(tmp_path, *ROOTLESS, "vpnkit", top="extras").rename(tmp_path / "docker-rootless-extras-29.9.3.tgz")
    archive(tmp_path, *ENGINE_FILES)
    plugins(tmp_path, "docker-compose", "docker-buildx")
    found = {path for _, path in programs.unpacked(tmp_path)}
    assert found >= {"usr/bin/dockerd", *(f"usr/bin/{name}" for name in ROOTLESS)}
    assert "usr/bin/vpnkit" not in found


def test_a_folder_with_the_archive(tmp_path: Path) -> None:
    archive(tmp_path, *ENGINE_FILES)
    plugins(tmp_path, "docker-compose", "docker-buildx")
    assert {path for _, path in programs.unpacked(tmp_path)} >= {"usr/bin/dockerd", "usr/bin/runc", BUILDX, COMPOSE}


@pytest.mark.parametrize("name", [".", "{}"])
def test_a_folder_with_the_programs_wherever_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docker/cli-plugins").mkdir(parents=True)
    plugins(tmp_path / "docker", "docker", "dockerd", "docker-proxy")
    plugins(tmp_path / "docker/cli-plugins", "docker-compose", "docker-buildx")
    assert {path for _, path in programs.unpacked(Path(name.format(tmp_path)))} == {
        *(f"usr/bin/{name}" for name in ("docker", "dockerd", "docker-proxy")),
        *(BUILDX, COMPOSE),
    }


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    given = archive(tmp_path, "docker", "dockerd")
    plugins(tmp_path, "docker-compose")
    with pytest.raises(
        LabError, match=r"falta docker-proxy, docker-buildx: hacen falta el archivo docker-VERSIÓN\.tgz"
    ):
        programs.unpacked(given)


def test_programs_of_another_architecture_do_not_count(tmp_path: Path) -> None:
    given = archive(tmp_path, *ENGINE_FILES)
    plugins(tmp_path, "docker-compose", "buildx-v0.38.2.linux-amd64")
    own = Path(sys.executable).read_bytes()[:20]
    other = bytes(own[:18] + bytes([own[18] ^ 0xFF, own[19]]))
    (tmp_path / "buildx-v0.38.2.linux-arm64").write_bytes(other)
    (tmp_path / "docker-compose").write_bytes(own)
    found = {path: file.name for file, path in programs.unpacked(given)}
    assert (found[BUILDX], found[COMPOSE]) == ("buildx-v0.38.2.linux-amd64", "docker-compose")
    (tmp_path / "docker-compose").write_bytes(other)
    with pytest.raises(LabError, match=f"falta docker-compose: .*, todos para {platform.machine()}$"):
        programs.unpacked(given)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LabError, match=r"^no hay nada en «.*/nada»$"):
        programs.unpacked(tmp_path / "nada")


def test_the_newest_of_several_archives_counts(tmp_path: Path) -> None:
    for version in ("29.9.3", "29.10.0"):
        (tmp_path / version).mkdir()
        archive(tmp_path / version, *ENGINE_FILES, text=version).rename(tmp_path / f"docker-{version}.tgz")
    plugins(tmp_path, "docker-compose", "docker-buildx")
    found = {path: file.read_text("utf-8") for file, path in programs.unpacked(tmp_path)}
    assert found["usr/bin/dockerd"] == "29.10.0: dockerd"


def test_an_archive_whose_contents_were_damaged_is_told(tmp_path: Path) -> None:
    given = archive(tmp_path, *ENGINE_FILES, text="".join(f"{n} " for n in range(20_000)))
    whole = bytearray(given.read_bytes())
    whole[5000:5200] = b"\xff" * 200
    given.write_bytes(whole)
    with pytest.raises(LabError, match="no se puede desempaquetar"):
        programs.unpacked(given)


def test_an_archive_may_hold_its_programs_in_any_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The one of a Python 3.11.2 cannot be told what to refuse.
    monkeypatch.delattr(tarfile.TarFile, "extractall")
    given = archive(tmp_path, *ENGINE_FILES, top="otra/carpeta", mode=0o600)
    plugins(tmp_path, "docker-compose", "docker-buildx")
    assert {path for _, path in programs.unpacked(given)} >= {f"usr/bin/{name}" for name in ENGINE_FILES}


@pytest.mark.parametrize("cut", [0, 40])
def test_an_archive_that_is_broken_is_told(tmp_path: Path, cut: int) -> None:
    given = archive(tmp_path, *ENGINE_FILES)
    given.write_bytes(given.read_bytes()[:cut])
    with pytest.raises(LabError, match=r"no se puede desempaquetar «.*docker-29\.9\.3\.tgz»: "):
        programs.unpacked(given)
    assert not [path for path in cache.folder().iterdir() if path.is_dir()]


def test_an_archive_never_writes_outside(tmp_path: Path) -> None:
    given = tmp_path / "docker-29.9.3.tgz"
    (tmp_path / "malo").write_text("x", "utf-8")
    (tmp_path / "enlace").symlink_to(tmp_path / "malo")
    with tarfile.open(given, "w:gz") as tar:
        tar.add(tmp_path / "malo", arcname="../../dockerd")
        tar.add(tmp_path / "malo", arcname="../../fuera")
        tar.add(tmp_path / "enlace", arcname="docker/docker")
    with pytest.raises(LabError, match="falta docker, docker-proxy, docker-buildx, docker-compose: "):
        programs.unpacked(given)
    assert not list(tmp_path.rglob("fuera"))
    [inside] = cache.folder().glob("binarios-*/*")
    assert inside.name == "dockerd"


def test_the_digest_changes_with_a_program(tmp_path: Path) -> None:
    plugins(tmp_path, "docker")
    files: list[tuple[Path, str]] = [(tmp_path / "docker", "usr/bin/docker")]
    before = programs.digest(files)
    assert programs.digest(files) == before
    plugins(tmp_path, "docker")
    (tmp_path / "docker").write_text("más largo que antes", "utf-8")
    assert programs.digest(files) != before


def test_the_script_that_builds_may_be_run() -> None:
    mode = (programs.PINNED / "build.sh").stat().st_mode
    assert mode & stat.S_IXUSR
