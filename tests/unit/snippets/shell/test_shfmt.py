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


class Answer:
    """In the place of a run of shfmt: says of each text what it holds, unless that is «!»."""

    starts: list[list[str]]
    seconds: list[float]

    def __init__(self, files: list[tuple[str, bytes]], command: list[str], stream: str) -> None:
        assert files[0] == (".editorconfig", b"root = true\n")
        assert (command, stream) == ([shfmt.engine(), "-l", "-i", "0", "."], "stderr")
        self.files = files[1:]
        self.starts.append([name for name, _ in self.files])

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass

    def output(self, seconds: float) -> bytes | None:
        self.seconds.append(seconds)
        if any(data == b"!" for _, data in self.files):
            return None
        return b"".join(f"{name}:1:1: m".encode() + data + b"\n" for name, data in self.files)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> type[Answer]:
    kind = type("Answer", (Answer,), {"starts": [], "seconds": []})
    monkeypatch.setattr(shfmt, "Run", kind)
    return kind


def messages(problems: list[SyntaxProblem | None]) -> list[str]:
    return [problem.message if problem else "" for problem in problems]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (2, [2]), (63, [63]), (64, [32, 32]), (65, [32, 33]), (70, [35, 35])]
)
def test_when_two_processes_are_worth_it(count: int, sizes: list[int], answer: type[Answer]) -> None:
    texts = [str(number) for number in range(count)]
    assert messages(parse(bash(*texts))) == [f"m{text}" for text in texts]
    assert [len(names) for names in answer.starts] == sizes


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [([4, 5], [2]), ([4, 6], [2]), ([4, 7], [1, 1]), ([11, 12], [1, 1]), ([1, 2, 3], [3]), ([1, 2, 3, 4], [3, 1])],
)
def test_how_much_one_process_gets(
    lengths: list[int], sizes: list[int], answer: type[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shfmt, "CHUNK_BYTES", 10)
    monkeypatch.setattr(shfmt, "CHUNK_FILES", 3)
    texts = ["x" * length for length in lengths]
    assert messages(parse(bash(*texts))) == [f"m{text}" for text in texts]
    assert [len(names) for names in answer.starts] == sizes


def test_the_dialect_is_the_name_of_the_file(answer: type[Answer]) -> None:
    found = parse([Script("bash", "a"), Script("zsh", "a"), Script("bash", "b"), Script("bash", "a")])
    assert messages(found) == ["ma", "ma", "mb", "ma"]
    assert answer.starts == [["0.bash", "1.zsh", "2.bash"]]


@pytest.mark.parametrize(
    ("texts", "seconds", "each"),
    [
        (["a"], 8.0, [8]),
        (["a"], 0.5, [1]),
        (["!"], 8.0, [8]),
        (["!", "a"], 8.0, [8, 4, 4]),
        (["a", "b", "!"], 8.0, [8, 4, 4, 2, 2]),
        (["a", "!"], 1.0, [1, 1, 1]),
    ],
)
def test_who_stalls_it_has_less_time_the_next_time(
    texts: list[str], seconds: float, each: list[float], answer: type[Answer]
) -> None:
    assert messages(parse(bash(*texts), seconds)) == ["!" if text == "!" else f"m{text}" for text in texts]
    assert answer.seconds == each


@pytest.mark.parametrize(
    ("text", "output", "expected"),
    [
        ("a", "0.bash:1:1: x", SyntaxProblem(1, 1, "x")),
        ("a", "./0.zsh:1:1: x", SyntaxProblem(1, 1, "x")),
        ("a\nbcd", "0.bash:2:3: x: y", SyntaxProblem(2, 3, "x: y")),
        ("a\nñá d", "0.bash:2:6: x", SyntaxProblem(2, 4, "x")),  # shfmt counts bytes
        ("a\nñ", "0.bash:2:?: x", SyntaxProblem(2, 1, "x")),
        ("a", "0.bash:2:1: x", SyntaxProblem(2, 1, "x")),
        ("a", "0.bash:3:5: x", SyntaxProblem(3, 1, "x")),
        ("a", "aviso\n0.bash:1:1: x\notro", SyntaxProblem(1, 1, "x")),
        ("a", "", None),
        ("a", "aviso 0.bash:1:1: x", None),
        ("a", "0.bash", None),
    ],
)
def test_where_a_problem_stands(
    text: str, output: str, expected: SyntaxProblem | None, answer: type[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "output", lambda *_: output.encode())
    assert parse(bash(text)) == [expected]


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
