"""The copy to read offline: which files of a site it takes, and how they are packed."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from guide.downloads.offline import FOLDER, offline_zip, used_files

DAY = date(2026, 11, 29)
FILES = {
    "index.html": '<link rel="stylesheet" href="a/estilo.css"><a href="otra%20p%C3%A1gina.html?x#y">x</a>'
    '<a href="#y">y</a>'
    '<a href="https://otra.example/b.html">z</a><a href="mailto:a@example">m</a><a href="../fuera.html">f</a>'
    '<a href="/raiz.html">r</a><a href="no-esta.html">n</a><p aria-labelledby="suelta.html"></p>',
    "otra página.html": '<img src="a/dibujo.svg" alt=""><a href="a/archivo.zip">a</a><a href="index.html">i</a>',
    "a/estilo.css": "b { background: url(fondo.png) }",
    "a/dibujo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><a href="desde-el-dibujo.html"/></svg>',
    "a/desde-el-dibujo.html": "",
    "a/fondo.png": "",
    "a/archivo.zip": "",
    "buscar/todo.js": "",
    # From here on nothing leads to them.
    "raiz.html": "",
    "suelta.html": "",
    "404.html": "",
    "b.html": "",
    "a/guion.js.map": "",
}
USED = [*FILES][:8]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "sitio"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "fuera.html").write_text("", "utf-8")
    return folder


def test_what_leads_nowhere_from_the_first_page_stays_behind(site: Path) -> None:
    assert used_files(site) == sorted(USED)


def test_all_stands_in_one_folder_with_a_note(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(offline_zip(site, DAY))) as archive:
        assert archive.namelist() == sorted(f"{FOLDER}/{name}" for name in [*USED, "LEEME.txt"])
        note = archive.read(f"{FOLDER}/LEEME.txt")
    assert note.startswith(b"\xef\xbb\xbfDocker en espa\xc3\xb1ol\r\n")
    text = note.decode("utf-8-sig")
    assert "Es la del 29 de noviembre de 2026." in text
    assert f"En la carpeta {FOLDER}, haz doble clic en index.html." in text
    assert "última versión" not in text


def test_the_note_says_where_the_guide_is_published(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(offline_zip(site, DAY, "https://guia.example/"))) as archive:
        note = archive.read(f"{FOLDER}/LEEME.txt").decode("utf-8-sig")
    assert "\r\n\r\nLa última versión está en https://guia.example/\r\n\r\n" in note


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    assert offline_zip(site, DAY) == offline_zip(site, DAY)
