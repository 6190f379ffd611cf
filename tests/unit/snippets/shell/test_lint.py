"""What ShellCheck is given of a block, and what becomes of what it says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from guide.snippets.findings import Finding
from guide.snippets.shell import lint, shellcheck
from guide.snippets.shell.lint import ShellBlock, check_shell_blocks
from guide.snippets.shell.shellcheck import Problem
from guide.snippets.shell.shellcheck_messages import MESSAGES
from guide.snippets.shell.shfmt import Script


class FakeShellCheck:
    """Says the same of every script, and keeps the scripts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.problems: list[Problem] | None = []
        self.scripts: list[Script] = []
        monkeypatch.setattr(shellcheck, "run_shellcheck", self)

    def __call__(self, scripts: Sequence[Script]) -> list[list[Problem] | None]:
        self.scripts += scripts
        return [self.problems for _ in scripts]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeShellCheck:
    return FakeShellCheck(monkeypatch)


def check(code: str, is_session: bool = False, strict: bool = True) -> list[Finding]:
    return check_shell_blocks([ShellBlock("bash", is_session, strict, code)])[0]


def short(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.line}:{f.column}-{f.end_line}:{f.end_column} {f.code}" for f in findings]


@pytest.mark.parametrize(
    "line",
    [
        "apt install x",
        "apt-get install x",
        "curl x",
        "docker ps",
        "docker-compose up",
        "git pull",
        "kubectl get x",
        "npm ci",
        "pip install x",
        "systemctl start x",
        "docker",
        "  docker ps  ",
        "\tdocker ps\t",
        "sudo docker ps",
        "docker  ps",
        "docker run -p 80:80 --name=web_1 a/b.c:1@d%e+f,g",
        "docker ps 'a b $x `y` \"z\"'",
        "docker ps \"a b 'c' [d]\"",
        "docker ps --format='{{.ID}}'x",
        "docker ps a=b",
        "docker ps ''",
        'docker ps ""',
        "docker ps 'a'b/c.d:1@e%f+g,h=i-j_K",
    ],
)
def test_lines_in_which_nothing_can_be_wrong(line: str, fake: FakeShellCheck) -> None:
    assert check(f"ls\n{line}\nls") == []
    assert fake.scripts == [Script("bash", "ls\n:\nls\n")]
    # With nothing else there is nothing to look at.
    check(f"\n{line}\n")
    assert fake.scripts[1:] == [Script("bash", "")]


@pytest.mark.parametrize(
    "line",
    [
        "ls",
        "dockerd x",
        "docker. ps",
        "xdocker ps",
        "docker/ ps",
        "sudo -E docker ps",
        "sudo",
        "docker ps =x",
        "docker ps $x",
        'docker ps "$x"',
        'docker ps "a`b`"',
        'docker ps "a\\b"',
        "docker ps 'a''b'",
        "docker ps 'a'*",
        "docker ps *",
        "docker ps | wc",
        "docker ps > x",
        "docker ps; ls",
        "docker ps {a}",
        "docker ps # x",
        "docker ps ~",
        "# x",
        "if docker ps; then ls; fi",
    ],
)
def test_lines_that_are_looked_at(line: str, fake: FakeShellCheck) -> None:
    check(line)
    assert fake.scripts == [Script("bash", f"{line}\n")]


def test_a_session_is_one_script(fake: FakeShellCheck) -> None:
    check("$ ls <a>\nsalida\n$ docker ps\n$ cat \\\n>   “b”\nls", is_session=True)
    assert fake.scripts == [Script("bash", 'ls xxx\n:\ncat \\\n  "b"\n')]


@pytest.mark.parametrize(
    ("code", "is_session"), [("ls (", False), ("$ ls\n$ ls (", True), ("", False), ("# x\nls –rm", False)]
)
def test_what_is_not_whole_is_not_looked_at(code: str, is_session: bool, fake: FakeShellCheck) -> None:
    check(code, is_session)
    assert [script for script in fake.scripts if script.text] == []


def problem(line: int, column: int, number: int, end: tuple[int, int] | None = None) -> Problem:
    return Problem(line, column, *(end or (line, column)), number, "Odd.")


SESSION = "$ a\nsalida\n$ b \\\n> x y\n$ c"


@pytest.mark.parametrize(
    ("code", "is_session", "found", "expected"),
    [
        ("a b c", False, problem(1, 3, 2068), "1:3-1:4 SC2068"),
        ("a b c", False, problem(1, 3, 2068, (1, 6)), "1:3-1:6 SC2068"),
        ("a b c", False, problem(1, 3, 2068, (1, 2)), "1:3-1:4 SC2068"),
        ("a b c\nd", False, problem(1, 3, 2068, (2, 9)), "1:3-1:4 SC2068"),
        ("a b c", False, problem(1, 9, 2068), "1:6-1:7 SC2068"),
        ("  a\n  b c", False, problem(2, 3, 2068, (2, 4)), "2:5-2:6 SC2068"),
        ("a\nb", False, problem(3, 1, 2068), "2:1-2:2 SC2068"),  # where the text ends
        ("a b c", False, problem(1, 3, 9999), "1:3-1:4 SC9002"),
        # Of a session each line stands behind its prompt.
        (SESSION, True, problem(1, 1, 2068), "1:3-1:4 SC2068"),
        (SESSION, True, problem(2, 1, 2068), "3:3-3:4 SC2068"),
        (SESSION, True, problem(3, 3, 2068, (3, 4)), "4:5-4:6 SC2068"),
        (SESSION, True, problem(4, 1, 2068), "5:3-5:4 SC2068"),
        (SESSION, True, problem(5, 1, 2068), "5:3-5:4 SC2068"),
        # ShellCheck says it of the bracket or of what follows it.
        ("[ -f a]", False, problem(1, 7, 1020), "1:7-1:8 SC1020"),
        ("[ -f a] ", False, problem(1, 8, 1020), "1:7-1:8 SC1020"),
        ("ls\n[ -f a] ", False, problem(2, 8, 1020), "2:7-2:8 SC1020"),
        ("[ -f a] ", False, problem(1, 8, 2068), "1:8-1:9 SC2068"),
    ],
)
def test_places(code: str, is_session: bool, found: Problem, expected: str, fake: FakeShellCheck) -> None:
    fake.problems = [found]
    assert short(check(code, is_session)) == [expected]


def test_messages(fake: FakeShellCheck) -> None:
    fake.problems = [problem(1, 1, 2068), problem(1, 2, 9999)]
    assert [f.message for f in check("ls -l")] == [MESSAGES[2068], "ShellCheck no lo da por bueno: Odd. (SC9999)"]


@pytest.mark.parametrize(
    ("row", "number", "strict", "loose"),
    [
        # A line that only says that something is missing.
        ("...", 2288, False, False),
        ("  …", 2068, False, False),
        ("ls ...", 2068, True, True),
        # The name of a command that may be a synopsis; a guide of its own leaves nothing out in its commands.
        ("docker... x", 2288, True, False),
        ("docker/… x", 2287, True, False),
        ("docker/ [OPTIONS]", 2287, True, False),
        ("docker. x", 2288, True, True),
        ("docker/ x", 2287, True, True),
        ("docker... x", 2068, True, True),
        # sudo, where its user may not write.
        ("sudo a > /etc/b", 2024, True, True),
        ("sudo a >/boot/b", 2024, True, True),
        ("sudo a >> /lib/b", 2024, True, True),
        ("sudo a > /opt/b", 2024, True, True),
        ("sudo a > /root/b", 2024, True, True),
        ("sudo a > /srv/b", 2024, True, True),
        ("sudo a > /sys/b", 2024, True, True),
        ("sudo a > /usr/b", 2024, True, True),
        ("sudo a >\t/var/b", 2024, True, True),
        ("sudo a > /tmp/b", 2024, False, False),
        ("sudo a > /home/b", 2024, False, False),
        ("sudo a > /etcetera/b", 2024, False, False),
        ("sudo a > b", 2024, False, False),
        ("sudo a /etc/b > c", 2024, False, False),
        # Quotes within quotes, where a template takes them.
        ('a "{{x "b"}}"', 2140, True, True),
        ('a "{x "b"}"', 2140, False, False),
        ('a "x "b""', 2026, True, True),
        # An alias that is a function.
        ("alias a='b $1'", 2142, True, True),
        ("alias a='f(){ b $1; }; f'", 2142, False, False),
        ("alias a='f() { b $1; }; f'", 2142, False, False),
        ("alias a='function f { b $1; }; f'", 2142, False, False),
        ('alias a="function f { b $1; }; f"', 2142, False, False),
        ("alias a='b function $1'", 2142, True, True),
        ("alias a='f() b $1'", 2142, True, True),
        ("alias a='f(){ b $1; }; f'", 2068, True, True),
        ("ls; alias a='f(){ b $1; }; f'", 2142, False, False),
        ("aliasx a='f(){ b $1; }; f'", 2142, True, True),
        ("unalias x='f(){ b $1; }; f'", 2142, True, True),
    ],
)
def test_what_an_author_may_mean(row: str, number: int, strict: bool, loose: bool, fake: FakeShellCheck) -> None:
    fake.problems = [problem(2, 1, number)]
    assert [f.line for f in check(f"ls\n{row}\nls")] == [2] * strict
    assert [f.line for f in check(f"ls\n{row}\nls", strict=False)] == [2] * loose


@pytest.mark.parametrize(
    ("code", "lines", "strict", "loose"),
    [
        # Of the lines that only have options the first is told.
        ("ls\n  --a", [2], [2], [2]),
        ("ls\n  --a\n  --b\n  --c", [2, 3, 4], [2], [2]),
        ("ls\n  --a\nls\n  --b", [2, 4], [2, 4], [2, 4]),
        # The options alone of a command that the text names.
        ("--a", [1], [1], []),
        ("--a\n--b", [1, 2], [1], []),
        ("# a\n\n  --a\n\t-b", [3, 4], [3], []),
        ("--a\nls", [1], [1], [1]),
        # Somebody else told it of the line above.
        ("docker run\n  --rm", [2], [1], [1]),
        ("docker run\n  --rm\nls\n  --b", [2, 4], [1, 4], [1, 4]),
        ("ls “a”\n  --b", [2], [1, 1, 2], [1, 1, 2]),  # which says nothing of its end
    ],
)
def test_options_alone(code: str, lines: list[int], strict: list[int], loose: list[int], fake: FakeShellCheck) -> None:
    fake.problems = [problem(line, 1, 2215) for line in lines]
    assert [f.line for f in check(code)] == strict
    assert [f.line for f in check(code, strict=False)] == loose


def test_another_number_breaks_no_row_of_options(fake: FakeShellCheck) -> None:
    fake.problems = [problem(2, 1, 2215), problem(2, 3, 2068), problem(3, 1, 2215), problem(3, 3, 2068)]
    assert short(check("ls\n--a b\n--a b")) == ["2:1-2:2 SC2215", "2:3-2:4 SC2068", "3:3-3:4 SC2068"]


@pytest.mark.parametrize("strict", [True, False])
def test_other_numbers_may_follow_each_other(strict: bool, fake: FakeShellCheck) -> None:
    fake.problems = [problem(line, 1, 2068) for line in (1, 2, 3)]
    assert [f.line for f in check("--a\n--b\n--c", strict=strict)] == [1, 2, 3]


def test_one_finding_for_each_place(fake: FakeShellCheck) -> None:
    fake.problems = [problem(1, 4, 2068), problem(1, 5, 2068)]
    assert short(check("ls “a”")) == ["1:4-1:5 TI101", "1:6-1:7 TI101", "1:5-1:6 SC2068"]
    # The line above is told for its own backslash, and that of another line says nothing of this one.
    fake.problems = [problem(2, 3, 2068)]
    assert short(check("docker run\n  --rm")) == ["1:10-1:11 SH112", "2:3-2:4 SC2068"]


@pytest.mark.parametrize(("strict", "expected"), [(True, ["2:3-2:4 MD117"]), (False, [])])
def test_what_could_not_be_looked_at(strict: bool, expected: list[str], fake: FakeShellCheck) -> None:
    fake.problems = None
    assert short(check("x\n$ ls \\\n  a\n$ ls", is_session=True, strict=strict)) == expected


def test_each_block_has_its_own_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(scripts: Sequence[Script]) -> list[list[Problem] | None]:
        return [[problem(1, 1, 2068)] if "b" in script.text else [] for script in scripts]

    monkeypatch.setattr(shellcheck, "run_shellcheck", run)
    blocks = [ShellBlock("bash", False, True, code) for code in ("a", "b", "ls (", "$ b", "c")]
    assert [short(found) for found in check_shell_blocks(blocks)] == [
        [],
        ["1:1-1:2 SC2068"],
        ["1:1-1:2 SH106"],
        ["1:1-1:2 MD111", "1:3-1:4 SC2068"],  # the label comes first
        [],
    ]


def test_without_shellcheck_the_rest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Sequence[Script]) -> list[list[Problem] | None]:
        raise shellcheck.MissingShellcheckError

    monkeypatch.setattr(shellcheck, "run_shellcheck", missing)
    assert short(check("$ imagen = nginx\n$ ls (")) == ["1:1-1:2 MD111", "2:3-2:4 SH106"]


@pytest.mark.parametrize(
    ("code", "is_session", "expected"),
    [
        # A script that is a session, by its prompts.
        ("$ ls (x\nsalida (", False, ["1:1-1:2 MD111", "1:3-1:4 SH106"]),
        ("PS> ls (\nx (", False, ["1:1-1:2 MD111"]),
        ("ls\nsalida (x", False, ["2:1-2:10 SH122"]),
        # A session without prompts: its commands are read as a script, when that can be.
        ("docker ps\nls --", True, ["1:1-1:2 MD112"]),
        ("docker ps\nsalida (x", True, ["1:1-1:2 MD112"]),
        ("ls –it", True, ["1:1-1:2 MD112", "1:4-1:5 TI102"]),
        ("  ls –it", True, ["1:1-1:2 MD112", "1:6-1:7 TI102"]),
        ("salida –it", True, ["1:1-1:2 MD112"]),
        ("PS> ls –it", True, []),
        ("ls –it\n$ ls", True, []),
        ("ls –it\nPS> ls", True, []),
        ("$ ls (", True, ["1:3-1:4 SH106"]),
        ("$ ls\n$ ls –rm", True, ["2:6-2:7 TI102"]),
    ],
)
@pytest.mark.usefixtures("fake")
def test_what_a_block_is_read_as(code: str, is_session: bool, expected: list[str]) -> None:
    assert short(check(code, is_session)) == expected


def test_parsing_adds_nothing_of_labels() -> None:
    [reading] = lint.parse_shell_blocks([ShellBlock("bash", False, True, "$ imagen = nginx")])
    assert (reading.findings, [text.text for text in reading.texts], reading.complete) == ([], ["imagen = nginx"], True)
