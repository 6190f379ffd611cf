"""What is typed in a session has its colours, and what programs answer has none of them."""

from __future__ import annotations

import pytest
from guide.snippets.shell.session_lexer import SessionLexer, register
from hypothesis import given
from hypothesis import strategies as st
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Generic


def painted(code: str) -> list[str]:
    """The lines, each after «gp» for a prompt, «go» for output or nothing for what is typed."""
    names = {Generic.Prompt: "gp", Generic.Output: "go"}
    return [f"{names[kind]} {value!r}" for kind, value in lex(code, SessionLexer()) if kind in names]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("$ docker ps\nCONTAINER ID", ["gp '$ '", "go 'CONTAINER ID\\n'"]),
        ("$ a \\\n> b\n> c", ["gp '$ '", "gp '> '", "gp '> '"]),
        ("$ a <<FIN\n> b\n> FIN\nb", ["gp '$ '", "gp '> '", "gp '> '", "go 'b\\n'"]),
        ("$ a\n#!/bin/sh\n% b\n#5 CACHED", ["gp '$ '", "go '#!/bin/sh\\n'", "go '% b\\n'", "go '#5 CACHED\\n'"]),
        ("$ a\nsalida:\n> b", ["gp '$ '", "go 'salida:\\n'", "go '> b\\n'"]),
        ("$ a \\\n  b\n> c", ["gp '$ '", "go '> c\\n'"]),  # as npm tells of what it runs
        ("ana@maquina:~$ a\n(venv) $ b", ["gp 'ana@maquina:~$ '", "gp '(venv) $ '"]),
        ("root@0123456789ab:/# a\nexit", ["gp 'root@0123456789ab:/# '", "go 'exit\\n'"]),
        ("PS C:\\> wsl --version\nWSL: 2", ["gp 'PS C:\\\\> '", "go 'WSL: 2\\n'"]),
        ("solo salida", ["go 'solo salida\\n'"]),
    ],
)
def test_prompts_and_output(code: str, expected: list[str]) -> None:
    assert painted(code) == expected


@given(
    st.text() | st.lists(st.sampled_from(["$ ", "> ", "# ", "a", "\\\n", "\n", "PS C:\\> ", "<<A", "'"])).map("".join)
)
def test_no_character_is_lost(code: str) -> None:
    lexer = SessionLexer(stripnl=False, ensurenl=False)
    assert "".join(value for _, value in lex(code, lexer)) == code.replace("\r\n", "\n").replace("\r", "\n")


def test_the_label_console_is_its_own() -> None:
    register()
    get_lexer_by_name("bash")  # loads the lexers of Pygments that stand in the same module
    assert type(get_lexer_by_name("console")) is SessionLexer
