"""``hooks/authoring.py`` on the guide itself: pages checked on their own, and new ones that pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builds import build


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "hooks/authoring.py", *arguments]
    env = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_a_new_page_of_each_kind_passes_alone_and_in_the_site(clean_copy: Path) -> None:
    names = [f"{path.stem}/pagina-de-prueba" for path in sorted((clean_copy / "resources/plantillas").glob("*.md"))]
    assert len(names) == 5
    for name in names:
        made = run(clean_copy, "pagina", name)
        assert made.returncode == 0, made.stderr
        assert f"docs/{name}.md" in made.stdout
        assert "añadida al menú" in made.stdout
    checked = run(clean_copy, "comprobar", *(f"docs/{name}.md" for name in names))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "sudo ./guia laboratorio comprobar docs/tutoriales/pagina-de-prueba.md" in checked.stdout
    built = build(clean_copy, clean_copy / "site", measured=False)
    assert built.status == 0, built.log
    assert (clean_copy / "site/guias/pagina-de-prueba/index.html").is_file()


PAGE = """\
---
title: Una página con un problema de cada clase
---

# Título

Un contendor se para: mira [la otra](../tutoriales/compos.md) y [su parte](compose.md#no-existe).

```console
$ docker run --nmae web nginx:1.29
```

```diagrama
no-existe
```

```{ .console sale="x" }
$ docker ps
```
"""


def test_everything_about_a_page_is_told_with_its_place(clean_copy: Path) -> None:
    page = clean_copy / "docs/tutoriales/nueva.md"
    page.write_text(PAGE, encoding="utf-8")
    done = run(clean_copy, "comprobar", "docs/tutoriales/nueva.md")
    heads = [line.split(" ")[:2] for line in done.stdout.splitlines() if line.startswith("docs/")]
    assert done.returncode == 1
    assert [(place.removeprefix("docs/tutoriales/nueva.md:").rstrip(":"), code) for place, code in heads[:-1]] == [
        ("1:1", "PG101"),
        ("1:1", "PG102"),
        ("1:1", "PG201"),
        ("7:4", "PR101"),
        ("7:38", "EN101"),
        ("7:76", "EN102"),
        ("10:14", "DK102"),
        ("14:1", "DG302"),
        ("17:1", "LB101"),
        ("20:1", "PG202"),
    ]
    assert "¿quisiste decir «compose.md»?" in done.stdout
    assert heads[-1][0] == "docs/tutoriales/nueva.md:"


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_a_warning_is_no_failure(ci: str, status: int, clean_copy: Path) -> None:
    command = [sys.executable, "hooks/authoring.py", "comprobar", "docs/explicacion/registros.md"]
    env = {**os.environ, "CI": ci, "PATH": ""}  # without Hunspell
    done = subprocess.run(command, cwd=clean_copy, env=env, capture_output=True, text=True, check=False)
    assert "PR100" in done.stdout
    assert done.returncode == status


def test_the_minutes_of_every_tutorial_are_told(clean_copy: Path) -> None:
    done = run(clean_copy, "comprobar", "--minutos")
    told = [line.split()[-1] for line in done.stdout.splitlines()[1:]]
    pages = sorted((clean_copy / "docs/tutoriales").glob("*.md"))
    assert done.returncode == 0
    assert told == [f"docs/tutoriales/{page.name}" for page in pages if page.name != "index.md"]


def test_a_tutorial_out_of_shape_is_told_with_all_of_them(clean_copy: Path) -> None:
    (clean_copy / "docs/tutoriales/nueva.md").write_text("# Nueva\n", "utf-8")
    done = run(clean_copy, "tutoriales")
    assert done.returncode == 1
    assert "docs/tutoriales/nueva.md:1:1: PG201 " in done.stdout
