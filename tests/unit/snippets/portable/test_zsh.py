"""What zsh makes of a command that bash accepts: what the checker says of it, and what a real zsh does."""

from __future__ import annotations

import os
import pty
import select
import shutil
import termios
import time
from pathlib import Path

import pytest
from guide.snippets.docker.commands import extract
from guide.snippets.portable.table import load_table
from guide.snippets.portable.zsh import MODIFIERS, check_command, check_text


def told(text: str) -> list[str]:
    """«line:column-end CODE» of each finding."""
    found = [*check_text(text), *(f for c in extract(text) for f in check_command(c, load_table()))]
    return [f"{f.line}:{f.column}-{f.end_column} {f.code}" for f in sorted(found)]


# What bash does, and what zsh says or does instead; {} is in the empty folder of the test.
DIFFERENT = [
    ("echo uno # dos", "1:10-11 SI111", "uno # dos"),
    ("# uno", "1:1-2 SI111", "command not found: #"),
    ("echo http://a/?b=1", "1:15-16 SI112", "no matches found"),
    ("echo http://a/[b]", "1:15-16 SI112", "no matches found"),
    ("echo --filter=name=web*", "1:23-24 SI112", "no matches found"),
    ("find . -name *.nada", "1:14-15 SI112", "no matches found"),
    ("[ a == a ]", "1:5-7 SI113", "= not found"),
    ("echo ====", "1:6-10 SI113", "=== not found"),
    ("v=Ab; echo $v:latest", "1:12-16 SI114", "abatest"),
    ('v=Ab; echo "$v:latest"', "1:13-17 SI114", "abatest"),
    ("v='1 2'; for i in $v; do echo \"<$i>\"; done", "1:19-21 SI116", "<1 2>"),
    ("v='1 2'; for i in $v\ndo echo \"<$i>\"; done", "1:19-21 SI116", "<1 2>"),
    ("read -p 'a: ' b", "1:7-8 SI117", "no coprocess"),
    ("shopt -s globstar", "1:1-6 SI117", "command not found: shopt"),
    ("mapfile a < /dev/null", "1:1-8 SI117", "command not found: mapfile"),
    ("type -t ls", "1:7-8 SI117", "bad option: -t"),
    ("v=a; echo ${v^^}", "1:11-16 SI117", "bad substitution"),
    ("status=1", "1:1-7 SI117", "read-only variable: status"),
    ("echo 'uno\\ndos'", "1:6-16 SI118", "uno\ndos"),
    # The last one: zsh waits for the end of the quotes.
    ('echo "hola!"', "1:11-12 SI115", ">> "),
]


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, expected, _ in DIFFERENT])
def test_what_zsh_does_otherwise_is_told_in_its_place(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "echo 'a # b' \"c # d\" e#f $#",
        "echo 'http://a/?b=1'",
        'curl "http://a/?b=1"',
        "rm *.log",
        "ls [ab].txt",
        "echo http://a/\\?b",
        "echo $? ${x?}",
        "x=http://a/b; echo $x",
        "case $1 in -*) echo a;; esac",
        "[[ $a == -b* ]] && echo a",
        "echo $((1 == 2)) $((a*b))",
        "echo http://[a",
        "find . -name '*.py' -o -name a",
        "[ a = a ]",
        "echo a=b -=c =",
        "echo '=='",
        "echo ${v}:latest $v:3 $v:b $v: $v:/app",
        "echo '$v:latest'",
        "for i in $(cat a); do echo; done",
        'for i in "$v"; do echo; done',
        "for i in $v b; do echo; done",
        "read -r a",
        "type ls",
        "echo ${v} ${v:-a} ${#v}",
        "echo '${v^^}'",
        "estado=1; status",
        "cat path=a",
        "printf 'a\\nb\\n'",
        "echo -e 'a\\nb'",
        "echo -n a",
        "echo 'a\\d'",
        'echo "hola! b" "a!=b" "a!(" "a\\!b" "$!"',
        "echo 'a!b'",
        "! docker ps",
        "docker exec web sh -c 'for i in $v; do echo $v:latest; done # a'",
        'cat <<FIN\n# a $v:latest "a!b"\nFIN',
        "cat a <(ls) > b",
        "docker ps --format {{.ID}}",
    ],
)
def test_what_zsh_does_alike_is_clean(text: str) -> None:
    assert [line for line in told(text) if "SI11" in line] == []


class Zsh:
    """A zsh as macOS starts one: no file of the reader's has changed it. Commands are typed into a terminal."""

    def __init__(self, folder: Path) -> None:
        environment = {"PATH": os.environ["PATH"], "TERM": "dumb", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        environment |= {"PS1": "@@ ", "PS2": ">> "}
        options = [word for name in ("zle", "promptsp", "promptcr") for word in ("+o", name)]
        self.child, self.terminal = pty.fork()
        if not self.child:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i", *options], environment)  # noqa: S606
        self._until_prompt()
        # The echo of what is typed must not be taken for the answer.
        settings = termios.tcgetattr(self.terminal)
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(self.terminal, termios.TCSANOW, settings)

    def answer(self, command: str) -> str:
        os.write(self.terminal, command.encode() + b"\n")
        return self._until_prompt()

    def _until_prompt(self) -> str:
        said = b""
        end = time.monotonic() + 20
        while time.monotonic() < end and not said.endswith((b"@@ ", b">> ")):
            if select.select([self.terminal], [], [], 0.1)[0]:
                said += os.read(self.terminal, 65536)
        return said.decode().replace("\r", "")

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.child, 0)


# guia installs it for continuous integration; there its absence is a failure.
needs_zsh = pytest.mark.skipif(not (shutil.which("zsh") or os.environ.get("CI")), reason="there is no zsh")


@needs_zsh
@pytest.mark.parametrize(("text", "says"), [(text, says) for text, _, says in DIFFERENT if "\n" not in text])
def test_a_real_zsh_does_so(text: str, says: str, tmp_path: Path) -> None:
    zsh = Zsh(tmp_path)
    try:
        assert says in zsh.answer(text)
    finally:
        zsh.close()


@needs_zsh
def test_the_letters_that_change_a_variable_are_those(tmp_path: Path) -> None:
    zsh = Zsh(tmp_path)
    try:
        kept = [
            letter
            for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-_"
            if f"/bin/Ab.ef:{letter}zz\n" in zsh.answer(f"v=/bin/Ab.ef; print -r -- $v:{letter}zz")
        ]
    finally:
        zsh.close()
    # «:C» and «:F» need more than a letter.
    assert not set(kept) & set(MODIFIERS)
    assert set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-_") - set(kept) == set(MODIFIERS)
