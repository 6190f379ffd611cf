"""Slips of typing: where they are told, and what the parser reads in their place."""

from __future__ import annotations

import pytest
from guide.snippets.shell.mending import MOST, Prepared, Slip, hint, prepare

TORN = "hay un espacio detrás de \\ y el comando se corta aquí: bórralo para que siga en la línea siguiente"
DIRECTIVE = "esto cambiaría lo que se comprueba: quita este comentario"
CMD = "^ al final de la línea es de cmd: aquí el comando sigue con \\ (o el lenguaje del bloque es bat)"
POWERSHELL = (
    "` al final de la línea es de PowerShell: aquí el comando sigue con \\ (o el lenguaje del bloque es powershell)"
)
VARIABLE = "$Env: es de PowerShell: el lenguaje del bloque es powershell (en bash: export NOMBRE=valor)"


def told(prepared: Prepared) -> list[tuple[int, int, str]]:
    return [(slip.start, slip.length, slip.code) for slip in prepared.slips]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "docker ps",
        "docker run -it --rm 'á' \"ñ\" | wc",
        "echo don’t 'x–y'",
        "a \\\n  b",
        "a \\\\ ",
        "a\\\\\\\\ \nb",
        "a \\ b",
        "echo ' \\ \n'",
        "cat <<A\n\\ \nA",
        "ls # \\ \nls",
        "# shellchecks x",
        "# el shellcheck x",
        "ls #shellcheck",
        "echo '# shell check x'",
        "a ^ b\n  c",
        "a ^\nb",
        "a^\n  b",
        "^\n  b",
        "a ^\n  ",
        "a ^",
        "a `b` ^ c\n  d",
        "a `b` c ^\n  d",
        "a ^ b ^\n  c",
        "^ ^\n  b",
        "x=`a` `\n  b`",
        "echo '\na ^\n  b'",
        "echo '\n$env:A = 1'",
        "$env:A",
        "x $env:A = 1",
        "$envA = 1",
        "$env: = 1",
    ],
)
def test_nothing_to_mend(text: str) -> None:
    assert prepare(text) == Prepared(text)


@pytest.mark.parametrize(
    ("text", "mended", "places"),
    [
        ("a \\ \n  b", "a  \\\n  b", [(3, 1)]),
        ("a \\ \t \n  b", "a    \\\n  b", [(3, 3)]),
        ("a\\\t\nb", "a \\\nb", [(2, 1)]),
        ("a \\\\\\ \nb", "a \\\\ \\\nb", [(5, 1)]),
        ("a \\ \n b \\ \n c", "a  \\\n b  \\\n c", [(3, 1), (9, 1)]),
        ("ls\na \\ \nb", "ls\na  \\\nb", [(6, 1)]),
        # At the end nothing could follow.
        ("a \\ ", "a   ", [(3, 1)]),
        ("a \\ \n", "a  \\\n", [(3, 1)]),
        ("\\ ", "  ", [(1, 1)]),
        # What stands in a text is left.
        ("a \\ \n 'b \\ \n'", "a  \\\n 'b \\ \n'", [(3, 1)]),
        # Backslashes in pairs, also more of them than are looked at.
        ("a " + "\\" * 99 + " \nb", "a " + "\\" * 98 + " \\\nb", [(101, 1)]),
        ("a " + "\\" * 101 + " \nb", "a " + "\\" * 100 + " \\\nb", [(103, 1)]),
        (f"{'a' * 150} \\ \nb", f"{'a' * 150}  \\\nb", [(152, 1)]),
    ],
)
def test_blank_behind_a_backslash(text: str, mended: str, places: list[tuple[int, int]]) -> None:
    slips = tuple(Slip(start, length, "SH111", TORN) for start, length in places)
    assert prepare(text) == Prepared(mended, slips)


@pytest.mark.parametrize(
    ("text", "mended", "places"),
    [
        ("# shellcheck x", "# shellchecx x", [(0, 12)]),
        ("#shellcheck\tx", "#shellchecx\tx", [(0, 11)]),
        ("# \t shellcheck  disable=all", "# \t shellchecx  disable=all", [(0, 14)]),
        ("ls # shellcheck x\n# shellcheck y", "ls # shellchecx x\n# shellchecx y", [(3, 12), (18, 12)]),
        # In a text nothing is told of it, and ShellCheck would heed it there no more.
        ("echo '# shellcheck x'", "echo '# shellchecx x'", []),
        ("a# shellcheck x", "a# shellchecx x", []),
    ],
)
def test_directives(text: str, mended: str, places: list[tuple[int, int]]) -> None:
    assert prepare(text) == Prepared(mended, tuple(Slip(*place, "SC9001", DIRECTIVE) for place in places))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("docker run ^\n  a", (11, 1), CMD),
        ("docker run ^\n\ta", (11, 1), CMD),
        ("a ^\n  b", (2, 1), CMD),
        ("echo 'a\nb' c ^\n  d", (13, 1), CMD),
        ("docker run ^  \n-d", (11, 1), CMD),
        ("ls\ndocker run\t^\n  a", (14, 1), CMD),
        ("docker run `\n  a", (11, 1), POWERSHELL),
        ("docker run `\n-d `\n a", (11, 1), POWERSHELL),
        ("$env:A = 1", (0, 5), VARIABLE),
        ("$env:A = 1\n$env:B = 2\na ^\n  b", (0, 5), VARIABLE),
        ("echo '\na ^\n  b'\ndocker run ^\n  a", (27, 1), CMD),
        ("ls\n  $Env:A_1= 1", (5, 5), VARIABLE),
        ("$ENV:A=1", (0, 5), VARIABLE),
    ],
)
def test_other_shells(text: str, place: tuple[int, int], message: str) -> None:
    assert prepare(text) == Prepared(text, (Slip(*place, "SH108", message),), exact=False)


@pytest.mark.parametrize(
    ("text", "mended", "slips", "exact"),
    [
        # Placeholders are words, well spelt or not; only the others are told.
        ("docker rm <id> -f", "docker rm xxxx -f", [], True),
        ("docker rm <ID> <a b>", "docker rm xxxx xxxxx", [(10, 4, "MD115"), (15, 5, "MD115")], True),
        ("docker rm '<ID>' # <ID>", "docker rm '<ID>' # <ID>", [], True),
        ("docker rm <ID> '<ID>' <ID>", "docker rm xxxx '<ID>' xxxx", [(10, 4, "MD115"), (22, 4, "MD115")], True),
        # Typography that has a form of its length, and what has none.
        ("ls “a”", 'ls "a"', [(3, 1, "TI101"), (5, 1, "TI101")], True),
        ("ls –it", "ls -it", [(3, 1, "TI102")], True),
        ("ls –rm", "ls –rm", [(3, 1, "TI102")], False),
        ("ls\u200b x", "ls\u200b x", [(2, 1, "TI104")], False),
        ("ls ––rm", "ls --rm", [(3, 2, "TI102")], True),
        # All of them at once, in their order.
        (
            "ls “a” <ID> \\ \n # shellcheck x",
            'ls "a" xxxx  \\\n # shellchecx x',
            [(3, 1, "TI101"), (5, 1, "TI101"), (7, 4, "MD115"), (13, 1, "SH111"), (16, 12, "SC9001")],
            True,
        ),
        ("ls ^\n  <ID>", "ls ^\n  xxxx", [(3, 1, "SH108"), (7, 4, "MD115")], False),
    ],
)
def test_slips_of_all_kinds(text: str, mended: str, slips: list[tuple[int, int, str]], exact: bool) -> None:
    prepared = prepare(text)
    assert (prepared.text, told(prepared), prepared.exact) == (mended, slips, exact)


@pytest.mark.parametrize("text", ["docker rm <ID>", "docker rm <ID> \\ \n x"])
def test_other_spellings_may_be_redirections(text: str) -> None:
    assert "<ID>" in prepare(text, loose=False).text
    assert "MD115" not in [slip.code for slip in prepare(text, loose=False).slips]


@pytest.mark.parametrize(("sign", "code"), [("“a ", "TI101"), ("<ID> ", "MD115"), ("a \\ \n", "SH111")])
def test_slips_of_one_command_have_an_end(sign: str, code: str) -> None:
    for count in (MOST - 1, MOST, MOST + 1):
        assert [slip.code for slip in prepare(sign * count).slips] == [code] * min(count, MOST)


@pytest.mark.parametrize(
    ("spelling", "message"),
    [
        ("<CONTAINER_ID>", "el marcador <CONTAINER_ID> se escribe en minúsculas y con guiones: <container-id>"),
        ("<https://example.com>", "<https://example.com> no lleva < ni >: el shell los toma por redirecciones"),
    ],
)
def test_hint(spelling: str, message: str) -> None:
    assert hint(spelling) == message
    [slip] = prepare(f"ls {spelling}").slips
    assert slip == Slip(3, len(spelling), "MD115", message)
