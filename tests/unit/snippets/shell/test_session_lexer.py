"""What is typed in a session has its colours, and what programs answer has none of them."""

from __future__ import annotations

import pytest
from guide.snippets.shell.session_lexer import SessionLexer, register
from hypothesis import given
from hypothesis import strategies as st
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Generic, Name, String


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
        ("antes\n$ a\n\ndespués", ["go 'antes\\n'", "gp '$ '", "go '\\n'", "go 'después\\n'"]),
        ("  $ a\n$ b\n  $ c", ["gp '  $ '", "go '$ b\\n'", "gp '  $ '"]),
        ("$ a \\\n  b\n  c", ["gp '$ '", "go '  c\\n'"]),
        ("$ a\n>\n>b", ["gp '$ '", "gp '>'", "go '>b\\n'"]),
        ("$ a \\\n> b \\\n  c\nd", ["gp '$ '", "gp '> '", "go 'd\\n'"]),
        ("$ a \\\n$ b", ["gp '$ '", "gp '$ '"]),
        ("PS> a\nC:\\>b\n$ c", ["gp 'PS> '", "gp 'C:\\\\>'", "gp '$ '"]),
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


@pytest.mark.parametrize(
    "code",
    [
        "$ docker ps | wc -l\nx\n\n$ echo 'a\n> b'\n> c\ny",
        "x\n  $ a \\\n>  b\nPS> dir C:\\ | x\nC:\\>y",
        "$ a",
        "PS> a\n",
        "a\n",
        "",
    ],
)
def test_each_piece_says_where_it_stands(code: str) -> None:
    tokens = list(SessionLexer().get_tokens_unprocessed(code))
    assert [code[place : place + len(value)] for place, _, value in tokens] == [value for _, _, value in tokens]
    assert [value for _, _, value in tokens if not value] == []
    assert "".join(value for _, _, value in tokens) == code


def test_what_is_typed_has_the_colours_of_its_language() -> None:
    kinds = {value: kind for kind, value in lex("$ echo 'a'\n> b\nPS> Get-Item $x", SessionLexer())}
    assert kinds["echo"] in Name.Builtin
    assert kinds["'a'"] in String
    assert kinds["Get-Item"] in Name.Builtin
    assert kinds["$x"] in Name.Variable


def test_the_label_console_is_its_own() -> None:
    register()
    get_lexer_by_name("bash")  # loads the lexers of Pygments that stand in the same module
    assert type(get_lexer_by_name("console")) is SessionLexer
    assert type(get_lexer_by_name("shell-session")) is SessionLexer
