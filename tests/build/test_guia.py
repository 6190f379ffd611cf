"""``guia`` in a folder of its own: the real sh, venv and pip, with a short list of requirements.

The list names one small wheel that lies beside it, so that nothing is fetched, and a module ``mkdocs`` in the
folder tells what guia started.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from builds import ROOT

MKDOCS = """
import os, pathlib, sys, time
from importlib.metadata import version
try:
    print("mkdocs", *sys.argv[1:], flush=True)
    print("tiny", version("tiny"), os.environ["NO_MKDOCS_2_WARNING"], pathlib.Path.cwd().name, flush=True)
    if sys.argv[1] == "serve":
        time.sleep(60)
except KeyboardInterrupt:
    print("fin", flush=True)
"""


def wheel(folder: Path, version: str) -> str:
    """Writes a wheel and returns the line that requires it."""
    path = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in (*files, f"{info}/RECORD")))
    return f"./{path.name} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def make_project(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy2(ROOT / "guia", folder)
    (folder / "mkdocs.py").write_text(MKDOCS, encoding="utf-8")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).write_text(wheel(folder, "1.0"), encoding="utf-8")
    return folder


def command(project: Path, *arguments: str) -> list[str]:
    return [str(project / "guia"), *arguments]


def guia(project: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(project, *arguments), cwd=cwd or project, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("guia") / "la guía")
    done = guia(folder, "construir")
    assert done.returncode == 0, done.stderr
    assert "preparo .venv con Python 3." in done.stderr
    assert "instalo lo que pide requirements.txt" in done.stderr
    return folder


@pytest.fixture
def project(prepared: Path) -> Path:
    """A project that is ready, whatever other tests did to it."""
    (prepared / "requirements.txt").write_text(wheel(prepared, "1.0"), encoding="utf-8")
    assert guia(prepared, "construir").returncode == 0
    return prepared


@pytest.mark.parametrize("arguments", [(), ("ayuda",), ("--help",)])
def test_help_names_every_task(arguments: tuple[str, ...]) -> None:
    done = guia(ROOT, *arguments)
    tasks = [
        "servir",
        "construir",
        "publicar",
        "probar",
        "comprobar",
        "pagina",
        "error",
        "laboratorio",
        "enlaces",
        "medir",
        "fijar",
        "ayuda",
    ]
    shown = re.findall(r"^  (\S+)", done.stdout, re.MULTILINE)
    assert (done.returncode, shown) == (0, tasks)


@pytest.mark.parametrize(
    ("task", "hint"),
    [("arrancar", ""), ("c", ""), ("comprovar", "; ¿quisiste decir «comprobar»?"), ("laboratorio2", "; ¿quisiste")],
)
def test_an_unknown_task_is_wrong_use(task: str, hint: str) -> None:
    done = guia(ROOT, task)
    assert (done.returncode, done.stdout) == (2, "")
    told = done.stderr.splitlines()[0]
    assert told.startswith(f"guia: no conozco la tarea «{task}»{hint}")
    assert bool(hint) == ("quisiste" in told)


def test_nothing_is_said_when_there_is_nothing_to_do(project: Path) -> None:
    assert guia(project, "construir").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        (("construir",), "mkdocs build --strict"),
        (("construir", "-d", "otra carpeta"), "mkdocs build --strict -d otra carpeta"),
    ],
)
def test_what_a_task_starts(project: Path, arguments: tuple[str, ...], started: str) -> None:
    done = guia(project, *arguments)
    assert done.stdout.splitlines() == [started, "tiny 1.0 1 la guía"]


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        (("--help",), True),
        (("comprobar", "--contenedor"), True),
        (("--motor=unix:///run/docker.sock", "--desechable"), True),
        (("motor",), False),
        ((), False),
    ],
)
def test_only_machines_need_the_tools_that_make_them(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], started: bool
) -> None:
    """A system without mmdebstrap and without apt-get: nothing but what guia itself calls."""
    for name in ("cmp", "dirname", "id", "uname"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    (project / "hooks/guide").mkdir(parents=True, exist_ok=True)
    (project / "hooks/guide/lab.py").write_text('print("lab")', encoding="utf-8")
    shutil.copy(project / "requirements.txt", project / "requirements-dev.txt")
    ready = guia(project, "laboratorio", "--help")
    assert ready.stdout == "lab\n", ready.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    done = guia(project, "laboratorio", *arguments)
    assert (done.stdout == "lab\n", "mmdebstrap" in done.stderr) == (started, not started)


def test_works_from_any_folder(project: Path, tmp_path: Path) -> None:
    done = guia(project, "construir", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "tiny 1.0 1 la guía"


def test_an_interruption_ends_the_preview(project: Path) -> None:
    with subprocess.Popen(command(project, "servir"), stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline() == "mkdocs serve\n"
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert (running.stdout.read(), running.wait()) == ("fin\n", 0)


def test_changed_requirements_are_installed(project: Path) -> None:
    (project / "requirements.txt").write_text(wheel(project, "2.0"), encoding="utf-8")
    done = guia(project, "construir")
    assert done.stderr.splitlines()[0] == "guia: instalo lo que pide requirements.txt"
    assert done.stdout.splitlines()[1].startswith("tiny 2.0")


def test_a_wrong_hash_is_refused_until_it_is_mended(project: Path) -> None:
    right = wheel(project, "3.0")
    (project / "requirements.txt").write_text(right.replace("sha256:", "sha256:0")[:-2] + "\n", encoding="utf-8")
    for _ in range(2):
        done = guia(project, "construir")
        assert (done.returncode, done.stdout) == (1, "")
        assert "no se pudo instalar lo que pide requirements.txt" in done.stderr
    (project / "requirements.txt").write_text(right, encoding="utf-8")
    assert guia(project, "construir").stdout.splitlines()[1].startswith("tiny 3.0")


def test_an_abandoned_lock_is_taken_over(project: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock = project / ".cache/entorno.lock"
    lock.mkdir(parents=True)
    (lock / "pid").write_text(f"{gone.pid}\n", encoding="utf-8")
    (project / ".venv/guia.requirements.txt").unlink()
    assert guia(project, "construir").returncode == 0
    assert not lock.exists()


def test_a_living_lock_is_waited_for(project: Path) -> None:
    lock = project / ".cache/entorno.lock"
    lock.mkdir(parents=True)
    (lock / "pid").write_text(f"{os.getpid()}\n", encoding="utf-8")
    (project / ".venv/guia.requirements.txt").unlink()
    with subprocess.Popen(command(project, "construir"), stderr=subprocess.PIPE, text=True) as waiting:
        assert waiting.stderr
        assert waiting.stderr.readline() == f"guia: otro comando (proceso {os.getpid()}) prepara .venv: espero\n"
        shutil.rmtree(lock)
        assert waiting.wait() == 0


def test_two_orders_at_once_make_one_environment(tmp_path: Path) -> None:
    project = make_project(tmp_path / "a la vez")
    running = [subprocess.Popen(command(project, "construir"), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert "".join(said).count("preparo .venv") == 1


def test_a_moved_environment_is_made_again(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "otra"
    shutil.copytree(project, moved, symlinks=True)
    done = guia(moved, "construir")
    assert done.returncode == 0
    assert "preparo .venv" in done.stderr


def test_an_environment_whose_python_is_gone_is_made_again(project: Path) -> None:
    for name in (project / ".venv/bin").glob("python*"):
        name.unlink()
    (project / ".venv/bin/python").symlink_to(project / "no/python3")
    done = guia(project, "construir")
    assert done.returncode == 0
    assert "preparo .venv" in done.stderr
