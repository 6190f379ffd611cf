"""The pages of commands: what the clients have, with what each thing is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.reference.commands import SOURCE, Reference, placed, read_words
from guide.snippets.docker.table import Table

TABLE = Table(
    {
        "": "1 debug",
        "container": "1",
        "container ls": "0 a,all format= quiet~",
        "container run": "1+! d,detach new=>28.5 exact>28.1 old%28.0 past<29.0 pull=",
        "compose": "*",
        "ps": "=container ls",
        "container ps": "=container ls",
        "run": "=container run",
        "swarm": "1>28.5",
        "trust": "1<29.0",
    },
    ("20.10.24", "26.1.5", "28.5.2"),
)
WORDS = """\
opciones:
  format: Escribe la salida con una plantilla
container:
  dice: Los contenedores
container ls:
  dice: Enseña los contenedores
  opciones:
    all: También los parados
container run:
  dice: Crea un contenedor y lo arranca
  opciones:
    detach: En segundo plano
    new: Nueva
    exact: Exacta
    old: Vieja
    pull: Cuándo descarga la imagen
swarm:
  dice: El clúster
"""
PAGE = """\
# Contenedores

<!-- comandos: container -->

## Más

<!-- comandos: swarm -->
"""


def reference(tmp_path: Path, words: str = WORDS) -> Reference:
    file = tmp_path / SOURCE
    file.parent.mkdir(exist_ok=True)
    file.write_text(words, "utf-8")
    return Reference(TABLE, read_words(tmp_path))


def test_a_marker_becomes_the_commands_with_their_options(tmp_path: Path) -> None:
    assert (
        reference(tmp_path).filled(PAGE)
        == """\
# Contenedores

<div class="guia-opciones" markdown>

`docker container`
:   Los contenedores

[`docker container ls`](#container-ls), `docker ps`, `docker container ps`
:   Enseña los contenedores

[`docker container run`](#container-run), `docker run`
:   Crea un contenedor y lo arranca

</div>

### docker container ls { #container-ls }

Enseña los contenedores. También se escribe `docker ps` o `docker container ps`.

<div class="guia-opciones" markdown>

`--all`, `-a`
:   También los parados

`--format …`
:   Escribe la salida con una plantilla

</div>

### docker container run { #container-run }

Crea un contenedor y lo arranca. También se escribe `docker run`.

<div class="guia-opciones" markdown>

`--detach`, `-d`
:   En segundo plano

`--exact`
:   Exacta — desde Docker 28.1

`--new …`
:   Nueva — no está en Docker 26.1

`--old`
:   Vieja — en desuso desde Docker 28.0

`--pull …`
:   Cuándo descarga la imagen

</div>

## Más

<div class="guia-opciones" markdown>

`docker swarm`
:   El clúster — no está en Docker 26.1

</div>
"""
    )


def test_words_and_clients_that_agree(tmp_path: Path) -> None:
    found = reference(tmp_path)
    assert found.problems() == []
    assert list(placed({"a.md": PAGE}, found)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "said"),
    [
        ("    new: Nueva\n", "", "CM103", 12, "«new», de «docker container run»"),
        ("    new: Nueva\n", "    new: Nueva\n    newx: Más\n", "CM102", 14, "«--newx»; ¿quisiste decir «new»?"),
        ("swarm:\n  dice: El clúster\n", "", "CM103", 1, "falta «docker swarm»"),
        ("swarm:", "swarn:", "CM102", 18, "¿quisiste decir «swarm»?"),
        ("swarm:\n  dice: El clúster\n", "swarm: El clúster\n", "CM101", 17, "falta «dice:»"),
        ("  dice: El clúster\n", "  dice: El clúster\n  dise: Nada\n", "CM101", 19, "no es «dice» ni «opciones»"),
        ("  format: Escribe", "  formato: A\n  format: Escribe", "CM102", 2, "ningún comando"),
        ("    all: También los parados", "    all:", "CM101", 8, "falta decir para qué es"),
    ],
)
def test_where_they_disagree(tmp_path: Path, old: str, new: str, code: str, line: int, said: str) -> None:
    assert old in WORDS
    problems = reference(tmp_path, WORDS.replace(old, new)).problems()
    assert [(problem.code, problem.line) for problem in problems if said in problem.message] == [(code, line)]


@pytest.mark.parametrize(
    ("pages", "file", "line", "said"),
    [
        (
            {"a.md": "<!-- comandos: container, swarm -->", "b.md": "\n<!-- comandos: swarm -->"},
            "b.md",
            2,
            "ya está en a.md",
        ),
        ({"a.md": "<!-- comandos: container -->"}, SOURCE, 1, "«docker swarm» no está en ninguna página"),
        ({"a.md": "<!-- comandos: container, swarm, trust -->"}, "a.md", 1, "tiene «docker trust»"),
    ],
)
def test_every_command_stands_in_one_page(
    tmp_path: Path, pages: dict[str, str], file: str, line: int, said: str
) -> None:
    (problem,) = placed(pages, reference(tmp_path))
    assert (problem.file, problem.line) == (file, line)
    assert said in problem.message
