"""What tests of every kind share: the real site, built once, and its sources where nothing was built yet."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from builds import ROOT, Build, build, publish
from coverage import Coverage
from hypothesis import settings

# How many examples each property is tried with. «deep» takes half an hour and more: --hypothesis-profile=deep.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=1_600, derandomize=True, print_blob=True)
settings.register_profile("deep", deadline=None, max_examples=20_000, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# What a build reads; .git says when each page changed, and a page shows the files of the container.
CONTAINER = ("Dockerfile", "compose.yaml", ".dockerignore", "contenedor")
SOURCES = ("docs", "hooks", "overrides", "resources", "mkdocs.yml", ".git", *CONTAINER)
ORACLES = Path(__file__).parent / "oracle"

Once = Callable[[str, Callable[[Path], tuple[int, str]]], tuple[Path, int, str]]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder one time for all processes of a run: the first that needs it, while the others wait.

    Takes its name and what fills it, which answers with a status and what it printed. Nobody writes in it afterwards.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], tuple[int, str]]) -> tuple[Path, int, str]:
        folder, result = shared / name, shared / f"{name}.json"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not result.is_file():
                result.write_text(json.dumps(fill(folder)), "utf-8")
        status, said = json.loads(result.read_text("utf-8"))
        return folder, status, said

    return make


@pytest.fixture(scope="session")
def built(once: Once) -> Build:
    """The strict build of the real site, whatever came of it."""

    def fill(folder: Path) -> tuple[int, str]:
        made = build(ROOT, folder)
        return made.status, made.log

    folder, status, log = once("sitio", fill)
    return Build(status, log, folder)


@pytest.fixture(scope="session")
def site(built: Build) -> Path:
    """The folder of the real site."""
    if built.status:
        pytest.fail(f"mkdocs build --strict ended with {built.status}:\n{built.log}", pytrace=False)
    return built.site


def _published(once: Once, name: str, *options: str) -> Path:
    def fill(folder: Path) -> tuple[int, str]:
        done = publish(ROOT, folder, *options, measured=False)
        return done.returncode, done.stderr

    folder, status, errors = once(name, fill)
    if status:
        pytest.fail(f"hooks/downloads.py ended with {status}:\n{errors}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def published(once: Once) -> Path:
    """The folder of the real site with its downloads, but for the books."""
    return _published(once, "publicado", "--sin-libro")


@pytest.fixture(scope="session")
def published_with_books(once: Once) -> Path:
    """The folder of the real site with all its downloads, as ``./guia publicar`` leaves it."""
    return _published(once, "publicado-con-los-libros")


@pytest.fixture
def clean_copy(tmp_path: Path) -> Path:
    """The sources in a folder of their own, where nothing was built yet and no verdict is remembered."""
    folder = tmp_path / "otra carpeta"
    folder.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy2(source, folder / name)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """The examples of a property are not measured, nor what is compared with real tools: thousands take three times as
    long, and a plain test of the same code says more. So the figure does not hang on what chance tries, either."""
    many = item.get_closest_marker("hypothesis") or item.path.is_relative_to(ORACLES)
    measuring = Coverage.current() if many else None
    if measuring:
        measuring.stop()
    try:
        return (yield)
    finally:
        if measuring:
            measuring.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing is skipped: what cannot run there is a failure of CI."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although CI is set: {report.longreprtext or report.longrepr}"
    return report
