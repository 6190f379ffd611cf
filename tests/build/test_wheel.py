"""The checker as a package of other projects: what its wheel holds, its program, and its hook of pre-commit."""

from __future__ import annotations

import shlex
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from builds import ROOT
from guide.snippets import program

HOLDS = {
    "__init__.py",
    "commandline.py",
    "diagnostics.py",
    "files.py",
    "hints.py",
    "places.py",
    "processes.py",
    "yaml_messages.py",
}
PROGRAMS = Path(program.find("shfmt") or sys.executable).parent  # ShellCheck is beside it
PAGE = """\
# Otro proyecto

```console
$ docker run --nmae web nginx:1.29
```

```yaml
services:
  web:
    image: nginx:1.29
    prots: ["80:80"]
```

```bash
echo 'a
```
"""


class Package(NamedTuple):
    wheel: Path
    bin: Path


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The wheel, in an environment of its own that sees the libraries of this one."""
    folder = tmp_path_factory.mktemp("paquete")
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *build], check=True)
    [wheel] = folder.glob("*.whl")
    environment = folder / "entorno"
    venv.create(environment)
    python = environment / "bin" / "python"
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    libraries = [folder for folder in sys.path if folder.endswith("-packages")]
    (Path(own) / "otras.pth").write_text("\n".join(libraries), "utf-8")
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    return Package(wheel, environment / "bin")


def run(package: Package, *arguments: str, folder: Path, path: Path = PROGRAMS) -> subprocess.CompletedProcess[str]:
    command = [str(package.bin / "guia-fragmentos"), *arguments]
    environment = {"PATH": str(path), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_wheel_holds_the_checker_and_nothing_of_this_site(package: Package) -> None:
    names = [Path(name).parts for name in zipfile.ZipFile(package.wheel).namelist()]
    inside = {parts[1] for parts in names if parts[0] == "guide"}
    assert inside == {*HOLDS, "snippets", "resources"}
    assert {parts[0] for parts in names} == {"guide", f"{package.wheel.name.split('-py3')[0]}.dist-info"}


def test_its_program_checks_the_pages_of_another_project(package: Package, tmp_path: Path) -> None:
    (tmp_path / "LEEME.md").write_text(PAGE, "utf-8")
    done = run(package, ".", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    found = [" ".join(line.split()[:2]) for line in done.stdout.splitlines() if line.startswith("LEEME.md")]
    assert found == ["LEEME.md:4:14: DK102", "LEEME.md:11:5: CO101", "LEEME.md:15:6: SH101"]


def test_its_program_goes_by_its_own_name(package: Package, tmp_path: Path) -> None:
    done = run(package, "--no-existe", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("guia-fragmentos: argumentos desconocidos: --no-existe\nuso: guia-fragmentos ")
    told = run(package, "--explica", "SH10", folder=tmp_path)
    assert told.stderr.endswith("Todos los códigos: guia-fragmentos --explica\n")
    assert run(package, "--explica", "SH101", folder=tmp_path).stdout.startswith("SH101 · ")


def test_what_is_missing_is_told_in_words_of_any_project(package: Package, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("```bash\nls\n```\n", "utf-8")
    done = run(package, "a.md", folder=tmp_path, path=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("a.md:2:1: MD118 falta shfmt: instala el paquete shfmt-py para comprobar")


def test_the_hook_of_pre_commit_takes_the_files_that_it_is_given(package: Package, tmp_path: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entry, *arguments = shlex.split(hook["entry"])
    assert (package.bin / entry).is_file()
    assert hook["types"] == ["markdown"]
    (tmp_path / "a b.md").write_text("```bash\nls\n```\n", "utf-8")
    (tmp_path / "c.markdown").write_text(PAGE, "utf-8")
    assert run(package, *arguments, "a b.md", folder=tmp_path).returncode == 0
    assert run(package, *arguments, "a b.md", "c.markdown", folder=tmp_path).returncode == 1
