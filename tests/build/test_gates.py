"""The gates themselves: CI runs what anybody runs, all of it, and skips nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT


def pytest_in(folder: Path, *arguments: str, ci: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    env = {**os.environ, "CI": ci}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_ci_runs_what_the_readme_asks_for() -> None:
    orders = ["./guia probar", "./guia laboratorio"]
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-2:] == orders
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert [order for line in readme if (order := line.removeprefix("$ ").removeprefix("sudo ")) in orders] == orders


def test_every_test_file_is_run() -> None:
    collected = pytest_in(ROOT, "--collect-only").stdout
    files = {line.partition("::")[0] for line in collected.splitlines() if "::" in line}
    assert files == {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_a_skipped_test_fails_in_ci_only(ci: str, status: int, tmp_path: Path) -> None:
    for name in ("conftest.py", "builds.py"):
        shutil.copy2(ROOT / "tests" / name, tmp_path)
    skipped = "import pytest\n\n\ndef test_skipped():\n    pytest.skip('no Chromium')\n"
    (tmp_path / "test_it.py").write_text(skipped, encoding="utf-8")
    done = pytest_in(tmp_path, "test_it.py", ci=ci)
    assert done.returncode == status, done.stdout
    assert "no Chromium" in done.stdout or not ci


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``guia`` with an environment whose tools only say how they were started, on a system that lacks nothing."""
    folder, tools, system = tmp_path / "guia", tmp_path / "guia/.venv/bin", tmp_path / "bin"
    tools.mkdir(parents=True)
    system.mkdir()
    shutil.copy2(ROOT / "guia", folder)
    for name in ("requirements-dev.txt", ".venv/guia.requirements-dev.txt"):
        (folder / name).touch()
    (folder / ".venv/guia.lugar").write_text(f"{folder}\n", encoding="utf-8")
    said = '#!/bin/sh\n[ "$1" != -I ] || exec echo ready\necho "${0##*/}" "$@" "$RUFF_OUTPUT_FORMAT" >&2\n'
    for name in ("python", "ruff", "shellcheck", "check-jsonschema", "zizmor"):
        (tools / name).write_text(said, encoding="utf-8")
    for name in ("apt-get", "chromium", "hunspell", "ip", "mke2fs", "mmdebstrap", "pdftotext", "slirp4netns"):
        (system / name).write_text("#!/bin/sh\n", encoding="utf-8")
    (system / "id").write_text("#!/bin/sh\necho 0\n", encoding="utf-8")
    for file in [*tools.iterdir(), *system.iterdir()]:
        file.chmod(0o755)
    for name in ("CI", "GITHUB_ACTIONS", "RUFF_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", f"{system}{os.pathsep}{os.environ['PATH']}")
    return folder


def started(project: Path, *arguments: str) -> list[str]:
    done = subprocess.run([project / "guia", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [line.rstrip() for line in done.stderr.splitlines() if not line.startswith("guia: ")]


def test_on_github_findings_stand_on_their_lines(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = started(project, "comprobar")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    on_github = started(project, "comprobar")
    assert [line for line in plain if "github" in line.replace(".github", "").replace("vendor.github", "")] == []
    for line in (
        "ruff check -q . github",
        "python hooks/snippets.py --format=github docs README.md CONTRIBUTING.md hooks/README.md github",
        "zizmor -q --offline --format=github .github github",
    ):
        assert line in on_github
        assert line.replace(" --format=github", "").removesuffix(" github") in plain


def test_only_the_whole_of_the_tests_is_spread_and_in_ci_measured(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = f"-n {(os.cpu_count() or 1) + 1} --maxprocesses=4 --dist=loadscope --no-loadscope-reorder"
    measured = f"python -m coverage run -m pytest {spread}"
    assert started(project, "probar")[-1] == f"python -m pytest {spread}"
    monkeypatch.setenv("CI", "true")
    assert started(project, "probar", "-k", "links")[-1] == "python -m pytest -k links"
    assert measured in (lines := started(project, "probar"))
    assert lines[-1] == "python -m coverage report"
