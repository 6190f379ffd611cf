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


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_shell(name: str) -> None:
    text, expected = TEXTS[name]
    assert [found.code for found in shell_texts(text)] == expected


def test_dialect_follows_the_instruction_shell() -> None:
    text = 'FROM a:1 AS x\nRUN b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN c\nFROM x\nRUN d\nFROM e:1\nRUN f\n'
    assert [found.dialect for found in shell_texts(text)] == ["sh", "bash", "bash", "sh"]


def test_places_lead_back_to_the_dockerfile() -> None:
    (found,) = shell_texts("FROM a:1\nRUN --network=none a \\\n  # no\n  && b\n")
    assert found.place(1, 1) == (2, 20)
    assert found.place(2, 6) == (4, 6)


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
