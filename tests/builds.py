"""Builds the real site, or any other, as authors and CI do: in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# These change what is built, so that each test says its own.
OWN_VARIABLES = ("SITE_URL", "REPO_URL", "EDIT_URI", "SOURCE_DATE_EPOCH", "PYTHONPATH", "PYTHONHASHSEED")


@dataclass(frozen=True)
class Build:
    status: int
    log: str
    site: Path

    def lines(self, start: str) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith(start)]


def build(
    folder: Path,
    site: Path,
    *,
    engine: str = "mkdocs",
    strict: bool = True,
    env: dict[str, str] | None = None,
    measured: bool = True,
) -> Build:
    """Builds ``folder``/mkdocs.yml into ``site``; a variable given as "" is not set at all.

    ``measured``: whether the coverage of the tests counts it. Measuring doubles the time of a build, and a second one
    of the whole guide runs no line that the first one did not.
    """
    command = [sys.executable, "-m", engine, "build", "-f", "mkdocs.yml", "-d", os.fspath(site)]
    done = subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=folder,
        env=_environment({**_measuring(measured), **(env or {})}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(done.returncode, done.stdout, site)


def publish(
    folder: Path, target: Path, *options: str, measured: bool = True, **env: str
) -> subprocess.CompletedProcess[str]:
    """Publishes ``folder``/mkdocs.yml in ``target``; ``measured`` as of a build."""
    return subprocess.run(
        [sys.executable, os.fspath(ROOT / "hooks/downloads.py"), "--en", os.fspath(target), *options],
        cwd=folder,
        env=_environment({**_measuring(measured), **env}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _measuring(wanted: bool) -> dict[str, str]:
    return {} if wanted else {"COVERAGE_PROCESS_CONFIG": ""}


def _environment(more: dict[str, str]) -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in OWN_VARIABLES and not name.startswith("GITHUB_")
    }
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {name: value for name, value in {**inherited, **quiet, **more}.items() if value}


@contextmanager
def serving(folder: Path) -> Iterator[Callable[[str, bool], str]]:
    """Serves the site; gives a function that waits until the page has, or has not, a text."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (folder / "serve.log").open("w+")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=folder,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )

    def wait(text: str, there: bool) -> str:
        page: str = ""
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"http://{address}/", timeout=10) as answer:
                    page = answer.read().decode()
                if (text in page) == there:
                    return page
            except OSError:
                assert server.poll() is None, Path(log.name).read_text("utf-8")
            time.sleep(0.25)
        return pytest.fail(f"«{text}» {'never came' if there else 'stayed'}:\n{page}")

    try:
        yield wait
    finally:
        server.terminate()
        server.wait(20)
        log.close()
