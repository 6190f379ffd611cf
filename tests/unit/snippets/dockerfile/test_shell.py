"""What a Dockerfile hands to the shell: the text, the dialect, and where each character of it stands."""

from __future__ import annotations

import pytest
from guide.snippets.dockerfile.shell import shell_texts
from hypothesis import given
from hypothesis import strategies as st

TEXTS = {
    "shell form": ("RUN ls -l\nCMD ls\nENTRYPOINT  ls\nHEALTHCHECK --retries=1 CMD ls\n", ["ls -l", "ls", "ls", "ls"]),
    "flags": ("RUN --mount=type=cache,target=/c --network=none make\n", ["make"]),
    "joined": ("RUN a \\\n    # no\n\n  && b \\\n  && c\n", ["a \\\n  && b \\\n  && c"]),
    "joined from the second line": ("RUN \\\n  a \\\n  b\n", ["a \\\n  b"]),
    "list": ("RUN [\"ls\"]\nCMD ['ls']\n", []),
    "test": ("RUN [ -f a ] && b\n", ["[ -f a ] && b"]),
    "other instructions": ("COPY a b\nENV A=$(b)\nUSER c\n", []),
    "script": ("RUN <<EOF\na\n  b\nEOF\n", ["a\n  b"]),
    "script of another program": ("RUN <<EOF\n#!/usr/bin/env python3\nprint()\nEOF\n", []),
    "script of sh": ("RUN <<EOF\n#!/bin/bash -e\na\nEOF\n", ["#!/bin/bash -e\na"]),
    "input of a program": ("RUN python3 <<EOF\nprint()\nEOF\n", ["python3 <<EOF\nprint()\nEOF"]),
    "two inputs": ("RUN cat <<a <<-b\n1\na\n2\n\tb\n", ["cat <<a <<-b\n1\na\n2\n\tb"]),
    "onbuild": ("ONBUILD RUN a\n", ["a"]),
    "windows escape": ("# escape=`\nFROM a:1\nRUN a\n", []),
    "windows image": (
        "FROM mcr.microsoft.com/windows/nanoserver:1809 AS w\nRUN a\nFROM w\nRUN b\nFROM c:1\nRUN d\n",
        ["d"],
    ),
    "windows path": ("RUN del c:\\a\n", []),
    "other shell": ('SHELL ["pwsh", "-c"]\nRUN a\nFROM b:1\nRUN c\n', ["c"]),
}


# Text → the dialect of each command, its code, and where its first character stands.
COMMANDS = {
    "each instruction": (
        "RUN a\n\tCMD  b\nentrypoint c\nHEALTHCHECK CMD  d\nhealthcheck --retries=1 cmd e\nONBUILD RUN f\n"
        "onbuild  healthcheck cmd g\nONBUILD CMD h\n",
        [
            ("sh", "a", (1, 5)),
            ("sh", "b", (2, 7)),
            ("sh", "c", (3, 12)),
            ("sh", "d", (4, 18)),
            ("sh", "e", (5, 29)),
            ("sh", "f", (6, 13)),
            ("sh", "g", (7, 26)),
            ("sh", "h", (8, 13)),
        ],
    ),
    "nothing for a shell": (
        "RUN\nCMD\nENTRYPOINT []\nHEALTHCHECK\nHEALTHCHECK NONE\nHEALTHCHECK CMD\nHEALTHCHECK a CMD b\n"
        "HEALTHCHECK CMDa\nONBUILD\nONBUILD COPY a b\nLABEL a=b\nMAINTAINER a\nFOO a\nHEALTHCHECK CMD ['a']\n"
        "RUN --network=none\n",
        [],
    ),
    "the word CMD in a command": ("RUN CMD a\nCMD cmd b\n", [("sh", "CMD a", (1, 5)), ("sh", "cmd b", (2, 5))]),
    "flags": (
        "RUN --network=none --mount=type=ssh a\nRUN --network=none \\\n  --mount=type=ssh \\\n  á\n",
        [("sh", "a", (1, 37)), ("sh", "á", (4, 3))],
    ),
    "blank lines of an instruction": (
        "RUN \\\n  \\\n  a \\\n  \\\n\n# no\n  b\n",
        [("sh", "a \\\n  \\\n  b", (3, 3))],
    ),
    "shells": (
        'RUN a\nSHELL ["sh"]\nRUN b\nSHELL ["/bin/ash"]\nRUN c\nSHELL ["/usr/bin/dash", "-c"]\nRUN d\n'
        'SHELL ["bash", "-c"]\nRUN e\n',
        [
            ("sh", "a", (1, 5)),
            ("sh", "b", (3, 5)),
            ("sh", "c", (5, 5)),
            ("sh", "d", (7, 5)),
            ("bash", "e", (9, 5)),
        ],
    ),
    "shells that are not read": (
        'SHELL ["zsh"]\nRUN a\nSHELL ["/bin/bash.exe"]\nRUN b\nSHELL []\nRUN c\nSHELL sh\n'
        "RUN d\nSHELL ['sh']\nRUN e\nSHELL [\"sh\"]\nRUN f\n",
        [("sh", "f", (12, 5))],
    ),
    "a script that names its shell, within another": (
        'SHELL ["zsh"]\nRUN <<A\n#!/bin/bash\nA\nRUN <<A\nb\nA\n',
        [("bash", "#!/bin/bash", (3, 1))],
    ),
    "heredocs are for RUN": ("CMD <<A\nRUN b\n", [("sh", "<<A", (1, 5)), ("sh", "b", (2, 5))]),
    "the shell of a stage": (
        'FROM a:1 AS one\nSHELL ["bash"]\nFROM b:1\nRUN a\nFROM ONE as Two\nRUN b\nSHELL ["zsh"]\nFROM two\nRUN c\n'
        "FROM one AS two\nRUN d\nFROM two x y\nRUN e\n",
        [
            ("sh", "a", (4, 5)),
            ("bash", "b", (6, 5)),
            ("bash", "d", (11, 5)),
            ("bash", "e", (13, 5)),
        ],
    ),
    "a stage without an image": ("FROM\nRUN a\n", [("sh", "a", (2, 5))]),
    "images of Windows": (
        "FROM mcr.microsoft.com/windows:1 AS w\nRUN a\nFROM b/NanoServer\nRUN b\nFROM b/servercore:1\nRUN c\nFROM W\n"
        "RUN d\nFROM window:1\nRUN e\n",
        [("sh", "e", (10, 5))],
    ),
    "paths of Windows": ("RUN a\nENV B=c:\\d\n", []),
    "what only looks like a path of Windows": (
        "RUN abc:\\d\nRUN c:/d\n",
        [("sh", "abc:\\d", (1, 5)), ("sh", "c:/d", (2, 5))],
    ),
    "scripts": (
        "RUN <<A\na\nA\nRUN 3<<-'B'\n\tb\n\tB\nRUN << C\nc\nC\nRUN <<\"D E\"\nd\nD E\nRUN --network=none <<F\nf\nF\n"
        "ONBUILD RUN <<G\ng\nG\n",
        [
            ("sh", "a", (2, 1)),
            ("sh", "\tb", (5, 1)),
            ("sh", "c", (8, 1)),
            ("sh", "d", (11, 1)),
            ("sh", "f", (14, 1)),
            ("sh", "g", (17, 1)),
        ],
    ),
    "a script without lines at the end": ("RUN <<A", []),
    "a script without lines": ("RUN <<A\nA\nRUN b\n", [("sh", "b", (3, 5))]),
    "a script without an end": ("RUN <<A\na\nb\n", [("sh", "a\nb\n", (2, 1))]),
    "input of a program": (
        "RUN a <<B && c\nd\nB\nRUN <<E f\ng\nE\nRUN <<H <<I\nH\nj\nI\nRUN k <<L\nm\n",
        [
            ("sh", "a <<B && c\nd\nB", (1, 5)),
            ("sh", "<<E f\ng\nE", (4, 5)),
            ("sh", "<<H <<I\nH\nj\nI", (7, 5)),
            ("sh", "k <<L\nm\n", (11, 5)),
        ],
    ),
    "a copy has no script": ("COPY <<A /b\nc\nA\nADD <<A /b\nc\nA\n", []),
    "a program in another line": (
        "RUN <<A\necho '#!/usr/bin/python3'\nA\nRUN <<A\n\n#!/usr/bin/python3\nA\nRUN cat <<A\n#!/usr/bin/python3\nA\n",
        [
            ("sh", "echo '#!/usr/bin/python3'", (2, 1)),
            ("sh", "\n#!/usr/bin/python3", (5, 1)),
            ("sh", "cat <<A\n#!/usr/bin/python3\nA", (8, 5)),
        ],
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_dialect_code_and_place(name: str) -> None:
    text, expected = COMMANDS[name]
    assert [(found.dialect, found.code, found.place(1, 1)) for found in shell_texts(text)] == expected


@pytest.mark.parametrize(
    ("program", "dialects"),
    [
        ("#!/bin/sh", ["sh"]),
        ("#! /bin/bash", ["bash"]),
        ("#!/bin/ash", ["sh"]),
        ("#!/usr/bin/env bash", ["bash"]),
        ("#!/usr/bin/env  dash", ["sh"]),
        ("#!/usr/bin/env -S bash -e", ["bash"]),
        ("#!/usr/bin/env -Sbash", ["bash"]),
        ("#!bash", ["bash"]),
        ("#!/bash", ["bash"]),
        ("#!/usr/local/bin/bash -x", ["bash"]),
        (" #!/usr/bin/python3", ["sh"]),
        ("a #!/usr/bin/python3", ["sh"]),
        ("# !/usr/bin/python3", ["sh"]),
        ("#!", ["sh"]),
        ("#!/usr/bin/python3", []),
        ("#!/usr/bin/env perl", []),
        ("#!/bin/envbash", []),
        ("#!/bin/bash5", []),
        ("#!/bin/bash.real", []),
        ("#!/bin/bash-x", []),
    ],
)
def test_program_of_a_script(program: str, dialects: list[str]) -> None:
    assert [found.dialect for found in shell_texts(f"RUN <<A\n{program}\nA\n")] == dialects


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (1, 1, (2, 20)),
        (1, 3, (2, 22)),
        (2, 1, (4, 1)),
        (2, 6, (4, 6)),
        (3, 1, (5, 1)),
        (4, 2, (6, 2)),
        (5, 1, (6, 1)),
    ],
)
def test_place_of_each_line(line: int, column: int, place: tuple[int, int]) -> None:
    (found,) = shell_texts("FROM a:1\nRUN --network=none a \\\n  # no\n  && b <<C\nd\nC\n")
    assert found.place(line, column) == place


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_shell(name: str) -> None:
    text, expected = TEXTS[name]
    assert [found.code for found in shell_texts(text)] == expected


def test_dialect_follows_the_instruction_shell() -> None:
    text = 'FROM a:1 AS x\nRUN b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN c\nFROM x\nRUN d\nFROM e:1\nRUN f\n'
    assert [found.dialect for found in shell_texts(text)] == ["sh", "bash", "bash", "sh"]


PIECES = st.sampled_from(
    ["RUN ", "CMD ", "SHELL ", "ONBUILD ", "\n", "\\\n", "# a", "<<E", "\nE\n", "[", '"', "x", " ", "é"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_stands_where_it_is_said_to(text: str) -> None:
    lines = text.split("\n")
    for found in shell_texts(text):
        assert len(found.origins) == found.code.count("\n") + 1
        for number, line in enumerate(found.code.split("\n"), 1):
            row, column = found.place(number, 1)
            assert lines[row - 1][column - 1 :].startswith(line.removesuffix("\\"))
