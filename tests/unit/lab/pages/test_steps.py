"""From the blocks of a page to what is done, in order: commands, what is typed into them, files, interrupts."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab.pages import marks, steps
from guide.lab.pages.marks import Plan
from guide.lab.pages.steps import Command, File, Interrupt
from guide.snippets.reading import pages
from snippets_support import make_site


def plan(folder: Path, text: str) -> Plan:
    site = make_site(folder)
    (folder / "resources/sesion.txt").write_text("$ echo a\na\n$ echo b\nb\n", "utf-8")
    (site / "pagina.md").write_text(text, "utf-8")
    return marks.read_plan(pages.read([site / "pagina.md"], folder)[0])


def block(attributes: str, code: str = "$ docker ps") -> str:
    return f"```{{ .console {attributes} }}\n{code}\n```\n\n"


# A command: its line, its text, what is typed into it, its output, where this stands in the block.
Step = tuple[int, str, list[str], list[tuple[int, str]], tuple[int, int]] | tuple[str, int]


def told(step: steps.Step) -> Step:
    if isinstance(step, Command):
        typed = [f"{prompt}|{text}" for prompt, text in step.typed]
        return step.line, step.text, typed, list(step.output), (step.first, step.last)
    return type(step).__name__, step.line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```console\n$ ls\n```\n", [(2, "ls", [], [], (1, 1))]),
        ("```console\n$ ls\na\n\nb\n```\n", [(2, "ls", [], [(3, "a"), (4, ""), (5, "b")], (1, 4))]),
        # Blanks between an output and the next command are nobody's.
        ("```console\n$ ls\na\n\n  \n$ pwd\n\n```\n", [(2, "ls", [], [(3, "a")], (1, 2)), (6, "pwd", [], [], (5, 5))]),
        ("```console\n$ ls\n\n$ pwd\n```\n", [(2, "ls", [], [], (1, 1)), (4, "pwd", [], [], (3, 3))]),
        ("```console\n$ echo a \\\n\n```\n", [(2, "echo a \\\n", [], [], (2, 2))]),
        # What stands before the first prompt is no output.
        ("```console\nnada\n$ ls\na\n```\n", [(3, "ls", [], [(4, "a")], (2, 3))]),
        ("```console\nnada\n```\n", []),
        ("```console\n```\n", []),
        # A command of several lines.
        ("```console\n$ cat <<E\n> a\n> E\na\n```\n", [(2, "cat <<E\na\nE", [], [(5, "a")], (3, 4))]),
        ("```console\n$ echo a \\\n    b\na b\n```\n", [(2, "echo a \\\n    b", [], [(4, "a b")], (2, 3))]),
        # What has another prompt is typed into what was started; the first one of a block is a command all the same.
        (
            "```console\n$ bash\nroot@a:/# for i in 1; do\n> id\n> done\n0\n\nroot@a:/# exit\n$ ls\n```\n",
            [
                (
                    2,
                    "bash",
                    ["root@a:/# |for i in 1; do\nid\ndone", "root@a:/# |exit"],
                    [
                        (3, "root@a:/# for i in 1; do"),
                        (4, "> id"),
                        (5, "> done"),
                        (6, "0"),
                        (7, ""),
                        (8, "root@a:/# exit"),
                    ],
                    (1, 7),
                ),
                (9, "ls", [], [], (8, 8)),
            ],
        ),
        ("```console\nroot@a:/# id\n0\n```\n", [(2, "id", [], [(3, "0")], (1, 2))]),
        # In a list, a quote.
        ("- a\n\n    ```console\n    $ ls\n    a\n    ```\n", [(4, "ls", [], [(5, "a")], (1, 2))]),
        ("> ```console\n> $ ls\n> a\n> ```\n", [(2, "ls", [], [(3, "a")], (1, 2))]),
        # ^C at the beginning is pressed in a terminal where something goes on; elsewhere it is output.
        ("```console\n^C\n```\n", [("Interrupt", 2)]),
        ("```console\n ^C \n$ ls\na\n```\n", [("Interrupt", 2), (3, "ls", [], [(4, "a")], (2, 3))]),
        ("```console\n$ a\n^C\n```\n", [(2, "a", [], [(3, "^C")], (1, 2))]),
        ("```console\n\n^C\n```\n", []),
        ('```{ .bash ejecuta="sí" }\n^C\nls\n```\n', [("Interrupt", 2), (2, "{\n\nls\n}", [], [], (2, 2))]),
        # A script is one command without output.
        ('```{ .bash ejecuta="sí" }\nls\n\npwd\n```\n', [(2, "{\nls\n\npwd\n}", [], [], (3, 3))]),
        ('```{ .bash ejecuta="sí" }\nls\n```\n', [(2, "ls", [], [], (1, 1))]),
        ('```{ .bash ejecuta="sí" }\n\n```\n', []),
        # What comes from another file is told at the fence.
        (
            'x\n\n```console\n$ pwd\n--8<-- "sesion.txt"\n```\n',
            [
                (4, "pwd", [], [], (1, 1)),
                (3, "echo a", [], [(3, "a")], (2, 3)),
                (3, "echo b", [], [(3, "b")], (4, 5)),
            ],
        ),
        ('``` yaml title="a.yaml"\na: 1\n```\n\n```console\n$ ls\n```\n', [("File", 1), (6, "ls", [], [], (1, 1))]),
        # Only what runs on the engine.
        (block('motor="26.1"') + block("", "$ ls"), [(6, "ls", [], [], (1, 1))]),
        (block('no-ejecutable="x"') + "```text\n$ ls\n```\n", []),
    ],
)
def test_the_steps_of_a_page(tmp_path: Path, text: str, expected: list[Step]) -> None:
    assert [told(step) for step in steps.of(plan(tmp_path, text), "28.5")] == expected


@pytest.mark.parametrize(
    ("code", "end", "interrupted", "records"),
    [
        ("$ ls", 2, False, False),
        ("$ ls\na\nb", 4, False, False),
        ("$ ls\na\n  ^C ", 4, True, False),
        ("$ ls\n^C\na", 4, True, False),
        ("$ ls\na ^C", 3, False, False),
        ("$ ls\n @grabar ", 3, False, True),
        ("$ ls\na @grabar", 3, False, False),
    ],
)
def test_what_the_output_of_a_command_says(
    tmp_path: Path, code: str, end: int, interrupted: bool, records: bool
) -> None:
    [command] = steps.of(plan(tmp_path, block("", code)), "28.5")
    assert isinstance(command, Command)
    assert (command.end, command.interrupted, command.records) == (end, interrupted, records)


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        (block("", "$ ls\na\n$ pwd\n\n$ id"), 3),
        (block("", "^C"), 0),
        (block("", "^C\n$ ls"), 1),
        (block("", "$ echo '"), 1),
        (block("", "$ ls\n$ echo '"), 1),
        (block("", "nada"), 0),
        ('```{ .bash ejecuta="sí" }\nls\npwd\n```\n', 1),
        ('``` yaml title="a.yaml"\na: 1\n```\n', 0),
    ],
)
def test_commands_are_counted_also_where_they_do_not_run(tmp_path: Path, text: str, commands: int) -> None:
    [asked] = plan(tmp_path, text).blocks
    assert steps.count(asked) == commands


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", [(0, False), (0, False)]),
        ('sale="3"', [(0, False), (3, False)]),
        ('sigue="sí"', [(0, False), (0, True)]),
    ],
)
def test_only_the_last_command_of_a_block_is_as_its_marks_say(
    tmp_path: Path, attributes: str, expected: list[tuple[int, bool]]
) -> None:
    found = steps.of(plan(tmp_path, block(attributes, "$ docker pull nginx:1.30\n$ docker run nginx:1.30")), "28.5")
    assert [(step.status, step.goes_on) for step in found if isinstance(step, Command)] == expected


SESSION = """\
1.  Lista

    ```{ .console sale="1" }
    $ for i in 1 2; do
    >   echo "$i"
    > done
    1
    2

    $ docker run --interactive --tty --name uno debian:13-slim bash
    root@0123456789ab:/# id --user
    0
    root@0123456789ab:/# exit
    exit
    $ false
    ```
"""


def test_commands_know_their_lines_and_what_is_typed_into_them(tmp_path: Path) -> None:
    found = steps.of(plan(tmp_path, SESSION), "28.5")
    commands = [step for step in found if isinstance(step, Command)]
    assert [(c.line, c.text.split("\n")[0], c.status) for c in commands] == [
        (4, "for i in 1 2; do", 0),
        (10, "docker run --interactive --tty --name uno debian:13-slim bash", 0),
        (15, "false", 1),
    ]
    assert commands[0].output == ((7, "1"), (8, "2"))
    assert commands[1].typed == (("root@0123456789ab:/# ", "id --user"), ("root@0123456789ab:/# ", "exit"))
    assert commands[1].output[0] == (11, "root@0123456789ab:/# id --user")
    assert commands[1].end == 14


def test_files_and_interrupts_are_steps(tmp_path: Path) -> None:
    text = '``` yaml title="a.yaml"\na: 1\n```\n\n' + block('sigue="sí"', "$ tail -f a.yaml") + block("", "^C\n$ pwd")
    found = steps.of(plan(tmp_path, text), "28.5")
    assert [type(step) for step in found] == [File, Command, Interrupt, Command]
    assert isinstance(found[0], File)
    assert (found[0].path, found[0].text, found[0].line) == ("a.yaml", "a: 1\n", 1)
    assert isinstance(found[1], Command)
    assert found[1].goes_on


def test_a_block_that_cannot_be_parsed_is_told(tmp_path: Path) -> None:
    with pytest.raises(steps.UnreadableError) as raised:
        steps.of(plan(tmp_path, "\n" + block("", "$ echo '")), "28.5")
    assert raised.value.line == 2
