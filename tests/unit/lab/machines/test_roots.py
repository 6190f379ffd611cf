"""How the root folder of a machine is made: which Debian, which packages, and what is told when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from guide.lab.machines import bootstrap, programs, roots
from guide.lab.machines.cache import LabError
from guide.places import MACHINES
from lab_support import noted_steps

SHARED = (
    "busybox,ca-certificates,curl,dbus,docker-registry,iproute2,iptables,less,nano,openssh-client,openssh-server,"
    "procps,psmisc,sudo,systemd-sysv,tree,unzip,xz-utils,zsh"
)
SEPARATE = "docker.io,docker-buildx,docker-cli,docker-compose"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is run, which does nothing."""
    return noted_steps(monkeypatch, [])


@pytest.mark.parametrize(
    ("version", "debian", "packages"),
    [
        ("20.10", "bookworm", f"{SHARED},docker-compose,docker.io"),
        ("26.1", "trixie", f"{SHARED},{SEPARATE}"),
        ("28.5", "forky", f"{SHARED},{SEPARATE}"),
    ],
)
def test_each_version_is_a_debian_with_its_packages(
    steps: list[tuple[Any, ...]], version: str, debian: str, packages: str
) -> None:
    made = roots.root(version)
    assert made.name.startswith(f"raiz-{version}-")
    (first, what, alone), second = steps
    [include] = [word for word in first if word.startswith("--include=")]
    assert set(include.removeprefix("--include=").split(",")) == set(packages.split(","))
    part = first[-1]
    assert first == [
        *("mmdebstrap", "--quiet", "--variant=minbase", include),
        *('--aptopt=Acquire::Check-Valid-Until "false"', debian, part),
    ]
    assert (what, alone) == (f"la máquina con Docker {version}", True)
    assert second == ([str(MACHINES / "setup.sh"), part], "preparar la máquina", True)
    # It is there now.
    assert roots.root(version) == made
    assert len(steps) == 2


@pytest.mark.usefixtures("steps")
def test_the_recipe_is_another_one_for_each_version() -> None:
    assert len({roots.root(version).name.rpartition("-")[2] for version in ("20.10", "26.1", "28.5")}) == 3


@pytest.mark.parametrize("name", ["SETUP", "TERMINAL"])
@pytest.mark.usefixtures("steps")
def test_the_recipe_is_another_one_with_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = roots.root("28.5")
    (tmp_path / "otro").write_text("otro", "utf-8")
    monkeypatch.setattr(roots, name, tmp_path / "otro")
    assert roots.root("28.5") != before


def test_an_engine_that_is_not_there_is_told() -> None:
    with pytest.raises(LabError, match=r"^no hay motor «19\.03»: usa 20\.10, 26\.1, 28\.5, 29$"):
        roots.root("19.03")


def test_the_newest_engine_of_debian_is_for_work_that_any_can_do() -> None:
    assert roots.DEFAULT == "28.5"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """The programs of the newest engine."""
    found = []
    for name, path in (("dockerd", "usr/bin/dockerd"), ("buildx", "usr/libexec/docker/cli-plugins/docker-buildx")):
        (tmp_path / name).write_text(name, "utf-8")
        found.append((tmp_path / name, path))
    monkeypatch.setattr(programs, "built", lambda: found)
    return found


@pytest.mark.usefixtures("files")
def test_the_newest_engine_comes_as_programs_into_a_debian_that_has_the_rest(steps: list[tuple[Any, ...]]) -> None:
    made = roots.root("29")
    (first, what, _), second = steps
    [include] = [word for word in first if word.startswith("--include=")]
    assert set(include.removeprefix("--include=").split(",")) == {
        *SHARED.split(","),
        *("containerd", "runc", "tini-static", "nftables"),
        *("uidmap", "slirp4netns", "passt", "dbus-user-session", "libpam-systemd"),
    }
    assert (what, first[-2]) == ("la máquina con Docker 29", "forky")
    assert second[0][0] == str(MACHINES / "setup.sh")
    plugin = made / "usr/libexec/docker/cli-plugins/docker-buildx"
    assert ((made / "usr/bin/dockerd").read_text("utf-8"), plugin.read_text("utf-8")) == ("dockerd", "buildx")
    assert plugin.stat().st_mode & 0o777 == 0o755


@pytest.mark.usefixtures("steps")
def test_a_program_takes_the_place_of_the_one_of_debian_and_never_of_one_of_the_host(
    files: list[tuple[Path, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "runc").write_text("nuevo", "utf-8")
    files += [(tmp_path / "runc", "usr/bin/runc"), (tmp_path / "runc", "usr/bin/ctr")]
    (tmp_path / "host").write_text("del sistema", "utf-8")

    def debian(_release: str, _packages: str, part: Path, _what: str) -> None:
        for name in ("bin", "sbin"):
            (part / "usr" / name).mkdir(parents=True)
        (part / "usr/sbin/runc").write_text("de Debian", "utf-8")
        (part / "usr/bin/runc").symlink_to("../sbin/runc")
        (part / "usr/bin/ctr").symlink_to(tmp_path / "host")

    monkeypatch.setattr(bootstrap, "debian", debian)
    made = roots.root("29")
    assert [(made / path).read_text("utf-8") for path in ("usr/sbin/runc", "usr/bin/ctr")] == ["nuevo", "nuevo"]
    assert (tmp_path / "host").read_text("utf-8") == "del sistema"


@pytest.mark.usefixtures("steps")
def test_other_programs_make_another_machine(files: list[tuple[Path, str]]) -> None:
    before = roots.root("29")
    files[0][0].write_text("otro dockerd", "utf-8")
    assert roots.root("29") != before


@pytest.mark.usefixtures("steps")
def test_programs_that_are_given_are_not_built(
    files: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path] = []

    def unpacked(given: Path) -> list[tuple[Path, str]]:
        asked.append(given)
        return files

    monkeypatch.setattr(programs, "unpacked", unpacked)
    monkeypatch.setattr(programs, "built", lambda: pytest.fail("no se construyen"))
    roots.root("29", tmp_path)
    # Older engines need none.
    roots.root("28.5", tmp_path)
    assert asked == [tmp_path]
