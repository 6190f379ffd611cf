"""The list of the addresses of a site, to which those of the newest one are added."""

from __future__ import annotations

from pathlib import Path

from guide.links.addresses import add_addresses


def write(site: Path, page: str, html: str) -> None:
    (site / page).mkdir(parents=True, exist_ok=True)
    (site / page / "index.html").write_text(html, "utf-8")


def test_pages_and_headings_are_added_and_none_is_taken_away(tmp_path: Path) -> None:
    site, file = tmp_path / "site", tmp_path / "direcciones.txt"
    file.write_text("a/#viejo\nz/\n", "utf-8")
    write(site, "", '<h1 id="inicio">Inicio</h1>')
    write(site, "a", '<h2 class="x" id="uno">1</h2><h3 id="__tema">2</h3><p id="no">3</p>')
    write(site, "b/c", "<h2>Sin nombre</h2>")
    write(site, "gone", '<meta http-equiv="refresh" content="0; url=../a/">')
    (site / "404.html").write_text('<h1 id="nada">404</h1>', "utf-8")
    add_addresses(file, site)
    assert file.read_text("utf-8") == "#inicio\na/\na/#uno\na/#viejo\nb/c/\nz/\n"


def test_a_list_that_is_not_there_is_made(tmp_path: Path) -> None:
    write(tmp_path / "site", "a", "")
    add_addresses(tmp_path / "d.txt", tmp_path / "site")
    assert (tmp_path / "d.txt").read_text("utf-8") == "a/\n"
