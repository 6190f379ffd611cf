"""shfmt in batches: each text gets its own verdict, whatever the others do."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.program import Run
from guide.snippets.shell import shfmt
from guide.snippets.shell.shfmt import Script, SyntaxProblem, parse


def bash(*texts: str) -> list[Script]:
    return [Script("bash", text) for text in texts]


def test_open_quote_does_not_reach_the_next_text() -> None:
    found = parse(bash("echo 'a", "echo b'", "echo c"))
    assert [problem and (problem.line, problem.column) for problem in found] == [(1, 6), (1, 7), None]


def test_equal_texts_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = shfmt._parse_chunk

    def counting(scripts: list[Script], seconds: float) -> list[SyntaxProblem | None]:
        sizes.append(len(scripts))
        return real(scripts, seconds)

    monkeypatch.setattr(shfmt, "_parse_chunk", counting)
    assert parse(bash("fi", "ls", "fi", "fi"))[3] is not None
    assert sizes == [2]


def test_label_and_not_shebang_decides_the_dialect() -> None:
    assert parse(bash("#!/bin/dash\nx=(a b)")) == [None]


def test_editorconfig_of_the_folder_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".editorconfig").write_text("root=true\n[*]\nshell_variant=posix\nignore=true\n", "utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = parse(bash("x=(a b)", "echo '"))
    assert found[0] is None
    assert found[1] is not None


def test_text_that_stalls_the_parser_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Run.output

    def stalling(run: Run, seconds: float) -> bytes | None:
        texts = [Path(run.folder, name).read_text("utf-8") for name in run.names[1:]]
        return None if any("peor" in text for text in texts) else real(run, seconds)

    monkeypatch.setattr(Run, "output", stalling)
    found = parse(bash("ls", "echo '", "peor", "fi", "ls -l"))
    assert [problem and problem.message[:1] for problem in found] == [None, "r", "!", "`", None]


def test_two_processes_give_each_text_its_own_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shfmt, "WORTH_TWO", 2)
    found = parse(bash("ls", "echo '", "fi", "ls -l", "( ls"))
    assert [problem and problem.line for problem in found] == [None, 1, 1, None, 1]


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    parse(bash("ls", "echo '"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    ["$(" * 20_000, "(" * 5_000, "\0echo '", "\udcff'", "if " * 50_000, "\x1b[31m'", "`" * 9_999, "{ " * 50_000],
    ids=["substitutions", "subshells", "null", "surrogate", "ifs", "escape", "backquotes", "groups"],
)
def test_hostile_text_gets_an_answer(text: str) -> None:
    hostile, good = parse(bash(text, "ls"))
    assert hostile is not None
    assert good is None
