"""What a shell block is read as: placeholders, sessions and the texts that other checkers look at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from effort import cpu_seconds
from guide.snippets.findings import Finding
from guide.snippets.notation import placeholders
from guide.snippets.shell import lint, mending, session, shfmt, syntax
from guide.snippets.shell.lint import ShellBlock, parse_shell_blocks
from guide.snippets.shell.shfmt import Script, SyntaxProblem
from guide.snippets.shell.syntax import LONGEST_COMMAND, ParsedBlock, parse_blocks
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text",
    [
        "cat <fichero >salida",
        "cat<entrada>salida",
        "cat <<fin>fichero",
        "cat <<-fin>fichero",
        "cat <<< palabra>fichero",
        "diff <(a) <(b)",
        "ls 2<entrada>salida",
        "ls &<entrada>salida",
        "ls < entrada > salida",
        "echo <123> <-> <>",
    ],
)
def test_redirections_are_no_placeholders(text: str) -> None:
    assert placeholders.fill(text) == text


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("docker run <imagen> ls", "docker run xxxxxxxx ls"),
        ("docker pull nginx:v<versión> ls", "docker pull nginx:vxxxxxxxxx ls"),
        ("run <a>:<b-2> --x=<3-c>", "run xxx:xxxxx --x=xxxxx"),
        ("ls a<b>", "ls axxx"),
        ("<font color='red'>docker</font> run <b>-d</b>", "                  docker        run    -d    "),
        ("docker run <b> <code>", "docker run xxx xxxxxx"),
    ],
)
def test_placeholders_become_words(text: str, filled: str) -> None:
    assert placeholders.fill(text) == filled


@pytest.mark.parametrize(
    ("spelling", "better"),
    [
        ("<CONTAINER_ID>", "<container-id>"),
        ("<your name>", "<your-name>"),
        ("<img:tag>", "<img-tag>"),
        ("<Año…>", "<año>"),
        ("<...>", "<marcador>"),
    ],
)
def test_hint_is_well_spelt(spelling: str, better: str) -> None:
    assert placeholders.better(spelling) == better
    assert placeholders.fill(f"ls {better}") == f"ls {'x' * len(better)}"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("$ ls", 1),
        ("# Primero\n  $ ls", 2),
        ("ls\n$ ls", 2),
        ("cat <<A\n$ ls\nA", 0),
        ("echo '\n$ ls\n'", 0),
        ("ls $ x", 0),
        ("root@web:/# ls", 1),
        ("/ # ls", 1),
        ("PS C:\\> dir", 1),
        ("[ana@web etc]$ ls", 1),
        ("[ -f x ] && ls", 0),
        ("ana@web:~ ls", 0),
        ("node1$ ls", 0),
        ("# ls", 0),
        ("/usr/bin/ls # nada", 0),
    ],
)
def test_prompts_in_a_script(code: str, line: int) -> None:
    assert session.has_prompt(code) == line


def texts(code: str) -> list[tuple[str, tuple[int, int]]]:
    reading = parse_shell_blocks([ShellBlock("bash", True, False, code)])[0]
    return [(text.text, text.place(1, 1)) for text in reading.texts]


def test_other_checkers_get_the_accepted_commands_with_their_places() -> None:
    code = "$ docker run <id> “a”\nsalida\n$ for i in 1; do\n> ls\n> done\nx (\n$ ls (\n$ docker ps –rm\n$ ls \\ \n  -l"
    assert texts(code) == [
        ('docker run xxxx "a"', (1, 3)),
        ("for i in 1; do\nls\ndone", (3, 3)),
        ("ls  \\\n  -l", (9, 3)),
    ]


def read(code: str, is_session: bool) -> ParsedBlock:
    return parse_blocks([("bash", is_session, code)], shfmt.parse)[0]


def short(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.line}:{f.column}-{f.end_line}:{f.end_column} {f.code}" for f in findings]


TABLE = "REPOSITORY   TAG   SIZE"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", []),
        ("ls", []),
        # Where a syntax error stands, as wide as the sign or the word that it is about.
        ("docker ps ) x", ["1:11-1:12 SH105"]),
        ("docker ps && ", ["1:11-1:13 SH106"]),
        ("ls\n\nls (a b", ["3:1-3:2 SH106"]),
        ("ls\n  echo 'ñ' \"b", ["2:12-2:13 SH101"]),
        ("\tls 'a", ["1:5-1:6 SH101"]),
        ("echo ${a b}", ["1:9-1:10 SH107"]),
        ("ls\nfi", ["2:1-2:3 SH105"]),
        ("cat <<A\nx", ["1:5-1:6 SH102"]),
        ("if ls; then\nls", ["1:1-1:3 SH103"]),
        ("ls\ndocker ps &&\n&& x", ["2:11-2:13 SH106"]),
        # The margin of the whole block is layout; blank lines have none.
        ("  ls\n  ls 'a", ["2:6-2:7 SH101"]),
        ("  ls\n\n    ls 'a", ["3:8-3:9 SH101"]),
        ("    ls\n  ls 'a", ["2:6-2:7 SH101"]),
        ("  ls\n \n  ls 'a", ["3:6-3:7 SH101"]),
        ("  cat <<A\n  x\n  A\n  ls )", ["4:6-4:7 SH105"]),
        ("  cat <<A\n \n  A\n  ls )", ["4:6-4:7 SH105"]),
        ("  docker run \\\n  \n    --rm", ["2:3-2:4 SH112"]),
        # Pieces of a script: with a line of dots on the side that is missing, or with a margin of the whole.
        ("# …\nfi", []),
        ("ls\nfi\n…", ["2:1-2:3 SH105"]),
        ("…\ndo\nls\ndone", []),
        ("…\nthen\nls\nfi", []),
        ("…\nls\n}", []),
        ("…\n;;\nesac", []),
        ("if ls; then\n# …", []),
        ("# …\nif ls; then", ["2:8-2:12 SH106"]),
        ("for i in 1; do\n  ls\n  ...", []),
        ("  if ls; then\n    ls", []),
        ("  if ls; then\n\n    ls", []),
        ("  fi", []),
        ("…\nls )", ["2:4-2:5 SH105"]),
        ("  ls )", ["1:6-1:7 SH105"]),
        ("ls 'a\n…", ["1:4-1:5 SH101"]),
        # Slips and a syntax error: all of them.
        ("ls “a” )", ["1:4-1:5 TI101", "1:6-1:7 TI101", "1:8-1:9 SH105"]),
        ("ls –rm )", ["1:4-1:5 TI102", "1:8-1:9 SH105"]),
        ("ls <A> )", ["1:4-1:7 MD115", "1:8-1:9 SH105"]),
        ("ls\nls\n  ls “a”", ["3:6-3:7 TI101", "3:8-3:9 TI101"]),
        ("ls\n  ls “a” <b>\u200b", ["2:6-2:7 TI101", "2:8-2:9 TI101", "2:13-2:14 TI104"]),
        # Of another shell nothing more is told, but for an output.
        ("a ^\n  b )", ["1:3-1:4 SH108"]),
        ("a ^\n  b\ndocker run\n  --rm", ["1:3-1:4 SH108"]),
        (f"a ^\n  b\n{TABLE}", ["1:3-1:4 SH108", "3:1-3:24 SH122"]),
        # Nothing to run.
        ("# x", ["1:1-1:2 SH121"]),
        ("\n  # x\n", ["1:1-1:2 SH121"]),
        ("#!/bin/sh", ["1:1-1:2 SH121"]),
        # An output: what stands behind it is none of a command.
        (f"ls “a”\n{TABLE}\nls “b”", ["1:4-1:5 TI101", "1:6-1:7 TI101", "2:1-2:24 SH122"]),
        (f"ls “a”\n  {TABLE} \nls (", ["1:4-1:5 TI101", "1:6-1:7 TI101", "2:3-2:26 SH122"]),
        ("ls\nUna frase – “a” (x)", ["2:1-2:20 SH122"]),
        # A typographic quote that closes what one of the shell opens.
        ('ls "a”', ["1:6-1:7 TI101"]),
        ('ls\nls "a” x', ["2:6-2:7 TI101"]),
        ("ls 'a’\nls", ["1:6-1:7 TI101"]),
        ('ls «x» "a”', ["1:4-1:5 TI101", "1:6-1:7 TI101", "1:10-1:11 TI101"]),
        ("ls don’t", []),
        ('ls x’y’z "a”', ["1:12-1:13 TI101"]),
        ('ls\nls\nls\nls x’y’"”', ["4:9-4:10 TI101"]),
        ('ls "a', ["1:4-1:5 SH101"]),
        ('ls "a” )', ["1:4-1:5 SH101"]),
        # What is no redirection is a placeholder.
        ("ls <A B> <C", ["1:4-1:9 MD115"]),
        ("ls <a|b>", ["1:4-1:9 MD115"]),
        ("ls <A>b", ["1:4-1:7 MD115"]),
        ("echo <A> <B>", ["1:6-1:9 MD115", "1:10-1:13 MD115"]),
        ("cat<A b>", ["1:4-1:9 MD115"]),
        ("ls < A > b", []),
        ("cat <ENTRADA >salida", []),
        ("while a; do\nb\ndone <A>c", []),
        ("while a; do\nls “a”\ndone <A>c", ["2:4-2:5 TI101", "2:6-2:7 TI101"]),
        ("x=2<A>3", []),
        # Where a row of a command misses its end.
        ("docker run\n  --rm", ["1:10-1:11 SH112"]),
        ("docker run 'ñ'\n\t--rm", ["1:14-1:15 SH112"]),
        ("docker run  \n  --rm", ["1:10-1:11 SH112"]),
        ("docker run \\\n  # x\n  --rm", ["2:3-2:4 SH112"]),
        ("docker run \\\n\n  --rm", ["2:1-2:2 SH112"]),
        ("ls \\", ["1:4-1:5 SH110"]),
        ("  ls \\\n", ["1:6-1:7 SH110"]),
        ("docker run \\ \n  --rm \\\n", ["1:13-1:14 SH111", "2:8-2:9 SH110"]),
    ],
)
def test_what_is_found_in_a_script(code: str, expected: list[str]) -> None:
    assert short(read(code, is_session=False).findings) == expected


# Of each session what is found, and the texts of the commands that other checkers get, with their places.
@pytest.mark.parametrize(
    ("code", "expected", "commands"),
    [
        ("$ ls\nx (", [], [("ls", 1, 3)]),
        ("$ ", [], [("", 1, 3)]),
        ("$ \n$ ls )", ["2:6-2:7 SH105"], [("", 1, 3)]),
        ("$ ls (a b\n$ ls", ["1:3-1:4 SH106"], [("ls", 2, 3)]),
        ("root@a:/# ls 'b", ["1:14-1:15 SH101"], []),
        ("$ # x", [], [("# x", 1, 3)]),
        # An open command goes on in as few lines as close it.
        ("$ ls 'a\nb'\nc (", [], [("ls 'a\nb'", 1, 3)]),
        ("$ ls 'a\nb\nc", ["1:6-1:7 SH101"], []),
        ("$ ls 'a\n$ ls b'", ["1:6-1:7 SH101", "2:7-2:8 SH101"], []),
        ("$ docker ps |\n  wc\nx (", [], [("docker ps |\n  wc", 1, 3)]),
        ("$ docker ps \\\n>  )", ["2:4-2:5 SH105"], []),
        ("$ f() {\n  ls\n}\nx (", [], [("f() {\n  ls\n}", 1, 3)]),
        ("$ if a; then\n if b; then\n c\n fi\nfi\nx (", [], [("if a; then\n if b; then\n c\n fi\nfi", 1, 3)]),
        ("$ for i in 1; do\n> ls\n> done\n> x", [], [("for i in 1; do\nls\ndone", 1, 3)]),
        ("$ x=$(cat <<A\na\nA\n)\nx (", [], [("x=$(cat <<A\na\nA\n)", 1, 3)]),
        # A heredoc may reach beyond the next prompts, which are its text.
        ("$ cat <<A\nx\n$ y\nA\n$ ls )", ["5:6-5:7 SH105"], [("cat <<A\nx\n$ y\nA", 1, 3)]),
        ("$ cat <<'$'\nx\n$\n$ ls", [], [("cat <<'$'\nx\n$", 1, 3), ("ls", 4, 3)]),
        ("$ cat <<A \\\nA\nx (\nA\n$ ls", [], [("cat <<A \\\nA\nx (\nA", 1, 3), ("ls", 5, 3)]),
        ("$ cat <<A\n$ y\n$ z\nA\n$ ls", [], [("cat <<A\n$ y\n$ z\nA", 1, 3), ("ls", 5, 3)]),
        ("$ cat <<A\nx\n$ y\n$ ls )", ["1:7-1:8 SH102", "4:6-4:7 SH105"], [("y", 3, 3)]),
        ("$ cat <<A\n> x\n> A\nA\n$ ls", [], [("cat <<A\nx\nA", 1, 3), ("ls", 5, 3)]),
        ("$ cat <<A\nx (\nA\nA\n", [], [("cat <<A\nx (\nA", 1, 3)]),
        ("$ cat <<A\nx\n A\nA\ny", [], [("cat <<A\nx\n A\nA", 1, 3)]),
        ("$ cat <<-A\nx\n\tA\ny (", [], [("cat <<-A\nx\n\tA", 1, 3)]),
        (f"$ cat{' <<A' * 5}{chr(10) + 'A'}{(chr(10) + 'A') * 4}\nx (", [], [(f"cat{' <<A' * 5}" + "\nA" * 5, 1, 3)]),
        (f"$ cat{' <<A' * 6}" + "\nA" * 6, ["1:7-1:8 SH102"], []),  # it is tried with few ends
        # An error in the middle, when the end is there; else what follows is an output.
        ("$ for i in 1; do\n  echo )\ndone\nx", ["2:8-2:9 SH105"], []),
        ("$ for i in 1; do\n  echo )\ndone; x", ["2:8-2:9 SH105"], []),
        ("$ for i in 1; do\nError (1)", ["1:15-1:17 SH106"], []),
        ("$ for i in 1; do\nError (1)\nx done", ["1:15-1:17 SH106"], []),
        ("$ for i in 1; do\nError (1)\nfi", ["1:15-1:17 SH106"], []),
        ("$ for i in 1; do\nsalida )", ["1:15-1:17 SH106"], []),
        ("$ for i in 1; do\nsalida )\nx done", ["1:15-1:17 SH106"], []),
        ("$ for i in 1; do\nsalida )\nfi", ["1:15-1:17 SH106"], []),
        ("$ while a; do\n if b; then\n  c\n fi\nsalida )", ["1:12-1:14 SH106"], []),
        ("$ for i in 1; do\n ls\ndone )", ["3:6-3:7 SH105"], []),
        ("$ for i in 1; do\n ls “a”\n echo )\ndone", ["2:5-2:6 TI101", "2:7-2:8 TI101", "3:7-3:8 SH105"], []),
        ("$ if a; then\n> echo )\n> fi; x", ["2:8-2:9 SH105"], []),
        ("$ if a; then\n b\nelse\n echo )\nfi", ["4:7-4:8 SH105"], []),
        ("$ { ls\n echo )\n}", ["2:7-2:8 SH105"], []),
        ("$ f() {\n echo )\n}", ["2:7-2:8 SH105"], []),
        ("$ f() {\n echo )\n  } | wc", ["2:7-2:8 SH105"], []),
        ("$ while a; do\n if b; then\n  echo )\n fi\nx", ["3:8-3:9 SH105"], []),
        # Only a script may be a piece of one.
        ("$ fi", ["1:3-1:5 SH105"], []),
        ("  $ fi", ["1:5-1:7 SH105"], []),
        ("$ …\n$ fi", ["2:3-2:5 SH105"], [("…", 1, 3)]),
        ("$ if a; then\n…", ["1:9-1:13 SH106"], []),
        # Slips, each behind its prompt.
        (
            "$ ls “a”\n$ ls –it",
            ["1:6-1:7 TI101", "1:8-1:9 TI101", "2:6-2:7 TI102"],
            [('ls "a"', 1, 3), ("ls -it", 2, 3)],
        ),
        ("$ ls –rm", ["1:6-1:7 TI102"], []),  # nobody knows what it should be for the parser
        ("$ docker rm <A>\nx <B>", ["1:13-1:16 MD115"], [("docker rm xxx", 1, 3)]),
        ("$ docker rm <A\nx>", [], [("docker rm <A", 1, 3)]),
        ('$ ls "a”\n$ ls', ["1:8-1:9 TI101"], [('ls "a"', 1, 3), ("ls", 2, 3)]),
        ("$ ls \\\n> “a”", ["2:3-2:4 TI101", "2:5-2:6 TI101"], [('ls \\\n"a"', 1, 3)]),
        ("$ ls \\ \n  -l )", ["1:7-1:8 SH111", "2:6-2:7 SH105"], []),
        ("$ a ^\n  b (", ["1:5-1:6 SH108"], []),
        ("$ ls `\n  b`\nc (", ["1:6-1:7 SH108"], []),
        # An output is no slip of a session, and a comment is no block without commands.
        (f"$ {TABLE}", [], [(TABLE, 1, 3)]),
        ("$ Una frase (x)", ["1:13-1:14 SH105"], []),
        # Where a row misses its end, and prompts that nobody knows.
        ("$ docker run\n  --rm\nx", ["1:12-1:13 SH112"], [("docker run", 1, 3)]),
        ("  $ docker run\n    --rm", ["1:14-1:15 SH112"], [("docker run", 1, 5)]),
        ("$ docker run \\\n>  x\n  --rm", ["2:4-2:5 SH112"], [("docker run \\\n x", 1, 3)]),
        ("$ ls \\", ["1:6-1:7 SH110"], [("ls \\", 1, 3)]),
        ("$ ls \\\n$ ls", ["1:6-1:7 SH110"], [("ls \\", 1, 3), ("ls", 2, 3)]),
        ("$ ls\n% docker ps\n> docker ps\n$ ls", ["2:1-2:2 SH123", "3:1-3:2 SH123"], [("ls", 1, 3), ("ls", 4, 3)]),
        ("$ ls (x\n% docker ps", ["1:3-1:4 SH106"], []),
        ("$ cat <<A\n% ls\nA\n% ls", ["4:1-4:2 SH123"], [("cat <<A\n% ls\nA", 1, 3)]),
        ("$ ls \\\n% ls\n% ls", ["3:1-3:2 SH123"], [("ls \\\n% ls", 1, 3)]),
        ("$ docker exec -it web sh\n# ls", ["2:1-2:2 SH123"], [("docker exec -it web sh", 1, 3)]),
        ("$ docker exec -it \\\n web sh\n# ls", ["3:1-3:2 SH123"], [("docker exec -it \\\n web sh", 1, 3)]),
    ],
)
def test_what_is_found_in_a_session(code: str, expected: list[str], commands: list[tuple[str, int, int]]) -> None:
    reading = read(code, is_session=True)
    assert short(reading.findings) == expected
    assert [(text.text, *text.place(1, 1)) for text in reading.texts] == commands


@pytest.mark.parametrize(
    ("code", "complete"),
    [
        ("$ ls\nx (", True),
        ("salida", True),
        ("$ ls “a”", True),
        ("$ ls\n$ ls (", False),
        ("$ ls (\n$ ls", False),
        ("$ ls –rm", False),
        ("$ cat <<A\n$ ls (\nA", True),  # that is no command
        ("$ docker run\n  --rm", True),
    ],
)
def test_whether_all_of_a_session_can_be_looked_at(code: str, complete: bool) -> None:
    assert read(code, is_session=True).complete is complete


@pytest.mark.parametrize(
    ("code", "complete", "found"),
    [
        ("ls", True, ["ls"]),
        ("", True, [""]),
        ("# x", True, ["# x"]),
        ("  ls <a>\n  ls “b”", True, ['ls xxx\nls "b"']),
        ("docker run\n  --rm", True, ["docker run\n  --rm"]),
        ("ls (", False, []),
        ("ls –rm", False, []),
        ("ls\u200b", False, []),
        ("a ^\n  b", False, []),
        (TABLE, False, []),
        ("…\nfi", False, []),
        ("if a; then\n…", False, []),
        ("ls <A>", True, ["ls xxx"]),
        ("cat<A b>", False, []),
        ("echo <A>b", True, ["echo xxxb"]),
    ],
)
def test_what_other_checkers_get_of_a_script(code: str, complete: bool, found: list[str]) -> None:
    reading = read(code, is_session=False)
    assert (reading.complete, [text.text for text in reading.texts]) == (complete, found)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("ls\nls; Host(a b)", "después de «Host(» falta )"),
        ("  ls; for x in a do", "la lista de «for x» termina con"),
        ("ls ) x", ") no puede estar aquí"),
    ],
)
def test_message_of_a_syntax_error_names_what_stands_there(code: str, message: str) -> None:
    [found] = read(code, is_session=False).findings
    assert found.message.startswith(message)


def test_places_of_a_text() -> None:
    [text] = read("$ ls \\\n> ñ\n", is_session=True).texts
    places = [(1, 1), (1, 4), (1, 5), (1, 9), (2, 1), (2, 2), (2, 9), (3, 1), (9, 9)]
    assert [text.place(*place) for place in places] == [
        (1, 3),
        (1, 6),
        (1, 7),
        (1, 7),
        (2, 3),
        (2, 4),
        (2, 4),
        (2, 3),
        (2, 4),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(LONGEST_COMMAND - 1, []), (LONGEST_COMMAND, ["1:15-1:17 SH106"])],
)
def test_how_far_a_command_may_go_on(lines: int, expected: list[str]) -> None:
    code = "\n".join(["$ for i in 1; do", *["ls"] * lines, "done"])
    assert short(read(code, is_session=True).findings) == expected


@pytest.mark.parametrize(("longest", "expected"), [(41, []), (40, ["1:15-1:17 SH106"])])
def test_how_much_is_tried_for_a_command(longest: int, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "LONGEST_TEXT", longest)
    # Two tries: the first 18 characters, and all 23 of them.
    assert short(read("$ for i in 1; do\nls\ndone", is_session=True).findings) == expected


def test_what_the_parser_gives_up_on() -> None:
    def gives_up(scripts: Sequence[Script]) -> list[SyntaxProblem | None]:
        return [SyntaxProblem(1, 1, "!") if "peor" in script.text else None for script in scripts]

    blocks = [("bash", False, "\n  peor"), ("bash", True, "x\n$ ls\n$ peor"), ("bash", False, "ls")]
    found = [short(reading.findings) for reading in parse_blocks(blocks, gives_up)]
    assert found == [["1:1-1:2 MD117"], ["3:3-3:4 MD117"], []]


def test_each_block_has_its_own_findings_and_dialect() -> None:
    codes = [
        ("zsh", False, "echo ${${a}}"),
        ("bash", False, "echo ${${a}}"),
        ("bash", True, "$ cat <<A\nx\nA"),
        ("bash", True, "$ ls )\n$ ls"),
    ]
    readings = parse_blocks(codes, shfmt.parse)
    assert [short(reading.findings) for reading in readings] == [[], ["1:8-1:9 SH108"], [], ["1:6-1:7 SH105"]]
    assert [[text.dialect for text in reading.texts] for reading in readings] == [["zsh"], [], ["bash"], ["bash"]]


def test_windows_alone_is_no_shell() -> None:
    assert session.is_windows("PS C:\\> docker ps\nx\nPS C:\\> dir")
    assert not session.is_windows("$ ls\nPS C:\\> dir")
    assert not session.is_windows("ls")


SIGNS = [*"“”’«–—‑｜", "\u200b", "\u043e", "<a>", "<ID>", "<<A", "# shellcheck x", "$env:", "</b>", "<b>", "--rm"]
PIECES = st.sampled_from([*"ab \t\n'\"\\|;#$()<>-", *SIGNS, "\u00a0", "<A B>", "\\ \n", "\nA\n", " ^\n -"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_prepared_text_keeps_every_place(text: str) -> None:
    for loose in (True, False):
        prepared = mending.prepare(text, loose)
        assert len(prepared.text) == len(text)
        assert [i for i, c in enumerate(prepared.text) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
        assert all(0 <= slip.start < slip.start + slip.length <= len(text) for slip in prepared.slips)


@given(st.lists(st.tuples(st.booleans(), TEXTS), max_size=4))
@settings(deadline=None, max_examples=30)
def test_findings_of_real_parsers_are_inside_and_the_same_twice(blocks: list[tuple[bool, str]]) -> None:
    asked = [ShellBlock("bash", is_session, True, code) for is_session, code in blocks]
    found = lint.check_shell_blocks(asked)
    assert lint.check_shell_blocks(asked) == found
    for block, findings in zip(asked, found, strict=True):
        lines = block.code.split("\n")
        for finding in findings:
            assert 1 <= finding.line <= len(lines), finding
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
            assert finding.end_column > finding.column, finding


@pytest.mark.parametrize(
    "text",
    [
        "echo " + "<A> " * 60_000,
        "<a " * 80_000,
        "“a” " * 60_000,
        "\u0430" * 250_000,
        "a\u0430" * 125_000,
        "a \\ \n" * 40_000,
        "A " * 125_000,
        "a" * 250_000 + " –x",
        "\u00a0" * 250_000,
        "–" * 250_000,
        "<b>" * 60_000 + "</b>",
        "$ cat <<F\n" * 25_000,
        "$ echo '\n" * 25_000,
        "$ if a; then\n" + "b\n" * 100_000,
        "$(" * 20_000,
        "\x01\x02\x1b[31m\x7f" * 20_000,
        "ls\r\n" * 50_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_hostile_block_gets_an_answer_in_time(text: str) -> None:
    blocks = [ShellBlock("bash", is_session, True, text) for is_session in (True, False)]
    assert cpu_seconds(lambda: [parse_shell_blocks([block]) for block in blocks]) < 20
