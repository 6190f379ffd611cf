"""The real site, built as CI and authors build it."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT, Build, build
from small_site import small_site

ON_GITHUB = {
    "SITE_URL": "https://guia.example/docker/",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "grupo/guia",
    "GITHUB_REF_TYPE": "branch",
    "GITHUB_REF_NAME": "mejora/#1",
}


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return small_site(tmp_path / "guía")


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def check_links(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "hooks/links.py", os.fspath(site)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("site")
def test_strict_build_has_nothing_to_say(built: Build) -> None:
    assert [line for line in built.log.splitlines() if re.match(r"(WARNING|ERROR|AVISO)", line)] == []


def test_every_link_leads_somewhere(site: Path) -> None:
    done = check_links(site)
    assert (done.returncode, done.stdout) == (0, "")


def test_material_script_is_as_shipped(site: Path) -> None:
    (bundle,) = (site / "assets/javascripts").glob("bundle.*.min.js")
    shipped = importlib.resources.files("material") / "templates/assets/javascripts" / bundle.name
    assert bundle.read_bytes() == shipped.read_bytes()


def test_the_diagram_of_the_notes_is_published(site: Path) -> None:
    assert (site / "resources/docker.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (site / "resources/docker.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_builds_are_equal_byte_by_byte(site: Path, clean_copy: Path) -> None:
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": ""}
    other = build(clean_copy, clean_copy / "site", env=env, measured=False)
    assert (other.status, digests(other.site)) == (0, digests(site)), other.log


def test_builds_without_git_or_with_a_cache_are_equal_too(guide: Path) -> None:
    env = {"SITE_URL": "https://guia.example/", "GIT_CEILING_DIRECTORIES": os.fspath(guide.parent)}
    # The clock of the second build is not the one of the first, and it finds verdicts and pictures made.
    cold, warm = (
        build(guide, guide / name, env=env | {"PYTHONHASHSEED": seed}) for name, seed in (("a", "7"), ("b", "8"))
    )
    assert (cold.status, warm.status) == (0, 0), cold.log + warm.log
    assert digests(cold.site) == digests(warm.site)


def test_builds_with_properdocs(site: Path, tmp_path: Path) -> None:
    other = build(ROOT, tmp_path / "site", engine="properdocs", measured=False)
    assert (other.status, pages(other.site)) == (0, pages(site)), other.log


@pytest.fixture
def no_cairo(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine without libcairo: its binding raises what it raises there."""
    binding = tmp_path / "shim/cairocffi/__init__.py"
    binding.parent.mkdir(parents=True)
    binding.write_text("raise OSError('no library called \"cairo-2\" was found')\n", encoding="utf-8")
    return {"PYTHONPATH": os.fspath(binding.parents[1])}


def test_without_libcairo_a_laptop_builds_and_is_told_once(guide: Path, no_cairo: dict[str, str]) -> None:
    done = build(guide, guide / "site", env={**no_cairo, "CI": ""})
    assert done.status == 0, done.log
    (notice,) = done.lines("AVISO")
    assert "libcairo" in notice
    assert notice.endswith("Lo demás del sitio está completo")
    assert list(done.site.glob("resources/*.png")) == []
    assert check_links(done.site).stdout == ""


def test_without_libcairo_ci_fails(guide: Path, no_cairo: dict[str, str]) -> None:
    done = build(guide, guide / "site", env={**no_cairo, "CI": "true"})
    assert done.status != 0
    (error,) = done.lines("ERROR")
    assert "libcairo" in error
    # Here nothing is built, so it must not say that something is.
    assert "sitio" not in error


def test_no_address_is_invented(site: Path) -> None:
    for page in pages(site):
        html = (site / page).read_text(encoding="utf-8")
        assert not re.search(r'rel="(canonical|edit)"|class="md-source|property="og:url"', html), page


def test_addresses_come_from_the_environment(tmp_path: Path) -> None:
    guide = small_site(tmp_path, docs="paginas")
    done = build(guide, guide / "site", env=ON_GITHUB)
    assert done.status == 0, done.log
    html = (done.site / "explicacion/imagenes/index.html").read_text(encoding="utf-8")
    assert 'href="https://guia.example/docker/explicacion/imagenes/"' in html
    assert 'href="https://github.com/grupo/guia/edit/mejora/%231/paginas/explicacion/imagenes.md"' in html
    assert check_links(done.site).stdout == ""
