"""What a shell block is read as: placeholders, sessions and the texts that other checkers look at."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from guide.snippets.notation import placeholders
from guide.snippets.shell import lint, mending, session
from guide.snippets.shell.lint import ShellBlock, parse_shell_blocks
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
