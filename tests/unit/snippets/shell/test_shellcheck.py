"""ShellCheck in batches: only sure mistakes, each in its own text, whatever stands around."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from effort import cpu_seconds
from guide.snippets import codes, program
from guide.snippets.program import Run
from guide.snippets.shell import lint, shellcheck, shellcheck_messages
from guide.snippets.shell.codes import CODES
from guide.snippets.shell.lint import ShellBlock
from guide.snippets.shell.shellcheck import run_shellcheck
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


def test_other_numbers_keep_their_own_message() -> None:
    assert shellcheck_messages.code_and_message(9999, "Odd.") == (
        "SC9002",
        "ShellCheck no lo da por bueno: Odd. (SC9999)",
    )
