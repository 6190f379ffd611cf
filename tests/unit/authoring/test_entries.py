"""The shape of the entries of the catalogue of errors, and that they show what they say was seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import ROOT
from guide.authoring.entries import check_entries

GOOD = """\
---
title: "«already in use»: el nombre está en uso"
description: Qué pasa.
laboratorio: {versiones: ["28.5", "29"]}
error:
  grupo: redes
  casos: []
  mensajes:
    - texto: name "…" is already in use
      vista: ["29"]
    - texto: is taken by another
      leída: docker/compose 1.29.2 compose/service.py
---

# Uno

## El mensaje

```{ .console motor="29" sale="1" }
$ docker ps
Error: name "web" is already
 in use
```

```{ .console motor="28.5" sale="1" }
$ docker ps
Error: other words
```

**En español:** «Ya está en uso».

<!-- otros mensajes -->

## Qué significa

Algo.

## Causas y arreglos

### 1. Una causa

Algo.

### 2. Otra

Algo.

## Cómo evitarlo

Algo.

## Fuentes

- Una.
"""
MENU = """\
nav:
  - Redes: explicacion/redes.md
  - Catálogo:
      - Índice: referencia/errores/index.md
      - Contenedores:
          - Otra: referencia/errores/otra.md
      - Redes y puertos:
          - Uno: referencia/errores/uno.md
"""


def checked(folder: Path, text: str = GOOD, menu: str = MENU, **others: str) -> list[str]:
    pages = folder / "docs/referencia/errores"
    pages.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(menu, "utf-8")
    for name, content in {"uno": text, **others}.items():
        (pages / f"{name}.md").write_text(content, "utf-8")
    return [problem.headline().partition("errores/")[2] for problem in check_entries(folder, folder / "docs")]


def test_an_entry_as_it_should_be(tmp_path: Path) -> None:
    assert checked(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('vista: ["29"]', 'vista: ["29", "28.5"]', "uno.md:9:1: PG302 ningún bloque que se ejecute con Docker 28.5"),
        ('vista: ["29"]', 'vista: ["26.1"]', "uno.md:9:1: PG302 ningún bloque que se ejecute con Docker 26.1"),
        ('motor="29" sale="1"', 'historica="29.0"', "uno.md:9:1: PG302 ningún bloque que se ejecute con Docker 29"),
        ("## Fuentes", "## Enlaces", "uno.md:52:1: PG303 los apartados de una entrada son, en este orden, «## El mens"),
        ("## Qué significa\n\nAlgo.\n", "", "uno.md:35:1: PG303 los apartados de una entrada son"),
        ("## Fuentes\n\n- Una.\n", "", "uno.md:52:1: PG303 los apartados de una entrada son"),
        ("### 2. Otra", "### 3. Otra", "uno.md:44:1: PG304 el título de esta causa empieza con «### 2. »"),
        ("### 1. Una causa\n\nAlgo.\n\n### 2. Otra\n", "", "uno.md:38:1: PG304 no hay ninguna causa"),
        ("**En español:** «Ya", "Significa «Ya", "uno.md:17:1: PG305 falta la traducción"),
        ("<!-- otros mensajes -->\n", "", "uno.md:17:1: PG305 la cabecera tiene mensajes leídos"),
        ("grupo: redes", "grupo: compose", "uno.md:1:1: PG307 en el menú está en «Redes y puertos», y su cabecera"),
        ("grupo: redes", "grupo: nada", "uno.md:6:10: PG301 error.grupo: es uno de"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    found = checked(tmp_path, GOOD.replace(old, new))
    assert len(found) == 1
    assert message in found[0]


def test_a_message_belongs_to_one_entry(tmp_path: Path) -> None:
    other = GOOD.replace("grupo: redes", "grupo: contenedores").replace(
        'name "…" is already', 'The name "…" is already'
    )
    other = other.replace('name "web"', 'The name "web"')
    [told] = checked(tmp_path, otra=other)
    assert told.startswith("uno.md:11:1: PG306 este mensaje ya está en otra.md")


def test_the_catalogue_of_the_guide_is_as_it_should_be() -> None:
    assert [problem.headline() for problem in check_entries(ROOT, ROOT / "docs")] == []
