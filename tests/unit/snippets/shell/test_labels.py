"""Whether the label of a shell block is the right one, and what is told when it is not."""

from __future__ import annotations

import pytest
from guide.snippets.findings import Finding
from guide.snippets.shell.labels import check_label

WINDOWS = "es una sesión de PowerShell o de cmd: cambia el lenguaje a powershell o bat, sin el indicador"
DOLLAR = "«$ » es de una sesión de terminal: cambia el lenguaje a console o quita «$ »"
SESSION = "es una sesión de terminal: cambia el lenguaje a console, o deja solo los comandos"
ROOT = "«# » puede ser root o un comentario: usa «$ sudo …», o saca el comentario al texto"
NO_PROMPT = "ninguna línea empieza por «$ »: ponlo delante de cada comando, o usa text si solo es una salida"
NO_BLANK = "detrás de «$» falta su espacio y la línea queda sin comprobar: el indicador es «$ »"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ls", []),
        ("", []),
        ("cat <<A\n$ ls\nA", []),
        ("$ ls", [Finding(1, 1, 1, 2, "MD111", DOLLAR)]),
        ("ls\n\t $ ls\n$ ls", [Finding(2, 3, 2, 4, "MD111", DOLLAR)]),
        ("$> ls", [Finding(1, 1, 1, 2, "MD111", DOLLAR)]),
        ("/ # ls", [Finding(1, 1, 1, 2, "MD111", SESSION)]),
        ("  ana@web:~$ ls", [Finding(1, 3, 1, 4, "MD111", SESSION)]),
        ("ls\nPS C:\\> ls", [Finding(2, 1, 2, 2, "MD111", WINDOWS)]),
        ("  C:\\> dir", [Finding(1, 3, 1, 4, "MD111", WINDOWS)]),
        ("C:\\> dir\n$ ls", [Finding(1, 1, 1, 2, "MD111", SESSION)]),
        ("$ ls\nC:\\> dir", [Finding(1, 1, 1, 2, "MD111", DOLLAR)]),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_scripts(code: str, expected: list[Finding], strict: bool) -> None:
    assert check_label(False, strict, code) == expected


@pytest.mark.parametrize(
    ("code", "strict", "loose"),
    [
        ("$ ls", [], []),
        ("", [], []),
        (" \n", [], []),
        ("PS> ls", [], []),
        ("$ ls\n# docker ps", [], []),
        # Without a prompt.
        ("ls", [Finding(1, 1, 1, 2, "MD112", NO_PROMPT)], [Finding(1, 1, 1, 2, "MD112", NO_PROMPT)]),
        ("\n\n  ls", [Finding(1, 1, 1, 2, "MD112", NO_PROMPT)], [Finding(1, 1, 1, 2, "MD112", NO_PROMPT)]),
        # Root or a comment: in other guides only when it is a command and there is no other.
        ("# docker ps", [Finding(1, 1, 1, 2, "MD113", ROOT)], [Finding(1, 1, 1, 2, "MD113", ROOT)]),
        ("x\n  # docker ps\n# ls", [Finding(2, 3, 2, 4, "MD113", ROOT)], [Finding(2, 3, 2, 4, "MD113", ROOT)]),
        ("# Primero", [Finding(1, 1, 1, 2, "MD113", ROOT)], [Finding(1, 1, 1, 2, "MD112", NO_PROMPT)]),
        ("# docker ps\n$ ls", [Finding(1, 1, 1, 2, "MD113", ROOT)], []),
        ("# Primero\n$ ls", [Finding(1, 1, 1, 2, "MD113", ROOT)], []),
        ("# Primero\nPS> ls", [Finding(1, 1, 1, 2, "MD113", ROOT)], []),
        # What starts with «$» before the first command.
        ("$ls\n $ ls", [Finding(1, 1, 1, 2, "SH123", NO_BLANK)], [Finding(1, 1, 1, 2, "SH123", NO_BLANK)]),
        ("x\n$ls\nPS> ls", [Finding(2, 1, 2, 2, "SH123", NO_BLANK)], [Finding(2, 1, 2, 2, "SH123", NO_BLANK)]),
        ("x\n$ls\nPS> ls\n$a\n$ b", [Finding(2, 1, 2, 2, "SH123", NO_BLANK)], [Finding(2, 1, 2, 2, "SH123", NO_BLANK)]),
        ("$ ls\n$ls", [], []),  # that is for whoever looks at outputs
        ("$ ls\n$x\nPS> ls", [], []),
        ("PS> ls\n$x\n$ ls", [], []),
    ],
)
def test_sessions(code: str, strict: list[Finding], loose: list[Finding]) -> None:
    assert check_label(True, True, code) == strict
    assert check_label(True, False, code) == loose
