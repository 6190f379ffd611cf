"""The steps that machines are made with: a small Debian, and what is told of a program that fails."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.lab.machines import bootstrap, stopping
from guide.lab.machines.cache import LabError
from guide.lab.machines.stopping import StoppedError
from guide.places import MACHINES
from lab_support import noted_steps


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is run, which does nothing."""
    return noted_steps(monkeypatch, ["deb de aquí {}"])


def test_a_small_debian_without_packages_and_with_options(steps: list[tuple[Any, ...]], tmp_path: Path) -> None:
    bootstrap.debian("trixie", "", tmp_path / "a.tar", "hacer algo", "--uno", "--dos")
    assert steps == [
        (
            [
                *("mmdebstrap", "--quiet", "--variant=minbase", '--aptopt=Acquire::Check-Valid-Until "false"'),
                *("--uno", "--dos", "trixie", str(tmp_path / "a.tar"), "deb de aquí trixie"),
            ],
            "hacer algo",
            True,
        )
    ]


def test_what_is_missing_is_told(steps: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LabError, match="falta mmdebstrap: sudo apt-get install mmdebstrap"):
        bootstrap.debian("trixie", "", tmp_path / "a.tar", "hacer algo")
    assert steps == []


def test_a_step_that_fails_tells_the_end_of_what_it_wrote() -> None:
    bootstrap.run(["sh", "-c", "seq 20"], "contar")
    with pytest.raises(LabError) as error:
        bootstrap.run(["sh", "-c", "seq 19; echo fin >&2; exit 3"], "contar")
    tail = "\n".join([*map(str, range(6, 20)), "fin"])
    assert str(error.value) == f"no se pudo contar: sh acabó con 3\n{tail}\n"


def test_a_step_that_fails_tells_all_of_what_is_short() -> None:
    with pytest.raises(LabError, match=r"^no se pudo contar: sh acabó con 1\nuno\n$"):
        bootstrap.run(["sh", "-c", "echo uno; exit 1"], "contar")


def test_a_step_gets_no_input_and_no_terminal() -> None:
    bootstrap.run(["sh", "-c", 'test -z "$(cat)" && ! test -t 1'], "leer")
    bootstrap.run([sys.executable, "-c", "import os; raise SystemExit(os.getsid(0) != os.getpid())"], "estar solo")


def test_a_step_may_have_an_environment_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DE_FUERA", "1")
    bootstrap.run(["/bin/sh", "-c", 'test "$DE_FUERA" = 1'], "mirar")
    bootstrap.run(["/bin/sh", "-c", 'test "$DE_FUERA$SUYA" = 2'], "mirar", environment={"SUYA": "2"})


def test_a_step_may_be_in_namespaces_that_end_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "setpriv").write_text(f'#!/bin/sh\necho "$*" >{tmp_path}/log\n', "utf-8")
    (tmp_path / "setpriv").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    bootstrap.run(["uno", "dos"], "algo", alone=True)
    assert (tmp_path / "log").read_text("utf-8") == (
        "--pdeathsig=KILL -- unshare --mount --pid --fork --kill-child --mount-proc uno dos\n"
    )


def test_no_step_begins_after_the_wish_to_stop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stopping, "_wanted", True)
    with pytest.raises(StoppedError):
        bootstrap.run(["touch", str(tmp_path / "hecho")], "algo")
    assert not (tmp_path / "hecho").exists()


def test_the_wish_to_stop_ends_a_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        stopping._wanted = len(asked) > 1
        return stopping._wanted

    monkeypatch.setattr(stopping, "_wanted", False)
    monkeypatch.setattr(stopping, "wanted", wanted)
    with pytest.raises(StoppedError):
        bootstrap.run(["sh", "-c", f"sleep 60; touch {tmp_path}/hecho"], "algo")
    assert len(asked) >= 2


def test_whatever_breaks_off_the_waiting_ends_the_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupt() -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(stopping, "wanted", interrupt)
    pid = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt):
        bootstrap.run(["sh", "-c", f"echo $$ >{pid}; exec sleep 60"], "algo")
    assert not pid.exists() or not Path(f"/proc/{pid.read_text('utf-8').strip()}").exists()


def apt(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """An apt-get that says where this machine takes its packages."""
    (folder / "apt-get").write_text(f"#!/bin/sh\ncat <<'TEXTO'\n{answer}TEXTO\n", "utf-8")
    (folder / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        (
            "Debian http://espejo.example/debian/\nDebian http://espejo.example/debian/\n"
            "Debian-Security http://otro.example/seguridad\nOtra Cosa http://tercero.example/\n",
            [
                "deb http://espejo.example/debian forky main",
                "deb http://espejo.example/debian forky-updates main",
                "deb http://otro.example/seguridad forky-security main",
            ],
        ),
        (
            "Debian http://uno.example/debian\nDebian http://dos.example/debian\n",
            ["deb http://uno.example/debian forky main", "deb http://uno.example/debian forky-updates main"],
        ),
        ("Ubuntu http://espejo.example/ubuntu/\n", []),
        ("", []),
    ],
)
def test_packages_come_from_where_this_machine_takes_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, lines: list[str]
) -> None:
    apt(tmp_path, monkeypatch, answer)
    assert bootstrap.sources("forky") == lines


def test_a_machine_without_apt_leaves_it_to_mmdebstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.sources("forky") == []


def test_the_sources_of_an_image_get_the_form_of_the_real_one(tmp_path: Path) -> None:
    for folder in ("etc/apt/sources.list.d", "etc/apt/apt.conf.d", "etc/dpkg/dpkg.cfg.d", "usr/sbin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "etc/apt/sources.list").write_text(
        "deb http://uno.example/debian trixie main\n"
        'deb [signed-by="/a/b.gpg"] http://uno.example/debian trixie-updates main\n# nada\n'
        "deb http://otro.example/seguridad trixie-security main\n",
        "utf-8",
    )
    bootstrap.run([str(MACHINES / "imagenes/debian/ajustar.sh"), str(tmp_path)], "ajustar")
    signed = "Components: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n"
    assert (tmp_path / "etc/apt/sources.list.d/debian.sources").read_text("utf-8") == (
        f"Types: deb\nURIs: http://uno.example/debian\nSuites: trixie trixie-updates\n{signed}\n"
        f"Types: deb\nURIs: http://otro.example/seguridad\nSuites: trixie-security\n{signed}"
    )
    assert not (tmp_path / "etc/apt/sources.list").exists()
