"""shfmt in batches: each text gets its own verdict, whatever the others do."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.program import Run
from guide.snippets.shell import shfmt, shfmt_messages
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


@pytest.mark.parametrize(
    ("message", "code", "spanish"),
    [
        ('reached EOF without closing quote `"`', "SH101", 'la comilla " se abre aquí y no se cierra'),
        ("reached `)` without closing quote `'`", "SH101", "la comilla ' se abre aquí y no se cierra"),
        ("unclosed here-document `FIN`", "SH102", "el documento en línea no termina: falta una línea que sea solo FIN"),
        ("`if` statement must end with `fi`", "SH103", "la instrucción if no termina: falta fi"),
        ("reached EOF without matching `{` with `}`", "SH103", "el grupo { se abre aquí y falta }"),
        ("reached EOF without matching `$(` with `)`", "SH104", "$( se abre aquí y no se cierra: falta )"),
        ("`fi` can only be used to end an `if`", "SH105", "fi sobra: aquí no hay ningún if que cerrar"),
        ("`}` can only be used to close a block", "SH105", "} sobra: aquí no hay ningún grupo { que cerrar"),
        ("`;;` can only be used in a case clause", "SH105", ";; no puede estar aquí: solo vale en un «case»"),
        ("`&&` must be followed by a statement", "SH106", "después de && falta una orden"),
        ("`>` must be followed by a word", "SH106", "después de > falta una palabra"),
        ("not a valid arithmetic operator: `@`", "SH107", "@ no es un operador de $((…))"),
        ("ternary operator missing `:` after `?`", "SH107", "la expansión no es válida"),
        (
            "arrays are a bash/mksh feature; tried parsing as posix",
            "SH108",
            "esto es propio de bash/mksh y no de posix",
        ),
        ("something new", "SH109", "la sintaxis no es válida"),
    ],
)
def test_message_is_told_in_spanish(message: str, code: str, spanish: str) -> None:
    found = shfmt_messages.translate(message)
    assert found[0] == code
    assert found[1].startswith(spanish)
    assert found[1].endswith(f"(shfmt: {message})")


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("Host(a b)", "después de «Host(» falta )"),
        ("[m] (local) x", "después de «[m] (» falta )"),
        ("for x in a do", "la lista de «for x» termina con ; o con un salto de línea, y después va do"),
        ("select y in a do", "la lista de «select y» termina con"),
        ("case $abc", "después de «case $abc» falta in"),
        ("if docker ps", "después de la condición de «if» falta then"),
        ("until docker ps; echo", "después de la condición de «until» falta do"),
        ("web()", "después de «web()» falta lo que hace la función"),
        ("function web", "después de «function web» falta lo que hace la función"),
        ("declare -A a=([uno])", "después de «[uno]» falta = y un valor"),
    ],
)
def test_message_names_what_is_on_the_page(text: str, spanish: str) -> None:
    [problem] = parse(bash(text))
    assert problem is not None
    code, message = shfmt_messages.translate(problem.message, text[problem.column - 1 :])
    assert code == "SH106"
    assert message.startswith(spanish)
    assert "shfmt" not in message
