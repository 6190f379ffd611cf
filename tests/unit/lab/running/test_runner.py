"""A page on a terminal of this system, which asks for no engine: what agrees, what differs, and where it ends."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from guide.lab.machines.engines import AddressedEngine, Engine
from guide.lab.pages import marks
from guide.lab.running import recorder, runner
from guide.lab.running.runner import Outcome
from guide.lab.running.terminal import Screen
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
    assert [(command.line, lines) for command, lines in outcome.outputs] == [
        (7, ["2 lista.txt"]),
        (9, ["uno", "dos"]),
        (15, []),
        (19, ["y!"]),
        (21, ["empiezo", "^C"]),
        (24, ["fin"]),
        (29, ["en marcha"]),
        (34, ["mientras"]),
        (40, ["libre"]),
    ]
    assert outcome.wrong == set()
    assert 0 < outcome.seconds < 3600


# A program that shows a prompt and what is typed, as a shell in a container does.
ASKING = """bash -c 'while printf "root@9a8b7c6d5e4f:/# "; read -r a; do echo "$a"; eval "$a"; done'"""
# One that ends at the second Ctrl-C. It answers when the trap is over: a signal that comes within one may get lost.
TWICE = (
    """bash -c 'trap s=1 INT; echo ya; until test "$n" = 2; do sleep 0.02; """
    """if test "$s"; then s=; let n+=1; echo vez; fi; done'"""
)


@pytest.mark.parametrize(
    "text",
    [
        # What a page does not show may come all the same.
        "```console\n$ echo uno\n$ seq 3\n```\n",
        '```{ .console sin-orden="sí" }\n$ seq 3\n3\n1\n2\n```\n',
        "```console\n$ seq 9\n1\n…\n9\n```\n",
        '```{ .bash ejecuta="sí" sale="3" }\nfor i in 1 2; do\n  echo $i\ndone\n(exit 3)\n```\n',
        # Terminals have nothing in common but the engine.
        '```console\n$ a=uno\n```\n\n```{ .console terminal="otra" }\n$ echo "<$a>"\n<>\n```\n\n'
        '```console\n$ echo "<$a>"\n<uno>\n```\n',
        # A file is written where its terminal is.
        '```console\n$ mkdir web\n$ cd web\n```\n\n``` text title="a.txt"\ná\n```\n\n'
        "```console\n$ cat a.txt; cd ..; ls web\ná\na.txt\n```\n",
        # Lines typed into a program, at a prompt that changes from run to run.
        f"```console\n$ {ASKING}\nroot@3f4a1b2c5d6e:/# echo hola\nhola\nroot@3f4a1b2c5d6e:/# exit\n$ echo a\na\n```\n",
        # ^C is pressed when what the page shows before it is there, as often as the page says.
        "```console\n$ sleep 0.3; echo tarde; tail --follow /dev/null\ntarde\n^C\n```\n",
        f"```console\n$ {TWICE}\nya\n^C\nvez\n^C\nvez\n```\n",
        # What is to go on may be stopped in another block, and the next one begins anew.
        '```{ .console sigue="sí" }\n$ tail --follow /dev/null\n```\n\n```console\n^C\n```\n\n'
        "```console\n$ echo a\na\n```\n",
        '```{ .console sigue="sí" }\n$ seq 3; tail --follow /dev/null\n1\n```\n',
    ],
)
def test_what_agrees(engine: AddressedEngine, tmp_path: Path, text: str) -> None:
    outcome = run(engine, tmp_path, text)
    assert [trouble.text() for trouble in outcome.troubles] == []
    assert len(outcome.done) == text.count("```") // 2


class Gathering(AddressedEngine):
    """One that other machines can be joined to; each of them has a folder of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__("unix:///nonexistent/docker.sock", folder, lambda: None)
        self.folder = folder
        self.asked: list[list[str]] = []

    def gather(self, names: Sequence[str]) -> dict[str, Engine]:
        self.asked.append(list(names))
        return {name: AddressedEngine("unix:///nonexistent", self.folder, lambda: None) for name in names}


SEVERAL = """\
``` { .text title="a.txt" maquina="alumno" }
suyo
```

```{ .console maquina="alumno" }
$ a=uno
$ cat a.txt
suyo
```

```console
$ echo "<$a>"; ls
<>
```

```{ .console maquina="alumno" terminal="otra" }
$ echo "<$a>"; ls
<>
a.txt
```

```{ .console maquina="otro" }
$ ls
```
"""


def test_what_is_typed_on_another_machine_stays_there(tmp_path: Path) -> None:
    engine = Gathering(tmp_path)
    assert told(run(engine, tmp_path, SEVERAL)) == []
    assert engine.asked == [["alumno", "otro"]]


def test_a_page_of_one_machine_asks_for_no_other(tmp_path: Path) -> None:
    engine = Gathering(tmp_path)
    run(engine, tmp_path, "```console\n$ pwd\n```\n")
    assert engine.asked == []


def test_where_there_is_one_machine_the_page_is_told_so(engine: AddressedEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, SEVERAL)
    message = "no ejecutable aquí: además de la primera, la página usa otras máquinas (alumno, otro)"
    assert (told(outcome), outcome.commands) == ([(1, message)], 0)


HUB = """\
``` { .text title="a.txt" hub="sí" }
https://registry-1.docker.io
```

```{ .console hub="sí" }
$ echo https://registry-1.docker.io; cat a.txt
http://aqui
http://aqui
```

```console
$ echo https://registry-1.docker.io
https://registry-1.docker.io
```
"""


def test_where_a_container_goes_to_docker_hub_it_goes_to_the_one_of_the_laboratory(
    engine: AddressedEngine, tmp_path: Path
) -> None:
    engine.hub = "http://aqui"
    assert told(run(engine, tmp_path, HUB)) == []


def test_without_one_of_its_own_it_goes_to_the_real_one(engine: AddressedEngine, tmp_path: Path) -> None:
    assert told(run(engine, tmp_path, HUB.replace("http://aqui", "https://registry-1.docker.io"))) == []


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
            "acaba con 1 y la página espera 0; los comandos que siguen no se han ejecutado",
        ),
        ('```{ .console sale="1" }\n$ true\n```\n', 2, "acaba con 0 y la página espera 1"),
        ('```{ .console limite="1" }\n$ tail --follow /dev/null\n```\n', 2, "no acaba en 1 s; si es lo normal"),
        ("```console\n^C\n```\n", 2, "en esta terminal no hay nada en marcha que parar con ^C"),
        ('```{ .console sigue="sí" }\n$ echo ya\nya\n```\n', 2, "debía seguir en marcha y ha acabado con 0"),
        ('```{ .console sigue="sí" }\n$ (exit 3)\n```\n', 2, "debía seguir en marcha y ha acabado con 3"),
        (
            '```{ .console sigue="sí" }\n$ tail --follow /dev/null\n```\n\n```console\n$ pwd\n```\n',
            6,
            'aquí sigue en marcha otro comando: abre otra terminal con terminal="otra"',
        ),
        (
            '``` text title="no/existe.txt"\nuno\n```\n\n```console\n$ ls\n```\n',
            1,
            "no se puede escribir no/existe.txt",
        ),
        ("```console\n$ (exit 130)\n```\n", 2, "acaba con 130 y la página espera 0; los comandos"),
        (
            "```console\n$ bash -c 'trap \"exit 4\" INT; echo ya; while :; do sleep 0.02; done'\nya\n^C\n```\n",
            2,
            "acaba con 4 y la página espera 0",
        ),
        ("```console\n$ echo uno\nuno\n$ echo '\n```\n", 1, "el comando no se puede analizar"),
        (
            '```{ .console sigue="sí" }\n$ trap "" INT; sleep 60\n```\n\n```{ .console limite="1" }\n^C\n```\n',
            6,
            "no se para con ^C en 1 s",
        ),
        ('```{ .console limite="0" }\n$ sleep 60\nroot@a:/# exit\n```\n', 2, "no acaba en 0 s; si es lo normal"),
        ("```console\n$ true\nroot@a:/# exit\n```\n", 3, WRONG_OUTPUT),
        ('```{ .console sigue="sí" limite="1" }\n$ echo a; tail --follow /dev/null\nb\n```\n', 3, WRONG_OUTPUT),
        ("```console\n$ exit\n```\n", 2, "no acaba en 120 s"),
    ],
)
def test_what_cannot_go_on_is_told_and_ends_the_page(
    engine: AddressedEngine, tmp_path: Path, text: str, line: int, message: str
) -> None:
    outcome = run(engine, tmp_path, text + "\n```console\n$ echo sigue\notra cosa\n```\n")
    assert told(outcome)[0][0] == line
    assert told(outcome)[0][1].startswith(message)


NEXT = "\n```console\n$ echo sigue\nsigue\n```\n"


@pytest.mark.parametrize(
    ("text", "ran", "done"),
    [
        # After what only differs the page goes on.
        ("```console\n$ echo a\nb\n$ echo c\nd\n```\n", 3, 2),
        ("```console\n^C\n```\n", 1, 2),
        ('```{ .console sigue="sí" limite="1" }\n$ tail --follow /dev/null\nb\n```\n\n```console\n^C\n```\n', 2, 3),
        # After what failed it does not, and its block is not done.
        ("```console\n$ echo a\na\n$ false\n$ echo b\n```\n", 2, 0),
        ("```console\n$ echo a\n```\n\n```console\n$ false\n```\n", 2, 1),
        ('```{ .console sale="1" }\n$ true\n```\n', 1, 0),
        ('```{ .console limite="0" }\n$ sleep 60\n```\n', 1, 0),
        ('```{ .console sigue="sí" }\n$ echo ya\nya\n```\n', 1, 0),
        ('``` text title="no/existe.txt"\nuno\n```\n', 0, 0),
        # A page that cannot be read is not begun.
        ("```console\n$ echo '\n```\n", 0, 0),
    ],
)
def test_what_ends_a_page_and_what_does_not(
    engine: AddressedEngine, tmp_path: Path, text: str, ran: int, done: int
) -> None:
    outcome = run(engine, tmp_path, text + NEXT)
    assert (outcome.commands, len(outcome.done), outcome.good) == (ran, done, False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("```console\n$ seq 3\n1\nx\n3\n```\n", ["1", "-x", "+2", "3"]),
        ("```console\n$ printf -- '--uno\\n++dos\\n'\n--otra\n++dos\n```\n", ["---otra", "+--uno", " ++dos"]),
        ("```console\n$ seq 20; false\n```\n", [f"+ {n}" for n in range(6, 21)]),
        ('```{ .console limite="1" }\n$ seq 20; sleep 60\n```\n', [f"+ {n}" for n in range(11, 21)]),
        ('```{ .console sigue="sí" }\n$ seq 20\n1\n```\n', [str(n) for n in range(11, 21)]),
        ("```console\n$ seq 99\nx\n```\n", ["-x", *(f"+{n}" for n in range(1, 40))]),
        ("```console\n$ exit\n```\n", ["+ exit", "+ (el intérprete de comandos ha terminado)"]),
    ],
)
def test_what_came_instead_is_shown(engine: AddressedEngine, tmp_path: Path, text: str, shown: list[str]) -> None:
    [trouble] = run(engine, tmp_path, text).troubles
    assert [line.removeprefix(" ") if line[1:].isdigit() else line for line in trouble.shown] == shown
    assert trouble.text().endswith(f": {trouble.message}\n" + "\n".join(f"    {line}" for line in trouble.shown))


def test_commands_whose_output_differs_are_remembered(engine: AddressedEngine, tmp_path: Path) -> None:
    outcome = run(engine, tmp_path, "```console\n$ echo a\nb\n$ echo c\nc\n$ echo d\n\n$ echo e\n@grabar\n```\n")
    assert outcome.wrong == {2, 8}


def test_identifiers_hold_for_the_whole_page(engine: AddressedEngine, tmp_path: Path) -> None:
    text = "```console\n$ echo 9a8b7c6d5e4f\n3f4a1b2c5d6e\n```\n\n```console\n$ echo {}\n3f4a1b2c5d6e\n```\n"
    assert told(run(engine, tmp_path, text.format("0123456789ab"))) == [(8, WRONG_OUTPUT)]


def screen(written: str) -> Screen:
    found = Screen()
    found.feed(written.encode())
    return found


@pytest.mark.parametrize(
    ("written", "prompt", "asks"),
    [
        ("root@a:/# ", "root@a:/# ", True),
        ("una\r\nroot@9a8b7c6d5e4f:/# ", "root@3f4a1b2c5d6e:/# ", True),
        ("root@a:/# \r\n", "root@a:/# ", False),
        ("root@a:/# id", "root@a:/# ", False),
        ("root@b:/# ", "root@a:/# ", False),
        ("", "", False),
        ("", "> ", False),
    ],
)
def test_a_program_asks_where_its_prompt_stands_at_the_cursor(written: str, prompt: str, asks: bool) -> None:
    assert runner._asks(screen(written), prompt) is asks


@pytest.mark.parametrize(
    ("line", "text", "echoed"),
    [(0, "uno", True), (1, "uno", False), (1, "dos", True), (1, " dos\n", True), (-1, "uno", True), (2, "dos", False)],
)
def test_what_was_typed_is_looked_for_from_its_prompt_on(line: int, text: str, echoed: bool) -> None:
    assert runner._echoes(screen("> uno\r\n> dos\r\n"), line, text) is echoed


@pytest.mark.parametrize(
    ("expected", "shows"),
    [
        ([], True),
        (["uno"], True),
        (["uno", "dos"], True),
        (["dos"], False),
        (["uno", "dos", "tres"], False),
        (["…", "dos"], True),
    ],
)
def test_the_beginning_of_an_output_is_enough(expected: list[str], shows: bool) -> None:
    assert runner._shows(screen("uno\r\ndos\r\n"), list(enumerate(expected, 1))) is shows


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
    assert "la salida está en un archivo incluido: escríbela tú" in [trouble.message for trouble in troubles]
