"""Prompts, and the commands of a session with all that could belong to them."""

from __future__ import annotations

import pytest
from guide.snippets.shell import session
from guide.snippets.shell.session import FARTHEST, has_prompt, is_windows, prompt_width, split, windows_prompt_width

# A line in which «‸» stands where what is typed starts; without it the line has no prompt.
PROMPTS = [
    "$ ‸ls",
    "$ ‸",
    "$‸",
    "$  ls".replace("$ ", "$ ‸"),
    "  $ ‸ls",
    "\t$ ‸ls",
    "$ls",
    "$\tls",
    "$$ ls",
    "a $ ls",
    "",
    "ls",
    # A virtual environment.
    "(venv) $ ‸ls",
    "(venv)$ ‸ls",
    "(web@1.2/a-b) $ ‸ls",
    "(venv)  $ ls",
    "() $ ls",
    "(a b) $ ls",
    "(venv) ls",
    "(venv) ana@web:~$ ‸ls",
    # [user@host ~]$
    "[ana@web ~]$ ‸ls",
    "[ana@web ~]# ‸ls",
    "[ana@web ~]% ‸ls",
    "[ana@web ~] $ ‸ls",
    "[ana@web]$ ‸ls",
    "[a.b-c@web.local una carpeta]$ ‸ls",
    "[ana@web ]$ ‸ls",
    "[ana@ ~]$ ls",
    "[@web ~]$ ls",
    "[ana ~]$ ls",
    "[ana@web ~] ls",
    "[ana@web ~]$ls",
    "[ana@web ~]> ls",
    # user@host:~$
    "ana@web:~$ ‸ls",
    "ana@web:~/una/carpeta$ ‸ls",
    "ana@web:~# ‸ls",
    "ana@web:~% ‸ls",
    "ana@web:~ $ ‸ls",
    "ana@web: ~$ ‸ls",
    "ana@web:$ ‸ls",
    "ana@web$ ‸ls",
    "ana@web ~$ ‸ls",
    "ana@web /srv# ‸ls",
    "ana@web ~ % ‸ls",
    "a.b-c@web.local-1:/srv$ ‸ls",
    "ana@web:~/web (main)$ ‸ls",
    "ana@web:~/web (main) $ ‸ls",
    "ana@web:~/web (a b)$ ls",
    "ana@web:~/web ()$ ls",
    "ana@web:a b$ ls",
    "ana@web:~a$b$ ls",
    "ana@web:~a#b$ ls",
    "ana@web:~a%b$ ls",
    "ana@web /a$b$ ls",
    "ana@web /a#b$ ls",
    "ana@web /a%b$ ls",
    "ana@:~$ ls",
    "@web:~$ ls",
    "ana@web:~ ls",
    "ana@web:~$ls",
    # user@host folder %, and fish's
    "ana@mac web % ‸ls",
    "ana@mac mi.web-1 % ‸ls",
    "ana@mac web %‸",
    "ana@mac web%ls",
    "ana@mac web $ ls",
    "ana@mac dos partes % ls",
    "@mac web % ls",
    "ana@ web % ls",
    "ana@mac  % ls",
    "ana@web ~/web> ‸ls",
    "ana@web ~> ‸ls",
    "ana@web /srv> ‸ls",
    "ana@web web> ls",
    "@web ~/web> ls",
    "ana@ ~/web> ls",
    "~/web ()$ ls",
    "ana@web ~/a b> ls",
    # A name, a shell, a folder.
    "node1$ ‸ls",
    "mi_nodo-1$ ‸ls",
    "a$ ‸ls",
    "Node1$ ls",
    "1node$ ls",
    "node1 $ ls",
    "node1# ls",
    "sh$ ‸ls",
    "sh# ‸ls",
    "bash# ‸ls",
    "zsh# ‸ls",
    "dash# ‸ls",
    "ash# ‸ls",
    "ksh# ‸ls",
    "bash-5.2# ‸ls",
    "bash-5.2$ ‸ls",
    "sh-5$ ‸ls",
    "csh# ls",
    "bash-# ls",
    "bash % ls",
    "/ # ‸ls",
    "/ $ ‸ls",
    "/srv/web # ‸ls",
    "/srv/web$ ‸ls",
    "~ $ ‸ls",
    "~ # ‸ls",
    "~$ ‸ls",
    "~/mi.web-1$ ‸ls",
    "~/web (main)$ ‸ls",
    "~/web (main) # ‸ls",
    "~/web (a b)$ ls",
    "~# ls",
    "/# ls",
    "~/web > ls",
    "web/ # ls",
    # The second row of a prompt, and signs alone.
    "└─$ ‸ls",
    "└─# ‸ls",
    "└──╼$ ‸ls",
    "└──╼ $ ‸ls",
    "└─ $ ‸ls",
    "└$ ls",
    "└─% ls",
    "❯ ‸ls",
    "λ ‸ls",
    "❯ls",
    "➜  ~ ‸ls",
    "➜ web ‸ls",
    "➜  mi-web/a.b ‸ls",
    "➜  web git:(main) ‸ls",
    "➜  web git:() ‸ls",
    "➜  web git:(main) ✗ ‸ls",
    "➜  web ✗ ‸ls",
    "➜ls",
    "➜ ",
    # What needs more than its sign.
    "# ls",
    "% ls",
    "> ls",
    "PS C:\\> ls",
]


@pytest.mark.parametrize("marked", PROMPTS)
def test_width_of_a_prompt(marked: str) -> None:
    assert prompt_width(marked.replace("‸", "")) == max(0, marked.find("‸"))


@pytest.mark.parametrize(
    "marked",
    [
        "PS C:\\Users\\ana> ‸ls",
        "PS C:\\> ‸ls",
        "PS C:\\>‸ls",
        "PS C:\\>  ls".replace("> ", "> ‸"),
        "PS c:\\una carpeta> ‸ls",
        "PS> ‸ls",
        "PS C:> ‸ls",
        "() PS> ls",
        "() C:\\> dir",
        "PS>‸",
        "  PS> ‸ls",
        "(venv) PS C:\\> ‸ls",
        "(venv)PS> ‸ls",
        "(web@1/a-b.c) C:\\> ‸ls",
        "C:\\> ‸dir",
        "C:\\web>‸dir",
        "\td:\\una carpeta> ‸dir",
        "PS ls",
        "PS ana> ls",
        "PS  C:\\> ls",
        "XPS> ls",
        "C:> dir",
        "C:\\web dir",
        "CD:\\> dir",
        "1:\\> dir",
        "$ ls",
        "",
    ],
)
def test_width_of_a_prompt_of_windows(marked: str) -> None:
    assert windows_prompt_width(marked.replace("‸", "")) == max(0, marked.find("‸"))


@pytest.mark.parametrize(
    "line",
    [
        "$ ls",
        "  $ ls",
        "$> ls",
        "(venv) $ ls",
        "(venv)$ ls",
        "% cat x",
        "> cd x",
        "λ curl x",
        "% docker",
        "% docker-compose up",
        "> git x",
        "% ls",
        "% ssh x",
        "% sudo docker ps",
        "[ana@web ~]$ ls",
        "[ana@web]# ls",
        "[ana@w]$ ls",
        "[ana@web una carpeta] % ls",
        "ana@web:~$ ls",
        "ana@web: ~$ ls",
        "ana@web /srv# ls",
        "ana@web:~/a (main) % ls",
        "ana@web:~ $ ls",
        "bash-5.2# ls",
        "sh-5$ ls",
        "zsh-5# x",
        "dash-0$ x",
        "ash-1$ x",
        "ksh-9.3$ x",
        "~ $ ls",
        "/ # ls",
        "~$ ls",
        "~/web$ ls",
        "└─$ ls",
        "└──╼ # ls",
        "➜  ~ ls",
        "PS C:\\> ls",
        "C:\\> dir",
    ],
)
def test_prompts_that_nobody_writes_in_a_script(line: str) -> None:
    assert has_prompt(line) == 1
    assert has_prompt(f"# Primero\n\n{line}") == 3
    assert has_prompt(f"ls\n  {line}") == 2


@pytest.mark.parametrize(
    "line",
    [
        "$ls",
        "$ ",
        "$$ ls",
        "x $ ls",
        "% x",
        "> salida",
        "λ x",
        "% lsof",
        "# docker ps",
        "[ana@web ~]$ls",
        "[ -f a@b ] && ls",
        "ana@web:web$ ls",
        "ana@web:~ ls",
        "ana@web$ ls",
        "sh -c ls",
        "bash# ls",
        "bash-x$ ls",
        "bash-$ ls",
        "x PS> ls",
        "echo C:\\> x",
        "csh-5$ ls",
        "/usr # ls",
        "~/web # ls",
        "~ ls",
        "❯ ls",
        "➜ls",
        "➜web ls",
        "➜  ",
        "➜   ls",
        "@web:~$ ls",
        "ana@:~$ ls",
        "ana@web:~a$b$ ls",
        "ana@web:~a#b$ ls",
        "ana@web:~a%b$ ls",
        "ana@web:~ ()$ ls",
        "[@web]$ ls",
        "[ana@]$ ls",
        "() $ ls",
        "└$ ls",
        "",
    ],
)
def test_no_prompts_of_a_script(line: str) -> None:
    assert has_prompt(line) == 0


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ls\n$ a\n$ b", 2),
        ("\n\n$ a", 3),
        ("  # nada\n$ a", 2),
        # Where a command goes on: of a blank behind its end nobody can tell more.
        ("ls \\\n$ a", 0),
        ("ls |\n$ a", 0),
        ("ls && \n$ a", 0),
        ("ls &\n$ a", 2),
        ("# ls \\\n$ a", 2),  # a comment does not go on
        ("ls\n  # x |\n$ a", 3),
        ("$ a\nls |", 1),
        # In a text it is none, with or without a margin.
        ("echo '\n$ a'", 0),
        ("echo '\n  $ a'", 0),
        ("echo '\n$ a PS> b'", 0),
        ('echo "\n$ a"', 0),
        ("cat <<A\n\n  $ a\nA", 0),
        ("echo 'a'\n  $ a", 2),
        ("cat <<A\nA\n$ a", 3),
        # What Windows writes is so odd that nothing else decides.
        ("ls \\\nPS C:\\> a", 2),
        ("echo '\nC:\\> a'", 2),
    ],
)
def test_where_the_first_prompt_of_a_script_stands(code: str, line: int) -> None:
    assert has_prompt(code) == line


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PS C:\\> a", True),
        ("x\nC:\\> a\nb", True),
        ("$ a\nPS> b", False),
        ("PS> b\n$ a", False),
        ("$ a", False),
        ("a", False),
        ("", False),
    ],
)
def test_only_windows(code: str, expected: bool) -> None:
    assert is_windows(code) is expected


def commands(code: str) -> list[tuple[int, list[tuple[int, int, str]]]]:
    """Of each command how many pieces are it for sure, and all its pieces."""
    return [(command.least, [tuple(piece) for piece in command.pieces]) for command in split(code).commands]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", []),
        ("ls", []),
        ("$ ls", [(1, [(1, 2, "ls")])]),
        ("antes\n$ a\nx\n\n$ b\ny", [(1, [(2, 2, "a"), (3, 0, "x"), (4, 0, "")]), (1, [(5, 2, "b"), (6, 0, "y")])]),
        ("ana@web:~$ a\nx", [(1, [(1, 11, "a"), (2, 0, "x")])]),
        # The margin of the first prompt is that of all.
        ("$ a\n  $ b\n$ c", [(1, [(1, 2, "a"), (2, 0, "  $ b")]), (1, [(3, 2, "c")])]),
        ("  $ a\n$ b\n  $ c", [(1, [(1, 4, "a"), (2, 0, "$ b")]), (1, [(3, 4, "c")])]),
        # What a backslash joins.
        ("$ a \\\n b \\\n c\nx", [(3, [(1, 2, "a \\"), (2, 0, " b \\"), (3, 0, " c"), (4, 0, "x")])]),
        ("$ a \\\n$ b", [(1, [(1, 2, "a \\")]), (1, [(2, 2, "b")])]),
        ("$ a \\\\\nb", [(1, [(1, 2, "a \\\\"), (2, 0, "b")])]),
        ("$ a \\\\\\\nb", [(2, [(1, 2, "a \\\\\\"), (2, 0, "b")])]),
        # With a blank behind it, it was meant to.
        ("$ a \\ \nb", [(2, [(1, 2, "a \\ "), (2, 0, "b")])]),
        ("$ a \\ \t\nb", [(2, [(1, 2, "a \\ \t"), (2, 0, "b")])]),
        ("$ a \\\\ \nb", [(1, [(1, 2, "a \\\\ "), (2, 0, "b")])]),
        ("$ a \\\\\\ \nb", [(2, [(1, 2, "a \\\\\\ "), (2, 0, "b")])]),
        # So were the signs of cmd and PowerShell, when the next line is an argument.
        ("$ a ^\n  b", [(2, [(1, 2, "a ^"), (2, 0, "  b")])]),
        ("$ abc ^\n  b", [(2, [(1, 2, "abc ^"), (2, 0, "  b")])]),
        ("$ a `\n\tb", [(2, [(1, 2, "a `"), (2, 0, "\tb")])]),
        ("$ a ^ \n-b", [(2, [(1, 2, "a ^ "), (2, 0, "-b")])]),
        ("$ a ^\nb", [(1, [(1, 2, "a ^"), (2, 0, "b")])]),
        ("$ a^\n  b", [(1, [(1, 2, "a^"), (2, 0, "  b")])]),
        ("$ a `b\n  c", [(1, [(1, 2, "a `b"), (2, 0, "  c")])]),
        ("$ ^ ^\n  b", [(1, [(1, 2, "^ ^"), (2, 0, "  b")])]),
        ("$ a \\ b\nc", [(1, [(1, 2, "a \\ b"), (2, 0, "c")])]),
        ("a $ b", []),
        ("$ a\nx $ b\nx PS> c", [(1, [(1, 2, "a"), (2, 0, "x $ b"), (3, 0, "x PS> c")])]),
        ("$ ` `\n  b", [(1, [(1, 2, "` `"), (2, 0, "  b")])]),
        # «> » while each line has it.
        ("$ a\n> b\n>\n>c\n> d", [(1, [(1, 2, "a"), (2, 2, "b"), (3, 1, ""), (4, 0, ">c"), (5, 0, "> d")])]),
        ("$ a\nx\n> b", [(1, [(1, 2, "a"), (2, 0, "x"), (3, 0, "> b")])]),
        ("$ a\n > b", [(1, [(1, 2, "a"), (2, 0, " > b")])]),
        ("$ a \\\n> b \\\n> c\nx", [(3, [(1, 2, "a \\"), (2, 2, "b \\"), (3, 2, "c"), (4, 0, "x")])]),
        # A prompt of Windows ends a command and starts none.
        ("$ a\nx\nPS> b\ny\n$ c", [(1, [(1, 2, "a"), (2, 0, "x")]), (1, [(5, 2, "c")])]),
        ("PS> b\ny", []),
    ],
)
def test_commands(code: str, expected: list[tuple[int, list[tuple[int, int, str]]]]) -> None:
    assert commands(code) == expected


@pytest.mark.parametrize(
    ("code", "windows", "root"),
    [
        ("$ a", 0, 0),
        ("", 0, 0),
        ("PS> a", 1, 0),
        ("$ a\nC:\\> b\nPS> c", 2, 0),
        ("# a", 0, 1),
        ("x\n  # a\n# b\n$ c", 0, 2),
        ("$ a\n# b", 0, 0),
        ("PS> a\n# b", 1, 0),
        ("# b\nPS> a", 2, 1),
        ("#a", 0, 0),
        ("# ", 0, 0),
        ("#", 0, 0),
        ("x # a", 0, 0),
        ("/ # a", 0, 0),
    ],
)
def test_windows_and_root(code: str, windows: int, root: int) -> None:
    found = split(code)
    assert (found.windows, found.root) == (windows, root)


@pytest.mark.parametrize(
    ("code", "word", "lines"),
    [
        ("$ cat <<A\nx\n$ b\nA\ny", "A", [3, 4]),
        ("$ cat <<A\n$ b\n\t A \ny\nA", "A", [2, 3]),
        ("$ cat <<A\n$ b\n AA\nA x", "A", []),
        ("$ cat <<A\nA\n$ b", "A", []),  # up to the next prompt it is a line of the command
        ("$ cat <<A\n$ A", "A", []),
        ("$ cat <<A", "A", []),
    ],
)
def test_beyond_the_next_prompt(code: str, word: str, lines: list[int]) -> None:
    command = split(code).commands[0]
    rows = code.split("\n")
    assert command.beyond(word) == tuple(session.Piece(n, 0, rows[n - 1]) for n in lines)


@pytest.mark.parametrize(("between", "reaches"), [(FARTHEST - 2, True), (FARTHEST - 1, False)])
def test_how_far_a_heredoc_may_reach(between: int, reaches: bool) -> None:
    code = "\n".join(["$ cat <<A", "$ b", *["x"] * between, "A"])
    assert len(split(code).commands[0].beyond("A")) == (FARTHEST if reaches else 0)
