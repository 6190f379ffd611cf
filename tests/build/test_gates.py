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
