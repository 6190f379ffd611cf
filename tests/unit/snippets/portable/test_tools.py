"""What the tools of macOS and busybox refuse in a command, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from guide.snippets.docker.commands import extract
from guide.snippets.portable.scope import EVERYBODY
from guide.snippets.portable.table import BUSYBOX, MACOS, Table, load_table
from guide.snippets.portable.tools import check_command

DATA: dict[str, dict[str, Any]] = {
    "opciones": {
        # «a» is the letter for --all; macOS takes a value for «s», and busybox one for «w».
        "ls": {"macos": "+as:l color", "busybox": "alsw: color", "corta": "all=a"},
        "grep": {"macos": "e:in after-context", "busybox": "e:i"},
        "sed": {"macos": "+e:i:n", "busybox": "e:in"},
        "head": {"macos": "+c:n:", "busybox": "c:n:"},
        "tar": {"macos": "Cf:xz", "busybox": "f:x"},
        "find": {"macos": "+HL", "busybox": "H"},
        "who": {"macos": "+a"},
        "df": {"macos": "+T:k", "busybox": "Tk"},
    },
    "find": {"macos": "-name -exec -maxdepth -acl -perm", "busybox": "-name -exec -maxdepth -perm"},
    "solo-linux": {"ss": "", "watch": "usa un bucle"},
    "solo-bash": {},
    "en-su-lugar": {"sed --in-place": "usa otro archivo"},
    "otro-significado": {"sed -i": "pide una extensión", "df -T": "es el tipo"},
}
TABLE = Table(DATA)


def told(text: str, *systems: str) -> list[str]:
    """«column-end CODE message» of each finding, all in one line."""
    found = [f for c in extract(text, wrapping=True) for f in check_command(c, TABLE, systems or EVERYBODY)]
    assert all(f.line == f.end_line == 1 for f in found)
    return [f"{f.column}-{f.end_column} {f.code} {f.message}" for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ls --all", "4-9 SI101 ls no tiene --all en macOS ni en busybox: escribe -a"),
        ("ls --todo=x", "4-10 SI101 ls no tiene --todo en macOS ni en busybox"),
        ("ls -aq", "6-7 SI101 ls no tiene -q en macOS ni en busybox"),
        ("ls -w 3", "5-6 SI101 ls no tiene -w en macOS"),
        ("grep --after-context=1 a", "6-21 SI101 grep no tiene --after-context en busybox"),
        ("grep -n a", "7-8 SI101 grep no tiene -n en busybox"),
        ("sed --in-place s/a/b/ c", "5-15 SI101 sed no tiene --in-place en macOS ni en busybox: usa otro archivo"),
        ("sed -i s/a/b/ c", "6-7 SI103 pide una extensión"),
        ("sed -i '' s/a/b/ c", "6-7 SI103 pide una extensión"),
        ("sed -ni s/a/b/ c", "7-8 SI103 pide una extensión"),
        ("df -kT", "6-7 SI103 es el tipo"),
        ("head -n -1 a", "9-11 SI103 head de macOS no cuenta desde el final: -n pide un número positivo"),
        ("ls a -l", "6-8 SI104 en macOS las opciones de ls van delante: detrás de «a» sería un archivo"),
        ("ls a --color=x", "6-15 SI104 en macOS las opciones de ls van delante: detrás de «a» sería un archivo"),
        ("tar xzf a", "6-7 SI101 tar no tiene -z en busybox"),
        ("tar -xzf a", "7-8 SI101 tar no tiene -z en busybox"),
        ("find -name a", "1-5 SI103 en macOS find pide la carpeta en la que busca: find . …"),
        ("find . -printf a", "8-15 SI101 find no tiene -printf en macOS ni en busybox"),
        ("find . -acl", "8-12 SI101 find no tiene -acl en busybox"),
        ("find . -exec ls --all ';' -quit", "27-32 SI101 find no tiene -quit en macOS ni en busybox"),
        ("find -L . -name a", "7-8 SI101 find no tiene -L en busybox"),
        ("sudo ls --all", "9-14 SI101 ls no tiene --all en macOS ni en busybox: escribe -a"),
        ("ss -t", "1-3 SI102 macOS no tiene ss; si solo es para Linux, ponlo en una pestaña que lo diga"),
        (
            "watch ls",
            "1-6 SI102 macOS no tiene watch: usa un bucle; si solo es para Linux, ponlo en una pestaña que lo diga",
        ),
        ("/usr/bin/ss", "1-12 SI102 macOS no tiene ss; si solo es para Linux, ponlo en una pestaña que lo diga"),
    ],
)
def test_what_others_refuse_is_told_in_its_place(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "ls",
        "ls -la a b",
        "ls -- --all",
        "ls -",
        "ls -1",  # «-1» may be a number: head -1, kill -9
        "ls $opciones -l",
        "ls $(cat a) -l",
        'ls "--$x"',
        "ls --$x",
        "ls -a$x",
        "ls a $x",
        "ls -s 1 -l",  # «1» is a value on macOS, and a file elsewhere: nobody is sure
        "ls --color x -l",
        "grep a b -i",  # their getopt looks at all words
        "grep -e --all b",
        "sed -i.copia s/a/b/ c",
        "sed -i$x s/a/b/ c",
        "head -n 1 a",
        "head -1 a",
        "head -n",
        "tar -f xz",
        "tar --$x capas",
        "tar 1",
        "find . -name -printf",
        "find . -maxdepth 1 -perm -u",
        "find . -exec ls --all {} +",
        "find . -exec ls --all",
        "find -H . -name a",
        "find $x -name a",
        "find .",
        "find",
        "who -a",
        "./ls --all",
        "bin/ss",
        "docker run uno ls --all",
        "desconocido --all",
        "$programa --all",
    ],
)
def test_what_works_everywhere_and_what_nobody_knows_is_clean(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "macos", "busybox"),
    [
        ("ls -w 3", 1, 0),
        ("grep -n a", 0, 1),
        ("ss", 1, 0),
        ("ls a -l", 1, 0),
        ("sed -i s/a/b/ c", 1, 0),
        ("head -n -1 a", 1, 0),
        ("find -name a", 1, 0),
        ("who -z", 1, 0),
    ],
)
def test_each_system_has_findings_of_its_own(text: str, macos: int, busybox: int) -> None:
    assert (len(told(text, MACOS)), len(told(text, BUSYBOX))) == (macos, busybox)


def test_the_words_of_a_wrapper_are_its_own() -> None:
    table = Table({**DATA, "opciones": {"xargs": {"macos": "+n:"}, "ls": DATA["opciones"]["ls"]}})
    found = [
        f
        for c in extract("cat a | sudo xargs -d , -n 1 ls --all", wrapping=True)
        for f in check_command(c, table, EVERYBODY)
    ]
    assert [(f.column, f.code) for f in found] == [(21, "SI101"), (33, "SI101")]


REAL = load_table()


@pytest.mark.parametrize(
    ("tool", "letters", "system", "known"),
    [
        ("ls", "alR", MACOS, True),
        ("mkdir", "mp", MACOS, True),
        ("grep", "ABCEFiv", MACOS, True),
        ("grep", "P", MACOS, False),
        ("stat", "c", MACOS, False),
        ("stat", "c", BUSYBOX, True),
        ("sed", "Ein", BUSYBOX, True),
        ("readlink", "f", MACOS, True),
        ("date", "d", MACOS, False),
        ("sort", "h", BUSYBOX, False),
    ],
)
def test_the_real_table_knows_the_tools(tool: str, letters: str, system: str, known: bool) -> None:
    found = REAL.tool(tool)
    assert found is not None
    assert {found.systems[system].has(letter) for letter in letters} == {known}


def test_long_options_are_few_outside_linux() -> None:
    for name in ("ls", "mkdir", "rm", "cp", "cut", "tr", "id"):
        tool = REAL.tool(name)
        assert tool is not None
        assert not tool.systems[MACOS].longs - {"color"}


@pytest.mark.parametrize("name", REAL.instead)
def test_what_is_to_be_replaced_is_missing_somewhere(name: str) -> None:
    program, _, option = name.partition(" ")
    tool = REAL.tool(program)
    assert tool is not None
    if program == "find":
        assert not all(option in REAL.primaries(system) for system in EVERYBODY)
    else:
        assert not all(options.has(option.lstrip("-")) for options in tool.systems.values())


@pytest.mark.parametrize("name", REAL.others)
def test_an_option_with_two_meanings_is_one_of_macos(name: str) -> None:
    program, _, option = name.partition(" -")
    tool = REAL.tool(program)
    assert tool is not None
    assert tool.systems[MACOS].has(option)
