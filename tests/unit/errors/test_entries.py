"""What the pages of the catalogue of errors say of themselves, and what is told of those that say it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import ROOT
from guide.errors.entries import Message, load_failures, read_entries, read_entry

HEADER = """\
---
title: "«Nope»: no va"
error:
  grupo: redes
  casos: [port-in-use]
  parecidos: [dos]
  mensajes:
    - texto: "Bind for …:… failed: port is already allocated"
      vista: ["29", "20.10"]
    - texto: ports are not available
      producto: Desktop en Windows
      leída: docker/for-win#4615
---

# El puerto `8080` está ocupado { #ocupado }
"""
KNOWN = ("port-in-use", "no-space-left")
SLUGS = ("dos", "tres", "uno")


def told(old: str, new: str) -> list[str]:
    assert old in HEADER
    entry, problems = read_entry("referencia/errores/uno.md", "uno.md", HEADER.replace(old, new), KNOWN, SLUGS)
    assert entry is None
    return [problem.headline() for problem in problems]


def test_an_entry_is_what_its_header_says() -> None:
    entry, problems = read_entry("referencia/errores/uno.md", "uno.md", HEADER, KNOWN, SLUGS)
    assert problems == []
    assert entry is not None
    assert entry.slug == "uno"
    assert entry.title == "El puerto `8080` está ocupado"
    assert (entry.group, entry.cases) == ("redes", ("port-in-use",))
    assert entry.messages == (
        Message("Bind for …:… failed: port is already allocated", ("29", "20.10"), "", "Docker", 8),
        Message("ports are not available", (), "docker/for-win#4615", "Desktop en Windows", 10),
    )
    assert entry.alike == ("dos",)
    assert entry.products == ("Docker", "Desktop en Windows")
    assert entry.versions == ("29", "20.10")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("error:", "errata:", "uno.md:2:1: PG301 la cabecera necesita «error:» con grupo, casos, mensajes"),
        ("grupo: redes", "grupo: rede", "uno.md:4:10: PG301 error.grupo: es uno de demonio, desktop, contenedores"),
        ("grupo: redes", "grupo: rede", "; ¿quisiste decir «redes»?"),
        ("casos: [port-in-use]", "caso: [port-in-use]", "no hay ninguna clave «caso»; ¿quisiste decir «casos»?"),
        ("casos: [port-in-use]", "casos: port-in-use", "uno.md:5:10: PG301 error.casos: es una lista de nombres"),
        ("[port-in-use]", "[port-in-us]", "uno.md:5:11: PG301 error.casos[0]: «port-in-us» no está en"),
        ("[dos]", "dos", "uno.md:6:14: PG301 error.parecidos: es una lista de nombres de referencia/errores"),
        ("[dos]", "[doz]", "PG301 error.parecidos[0]: «doz» no está en referencia/errores; ¿quisiste decir «dos»?"),
        ("[dos]", "[uno]", "PG301 error.parecidos[0]: «uno» no está en referencia/errores"),
        ("    - texto: ports", "    - text: ports", "error.mensajes[1]: cada mensaje tiene «texto:»"),
        ('vista: ["29", "20.10"]', "vista: 29", "uno.md:9:14: PG301 error.mensajes[0].vista: es una lista"),
        ('vista: ["29", "20.10"]', "producto: Docker", "di «vista:», los motores de los bloques que lo enseñan"),
        ("leída: docker/for-win#4615", "leída: en un foro", "uno.md:12:14: PG301 error.mensajes[1].leída: es «dueño/"),
        ("producto: Desktop en Windows", "producto: Windows 95", "error.mensajes[1].producto: es uno de Docker"),
        ("ports are not available", "… not …", "error.mensajes[1].texto: necesita dos palabras que no cambien"),
        ("casos: [port-in-use]", "casos: [port-in-use", "PG301 YAML mal escrito"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, message: str) -> None:
    assert any(message in line for line in told(old, new)), told(old, new)


def test_a_page_without_a_header_is_no_entry() -> None:
    entry, problems = read_entry("referencia/errores/uno.md", "uno.md", "# Uno\n")
    assert entry is None
    assert [problem.code for problem in problems] == ["PG301"]


def test_entries_come_by_group_and_how_often_they_are_met(tmp_path: Path) -> None:
    folder = tmp_path / "docs/referencia/errores"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Catálogo\n", "utf-8")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources/fallos.txt").write_text("# Los fallos\nport-in-use\nno-space-left\n", "utf-8")
    rows = [
        ("a", "redes", "[]", "Zeta"),
        ("b", "redes", "[]", "Ánimo"),
        ("c", "demonio", "[no-space-left]", "Uno"),
        ("d", "redes", "[no-space-left, port-in-use]", "Yoyó"),
    ]
    for slug, group, cases, title in rows:
        text = HEADER.replace("grupo: redes", f"grupo: {group}").replace("El puerto `8080` está ocupado", title)
        text = text.replace("[port-in-use]", cases).replace("  parecidos: [dos]\n", "")
        (folder / f"{slug}.md").write_text(text, "utf-8")
    entries, problems = read_entries(tmp_path, tmp_path / "docs")
    assert [entry.slug for entry in entries] == ["c", "d", "b", "a"]
    assert problems == []


def test_the_failures_that_people_meet_most_have_an_entry() -> None:
    """The first sixty all, and a hundred of the 118."""
    entries, problems = read_entries(ROOT, ROOT / "docs")
    served = {case for entry in entries for case in entry.cases}
    failures = load_failures(ROOT)
    assert problems == []
    assert [name for name in failures[:60] if name not in served] == []
    assert sum(name in served for name in failures) >= 100
