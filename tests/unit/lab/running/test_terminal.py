"""What programs write to a terminal, as the lines that are left on it, and the terminal itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from guide.lab.machines.stopping import StoppedError
from guide.lab.running.terminal import Screen, SlowError, Terminal
from guide.places import MACHINES


def lines(*pieces: bytes) -> list[str]:
    screen = Screen()
    for piece in pieces:
        screen.feed(piece)
    return screen.lines()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (b"uno\r\ndos\r\n", ["uno", "dos"]),
        (b"10 %\r20 %\r\n", ["20 %"]),
        (b"uno\r\n\x1b[1A\x1b[2Kotro\r\n", ["otro"]),
        (b"uno\r\n\r\ndos  \r\n\r\n", ["uno", "", "dos"]),
        ("está\r\n".encode(), ["está"]),
        # Colours as systemd writes them.
        (b"\x1b[0;38:5:185mservicio\x1b[0m activo\r\n", ["servicio activo"]),
        # The time that BuildKit puts at the right edge.
        (b" => [1/2] FROM scratch" + b" " * 900 + b"0.1s\r\n", [" => [1/2] FROM scratch  0.1s"]),
        (b"a   12.5ms\r\n", ["a  12.5ms"]),
        (b"a   docker:default\r\n", ["a  docker:default"]),
        (b"a   docker: b\r\n", ["a   docker: b"]),
        (b"a   1.5s b\r\n", ["a   1.5s b"]),
        (b"a   15s\r\n", ["a   15s"]),
        (b"a 1.5s\r\n", ["a 1.5s"]),
        (b"a   1.5m\r\n", ["a   1.5m"]),
        (b"", []),
        (b"\r\n\r\n", []),
        (b"\r\n  \r\nuno", ["", "", "uno"]),
        (b"uno\r\n\x1b[2Cdos", ["uno", "  dos"]),
        (b"\x1b[1;31mrojo\x1b[m y \x1b[4:3mondas\x1b[0m", ["rojo y ondas"]),
        # What is no colour is left to the screen: here, one up.
        (b"uno\r\ndos\x1b[1Ax", ["unox", "dos"]),
        (b"a:b 1:2m", ["a:b 1:2m"]),
        ("…·✔".encode(), ["…·✔"]),
        (b"x" * 1001, ["x" * 1000, "x"]),
    ],
)
def test_what_is_left_on_the_screen(written: bytes, left: list[str]) -> None:
    assert lines(written) == left


@pytest.mark.parametrize("cut", range(1, 14))
def test_an_escape_may_come_in_two_pieces(cut: int) -> None:
    written = b"a\x1b[38:5:185mb\x1b[0mc"
    assert lines(written[:cut], written[cut:]) == ["abc"]


def test_an_escape_that_never_ends_is_not_shown() -> None:
    assert lines(b"a\x1b[38:5") == ["a"]
    assert lines(b"a\x1b", b"[1mb", b"\x1b[", b"mc") == ["abc"]


def test_lines_that_have_left_the_screen_are_kept() -> None:
    assert lines(b"".join(b"%d\r\n" % n for n in range(500))) == [str(n) for n in range(500)]


def test_the_line_of_the_cursor_ends_at_it() -> None:
    screen = Screen()
    screen.feed(b"una\r\nroot@abc:/# ")
    assert screen.current() == "root@abc:/# "
    screen.feed(b"id\x1b[2D")
    assert (screen.current(), screen.lines()[-1]) == ("root@abc:/# ", "root@abc:/# id")
    screen.feed(b"\r\n")
    assert screen.current() == ""


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A bash whose parent ignores Ctrl-C, as a program in the background of a script does."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        opened = Terminal(["setsid", "--ctty", "--wait", "bash", "--rcfile", str(MACHINES / "terminal.bashrc"), "-i"])
    finally:
        signal.signal(signal.SIGINT, before)
    yield opened
    opened.close()


def test_a_command_leaves_its_lines_and_its_status(terminal: Terminal) -> None:
    result = terminal.run("echo hola; false", 20)
    assert (result.lines, result.status) == (["hola"], 1)


def test_a_terminal_is_ready_when_it_is_there(terminal: Terminal) -> None:
    assert (terminal.folder, terminal.running, terminal.has_ended()) == (str(Path.cwd()), False, False)


@pytest.mark.parametrize(
    ("command", "left", "status"),
    [
        ("true", [], 0),
        ("(exit 7)", [], 7),
        ("echo a; echo; echo b", ["a", "", "b"], 0),
        ("printf 'sin fin'", ["sin fin"], 0),
        ("cat <<E\nuno\n  dos\nE", ["uno", "  dos"], 0),
        ("for i in 1 2; do\n  echo $i\ndone", ["1", "2"], 0),
        ("stty size", ["200 1000"], 0),
        ("echo ñ…", ["ñ…"], 0),
        (f"echo {'x' * 3000} | wc --chars", ["3001"], 0),
        ("echo a >&2", ["a"], 0),
    ],
)
def test_what_a_command_leaves(terminal: Terminal, command: str, left: list[str], status: int) -> None:
    result = terminal.run(command, 20)
    assert (result.lines, result.status) == (left, status)
    assert terminal.running is False


def test_the_folder_is_the_one_after_the_command(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "año x").mkdir()
    assert terminal.run(f"cd '{tmp_path}/año x'", 20).folder == f"{tmp_path}/año x"
    assert terminal.folder == f"{tmp_path}/año x"


def test_each_command_begins_with_an_empty_screen(terminal: Terminal) -> None:
    assert terminal.run("echo uno", 20).lines == ["uno"]
    assert terminal.run("echo dos", 20).lines == ["dos"]


def test_lines_are_typed_into_what_runs(terminal: Terminal) -> None:
    terminal.start("read -r a; read -r b; echo $b $a")
    assert terminal.running
    terminal.type("uno")
    terminal.type("dos")
    assert terminal.finish(20).lines == ["dos uno"]


def test_what_does_not_end_in_its_time_tells_what_it_wrote(terminal: Terminal) -> None:
    terminal.start("echo ya; sleep 60")
    assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
    with pytest.raises(SlowError) as slow:
        terminal.finish(0.05)
    assert slow.value.lines == ["ya"]
    assert terminal.running
    assert not terminal.has_ended()


def test_waiting_ends_with_the_command_or_with_the_time(terminal: Terminal) -> None:
    terminal.start("echo uno")
    assert not terminal.wait(lambda screen: "dos" in screen.lines(), 20)
    assert terminal.has_ended()
    assert terminal.finish(0).lines == ["uno"]
    terminal.start("sleep 60")
    assert not terminal.wait(lambda screen: bool(screen.lines()), 0.05)
    assert not terminal.has_ended()


def test_what_was_there_already_is_not_waited_for(terminal: Terminal) -> None:
    terminal.start("echo uno; sleep 60")
    assert terminal.wait(lambda screen: screen.lines() == ["uno"], 20)
    assert terminal.wait(lambda screen: screen.lines() == ["uno"], 0)


def test_the_end_of_bash_is_told(terminal: Terminal) -> None:
    with pytest.raises(SlowError) as slow:
        terminal.run("exit", 20)
    assert slow.value.lines[-1] == "(el intérprete de comandos ha terminado)"


def test_a_wish_to_stop_ends_the_waiting(terminal: Terminal) -> None:
    terminal.start("sleep 60")
    threading.Timer(0.05, terminal._stop.set).start()
    with pytest.raises(StoppedError):
        terminal.finish(600)


def test_closing_ends_bash(terminal: Terminal) -> None:
    terminal.start("echo ya; sleep 60")
    assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
    terminal.close()
    assert terminal._process.returncode is not None
    terminal.close()


def test_control_c_ends_what_runs_also_where_the_parent_ignores_it(terminal: Terminal) -> None:
    # Many times: bash loses Ctrl-C while it starts a program.
    for _ in range(20):
        terminal.start("echo ya; sleep 60")
        assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
        terminal.interrupt()
        result = terminal.finish(20)
        assert (result.status, result.lines) == (130, ["ya", "^C"])


def test_control_c_ends_a_command_of_bash_itself(terminal: Terminal) -> None:
    terminal.start("echo ya; read -r nada")
    assert terminal.wait(lambda screen: screen.lines() == ["ya"], 20)
    terminal.interrupt()
    assert terminal.finish(20).status == 130
