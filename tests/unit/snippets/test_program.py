"""One run of a parser over small texts: what it sees, what comes back, and what is left behind."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from guide.snippets import program
from guide.snippets.program import Run, Stream

# Shows its folder, what it gets in the environment and on its input, and what the files hold.
SHOW = """
import os, sys
print(sorted(os.listdir()), sorted(set(os.environ) - {"LC_CTYPE"}), os.environ["LC_ALL"], os.environ["GOMEMLIMIT"])
print(repr(sys.stdin.read()), [open(n, "rb").read() for n in sorted(os.listdir()) if n != "salida.txt"])
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", code]


def test_a_program_sees_its_files_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETO", "x")
    with Run([("b.sh", b"dos"), ("a.sh", b"\xff\0")], python(SHOW), "stdout") as run:
        text = (run.output(30) or b"").decode()
    assert text.split("\n") == [
        "['a.sh', 'b.sh', 'salida.txt'] ['GOMEMLIMIT', 'LC_ALL'] C.UTF-8 512MiB",
        r"'' [b'\xff\x00', b'dos']",
        "",
    ]


@pytest.mark.parametrize(("stream", "expected"), [("stdout", b"uno"), ("stderr", b"dos")])
def test_one_of_its_streams_comes_back(stream: Stream, expected: bytes) -> None:
    code = "import sys; sys.stdout.write('uno'); sys.stderr.write('dos')"
    with Run([], python(code), stream) as run:
        assert run.output(30) == expected


@pytest.mark.parametrize(("code", "expected"), [(0, b"x"), (1, b"x"), (2, None), (3, None), (-9, None)])
def test_how_it_ends(code: int, expected: bytes | None) -> None:
    end = "os.kill(os.getpid(), 9)" if code < 0 else f"os._exit({code})"
    with Run([], python(f"import os; os.write(1, b'x'); {end}"), "stdout") as run:
        assert run.output(30) == expected


def test_it_is_stopped_after_its_time() -> None:
    with Run([], python("import time; time.sleep(60)"), "stdout") as run:
        assert run.output(0.01) is None


def test_when_it_has_ended_nothing_waits_to_stop_it() -> None:
    with Run([], python("print()"), "stdout") as run:
        assert run.output(600) == b"\n"
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert [timer for timer in timers if not timer.finished.is_set()] == []


def test_a_large_text_is_written_whole() -> None:
    with Run([("a", b"x" * 3_000_000)], python("import os; print(os.path.getsize('a'))"), "stdout") as run:
        assert run.output(30) == b"3000000\n"


def test_a_text_is_written_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:2])))
    with Run([("a", b"abcde")], python("print(open('a').read())"), "stdout") as run:
        assert run.output(30) == b"abcde\n"


def test_nothing_is_left_behind() -> None:
    with Run([("a", b"")], python("open('otro', 'w')"), "stdout") as run:
        folder = Path(run.folder)
        assert folder.name.startswith("guia-")
        assert (folder.stat().st_mode & 0o777, (folder / "a").stat().st_mode & 0o777) == (0o700, 0o600)
        run.output(30)
        assert (folder / "otro").exists()
    assert not folder.exists()


def test_a_program_that_still_runs_is_ended() -> None:
    with Run([], python("import time; time.sleep(60)"), "stdout") as run:
        process = run.process
    assert process is not None
    assert process.returncode == -9


@pytest.mark.parametrize("files", [[], [("a", b""), ("a", b"")]])
def test_what_cannot_be_started_leaves_nothing(
    files: list[tuple[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_MEMORY", str(tmp_path))
    with pytest.raises(OSError, match="no-existe" if not files else "exists"):
        Run(files, ["/no-existe"], "stdout")
    assert list(tmp_path.iterdir()) == []


def test_its_files_are_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_MEMORY", str(tmp_path))
    with Run([], python("print(1)"), "stdout") as run:
        assert Path(run.folder).parent == tmp_path


def test_it_works_without_a_folder_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_MEMORY", str(tmp_path / "no-existe"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Run([], python("print(1)"), "stdout") as run:
        assert Path(run.folder).parent == tmp_path
        assert run.output(30) == b"1\n"


def make_program(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


def test_a_program_beside_this_python_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, far = make_program(tmp_path / "a", "uno"), make_program(tmp_path / "b", "uno")
    other = make_program(tmp_path / "b", "dos")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "a" / "python"))
    monkeypatch.setenv("PATH", str(far.parent))
    assert program.find("uno") == str(beside)
    assert program.find("dos") == str(other)
    assert program.find("tres") is None


def test_version_of_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a"
    path.write_bytes(b"123")
    os.utime(path, ns=(5, 7_000_000_001))
    assert program.version(str(path)) == "3-7000000001"
    assert program.version(None) == "none"
    assert program.version("") == "none"
    assert program.version(str(tmp_path / "no-existe")) == "none"
