"""ShellCheck in batches: only sure mistakes, each in its own text, whatever stands around."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from effort import cpu_seconds
from guide.snippets import codes, program
from guide.snippets.program import Run
from guide.snippets.shell import lint, shellcheck, shellcheck_messages
from guide.snippets.shell.codes import CODES, is_shellcheck, is_syntax
from guide.snippets.shell.lint import ShellBlock
from guide.snippets.shell.shellcheck import Problem, run_shellcheck
from guide.snippets.shell.shfmt import Script
from snippets_support import check_plain

BAD = "imagen = nginx\n"


def bash(*texts: str) -> list[Script]:
    return [Script("bash", text) for text in texts]


def numbers(*texts: str) -> list[list[int] | None]:
    return [None if found is None else [p.number for p in found] for found in run_shellcheck(bash(*texts))]


def test_each_text_has_its_own_problems_in_order() -> None:
    texts = [f"ls {i}\n" if i % 3 else f"ls {i}\n{BAD}echo $10\n" for i in range(250)]
    assert numbers(*texts) == [[] if i % 3 else [2283, 1037] for i in range(250)]


@pytest.mark.parametrize(
    "text",
    [
        "cd $x && rm $(docker ps -aq) && echo `pwd`",
        "x=1; read y; for i in 1 2; do docker rm $i; done",
        "docker run -e A={a,b} -v $PWD:/x alpine ls *.txt",
        'echo "Se llama “volumen” y es tuyo’s"',
        "ls -l | grep x; which docker; echo -e 'a\\n'; [ -n \"$x\" ]; source ./x",
    ],
)
def test_matters_of_taste_are_not_told(text: str) -> None:
    assert numbers(text) == [[]]


def test_zsh_is_not_looked_at() -> None:
    assert run_shellcheck([Script("zsh", BAD)]) == [[]]


@pytest.mark.parametrize("folder", ["here", "home"])
def test_rc_file_has_no_effect(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".shellcheckrc").write_text("disable=all\n", "utf-8")
    monkeypatch.chdir(tmp_path) if folder == "here" else monkeypatch.setenv("HOME", str(tmp_path))
    # Not in memory but below the folder with the file.
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("SHELLCHECK_OPTS", "--exclude=2283")
    assert numbers(BAD) == [[2283]]


def test_text_that_stalls_it_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Run.output

    def stalling(run: Run, seconds: float) -> bytes | None:
        texts = [Path(run.folder, name).read_text("utf-8") for name in run.names[1:]]
        return None if any("peor" in text for text in texts) else real(run, seconds)

    monkeypatch.setattr(Run, "output", stalling)
    assert numbers("ls", BAD, "peor", "ls -l", BAD + "ls") == [[], [2283], None, [], [2283]]


def test_process_that_takes_too_long_is_stopped() -> None:
    with Run([], ["sleep", "600"], "stdout") as run:
        assert run.output(0.2) is None
        assert run.process
        assert run.process.returncode == -signal.SIGKILL
    assert not Path(run.folder).exists()


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3000 + "ls" + ")" * 3000,
        'echo "$(echo ' * 15 + "a" + ')"' * 15,
        "a && " * 3000 + "a",
        "[ " + "a -o " * 3000 + "a ]",
        "ls\n" * 10_000,
    ],
    ids=["parentheses", "substitutions", "and", "or", "long"],
)
def test_what_would_take_forever_is_left_out(text: str) -> None:
    found: list[list[int] | None] = []
    assert cpu_seconds(lambda: found.extend(numbers(text, BAD))) < 10
    assert found == [None, [2283]]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The texts of each process, of which none is started."""
    chunks: list[list[str]] = []

    def chunk(scripts: list[Script], seconds: float) -> list[list[Problem] | None]:
        assert seconds == shellcheck.SECONDS
        chunks.append([script.text for script in scripts])
        return [[Problem(1, 1, 1, 1, 2068, script.text)] for script in scripts]

    monkeypatch.setattr(shellcheck, "_chunk", chunk)
    return chunks


DEEP = shellcheck.DEEPEST


@pytest.mark.parametrize(
    ("text", "is_hard"),
    [
        ("a" * shellcheck.LARGEST, False),
        ("a" * (shellcheck.LARGEST + 1), True),
        *((f"a {joint} " * shellcheck.JOINTS + "a", False) for joint in ("&&", "||", "|", "-a", "-o")),
        *((f"a {joint} " * (shellcheck.JOINTS + 1) + "a", True) for joint in ("&&", "||", "|", "-a", "-o")),
        ("a & -b x-o -a" * shellcheck.JOINTS, False),
        ("a && b | " * (shellcheck.JOINTS // 2) + "a || b", True),
        *((opener * DEEP + closer * DEEP, False) for opener, closer in ("()", "[]", "{}")),
        *((opener * (DEEP + 1) + closer * (DEEP + 1), True) for opener, closer in ("()", "[]", "{}")),
        ("([{" * (DEEP // 3) + "((", True),
        ("()[]{}" * DEEP, False),
        ("()" * 3 + "(" * (DEEP + 1), True),
        ("\\(\\[\\{" * DEEP, False),
        ("\\\\(" * (DEEP + 1), True),
        ("(" * DEEP + "\\)" + "(", True),
    ],
)
def test_what_is_too_hard(text: str, is_hard: bool, looked_at: list[list[str]]) -> None:
    [found] = run_shellcheck(bash(text))
    assert (found is None, looked_at) == (is_hard, [] if is_hard else [[text]])


def test_what_goes_to_each_process(looked_at: list[list[str]]) -> None:
    assert run_shellcheck([]) == []
    texts = [f"ls {i}" for i in range(shellcheck.CHUNK)]
    run_shellcheck(bash(*texts))
    run_shellcheck(bash(*texts, "ls"))
    assert sorted(map(len, looked_at)) == [1, shellcheck.CHUNK, shellcheck.CHUNK]
    looked_at.clear()
    # What is empty needs no look, and what is the same only one.
    found = run_shellcheck([*bash("a", "", "b", "a"), Script("zsh", "a"), Script("zsh", "")])
    assert [[problem.message for problem in problems or ()] for problems in found] == [["a"], [], ["b"], ["a"], [], []]
    assert None not in found
    assert looked_at == [["a", "b"]]


class Answer:
    """In the place of a run of ShellCheck: the same output for any files."""

    output_of: bytes | None = b""
    asked: list[tuple[list[tuple[str, bytes]], list[str], str]] = []  # noqa: RUF012
    seconds: list[float] = []  # noqa: RUF012

    def __init__(self, files: list[tuple[str, bytes]], command: list[str], stream: str) -> None:
        self.asked.append((files, command, stream))

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def output(self, seconds: float) -> bytes | None:
        self.seconds.append(seconds)
        return self.output_of


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> type[Answer]:
    kind = type("Answer", (Answer,), {"asked": [], "seconds": []})
    monkeypatch.setattr(shellcheck, "Run", kind)
    return kind


def comment(file: int, line: int, column: int, code: int, level: str = "error") -> dict[str, object]:
    place = {"line": line, "column": column, "endLine": line + 1, "endColumn": column + 2}
    return {"file": f"{file}.sh", **place, "level": level, "code": code, "message": f"m{code}"}


def said(*comments: dict[str, object]) -> bytes:
    return json.dumps({"comments": comments}).encode()


MILD = [1012, 2024, 2026, 2140, 2210, 2211, 2215, 2238, 2288]
IGNORED = [1009, 1019, 1071, 1072, 1073, 1110, 1111, 2148]


@pytest.mark.parametrize(
    ("number", "level", "is_told"),
    [
        (2068, "error", True),
        (2068, "warning", False),
        (2068, "style", False),
        *((number, level, True) for number in MILD for level in ("error", "warning", "info", "style")),
        *((number, "error", False) for number in IGNORED),
    ],
)
def test_which_numbers_are_told(number: int, level: str, is_told: bool, answer: type[Answer]) -> None:
    answer.output_of = said(comment(0, 3, 4, number, level))
    assert run_shellcheck(bash("a")) == [[Problem(3, 4, 4, 6, number, f"m{number}")] if is_told else []]


@pytest.mark.parametrize("output", [b"", b"{", b"{}", b'{"comments": []}'])
def test_an_answer_that_says_nothing(output: bytes, answer: type[Answer]) -> None:
    answer.output_of = output
    assert run_shellcheck(bash("a", "b")) == [[], []]


def test_one_problem_of_each_place_in_order(answer: type[Answer]) -> None:
    found = [(1, 2, 2, 2068), (0, 2, 1, 2045), (0, 1, 5, 2045), (0, 1, 5, 2026), (0, 1, 5, 2068), (0, 1, 4, 2068)]
    answer.output_of = said(*(comment(*place) for place in found))
    assert numbers("a", "b", "c") == [[2068, 2026, 2045], [2068], []]
    # Wherever it ends.
    answer.output_of = said(comment(0, 1, 1, 2068), {**comment(0, 1, 1, 2045), "endLine": 1})
    assert numbers("a") == [[2045]]
    answer.output_of = said(*(comment(*place) for place in found))
    assert [[p[:2] for p in problems or ()] for problems in run_shellcheck(bash("a", "b"))] == [
        [(1, 4), (1, 5), (2, 1)],
        [(2, 2)],
    ]


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_problems_of_one_text_have_an_end(more: int, answer: type[Answer]) -> None:
    count = shellcheck.MOST + more
    answer.output_of = said(*(comment(0, line, 1, 2068) for line in range(count, 0, -1)))
    [found] = run_shellcheck(bash("a"))
    assert [problem.line for problem in found or ()] == list(range(1, min(count, shellcheck.MOST) + 1))


def test_how_it_is_called(answer: type[Answer]) -> None:
    answer.output_of = said()
    run_shellcheck(bash("ñ\n", "b\ud800"), 7)
    options = ["--norc", "--format=json1", "--shell=bash", "--wiki-link-count=0"]
    files = [("0.sh", "ñ\n".encode()), ("1.sh", b"b?")]
    assert answer.asked == [(files, [shellcheck.engine(), *options, "0.sh", "1.sh"], "stdout")]
    assert answer.seconds == [7]


@pytest.mark.parametrize(
    ("seconds", "count", "each"),
    [(20.0, 1, [20]), (20.0, 2, [20, 10, 10]), (8.0, 2, [8, 5, 5]), (20.0, 3, [20, 10, 10, 5, 5]), (30.0, 1, [30])],
)
def test_who_stalls_it_has_less_time_the_next_time(
    seconds: float, count: int, each: list[float], answer: type[Answer]
) -> None:
    answer.output_of = None
    assert run_shellcheck(bash(*"abc"[:count]), seconds) == [None] * count
    assert answer.seconds == each


def test_what_is_left_out_is_told_where_nothing_may_be_unchecked() -> None:
    text = "a && " * 400 + "a"
    told = [lint.check_shell_blocks([ShellBlock("bash", False, strict, text)]) for strict in (True, False)]
    assert [[f.code for f in found[0]] for found in told] == [["MD117"], []]


def test_missing_shellcheck_is_told_once_and_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = program.find
    shellcheck.engine.cache_clear()
    page = "```bash\nls\n```\n\n```bash\nimagen = nginx\n```\n\n```console\n$ ls (\n```\n"
    with monkeypatch.context() as patch:
        patch.setattr(program, "find", lambda name: None if name == "shellcheck" else real(name))
        report = check_plain(tmp_path, page)
    found = {d.code: d.severity for d in report.diagnostics}
    assert sorted(d.code for d in report.diagnostics) == ["SC9003", "SH106"], found
    shellcheck.engine.cache_clear()
    assert [d.code for d in check_plain(tmp_path, page).diagnostics] == ["SC2283", "SH106"]


def test_every_chosen_number_has_its_words() -> None:
    assert {f"SC{number}" for number in shellcheck_messages.MESSAGES} <= CODES.keys() <= codes.table().keys()
    assert set(shellcheck_messages.MESSAGES) >= shellcheck.MILD
    assert not set(shellcheck_messages.MESSAGES) & shellcheck.IGNORED


@pytest.mark.parametrize(
    ("code", "explanation"),
    [
        ("SC1020", "Falta un espacio antes de ]."),
        ("SC2215", "Una opción no es un comando: ¿falta \\ al final de la línea de antes?"),
        ("SC2071", "> compara textos: para números, -gt, -lt…"),
    ],
)
def test_explanation_is_a_sentence(code: str, explanation: str) -> None:
    assert CODES[code].explanation == explanation


WARNINGS = {1012, 2024, 2026, 2045, 2068, 2105, 2144, 2168, 2210, 2211, 2215, 2238, 2288}


@pytest.mark.parametrize("number", sorted(shellcheck_messages.MESSAGES))
def test_what_may_be_on_purpose_is_a_warning(number: int) -> None:
    assert CODES[f"SC{number}"].severity == ("warning" if number in WARNINGS else "error")


@pytest.mark.parametrize(
    ("code", "syntax", "found_by_shellcheck"),
    [
        ("SH101", True, False),
        ("SC2068", False, True),
        ("SC9002", False, True),
        ("TI101", False, False),
        ("XSH", False, False),
    ],
)
def test_family_of_a_code(code: str, syntax: bool, found_by_shellcheck: bool) -> None:
    assert (is_syntax(code), is_shellcheck(code)) == (syntax, found_by_shellcheck)


def test_other_numbers_keep_their_own_message() -> None:
    assert shellcheck_messages.code_and_message(9999, "Odd.") == (
        "SC9002",
        "ShellCheck no lo da por bueno: Odd. (SC9999)",
    )
