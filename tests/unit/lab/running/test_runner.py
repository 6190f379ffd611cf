"""A page on a terminal of this system, which asks for no engine: what agrees, what differs, and where it ends."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from guide.lab.machines.engines import AddressedEngine
from guide.lab.pages import marks
from guide.lab.running import recorder, runner
from guide.lab.running.runner import Outcome
from guide.snippets.reading import pages
from snippets_support import make_site


@pytest.fixture
def engine(tmp_path: Path) -> AddressedEngine:
    return AddressedEngine("unix:///nonexistent/docker.sock", tmp_path, lambda: None)


def run(engine: AddressedEngine, folder: Path, text: str) -> Outcome:
    path = make_site(folder) / "pagina.md"
    path.write_text(text, "utf-8")
    [page] = pages.read([path], folder)
    return runner.run(page, marks.read_plan(page), "28.5", engine, threading.Event())


def told(outcome: Outcome) -> list[tuple[int, str]]:
    return [(trouble.line, trouble.message) for trouble in outcome.troubles]


PAGE = """\
``` text title="lista.txt"
uno
dos
```

```console
$ wc --lines lista.txt
2 lista.txt
$ cat lista.txt
uno
dos
```

```{ .console sale="3" }
$ (exit 3)
```

```console
$ echo y!
y!
$ echo empiezo; tail --follow /dev/null
empiezo
^C
$ echo fin
fin
```

```{ .console terminal="otra" sigue="sí" }
$ echo en marcha; tail --follow /dev/null
en marcha
```

```console
$ echo mientras
mientras
```

```{ .console terminal="otra" }
^C
$ echo libre
libre
```
"""


def test_a_page_that_tells_the_truth_passes(engine: AddressedEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, PAGE)
    assert told(outcome) == []
    assert (outcome.commands, outcome.good, len(outcome.done)) == (9, True, 7)


WRONG_OUTPUT = "la salida no es la que enseña la página"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2 lista.txt\n", "3 lista.txt\n", [(8, WRONG_OUTPUT)]),
        ("uno\ndos\n```\n\n```console\n$ wc", "uno\n```\n\n```console\n$ wc", [(7, WRONG_OUTPUT), (10, WRONG_OUTPUT)]),
        ("$ cat lista.txt\nuno\ndos\n", "$ cat lista.txt\nuno\n", [(10, "la salida sigue y la página no lo enseña")]),
        ("2 lista.txt\n", "@grabar\n", [(8, "falta la salida: grábala con ./guia laboratorio grabar")]),
        ("\ny!\n", "\nn!\n", [(20, WRONG_OUTPUT)]),
    ],
)
def test_each_difference_is_told_at_its_line(
    engine: AddressedEngine, tmp_path: Path, old: str, new: str, expected: list[tuple[int, str]]
) -> None:
    assert PAGE.count(old) == 1
    assert told(run(engine, tmp_path, PAGE.replace(old, new))) == expected


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "```console\n$ false\n```\n",
            2,
            "acaba con 1 y la página espera 0; las órdenes que siguen no se han ejecutado",
        ),
        ('```{ .console sale="1" }\n$ true\n```\n', 2, "acaba con 0 y la página espera 1"),
        ('```{ .console limite="1" }\n$ tail --follow /dev/null\n```\n', 2, "no acaba en 1 s; si es lo normal"),
        ("```console\n^C\n```\n", 2, "en este terminal no hay nada en marcha que parar con ^C"),
        ('```{ .console sigue="sí" }\n$ echo ya\nya\n```\n', 2, "debía seguir en marcha y ha acabado con 0"),
        (
            '```{ .console sigue="sí" }\n$ tail --follow /dev/null\n```\n\n```console\n$ pwd\n```\n',
            6,
            'aquí sigue en marcha otra orden: abre otro terminal con terminal="otra"',
        ),
        (
            '``` text title="no/existe.txt"\nuno\n```\n\n```console\n$ ls\n```\n',
            1,
            "no se puede escribir no/existe.txt",
        ),
    ],
)
def test_what_cannot_go_on_is_told_and_ends_the_page(
    engine: AddressedEngine, tmp_path: Path, text: str, line: int, message: str
) -> None:
    outcome = run(engine, tmp_path, text + "\n```console\n$ echo sigue\notra cosa\n```\n")
    assert told(outcome)[0][0] == line
    assert told(outcome)[0][1].startswith(message)


def test_recording_writes_what_came_back_and_nothing_else(engine: AddressedEngine, tmp_path: Path) -> None:
    wrong = PAGE.replace("2 lista.txt\n", "@grabar\n").replace("\ny!\n", "\nn!\n")
    outcome = run(engine, tmp_path, wrong)
    outcome.page = outcome.page._replace(file="docs/pagina.md")
    assert recorder.record([outcome], tmp_path) == (2, [])
    assert (tmp_path / "docs/pagina.md").read_text("utf-8") == PAGE


def test_a_page_that_changed_meanwhile_is_left_alone(engine: AddressedEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, PAGE.replace("2 lista.txt\n", "@grabar\n"))
    (tmp_path / "docs/pagina.md").write_text("# Otra\n", "utf-8")
    count, troubles = recorder.record([outcome], tmp_path)
    assert (count, [trouble.line for trouble in troubles]) == (0, [1])
    assert (tmp_path / "docs/pagina.md").read_text("utf-8") == "# Otra\n"


def test_an_output_in_an_included_file_is_left_to_the_author(engine: AddressedEngine, tmp_path: Path) -> None:
    folder = make_site(tmp_path)
    (tmp_path / "resources/sesion.txt").write_text("$ echo uno\ndos\n", "utf-8")
    path = folder / "pagina.md"
    path.write_text('```console\n--8<-- "sesion.txt"\n```\n', "utf-8")
    [page] = pages.read([path], tmp_path)
    outcome = runner.run(page, marks.read_plan(page), "28.5", engine, threading.Event())
    count, troubles = recorder.record([outcome], tmp_path)
    assert count == 0
    assert "la salida está en un fichero incluido: escríbela tú" in [trouble.message for trouble in troubles]
