"""The program that the Dockerfile runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from guide.places import HOOKS


def hosting(*arguments: object) -> tuple[int, str]:
    command = [sys.executable, str(HOOKS / "hosting.py"), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(f"<script>a</script>{'<p>Hola</p>' * 200}", "utf-8")
    return folder


def test_it_writes_the_policy_and_the_copies(site: Path, tmp_path: Path) -> None:
    status, output = hosting(site, tmp_path / "csp.conf")
    assert (status, output) == (0, "1 de 1 archivos comprimidos: de 0,0 a 0,0 MB\n")
    written = (tmp_path / "csp.conf").read_text("utf-8")
    assert written.startswith("add_header Content-Security-Policy \"default-src 'none'; ")
    assert written.endswith('" always;\n')
    assert (site / "index.html.gz").exists()


def test_a_page_that_the_policy_would_break_stops_it(site: Path, tmp_path: Path) -> None:
    (site / "index.html").write_text('<p style="a">', "utf-8")
    status, output = hosting(site, tmp_path / "csp.conf")
    assert status == 1
    assert f"{site}/index.html:1: la política de seguridad no deja «style=»" in output
    assert not (tmp_path / "csp.conf").exists()


@pytest.mark.parametrize("place", ["vacia", "no/existe"])
def test_a_folder_without_pages_is_a_mistake(tmp_path: Path, place: str) -> None:
    (tmp_path / "vacia").mkdir()
    status, output = hosting(tmp_path / place, tmp_path / "csp.conf")
    assert status == 2
    assert f"en «{tmp_path / place}» no hay ninguna página" in output


def test_a_place_that_cannot_be_written_is_a_mistake(site: Path) -> None:
    status, output = hosting(site, site / "index.html" / "csp.conf")
    assert status == 2
    assert "no se puede escribir" in output
